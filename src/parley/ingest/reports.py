"""Files, folders and standard input → reports, one after the other; a bad one stops nothing."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from parley.codebook.outlets import Outlets, load_outlets
from parley.errors import IngestError
from parley.ingest.decoding import decode
from parley.ingest.header import read_header
from parley.ingest.screening import screen
from parley.model.note import ReadingIssue
from parley.model.report import Report, fingerprint

ENDINGS = frozenset({".txt", ".md", ".markdown", ".text"})
"""What is read of a folder; a file that is named itself is read whatever its ending."""

LIMIT = 5_000_000
"""The most bytes one report may have: a long book, and a hundred times the longest report."""

STDIN = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingested:
    """A report, and what was to be noted while it was taken in (stage "ingest")."""

    report: Report
    issues: tuple[ReadingIssue, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A path that gave no report, and why."""

    path: str
    error: IngestError

    @property
    def line(self) -> str:
        """The one line to show: where, what was found, what was expected, what to do."""
        return self.error.line


def reports(
    paths: Iterable[str | Path], *, stdin: BinaryIO | None = None, outlets: Outlets | None = None
) -> Iterator[Ingested | Refused]:
    """Every report that `paths` lead to, in order; folders are searched through, in order of their names.

    `-` is standard input: `stdin` where given. A path that is met twice is read once. What cannot be
    read comes as a Refused in its place. `outlets` are those of the codebook that ships with Parley
    unless given.
    """
    known = outlets or load_outlets()
    seen: set[str] = set()
    for named in paths:
        for found in _files(named):
            if isinstance(found, Refused):
                yield found
            elif (real := os.path.realpath(found) if found != STDIN else STDIN) not in seen:
                seen.add(real)
                yield _one(found, stdin, known)


def report_of(data: bytes, path: str, outlets: Outlets) -> Ingested:
    """The bytes of one report, as they came from `path`; raises IngestError where they are none."""
    if len(data) > LIMIT:
        raise _too_long(path)
    decoded = decode(data, path)
    issues = [ReadingIssue(stage="ingest", message=decoded.note)] if decoded.note else []
    issues += screen(decoded.text, path)
    header = read_header(decoded.text, outlets)
    report = Report(
        id=fingerprint(decoded.text),
        path=path,
        text=decoded.text,
        body=header.body,
        outlet=header.outlet,
        title=header.title,
        byline=header.byline,
        url=header.url,
        declared_date=header.date,
        declared_date_span=header.date_span,
        outlet_span=header.outlet_span,
    )
    return Ingested(report=report, issues=(*issues, *header.issues))


def _files(named: str | Path) -> Iterator[str | Refused]:
    path = os.fspath(named)
    if path == STDIN:
        yield STDIN
    elif os.path.isdir(path):
        yield from _folder(path)
    elif os.path.exists(path):
        yield path
    else:
        missing = "a file, a folder or - for standard input"
        yield _refused(path, "no such file or folder", missing, "Check the path")


def _folder(path: str) -> Iterator[str | Refused]:
    found: list[str] = []
    faults: list[OSError] = []
    for folder, folders, names in os.walk(path, onerror=faults.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        inside = (os.path.join(folder, name) for name in names if not name.startswith("."))
        found += [file for file in inside if Path(file).suffix.lower() in ENDINGS]
    for fault in faults:
        yield _refused(str(fault.filename), f"cannot be read ({fault.strerror})", do="Check its permissions")
    if not found and not faults:
        yield _refused(path, "holds no report", f"files ending in {', '.join(sorted(ENDINGS))}")
    yield from sorted(found, key=lambda file: Path(file).parts)


def _one(path: str, stdin: BinaryIO | None, outlets: Outlets) -> Ingested | Refused:
    try:
        return report_of(_read(path, stdin), printable(path), outlets)
    except IngestError as error:
        return Refused(path=printable(path), error=error)
    except OSError as fault:
        return _refused(path, f"cannot be read ({fault.strerror or fault})", do="Check its permissions")


def _read(path: str, stdin: BinaryIO | None) -> bytes:
    """The bytes of the file, never more than one above the limit; a size that is known is looked at first."""
    if path == STDIN:
        return (stdin or sys.stdin.buffer).read(LIMIT + 1)
    with open(path, "rb") as file:
        if os.fstat(file.fileno()).st_size > LIMIT:
            raise _too_long(printable(path), os.fstat(file.fileno()).st_size)
        return file.read(LIMIT + 1)


def _too_long(where: str, size: int | None = None) -> IngestError:
    found = f"has {size / 1e6:.1f} MB of text" if size else f"has more than {LIMIT / 1e6:.0f} MB of text"
    return IngestError(where, found, f"one report of at most {LIMIT / 1e6:.0f} MB", "Split it into its reports")


def _refused(path: str, found: str, expected: str = "", do: str = "") -> Refused:
    shown = printable(path)
    return Refused(path=shown, error=IngestError(shown, found, expected, do))


def printable(path: str) -> str:
    """The path as text that can be shown and stored, whatever bytes its name is made of."""
    return "standard input" if path == STDIN else os.fsencode(path).decode("utf-8", errors="replace")
