"""Contracts: parties, date in force, term and governing law of an agreement, by its own clauses.

Written agreements use set phrases ("by and between", "shall remain in force for", "governed by the laws
of"); they are read by these phrases, not by grammar, because their sentences run over half a page.
"""

import re

from fonds.claims import deals
from fonds.claims.reading import Reading
from fonds.model import Deal, RungEvidence, Slot, Span, Term, Value

_KIND = r"(?:agreement|contract|memorandum|treaty|convention|deed|lease|undertaking|understanding|protocol|accord)"
_OPENING = re.compile(
    rf"\b{_KIND}\b[^;]{{0,600}}?\b(?:by\s+and\s+(?:between|among)|between|among|entered\s+into\s+(?:by|with))(?:\s+and\s+among)?\s*:?\s*",
    re.IGNORECASE | re.DOTALL,
)
_FORM = re.compile(
    r"\b(?:party|parties|whereas|hereinafter|hereby|hereto|herein|the undersigned|in witness whereof|article\s+\d|clause\s+\d)\b",
    re.IGNORECASE,
)
_SUFFIX = (
    r"(?:Incorporated|Inc|L\.?L\.?C|Ltd|Limited|Corp|Corporation|L\.?P|L\.?L\.?P|PLC|plc|N\.?V|S\.?A|GmbH|AG|Co|"
    r"Company|Trust|B\.?V|SE|SpA|S\.?p\.?A|Pte|Pty|Bank|Cooperative|Association)"
)
_PARTY = re.compile(
    rf"(?:\(?(?:\d|[ivx]+|[a-z])\)\s*)?(?P<name>[A-Z0-9][\w&.'’/-]*(?:,?\s+(?:{_SUFFIX}\b\.?|(?:of|and|for|the|de|la|&)\s+(?=[A-Z])|[A-Z0-9][\w&.'’/-]*\.?))*)"
)
_LAW = re.compile(
    r"(?:governed|construed|interpreted|enforced|accordance)[^.;]{0,160}?\b(?:laws?|legislation)\s+(?:and\s+\w+\s+)?(?:of|in\s+force\s+in)\s+(?:the\s+)?(?:State|Commonwealth|Province|Republic|Kingdom|Emirate|County)?\s*(?:of\s+)?(?:the\s+)?"
    r"(?P<place>[A-Z][\w.]*(?:\s+(?:of\s+)?[A-Z][\w.]*){0,3})",
    re.DOTALL,
)
_LAW_OF = re.compile(
    r"\blaws?\s+of\s+(?:the\s+)?(?:State|Commonwealth|Republic|Province)\s+of\s+(?P<place>[A-Z]\w*(?:\s+[A-Z]\w*){0,2})"
)
_EFFECTIVE = re.compile(
    r"(?:effective|dated|made|entered\s+into|executed|date[ds]?|in\s+force|commenc\w+)[^.;]{0,80}$", re.IGNORECASE | re.DOTALL
)
_LASTING = re.compile(
    r"(?:terminat|expir|remain|continue|in\s+(?:full\s+)?(?:force|effect)|term\s+of|period\s+of|surviv|for\s+a\s+(?:term|period)|obligations)",
    re.IGNORECASE,
)
_AGREED = re.compile(
    r"\b(?:made and entered into|entered into|agree as follows|have agreed|hereby agree[sd]?|in witness whereof|signed)\b",
    re.IGNORECASE,
)
_PARTIES = re.compile(r"^[ \t]*(?:Parties|Between|The parties)\s*:\s*(?P<list>.+)$", re.IGNORECASE | re.MULTILINE)
_BINDING = re.compile(r"\b(?:shall|will|would|must|undertakes? to|agrees? to|proposed)\b", re.IGNORECASE)
_SIGNED = re.compile(r"^\W*(?:signed|\(signed\)|done)\b|\b(?:agree|agreed)\b", re.IGNORECASE | re.MULTILINE)
_DRAFT = re.compile(r"\b(?:draft|proposed|proposal)\b", re.IGNORECASE)
_FIRST_PART = 6000
"""Parties and date stand at the beginning: characters that are looked at."""


