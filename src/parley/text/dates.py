"""Dates are intervals: "October 2025" is a month, "Friday" a day reckoned from a reference date."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from parley.text.spans import Span

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_DAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
_NUMBERS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
_NUMBERS |= {"nine": 9, "ten": 10}


def _cased(names: list[str]) -> str:
    """The names as English writes them, longest first: "may" is a verb and "march" a walk."""
    longest_first = sorted(names, key=len, reverse=True)
    return "|".join(form for name in longest_first for form in (name.capitalize(), name.upper()))


_MONTH_NAME = _cased(list(_MONTHS))
_FULL_MONTH = _cased([name.lower() for name in calendar.month_name if name])
_WEEKDAY = rf"(?P<weekday>{_cased(list(_DAYS))})"
_MONTH = rf"(?P<month>{_MONTH_NAME})\.?"
_DAY = r"(?P<day>0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1[89][0-9]{2}|20[0-9]{2})"
# "Sunday 17 August" is one date, not two; the weekday adds nothing to the day it stands with.
_ON_WEEKDAY = rf"(?:(?:{_cased(list(_DAYS))}),? (?:the )?)?"
_BEFORE_MONTH = "in|for|since|of|by|until|early|late|mid|from|during|before|after|his|her|their|its|the|this|last|next"

_PATTERNS = tuple(
    re.compile(form)
    for form in (
        r"(?<![0-9-])(?P<iso>(?:1[89]|20)[0-9]{2}-[01][0-9]-[0-3][0-9])(?![0-9-])",
        r"(?<![0-9./])(?P<dmy>[0-3]?[0-9](?P<mark>[./])[0-3]?[0-9][./](?:1[89]|20)[0-9]{2})(?![0-9])",
        rf"\b{_ON_WEEKDAY}{_MONTH} {_DAY}(?:,? {_YEAR})?\b(?![0-9.,]*[0-9]|-[a-z])",
        rf"\b{_ON_WEEKDAY}{_DAY}(?: of)? {_MONTH}(?:,? {_YEAR})?(?!\w)",
        rf"\b{_MONTH},? (?:of )?{_YEAR}\b",
        rf"\b(?:(?P<shift>(?i:last|next|this past|this coming|this)) )?{_WEEKDAY}\b",
        r"\b(?P<near>(?i:yesterday|today|tonight|tomorrow))\b",
        r"\b(?P<step>(?i:last|next|this|earlier this|later this)) (?P<unit>week|month|year)\b",
        rf"\b(?P<ago>(?i:[0-9]{{1,3}}|{'|'.join(_NUMBERS)})) "
        r"(?P<agounit>day|week|month|year)s? (?:ago|earlier)\b",
        rf"\b(?i:{_BEFORE_MONTH})[ -](?P<monthonly>{_FULL_MONTH})\b(?! [0-9])",
        rf"\b(?P<possmonth>{_FULL_MONTH})['’]s\b",
        rf"\b(?i:in|since|of|the|from|by|until|before|after|during) {_YEAR}\b(?![-/.,]?[0-9])",
    )
)
_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


@dataclass(frozen=True, slots=True, order=True)
class DateInterval:
    """The days from `first` to `last`, both included."""

    first: date
    last: date
    reckoned_from: str | None = None

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"the interval ends on {self.last} before it begins on {self.first}")

    @classmethod
    def day(cls, value: date, reckoned_from: str | None = None) -> DateInterval:
        """One day."""
        return cls(value, value, reckoned_from)

    @classmethod
    def month(cls, year: int, month: int, reckoned_from: str | None = None) -> DateInterval:
        """A calendar month."""
        last = calendar.monthrange(year, month)[1]
        return cls(date(year, month, 1), date(year, month, last), reckoned_from)

    @classmethod
    def year(cls, year: int, reckoned_from: str | None = None) -> DateInterval:
        """A calendar year."""
        return cls(date(year, 1, 1), date(year, 12, 31), reckoned_from)

    @classmethod
    def parse(cls, iso: str) -> DateInterval:
        """The interval that `iso` names; the inverse of `iso`. Raises ValueError for any other text."""
        if "/" in iso:
            first, last = iso.split("/")
            return cls(date.fromisoformat(first), date.fromisoformat(last))
        match = _ISO.fullmatch(iso)
        if not match:
            raise ValueError(f"{iso!r} is no year, month, day or first/last")
        year, month, day = (int(part) if part else 0 for part in match.groups())
        if day:
            return cls.day(date(year, month, day))
        return cls.month(year, month) if match[2] else cls.year(year)

    @property
    def iso(self) -> str:
        """`2025`, `2025-08`, `2025-08-15`, or `first/last` for any other stretch."""
        first, last = self.first.isoformat(), self.last.isoformat()
        if first == last:
            return first
        if (first[4:], last[4:]) == ("-01-01", "-12-31") and first[:4] == last[:4]:
            return first[:4]
        whole = DateInterval.month(self.first.year, self.first.month)
        return first[:7] if (self.first, self.last) == (whole.first, whole.last) else f"{first}/{last}"

    def overlaps(self, other: DateInterval) -> bool:
        """True where the two share a day."""
        return self.first <= other.last and other.first <= self.last


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
        fields = dict(self.fields)
        try:
            return _stated(fields) or (_reckoned(fields, reference, future) if reference else None)
        except (ValueError, OverflowError):
            return None


def find_dates(text: str, within: Span | None = None) -> list[DateExpression]:
    """The date expressions of `text` in order, none inside another; `within` limits the search."""
    area = within or Span(0, len(text))
    found: list[DateExpression] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(text, area.start, area.end):
            span = Span(*match.span())
            if any(span.overlaps(other.span) for other in found):
                continue
            fields = tuple((key, value) for key, value in match.groupdict().items() if value)
            found.append(DateExpression(span, match.group(), fields))
    return sorted(found, key=lambda item: item.span)


def _stated(fields: dict[str, str]) -> DateInterval | None:
    """The interval of words that state their year."""
    if iso := fields.get("iso"):
        return DateInterval.day(date.fromisoformat(iso))
    if "dmy" in fields:
        return _in_figures(fields["dmy"], fields["mark"])
    if "year" not in fields:
        return None
    year = int(fields["year"])
    if "month" not in fields:
        return DateInterval.year(year)
    month = _MONTHS[fields["month"].lower()]
    return (
        DateInterval.day(date(year, month, int(fields["day"]))) if "day" in fields else DateInterval.month(year, month)
    )


def _in_figures(words: str, mark: str) -> DateInterval | None:
    day, month, year = (int(part) for part in re.split(r"[./]", words))
    if mark == "/" and day <= 12 and month <= 12 and day != month:
        return None
    if month > 12 and mark == "/":
        day, month = month, day
    return DateInterval.day(date(year, month, day))


def _reckoned(fields: dict[str, str], reference: date, future: bool) -> DateInterval | None:
    """The interval of words that need a reference date."""
    since = reference.isoformat()
    if name := fields.get("month") or fields.get("monthonly") or fields.get("possmonth"):
        month, day = _MONTHS[name.lower()], int(fields.get("day", 1))
        year = _nearest_year(month, day, reference, future)
        if "day" in fields:
            return DateInterval.day(date(year, month, day), since)
        return DateInterval.month(year, month, since)
    if "weekday" in fields:
        days = _days_to(fields["weekday"], fields.get("shift", "").lower(), reference, future)
        return DateInterval.day(reference + timedelta(days=days), since)
    if near := fields.get("near"):
        days = {"yesterday": -1, "tomorrow": 1}.get(near.lower(), 0)
        return DateInterval.day(reference + timedelta(days=days), since)
    if unit := fields.get("unit"):
        return _whole_unit(unit, {"last": -1, "next": 1}.get(fields["step"].lower(), 0), reference)
    if ago := fields.get("ago"):
        return _ago(_NUMBERS.get(ago.lower()) or int(ago), fields["agounit"], reference)
    return None


def _nearest_year(month: int, day: int, reference: date, future: bool) -> int:
    candidate = date(reference.year, month, min(day, 28))
    if future and candidate < reference - timedelta(days=31):
        return reference.year + 1
    if not future and candidate > reference + timedelta(days=31):
        return reference.year - 1
    return reference.year


def _days_to(weekday: str, shift: str, reference: date, future: bool) -> int:
    distance = (_DAYS[weekday.lower()] - reference.weekday()) % 7
    if shift in ("next", "this coming") or (future and shift != "last"):
        return distance or (7 if shift == "next" else 0)
    # "Last Monday" on a Monday is a week ago; a bare "Monday" then is today.
    return distance - 7 if distance or shift == "last" else 0


def _whole_unit(unit: str, step: int, reference: date) -> DateInterval:
    since = reference.isoformat()
    if unit == "year":
        return DateInterval.year(reference.year + step, since)
    if unit == "month":
        count = reference.year * 12 + reference.month - 1 + step
        return DateInterval.month(count // 12, count % 12 + 1, since)
    monday = reference - timedelta(days=reference.weekday()) + timedelta(weeks=step)
    return DateInterval(monday, monday + timedelta(days=6), since)


def _ago(count: int, unit: str, reference: date) -> DateInterval:
    if unit in ("month", "year"):
        return _whole_unit(unit, -count, reference)
    then = reference - timedelta(days=count * (7 if unit == "week" else 1))
    return DateInterval.day(then, reference.isoformat())
