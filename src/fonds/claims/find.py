"""Find: all findings of one page's text, paragraph by paragraph, in the language of each."""

import re
from collections.abc import Sequence

from fonds.claims import arabic
from fonds.claims.english import English
from fonds.claims.letters import Header
from fonds.claims.reading import Reading
from fonds.engines.grammar.contract import Grammar
from fonds.model import DayRange, Finding, Mention
from fonds.writing.paragraphs import paragraphs
from fonds.writing.times import find_times

_ARABIC = re.compile(r"[؀-ۿ]")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")


def find(
    text: str,
    mentions: Sequence[Mention],
    *,
    language: str | None,
    written: DayRange | None,
    grammar: Grammar,
    header: Header | None = None,
) -> tuple[Finding, ...]:
    """Times, claims, deals, orders, events and relations of ``text``, sorted by place.

    ``mentions`` give slots their entities. ``written`` is when the paper was written; only it can fix a
    relative time. ``header`` is the letter's, where it stands on an earlier page.
    """
    blocks = _quotes_closed(text, paragraphs(text))
    arab = [block for block in blocks if _is_arabic(text[slice(*block)])]
    found: list[Finding] = []
    if arab:
        found.extend(arabic.find(text, mentions, language=language, written=written))
        found = [each for each in found if any(start <= each.start < end for start, end in arab)]
    if len(arab) < len(blocks):
        times = [
            time
            for time in find_times(text, language=language, written=written)
            if not any(start <= time.start < end for start, end in arab)
        ]
        english_blocks = [block for block in blocks if block not in set(arab)]
        found.extend(times)
        found.extend(English(Reading(text, grammar, mentions, times), english_blocks, header).findings())
    return tuple(sorted(set(found), key=_place))


def _quotes_closed(text: str, blocks: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Paragraphs of which one opens a quotation that a following line closes become one."""
    made: list[tuple[int, int]] = []
    for start, end in blocks:
        if (
            made
            and "\n" in text[made[-1][1] : start]
            and text[made[-1][1] : start].count("\n") == 1
            and _is_open(text[slice(*made[-1])])
            and end - made[-1][0] < 4000
        ):
            made[-1] = (made[-1][0], end)
        else:
            made.append((start, end))
    return made


def _is_open(piece: str) -> bool:
    return piece.count("“") > piece.count("”") or piece.count('"') % 2 == 1


def _place(finding: Finding) -> tuple[int, int, str, str]:
    return (finding.start, -finding.end, finding.KIND, repr(finding))


def _is_arabic(piece: str) -> bool:
    return len(_ARABIC.findall(piece)) > len(_LATIN.findall(piece))
