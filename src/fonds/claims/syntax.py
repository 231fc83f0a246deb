"""Syntax: who does what to whom around one verb, read off the dependency parse.

Shared by the rules for sayings, orders, deals and events. Nothing here knows a word of any subject
matter but prepositions and particles.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from fonds.engines.grammar.contract import Sentence, Token
from fonds.vocabulary import english

PARTICLES = {"back", "over", "out", "off", "down", "in", "up", "away", "on", "through"}
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_RELATIVE = {"who", "which", "that", "whom"}


@dataclass(slots=True)
class Frame:
    """The places of one verb. ``by`` etc. are the nouns after a preposition, in sequence of the text."""

    verb: Token
    lemma: str
    particle: Token | None = None
    subject: Token | None = None
    object: Token | None = None
    receiver: Token | None = None
    passive: bool = False
    after: dict[str, list[Token]] = field(default_factory=dict)

    def first(self, *prepositions: str) -> Token | None:
        """The first noun after one of these prepositions."""
        found = [token for name in prepositions for token in self.after.get(name, ())]
        return min(found, key=lambda token: token.i, default=None)

    @property
    def phrase(self) -> str:
        """Lemma with its particle: "hand back"."""
        return f"{self.lemma} {self.particle.text.lower()}" if self.particle else self.lemma


def frame(verb: Token, known: frozenset[str] | set[str] = frozenset()) -> Frame:
    """The frame of ``verb``; ``known`` holds verb-and-particle names, so that "hand over the bridge" finds its object."""
    lemma = verb.lemma.lower()
    made = Frame(verb, lemma, passive=is_passive(verb))
    for child in verb.children:
        word = child.text.lower()
        if child.dep == "prt" or (child.dep == "advmod" and word in PARTICLES):
            made.particle = made.particle or child
        elif child.dep == "prep" and child.i == verb.i + 1 and f"{lemma} {word}" in known:
            made.particle = child
            made.object = next((below for below in child.children if below.dep == "pobj"), None)
    made.object = made.object or _object(verb)
    made.receiver = next(
        (child for child in verb.children if child.dep == "dative" and child.pos not in ("ADP", "SCONJ", "PART")), None
    )
    if made.object and made.particle is None and made.object.i > verb.i:
        # "hand the city back": the particle may hang on the object
        made.particle = next(
            (
                child
                for child in made.object.children
                if child.dep in ("advmod", "prt")
                and child.text.lower() in PARTICLES
                and child.i > made.object.i
                and f"{lemma} {child.text.lower()}" in known
            ),
            None,
        )
    if made.object and made.particle is None and made.object.i > verb.i:
        made.particle = next(
            (
                below
                for below in made.object.subtree()
                if below.i == verb.i + 1
                and below.dep in ("quantmod", "advmod", "prep")
                and below.text.lower() in PARTICLES
                and f"{lemma} {below.text.lower()}" in known
            ),
            None,
        )
    made.subject = subject(verb)
    for name, noun in _after(verb, made.particle, made.object):
        made.after.setdefault(name, []).append(noun)
    if made.passive and "by" in made.after and any(child.dep == "agent" for child in verb.children):
        made.subject = made.after["by"][0]
    return made


def is_passive(verb: Token) -> bool:
    """A passive: its grammatical subject is what the verb does something to."""
    if any(child.dep in ("nsubjpass", "auxpass") for child in verb.children):
        return True
    if verb.tag == "VBN" and verb.dep == "acl":
        return True
    return (
        verb.dep == "conj"
        and verb.tag == "VBN"
        and not any(child.dep in SUBJECTS or child.dep == "aux" for child in verb.children)
        and verb.head.tag == "VBN"
        and is_passive(verb.head)
    )


def subject(verb: Token) -> Token | None:
    """Who does it (the agent, for a passive), as far as syntax tells; ``None`` if it does not."""
    if is_passive(verb):
        for child in verb.children:
            if child.dep == "agent":
                return next((below for below in child.children if below.dep == "pobj"), None)
        return None
    return _governor(verb, 0)


def _governor(verb: Token, depth: int) -> Token | None:
    own = next((child for child in verb.children if child.dep in ("nsubj", "csubj")), None)
    if own is not None:
        if own.text.lower() in _RELATIVE and verb.dep == "relcl":
            return verb.head
        return own if own.dep == "nsubj" else None
    if depth > 5 or verb.head is verb:
        return None
    if any(child.dep == "nsubjpass" for child in verb.children):
        return None
    above = verb.head
    if verb.dep == "relcl":
        return None
    if verb.dep == "acl":
        return above if verb.tag == "VBG" else None
    if verb.dep in ("conj", "dep") and above.pos in ("VERB", "AUX"):
        return None if is_passive(above) else _governor(above, depth + 1)
    if verb.dep in ("xcomp", "ccomp") and above.pos in ("VERB", "AUX", "ADJ") and verb.tag in ("VB", "VBG"):
        if above.lemma.lower() in english.verb_groups().object_control:
            return _object(above) or next((child for child in above.children if child.dep == "dative"), None)
        if is_passive(above):
            return next((child for child in above.children if child.dep == "nsubjpass"), None)
        # "train fighters to attack": who attacks is not said by syntax
        return (
            None
            if _object(above) is not None and verb.dep == "xcomp" and above.lemma.lower() not in ("promise", "use")
            else _governor(above, depth + 1)
        )
    if verb.dep in ("advcl", "pcomp") and verb.tag in ("VBG", "VB"):
        holder = above if verb.dep == "advcl" else above.head
        if holder.pos in ("VERB", "AUX"):
            return (
                next((child for child in holder.children if child.dep == "nsubjpass"), None)
                if is_passive(holder)
                else _governor(holder, depth + 1)
            )
    return None


def _object(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep in ("dobj", "nsubjpass", "obj"):
            if child.text.lower() in _RELATIVE and verb.dep == "relcl":
                return verb.head
            return child
    if (
        verb.dep in ("acl", "relcl")
        and verb.tag == "VBN"
        and (verb.dep == "acl" or any(child.tag == "TO" for child in verb.children))
    ):
        return verb.head
    if verb.dep == "xcomp" and verb.head.lemma.lower() == "be" and is_passive(verb):
        # "the guns are to be withdrawn"
        return next((child for child in verb.head.children if child.dep in ("nsubj", "nsubjpass")), None)
    if verb.dep == "conj" and is_passive(verb) and verb.head.pos == "VERB" and is_passive(verb.head):
        return _object(verb.head)
    # "have talked and signed the paper": no sharing; "repair and reopen the road": the last verb holds the object
    return None


def _after(verb: Token, particle: Token | None, thing: Token | None) -> Iterator[tuple[str, Token]]:
    """(preposition, noun) around a verb, in sequence of the text."""
    found: list[tuple[str, Token]] = []
    for child in verb.children:
        if (
            child.dep in ("prep", "agent", "dative")
            and child.pos in ("ADP", "SCONJ", "PART", "VERB", "ADV")
            and child is not particle
        ):
            found.extend(_nouns(child))
        elif child.dep in ("advmod", "prt"):
            for below in child.children:
                if below.dep == "prep":
                    found.extend(_nouns(below))
    if thing is not None and thing.i > verb.i:
        for child in thing.children:
            if child.dep == "prep" and child.text.lower() in (
                "from",
                "to",
                "in",
                "at",
                "near",
                "into",
                "for",
                "on",
                "inside",
                "between",
                "with",
                "by",
            ):
                found.extend(_nouns(child))
            if child.dep == "advmod":
                for below in child.children:
                    if below.dep == "prep":
                        found.extend(_nouns(below))
    yield from sorted(found, key=lambda pair: pair[1].i)


def _nouns(preposition: Token) -> Iterator[tuple[str, Token]]:
    name = preposition.text.lower()
    for child in preposition.children:
        if child.dep == "pobj":
            yield name, child
            for below in child.children:
                if below.dep == "prep" and below.text.lower() in ("to", "into", "from", "by") and below.i > child.i:
                    yield from _nouns(below)
        elif child.dep == "prep":
            inner = list(_nouns(child))
            yield from ((f"{name} {inside}" if inside == "of" else inside, noun) for inside, noun in inner)


def is_verb(token: Token) -> bool:
    """A word that the parser takes for a full verb."""
    return token.tag.startswith("VB") and token.dep not in ("aux", "auxpass", "amod", "compound")


def is_finite(token: Token) -> bool:
    """A verb with tense or a modal."""
    if token.tag in ("VBD", "VBZ", "VBP"):
        return token.dep not in ("amod", "compound")
    return token.tag.startswith("VB") and any(
        child.tag in ("MD", "VBD", "VBZ", "VBP") and child.dep in ("aux", "auxpass") for child in token.children
    )


def has_finite(sentence: Sentence) -> bool:
    """Whether the sentence has a finite verb."""
    return any(is_finite(token) for token in sentence.tokens)


def is_negated(verb: Token) -> bool:
    """ "not", "never" on the verb, or "no" on its subject or object."""
    for child in verb.children:
        if child.dep == "neg" or child.text.lower() in ("not", "never", "n't", "n’t"):
            return (
                child.head is verb
                and child.text.lower() != "only"
                and not any(below.text.lower() == "only" for below in child.children)
            )
        if child.dep in ("nsubj", "nsubjpass", "dobj") and (
            child.text.lower() in ("nobody", "none", "nothing", "no-one")
            or any(below.dep in ("det", "neg") and below.text.lower() in ("no", "neither") for below in child.children)
        ):
            return True
    return False


def conjuncts(noun: Token) -> list[Token]:
    """The noun and those joined to it by "and" or a comma."""
    found = [noun]
    for child in noun.children:
        if child.dep == "conj" and child.pos in ("NOUN", "PROPN", "PRON", "NUM"):
            found.extend(conjuncts(child))
    return found


def left(token: Token) -> int:
    """First offset of the subtree."""
    return min(below.start for below in token.subtree())


def right(token: Token) -> int:
    """Last offset (exclusive) of the subtree."""
    return max(below.end for below in token.subtree())
