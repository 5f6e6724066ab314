"""Finds a model's quotes in the report: exactly, else without regard to marks and spaces, else nearly."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parley.llm.paragraphs import Paragraph
from parley.text.numerals import NUMBER
from parley.text.spans import Span, cover, stripped

NEAREST = 90.0
"""The lowest score, of 100, at which words count as a slip of the pen and not as other words."""

_SHORTEST = 8
_MARKS = {**dict.fromkeys("‘’ʼ`´′‚‛", "'"), **dict.fromkeys("“”„‟«»″", '"'), **dict.fromkeys("‐‑‒–—―−", "-")}
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_ELISION = re.compile(r"\s*(?:\[?(?:…|\.\.\.)\]?)\s*")
_WORD = re.compile(r"[\w'-]+")
_HARD = re.compile(
    rf"(?:no|not|never|none|nor|neither|without|cannot|\w+n't|refus\w*|reject\w*|den(?:y|ied|ies)|{NUMBER})$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Where a quote stands: its pieces in order, how it was found and how well.

    `how` is exact, normalised or close; `score` is 100 but for the last; `times` counts the places it
    could have been.
    """

    spans: tuple[Span, ...]
    how: str
    score: float
    times: int = 1


@dataclass(frozen=True, slots=True)
class Plain:
    """A text with straight marks and single spaces, and for each of its characters the one it came from."""

    text: str
    origin: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """The stretch of the first text that a stretch of the plain one came from."""
        return Span(self.origin[start], self.origin[end - 1] + 1)


def plain(text: str, area: Span | None = None) -> Plain:
    """The text, or an area of it, with marks made straight and runs of space made one space."""
    within = area or Span(0, len(text))
    letters: list[str] = []
    origin: list[int] = []
    for at in range(within.start, within.end):
        char = text[at]
        if char in _INVISIBLE:
            continue
        for one in " " if char.isspace() else _MARKS.get(char) or unicodedata.normalize("NFKC", char):
            if one == " " and letters and letters[-1] == " ":
                continue
            letters.append(one)
            origin.append(at)
    return Plain("".join(letters), tuple(origin))


def find(
    text: str, paragraphs: Sequence[Paragraph], quote: str, number: int | None = None, nth: int = 1
) -> Found | None:
    """Where the quote stands, None where it does not.

    It is looked for in paragraph `number` first, there its `nth` occurrence, and then elsewhere, the
    nearest paragraph first. Words left out with an ellipsis are allowed inside a paragraph.
    """
    pieces = [piece for piece in _ELISION.split(quote.strip().strip("\"“”'‘’ ")) if piece]
    if not pieces or len(max(pieces, key=len)) < _SHORTEST:
        return None
    near = number or 1
    ordered = sorted(paragraphs, key=lambda item: (abs(item.number - near), item.number))
    for way in (_exact, _normalised):
        held = [(item, list(way(text, item.span, pieces))) for item in ordered]
        held = [(item, places) for item, places in held if places]
        if held:
            times = sum(len(places) for _, places in held)
            places = held[0][1]
            inside = held[0][0].number == number
            index = nth - 1 if inside and nth <= len(places) else 0
            # Where the paragraph told says which it is, the words elsewhere are no rivals.
            sure = inside and (len(places) == 1 or nth <= len(places))
            return Found(
                spans=places[index],
                how="exact" if way is _exact else "normalised",
                score=100.0,
                times=1 if sure else times,
            )
    return _close(text, ordered, pieces)


def _exact(text: str, area: Span, pieces: list[str]) -> Iterator[tuple[Span, ...]]:
    at = area.start
    while (start := text.find(pieces[0], at, area.end)) >= 0:
        spans = [Span(start, start + len(pieces[0]))]
        for piece in pieces[1:]:
            following = text.find(piece, spans[-1].end, area.end)
            if following < 0:
                return
            spans.append(Span(following, following + len(piece)))
        if _whole(text, cover(spans)):
            yield tuple(spans)
        at = start + 1


def _normalised(text: str, area: Span, pieces: list[str]) -> Iterator[tuple[Span, ...]]:
    flat = plain(text, area)
    wanted = [plain(piece).text.strip() for piece in pieces]
    if all(wanted):
        for spans in _exact(flat.text, Span(0, len(flat.text)), wanted):
            yield tuple(flat.span(span.start, span.end) for span in spans)


def _whole(text: str, span: Span) -> bool:
    """True where the stretch begins and ends between words: "art" is not quoted from "party"."""
    before = span.start > 0 and text[span.start - 1].isalnum() and text[span.start].isalnum()
    after = span.end < len(text) and text[span.end].isalnum() and text[span.end - 1].isalnum()
    return not (before or after)


def _close(text: str, ordered: list[Paragraph], pieces: list[str]) -> Found | None:
    """The stretch most like the quote; a differing number, name or "not" makes it another sentence."""
    from rapidfuzz import fuzz

    wanted = plain(" ".join(pieces)).text.strip()
    best: Found | None = None
    for item in ordered:
        flat = plain(text, item.span)
        if len(wanted) < 2 * _SHORTEST or len(wanted) > 1.1 * len(flat.text):
            continue
        match = fuzz.partial_ratio_alignment(wanted, flat.text, score_cutoff=best.score + 0.01 if best else NEAREST)
        if match is None or match.dest_end <= match.dest_start:
            continue
        span = _widened(flat.text, match.dest_start, match.dest_end)
        if _same_substance(wanted, flat.text[span.start : span.end]):
            here = stripped(text, flat.span(span.start, span.end))
            best = Found(spans=(here,), how="close", score=round(match.score, 1))
    return best


def _widened(text: str, start: int, end: int) -> Span:
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    return Span(start, end)


def _same_substance(one: str, other: str) -> bool:
    return _substance(one) == _substance(other)


def _substance(words: str) -> tuple[list[str], frozenset[str]]:
    """What may not differ: numbers and negations with their order, and capitalised words but the first."""
    found = _WORD.findall(words)
    hard = [word.lower() for word in found if word[0].isdigit() or _HARD.match(word)]
    return hard, frozenset(word.removesuffix("'s") for word in found[1:] if word[0].isupper())
