"""Occasions that a case file knows by name: what a report need not say of them is added where it names them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from parley.codebook.case import CaseOccasion
from parley.codebook.names import Names
from parley.model.mention import Occasion
from parley.model.report import Report
from parley.text.dates import DateInterval
from parley.text.spans import Span

# What stands for where a date is from, in place of the day it was reckoned from.
RECKONED = "the case file"
_MET = ("summit", "meeting", "talks")


def informed(
    found: Sequence[Occasion], report: Report, known: Sequence[CaseOccasion], names: Names
) -> tuple[Occasion, ...]:
    """The occasions with those that the case knows, by place in the text.

    Where the report names one, its place, its date and who takes part are the case's as far as the report
    does not tell them; one that was found by its words ("the Harbour conference") and one that was not.
    """
    made = list(found)
    for one in known:
        spans = tuple(_named(one, report))
        if not spans:
            continue
        at = next((at for at, other in enumerate(made) if _is_this(other, one, spans)), None)
        people = tuple(dict.fromkeys(names.parties.get(party, party) for party in one.participants))
        if at is not None:
            made[at] = _filled(made[at], one, people, spans)
        else:
            made.append(_new(one, people, spans, report, {other.id for other in made}))
    return tuple(sorted(made, key=lambda other: other.span)) if len(made) > len(found) else tuple(made)


def _named(one: CaseOccasion, report: Report) -> Iterator[Span]:
    """Where the report's text names the occasion; of two names, one inside the other, the longer."""
    forms = "|".join(
        r"\s+".join(map(re.escape, name.split())) for name in sorted(one.names, key=lambda name: (-len(name), name))
    )
    for match in re.finditer(rf"(?<!\w)(?:{forms})(?!\w)", report.text, re.IGNORECASE):
        yield Span(*match.span())


def _is_this(other: Occasion, one: CaseOccasion, spans: Sequence[Span]) -> bool:
    alike = other.kind == one.kind or (other.kind in _MET and one.kind in _MET)
    return alike and any(span.overlaps(told) for span in spans for told in (other.span, *other.mentions))


def _filled(other: Occasion, one: CaseOccasion, people: tuple[str, ...], spans: Sequence[Span]) -> Occasion:
    # "The Harbour conference" was perhaps taken to be held in a place called Harbour.
    misled = other.place and any(other.place.casefold() in name.casefold().split() for name in one.names)
    return replace(
        other,
        kind=one.kind,
        place=one.place if one.place and (misled or not other.place) else other.place,
        date=other.date or _date(one),
        participants=other.participants if len(other.participants) > 1 else people or other.participants,
        mentions=tuple(sorted({*other.mentions, *spans})),
    )


def _new(
    one: CaseOccasion, people: tuple[str, ...], spans: tuple[Span, ...], report: Report, taken: set[str]
) -> Occasion:
    plain = re.sub(r"[^a-z0-9]+", "-", one.names[0].lower()).strip("-") or one.kind
    numbered = (plain if number == 1 else f"{plain}-{number}" for number in range(1, len(taken) + 2))
    planned = one.date and report.declared_date and one.date.first > report.declared_date.last
    return Occasion(
        id=next(name for name in numbered if name not in taken),
        kind=one.kind,
        place=one.place,
        date=_date(one),
        participants=people,
        status="planned" if planned else "past",
        span=spans[0],
        mentions=spans,
    )


def _date(one: CaseOccasion) -> DateInterval | None:
    return replace(one.date, reckoned_from=RECKONED) if one.date else None
