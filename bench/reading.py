"""Words a second of the whole reading beside the parser's alone, in one run; peak memory."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from parley.codebook.outlets import load_outlets
from parley.ingest.reports import report_of
from parley.language.passages import paragraphs, read_passages
from parley.model.report import Report
from parley.reading import Reader

GOLD = Path(__file__).parent.parent / "evals" / "gold"
ROUNDS = 3


def main() -> None:
    """Prints the figures of each shipped pipeline."""
    outlets = load_outlets()
    reports = [report_of(path.read_bytes(), path.name, outlets).report for path in sorted(GOLD.glob("*/*.txt"))]
    words = sum(len(report.text.split()) for report in reports)
    for name in ("convolutional", "eye"):
        try:
            reader = Reader.load(name)
        except Exception as fault:
            print(f"{name}: left out ({fault})")
            continue
        reader.read(reports[0])
        alone = min(_timed(partial(_parse, reader, reports)) for _ in range(ROUNDS))
        whole = min(_timed(partial(_read, reader, reports)) for _ in range(ROUNDS))
        count = sum(len(list(read_passages(report, reader.nlp))) for report in reports)
        print(
            f"{name}: parser alone {words / alone:,.0f} words a second; whole reading {words / whole:,.0f} words, "
            f"{count / whole:,.0f} sentences a second; ratio {whole / alone:.2f}"
        )
    stretches = sum(len(paragraphs(report.text, report.body)) for report in reports)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(reports)} reports, {stretches} paragraphs, {words} words; peak memory {peak:,.0f} MB")


def _parse(reader: Reader, reports: Sequence[Report]) -> None:
    for report in reports:
        list(read_passages(report, reader.nlp))


def _read(reader: Reader, reports: Sequence[Report]) -> None:
    for report in reports:
        reader.read(report)


def _timed(work: Callable[[], None]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
