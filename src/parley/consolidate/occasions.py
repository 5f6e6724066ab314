"""Occasions of different reports that are one: "the Tarn summit" and "their August meeting by the lake"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from parley.consolidate.groups import Groups
from parley.consolidate.nameless import tie_nameless
from parley.consolidate.places import Gazetteer
from parley.consolidate.readings import distance
from parley.consolidate.seen import MEMORY, Seen, family
from parley.consolidate.words import fold, place_key, token
from parley.model.across import Meeting
from parley.model.mention import Occasion
from parley.model.reading import Reading
from parley.text.dates import DateExpression, DateInterval, find_dates

_SLIP = 3  # days by which two reports may date one occasion apart and still mean the same
_RECENT = 7  # the same for a mention that has neither date nor place


def meetings(readings: Sequence[Reading], places: Gazetteer, issue_of: dict[str, str]) -> tuple[Meeting, ...]:
    """The occasions of the readings, those that are one taken together, by date and id.

    Dated ones are matched first; an undated one is then taken for the latest such occasion before its
    report was published, or, where the report's date makes all of them future, for the nearest.
    """
    seen = sorted((one for reading in readings for one in _seen(reading, issue_of)), key=lambda one: one.key)
    groups: Groups[Seen] = Groups(lambda one: one.key)
    blocks: dict[tuple[str, str], list[Seen]] = {}
    for one in seen:
        groups.add(one)
        for name in one.occasion.participants:
            blocks.setdefault((family(one.occasion.kind), name), []).append(one)
    for block in blocks.values():
        _tie_dated(block, groups, places)
    for one in seen:
        if one.occasion.date is None:
            _attach(one, blocks, groups, places)
    tie_nameless(seen, groups)
    return tuple(sorted((_meeting(found, groups) for found in groups.all()), key=_order))


def _seen(reading: Reading, issue_of: dict[str, str]) -> Iterable[Seen]:
    for occasion in reading.occasions:
        claims = frozenset(
            (entry.party, entry.stance, issue_of.get(entry.provision.measure, entry.provision.measure),
             *sorted(map(place_key, entry.provision.places)))
            for entry in reading.entries
            if entry.occasion == occasion.id and entry.provision.places
        )  # fmt: skip
        yield Seen(
            report=reading.report.id,
            occasion=occasion,
            published=reading.report.declared_date,
            claims=claims,
            said=without_year(reading, occasion),
        )


def without_year(reading: Reading, occasion: Occasion) -> DateExpression | None:
    """ "The October 16 call" in a report without a date: of which year, only another report can tell."""
    if occasion.date or reading.report.declared_date or occasion.status == "planned":
        return None
    dates = find_dates(reading.report.text, occasion.span)
    return next((one for one in dates if {"month", "monthonly"} & dict(one.fields).keys()), None)


def _tie_dated(block: Sequence[Seen], groups: Groups[Seen], places: Gazetteer) -> None:
    dated = sorted(
        (one for one in block if one.occasion.date),
        key=lambda one: (one.occasion.date or _NEVER, one.key),
    )
    for at, left in enumerate(dated):
        for right in dated[at + 1 :]:
            if left.report == right.report:
                continue
            first, second = left.occasion.date, right.occasion.date
            assert first is not None
            assert second is not None
            if second.first > first.last and distance(first, second) > _SLIP:
                break
            if reason := _one(left, right, places):
                groups.join(left, right, reason)


def _one(left: Seen, right: Seen, places: Gazetteer) -> str | None:
    """Why two dated tellings are of one occasion."""
    one, other = left.occasion, right.occasion
    assert one.date is not None
    assert other.date is not None
    who = set(one.participants), set(other.participants)
    if not (who[0] <= who[1] or who[1] <= who[0]):
        return None
    same_place = _same_place(one, other, places)
    if one.date.overlaps(other.date):
        if same_place is not False:
            return "the same participants, kind and date"
        on_the_day = one.date.first == one.date.last == other.date.first == other.date.last
        alike = len(left.claims & right.claims) > 1
        return "the same participants on the same day" if who[0] == who[1] and (on_the_day or alike) else None
    # Dated apart: only where everything else is the same, and said.
    told = same_place or (one.kind == other.kind == "document")
    return "the same but for the date" if told and (who[0] == who[1] or len(who[0] & who[1]) > 1) else None


def _attach(one: Seen, blocks: dict[tuple[str, str], list[Seen]], groups: Groups[Seen], places: Gazetteer) -> None:
    """Ties an undated telling to the occasion it most likely means, if there is one."""
    best: tuple[tuple[int, int, tuple[str, str]], Seen, str] | None = None
    for name in one.occasion.participants:
        for other in blocks.get((family(one.occasion.kind), name), ()):
            if other.report == one.report or other.occasion.id == one.occasion.id == "":
                continue
            if reason := _undated(one, other, places):
                after = _after(one, other.occasion.date)
                # A dated one before an undated one, and what the report can look back on before the rest.
                rank = (
                    (other.occasion.date is None) * 2 + (after is not None and after < 0),
                    abs(after or 0),
                    other.key,
                )
                if best is None or rank < best[0]:
                    best = (rank, other, reason)
    if best:
        groups.join(one, best[1], best[2])


def _undated(one: Seen, other: Seen, places: Gazetteer) -> str | None:
    """Why an undated telling may mean the same as another."""
    who, whom = set(one.occasion.participants), set(other.occasion.participants)
    if not (who <= whom or whom <= who) or one.occasion.kind == "document":
        return None
    after = _after(one, other.occasion.date)
    if after is not None and abs(after) > MEMORY:
        return None
    if one.occasion.status == "planned":
        if after is not None and after > 0:
            # What is still to come is not what has been.
            return None
        after = None
    same_place = _same_place(one.occasion, other.occasion, places)
    date = other.occasion.date
    said = one.said.reckon(date.last) if one.said and date else None
    if said and date:
        if distance(said, date) > _SLIP:
            return None
        on_the_day = said.first == said.last == date.first == date.last and who == whom
        if said.overlaps(date) and len(who & whom) > 1 and (same_place is not False or on_the_day):
            return "the same participants, and the date but for its year"
    if same_place and len(who & whom) > 1:
        return "the same participants and place"
    if same_place is False:
        # Two names for one place: what was put there is the same.
        alike = who == whom and len(one.claims & other.claims) > 1
        return "the same participants, and the same was put there" if alike else None
    recent = after is not None and 0 <= after <= _RECENT and other.occasion.date is not None
    return "the same participants, days before" if recent and len(who & whom) > 1 else None


def _after(one: Seen, date: DateInterval | None) -> int | None:
    """How many days after the occasion the report was published; negative where it was before."""
    if date is None or one.published is None:
        return None
    return (one.published.last - date.first).days


def _same_place(one: Occasion, other: Occasion, places: Gazetteer) -> bool | None:
    """True or False where both places are named, else None."""
    if not one.place or not other.place:
        return None
    return places.same_spot(one.place, other.place)


_NEVER = DateInterval.parse("9999-12-31")


def _order(meeting: Meeting) -> tuple[DateInterval, str]:
    return meeting.date or _NEVER, meeting.id


def _meeting(found: Sequence[Seen], groups: Groups[Seen]) -> Meeting:
    occasions = [one.occasion for one in found]
    dates = sorted({DateInterval(one.date.first, one.date.last) for one in occasions if one.date})
    counted = [(one.place, sum(fold(one.place) == fold(other.place or "") for other in occasions))
               for one in occasions if one.place]  # fmt: skip
    names = {fold(place): place for place, _ in sorted(counted, reverse=True)}
    kinds = sorted({one.kind for one in occasions}, key=lambda kind: (kind != "summit", kind))
    status = [
        state for state in ("past", "ongoing", "planned", "cancelled") if any(o.status == state for o in occasions)
    ]
    return Meeting(
        id=token("meeting", *(part for one in found[:1] for part in one.key)),
        kind=kinds[0],
        places=tuple(sorted(names.values())),
        date=min(dates, key=lambda date: (date.last - date.first, date)) if dates else None,
        dates=tuple(dates),
        participants=tuple(sorted({name for one in occasions for name in one.participants})),
        status=status[0] if status else "past",
        members=tuple(one.key for one in found),
        reasons=groups.reasons(found),
    )
