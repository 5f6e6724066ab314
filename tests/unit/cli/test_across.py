"""The commands across reports: they are there, they filter, and they say clearly what is not there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from parley.cli.app import run
from parley.ledger.store import Ledger
from tests.ledger.test_across import reading, rounds
from tests.unit.consolidate.made import ISSUES, entry, outlet

COMMANDS = ("origins", "positions", "packages", "conflicts", "checks", "gap", "timeline")


@pytest.fixture
def place(tmp_path: Path) -> str:
    """A ledger with two retellings of one leak and a later report."""
    where = tmp_path / "parley.db"
    with Ledger.open(where, create=True, issues=ISSUES) as ledger:
        for one in rounds():
            ledger.store(one)
    return str(where)


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_prints_every_format(command: str, place: str, capsys: pytest.CaptureFixture[str]) -> None:
    for form in ("table", "json", "jsonl", "csv"):
        assert run([command, "--ledger", place, "--format", form]) == 0
        printed = capsys.readouterr().out
        if form == "json":
            assert all("entries" in row or row["report"] for row in json.loads(printed))


@pytest.mark.parametrize("command", COMMANDS)
def test_a_party_with_no_entries_is_told(command: str, place: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([command, "--ledger", place, "--party", "Sorun"]) == 0
    assert "no party 'Sorun' in this ledger. There are: Sorrun. Did you mean 'Sorrun'?" in capsys.readouterr().err


def test_compare_by_occasion_and_by_date(place: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", "Tarn", "call", "--ledger", place, "--format", "json"]) == 0
    by_occasion = capsys.readouterr().out
    assert run(["compare", "2025-03", "2025-06", "--ledger", place, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == json.loads(by_occasion)


def test_compare_with_what_is_no_occasion(place: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", "Atlantis", "call", "--ledger", place]) == 1
    assert "no occasion 'Atlantis'" in capsys.readouterr().err


def test_more_than_the_limit_is_told(place: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["positions", "--ledger", place, "--limit", "1", "--format", "json"]) == 0
    told = capsys.readouterr()
    assert len(json.loads(told.out)) == 1
    assert "--limit 0 shows all" in told.err


def test_an_origin_is_untied_and_tied_again(place: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["origins", "--ledger", place, "--format", "json"]) == 0
    left, right = json.loads(capsys.readouterr().out)[0]["tellings"]
    assert run(["untie", left, right, "--by", "Ada", "--ledger", place]) == 0
    assert "not one origin, by Ada" in capsys.readouterr().err
    assert run(["tie", left, left, "--by", "Ada", "--ledger", place]) == 1
    assert "one telling" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["summit", "tarn", "o"])
def test_an_occasion_that_is_there_is_not_said_to_be_missing(
    name: str, place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["gap", "--occasion", name, "--issue", "process", "--ledger", place]) == 0
    assert "no occasion" not in capsys.readouterr().err


def test_what_has_no_date_is_told_where_dates_are_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    where = tmp_path / "parley.db"
    with Ledger.open(where, create=True, issues=ISSUES) as ledger:
        for one in (*rounds(), reading("d", entry("d:1", outlet("Paper D"), places=("Ash",)), date=None)):
            ledger.store(one)
    assert run(["compare", "2025-03", "2025-06", "--ledger", str(where)]) == 0
    assert "1 entry without a date is in no comparison by date" in capsys.readouterr().err
    assert run(["compare", "Tarn", "call", "--ledger", str(where)]) == 0
    assert "without a date" not in capsys.readouterr().err
    assert run(["positions", "--ledger", str(where), "--format", "json"]) == 0
    (undated,) = (row for row in json.loads(capsys.readouterr().out) if row["places"] == ["Ash"])
    assert (undated["when"], undated["older"]) == (None, False)
