"""Tesseract, line by line: own layout first, then each line alone, in one language, 64 pixels high.

Given a page it drops Arabic lines with high confidence; given two languages at once it reads both worse
(measured, see docs/decisions/0011). So each line is read in the language that fits, and a line that
cannot be read is reported as seen.
"""

import os
import re
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np

os.environ.setdefault("OMP_THREAD_LIMIT", "1")

import tesserocr

import fonds
from fonds.engines.ocr.clean import Prepared, ink, prepared
from fonds.engines.ocr.contract import LANGUAGES, Grey, OcrLine, OcrPage, OcrWord
from fonds.engines.ocr.layout import Band, bands, in_reading_sequence
from fonds.engines.ocr.numerals import EASTERN, as_written, told_apart
from fonds.errors import Missing
from fonds.writing.scripts import ARABIC, LATIN

LINE_HEIGHT, BORDER = 64, 4
SURE = 0.80
"""A line read with this confidence in its script is not tried in another language."""
SURE_OF_FOREIGN = 0.65
"""A line in another language than the page's must be this sure, or it is noise taken for letters."""
READ_BADLY, MUCH_SURER = 0.60, 0.20
UNREADABLE = 0.40
"""Below this the words are noise: the line is reported as seen, not read."""
NUMBERS = "fas"
"""Which data read Arabic-Indic digits."""
MOST_SURE_OF_NUMBER = 0.6
"""Measured: about two of three such numbers are right to the last digit."""
_SYSTEM = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/opt/homebrew/share/tessdata",
    "/usr/local/share/tessdata",
)
_CODES = {"ara": "ar", "eng": "en", "fas": "fa", "urd": "ur", "deu": "de", "fra": "fr", "spa": "es", "tur": "tr", "rus": "ru"}
"""From the names of the data to ISO 639-1, for lines in a language that shares its script with others."""
_ARABIC_SCRIPT = frozenset({"ara", "fas", "urd", "kur", "pus", "uig", "snd", "Arabic"})
_OTHER_SCRIPT = frozenset({"rus", "ukr", "bul", "srp", "mkd", "bel", "ell", "heb", "yid", "kat", "hye"})
"""Neither Arabic nor Latin letters: their lines are judged by confidence alone."""
_NO_LANGUAGE = frozenset({"osd", "equ"})
_ARABIC, _LATIN = re.compile(rf"[{ARABIC}]"), re.compile(rf"[{LATIN}]")
_MARKS = re.compile(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]")

cv2.setNumThreads(1)


class _Read(NamedTuple):
    """One line in one language: words with boxes on the crop, mean confidence, and how well it fits."""

    words: tuple[tuple[str, tuple[int, int, int, int], float], ...]
    confidence: float
    fit: float
    language: str


def data_folder() -> Path | None:
    """The folder with ``ara`` and ``eng`` data: ``FONDS_TESSDATA``, fonds' own, the system's; ``None`` if nowhere."""
    named = os.environ.get("FONDS_TESSDATA")
    candidates = ([Path(named)] if named else []) + [Path(fonds.__file__).parent / "data" / "tessdata", *map(Path, _SYSTEM)]
    return next((folder for folder in candidates if all((folder / f"{code}.traineddata").is_file() for code in LANGUAGES)), None)


def installed() -> tuple[str, ...]:
    """The languages that can be read here, sorted; empty where there are no data at all."""
    folder = data_folder()
    return tuple(sorted({path.stem for path in folder.glob("*.traineddata")} - _NO_LANGUAGE)) if folder else ()


