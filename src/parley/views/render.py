"""Rows on the standard output, as a table, JSON, JSON lines or CSV."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Generic, TextIO, TypeVar

from parley.model.source import Link
from parley.text.dates import DateInterval
from parley.text.spans import Span
from parley.views.words import link, plain

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Row = TypeVar("Row", bound="DataclassInstance")


class Format(StrEnum):
    """How rows are written."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[Row]):
    """A column of a table: its head, what stands in it, and whether it keeps its width when room is short.

    With `once`, a cell like the one above it is left empty.
    """

    head: str
    cell: Callable[[Row], str]
    style: str = ""
    firm: bool = False
    right: bool = False
    once: bool = False


def render(rows: Iterable[Row], columns: Sequence[Column[Row]], form: Format, out: TextIO) -> int:
    """Writes the rows to `out`, returns how many; a table shows the columns, the other forms all fields."""
    if form is Format.TABLE:
        return _table(list(rows), columns, out)
    if form is Format.CSV:
        return _csv(rows, out)
    return _json(rows, out, lines=form is Format.JSONL)


def as_data(value: object) -> Any:
    """The value as JSON has it: a record by its fields, a span as [start, end], an interval as its dates."""
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, DateInterval):
        return value.iso
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: as_data(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple | list):
        return [as_data(item) for item in value]
    return value


def as_cell(value: object) -> str | int | float:
    """The value as one cell of a sheet: a list's items with semicolons between them, a span as start-end."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return value
    if isinstance(value, Link):
        return link(value)
    if isinstance(value, Span):
        return f"{value.start}-{value.end}"
    if isinstance(value, DateInterval):
        return value.iso
    if isinstance(value, tuple | list):
        return "; ".join(str(as_cell(item)) for item in value)
    return str(value)


def guarded(cell: str | int | float) -> str | int | float:
    """The cell with an apostrophe before words that a spreadsheet would take for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def _json(rows: Iterable[Row], out: TextIO, *, lines: bool) -> int:
    count = 0
    for row in rows:
        if not lines:
            out.write(",\n" if count else "[\n")
        out.write(json.dumps(as_data(row), ensure_ascii=False))
        if lines:
            out.write("\n")
        count += 1
    if not lines:
        out.write("\n]\n" if count else "[]\n")
    return count


def _csv(rows: Iterable[Row], out: TextIO) -> int:
    writer = csv.writer(out, lineterminator="\n")
    count = 0
    for row in rows:
        if not count:
            writer.writerow([field.name for field in fields(row)])
        writer.writerow([guarded(as_cell(getattr(row, field.name))) for field in fields(row)])
        count += 1
    return count


def _table(rows: Sequence[Row], columns: Sequence[Column[Row]], out: TextIO) -> int:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    if not rows:
        return 0
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold", collapse_padding=True)
    for column in columns:
        table.add_column(
            column.head,
            style=column.style,
            no_wrap=column.firm,
            justify="right" if column.right else "left",
            overflow="ellipsis" if column.firm else "fold",
        )
    above: list[str] = [""] * len(columns)
    for row in rows:
        cells = [plain(column.cell(row)) for column in columns]
        # A cell is the same as above only where all the cells before it are.
        kept = [cells[: place + 1] == above[: place + 1] and columns[place].once for place in range(len(cells))]
        table.add_row(*(Text("" if same else cell) for same, cell in zip(kept, cells, strict=True)))
        above = cells
    Console(file=out, highlight=False, markup=False, emoji=False).print(table)
    return len(rows)
