"""Land of which one report has a party leave more than another report says that it holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from parley.consolidate.claims import LEAVING
from parley.consolidate.numbers import differing, say
from parley.consolidate.places import Gazetteer
from parley.consolidate.readings import near
from parley.consolidate.words import fold, listed, passage_at
from parley.model.across import Conflict, Quote
from parley.model.mention import Figure
from parley.model.reading import Reading
from parley.text.dates import DateInterval
from parley.text.spans import Span

_AREAS = frozenset({"km2"})
# What a figure is about, as far as the number: "Sorrun still controls …".
_HOLDER = re.compile(
    r"(?:the )?(?P<who>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)(?: still| now| currently)?"
    r" (?:controls?|holds?|occup(?:ies|y)|retains?|keeps?)(?: only| just| some)? …"
)
# A sentence may also tell what others hold there: the area to be left has a verb of leaving in its clause.
_LEAVES = re.compile(
    r"\b(?:abandon\w*|ced(?:e|es|ed|ing)|evacuat\w+|g[ia]v(?:e|es|en|ing) (?:up|back|away)|hand\w* (?:over|back)"
    r"|leav(?:e|es|ing)|part\w* with|pull\w* (?:out|back)|quit\w*|relinquish\w*|return\w*|surrender\w*|vacat\w+"
    r"|withdr[ae]w\w*)\b",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[,;:.!?]\s|[\n“”]")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Land:
    """An area with whose it is, where it lies (the parts of which the places are made), and its report."""

    report: str
    figure: Figure
    holder: str
    name: str
    where: frozenset[str]


def held_conflicts(
    readings: Sequence[Reading], moments: Mapping[str, DateInterval | None], places: Gazetteer
) -> tuple[Conflict, ...]:
    """One conflict for each area to be left that is larger than what the same party holds there or around it.

    Nobody can leave more than he holds; leaving less is no conflict. Compared where the reports lie near in time
    (`moments`), since fronts move. Both figures must name their places, and `places` know which lie in which.
    """
    held = [land for reading in readings for land in _held(reading, places)]
    found: dict[tuple[str, ...], Conflict] = {}
    for left in (land for reading in readings for land in _left(reading, places)):
        for have in held:
            if left.report == have.report or left.holder != have.holder or not left.where <= have.where:
                continue
            if not near(moments.get(left.report), moments.get(have.report)) or not _more(left.figure, have.figure):
                continue
            one, other = sorted((left, have), key=lambda land: land.report)
            found.setdefault((one.report, other.report, left.holder, *sorted(left.where)), _made(one, other, have))
    return tuple(found.values())


def _more(left: Figure, have: Figure) -> bool:
    return left.unit == have.unit and differing(left, have) and left.value > (have.value_to or have.value)


def _made(one: _Land, other: _Land, have: _Land) -> Conflict:
    said = [
        f"{'holds' if land is have else 'would leave'} {say(land.figure)} in {listed(list(land.figure.places))}"
        for land in (one, other)
    ]
    return Conflict(
        kind="figure",
        reports=(one.report, other.report),
        quotes=(Quote(report=one.report, span=one.figure.span), Quote(report=other.report, span=other.figure.span)),
        about=f"{have.name}: {said[0]}, or {said[1]}",
    )


def _areas(reading: Reading) -> Iterable[Figure]:
    return (figure for figure in reading.figures if figure.unit in _AREAS and figure.places)


def _held(reading: Reading, places: Gazetteer) -> Iterator[_Land]:
    """The areas that the report says a party holds."""
    for figure in _areas(reading):
        if match := _HOLDER.match(figure.about or ""):
            yield _land(reading, figure, match["who"], places)


def _left(reading: Reading, places: Gazetteer) -> Iterator[_Land]:
    """The areas that a passage has one party leave; where its entries have more than one do so, none."""
    for figure in _areas(reading):
        if _HOLDER.match(figure.about or "") or not _LEAVES.search(_clause(reading.report.text, figure.span)):
            continue
        who = {
            entry.provision.actor
            for entry in reading.entries
            if entry.passage.holds(figure.span) and entry.provision.measure in LEAVING
        }
        actor = next(iter(who)) if len(who) == 1 else None
        if actor and len(actor) == 1:
            yield _land(reading, figure, actor[0], places)


def _land(reading: Reading, figure: Figure, who: str, places: Gazetteer) -> _Land:
    where = places.atoms(figure.places)
    return _Land(report=reading.report.id, figure=figure, holder=fold(who), name=who, where=where)


def _clause(text: str, at: Span) -> str:
    """The words around a figure as far as the next marks."""
    whole = passage_at(text, at)
    start = max((match.end() for match in _BREAK.finditer(text, whole.start, at.start)), default=whole.start)
    end = _BREAK.search(text, at.end, whole.end)
    return text[start : end.start() if end else whole.end]
