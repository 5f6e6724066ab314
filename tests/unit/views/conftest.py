"""A ledger in memory with reports made by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from parley.ledger.store import Ledger
from parley.model.reading import Reading
from parley.text.dates import DateInterval
from tests.ledger.made import reading

ISSUES = {"withdraw": "territory", "ceasefire": "hostilities"}


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    """An empty ledger."""
    with Ledger.open("sqlite://", create=True, issues=ISSUES) as opened:
        yield opened


def told(outlet: str, day: str, *, party: str = "Sorrun", stance: str = "offer", measure: str = "withdraw") -> Reading:
    """A reading of one entry without an occasion, by an outlet on a day."""
    made = reading(f"{outlet}, {day}: {party} {stance} {measure} from Ostra.")
    entry, when = made.entries[0], DateInterval.day(date.fromisoformat(day))
    provision = replace(entry.provision, measure=measure)
    chain = (replace(entry.chain[0], name=outlet), *entry.chain[1:])
    entry = replace(entry, party=party, stance=stance, provision=provision, chain=chain, occasion=None)
    report = replace(made.report, outlet=outlet, declared_date=when, path=f"{outlet} {day}.txt")
    return replace(made, report=report, entries=(entry,), occasions=())
