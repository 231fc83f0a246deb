"""What every engine of names promises, and that none needs its table to work."""

from pathlib import Path

import pytest

from fonds.engines.grammar.spacy import SpacyEnglish
from fonds.engines.ner.arabic import ArabicRules
from fonds.engines.ner.combined import CombinedNer
from fonds.engines.ner.english import EnglishRules
from fonds.engines.ner.gazetteer import Gazetteer
from fonds.engines.ner.spacy import SpacyNames

TEXTS = (
    ("Colonel Nizar Wahzan left the town of Karzun for Oman.\nThe Omani Navy (ON) waited.", "en"),
    ("وقع العقيد نزار وهزان الكتاب في مدينة كرزون، ووصل إلى سلطنة عمان.", "ar"),
    ("Copy of كتاب العقيد نزار وهزان for Murad Kasirov", None),
    ("", "en"),
    ("١٢ ٣٤ ... 56", "ar"),
)


@pytest.fixture(scope="module")
def bare() -> Gazetteer:
    """As on a machine where the table was not built."""
    return Gazetteer(Path("/nonexistent/gazetteer.sqlite"))


@pytest.fixture(scope="module")
def grammar() -> SpacyEnglish:
    return SpacyEnglish()


@pytest.mark.parametrize(("text", "language"), TEXTS)
def test_finds_lie_in_the_text_in_sequence_and_without_blanks_around(
    text: str, language: str | None, grammar: SpacyEnglish, bare: Gazetteer
) -> None:
    """Every engine, with and without the table; the same text gives the same finds."""
    for engine in (CombinedNer(grammar), CombinedNer(grammar, bare), SpacyNames(grammar), Gazetteer(), bare):
        finds = engine.find(text, language)
        assert finds == engine.find(text, language)
        assert [find.start for find in finds] == sorted(find.start for find in finds)
        for find in finds:
            words = text[find.start : find.end]
            assert words and words == words.strip() and 0 < find.score <= 1 and find.maker


def test_without_the_table_countries_and_rules_still_work(bare: Gazetteer) -> None:
    """Less well, but the town and the colonel are found by the words around them."""
    assert not bare.complete
    english = {TEXTS[0][0][find.start : find.end]: find.label for find in EnglishRules(bare).find(TEXTS[0][0])}
    assert english["Karzun"] == "LOC" and english["Nizar Wahzan"] == "PER" and english["Omani Navy"] == "ORG"
    arabic = {TEXTS[1][0][find.start : find.end]: find.label for find in ArabicRules(bare).find(TEXTS[1][0])}
    assert arabic["كرزون"] == "LOC"
    assert any(find.label == "GPE" for find in bare.find(TEXTS[0][0], "en"))


def test_a_word_of_another_language_is_no_english_name(grammar: SpacyEnglish) -> None:
    """The English model guesses at Arabic words; its guesses are not kept."""
    ner = CombinedNer(grammar)
    text = "نسخة منه إلى مكتب التموين - example"
    assert all(find.maker != grammar.maker for find in ner.find(text, "ar"))
