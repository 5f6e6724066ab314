"""A telling with all by which it is compared: its words and claims, its days, and whether its report leads with it."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from functools import lru_cache

from parley.consolidate.claims import Claim
from parley.consolidate.readings import near
from parley.consolidate.words import fold
from parley.model.across import Telling
from parley.text.dates import DateInterval

# A name (not the first word of a sentence, which is written large whatever it is) or a number.
_NAME = re.compile(r"(?<=[\w,;:] )(?:[A-Z][a-z]{2,}|[A-Z]{2,5})\b|\b\d+(?:[.,]\d+)*\b")
_CALENDAR = frozenset({*calendar.month_name, *calendar.day_name})
_WEEK = 6  # days within which a report that gives no day retells what an outlet told


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A telling with its passages, its claims, the figures in them, and when its report was written.

    `told` is the day on which the outlet is said to have told it. `opening` is what the report opens with,
    where it opens with that outlet's report and is not of that outlet; `retold` is true where it is not.
    """

    telling: Telling
    words: tuple[str, ...]
    claims: tuple[Claim, ...]
    published: DateInterval | None
    figures: frozenset[tuple[str, float]]
    told: DateInterval | None = None
    retold: bool = False
    opening: str = ""

    @property
    def day(self) -> DateInterval | None:
        """When the outlet told it, as far as is known: as the report says, else about when the report was written."""
        return self.told or self.published

    @property
    def names(self) -> set[str]:
        """The names and numbers in the passages, without the outlet's and the source's own."""
        return self._others(" \n".join(self.words))

    @property
    def opening_names(self) -> set[str]:
        """The same of what the report opens with."""
        return self._others(self.opening)

    def _others(self, words: str) -> set[str]:
        own = {fold(word) for word in f"{self.telling.outlet or ''} {self.telling.source or ''}".split()}
        return {name for name in names_in(words) if fold(name) not in own}


@lru_cache(maxsize=2048)
def names_in(words: str) -> frozenset[str]:
    """The names and numbers in a text; first words of sentences, months and days of the week are left out."""
    return frozenset(name for name in _NAME.findall(words) if name not in _CALENDAR)


def near_days(one: Told, other: Told) -> bool:
    """True where both tell what an outlet told on one day, or days, as far as the reports let one know."""
    if one.told and other.told:
        return near(one.told, other.told, days=1)
    if near(one.published, other.published, days=3):
        return True
    for here, there in ((one, other), (other, one)):
        if here.told and there.published:
            return here.told.first <= there.published.last and near(here.told, there.published, days=_WEEK)
    return False
