"""What is no ledger, or cannot be used as one, is refused with one clear line; nothing is lost."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from parley.errors import LedgerError
from parley.ledger import migrate, place
from parley.ledger.schema import metadata
from parley.ledger.store import Ledger, Outcome
from tests.ledger.made import reading

ROOT = Path(__file__).parent.parent.parent


def test_the_migrations_make_the_tables_of_the_schema(ledger: Ledger) -> None:
    with ledger.connection() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": migrate.VERSION_TABLE})
        assert compare_metadata(context, metadata) == []


def test_the_version_this_parley_knows_is_the_last_migration() -> None:
    assert ScriptDirectory.from_config(migrate.config()).get_current_head() == migrate.HEAD


def test_the_tables_can_be_taken_away_again(ledger: Ledger) -> None:
    from alembic import command

    settings = migrate.config()
    with ledger.writing() as connection:
        settings.attributes["connection"] = connection
        command.downgrade(settings, "base")
    with ledger.connection() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": migrate.VERSION_TABLE})
        assert len(compare_metadata(context, metadata)) >= len(metadata.tables)


def test_a_ledger_is_opened_again_as_it_was_left(where: str) -> None:
    with Ledger.open(where, create=True) as ledger:
        ledger.store(reading())
    with Ledger.open(where) as ledger:
        assert ledger.reading(reading().report.id) == reading()


def test_sqlite_is_set_up_for_readers_beside_a_writer(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "parley.db", create=True) as ledger, ledger.connection() as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
        assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1


def test_a_url_may_name_a_sqlite_file_or_memory(tmp_path: Path) -> None:
    with Ledger.open(f"sqlite:///{tmp_path}/by-url.db", create=True) as ledger:
        assert ledger.store(reading()) == Outcome.NEW
    assert (tmp_path / "by-url.db").exists()
    with Ledger.open("sqlite://", create=True) as ledger:
        assert ledger.store(reading()) == Outcome.NEW
        assert ledger.reading(reading().report.id) == reading()


def test_nothing_is_made_where_a_ledger_should_be_there_already(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="no such ledger"):
        Ledger.open(tmp_path / "parley.db")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        (
            "text.db",
            b"This is a text and no database, however long one reads on in it." * 40,
            "is no database",
        ),
        ("bytes.db", bytes(range(256)) * 40, "is no database"),
    ],
)
def test_a_file_that_is_no_database(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(LedgerError, match=message):
        Ledger.open(file, create=True)
    assert file.read_bytes() == content


def test_an_empty_file_becomes_a_ledger_only_when_something_is_read(tmp_path: Path) -> None:
    file = tmp_path / "empty.db"
    file.touch()
    with pytest.raises(LedgerError, match="holds no ledger yet"):
        Ledger.open(file)
    with Ledger.open(file, create=True) as ledger:
        assert ledger.store(reading()) == Outcome.NEW


def test_a_database_of_another_program(tmp_path: Path) -> None:
    file = tmp_path / "other.db"
    with sqlite3.connect(file) as other:
        other.execute("CREATE TABLE bookmarks (url TEXT)")
    other.close()
    with pytest.raises(LedgerError, match="is a database of another program"):
        Ledger.open(file, create=True)


def test_a_ledger_of_a_newer_version(where: str) -> None:
    with Ledger.open(where, create=True) as ledger, ledger.writing() as connection:
        connection.execute(text(f"UPDATE {migrate.VERSION_TABLE} SET version_num = '9999'"))
    with pytest.raises(
        LedgerError, match=rf"newer Parley \(revision '9999'\); expected at most revision '{migrate.HEAD}'"
    ):
        Ledger.open(where, create=True)


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"is a folder; expected a file"):
        Ledger.open(tmp_path, create=True)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="cannot be opened"):
        Ledger.open(tmp_path / "nowhere" / "parley.db", create=True)


def test_a_url_of_no_known_kind() -> None:
    with pytest.raises(LedgerError, match="no address Parley knows"):
        Ledger.open("abacus://beads/parley", create=True)


def test_the_password_is_never_shown() -> None:
    assert "secret" not in place.locate("postgresql://me:secret@host/parley").shown


def test_a_read_only_folder_can_be_read_and_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "parley.db"
    with Ledger.open(file, create=True) as ledger:
        ledger.store(reading())
    # As the system answers where the folder is read-only; a superuser who runs the tests is not stopped.
    monkeypatch.setattr(place.os, "access", lambda *_: False)
    with Ledger.open(file) as ledger:
        assert ledger.reading(reading().report.id) == reading()
        with pytest.raises(LedgerError, match=r"cannot be written; expected a file and folder you may write"):
            ledger.store(reading("Another text."))


def test_a_full_disk_keeps_what_was_stored(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "parley.db", create=True) as ledger:
        ledger.store(reading())
        with ledger.connection() as connection:
            pages = connection.execute(text("PRAGMA page_count")).scalar_one()
            # The database says of this limit what it says of a full disk.
            connection.execute(text(f"PRAGMA max_page_count = {pages}"))
        with pytest.raises(LedgerError, match="the disk is full"):
            ledger.store(reading("A long text. " * 10_000))
        assert ledger.reading(reading().report.id) == reading()


def test_a_ledger_in_use_by_another_program(tmp_path: Path) -> None:
    file = tmp_path / "parley.db"
    with Ledger.open(file, create=True, wait=0.05) as ledger:
        other = sqlite3.connect(file, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match="in use by another program"):
            ledger.store(reading())
        other.execute("ROLLBACK")
        other.close()
        assert ledger.store(reading()) == Outcome.NEW


def test_kill_in_the_middle_of_a_run_leaves_a_sound_ledger(tmp_path: Path) -> None:
    file = tmp_path / "parley.db"
    program = """
        import sys
        sys.path[:0] = sys.argv[2:]
        from tests.ledger.made import reading
        from parley.ledger.store import Ledger
        with Ledger.open(sys.argv[1], create=True, issues={}) as ledger:
            for number in range(1_000_000):
                ledger.store(reading(f"Report {number}. " * 50))
                print(number, flush=True)
    """
    command = [sys.executable, "-c", textwrap.dedent(program), str(file), str(ROOT), str(ROOT / "src")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        for line in running.stdout:
            if line.strip() == "20":
                break
        time.sleep(0.01)
        running.send_signal(signal.SIGKILL)
    check = sqlite3.connect(file)
    assert check.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert check.execute("PRAGMA foreign_key_check").fetchall() == []
    reports, readings, entries = (
        check.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("reports", "readings", "entries")
    )
    check.close()
    assert reports == readings == entries >= 21
    with Ledger.open(file, create=True, issues={}) as ledger:
        assert ledger.store(reading("Report 3. " * 50)) == Outcome.UNCHANGED
        assert ledger.store(reading("A report of its own.")) == Outcome.NEW
