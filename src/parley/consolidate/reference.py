"""What a case file knows beside the reports: reference facts, and which places others are made of or lie in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parley.consolidate.events import Dated, at_odds, event_named
from parley.consolidate.places import Gazetteer
from parley.consolidate.words import fold, passage_at, place_key
from parley.errors import CaseError
from parley.text.dates import DateInterval

if TYPE_CHECKING:
    from parley.codebook.case import Case, CaseFact

_EVENTS = "an event that reports date: a war, fighting, an agreement, a truce, an attack, an election and the like"
_CAPITALISED = re.compile(r"\b[^\W\d_a-z][\w’'-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A reference fact: an event and its date, with where it is from.

    `event` is one that datings in reports name; `names`, folded, must all stand in the sentence that dates it.
    """

    event: str
    date: DateInterval
    source: str
    names: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """All that is known beside the reports."""

    facts: tuple[Fact, ...] = ()
    places: Gazetteer | None = None


def reference_of(case: Case) -> Reference:
    """What the case knows; raises CaseError for a fact about something that no report is seen to date."""
    parts = {place_key(one.place): frozenset(map(place_key, one.parts)) for one in case.places if one.parts}
    inside = {place_key(one.place): place_key(one.within) for one in case.places if one.within}
    known = Gazetteer(parts=parts, inside=inside) if parts or inside else None
    return Reference(facts=tuple(map(_fact, case.facts)), places=known)


def _fact(one: CaseFact) -> Fact:
    event = event_named(one.event)
    if event is None:
        raise CaseError(one.where, f"event {one.event!r} names nothing that is dated", _EVENTS)
    capitalised = (fold(word) for word in _CAPITALISED.findall(one.event))
    return Fact(
        event=event,
        date=one.date,
        source=f"{one.where} ({one.source})" if one.source else one.where,
        names=frozenset(word for word in capitalised if event_named(word) is None and word != "the"),
    )


def contradicted(one: Dated, text: str, facts: Sequence[Fact]) -> Fact | None:
    """The fact that a dating in the report `text` cannot stand beside; None where a fact on its event bears it out."""
    about = [fact for fact in facts if fact.event == one.event and _named(fact, one, text)]
    if any(fact.date.overlaps(one.date) for fact in about):
        return None
    return next((fact for fact in about if _at_odds(one, fact)), None)


def _named(fact: Fact, one: Dated, text: str) -> bool:
    if not fact.names:
        return True
    sentence = fold(passage_at(text, one.span).of(text))
    return all(re.search(rf"\b{re.escape(name)}\b", sentence) for name in fact.names)


def _at_odds(one: Dated, fact: Fact) -> bool:
    """Papers that the fact names are one whatever lies between their years; the rest as between two reports."""
    named = bool(fact.names) and one.event.startswith("the ")
    return named or at_odds(one, Dated(report="", event=fact.event, span=one.span, date=fact.date))


def against(one: Dated, text: str, facts: Iterable[Fact]) -> str | None:
    """What to say of a dating that a fact contradicts."""
    fact = contradicted(one, text, tuple(facts))
    return f"{one.event}: {one.date.iso}; {fact.source} has {fact.date.iso}" if fact else None
