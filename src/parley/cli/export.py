"""`parley export`: the ledger for other programs."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated

import typer

from parley.cli.console import printing, tell
from parley.cli.options import Issue, Occasion, Party, Report, Since, Until, Where, days
from parley.errors import ParleyError
from parley.views.render import Format

if TYPE_CHECKING:
    from parley.ledger.store import Ledger
    from parley.views.filters import Filter


_ESCAPED = "backslashreplace"  # letters that are no text, such as half of a pair


class ExportFormat(StrEnum):
    """How entries are exported."""

    JSONL = "jsonl"
    CSV = "csv"
    XLSX = "xlsx"


def add(app: typer.Typer) -> None:
    """Adds the command."""
    app.command()(export)


def export(
    ledger: Where = None,
    form: Annotated[ExportFormat, typer.Option("--format", "-f", help="How to write.")] = ExportFormat.JSONL,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help="Where to.  [default: standard output]"),
    ] = None,
    party: Party = None,
    issue: Issue = None,
    occasion: Occasion = None,
    report: Report = None,
    since: Since = None,
    until: Until = None,
) -> None:
    """Write the entries for other programs.

    One object or one line each, with the fields of the annotation guide, and beside the stance its code
    in the PLOVER ontology: AGREE for an offer or an acceptance, REQUEST for a demand or a proposal,
    REJECT for a refusal or a denial, THREATEN for a threat, CONSULT for what is discussed, and a code of
    its own where the codebook gives one to a stance on a measure. CONCEDE, RETREAT and CONSULT as deeds
    carried out are no stances, and so no entries.
    In csv and xlsx lists stand in one cell, with semicolons; words that a spreadsheet would take for a
    formula are made harmless.
    """
    from parley.ledger.store import Ledger
    from parley.views.filters import Filter

    if form is ExportFormat.XLSX and output is None and sys.stdout.isatty():
        raise typer.BadParameter("a workbook is no text for a terminal; name a file with --output")
    first, last = days(since, until)
    asked = Filter(party=party, issue=issue, occasion=occasion, report=report, since=first, until=last)
    with Ledger.open(ledger) as opened, _out(output, binary=form is ExportFormat.XLSX) as out:
        count = _write(opened, asked, form, out)
    if output:
        tell(f"{output}: {count:,} entries")


def _write(ledger: Ledger, asked: Filter, form: ExportFormat, out: IO[str] | IO[bytes]) -> int:
    from parley.views.export import exported, flat, workbook
    from parley.views.render import render

    if form is ExportFormat.XLSX:
        # Made whole before any of it is written: a zip file that breaks off tells of it twice.
        made = io.BytesIO()
        count = workbook(flat(ledger, asked), made)
        out.write(made.getvalue())  # type: ignore[arg-type]
        return count
    if form is ExportFormat.CSV:
        return render(flat(ledger, asked), (), Format.CSV, out)  # type: ignore[arg-type]
    return render(exported(ledger, asked), (), Format.JSONL, out)  # type: ignore[arg-type]


@contextmanager
def _out(output: str | None, *, binary: bool) -> Iterator[IO[str] | IO[bytes]]:
    if output is None:
        with printing():
            yield sys.stdout.buffer if binary else sys.stdout
        return
    path, begun = Path(output), False
    try:
        with path.open("wb") if binary else path.open("w", encoding="utf-8", newline="", errors=_ESCAPED) as file:
            begun = True
            yield file
    except OSError as fault:
        if begun and path.is_file():
            path.unlink()  # Half an export looks like a whole one.
        raise ParleyError(output, f"cannot be written ({fault.strerror})", do="Name another file") from None
