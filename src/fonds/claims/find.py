"""Find: all findings of one page's text, paragraph by paragraph, in the language of each."""

import re
from collections.abc import Sequence
from dataclasses import replace

from fonds.claims import arabic, letters
from fonds.claims.blocks import begins_other_words
from fonds.claims.blocks import blocks as blocks_of
from fonds.claims.english import English
from fonds.claims.letters import Header
from fonds.claims.reading import Reading
from fonds.engines.grammar.contract import Grammar
from fonds.model import DayRange, Finding, Mention, Time
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
    blocks = _quotes_closed(text, blocks_of(text))
    arab = [block for block in blocks if _is_arabic(text[slice(*block)])]
    known = _times(text, language, written)
    found: list[Finding] = []
    if arab:
        found.extend(arabic.find(text, mentions, language=language, written=written, times=known))
        found = [each for each in found if any(start <= each.start < end for start, end in arab)]
    if len(arab) < len(blocks):
        times = [time for time in known if not any(start <= time.start < end for start, end in arab)]
        english_blocks = [block for block in blocks if block not in set(arab)]
        found.extend(times)
        found.extend(English(Reading(text, grammar, mentions, times), english_blocks, header).findings())
    return tuple(sorted(set(found), key=_place))


def _times(text: str, language: str | None, written: DayRange | None) -> tuple[Time, ...]:
    """The times of a text; what leans on a date leans, in a quoted mail or a chat's message, on the date of that part."""
    times = find_times(text, language=language, written=written)
    for start, end, first, last in letters.own_dates(text):
        dated = next(
            (time for time in times if first <= time.start and time.end <= last + 80 and time.earliest == time.latest), None
        )
        leaning = any(start <= time.start < end and time.type in ("DATE", "TIME") and not _stands_alone(time) for time in times)
        if not leaning:
            continue
        day = DayRange(dated.earliest, dated.latest, because="the date of this part") if dated and dated.earliest else None
        inner = find_times(text[start:end], language=language, written=day)
        moved = tuple(replace(time, start=time.start + start, end=time.end + start) for time in inner)
        times = tuple(time for time in times if not start <= time.start < end) + moved
    return tuple(sorted(times, key=lambda time: (time.start, time.end)))


def _stands_alone(time: Time) -> bool:
    """A time whose own words name its year."""
    return bool(re.search(r"\d{4}", time.text)) and time.relation is None


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
            and not begins_other_words(text[start:end].split("\n")[0], text[slice(*made[-1])].split("\n")[-1])
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
