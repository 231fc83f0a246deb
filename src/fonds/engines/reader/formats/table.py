"""Tables in plain text (csv, tsv): a row is a line, a cell is a word with its reference."""

import csv
import io

from fonds.engines.reader import sniff
from fonds.engines.reader.contract import Reading, ReadPage
from fonds.engines.reader.formats.decoding import decoded
from fonds.engines.reader.formats.lines import Composer
from fonds.engines.reader.formats.tools import Tools

MAX_FIELD = 1 << 20


def read(data: bytes, name: str, tools: Tools) -> Reading:
    """Cells are joined by tabs; line breaks inside a cell become blanks. Rows count as in a spreadsheet."""
    text, encoding, note = decoded(data)
    kind = sniff.media_type(data, name)
    csv.field_size_limit(MAX_FIELD)
    composer = Composer()
    for rank, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text, kind)), 1):
        cells = [" ".join(cell.split()) for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            composer.add(((cell, None, None, f"{column_name(at)}{rank}") for at, cell in enumerate(cells, 1)), separator="\t")
    page = ReadPage(composer.text, f"csv/{encoding}", tuple(composer.lines), notes=(note,) if note else ())
    return Reading(kind, (page,))


def _delimiter(text: str, kind: str) -> str:
    if kind == sniff.TSV:
        return "\t"
    head = [line for line in text[:20_000].splitlines() if line.strip()][:20]

    # The mark that cuts the most lines into equally many cells; a comma wins a tie.
    def evenness(mark: str) -> tuple[int, int]:
        counts = [line.count(mark) for line in head]
        usual = max(set(counts), key=lambda count: (counts.count(count), count), default=0)
        return (counts.count(usual) if usual else 0, usual)

    return max(",;\t|", key=evenness)


def column_name(number: int) -> str:
    """1 is A, 27 is AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
