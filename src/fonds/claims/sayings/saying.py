"""What a saying and a clause are."""

from dataclasses import dataclass

from fonds.engines.grammar.contract import Sentence, Token
from fonds.model import Slot, Span
from fonds.vocabulary.english import Strength


@dataclass(frozen=True, slots=True)
class Saying:
    """Somebody says ``content``. ``source`` is ``None`` where the words name nobody ("it was reported that")."""

    content: Span
    source: Slot | None
    cue: Span | None
    strength: Strength
    negates: bool = False
    via: tuple[Slot, ...] = ()
    direct: bool = False
    phrase: bool = False
    """The content is a noun phrase, perhaps with a clause after it ("files revealing …"), no clause itself."""
    infinitive: bool = False
    """The content is "to …": its facts are read with the verb that governs it."""
    raised: Span | None = None
    """The whole proposition where nobody is named and its subject stands before the cue: "X is believed to be …"."""


@dataclass(frozen=True, slots=True, eq=False)
class Clause:
    """A parsed piece without the contents said in it (``hidden``); ``saying`` is what it stands in, if anything."""

    sentence: Sentence
    start: int
    end: int
    hidden: tuple[tuple[int, int], ...]
    saying: Saying | None

    def shows(self, token: Token) -> bool:
        """Whether the token is read in this clause, not in a deeper one."""
        return (
            self.start <= token.start
            and token.end <= self.end
            and not any(start <= token.start < end for start, end in self.hidden)
        )

    @property
    def tokens(self) -> list[Token]:
        """The tokens read in this clause."""
        return [token for token in self.sentence.tokens if self.shows(token)]
