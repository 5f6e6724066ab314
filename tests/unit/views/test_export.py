"""Entries for other programs: the PLOVER code stands beside the stance in every form."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable
from dataclasses import replace
from zipfile import ZipFile

import pytest

from parley.ledger.store import Ledger
from parley.views.export import exported, flat, workbook
from parley.views.render import Format, render
from tests.ledger.made import reading

CODES = [
    ("offer", "AGREE"),
    ("demand", "REQUEST"),
    ("propose", "REQUEST"),
    ("accept", "AGREE"),
    ("reject", "REJECT"),
    ("consider", "CONSULT"),
    ("deny", "REJECT"),
    ("threaten", "THREATEN"),
]


def stored(ledger: Ledger, stances: Iterable[str], measure: str = "withdraw") -> None:
    """Stores a report with one entry a stance."""
    made = reading()
    (one,) = made.entries
    provision = replace(one.provision, measure=measure)
    entries = (replace(one, id=f"e{place}", stance=name, provision=provision) for place, name in enumerate(stances))
    ledger.store(replace(made, entries=tuple(entries)))


def test_each_stance_has_its_code_in_json(ledger: Ledger) -> None:
    stored(ledger, [stance for stance, _ in CODES])
    out = io.StringIO()
    render(exported(ledger), (), Format.JSONL, out)
    lines = map(json.loads, out.getvalue().splitlines())
    assert [(line["stance"], line["plover"]) for line in lines] == CODES


def test_and_in_a_sheet(ledger: Ledger) -> None:
    stored(ledger, [stance for stance, _ in CODES])
    out = io.StringIO()
    render(flat(ledger), (), Format.CSV, out)
    assert [(line["stance"], line["plover"]) for line in csv.DictReader(io.StringIO(out.getvalue()))] == CODES


def test_and_in_a_workbook(ledger: Ledger) -> None:
    stored(ledger, ["threaten"])
    out = io.BytesIO()
    workbook(flat(ledger), out)
    with ZipFile(out) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert [re.findall(rf'<c r="D{row}".*?<t>(.*?)</t>', sheet) for row in (1, 2)] == [["plover"], ["THREATEN"]]


@pytest.mark.parametrize(("stance", "code"), [("offer", "AGREE"), ("shrug", None)])
def test_what_the_codebook_does_not_have_is_left_empty(ledger: Ledger, stance: str, code: str | None) -> None:
    stored(ledger, [stance], measure="no-such-measure")
    assert [one.plover for one in exported(ledger)] == [code]
