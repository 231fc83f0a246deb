"""What keeps two names apart however alike they look. A veto is no weight: only a person lifts it."""

import re

from fonds.entities.features import Pairing, clash, near, pair_up, without_extra_kunya
from fonds.vocabulary.acronyms import known
from fonds.vocabulary.naming import country_adjectives, country_names, heads
from fonds.writing.fold import fold_word
from fonds.writing.names import PersonName, parse
from fonds.writing.scripts import has_arabic
from fonds.writing.skeleton import skeleton, strict

_ORDINALS = {
    "first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "sixth": "6", "seventh": "7", "eighth": "8",
    "ninth": "9",
    "tenth": "10", "eleventh": "11", "twelfth": "12", "thirteenth": "13", "fourteenth": "14", "fifteenth": "15",
    "sixteenth": "16",
    "seventeenth": "17", "eighteenth": "18", "nineteenth": "19", "twentieth": "20",
    "اولي": "1", "اول": "1", "ثانيه": "2", "ثاني": "2", "ثالثه": "3", "ثالث": "3", "رابعه": "4", "رابع": "4", "خامسه": "5",
    "خامس": "5",
    "سادسه": "6", "سادس": "6", "سابعه": "7", "سابع": "7", "ثامنه": "8", "ثامن": "8", "تاسعه": "9", "تاسع": "9",
    "عاشره": "10", "عاشر": "10",
    "حاديه عشره": "11", "حادي عشر": "11", "ثانيه عشره": "12", "ثاني عشر": "12", "ثالثه عشره": "13", "ثالث عشر": "13",
    "رابعه عشره": "14",
    "رابع عشر": "14", "خامسه عشره": "15", "خامس عشر": "15", "سادسه عشره": "16", "سابعه عشره": "17", "ثامنه عشره": "18",
    "تاسعه عشره": "19",
}  # fmt: skip
"""Without article, folded."""
_SIDES = {
    "north": "n", "northern": "n", "south": "s", "southern": "s", "east": "e", "eastern": "e", "west": "w", "western": "w",
    "شمال": "n", "شمالي": "n", "شماليه": "n", "جنوب": "s", "جنوبي": "s", "جنوبيه": "s", "شرق": "e", "شرقي": "e", "شرقيه": "e",
    "غرب": "w", "غربي": "w", "غربيه": "w",
}  # fmt: skip
_PARTS = {
    "ريف": "countryside",
    "rif": "countryside",
    "سجن": "prison",
    "prison": "prison",
    "مطار": "airport",
    "airport": "airport",
}
_HOUSE = ("آل ", "ال ", "عائلة ", "بيت ")
_FIRST = {"محمد", "mohd", "muhd", "md", "mohammed", "mohamed", "muhammad", "mohammad", "muhammed", "mohamad"}
_SERVANT = ("abd", "عبد")
_CLOSE = 0.55
_FAR = 0.5


def of_persons(one: str, other: str) -> list[str]:
    """Reasons why two persons' names cannot be one person's."""
    left, right = parse(one), parse(other)
    found = shared(one, other)
    if left.generation != right.generation:
        found.append(f"generation: {left.generation or 'none'} / {right.generation or 'none'}")
    if not left.units or not right.units:
        return found
    pairs = pair_up(left, right)
    if len(left.units) > 1 and len(right.units) > 1:
        found.extend(_turned(left, right, pairs))
        found.extend(_parents(left, right, pairs))
        found.extend(_ends(left, right))
        found.extend(_given(left, right))
    found.extend(_gender(pairs))
    if left.units[0].kunya and right.units[0].kunya and pairs and pairs[0].near < 0.4:
        found.append(f"different kunya: {left.units[0].text} / {right.units[0].text}")
    return found


def shared(one: str, other: str) -> list[str]:
    """Reasons that hold for names of every kind: numbers, sides, head nouns."""
    found = []
    numbers = (numbers_of(one), numbers_of(other))
    if numbers[0] and numbers[1] and numbers[0] != numbers[1]:
        found.append(f"numbers differ: {', '.join(sorted(numbers[0])) or 'none'} / {', '.join(sorted(numbers[1])) or 'none'}")
    sides = (_marks(one, _SIDES), _marks(other, _SIDES))
    if sides[0] and sides[1] and sides[0] != sides[1]:
        found.append("sides differ")
    parts = (_marks(one, _PARTS), _marks(other, _PARTS))
    if parts[0] != parts[1]:
        found.append(f"one is only a part or neighbour: {', '.join(sorted(parts[0] ^ parts[1]))}")
    return found


