"""One record of every kind, invented, with the hostile text that leaks hold."""

from datetime import date

import pytest

from fonds.engines.store.contract import Store
from fonds.engines.store.memory import MemoryStore
from fonds.model import (
    UNSTATED,
    Anchor,
    Card,
    CardItem,
    Claim,
    Contradiction,
    DayRange,
    Deal,
    Descent,
    Document,
    Entity,
    Event,
    Failure,
    Hedge,
    Judgement,
    Line,
    LostHedge,
    Match,
    Mention,
    Order,
    Page,
    Reason,
    Relation,
    Role,
    RungEvidence,
    SharedPassage,
    Slot,
    Span,
    Term,
    Time,
    Word,
)  # fmt: skip

TEXT = "=HYPERLINK(\"x\") the Guard will trade oil for rice by 3 March <script>alert(1)</script> \u202ecod.exe"


def at(words: str) -> tuple[int, int, str]:
    start = TEXT.index(words)
    return start, start + len(words), words


def slot(words: str, **more: object) -> Slot:
    start, end, text = at(words)
    return Slot(text, start, end, **more)  # type: ignore[arg-type]


def span(words: str) -> Span:
    return Span(*at(words))


def anchor(words: str) -> Anchor:
    start, end, _ = at(words)
    return Anchor("d1", "in/=cmd|' /C calc'!A0.txt", 1, 1, None, words, start, end, (1.0, 2.0, 3.0, 4.0), "a", "b")


@pytest.fixture
def store() -> Store:
    held = MemoryStore()
    bound = {"document": "d1", "page": 1, "maker": "test/1"}
    put = [
        Document("d1", ("in/=cmd|' /C calc'!A0.txt", "b.zip!/x.txt"), "ab" * 32, 9, "text/plain", "order", "en",
                 DayRange(date(2019, 3, 1), None), "d1", "read", None, "=1+1", 1),
        Document("d2", ("b.txt",), "cd" * 32, 9, "text/plain", "unknown", None, None, "d2", "waiting", None),
        Page("p1", "d1", 1, TEXT, "text", "test/1"),
        Line("l1", "d1", 1, 1, TEXT, 0, len(TEXT), (0.0, 0.0, 9.0, 9.0), 0.5, "en", "text", "test/1", (Word("the", 16, 19),)),
        Mention(*at("Guard"), "GROUP", "e1", id="m2", anchors=(anchor("Guard"),), **bound),
        Mention(*at("oil"), "PRODUCT", None, id="m9", anchors=(anchor("oil"),), **bound),
        Time(*at("3 March"), "DATE", "2019-03-03", date(2019, 3, 3), date(2019, 3, 3), id="t1", anchors=(anchor("3 March"),),
             **bound),
        Claim(*at("trade oil for rice"), source=slot("Guard", entity="e1"), cue=span("will"),
              hedges=(Hedge(*at("will"), "modal"),),
              id="c1", anchors=(anchor("trade oil for rice"),), **bound),
        Claim(*at("oil"), id="c2", anchors=(anchor("oil"),), **bound),
        Deal(*at("trade oil for rice"), parties=(slot("Guard", entity="e1"),),
             terms=(Term(giver=slot("Guard"), recipient=UNSTATED, theme=slot("oil")), Term(UNSTATED, None, slot("rice"))),
             status=(RungEvidence("proposed", span("will"), (anchor("will"),)), RungEvidence("agreed", span("trade"), ())),
             time=slot("3 March", earliest=date(2019, 3, 3)), id="x1", anchors=(anchor("trade oil for rice"),), **bound),
        Order(*at("trade oil"), issuer=UNSTATED, addressee=slot("Guard"), action=slot("trade"), deadline=slot("3 March"),
              status=(RungEvidence("ordered", span("will"), (anchor("will"),)),), written_earliest=date(2019, 3, 1), id="o1",
              anchors=(anchor("trade oil"),), **bound),
        Event(*at("trade"), "COOPERATE", "economic", (Role("actor", slot("Guard")), Role("actor", slot("oil"))), id="v1",
              anchors=(anchor("trade"),), **bound),
        Relation(*at("trade"), "trades", slot("Guard"), slot("oil"), id="r1", anchors=(anchor("trade"),), **bound),
        Entity("e1", "GROUP", "=Guard <b>", ("Guard", "حرس"), 1, 1),
        Judgement("j1", "same", ("a", "b"), "machine:names/1", "", 1.5, (Reason("same skeleton", 1.5),)),
        Descent("s1", "d2", "d1", "copy", 0.9, True, (SharedPassage(anchor("oil"), anchor("oil"), "rare"),),
                (LostHedge(anchor("will"), "modal"),)),
        Match("a1", "o1", None, None, "unknown", None, 30, "none_found"),
        Card("k1", "o1", "trade", (CardItem("d1", "for", (anchor("oil"),), 1),), 1, (1, 1), 0,
             (Contradiction((anchor("oil"),), (anchor("rice"),), "number"),), 3, ("one origin",), ()),
        Failure("f1", "", "z.bin", "read", "header", "not a known file", "open it by hand"),
    ]  # fmt: skip
    held.put(put)  # type: ignore[arg-type]
    return held
