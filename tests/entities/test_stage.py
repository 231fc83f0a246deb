"""Who is who across documents: what a machine may join, what it only proposes, and that people have the last word."""

from collections.abc import Callable
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.engines.store.memory import MemoryStore
from fonds.entities import stage
from fonds.entities.clusters import clusters
from fonds.entities.judge import decide, undo
from fonds.errors import WrongUse
from fonds.model import Entity, Judgement, Mention
from tests.entities.conftest import put_text

Case = Callable[..., MemoryStore]

ENGLISH = "Colonel Nizar Wahzan signed the note in Karzun. The Ministry of Defence had it by noon."
ARABIC = "وقع العقيد نزار وهزان الكتاب في مدينة كرزون ثم وصل إلى وزارة الدفاع."


def named(store: MemoryStore, name: str) -> Entity:
    return next(entity for entity in store.rows(Entity) if name in (entity.name, *entity.aliases))


def everything(store: MemoryStore) -> tuple[list[Entity], list[Mention], list[Judgement]]:
    return (
        list(store.rows(Entity)),
        list(store.rows(Mention)),
        [one for one in store.rows(Judgement) if one.by.startswith("machine")],
    )


def test_a_full_name_is_one_entity_in_all_documents(case: Case) -> None:
    """Spelled alike, of the same kind, two names at least."""
    store = case("Captain Tariq Zahlan left.", "The order was for Tariq Zahlan.", "Zahlan was seen.")
    assert named(store, "Tariq Zahlan").documents == 2


def test_across_scripts_a_second_line_is_needed(case: Case) -> None:
    """The same ministry is named beside both colonels; without it they are only proposed."""
    assert named(case(ENGLISH, ARABIC), "Nizar Wahzan").id == named(case(ENGLISH, ARABIC), "نزار وهزان").id
    store = case("Colonel Nizar Wahzan signed the note.", "وقع العقيد نزار وهزان الكتاب.")
    assert named(store, "Nizar Wahzan").id != named(store, "نزار وهزان").id
    (proposed,) = [one for one in store.rows(Judgement) if one.proposed]
    assert proposed.kind == "unsure" and proposed.score is not None and proposed.score >= 0.9 and proposed.at == ""
    assert set(proposed.of) == {named(store, "Nizar Wahzan").id, named(store, "نزار وهزان").id}


def test_brothers_stay_apart_and_the_battalion_is_linked(case: Case) -> None:
    """A veto is recorded; a unit called after a person is a link, never a join."""
    store = case(
        "Captain Khalil Shamruqi and Captain Khalid Shamruqi met.",
        "Major Harun Shamruqi died. The Harun Shamruqi Battalion moved. Captain Khalid Shamruqi came.",
    )
    assert len({named(store, f"{given} Shamruqi").id for given in ("Khalil", "Khalid", "Harun")}) == 3
    links = [one for one in store.rows(Judgement) if one.kind == "named_after"]
    assert [one.of for one in links] == [(named(store, "Harun Shamruqi Battalion").id, named(store, "Harun Shamruqi").id)]


def test_a_kunya_alone_joins_nobody(case: Case) -> None:
    """It is somebody of that document until a cue or a person says more."""
    store = case("قال أبو جعفر إنه باق.", "حضر أبو جعفر خليل الشمروقي.")
    assert named(store, "أبو جعفر").id != named(store, "أبو جعفر خليل الشمروقي").id


def test_the_sequence_of_intake_does_not_show(case: Case) -> None:
    """Ids are made from content."""
    texts = (ENGLISH, ARABIC, "Captain Khalid Shamruqi met Nizar Wahzan.")
    results = [everything(case(*sequence)) for sequence in permutations(texts)]
    assert all(result == results[0] for result in results)


def test_a_person_joins_parts_and_undoes_exactly(case: Case) -> None:
    """Against the score, and back to what was, to the letter."""
    store = case("Captain Khalil Shamruqi met Murad Kasirov.", "Major Yusuf Darwazi came.")
    before = everything(store)
    one, other = named(store, "Khalil Shamruqi").id, named(store, "Yusuf Darwazi").id
    made = decide(store, one, other, "same", by="person:mira", at="2024-05-01T10:00:00Z")
    stage.group(store)
    assert named(store, "Khalil Shamruqi").id == named(store, "Yusuf Darwazi").id
    undo(store, made.id, by="person:mira", at="2024-05-01T10:05:00Z")
    stage.group(store)
    assert everything(store) == before
    assert len([one for one in store.rows(Judgement) if one.by == "person:mira"]) == 2
    with pytest.raises(WrongUse):
        undo(store, made.id, by="person:mira", at="2024-05-01T10:06:00Z")


def test_a_person_parts_what_the_machine_joined(case: Case) -> None:
    """And the decision outlives new documents."""
    store = case(ENGLISH, ARABIC)
    machine = next(one for one in store.rows(Judgement) if one.kind == "same" and "cross-script" in one.by)
    decide(store, *machine.of, "different", by="person:mira", at="2024-05-01T10:00:00Z")
    stage.group(store)
    assert named(store, "Nizar Wahzan").id != named(store, "نزار وهزان").id
    put_text(store, "Nobody came.")
    stage.group(store)
    assert named(store, "Nizar Wahzan").id != named(store, "نزار وهزان").id


def test_wrong_decisions_are_refused(case: Case) -> None:
    """Unknown ids, one thing with itself, a decision of nobody."""
    store = case(ENGLISH)
    own = named(store, "Nizar Wahzan").id
    for left, right, by in (
        (own, "n-unknown", "person:mira"),
        (own, own, "person:mira"),
        (own, named(store, "Karzun").id, "mira"),
    ):
        with pytest.raises(WrongUse):
            decide(store, left, right, "same", by=by, at="2024-05-01T10:00:00Z")


IDS = [f"n-{letter}" for letter in "abcdef"]
JUDGEMENTS = st.lists(
    st.builds(
        lambda left, right, kind, score: Judgement(f"j-{left}{right}{kind}", kind, (left, right), "machine:test/1", "", score),
        st.sampled_from(IDS), st.sampled_from(IDS), st.sampled_from(["same", "different"]), st.sampled_from([0.91, 0.95, 0.99]),
    ),
    max_size=12,
)  # fmt: skip


@given(JUDGEMENTS, st.randoms())
def test_clusters_do_not_depend_on_the_sequence_and_never_hold_a_parted_pair(judgements: list[Judgement], chance: object) -> None:
    """Transitive closure does not merge what a veto parts."""
    once = clusters(IDS, judgements)
    shuffled = list(judgements)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert clusters(reversed(IDS), shuffled) == once
    assert sorted(id for group in once for id in group) == sorted(IDS)
    for one in judgements:
        if one.kind == "different" and one.of[0] != one.of[1]:
            assert not any(set(one.of) <= set(group) for group in once)
