"""Files, folders and standard input as reports; a bad one stops nothing."""

from __future__ import annotations

import hashlib
import io
import os
from pathlib import Path

import pytest

from parley.ingest.reports import LIMIT, Ingested, Refused, reports

PROSE = "The rebels said on Monday that they would sign the deal.\r\n\r\nNobody in the capital believed it.\r\n"


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_bytes(PROSE.encode())
    return path


def lines(*paths: str | Path) -> list[str]:
    return [found.line for found in reports(paths) if isinstance(found, Refused)]


def test_a_file_is_a_report_whose_text_is_kept(good: Path) -> None:
    (found,) = reports([good])
    assert isinstance(found, Ingested)
    assert found.issues == ()
    assert found.report.text == PROSE
    assert found.report.path == str(good)
    assert found.report.id == hashlib.sha256(PROSE.encode()).hexdigest()
    assert found.report.body.of(PROSE) == PROSE.rstrip()


def test_a_folder_is_searched_in_order(tmp_path: Path) -> None:
    for name in ("b.md", "a.txt", "c/d.TEXT", "c/e.markdown", "x.json", ".hidden.txt", ".git/f.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{PROSE} {name}")
    found = [item.report.path for item in reports([tmp_path]) if isinstance(item, Ingested)]
    assert [os.path.relpath(path, tmp_path) for path in found] == [
        "a.txt",
        "b.md",
        "c/d.TEXT",
        "c/e.markdown",
    ]


def test_a_named_file_is_read_whatever_its_ending(tmp_path: Path) -> None:
    path = tmp_path / "report.dat"
    path.write_text(PROSE)
    assert [type(found) for found in reports([path])] == [Ingested]


def test_a_path_that_is_met_twice_is_read_once(good: Path) -> None:
    assert len(list(reports([good, good.parent, good]))) == 1


def test_standard_input() -> None:
    (found,) = reports(["-"], stdin=io.BytesIO(PROSE.encode()))
    assert isinstance(found, Ingested)
    assert (found.report.path, found.report.text) == ("standard input", PROSE)


def test_a_bad_file_stops_nothing(tmp_path: Path, good: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\0\1\2")
    assert [type(found) for found in reports([bad, tmp_path / "missing.txt", good])] == [
        Refused,
        Refused,
        Ingested,
    ]


def test_a_missing_path_says_what_to_do(tmp_path: Path) -> None:
    expected = "no such file or folder; expected a file, a folder or - for standard input. Check the path."
    assert lines(tmp_path / "missing") == [f"{tmp_path / 'missing'}: {expected}"]


def test_a_folder_without_reports_is_told(tmp_path: Path) -> None:
    (line,) = lines(tmp_path)
    assert "holds no report" in line


def test_a_huge_file_is_refused_by_its_size(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        # A hole of 50 MB: were it read, it would be refused as binary.
        file.truncate(50_000_000)
    (line,) = lines(path)
    assert "has 50.0 MB of text; expected one report of at most 5 MB" in line


def test_a_huge_standard_input_is_refused() -> None:
    (found,) = reports(["-"], stdin=io.BytesIO(b"x" * (LIMIT + 9)))
    assert isinstance(found, Refused)
    assert "more than 5 MB" in found.line


def test_a_dangling_link_is_told(tmp_path: Path) -> None:
    (tmp_path / "link.txt").symlink_to(tmp_path / "nowhere")
    (line,) = lines(tmp_path)
    assert "cannot be read (No such file or directory)" in line


def test_a_name_that_is_no_utf8_can_be_shown(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(path, "wb") as file:
        file.write(PROSE.encode())
    (found,) = reports([tmp_path])
    assert isinstance(found, Ingested)
    assert found.report.path.endswith("caf\ufffd.txt")


def test_notes_travel_with_the_report(tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes(f"LONDON, March 3 (AP) — The city’s mayor said no. {PROSE}".encode("cp1252"))
    (found,) = reports([path])
    assert isinstance(found, Ingested)
    assert [issue.stage for issue in found.issues] == ["ingest", "ingest"]
    assert "cp1252" in found.issues[0].message
    assert "no certain day" in found.issues[1].message


def test_one_sentence_of_twenty_thousand_words_is_a_report() -> None:
    text = "The rebels said that " + "they would sign the deal and " * 3400 + "that was that."
    (found,) = reports(["-"], stdin=io.BytesIO(text.encode()))
    assert isinstance(found, Ingested)
    assert len(found.report.body) == len(text)
