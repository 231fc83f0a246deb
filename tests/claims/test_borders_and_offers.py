"""Where words of one writer end; what is offered, hoped or rumoured and not ordered, given or done."""

from fonds.claims import find
from fonds.engines.grammar.contract import Grammar
from fonds.model import Claim, Deal, Finding, Mention, Order
from tests.claims.helping import mentions, only, words

PARTIES = {"Pelmar_Front": "ORG", "Ostrin_Council": "ORG", "Dren": "GPE", "Vask": "PER"}
ORDER = "From: Vask\nTo: the crews\nORDER\n\n1. The boats shall sail at night{} and in silence.\n2. Report to me.\n"


def _arabic(text: str, grammar: Grammar, *named: Mention) -> tuple[Finding, ...]:
    return find(text, named, language="ar", written=None, grammar=grammar)


def _named(text: str) -> list[Mention]:
    return mentions(text, مجلس_الوادي="ORG", لواء_الجنوب="ORG", عين_الرمان="LOC")


def test_a_proposal_to_the_reader_is_no_order(grammar: Grammar) -> None:
    """«نقترح عليكم» offers; «عليكم» alone bids."""
    head = "من: القائد\nإلى: أمين المخزن\n"
    offer = _arabic(head + "نقترح عليكم تسليم المخزن مقابل عشرة أكياس طحين.", grammar)
    assert not [each for each in offer if isinstance(each, Order)]
    assert [each.status[0].rung for each in offer if isinstance(each, Deal)] == ["proposed"]
    bidding = _arabic(head + "عليكم تسليم المخزن قبل الغد.", grammar)
    assert [words(each.theme) for each in bidding if isinstance(each, Order)] == ["المخزن"]


def test_a_part_of_a_day_without_its_day_is_no_deadline(grammar: Grammar) -> None:
    """ "at night" tells how; "at night on 4 May" tells when."""
    manner = only(Order, ORDER.format(""), grammar, Vask="PER")
    assert words(manner[0].deadline) is None
    dated = only(Order, ORDER.format(" on 4 May 2016"), grammar, Vask="PER")
    assert "4 May 2016" in (words(dated[0].deadline) or "")
    head = "من: القائد\nإلى: أمين المخزن\n"
    (night,) = (each for each in _arabic(head + "عليكم تسليم المخزن ليلا.", grammar) if isinstance(each, Order))
    assert words(night.deadline) is None
    (before,) = (each for each in _arabic(head + "عليكم تسليم المخزن قبل الليل.", grammar) if isinstance(each, Order))
    assert words(before.deadline) == "قبل الليل"


def test_a_hedge_between_subject_and_act_is_kept_with_the_whole(grammar: Grammar) -> None:
    """ "Two of the carts are thought to be empty" is one claim, not "to be empty"."""
    for verb, modality in (("thought", "probable"), ("reported", "possible")):
        text = f"Two of the carts are {verb} to be empty."
        (claim,) = only(Claim, text, grammar)
        assert (claim.text, claim.modality) == (text[:-1], modality)
        assert verb in [hedge.text for hedge in claim.hedges]
    (plain,) = only(Claim, "Vask said that two of the carts are empty.", grammar, Vask="PER")
    assert (plain.text, plain.hedges) == ("two of the carts are empty", ())


def test_no_claim_runs_into_the_next_message(grammar: Grammar) -> None:
    """Each message of a chat ends where the next begins, though neither ends with a full stop."""
    text = (
        "3/4/2016, 09:12 - Vask: they shelled the depot in the morning and nobody was hurt there\n"
        "3/4/2016, 09:14 - Mira: the captain told my uncle that the depot was full of grain then\n"
        "[3/4/2016, 09:15] Vask: the guards burned the depot on the way back to the river bank"
    )
    found = [each for each in only(Claim, text, grammar, Vask="PER", Mira="PER") if "\n" in each.text]
    assert not found
    captain = next(claim for claim in only(Claim, text, grammar, Vask="PER", Mira="PER") if words(claim.source) == "the captain")
    assert [words(slot) for slot in captain.via] == ["Mira"]


def test_no_claim_runs_into_a_quoted_mail(grammar: Grammar) -> None:
    """What stands behind ">" is another's; a line in one mail's paragraph still runs on."""
    text = "The guards burned the depot near the river and then\n> the captain says that the mill was burned\n> by two men."
    assert not [each for each in only(Claim, text, grammar) if "burned the depot" in each.text and "captain" in each.text]


def test_who_is_cited_is_the_source(grammar: Grammar) -> None:
    """ "A note citing three guards says": the guards say it, by way of the note."""
    (cited,) = only(Claim, "A note citing three guards says that the mill is empty.", grammar)
    assert (words(cited.source), [words(slot) for slot in cited.via]) == ("three guards", ["A note"])
    (plain,) = only(Claim, "A note about three guards says that the mill is empty.", grammar)
    assert ((words(plain.source) or "").startswith("A note"), plain.via) == (True, ())


