"""`parley sources`: whom the ledger rests on, and how much on each alone."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli.console import tell
from parley.cli.options import Form, Issue, Measure, Occasion, Party, Since, Until, Where, days
from parley.views.render import Column, Format

if TYPE_CHECKING:
    from parley.views.sources import SourceRow

COLUMNS: tuple[Column[SourceRow], ...] = (
    Column(head="origin", cell=lambda row: row.id[:8], style="dim", firm=True),
    Column(head="source", cell=lambda row: row.name or row.type.replace("-", " "), style="bold"),
    Column(head="type", cell=lambda row: row.type),
    Column(head="number", cell=lambda row: str(row.count or ""), right=True, firm=True),
    Column(head="told", cell=lambda row: row.told or ""),
    Column(head="speaks for", cell=lambda row: row.affiliation or ""),
    Column(
        head="knows, on what terms",
        cell=lambda row: "; ".join(part for part in (row.knowledge, row.terms) if part),
    ),
    Column(head="entries", cell=lambda row: str(row.entries), right=True, firm=True),
    Column(head="alone", cell=lambda row: str(row.alone), right=True, firm=True),
)


def add(app: typer.Typer) -> None:
    """Adds the command."""
    app.command()(sources)


def sources(
    ledger: Where = None,
    form: Form = Format.TABLE,
    party: Party = None,
    issue: Issue = None,
    measure: Measure = None,
    occasion: Occasion = None,
    since: Since = None,
    until: Until = None,
    limit: Annotated[int, typer.Option("--limit", min=0, metavar="N", help="At most so many; 0 for all.")] = 50,
) -> None:
    """List every source, how it is described, and how much rests on it alone.

    Who it is, how many they are, whom they speak for, how they are said to know and on what terms;
    reports that retell one source are counted once."""
    from parley.ledger.store import Ledger
    from parley.views.filters import Filter, unmet
    from parley.views.render import render
    from parley.views.sources import source_rows

    first, last = days(since, until)
    asked = Filter(party=party, issue=issue, measure=measure, occasion=occasion, since=first, until=last)
    with Ledger.open(ledger) as opened:
        page = source_rows(opened, asked, limit)
        count = render(page.rows, COLUMNS, form, sys.stdout)
        if page.more:
            tell(f"{count} sources are shown; --limit 0 shows all, or narrow it with --party, --issue, --from, --to.")
        if count:
            return
        with opened.connection() as connection:
            missing = unmet(connection, asked)
        for one in missing:
            tell(f"{opened.place.shown}: {one.line}")
        if not missing:
            tell(f"{opened.place.shown}: no sources here.")