def contract(reading: Reading) -> Deal | None:
    """The deal that a contract's page states, or ``None`` if the page is none.

    Two signs are asked for: a named kind of agreement "between …", and at least three of the set words of
    contracts ("Party", "hereby", "whereas" …).
    """
    text = reading.text
    opening = _OPENING.search(text, 0, _FIRST_PART)
    if opening is None or len(_FORM.findall(text)) < 3:
        return None
    parties = _parties(reading, opening.end())
    if not parties:
        return None
    status: tuple[RungEvidence, ...] = ()
    agreed = _AGREED.search(text)
    if agreed:
        status = (RungEvidence("agreed", Span(agreed.start(), agreed.end(), agreed.group())),)
    end = max(slot.end for slot in parties)
    return Deal(
        opening.start(),
        end,
        text[opening.start() : end],
        parties=parties,
        terms=(),
        status=status,
        time=_effective(reading, opening.start(), end),
        duration=_term(reading),
        jurisdiction=_law(reading),
    )


def understanding(reading: Reading, blocks: list[tuple[int, int]]) -> Deal | None:
    """The deal of a short agreement in plain points: parties from "Parties: …", a term a point that binds somebody to give.

    A draft, or "it is proposed that", is only proposed; "signed" or "agree" makes it agreed.
    """
    text = reading.text
    terms: list[Term] = []
    spans: list[Span] = []
    for start, end in blocks:
        if not _BINDING.search(text, start, end):
            continue
        item = re.match(r"\s*\(?\d{1,3}[.)]\s+", text[start:end])
        found = deals.first_act(reading, start + item.end() if item else start, end)
        if found is not None:
            terms.append(found[0])
            spans.append(found[1])
    parties = _listed_parties(reading)
    if not terms or (len(parties) < 2 and len(terms) < 2):
        return None
    if not parties:
        named = [value for term in terms for value in (term.giver, term.recipient) if isinstance(value, Slot)]
        parties = tuple(
            slot for rank, slot in enumerate(named) if not any(slot.text.lower() == other.text.lower() for other in named[:rank])
        )
    draft, signed = _DRAFT.search(text), _SIGNED.search(text)
    evidence = draft or signed
    status: tuple[RungEvidence, ...] = ()
    if evidence:
        status = (RungEvidence("proposed" if draft else "agreed", reading.span(evidence.start(), evidence.end())),)
    start, end = spans[0].start, spans[-1].end
    return Deal(start, end, text[start:end], parties=parties, terms=tuple(terms), status=status)


def _listed_parties(reading: Reading) -> tuple[Slot, ...]:
    found = _PARTIES.search(reading.text)
    if not found:
        return ()
    slots: list[Slot] = []
    position = found.start("list")
    pieces = found["list"].split(";") if ";" in found["list"] else re.split(r"(?<=\w)\s+and\s+", found["list"])
    for piece in pieces:
        at = reading.text.index(piece, position)
        position = at + len(piece)
        joint = re.match(r"\s*(?:and\s+)?", piece)
        first = at + (joint.end() if joint else 0)
        last = reading.text.find(",", first, position)
        slot = reading.words(first, last if last > 0 else position)
        if slot.text.strip(" ."):
            text = slot.text.rstrip(" .")
            slots.append(Slot(text, slot.start, slot.start + len(text), slot.entity))
    return tuple(slots)


def _parties(reading: Reading, start: int) -> tuple[Slot, ...]:
    text = reading.text
    found: list[Slot] = []
    stop = min(len(text), start + 1500)
    first = _PARTY.match(text, _skip(text, start))
    if first is None:
        return ()
    found.append(_name(reading, first))
    position = first.end()
    for joint in re.finditer(r"(?:(?<=[,;)”\"’])|\b)\s*\band\s+(?:the\s+)?(?:between\s+)?", text[position:stop]):
        at = position + joint.end()
        before = text[: position + joint.start()].rstrip()[-1:]
        candidate = _PARTY.match(text, _skip(text, at))
        if candidate is None or _skip(text, at) > stop or len(candidate["name"]) < 3:
            continue
        after = text[candidate.end() : candidate.end() + 60]
        described = re.match(r"\s*(?:,|\(|\[|;|\.|:|$|\n)", after) or re.match(
            r"\s+(?:a|an|with|whose|having|acting|represented|is|shall|hereby|agree|to)\b", after
        )
        if not described or (before not in (",", ")", ";", "”", '"', "]") and position + joint.start() - found[0].end > 3):
            continue
        name = _name(reading, candidate)
        if name.text.lower() in (
            "affiliates",
            "subsidiaries",
            "its",
            "whereas",
            "representatives",
            "the",
            "parties",
            "agreement",
        ):
            continue
        found.append(name)
        break
    return tuple(found)


