"""The commands that show the ledger."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.unit.cli.conftest import TEXT, Parley

COMMANDS = ("entries", "positions", "reports", "unknowns", "occasions", "issues")


@pytest.fixture
def read(parley: Parley, report: Path) -> Parley:
    """The command line beside a ledger of one report."""
    assert parley("read", "ostra.txt").code == 0
    return parley


@pytest.mark.parametrize("command", [*COMMANDS, "export"])
def test_without_a_ledger_there_is_one_clear_line(parley: Parley, command: str) -> None:
    ran = parley(command)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (
        "parley.db: no such ledger. Read something into it first: parley read PATH…, or name it: --ledger.\n"
    )
    assert list(Path().iterdir()) == []


@pytest.mark.parametrize("command", ["entries", "positions", "reports", "occasions"])
@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv"])
def test_each_prints_data_and_nothing_else(read: Parley, command: str, form: str) -> None:
    ran = read(command, "--format", form)
    assert (ran.code, ran.err) == (0, "")
    if form == "json":
        assert len(json.loads(ran.out)) == 1
    elif form == "jsonl":
        assert json.loads(ran.out)
    elif form == "csv":
        assert len(list(csv.reader(io.StringIO(ran.out)))) == 2
    else:
        assert len(ran.out.splitlines()) >= 3


def test_an_entry_line_says_who_wants_what_by_whose_word(read: Parley) -> None:
    line = read("entries").out.splitlines()[-1]
    for part in ("2031-05-02", "Sorrun", "offer", "withdraw: Ostra by Sorrun", "conditional"):
        assert part in line
    assert "outlet not named → two officials (2)" in line


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (("--party", "sorrun"), 1),
        (("--issue", "territory"), 1),
        (("--measure", "withdraw", "--stance", "offer"), 1),
        (("--occasion", "summit"), 1),
        (("--occasion", "ostra"), 1),
        (("--report", "ostra.txt"), 1),
        (("--from", "2031-05", "--to", "2031"), 1),
        (("--from", "2031-05-03"), 0),
        (("--to", "2031-05-01"), 0),
        (("--party", "Kelmar"), 0),
    ],
)
def test_filters(read: Parley, asked: tuple[str, ...], found: int) -> None:
    ran = read("entries", "--format", "jsonl", *asked)
    assert (ran.code, len(ran.out.splitlines())) == (0, found)
    assert bool(ran.err) == (not found)


def test_a_word_that_nothing_has_is_told_with_the_nearest(read: Parley) -> None:
    assert read("entries", "--issue", "teritory").err == (
        "parley.db: no issue 'teritory' in this ledger. There are: territory. Did you mean 'territory'?\n"
    )


@pytest.mark.parametrize(
    "wrong",
    [
        ("entries", "--from", "Friday"),
        ("entries", "--from", "2025-13"),
        ("entries", "--from", "2026", "--to", "2025"),
        ("entries", "--format", "yaml"),
        ("entries", "--nonsense"),
        ("show",),
        ("read",),
        ("nonsense",),
    ],
)
def test_wrong_usage(read: Parley, wrong: tuple[str, ...]) -> None:
    ran = read(*wrong)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err


def test_show_marks_the_words_and_tells_the_rest(read: Parley) -> None:
    ident = json.loads(read("entries", "--format", "jsonl").out)["id"]
    out = read("show", ident[:6]).out
    assert "Sorrun [[would withdraw]] from Ostra" in out
    assert "according to  outlet not named → two officials (2)" in out
    assert "occasion      summit: summit, Ostra, 2031-05-02, Sorrun, Kelmar, past" in out
    assert "trace         measure:withdraw  “withdraw”" in out
    assert "read by       rules, codebook c1, pipeline p1" in out


def test_show_of_no_entry(read: Parley) -> None:
    ran = read("show", "zzz")
    assert (ran.code, ran.err.count("\n")) == (1, 1)
    assert ran.err.startswith("parley.db: no entry 'zzz'; expected the id of an entry")


def test_show_of_several(read: Parley) -> None:
    for number in range(40):
        Path(f"{number}.txt").write_text(TEXT.replace("Ostra", f"Ostra{number}"))
    read("read", *(f"{number}.txt" for number in range(40)))
    ids = [json.loads(line)["id"] for line in read("entries", "--format", "jsonl").out.splitlines()]
    shared = next(one[0] for one in ids if sum(other[0] == one[0] for other in ids) > 1)
    ran = read("show", shared)
    assert ran.code == 1
    assert f"more than one entry begins with '{shared}'" in ran.err


def test_export_has_the_fields_of_the_guide(read: Parley) -> None:
    line = json.loads(read("export").out)
    assert list(line) == [
        "id", "report", "party", "stance", "plover", "actor", "measure", "places", "extent", "recipient", "modality",
        "in_return_for", "occasion", "chain", "passage", "trace",
    ]  # fmt: skip
    assert list(line["report"]) == ["id", "path", "outlet", "declared_date"]
    assert line["chain"][1] == {"type": "unnamed-group", "name": "two officials", "count": 2}
    assert line["passage"] == {"start": 0, "end": len(TEXT), "text": TEXT}
    assert line["trace"] == [{"rule": "measure:withdraw", "start": 13, "end": 21, "words": "withdraw", "note": None}]
    assert line["occasion"] == "summit"
    assert (line["stance"], line["plover"]) == ("offer", "AGREE")


def test_export_as_a_workbook(read: Parley) -> None:
    ran = read("export", "--format", "xlsx", "--output", "entries.xlsx")
    assert (ran.code, ran.out, ran.err) == (0, "", "entries.xlsx: 1 entries\n")
    with ZipFile("entries.xlsx") as book:
        assert "xl/worksheets/sheet1.xml" in book.namelist()


def test_export_to_where_nothing_can_be_written(read: Parley) -> None:
    ran = read("export", "--output", "nowhere/entries.jsonl")
    assert (ran.code, ran.err.count("\n")) == (1, 1)
    assert ran.err.startswith("nowhere/entries.jsonl: cannot be written")
