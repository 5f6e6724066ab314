"""`parley read` and `parley attributions`: what is read, what is refused, how it is told."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from tests.unit.cli.conftest import TEXT, Parley, StubReader


def test_a_report_is_read_once(parley: Parley, report: Path) -> None:
    first, second = parley("read", "ostra.txt"), parley("read", "ostra.txt")
    assert (first.code, first.out) == (0, "")
    assert first.err == "1 report read, 1 entry, 0 unchanged, 0 issues\n"
    assert (second.code, second.err) == (0, "0 reports read, 0 entries, 1 unchanged, 0 issues\n")
    assert Path("parley.db").exists()


def test_a_changed_codebook_reads_again(parley: Parley, report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parley("read", "ostra.txt")
    monkeypatch.setattr(StubReader, "codebook_fingerprint", "c2")
    assert "1 of them read again with a changed codebook or pipeline" in parley("read", "ostra.txt").err


def test_the_ledger_is_named_by_option_or_environment(
    parley: Parley, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parley("read", "ostra.txt", "--ledger", "one.db")
    monkeypatch.setenv("PARLEY_LEDGER", "two.db")
    parley("read", "ostra.txt")
    assert sorted(path.name for path in Path().glob("*.db")) == ["one.db", "two.db"]


def test_a_folder_and_standard_input(parley: Parley, tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "a.txt").write_text(TEXT)
    ran = parley("read", "reports", "-", stdin=TEXT.replace("Ostra", "Velm").encode())
    assert (ran.code, ran.err) == (0, "2 reports read, 2 entries, 0 unchanged, 0 issues\n")


BAD = [
    pytest.param("nowhere.txt", None, "nowhere.txt: no such file or folder", id="a missing path"),
    pytest.param("empty.txt", b"", "empty.txt: is empty", id="an empty file"),
    pytest.param("bytes.txt", bytes(range(256)) * 9, "bytes.txt: is a binary file", id="a binary file"),
    pytest.param("russian.txt", "Переговоры прошли в среду. ".encode() * 9, "Cyrillic", id="another language"),
    pytest.param("long.txt", b"word " * 1_100_000, "long.txt: has 5.5 MB of text", id="too long"),
    pytest.param("stumble.txt", b"Here the reader will stumble.", "ZeroDivisionError", id="a fault of ours"),
]


@pytest.mark.parametrize(("name", "content", "message"), BAD)
def test_bad_input_gets_one_line_and_an_issue_and_the_run_goes_on(
    parley: Parley, report: Path, name: str, content: bytes | None, message: str
) -> None:
    if content is not None:
        Path(name).write_bytes(content)
    ran = parley("read", name, "ostra.txt")
    lines = ran.err.splitlines()
    assert ran.code == 3
    assert len(lines) == 2
    assert message in lines[0]
    assert lines[1].startswith("1 report read, 1 entry, 0 unchanged, 0 issues, 1 could not be read")
    issues = [json.loads(line) for line in parley("issues", "--format", "jsonl").out.splitlines()]
    assert [(issue["path"], issue["message"]) for issue in issues] == [(name, lines[0])]


def test_a_legacy_encoding_is_read_and_noted(parley: Parley) -> None:
    Path("old.txt").write_bytes(TEXT.replace("Friday", "“Friday”").encode("cp1252"))
    ran = parley("read", "old.txt")
    assert (ran.code, ran.err.splitlines()) == (
        0,
        ["1 report read, 1 entry, 0 unchanged, 1 issue (parley issues lists them)"],
    )
    assert "cp1252" in parley("issues").out


def test_what_was_refused_and_is_mended_is_no_issue_any_more(parley: Parley) -> None:
    Path("a.txt").write_bytes(b"")
    assert parley("read", "a.txt").code == 3
    Path("a.txt").write_text(TEXT)
    assert parley("read", "a.txt").code == 0
    assert parley("issues", "--format", "json").out == "[]\n"


def test_ctrl_c_keeps_what_was_read(parley: Parley, report: Path) -> None:
    Path("z.txt").write_text("Here comes an interrupt.")
    ran = parley("read", "ostra.txt", "z.txt")
    assert (ran.code, ran.err.splitlines()) == (130, ["1 report read, 1 entry, 0 unchanged, 0 issues"])
    assert len(parley("entries", "--format", "jsonl").out.splitlines()) == 1


def test_a_ledger_that_is_no_database(parley: Parley, report: Path) -> None:
    Path("notes.db").write_text("These are my notes, and they are no database at all. " * 50)
    ran = parley("read", "ostra.txt", "--ledger", "notes.db")
    assert (ran.code, ran.err) == (
        1,
        "notes.db: is no database; expected a ledger made by Parley. Name another file with --ledger.\n",
    )


def test_a_ledger_of_a_newer_version(parley: Parley, report: Path) -> None:
    parley("read", "ostra.txt")
    with sqlite3.connect("parley.db") as connection:
        connection.execute("UPDATE parley_version SET version_num = '9999'")
    connection.close()
    for command in (("read", "ostra.txt"), ("entries",), ("export",)):
        ran = parley(*command)
        assert (ran.code, ran.err.count("\n")) == (1, 1)
        assert "was made by a newer Parley (revision '9999')" in ran.err


def test_an_unknown_pipeline(parley: Parley, report: Path) -> None:
    ran = parley("read", "ostra.txt", "--pipeline", "none")
    assert (ran.code, ran.err) == (1, "none: no such pipeline; expected stub.\n")


def test_attributions_are_offsets_into_the_text(parley: Parley, report: Path) -> None:
    ran = parley("attributions", "ostra.txt", "--format", "jsonl")
    assert (ran.code, json.loads(ran.out)) == (
        0,
        {"path": "ostra.txt", "source": [[34, 47]], "cue": [[48, 52]], "content": [[0, 32]]},
    )
    assert not Path("parley.db").exists()


def test_attributions_as_a_table_show_the_words(parley: Parley, report: Path) -> None:
    out = parley("attributions", "ostra.txt").out
    assert "two officials" in out
    assert "Sorrun would withdraw from Ostra" in out


def test_attributions_of_a_bad_file(parley: Parley, report: Path) -> None:
    ran = parley("attributions", "nowhere.txt", "ostra.txt", "--format", "json")
    assert (ran.code, len(json.loads(ran.out)), ran.err.count("\n")) == (3, 1, 1)
