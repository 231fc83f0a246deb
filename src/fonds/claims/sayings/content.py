"""Which words are the content of a verb of saying."""

from fonds.claims.reading import Reading
from fonds.claims.sayings.source import subject_of
from fonds.claims.syntax import is_finite, is_passive, is_verb, left, right
from fonds.engines.grammar.contract import Sentence, Token
from fonds.model import Span
from fonds.vocabulary import english


def content_of(reading: Reading, sentence: Sentence, cue: Token) -> Span | None:
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
        return without_stop(reading, reading.span(comma.end, _end(sentence, cue.head, right(cue.head))))
    thing = next((child for child in cue.children if child.dep == "dobj" and child.i > cue.i), None)
    if thing is not None and lemma in words.verbs:
        if swallowed(reading, sentence, cue):
            last = max(token.end for token in sentence.tokens)
            return without_stop(reading, reading.span(max(left(thing), cue.end), last))
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
    if inner is not None and lemma in english.verb_groups().with_to:
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


def swallowed(reading: Reading, sentence: Sentence, cue: Token) -> bool:
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
    source = subject_of(cue)
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
    return without_stop(reading, span) if span.text else None


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


def without_stop(reading: Reading, span: Span) -> Span:
    end = span.end
    while end > span.start and reading.text[end - 1] in ".!?… ":
        end -= 1
    return reading.span(span.start, end)
