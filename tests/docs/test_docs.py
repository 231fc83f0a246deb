"""The documentation cannot lag: generated pages are current, links lead somewhere, code blocks run."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from tools import reference

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "ARCHITECTURE.md", *sorted((ROOT / "docs").rglob("*.md"))]
SHELL = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
PYTHON = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)


def test_the_page_of_commands_is_current() -> None:
    """Run ``python -m tools.reference`` when this fails."""
    assert reference.COMMANDS.read_text("utf-8") == reference.commands()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_to_files(page: Path) -> None:
    """Relative links only; no page points into nothing."""
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
        assert not target.startswith("/"), target
        if "://" not in target:
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


def blocks(pattern: re.Pattern[str]) -> list[tuple[Path, str]]:
    return [(page, code) for page in PAGES for code in pattern.findall(page.read_text("utf-8"))]


@pytest.mark.parametrize(("page", "code"), blocks(PYTHON), ids=lambda part: part.name if isinstance(part, Path) else "")
def test_python_blocks_run(page: Path, code: str, example: Path) -> None:
    """Against the example case, from its folder."""
    (example / "demo").mkdir(exist_ok=True)
    link = example / "demo" / "harbour.fonds"
    if not link.exists():
        link.symlink_to(example / "harbour.fonds")
    done = subprocess.run([sys.executable, "-c", code], cwd=example, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(("page", "code"), blocks(SHELL), ids=lambda part: part.name if isinstance(part, Path) else "")
def test_shell_blocks_name_commands_that_exist(page: Path, code: str) -> None:
    """Every ``fonds …`` line parses: the verb is there and takes these options."""
    for line in code.replace("\\\n", " ").splitlines():
        words = shlex.split(line, comments=True)
        if words[:1] == ["fonds"]:
            command: object = reference.fonds
            for word in words[1:]:
                if not hasattr(command, "commands") or word.startswith("-"):
                    break
                assert word in command.commands, line
                command = command.commands[word]
            known = {
                option for parameter in getattr(command, "params", []) for option in parameter.opts + parameter.secondary_opts
            }
            given = {word.split("=")[0] for word in words[2:] if word.startswith("--")}
            assert given <= known | {"--help"}, line
