"""The ledger for other programs: one object or one line an entry, with the fields of the annotation guide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import datetime
from typing import IO

from parley.codebook.loader import load
from parley.errors import ParleyError
from parley.ledger.store import Ledger
from parley.views.entries import TracedEntry, TracedStep, traced_entries
from parley.views.filters import Filter
from parley.views.render import as_cell
from parley.views.words import chain

# What one sheet of a workbook holds, and one cell of it.
_ROWS, _MARKS = 1_048_576, 32_767


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedReport:
    """The report of an exported entry."""

    id: str
    path: str
    outlet: str | None
    declared_date: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedLink:
    """A link of a chain in the guide's terms."""

    type: str
    name: str | None
    count: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedPassage:
    """A passage: half-open character offsets into the report's text, and its words."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedEntry:
    """An entry in the guide's fields, and the PLOVER code of its stance; None where there is none."""

    id: str
    report: ExportedReport
    party: str
    stance: str
    plover: str | None
    actor: tuple[str, ...] | None
    measure: str
    places: tuple[str, ...]
    extent: str | None
    recipient: str | None
    modality: str
    in_return_for: tuple[str, ...]
    occasion: str | None
    chain: tuple[ExportedLink, ...]
    passage: ExportedPassage
    trace: tuple[TracedStep, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FlatEntry:
    """An entry as one line of a sheet; `chain` is drawn with arrows, `rules` are those of the trace."""

    id: str
    party: str
    stance: str
    plover: str | None
    actor: tuple[str, ...] | None
    measure: str
    places: tuple[str, ...]
    extent: str | None
    recipient: str | None
    modality: str
    in_return_for: tuple[str, ...]
    occasion: str | None
    chain: str
    outlet: str | None
    declared_date: str | None
    path: str
    passage: str
    passage_start: int
    passage_end: int
    rules: tuple[str, ...]
    report: str


def exported(ledger: Ledger, asked: Filter | None = None) -> Iterator[ExportedEntry]:
    """The entries asked for, in the guide's fields."""
    for traced in traced_entries(ledger, asked):
        entry, date = traced.entry, traced.entry.declared_date
        yield ExportedEntry(
            id=entry.id,
            report=ExportedReport(
                id=entry.report,
                path=entry.path,
                outlet=entry.outlet,
                declared_date=date.iso if date else None,
            ),
            party=entry.party,
            stance=entry.stance,
            plover=load().plover(entry.stance, entry.measure),
            actor=entry.actor,
            measure=entry.measure,
            places=entry.places,
            extent=entry.extent,
            recipient=entry.recipient,
            modality=entry.modality,
            in_return_for=entry.in_return_for,
            occasion=entry.occasion,
            chain=tuple(ExportedLink(type=one.type, name=one.name, count=one.count) for one in entry.chain),
            passage=ExportedPassage(start=entry.passage.start, end=entry.passage.end, text=entry.text),
            trace=traced.trace,
        )


def flat(ledger: Ledger, asked: Filter | None = None) -> Iterator[FlatEntry]:
    """The entries asked for, each as one line of a sheet."""
    return map(_flat, traced_entries(ledger, asked))


def _flat(traced: TracedEntry) -> FlatEntry:
    entry, date = traced.entry, traced.entry.declared_date
    return FlatEntry(
        id=entry.id,
        party=entry.party,
        stance=entry.stance,
        plover=load().plover(entry.stance, entry.measure),
        actor=entry.actor,
        measure=entry.measure,
        places=entry.places,
        extent=entry.extent,
        recipient=entry.recipient,
        modality=entry.modality,
        in_return_for=entry.in_return_for,
        occasion=entry.occasion,
        chain=chain(entry.chain),
        outlet=entry.outlet,
        declared_date=date.iso if date else None,
        path=entry.path,
        passage=entry.text,
        passage_start=entry.passage.start,
        passage_end=entry.passage.end,
        rules=tuple(dict.fromkeys(step.rule for step in traced.trace)),
        report=entry.report,
    )


def workbook(entries: Iterable[FlatEntry], out: IO[bytes]) -> int:
    """Writes the entries as an Excel workbook and returns how many; words never become formulas.

    A cell holds 32,767 characters: a longer passage is cut and ends in an ellipsis. The same entries give
    the same bytes. Raises ParleyError for more entries than a sheet has lines.
    """
    import xlsxwriter

    book = xlsxwriter.Workbook(out, {"constant_memory": True})
    book.set_properties({"title": "Parley: entries", "created": datetime(2000, 1, 1)})
    sheet = book.add_worksheet("entries")
    head = book.add_format({"bold": True, "bottom": 1})
    names = [field.name for field in fields(FlatEntry)]
    for column, name in enumerate(names):
        sheet.write_string(0, column, name, head)
    sheet.freeze_panes(1, 1)
    count = 0
    for count, entry in enumerate(entries, 1):
        if count >= _ROWS:
            raise ParleyError(
                "export", f"more than {_ROWS - 1:,} entries", "what one sheet holds", "Filter, or use csv"
            )
        for column, name in enumerate(names):
            cell = as_cell(getattr(entry, name))
            if isinstance(cell, str):
                sheet.write_string(count, column, cell if len(cell) <= _MARKS else cell[: _MARKS - 1] + "…")
            else:
                sheet.write_number(count, column, cell)
    sheet.autofilter(0, 0, count, len(names) - 1)
    book.close()
    return count
