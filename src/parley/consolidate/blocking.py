"""What must be loaded to read one more report into a ledger: keys instead of everything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from parley.consolidate.claims import moment
from parley.consolidate.copies import shingles, sketch
from parley.consolidate.readings import ROUND
from parley.consolidate.words import surname
from parley.model.reading import Reading

_MEMORY = timedelta(days=180)


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """Where the neighbours of a reading are found.

    Another reading can share an origin, a meeting or a conflict with it only if it names one of
    `outlets` (its own or a cited one) or `people` (surnames of named sources), or takes one of `matters`
    (party, measure) within `since` and `until`, or has one of the marks of `sketch` in its text.
    """

    outlets: frozenset[str]
    people: frozenset[str]
    matters: frozenset[tuple[str, str]]
    since: date | None
    until: date | None
    sketch: tuple[int, ...]


def keys_of(reading: Reading) -> Keys:
    """The keys of a reading."""
    links = [link for entry in reading.entries for link in entry.chain if link.name]
    days = [one.date for one in reading.occasions if one.date] + [
        date for date in [moment(reading, {})] if date is not None
    ]
    report = reading.report
    return Keys(
        outlets=frozenset(
            {link.name for link in links if link.type == "outlet" and link.name}
            | ({report.outlet} if report.outlet else set())
        ),
        people=frozenset(surname(link.name) for link in links if link.type.startswith("named") and link.name),
        matters=frozenset((entry.party, entry.provision.measure) for entry in reading.entries),
        since=min(day.first for day in days) - ROUND if days else None,
        until=max(day.last for day in days) + _MEMORY if days else None,
        sketch=sketch(shingles(report.body.of(report.text))),
    )


def related(one: Keys, other: Keys) -> bool:
    """True where what holds across the ledger may change for `other` when `one` is read."""
    timely = one.since is None or other.since is None or one.until is None or other.until is None
    timely = timely or (one.since <= other.until and other.since <= one.until)  # type: ignore[operator]
    shared = one.outlets & other.outlets or one.people & other.people or one.matters & other.matters
    return bool(timely and shared) or len(set(one.sketch) & set(other.sketch)) > 1


def neighbours(reading: Reading, others: Sequence[Reading]) -> tuple[Reading, ...]:
    """Of the others those that must be laid beside the reading."""
    mine = keys_of(reading)
    return tuple(other for other in others if related(mine, keys_of(other)))
