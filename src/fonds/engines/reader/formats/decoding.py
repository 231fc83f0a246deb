"""Decoding: bytes of unknown encoding to text, exactly, with a word on what was assumed."""

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Frequent short words and endings, enough to tell eight-bit encodings apart.
_TELLING = {
    "cp1256": re.compile(r"\b(?:ال\w+|في|من|على|إلى|الى|أن|ان|عن|هذا|التي|الذي|و\w+)\b"),
    "cp1251": re.compile(r"\b(?:и|в|на|не|что|по|из|для|это|от)\b"),
    "cp1253": re.compile(r"\b(?:και|το|της|του|να|με|από)\b"),
    "cp1255": re.compile(r"\b(?:של|את|על|לא|כי|זה)\b"),
}


def decoded(data: bytes, declared: str | None = None) -> tuple[str, str, str | None]:
    """(text, encoding, note). The text is the bytes decoded and nothing else; a byte order mark is no part of it.

    ``declared`` is what the file itself says. The note tells a guess, ``None`` where nothing was guessed.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace"), encoding, None
    if b"\0" in data[:4096]:
        unmarked = _unmarked_utf16(data[:4096])
        if unmarked:
            return data.decode(unmarked, "replace"), unmarked, "read as UTF-16 without a mark; check the first words"
    for stated in (declared, "utf-8"):
        if stated and _known(stated):
            try:
                return data.decode(stated), stated, None
            except (UnicodeDecodeError, ValueError):
                continue
    return _guessed(data)


def _known(encoding: str) -> bool:
    try:
        return codecs.lookup(encoding).name not in (
            "hex",
            "base64",
            "rot13",
            "idna",
            "punycode",
            "unicode_escape",
            "raw_unicode_escape",
        )
    except LookupError:
        return False


def _unmarked_utf16(opening: bytes) -> str | None:
    even = sum(byte in (0, 6) for byte in opening[0::2])
    odd = sum(byte in (0, 6) for byte in opening[1::2])
    if max(even, odd) < len(opening) * 0.3:
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _guessed(data: bytes) -> tuple[str, str, str | None]:
    sample = data[:200_000]
    # A few wrong bytes in good UTF-8 are damage, not another encoding.
    lenient = sample.decode("utf-8", "replace")
    wrong, foreign = lenient.count("\ufffd"), sum(character > "\x7f" for character in lenient)
    if wrong and foreign and wrong <= 0.1 * foreign:
        return data.decode("utf-8", "replace"), "utf-8", f"{wrong} bytes could not be read as UTF-8"
    scores = {}
    for encoding, telling in _TELLING.items():
        text = sample.decode(encoding, "replace")
        scores[encoding] = sum(len(word) for word in telling.findall(text)) - 5 * text.count("\ufffd")
    best = max(sorted(scores), key=lambda encoding: scores[encoding])
    chosen = best if scores[best] >= max(4, 0.05 * foreign) else "cp1252"
    return data.decode(chosen, "replace"), chosen, f"the file names no encoding; read as {chosen.replace('cp', 'windows-')}"
