"""One report's telling of an occasion, and whether two stated ones could be one."""

from __future__ import annotations

from dataclasses import dataclass

from parley.model.across import Meeting
from parley.model.mention import Occasion
from parley.text.dates import DateExpression, DateInterval

# Leaders who meet are said to hold a summit, talks or a meeting; a call or a paper is called what it is.
_IN_PERSON = frozenset({"summit", "meeting", "talks", "visit", "negotiations", "conference"})
MEMORY = 180  # days for which an undated mention is taken to mean the last such occasion


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One report's telling of an occasion. `claims` are what is said to have been put there, coarsely.

    `said` is the day or month that a report without a date gives it, without a year.
    """

    report: str
    occasion: Occasion
    published: DateInterval | None
    claims: frozenset[tuple[str, ...]]
    said: DateExpression | None = None

    @property
    def key(self) -> tuple[str, str]:
        """The report and the id of the occasion in it."""
        return self.report, self.occasion.id


def family(kind: str) -> str:
    """The kind, all in which people meet in person as one."""
    return "in person" if kind in _IN_PERSON else kind


def may_be_one(left: Meeting | None, right: Meeting | None) -> bool | None:
    """True where two stated meetings could be one, False where they cannot, None where one is not stated."""
    if left is None or right is None:
        return None
    if left.id == right.id:
        return True
    if family(left.kind) != family(right.kind):
        return False
    if left.date and right.date:
        return False
    one, other = set(left.participants), set(right.participants)
    if not {*left.places}.isdisjoint(right.places):
        return not one or not other or not one.isdisjoint(other)
    return (not left.places or not right.places) and (one <= other or other <= one)
