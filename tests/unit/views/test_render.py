"""Rows as table, JSON, CSV and workbook: nothing lost, nothing run, nothing that a terminal would obey."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import dataclass, replace
from zipfile import ZipFile

import pytest

from parley.ledger.store import Ledger
from parley.text.dates import DateInterval
from parley.text.spans import Span
from parley.views.export import FlatEntry, flat, workbook
from parley.views.render import Column, Format, guarded, render
from parley.views.words import chain, plain, provision
from tests.ledger.made import reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row of a test."""

    name: str
    when: DateInterval | None = None
    spans: tuple[Span, ...] = ()
    names: tuple[str, ...] | None = None


COLUMNS: tuple[Column[Line], ...] = (
    Column(head="name", cell=lambda row: row.name, once=True),
    Column(head="names", cell=lambda row: ", ".join(row.names or ())),
)
ROW = Line(name="Ostra", when=DateInterval.month(2031, 5), spans=(Span(1, 2),), names=("a", "b"))


def printed(rows: list[Line], form: Format) -> str:
    out = io.StringIO()
    assert render(rows, COLUMNS, form, out) == len(rows)
    return out.getvalue()


def test_json_has_every_field() -> None:
    data = {"name": "Ostra", "when": "2031-05", "spans": [[1, 2]], "names": ["a", "b"]}
    assert json.loads(printed([ROW, ROW], Format.JSON)) == [data, data]
    assert [json.loads(line) for line in printed([ROW, ROW], Format.JSONL).splitlines()] == [data, data]


def test_csv_has_every_field() -> None:
    assert list(csv.reader(io.StringIO(printed([ROW], Format.CSV)))) == [
        ["name", "when", "spans", "names"],
        ["Ostra", "2031-05", "1-2", "a; b"],
    ]


@pytest.mark.parametrize(("form", "expected"), [("json", "[]\n"), ("jsonl", ""), ("csv", ""), ("table", "")])
def test_no_rows(form: str, expected: str) -> None:
    assert printed([], Format(form)) == expected


def test_a_table_leaves_out_what_is_as_above() -> None:
    lines = printed([ROW, replace(ROW, names=("c",))], Format.TABLE).splitlines()
    assert sum("Ostra" in line for line in lines) == 1


def test_a_table_fits_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    out = printed([Line(name="long " * 30, names=("x" * 100,))], Format.TABLE)
    assert max(map(len, out.splitlines())) <= 40
    assert out.count("x") == 100


def test_no_colour_where_there_is_no_terminal() -> None:
    assert "\x1b" not in printed([ROW], Format.TABLE)


def test_markup_in_a_text_is_text() -> None:
    assert "[red]Ostra[/red] :warning:" in printed([Line(name="[red]Ostra[/red] :warning:")], Format.TABLE)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\nb\tc", "a b c"),
        ("\x1b[31mred", "\ufffd[31mred"),
        ("a\u202eb", "a\ufffdb"),
        ("“né” – 東京", "“né” – 東京"),
    ],
)
def test_a_terminal_is_given_no_commands(text: str, shown: str) -> None:
    assert plain(text) == shown


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_spreadsheet_is_given_no_formulas(words: str) -> None:
    assert guarded(words) == "'" + words
    assert guarded(-1) == -1


def sheet_of(entries: list[FlatEntry]) -> tuple[str, str]:
    out = io.BytesIO()
    assert workbook(entries, out) == len(entries)
    with ZipFile(out) as book:
        return book.read("xl/worksheets/sheet1.xml").decode(), "".join(book.namelist())


def test_a_workbook_holds_words_as_words(ledger: Ledger) -> None:
    made = reading("=HYPERLINK(1) is what it begins with, https://example.org.")
    ledger.store(replace(made, entries=(replace(made.entries[0], party="=1+1", passage=Span(0, 50)),)))
    sheet, names = sheet_of(list(flat(ledger)))
    assert "<f>" not in sheet
    assert re.search(r'<c r="B2"[^>]* t="(inlineStr|s)"', sheet)
    assert "hyperlink" not in sheet.lower().replace("=hyperlink", "")
    assert "externalLink" not in names


def test_a_workbook_cuts_what_no_cell_can_hold(ledger: Ledger) -> None:
    made = reading("word " * 20_000)
    ledger.store(made)
    sheet, _ = sheet_of(list(flat(ledger)))
    (cut,) = re.findall(r"(?:word )+\w*…", sheet)
    assert len(cut) == 32_767


def test_the_same_entries_give_the_same_workbook(ledger: Ledger) -> None:
    ledger.store(reading())
    first, second = io.BytesIO(), io.BytesIO()
    workbook(flat(ledger), first)
    workbook(flat(ledger), second)
    assert first.getvalue() == second.getvalue()


def test_words() -> None:
    links = reading().entries[0].chain
    assert chain(links) == "The Ferry → two officials (2)"
    assert chain((replace(links[0], name=None), replace(links[1], name=None, count=1))) == (
        "outlet not named → unnamed group"
    )
    assert provision("withdraw", ("Sorrun",), ("Ostra", "Velm"), "all", "Kelmar") == (
        "withdraw (all): Ostra, Velm to Kelmar by Sorrun"
    )
    assert provision("meet", None, (), None) == "meet"
