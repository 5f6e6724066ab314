"""Holds a model's occasions, figures, unknowns and omissions to the words of the report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parley.llm.answer import (
    STATUSES,
    UNITS,
    AnsweredFigure,
    AnsweredOccasion,
    AnsweredOmission,
    AnsweredUnknown,
)
from parley.llm.ground import Ground, Ungrounded
from parley.llm.records import one_line, shown
from parley.model.entry import Entry
from parley.model.mention import Figure, Occasion
from parley.model.note import Omission, Unknown
from parley.model.source import Attribution
from parley.text.dates import DateInterval
from parley.text.quantities import Quantity, find_quantities
from parley.text.spans import Span, cover

RULE = "llm"


def occasions(
    answered: Sequence[AnsweredOccasion], ground: Ground, before: Sequence[Occasion]
) -> tuple[tuple[Occasion, ...], dict[str, str]]:
    """`before` and the grounded occasions of one more answer; the reading's id for each of the answer's."""
    found = list(before)
    ids = {item.id: item.id for item in before}
    for item in answered:
        try:
            occasion = _occasion(item, ground)
        except Ungrounded as why:
            ground.leave_out(f"occasion {item.id!r} ({shown(item.kind)})", str(why))
            continue
        twin = next((other for other in found if _same(other, occasion)), None)
        if twin:
            ids[item.id] = twin.id
            continue
        taken = {other.id for other in found}
        ident = next(name for name in _names(item.id) if name not in taken)
        found.append(replace(occasion, id=ident))
        ids[item.id] = ident
    return tuple(found), ids


def _names(wanted: str) -> list[str]:
    plain = "".join(char for char in wanted.lower() if char.isalnum() or char == "-")[:30] or "occasion"
    return [plain, *(f"{plain}-{number}" for number in range(2, 1000))]


def _occasion(item: AnsweredOccasion, ground: Ground) -> Occasion:
    words = cover(ground.place(item).spans)
    if item.status not in STATUSES:
        raise Ungrounded(f"the status {shown(item.status)} is none of {', '.join(STATUSES)}")
    return Occasion(
        id=item.id,
        kind=one_line(item.kind.lower()),
        place=ground.places([item.place])[0] if item.place else None,
        date=_date(item, ground, words),
        participants=tuple(dict.fromkeys(ground.party(name, "participant") for name in item.participants)),
        status=item.status,
        span=words,
        mentions=(words,),
    )


def _date(item: AnsweredOccasion, ground: Ground, words: Span) -> DateInterval | None:
    """The date where words of the report lead to it; otherwise none, which is told."""
    if item.date is None:
        return None
    declared = ground.report.declared_date
    try:
        interval = DateInterval.parse(item.date)
    except ValueError:
        ground.leave_out(f"date of occasion {item.id!r}", f"{shown(item.date)} is no date", words)
        return None
    if not ground.standing.date(interval, declared.first if declared else None):
        ground.leave_out(f"date of occasion {item.id!r}", f"no words of the report name {interval.iso}", words)
        return None
    return interval


def _same(one: Occasion, other: Occasion) -> bool:
    if one.kind != other.kind or set(one.participants) != set(other.participants):
        return False
    dates = one.date is None or other.date is None or one.date.overlaps(other.date)
    return dates and (one.place == other.place or None in (one.place, other.place))


def figures(answered: Sequence[AnsweredFigure], ground: Ground, before: Sequence[Figure]) -> tuple[Figure, ...]:
    """`before` and the grounded figures of one more answer; their values are read from the report's words."""
    found = list(before)
    for item in answered:
        try:
            figure = _figure(item, ground)
        except Ungrounded as why:
            ground.leave_out(f"figure {item.value:g} {shown(item.unit)}", str(why))
            continue
        if not any(other.span.overlaps(figure.span) and other.unit == figure.unit for other in found):
            found.append(figure)
    return tuple(found)


def _figure(item: AnsweredFigure, ground: Ground) -> Figure:
    if item.unit not in UNITS:
        raise Ungrounded(f"the unit is none of {', '.join(UNITS)}")
    words = cover(ground.place(item).spans)
    near = ground.passage(words)
    quantity = next((one for one in find_quantities(ground.report.text, near) if _agrees(one, item, words)), None)
    if quantity is None:
        raise Ungrounded("the quoted words do not state that number with that unit")
    if item.source is not None and not ground.standing.source(item.source):
        raise Ungrounded(f"the source {shown(item.source)} does not stand in the report")
    return Figure(
        span=quantity.span,
        value=quantity.value,
        value_to=quantity.value_to,
        unit=quantity.unit,
        approximate=quantity.approximate,
        about=one_line(item.about) if item.about else None,
        places=ground.places(item.places),
        source=one_line(item.source) if item.source else None,
    )


def _agrees(quantity: Quantity, item: AnsweredFigure, words: Span) -> bool:
    close = abs(quantity.value - item.value) <= 0.005 * max(abs(quantity.value), 1e-9)
    return quantity.unit == item.unit and close and quantity.span.overlaps(words)


def unknowns(answered: Sequence[AnsweredUnknown], ground: Ground, before: Sequence[Unknown]) -> tuple[Unknown, ...]:
    """`before` and the grounded unknowns of one more answer."""
    found = list(before)
    for item in answered:
        try:
            span = ground.passage(cover(ground.place(item).spans))
        except Ungrounded as why:
            ground.leave_out(f"unknown {shown(item.about)}", str(why))
            continue
        if not any(other.span.overlaps(span) for other in found):
            found.append(Unknown(span=span, about=one_line(item.about), rule=RULE))
    return tuple(found)


def omissions(answered: Sequence[AnsweredOmission], ground: Ground, before: Sequence[Omission]) -> tuple[Omission, ...]:
    """`before` and the grounded omissions of one more answer."""
    found = list(before)
    for item in answered:
        try:
            span = ground.passage(cover(ground.place(item).spans))
            party = ground.party(item.party, "party")
        except Ungrounded as why:
            ground.leave_out(f"omission of {shown(item.party)}", str(why))
            continue
        if not any(other.span.overlaps(span) and other.party == party for other in found):
            found.append(Omission(span=span, party=party, about=tuple(map(one_line, item.about)), rule=RULE))
    return tuple(found)


def attributions(entries: Sequence[Entry], ground: Ground) -> tuple[Attribution, ...]:
    """For each entry that rests on more than the outlet: where its last source stands, and what it told."""
    found: dict[tuple[Span, tuple[Span, ...]], Attribution] = {}
    for entry in entries:
        last = entry.chain[-1]
        source = ground.standing.where(last.name, entry.passage) if last.name and len(entry.chain) > 1 else None
        if source:
            found.setdefault(
                (source, entry.words),
                Attribution(source=(source,), cue=(), content=entry.words, channel=None, chain=entry.chain, rule=RULE),
            )
    return tuple(found.values())
