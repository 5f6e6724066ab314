"""Which entries a view is about."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date

from sqlalchemy import Column, ColumnElement, Connection, or_, select

from parley.ledger.schema import entries, occasions, readings, reports


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What is asked for; None asks for all. Words are compared without regard to case.

    `occasion` is an occasion's id or its place; `report` the beginning of a report's id, or its path.
    `since` and `until` are both included; what has no date is left out where either is given.
    """

    party: str | None = None
    issue: str | None = None
    measure: str | None = None
    stance: str | None = None
    occasion: str | None = None
    report: str | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmet:
    """A word of a filter that nothing in the ledger has, with those that there are."""

    field: str
    word: str
    known: tuple[str, ...]

    @property
    def line(self) -> str:
        """What is not there, what is, and what may have been meant."""
        if not self.known:
            return f"no {self.field} {self.word!r} in this ledger."
        listed = ", ".join(self.known[:8]) + (", …" if len(self.known) > 8 else "")
        folded = {name.casefold(): name for name in self.known}
        near = difflib.get_close_matches(self.word.casefold(), folded, n=1)
        meant = f" Did you mean {folded[near[0]]!r}?" if near else ""
        return f"no {self.field} {self.word!r} in this ledger. There are: {listed}.{meant}"


# The current readings are what all views show.
CURRENT = (entries.c.reading_id == readings.c.id) & readings.c.current
_WORDS = {
    "party": entries.c.party,
    "issue": entries.c.issue,
    "measure": entries.c.measure,
    "stance": entries.c.stance,
}


def conditions(connection: Connection, asked: Filter) -> list[ColumnElement[bool]]:
    """Conditions on `entries` (and `reports`, where a report is asked for) that the filter puts."""
    found: list[ColumnElement[bool]] = []
    for name, column in _WORDS.items():
        if (word := getattr(asked, name)) is not None:
            found.append(column.in_(_spelt(connection, column, word)))
    if asked.occasion is not None:
        at_place = select(occasions.c.id).where(
            occasions.c.reading_id == entries.c.reading_id,
            occasions.c.id == entries.c.occasion,
            occasions.c.place.in_(_spelt(connection, occasions.c.place, asked.occasion)),
        )
        named = entries.c.occasion.in_(_spelt(connection, entries.c.occasion, asked.occasion))
        found.append(or_(named, at_place.exists()))
    if asked.report is not None:
        found.append(or_(reports.c.id.startswith(asked.report, autoescape=True), reports.c.path == asked.report))
    if asked.since is not None:
        found.append(entries.c.when_last >= asked.since)
    if asked.until is not None:
        found.append(entries.c.when_first <= asked.until)
    return found


def unmet(connection: Connection, asked: Filter) -> tuple[Unmet, ...]:
    """The words of the filter that nothing in the ledger has."""
    found = []
    for field in fields(asked):
        word = getattr(asked, field.name)
        columns = [_WORDS[field.name]] if field.name in _WORDS else []
        if field.name == "occasion":
            columns = [occasions.c.id, occasions.c.place]
        if word is None or not columns:
            continue
        # An occasion's id is often its place in small letters: one of them is enough.
        known = {
            name.casefold(): name for column in columns for name in sorted(_known(connection, column), reverse=True)
        }
        if word.casefold() not in known:
            found.append(Unmet(field=field.name, word=word, known=tuple(sorted(known.values()))))
    return tuple(found)


def _spelt(connection: Connection, column: Column[str], word: str) -> list[str]:
    """The spellings of `word` that the column holds; compared here: databases differ in folding case."""
    return [name for name in _known(connection, column) if name.casefold() == word.casefold()]


def _known(connection: Connection, column: Column[str]) -> Iterable[str]:
    return (name for (name,) in connection.execute(select(column).distinct()) if name is not None)
