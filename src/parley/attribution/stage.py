"""The stage: passages to attributions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from parley.attribution.continued import carried, continued
from parley.attribution.draft import Draft
from parley.attribution.linked import LINKING, link
from parley.attribution.phrase import Resolve
from parley.attribution.phrases import COLON, phrase_drafts
from parley.attribution.quotations import quotations_by_passage
from parley.attribution.seen import merged, seen_contents, seen_drafts
from parley.attribution.transcript import spoken, turns
from parley.attribution.verbs import verb_drafts
from parley.attribution.words import Words, words_of
from parley.codebook.cues import Cues
from parley.codebook.loader import Codebook
from parley.model.passage import Passage
from parley.model.report import Report
from parley.model.source import Attribution
from parley.text.spans import Span

Evidence = Literal["rules", "eye", "both"]
_TELLING = frozenset({"clause", "quote", "phrase", "colon"})


def attribute(
    report: Report,
    passages: Sequence[Passage],
    codebook: Codebook,
    resolve: Resolve,
    evidence: Evidence = "both",
) -> tuple[Attribution, ...]:
    """The attributions of a report in the order of its text, an outer one before what is told in it.

    `evidence` tells what they are found by: the rules of the codebook, what the eye saw (nothing where another
    pipeline reads), or both. The `rule` of each says which.
    """
    marks = quotations_by_passage(report, passages)
    sentences = [
        (
            words := words_of(passage, quoted.spans, quoted.before, report.text),
            sentence_drafts(words, codebook.cues, evidence),
        )
        for passage, quoted in zip(passages, marks, strict=True)
    ]
    spoken(sentences, turns(report, passages, codebook), COLON)
    continued(report, passages, [draft for _, drafts in sentences for draft in drafts])
    carried(sentences)
    return link(report, sentences, codebook, resolve)


def sentence_drafts(words: Words, cues: Cues, evidence: Evidence = "rules") -> list[Draft]:
    """The attributions of one sentence by the evidence asked for."""
    if evidence == "eye":
        return seen_drafts(words, cues)
    drafts = [*verb_drafts(words, cues), *phrase_drafts(words, cues)]
    spoken: list[Span] = []
    if evidence == "both":
        drafts = merged(seen_drafts(words, cues), drafts)
        spoken += seen_contents(words)
    _untangled(drafts)
    spoken += [span for draft in drafts for span in draft.contents()]
    return [draft for draft in drafts if _tells(draft, spoken)]


def _untangled(drafts: Sequence[Draft]) -> None:
    """Cuts what one is told to have said before him who tells it behind: "X told them that …, an aide said"."""
    for outer in drafts:
        if outer.frame != "quote" or not outer.content or not outer.source:
            continue
        start, end = min(outer.content)
        behind = min(first for first, _ in (*outer.source, *outer.cues))
        if end > behind:
            continue
        for inner in drafts:
            if inner is outer or not inner.cues or not start <= inner.cues[0][0] < end:
                continue
            inner.content = [
                (a, min(b, end)) if a < end <= behind <= b and inner.cues[-1][1] <= a else (a, b)
                for a, b in inner.content
            ]


def _tells(draft: Draft, spoken: Sequence[Span]) -> bool:
    """False for what others' words hold, unless it tells: what somebody is said to want is what is said."""
    reported = draft.frame == "noun" and draft.cue.kind == "document"
    if (draft.cue.kind in LINKING and draft.frame in _TELLING) or reported or not draft.cues:
        return True
    cue = draft.words.span(*draft.cues[0])
    return not any(span.holds(cue) for span in spoken)
