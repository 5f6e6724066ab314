"""Quotation marks: which stretches of a paragraph stand in them, and whether the marks balance."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from parley.text.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotes:
    """The quotations of one paragraph: outermost only, in order, the marks included.

    `balanced` is false where a mark has no partner: a quotation that is never closed is taken to end
    with its paragraph, a closing mark alone opens nothing.
    """

    spans: tuple[Span, ...] = ()
    balanced: bool = True


@dataclass(slots=True)
class _State:
    """What is open while the marks of one paragraph are walked through."""

    open: list[tuple[str, int]]
    spans: list[Span]
    strays: int = 0


# What closes each opening mark. „…“ is German, »…« Danish, ”…” Swedish; reports quote the foreign press.
_CLOSERS = {"“": "”", "‘": "’", "„": "“”", "«": "»", "»": "«", '"': '"', "'": "'", "”": "”", "‟": "”"}
# Where texts are pasted together, a quotation begins in one style and ends in the other.
_MIXED = {"“": '"', "„": '"', "‟": '"', '"': "”"}
_SINGLE = "‘'’"
# Nobody quotes deeper; what lies below was never closed.
_DEEPEST = 8
_MARK = re.compile("[“”„‟«»\"‘’']")
# Words that drop their beginning, and years: '90s, 'em, 'til.
_ELIDED = re.compile(r"[‘’'](?:\d\ds?\b|(?:em|til|tis|twas|cause|bout|round|n|neath|tween)\b)", re.IGNORECASE)
_OPENS_A_PARAGRAPH = re.compile(r"\s*(?:[-–—•*]\s*)?([“„«\"‘'])")


def find_quotes(text: str, within: Span | None = None) -> Quotes:
    """The quotations of one paragraph of `text`, the whole text where `within` is not given."""
    return _walk(text, within or Span(0, len(text)))[0]


def quotes_of_paragraphs(text: str, paragraphs: Iterable[Span]) -> tuple[Quotes, ...]:
    """The quotations of consecutive paragraphs, one result for each.

    A quotation that runs over several has an opening mark at the head of each and closes once, at its
    end: such a paragraph is balanced though its last quotation is not closed in it.
    """
    found: list[Quotes] = []
    left_open: str | None = None
    for paragraph in paragraphs:
        head = _OPENS_A_PARAGRAPH.match(text, paragraph.start, paragraph.end)
        if found and left_open and head and head[1] == left_open:
            found[-1] = Quotes(spans=found[-1].spans, balanced=True)
        quotes, left_open = _walk(text, paragraph)
        found.append(quotes)
    return tuple(found)


def _walk(text: str, area: Span) -> tuple[Quotes, str | None]:
    """The quotations of `area`, and the mark left open where that is all that is wrong with it."""
    state = _State(open=[], spans=[])
    for match in _MARK.finditer(text, area.start, area.end):
        _take(text, area, match.start(), state)
    # A straight or single mark that nothing closes may be an apostrophe: it counts only when outermost.
    left = state.open[0] if state.open else None
    if left:
        state.spans.append(Span(left[1], max(left[1], len(text[: area.end].rstrip()))))
    quotes = Quotes(spans=tuple(state.spans), balanced=not left and not state.strays)
    return quotes, left[0] if left and not state.strays and len(state.open) == 1 else None


def _take(text: str, area: Span, at: int, state: _State) -> None:
    mark = text[at]
    before = text[at - 1] if at > area.start else " "
    after = text[at + 1] if at + 1 < area.end else " "
    if mark in _SINGLE and _is_apostrophe(text, area, at, before, after, state):
        return
    closes = _closes(mark, before, after, state)
    if closes is not None:
        start = state.open[closes][1]
        # Marks opened inside and never closed end with what holds them.
        state.strays += sum(kind not in _SINGLE for kind, _ in state.open[closes + 1 :])
        del state.open[closes:]
        if not state.open:
            state.spans.append(Span(start, at + 1))
    elif mark in "“„‟«‘" or (_at_word_start(before, after) and mark != "’"):
        state.open.append((mark, at))
    elif not (mark == '"' and before.isdigit()):
        # A straight mark after a figure is one of inches.
        state.strays += 1


def _closes(mark: str, before: str, after: str, state: _State) -> int | None:
    """The index in `state.open` of what `mark` closes."""
    for index in reversed(range(max(0, len(state.open) - _DEEPEST), len(state.open))):
        opener = state.open[index][0]
        mixed = mark in _MIXED.get(opener, "") and not before.isspace() and not before.isdigit()
        if mark not in _CLOSERS[opener] and not (mixed and not _at_word_start(before, after)):
            continue
        # The same mark on both sides: it opens another quotation where only an opening one can stand.
        if mark == opener and _at_word_start(before, after):
            return None
        return index
    return None


def _at_word_start(before: str, after: str) -> bool:
    return (before.isspace() or before in "([{—–-/“‘\"'«„") and not after.isspace()


def _is_apostrophe(text: str, area: Span, at: int, before: str, after: str, state: _State) -> bool:
    mark = text[at]
    if before.isalnum() and after.isalnum():
        return True
    if _at_word_start(before, after):
        if _ELIDED.match(text, at, area.end):
            return True
        return mark == "'" and not _closing_ahead(text, area, at, "'")
    if mark == "‘":
        return False
    opener = "'" if mark == "'" else "‘"
    if not any(kind == opener for kind, _ in state.open[-_DEEPEST:]):
        return before.isalnum() or before.isspace()
    # Inside single marks "the soldiers' families" has an apostrophe where the quotation closes later.
    return before in "sS" and after.isspace() and _closing_ahead(text, area, at, mark)


def _closing_ahead(text: str, area: Span, at: int, mark: str) -> bool:
    """True where a mark that can close stands further on, before another of its kind opens."""
    for match in re.compile(f"[{mark}‘]").finditer(text, at + 1, area.end):
        before = text[match.start() - 1]
        after = text[match.start() + 1] if match.start() + 1 < area.end else " "
        if match.group() == "‘" or (_at_word_start(before, after) and not before.isalnum()):
            return False
        if not after.isalnum() and not before.isspace():
            return True
    return False
