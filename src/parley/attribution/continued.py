"""Quotations without a cue of their own: they go on what the last speaker said."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from parley.attribution.draft import Draft
from parley.attribution.quotations import Quoted, quotations_by_passage
from parley.attribution.words import Words
from parley.model.passage import Passage
from parley.model.report import Report
from parley.text.spans import Span

_LEAST_WORDS = 4
_CLOSING = frozenset("”\"'’»“«")


def continued(report: Report, passages: Sequence[Passage], drafts: Sequence[Draft]) -> None:
    """Adds to the speaker's draft each quotation that follows it and that nobody else is said to have spoken.

    It goes on in its paragraph; over paragraphs where the next consists of the quotation alone. Paragraphs
    of a quotation that none closes belong to the speaker named at its end.
    """
    told = [draft for draft in drafts if draft.cues or draft.source]
    quoted = quotations_by_passage(report, passages)
    for run in _runs(report.text, passages, quoted):
        if owner := _owner(told, run) or _last(told, passages, run[0]):
            owner.wide += run
    by_paragraph: dict[int, list[Draft]] = {}
    for draft in told:
        if draft.wide:
            by_paragraph.setdefault(draft.words.passage.paragraph, []).append(draft)
    taken = sorted(span for draft in drafts for span in draft.contents())
    marks = dict(zip((p.index for p in passages), quoted, strict=True))
    last: Draft | None = None
    waiting: list[Span] = []
    for paragraph, group in groupby(passages, key=lambda passage: passage.paragraph):
        sentences = list(group)
        whole = Span(sentences[0].span.start, sentences[-1].span.end)
        own = by_paragraph.get(paragraph, [])
        spoken = False
        for mark in sorted({mark for p in sentences for mark in marks[p.index].spans}):
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


def _runs(text: str, passages: Sequence[Passage], quoted: Sequence[Quoted]) -> list[list[Span]]:
    """The quotations that go on over paragraphs: an opening mark at the head of each, none closed but the last."""
    runs: list[list[Span]] = []
    open_run: list[Span] | None = None
    pairs = zip(passages, quoted, strict=True)
    for _, group in groupby(pairs, key=lambda pair: pair[0].paragraph):
        sentences = list(group)
        marks = sorted({mark for _, found in sentences for mark in found.spans})
        start, end = sentences[0][0].span.start, sentences[-1][0].span.end
        if not marks:
            open_run = None
            continue
        if open_run and marks[0].start == start and text[start] == text[open_run[-1].start]:
            if len(open_run) == 1:
                runs.append(open_run)
            open_run.append(marks[0])
            # Where the paragraph goes on behind the closing mark, the next quotation in it is another.
            goes_on = len(marks) == 1
        else:
            open_run, goes_on = [], False
        unclosed = marks[-1].end >= end and text[marks[-1].end - 1] not in _CLOSING
        if not unclosed:
            open_run = None
        elif not goes_on:
            open_run = [marks[-1]]
    return runs


def _last(drafts: Sequence[Draft], passages: Sequence[Passage], mark: Span) -> Draft | None:
    """Who spoke last in quotation marks before the mark, in its paragraph or the one before."""
    here = next((p.paragraph for p in passages if p.span.overlaps(mark)), 0)
    near = [
        draft
        for draft in drafts
        if draft.wide and min(draft.wide).start < mark.start and here - draft.words.passage.paragraph in (0, 1)
    ]
    return max(near, key=lambda draft: min(draft.wide).start, default=None)


def _owner(drafts: Sequence[Draft], run: Sequence[Span]) -> Draft | None:
    """Who is said to have spoken one of the paragraphs of a quotation, the first first."""
    area = Span(run[0].start, run[-1].end)
    near = [(span, draft) for draft in drafts for span in draft.contents() if span.overlaps(area)]
    speakers = (draft for mark in run for span, draft in near if span.holds(mark))
    return next(speakers, None)


def carried(sentences: Sequence[tuple[Words, list[Draft]]]) -> None:
    """Gives contents without a source and cue of their own to who spoke last in the paragraph.

    A quotation that begins a paragraph goes to who spoke last in the one before; of a quotation all is
    given. What nobody spoke before stays as it is, a few words outside quotations are dropped.
    """
    last: Draft | None = None
    given = [span for _, drafts in sentences for draft in drafts if draft.cues or draft.source for span in draft.wide]
    for words, drafts in sentences:
        for draft in list(drafts):
            if not (draft.cues or draft.source) and all(
                any(span.holds(piece) for span in given) for piece in draft.contents()
            ):
                drafts.remove(draft)
                continue
            if draft.cues or draft.source:
                speaks = draft.cue.kind in ("speech", "document") and draft.source and draft.frame != "noun"
                last = draft if speaks and draft.contents() else last
                continue
            whole = [_quotation(words, span) for span in draft.contents()]
            quoted = any(span in words.quotations for span in whole)
            short = sum(end - start for start, end in draft.content) < _LEAST_WORDS or not (
                quoted or any(True for stretch in draft.content for _ in words.verbs(*stretch))
            )
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
