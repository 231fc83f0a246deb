"""Verbs on a whole case: new, add, ledger, status, verify, serve, demo, doctor, wipe, lock, unlock, mcp."""

import shutil
import sys
from pathlib import Path

import click

from fonds.cli.output import NO, SOME_FAILED, WRONG_USE, Bar, case_argument, json_option, opened, print_json, safe
from fonds.doctor import examine
from fonds.errors import WrongUse
from fonds.model import Failure
from fonds.workbench import Workbench, case_folder


@click.command()
@case_argument
def new(case: str) -> None:
    """Make an empty case: one folder that can be copied, moved and put away.

    \b
    Example:  fonds new harbour        makes harbour.fonds
    """
    root = case_folder(case)
    Workbench.create(root).close()
    click.echo(f"made {root}; take in a leak with: fonds add {case} FOLDER")


@click.command()
@case_argument
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
@click.option("--from", "label", metavar="LABEL", help="A label for where it came from (never exported).")
@json_option
def add(case: str, paths: tuple[Path, ...], label: str | None, as_json: bool) -> None:
    """Take in files and folders, read them, and bring the case up to date.

    Your folder is only ever read. If it is stopped, run the same command again: it goes on where it was.

    \b
    Example:  fonds add harbour ~/leak --from "envelope A"
    """
    bar = Bar()
    with opened(case) as bench:
        try:
            received = bench.add(paths, label, bar)
        finally:
            bar.close()
        documents = list(bench.documents())
        failures = list(bench.failures())
    if as_json:
        print_json({"files": received.files, "new": received.new, "documents": len(documents), "failures": failures})
    else:
        click.echo(f"{received.files} files looked at, {received.new} new; the case holds {len(documents)} documents")
        _tell_failures(failures)
    if failures:
        raise click.exceptions.Exit(SOME_FAILED)


@click.command()
@case_argument
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def ledger(case: str, file: Path) -> None:
    """Take in a table (csv or xlsx) of events that happened, and test the orders against it.

    Columns are found by their names: id, date (or start, end), type, place, side_a, side_b, what, source.

    \b
    Example:  fonds ledger harbour events.csv
    """
    bar = Bar()
    with opened(case) as bench:
        try:
            document = bench.add_ledger(file, bar)
        finally:
            bar.close()
        events = sum(1 for view in bench.timeline().below if view.document == document.id)
    click.echo(f"{file.name} is ledger {document.id}, with {events} dated events")


@click.command()
@case_argument
@json_option
def status(case: str, as_json: bool) -> None:
    """What the case holds and what could not be read.

    \b
    Example:  fonds status harbour
    """
    with opened(case) as bench:
        overview = bench.overview()
        documents = list(bench.documents())
        failures = list(bench.failures())
    by_status: dict[str, int] = {}
    for document in documents:
        by_status[document.status] = by_status.get(document.status, 0) + 1
    if as_json:
        print_json({"documents": len(documents), "status": by_status, "failures": failures, "overview": overview})
    else:
        click.echo(f"{len(documents)} documents: " + ", ".join(f"{number} {name}" for name, number in sorted(by_status.items())))
        _tell_failures(failures)


@click.command()
@case_argument
@json_option
def verify(case: str, as_json: bool) -> None:
    """Recompute the hash of every original and the chain of the custody log.

    \b
    Example:  fonds verify harbour        exit status 1 if anything was changed
    """
    with opened(case) as bench:
        verdict = bench.verify()
    if as_json:
        print_json(verdict)
    elif verdict.problems:
        for problem in verdict.problems:
            click.echo(safe(problem))
    else:
        click.echo(f"{verdict.originals} originals and {verdict.entries} log entries agree")
    if verdict.problems:
        raise click.exceptions.Exit(NO)


