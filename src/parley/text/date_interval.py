"""Stretches of days: a day, a month, a year, or from one day to another."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

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
