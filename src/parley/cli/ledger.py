"""What the ledger holds: entries, reports, unknowns, occasions, issues."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import typer

from parley.cli import columns
from parley.cli.console import tell
from parley.cli.options import (
    Form,
    Issue,
    Measure,
    Occasion,
    Party,
    Report,
    Since,
    Stance,
    Until,
    Where,
    days,
)
from parley.views.render import Format, Row

if TYPE_CHECKING:
    from parley.ledger.store import Ledger
    from parley.views.filters import Filter
    from parley.views.render import Column


def add(app: typer.Typer) -> None:
    """Adds the commands."""
    for command in (entries, reports, unknowns, occasions, issues):
        app.command()(command)


def entries(
    ledger: Where = None,
    form: Form = Format.TABLE,
    party: Party = None,
    issue: Issue = None,
    measure: Measure = None,
    stance: Stance = None,
    occasion: Occasion = None,
    report: Report = None,
    since: Since = None,
    until: Until = None,
) -> None:
    """List who takes which stance on what, and who says so."""
    from parley.views.entries import entry_rows
    from parley.views.filters import Filter

    first, last = days(since, until)
    asked = Filter(
        party=party,
        issue=issue,
        measure=measure,
        stance=stance,
        occasion=occasion,
        report=report,
        since=first,
        until=last,
    )
    _show(ledger, form, asked, entry_rows, columns.ENTRIES, "entries")


def reports(
    ledger: Where = None,
    form: Form = Format.TABLE,
    report: Report = None,
    since: Since = None,
    until: Until = None,
) -> None:
    """List the reports, and how much was found in each."""
    from parley.views.filters import Filter
    from parley.views.reports import report_rows

    first, last = days(since, until)
    asked = Filter(report=report, since=first, until=last)
    _show(ledger, form, asked, report_rows, columns.REPORTS, "reports")


def unknowns(
    ledger: Where = None,
    form: Form = Format.TABLE,
    party: Party = None,
    report: Report = None,
    since: Since = None,
    until: Until = None,
) -> None:
    """List what is reported not to be known, or not to be said.

    With --party: what that party did not say.
    """
    from parley.views.filters import Filter
    from parley.views.notes import note_rows

    first, last = days(since, until)
    asked = Filter(party=party, report=report, since=first, until=last)
    _show(ledger, form, asked, note_rows, columns.NOTES, "unknowns", check=False)


def occasions(
    ledger: Where = None,
    form: Form = Format.TABLE,
    party: Party = None,
    occasion: Occasion = None,
    since: Since = None,
    until: Until = None,
) -> None:
    """List the meetings, calls and documents of the reports."""
    from parley.views.filters import Filter
    from parley.views.occasions import occasion_rows

    first, last = days(since, until)
    asked = Filter(party=party, occasion=occasion, since=first, until=last)
    _show(ledger, form, asked, occasion_rows, columns.OCCASIONS, "occasions", check=False)


def issues(ledger: Where = None, form: Form = Format.TABLE) -> None:
    """List what could not be read, in a report or at all."""
    from parley.views.filters import Filter
    from parley.views.reports import issue_rows

    _show(ledger, form, Filter(), lambda opened, _: issue_rows(opened), columns.ISSUES, "issues")


def _show(
    where: str | None,
    form: Format,
    asked: Filter,
    read: Callable[[Ledger, Filter], Iterable[Row]],
    columns: tuple[Column[Row], ...],
    what: str,
    check: bool = True,
) -> None:
    """Prints what `read` finds; what a filter names and the ledger does not have is told."""
    from parley.ledger.store import Ledger
    from parley.views.filters import unmet
    from parley.views.render import render

    with Ledger.open(where) as ledger:
        count = render(read(ledger, asked), columns, form, sys.stdout)
        if count:
            return
        with ledger.connection() as connection:
            missing = unmet(connection, asked) if check else ()
        for one in missing:
            tell(f"{ledger.place.shown}: {one.line}")
        if not missing:
            tell(f"{ledger.place.shown}: no {what}" + (" for this filter." if _asks(asked) else "."))


def _asks(asked: Filter) -> bool:
    from dataclasses import astuple

    return any(value is not None for value in astuple(asked))
