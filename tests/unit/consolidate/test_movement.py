"""Occasions matched, and what is built on them: movement, packages, positions, gaps."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parley.consolidate.board import Board, lay
from parley.consolidate.gap import gaps
from parley.consolidate.movement import compare
from parley.consolidate.packages import packages
from parley.consolidate.positions import positions
from parley.model.across import Movement
from parley.text.spans import Span
from tests.unit.consolidate.made import ISSUES, entry, leak, occasion, reading


def meetings(*readings: object) -> list[tuple[tuple[str, str], ...]]:
    return [one.members for one in lay(readings, ISSUES).meetings]  # type: ignore[arg-type]


def test_one_day_and_the_same_participants_are_one_occasion_whatever_the_place_is_called() -> None:
    left = reading("a", occasions=[occasion("tarn", "2025-03-08", place="Tarn")])
    right = reading("b", occasions=[occasion("lake", "2025-03-08", place="Lakeside")])
    assert meetings(left, right) == [(("a", "tarn"), ("b", "lake"))]


def test_an_undated_mention_is_the_latest_such_occasion() -> None:
    dated = [occasion("one", "2025-01-08", place="Tarn"), occasion("two", "2025-03-08", place="Tarn")]
    later = reading("b", occasions=[occasion("o", place="Tarn")], date="2025-03-20")
    assert (("a", "two"), ("b", "o")) in meetings(reading("a", occasions=dated), later)


def test_a_planned_meeting_is_not_the_one_that_was_held() -> None:
    held = reading("a", occasions=[occasion("o", "2025-03-08", place="Tarn")])
    planned = reading("b", occasions=[occasion("o", place="Tarn", status="planned")], date="2025-03-10")
    assert len(meetings(held, planned)) == 2


def test_a_call_is_no_summit_and_other_participants_meet_elsewhere() -> None:
    first = reading("a", occasions=[occasion("o", "2025-03-08")])
    call = reading("b", occasions=[occasion("o", "2025-03-08", kind="call")])
    others = reading("c", occasions=[occasion("o", "2025-03-08", participants=("Ostmark", "Sorrun"))])
    assert len(meetings(first, call, others)) == 3


@pytest.mark.parametrize(
    ("words", "there", "place", "one"),
    [
        ("the March 8 summit", "2025-03-08", None, True),
        ("the March 8 summit", "2025-03-08", "Lakeside", True),
        ("the March summit", "2025-03-08", None, True),
        ("the March summit", "2025-03-08", "Lakeside", False),
        ("the May 2 summit", "2025-03-08", "Tarn", False),
        ("the summit", "2025-03-08", None, False),
    ],
)
def test_a_day_without_its_year_is_that_of_a_report_that_has_one(
    words: str, there: str, place: str | None, one: bool
) -> None:
    dated = reading("a", occasions=[occasion("o", there, place="Tarn")])
    told = replace(occasion("o", place=place), span=Span(0, len(words)))
    undated = reading("b", text=f"{words} was told of in a report without a date.", date=None, occasions=[told])
    assert len(meetings(dated, undated)) == (1 if one else 2)


def two_rounds() -> Board:
    chain = leak("Paper")
    rounds = [
        occasion("first", "2025-03-01", place="Tarn"),
        occasion("second", "2025-06-01", kind="call"),
    ]
    before = {"occasion": "first"}
    after = {"occasion": "second"}
    offer = {"stance": "offer", "actor": ("Sorrun",)}
    made = reading(
        "a",
        entry("a:1", *chain, measure="withdraw", places=("Vell", "Tarn"), **before),  # type: ignore[arg-type]
        entry("a:2", *chain, measure="freeze-line", places=("Holm",), **offer, **before),  # type: ignore[arg-type]
        entry("a:3", *chain, measure="return", places=("Ash",), **offer, **before),  # type: ignore[arg-type]
        entry("a:4", *chain, measure="cede", places=("Vell",), in_return_for=("a:5",), **after),  # type: ignore[arg-type]
        entry("a:5", *chain, measure="drop-claim", places=("Holm",), in_return_for=("a:4",), **offer, **after),  # type: ignore[arg-type]
        entry("a:6", *chain, party="Kelmar", stance="reject", places=("Vell",), **after),  # type: ignore[arg-type]
        date="2025-06-03",
        occasions=rounds,
    )
    return lay([made], ISSUES)


def moved() -> list[Movement]:
    board = two_rounds()
    sides = [[claim for claim in board.claims if claim.entry.occasion == name] for name in ("first", "second")]
    return list(compare(sides[0], sides[1], board.places))


def test_movement_place_by_place() -> None:
    assert {(one.kind, one.places, one.measures_before, one.measures_after) for one in moved()} == {
        ("narrowed", ("Tarn",), ("withdraw",), ()),
        ("narrowed", ("Ash",), ("return",), ()),
        ("changed in kind", ("Vell",), ("withdraw",), ("cede",)),
        ("changed in kind", ("Holm",), ("freeze-line",), ("drop-claim",)),
    }


def test_movement_leads_to_the_entries_behind_it() -> None:
    change = next(one for one in moved() if one.places == ("Holm",))
    assert (change.before, change.after) == (("a:2",), ("a:5",))


def test_a_party_that_is_silent_on_one_occasion_has_not_moved() -> None:
    assert {one.party for one in moved()} == {"Sorrun"}


def test_positions_that_are_no_longer_held_are_older_and_kept() -> None:
    found = {one.entries[0]: one.older for one in positions(two_rounds().claims)}
    assert found["a:1"]
    assert not found["a:4"]
    assert len(found) == 6


def test_what_has_no_date_is_not_said_to_be_older() -> None:
    undated = reading("b", entry("b:1", *leak("Paper"), places=("Ash",)), date=None)
    dated = reading("a", entry("a:1", *leak("Paper"), places=("Vell",)))
    found = {one.entries[0]: (one.when, one.older) for one in positions(lay([dated, undated], ISSUES).claims)}
    assert found["b:1"] == (None, False)


def test_a_package_has_its_provisions_by_origin_and_its_exchanges() -> None:
    package = packages(two_rounds().claims)[-1]
    assert [(line.measure, line.place, len(line.origins)) for line in package.provisions] == [
        ("cede", "Vell", 1),
        ("drop-claim", "Holm", 1),
    ]
    assert package.exchanges == (("a:4", "a:5"),)


def test_the_gap_is_told_in_words() -> None:
    found = {(one.measure, one.actor): one for one in gaps(two_rounds().claims, two_rounds().places)}
    gap = found["cede", ("Kelmar",)]
    assert gap.about == "Kelmar rejects cede in Vell; Sorrun demands cede in Vell"
    assert (gap.state, gap.was) == ("opposed", "one-sided")


def test_agreed_and_bridgeable() -> None:
    chain = leak("Paper")
    demand = entry("a:1", *chain, measure="ceasefire", places=())
    same = entry("a:2", *chain, party="Kelmar", stance="accept", measure="ceasefire", places=())
    elsewhere = entry("a:2", *chain, party="Kelmar", stance="accept", places=("Tarn",))
    agreed = lay([reading("a", demand, same)], ISSUES)
    assert [one.state for one in gaps(agreed.claims, agreed.places)] == ["agreed"]
    apart = lay([reading("a", entry("a:1", *chain), elsewhere)], ISSUES)
    assert [(one.state, one.differs) for one in gaps(apart.claims, apart.places)] == [("bridgeable", ("place",))]
