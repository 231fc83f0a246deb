"""Attribution: who says what. A stretch of text unfolds into statements inside statements.

Each found saying gives its content, source and cue; the content is parsed again on its own, for what
is said inside it. What remains, at every depth, are clauses in which the other rules look for facts.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fonds.claims.reading import Reading, noun_phrase
from fonds.claims.syntax import has_finite, is_finite, is_negated, is_passive, is_verb, left, right, subject
from fonds.engines.grammar.contract import Sentence, Token
from fonds.model import Slot, Span
from fonds.vocabulary import english
from fonds.vocabulary.english import Strength

DEPTH = 4
"""How deep sayings inside sayings are followed."""


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


def unfold(
    reading: Reading, start: int, end: int, outer: Saying | None = None, depth: int = 0
) -> tuple[list[Saying], list[Clause]]:
    """All sayings and clauses of ``text[start:end]``, outer before inner."""
    sayings: list[Saying] = []
    clauses: list[Clause] = []
    via = ((*((outer.source,) if outer.source else ()), *outer.via)) if outer else ()
    direct, pieces = _direct(reading, start, end) if depth == 0 else ([], [(start, end)])
    found: list[Saying] = list(direct)
    lead = "They found " if outer is not None and outer.phrase else ""
    for first, last in pieces:
        for sentence in reading.parse(first, last, lead):
            inside = _outermost(
                [saying for saying in _indirect(reading, sentence) if saying.cue is None or saying.cue.start >= first]
            )
            hidden = tuple((saying.content.start, saying.content.end) for saying in inside if not saying.infinitive)
            clauses.append(Clause(sentence, max(first, sentence.start), sentence.end, hidden, outer))
            found.extend(inside)
    for saying in sorted(found, key=lambda each: each.content.start):
        said = Saying(
            saying.content,
            saying.source,
            saying.cue,
            saying.strength,
            saying.negates,
            via,
            saying.direct,
            saying.phrase,
            saying.infinitive,
        )
        sayings.append(said)
        if depth < DEPTH and not saying.infinitive and (saying.content.start, saying.content.end) != (start, end):
            deeper, below = unfold(reading, saying.content.start, saying.content.end, said, depth + 1)
            sayings.extend(deeper)
            clauses.extend(below)
    return sayings, clauses


def _outermost(sayings: list[Saying]) -> list[Saying]:
    """Without those whose cue stands in another's content; of two with the same content, the first cue."""
    kept: list[Saying] = []
    for saying in sorted(sayings, key=lambda each: (each.content.start - each.content.end, each.content.start)):
        start = saying.cue.start if saying.cue else saying.content.start
        if any(other.content.start <= start < other.content.end for other in kept):
            continue
        if any(saying.content.start < other.content.end and other.content.start < saying.content.end for other in kept):
            continue
        kept.append(saying)
    return kept


# Indirect speech


def _indirect(reading: Reading, sentence: Sentence) -> Iterator[Saying]:
    words = english.cues()
    for token in sentence.tokens:
        lemma = token.lemma.lower()
        if (
            is_verb(token)
            and lemma in words.verbs
            and not _only_auxiliary(token)
            and not (token.dep == "acl" and token.tag == "VBN")
        ):
            saying = _verb(reading, sentence, token)
            if saying:
                yield saying
        elif token.tag.startswith("NN") and lemma in words.nouns:
            saying = _noun(reading, token)
            if saying:
                yield saying
        elif lemma in ("accord", "according") and token.text.lower() == "according":
            saying = _according(reading, sentence, token)
            if saying:
                yield saying


def _only_auxiliary(token: Token) -> bool:
    return token.dep in ("aux", "auxpass")


