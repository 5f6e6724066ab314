"""Brings a ledger to this version's tables, and refuses what is no ledger or a newer one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text

from parley.errors import LedgerError
from parley.ledger.faults import told
from parley.ledger.place import WRITES, Place

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0004"
VERSION_TABLE = "parley_version"
# Any number will do, as long as all programs that migrate ledgers ask for the same.
_LOCK = 7_270_539


def prepare(engine: Engine, place: Place, *, create: bool) -> None:
    """Makes the ledger's tables those of this version; raises LedgerError where that cannot be.

    An empty database becomes a ledger where `create` is true. The usual case, a ledger that is up to
    date, is told by one look and without alembic.
    """
    with told(place.shown), engine.connect() as connection:
        revision = _revision(connection)
        if revision == HEAD:
            return
        if revision is None and inspect(connection).get_table_names():
            raise LedgerError(
                place.shown,
                "is a database of another program",
                "a ledger made by Parley",
                "Name another with --ledger",
            )
    if revision is None and not create:
        raise LedgerError(place.shown, "holds no ledger yet", do="Read something into it first: parley read PATH…")
    _upgrade(engine, place, revision)


def config() -> Config:
    """Alembic's settings for the ledger's migrations; `attributes["connection"]` is still to be given."""
    from alembic.config import Config

    settings = Config()
    folder = str(Path(__file__).parent / "migrations")
    settings.set_main_option("script_location", folder.replace("%", "%%"))
    return settings


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    found = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()
    return str(found) if found is not None else None


def _upgrade(engine: Engine, place: Place, revision: str | None) -> None:
    from alembic import command
    from alembic.script import ScriptDirectory

    settings = config()
    known = {script.revision for script in ScriptDirectory.from_config(settings).walk_revisions()}
    if revision is not None and revision not in known:
        raise LedgerError(
            place.shown,
            f"was made by a newer Parley (revision {revision!r})",
            f"at most revision {HEAD!r}",
            "Update Parley, or name another ledger with --ledger",
        )
    with (
        told(place.shown),
        engine.connect().execution_options(**{WRITES: True}) as connection,
        connection.begin(),
    ):
        if engine.dialect.name == "postgresql":
            # Two programs that find an empty database make its tables one after the other.
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        settings.attributes["connection"] = connection
        command.upgrade(settings, "head")
