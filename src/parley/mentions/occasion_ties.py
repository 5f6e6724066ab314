"""To which occasion a stance belongs: one told in its sentence, else one carried over from those before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parley.model.mention import Occasion
from parley.model.passage import Passage
from parley.text.dates import find_dates
from parley.text.spans import Span

# What stands before a mention that is not where the stance was taken: "after the summit he said".
_ASIDE = re.compile(
    r"\b(?:after|following|followed|preceded|before|since|until|beyond|ahead of|prior to|day after|named in)\s+$",
    re.IGNORECASE,
)
_THEN = re.compile(r"\b(?:when|at|during|once)\b[^,;.]{0,30}$", re.IGNORECASE)
# Words that take a proposal up again: the conditions, returns and further points of what was told before.
_RESUMING = re.compile(
    r"\b(?:would|also|in (?:return|exchange)"
    r"|under (?:the|that|this|its|his) [\w -]*?(?:deal|plan|proposal|offer|terms|bargain)"
    r"|in (?:its|his|their|this|that) version|['’]s (?:offer|proposal|demands|terms))\b",
    re.IGNORECASE,
)
# Words that tell of another time, so that nothing is carried into the sentence.
_BREAKING = re.compile(
    r"\b(?:now|already|still|no longer|again|afterwards|earlier|since then|consistently|always|never|today"
    r"|(?:has|have) (?:\w+ )?(?:rejected|refused|demanded|insisted|called|said|repeated)"
    r"|(?:has|have) (?:\w+ )?(?:accepted|agreed|spoken)|rejects?|insists?|supports?|favou?rs)\b",
    re.IGNORECASE,
)
_FAR = 12


def occasion_at(
    occasions: Sequence[Occasion], passages: Sequence[Passage], passage: Passage, span: Span
) -> Occasion | None:
    """The occasion to which a stance found at `span` belongs; None where none is told.

    A mention in the sentence goes first, the nearest one; not one that stands after "after", "following"
    or "before", and a planned occasion only where the sentence says what is to happen at it ("when he sees
    her"). Without one, the last past occasion told before is carried over where the sentence takes up again
    what was put there ("would", "also", "in return", "under the proposed deal"), or where the paragraph's
    sentence just before belongs to it and the telling goes on in the past. Nothing is carried into a
    sentence that speaks of another time ("now", "has rejected", "on Tuesday"), and from a document nothing
    beyond its paragraph.
    """
    told = _hosting(occasions, passage)
    if told:
        return min(told, key=lambda item: _distance(item[0], span))[1]
    if any(
        passage.span.holds(mention)
        for occasion in occasions
        for mention in occasion.mentions
        if occasion.status == "past"
    ):
        return None
    words = _words(passage, passage.span)
    if _BREAKING.search(words) or find_dates(passage.parse.doc.text, _inside(passage)):
        return None
    return _carried(occasions, passages, passage, span, words)


def _hosting(occasions: Sequence[Occasion], passage: Passage) -> list[tuple[Span, Occasion]]:
    found = []
    for occasion in occasions:
        for mention in occasion.mentions:
            if not passage.span.holds(mention):
                continue
            before = _words(passage, Span(passage.span.start, mention.start))
            fits = _THEN.search(before) if occasion.status == "planned" else not _ASIDE.search(before)
            if fits:
                found.append((mention, occasion))
    return found


def _distance(mention: Span, span: Span) -> int:
    return max(0, mention.start - span.end, span.start - mention.end)


def _carried(
    occasions: Sequence[Occasion], passages: Sequence[Passage], passage: Passage, span: Span, words: str
) -> Occasion | None:
    earlier = [other for other in passages if passage.index - _FAR * 2 <= other.index < passage.index]
    last = next((found for other in reversed(earlier) for found in [_last(occasions, other)] if found), None)
    if last is None or last[1].kind == "briefing":
        return None
    near = passage.paragraph - last[0].paragraph <= (0 if last[1].kind == "document" else _FAR)
    resumed = near and bool(_RESUMING.search(words))
    beside = last[0].paragraph == passage.paragraph and _past(passage, span)
    return last[1] if resumed or beside else None


def _last(occasions: Sequence[Occasion], passage: Passage) -> tuple[Passage, Occasion] | None:
    """The last past occasion that a sentence mentions."""
    inside = [
        (mention, o) for o in occasions for mention in o.mentions if passage.span.holds(mention) and o.status == "past"
    ]
    return (passage, max(inside, key=lambda item: item[0])[1]) if inside else None


def _past(passage: Passage, span: Span) -> bool:
    """Whether the verbs up to the stance tell it in the past."""
    tags = [t.tag_ for t in passage.parse if passage.offset + t.idx < span.end and t.pos_ in ("VERB", "AUX")]
    return "VBD" in tags


def _inside(passage: Passage) -> Span:
    """The sentence in offsets of its paragraph."""
    return Span(passage.span.start - passage.offset, passage.span.end - passage.offset)


def _words(passage: Passage, span: Span) -> str:
    """The words of a stretch of the passage, in the plain marks of its parse."""
    doc = passage.parse.doc
    return doc.text[span.start - passage.offset : span.end - passage.offset]
