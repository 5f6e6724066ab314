"""How the reading grows with the number of reports, and whether its memory stays level."""

from __future__ import annotations

import resource
import time
from dataclasses import replace
from pathlib import Path

from parley.codebook.outlets import load_outlets
from parley.ingest.reports import report_of
from parley.reading import Reader

GOLD = Path(__file__).parent.parent / "evals" / "gold"
SIZES = (100, 300, 1000)


def main() -> None:
    """Prints seconds a report and memory at growing numbers of reports."""
    outlets, reader = load_outlets(), Reader.load()
    reports = [report_of(path.read_bytes(), path.name, outlets).report for path in sorted(GOLD.glob("*/*.txt"))]
    for size in SIZES:
        began = time.perf_counter()
        for number in range(size):
            reader.read(replace(reports[number % len(reports)], id=str(number)))
        spent = time.perf_counter() - began
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{size} reports: {spent / size * 1000:.0f} ms a report, peak memory {memory:,.0f} MB")
