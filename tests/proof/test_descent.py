"""Who comes from whom: direction, direct links only, lost hedges, translations, mail."""

from fonds.model import Descent, Time
from fonds.proof import stage
from tests.proof.shelf import Shelf, day
from tests.proof.test_copies import LETTER, noisy


def descents(shelf: Shelf) -> list[Descent]:
    stage.run(shelf.store)
    return list(shelf.store.rows(Descent))


def test_a_copy_of_a_copy_hangs_on_the_copy_whose_slip_it_shares() -> None:
    slip = LETTER.replace("bakery", "bakkery").replace("telephone", "telefone").replace("miller", "mlller")
    shelf = Shelf()
    shelf.paper("a1", LETTER, written="2031-03-02")
    shelf.paper("b2", slip, path="photocopy_2.txt")
    shelf.paper("c3", slip.replace("drivers", "drlvers").replace("cleared", "clearcd"), path="scan of copy.txt")
    found = descents(shelf)
    assert [(row.child, row.parent, row.kind) for row in found] == [("b2", "a1", "copy"), ("c3", "b2", "copy")]


def test_a_paper_that_calls_itself_a_copy_is_the_child_and_every_shared_passage_has_its_line() -> None:
    shelf = Shelf()
    shelf.paper("z9", LETTER)
    shelf.paper("a1", "TRUE COPY - registry\n" + noisy(LETTER, 0.05, 1))
    (found,) = descents(shelf)
    assert (found.child, found.parent, found.direction_known) == ("a1", "z9", True)
    assert all(row.child.document == "a1" and row.parent.document == "z9" and row.child.line for row in found.shared)


def test_without_any_cue_the_direction_is_not_known() -> None:
    shelf = Shelf()
    shelf.paper("a1", LETTER)
    shelf.paper("b2", LETTER + " ")
    (found,) = descents(shelf)
    assert not found.direction_known and found.kind == "copy"


def test_a_forwarded_letter_and_a_reply_are_told_apart() -> None:
    shelf = Shelf()
    head = [("Message-ID", "<1@mill.example>"), ("Subject", "Keys")]
    shelf.paper("m1", "Subject: Keys\n\n" + LETTER, type="e-mail", headers=head)
    shelf.paper(
        "m2", "As you asked.\n\n---------- Forwarded message ----------\n" + LETTER, type="e-mail",
        headers=[("Message-ID", "<2@mill.example>"), ("Subject", "Fwd: Keys"), ("References", "<1@mill.example>")],
    )  # fmt: skip
    shelf.paper(
        "m3", "I have it. The boy came at noon.", type="e-mail",
        headers=[("Message-ID", "<3@mill.example>"), ("In-Reply-To", "<1@mill.example>"), ("Subject", "Re: Keys")],
    )  # fmt: skip
    found = descents(shelf)
    assert [(row.child, row.parent, row.kind) for row in found] == [("m2", "m1", "forward"), ("m3", "m1", "reply")]
    assert all(row.direction_known for row in found)


def test_a_hedge_that_the_copy_dropped_is_named_with_its_line_and_a_kept_one_is_not() -> None:
    shelf = Shelf()
    parent = "The depot appears to have been emptied on Friday, and the guards perhaps sold the keys to a miller from the valley."
    child = "The depot has been emptied on Friday, and the guards perhaps sold the keys to a miller from the valley."
    shelf.paper("a1", parent, written="2031-03-02")
    shelf.paper("b2", child, written="2031-03-09")
    shelf.claim("a1", parent[:50], hedges=["appears to"])
    shelf.claim("a1", parent[51:], hedges=["perhaps"])
    shelf.claim("b2", child[:35])
    shelf.claim("b2", child[36:], hedges=["perhaps"])
    (found,) = descents(shelf)
    assert [lost.hedge.quote for lost in found.hedges_lost] == ["appears to"]
    assert found.hedges_lost[0].hedge.document == "a1"


def test_a_translation_is_found_by_figures_days_and_names_and_another_letter_is_not() -> None:
    shelf = Shelf()
    shelf.paper(
        "ar",
        "العدد 417\nإلى الرائد سهيل قطان\nتسحب 12 شاحنة و 340 صندوقا من تل النحل قبل 14 آذار 2031",
        type="order",
        language="ar",
    )
    shelf.paper(
        "en",
        "Translation\nNo. 417\nTo Major Suhail Qattan\n12 lorries and 340 crates leave Tell Nahl before 14 March 2031",
        type="translation",
    )
    shelf.paper("no", "No. 518\nTo Major Suhail Qattan\nSend 12 men to Tell Nahl to mend 2 pumps", type="letter")
    for id, person, place in (
        ("ar", "سهيل قطان", "تل النحل"),
        ("en", "Suhail Qattan", "Tell Nahl"),
        ("no", "Suhail Qattan", "Tell Nahl"),
    ):
        shelf.mention(id, person, "e-qattan", "PER")
        shelf.mention(id, place, "e-nahl")
    for id, quote in (("ar", "14 آذار 2031"), ("en", "14 March 2031")):
        start, end, _ = shelf._span(id, quote)
        bound = shelf._bound(id, quote, f"t-{id}")
        shelf.store.put([Time(start, end, quote, "DATE", "2031-03-14", day("2031-03-14"), day("2031-03-14"), **bound)])
    found = descents(shelf)
    assert [(row.child, row.parent, row.kind, row.direction_known) for row in found] == [("en", "ar", "translation", True)]