class Tesseract:
    """Loads a language when its first line comes. One thread; not to be shared between threads."""

    def __init__(self, folder: Path | None = None) -> None:
        """Raises :class:`fonds.errors.Missing` where the language data are absent."""
        found = folder or data_folder()
        if found is None:
            raise Missing(
                "the language data for reading pictures are not installed: "
                "run `python -m tools.data`, or install tesseract-ocr-ara and tesseract-ocr-eng"
            )
        self._folder = found
        self._codes = frozenset(path.stem for path in found.glob("*.traineddata"))
        self._engines: dict[str, tesserocr.PyTessBaseAPI] = {}

    @cached_property
    def maker(self) -> str:
        version = re.search(r"\d+\.\d+\.\d+", tesserocr.tesseract_version())
        return f"tesseract/{version[0] if version else 'unknown'}"

    def read(self, picture: Grey, languages: tuple[str, ...] = LANGUAGES) -> OcrPage:
        page = prepared(picture)
        found = bands(ink(page.picture))
        tried: list[list[_Read]] = []
        current = languages[0]
        for band in found:
            tried.append(self._tried(_crop(page.picture, band), current, languages))
            best = max(tried[-1], key=_fit)
            current = best.language if best.fit >= SURE else current
        main = _main_language(tried, languages[0])
        lines = [(band, self._settled(page.picture, band, reads, main)) for band, reads in zip(found, tried, strict=True)]
        sequence = in_reading_sequence(found, right_to_left=main in _ARABIC_SCRIPT)
        told = tuple(_line(page, *lines[rank]) for rank in sequence)
        unread = sum(not line.words for line in told)
        notes: list[str] = [f"{unread} {'line' if unread == 1 else 'lines'} seen, not read"] if unread else []
        if any(EASTERN.search(word.text) for line in told for word in line.words):
            notes.append("numbers in Arabic digits are often misread: compare them with the picture")
        return OcrPage(told, self.maker, page.angle, (*notes, *page.steps))

    def _tried(self, crop: Grey, current: str, languages: Sequence[str]) -> list[_Read]:
        """The line in the language of the lines before, and in the others unless that one is sure."""
        reads: list[_Read] = []
        for language in (current, *(language for language in languages if language != current)):
            reads.append(self._recognise(crop, language))
            if reads[-1].fit >= SURE:
                break
        return reads

    def _settled(self, picture: Grey, band: Band, reads: Sequence[_Read], main: str) -> _Read | None:
        """The reading to believe, or ``None``: seen, not read. Another language than the page's must be surer of itself."""
        best = max(reads, key=_fit)
        if best.language != main and (best.fit < SURE_OF_FOREIGN or not _has_letters(best)):
            best = next((read for read in reads if read.language == main), None) or self._recognise(_crop(picture, band), main)
        if best.language == "ara":
            best = self._with_numbers(picture, band, best)
        return best if best.words and best.confidence >= UNREADABLE else None

    def _with_numbers(self, picture: Grey, band: Band, read: _Read) -> _Read:
        """The Arabic data hardly know Arabic-Indic digits; the Persian data do. Words of letters stay as they were
        read, unless a line of numbers was read so badly that the other reading is much the surer one."""
        badly = read.confidence < READ_BADLY
        if NUMBERS not in self._codes or not (badly or any(_is_number(text) for text, _, _ in read.words)):
            return read
        crop = _crop(picture, band)
        dark = ink(crop)
        other = self._recognise(crop, NUMBERS)
        seen = [
            (told_apart(as_written(text), dark[:, max(0, box[0] - 2) : box[2] + 2]), box, sure) for text, box, sure in other.words
        ]
        if badly and other.confidence > read.confidence + MUCH_SURER and any(EASTERN.search(text) for text, _, _ in seen):
            sure_words = tuple((text, box, min(sure, MOST_SURE_OF_NUMBER)) for text, box, sure in seen)
            return read._replace(words=sure_words, confidence=min(other.confidence, MOST_SURE_OF_NUMBER))
        numbers = [word for word in seen if not _ARABIC.search(word[0]) and not _LATIN.search(word[0])]
        mine = [word for word in read.words if _is_number(word[0])]
        words = []
        for text, box, sure in read.words:
            if not _is_number(text):
                words.append((text, box, sure))
                continue
            # The same count of numbers pairs them off; else their places do.
            shown = (
                [numbers[len([w for w in words if _is_number(w[0])])]]
                if len(numbers) == len(mine)
                else [w for w in seen if _share(box, w[1]) > 0.5]
            )
            if shown and all(EASTERN.search(other) for other, _, _ in shown):
                words.append(
                    ("".join(other for other, _, _ in shown), box, min(MOST_SURE_OF_NUMBER, *(other[2] for other in shown)))
                )
            else:
                # A digit that only the Arabic data saw is a guess.
                words.append((text, box, min(sure, MOST_SURE_OF_NUMBER) if EASTERN.search(text) else sure))
        return read._replace(words=tuple(words))

    def _recognise(self, crop: Grey, language: str) -> _Read:
        height, width = crop.shape
        engine = self._engine(language)
        engine.SetImageBytes(crop.tobytes(), width, height, 1, width)
        words = _words(engine)
        engine.Clear()
        letters = sum(len(text) for text, _, _ in words)
        confidence = sum(len(text) * sure for text, _, sure in words) / letters if letters else 0.0
        return _Read(
            tuple(words), confidence, confidence * _in_script(" ".join(text for text, _, _ in words), language), language
        )

    def _engine(self, language: str) -> tesserocr.PyTessBaseAPI:
        if language not in self._engines:
            self._engines[language] = tesserocr.PyTessBaseAPI(
                path=str(self._folder),
                lang=language,
                psm=tesserocr.PSM.RAW_LINE,
                oem=tesserocr.OEM.LSTM_ONLY,
            )
        return self._engines[language]


