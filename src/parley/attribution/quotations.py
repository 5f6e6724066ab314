"""The quotations of a report as attributions need them: one list a paragraph, whole over its sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from parley.model.note import ReadingIssue
from parley.model.passage import Passage
from parley.model.report import Report
from parley.text.quotes import quotes_of_paragraphs
from parley.text.spans import Span

# Wire archives write double quotation marks as two single ones.
_PAIR = re.compile(r"''|``")
_CLOSING = frozenset("”\"'’»“«")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """The quotations that overlap a passage, in the order of the text, and the one that ends right before it."""

    spans: tuple[Span, ...]
    before: Span | None


def quotations_by_passage(report: Report, passages: Sequence[Passage]) -> list[Quoted]:
    """The quotations of each passage; one list for each, outermost quotations only."""
    found: list[Quoted] = []
    paragraphs = [list(group) for _, group in groupby(passages, key=lambda passage: passage.paragraph)]
    for number, sentences in enumerate(paragraphs):
        pairs = _pairs(report.text, _whole(sentences))
        marks = sorted({mark for p in sentences for mark in p.quotations}) if pairs is None else list(pairs)
        if pairs is None and marks and report.text[marks[-1].end - 1] not in _CLOSING:
            following = paragraphs[number + 1] if number + 1 < len(paragraphs) else []
            marks[-1] = _closed(report.text, marks[-1], sentences, following)
        for passage in sentences:
            spans = tuple(mark for mark in marks if mark.overlaps(passage.span))
            before = next((mark for mark in marks if 0 <= passage.span.start - mark.end <= 2), None)
            if spans and (first := spans[0]).end <= passage.span.start + 2:
                # A closing mark that the sentence begins with belongs to what stands before.
                spans, before = spans[1:], first
            found.append(Quoted(spans=spans, before=before))
    return found


def odd_marks(report: Report, passages: Sequence[Passage]) -> tuple[ReadingIssue, ...]:
    """An issue for each paragraph in which a quotation mark has no partner."""
    areas = [_whole(list(group)) for _, group in groupby(passages, key=lambda passage: passage.paragraph)]
    return tuple(
        ReadingIssue(
            stage="attribution",
            message="a quotation mark has no partner; an open quotation is taken to end with its sentence",
            span=area,
        )
        for area, quotes in zip(areas, quotes_of_paragraphs(report.text, areas), strict=True)
        if not quotes.balanced and not _PAIR.search(report.text, area.start, area.end)
    )


def _whole(sentences: Sequence[Passage]) -> Span:
    return Span(sentences[0].span.start, sentences[-1].span.end)


def _closed(text: str, mark: Span, sentences: Sequence[Passage], following: Sequence[Passage]) -> Span:
    """The quotation that nothing closes: whole where the next paragraph goes on with it, else its sentence.

    One whose mark was lost must not put into somebody's mouth what the report tells after it.
    """
    opens = text[mark.start]
    goes_on = bool(following) and text[following[0].span.start] == opens
    if goes_on and text[mark.start : mark.end].count(opens) == 1:
        return mark
    end = next((p.span.end for p in sentences if p.span.start <= mark.start < p.span.end), mark.end)
    return Span(mark.start, min(end, mark.end))


def _pairs(text: str, area: Span) -> tuple[Span, ...] | None:
    """The stretches between marks of two single ones; None where the paragraph has none."""
    marks = [match.start() for match in _PAIR.finditer(text, area.start, area.end)]
    if not marks:
        return None
    spans, start = [], -1
    for at in marks:
        opens = (
            at + 2 < area.end
            and not text[at + 2].isspace()
            and (at == area.start or not text[at - 1].isalnum())
            and text[at - 1] not in ".,?!"
        )
        if start < 0:
            if opens or at == area.start:
                start = at
        else:
            spans.append(Span(start, at + 2))
            start = -1
    if start >= 0:
        spans.append(Span(start, area.end))
    return tuple(spans)
