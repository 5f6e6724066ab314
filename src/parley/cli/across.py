"""What holds across reports: origins, positions, compare, packages, conflicts, checks, gap, timeline."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli import across_columns as columns
from parley.cli.console import tell
from parley.cli.options import CaseFile, Form, Issue, Occasion, Party, Since, Until, Where, days
from parley.views.render import Column, Format, Row

if TYPE_CHECKING:
    from parley.ledger.store import Ledger
    from parley.views.filters import Filter
    from parley.views.page import Page

Limit = Annotated[int, typer.Option("--limit", "-n", min=0, metavar="LINES", help="At most so many lines; 0 for all.")]
_LIMIT = 20

Before = Annotated[
    str,
    typer.Argument(metavar="BEFORE", help="An occasion, by its place, kind or id (or kind and date), or a date."),
]
After = Annotated[str, typer.Argument(metavar="AFTER", help="The occasion or date to compare it with.")]


def add(app: typer.Typer) -> None:
    """Adds the commands."""
    for command in (origins, positions, compare, packages, conflicts, checks, gap, timeline):
        app.command()(command)


def origins(
    ledger: Where = None,
    form: Form = Format.TABLE,
    party: Party = None,
    issue: Issue = None,
    occasion: Occasion = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = _LIMIT,
) -> None:
    """List the independent sources, and which reports retell each.

    Eight reports that retell one leak are one origin. The most retold first, with the reasons for
    which the reports were taken to retell one source; parley tie and parley untie correct them.
    """
    from parley.views.origins import origin_rows

    asked = _asked(party, issue, occasion, since, until)
    _show(ledger, form, lambda opened: origin_rows(opened, asked, limit), columns.ORIGINS, "origins", asked)


def positions(
    ledger: Where = None,
    form: Form = Format.TABLE,
    party: Party = None,
    issue: Issue = None,
    occasion: Occasion = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = _LIMIT,
) -> None:
    """List what each party is reported to want, by issue and time.

    The latest first; a position that a later one has overtaken is shown as older. Origins are
    independent and counted, outlets are only listed: a retelling is not a confirmation.
    """
    from parley.views.across import position_rows

    asked = _asked(party, issue, occasion, since, until)
    _show(ledger, form, lambda opened: position_rows(opened, asked, limit), columns.POSITIONS, "positions", asked)


def compare(
    before: Before,
    after: After,
    ledger: Where = None,
    form: Form = Format.TABLE,
    party: Party = None,
    issue: Issue = None,
    occasion: Occasion = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = _LIMIT,
) -> None:
    """Show how the parties moved between two occasions or dates.

    What is new, dropped, narrowed, widened, changed in kind, hardened or softened, with the entries
    behind it. A date stands for what each party had said last by then.
    """
    from parley.views.compare import compare_rows

    asked = _asked(party, issue, occasion, since, until)
    _show(
        ledger,
        form,
        lambda opened: compare_rows(opened, before, after, asked, limit),
        columns.MOVEMENT,
        "movement",
        asked,
    )


def packages(
    ledger: Where = None,
    form: Form = Format.TABLE,
    party: Party = None,
    issue: Issue = None,
    occasion: Occasion = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = _LIMIT,
) -> None:
    """Show what belongs to one proposal, and which origin names which of it.

    A line for each provision at each place, the latest proposal first, with the origins that name it
    and those that tell of the proposal without it."""
    from parley.views.across import package_rows

    asked = _asked(party, issue, occasion, since, until)
    _show(ledger, form, lambda opened: package_rows(opened, asked, limit), columns.PACKAGES, "provisions", asked)


def conflicts(
    ledger: Where = None,
    form: Form = Format.TABLE,
    party: Party = None,
    issue: Issue = None,
    occasion: Occasion = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = _LIMIT,
) -> None:
    """List what two reports cannot both be right about.

    With both passages, the latest first. An omission, a matter that one report says was not mentioned
    and another tells of, is listed by its own kind: it is no contradiction."""
    from parley.views.origins import conflict_rows

    asked = _asked(party, issue, occasion, since, until)
    _show(ledger, form, lambda opened: conflict_rows(opened, asked, limit), columns.CONFLICTS, "conflicts", asked)


def checks(
    ledger: Where = None,
    form: Form = Format.TABLE,
    party: Party = None,
    issue: Issue = None,
    occasion: Occasion = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = _LIMIT,
    case: CaseFile = None,
) -> None:
    """List reports at odds with themselves, the calendar, another report, or reference facts.

    A declared date before the events told as past, a weekday that is not the day's, figures that do
    not add up, an event that another report or a fact of the case file dates otherwise. The ledger
    keeps the case file it was last read or checked with."""
    from parley.cli.case import chosen
    from parley.ledger.store import Ledger
    from parley.views.origins import check_rows
    from parley.views.settle import refer

    asked, known = _asked(party, issue, occasion, since, until), chosen(case)
    if known:
        with Ledger.open(ledger) as opened:
            refer(opened, known)
    _show(ledger, form, lambda opened: check_rows(opened, asked, limit), columns.CHECKS, "checks", asked)


def gap(
    ledger: Where = None,
    form: Form = Format.TABLE,
    party: Party = None,
    issue: Issue = None,
    occasion: Occasion = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = _LIMIT,
) -> None:
    """Show where the parties' latest positions stand to each other.

    In words, for each step and who would take it: agreed, bridgeable (and in what they differ),
    opposed or one-sided; and how it stood before the latest position."""
    from parley.views.across import gap_rows

    asked = _asked(party, issue, occasion, since, until)
    _show(ledger, form, lambda opened: gap_rows(opened, asked, limit), columns.GAPS, "matters", asked)


def timeline(
    ledger: Where = None,
    form: Form = Format.TABLE,
    party: Party = None,
    issue: Issue = None,
    occasion: Occasion = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = _LIMIT,
) -> None:
    """Show occasions and positions by day, the latest last."""
    from parley.views.across import timeline_rows

    asked = _asked(party, issue, occasion, since, until)
    _show(ledger, form, lambda opened: timeline_rows(opened, asked, limit), columns.TIMELINE, "entries", asked)


def _asked(party: str | None, issue: str | None, occasion: str | None, since: str | None, until: str | None) -> Filter:
    from parley.views.filters import Filter

    first, last = days(since, until)
    return Filter(party=party, issue=issue, occasion=occasion, since=first, until=last)


def _show(
    where: str | None,
    form: Format,
    read: Callable[[Ledger], Page[Row]],
    columns: tuple[Column[Row], ...],
    what: str,
    asked: Filter,
) -> None:
    """Prints what `read` finds; where there is nothing, says what the filter names that is not there."""
    from parley.ledger.store import Ledger
    from parley.views.render import render
    from parley.views.settle import MANY, waiting

    with Ledger.open(where) as ledger:
        if (count := waiting(ledger)) > MANY:
            tell(f"{ledger.place.shown}: laying {count:,} reports beside the others; this is done once.")
        page = read(ledger)
        count = render(page.rows, columns, form, sys.stdout)
        for note in page.notes:
            tell(note)
        if page.more:
            tell(f"{count} {what} are shown; --limit 0 shows all, or narrow it with --party, --issue, --from, --to.")
        if not count:
            _tell_nothing(ledger, what, asked)


def _tell_nothing(ledger: Ledger, what: str, asked: Filter) -> None:
    from parley.views.standing import unmet

    with ledger.connection() as connection:
        missing = unmet(connection, asked)
    for one in missing:
        tell(f"{ledger.place.shown}: {one.line}")
    if not missing:
        tell(f"{ledger.place.shown}: no {what} here.")
