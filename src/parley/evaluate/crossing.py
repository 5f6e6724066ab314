"""Scores what was found between reports: which share an origin, and which contradict one another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, fields
from itertools import combinations
from typing import TypeVar

from parley.evaluate.counts import NOTHING, Count
from parley.evaluate.gold import GoldCrossing

_Key = TypeVar("_Key")


@dataclass(frozen=True, slots=True, kw_only=True)
class PredictedOrigin:
    """Reports that were found to retell one source; named by the stem of their file."""

    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PredictedConflict:
    """Two reports, or two passages of one (named once), that were found to contradict each other."""

    kind: str
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossingScores:
    """The counts of one folder, or of several added up.

    origins: pairs of reports that share an origin. conflicts: by kind and pair of reports; of several
    alike, each counts. within: contradictions inside one report, by kind and report.
    """

    origins: Count = NOTHING
    conflicts: Count = NOTHING
    within: Count = NOTHING

    def __add__(self, other: CrossingScores) -> CrossingScores:
        return CrossingScores(**{name: count + getattr(other, name) for name, count in self.named()})

    def named(self) -> tuple[tuple[str, Count], ...]:
        """Every count with its name."""
        return tuple((field.name, getattr(self, field.name)) for field in fields(self))


def score_crossing(
    gold: GoldCrossing,
    origins: Iterable[PredictedOrigin],
    conflicts: Iterable[PredictedConflict],
    reports: Iterable[str],
) -> CrossingScores:
    """The scores of one folder; only what lies wholly among `reports` counts, in gold and prediction.

    Names are stems of files; a folder before them or `.txt` behind them is ignored.
    """
    known = {_stem(report) for report in reports}
    conflicts = tuple(conflicts)
    return CrossingScores(
        origins=_compare(
            Counter(set(_pairs((origin.reports for origin in gold.origins), known))),
            Counter(set(_pairs((origin.reports for origin in origins), known))),
        ),
        conflicts=_compare(
            _keys(((conflict.kind, conflict.reports) for conflict in gold.conflicts), known, ends=2),
            _keys(((conflict.kind, conflict.reports) for conflict in conflicts), known, ends=2),
        ),
        within=_compare(
            _keys(((conflict.kind, (conflict.report,)) for conflict in gold.within), known, ends=1),
            _keys(((conflict.kind, conflict.reports) for conflict in conflicts), known, ends=1),
        ),
    )


def left_out(gold: GoldCrossing, reports: Iterable[str]) -> tuple[str, ...]:
    """The reports that gold names and that are not among `reports`, by name: what is not scored."""
    named = {
        *(report for origin in gold.origins for report in origin.reports),
        *(report for conflict in gold.conflicts for report in conflict.reports),
        *(conflict.report for conflict in gold.within),
    }
    return tuple(sorted({_stem(report) for report in named} - {_stem(report) for report in reports}))


def _pairs(groups: Iterable[tuple[str, ...]], known: set[str]) -> Iterable[frozenset[str]]:
    for group in groups:
        for pair in combinations(sorted({_stem(report) for report in group} & known), 2):
            yield frozenset(pair)


def _keys(
    conflicts: Iterable[tuple[str, tuple[str, ...]]], known: set[str], *, ends: int
) -> Counter[tuple[str, frozenset[str]]]:
    keys = ((kind, frozenset(map(_stem, reports))) for kind, reports in conflicts)
    return Counter((kind, pair) for kind, pair in keys if len(pair) == ends and pair <= known)


def _compare(gold: Counter[_Key], predicted: Counter[_Key]) -> Count:
    return Count(tp=(gold & predicted).total(), predicted=predicted.total(), gold=gold.total())


def _stem(report: str) -> str:
    return report.rsplit("/", 1)[-1].removesuffix(".txt").removesuffix(".json")
