"""Everything across some readings, put together: the one place where the order of the steps is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from parley.consolidate.checks import checks
from parley.consolidate.claims import Claim, claims_of, moment
from parley.consolidate.conflicts import claim_conflicts, within
from parley.consolidate.copies import copies
from parley.consolidate.dates import date_conflicts, known_dates
from parley.consolidate.events import Dated, dated_events, event_conflicts
from parley.consolidate.held import held_conflicts
from parley.consolidate.numbers import background, count_conflicts, figure_conflicts
from parley.consolidate.occasions import meetings
from parley.consolidate.omissions import omitted, pending
from parley.consolidate.origins import origins
from parley.consolidate.places import Gazetteer, explained
from parley.consolidate.published import told_days
from parley.consolidate.readings import in_order
from parley.consolidate.reference import Fact
from parley.consolidate.retold import retold_figures
from parley.consolidate.tellings import cited_at, opened_with, tellings
from parley.consolidate.told import Told
from parley.model.across import Across, Conflict, Copy, Decision, Meeting, Origin, Quote, Telling
from parley.model.reading import Reading
from parley.text.dates import DateInterval


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """Readings laid side by side: their meetings and origins, and every entry as a claim."""

    readings: tuple[Reading, ...]
    places: Gazetteer
    meetings: tuple[Meeting, ...]
    copies: tuple[Copy, ...]
    origins: tuple[Origin, ...]
    claims: tuple[Claim, ...]
    events: tuple[Dated, ...]
    notes: tuple[str, ...]


def lay(
    readings: Iterable[Reading],
    issues: Mapping[str, str],
    *,
    decisions: Sequence[Decision] = (),
    places: Gazetteer | None = None,
) -> Board:
    """The readings side by side; `issues` tells the issue of each measure, `decisions` a person's ties.

    `places` is what is known of places beside what the reports explain themselves.
    """
    ordered = in_order(readings)
    known = explained(ordered.readings, places)
    met = meetings(ordered.readings, known, dict(issues))
    texts = copies(ordered.readings)
    found, notes = origins(_told(ordered.readings, met, issues), texts, decisions)
    origin_of = {entry: origin.id for origin in found for entry in origin.entries}
    return Board(
        readings=ordered.readings,
        places=known,
        meetings=met,
        copies=texts,
        origins=found,
        claims=claims_of(ordered.readings, met, origin_of, issues),
        events=tuple(one for reading in ordered.readings for one in dated_events(reading)),
        notes=(*ordered.notes, *notes),
    )


def _told(readings: Sequence[Reading], met: Sequence[Meeting], issues: Mapping[str, str]) -> tuple[Told, ...]:
    """What is told, by whom; two readers of one report tell of one source, each with entries of its own."""
    of_member = known_dates(met)
    plain = {claim.entry.id: claim for claim in claims_of(readings, met, {}, issues)}
    found: dict[str, tuple[Telling, tuple[str, ...], list[Reading]]] = {}
    days: dict[str, DateInterval] = {}
    for reading in readings:
        for ident, day in told_days(reading, moment(reading, of_member)).items():
            days.setdefault(ident, day)
        for one, words in tellings(reading):
            known, said, whose = found.get(one.id, (one, (), []))
            entries = tuple(sorted({*known.entries, *one.entries}))
            found[one.id] = replace(known, entries=entries), tuple(sorted({*said, *words})), [*whose, reading]
    return tuple(
        Told(
            telling=one,
            claims=(claims := tuple(plain[entry] for entry in one.entries)),
            published=moment(whose[0], of_member),
            words=words,
            told=days.get(one.id),
            retold=bool(one.outlet) and one.outlet != whose[0].report.outlet,
            opening=opened_with(whose[0], one.outlet),
            figures=frozenset(
                (figure.unit, figure.value)
                for reading in whose
                for figure in reading.figures
                if any(claim.entry.passage.holds(figure.span) for claim in claims)
            ),
        )
        for one, words, whose in found.values()
    )


def consolidate(
    readings: Iterable[Reading],
    issues: Mapping[str, str],
    *,
    decisions: Sequence[Decision] = (),
    places: Gazetteer | None = None,
    facts: Sequence[Fact] = (),
) -> Across:
    """All that holds across the readings: the same for every order in which they come."""
    board = lay(readings, issues, decisions=decisions, places=places)
    return across(board, facts)


def across(board: Board, facts: Sequence[Fact] = ()) -> Across:
    """The conflicts and checks of a board, with what it was laid from."""
    return Across(
        meetings=board.meetings,
        copies=board.copies,
        origins=board.origins,
        conflicts=conflicts(board),
        findings=checks(board.readings, board.meetings, board.events, facts),
        notes=board.notes,
    )


def conflicts(board: Board) -> tuple[Conflict, ...]:
    """The conflicts of a board, by reports, kind and place."""
    of_member = known_dates(board.meetings)
    figures = {reading.report.id: reading.figures for reading in board.readings}
    quotes = {claim.entry.id: Quote(report=claim.report, span=claim.entry.passage) for claim in board.claims}
    cited = {
        ident: Quote(report=reading.report.id, span=span)
        for reading in board.readings
        for ident, span in cited_at(reading).items()
    }
    texts = {reading.report.id: reading.report.text for reading in board.readings}
    moments = {reading.report.id: moment(reading, of_member) for reading in board.readings}
    kin = frozenset(
        frozenset({left.report, right.report})
        for origin in board.origins
        for at, left in enumerate(origin.tellings)
        for right in origin.tellings[at + 1 :]
    )
    numbers = figure_conflicts(board.claims, figures)
    found = (
        *claim_conflicts(board.claims, board.places),
        *numbers,
        *retold_figures(board.origins, board.readings, numbers),
        *background(board.readings, moments, board.places, kin),
        *held_conflicts(board.readings, moments, board.places),
        *count_conflicts(board.origins, quotes, cited, texts),
        *date_conflicts(board.readings, board.meetings),
        *event_conflicts(board.events),
        *pending(board.readings, board.claims, kin),
        *omitted(board.readings, board.claims, of_member),
        *within(board.claims),
    )
    return tuple(sorted(found, key=lambda one: (one.reports, one.kind, one.quotes, one.about)))
