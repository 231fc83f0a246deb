"""Whether an event is told as done, bidden, planned or possible."""

from fonds.claims.sayings.hedging import modality_of
from fonds.claims.syntax import is_verb
from fonds.engines.grammar.contract import Token
from fonds.model import Modality
from fonds.vocabulary import english

_BIDDING = {"order", "instruct", "direct", "command", "tell", "ask", "urge", "require", "demand", "request", "call"}


def _inverted(verb: Token) -> bool:
    """ "Had we been told …": an act that did not come about."""
    first = min((child.i for child in verb.children if child.dep in ("nsubj", "nsubjpass")), default=-1)
    return any(child.dep == "aux" and child.text.lower() == "had" and child.i < first for child in verb.children)


def standing(verb: Token) -> Modality:
    """Whether the event is told as done, bidden, planned or possible."""
    own = modality_of(verb)
    if own != "asserted":
        return own
    if any(_inverted(above) for above in (verb, *verb.ancestors())):
        return "hypothetical"
    if verb.tag in ("VBZ", "VBP") and any(
        child.text.lower() in ("before", "until", "once", "when") and child.dep in ("mark", "advmod") for child in verb.children
    ):
        return "planned"
    token = verb
    for above in verb.ancestors():
        if token.dep == "xcomp" and above.lemma == "be" and any(child.tag == "TO" for child in token.children):
            return "planned"
        if token.dep in ("xcomp", "ccomp", "advcl", "acl") and (
            token.tag == "VB" or any(child.tag == "TO" for child in token.children)
        ):
            lemma = above.lemma.lower()
            if lemma in _BIDDING or lemma in ("instruction", "directive"):
                return "ordered"
            if lemma in english.verb_groups().undone or (
                token.dep in ("advcl", "acl", "xcomp") and any(child.tag == "TO" for child in token.children)
            ):
                if lemma in ("have", "manage", "help", "begin", "start", "continue", "force", "be", "appear", "seem", "use"):
                    return modality_of(above)
                return "planned"
        if token.dep == "conj" or token.dep in ("xcomp", "ccomp", "advcl", "pcomp", "prep"):
            higher = modality_of(above) if is_verb(above) else "asserted"
            if (
                token.dep == "conj"
                and higher in ("possible", "conditional", "planned", "ordered", "hypothetical")
                and not any(child.dep in ("nsubj", "nsubjpass") for child in token.children)
            ):
                return higher
            if token.dep == "pcomp" and higher != "asserted":
                return higher
        token = above
    mark = next((child for child in verb.children if child.dep == "mark"), None)
    if mark is not None and mark.text.lower() in ("if", "unless"):
        return "hypothetical"
    if verb.tag == "VBG" and verb.head.lemma.lower() in ("plan", "threaten", "prepare"):
        return "planned"
    return "asserted"
