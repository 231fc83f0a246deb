"""The vote of the case on labels, and the queue of proposals."""

from dataclasses import replace

from fonds.entities.queue import gain, queue
from fonds.entities.score import compare
from fonds.entities.vote import MAKER, voted
from fonds.model import Entity, Judgement, Label, Mention


def mention(text: str, label: Label, maker: str, document: str) -> Mention:
    return Mention(0, len(text), text, maker=maker, label=label, entity="e1", form="name", id=f"m-{document}", document=document)


def test_statistics_give_way_to_what_other_documents_know() -> None:
    """A rule says place in two documents, the model says person in one: a place, and the vote made it so."""
    found = voted({
        "a": [mention("Karzun", "LOC", "patterns-en/1", "a")],
        "b": [mention("Karzun", "LOC", "gazetteer/1", "b")],
        "c": [mention("Karzun", "PER", "spacy/3", "c")],
    })  # fmt: skip
    assert found["c"][0].label == "LOC" and found["c"][0].maker == MAKER
    assert found["a"][0].maker == "patterns-en/1"


def test_what_a_rule_found_is_never_outvoted() -> None:
    """ "Mr Karzun" stays a person however many towns there are."""
    found = voted({
        "a": [mention("Karzun", "LOC", "patterns-en/1", "a")],
        "b": [mention("Karzun", "LOC", "gazetteer/1", "b")],
        "c": [mention("Karzun", "PER", "patterns-en/1", "c")],
    })  # fmt: skip
    assert found["c"][0].label == "PER"


ENTITIES = {
    "n-1": Entity("n-1", "PER", "Nizar Wahzan", (), 9, 4), "n-2": Entity("n-2", "PER", "Nizar Wahzani", (), 5, 2),
    "n-3": Entity("n-3", "PER", "Nizar Wahzany", (), 1, 1), "n-4": Entity("n-4", "PER", "Monday", (), 9, 9),
}  # fmt: skip


def asked(left: str, right: str, score: float) -> Judgement:
    return Judgement(f"j-{left}{right}{score}", "unsure", (left, right), "machine:name/2", "", score, proposed=True)


def test_one_question_a_pair_and_none_about_what_is_settled_or_no_name() -> None:
    """Nodes of one entity ask together; a day is nobody."""
    rows = [asked("n-1", "n-2", 0.8), asked("n-1b", "n-2", 0.7), asked("n-1", "n-4", 0.9), asked("n-1", "n-1b", 0.9)]
    entity_of = {id: id for id in ENTITIES} | {"n-1b": "n-1"}
    assert [one.of for one in queue(rows, entity_of, ENTITIES)] == [("n-1", "n-2")]
    assert not queue(rows, entity_of, ENTITIES, {frozenset(("n-1", "n-2"))})
    parted = replace(asked("n-1", "n-2", 0.05), id="j-veto", kind="different", proposed=False)
    assert queue([*rows, parted], entity_of, ENTITIES) == [parted]


def test_the_gain_is_what_an_answer_moves() -> None:
    """The smaller side's mentions, by how likely they move."""
    assert gain(asked("n-1", "n-2", 0.5), ENTITIES["n-1"], ENTITIES["n-2"]) == 2.5


def test_a_consonant_more_is_another_given_name() -> None:
    """Nazih is not Nazim; Abd al-Haq and Abdelhaq are one, doubled letters say nothing."""
    assert compare("Nazih al-Wahzan", "Nazim al-Wahzan").vetoes and compare("نزيه الوهزان", "Nazim al-Wahzan").vetoes
    assert not compare("Abdelhaq Wahzan", "عبد الحق وهزان").vetoes
    assert not compare("Khalel Wahzan", "خليل وهزان").vetoes
    assert compare("Omar Wahzan", "Ammar Wahzan").vetoes