def body_and_person(one: str, other: str) -> list[str]:
    """One of the names is built on a noun that no person is ("X Brigade", "حكومة X", "آل X")."""
    bodies = (_body(one), _body(other))
    if bool(bodies[0]) != bool(bodies[1]):
        return [f"one is no person: {bodies[0] or bodies[1]}"]
    return []


def numbers_of(name: str) -> frozenset[str]:
    """Numbers and ordinals of a name, as digits."""
    words = [word.removeprefix("ال") for word in re.findall(r"\w+", fold_word(name))]
    found = set()
    index = 0
    while index < len(words):
        two = " ".join(words[index : index + 2])
        digits = re.fullmatch(r"(\d+)(?:st|nd|rd|th)?", words[index])
        if two in _ORDINALS:
            found.add(_ORDINALS[two])
            index += 2
            continue
        if digits:
            found.add(digits.group(1).lstrip("0") or "0")
        elif words[index] in _ORDINALS and len(words) > 1:
            found.add(_ORDINALS[words[index]])
        index += 1
    return frozenset(found)


def is_number(word: str) -> bool:
    """A folded word that is a number or ordinal in digits or letters."""
    return bool(re.fullmatch(r"\d+(?:st|nd|rd|th)?", word)) or word.removeprefix("ال") in _ORDINALS or word in ("عشر", "عشره")


def _marks(name: str, table: dict[str, str]) -> frozenset[str]:
    words = [word if word in table else word.removeprefix("ال") for word in re.findall(r"\w+", fold_word(name))]
    return frozenset(table[word] for word in words if word in table)


def _body(name: str) -> str:
    words: list[str] = re.findall(r"\w+", re.sub(r"['’]s?\b", "", name))
    keys = [fold_word(word) for word in words]
    if name.startswith(_HOUSE) and len(keys) > 1:
        return words[0]
    if len(keys) < 2:
        return ""
    candidates = (
        [keys[0]] if has_arabic(name) else [keys[-1], *(keys[keys.index("of") - 1 : keys.index("of")] if "of" in keys else [])]
    )
    for key in candidates:
        head = heads().get(key) or heads().get(key.removeprefix("ال"))
        # A rank may also be a body ("لواء"); before two more words it is a person's rank.
        if head and not (key in ("لواء", "khan") and len(keys) > 2) and head.gloss not in ("brothers",):
            return str(key)
    return ""


def _turned(left: PersonName, right: PersonName, pairs: list[Pairing]) -> list[str]:
    if left.turned or right.turned or len(left.units) != len(right.units):
        return []
    crossing = [pairing for pairing in pairs if pairing.places[0] != pairing.places[1] and pairing.near > 0.55]
    straight = min(near(one, other) for one, other in zip(left.units, right.units, strict=True))
    if len(crossing) >= 2 and len(left.units) == 2 and straight < 0.6:
        return ["the names stand in the other order"]
    return []


def _parents(left: PersonName, right: PersonName, pairs: list[Pairing]) -> list[str]:
    """Both name a father, and not the same one."""
    if len(left.units) == len(right.units) == 3:
        middle = [pairing for pairing in pairs if pairing.places == (1, 1)]
        if (
            middle
            and middle[0].near < _FAR
            and all(pairing.near > 0.7 for pairing in pairs if pairing.places in ((0, 0), (2, 2)))
        ):
            return [f"different middle names: {middle[0].left.text} / {middle[0].right.text}"]
    return []


def _ends(left: PersonName, right: PersonName) -> list[str]:
    """A son carries his father's name behind his own: a first name that is missing is not an omission."""
    if len(left.units) == len(right.units):
        return []
    left, right = without_extra_kunya(left, right)
    if len(left.units) == len(right.units):
        return []
    shorter, longer = sorted((left, right), key=lambda name: len(name.units))
    if near(shorter.units[0], longer.units[0]) >= 0.7:
        return []
    if near(shorter.units[0], longer.units[1]) >= 0.6 and longer.units[0].text not in (
        "محمد",
        "mohammed",
        "mohamed",
        "muhammad",
        "mohammad",
    ):
        return [f"the longer name begins with another given name: {longer.units[0].text}"]
    return []


