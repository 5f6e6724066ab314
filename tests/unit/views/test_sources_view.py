"""Every source described, and how much rests on it alone."""

from __future__ import annotations

from parley.ledger.store import Ledger
from parley.model.source import Link
from parley.views.filters import Filter
from parley.views.sources import described, source_rows
from tests.unit.views.conftest import told


def test_what_two_origins_tell_rests_on_neither_alone(ledger: Ledger) -> None:
    ledger.store(told("The Ferry", "2031-05-01"))
    ledger.store(told("The Weir", "2031-05-01"))
    ledger.store(told("The Ferry", "2031-05-04", stance="accept", measure="ceasefire"))
    found = [(row.told, row.entries, row.alone) for row in source_rows(ledger).rows]
    assert found == [("The Ferry", 2, 1), ("The Weir", 1, 0)]


def test_it_is_described_as_its_reports_do(ledger: Ledger) -> None:
    ledger.store(told("The Ferry", "2031-05-01"))
    (row,) = source_rows(ledger).rows
    assert (row.type, row.name, row.count, row.reports) == ("unnamed-group", "two officials", 2, ("The Ferry",))


def test_a_limit_tells_that_there_are_more(ledger: Ledger) -> None:
    for outlet in ("The Ferry", "The Weir"):
        ledger.store(told(outlet, "2031-05-01"))
    page = source_rows(ledger, limit=1)
    assert (len(page.rows), page.more) == (1, True)


def test_only_what_is_asked_for_counts(ledger: Ledger) -> None:
    ledger.store(told("The Ferry", "2031-05-01"))
    ledger.store(told("The Weir", "2031-05-01", party="Kelmar"))
    assert [row.told for row in source_rows(ledger, Filter(party="kelmar")).rows] == ["The Weir"]


def test_an_empty_ledger_has_none(ledger: Ledger) -> None:
    assert source_rows(ledger).rows == ()


def test_what_one_description_lacks_another_gives() -> None:
    fuller = Link(type="unnamed-group", name="two officials briefed on it", count=2, knowledge="briefed on it")
    vaguer = Link(type="unnamed-group", name="officials", affiliation="Kelmari")
    row = described("o", (vaguer, fuller))
    assert (row.name, row.also, row.count) == ("two officials briefed on it", ("officials",), 2)
    assert (row.affiliation, row.knowledge, row.terms) == ("Kelmari", "briefed on it", None)


def test_the_order_of_the_descriptions_does_not_matter() -> None:
    links = [Link(type="unnamed-group", name=name, count=count) for name in ("a", "bb") for count in (None, 2)]
    assert described("o", links) == described("o", links[::-1])
