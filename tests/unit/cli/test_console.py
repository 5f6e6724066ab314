"""Standard output that cannot be written is one clear line, and no half of an export is left."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from errno import ENOSPC
from pathlib import Path
from typing import TextIO

import pytest

from parley.cli.console import printing
from parley.errors import ParleyError
from parley.views import export as views
from tests.unit.cli.conftest import Parley

FULL = Path("/dev/full")
pytestmark = pytest.mark.skipif(not FULL.exists(), reason="the system has no file that is always full")


@pytest.fixture
def read(parley: Parley, report: Path) -> Parley:
    """The command line beside a ledger of one report."""
    assert parley("read", report.name).code == 0
    return parley


@contextmanager
def full() -> Iterator[None]:
    """Standard output on a full disk."""
    with FULL.open("w") as out, redirect_stdout(out):
        yield


def test_what_is_held_back_is_written_before_the_command_ends() -> None:
    told = r"^standard output: cannot be written \(No space left on device\)"
    with full():
        with pytest.raises(ParleyError, match=told), printing():
            print("a line that a buffer holds")
        # Nothing is left over to fail at the end of the program.
        sys.stdout.flush()


@pytest.mark.parametrize("command", [("entries",), ("origins",), ("sources",), ("export",), ("export", "-f", "csv")])
def test_each_command_says_so(read: Parley, command: tuple[str, ...]) -> None:
    with full():
        ran = read(*command)
    assert (ran.code, ran.err.count("\n")) == (1, 1)
    assert ran.err.startswith("standard output: cannot be written")


@pytest.mark.parametrize("form", ["jsonl", "csv", "xlsx"])
def test_an_export_to_a_full_disk_is_one_line(read: Parley, form: str) -> None:
    ran = read("export", "--format", form, "--output", str(FULL))
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == "/dev/full: cannot be written (No space left on device). Name another file.\n"


def test_half_an_export_is_taken_away(read: Parley, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks_off(*_: object) -> Iterator[views.FlatEntry]:
        yield from ()
        raise OSError(ENOSPC, "No space left on device")

    monkeypatch.setattr(views, "flat", breaks_off)
    assert read("export", "--format", "csv", "--output", "half.csv").code == 1
    assert not Path("half.csv").exists()


def test_a_file_that_may_not_be_written_stays(read: Parley, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("mine.csv").write_text("mine", encoding="utf-8")

    def refused(*_: object, **__: object) -> TextIO:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refused)
    ran = read("export", "--format", "csv", "--output", "mine.csv")
    monkeypatch.undo()
    assert ran.err.endswith("mine.csv: cannot be written (Permission denied). Name another file.\n")
