"""Troubles: the causes of failure in words for a tired reporter, each with something to try."""

from collections.abc import Mapping

from fonds.engines.reader.contract import Cause, Trouble


def trouble(what: Cause, why: str, remedy: str, where: str = "the whole file") -> Trouble:
    """A trouble with the whole file, unless told where."""
    return Trouble(what, where, why, remedy)


TROUBLES: Mapping[str, Trouble] = {
    "timeout": trouble(
        "timeout",
        "reading it took longer than one file may take",
        "Open it on a machine kept for unsafe files, save it as PDF or in parts, and add those.",
    ),
    "crash": trouble(
        "crash",
        "the reader broke down on it twice; it may be damaged or made to attack readers",
        "Do not open it on your own machine. On one kept for unsafe files, save it as PDF and add that.",
    ),
    "memory": trouble(
        "memory",
        "reading it needs more memory than one file may use",
        "Open it on a machine kept for unsafe files, save it in parts, and add the parts.",
    ),
}


def corrupt(why: str, where: str = "the whole file") -> Trouble:
    """Damaged bytes."""
    return trouble(
        "corrupt", why, "Ask for the file again, or add another copy of it; damage often comes from a broken transfer.", where
    )


def locked(kind: str) -> Trouble:
    """A password is wanted."""
    return trouble(
        "locked", f"the {kind} is locked with a password", "Ask your source for the password, save an open copy, and add that."
    )


def unsupported(kind: str, remedy: str = "") -> Trouble:
    """No reader for it."""
    return trouble(
        "unsupported",
        f"fonds has no reader for {kind}",
        remedy or "Save it as PDF, text or an office file in its own program, and add that.",
    )


def empty(why: str = "the file holds no text") -> Trouble:
    """Nothing in it."""
    return trouble("empty", why, "Nothing to do, unless you expected text here: then ask for the file again.")


def limit(why: str, where: str = "the whole file") -> Trouble:
    """A stated bound was reached; what was read before it is kept."""
    return trouble("limit", why, "Unpack it on a machine kept for unsafe files, and add the parts you need.", where)