def _verb(reading: Reading, sentence: Sentence, cue: Token) -> Saying | None:
    words = english.cues()
    lemma = cue.lemma.lower()
    content = _content(reading, sentence, cue)
    if content is None:
        return None
    source = _source(reading, cue)
    if (
        is_negated(cue)
        or (source is not None and source.text.lower() in ("nobody", "no one", "none", "neither"))
        or (source is None and not is_passive(cue) and _subject(cue) is None)
    ):
        return None  # what is not said is no statement; a bare "Tell them that …" is said by nobody yet
    if source is not None and content.start < source.end and source.start < content.end:
        return None
    if lemma in words.document_verbs and not any(child.dep == "ccomp" for child in cue.children) and source is None:
        return None
    if len(content.text.split()) < 2:
        return None
    phrase = (
        not any(child.dep == "ccomp" for child in cue.children)
        and next((child.end for child in cue.children if child.dep == "dobj"), cue.start) > content.start
    )
    return Saying(
        content,
        source,
        Span(cue.start, cue.end, reading.text[cue.start : cue.end]),
        words.verbs[lemma],
        lemma in words.negating,
        phrase=phrase and not _swallowed(reading, sentence, cue),
        infinitive=lemma in ("agree", "promise", "pledge", "vow")
        or (not any(child.dep in ("ccomp", "dobj") for child in cue.children) and content.text.lower().startswith("to ")),
    )


def _content(reading: Reading, sentence: Sentence, cue: Token) -> Span | None:
    words = english.cues()
    lemma = cue.lemma.lower()
    clause = next(
        (
            child
            for child in cue.children
            if child.dep == "ccomp" and (is_verb(child) or any(below.dep in ("nsubj", "nsubjpass") for below in child.children))
        ),
        None,
    )
    clause = clause or _hung_elsewhere(cue)
    if clause is not None and clause.i > cue.i:
        return _following(reading, sentence, cue, clause)
    if clause is not None:
        return _preceding(reading, sentence, cue)
    if (
        cue.dep in ("parataxis", "ccomp", "conj")
        and cue.head.i < cue.i
        and _comma_before(sentence, cue)
        and is_finite(cue.head)
        and _has_subject(cue)
        and cue.dep == "parataxis"
    ):
        return _preceding(reading, sentence, cue)
    if (
        cue.dep == "parataxis"
        and cue.head.i > cue.i
        and is_finite(cue.head)
        and _has_subject(cue)
        and any(token.text == "," and cue.i < token.i < cue.head.i for token in sentence.tokens)
    ):
        # "The port, officials said, is closed": the longer part is the span
        comma = next(token for token in sentence.tokens if token.text == "," and token.i > cue.i)
        return _without_stop(reading, reading.span(comma.end, _end(sentence, cue.head, right(cue.head))))
    thing = next((child for child in cue.children if child.dep == "dobj" and child.i > cue.i), None)
    if thing is not None and lemma in words.verbs:
        if _swallowed(reading, sentence, cue):
            last = max(token.end for token in sentence.tokens)
            return _without_stop(reading, reading.span(max(left(thing), cue.end), last))
        if thing.lemma.lower() in words.nouns and right(thing) - left(thing) < 30:
            return None  # "denied the allegation" does not say which
        if (
            lemma in words.object_verbs
            and lemma not in ("report", "document", "record")
            and (lemma not in words.document_verbs or _shows(cue))
            and not is_passive(cue)
        ):
            return _tail(reading, sentence, cue, thing)
    inner = next(
        (
            child
            for child in cue.children
            if child.dep == "xcomp" and child.i > cue.i and any(below.tag == "TO" for below in child.children)
        ),
        None,
    )
    if inner is not None and lemma in (
        "claim",
        "promise",
        "vow",
        "pledge",
        "say",
        "report",
        "believe",
        "allege",
        "suspect",
        "think",
        "know",
        "understand",
        "estimate",
        "expect",
        "rumour",
        "rumor",
        "presume",
        "assume",
        "want",
        "hope",
        "threaten",
        "agree",
        "urge",
        "ask",
        "demand",
        "offer",
    ):
        return _following(reading, sentence, cue, inner)
    return None


def _hung_elsewhere(cue: Token) -> Token | None:
    """The clause said, where the parser hung it on a noun ("told a meeting that few knew") or as "when they would come"."""
    for child in cue.children:
        if (
            child.dep == "advcl"
            and child.i > cue.i
            and not is_passive(cue)
            and any(
                below.text.lower() in ("when", "how", "where", "whether", "why") and below.i <= cue.i + 1
                for below in child.children
            )
        ):
            return child
        nouns = (
            [child]
            if child.dep in ("dobj", "dative")
            else [below for below in child.children if below.dep == "pobj"]
            if child.dep == "prep"
            else []
        )
        for noun in nouns:
            for below in noun.children:
                if below.dep in ("relcl", "acl") and below.i > cue.i and is_verb(below):
                    that = next((each for each in below.children if each.text.lower() == "that"), None)
                    if (
                        that is not None
                        and that.dep in ("mark", "advmod")
                        and any(each.dep in ("nsubj", "nsubjpass", "expl") for each in below.children)
                    ):
                        return below
    return None


