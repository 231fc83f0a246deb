"""Learn ``vocabulary/name_costs.json``: letter costs by EM, then the weights of the name score by logistic regression.

    python -m tools.train_name_costs WHEEL_OF_arabic_name_romanizer [--leave-out CSV …]

Learns from the attested pairs of that package (Wikidata CC0, Algerian corpora CC0/MIT). Pairs named in the files
after ``--leave-out`` (columns name1, name2) are not learned from, so that those files can judge the result.
The seed is fixed: the same wheel gives the same table.
"""

import argparse
import csv
import json
import random
import sqlite3
import sys
import tempfile
import zipfile
from collections import defaultdict
from itertools import pairwise
from math import log
from pathlib import Path

import numpy as np

from fonds.entities import letters as letter_table
from fonds.writing.names import PersonName, parse

TARGET = Path(__file__).resolve().parent.parent / "src/fonds/vocabulary/name_costs.json"
LONGEST = letter_table.LONGEST
ROUNDS = 4
UNITS = 24_000
PAIRS = 16_000


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("wheel", type=Path)
    options.add_argument("--leave-out", type=Path, nargs="*", default=[])
    given = options.parse_args()
    left_out = _left_out(given.leave_out)
    with zipfile.ZipFile(given.wheel) as archive, tempfile.TemporaryDirectory() as folder:
        db = sqlite3.connect(archive.extract("arabic_name_romanizer/resources/names.sqlite3", folder))
        units = db.execute("SELECT arabic_key, latin, sum(count) FROM units GROUP BY 1, 2 ORDER BY 1, 2").fetchall()
        full = db.execute("SELECT DISTINCT arabic_key, latin FROM full_names ORDER BY 1, 2").fetchall()
        db.close()
    chance = random.Random(7)  # noqa: S311
    table = {"letters": _learn_letters(units, chance), "weights": {}}
    setattr(letter_table, "table", lambda: table)  # noqa: B010  the features below use what was just learned
    letter_table.cost.cache_clear()
    letter_table.beyond.cache_clear()
    full = [(arabic, latin) for arabic, latin in full if arabic not in left_out and latin.casefold() not in left_out]
    for scripts, rows in (("ar-lat", _across(full, chance)), ("lat-lat", _latin(full, chance)), ("ar-ar", _arabic(full, chance))):
        table["weights"][scripts] = _regress(rows)
        sys.stdout.write(f"{scripts}: {len(rows)} pairs {table['weights'][scripts]}\n")
    TARGET.write_text(json.dumps(table, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")


def _left_out(paths: list[Path]) -> set[str]:
    found: set[str] = set()
    for path in paths:
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                for name in (row["name1"], row["name2"], row.get("ref") or ""):
                    found |= {name, name.casefold(), parse(name).key}
    return found


def _learn_letters(units: list[tuple[str, str, int]], chance: random.Random) -> dict[str, dict[str, float]]:
    pairs = []
    for arabic, latin, count in units:
        one, other = parse(arabic).units, parse(latin).units
        if len(one) == len(other) == 1 and other[0].text.isascii() and 1 < len(one[0].text) <= 12 and len(other[0].text) <= 14:
            pairs.append((one[0].text, other[0].text, 1 + log(count)))
    pairs = chance.sample(pairs, min(UNITS, len(pairs)))
    # The first round knows nothing: every string of a letter is as likely as its length.
    chances: dict[str, dict[str, float]] = {}
    for _ in range(ROUNDS):
        counts: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for arabic, latin, weight in pairs:
            _expect(arabic, latin, weight, chances, counts)
        chances = {letter: _normal(found) for letter, found in counts.items()}
    return {
        letter: {latin: round(-log(share), 2) for latin, share in sorted(found.items()) if share > 0.0004}
        for letter, found in sorted(chances.items())
    }


def _normal(found: dict[str, float]) -> dict[str, float]:
    total = sum(found.values())
    return {latin: count / total for latin, count in found.items()}


def _expect(
    arabic: str, latin: str, weight: float, chances: dict[str, dict[str, float]], counts: dict[str, dict[str, float]]
) -> None:
    """Forward and backward over all ways to cut the Latin word into strings for the Arabic letters."""
    height, width = len(arabic), len(latin)

    def chance_of(letter: str, part: str) -> float:
        if not chances:
            return (0.1, 0.5, 0.2, 0.05)[len(part)]
        return chances.get(letter, {}).get(part, 1e-7)

    forward = [[0.0] * (width + 1) for _ in range(height + 1)]
    backward = [[0.0] * (width + 1) for _ in range(height + 1)]
    forward[0][0] = backward[height][width] = 1.0
    for i in range(height):
        for j in range(width + 1):
            if forward[i][j]:
                for length in range(min(LONGEST, width - j) + 1):
                    forward[i + 1][j + length] += forward[i][j] * chance_of(arabic[i], latin[j : j + length])
    total = forward[height][width]
    if total <= 0:
        return
    for i in range(height - 1, -1, -1):
        for j in range(width + 1):
            for length in range(min(LONGEST, width - j) + 1):
                part = latin[j : j + length]
                step = chance_of(arabic[i], part) * backward[i + 1][j + length]
                backward[i][j] += step
                if step and forward[i][j]:
                    counts[arabic[i]][part] += weight * forward[i][j] * step / total


Row = tuple[dict[str, float], int]


def _across(full: list[tuple[str, str]], chance: random.Random) -> list[Row]:
    chosen = chance.sample(full, min(PAIRS, len(full)))
    return _with_negatives([(parse(arabic), parse(latin)) for arabic, latin in chosen], chance)


def _latin(full: list[tuple[str, str]], chance: random.Random) -> list[Row]:
    by_arabic: dict[str, list[str]] = defaultdict(list)
    for arabic, latin in full:
        by_arabic[arabic].append(latin)
    several = [
        (a, b) for found in by_arabic.values() for a, b in pairwise(found) if parse(a).key != parse(b).key
    ]
    chosen = chance.sample(several, min(PAIRS // 2, len(several)))
    return _with_negatives([(parse(a), parse(b)) for a, b in chosen], chance)


def _arabic(full: list[tuple[str, str]], chance: random.Random) -> list[Row]:
    """One name written twice in Arabic: a letter slipped, a father's name left out."""
    made = []
    for arabic, _ in chance.sample(full, min(PAIRS // 2, len(full))):
        units = arabic.split()
        if len(units) > 2 and chance.random() < 0.5:
            made.append((parse(arabic), parse(f"{units[0]} {units[-1]}")))
        elif len(arabic) > 6:
            place = chance.randrange(1, len(arabic) - 1)
            made.append((parse(arabic), parse(arabic[:place] + arabic[place + 1 :])))
    return _with_negatives(made, chance)


def _with_negatives(pairs: list[tuple[PersonName, PersonName]], chance: random.Random) -> list[Row]:
    """As many different persons: two thirds share a first or last name, the rest are strangers."""
    from fonds.entities.features import features

    pairs = [(one, other) for one, other in pairs if one.units and other.units]
    by_unit: dict[str, list[int]] = defaultdict(list)
    for place, (one, _) in enumerate(pairs):
        for unit in {one.units[0].text, one.units[-1].text}:
            by_unit[unit].append(place)
    rows = [(features(one, other), 1) for one, other in pairs]
    for place, (one, _) in enumerate(pairs):
        sharing = by_unit[chance.choice((one.units[0].text, one.units[-1].text))] if chance.random() < 0.67 else []
        other = chance.choice(sharing) if len(sharing) > 1 else chance.randrange(len(pairs))
        if pairs[other][0].key != one.key and other != place:
            rows.append((features(one, pairs[other][1]), 0))
    return rows


def _regress(rows: list[Row]) -> dict[str, float]:
    """Weights by Newton's method with a small ridge."""
    names = sorted(rows[0][0])
    data = np.array([[1.0, *(found[name] for name in names)] for found, _ in rows])
    truth = np.array([float(label) for _, label in rows])
    weights = np.zeros(data.shape[1])
    for _ in range(25):
        guess = 1 / (1 + np.exp(-np.clip(data @ weights, -30, 30)))
        slope = data.T @ (truth - guess) - 0.5 * weights
        bend = data.T @ (data * (guess * (1 - guess))[:, None]) + 0.5 * np.eye(len(weights))
        weights = weights + np.linalg.solve(bend, slope)
    return {name: round(float(weight), 3) for name, weight in zip(["bias", *names], weights, strict=True)}


if __name__ == "__main__":
    main()
