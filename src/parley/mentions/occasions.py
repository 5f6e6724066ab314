"""At which occasion: the meetings, calls, briefings and documents of a report, each once for all mentions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from parley.codebook.loader import Codebook
from parley.mentions.documents import document_sightings
from parley.mentions.occasion_nouns import noun_sightings
from parley.mentions.occasion_ties import occasion_at
from parley.mentions.occasion_verbs import verb_sightings
from parley.mentions.scene import Member, Scene
from parley.mentions.sighting import Sighting
from parley.model.mention import Mentions, Occasion
from parley.model.passage import Passage
from parley.model.report import Report
from parley.model.resolver import Resolver
from parley.text.dates import DateInterval
from parley.text.spans import Span

__all__ = ["occasion_at", "occasions"]

_MET = ("summit", "meeting", "talks")


@dataclass(slots=True)
class _Gathering:
    """Sightings of one occasion, put together."""

    sightings: list[Sighting] = field(default_factory=list)

    @property
    def kind(self) -> str:
        kinds = [sighting.kind for sighting in self.sightings if sighting.sure] or [self.sightings[0].kind]
        return next((kind for kind in _MET if kind in kinds), kinds[0])

    @property
    def explicit(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(party for sighting in self.sightings for party in sighting.explicit))

    @property
    def place(self) -> str | None:
        return next((sighting.place for sighting in self.sightings if sighting.place), None)

    @property
    def date(self) -> DateInterval | None:
        found = [sighting.date for sighting in self.sightings if sighting.date]
        return min(found, key=lambda item: item.last - item.first) if found else None

    @property
    def count(self) -> int | None:
        return next((sighting.count for sighting in self.sightings if sighting.count), None)

    @property
    def status(self) -> str:
        told = [sighting.status for sighting in self.sightings if sighting.sure]
        return "cancelled" if "cancelled" in told else next(iter(told), "past")


def occasions(
    report: Report,
    passages: Sequence[Passage],
    mentions: Sequence[Mentions],
    codebook: Codebook,
    resolver: Resolver | None = None,
) -> tuple[Occasion, ...]:
    """The occasions of a report in the order in which they are first told.

    `mentions[i]` belongs to `passages[i]`; `resolver` tells whom pronouns stand for. Two sightings are one
    occasion where kind, place, date and those who take part agree as far as they are told, and at least
    one of them is told by both, or where a definite phrase ("the call") points back to the last one of its
    kind. What has nobody named, and no place or date, is left out.
    """
    gatherings: list[_Gathering] = []
    for sighting in _sightings(passages, mentions, codebook, resolver):
        home = next((g for g in reversed(gatherings) if _same(g, sighting, codebook)), None)
        if home is None and _points_back(sighting):
            home = next(
                (
                    g
                    for g in reversed(gatherings)
                    if _kinds_agree(g.kind, sighting.kind) and _agree(g, sighting, codebook)
                ),
                None,
            )
        if home is not None:
            home.sightings.append(sighting)
        else:
            gatherings.append(_Gathering([sighting]))
    principals = resolver.principals if resolver else ()
    kept = [(g, people) for g in gatherings for people in [_participants(g, principals)] if _stands(g, people)]
    taken: set[str] = set()
    return tuple(_occasion(g, people, report, taken, mentions) for g, people in kept)


def _sightings(
    passages: Sequence[Passage], mentions: Sequence[Mentions], codebook: Codebook, resolver: Resolver | None
) -> Iterator[Sighting]:
    before: Sequence[Member] = ()
    for passage, found in zip(passages, mentions, strict=True):
        scene = Scene(passage, found, codebook, resolver, before)
        seen = [*noun_sightings(scene), *verb_sightings(scene), *document_sightings(scene)]
        yield from sorted(seen, key=lambda sighting: sighting.span)
        before = [member for member in scene.members if not member.modifier] or before


def _points_back(sighting: Sighting) -> bool:
    return sighting.definite and not sighting.dated and len(sighting.explicit) < 2


def _kinds_agree(left: str, right: str) -> bool:
    return left == right or (left in _MET and right in _MET)


def _agree(gathering: _Gathering, sighting: Sighting, codebook: Codebook) -> bool:
    """Whether nothing told of the one speaks against the other."""
    date, people = gathering.date, gathering.explicit
    if date and sighting.date and not date.overlaps(sighting.date):
        return False
    if gathering.place and sighting.place and not _one_place(gathering, sighting, codebook):
        return False
    if gathering.count and sighting.count and gathering.count != sighting.count:
        return False
    held = {gathering.status == "past", sighting.status == "past"}
    if len(held) == 2 and not (date and sighting.date):
        return False
    told, other = set(people), set(sighting.explicit)
    return told <= other or other <= told or bool(len(told) < 2 or len(other) < 2)


def _one_place(gathering: _Gathering, sighting: Sighting, codebook: Codebook) -> bool:
    """The same place, or a government's house in its capital."""
    if gathering.place == sighting.place:
        return True
    hosts = [(s.host, s.place) for s in (*gathering.sightings, sighting) if s.host]
    return any(
        codebook.names.capitals.get(other or "") == host
        for host, place in hosts
        for other in (gathering.place, sighting.place)
        if other != place
    )


