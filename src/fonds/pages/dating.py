"""Dating: the date a document bears, and the words that say so.

Only what the paper itself says counts: an e-mail's Date header, a "Date:" line, a dateline at the head or
beside the signature, the publication time of an article, the stamps of a chat. Where these disagree or
none is found the answer is ``None``. File times and today's date are never looked at.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from email.utils import parsedate_to_datetime
from itertools import pairwise

from fonds.model import DayRange, Time
from fonds.model.dates import Calendar
from fonds.writing.scripts import fold, language_of
from fonds.writing.times import find_times

HEAD, FOOT = 14, 8
"""How many lines from the top and from the bottom may bear a date by themselves."""

_MAIL_DATE = {"date", "sent", "التاريخ", "تاريخ الإرسال"}
_PUBLISHED = {
    "article:published_time",
    "datepublished",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "dc.date",
    "dc.date.issued",
    "dcterms.date",
    "dcterms.issued",
    "parsely-pub-date",
    "sailthru.date",
    "og:published_time",
    "published",
    "time",
}
_LABEL = re.compile(
    r"^\W*(?:date(?!\s+of\s+birth)(?:\s+(?:of\s+(?:this\s+|the\s+)?(?:letter|statement|order|issue|report|interview|signature|writing)|issued|signed|written))?|"
    r"dated(?:\s+this)?|day|sent|published(?:\s+on)?|posted(?:\s+on)?|signed\s+(?:on|at)|written\s+on|issued(?:\s+on)?|"
    + fold(
        r"(?:و?حرر|كتب|صدر|نشر|أرسل|وقع)\s+(?:في|بتاريخ|يوم)|(?:ال)?تاريخ(?:\s+(?:الإفادة|الكتاب|الرسالة|الأمر|الإصدار|التحرير|النشر|الشهادة))?|بتاريخ|الموافق"
    )
    + r")\s*[:：.]?\s*(?=\W|\d|$)",
    re.IGNORECASE,
)
_STAMP = re.compile(r"^\W{0,3}\[?(?P<when>\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4})[,،]?\s+\d{1,2}:\d{2}")
_STAMPED = re.compile(r"\W{0,8}\d")
_NUMBER = re.compile(r"\d|thousand|hundred|nineteen|[أا]لفين", re.IGNORECASE)
"""What every full date holds: digits, or a year in words. Asked first, since looking for dates is dear."""
_DATELINE = re.compile(r"^\s*(?P<place>[^\W\d_][^\d\n:]{0,40}?)?[,،(\s]*$")
_WIRE = re.compile(r"^[)\s]*(?:\([^()\n]{2,30}\)\s*)?[-–—:]")
_WIRE_SIGN = re.compile(r"[-–—:]")
_BYLINE = re.compile(r"\s*(?:by\s|بقلم\s|كتب\s)", re.IGNORECASE)


def written(text: str, headers: Iterable[tuple[str, str]] = (), media_type: str = "text/plain") -> DayRange | None:
    """The days on which a document says it was written; ``because`` quotes it. ``None`` where it does not say, or is unclear.

    ``headers`` are metadata as written (e-mail headers, an article's meta tags). File properties such as
    "created" say when a file was made, not when the text was written, and are not read.
    """
    pairs = [(name.strip().lower(), value) for name, value in headers]
    names = {name for name, _ in pairs}
    if media_type == "message/rfc822" or {"from", "date"} <= names:
        found = next((_mail_day(value) for name, value in pairs if name in _MAIL_DATE), None)
        if found:
            return found
    if "html" in media_type:
        found = next((_published(name, value) for name, value in pairs if name in _PUBLISHED and _published(name, value)), None)
        if found:
            return found
    return _chat_days(text) or _stated(text)


def _mail_day(value: str) -> DayRange | None:
    """The day on the sender's own calendar, as the header writes it with its zone."""
    try:
        day = parsedate_to_datetime(value.strip()).date()
    except (ValueError, TypeError, IndexError):
        return None
    return DayRange(day, day, day.isoformat(), "gregorian", f"e-mail header Date: {value.strip()}")


def _published(name: str, value: str) -> DayRange | None:
    match = re.match(r"\s*(\d{4})-(\d\d)-(\d\d)", value)
    if match:
        try:
            day = date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            return None
        return DayRange(day, day, day.isoformat(), "gregorian", f"{name}: {value.strip()}")
    return _one_day(find_times(value), f"{name}: {value.strip()}")


def _chat_days(text: str) -> DayRange | None:
    """From the first to the last stamp of a chat (at least three stamped messages)."""
    stamps = [match["when"] for line in text.splitlines() if _STAMPED.match(line) and (match := _STAMP.match(fold(line)))]
    if len(stamps) < 3:
        return None
    times = find_times("\n".join(stamps))
    days = [(time.earliest, time.latest) for time in times if time.earliest and time.latest]
    if len(days) < 3:
        return None
    first, last = min(low for low, _ in days), max(high for _, high in days)
    return DayRange(first, last, f"{first}/{last}", "gregorian", f"first and last message: {stamps[0]}, {stamps[-1]}")


def _stated(text: str) -> DayRange | None:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    language = language_of(text)
    for found in (_labelled(lines, language), _alone(lines, language), _dateline(lines, language)):
        ranges = list(found)
        if ranges:
            return ranges[0] if all(_meet(ranges[0], other) for other in ranges) else None
    return None


def _labelled(lines: list[str], language: str | None) -> Iterator[DayRange]:
    """ "Date: 12 March 2019" near the head, «حرر في …» near the foot; a label may have its date on the next line."""
    for index, line in enumerate(lines):
        if HEAD <= index < len(lines) - FOOT:
            continue
        label = _LABEL.match(fold(line))
        if not label:
            continue
        source = line if re.search(r"\d|\w{4}", fold(line)[label.end() :]) else " ".join(lines[index : index + 2])
        if len(source) > 110:
            continue
        day = _one_day(find_times(source, language=language), source)
        if day:
            yield day


def _alone(lines: list[str], language: str | None) -> Iterator[DayRange]:
    """A line near the head or the foot that is a date and at most a place: "Port Said, 12 March 2019"."""
    for index, line in enumerate(lines):
        if HEAD <= index < len(lines) - FOOT or len(line) > 90 or not _NUMBER.search(line):
            continue
        times = find_times(line, language=language)
        if not times or not _full(times):
            continue
        before, after = line[: times[0].start], line[times[-1].end :]
        between = "".join(line[one.end : two.start] for one, two in pairwise(times))
        lead = _DATELINE.match(re.sub(fold(r"(?:\s|^)(?:في|يوم|on|the)\s*$"), "", fold(before)).strip())
        if (
            lead
            and not before.lstrip()[:1].islower()  # a line of running text, not a place
            and len((lead["place"] or "").split()) <= 3
            and not re.search(r"\w{3}", after.replace("GMT", ""))
            and len(between) < 25
        ):
            day = _one_day(times, line)
            if day:
                yield day


def _dateline(lines: list[str], language: str | None) -> Iterator[DayRange]:
    """The head of a news story: "PORT SAID, 17 March 2019 (Agency) -", "By A. Writer | 17 March 2019"."""
    for line in lines[:8]:
        # Only a byline, or a dash or colon after the date, makes a dateline; looking for dates is dear.
        if not _NUMBER.search(line[:110]) or not (_BYLINE.match(line) or _WIRE_SIGN.search(line)):
            continue
        times = find_times(line[:110], language=language)
        if not times or not _full(times[:1]):
            continue
        before, after = line[: times[0].start], line[times[0].end :]
        byline = _BYLINE.match(before) and len(line) < 110
        place = before.strip(" ,،(-–|")
        if byline or (place and (place.isupper() or len(place.split()) <= 3) and _WIRE.match(after) and len(before.split()) <= 5):
            day = _one_day(times[:1], line[:110])
            if day:
                yield day


def _full(times: tuple[Time, ...]) -> bool:
    return any(time.earliest and time.latest and (time.latest - time.earliest).days <= 2 for time in times) or any(
        (time.value or "").endswith("-XX-XX") for time in times
    )


def _one_day(times: tuple[Time, ...], source: str) -> DayRange | None:
    """The one day (an interval for a Hijri or an ambiguous date) that these times agree on."""
    full = [time for time in times if time.type in ("DATE", "TIME") and time.earliest and time.latest and _full((time,))]
    if not full:
        return None
    low = max(time.earliest for time in full if time.earliest)
    high = min(time.latest for time in full if time.latest)
    if low > high:
        return None
    kinds: set[Calendar] = {time.calendar for time in full}
    calendar: Calendar = "hijri" if kinds == {"hijri"} else "gregorian"
    edtf = low.isoformat() if low == high else f"{low}/{high}"
    ambiguous = any((time.value or "").endswith("-XX-XX") for time in full) and low != high
    note = " (day and month can be exchanged)" if ambiguous else " (Hijri: a day either way)" if calendar == "hijri" else ""
    if ambiguous:
        edtf = f"[{low},{high}]"
    return DayRange(low, high, edtf, calendar, f"“{source.strip()}”{note}")


def _meet(one: DayRange, other: DayRange) -> bool:
    return bool(
        one.earliest
        and one.latest
        and other.earliest
        and other.latest
        and one.earliest <= other.latest
        and other.earliest <= one.latest
    )
