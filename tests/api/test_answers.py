"""What the API answers: pages with lines, hits with reasons, errors with remedies."""

import json
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from fonds.api.openapi import describe
from tests.api.fake import BROKEN, HOSTILE, LETTER, SCAN, Doing, FakeBench

WRITE = {"x-fonds": "1"}


def test_a_page_comes_with_its_lines_and_what_was_found(client: TestClient) -> None:
    """Each finding quotes the page's text exactly; an unstated slot is told apart from one that does not apply."""
    page = client.get(f"/api/documents/{LETTER}/pages/1").json()
    text = page["page"]["text"]
    assert [line["text"] for line in page["lines"]] == text.split("\n")
    order = page["orders"][0]
    assert text[order["start"] : order["end"]] == order["text"]
    assert order["issuer"] == "UNSTATED" and order["deadline"] is None
    assert {entity["name"] for entity in page["entities"]} == {"Tell Nuqra", "Waddah al-Asaad"}


def test_text_of_a_document_stays_text(client: TestClient) -> None:
    """A script in a leaked letter is a string of JSON, and JSON is what the answer says it is."""
    answer = client.get(f"/api/documents/{LETTER}/pages/1")
    assert answer.headers["content-type"] == "application/json"
    assert HOSTILE in [line["text"] for line in answer.json()["lines"]]


def test_a_picture_is_a_png_and_the_original_is_never_sent(client: TestClient) -> None:
    """Where there is no picture the answer says so; there is no address for the original."""
    answer = client.get(f"/api/documents/{SCAN}/pages/1/picture")
    assert answer.headers["content-type"] == "image/png" and answer.content.startswith(b"\x89PNG")
    assert client.get(f"/api/documents/{LETTER}/pages/1/picture").status_code == 404
    assert not any("original" in path or "vault" in path for path in json.loads(describe())["paths"])


def test_leaves_say_how_pages_are_called_and_drawn(client: TestClient) -> None:
    """Of the addresses asked for; what does not exist is left out, what is no address is refused."""
    answer = client.get("/api/leaves", params={"at": [f"{SCAN}/p/1", f"{LETTER}/p/1", f"{BROKEN}/p/1", "0000/p/1"]})
    leaves = {leaf["document"]: leaf for leaf in answer.json()}
    assert leaves[SCAN]["picture"] and not leaves[LETTER]["picture"]
    assert leaves[SCAN]["name"] == "IMG_0417.png" and leaves[BROKEN]["pages"] == 0
    assert set(leaves) == {SCAN, LETTER, BROKEN}
    assert client.get("/api/leaves", params={"at": "no address"}).json()["error"] == "wrong_use"


def test_a_hit_says_why_and_what_could_not_be_searched(client: TestClient) -> None:
    """A query in Arabic finds its line; the answer knows that one paper could not be opened."""
    answer = client.get("/api/search", params={"q": "مفاتيح"}).json()
    assert [(hit["hit"]["document"], hit["hit"]["line"]) for hit in answer["hits"]] == [(SCAN, 2)]
    assert answer["hits"][0]["hit"]["why"] and answer["hits"][0]["xywh"] == [60.0, 160.0, 400.0, 24.0]
    assert any("1" in one for one in answer["could_not"])


def test_a_query_that_cannot_be_read_is_answered_with_a_mend(client: TestClient) -> None:
    """The one shape of errors, also here."""
    answer = client.get("/api/search", params={"q": 'date:yesterday..'})
    assert answer.status_code == 400
    assert answer.json()["error"] == "bad_query" and answer.json()["what"]


def test_listings_come_in_parts(client: TestClient) -> None:
    """Following the cursor gives every document once; a cursor of somebody's own making is refused."""
    seen, cursor = [], None
    while True:
        part = client.get("/api/documents", params={"limit": 2, **({"cursor": cursor} if cursor else {})}).json()
        seen += [document["id"] for document in part["items"]]
        cursor = part["next"]
        if cursor is None:
            break
    assert seen == sorted({LETTER, SCAN, BROKEN}) and part["total"] == 3
    assert client.get("/api/documents", params={"cursor": "1; drop"}).status_code == 400