def _same(gathering: _Gathering, sighting: Sighting, codebook: Codebook) -> bool:
    if not _kinds_agree(gathering.kind, sighting.kind) or not _agree(gathering, sighting, codebook):
        return False
    day = gathering.date and sighting.date and gathering.date.overlaps(sighting.date)
    place = gathering.place and sighting.place
    told, other = set(gathering.explicit), set(sighting.explicit)
    same_people = len(told & other) >= 2 and (told == other or bool(day or place))
    return bool((day and (place or told & other)) or place or same_people)


def _participants(gathering: _Gathering, principals: Sequence[str]) -> tuple[str, ...]:
    """Those said to take part. Where only one is, the group told beside it most often joins it.

    Where nobody is named, a series of rounds is the two principals', and another occasion takes two persons
    of different parties that one sentence names with it; else nobody is guessed.
    """
    people = gathering.explicit
    if len(people) >= 2 or gathering.kind == "document" or (people and gathering.kind == "briefing"):
        return people
    if any(sighting.series for sighting in gathering.sightings) and len(principals) == 2:
        return tuple(dict.fromkeys([*people, *principals]))[:2] if set(people) <= set(principals) else people
    weight: dict[tuple[str, ...], float] = {}
    for sighting in gathering.sightings:
        for rank, group in enumerate(sighting.near):
            if set(group) - set(people):
                weight[group] = weight.get(group, 0.0) + 1 / (1 + rank)
    best = sorted(weight, key=lambda group: -weight[group])
    if gathering.kind == "briefing":
        return best[0][:1] if best else ()
    if people:
        return tuple(dict.fromkeys([*people, *(best[0] if best else ())]))
    pairs = [tuple(dict.fromkeys(p for group in s.near[:2] for p in group)) for s in gathering.sightings if s.sure]
    return next((pair for pair in pairs if len(pair) == 2), ())


def _stands(gathering: _Gathering, people: Sequence[str]) -> bool:
    """Whether enough is told to note an occasion."""
    sure = [sighting for sighting in gathering.sightings if sighting.sure]
    dated = any(sighting.dated for sighting in sure)
    if not sure:
        return False
    if gathering.kind == "document":
        return len(sure) > 1 or any(sighting.series for sighting in sure)
    if gathering.kind == "briefing":
        return bool(people) and (dated or len(people) > 1)
    if len(gathering.explicit) >= 2 or any(sighting.series for sighting in sure):
        return len(people) >= 2
    return bool((gathering.place and (people or dated or gathering.kind == "summit")) or (people and dated))


def _occasion(
    gathering: _Gathering,
    people: Sequence[str],
    report: Report,
    taken: set[str],
    mentions: Sequence[Mentions],
) -> Occasion:
    date, reference = gathering.date, report.declared_date
    status = gathering.status
    if date and reference and status == "planned" and date.last < reference.first:
        status = "past"
    first = next((sighting for sighting in gathering.sightings if sighting.sure), gathering.sightings[0])
    return Occasion(
        id=_slug(gathering, taken),
        kind=gathering.kind,
        place=gathering.place,
        date=date,
        participants=tuple(people),
        status=status,
        span=first.span,
        mentions=tuple(
            sorted({sighting.span for sighting in gathering.sightings} | _there(gathering, mentions, report))
        ),
    )


def _there(gathering: _Gathering, mentions: Sequence[Mentions], report: Report) -> set[Span]:
    """ "In Tarn" is a mention of what was held in Tarn."""
    places = [place.span for found in mentions for place in found.places if place.name == gathering.place]
    told = [sighting.span for sighting in gathering.sightings]
    return {
        span
        for span in places
        if report.text[: span.start].rstrip().lower().endswith((" in", "\nin", " at"))
        and not any(0 <= span.start - other.end < 60 or span.overlaps(other) for other in told)
    }


def _slug(gathering: _Gathering, taken: set[str]) -> str:
    words = gathering.place or gathering.kind
    plain = re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-") or gathering.kind
    slug = next(
        name
        for number in range(1, 1000)
        for name in [plain if number == 1 else f"{plain}-{number}"]
        if name not in taken
    )
    taken.add(slug)
    return slug
