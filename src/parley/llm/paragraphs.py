"""Paragraphs, sentences and windows: how a report is laid out for a model, with numbers to point at."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from parley.model.report import Report
from parley.text.spans import Span, cover, stripped

WINDOW = 24_000
"""Characters of a report that are asked about at once: about six thousand tokens."""

OVERLAP = 1_500
"""Characters at the end of one window that the next one begins with, in whole paragraphs."""

_LONGEST_PARAGRAPH = 4_000
_WRAPPED_LINE = 60
_FINAL = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
# A full stop, question or exclamation mark, what closes with it, a space, and what can begin a sentence.
_END = re.compile(r"[.!?…][\"”’')\]]*(?=\s+[\"“‘'(\[]*[A-Z0-9])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Za-z]|Mr|Mrs|Ms|Dr|Gen|Lt|Col|Capt|Sgt|Sen|Rep|Gov|Prof|St|No|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug"
    r"|Sept?|Oct|Nov|Dec))\.$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph; `number` counts from 1 through the whole report."""

    number: int
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Consecutive paragraphs that are asked about at once."""

    paragraphs: tuple[Paragraph, ...]

    @property
    def span(self) -> Span:
        """From its first paragraph to its last."""
        return cover(paragraph.span for paragraph in self.paragraphs)


def paragraphs(report: Report) -> tuple[Paragraph, ...]:
    """The paragraphs of the body; lines of a wrapped one are joined, a book's chapter is cut at sentences."""
    text = report.text
    found: list[Span] = []
    for match in re.finditer(r"[^\r\n]+", report.body.of(text)):
        start = report.body.start + match.start()
        line = stripped(text, Span(start, start + len(match.group())))
        if not len(line):
            continue
        if found and _goes_on(text, found[-1], line):
            found[-1] = Span(found[-1].start, line.end)
        else:
            found.append(line)
    pieces = (piece for span in found for piece in _pieces(text, span))
    return tuple(Paragraph(number=number, span=span) for number, span in enumerate(pieces, 1))


def _goes_on(text: str, before: Span, line: Span) -> bool:
    """True where a line is the next of a wrapped paragraph: no end, heading or blank line before it."""
    words = before.of(text)
    if text[before.end : line.start].count("\n") != 1 or _FINAL.search(words):
        return False
    last = words.rsplit("\n", 1)[-1]
    return line.of(text)[0].islower() or len(last) >= _WRAPPED_LINE


def _pieces(text: str, span: Span) -> list[Span]:
    if len(span) <= _LONGEST_PARAGRAPH:
        return [span]
    pieces: list[Span] = []
    for sentence in sentences(text, span):
        if pieces and sentence.end - pieces[-1].start <= _LONGEST_PARAGRAPH:
            pieces[-1] = Span(pieces[-1].start, sentence.end)
        else:
            # Text without an end of sentence is cut where it is full: better in two than not at all.
            starts = range(sentence.start, sentence.end, _LONGEST_PARAGRAPH)
            pieces += [Span(at, min(at + _LONGEST_PARAGRAPH, sentence.end)) for at in starts]
    return pieces


def sentences(text: str, paragraph: Span) -> list[Span]:
    """The sentences of a paragraph, by its marks; they cover all its words."""
    found, start = [], paragraph.start
    for match in _END.finditer(text, paragraph.start, paragraph.end):
        if _ABBREVIATION.search(text, max(start, match.start() - 6), match.start() + 1):
            continue
        found.append(Span(start, match.end()))
        start = match.end() + len(text[match.end() :]) - len(text[match.end() :].lstrip())
    if start < paragraph.end:
        found.append(Span(start, paragraph.end))
    return found


def passage(text: str, paragraph: Span, words: Span) -> Span:
    """The sentence, or the sentences, of the paragraph that hold the words."""
    held = [sentence for sentence in sentences(text, paragraph) if sentence.overlaps(words)]
    return cover(held) if held else words


def windows(found: Sequence[Paragraph], *, size: int = WINDOW, overlap: int = OVERLAP) -> tuple[Window, ...]:
    """The paragraphs in windows of about `size` characters that share about `overlap` with the one before.

    No paragraph is left out, and each window has at least one that the one before has not.
    """
    made: list[Window] = []
    first = 0
    while first < len(found):
        last = first
        while last + 1 < len(found) and found[last + 1].span.end - found[first].span.start <= size:
            last += 1
        made.append(Window(paragraphs=tuple(found[first : last + 1])))
        if last + 1 == len(found):
            break
        following = last + 1
        while following - 1 > first and _shared(found, following - 1, last, size=size, overlap=overlap):
            following -= 1
        first = following
    return tuple(made)


def _shared(found: Sequence[Paragraph], number: int, last: int, *, size: int, overlap: int) -> bool:
    """True where a window may begin at that paragraph of the one before, and still hold the next one whole."""
    start = found[number].span.start
    return found[last].span.end - start <= overlap and found[last + 1].span.end - start <= size


def halves(window: Window) -> tuple[Window, ...]:
    """Two windows that share the paragraph in the middle; none where there is nothing left to halve."""
    found = window.paragraphs
    if len(found) < 2:
        return ()
    if len(found) == 2:
        return Window(paragraphs=found[:1]), Window(paragraphs=found[1:])
    middle = len(found) // 2
    return Window(paragraphs=found[: middle + 1]), Window(paragraphs=found[middle:])


def numbered(text: str, window: Window) -> str:
    """The window as a model sees it: each paragraph on one line behind its number."""
    lines = (f"[{item.number}] {' '.join(item.span.of(text).split())}" for item in window.paragraphs)
    return "\n".join(lines)
