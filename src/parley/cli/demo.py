"""`parley demo`: five dispatches into a ledger, and what can be seen there."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from parley.cli import columns
from parley.cli.options import CaseFile, Pipeline, Where
from parley.views.render import Column, Format, Row

if TYPE_CHECKING:
    from parley.ledger.store import Ledger
    from parley.reading import Reader

DISPATCHES = Path(__file__).parent.parent / "demo"
PREFIX = "parley-demo-"
_SOME = 20


def add(app: typer.Typer) -> None:
    """Adds the command."""
    app.command()(demo)


def demo(ledger: Where = None, pipeline: Pipeline = None, case: CaseFile = None) -> None:
    """Read five dispatches that ship with Parley.

    They were written for testing and are no news. Without --ledger the ledger is laid in a temporary
    folder, and the last lines say how to look further.
    """
    from parley.cli.case import chosen
    from parley.ledger.store import Ledger
    from parley.reading import Reader
    from parley.views.settle import refer

    known = chosen(case)
    where = ledger or str(Path(tempfile.mkdtemp(prefix=PREFIX)) / "parley.db")
    with Ledger.open(where, create=True) as opened:
        failed = _read(opened, Reader.load(pipeline, known))
        refer(opened, known)
        _tour(opened, where)
    if failed:
        raise typer.Exit(3)


def _read(ledger: Ledger, reader: Reader) -> int:
    from parley.cli.console import tell
    from parley.cli.intake import Tally, take_in
    from parley.ingest.reports import reports

    tally = Tally()
    take_in(reports(sorted(DISPATCHES.glob("*.txt"))), ledger, reader, tally)
    tell(tally.line)
    return tally.refused


def _tour(ledger: Ledger, where: str) -> None:
    from rich.console import Console

    from parley.cli.show import draw
    from parley.views.entries import entry_rows
    from parley.views.positions import positions
    from parley.views.reports import report_rows
    from parley.views.show import sheet

    console = Console(file=sys.stdout, highlight=False, markup=False, emoji=False)
    _part(
        console,
        "The reports",
        "Written for testing: no news, about nobody.",
        report_rows(ledger),
        columns.REPORTS,
    )
    entries = tuple(entry_rows(ledger))
    _part(console, "The entries", _first_of(len(entries)), entries[:_SOME], columns.ENTRIES)
    told = "The latest stance on each measure; outlets are listed, for a retelling is no confirmation."
    _part(console, "The positions", told, positions(ledger), columns.POSITIONS)
    example = max(entries, key=lambda one: (len(one.in_return_for) > 0, len(one.chain), len(one.places)), default=None)
    if example:
        console.print()
        console.rule("One entry, and the words it was read from", align="left", style="dim")
        console.print()
        draw(sheet(ledger, example.id), console)
        console.print()
        console.print(f"Look further:  parley entries --ledger {where}", soft_wrap=True)
        console.print(f"               parley show {example.id[: columns.SHORT]} --ledger {where}", soft_wrap=True)
        console.print("Your own:      parley read REPORT.txt", soft_wrap=True)


def _first_of(entries: int) -> str:
    told = "Who takes which stance on what, and who says so."
    return told if entries <= _SOME else f"{told} The first {_SOME} of {entries}."


def _part(console: object, title: str, told: str, rows: Sequence[Row], of: tuple[Column[Row], ...]) -> None:
    from rich.console import Console

    from parley.views.render import render

    assert isinstance(console, Console)
    console.print()
    console.rule(title, align="left", style="dim")
    console.print(told, style="dim")
    console.print()
    render(rows, of, Format.TABLE, sys.stdout)
