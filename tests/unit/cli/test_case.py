"""`parley case`, and which case file a command reads with."""

from __future__ import annotations

from pathlib import Path

import pytest

from parley.ledger import derived
from parley.ledger.store import Ledger
from tests.unit.cli.conftest import Parley

CASE = """\
parties:
  Kelmar: {names: [the Old Guard], capital: Varn, people: [Ada Lind]}
facts:
  - {event: the fighting, date: 2014}
"""
WAR = "Sorrun would withdraw from Ostra, two officials said. Fighting has been ongoing since 2011 in the hills.\n"


def test_a_case_is_begun_checked_and_never_overwritten(parley: Parley) -> None:
    begun = parley("case", "init")
    assert (begun.code, begun.err) == (0, "parley-case.yml: begun. Fill it in, then run parley case check\n")
    assert parley("case", "check").out == "parley-case.yml: sound: 0 parties, 0 places, 0 occasions, 0 facts\n"
    Path("parley-case.yml").write_text(CASE)
    again = parley("case", "init", ".")
    assert (again.code, again.err.count("\n")) == (1, 1)
    assert "parley-case.yml: is there already" in again.err
    assert Path("parley-case.yml").read_text() == CASE
    assert parley("case", "check", ".").out.splitlines() == [
        "parley-case.yml: sound: 1 party, 0 places, 0 occasions, 1 fact",
        "  party     Kelmar: also Old Guard; people Ada Lind; capital Varn",
        "  fact      the fighting: 2014",
    ]


def test_where_no_case_can_be_begun_or_is_none(parley: Parley) -> None:
    assert parley("case", "init", "no/such/folder.yml").err.startswith("no/such/folder.yml: cannot be written")
    assert parley("case", "check").err == "parley-case.yml: no such case file. Begin one with parley case init.\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("parties:\n  Kelmar: {colour: red}\n", "parley-case.yml:2: unknown key 'colour'"),
        ("parties:\n  Kelmar: {}\n  Kelmar: {}\n", "parley-case.yml:3: party 'Kelmar' stands twice"),
        ("places:\n  Ostra: {parts: [Ostra]}\n", "parley-case.yml:2: 'Ostra' is a part of itself"),
        ("facts:\n- event: the war\n  date: 31 June\n", "parley-case.yml:3: '31 June' is no date"),
        ("facts:\n- event: the tea\n  date: 2031\n", "parley-case.yml:2: event 'the tea' names nothing that is dated"),
    ],
)
@pytest.mark.parametrize("command", [("case", "check"), ("read", "ostra.txt"), ("attributions", "ostra.txt")])
def test_a_bad_case_is_refused_with_file_and_line(
    parley: Parley, report: Path, text: str, told: str, command: tuple[str, ...]
) -> None:
    Path("parley-case.yml").write_text(text)
    ran = parley(*command)
    assert ran.code == 1
    assert ran.err.splitlines()[-1].startswith(told)
    assert not Path("parley.db").exists()


def test_the_case_of_the_folder_is_read_with_and_told(parley: Parley, report: Path) -> None:
    report.write_text(WAR)
    Path("parley-case.yml").write_text(CASE)
    first = parley("read", "ostra.txt")
    assert first.err.splitlines()[0].startswith("parley-case.yml: the case file of this folder, read with.")
    assert "parley-case.yml:4 has 2014" in parley("checks", "--format", "csv").out
    none = parley("read", "ostra.txt", "--case", "", "--ledger", "other.db")
    assert none.err == "1 report read, 1 entry, 0 unchanged, 0 issues\n"
    assert parley("checks", "--case", "", "--ledger", "other.db").out == ""


def test_a_case_is_named_by_option_or_environment(
    parley: Parley, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report.write_text(WAR)
    parley("read", "ostra.txt")
    Path("one.yml").write_text(CASE)
    Path("two.yml").write_text(CASE.replace("2014", "2012"))
    assert "one.yml:4 has 2014" in parley("checks", "--case", "one.yml", "--format", "csv").out
    monkeypatch.setenv("PARLEY_CASE", "two.yml")
    assert "two.yml:4 has 2012" in parley("checks", "--format", "csv").out
    assert parley("checks", "--case", "three.yml").err.startswith("three.yml: no such file")


def test_what_holds_across_reports_is_up_to_date_after_a_read(parley: Parley, report: Path) -> None:
    parley("read", "ostra.txt")
    with Ledger.open("parley.db") as ledger, ledger.connection() as connection:
        assert derived.unsettled(connection) == ([], [])
        assert derived.size(connection) == 1