def _swallowed(reading: Reading, sentence: Sentence, cue: Token) -> bool:
    """ "Documents show forces took the town": the parser made the subject of "took" an object of "show"."""
    thing = next((child for child in cue.children if child.dep == "dobj" and child.i > cue.i), None)
    if thing is None:
        return False
    above = (cue, *cue.ancestors())
    verb = cue.head.head
    if (
        cue.dep == "acl"
        and cue.head.dep == "nsubj"
        and is_verb(verb)
        and not is_passive(verb)
        and reading.is_people(thing)
        and cue.head.lemma.lower() in english.nouns().documents
        and 0 <= verb.start - right(thing) <= 1
        and any(child.dep in ("dobj", "xcomp", "ccomp") and child.i > verb.i for child in verb.children)
    ):
        return True  # "files revealing the ministry ordered …": no file orders
    late = [
        token
        for token in sentence.tokens
        if token.i > thing.i
        and is_finite(token)
        and token.head in above
        and token.dep in ("conj", "advcl", "ccomp")
        and not any(
            child.dep in ("nsubj", "nsubjpass", "mark", "expl", "advmod")
            and child.i > thing.i
            and child.i < token.i
            and child.text.lower() != "back"
            for child in token.children
        )
    ]
    if not late:
        pair = next(
            (
                token
                for token in sentence.tokens
                if token.dep == "conj"
                and token.head is cue
                and is_finite(token)
                and any(child.dep == "nsubj" and 0 < left(child) - thing.end <= 6 for child in token.children)
            ),
            None,
        )
        return pair is not None and _opens_clause(reading, sentence, max(left(thing), cue.end))
    between = [token for token in sentence.tokens if thing.i < token.i < late[0].i]
    if not any(token.text.lower() in ("and", "but", "or", ";", ":") for token in between):
        return True
    if not between or between[-1].text.lower() in ("and", "but", "or", ";", ":", ","):
        return False
    return _opens_clause(reading, sentence, max(left(thing), cue.end))


def _opens_clause(reading: Reading, sentence: Sentence, start: int) -> bool:
    """ "(letters show) army and brigade struck deal": alone, the rest is a clause whose subject opens it."""
    again = reading.parse(reading.span(start, sentence.end).start, sentence.end)
    root = again[0].root if again else None
    return (
        root is not None and is_finite(root) and any(child.dep == "nsubj" and left(child) <= start + 1 for child in root.children)
    )


def _has_subject(cue: Token) -> bool:
    return any(child.dep == "nsubj" for child in cue.children)


def _shows(cue: Token) -> bool:
    """ "Show" is a cue beside a document ("letters show"), not beside a person who shows something."""
    source = _subject(cue)
    return source is not None and source.lemma.lower() in english.nouns().documents


def _comma_before(sentence: Sentence, cue: Token) -> bool:
    first = left(cue)
    before = [token for token in sentence.tokens if token.end <= first]
    return bool(before) and before[-1].text in ",”\"'’-–—"


def _following(reading: Reading, sentence: Sentence, cue: Token, clause: Token) -> Span | None:
    inside = [token for token in clause.subtree() if token.i > cue.i and token is not cue]
    if not inside:
        return None
    start = min(token.start for token in inside)
    # "that" is no part of what is said
    first = next(token for token in inside if token.start == start)
    if first.dep in ("mark", "advmod") and first.text.lower() == "that":
        later = [token for token in inside if token.i > first.i and not token.tag.startswith((",", ":"))]
        if later:
            start = later[0].start
    end = _end(sentence, cue, max(token.end for token in inside))
    span = reading.span(start, end)
    return span if span.text else None


def _tail(reading: Reading, sentence: Sentence, cue: Token, thing: Token) -> Span | None:
    span = reading.span(max(left(thing), cue.end), _end(sentence, cue, right(thing)))
    return _without_stop(reading, span) if span.text else None


