"""The words of one sentence as plain columns: what the rules for attributions look at."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spacy.attrs import HEAD

from parley.attribution.mended import mended
from parley.model.passage import Passage
from parley.text.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Span as Parse

MARKS = frozenset({'"', "'", "''", "``", "“", "”", "‘", "’", "«", "»", "„"})
STOPS = frozenset({",", ".", ";", ":", "-", "–", "—", "--"})
# A place, a date or an agency in brackets, and a dash before the first sentence: "KYIV, Aug 17 (Harbour Wire) —".
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.’']+[^a-z]{0,3}(?:[A-Z][\w.’']*,? ?|\d+,? ?){0,6}(?:\([^)]{2,50}\))?"
    r"|[A-Z][^()]{1,50} ?\([^)]{2,50}\))"
    r"\s*(?:--|[-–—])\s+"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of a sentence, numbered from 0; `head` is the number of the governor, its own for the root.

    `left` and `right` are the first and last word of what a word governs, `kids` the words it governs.
    `quote` is the number, in `quotations`, of the quotation a word stands in, -1 outside. `body` is the
    first word after a dateline, `before` a quotation that ends where the sentence begins.
    """

    passage: Passage
    quotations: tuple[Span, ...]
    text: tuple[str, ...]
    lower: tuple[str, ...]
    tag: tuple[str, ...]
    pos: tuple[str, ...]
    dep: tuple[str, ...]
    head: tuple[int, ...]
    left: tuple[int, ...]
    right: tuple[int, ...]
    start: tuple[int, ...]
    end: tuple[int, ...]
    quote: tuple[int, ...]
    kids: tuple[tuple[int, ...], ...]
    body: int = 0
    before: Span | None = None

    def __len__(self) -> int:
        return len(self.text)

    def span(self, start: int, end: int) -> Span:
        """The words `start` up to, not including, `end` as offsets of the report."""
        return Span(self.start[start], self.end[end - 1])

    def kid(self, word: int, *deps: str) -> int | None:
        """The first word that `word` governs by one of `deps`."""
        return next((kid for kid in self.kids[word] if self.dep[kid] in deps), None)

    def kids_of(self, word: int, *deps: str) -> Iterator[int]:
        """The words that `word` governs by one of `deps`."""
        return (kid for kid in self.kids[word] if self.dep[kid] in deps)

    def stops(self, word: int) -> bool:
        """True for a mark that ends a phrase; a hyphen inside a word does not."""
        return self.lower[word] in STOPS and (
            word == 0 or self.lower[word] != "-" or self.end[word - 1] != self.start[word]
        )

    def verbs(self, start: int, end: int) -> Iterator[int]:
        """The verbs among the words `start` up to `end`, auxiliaries included."""
        return (k for k in range(start, min(end, len(self))) if self.pos[k] in ("VERB", "AUX"))


def words_of(passage: Passage, quotations: tuple[Span, ...], before: Span | None, text: str) -> Words:
    """The columns of a passage of the report `text`; heads outside the sentence count as its own root."""
    parse, offset = passage.parse, passage.offset
    tokens = list(parse)
    heads = _heads(parse)
    kids: list[list[int]] = [[] for _ in tokens]
    for number, head in enumerate(heads):
        if head != number:
            kids[head].append(number)
    lefts, rights = _edges(heads)
    words = [token.text for token in tokens]
    starts = [offset + token.idx for token in tokens]
    ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
    pos, tag = mended(words, [token.pos_ for token in tokens], [token.tag_ for token in tokens])
    return Words(
        passage=passage,
        quotations=quotations,
        text=tuple(words),
        lower=tuple(word.lower() for word in words),
        tag=tag,
        pos=pos,
        dep=tuple(token.dep_ for token in tokens),
        head=tuple(heads),
        left=tuple(lefts),
        right=tuple(rights),
        start=tuple(starts),
        end=tuple(ends),
        quote=_quoted(quotations, starts),
        kids=tuple(tuple(found) for found in kids),
        body=_body(passage, text, starts),
        before=before,
    )


def _heads(parse: Parse) -> list[int]:
    """The governor of each word, numbered within the sentence; its own number for one governed from outside."""
    shifts = parse.doc.to_array([HEAD])[parse.start : parse.end].astype("int64").tolist()
    size = len(shifts)
    return [number + shift if 0 <= number + shift < size else number for number, shift in enumerate(shifts)]


def _edges(heads: Sequence[int]) -> tuple[list[int], list[int]]:
    """The first and the last word of what each word governs."""
    size = len(heads)
    lefts, rights, open_kids = list(range(size)), list(range(size)), [0] * size
    for number, head in enumerate(heads):
        open_kids[head] += head != number
    # From the words that govern nothing upwards: a word hands on its edges once, when all it governs did.
    ready = [number for number in range(size) if not open_kids[number]]
    while ready:
        number = ready.pop()
        head = heads[number]
        if head != number:
            lefts[head], rights[head] = min(lefts[head], lefts[number]), max(rights[head], rights[number])
            open_kids[head] -= 1
            if not open_kids[head]:
                ready.append(head)
    return lefts, rights


def _quoted(quotations: tuple[Span, ...], starts: list[int]) -> tuple[int, ...]:
    found = [-1] * len(starts)
    for number, quotation in enumerate(quotations):
        for word in range(bisect_left(starts, quotation.start), bisect_left(starts, quotation.end)):
            found[word] = number
    return tuple(found)


def _body(passage: Passage, text: str, starts: list[int]) -> int:
    if passage.parse.start != 0 or not (match := _DATELINE.match(passage.span.of(text)[:120])):
        return 0
    after = passage.span.start + match.end()
    return next((word for word, start in enumerate(starts) if start >= after), 0)
