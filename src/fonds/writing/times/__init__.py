"""Time expressions in English and Arabic text; :func:`find_times` is the door.

``find`` joins what the rules read: figures (``numeric``), dates and times of day (``english``, ``arabic``, ``clock_english``),
durations and repetitions (``spans_english``, ``spans_arabic``). Beneath them: ``reading`` (what a rule makes), ``triggers``
(where a rule is worth trying), ``calendar_words``, ``days`` and ``hijri`` (reckoning with calendars).
"""

from fonds.writing.times.find import MAKER, find_times

__all__ = ["MAKER", "find_times"]
