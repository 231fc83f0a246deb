"""fonds: from a leaked folder to a story whose every sentence can be checked, line by line.

The journey: custody takes in the originals; pages reads them into lines and words with boxes; search
finds them; entities says who is who; claims finds who says what, deals, orders and events; proof says
how well it stands; views lay it out in time, as a network, as deals; story tells it with footnotes.

    import fonds
    case = fonds.open("harbour.fonds")
    for order in case.rows(fonds.model.Order): ...
"""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fonds.workbench import Workbench

__version__ = "0.1.0"
__all__ = ["__version__", "open"]


def open(case: str | Path) -> "Workbench":
    """Open a case folder. Raises ``fonds.errors.NotACase``. Use it in a ``with`` block, or ``close`` it."""
    from fonds.workbench import Workbench, case_folder

    return Workbench(case_folder(case))
