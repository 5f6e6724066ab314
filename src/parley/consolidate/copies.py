"""Reports that are near-duplicates of one another: one text, printed by several."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from itertools import combinations

from parley.model.across import Copy
from parley.model.reading import Reading

_WORDS = 5  # words a shingle
_SKETCH = 32  # the smallest hashes of a text, by which copies are found without comparing all with all
_SHARE = 0.6  # of the shorter text's shingles in the longer one
_CROWD = 200  # a shingle in more texts than this is boilerplate and finds nothing


def shingles(text: str) -> frozenset[int]:
    """Hashes of all runs of five words, whatever their case and marks."""
    words = re.findall(r"\w+", text.casefold())
    runs = (" ".join(words[at : at + _WORDS]) for at in range(max(1, len(words) - _WORDS + 1)))
    return frozenset(zlib.crc32(run.encode("utf-8")) for run in runs)


def sketch(found: frozenset[int]) -> tuple[int, ...]:
    """The smallest hashes of a text: what a ledger would index to find copies."""
    return tuple(sorted(found)[:_SKETCH])


def copies(readings: Sequence[Reading]) -> tuple[Copy, ...]:
    """Pairs of reports of which one holds most of the other's text, by their ids."""
    texts = {reading.report.id: shingles(_body(reading)) for reading in readings}
    holders: dict[int, list[str]] = {}
    for report, found in sorted(texts.items()):
        for mark in sketch(found):
            holders.setdefault(mark, []).append(report)
    shared: dict[tuple[str, str], int] = {}
    for reports in holders.values():
        if 1 < len(reports) <= _CROWD:
            for pair in combinations(reports, 2):
                shared[pair] = shared.get(pair, 0) + 1
    return tuple(
        Copy(reports=pair, share=round(share, 3))
        for pair, count in sorted(shared.items())
        if count > 1 and (share := _share(texts[pair[0]], texts[pair[1]])) >= _SHARE
    )


def _body(reading: Reading) -> str:
    return reading.report.body.of(reading.report.text) or reading.report.text


def _share(one: frozenset[int], other: frozenset[int]) -> float:
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter >= 20 else 0.0
