"""The example case: an invented leak, built from its sources and taken through the whole journey."""

import importlib.util
import sys
from importlib import resources
from pathlib import Path
from types import ModuleType

from fonds.errors import Missing
from fonds.journey import Tell
from fonds.workbench import SUFFIX, Workbench

NAME = "harbour"


def build(at: Path, tell: Tell | None = None) -> Path:
    """Build the leak and its case below ``at`` (made if absent); what is there already is brought up to date."""
    at.mkdir(parents=True, exist_ok=True)
    leak, root = at / "leak", at / (NAME + SUFFIX)
    if not leak.exists():
        _builder().build(leak)
    bench = Workbench(root) if (root / "case.toml").exists() else Workbench.create(root)
    with bench:
        bench.add([leak], "example", tell)
        bench.add_ledger(leak / "events.csv", tell)
    return root


def _builder() -> ModuleType:
    """``examples/harbour/build.py``: beside the package in a checkout, inside it in a wheel."""
    inside = Path(str(resources.files("fonds"))) / "examples" / NAME / "build.py"
    beside = Path(__file__).parents[2] / "examples" / NAME / "build.py"
    place = next((path for path in (inside, beside) if path.is_file()), None)
    if place is None:
        raise Missing("the example case is not part of this installation; clone the project and run: make demo")
    spec = importlib.util.spec_from_file_location("fonds_example", place)
    if spec is None or spec.loader is None:
        raise Missing(f"{place} cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module