@click.command()
@click.argument("cases", nargs=-1, required=True, metavar="CASE...")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="0 (the default) takes a free one.")
@click.option("--browser/--no-browser", default=False, help="Open a browser, if there is one.")
def serve(cases: tuple[str, ...], port: int, browser: bool) -> None:
    """Work with a case in the browser; on this machine only, behind a token.

    \b
    Example:  fonds serve harbour --port 8417
    """
    if len(cases) > 1:
        raise WrongUse("this version serves one case at a time; start one for each, with different ports")
    from fonds.api.serve import serve as run

    with opened(cases[0]) as bench:
        run(bench, port=port, browser=browser)


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="0 (the default) takes a free one.")
@click.option("--browser/--no-browser", default=True, help="Open a browser, if there is one.")
@click.option("--at", type=click.Path(path_type=Path, file_okay=False), default=Path("demo"), help="Where to build it.")
@click.option("--build-only", is_flag=True, help="Build the case and stop.")
def demo(port: int, browser: bool, at: Path, build_only: bool) -> None:
    """Build the invented example case and open it in the browser.

    \b
    Example:  fonds demo
    """
    from fonds.api.serve import serve as run
    from fonds.example import build

    bar = Bar()
    try:
        root = build(at, bar)
    finally:
        bar.close()
    if build_only:
        click.echo(f"built {root}")
        return
    with Workbench(root) as bench:
        run(bench, port=port, browser=browser)


@click.command()
@json_option
def doctor(as_json: bool) -> None:
    """What is present on this machine, what is missing, and what that costs.

    \b
    Example:  fonds doctor        exit status 1 if something that fonds needs is missing
    """
    findings = examine()
    for finding in findings:
        if as_json:
            print_json(finding)
        else:
            mark = "ok     " if finding.present else "MISSING" if finding.needed else "absent "
            click.echo(f"{mark}  {finding.what}: {finding.found}" + (f" — {finding.cost}" if finding.cost else ""))
    if any(finding.needed and not finding.present for finding in findings):
        raise click.exceptions.Exit(NO)


@click.command()
@case_argument
@click.option("--yes", is_flag=True, help="Do not ask.")
def wipe(case: str, yes: bool) -> None:
    """Delete a case folder from this machine.

    The files are removed, not shredded: on flash memory traces may stay. Only an encrypted disk protects against that.

    \b
    Example:  fonds wipe harbour
    """
    root = case_folder(case)
    Workbench(root).close()
    if not yes:
        click.confirm(f"delete {root} with all originals and decisions?", abort=True)
    for place in root.rglob("*"):
        if place.is_dir() and not place.is_symlink():
            place.chmod(0o700)
    shutil.rmtree(root)
    click.echo(f"deleted {root}")


def _absent(name: str, what: str) -> click.Command:
    @click.command(name, help=f"Not in this version: {what}")
    @click.argument("case", metavar="CASE")
    def absent(case: str) -> None:
        click.echo(f"fonds {name} is not in this version: {what}", err=True)
        raise click.exceptions.Exit(WRONG_USE)

    return absent


lock = _absent("lock", "put the case on an encrypted disk or in an encrypted container meanwhile.")
unlock = _absent("unlock", "nothing can be locked yet.")


@click.command()
@case_argument
def mcp(case: str) -> None:
    """Serve search, reading of lines and citations to a language model over standard input and output (MCP).

    Every answer carries anchors. Nothing listens on the network.

    \b
    Example:  fonds mcp harbour
    """
    from fonds.api.mcp import serve_stdio

    with opened(case) as bench:
        serve_stdio(bench, sys.stdin.buffer, sys.stdout.buffer)


def _tell_failures(failures: list[Failure]) -> None:
    if failures:
        click.echo(f"{len(failures)} could not be read, or not whole:")
    for failure in failures:
        click.echo(f"  {safe(failure.path)}: {safe(failure.what)} ({safe(failure.why)})")
        click.echo(f"      {safe(failure.remedy)}")


COMMANDS = (demo, new, add, status, serve, ledger, verify, lock, unlock, wipe, doctor, mcp)
