"""The ledger as the rest of Parley uses it: open, store, give back."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Self, TypeVar

from sqlalchemy import Connection, Table, and_, delete, insert, select, update

from parley.errors import LedgerError
from parley.ledger import rows, schema
from parley.ledger.faults import UnfitReading, told
from parley.ledger.migrate import prepare
from parley.ledger.place import WRITES, Place, connect, locate
from parley.model.answer import RawAnswer
from parley.model.reading import Reading
from parley.text.dates import DateInterval

Issues = Mapping[str, str]
T = TypeVar("T")


class Outcome(StrEnum):
    """What storing a reading came to."""

    NEW = "new"
    UNCHANGED = "unchanged"
    REREAD = "reread"


class Ledger:
    """An open ledger; a context manager. All its errors are LedgerErrors.

    `issues` tells the issue of each measure; by default the shipped codebook does.
    """

    def __init__(self, place: Place, *, create: bool = False, issues: Issues | None = None, wait: float = 10.0) -> None:
        self.place = place
        self._issues = issues
        self._engine = connect(place, wait=wait)
        try:
            prepare(self._engine, place, create=create)
        except BaseException:
            self._engine.dispose()
            raise

    @classmethod
    def open(
        cls,
        where: str | os.PathLike[str] | None = None,
        *,
        create: bool = False,
        issues: Issues | None = None,
        wait: float = 10.0,
    ) -> Self:
        """The ledger in the file or at the URL `where`, by default `parley.db` in the folder one is in.

        Without `create` it must be there already. `wait`: seconds to wait while another program writes.
        """
        place = locate(where)
        if not create and place.file is not None and not place.file.exists():
            raise LedgerError(
                place.shown,
                "no such ledger",
                do="Read something into it first: parley read PATH…, or name it: --ledger",
            )
        return cls(place, create=create, issues=issues, wait=wait)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the database."""
        self._engine.dispose()

    @contextmanager
    def connection(self) -> Iterator[Connection]:
        """A connection to read with: all that is read through it is of one moment."""
        with told(self.place.shown), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection to write with, in one transaction: all of it is stored, or nothing."""
        with (
            told(self.place.shown),
            self._engine.connect().execution_options(**{WRITES: True}) as connection,
            connection.begin(),
        ):
            yield connection

    def known(self, report_id: str, reader: str, codebook: str, pipeline: str) -> bool:
        """True where the current reading of the report by `reader` was made with these versions."""
        wanted = _of(report_id, reader) & _version(codebook, pipeline) & schema.readings.c.current
        with self.connection() as connection:
            return connection.execute(select(schema.readings.c.id).where(wanted)).first() is not None

    def store(self, reading: Reading, answers: Sequence[RawAnswer] = ()) -> Outcome:
        """Stores a reading in one transaction and makes it the report's current one, which views show.

        A reading by the same reader with the same versions changes nothing, but that it becomes current
        again. Earlier readings, and those of other readers, stay. `answers` are those of a language model
        that the reading rests on. Raises UnfitReading for a reading that does not hold together.
        """
        report = reading.report
        if self.known(report.id, reading.reader, reading.codebook, reading.pipeline):
            return Outcome.UNCHANGED
        readings = schema.readings
        mine = _of(report.id, reading.reader)
        with self.writing() as connection:
            same = mine & _version(reading.codebook, reading.pipeline)
            before = connection.execute(select(readings.c.id, readings.c.current).where(same)).first()
            if before is not None and before.current:
                return Outcome.UNCHANGED  # another program was faster
            _put_report(connection, self.place.shown, reading)
            replaced = connection.execute(select(readings.c.id).where(mine).limit(1)).first() is not None
            # One reading a report is current, whoever read it: no view shows a stance once for each reader.
            of_report = update(readings).where(readings.c.report_id == report.id)
            connection.execute(of_report.values(current=False))
            if before is not None:
                connection.execute(update(readings).where(readings.c.id == before.id).values(current=True))
            else:
                self._put(connection, reading, answers)
        return Outcome.REREAD if replaced else Outcome.NEW

    def _put(self, connection: Connection, reading: Reading, answers: Sequence[RawAnswer]) -> None:
        made = insert(schema.readings).values(
            report_id=reading.report.id,
            reader=reading.reader,
            codebook=reading.codebook,
            pipeline=reading.pipeline,
            created_at=_now(),
            current=True,
        )
        key = connection.execute(made).inserted_primary_key
        assert key is not None
        told = (schema.answers, _placed(tuple(answers), rows.answer_row))
        for table, values in (*_rows(reading, self.issues), told):
            if values:
                connection.execute(insert(table), [{"reading_id": key[0], **line} for line in values])

    @property
    def issues(self) -> Issues:
        """The issue of each measure."""
        if self._issues is None:
            from parley.codebook.loader import load

            self._issues = {measure.id: measure.issue for measure in load().measures}
        return self._issues

    def refuse(self, path: str, message: str, stage: str = "ingest") -> None:
        """Keeps on record that `path` could not be taken as a report; the latest word on a path stands."""
        refusals, path = schema.refusals, rows.path_as_text(path)
        with self.writing() as connection:
            connection.execute(delete(refusals).where(refusals.c.path == path))
            connection.execute(insert(refusals).values(path=path, stage=stage, message=message, created_at=_now()))

    def reading(self, report_id: str, reader: str = "rules") -> Reading | None:
        """The current reading of a report by `reader`, else its newest; None where there is none."""
        with self.connection() as connection:
            row = connection.execute(_newest(report_id, reader)).first()
            return None if row is None else _read(connection, row)

    def answers(self, report_id: str, reader: str) -> tuple[RawAnswer, ...]:
        """What a language model answered for the reading that `reading` gives, word for word."""
        with self.connection() as connection:
            row = connection.execute(_newest(report_id, reader)).first()
            if row is None:
                return ()
            told = schema.answers
            of_this = select(told).where(told.c.reading_id == row.id).order_by(told.c.position)
            return tuple(map(rows.answer, connection.execute(of_this)))


def _of(report_id: str, reader: str) -> Any:
    return and_(schema.readings.c.report_id == report_id, schema.readings.c.reader == reader)


def _newest(report_id: str, reader: str) -> Any:
    readings = schema.readings
    return select(readings).where(_of(report_id, reader)).order_by(readings.c.current.desc(), readings.c.id.desc())


def _version(codebook: str, pipeline: str) -> Any:
    return and_(schema.readings.c.codebook == codebook, schema.readings.c.pipeline == pipeline)


def _put_report(connection: Connection, where: str, reading: Reading) -> None:
    """Adds the report; one that is there already keeps its text and gets the header as it is read now."""
    reports, report = schema.reports, reading.report
    text = connection.execute(select(reports.c.text).where(reports.c.id == report.id)).scalar()
    values = rows.report_row(report)
    if text is None:
        connection.execute(insert(reports).values(added_at=_now(), **values))
    elif text != report.text:
        raise UnfitReading(where, f"report {report.id[:12]} is there with another text", "one text a report id")
    else:
        connection.execute(update(reports).where(reports.c.id == report.id).values(**values))
    # Whatever kept this path from being read before no longer does.
    connection.execute(delete(schema.refusals).where(schema.refusals.c.path == values["path"]))


def _rows(reading: Reading, issues: Issues) -> Iterator[tuple[Table, list[rows.Values]]]:
    """The rows of a reading, table by table, so that what is pointed to comes first."""
    when = {item.id: item.date for item in reading.occasions}

    def time(occasion: str | None) -> DateInterval | None:
        return (when.get(occasion) if occasion else None) or reading.report.declared_date

    yield schema.occasions, _placed(reading.occasions, rows.occasion_row)
    yield (
        schema.entries,
        _placed(
            reading.entries,
            lambda one: rows.entry_row(one, issues.get(one.provision.measure), time(one.occasion)),
        ),
    )
    yield (
        schema.links,
        [{"entry_id": one.id, **line} for one in reading.entries for line in _placed(one.chain, rows.link_row)],
    )
    yield (
        schema.exchanges,
        [
            {"entry_id": one.id, "position": place, "other_id": other}
            for one in reading.entries
            for place, other in enumerate(one.in_return_for)
        ],
    )
    yield schema.attributions, _placed(reading.attributions, rows.attribution_row)
    yield schema.figures, _placed(reading.figures, rows.figure_row)
    yield schema.unknowns, _placed(reading.unknowns, rows.unknown_row)
    yield schema.omissions, _placed(reading.omissions, rows.omission_row)
    yield schema.checks, _placed(reading.checks, rows.check_row)
    yield schema.issues, _placed(reading.issues, rows.issue_row)


def _placed(items: tuple[T, ...], row: Callable[[T], rows.Values]) -> list[rows.Values]:
    return [{"position": place, **row(item)} for place, item in enumerate(items)]


def _read(connection: Connection, row: rows.AnyRow) -> Reading:
    def stored(table: Table) -> list[rows.AnyRow]:
        of_this = select(table).where(table.c.reading_id == row.id).order_by(table.c.position)
        return list(connection.execute(of_this))

    chains: dict[str, list[rows.AnyRow]] = {}
    for line in stored(schema.links):
        chains.setdefault(line.entry_id, []).append(line)
    returns: dict[str, list[str]] = {}
    for line in stored(schema.exchanges):
        returns.setdefault(line.entry_id, []).append(line.other_id)
    report = connection.execute(select(schema.reports).where(schema.reports.c.id == row.report_id)).one()
    return Reading(
        report=rows.report(report),
        reader=row.reader,
        codebook=row.codebook,
        pipeline=row.pipeline,
        entries=tuple(
            rows.entry(line, tuple(map(rows.link, chains.get(line.id, ()))), tuple(returns.get(line.id, ())))
            for line in stored(schema.entries)
        ),
        occasions=tuple(map(rows.occasion, stored(schema.occasions))),
        attributions=tuple(map(rows.attribution, stored(schema.attributions))),
        figures=tuple(map(rows.figure, stored(schema.figures))),
        unknowns=tuple(map(rows.unknown, stored(schema.unknowns))),
        omissions=tuple(map(rows.omission, stored(schema.omissions))),
        checks=tuple(map(rows.check, stored(schema.checks))),
        issues=tuple(map(rows.issue, stored(schema.issues))),
    )


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
