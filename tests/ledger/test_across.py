"""What holds across reports, kept in the ledger: made once, brought up to date, the same in any order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from sqlalchemy import select

from parley.errors import LedgerError
from parley.ledger import derived, schema
from parley.ledger.store import Ledger
from parley.model.reading import Reading
from parley.model.report import fingerprint
from parley.views.across import gap_rows, package_rows, position_rows, timeline_rows
from parley.views.compare import compare_rows
from parley.views.decide import decide
from parley.views.filters import Filter
from parley.views.origins import check_rows, conflict_rows, origin_rows
from parley.views.settle import settle
from tests.unit.consolidate.made import ISSUES, entry, leak, occasion
from tests.unit.consolidate.made import reading as made


def reading(name: str, *entries: object, **more: object) -> Reading:
    """A reading whose report has its text's fingerprint for an id, as the ledger asks."""
    plain = made(name, *entries, **more)  # type: ignore[arg-type]
    ident = fingerprint(plain.report.text)
    return replace(
        plain,
        report=replace(plain.report, id=ident, path=f"{name}.txt"),
        entries=tuple(replace(one, report=ident) for one in plain.entries),
    )


def rounds() -> list[Reading]:
    """Two reports that retell one leak on a summit, and one on a call three months later."""
    first = {"occasions": [occasion("o", "2025-03-08", place="Tarn")], "date": "2025-03-10"}
    later = {"occasions": [occasion("o", "2025-06-01", kind="call")], "date": "2025-06-03"}
    return [
        reading("a", entry("a:1", *leak("Paper A"), places=("Vell", "Orsk"), occasion="o"), **first),
        reading("b", entry("b:1", *leak("Paper B"), places=("Vell",), occasion="o"), **first),
        reading("c", entry("c:1", *leak("Paper C", 3), measure="withdraw", places=("Vell",), occasion="o"), **later),
    ]


def tables(ledger: Ledger) -> dict[str, list[tuple[object, ...]]]:
    """All that is derived, without the numbers that readings got when they came."""
    found = {}
    with ledger.connection() as connection:
        for table in derived.TABLES:
            columns = [column for column in table.c if column.name != "reading_id"]
            lines = connection.execute(select(*columns)).all() if columns else []
            found[table.name] = sorted(tuple(map(str, line)) for line in lines)
    return found  # type: ignore[return-value]


@pytest.fixture
def full(where: str) -> Iterator[Ledger]:
    """A ledger with the readings of `rounds`."""
    with Ledger.open(where, create=True, issues=ISSUES) as ledger:
        for one in rounds():
            ledger.store(one)
        yield ledger


def test_two_retellings_are_one_origin_and_two_reports(full: Ledger) -> None:
    first = origin_rows(full).rows[0]
    assert (first.outlet, first.reports, first.entries) == ("Herald", ("a.txt", "b.txt"), ("a:1", "b:1"))
    assert "both on the word of Herald" in first.reasons[0]


def test_a_conflict_has_both_passages(full: Ledger) -> None:
    (found,) = (one for one in conflict_rows(full).rows if one.kind == "places")
    assert found.one_origin
    assert set(found.entries) == {"a:1", "b:1"}
    assert all(found.passages)


def test_movement_between_two_occasions_and_between_two_dates(full: Ledger) -> None:
    by_occasion = compare_rows(full, "Tarn", "call").rows
    assert [(one.kind, one.places) for one in by_occasion] == [("changed in kind", ("Vell",)), ("narrowed", ("Orsk",))]
    assert compare_rows(full, "2025-03", "2025-06").rows == by_occasion


def test_a_position_that_was_overtaken_is_kept_as_older(full: Ledger) -> None:
    assert [(one.measure, one.older) for one in position_rows(full).rows] == [
        ("withdraw", False),
        ("cede", True),
        ("cede", True),
    ]


def test_every_line_leads_to_its_entries(full: Ledger) -> None:
    pages = (position_rows(full), package_rows(full), gap_rows(full), timeline_rows(full), origin_rows(full))
    assert all(row.entries for page in pages for row in page.rows)


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_order_of_arrival_changes_nothing(tmp_path: Path, order: tuple[int, ...]) -> None:
    readings, found = rounds(), []
    for name, numbers in (("one", range(3)), ("other", order)):
        with Ledger.open(tmp_path / f"{name}.db", create=True, issues=ISSUES) as ledger:
            for number in numbers:
                ledger.store(readings[number])
                settle(ledger)
            found.append(tables(ledger))
    assert found[0] == found[1]


