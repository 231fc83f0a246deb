"""Statistical English names: those that the grammar's model sees, in our labels."""

from fonds.engines.grammar.contract import Grammar
from fonds.engines.ner.contract import NameFound
from fonds.model import Label

LABELS: dict[str, Label] = {
    "PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "FAC", "NORP": "GROUP", "PRODUCT": "PRODUCT",
    "EVENT": "MISC", "WORK_OF_ART": "MISC", "LAW": "MISC",
}  # fmt: skip


class SpacyNames:
    """The names of :class:`Sentence`; nothing for other languages than English."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar
        self.maker = grammar.maker

    def find(self, text: str, language: str | None) -> tuple[NameFound, ...]:
        """Articles, possessive endings and blanks at the edges are not part of the name."""
        if language == "ar":
            return ()
        finds = []
        for sentence in self._grammar.parse(text):
            for start, end, label in sentence.names:
                own = LABELS.get(label)
                start, end = trimmed(text, start, end)
                if own and start < end:
                    finds.append(NameFound(start, end, own, self.maker, 0.6))
        return tuple(finds)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without article, possessive ending and marks at the edges."""
    words = text[start:end]
    for article in ("The ", "the ", "A ", "a ", "An ", "an "):
        if words.startswith(article):
            start += len(article)
    for possessive in ("'s", "’s", "'", "’"):
        if text[start:end].endswith(possessive):
            end -= len(possessive)
            break
    while start < end and not (text[start].isalnum() or text[start] == "#"):
        start += 1
    while start < end and not (text[end - 1].isalnum() or text[end - 1] in ".)"):
        end -= 1
    if text[start:end].endswith(")") and "(" not in text[start:end]:
        end -= 1
    return start, end
