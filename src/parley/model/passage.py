"""A passage is one sentence of a report with its parse."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parley.model.sight import Sight
from parley.text.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Span as Parse


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One sentence: where it stands, in which paragraph, what of it stands in quotation marks.

    `parse` is the sentence in a spaCy Doc whose text is the paragraph's; `offset` turns its character
    indices into offsets of the report's text: `report offset = offset + token.idx`.
    `sight` is what the eye saw in the sentence, empty where another pipeline reads.
    `heading` is true for titles and crossheads, `item` for the first sentence behind a bullet or number.
    """

    index: int
    paragraph: int
    span: Span
    offset: int
    quotations: tuple[Span, ...]
    parse: Parse
    sight: Sight
    heading: bool = False
    item: bool = False

    def text(self, span: Span) -> str:
        """The words at a span of the report that lies in this passage's paragraph, in plain marks."""
        return self.parse.doc.text[span.start - self.offset : span.end - self.offset]
