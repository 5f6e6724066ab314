"""At which occasion: the meetings, calls, briefings and documents of a report, each once for all mentions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from parley.codebook.loader import Codebook
from parley.mentions.occasion_documents import document_sightings
from parley.mentions.occasion_gathering import MET, Gathering, named, once, participants, points_to, same, stands
from parley.mentions.occasion_nouns import noun_sightings
from parley.mentions.occasion_people import Member, acting, two_heads
from parley.mentions.occasion_sides import Sides, rivals
from parley.mentions.occasion_ties import occasion_at
from parley.mentions.occasion_verbs import verb_sightings
from parley.mentions.scene import Scene
from parley.mentions.sighting import Sighting
from parley.model.mention import Mentions, Occasion
from parley.model.passage import Passage
from parley.model.report import Report
from parley.model.resolver import Resolver
from parley.text.dates import DateInterval
from parley.text.spans import Span

__all__ = ["occasion_at", "occasions"]

# Words for a stretch within which an occasion is held on any day.
_LOOSE = re.compile(
    r"\b(?:early|mid|late|beginning|start|middle|end|half|quarter|weeks?|weekend|months?|years?|overnight)\b", re.I
)
_MONTH = 31  # days, more than which are no stretch of one month
_FRINGES = frozenset({"sidelines", "margins", "fringes"})


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
    kind, or where those who take part turn out to be the same. What has nobody named, and no place
    or date, is left out.
    """
    gatherings: list[Gathering] = []
    known = codebook.names.known | acting(mentions, report.text, codebook.names)
    codebook = replace(codebook, names=replace(codebook.names, known=known))
    names = codebook.names
    sides = rivals(passages, mentions, names)
    for sighting in _sightings(passages, mentions, codebook, resolver, sides):
        fitting = (g for g in reversed(gatherings) if same(g, sighting, names))
        pointed = [g for g in reversed(gatherings) if points_to(sighting, g, names)]
        # "The talks" may be a summit; "the summit" is first of all what was called one.
        pointed.sort(key=lambda g: sighting.kind == "summit" != g.kind)
        if (home := next(fitting, None) or next(iter(pointed), None)) is not None:
            home.sightings.append(sighting)
        else:
            gatherings.append(Gathering([sighting]))
    told = [(g, participants(g, sides)) for g in gatherings]
    kept = once([(g, named(people, names)) for g, people in told if stands(g, people)], names)
    taken: set[str] = set()
    return tuple(_occasion(g, people, report, taken, mentions) for g, people in kept)


def _sightings(
    passages: Sequence[Passage],
    mentions: Sequence[Mentions],
    codebook: Codebook,
    resolver: Resolver | None,
    sides: Sides,
) -> Iterator[Sighting]:
    before: Sequence[Member] = ()
    kind, paragraph = "", -1
    last: tuple[str, ...] = ()
    # A heading repeats what the body tells: it goes last, and only points to what was found there.
    pairs = sorted(zip(passages, mentions, strict=True), key=lambda pair: pair[0].heading)
    for passage, found in pairs:
        two = two_heads(before) if passage.paragraph == paragraph else ()
        heads = two or (() if sides.clear else sides.heads)
        scene = Scene(passage, found, codebook, resolver, before, sides.parties, heads, sides.clear)
        seen = [*noun_sightings(scene, kind), *verb_sightings(scene), *document_sightings(scene)]
        last = last if passage.paragraph == paragraph else ()
        for sighting in _venues_apart(scene, sorted(seen, key=lambda sighting: sighting.span)):
            if last and sighting.kind in (*MET, "call") and scene.word(scene.at(sighting.span).start) == "their":
                # "She saw the envoy on Monday. Their last meeting …": of those two.
                sighting = replace(sighting, explicit=last)
            if sighting.kind in (*MET, "call") and len(sighting.explicit) > 1:
                last = sighting.explicit
            yield replace(sighting, explicit=(), date=None, sure=False) if passage.heading else sighting
        kind = next((sighting.kind for sighting in reversed(seen) if sighting.kind in (*MET, "call")), kind)
        named = [member for member in scene.members if not member.modifier]
        before = [*(before if passage.paragraph == paragraph else ()), *named] or before
        paragraph = passage.paragraph


def _venues_apart(scene: Scene, seen: Sequence[Sighting]) -> Iterator[Sighting]:
    """Without the summit at which another occasion of the sentence is told: "met on the sidelines of the summit"."""
    for place, sighting in enumerate(seen):
        at = scene.at(sighting.span).start
        frame = scene.word(at - 1) in ("at", "during") or scene.word(at - 2) in _FRINGES
        if not (frame and sighting.kind in MET and any(other.kind in MET and other.explicit for other in seen[:place])):
            yield sighting


def _occasion(
    gathering: Gathering,
    people: Sequence[str],
    report: Report,
    taken: set[str],
    mentions: Sequence[Mentions],
) -> Occasion:
    date, reference = _loosely(gathering.date, mentions, report), report.declared_date
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


def _loosely(date: DateInterval | None, mentions: Sequence[Mentions], report: Report) -> DateInterval | None:
    """The month, or year, of a stretch within which it was on some day: "last week", "in mid-May", "early in 2024"."""
    if date is None or date.first == date.last:
        return date
    told = [time.span.of(report.text) for found in mentions for time in found.times if time.interval == date]
    if not told or not all(_LOOSE.search(words) for words in told):
        return date
    month = DateInterval.month(date.first.year, date.first.month, date.reckoned_from)
    year = DateInterval.year(date.first.year, date.reckoned_from)
    return next((whole for whole in (month, year) if date.last <= whole.last and (whole is month or _long(date))), date)


def _long(date: DateInterval) -> bool:
    return (date.last - date.first).days > _MONTH


def _there(gathering: Gathering, mentions: Sequence[Mentions], report: Report) -> set[Span]:
    """ "In Tarn" is a mention of what was held in Tarn, also where a speaker's name follows: "in Tarn Orrin asked"."""
    if not gathering.place:
        return set()
    places = {place.span for found in mentions for place in found.places if place.name == gathering.place}
    named = re.compile(rf"\b(?:in|at)\s+(?P<place>{re.escape(gathering.place)})\b", re.IGNORECASE)
    places |= {Span(*found.span("place")) for found in named.finditer(report.text)}
    told = [sighting.span for sighting in gathering.sightings]
    return {
        span
        for span in places
        if report.text[: span.start].rstrip().lower().endswith((" in", "\nin", " at"))
        and not any(0 <= span.start - other.end < 60 or span.overlaps(other) for other in told)
    }


def _slug(gathering: Gathering, taken: set[str]) -> str:
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