def _fit(read: _Read) -> float:
    return read.fit


def _has_letters(read: _Read) -> bool:
    return any(character.isalpha() for text, _, _ in read.words for character in text)


def _main_language(tried: Sequence[Sequence[_Read]], otherwise: str) -> str:
    """The language of most letters among lines that one language fits."""
    weight: dict[str, float] = {}
    for reads in tried:
        best = max(reads, key=_fit)
        if best.fit >= UNREADABLE and _has_letters(best):
            weight[best.language] = weight.get(best.language, 0.0) + best.fit**2 * sum(len(text) for text, _, _ in best.words)
    return max(sorted(weight), key=lambda language: weight[language], default=otherwise)


def _words(engine: tesserocr.PyTessBaseAPI) -> list[tuple[str, tuple[int, int, int, int], float]]:
    """Words in the sequence of reading. The text of the whole line is right; the words one by one come with
    their Arabic letters turned round, so only their boxes and confidences are taken from there."""
    texts = _MARKS.sub("", engine.GetUTF8Text()).split()
    iterator = engine.GetIterator()
    if not texts or iterator is None:
        return []
    parts: list[tuple[str, tuple[int, int, int, int], float]] = []
    for item in tesserocr.iterate_level(iterator, tesserocr.RIL.WORD):
        try:
            text = _MARKS.sub("", item.GetUTF8Text(tesserocr.RIL.WORD)).strip()
        except RuntimeError:
            continue  # an empty word has no text
        box = item.BoundingBox(tesserocr.RIL.WORD)
        if text and box:
            parts.append((text, box, item.Confidence(tesserocr.RIL.WORD) / 100))
    if len(parts) == len(texts):
        return [(text, box, sure) for text, (_, box, sure) in zip(texts, parts, strict=True)]
    if not parts:
        return []
    # Blanks inside a word: every text gets the whole line's box rather than a wrong one.
    around = (
        min(b[0] for _, b, _ in parts),
        min(b[1] for _, b, _ in parts),
        max(b[2] for _, b, _ in parts),
        max(b[3] for _, b, _ in parts),
    )
    sure = min(sure for _, _, sure in parts)
    return [(text, around, sure) for text in texts]


def _is_number(text: str) -> bool:
    return not _ARABIC.search(text) and not _LATIN.search(text)


def _share(box: tuple[int, int, int, int], other: tuple[int, int, int, int]) -> float:
    """How much of the other's width lies in the first."""
    return (min(box[2], other[2]) - max(box[0], other[0])) / max(1, other[2] - other[0])


def _crop(picture: Grey, band: Band) -> Grey:
    """The line with some paper around it, 64 pixels high, on a white border."""
    above, beside = max(2, round(0.10 * band.height)), max(2, round(0.15 * band.height))
    part = picture[max(0, band.top - above) : band.bottom + above, max(0, band.left - beside) : band.right + beside]
    scale = LINE_HEIGHT / part.shape[0]
    width = max(8, round(part.shape[1] * scale))
    method = cv2.INTER_CUBIC if scale > 1 else cv2.INTER_AREA
    sized = cv2.resize(part, (width, LINE_HEIGHT), interpolation=method)
    return np.ascontiguousarray(
        cv2.copyMakeBorder(sized, BORDER, BORDER, BORDER, BORDER, cv2.BORDER_CONSTANT, value=(255,)), dtype=np.uint8
    )


def _line(page: Prepared, band: Band, read: _Read | None) -> OcrLine:
    whole = page.box(band.left, band.top, band.right, band.bottom)
    if read is None:
        return OcrLine((), whole, 0.0, None)
    above, beside = max(2, round(0.10 * band.height)), max(2, round(0.15 * band.height))
    left, top = max(0, band.left - beside), max(0, band.top - above)
    scale = (min(page.picture.shape[0], band.bottom + above) - top) / LINE_HEIGHT
    words = tuple(
        OcrWord(text, page.box(left + (x1 - BORDER) * scale, band.top, left + (x2 - BORDER) * scale, band.bottom), sure)
        for text, (x1, _, x2, _), sure in read.words
    )
    return OcrLine(words, whole, read.confidence, _CODES.get(read.language))


def _in_script(text: str, language: str) -> float:
    """Share of letters in the language's script; text without letters (numbers) fits any."""
    arabic, latin = len(_ARABIC.findall(text)), len(_LATIN.findall(text))
    if not arabic + latin or language in _OTHER_SCRIPT:
        return 1.0 if text else 0.0
    return (arabic if language in _ARABIC_SCRIPT else latin) / (arabic + latin)
