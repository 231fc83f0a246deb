"""Verbs that find: search, show, people, and the listings of what was found."""

from collections.abc import Callable
from typing import TypeVar

import click

from fonds.cli.output import NO, case_argument, json_option, opened, print_json, print_rows, safe
from fonds.export.convert import row as record_row
from fonds.model import Address, Claim, Deal, Event, Order, Slot, Value
from fonds.views.shapes import EntityView

F = TypeVar("F", Order, Deal, Event, Claim)


# ``-word`` in a query means NOT: it must not be taken for an option.
@click.command(context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]})
@case_argument
@click.argument("query", nargs=-1, required=True, type=click.UNPROCESSED)
@click.option("--limit", default=20, show_default=True, help="Hits at most.")
@json_option
def search(case: str, query: tuple[str, ...], limit: int, as_json: bool) -> None:
    """Find lines: words, "exact phrases", OR, NOT, prefix*, type:order, date:2019-03-01..2019-04-01.

    A name typed in one script finds the other; every hit says why it matched. Exit status 1: nothing found.

    \b
    Example:  fonds search harbour 'withdraw date:2019-03-01..2019-03-31'
    """
    with opened(case) as bench:
        answer = bench.search(" ".join(query), limit)
    if as_json:
        for hit in answer.hits:
            print_json(hit)
    else:
        for hit in answer.hits:
            click.echo(f"{hit.document}/p/{hit.page}#L{hit.line}  {safe(hit.paths[0])}")
            click.echo(f"    {safe(hit.snippet)}")
            click.echo(f"    {'; '.join(safe(reason) for reason in hit.why)}")
        click.echo(f"{answer.total} lines; read as: {safe(answer.how_read)}")
        for sentence in answer.could_not:
            click.echo(f"could not search: {safe(sentence)}")
    if not answer.hits:
        raise click.exceptions.Exit(NO)


@click.command()
@case_argument
@click.argument("anchor")
@json_option
def show(case: str, anchor: str, as_json: bool) -> None:
    """Print the lines at an address, with what comes before and after.

    \b
    Example:  fonds show harbour 'ea1b…/p/1#L12'
    """
    try:
        address = Address.parse(anchor)
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    with opened(case) as bench:
        document, page, lines = bench.lines_at(address)
    if as_json:
        print_json({"document": document, "page": page.page, "lines": lines})
        return
    click.echo(f"{safe(document.paths[0])}, page {page.page}, {page.layer} ({page.maker})")
    for note in page.notes:
        click.echo(f"  note: {safe(note)}")
    for line in lines:
        confidence = "" if line.confidence is None else f" {line.confidence:.2f}"
        click.echo(f"{line.line:4}{confidence}  {safe(line.text) or '[seen, not read]'}")


@click.command()
@case_argument
@json_option
def people(case: str, as_json: bool) -> None:
    """Who is who: people, groups and places with their spellings.

    \b
    Example:  fonds people harbour
    """

    def line(entity: EntityView) -> str:
        spellings = ", ".join(safe(spelling.text) for spelling in entity.spellings)
        return f"{entity.id}  {entity.label:5} {safe(entity.name)}  [{spellings}]  {len(entity.lines)} lines"

    with opened(case) as bench:
        print_rows(bench.people().entities, as_json, line)


def slot(name: str, value: Value) -> str:
    """A slot for people: its words, or that they are not stated; nothing where it does not apply."""
    if value is None:
        return ""
    return f"{name}: {safe(value.text) if isinstance(value, Slot) else 'not stated'}"


def order_line(order: Order) -> str:
    """One order on one line."""
    names = ("issuer", "addressee", "action", "theme", "place", "deadline")
    return "; ".join(part for name in names if (part := slot(name, getattr(order, name))))


def deal_line(deal: Deal) -> str:
    """One deal on one line."""
    parties = " and ".join(safe(party.text) for party in deal.parties) or "parties not stated"
    names = ("giver", "theme", "recipient")
    terms = " | ".join(", ".join(part for name in names if (part := slot(name, getattr(term, name)))) for term in deal.terms)
    return f"{parties}: {terms or safe(deal.text)}"


def event_line(event: Event) -> str:
    """One event on one line."""
    roles = ", ".join(f"{role.name}: {safe(role.slot.text)}" for role in event.roles)
    parts = (event.type, event.mode or "", roles, slot("place", event.place), slot("time", event.time))
    return "; ".join(part for part in parts if part)


def claim_line(claim: Claim) -> str:
    """One claim on one line."""
    source = safe(claim.source.text) if claim.source else "the document"
    hedges = f" ({claim.modality}: {', '.join(safe(hedge.text) for hedge in claim.hedges)})" if claim.hedges else ""
    return f"{source}: {'not: ' if claim.polarity == 'negative' else ''}{safe(claim.text)}{hedges}"


def _listing(name: str, kind: type[F], line: Callable[[F], str], help: str) -> click.Command:
    """A command that lists all findings of a kind, each with the address of its first line."""

    @click.command(name, help=f"{help}\n\n\b\nExample:  fonds {name} harbour")
    @case_argument
    @json_option
    def listing(case: str, as_json: bool) -> None:
        with opened(case) as bench:
            for row in bench.rows(kind):
                if as_json:
                    print_json(record_row(row))
                else:
                    click.echo(f"{row.anchors[0].address}  {line(row)}")

    return listing


orders = _listing("orders", Order, order_line, "Who told whom to do what, where, by when; what is not stated stays so.")
deals = _listing("deals", Deal, deal_line, "Who gives what to whom; what is not stated stays so.")
events = _listing("events", Event, event_line, "What happened, told in the papers and in the ledgers.")
claims = _listing("claims", Claim, claim_line, "Who says what, and how firmly.")

COMMANDS = (search, show, people, deals, orders, events, claims)
