"""A draft is an attribution while it is being put together, as numbers of words of one sentence."""

from __future__ import annotations

from dataclasses import dataclass, field

from parley.attribution.words import Words
from parley.codebook.cues import Cue
from parley.text.spans import Span

Stretch = tuple[int, int]


@dataclass(slots=True, kw_only=True)
class Draft:
    """Source, cue and content as half-open stretches of words; `wide` are contents beyond the sentence.

    `head` is the word that ascribes, `agent` the head of the source where there is one; `seen` is true where
    the eye saw it too, or alone.
    """

    words: Words
    cue: Cue
    head: int
    cues: list[Stretch] = field(default_factory=list)
    source: list[Stretch] = field(default_factory=list)
    content: list[Stretch] = field(default_factory=list)
    wide: list[Span] = field(default_factory=list)
    agent: int | None = None
    frame: str = ""
    seen: bool = False

    def spans(self, stretches: list[Stretch]) -> tuple[Span, ...]:
        """The stretches as offsets of the report, in the order of the text, none empty."""
        return tuple(sorted(self.words.span(start, end) for start, end in stretches if start < end))

    def contents(self) -> tuple[Span, ...]:
        """The content as offsets of the report, overlapping pieces joined."""
        joined: list[Span] = []
        for span in sorted([*self.spans(self.content), *self.wide]):
            if joined and span.start <= joined[-1].end:
                joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
            else:
                joined.append(span)
        return tuple(joined)