def _end(sentence: Sentence, cue: Token, minimum: int) -> int:
    """Up to the sentence's end, but not into a clause that is joined to the cue's own."""
    end = max((token.end for token in sentence.tokens if not (token.pos == "PUNCT" and token.text in '.!?…”"')), default=minimum)
    above = [cue, *cue.ancestors()]
    for token in sentence.tokens:
        if token.start < minimum or token in above:
            continue
        if token.head in above and token.start >= minimum:
            if (
                token.dep in ("conj", "parataxis")
                and is_verb(token)
                and (_before(sentence, token) < left(token) or _comma_before(sentence, token))
            ):
                end = min(end, _before(sentence, token))
            elif (token.dep == "advcl" and _comma_before(sentence, token)) or token.dep == "ROOT":
                end = min(end, left(token))
    for ancestor in above[1:]:
        if ancestor.start >= minimum:
            firsts = [child.start for child in (ancestor, *ancestor.children) if child.start >= minimum and child not in above]
            end = min(end, ancestor.start, *firsts) if firsts else min(end, ancestor.start)
    for token in sentence.tokens:
        if token.text.lower() == "according" and token.start >= minimum:
            end = min(end, token.start)
    return max(end, minimum)


def _before(sentence: Sentence, verb: Token) -> int:
    """Where the joining word of a joined clause begins."""
    first = left(verb)
    joins = [
        token.start
        for token in sentence.tokens
        if token.dep == "cc" and token.head is verb.head and token.start < first and first - token.end < 3
    ]
    return min([first, *joins])


def _preceding(reading: Reading, sentence: Sentence, cue: Token) -> Span | None:
    """What stands before "…, the source said"."""
    own = [cue, *(child for child in cue.children if child.dep in ("nsubj", "aux", "auxpass", "nsubjpass", "advmod", "neg"))]
    firsts = [left(token) if token.dep.startswith("nsubj") else token.start for token in own if token.dep != "ccomp"]
    # the parenthesis begins at its leftmost word after the content's first comma
    content_tokens = [token for token in sentence.tokens if token.end <= cue.start]
    commas = [token.end for token in content_tokens if token.text in (",", "”", '"', "-", "–", "—")]
    end = min((first for first in firsts if any(comma <= first for comma in commas)), default=min(firsts))
    start = min(token.start for token in sentence.tokens if not token.text.isspace())
    if end <= start:
        return None
    return reading.span(start, end)


def _without_stop(reading: Reading, span: Span) -> Span:
    end = span.end
    while end > span.start and reading.text[end - 1] in ".!?… ":
        end -= 1
    return reading.span(span.start, end)


def _subject(cue: Token) -> Token | None:
    """The noun that is the source of a cue verb."""
    if is_passive(cue):
        return subject(cue)
    own = next((child for child in cue.children if child.dep == "nsubj"), None)
    if own is None and cue.dep == "acl" and cue.tag == "VBG":
        return cue.head
    found = subject(cue)
    if found is None and own is None:
        # "…, said Marsh": the parser may take the speaker for an object
        late = [
            child
            for child in cue.children
            if child.i > cue.i and child.dep in ("dobj", "npadvmod", "attr") and child.pos in ("PROPN", "PRON")
        ]
        found = late[0] if late and any(child.dep == "ccomp" and child.i < cue.i for child in cue.children) else None
    return found


def _source(reading: Reading, cue: Token) -> Slot | None:
    noun = _subject(cue)
    if noun is None or (noun.text.lower() in ("it",) and is_passive(cue)):
        return None
    return _noun_source(reading, noun, cue)


def _noun_source(reading: Reading, noun: Token, cue: Token) -> Slot | None:
    blocked = set(cue.subtree()) if cue in list(noun.subtree()) else set()
    tokens = [token for token in noun_phrase(noun, whole=True) if token not in blocked]
    if noun.start < cue.start:
        tokens = [token for token in tokens if token.end <= cue.start]
    if not tokens or any(token.start < 0 for token in tokens):
        return None
    first, last = min(token.start for token in tokens), max(token.end for token in tokens)
    span = reading.span(first, last)
    if not span.text:
        return None
    return Slot(span.text, span.start, span.end, reading.entity(noun, span.start, span.end))


