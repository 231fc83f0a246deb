"""Verbs that lay things out: weigh, timeline, network, map, copies."""

from pathlib import Path

import click

from fonds.cli.output import NO, case_argument, json_option, opened, print_json, print_rows, safe
from fonds.errors import WrongUse
from fonds.plain import compare_files
from fonds.views.shapes import Bar as TimeBar
from fonds.views.shapes import CardView, Days, Tie
from fonds.wiring import Analysis
from fonds.workbench import case_folder


@click.command()
@case_argument
@click.argument("proposition", required=False)
@json_option
def weigh(case: str, proposition: str | None, as_json: bool) -> None:
    """How well propositions stand: items for, against and silent, by origin; copies counted once.

    PROPOSITION is the id of a card, or of the order, deal or event it is about; without it all are listed.

    \b
    Example:  fonds weigh harbour
    """
    with opened(case) as bench:
        cards = list(bench.cards().cards)
        if proposition:
            found = bench.card(proposition)
            if found is None:
                click.echo(f"no card for {proposition}; list them with: fonds weigh {case}", err=True)
                raise click.exceptions.Exit(NO)
            cards = [found]
    print_rows((view.card for view in cards) if as_json else cards, as_json, card_line)


def card_line(view: CardView) -> str:
    """Grade, statement and why."""
    card = view.card
    low, high = card.n_origins
    origins = f"{low}" if low == high else f"{low} to {high}"
    count = "origin" if high == 1 else "origins"
    because = "; ".join(safe(reason) for reason in card.because)
    return f"{card.grade}  {safe(card.statement)}  ({origins} {count}, {card.n_copies_ignored} copies not counted: {because})"


def days(value: Days | None) -> str:
    """An interval for people."""
    if value is None:
        return "undated"
    first, last = value.earliest, value.latest
    return f"{first or '…'}" if first == last else f"{first or '…'} to {last or '…'}"


@click.command()
@case_argument
@json_option
def timeline(case: str, as_json: bool) -> None:
    """Orders and claims in time beside what happened; what has no date is listed with the reason.

    \b
    Example:  fonds timeline harbour
    """
    with opened(case) as bench:
        laid_out = bench.timeline()
    if as_json:
        print_json(laid_out)
        return

    def when(bar: TimeBar) -> tuple[bool, str]:
        first = bar.days.earliest or bar.days.latest
        return (first is None, str(first))

    for bar in sorted([*laid_out.above, *laid_out.below], key=when):
        click.echo(f"{days(bar.days):26} {bar.kind:6} {safe(bar.title)}  {bar.anchors[0].address if bar.anchors else ''}")
    for thing in laid_out.unplaced:
        click.echo(f"{'no date':26} {thing.kind:6} {safe(thing.title)}  ({safe(thing.reason)})")
    for clash in laid_out.clashes:
        click.echo(f"cannot all be true: {safe(clash.says)}")


@click.command()
@case_argument
@json_option
def network(case: str, as_json: bool) -> None:
    """Who is tied to whom, by how many origins.

    \b
    Example:  fonds network harbour
    """
    with opened(case) as bench:
        laid_out = bench.network()
    if as_json:
        print_json(laid_out)
        return
    names = {node.id: node.name for node in laid_out.nodes}

    def line(tie: Tie) -> str:
        arrow = "->" if tie.directed else "--"
        count = "1 origin" if tie.n_origins == 1 else f"{tie.n_origins} origins"
        return f"{safe(names[tie.source])} {arrow} {safe(names[tie.target])}: {safe(tie.label)} ({count})"

    print_rows(laid_out.ties, False, line)


@click.command("map")
@case_argument
@json_option
def places(case: str, as_json: bool) -> None:
    """Places that are named, with their lines; this version gives no coordinates.

    \b
    Example:  fonds map harbour
    """
    with opened(case) as bench:
        found = [entity for entity in bench.people().entities if entity.label in ("LOC", "GPE", "FAC")]
    print_rows(found, as_json, lambda entity: f"{entity.id}  {safe(entity.name)}  {len(entity.lines)} lines")


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="CASE|FILE...")
@json_option
def copies(files: tuple[str, ...], as_json: bool) -> None:
    """Which papers come from one another: of a case, or of two and more files.

    \b
    Examples:  fonds copies harbour
               fonds copies letter.txt copy.docx --json
    """
    if len(files) == 1 and case_folder(files[0]).is_dir():
        with opened(files[0]) as bench:
            laid_out = bench.copies()
        if as_json:
            print_json(laid_out)
            return
        for family in laid_out.families:
            click.echo(safe(family.says))
            for member in family.members:
                click.echo(f"    {'  ' * member.generation}{safe(member.document.path)}")
        return
    if len(files) < 2:
        raise WrongUse(f"{files[0]} is no case; give the files to compare, two or more")
    engines = Analysis(workers=1)
    try:
        pairs = compare_files([Path(file) for file in files], engines)
    finally:
        engines.close()
    for pair in pairs:
        if as_json:
            print_json(pair)
        else:
            click.echo(f"{pair.probability:.2f}  {pair.a}  {pair.kind}  {pair.b}")
    if not pairs:
        raise click.exceptions.Exit(NO)


COMMANDS = (weigh, timeline, network, places, copies)