def test_a_truce_has_place_time_and_length_and_nobody_gives(grammar: Grammar) -> None:
    """In both languages; the place is only what stands with the truce."""
    text = "The truce in Dren between the Pelmar Front and the Ostrin Council will last six weeks, starting on 2 May 2015."
    (deal,) = only(Deal, text, grammar, **PARTIES)  # type: ignore[arg-type]
    assert [words(each) for each in (deal.time, deal.duration, deal.jurisdiction)] == ["2 May 2015", "six weeks", "Dren"]
    assert deal.terms == ()
    text = "اتفق مجلس الوادي ولواء الجنوب على وقف إطلاق النار في عين الرمان لمدة ستة أيام ابتداء من 3 أيار 2016."
    (arabic,) = (each for each in _arabic(text, grammar, *_named(text)) if isinstance(each, Deal))
    bounds = [words(each) for each in (arabic.time, arabic.duration, arabic.jurisdiction)]
    assert bounds == ["3 أيار 2016", "ستة أيام", "عين الرمان"]
    assert arabic.terms == ()
    text = "اتفق مجلس الوادي ولواء الجنوب على تسليم المضخة."
    assert [len(each.terms) for each in _arabic(text, grammar, *_named(text)) if isinstance(each, Deal)] == [1]


def test_the_day_of_a_barter_is_the_deals_time(grammar: Grammar) -> None:
    """ "exchanged … on 3 June"; a day of something else is not."""
    (deal,) = only(Deal, "Six pumps were exchanged for four trucks at the mill on 3 June 2015.", grammar)
    assert words(deal.time) == "3 June 2015"
    (other,) = only(Deal, "Six pumps were exchanged for four trucks, and the mill burned on 3 June 2015.", grammar)
    assert other.time is None


def test_a_refused_offer_is_a_deal_refused(grammar: Grammar) -> None:
    """The offer first, the refusal last; without "offer", "for the mill" is no price."""
    text = "رفضت القيادة عرض لواء الجنوب إطلاق سراح ثلاثة جنود مقابل عين الرمان."
    (arabic,) = (each for each in _arabic(text, grammar, *_named(text)) if isinstance(each, Deal))
    assert [each.rung for each in arabic.status] == ["proposed", "refused"]
    assert [words(term.theme) for term in arabic.terms] == ["ثلاثة جنود", "عين الرمان"]
    assert [words(slot) for slot in arabic.parties] == ["القيادة", "لواء الجنوب"]
    (deal,) = only(Deal, "We rejected your offer to release four captives for the mill at Dren.", grammar, Dren="GPE")
    assert [words(term.theme) for term in deal.terms] == ["four captives", "the mill"]
    assert deal.status[-1].rung == "refused"
    assert not only(Deal, "They released four captives for the mill.", grammar)


def test_a_short_note_without_a_head_can_order(grammar: Grammar) -> None:
    """ "is to be returned … no later than" bids, by nobody named; a plan that news tell does not."""
    given = only(Order, "NOTE\n\nThe pump is to be returned to the duty clerk no later than Friday.", grammar)
    assert [(words(each.issuer), words(each.addressee), words(each.deadline)) for each in given] == [
        ("UNSTATED", "UNSTATED", "Friday")
    ]
    assert not only(Order, "The museum is to be opened by the mayor on Friday.", grammar)


def test_numbered_verbal_nouns_bid(grammar: Grammar) -> None:
    """A list of verbal nouns bids; a list of things does not."""
    bidding = "مذكرة\n١- تسليم أدوات الورشة إلى الحارس خلال يومين.\n٢- جرد صناديق الطحين قبل الغد."
    assert [words(each.action) for each in _arabic(bidding, grammar) if isinstance(each, Order)] == ["تسليم", "جرد"]
    things = "مذكرة\n١- صناديق الطحين في الورشة.\n٢- أدوات الورشة عند الحارس."
    assert not [each for each in _arabic(things, grammar) if isinstance(each, Order)]


def test_a_denial_belongs_to_its_own_clause(grammar: Grammar) -> None:
    """«إنّ … لم» denies what is said; a «لم» in the reason does not."""
    (denied,) = (each for each in _arabic("قال القائد إنّ المجلس لم يقصف المدرسة.", grammar) if isinstance(each, Claim))
    assert denied.polarity == "negative"
    text = "ذكر القائد أن المجلس قصف المدرسة لأن الحارس لم يفتح الباب."
    assert [each.polarity for each in _arabic(text, grammar) if isinstance(each, Claim)] == ["positive"]
