"""People's decisions taken over from an export of the same material.

Ids are made from content, so what a colleague decided on the same papers names the same things here. Machine
judgements are left where they are: this case makes its own.
"""

from pathlib import Path

import msgspec

from fonds.engines.store.contract import Store
from fonds.errors import WrongUse
from fonds.model import Judgement


def bring_back(store: Store, folder: Path) -> int:
    """Add the decisions of ``judgements.jsonl`` that are not known yet; how many these were. Raises ``WrongUse``."""
    file = folder / "judgements.jsonl"
    if not file.is_file():
        raise WrongUse(f"{folder} holds no judgements.jsonl; give a folder that fonds export wrote")
    fresh: list[Judgement] = []
    for number, line in enumerate(file.read_bytes().splitlines(), start=1):
        try:
            judgement = msgspec.json.decode(line, type=Judgement)
        except msgspec.DecodeError as error:
            raise WrongUse(f"{file}, line {number}: {error}; nothing was taken over") from None
        if judgement.by.startswith("person:") and store.get(Judgement, judgement.id) is None:
            fresh.append(judgement)
    store.put(fresh)
    return len(fresh)
