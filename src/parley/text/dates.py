"""Dates are intervals: "October 2025" is a month, "Friday" a day reckoned from a reference date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from parley.text.date_interval import DateInterval
from parley.text.date_reckoning import Fields, reckon
from parley.text.date_words import PATTERNS
from parley.text.spans import Span

__all__ = ["DateExpression", "DateInterval", "find_dates"]

# What is moved from one day to another does not last from one to the other.
_MOVED = re.compile(
    r"\b(?:mov|postpon|delay|push|reschedul|shift|chang|extend|prolong|br(?:ing|ought) forward|put (?:back|off))"
    r"\w*\b[^.;]*\Z",
    re.IGNORECASE,
)
_NEARBY = 80  # characters in which the verb stands before its dates


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A date as it stands in a text, not yet reckoned."""

    span: Span
    words: str
    fields: tuple[tuple[str, str], ...]

    def reckon(self, reference: date | None, future: bool = False) -> DateInterval | None:
        """The interval the words name, seen from `reference`; None where that is needed and missing.

        `future` says that the words stand in a clause about what is to come, so that "on Monday" is the
        next one and not the last. A day or month without a year is the one nearest before the reference
        (at most a month after it), or after it for the future. None too for a day that no calendar has
        and for 03/04/2025, which is one day in London and another in New York.
        """
        try:
            return reckon(dict(self.fields), reference, future)
        except (ValueError, OverflowError):
            return None


def find_dates(text: str, within: Span | None = None) -> list[DateExpression]:
    """The date expressions of `text` in order, none inside another; `within` limits the search."""
    area = within or Span(0, len(text))
    found = [one for line in _lines(text, area) for one in _in_line(text, line)]
    return sorted(found, key=lambda item: item.span)


def _lines(text: str, area: Span) -> Iterator[Span]:
    start = area.start
    while start < area.end:
        end = text.find("\n", start, area.end)
        end = area.end if end < 0 else end
        yield Span(start, end)
        start = end + 1


def _in_line(text: str, line: Span) -> list[DateExpression]:
    found: list[DateExpression] = []
    for needed, patterns in PATTERNS:
        if not needed.search(text, line.start, line.end):
            continue
        for pattern in patterns:
            for match in pattern.finditer(text, line.start, line.end):
                span = Span(*match.span())
                fields = {key: value for key, value in match.groupdict().items() if value}
                if any(span.overlaps(other.span) for other in found) or not _holds(fields, text, span):
                    continue
                found.append(DateExpression(span, match.group(), tuple(_shared(fields).items())))
    return found


def _holds(fields: Fields, text: str, span: Span) -> bool:
    """False for two dates that are no range: apart ("3 and 10 March"), or the second put for the first."""
    if not any(key.startswith("to_") for key in fields):
        return True
    if "joined" in fields:
        return int(fields["to_day"]) == int(fields["day"]) + 1
    return not _MOVED.search(text, max(0, span.start - _NEARBY), span.start)


def _shared(fields: Fields) -> dict[str, str]:
    """The fields of a range with what stands once and is said of both its ends: "1 to 4 March 2025"."""
    found = dict(fields)
    if "to_day" in found and "to_month" not in found:
        found["to_month"] = found["month"]
    elif "to_month" in found and "month" not in found:
        found["month"] = found["to_month"]
        if "to_year" in found:
            found["year"] = found["to_year"]
    if "to_year" in found and len(found["to_year"]) == 2:
        found["to_year"] = found["year"][:2] + found["to_year"]
    return found
