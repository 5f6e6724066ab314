"""Figures and numbers of sources that two reports give differently."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from parley.consolidate.claims import Claim, same_actor, same_context
from parley.consolidate.conflicts import quote
from parley.consolidate.pairs import pairs
from parley.consolidate.places import Gazetteer
from parley.consolidate.readings import near
from parley.consolidate.words import fold
from parley.model.across import Conflict, Origin, Quote, Telling
from parley.model.mention import Figure
from parley.model.reading import Reading
from parley.text.dates import DateInterval

_DAYS = {"hours": 1 / 24, "days": 1.0, "weeks": 7.0, "months": 30.0, "years": 365.0}
_SLACK = 0.05  # by which two figures that are both said to be rough may differ
_RATE = re.compile(r"\b(?:every|each|per|a) (?:\w+ )?(?:day|week|fortnight|month|year)s?\b", re.IGNORECASE)
_TOTAL = re.compile(r"\b(?:in all|altogether|in total|all told|overall)\b", re.IGNORECASE)
WOULD = re.compile(
    r"\b(?:would|could|should|shall|may|might|cap|caps|capped|limit|ceiling|deadline|maximum|minimum)\b",
    re.IGNORECASE,
)
_SIDES = re.compile(r"\bone (?:\w+ )?[A-Z]\w+ and (?:one|the other) (?:\w+ )?[A-Z]\w+")
_ONE_SIDE = re.compile(r"\b(?:US|U\.S\.|[A-Z][a-z]+)\b")


def figure_conflicts(claims: Sequence[Claim], figures: Mapping[str, Sequence[Figure]]) -> tuple[Conflict, ...]:
    """Figures in the passages of two claims that are one but for them; `figures` by report.

    Compared only where each passage has one figure of the unit: else which is meant is not known.
    """
    found: dict[tuple[object, ...], Conflict] = {}
    for left, right in pairs(claims):
        if left.report == right.report or left.side != right.side or not same_actor(left, right):
            continue
        if left.entry.provision.measure != right.entry.provision.measure or not same_context(left, right):
            continue
        here, there = _of(left, figures), _of(right, figures)
        for unit in sorted(here.keys() & there.keys()):
            one, other = here[unit], there[unit]
            if said := _differ(one, other, left, right):
                made = _made("figure", left, right, said)
                key = (left.report, right.report, left.entry.party, left.topic, unit)
                found[key] = min(found.get(key, made), made, key=lambda one: (one.origin is None, one.entries))
        for claim, numbers, whole in ((left, here, right), (right, there, left)):
            if whole.entry.provision.extent == "all" and _limited(claim, numbers) and left.origin == right.origin:
                said = f"{_what(left)}: all, or a number"
                found.setdefault((left.report, right.report, "extent", left.topic), _made("extent", left, right, said))
    return _once(found)


def _once(found: Mapping[tuple[object, ...], Conflict]) -> tuple[Conflict, ...]:
    """One number may stand in the passages of several claims: it is still one difference."""
    told: dict[tuple[object, ...], Conflict] = {}
    for key, one in sorted(found.items(), key=lambda item: (item[1].origin is None, item[1].entries)):
        said = one.about.rsplit(": ", 1)[-1] if one.kind == "figure" else key
        told.setdefault((*one.reports, one.kind, said), one)
    return tuple(told.values())


def _made(kind: str, left: Claim, right: Claim, about: str) -> Conflict:
    meeting = left.meeting or right.meeting
    return Conflict(
        kind=kind,
        reports=(left.report, right.report),
        quotes=(quote(left), quote(right)),
        about=about,
        entries=(left.entry.id, right.entry.id),
        origin=left.origin if left.origin == right.origin else None,
        meeting=meeting.id if meeting else None,
    )


def _of(claim: Claim, figures: Mapping[str, Sequence[Figure]]) -> dict[str, Figure]:
    """The figures in the claim's passage by unit, those of which there is one."""
    found: dict[str, list[Figure]] = {}
    for figure in figures.get(claim.report, ()):
        if claim.entry.passage.holds(figure.span):
            found.setdefault(kind_of(figure), []).append(figure)
    return {unit: some[0] for unit, some in found.items() if len(some) == 1}


def _limited(claim: Claim, numbers: Mapping[str, Figure]) -> bool:
    return "people" in numbers and bool(_TOTAL.search(claim.text)) and claim.entry.provision.extent != "all"


def _differ(one: Figure, other: Figure, left: Claim, right: Claim) -> str | None:
    what = _what(left)
    if differing(one, other):
        return f"{what}: {say(one)}, or {say(other)}"
    if again(_after(left, one), _after(right, other)):
        return f"{what}: {say(one)} again and again, or altogether"
    return None


def again(one: str, other: str) -> bool:
    """True where of two figures, with the words behind them, one comes again and again and the other is a total."""
    rates, totals = ([bool(form.search(words)) for words in (one, other)] for form in (_RATE, _TOTAL))
    return (rates[0] and totals[1]) or (rates[1] and totals[0])


def _what(claim: Claim) -> str:
    return f"{claim.entry.party} {claim.entry.stance}s {claim.entry.provision.measure}"


def _after(claim: Claim, figure: Figure) -> str:
    start = figure.span.start - claim.entry.passage.start
    return claim.text[start : start + len(figure.span) + 40]


def kind_of(figure: Figure) -> str:
    """The unit of a figure, all times as days."""
    return "days" if figure.unit in _DAYS else figure.unit


