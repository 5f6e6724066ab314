"""Gathers the answers about one report, one stretch after the other, into one reading."""

from __future__ import annotations

from parley.codebook.loader import Codebook
from parley.llm import notes
from parley.llm.answer import Answer
from parley.llm.entries import entries
from parley.llm.ground import Ground
from parley.llm.instructions import Instructions
from parley.llm.paragraphs import paragraphs
from parley.llm.standing import Standing
from parley.model.entry import Entry
from parley.model.mention import Figure, Occasion
from parley.model.note import Omission, ReadingIssue, Unknown
from parley.model.reading import Reading
from parley.model.report import Report


class Gathered:
    """What was found in a report so far; everything in it stands in the report's words."""

    def __init__(self, report: Report, codebook: Codebook, told: Instructions) -> None:
        self.paragraphs = paragraphs(report)
        self._told = told
        self._ground = Ground(
            report=report,
            codebook=codebook,
            paragraphs=self.paragraphs,
            standing=Standing(report, self.paragraphs, codebook.names, codebook.outlets),
            examples=told.examples,
        )
        self.entries: tuple[Entry, ...] = ()
        self.occasions: tuple[Occasion, ...] = ()
        self._figures: tuple[Figure, ...] = ()
        self._unknowns: tuple[Unknown, ...] = ()
        self._omissions: tuple[Omission, ...] = ()

    def take(self, answer: Answer) -> None:
        """Adds what of one more answer stands in the report, and an issue for what does not."""
        ground = self._ground
        ground.issues += answer.issues
        self.occasions, ids = notes.occasions(answer.occasions, ground, self.occasions)
        self.entries = entries(answer.entries, ground, ids, self.entries)
        self._figures = notes.figures(answer.figures, ground, self._figures)
        self._unknowns = notes.unknowns(answer.unknowns, ground, self._unknowns)
        self._omissions = notes.omissions(answer.omissions, ground, self._omissions)

    def note(self, issue: ReadingIssue) -> None:
        """Adds an issue."""
        self._ground.issues.append(issue)

    def reading(self, reader: str) -> Reading:
        """The reading, in the order of the text; its `pipeline` names the instructions."""
        ground = self._ground
        ordered = tuple(sorted(self.entries, key=lambda entry: (entry.words[0], entry.id)))
        return Reading(
            report=ground.report,
            reader=reader,
            codebook=ground.codebook.fingerprint,
            pipeline=self._told.version,
            entries=ordered,
            occasions=tuple(sorted(self.occasions, key=lambda item: (item.span, item.id))),
            attributions=notes.attributions(ordered, ground),
            figures=tuple(sorted(self._figures, key=lambda item: item.span)),
            unknowns=tuple(sorted(self._unknowns, key=lambda item: item.span)),
            omissions=tuple(sorted(self._omissions, key=lambda item: item.span)),
            issues=tuple(ground.issues),
        )