def _skip(text: str, at: int) -> int:
    lead = re.compile(r"[\s\[:]*(?:\(?(?:\d|[ivx]+|[a-z])\)\s*)?(?:the\s+|Mr\.?\s+|Ms\.?\s+|Dr\.?\s+)?").match(text, at)
    return lead.end() if lead else at


def _name(reading: Reading, found: re.Match[str]) -> Slot:
    start, end = found.start("name"), found.end("name")
    text = reading.text[start:end].rstrip(" ,")
    if text.endswith(".") and not re.search(rf"(?:{_SUFFIX})\.$", text):
        text = text[:-1]
    return Slot(text, start, start + len(text), reading.entity_of(start, start + len(text)))


def _effective(reading: Reading, start: int, end: int) -> Value:
    """The date in force: the first full date told as such, at the beginning; else none is filled."""
    text = reading.text
    for time in reading.times:
        if time.start > _FIRST_PART:
            break
        if time.type != "DATE" or time.earliest is None or time.earliest != time.latest:
            continue
        if _EFFECTIVE.search(text, max(0, time.start - 120), time.start) or re.match(
            r"\s*\(?(?:the\s+)?[“\"']?(?:Revised\s+)?Effective Date", text[time.end : time.end + 40]
        ):
            return Slot(time.text, time.start, time.end, None, time.earliest, time.latest)
    return None


def _term(reading: Reading) -> Value:
    """How long it runs: a duration beside words of lasting or ending, in the sentence that names the agreement or its term."""
    best: tuple[int, Slot] | None = None
    for time in reading.times:
        length = time.value if time.type == "DURATION" else (time.relation or "").removeprefix("AFTER ")
        if not length or not length.startswith("P") or length.endswith("D") or "X" in length:
            continue
        around = reading.text[max(0, time.start - 260) : time.end + 160]
        before = reading.text[max(0, time.start - 160) : time.start]
        if not _LASTING.search(around):
            continue
        points = (
            2 * bool(re.search(r"this\s+agreement|the\s+term|term\s+of|obligations", around, re.IGNORECASE))
            + 2
            * bool(
                re.search(r"(?:term|period)\s+of\s*\(?$|for\s+(?:a\s+)?(?:\w+\s+)?$", before, re.IGNORECASE)
                or re.match(r"(?:for|within|a\s+period)", time.text, re.IGNORECASE)
            )
            + bool(re.search(r"terminat|expir|remain|surviv", around, re.IGNORECASE))
            + bool(
                re.search(
                    r"(?:from|after|following)\s+(?:the\s+)?(?:date|effective)",
                    reading.text[time.end : time.end + 60],
                    re.IGNORECASE,
                )
            )
        )
        points -= 3 * bool(re.search(r"solicit|hire|employ|standstill|trade\s+secret", around, re.IGNORECASE))
        if points >= 3 and (best is None or points > best[0]):
            best = (points, Slot(time.text, time.start, time.end))
    return best[1] if best else None


def _law(reading: Reading) -> Value:
    found = _LAW.search(reading.text) or _LAW_OF.search(reading.text)
    if not found:
        return None
    start = found.start("place")
    text = re.split(r"\s+(?:Without|And|Applicable|As|In|The|For|The)\b|\.\s|\.$", found["place"])[0].rstrip(" .,")
    return Slot(text, start, start + len(text), reading.entity_of(start, start + len(text))) if text else None
