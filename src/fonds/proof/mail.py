"""E-mail: which message answers or passes on which, as its headers say."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from fonds.model import Document
from fonds.proof.words import is_one


@dataclass(frozen=True, slots=True)
class MailLink:
    """``child`` answers or forwards ``parent``; both are document ids. The headers leave no doubt."""

    child: str
    parent: str
    kind: Literal["reply", "forward"]
    why: str


def header(document: Document, name: str) -> str:
    """The header's value, ``""`` if it is not there; names are compared without case."""
    return next((value.strip() for key, value in document.headers if key.lower() == name.lower()), "")


def mail_links(documents: Iterable[Document]) -> list[MailLink]:
    """Direct links only: In-Reply-To, else the last of References that is in the case. Sorted by child."""
    held = sorted(documents, key=lambda document: document.id)
    by_message = {message: document.id for document in reversed(held) if (message := header(document, "Message-ID"))}
    found = []
    for document in held:
        named = [*header(document, "References").split(), *header(document, "In-Reply-To").split()]
        parent = next((by_message[message] for message in reversed(named) if message in by_message), None)
        if parent and parent != document.id:
            forwarded = subject_says("forward_subject", document)
            kind: Literal["reply", "forward"] = "forward" if forwarded else "reply"
            found.append(MailLink(document.id, parent, kind, "the message names the other in its headers"))
    return found


def subject_says(name: str, document: Document) -> bool:
    """Does the subject begin with such a mark ("Fwd:", "Re:")?"""
    before, colon, _ = (header(document, "Subject") or document.title).partition(":")
    return bool(colon) and is_one(name, before)
