"""The reading of a report, stage by stage; the one place where their order is written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parley.attribution import attribute, chain_for, notes, odd_marks
from parley.codebook.case import EMPTY, Case
from parley.codebook.loader import Codebook
from parley.codebook.loader import load as load_codebook
from parley.codebook.refine import named_in, refined, version
from parley.language import pipeline
from parley.language.passages import read_passages
from parley.mentions.actors import Actors
from parley.mentions.known import informed
from parley.mentions.occasions import occasion_at, occasions
from parley.mentions.read import mention
from parley.model.mention import Occasion
from parley.model.note import ReadingIssue, Unknown
from parley.model.passage import Passage
from parley.model.reading import Reading
from parley.model.report import Report
from parley.provisions.draft import Draft
from parley.provisions.entries import to_entries
from parley.provisions.read import provisions

if TYPE_CHECKING:
    from spacy.language import Language

_WHETHER = re.compile(r"\b(?:if|whether)\b")
_TURN = re.compile(r";|, (?:but|though|although|while)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Reads reports with one codebook, one pipeline and the user's case; all are named by their fingerprints."""

    codebook: Codebook
    nlp: Language
    pipeline_name: str
    case: Case = EMPTY

    @classmethod
    def load(cls, pipeline_name: str | None = None, case: Case | None = None) -> Reader:
        """The reader with the shipped codebook and the pipeline of that name, or the one that is set."""
        name = pipeline_name or pipeline.default_pipeline()
        return cls(codebook=load_codebook(), nlp=pipeline.load(name), pipeline_name=name, case=case or EMPTY)

    def version_for(self, report: Report) -> str:
        """The version of the codebook for one report: with that of the case file which names what it names."""
        return version(self.codebook, named_in(self.case, report.text, self.codebook.names))

    @property
    def pipeline_fingerprint(self) -> str:
        """The version of the pipeline."""
        return pipeline.fingerprint(self.pipeline_name)

    def read(self, report: Report) -> Reading:
        """All that the rules take from one report."""
        case = named_in(self.case, report.text, self.codebook.names)
        codebook = refined(self.codebook, case)
        passages = list(read_passages(report, self.nlp))
        opening = report.text[: report.body.start].rpartition("\n")[2]
        actors = Actors(passages, codebook.names, codebook.outlets, report.title, opening)
        mentions = mention(passages, report, actors)
        attributions = attribute(report, passages, codebook, actors.resolve)
        unknowns, omissions = notes(report, passages, codebook, attributions, actors.resolve)
        met = informed(occasions(report, passages, mentions, codebook, actors), report, case.occasions, codebook.names)
        drafts = provisions(passages, mentions, attributions, actors, codebook)
        drafts = [draft for draft in drafts if not _open(draft, unknowns, report.text)]
        return Reading(
            report=report,
            reader="rules",
            codebook=codebook.fingerprint,
            pipeline=self.pipeline_fingerprint,
            entries=to_entries(
                report,
                drafts,
                chain_of=lambda span: chain_for(span, passages, attributions, report),
                occasion_of=lambda draft: _occasion(met, passages, draft),
            ),
            occasions=met,
            attributions=attributions,
            figures=tuple(figure for found in mentions for figure in found.figures),
            unknowns=unknowns,
            omissions=omissions,
            issues=(*odd_marks(report, passages), *_empty(drafts)),
        )


def _occasion(met: Sequence[Occasion], passages: Sequence[Passage], draft: Draft) -> str | None:
    found = occasion_at(met, passages, draft.passage, draft.words[0])
    return found.id if found else None


def _open(draft: Draft, unknowns: Sequence[Unknown], text: str) -> bool:
    """True for what stands in "It was not clear whether …": nobody has said it."""
    here, first = draft.passage.span, draft.words[0].start
    between = (text[note.span.start : first] for note in unknowns if here.start <= note.span.start <= first)
    return any(_WHETHER.search(words) and not _TURN.search(words) for words in between)


def _empty(drafts: Sequence[Draft]) -> list[ReadingIssue]:
    return (
        [] if drafts else [ReadingIssue(stage="provisions", message="no party takes a stance here: nothing to enter")]
    )
