"""Verbs on plain files, without a case: read, ocr, extract, names. (``copies`` is with the views.)"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import click

from fonds import plain
from fonds.cli.output import SOME_FAILED, json_option, print_json, safe
from fonds.engines.reader.contract import Reading
from fonds.entities.pairs import score_file
from fonds.export.convert import row as record_row
from fonds.export.plain import finding_row
from fonds.wiring import Analysis


@contextmanager
def analysis(languages: tuple[str, ...] = ("ara", "eng")) -> Iterator[Analysis]:
    """Engines without a case; readers are stopped at the end. ``languages``: what may occur on pictures of pages."""
    engines = Analysis(workers=1, languages=languages)
    try:
        yield engines
    finally:
        engines.close()


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@json_option
def read(files: tuple[Path, ...], as_json: bool) -> None:
    """Read files into pages, lines and words with boxes. Every file is opened in the jail.

    \b
    Example:  fonds read letter.pdf --json
    """
    failed = False
    with analysis() as engines:
        for file in files:
            reading = plain.read(file, engines)
            failed |= _print_reading(file, reading, as_json)
    if failed:
        raise click.exceptions.Exit(SOME_FAILED)


@click.command()
@click.argument("images", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="IMAGE...")
@click.option("--lang", default="ara+eng", show_default=True, help="Languages that may occur; one is used a line.")
@json_option
def ocr(images: tuple[Path, ...], lang: str, as_json: bool) -> None:
    """Read pictures of pages; lines that were seen and could not be read are listed as such.

    \b
    Example:  fonds ocr scan.png --lang ara+eng --json
    """
    failed = False
    with analysis(languages=tuple(lang.split("+"))) as engines:
        for image in images:
            reading = plain.read(image, engines)
            failed |= _print_reading(image, reading, as_json)
    if failed:
        raise click.exceptions.Exit(SOME_FAILED)


def _print_reading(file: Path, reading: Reading, as_json: bool) -> bool:
    """Print pages and lines; returns whether something could not be read."""
    if as_json:
        for row in plain.reading_rows(file, reading):
            print_json(record_row(row))
    else:
        for number, page in enumerate(reading.pages, start=1):
            click.echo(f"{safe(str(file))}, page {number}, {page.layer}")
            for line in page.lines:
                click.echo(f"    {safe(line.text) or '[seen, not read]'}")
    if reading.failure:
        trouble = reading.failure
        click.echo(
            f"{safe(str(file))}: {trouble.what} in {safe(trouble.where)}: {safe(trouble.why)} {safe(trouble.remedy)}", err=True
        )
    return reading.failure is not None


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...|-")
@click.option("--lang", default="auto", show_default=True, help="Language of the text (en, ar), or auto.")
@click.option("--date", "written", type=click.DateTime(["%Y-%m-%d"]), help="The date that the text bears; never today's.")
@json_option
def extract(files: tuple[str, ...], lang: str, written: datetime | None, as_json: bool) -> None:
    """Find names, times, claims, deals, orders, events and relations in text; one object for each.

    Offsets are code points of the text as given. A slot is its words, UNSTATED, or null.

    \b
    Example:  fonds extract article.txt --date 2019-03-16 --json
    """
    language = None if lang == "auto" else lang
    day = written.date() if written else None
    failed = False
    with analysis() as engines:
        for name in files:
            if name == "-":
                texts = [sys.stdin.buffer.read().decode("utf-8", "replace")]
            else:
                reading = plain.read(Path(name), engines)
                if reading.failure:
                    failed = True
                    click.echo(f"{safe(name)}: {safe(reading.failure.why)} {safe(reading.failure.remedy)}", err=True)
                texts = [page.text for page in reading.pages]
            for number, text in enumerate(texts, start=1):
                for finding in plain.extract(text, engines, language=language, written=day):
                    row = finding_row(finding)
                    if len(files) > 1:
                        row = {**row, "file": name}
                    if len(texts) > 1:
                        row = {**row, "page": number}
                    if as_json:
                        print_json(row)
                    else:
                        click.echo(f"{row['kind']:8} {row['start']:6}-{row['end']:<6} {safe(str(row['text']))}")
    if failed:
        raise click.exceptions.Exit(SOME_FAILED)


@click.group()
def names() -> None:
    """Compare names across scripts."""


@names.command()
@click.argument("pairs", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="PAIRS.tsv")
@json_option
def score(pairs: Path, as_json: bool) -> None:
    """Score each pair of names of a TSV or CSV file, with the reasons.

    Columns name1 and name2 (or left and right); without a header the first two.

    \b
    Example:  fonds names score pairs.tsv --json
    """
    for row in score_file(pairs):
        if as_json:
            print_json(row)
        else:
            click.echo(f"{row['score']:.3f}  {row['verdict']:9} {safe(str(row['name1']))}  |  {safe(str(row['name2']))}")


COMMANDS = (read, ocr, extract, names)
