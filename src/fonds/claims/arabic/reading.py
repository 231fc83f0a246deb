"""An Arabic page as the rules see it: words, clauses, noun phrases, and slots that quote the original.

There is no parser here. A noun phrase is what follows a verb up to the next preposition, verb, time or mark;
that is enough for letters and orders, whose sentences begin with their verbs.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from fonds.claims.blocks import blocks
from fonds.model import Mention, Slot, Span, Time
from fonds.vocabulary import arabic
from fonds.writing.scripts import fold, plain

_WORD = re.compile(r"[^\W_]+")
_STOP = {
    fold(word)
    for line in (
        "من إلى في على عن قبل بعد عند خلال حتى عبر مع نحو باتجاه ضد لدى دون بدون ثم بل لكن لكنه لكنها التي الذي",
        "الذين اللتين اللذين اللواتي حيث بينما إن أن إذا كما قد لقد لا لم لن ليس هو هي هم كي لكي بسبب وذلك مقابل",
        "لقاء لصالح بواسطة تحت فوق أمام خلف بين ضمن منذ كان كانت أو مما وليس إنه إنها وإن وأن ولا ولم ولن وقد فلا",
        "إلينا إليكم إليهم لنا لكم علينا عليكم منكم منا عنه عنها فقط أيضا فورا",
    )
    for word in line.split()
}
_BREAK = re.compile(r"[.!?؟؛;،,:()«»\"\n\-–]")
_SENTENCE = re.compile(r"[.!?؟؛]+(?=\s|$)|\n(?=\s*(?:\(?\d{1,2}\s?[.)\-]|[-–•*])\s)")
_ITEM = re.compile(r"\s*(?:\(?\d{1,3}\s?[.)\-–]|[-–•*]|[اأبجدهوزحطي]\s?[.)\-–])\s*")
_NUMBERED = re.compile(r"\s*\(?\d{1,3}\s?[.)\-–]\s*")
_PEOPLE = {"PER", "ORG", "GROUP"}
_PLACES = {"LOC", "GPE", "FAC"}


@dataclass(frozen=True, slots=True)
class Token:
    """A word in plain letters; ``start, end`` in the plain text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence without its item number; ``numbered`` tells that it had one."""

    start: int
    end: int
    tokens: tuple[Token, ...]
    numbered: bool


@dataclass(slots=True)
class ArabicReading:
    """A page: its plain form, its mentions and times by place in the original."""

    text: str
    mentions: Sequence[Mention]
    times: Sequence[Time]
    plain: str = field(init=False)

    def __post_init__(self) -> None:
        self.plain = plain(self.text).text

    def span(self, start: int, end: int) -> Span:
        """The original words for a stretch of plain text, without blanks at its ends."""
        form = plain(self.text)
        while start < end and not self.plain[start].strip():
            start += 1
        while end > start and not self.plain[end - 1].strip():
            end -= 1
        first, last = form.original(start, end)
        return Span(first, last, self.text[first:last])

    def slot(self, start: int, end: int) -> Slot:
        """A slot over a stretch of plain text; the entity of the mention that stands there (or is its main part)."""
        span = self.span(start, end)
        return Slot(span.text, span.start, span.end, self.entity_of(span.start, span.end))

    def entity_of(self, start: int, end: int) -> str | None:
        """The entity of the mention with exactly these words, or of the only one inside them that is nearly all."""
        inside = [mention for mention in self.mentions if start <= mention.start and mention.end <= end]
        exact = [mention for mention in inside if (mention.start, mention.end) == (start, end)]
        if exact:
            return exact[0].entity
        main = [mention for mention in inside if mention.end - mention.start >= 0.7 * (end - start)]
        return main[0].entity if len(main) == 1 else None

    def labels(self, span: Slot | Span) -> set[str]:
        """Labels of the mentions that overlap a span."""
        return {mention.label for mention in self.mentions if mention.start < span.end and span.start < mention.end}

    def is_place(self, slot: Slot) -> bool:
        """Whether the words name a place, by a mention or by their first noun."""
        first = _first_noun(slot.text)
        return (
            bool(self.labels(slot) & _PLACES)
            or arabic.words().has("places", first)
            or arabic.words().has("places", first.removeprefix("ال"))
        )

    def is_people(self, slot: Slot) -> bool:
        """Whether the words name people or a body of people."""
        first = _first_noun(slot.text)
        return bool(self.labels(slot) & _PEOPLE) or any(arabic.words().has(name, first) for name in ("groups", "ranks", "titles"))

    def time_at(self, start: int, end: int) -> list[Time]:
        """Times of the original that lie in a stretch of plain text."""
        if start >= end:
            return []
        first, last = plain(self.text).original(start, end)
        return [time for time in self.times if first <= time.start and time.end <= last]

    def clauses(self, bids: bool = False) -> list[Clause]:
        """The sentences of the page, item numbers taken off; in a page that ``bids`` a line that begins with a command is one."""
        found = []
        for start, end in blocks(self.plain):
            position = start
            marks = [*_SENTENCE.finditer(self.plain, start, end), *(self._commands(start, end) if bids else ())]
            for mark in [*sorted(marks, key=lambda one: one.start()), None]:
                stop = mark.start() if mark else end
                if mark and re.fullmatch(r"\W*\d{1,3}", self.plain[position:stop]):
                    continue
                clause = self._clause(position, stop)
                if clause:
                    found.append(clause)
                position = mark.end() if mark else end
        return found

    def _commands(self, start: int, end: int) -> list[re.Match[str]]:
        """The line breaks before a word of bidding or an imperative."""
        found = []
        for mark in re.finditer(r"\n\s*(?=(\w+))", self.plain[:end]):
            word = mark[1]
            plural = word.endswith("وا") and any(action.fits(word, "bid") for action in arabic.actions())
            if mark.start() >= start and (plural or arabic.words().has("bid", word)):
                found.append(mark)
        return found

    def _clause(self, start: int, end: int) -> Clause | None:
        item = _ITEM.match(self.plain, start, end)
        numbered = bool(_NUMBERED.match(self.plain, start, end))
        begin = item.end() if item and item.end() < end else start
        tokens = tuple(Token(match[0], match.start(), match.end()) for match in _WORD.finditer(self.plain, begin, end))
        return Clause(tokens[0].start, tokens[-1].end, tokens, numbered) if tokens else None

    def gap(self, left: Token, right: Token) -> bool:
        """Whether a mark of punctuation stands between two words."""
        return bool(_BREAK.search(self.plain, left.end, right.start))

    def phrase(self, clause: Clause, index: int, *, limit: int = 9, wide: bool = False) -> tuple[int, int] | None:
        """Token indices (first, past the last) of the noun phrase at ``index``; ``None`` if none begins there.

        ``wide`` keeps «لل…» in it, as names of bodies have («وكالة … للأنباء»).
        """
        last = index
        while last < len(clause.tokens) and last - index < limit:
            token = clause.tokens[last]
            if last > index and self.gap(clause.tokens[last - 1], token):
                break
            agreed = last > index and token.text.startswith("علي") and clause.tokens[last - 1].text.startswith("المتفق")
            if not agreed and (
                self._stops(token, last == index)
                or self._in_time(token)
                or (last > index and not (wide and token.text.startswith("لل")) and self._turns(clause, index, last))
            ):
                break
            last += 1
        return (index, last) if last > index else None

    def slot_of(self, clause: Clause, phrase: tuple[int, int]) -> Slot:
        """The slot over a phrase; a preposition written onto its first word stays outside only where a mention shows it."""
        return self.slot(clause.tokens[phrase[0]].start, clause.tokens[phrase[1] - 1].end)

    def _stops(self, token: Token, first: bool) -> bool:
        word = token.text
        if word in _STOP or (word[:1] in "وف" and word[1:] in _STOP):
            return True
        if not first and re.match(r"(?:بال\w|(?:بها|به|لها|له|لهم|فيها|فيه|منها|منه|عليها|عليه)$)", word):
            return True
        if not first and re.match(r"[وف][يت]", word) and not self._in_mention(token):
            return True
        return self.is_verb(token) if not first else False

    def _turns(self, clause: Clause, first: int, index: int) -> bool:
        """Whether the phrase is over before ``index``: an adverb (اً), or a bare word after a definite one."""
        before, token = clause.tokens[index - 1], clause.tokens[index]
        if self._in_mention(token) and self._in_mention(before):
            return False
        if self._adverb(token):
            return True
        if re.match(r"ل(?=\w{3})", token.text) and not token.text.startswith("لل"):
            return True
        if token.text.startswith("لل"):
            # «المدافع المضادة للطائرات»: after an adjective it belongs to the phrase; after the noun it names a recipient.
            return not (
                index - first >= 2
                and before.text.startswith(("ال", "وال"))
                and clause.tokens[index - 2].text.startswith(("ال", "وال"))
            )
        if token.text[:1] == "و":
            return False
        if (
            index - first >= 2
            and arabic.words().has("groups", clause.tokens[first].text)
            and token.text in arabic.words().lists["places"]
        ):
            return True
        definite = before.text.startswith(("ال", "وال"))
        titled = arabic.words().has("titles", before.text) or arabic.words().has("ranks", before.text)
        return definite and not titled and not token.text.startswith("ال")

    def _adverb(self, token: Token) -> bool:
        start, end = plain(self.text).original(token.start, token.end)
        return self.text[start:end].endswith(("اً", "ًا"))

    def _in_mention(self, token: Token) -> bool:
        at = plain(self.text).original(token.start, token.end)
        return any(mention.start < at[1] and at[0] < mention.end for mention in self.mentions)

    def _in_time(self, token: Token) -> bool:
        at = plain(self.text).original(token.start, token.end)
        return any(time.start < at[1] and at[0] < time.end for time in self.times)

    def is_verb(self, token: Token) -> bool:
        """A word of the lists that can only be a verb: the present with its person, or a past with its ending."""
        word = token.text.lstrip("وف") if len(token.text) > 4 else token.text
        if self._in_mention(token):
            return False
        return word[:1] in "يتن" and not word.endswith("ات") and arabic.is_present(word)

    def passive_sign(self, token: Token) -> bool:
        """Whether the writer put the sign of the passive (ُ) on the first letter of a present-tense verb."""
        start, end = plain(self.text).original(token.start, token.end)
        word = self.text[start:end].lstrip("وفَِ")
        return bool(re.match(r"[يت]ُ", word))


def _first_noun(text: str) -> str:
    words = fold(text).split()
    skipped = [
        word for word in words if word not in {fold(each) for each in ("كافة", "جميع", "كل", "سائر", "باقي", "بقية", "محيط")}
    ]
    return skipped[0] if skipped else ""
