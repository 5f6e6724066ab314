"""The case file of a ledger: kept as it was written, and laid beside the reports when its facts change."""

from __future__ import annotations

from sqlalchemy import select

from parley.codebook.case import Case, parse_case
from parley.ledger import cases, derived, schema
from parley.ledger.store import Ledger
from parley.views import settle
from parley.views.origins import check_rows
from tests.unit.consolidate.made import reading

WAR = "Fighting in the hills has been ongoing since 2011, and nobody has won."


def case(year: int, more: str = "") -> Case:
    return parse_case(f"facts:\n- event: the fighting\n  date: {year}\n{more}", "case.yml")


def about(ledger: Ledger) -> list[str]:
    return [row.about for row in check_rows(ledger).rows]


def test_a_fact_is_checked_and_a_changed_one_again(ledger: Ledger) -> None:
    ledger.store(reading("a", text=WAR))
    assert about(ledger) == []
    settle.refer(ledger, case(2014))
    assert about(ledger) == ["the beginning of the war: 2011; case.yml:2 has 2014"]
    settle.refer(ledger, None)
    assert len(about(ledger)) == 1
    settle.refer(ledger, case(2011))
    assert about(ledger) == []


def test_a_report_that_comes_later_is_checked_too(ledger: Ledger) -> None:
    settle.refer(ledger, case(2014))
    ledger.store(reading("a", text=WAR))
    assert len(about(ledger)) == 1
    settle.settle_again(ledger, reports=["a"], near=0)
    assert len(about(ledger)) == 1


def test_every_case_is_kept_and_only_its_facts_lay_again(ledger: Ledger) -> None:
    settle.refer(ledger, case(2014))
    settle.settle(ledger)
    settle.refer(ledger, case(2014))
    settle.refer(ledger, case(2014, "parties: {Kelmar: {}}\n"))
    with ledger.connection() as connection:
        last, kept = cases.last(connection), connection.execute(select(schema.cases)).all()
    assert len(kept) == 2
    assert last
    assert (last.laid, last.text.endswith("{Kelmar: {}}\n")) == (True, True)
    settle.refer(ledger, case(2015))
    settle.refer(ledger, case(2015, "# another remark\n"))
    with ledger.connection() as connection:
        assert cases.last(connection).laid is False  # type: ignore[union-attr]


def known(ledger: Ledger) -> int:
    with ledger.connection() as connection:
        return derived.size(connection)


def test_soon_is_what_takes_seconds(ledger: Ledger) -> None:
    for name in "abcdefghijkl":
        ledger.store(reading(name, text=f"{name} {WAR}"))
    assert settle.settle_soon(ledger, small=11) == 0
    assert known(ledger) == 0
    assert settle.settle_soon(ledger) == 12
    ledger.store(reading("m", text=f"m {WAR}"))
    assert settle.settle_soon(ledger, small=0) == 1
    settle.refer(ledger, case(2014))
    assert settle.settle_soon(ledger, small=11) == 0
    assert len(about(ledger)) == 13
