"""Short forms across documents: a kunya or an initial joins the one person it fits, with a second line, or nobody."""

import pytest

from fonds.entities.short import fits_initial, same_kunya
from fonds.model import Judgement
from fonds.writing.names import parse
from tests.entities.test_stage import Case, named

DEFINED = "حضر أبو سالم طارق الزحلاني إلى مدينة كرزون."
ALONE = "وصل أبو سالم إلى مدينة كرزون."
RIVAL = "حضر أبو سالم نزار الوهزاني إلى مدينة كرزون."


def test_a_kunya_defined_beside_one_full_name_joins_with_a_second_line(case: Case) -> None:
    """The town is named beside both; the judgement says why and can be taken back."""
    store = case(DEFINED, ALONE)
    assert named(store, "أبو سالم").id == named(store, "أبو سالم طارق الزحلاني").id
    (made,) = [one for one in store.rows(Judgement) if one.by.startswith("machine:kunya")]
    assert made.kind == "same" and any("named beside both" in reason.what for reason in made.reasons)


def test_a_kunya_of_two_persons_joins_neither(case: Case) -> None:
    """Both bear it: both are proposed at most."""
    store = case(DEFINED, RIVAL, ALONE)
    assert not [one for one in store.rows(Judgement) if one.by.startswith("machine:kunya") and not one.proposed]


@pytest.mark.parametrize(("one", "other", "same"), [
    ("Abu Jaafar", "Abu Ja'far", True), ("Abu Idris", "Abou Driss", True), ("Abu Idris", "أبو إدريس", True),
    ("Abu Salim", "Abu Salam", False), ("Abu Hassan", "Abu Hussein", False), ("Abu Salim", "Umm Salim", False),
    ("أبو حسن", "أبو حسين", False),
])  # fmt: skip
def test_spellings_of_a_kunya_and_its_neighbours(one: str, other: str, same: bool) -> None:
    """Vowels, father and mother tell names apart."""
    assert same_kunya(parse(one).units[0], parse(other).units[0]) is same


@pytest.mark.parametrize(("short", "full", "fits"), [
    ("N. Wahzan", "Nizar Wahzan", True), ("Nizar W.", "Nizar Wahzan", True), ("N. Wahzan", "نزار وهزان", True),
    ("K. Wahzan", "Nizar Wahzan", False), ("N. Wahzan", "Nizar Zahlan", False), ("N. Wahzan", "N. Wahzan", False),
])  # fmt: skip
def test_an_initial_fits_whose_name_it_begins(short: str, full: str, fits: bool) -> None:
    """In either place and script."""
    assert fits_initial(parse(short).units, parse(full).units) is fits
