"""Verbs that tell: story, pack, check, export, import."""

from pathlib import Path

import click

from fonds.cli.output import NO, WRONG_USE, case_argument, json_option, opened, print_json, safe
from fonds.export import jsonl
from fonds.export.decisions import bring_back
from fonds.export.flat import export_csv, export_graphml
from fonds.story import pack as packs
from fonds.workbench import Workbench

FORMATS = ("jsonl", "csv", "graphml", "ftm", "parquet", "iiif", "webanno")
WRITERS = {"jsonl": jsonl.export, "csv": export_csv, "graphml": export_graphml}


@click.group()
def story() -> None:
    """Write, check and export the story of a case."""


@story.command("draft")
@case_argument
def story_draft(case: str) -> None:
    """Print the story as it stands; before you have saved one, a first draft in words that the proof allows.

    \b
    Example:  fonds story draft harbour > harbour.fonds/story.md
    """
    with opened(case) as bench:
        click.echo(bench.story(), nl=False)


@story.command("check")
@case_argument
@json_option
def story_check(case: str, as_json: bool) -> None:
    """Check every sentence: its claims exist, their lines still say so, its verb is no stronger than the proof.

    \b
    Example:  fonds story check harbour        exit status 1 if a sentence does not pass
    """
    with opened(case) as bench:
        problems = bench.check_story()
    for problem in problems:
        if as_json:
            print_json(problem)
        else:
            click.echo(f"{safe(problem.what)}: {safe(problem.why)}\n    {safe(problem.remedy)}")
    if not as_json and not problems:
        click.echo("every sentence stands")
    if problems:
        raise click.exceptions.Exit(NO)


@story.command("export")
@case_argument
@click.option("--to", "target", type=click.Path(path_type=Path, dir_okay=False), help="File; standard output without it.")
def story_export(case: str, target: Path | None) -> None:
    """Write the story as one HTML page with footnotes down to the line; refused while the check finds a problem.

    \b
    Example:  fonds story export harbour --to story.html
    """
    with opened(case) as bench:
        _refuse_problems(bench, case)
        page = bench.story_html()
    if target:
        target.write_text(page, "utf-8")
    else:
        click.echo(page, nl=False)


def _refuse_problems(bench: Workbench, case: str) -> None:
    """A story that does not pass leaves nobody's machine."""
    problems = bench.check_story()
    if problems:
        click.echo(f"{len(problems)} problems stop the story; see: fonds story check {case}", err=True)
        raise click.exceptions.Exit(NO)


@click.command()
@case_argument
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def pack(case: str, folder: Path) -> None:
    """Write a pack that a stranger can check without fonds: the story, its lines, their pages, all hashes.

    \b
    Example:  fonds pack harbour harbour-pack        then: python3 harbour-pack/check.py
    """
    with opened(case) as bench:
        _refuse_problems(bench, case)
        packs.pack(bench.store, bench.story(), folder)
    click.echo(f"packed into {folder}; anyone can check it with: python3 {folder}/check.py")


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="PACK")
def check(folder: Path) -> None:
    """Check a pack: hashes, and that every quote stands in its page.

    \b
    Example:  fonds check harbour-pack        exit status 1 if anything does not agree
    """
    problems = packs.check(folder)
    for problem in problems:
        click.echo(safe(problem))
    if problems:
        raise click.exceptions.Exit(NO)
    click.echo("everything agrees")


@click.command()
@case_argument
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), metavar="DIR")
@click.option("--as", "form", type=click.Choice(FORMATS), default="jsonl", show_default=True, help="The format.")
def export(case: str, folder: Path, form: str) -> None:
    """Write everything that was found as files that other programs read.

    This version writes jsonl (complete, with JSON Schemas in the docs), csv and graphml.

    \b
    Example:  fonds export harbour out --as jsonl
    """
    writer = WRITERS.get(form)
    if writer is None:
        click.echo(f"this version does not write {form} yet; it writes {', '.join(WRITERS)}", err=True)
        raise click.exceptions.Exit(WRONG_USE)
    with opened(case) as bench:
        writer(bench.store, folder)
    click.echo(f"wrote {form} to {folder}")


@click.command("import")
@case_argument
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="DIR")
def bring_in(case: str, folder: Path) -> None:
    """Take people's decisions from another export of the same material (judgements.jsonl).

    \b
    Example:  fonds import harbour out
    """
    with opened(case) as bench:
        count = bring_back(bench.store, folder)
        bench.advance()
    click.echo(f"took in {count} decisions")


COMMANDS = (story, pack, check, export, bring_in)
