"""Lays readings side by side and writes what holds across them into the derived tables.

A small ledger is laid side by side as a whole. In a large one a report that comes alone is laid beside its
neighbours only: the reports that share its occasions or its words, and of those that share a source, a name
or a matter the ones published nearest. Read in bulk, a large ledger is laid side by side as a whole again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, select

from parley.consolidate.blocking import keys_of
from parley.consolidate.board import Board, across, lay
from parley.consolidate.claims import moment
from parley.consolidate.reference import Reference, reference_of
from parley.ledger import cases, derived, schema
from parley.ledger.bulk import readings_of
from parley.views.laid import weights_of, write
from parley.views.settle import MANY

Issues = Mapping[str, str]


def lay_again(connection: Connection, issues: Issues, reports: Sequence[str], near: int) -> None:
    """Lays these reports beside their neighbours once more, or the whole ledger where none are named."""
    if reports and derived.size(connection) > near:
        _local(connection, issues, reports, near)
    else:
        _whole(connection, issues)


def bring_up_to_date(
    connection: Connection, issues: Issues, new: Sequence[int], replaced: Sequence[str], near: int
) -> None:
    """Lays the new readings beside what is there; those of `replaced` reports come instead of older ones."""
    size = derived.size(connection)
    case = cases.last(connection)
    if len(new) > MANY or size + len(new) <= near or (case and not case.laid):
        _whole(connection, issues)
        return
    if replaced:
        derived.forget(connection, replaced)
    reports = schema.readings.c.report_id, schema.readings.c.id
    rows = connection.execute(select(*reports).where(reports[1].in_(new)))
    of = {line.id: line.report_id for line in rows}
    for reading in new:
        _local(connection, issues, [of[reading]], near)


def _reference(connection: Connection) -> Reference:
    """What the ledger's case file knows beside the reports."""
    case = cases.last(connection)
    if case is None:
        return Reference()
    from parley.codebook.case import parse_case

    return reference_of(parse_case(case.text, case.file))


def _current(connection: Connection, reports: Sequence[str] | None = None) -> list[int]:
    table = schema.readings
    query = select(table.c.id).where(table.c.current).order_by(table.c.id)
    if reports is not None:
        query = query.where(table.c.report_id.in_(list(reports)))
    return [one for (one,) in connection.execute(query)]


def _whole(connection: Connection, issues: Issues) -> None:
    ids, known = _current(connection), _reference(connection)
    board = lay(readings_of(connection, ids), issues, decisions=derived.decisions(connection), places=known.places)
    derived.empty(connection)
    write(connection, board, across(board, known.facts), {one.report.id for one in board.readings}, {}, {})
    cases.laid(connection)


def _local(connection: Connection, issues: Issues, reports: Sequence[str], near: int) -> None:
    """Lays reports beside their neighbours and writes what is theirs; what they join keeps its name."""
    focus = _current(connection, reports)
    mine = tuple(readings_of(connection, focus))
    around: set[int] = set()
    for reading in mine:
        published = moment(reading, {})
        weights = weights_of(keys_of(reading), reading)
        around |= set(derived.near(connection, weights, published.last if published else None, near))
    beside, known = sorted(around - set(focus)), _reference(connection)
    readings = (*mine, *readings_of(connection, beside))
    board = lay(readings, issues, decisions=derived.decisions(connection), places=known.places)
    focused = {one.report.id for one in mine}
    before = _held(connection, focused)
    derived.forget(connection, sorted(focused))
    origins, meetings = _names(connection, board, focused)
    write(connection, board, across(board, known.facts), focused, origins, meetings)
    after = _held(connection, focused)
    derived.tidy(connection, before[0] | after[0], before[1] | after[1])


def _held(connection: Connection, reports: Iterable[str]) -> tuple[set[str], set[str]]:
    """The origins and meetings that the reports told of so far."""
    told, met = schema.tellings, schema.meeting_members
    names = sorted(reports)
    origins = connection.execute(select(told.c.origin_id).where(told.c.report_id.in_(names)))
    meetings = connection.execute(select(met.c.meeting_id).where(met.c.report_id.in_(names)))
    return {one for (one,) in origins}, {one for (one,) in meetings}


def _names(connection: Connection, board: Board, focused: set[str]) -> tuple[dict[str, str], dict[str, str]]:
    """Under which names the ledger has the origins and meetings of the board, those of others kept."""
    told, met = schema.tellings, schema.meeting_members
    reports = sorted({one.report.id for one in board.readings} - focused)
    rows = connection.execute(select(told.c.id, told.c.origin_id).where(told.c.report_id.in_(reports)))
    origin_of: Mapping[str, str] = {line.id: line.origin_id for line in rows}
    members = connection.execute(select(met).where(met.c.report_id.in_(reports)))
    meeting_of = {(line.report_id, line.occasion): line.meeting_id for line in members}
    origins, meetings = {}, {}
    for origin in board.origins:
        known = sorted({origin_of[one.id] for one in origin.tellings if one.id in origin_of})
        origins[origin.id] = known[0] if known else origin.id
    for meeting in board.meetings:
        known = sorted({meeting_of[one] for one in meeting.members if one in meeting_of})
        meetings[meeting.id] = known[0] if known else meeting.id
    return origins, meetings
