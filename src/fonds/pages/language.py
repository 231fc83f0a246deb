"""Language of a line: by its script first; by its words only where there are enough of them, never for bare names."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from fonds.writing.scripts import ARABIC, LATIN

LANGUAGES = ("ar", "de", "en", "es", "fa", "fr", "he", "it", "ku", "nl", "pt", "ru", "tr", "uk", "ur")
ENOUGH_LETTERS = 60
"""Fewer Latin or Cyrillic letters on a page, and its language is not guessed."""
SURE = 0.9

_ARABIC = re.compile(rf"[{ARABIC}]")
_PERSIAN, _URDU = re.compile(r"[پچژگکی]"), re.compile(r"[ٹڈڑںے]")
_OTHER = {"he": re.compile(r"[\u05d0-\u05ea]"), "el": re.compile(r"[\u0370-\u03ff]")}
_CYRILLIC, _LATIN = re.compile(r"[\u0400-\u04ff]"), re.compile(rf"[{LATIN}]")
_TWO_LETTERS = re.compile(r"[A-Za-z][^A-Za-z]*[A-Za-z]")
_WORD = re.compile(r"[^\W\d_]+")
_SENDER = re.compile(
    r"^[\u200e\u200f\ufeff\s]*(?:\[[^\]\n]{6,32}\]|\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},?\s[^\n]{3,20}?\s-)\s*[^:\n]{1,40}:\s*"
)
"""The stamp and the sender before a message of a chat: who speaks is no part of what is said."""
_LABEL = re.compile(r"^\s*[A-Za-z][A-Za-z -]{0,20}:\s*(?=\S*[\u0620-\u064a])")
"""The name of a field before Arabic words, as in the head of a mail."""


def of_lines(lines: Sequence[str]) -> list[str | None]:
    """The language (ISO 639-1) of each line of one page, ``None`` where it cannot be told.

    Latin and Cyrillic lines take the language of all such lines of the page together, if they run on as
    sentences do; a list of names stays untold. Senders in a chat and names of fields do not count.
    """
    lines = [_LABEL.sub("", _SENDER.sub("", line)) for line in lines]
    scripts = [_script(line) for line in lines]
    latin, cyrillic = (
        _guessed(" ".join(line for line, written in zip(lines, scripts, strict=True) if written == script))
        for script in ("latin", "cyrillic")
    )
    return [_of_line(line, script, latin, cyrillic) for line, script in zip(lines, scripts, strict=True)]


def of_document(lines: Iterable[tuple[str, str | None]]) -> str | None:
    """The language of most letters, from (text, language) of its lines."""
    letters: Counter[str] = Counter()
    for text, language in lines:
        if language:
            letters[language] += len(_WORD.findall(text)) + len(text) // 8
    return min(letters, key=lambda language: (-letters[language], language)) if letters else None


def _of_line(line: str, script: str | None, latin: str | None, cyrillic: str | None) -> str | None:
    if script == "arabic":
        return _arabic_letters(line)
    if script in _OTHER:
        return script
    if script in ("latin", "cyrillic"):
        words = _WORD.findall(line)
        runs_on = sum(word.islower() for word in words) >= 1 and len(words) >= 3
        return (latin if script == "latin" else cyrillic) if runs_on else None
    return None


def _script(line: str) -> str | None:
    """The script of most letters, of at least two."""
    if line.isascii():  # the usual line: there is no other script to weigh it against
        return "latin" if _TWO_LETTERS.search(line) else None
    counts = {"arabic": len(_ARABIC.findall(line)), "cyrillic": len(_CYRILLIC.findall(line)), "latin": len(_LATIN.findall(line))}
    counts |= {name: len(pattern.findall(line)) for name, pattern in _OTHER.items()}
    best = max(counts, key=lambda script: counts[script])
    return best if counts[best] >= 2 else None


def _arabic_letters(line: str) -> str:
    if _URDU.search(line):
        return "ur"
    # Scanners and keyboards put a stray Persian letter into Arabic; Persian text is full of them.
    return "fa" if len(_PERSIAN.findall(line)) >= max(2, 0.04 * len(line)) and not re.search(r"[ةى]|\bال", line) else "ar"


def _guessed(text: str) -> str | None:
    if len(_LATIN.findall(text)) + len(_CYRILLIC.findall(text)) < ENOUGH_LETTERS:
        return None
    words = _WORD.findall(text)
    if sum(word.islower() for word in words) < 0.3 * len(words) and not text.isupper():
        return None
    language, probability = _identifier().classify(text[:4000].lower() if text.isupper() else text[:4000])
    return str(language) if probability >= SURE else None


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(LANGUAGES))
    return identifier
