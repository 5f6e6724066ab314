"""Mentions: who, where, when, how much and which occasion, each at its place in the text."""

from __future__ import annotations

from dataclasses import dataclass

from parley.text.dates import DateInterval
from parley.text.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody who can take a stance or carry out a measure.

    `party` is whom the actor stands for, in the guide's sense ("Russia" for Putin); `name` the person's
    or body's own name where it has one; `person` is true for an individual; `resolved` is the reason
    where a pronoun or description was resolved.
    """

    span: Span
    party: str
    name: str | None = None
    person: bool = False
    plural: bool = False
    resolved: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A named place, by its usual English name."""

    span: Span
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A date expression; `interval` is None where nothing to reckon it from is known."""

    span: Span
    interval: DateInterval | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A quantity in the units of the guide, with what it is about."""

    span: Span
    value: float
    value_to: float | None
    unit: str
    approximate: bool
    about: str | None = None
    places: tuple[str, ...] = ()
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """A meeting, call or document at which stances were taken; `mentions` lists all its places in the text.

    `status` is past, planned, ongoing or cancelled. `id` is unique within its report.
    """

    id: str
    kind: str
    place: str | None
    date: DateInterval | None
    participants: tuple[str, ...]
    status: str
    span: Span
    mentions: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """All mentions of one passage."""

    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[Time, ...] = ()
    figures: tuple[Figure, ...] = ()
