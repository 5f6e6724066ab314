"""A fresh ledger for a test, on SQLite and, where PARLEY_TEST_POSTGRES gives a URL, on PostgreSQL too."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from parley.ledger.migrate import VERSION_TABLE
from parley.ledger.place import locate
from parley.ledger.schema import metadata
from parley.ledger.store import Ledger

POSTGRES = os.environ.get("PARLEY_TEST_POSTGRES")


def emptied(url: str) -> str:
    """The URL, with nothing left of an earlier test in its database."""
    engine = create_engine(locate(url).url)
    metadata.drop_all(engine)
    with engine.begin() as connection:
        connection.execute(text(f"DROP TABLE IF EXISTS {VERSION_TABLE}"))
    engine.dispose()
    return url


@pytest.fixture(
    params=[
        "sqlite",
        pytest.param("postgres", marks=pytest.mark.skipif(not POSTGRES, reason="PARLEY_TEST_POSTGRES is not set")),
    ]
)
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a ledger that is not there yet."""
    return str(tmp_path / "parley.db") if request.param == "sqlite" else emptied(str(POSTGRES))


@pytest.fixture
def ledger(where: str) -> Iterator[Ledger]:
    """An empty ledger."""
    with Ledger.open(where, create=True, issues={"withdraw": "territory", "ceasefire": "hostilities"}) as opened:
        yield opened