# "his claim that …", "fears that …"


def _noun(reading: Reading, noun: Token) -> Saying | None:
    clause = next(
        (
            child
            for child in noun.children
            if child.dep in ("acl", "ccomp")
            and child.i > noun.i
            and (
                any(below.dep == "mark" and below.text.lower() == "that" for below in child.children)
                or (child.dep == "ccomp" and is_finite(child))
            )
        ),
        None,
    )
    if clause is None:
        return None
    inside = list(clause.subtree())
    if inside[0].text.lower() == "that" and len(inside) > 2:
        inside = inside[1:]
    content = _without_stop(reading, reading.over(inside))
    owner = next((child for child in noun.children if child.dep == "poss"), None)
    if owner is None:
        for child in noun.children:
            if child.dep in ("prep", "agent") and child.text.lower() in ("by", "from", "of") and child.i < clause.i:
                owner = next((below for below in child.children if below.dep == "pobj" and reading.is_people(below)), None)
    source = None
    if owner is not None:
        source = reading.slot(owner)
    if len(content.text.split()) < 2:
        return None
    strength = english.cues().nouns[noun.lemma.lower()]
    return Saying(
        content, source, Span(noun.start, noun.end, reading.text[noun.start : noun.end]), strength, noun.lemma.lower() == "denial"
    )


# "according to …"


def _according(reading: Reading, sentence: Sentence, token: Token) -> Saying | None:
    to = next((child for child in token.children if child.text.lower() == "to"), None)
    noun = next((child for child in to.children if child.dep == "pobj"), None) if to else None
    if to is not None and noun is None:
        after = []
        for each in sentence.tokens:
            if each.i > to.i and each.pos == "PUNCT":
                break
            if each.i > to.i:
                after.append(each)
        noun = next((each for each in reversed(after) if each.tag.startswith(("NN", "PRP"))), None)
    if to is None or noun is None:
        return None
    tokens = [below for below in noun.subtree() if below.dep != "punct" or below.text in "()-"]
    comma = next((each.start for each in sentence.tokens if each.text == "," and each.start > noun.start), None)
    at_front = all(each.start >= token.start or each.pos in ("PUNCT", "SPACE", "CCONJ") for each in sentence.tokens)
    if at_front and comma is not None:
        tokens = [below for below in tokens if below.end <= comma] or [noun]
    source = reading.over(tokens)
    slot = Slot(source.text, source.start, source.end, reading.entity(noun, source.start, source.end))
    cue = Span(token.start, to.end, reading.text[token.start : to.end])
    first = min(each.start for each in sentence.tokens)
    last = max(each.end for each in sentence.tokens)
    before, after = reading.span(first, token.start), reading.span(source.end, last)
    content = _without_stop(reading, max(before, after, key=lambda span: len(span.text)))
    if len(content.text.split()) < 3:
        return None
    return Saying(content, slot, cue, "neutral")


# Direct speech

_QUOTES = re.compile(r"“(?P<a>[^“”]+)(?:”|$)|\"(?P<b>[^\"]+)(?:\"|$)|«(?P<c>[^«»]+)»|''(?P<d>[^']+(?:'\w[^']*)*)''")
_WORD = re.compile(r"\w+")


def _quotes(text: str, start: int, end: int) -> list[tuple[int, int, int, int]]:
    """(outer start, outer end, inner start, inner end) of quoted sentences, not of quoted words."""
    found: list[tuple[int, int, int, int]] = []
    for quote in _QUOTES.finditer(text, start, end):
        group = quote.lastgroup or "a"
        inner = quote.group(group)
        words = _WORD.findall(inner)
        first = next((letter for letter in inner if letter.isalnum()), "")
        capital = first.isupper() or first.isdigit()
        ends = inner.rstrip()[-1:] in tuple(",.?!…—-")
        before = text[start : quote.start()].rstrip()
        fresh = not before or before[-1] in '.?!:,”"»…—'
        if words and (
            (capital and ends and (fresh or len(words) >= 6))
            or (capital and fresh and len(words) >= 4)
            or (found and ends and fresh and len(words) >= 2)
        ):
            found.append((quote.start(), quote.end(), quote.start(group), quote.end(group)))
    return found


