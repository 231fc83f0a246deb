"""Write the API's OpenAPI description: ``python -m fonds.api.openapi web/openapi.json``."""

import json
import sys
from pathlib import Path
from typing import cast

from fonds.api.app import bare
from fonds.api.bench import Bench


def describe() -> str:
    """The description as sorted JSON: the same code gives the same bytes."""
    nobody = cast(Bench, object())  # the routes are described, never called
    return json.dumps(bare(nobody).openapi(), indent=1, sort_keys=True, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("say where: python -m fonds.api.openapi web/openapi.json")
    Path(sys.argv[1]).write_text(describe(), encoding="utf-8")
