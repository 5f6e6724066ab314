"""Reports into the ledger: each read once, stored in one transaction, whatever becomes of the others."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from parley.cli.console import Bar
from parley.errors import ParleyError

if TYPE_CHECKING:
    from parley.ingest.reports import Ingested, Refused
    from parley.ledger.store import Ledger
    from parley.model.answer import RawAnswer
    from parley.model.reading import Reading
    from parley.reading import Reader


@dataclass(slots=True, kw_only=True)
class Tally:
    """What a run came to so far; `refused` could not be read, `issues` were noted on the rest."""

    new: int = 0
    reread: int = 0
    unchanged: int = 0
    entries: int = 0
    issues: int = 0
    refused: int = 0

    @property
    def seen(self) -> int:
        """All that was looked at."""
        return self.new + self.reread + self.unchanged + self.refused

    @property
    def line(self) -> str:
        """The run in one line."""
        parts = [
            f"{counted(self.new + self.reread, 'report')} read",
            counted(self.entries, "entry", "entries"),
        ]
        if self.reread:
            parts.append(f"{self.reread} of them read again with a changed codebook or pipeline")
        parts.append(f"{self.unchanged} unchanged")
        parts.append(counted(self.issues, "issue"))
        if self.refused:
            parts.append(f"{self.refused} could not be read")
        return ", ".join(parts)


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def take_in(found: Iterable[Ingested | Refused], ledger: Ledger, reader: Reader, tally: Tally) -> None:
    """Reads and stores each report; what cannot be read is told, kept as an issue, and does not stop the run.

    `tally` is right at every moment, so that a run that is cut short can still be told.
    """
    from parley.ingest.reports import Refused

    with Bar("reading") as bar:
        for one in found:
            if isinstance(one, Refused):
                refuse(one.path, one.line, "ingest", ledger, tally, bar)
                continue
            bar.step(tally.seen, one.report.path)
            _take(one, ledger, reader, tally, bar)


def _take(one: Ingested, ledger: Ledger, reader: Reader, tally: Tally, bar: Bar) -> None:
    report = one.report
    if ledger.known(report.id, "rules", reader.version_for(report), reader.pipeline_fingerprint):
        tally.unchanged += 1
        return
    try:
        reading = sheltered(lambda: reader.read(report), report.path)
    except ParleyError as error:
        return refuse(report.path, error.line, "reading", ledger, tally, bar)
    put(one, reading, (), ledger, tally, bar)


def sheltered(read: Callable[[], Reading], path: str) -> Reading:
    """What `read` gives; whatever it raises becomes a ParleyError about `path`."""
    try:
        return read()
    except ParleyError:
        raise
    except Exception as fault:
        if os.environ.get("PARLEY_DEBUG"):
            raise
        # A fault of ours in one report of ten thousand must not cost the others; it is told, and counted.
        found = f"could not be read ({type(fault).__name__}: {fault})"
        raise ParleyError(path, found, do="Please report it") from fault


def put(one: Ingested, reading: Reading, answers: Sequence[RawAnswer], ledger: Ledger, tally: Tally, bar: Bar) -> None:
    """Stores a reading with what was noted on its way in, and counts it; one that is unfit is refused."""
    from parley.ledger.faults import UnfitReading
    from parley.ledger.store import Outcome

    reading = replace(reading, issues=(*one.issues, *reading.issues))
    try:
        outcome = ledger.store(reading, answers)
    except UnfitReading as error:
        path = reading.report.path
        return refuse(path, f"{path}: {error.found}.", "ledger", ledger, tally, bar)
    if outcome is Outcome.NEW:
        tally.new += 1
    else:
        tally.reread += 1
    tally.entries += len(reading.entries)
    tally.issues += len(reading.issues)


def refuse(path: str, line: str, stage: str, ledger: Ledger, tally: Tally, bar: Bar) -> None:
    """Tells that a report could not be read, counts it, and keeps it as an issue."""
    tally.refused += 1
    bar.tell(line)
    ledger.refuse(path, line, stage)
