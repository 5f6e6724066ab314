"""When: date expressions, reckoned from the report's declared date by the tense around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from parley.model.mention import Time
from parley.model.passage import Passage
from parley.model.report import Report
from parley.text.dates import DateExpression, DateInterval, find_dates
from parley.text.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_AHEAD = frozenset({"will", "'ll", "shall", "wo", "forthcoming", "upcoming", "coming", "next", "tomorrow"})
# What "to" after a form of "be" or these words looks forward to: "is to meet", "due to travel", "plans to".
_PLANNING = re.compile(
    r"due|plan(?:s|ned)?|scheduled|expect(?:s|ed)?|set|slated|poised|intend(?:s|ed)?|wants?|hope[sd]?|proposed?|ready"
    r"|prepared|preparing|about|going|likely|agree[sd]?|arrang(?:e|ing)|bound|aims?|invited"
)
_SET_DOWN = frozenset({"planned", "scheduled", "slated", "set", "due", "expected"})
_WHERE = frozenset({"in", "at", "on"})
_BE = frozenset({"is", "are", "'s", "be", "'re", "am"})
_PAST = frozenset({"VBD", "VBN"})
_PRESENT = frozenset({"VBZ", "VBP"})
_REPORTING = frozenset(
    {"say", "tell", "report", "write", "add", "state", "note", "cite", "quote", "accord", "claim", "show"}
)
_BREAKS = frozenset({",", ";", ":", "-", "(", ")", "."})
_SIX_MONTHS = timedelta(days=183)


def times(passage: Passage, report: Report) -> tuple[Time, ...]:
    """The date expressions of a passage, in order, each reckoned as far as the report honestly allows.

    The reference is the first day of the declared date; words in a clause about what is to come look
    forward from it, others back. `interval` stays None where the report gives nothing to reckon from:
    without a declared date all weekdays and words like "yesterday"; a month or day without a year too,
    unless the same paragraph or the one before states a full date earlier on, which then gives the year
    nearest to it. It also stays None for a coming weekday that is the reference's own: "will meet on
    Monday", told on a Monday, may be the same day or a week later.
    """
    return tuple(_times(passage, report))


def _times(passage: Passage, report: Report) -> Iterator[Time]:
    reference = report.declared_date.first if report.declared_date else None
    for found in find_dates(report.text, passage.span):
        future = looks_ahead(passage, found.span)
        interval = None if _ambiguous(found, reference, future) else found.reckon(reference, future)
        if interval is None and reference is None:
            interval = _by_the_text(found, report)
        yield Time(span=found.span, interval=interval)


def _ambiguous(found: DateExpression, reference: date | None, future: bool) -> bool:
    interval = found.reckon(reference, future) if reference else None
    weekday = any(key == "weekday" for key, _ in found.fields)
    shifted = any(key == "shift" for key, _ in found.fields)
    return bool(interval and weekday and not shifted and future and interval.first == reference)


def _by_the_text(found: DateExpression, report: Report) -> DateInterval | None:
    """A day or month without a year, by the last full date before it in its paragraph or the one before."""
    if not any(key in ("month", "monthonly", "possmonth") for key, _ in found.fields):
        return None
    text, start = report.text, found.span.start
    here = text.rfind("\n", 0, start)
    begin = text.rfind("\n", 0, len(text[:here].rstrip())) + 1 if here > 0 else 0
    earlier = find_dates(text, Span(begin, start))
    full = [item.reckon(None) for item in earlier if {"day", "year"} <= dict(item.fields).keys()]
    anchor = next((item.first for item in reversed(full) if item), None)
    if anchor is None:
        return None
    near = [found.reckon(anchor, future) for future in (False, True)]
    fitting = [item for item in near if item and abs(item.first - anchor) <= _SIX_MONTHS]
    return replace(fitting[0], reckoned_from=anchor.isoformat()) if fitting else None


def looks_ahead(passage: Passage, span: Span) -> bool:
    """True where the clause around `span` tells what is to come: by auxiliary, verb of planning or tense.

    The clause is read from the surface, back and forth to the next mark; the nearest verb before decides,
    else the nearest after. A present tense with a date looks ahead too ("when he sees her on Monday"), but
    not with the date of a thing ("Thursday's article says").
    """
    tokens = list(passage.parse)
    starts = [passage.offset + t.idx for t in tokens]
    inside = [i for i, t in enumerate(tokens) if starts[i] < span.end and starts[i] + len(t) > span.start]
    if not inside:
        return False
    owned = any(t.text == "'s" for t in tokens[inside[-1] : inside[-1] + 2])
    back = _stretch(tokens, inside[0], -1)[::-1]
    if _follows(tokens, inside[0]) and not _AHEAD & {t.lower_ for t in back}:
        return False
    forth = _stretch(tokens, inside[-1], 1)
    if owned and any(t.lemma_ in ("cancel", "postpone") or t.lower_ == "off" for t in back[-2:]):
        # "Called off Thursday's meeting": only what is to come can be.
        return True
    told = [_tells(back, place, owned) for place in range(len(back) - 1, -1, -1)]
    told += [_tells(forth, place, owned) for place in range(len(forth))]
    told += [_tells(tokens, place, owned) for place in range(inside[0] - 1, -1, -1)]
    return next((ahead for ahead in told if ahead is not None), False)


def _follows(tokens: list[Token], position: int) -> bool:
    """Whether the date is of what something came after: "after a brief meeting on Wednesday"."""
    for token in tokens[position - 2 :: -1] if position > 1 else []:
        if token.lower_ in ("after", "following", "since"):
            return True
        if token.pos_ in ("VERB", "AUX") or token.text in _BREAKS - {"-"}:
            break
    return False


def _stretch(tokens: list[Token], position: int, step: int) -> list[Token]:
    found = []
    position += step
    while 0 <= position < len(tokens) and tokens[position].text not in _BREAKS:
        found.append(tokens[position])
        position += step
    return found


def _tells(clause: list[Token], place: int, owned: bool) -> bool | None:
    """Whether the word at `place` makes its clause look ahead or back; None where it does not tell."""
    token = clause[place]
    words = [t.lower_ for t in clause[max(0, place - 5) : place]]
    if token.lower_ in _AHEAD or token.lower_ == "possible":
        return True
    if token.tag_ == "MD" and token.lower_ in ("may", "might"):
        return True
    if token.tag_ == "VB" and "to" in words[-2:] and any(word in _BE or _PLANNING.fullmatch(word) for word in words):
        return True
    # "Would" is the future seen from the past, which tells the order but not the side of the reference.
    if token.tag_ == "VB" and {"did", "would"} & set(words):
        return "would" in words
    if token.tag_ in _PAST:
        passive = words[-1:] in (["be"], ["is"], ["are"])
        after = clause[place + 1].lower_ if place + 1 < len(clause) else ""
        # "A summit planned in Tarn on Sunday", and not one that "was planned on Sunday".
        set_down = token.lower_ in _SET_DOWN and after in _WHERE and words[-1:] not in (["was"], ["were"], ["been"])
        return passive or set_down or bool(_PLANNING.fullmatch(token.lower_) and after in ("for", "to"))
    told_now = token.tag_ in _PRESENT and token.lemma_ not in _REPORTING | {"have"}
    return True if told_now and not owned else None
