"""Mentions of one text and who is the same in it. Countries are real where their adjectives matter; all else is invented."""

import pytest

from fonds.engines.grammar.spacy import SpacyEnglish
from fonds.engines.ner.combined import CombinedNer
from fonds.entities.mentions import find
from fonds.model import Mention


@pytest.fixture
def found(grammar: SpacyEnglish, ner: CombinedNer):  # type: ignore[no-untyped-def]
    def run(text: str, language: str = "en") -> dict[str, Mention]:
        mentions = find(text, language, grammar=grammar, ner=ner)
        assert all(mention.text == text[mention.start : mention.end] for mention in mentions)
        return {mention.text: mention for mention in mentions}

    return run


def test_an_acronym_in_brackets_is_its_body(found) -> None:  # type: ignore[no-untyped-def]
    """The initials fit, so both are one; an acronym that nothing explains stays alone."""
    one = found("The Karzun Liberation Front (KLF) took the town. Later KLF fighters left. The DMM saw it.")
    assert one["Karzun Liberation Front"].entity == one["KLF"].entity
    assert one["Karzun Liberation Front"].label == "ORG"


def test_a_government_named_after_a_person_is_not_the_person(found) -> None:  # type: ignore[no-untyped-def]
    """The text says whose president he is, so his regime is that country's government; he himself is somebody else."""
    one = found(
        "The regime of Omani president Murad Kasirov signed. The Kasirov Government denied it. The Omani government was silent."
    )
    assert one["Kasirov Government"].entity == one["The Omani government"].entity
    assert one["Murad Kasirov"].entity != one["Kasirov Government"].entity
    assert one["Murad Kasirov"].label == "PER"


def test_a_surname_goes_to_its_only_bearer(found) -> None:  # type: ignore[no-untyped-def]
    """With two bearers of the name nobody can tell, and nobody is chosen."""
    one = found("Colonel Nizar Wahzan signed the note. Later Wahzan left for the coast.")
    assert one["Wahzan"].entity == one["Nizar Wahzan"].entity
    two = found("Colonel Nizar Wahzan met Captain Tariq Wahzan. Later Wahzan left for the coast.")
    assert two["Wahzan"].entity not in (two["Nizar Wahzan"].entity, two["Tariq Wahzan"].entity)


def test_an_invented_town_is_told_by_the_words_around_it(found) -> None:  # type: ignore[no-untyped-def]
    """No gazetteer knows it; "the town of" does. Elsewhere in the text it is the same place."""
    one = found("The guns left the town of Karzun at night. Nobody stayed in Karzun.")
    assert one["Karzun"].label == "LOC"
    assert one["the town of Karzun"].entity == one["Karzun"].entity


def test_a_description_is_joined_only_if_one_name_fits(found) -> None:  # type: ignore[no-untyped-def]
    """One broadcaster: it is meant. Two: it stays open."""
    one = found("Delta News published the letters. The broadcaster had them for months.")
    assert one["The broadcaster"].entity == one["Delta News"].entity
    two = found("Delta News and Harbour Radio published the letters. The broadcaster had them for months.")
    assert two["The broadcaster"].entity not in (two["Delta News"].entity, two["Harbour Radio"].entity)


def test_forces_and_chiefs_belong_to_a_body_and_are_not_it(found) -> None:  # type: ignore[no-untyped-def]
    """Whose they are is in the words; who they are is another entity."""
    one = found("The Karzun Liberation Front sent its answer. Karzun Liberation Front chiefs agreed.")
    assert one["Karzun Liberation Front chiefs"].entity != one["Karzun Liberation Front"].entity


def test_arabic_names_by_title_kunya_head_noun_and_place_word(found) -> None:  # type: ignore[no-untyped-def]
    """The title is not part of the name; the place word is where it belongs to the name."""
    one = found("إلى: قائد اللواء، العقيد نزار وهزان\nتنقل كتيبة الصخر إلى مدينة درسمون ثم إلى تل حلواج.\nأبو جعفر", "ar")
    assert one["نزار وهزان"].label == "PER"
    assert one["درسمون"].label == "LOC"
    assert one["تل حلواج"].label == "LOC"
    assert one["كتيبة الصخر"].label == "ORG"
    assert one["أبو جعفر"].label == "PER"


def test_an_arabic_byname_is_joined_by_its_cue(found) -> None:  # type: ignore[no-untyped-def]
    """ "Known as" joins; a kunya without a cue joins nobody."""
    one = found("حضر خليل الشمروقي المعروف باسم أبو جعفر.", "ar")
    assert one["خليل الشمروقي"].entity == one["أبو جعفر"].entity
    two = found("حضر خليل الشمروقي. ثم جاء أبو جعفر.", "ar")
    assert two["خليل الشمروقي"].entity != two["أبو جعفر"].entity


def test_headings_and_times_are_no_names(found) -> None:  # type: ignore[no-untyped-def]
    """Letterheads shout; what they shout is not somebody."""
    one = found("MEMORANDUM\nCONFIDENTIAL\nTo: Liaison Officer\n[07/03/2019, 20:14:40] Samir Dulghani: good evening")
    assert not {"MEMORANDUM", "CONFIDENTIAL", "Liaison Officer", "07/03/2019"} & set(one)
    assert one["Samir Dulghani"].label == "PER"


def test_empty_and_wordless_texts_give_nothing(found) -> None:  # type: ignore[no-untyped-def]
    """Also a page of digits."""
    assert found("") == {} and found("12 34\n56") == {}