def _given(left: PersonName, right: PersonName) -> list[str]:
    """The family name is the same and the given names differ in a consonant that spellings do not exchange: kin, rather."""
    left, right = without_extra_kunya(left, right)
    one, other = left.units[0], right.units[0]
    if len(left.units) != len(right.units):
        # Many carry the Prophet's name before their own and leave it out as often.
        one, other = (
            name.units[1] if name.units[0].text in _FIRST and len(name.units) > 2 else name.units[0] for name in (left, right)
        )
    if (
        one.kunya != other.kunya
        or near(left.units[-1], right.units[-1]) < (0.8 if has_arabic(left.key) == has_arabic(right.key) else 0.55)
    ):
        return []
    if one.text in _FIRST and other.text in _FIRST:
        return []
    if _one_consonant_more(one.bare, other.bare):
        return [f"given names differ in a consonant: {one.text} / {other.text}"]
    letters = [clash(a, b) for a in {one.text, one.bare} for b in {other.text, other.bare}]
    if all(letters) and near(one, other) < 0.9:
        return [f"given names differ in {min(letters)}: {one.text} / {other.text}"]
    if _vowel_begins(one.text, other.text) or (
        has_arabic(one.text) and has_arabic(other.text) and _long_vowels(one.text) != _long_vowels(other.text)
    ):
        return [f"given names differ in a written vowel: {one.text} / {other.text}"]
    return []


def _one_consonant_more(one: str, other: str) -> bool:
    """Nazih and Nazim, نزيه and Nazim: a consonant of the one has no counterpart, and no spelling drops it.

    Weak letters and h come and go with spellings, doubled letters too; so do the t of the feminine ending and the l of
    an article inside the name ("Abd al-Haq", "Larbi").
    """
    if one.startswith(_SERVANT) or other.startswith(_SERVANT):
        return False
    short, long = sorted((re.sub(r"(.)\1+", r"\1", strict(name)) for name in (one, other)), key=lambda bones: (len(bones), bones))
    if len(long) != len(short) + 1 or len(short) < 2:
        return False
    place = next((place for place, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[place:] == long[place + 1 :] and long[place] not in ("tl" if place == len(short) else "l")


def _vowel_begins(one: str, other: str) -> bool:
    """The Latin name begins with a vowel and the Arabic one with a consonant that is none: "Ahmad" is not "حمد".

    In Latin letters a round vowel at the beginning is no open one: "Omar" is not "Ammar".
    """
    if has_arabic(one) == has_arabic(other):
        return not has_arabic(one) and {one[0] in "ou", other[0] in "ou"} == {True, False} and "a" in (one[0], other[0])
    arabic, latin = (one, other) if has_arabic(one) else (other, one)
    return latin[0] in "aeiou" and arabic[0] not in "اعويه"


def _long_vowels(key: str) -> str:
    """Long vowels inside an Arabic word are always written: حسن and حسين are two names."""
    return "".join(letter for letter in key[1:-1] if letter in "اوي")


def _gender(pairs: list[Pairing]) -> list[str]:
    """A feminine ending on one given name only."""
    first = [pairing for pairing in pairs if pairing.places == (0, 0)]
    if not first or first[0].near < _CLOSE:
        return []
    one, other = first[0].left.text, first[0].right.text
    ends = (_feminine(one), _feminine(other))
    if ends[0] != ends[1]:
        stems = [re.sub(r"(?:ah|a|e|eh|ه)$", "", text) for text in (one, other)]
        if skeleton(stems[0]) == skeleton(stems[1]) and has_arabic(one) == has_arabic(other):
            return [f"feminine ending on one side only: {one} / {other}"]
        if has_arabic(one) != has_arabic(other):
            latin = other if has_arabic(one) else one
            arabic = one if has_arabic(one) else other
            if arabic.endswith("ه") and not latin.endswith(("a", "ah", "e", "eh", "at", "et", "i", "y", "h")):
                return [f"feminine ending on one side only: {one} / {other}"]
    return []


def _feminine(key: str) -> bool:
    return key.endswith("ه") if has_arabic(key) else key.endswith(("a", "ah"))


def of_bodies(one: str, other: str) -> list[str]:
    """Reasons for organisations and places: numbers, sides, owners, short forms that the table tells apart."""
    found = shared(one, other)
    rows = (known(one), known(other))
    if rows[0] is not None and rows[1] is not None and rows[0] != rows[1]:
        found.append("well known as two different bodies")
    owners = (_owners(one), _owners(other))
    if owners[0] and owners[1] and owners[0] != owners[1]:
        found.append(f"of different countries: {', '.join(sorted(owners[0]))} / {', '.join(sorted(owners[1]))}")
    letters = [re.sub(r"\W", "", name) for name in (one, other)]
    if all(name.isascii() and name.isupper() and len(name) <= 6 for name in letters) and letters[0] != letters[1]:
        found.append("different acronyms")
    return found


def _owners(name: str) -> frozenset[str]:
    words = re.findall(r"\w+", fold_word(name))
    found = {country_adjectives()[word].name for word in words if word in country_adjectives()}
    return frozenset(found | {country_names()[word].name for word in words if word in country_names() and len(words) > 1})