def _direct(reading: Reading, start: int, end: int) -> tuple[list[Saying], list[tuple[int, int]]]:
    """Sayings in quotation marks, and the pieces of text around them."""
    quotes = _quotes(reading.text, start, end)
    if not quotes:
        return [], [(start, end)]
    edges = [start, *(edge for quote in quotes for edge in quote[:2]), end]
    gaps = [(edges[i], edges[i + 1]) for i in range(0, len(edges), 2)]
    speakers: list[tuple[Slot | None, Span] | None] = []
    for position in range(len(quotes)):
        inner = reading.text[quotes[position][2] : quotes[position][3]].rstrip()
        own = None
        if inner[-1:] not in (".",) or reading.text[gaps[position + 1][0] : gaps[position + 1][1]].lstrip()[:1].islower():
            own = _speaker_after(reading, *gaps[position + 1])
        speakers.append(own or _speaker_before(reading, *gaps[position]))
    known = [speaker for speaker in speakers if speaker]
    sayings = []
    latest = known[0] if known else None
    for (outer, _, first, last), speaker in zip(quotes, speakers, strict=True):
        latest = speaker or latest
        mark = Span(outer, outer + 1, reading.text[outer : outer + 1])
        source, cue = latest if latest else (None, mark)
        content = reading.span(first, last)
        if content.text:
            lemma = cue.text.lower()
            sayings.append(Saying(content, source, cue, english.cues().verbs.get(_lemma(lemma), "neutral"), direct=True))
    return sayings, [gap for gap in gaps if re.search(r"\w{2}", reading.text[slice(*gap)])]


def _lemma(word: str) -> str:
    for ending, base in (("ied", "y"), ("ed", ""), ("ed", "e"), ("s", ""), ("ing", "")):
        if word.endswith(ending) and word[: -len(ending)] + base in english.cues().verbs:
            return word[: -len(ending)] + base
    return word


def _speaker_after(reading: Reading, start: int, end: int) -> tuple[Slot | None, Span] | None:
    """ "… ," said Marsh / Marsh said."""
    if not reading.text[start:end].strip(" .,\n"):
        return None
    sentence = next(iter(reading.parse(start, end)), None)
    if sentence is None:
        return None
    for token in sentence.tokens[:14]:
        if token.tag.startswith("VB") and token.lemma.lower() in english.cues().verbs and token.dep not in ("aux", "auxpass"):
            noun = next((child for child in token.children if child.dep == "nsubj"), None)
            if noun is None:
                noun = next(
                    (
                        child
                        for child in token.children
                        if child.i > token.i and child.pos in ("PROPN", "PRON", "NOUN") and child.dep not in ("pobj", "npadvmod")
                    ),
                    None,
                )
            if noun is None and token.dep in ("compound", "amod", "nmod"):
                noun = token.head
            return _speaker(reading, noun, token)
    return None


def _speaker_before(reading: Reading, start: int, end: int) -> tuple[Slot | None, Span] | None:
    """Marsh said: "…"."""
    if not reading.text[start:end].strip(" .,\n"):
        return None
    sentences = reading.parse(start, end)
    if not sentences or reading.text[start:end].rstrip()[-1:] in (".", "!", "?"):
        return None
    for token in reversed(sentences[-1].tokens):
        if token.tag.startswith("VB") and token.lemma.lower() in english.cues().verbs and token.dep not in ("aux", "auxpass"):
            noun = _subject(token) or next((child for child in token.children if child.dep == "nsubj"), None)
            return _speaker(reading, noun, token)
    return None


def _speaker(reading: Reading, noun: Token | None, cue: Token) -> tuple[Slot | None, Span]:
    mark = Span(cue.start, cue.end, reading.text[cue.start : cue.end])
    if noun is None:
        return None, mark
    tokens = [token for token in noun.subtree() if token is not cue and token not in set(cue.subtree()) - set(noun.subtree())]
    kept = [token for token in tokens if (token.start > cue.end) == (noun.start > cue.end)]
    span = reading.over(kept or [noun])
    return Slot(span.text, span.start, span.end, reading.entity(noun, span.start, span.end)), mark


def has_verb(reading: Reading, start: int, end: int) -> bool:
    """Whether the stretch holds a finite verb."""
    return any(has_finite(sentence) for sentence in reading.parse(start, end))