def test_a_news_item_that_cites_an_outlet_retells_that_outlets_item() -> None:
    shelf = Shelf()
    shelf.paper(
        "n1",
        "Valley Post\nGuards sold the keys of the grain depot to a miller, two drivers told this paper on Monday.",
        type="news",
        written="2031-03-02",
    )
    shelf.paper(
        "n2",
        "The Valley Post reports that keys of the grain depot were sold by guards; a miller bought them, drivers said.",
        type="news",
        written="2031-03-03",
    )
    shelf.paper(
        "n3",
        "Rain is expected in the hills. The Valley Post reports floods near the lower bridge.",
        type="news",
        written="2031-03-03",
    )
    for id in ("n1", "n2", "n3"):
        shelf.mention(id, "Valley Post", "e-post", "ORG")
    shelf.claim("n2", "keys of the grain depot were sold by guards", source=shelf.slot("n2", "Valley Post", "e-post"))
    shelf.claim("n3", "floods near the lower bridge", source=shelf.slot("n3", "Valley Post", "e-post"))
    assert [(row.child, row.parent, row.kind) for row in descents(shelf)] == [("n2", "n1", "report_of")]


def test_two_outlets_that_share_a_third_of_their_sentences_wrote_from_one_another() -> None:
    shelf = Shelf()
    shared = "The keys of the grain depot were sold to a miller from the valley for two lorries of diesel in the spring."
    shelf.paper(
        "n1",
        f"{shared} Drivers who saw it spoke to us on Monday in the yard of the mill, and nobody sent them away.",
        type="news",
        written="2031-03-02",
    )
    shelf.paper(
        "n2",
        f"Anger grows in the lower town over bread. {shared} The council will meet next week to hear complaints of bakers.",
        type="news",
        written="2031-03-04",
    )
    (found,) = descents(shelf)
    assert (found.child, found.parent, found.kind) == ("n2", "n1", "version")


def test_a_hedge_at_the_head_of_a_rewritten_sentence_is_missed_too() -> None:
    shelf = Shelf()
    rest = (
        "that the harbour town was handed over to the army in March under an agreement with the banner that had held it for years"
    )
    shelf.paper("n1", f"Letters seen by a local newspaper appear to show {rest}.", type="news", written="2031-03-02")
    shelf.paper("n2", f"Secret letters show {rest}.", type="news", written="2031-03-04")
    (found,) = descents(shelf)
    assert [lost.hedge.quote for lost in found.hedges_lost] == ["appear"]


def test_a_translation_that_drops_the_hedge_of_a_numbered_item_is_told() -> None:
    shelf = Shelf()
    shelf.paper(
        "ar",
        "العدد 417 في 14-3-2031\n1. تسحب 12 شاحنة و 340 صندوقا\n2. ستتعرض المدينة على الأرجح لهجوم من جهة البحر",
        type="order",
        language="ar",
    )
    shelf.paper(
        "en",
        "Translation\nNo. 417 of 14-3-2031\n1. 12 lorries and 340 crates are withdrawn\n"
        "2. The city will come under attack from the sea",
        type="translation",
    )
    shelf.claim("ar", "ستتعرض المدينة على الأرجح لهجوم من جهة البحر", hedges=["على الأرجح"])
    (found,) = descents(shelf)
    assert (found.kind, [lost.hedge.quote for lost in found.hedges_lost]) == ("translation", ["على الأرجح"])


def test_an_answer_descends_from_what_it_answers_not_from_what_that_quotes() -> None:
    shelf = Shelf()
    quoted = "\n".join("> " + line for line in LETTER.split("\n"))
    shelf.paper("m1", LETTER, type="e-mail", headers=[("Message-ID", "<1@mill.example>")])
    shelf.paper(
        "m2",
        "Agreed, but not on Sunday.\n" + quoted,
        type="e-mail",
        headers=[("Message-ID", "<2@mill.example>"), ("In-Reply-To", "<1@mill.example>")],
    )
    shelf.paper(
        "m3",
        "Then Monday.\n> Agreed, but not on Sunday.\n" + quoted,
        type="e-mail",
        headers=[("Message-ID", "<3@mill.example>"), ("In-Reply-To", "<2@mill.example>")],
    )
    assert [(row.child, row.parent, row.kind) for row in descents(shelf)] == [("m2", "m1", "reply"), ("m3", "m2", "reply")]
