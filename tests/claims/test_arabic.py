"""Arabic letters, orders, bargains and news: every slot quoted, none invented. All people, groups and places are made up."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fonds.claims.arabic import find
from fonds.model import UNSTATED, Claim, DayRange, Deal, Event, Finding, Mention, Order, Slot, Time

LETTER = """حركة النخيل
قيادة القاطع الشمالي
العدد: ٤٤
التاريخ: ٣ شعبان ١٤٤١ هـ
إلى: آمر سرية الفنار، الأخ أبو مازن
الموضوع: سحب المدافع
السلام عليكم
١. تُسحب المدافعُ الثقيلة من بلدة عين الغزال إلى تل رماد قبل فجر يوم الخامس من شعبان.
٢. عليكم إخلاء حي الصفصاف خلال ثلاثة أيام من تاريخه.
٣. لا تُطلق النار على الجسر.
أبو وائل
أمير القاطع
نسخة منه إلى: الحفظ
"""
WRITTEN = DayRange(date(2020, 3, 26), date(2020, 3, 28), calendar="hijri")


def findings(text: str, mentions: tuple[Mention, ...] = (), written: DayRange | None = None) -> tuple[Finding, ...]:
    """All findings; each is checked to quote its text."""
    found = find(text, mentions, language="ar", written=written)
    for finding in found:
        assert text[finding.start : finding.end] == finding.text
    return found


def only(kind: type[Finding], found: tuple[Finding, ...]) -> list[Finding]:
    return [finding for finding in found if isinstance(finding, kind)]


def named(text: str, words: str, label: str, entity: str) -> Mention:
    """A mention at the first place of ``words``."""
    start = text.index(words)
    return Mention(start, start + len(words), words, label=label, entity=entity)  # type: ignore[arg-type]


def said(value: object) -> object:
    return value.text if isinstance(value, Slot) else value


def test_a_letter_gives_its_orders_with_every_slot_quoted() -> None:
    """Issuer from the signature, addressee from «إلى:», theme, place and deadline from the sentence."""
    first, second, ban = (order for order in only(Order, findings(LETTER, written=WRITTEN)) if isinstance(order, Order))
    assert said(first.issuer) == "أبو وائل"
    assert said(first.addressee) == "آمر سرية الفنار، الأخ أبو مازن"
    assert (said(first.action), said(first.theme), said(first.place)) == ("تُسحب", "المدافعُ الثقيلة", "بلدة عين الغزال")
    assert said(first.deadline) == "قبل فجر يوم الخامس من شعبان"
    assert isinstance(first.deadline, Slot)
    assert (first.deadline.earliest, first.deadline.latest) == (date(2020, 3, 28), date(2020, 3, 30))
    assert first.act == "RETREAT"
    assert [evidence.rung for evidence in first.status] == ["ordered"]
    assert (said(second.action), said(second.place), said(second.deadline)) == (
        "إخلاء",
        "حي الصفصاف",
        "خلال ثلاثة أيام من تاريخه",
    )
    assert (said(ban.action), said(ban.theme), ban.act) == ("لا تُطلق", "النار", None)


def test_a_deadline_without_the_letters_date_has_no_days() -> None:
    """The same letter, its date unknown."""
    orders = [order for order in findings(LETTER) if isinstance(order, Order)]
    assert all(isinstance(order.deadline, Slot) and order.deadline.earliest is None for order in orders[:2])


def test_a_slot_takes_the_entity_of_the_mention_at_its_words() -> None:
    """Equal words, equal entity; words around a mention do not borrow it."""
    mentions = (named(LETTER, "أبو وائل", "PER", "e1"), named(LETTER, "بلدة عين الغزال", "LOC", "e2"))
    order = next(order for order in findings(LETTER, mentions, WRITTEN) if isinstance(order, Order))
    assert isinstance(order.issuer, Slot) and order.issuer.entity == "e1"
    assert isinstance(order.place, Slot) and order.place.entity == "e2"
    assert isinstance(order.addressee, Slot) and order.addressee.entity is None


def test_who_is_not_named_is_unstated() -> None:
    """A bare order: it has an issuer and an addressee, the paper does not say who."""
    text = "أمر حركة رقم ٧\n١. تُنقل الذخيرة من مستودع الكرمة إلى مخازن الوادي غداً.\n٢. تُغلق البوابة.\n"
    orders = [order for order in findings(text) if isinstance(order, Order)]
    assert [(order.issuer, order.addressee) for order in orders] == [(UNSTATED, UNSTATED)] * 2
    assert said(orders[0].place) == "مستودع الكرمة"
    assert (said(orders[1].theme), orders[1].place, orders[1].deadline) == ("البوابة", None, None)


def test_the_same_verbs_in_a_tale_are_no_orders() -> None:
    """A newspaper or a diary bids nothing."""
    text = "تسحب الحكومة قواتها كل شتاء من الجبل. ولم تُسحب المدافع.\nتنقل الشاحنات القمح إلى الميناء."
    assert only(Order, findings(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "أمر القائد مروان الزيتوني كتيبة الفنار بالانسحاب من تل رماد.",
        "أوعز مروان الزيتوني إلى كتيبة الفنار بإخلاء تل رماد.",
    ],
)
def test_an_order_that_is_told_has_its_issuer_and_addressee(text: str) -> None:
    """«أمر … بـ» and «أوعز … إلى … بـ»."""
    mentions = (
        named(text, "مروان الزيتوني", "PER", "e1"),
        named(text, "كتيبة الفنار", "ORG", "e2"),
        named(text, "تل رماد", "LOC", "e3"),
    )
    orders = [order for order in findings(text, mentions) if isinstance(order, Order)]
    assert len(orders) == 1
    assert (said(orders[0].issuer), said(orders[0].addressee), said(orders[0].place)) == (
        "مروان الزيتوني",
        "كتيبة الفنار",
        "تل رماد",
    )
    assert orders[0].act == "RETREAT"


def test_a_bargain_between_two_sides() -> None:
    """Parties from «بين … و…», two terms around «مقابل», givers unstated."""
    text = "تم الاتفاق بين حركة النخيل وحكومة السهل على تسليم القمح مقابل الديزل."
    mentions = (named(text, "حركة النخيل", "ORG", "e1"), named(text, "حكومة السهل", "ORG", "e2"))
    deals = [deal for deal in findings(text, mentions) if isinstance(deal, Deal)]
    assert len(deals) == 1
    assert [party.text for party in deals[0].parties] == ["حركة النخيل", "حكومة السهل"]
    assert [said(term.theme) for term in deals[0].terms] == ["القمح", "الديزل"]
    assert {(term.giver, term.recipient) for term in deals[0].terms} == {(UNSTATED, UNSTATED)}
    assert [evidence.rung for evidence in deals[0].status] == ["agreed"]


def test_an_offer_refused_is_no_agreement() -> None:
    """«عرضت … مقابل … فرفض»: proposed and refused, no party invented."""
    deals = [deal for deal in findings("عرضتُ الزوارق مقابل الإسمنت على أبي وائل فرفض.") if isinstance(deal, Deal)]
    assert [said(term.theme) for term in deals[0].terms] == ["الزوارق", "الإسمنت"]
    assert [evidence.rung for evidence in deals[0].status] == ["proposed", "refused"]
    assert deals[0].parties == ()


def test_in_return_for_that_looks_back_one_sentence() -> None:
    """«مقابل ذلك»: what the point before gives, against what this one gives."""
    text = "إلى: آمر السرية\n١. تُسحب الدبابات من الميناء.\n٢. مقابل ذلك يُترك الطريق مفتوحاً.\nأبو وائل\n"
    deals = [deal for deal in findings(text) if isinstance(deal, Deal)]
    assert [[said(term.theme) for term in deal.terms] for deal in deals] == [["الدبابات", "الطريق"]]


@pytest.mark.parametrize("text", ["المبنى المقابل للسوق مغلق.", "وقف الرجل مقابل الجسر.", "كان اتفاقاً سيئاً."])
def test_opposite_and_bare_agreement_are_no_bargain(text: str) -> None:
    """«مقابل» also means opposite; a deal without terms or sides is not one to list."""
    assert only(Deal, findings(text)) == []


def test_an_event_is_what_is_told_as_done() -> None:
    """Actor, place and time; a denied or foretold act is no event."""
    text = "انسحبت قوات السهل من بلدة عين الغزال في ١٢ آذار ٢٠٢٠."
    event = next(event for event in findings(text, (named(text, "قوات السهل", "ORG", "e1"),)) if isinstance(event, Event))
    assert (event.type, event.mode) == ("RETREAT", "withdraw")
    assert next((role.name, role.slot.text) for role in event.roles) == ("actor", "قوات السهل")
    assert said(event.place) == "بلدة عين الغزال"
    assert isinstance(event.time, Slot) and event.time.earliest == date(2020, 3, 12)
    assert only(Event, findings("لم تنسحب قوات السهل من البلدة.")) == []
    assert only(Event, findings("ستنسحب قوات السهل من البلدة.")) == []


def test_who_says_it_stays_with_what_is_said() -> None:
    """Source, cue and content; a further «وأن» is a further claim; «وأضاف» means him of before."""
    text = "قال العميد هشام الرواس إن القوات دخلت المدينة، وإن الجسر سليم. وأضاف أن الطريق مفتوح."
    mentions = (named(text, "هشام الرواس", "PER", "e1"),)
    claims = [claim for claim in findings(text, mentions) if isinstance(claim, Claim)]
    assert [claim.text for claim in claims] == ["القوات دخلت المدينة", "الجسر سليم", "الطريق مفتوح"]
    assert {claim.source.text if claim.source else None for claim in claims} == {"العميد هشام الرواس"}
    assert [claim.cue.text if claim.cue else None for claim in claims] == ["قال", "قال", "وأضاف"]


@pytest.mark.parametrize(
    ("text", "modality", "polarity", "hedges"),
    [
        ("يبدو أن القافلة غادرت السهل.", "probable", "positive", ["يبدو"]),
        ("ربما كان هذا كلام ناس.", "possible", "positive", ["ربما", "كلام ناس"]),
        ("نفت حركة النخيل أنها باعت القمح.", "asserted", "negative", []),
        ("زعم مصدر أن القمح غير مؤكد وجوده.", "possible", "positive", ["غير مؤكد"]),
        ("أكدت الوكالة أن الجيش لم يدخل، وإذا دخل فلن يبقى.", "asserted", "negative", []),
    ],
)
def test_hedges_and_denials_are_kept(text: str, modality: str, polarity: str, hedges: list[str]) -> None:
    """What weakens a claim is quoted beside it."""
    claim = next(claim for claim in findings(text) if isinstance(claim, Claim))
    assert (claim.modality, claim.polarity, [hedge.text for hedge in claim.hedges]) == (modality, polarity, hedges)


def test_a_repeated_sentence_is_one_claim_said_twice() -> None:
    """The second points to the first."""
    first, second = (claim for claim in findings("يبدو أن القافلة غادرت.\n\nيبدو أن القافلة غادرت.") if isinstance(claim, Claim))
    assert first.repeat_of is None
    assert second.repeat_of == f"{first.start}-{first.end}"


@pytest.mark.parametrize(
    "text",
    ["", "No Arabic here.", "٭٭٭ ـــ ًٌٍ", "سحـ ب المدا فع م ن ا لبل دة ق", "إلى:\n١.\n٢.\n", "«»:،؛؟", "مقابل", "تم الاتفاق بين"],
)
def test_noise_gives_nothing_and_breaks_nothing(text: str) -> None:
    """Bad readings of a scan: no crash, no order, no bargain."""
    found = findings(text)
    assert only(Order, found) == only(Deal, found) == []


_PIECES = st.lists(
    st.sampled_from(
        [
            "إلى: آمر السرية",
            "\n",
            "١. ",
            "تُسحب",
            "المدافعُ",
            "من",
            "بلدة عين الغزال",
            "إلى",
            "قبل فجر غدٍ",
            "مقابل",
            "ذلك",
            "قال",
            "أبو وائل",
            "إن",
            "،",
            ".",
            "لم",
            "وأن",
            "اتفق",
            "بين",
            "و",
            "على",
            "عليكم",
            "إخلاء",
            "انسحبت",
            "قوات",
            "ـــ",
            "\u200f",
            "Friday",
            "خلال",
            "ثلاثة أيام",
            "أمر",
            "بالانسحاب",
            ":",
            "ربما",
            "بحسب",
        ]
    ),
    max_size=16,
)


@given(_PIECES)
@settings(max_examples=200, deadline=None)
def test_laws_of_quotes(pieces: list[str]) -> None:
    """Laws: every span and every slot quotes the text; nothing else fills a slot; no date without an anchor."""
    text = " ".join(pieces)
    for finding in findings(text):
        values: list[object] = []
        if isinstance(finding, Order):
            values = [finding.issuer, finding.addressee, finding.action, finding.theme, finding.place, finding.deadline]
        elif isinstance(finding, Deal):
            values = [
                *finding.parties,
                *(getattr(term, name) for term in finding.terms for name in ("giver", "recipient", "theme", "quantity")),
            ]
        elif isinstance(finding, Event):
            values = [finding.place, finding.time, *(role.slot for role in finding.roles)]
        elif isinstance(finding, Claim):
            values = [finding.source, finding.cue, *finding.hedges]
        elif isinstance(finding, Time):
            assert finding.earliest is None
        for value in values:
            assert value in (None, UNSTATED) or text[value.start : value.end] == value.text  # type: ignore[attr-defined]
