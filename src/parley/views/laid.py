"""What was found when readings were laid side by side, written into the derived tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import Connection, select

from parley.consolidate.blocking import Keys, keys_of
from parley.consolidate.board import Board
from parley.consolidate.claims import Claim, moment
from parley.consolidate.dates import known_dates
from parley.consolidate.words import fold, token
from parley.ledger import derived, schema
from parley.ledger.meetings import put_meetings
from parley.ledger.rows import Values
from parley.model.across import Across
from parley.model.reading import Reading


def write(
    connection: Connection,
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
    put_meetings(connection, [replace(one, id=ids[one.id]) for one in mine])
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
        keys += [{"key": key, "reading_id": ident} for key in weights_of(keys_of(reading), reading)]
    derived.put(connection, "settled", settled)
    derived.put(connection, "neighbours", keys)


def weights_of(keys: Keys, reading: Reading) -> dict[str, int]:
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
