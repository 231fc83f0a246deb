"""The house rules that a machine can check: which way imports run, and that modules say what they are for."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "fonds"
STAGES = ("custody", "pages", "search", "entities", "claims", "proof", "views", "story")
MODULES = sorted(path for path in SOURCE.rglob("*.py"))

BASE = {"model", "errors", "ids"}
SHARED = {*BASE, "vocabulary", "writing"}
FACES = {"cli", "api", "plain", "example", "doctor"}
"""``plain`` is the workbench for files without a case; ``example`` and ``doctor`` are verbs of their own."""


def part(module: str) -> str:
    """``fonds.engines.store.contract`` is ``engines/store``, ``fonds.model.page`` is ``model``."""
    names = module.split(".")[1:]
    if not names:
        return "fonds"
    return "/".join(names[:2]) if names[0] == "engines" and len(names) > 1 else names[0]


def imports(path: Path) -> set[str]:
    """Full names of everything of fonds that a module imports, at the top or inside a function; not for typing alone."""
    tree = ast.parse(path.read_text("utf-8"))
    typing_only = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    found: set[str] = set()
    for node in ast.walk(tree):
        if id(node) in typing_only:
            continue
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names if alias.name.split(".")[0] == "fonds")
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "fonds":
            for alias in node.names:
                inner = SOURCE.joinpath(*node.module.split(".")[1:], alias.name)
                is_module = inner.with_suffix(".py").exists() or inner.is_dir()
                found.add(f"{node.module}.{alias.name}" if is_module else node.module)
    return found


def is_contract(module: str) -> bool:
    """What a stage may see of an engine: its contract, and the plain nouns that the contract speaks of."""
    names = module.split(".")
    return names[-1] in ("contract", "level") or len(names) == 3


def forbidden(module: str, target: str) -> bool:
    """Whether ``module`` may not import ``target`` (both full names)."""
    own, other = part(module), part(target)
    if own == other or other == "fonds":
        return False
    if own == "model":
        return True
    if own in ("errors", "ids"):
        return other not in BASE
    if own in ("vocabulary", "writing"):
        return other not in SHARED
    if own.startswith("engines/"):
        return not (other in SHARED or other.startswith("engines/"))
    if own in STAGES or own == "export":
        # ``story`` is told from the store alone, like every other stage.
        return not (other in SHARED or (other.startswith("engines") and is_contract(target)))
    if own == "listing":
        return other not in BASE
    if own == "journey":
        return not (other in SHARED or other in STAGES or (other.startswith("engines") and is_contract(target)))
    if own == "wiring":
        return other in FACES | {"workbench", "journey"}
    if own == "workbench":
        return other in FACES or (other.startswith("engines") and not is_contract(target))
    return False


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_imports_run_one_way(path: Path) -> None:
    """Faces, workbench, stages, contracts, model: never back, never sideways between stages."""
    module = ".".join(["fonds", *path.relative_to(SOURCE).with_suffix("").parts]).removesuffix(".__init__")
    wrong = sorted(target for target in imports(path) if forbidden(module, target))
    assert not wrong, f"{module} may not import {', '.join(wrong)}"


@pytest.mark.parametrize(
    ("module", "target"),
    [
        ("fonds.model.page", "fonds.writing.fold"),
        ("fonds.claims.find", "fonds.entities.mentions"),
        ("fonds.pages.stage", "fonds.engines.reader.process"),
        ("fonds.engines.store.sqlite", "fonds.custody.log"),
        ("fonds.writing.times", "fonds.claims.find"),
        ("fonds.wiring", "fonds.workbench"),
        ("fonds.journey", "fonds.engines.store.sqlite"),
    ],
)
def test_the_rule_refuses(module: str, target: str) -> None:
    """The wrong directions that it is there for."""
    assert forbidden(module, target)


@pytest.mark.parametrize(
    ("module", "target"),
    [
        ("fonds.claims.stage", "fonds.engines.store.contract"),
        ("fonds.pages.stage", "fonds.writing.scripts"),
        ("fonds.wiring", "fonds.engines.store.sqlite"),
        ("fonds.cli.case", "fonds.workbench"),
    ],
)
def test_the_rule_allows(module: str, target: str) -> None:
    """The right directions."""
    assert not forbidden(module, target)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_every_module_says_what_it_is_for(path: Path) -> None:
    """A first line for the newcomer; an empty ``__init__`` needs none."""
    text = path.read_text("utf-8")
    if text.strip():
        assert ast.get_docstring(ast.parse(text)), f"{path.relative_to(SOURCE)} has no docstring"


def test_there_is_no_room_for_leftovers() -> None:
    """Nothing is called utils, misc, common or helpers."""
    names = {path.stem for path in MODULES} | {path.parent.name for path in MODULES}
    assert not names & {"utils", "util", "misc", "common", "helpers", "helper"}
