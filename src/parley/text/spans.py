"""A span is a half-open stretch of character offsets into one text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` up to, not including, `end`; never negative, never inside out."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"span {self.start}:{self.end} is inside out or negative")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words the span stands for in its text."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """True where the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """True where `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


def cover(spans: Iterable[Span]) -> Span:
    """The shortest span that holds all of `spans`; raises ValueError for none."""
    found = tuple(spans)
    if not found:
        raise ValueError("no span to cover")
    return Span(min(s.start for s in found), max(s.end for s in found))


def stripped(text: str, span: Span, marks: str = " \t\r\n") -> Span:
    """The span without leading and trailing `marks`."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip(marks))
    return Span(start, max(start, span.end - (len(words) - len(words.rstrip(marks)))))
