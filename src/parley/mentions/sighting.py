"""An occasion as one place in the text tells it."""

from __future__ import annotations

from dataclasses import dataclass

from parley.text.dates import DateInterval
from parley.text.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """An occasion as one place in the text tells it, before sightings of the same occasion are put together.

    `explicit` are the parties said to take part, `near` groups of those in the sentence, likeliest first.
    `series` marks a series of rounds, which the report's two principals hold where nobody is named. `sure` is
    false where the words alone do not make an occasion ("the talks", "in Tarn"). `definite` sightings may
    point back to one told before. `again` marks one of a row ("another session", "the next one"). `some` is told as
    new ("a conference"). `lent` are bodies that lend it their name ("the G20 summit").
    """

    kind: str
    span: Span
    passage: int
    explicit: tuple[str, ...] = ()
    near: tuple[tuple[str, ...], ...] = ()
    place: str | None = None
    date: DateInterval | None = None
    dated: bool = False
    status: str = "past"
    definite: bool = False
    sure: bool = True
    count: int | None = None
    series: bool = False
    lent: tuple[str, ...] = ()
    again: bool = False
    some: bool = False
