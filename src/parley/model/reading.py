"""A reading is all that one reader took from one report."""

from __future__ import annotations

from dataclasses import dataclass

from parley.model.entry import Entry
from parley.model.mention import Figure, Occasion
from parley.model.note import Check, Omission, ReadingIssue, Unknown
from parley.model.report import Report
from parley.model.source import Attribution


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that one reader took from one report, and the versions it was read with.

    `reader` is "rules" or names a language model; `codebook` and `pipeline` are fingerprints.
    """

    report: Report
    reader: str
    codebook: str
    pipeline: str
    entries: tuple[Entry, ...] = ()
    occasions: tuple[Occasion, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    figures: tuple[Figure, ...] = ()
    unknowns: tuple[Unknown, ...] = ()
    omissions: tuple[Omission, ...] = ()
    checks: tuple[Check, ...] = ()
    issues: tuple[ReadingIssue, ...] = ()
