"""The date a document bears: from its own words only. All letters, people and places are invented."""

from datetime import date

import pytest

from fonds.pages.dating import written

PROSE = "The lorries were counted twice and the clerk signed for them in the presence of both drivers.\n" * 20


def days(
    text: str, headers: tuple[tuple[str, str], ...] = (), media_type: str = "text/plain"
) -> tuple[date | None, date | None] | None:
    found = written(text, headers, media_type)
    return (found.earliest, found.latest) if found else None


@pytest.mark.parametrize(
    "text",
    [
        "Harbour Office\nRef: 12/b\n4 May 2019\nTo: the Clerk\n" + PROSE,
        "Date: 4 May 2019\n" + PROSE,
        "Date:\n4 May 2019\n" + PROSE,
        "Port Selim, 4 May 2019\n" + PROSE,
        PROSE + "Yours faithfully\nK. Maron\n4 May 2019\n",
        "التاريخ: ٤ أيار ٢٠١٩\nإلى: أمين المخزن\n",
        "مرسى سليم في ٤ أيار ٢٠١٩\nالسلام عليكم\n",
        "PORT SELIM, 4 May 2019 (Coast Agency) - The quay was closed.\n" + PROSE,
        "By Lina Marou | 4 May 2019\n" + PROSE,
        "Published on 4 May 2019\n" + PROSE,
        "تاريخ الإفادة: ٢٩ شعبان ١٤٤٠ هـ الموافق ٤ أيار ٢٠١٩\nأنا الموقع أدناه\n",
    ],
)
def test_a_paper_bears_its_date(text: str) -> None:
    """Letterhead, label, dateline at head or foot, byline, both calendars."""
    assert days(text) == (date(2019, 5, 4), date(2019, 5, 4))


@pytest.mark.parametrize(
    "text",
    [
        PROSE + "On 4 May 2019 the quay was closed.\n" + PROSE,
        "Date of birth: 4 May 2019\n",
        "Invoice due 4 May 2019 and 6 May 2019\n" + PROSE,
        "Date: Friday\n",
        "",
        "Date: 4 May 2019\nDate: 9 June 2019\n",
        "We wrote to you on 4 May 2019 about the quay and had no answer.\n",
    ],
)
def test_a_date_in_the_text_is_not_the_papers(text: str) -> None:
    """Unsure is none."""
    assert days(text) is None


def test_a_hijri_letter_has_an_interval() -> None:
    """A day either way, and the reason quotes the words."""
    found = written("قيادة القاطع\nالتاريخ: ٢ رجب ١٤٤٠\nإلى: الأخ أبو مازن\n")
    assert found is not None
    assert (found.earliest, found.latest, found.calendar) == (date(2019, 3, 8), date(2019, 3, 10), "hijri")
    assert "٢ رجب ١٤٤٠" in found.because


def test_a_mail_is_of_the_senders_day() -> None:
    """Near midnight the day is the one on the sender's own calendar."""
    headers = (("From", "a@quay.example"), ("Date", "Thu, 14 Feb 2019 23:50:00 -0500"))
    assert days("Written on 1 May 2001\n", headers, "message/rfc822") == (date(2019, 2, 14), date(2019, 2, 14))
    assert days("no date\n", (("From", "a@quay.example"), ("Date", "yesterday")), "message/rfc822") is None


def test_an_article_is_of_its_publication() -> None:
    """Meta tags of the page; a file's own "created" property is not read."""
    assert days(PROSE, (("article:published_time", "2019-05-04T09:30:00+02:00"),), "text/html") == (
        date(2019, 5, 4),
        date(2019, 5, 4),
    )
    assert days(PROSE, (("created", "2019-05-04"), ("modified", "2019-05-04")), "application/pdf") is None


def test_a_chat_runs_from_first_to_last() -> None:
    """Stamps of both orders of day and month are read as the chat's other stamps tell."""
    chat = "[07/03/2019, 20:14:02] Nadir: ok\n[09/03/2019, 08:00:00] Lina: when?\n[24/03/2019, 21:10:00] Nadir: done\n"
    assert days(chat) == (date(2019, 3, 7), date(2019, 3, 24))
