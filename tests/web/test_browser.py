"""The workbench as a person meets it: every screen opens, breaks no policy, asks no network, and leads to its line."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.web.conftest import AXE, Window, open_window

SCREENS = {
    "overview": "/", "unread": "/unread", "search": "/search?q=diesel", "arabic search": "/search?q=الشمروقي", "papers": "/doc",
    "people": "/people", "deals": "/deals", "orders": "/orders", "timeline": "/time", "timeline table": "/time?as=table",
    "network": "/net", "network table": "/net?as=table", "claims": "/claims", "story": "/story", "settings": "/settings",
    "no such address": "/nowhere/at/all", "nobody": "/people/nobody", "no hit": "/search?q=zzzz", "no paper": "/doc/none/p/1",
}  # fmt: skip
NOT_THERE = {"nobody", "no paper"}
"""Screens whose data does not exist: the browser notes the 404 by itself."""


@pytest.fixture
def window(browser: Any, address: str) -> Iterator[Window]:
    """A window at the overview."""
    opened = open_window(browser, address)
    yield opened
    opened.page.context.close()


def papers(window: Window) -> dict[str, str]:
    """Ids of documents by their first path."""
    answer = window.page.request.get(window.address + "/api/documents?limit=500").json()
    return {document["paths"][0]: document["id"] for document in answer["items"]}


AXE_RUN = """async () => {
    const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    const found = await axe.run({runOnly: rules, resultTypes: ['violations']});
    return found.violations.filter(one => one.impact === 'serious' || one.impact === 'critical');
}"""


def barriers(window: Window) -> list[str]:
    """What axe calls serious on the screen. axe comes in by the driver, past the policy, and only for the test."""
    if not AXE.exists():
        return []
    if not window.page.evaluate("'axe' in window"):
        window.page.context.new_cdp_session(window.page).send("Runtime.evaluate", {"expression": AXE.read_text("utf-8")})
    return [
        f"{violation['id']}: " + "; ".join(f"{node['html'][:160]} {node['failureSummary']}" for node in violation["nodes"][:2])
        for violation in window.page.evaluate(AXE_RUN)
    ]


@pytest.mark.parametrize(("theme", "width", "anew"), [("light", 1440, True), ("dark", 390, False), ("dark", 1440, False)])
def test_every_screen_opens_clean(browser: Any, address: str, theme: str, width: int, anew: bool) -> None:
    """Nothing breaks the policy or errs, nothing asks another host, nobody is barred, nothing runs off a small screen.

    Once each address is opened ``anew``; then all are reached as by links, which is quicker and is what people do.
    """
    window = open_window(browser, address, theme, width, 844 if width < 720 else 900)
    by_path = papers(window)
    scan, letter = by_path["phones/IMG_0417.jpg"], by_path["monitors/DMM-2019-074.txt"]
    wrong: list[str] = []
    for name, path in {**SCREENS, "a scan": f"/doc/{scan}/p/1#L8", "a letter": f"/doc/{letter}/p/1#L4"}.items():
        window.complaints.clear()
        window.open(path) if anew else window.walk(path)
        if not window.page.locator("main h1, main h2").count():
            wrong.append(f"{name}: has no heading")
        wrong += [f"{name}: {one}" for one in window.complaints if not (name in NOT_THERE and "404" in one)]
        wrong += [f"{name}: {one}" for one in barriers(window)]
        if window.page.evaluate("document.querySelector('main').scrollWidth - document.querySelector('main').clientWidth") > 1:
            wrong.append(f"{name}: runs off the screen sideways")
    assert wrong == []
    assert window.asked == {"127.0.0.1"}
    window.page.context.close()


def test_papers_of_every_make_are_drawn(window: Window) -> None:
    """A scan with its picture, a letter as text, a sheet of cells, an e-mail with its headers."""
    by_path = papers(window)
    for path, wanted in {
        "phones/IMG_0417.jpg": ".sheet img", "monitors/DMM-2019-074.txt": ".paper li", "events.csv": ".paper table",
        "mail/2019-02-14 fuel and wheat.eml": ".paper .headers",
    }.items():  # fmt: skip
        window.open(f"/doc/{by_path[path]}/p/1")
        assert window.page.locator(wanted).count() > 0, path
        assert window.page.locator(".sheet img, .paper").first.is_visible()
    assert window.complaints == []


def test_one_line_is_lit_in_every_column(window: Window) -> None:
    """The same line on the scan and in the text; `j` goes to the next; small and big L mean the same."""
    id = papers(window)["phones/IMG_0417.jpg"]
    for mark in ("#L8", "#l8"):
        window.open("/")
        window.open(f"/doc/{id}/p/1{mark}")
        lit = window.page.locator("[aria-current=true]")
        assert sorted({one.get_attribute("aria-label").split(":")[0] for one in lit.all()}) == ["line 8"]
        assert lit.count() == 2
    window.page.keyboard.press("j")
    window.settle()
    assert window.page.url.endswith("#L9")


def test_an_address_that_is_not_on_the_page_is_said_to_be_lost(window: Window) -> None:
    """Never the nearest line."""
    id = papers(window)["monitors/DMM-2019-074.txt"]
    window.open(f"/doc/{id}/p/1#L900")
    assert window.page.get_by_role("alert").get_by_text("no longer where it was").is_visible()
    assert window.page.locator("[aria-current=true]").count() == 0


@pytest.mark.parametrize(
    "path", ["/", "/search?q=diesel", "/people", "/deals", "/orders", "/time?as=table", "/net?as=table", "/claims"]
)
def test_from_every_view_one_click_opens_the_boxed_line(window: Window, path: str) -> None:
    """The first address on the screen leads to its page with the line lit, and nothing is lost on the way."""
    window.open(path)
    link = window.page.locator('main a[href*="#L"]').first
    number = (link.get_attribute("href") or "").split("#L")[1]
    link.click()
    window.page.wait_for_url("**/doc/**")
    window.settle()
    lit = window.page.locator("[aria-current=true]")
    assert lit.count() > 0
    assert {(one.get_attribute("aria-label") or "").split(":")[0] for one in lit.all()} == {f"line {number}"}
    assert window.page.locator(".lost").count() == 0
    assert window.complaints == []


def test_the_find_box_takes_words_and_addresses(window: Window) -> None:
    """`/` goes to it from anywhere."""
    id = papers(window)["monitors/DMM-2019-074.txt"]
    window.open("/people")
    window.page.keyboard.press("/")
    window.page.keyboard.type(f"{id}/p/1#L4")
    window.page.keyboard.press("Enter")
    window.page.wait_for_url("**/doc/**")
    assert window.page.url.endswith("/p/1#L4")
    window.page.keyboard.press("/")
    window.page.keyboard.type("diesel")
    window.page.keyboard.press("Enter")
    window.page.wait_for_url("**/search?q=diesel")


def test_keys_go_to_screens_and_the_strip_shows_only_keys_that_work(window: Window) -> None:
    """`g` and a letter; in a text field letters stay letters."""
    for key, path in {"s": "/search", "p": "/people", "d": "/deals", "t": "/time", "n": "/net", "c": "/claims", "o": "/"}.items():
        window.page.keyboard.press("Escape") if path == "/people" else None
        window.page.evaluate("document.activeElement.blur()")
        window.page.keyboard.press("g")
        window.page.keyboard.press(key)
        window.settle()
        assert window.page.url.removeprefix(window.address).split("?")[0] in (path, "/search"), key
    window.page.keyboard.press("?")
    assert window.page.get_by_role("dialog").is_visible()


def test_text_of_a_document_never_becomes_markup(window: Window) -> None:
    """What the search echoes and what a page shows is text."""
    window.open("/search?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E")
    assert window.page.locator("main img").count() == 0
    assert window.asked == {"127.0.0.1"}
