"""Where a ledger is: a file or a database URL, and how to connect to it."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from parley.errors import LedgerError
from parley.ledger.faults import told

DEFAULT = "parley.db"
WRITES = "parley_writes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A ledger's address: its `url`, or its `file` for SQLite; `shown` is for messages, without password."""

    url: str
    shown: str
    file: Path | None = None


def locate(where: str | os.PathLike[str] | None = None) -> Place:
    """The place that `where` names: a database URL if it holds `://`, else a file; raises LedgerError."""
    name = os.fspath(where or DEFAULT)
    if "://" not in name:
        file = Path(name)
        if file.is_dir():
            raise LedgerError(name, "is a folder", "a file", f"Name a file in it, such as {file / DEFAULT}")
        return Place(url="", shown=name, file=file)
    with told(name.partition("@")[2] or name):
        url = make_url(name)
    if url.drivername in ("postgres", "postgresql"):
        url = url.set(drivername="postgresql+psycopg")
    shown = url.render_as_string(hide_password=True)
    if url.get_backend_name() == "sqlite" and url.database not in (None, "", ":memory:"):
        return Place(url="", shown=shown, file=Path(str(url.database)))
    return Place(url=url.render_as_string(hide_password=False), shown=shown)


def connect(place: Place, *, wait: float = 10.0) -> Engine:
    """An engine for the ledger; `wait` is how many seconds it waits while another program writes."""
    try:
        with told(place.shown):
            if place.file is None:
                engine = create_engine(place.url, json_serializer=_json)
            else:
                engine = create_engine(
                    # The URL names no file, which would get one connection for all; the opener does.
                    "sqlite://",
                    creator=_opener(place.file, wait),
                    json_serializer=_json,
                    poolclass=QueuePool,
                )
    except ModuleNotFoundError as fault:
        raise LedgerError(
            place.shown,
            f"needs the package {fault.name}",
            do="Install it with pip install 'parley[postgres]'",
        ) from None
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
    return engine


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _opener(file: Path, wait: float) -> Callable[[], sqlite3.Connection]:
    """Opens the file, in a folder that cannot be written without the files SQLite would lay beside it."""

    def opened() -> sqlite3.Connection:
        beside = file.with_name(file.name + "-wal")
        if file.exists() and not os.access(file.absolute().parent, os.W_OK) and not beside.exists():
            address = file.absolute().as_uri() + "?mode=ro&immutable=1"
            return sqlite3.connect(address, uri=True, timeout=wait, check_same_thread=False)
        return sqlite3.connect(file, timeout=wait, check_same_thread=False)

    return opened


def _prepare(connection: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
    # Transactions are begun by _begin: the driver would leave table definitions outside of them.
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    try:
        # With a log written ahead others can read while one writes, and a killed program leaves a sound file.
        connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as fault:
        # A ledger that may only be read is read as it is.
        if "readonly" not in str(fault):
            raise
    connection.execute("PRAGMA synchronous = NORMAL")


def _begin(connection: Connection) -> None:
    # A transaction that will write queues for it at once, so that it cannot lose its turn half-way.
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