def test_a_report_that_comes_alone_to_a_large_ledger_joins_what_is_there(full: Ledger) -> None:
    settle(full)
    whole = tables(full)
    with full.writing() as connection:
        derived.forget(connection, [rounds()[1].report.id])
    settle(full, near=2)
    alone = tables(full)
    assert alone["claims"] == whole["claims"]
    assert {name: len(lines) for name, lines in alone.items()} == {name: len(lines) for name, lines in whole.items()}


def test_a_person_sets_two_tellings_apart_and_takes_it_back(full: Ledger) -> None:
    before = origin_rows(full).rows
    left, right = before[0].tellings
    decide(full, "untie", left, right, by="Ada", note="two sources")
    assert max(len(one.reports) for one in origin_rows(full).rows) == 1
    decide(full, "tie", "a:1", "b:1", by="Ada")
    again = origin_rows(full).rows[0]
    assert again.reports == before[0].reports
    assert any("(Ada)" in reason for reason in again.reasons)
    with full.connection() as connection:
        assert [one.action for one in derived.decisions(connection)] == ["untie", "tie"]


def test_a_decision_outlives_a_new_reading(full: Ledger) -> None:
    left, right = origin_rows(full).rows[0].tellings
    decide(full, "untie", left, right, by="Ada")
    full.store(replace(rounds()[0], codebook="newer"))
    assert max(len(one.reports) for one in origin_rows(full).rows) == 1
    with full.connection() as connection:
        assert len(connection.execute(select(schema.claims.c.entry_id)).all()) == 3


def test_a_decision_on_a_telling_that_is_gone_is_told(full: Ledger) -> None:
    left, right = origin_rows(full).rows[0].tellings
    decide(full, "untie", left, right, by="Ada")
    assert origin_rows(full).notes == ()
    other = rounds()[0]
    chain = leak("Paper A", 5, "envoys")
    full.store(replace(other, codebook="newer", entries=(replace(other.entries[0], chain=chain),)))
    (note,) = origin_rows(full).notes
    assert "decision of Ada" in note
    assert left in note or right in note


@pytest.mark.parametrize(
    ("left", "right", "told"),
    [("a:1", "a:1", "are one telling"), ("a:1", "nobody", "no telling or entry 'nobody'")],
)
def test_decisions_that_cannot_be(full: Ledger, left: str, right: str, told: str) -> None:
    with pytest.raises(LedgerError, match=told):
        decide(full, "tie", left, right, by="Ada")


def test_occasions_that_are_not_there(full: Ledger) -> None:
    with pytest.raises(LedgerError, match=r"no occasion .Atlantis.*summit in Tarn"):
        compare_rows(full, "Atlantis", "call")


def test_a_summit_that_is_planned_is_not_the_one_that_was_held(full: Ledger) -> None:
    to_come = occasion("p", "2025-09-01", place="Ash", status="planned")
    full.store(reading("d", entry("d:1", *leak("Paper D"), places=("Ash",)), occasions=[to_come], date="2025-06-04"))
    assert compare_rows(full, "summit", "call").rows == compare_rows(full, "Tarn", "call").rows
    full.store(reading("e", occasions=[occasion("q", "2025-05-01", place="Ash")], date="2025-06-04"))
    with pytest.raises(LedgerError, match="more than one occasion"):
        compare_rows(full, "summit", "call")


def test_an_id_that_is_the_word_for_its_kind_names_all_of_the_kind(full: Ledger) -> None:
    to_come = occasion("summit", "2025-09-01", place="Ash", status="planned")
    full.store(reading("d", entry("d:1", *leak("Paper D"), places=("Ash",)), occasions=[to_come], date="2025-06-04"))
    assert compare_rows(full, "summit", "call").rows == compare_rows(full, "Tarn", "call").rows


def test_an_occasion_and_a_party_narrow_what_is_shown(full: Ledger) -> None:
    assert {one.when.iso for one in position_rows(full, Filter(occasion="tarn")).rows if one.when} == {"2025-03-08"}
    assert position_rows(full, Filter(party="Nobody")).rows == ()
    assert len(position_rows(full, Filter(party="SORRUN"), limit=1).rows) == 1
    assert position_rows(full, limit=1).more


def test_a_ledger_with_one_report_and_one_with_none(where: str) -> None:
    with Ledger.open(where, create=True, issues=ISSUES) as ledger:
        assert origin_rows(ledger).rows == ()
        ledger.store(rounds()[0])
        assert len(origin_rows(ledger).rows) == 1
        assert conflict_rows(ledger).rows == check_rows(ledger).rows == ()
