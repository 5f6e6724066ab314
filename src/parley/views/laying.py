"""Lays readings side by side and writes what holds across them into the derived tables.

A small ledger is laid side by side as a whole. In a large one a report that comes alone is laid beside its
neighbours only: the reports that share its occasions or its words, and of those that share a source, a name
or a matter the ones published nearest. Read in bulk, a large ledger is laid side by side as a whole again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection, select

from parley.consolidate.blocking import Keys, keys_of
from parley.consolidate.board import Board, across, lay
from parley.consolidate.claims import Claim, moment
from parley.consolidate.dates import known_dates
from parley.consolidate.words import fold, token
from parley.ledger import derived, schema
from parley.ledger.bulk import readings_of
from parley.ledger.rows import Values
from parley.model.across import Across
from parley.model.reading import Reading

# So many at once are not laid one by one.
BULK = 40

Issues = Mapping[str, str]


def lay_again(connection: Connection, issues: Issues, reports: Sequence[str], near: int) -> None:
    """Lays these reports beside their neighbours once more, or the whole ledger where none are named."""
    if reports and _size(connection) > near:
        _local(connection, issues, reports, near)
    else:
        _whole(connection, issues)


def bring_up_to_date(
    connection: Connection, issues: Issues, new: Sequence[int], replaced: Sequence[str], near: int
) -> None:
    """Lays the new readings beside what is there; those of `replaced` reports come instead of older ones."""
    size = _size(connection)
    if len(new) > BULK or size + len(new) <= near:
        _whole(connection, issues)
        return
    if replaced:
        derived.forget(connection, replaced)
    reports = schema.readings.c.report_id, schema.readings.c.id
    rows = connection.execute(select(*reports).where(reports[1].in_(new)))
    of = {line.id: line.report_id for line in rows}
    for reading in new:
        _local(connection, issues, [of[reading]], near)


def _size(connection: Connection) -> int:
    return len(connection.execute(select(schema.settled.c.reading_id)).all())


def _current(connection: Connection, reports: Sequence[str] | None = None) -> list[int]:
    table = schema.readings
    query = select(table.c.id).where(table.c.current).order_by(table.c.id)
    if reports is not None:
        query = query.where(table.c.report_id.in_(list(reports)))
    return [one for (one,) in connection.execute(query)]


def _whole(connection: Connection, issues: Issues) -> None:
    ids = _current(connection)
    board = lay(readings_of(connection, ids), issues, decisions=derived.decisions(connection))
    derived.empty(connection)
    _write(connection, issues, board, across(board), {one.report.id for one in board.readings}, {}, {})


def _local(connection: Connection, issues: Issues, reports: Sequence[str], near: int) -> None:
    """Lays reports beside their neighbours and writes what is theirs; what they join keeps its name."""
    focus = _current(connection, reports)
    mine = tuple(readings_of(connection, focus))
    around: set[int] = set()
    for reading in mine:
        published = moment(reading, {})
        weights = _weights(keys_of(reading), reading)
        around |= set(derived.near(connection, weights, published.last if published else None, near))
    beside = sorted(around - set(focus))
    board = lay((*mine, *readings_of(connection, beside)), issues, decisions=derived.decisions(connection))
    focused = {one.report.id for one in mine}
    before = _held(connection, focused)
    derived.forget(connection, sorted(focused))
    origins, meetings = _names(connection, board, focused)
    _write(connection, issues, board, across(board), focused, origins, meetings)
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


def _weights(keys: Keys, reading: Reading) -> dict[str, int]:
    """The keys by which a reading is found: shared words and days are strong, shared sources and matters weak."""
    return {
        **{f"words {mark}": 60 for mark in keys.sketch},
        **{f"day {name}": 100 for name in _days(reading)},
        **{f"outlet {name.casefold()}": 2 for name in keys.outlets},
        **{f"name {name}": 2 for name in keys.people},
        **{f"matter {party}, {measure}": 1 for party, measure in keys.matters},
    }


def _days(reading: Reading) -> set[str]:
    """The occasions that the reading dates to a day, by their participants."""
    return {
        f"{one.kind} {'/'.join(sorted(one.participants))} {one.date.iso}"
        for one in reading.occasions
        if one.date and one.date.first == one.date.last and len(one.participants) > 1
    }


def _write(
    connection: Connection,
    issues: Issues,
    board: Board,
    found: Across,
    focused: set[str],
    origins: Mapping[str, str],
    meetings: Mapping[str, str],
) -> None:
    """Writes what is of the focused reports; `origins` and `meetings` give names that the ledger has already."""
    put = derived.put
    there = {line for (line,) in connection.execute(select(schema.origins.c.id))}
    mine = [one for one in board.meetings if any(report in focused for report, _ in one.members)]
    ids = {one.id: meetings.get(one.id, one.id) for one in board.meetings}
    derived.put_meetings(connection, [replace(one, id=ids[one.id]) for one in mine])
    put(connection, "meeting_members", [
        {"report_id": report, "occasion": occasion, "meeting_id": ids[one.id]}
        for one in mine for report, occasion in one.members if report in focused
    ])  # fmt: skip
    named = {one.id: origins.get(one.id, one.id) for one in board.origins}
    theirs = [one for one in board.origins if any(telling.report in focused for telling in one.tellings)]
    put(
        connection,
        "origins",
        [derived.origin_row(replace(one, id=named[one.id])) for one in theirs if named[one.id] not in there],
    )
    put(connection, "tellings", [
        derived.telling_row(telling, named[one.id])
        for one in theirs for telling in one.tellings if telling.report in focused
    ])  # fmt: skip
    of = {telling.id: telling.report for one in board.origins for telling in one.tellings}
    put(connection, "ties", [
        derived.tie_row(tie) for one in theirs for tie in one.ties if {of[tie.left], of[tie.right]} & focused
    ])  # fmt: skip
    _write_claims(connection, board, focused, named, ids)
    _write_findings(connection, board, found, focused, named, ids)
    _write_keys(connection, board, focused)


def _write_claims(
    connection: Connection, board: Board, focused: set[str], origins: Mapping[str, str], meetings: Mapping[str, str]
) -> None:
    reading_of = _reading_ids(connection, board)
    telling_of = {entry: one.id for origin in board.origins for one in origin.tellings for entry in one.entries}
    # Claims come in the order of the readings and of the entries in them.
    owners = [reading_of[one.report.id, one.reader] for one in board.readings for _ in one.entries]
    lines = [
        _claim_row(claim, ident, telling_of.get(claim.entry.id), origins, meetings)
        for claim, ident in zip(board.claims, owners, strict=True)
        if claim.report in focused
    ]
    derived.put(connection, "claims", lines)


def _claim_row(
    claim: Claim, reading: int, telling: str | None, origins: Mapping[str, str], meetings: Mapping[str, str]
) -> Values:
    entry, provision = claim.entry, claim.entry.provision
    return {
        "reading_id": reading,
        "entry_id": entry.id,
        "report_id": claim.report,
        "party": entry.party,
        "issue": claim.issue,
        "measure": provision.measure,
        "matter": f"{claim.topic} by {', '.join(sorted(map(fold, provision.actor or ())))}",
        "stance": entry.stance,
        "actor": None if provision.actor is None else list(provision.actor),
        "places": list(provision.places),
        "extent": provision.extent,
        "term": provision.term,
        "modality": entry.modality,
        "in_return_for": list(entry.in_return_for),
        "conditions": [[span.start, span.end] for span in entry.conditions],
        "telling_id": telling,
        "origin_id": origins.get(claim.origin, claim.origin),
        "meeting_id": meetings.get(claim.meeting.id, claim.meeting.id) if claim.meeting else None,
        "first": claim.when.first if claim.when else None,
        "last": claim.when.last if claim.when else None,
    }


def _reading_ids(connection: Connection, board: Board) -> dict[tuple[str, str], int]:
    table = schema.readings
    rows = connection.execute(select(table.c.id, table.c.report_id, table.c.reader).where(table.c.current))
    return {(line.report_id, line.reader): line.id for line in rows}


def _write_findings(
    connection: Connection,
    board: Board,
    found: Across,
    focused: set[str],
    origins: Mapping[str, str],
    meetings: Mapping[str, str],
) -> None:
    claims = {claim.entry.id: claim for claim in board.claims}
    dates = {one.id: one.date for one in board.meetings}
    moments = {one.report.id: moment(one, known_dates(board.meetings)) for one in board.readings}
    lines: dict[str, Values] = {}
    for one in found.conflicts:
        if focused.isdisjoint(one.reports):
            continue
        first = next((claims[entry] for entry in one.entries if entry in claims), None)
        when = dates.get(one.meeting or "") or (first.when if first else None) or moments.get(one.reports[0])
        named = replace(
            one,
            origin=origins.get(one.origin, one.origin) if one.origin else None,
            meeting=meetings.get(one.meeting, one.meeting) if one.meeting else None,
        )
        spans = (str(part) for quote in one.quotes for part in (quote.span.start, quote.span.end))
        ident = token("conflict", one.kind, one.about, *(quote.report for quote in one.quotes), *spans)
        party, issue = (first.entry.party, first.issue) if first else (None, None)
        lines[ident] = derived.conflict_row(named, ident, party, issue, when)
    derived.put(connection, "conflicts", list(lines.values()))
    rows = [
        derived.finding_row(one)
        for one in found.findings
        if one.report in focused or (one.against and one.against.report in focused)
    ]
    keys = ("report_id", "start", "end", "kind")
    unique = {tuple(row[key] for key in keys): row for row in rows}
    table = schema.findings
    for row in unique.values():
        same = [table.c[key] == row[key] for key in keys]
        connection.execute(table.delete().where(*same))
    derived.put(connection, "findings", list(unique.values()))
    derived.put(connection, "copies", [derived.copy_row(one) for one in found.copies if focused & set(one.reports)])
    told = {name for (name,) in connection.execute(select(schema.wholes.c.name))}
    wholes = [{"name": name, "parts": sorted(parts)} for name, parts in board.places.parts.items() if name not in told]
    derived.put(connection, "wholes", wholes)
    known = {line for (line,) in connection.execute(select(schema.oddities.c.line))}
    derived.put(connection, "oddities", [{"line": line} for line in found.notes if line not in known])


def _write_keys(connection: Connection, board: Board, focused: set[str]) -> None:
    reading_of = _reading_ids(connection, board)
    settled, keys = [], []
    for reading in board.readings:
        if reading.report.id not in focused:
            continue
        ident, published = reading_of[reading.report.id, reading.reader], moment(reading, {})
        settled.append({
            "reading_id": ident, "report_id": reading.report.id, "published": published.last if published else None,
        })  # fmt: skip
        keys += [{"key": key, "reading_id": ident} for key in _weights(keys_of(reading), reading)]
    derived.put(connection, "settled", settled)
    derived.put(connection, "neighbours", keys)