def test_a_decision_is_appended_and_taken_back(client: TestClient) -> None:
    """A person's word on a proposal; undoing it names what it supersedes."""
    proposal = client.get("/api/proposals").json()[0]["judgement"]
    left, right = proposal["of"]
    made = client.post("/api/judgements", json={"left": left, "right": right, "kind": "different"}, headers=WRITE).json()
    assert made["judgement"]["by"] == "person:you" and made["says"]
    undone = client.post(f"/api/judgements/{made['judgement']['id']}/undo", headers=WRITE).json()
    assert undone["judgement"]["supersedes"] == made["judgement"]["id"]
    assert client.post("/api/judgements", json={"left": "?", "right": right, "kind": "same"}, headers=WRITE).status_code == 400
    assert client.post("/api/judgements", json={"left": left, "right": right, "kind": "equal"}, headers=WRITE).status_code == 422


def test_a_story_is_kept_and_checked(client: TestClient, bench: FakeBench) -> None:
    """Saving answers with the check; the export is a download, never a page under our own name."""
    checked = client.put("/api/story", json={"text": "Nobody knows."}, headers=WRITE).json()
    assert checked["problems"][0]["what"] == "Sentence 1 rests on nothing" and bench.text == "Nobody knows."
    cited = client.put("/api/story", json={"text": f"The letter says “{HOSTILE}” [@{LETTER}/p/1#L3]."}, headers=WRITE).json()
    assert cited["sentences"][0]["rests_on"][0]["anchors"][0]["line"] == 3
    assert client.get("/api/story/export").headers["content-disposition"].startswith("attachment")


@pytest.mark.parametrize(
    "path",
    ["overview", "people", "proposals", "deals", "orders", "claims", "timeline", "network", "copies", "failures", "story/check"],
)
def test_every_view_is_served_in_the_shape_it_promises(client: TestClient, path: str) -> None:
    """The answer passes the server's own check of its type."""
    assert client.get(f"/api/{path}").status_code == 200


@pytest.mark.parametrize(
    "path",
    ["documents/nothing", f"documents/{LETTER}/pages/9", f"documents/{BROKEN}/pages/1", "people/nobody", "claims/none", "x/y"],
)
def test_what_is_not_there_says_so_and_what_to_do(client: TestClient, path: str) -> None:
    """404 in the one shape."""
    answer = client.get(f"/api/{path}")
    assert answer.status_code == 404
    assert answer.json()["error"] == "not_there" and answer.json()["remedy"]


def test_progress_tells_what_is_being_done(client: TestClient, bench: FakeBench) -> None:
    """At rest it says nothing."""
    assert client.get("/api/progress").json() == {"done": 0, "total": 0, "now": ""}
    bench.doing = Doing("pages", 3, 30)
    assert client.get("/api/progress").json() == {"done": 3, "total": 30, "now": "pages"}


def test_a_bug_tells_nothing_of_the_case(client: TestClient, bench: FakeBench, monkeypatch: pytest.MonkeyPatch) -> None:
    """The trace goes to the terminal; the browser gets a sentence, under the whole policy."""

    def broken() -> None:
        raise ZeroDivisionError("Waddah al-Asaad")

    monkeypatch.setattr(bench, "overview", broken)
    answer = client.get("/api/overview")
    assert answer.status_code == 500 and answer.json()["error"] == "bug"
    assert "Asaad" not in answer.text
    assert "content-security-policy" in answer.headers


def test_the_description_is_the_same_every_time_and_every_route_is_typed() -> None:
    """The typed client is made from it: each answer has a schema, each operation a name of its own."""
    assert describe() == describe()
    described = json.loads(describe())
    names = []
    for path, methods in described["paths"].items():
        for operation in methods.values():
            names.append(operation["operationId"])
            assert operation["responses"]["200"]["content"], path
            assert operation["responses"]["404"]["content"]["application/json"]["schema"]["$ref"].endswith("/Problem")
    assert len(names) == len(set(names))


def test_the_reference_page_names_every_address() -> None:
    """What is not written there cannot be found by whoever uses the API."""
    page = (Path(__file__).parents[2] / "docs/reference/api.md").read_text("utf-8")
    written = page.replace("`, `/api", "` `/api")
    for path in json.loads(describe())["paths"]:
        assert path.replace("{id}", "ID").replace("{number}", "N") in written, path
