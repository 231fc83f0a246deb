"""The check of a story: the wrong sentence beside the right one."""

import pytest

from fonds.engines.store.contract import Store
from fonds.model import Claim, Page, Slot
from fonds.story.check import check
from tests.story.conftest import Case

PAIRS = [
    # rests on nothing; cites what is not there
    ("The Guard entered.", "The ledger records that the Guard entered. [@c-1]", "rests on nothing"),
    ("The paper says so. [@c-99]", "The paper says so. [@c-1]", "not in this case"),
    ("The paper says so. [@d1/p/9#L1]", "The paper says so. [@d1/p/1#L2]", "not in this case"),
    # verbs by grade
    ("The papers confirm that the Guard entered. [@g-3]", "The papers say that the Guard entered. [@g-3]", "confirm"),
    ("The papers confirm that the Guard entered. [@g-2]", "The papers confirm that the Guard entered. [@g-1]", "confirm"),
    ("The papers reveal that the Guard entered. [@g-3]", "The papers reveal that the Guard entered. [@g-2]", "reveal"),
    ("The Guard entered the town. [@g-3]", "The Guard entered the town. [@g-2]", "states as fact"),
    ("The Guard entered the town. [@g-3]", "According to a letter, the Guard entered the town. [@g-3]", "states as fact"),
    ("The Guard entered the town. [@g-5]", "One letter says the Guard entered; another contradicts it. [@g-5]", "disputed"),
    ("A letter says the Guard entered. [@g-6]", "It is not known whether the Guard entered. [@g-6]", "fragment"),
    ("تؤكد الأوراق دخول الحرس. [@g-3]", "تقول الأوراق إن الحرس دخل. [@g-3]", "توكد"),
    # ordered is not done
    ("The post withdrew its heavy weapons. [@o-1]", "The post was ordered to withdraw its heavy weapons. [@o-1]", "only ordered"),
    ("The order says so and was carried out. [@o-1]", "The order says that it is to be carried out. [@o-1]", "only ordered"),
    ("A letter says they traded oil for rice. [@x-1]", "A letter says they agreed to trade oil for rice. [@x-1]", "only agreed"),
    ("They agreed to withdraw, a paper notes. [@o-1]", "They were told to withdraw, a paper notes. [@o-1]", "only ordered"),
    # hedges and denials
    ("A letter says the town fell. [@c-2]", "A letter says the town may have fallen. [@c-2]", "lost a hedge"),
    ("The town fell, a letter says. [@g-4]", "The town reportedly fell. [@g-4]", "surer than its source"),
    ("The paper says he met the Column. [@c-3]", "The paper says he did not meet the Column. [@c-3]", "turns its source around"),
    # quotations
    ("The letter says “trade oil for wheat”. [@x-1]", "The letter says “trade oil for rice”, as agreed. [@x-1]", "quotes"),
    ("> You will withdraw nothing before dawn. [@o-1]", "> You will withdraw all heavy weapons before dawn. [@o-1]", "quotes"),
]  # fmt: skip


@pytest.mark.parametrize(("wrong", "right", "said"), PAIRS)
def test_the_wrong_sentence_stops_and_the_right_one_passes(store: Store, wrong: str, right: str, said: str) -> None:
    """Each problem names the sentence, says why, and offers a way out."""
    assert check(store, right) == []
    problems = check(store, wrong)
    assert len(problems) == 1
    problem = problems[0]
    assert said in f"{problem.what} {problem.why}".replace("تؤكد", "توكد")
    assert problem.sentence == 1 and problem.why and problem.remedy
    assert wrong[problem.start : problem.end] == wrong.removeprefix("> ")


def test_what_a_paper_reports_is_not_its_own_word(case: Case) -> None:
    """*The letter says* stops where the letter says that the Guard says it; the Guard named, or a hedge, passes."""
    source = Slot("The Guard", 0, 9)
    case.found(Claim, "s-1", "d3", "entered Tell Marna on 17 March", source=source)
    far = Slot("The Guard", 900, 909)
    case.found(Claim, "s-2", "d3", "entered Tell Marna", source=far)
    assert [problem.what for problem in check(case.store, "The letter says: “entered Tell Marna on 17 March”. [@s-1]")] == [
        "Sentence 1 does not name who says so"
    ]
    assert check(case.store, "The letter has the Guard say: “entered Tell Marna on 17 March”. [@s-1]") == []
    assert check(case.store, "The letter suggests it: “entered Tell Marna on 17 March”. [@s-1]") == []
    assert check(case.store, "The letter says: “entered Tell Marna”. [@s-2]") == []


def test_the_offered_wording_passes(store: Store) -> None:
    """A weaker wording that is offered in quotation marks is itself good enough."""
    for wrong in ("The papers reveal that the Guard entered. [@g-3]", "The Guard entered the town. [@g-3]",
                  "The Guard entered the town. [@g-5]", "The Guard entered the town. [@g-6]"):  # fmt: skip
        problem = check(store, wrong)[0]
        offered = problem.remedy[problem.remedy.index("“") + 1 : problem.remedy.rindex("”")]
        assert check(store, f"{offered} {wrong[wrong.index('[') :]}") == [], offered


def test_an_executed_match_lets_a_story_say_done(store: Store) -> None:
    """With the event of a ledger beside it, the order may be told as followed by it."""
    story = "The order says to withdraw, and the ledger records that the entry took place on 17 March. [@o-1; @v-1]"
    assert check(store, story) == []
    assert check(store, story.replace("; @v-1", "")) != []


def test_a_page_that_was_read_again_turns_its_sentence_red(case: Case) -> None:
    """Words that no longer stand at their place stop the story; nothing drifts silently."""
    story = "A letter says the Guard entered Tell Marna. [@c-1]"
    assert check(case.store, story) == []
    case.store.replace(Page, [Page("d3-1", "d3", 1, "The Quard entered Tell Marna on 17 March.", "ocr", "t")], document="d3")
    assert "has changed" in check(case.store, story)[0].what


def test_an_empty_story_does_not_pass(store: Store) -> None:
    """Nothing written is not nothing wrong."""
    assert check(store, "# Only a title\n")[0].what == "The story is empty"
