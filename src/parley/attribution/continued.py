"""Quotations without a cue of their own: they go on what the last speaker said."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from parley.attribution.draft import Draft
from parley.attribution.quotations import quotations_by_passage
from parley.attribution.words import Words
from parley.model.passage import Passage
from parley.model.report import Report
from parley.text.spans import Span

_LEAST_WORDS = 4


def continued(report: Report, passages: Sequence[Passage], drafts: Sequence[Draft]) -> None:
    """Adds to the speaker's draft each quotation that follows it and that nobody else is said to have spoken.

    It goes on in its paragraph; over paragraphs where the next consists of the quotation alone. Paragraphs
    of a quotation that none closes belong to the speaker named at its end.
    """
    by_paragraph: dict[int, list[Draft]] = {}
    for draft in drafts:
        if draft.wide:
            by_paragraph.setdefault(draft.words.passage.paragraph, []).append(draft)
    taken = sorted(span for draft in drafts for span in draft.contents())
    quoted = dict(zip((p.index for p in passages), quotations_by_passage(report, passages), strict=True))
    last: Draft | None = None
    waiting: list[Span] = []
    for paragraph, group in groupby(passages, key=lambda passage: passage.paragraph):
        sentences = list(group)
        whole = Span(sentences[0].span.start, sentences[-1].span.end)
        own = by_paragraph.get(paragraph, [])
        spoken = False
        for mark in sorted({mark for p in sentences for mark in quoted[p.index].spans}):
            if any(mark.overlaps(span) for span in taken) or len(mark.of(report.text).split()) < _LEAST_WORDS:
                continue
            if not any(abs(mark.start - p.span.start) <= 2 for p in sentences):
                continue
            alone = mark.start <= whole.start + 1 and mark.end >= whole.end - 1
            speaker = _nearest(own, mark) or (last if alone else None)
            if speaker:
                speaker.wide.append(mark)
                spoken = True
            elif alone and report.text[mark.end - 1] not in "”\"'’»":
                waiting.append(mark)
        if own and waiting and min(own[0].wide).start <= whole.start + 1:
            own[0].wide += waiting
        if own or spoken:
            waiting = []
        if own:
            last = own[-1]
        elif not spoken:
            last = None


def carried(sentences: Sequence[tuple[Words, list[Draft]]]) -> None:
    """Gives contents without a source and cue of their own to who spoke last in the paragraph.

    A quotation that begins a paragraph goes to who spoke last in the one before; of a quotation all is
    given. What nobody spoke before stays as it is, a few words outside quotations are dropped.
    """
    last: Draft | None = None
    for words, drafts in sentences:
        for draft in list(drafts):
            if draft.cues or draft.source:
                speaks = draft.cue.kind in ("speech", "document") and draft.source and draft.frame != "noun"
                last = draft if speaks and draft.contents() else last
                continue
            whole = [_quotation(words, span) for span in draft.contents()]
            quoted = any(span in words.quotations for span in whole)
            short = sum(end - start for start, end in draft.content) < _LEAST_WORDS
            gap = words.passage.paragraph - last.words.passage.paragraph if last else 9
            if last is not None and (gap == 0 or (gap == 1 and quoted)) and not (short and not quoted):
                last.wide += whole
            if short or (last is not None and (gap == 0 or (gap == 1 and quoted))):
                drafts.remove(draft)


def _quotation(words: Words, span: Span) -> Span:
    """The quotation that holds most of the span, or the span itself."""
    for mark in words.quotations:
        if 2 * (min(mark.end, span.end) - max(mark.start, span.start)) > len(span):
            return mark
    return span


def _nearest(drafts: Sequence[Draft], mark: Span) -> Draft | None:
    """The last draft of the paragraph whose quotation stands before the mark."""
    before = [draft for draft in drafts if draft.wide and min(draft.wide).start < mark.start]
    return before[-1] if before else None
