"""The consonant skeleton of a word: what Arabic, Latin and Cyrillic spellings of one name have in common.

Vowels are written in one script and left out in the other, long ones in both but not alike; consonants stay.
Letters that romanisers do not keep apart share a class (s for س ص ث, k for ك ق). ``w``, ``y`` and ``h`` are weak:
they stand for long vowels and endings and are left out of the strict comparison.
"""

from functools import lru_cache

from fonds.writing.fold import fold_word
from fonds.writing.scripts import has_arabic

_ARABIC = {
    "ب": "b", "ت": "t", "ث": "s", "ج": "j", "ح": "h", "خ": "x", "د": "d", "ذ": "z", "ر": "r", "ز": "z", "س": "s", "ش": "c",
    "ص": "s",
    "ض": "d", "ط": "t", "ظ": "z", "ع": "", "غ": "g", "ف": "f", "ق": "k", "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h",
    "و": "w",
    "ي": "y", "ا": "", "پ": "b", "چ": "c", "ژ": "j", "گ": "g", "ڤ": "f", "ڨ": "g", "ں": "n", "ٹ": "t", "ڈ": "d", "ڑ": "r",
}  # fmt: skip
_DIGRAPHS = {
    "kh": "x", "sh": "c", "gh": "g", "th": "s", "dh": "z", "ch": "c", "dj": "j", "zh": "j", "ph": "f", "ou": "w", "oo": "w",
    "ee": "y", "ei": "y", "ai": "y", "ay": "y", "aw": "w", "au": "w", "ck": "k", "tch": "c", "sch": "c",
}  # fmt: skip
_LATIN = {
    "b": "b", "c": "k", "d": "d", "f": "f", "g": "g", "h": "h", "j": "j", "k": "k", "l": "l", "m": "m", "n": "n", "p": "b",
    "q": "k",
    "r": "r", "s": "s", "t": "t", "v": "f", "w": "w", "x": "ks", "y": "y", "z": "z", "u": "w", "o": "w", "i": "y", "e": "",
    "a": "",
}  # fmt: skip
_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i", "і": "i", "ї": "i",
    "к": "k", "л": "l",
    "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ў": "u", "ф": "f", "х": "kh",
    "ц": "ts", "ч": "ch",
    "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "ґ": "g", "є": "e", "ј": "j",
    "љ": "l", "њ": "n",
}  # fmt: skip
WEAK = "wyh"


@lru_cache(maxsize=65536)
def romanised(word: str) -> str:
    """A folded word in Latin letters where it is Cyrillic; other scripts as they are."""
    return "".join(_CYRILLIC.get(letter, letter) for letter in fold_word(word))


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """Consonant classes of a word of any of the three scripts, doubled ones once, weak letters kept."""
    letters = romanised(word)
    made = _of_arabic(letters) if has_arabic(letters) else _of_latin(letters)
    once = "".join(letter for index, letter in enumerate(made) if not index or letter != made[index - 1])
    return once


def strict(word: str) -> str:
    """The skeleton without weak letters; of words made of weak letters only, the skeleton itself."""
    whole = skeleton(word)
    return "".join(letter for letter in whole if letter not in WEAK) or whole


def _of_arabic(letters: str) -> str:
    ending = letters[:-1] if letters.endswith("ه") and len(letters) > 2 else letters
    return "".join(_ARABIC.get(letter, letter if letter.isdigit() else "") for letter in ending)


def _of_latin(letters: str) -> str:
    if len(letters) > 3 and letters.endswith(("ah", "eh", "a", "e")):
        letters = letters[:-2] if letters.endswith("h") else letters[:-1]
    # The d and h of "Abd al-Hadi" stand apart.
    made: list[str] = ["b", "d"] if letters.startswith("abd") else []
    place = 3 if made else 0
    while place < len(letters):
        for length in (3, 2):
            part = letters[place : place + length]
            if part in _DIGRAPHS:
                made.append(_DIGRAPHS[part])
                place += length
                break
        else:
            made.append(_LATIN.get(letters[place], letters[place] if letters[place].isdigit() else ""))
            place += 1
    return "".join(made)
