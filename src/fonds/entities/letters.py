"""Letter costs across scripts: how likely a Latin spelling is for an Arabic word, letter by letter.

The table (``vocabulary/name_costs.json``) is learned from attested pairs by ``tools/train_name_costs.py``;
anyone can read it: for each Arabic letter the Latin strings it became, with minus the natural logarithm of how often.
"""

import json
from functools import lru_cache
from importlib.resources import files
from typing import Any

LONGEST = 3
"""Latin letters that one Arabic letter may become."""
UNSEEN = 9.0
"""Cost of a Latin string that was never seen for a letter, and of each letter of it."""


@lru_cache(maxsize=1)
def table() -> Any:
    """The learned numbers: ``letters`` and ``weights``."""
    return json.loads((files("fonds.vocabulary") / "name_costs.json").read_text(encoding="utf-8"))


@lru_cache(maxsize=262144)
def cost(arabic: str, latin: str) -> float:
    """Cost of the best way from one folded word to the other, for each letter of the longer: 0.3 is usual, 3 is chance."""
    costs = table()["letters"]
    width = len(latin)
    row = [0.0] + [UNSEEN * place for place in range(1, width + 1)]
    for letter in arabic:
        known = costs.get(letter, {})
        following = [float("inf")] * (width + 1)
        for place in range(width + 1):
            for length in range(min(LONGEST, place) + 1):
                part = latin[place - length : place]
                step = row[place - length] + known.get(part, UNSEEN + length)
                if step < following[place]:
                    following[place] = step
        row = following
    return float(row[width] / max(len(arabic), width, 1))


@lru_cache(maxsize=262144)
def beyond(arabic: str, latin: str) -> float:
    """Cost above that of the most usual spelling of every letter, for each Arabic letter: 0 to 1 is usual, 2 is chance."""
    if not arabic:
        return 0.0
    costs = table()["letters"]
    usual = sum(min(costs[letter].values()) if letter in costs else UNSEEN for letter in arabic)
    return float((cost(arabic, latin) * max(len(arabic), len(latin), 1) - usual) / len(arabic))
