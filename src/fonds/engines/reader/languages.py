"""Languages: which languages a picture of a page may be read in, as the user named them."""

from collections.abc import Sequence

from fonds.errors import WrongUse


def chosen(wanted: Sequence[str], installed: Sequence[str]) -> tuple[str, ...]:
    """``wanted`` without repetitions, in its sequence. Raises ``WrongUse`` for none, or for one that is not installed.

    Where nothing is installed at all, nothing is refused here: a text needs no recogniser, and each picture says what it lacks.
    """
    languages = tuple(dict.fromkeys(wanted))
    if not languages or not all(languages):
        raise WrongUse("name at least one language for reading pictures, such as ara or ara+eng")
    unknown = [language for language in languages if language not in installed]
    if unknown and installed:
        raise WrongUse(
            f"there are no language data for {', '.join(map(repr, unknown))}; installed are {', '.join(installed)}. "
            "Use one of these, or point FONDS_TESSDATA at a folder that holds ara, eng and the one you need"
        )
    return languages