def say(one: Figure) -> str:
    """The figure in a few words."""
    return f"{one.value:g}" + (f" to {one.value_to:g}" if one.value_to else "") + f" {one.unit}"


def _span(one: Figure) -> tuple[float, float]:
    scale = _DAYS.get(one.unit, 1.0)
    return one.value * scale, (one.value_to or one.value) * scale


def differing(one: Figure, other: Figure) -> bool:
    """True where two figures of one kind are not the same, rough ones and months with some slack."""
    (low, high), (below, above) = _span(one), _span(other)
    slack = _SLACK * max(high, above) if one.approximate and other.approximate else 0.0
    # Two months are sixty days, or sixty-one.
    if {one.unit, other.unit} & {"months", "years"} and one.unit != other.unit:
        slack = max(slack, 0.04 * max(high, above))
    return low > above + slack or below > high + slack


def background(
    readings: Sequence[Reading],
    moments: Mapping[str, DateInterval | None],
    places: Gazetteer,
    kin: frozenset[frozenset[str]],
) -> tuple[Conflict, ...]:
    """Figures on the state of things that differ: the same place and matter, or a part above its whole.

    Compared where the reports lie near in time or share an origin (`kin`): land and armies change.
    """
    blocks: dict[tuple[str, str], list[tuple[str, Figure, frozenset[str]]]] = {}
    for reading in readings:
        for figure in reading.figures:
            if figure.about and figure.places and figure.value_to is None and not _hypothetical(reading, figure):
                key = (figure.unit, _head(figure.about))
                blocks.setdefault(key, []).append((reading.report.id, figure, places.atoms(figure.places)))
    found: dict[tuple[object, ...], Conflict] = {}
    for block in blocks.values():
        for (left, one, here), (right, other, there) in combinations(block, 2):
            timely = near(moments.get(left), moments.get(right)) or frozenset({left, right}) in kin
            if left == right or not timely or not _alike(one, other):
                continue
            same = here == there and differing(one, other)
            if not (same or _outgrown(one, here, other, there) or _outgrown(other, there, one, here)):
                continue
            where = [f"{say(figure)} in {', '.join(figure.places)}" for figure in (one, other)]
            about = f"{one.about}: {', or '.join(where)}"
            quotes = (Quote(report=left, span=one.span), Quote(report=right, span=other.span))
            made = Conflict(kind="figure", reports=(left, right), quotes=quotes, about=about)
            found.setdefault((left, right, one.unit, _head(one.about or "")), made)
    return tuple(found.values())


def _hypothetical(reading: Reading, figure: Figure) -> bool:
    """True for a number of what would be: that is a provision's, and compared with its claim."""
    before = reading.report.text[max(0, figure.span.start - 45) : figure.span.start]
    return bool(WOULD.search(before) or WOULD.search(figure.about or ""))


def _outgrown(part: Figure, inside: frozenset[str], whole: Figure, around: frozenset[str]) -> bool:
    """True where an amount in a part is more than the amount in the whole; shares may be."""
    return part.unit != "percent" and inside < around and differing(part, whole) and part.value > whole.value


def _head(about: str) -> str:
    words = re.findall(r"\w+", fold(about))
    return words[0] if words else ""


def _alike(one: Figure, other: Figure) -> bool:
    here, there = (
        set(re.findall(r"\w+", fold(one.about or ""))),
        set(re.findall(r"\w+", fold(other.about or ""))),
    )
    return len(here & there) * 2 >= min(len(here), len(there))


def count_conflicts(
    origins: Iterable[Origin],
    quotes: Mapping[str, Quote],
    cited: Mapping[str, Quote],
    texts: Mapping[str, str],
) -> tuple[Conflict, ...]:
    """Tellings of one origin that give its sources another number, or put them on other sides.

    `cited` gives the place where a telling's source is named, `quotes` the passage of an entry, `texts` the
    reports' texts, in which a description may go on: "two officials, one Kelmari and one Sorrunian".
    """
    found: dict[tuple[str, str], Conflict] = {}
    for origin in origins:
        groups = [one for one in origin.tellings if one.type.endswith("-group") and one.count]
        for left, right in combinations(sorted(groups, key=lambda one: (one.report, one.id)), 2):
            told = [_whole(one, cited.get(one.id), texts) for one in (left, right)]
            mixed = {bool(_SIDES.search(words)) for words in told} == {True, False}
            pure = any(not _SIDES.search(words) and _ONE_SIDE.search(words) for words in told)
            if left.report == right.report or not (left.count != right.count or (mixed and pure)):
                continue
            here, there = (
                cited.get(one.id) or next((quotes[entry] for entry in one.entries), None) for one in (left, right)
            )
            if here is None or there is None:
                continue
            found.setdefault(
                (left.report, right.report),
                Conflict(
                    kind="count",
                    reports=(left.report, right.report),
                    quotes=(here, there),
                    about=f"the sources of {origin.outlet or 'it'}: {told[0]}, or {told[1]}",
                    entries=(*left.entries[:1], *right.entries[:1]),
                    origin=origin.id,
                ),
            )
    return tuple(found.values())


def _whole(one: Telling, place: Quote | None, texts: Mapping[str, str]) -> str:
    """The description of a source with what follows it between commas, which may tell of which sides they are."""
    name = one.source or ""
    text = texts.get(one.report, "")
    at = text.find(name, place.span.start) if place and name else -1
    rest = text[at + len(name) : at + len(name) + 60] if at >= 0 else ""
    sides = re.match(rf",? ?(?P<sides>{_SIDES.pattern})", rest)
    return f"{name}, {sides['sides']}" if sides else name
