"""JSON Schemas of the export, made from the row types.

``python -m fonds.export.schemas docs/reference/schemas`` writes one file a kind; a test compares them.
"""

import json
import sys
from pathlib import Path
from typing import Any

import msgspec

from fonds.export.rows import FILES, FORMAT


def schema(name: str) -> dict[str, Any]:
    """The schema (JSON Schema 2020-12) of one line of ``NAME.jsonl``."""
    made = msgspec.json.schema(FILES[name])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:fonds:export:{FORMAT}:{name}",
        "title": f"one line of {name}.jsonl (fonds export, format {FORMAT})",
        **made,
    }


def write(folder: Path) -> list[Path]:
    """Write all schemas, sorted keys, so that a change shows as a change."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for name in FILES:
        path = folder / f"{name}.json"
        path.write_text(json.dumps(schema(name), indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")
        made.append(path)
    return made


if __name__ == "__main__":
    for written in write(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/reference/schemas")):
        print(written)
