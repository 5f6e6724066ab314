"""What two reports cannot both be right about, and what is only vaguer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parley.consolidate.board import consolidate
from parley.consolidate.checks import Fact
from parley.consolidate.tellings import tellings
from parley.model.across import Across, Decision
from parley.model.entry import Entry
from parley.model.mention import Figure
from parley.model.reading import Reading
from parley.model.source import Attribution
from parley.text.dates import DateInterval
from parley.text.spans import Span
from tests.unit.consolidate.made import ISSUES, entry, group, leak, occasion, outlet, reading


def kinds(across: Across) -> list[str]:
    return [one.kind for one in across.conflicts]


def two(left: Entry, right: Entry, **options: str) -> Across:
    return consolidate([reading("a", left, **options), reading("b", right)], ISSUES)  # type: ignore[arg-type]


def told(ident: str, places: tuple[str, ...] = ("Vell",), **options: object) -> Entry:
    return entry(ident, *leak("Paper"), places=places, **options)  # type: ignore[arg-type]


CASES = (
    ("other places", told("a:e"), told("b:e", ("Vell", "Tarn")), ["places"]),
    ("no place is only vaguer", told("a:e"), told("b:e", ()), []),
    ("the whole country is only vaguer", told("a:e"), told("b:e", ("Kelmar",)), []),
    ("all or part", told("a:e", extent="all"), told("b:e", extent="part"), ["extent"]),
    ("part or not said is only vaguer", told("a:e"), told("b:e", extent="part"), []),
    ("a claim is dropped whole", told("a:e", measure="drop-claim", stance="offer", actor=("Sorrun",)),
     told("b:e", measure="return", stance="offer", actor=("Sorrun",), extent="part"), ["extent"]),
    ("one origin, two measures", told("a:e"), told("b:e", measure="withdraw"), ["stance"]),
    ("other actors", told("a:e"), told("b:e", actor=("Ostmark",)), ["actor"]),
    ("who turns down more contradicts nobody", told("a:e", stance="reject"),
     told("b:e", ("Vell", "Tarn"), stance="reject"), []),
    ("yes and no", told("a:e", stance="accept"), told("b:e", stance="reject"), ["stance"]),
    ("a yes with a condition", told("a:e", stance="accept", modality="conditional"), told("b:e", stance="reject"), []),
    ("a denied demand elsewhere", told("a:e", stance="accept"), told("b:e", stance="deny"), []),
)  # fmt: skip


@pytest.mark.parametrize(("left", "right", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_claims(left: Entry, right: Entry, expected: list[str]) -> None:
    assert kinds(two(left, right)) == expected


def test_a_conflict_is_told_in_a_sentence_with_both_passages_and_the_origin() -> None:
    conflict = two(told("a:e"), told("b:e", ("Tarn",))).conflicts[0]
    assert conflict.about == "Sorrun demands cede: Vell, or Tarn"
    assert [quote.report for quote in conflict.quotes] == ["a", "b"]
    assert conflict.origin is not None


def test_what_was_wanted_a_year_apart_is_movement_and_no_conflict() -> None:
    other = entry("a:e", outlet("Paper"), outlet("Courier"), group("three aides", 3), places=("Tarn",))
    assert kinds(two(other, told("b:e"), date="2024-03-10")) == []


def test_places_that_a_report_explains_are_the_same() -> None:
    text = "The Lowlands, which comprises the Vell and Tarn regions, were on the table."
    left, right = told("a:e", ("Lowlands",)), told("b:e", ("Vell", "Tarn"))
    assert kinds(two(left, right, text=text)) == []


def test_the_number_of_sources() -> None:
    left, right = entry("a:e", *leak("Paper", 2)), entry("b:e", *leak("Journal", 3))
    assert kinds(two(left, right)) == ["count"]


def test_an_occasion_on_two_days() -> None:
    pair = [
        reading(name, occasions=[occasion("o", day, place="Tarn")])
        for name, day in (("a", "2025-03-08"), ("b", "2025-03-09"))
    ]
    assert kinds(consolidate(pair, ISSUES)) == ["date"]
    apart = reading("b", occasions=[occasion("o", "2025-04-09", place="Tarn")], date="2025-04-10")
    assert kinds(consolidate([pair[0], apart], ISSUES)) == []


def figure(value: float, unit: str, at: int, *, about: str | None = None, places: tuple[str, ...] = ()) -> Figure:
    return Figure(
        span=Span(at, at + 4), value=value, value_to=None, unit=unit, approximate=False, about=about, places=places
    )


@pytest.mark.parametrize(
    ("here", "there", "expected"),
    [
        (figure(60, "days", 5), figure(6, "weeks", 5), ["figure"]),
        (figure(60, "days", 5), figure(2, "months", 5), []),
        (figure(14, "days", 5), figure(2, "weeks", 5), []),
        (figure(14, "days", 5), figure(14, "people", 5), []),
    ],
)
def test_figures_of_one_provision(here: Figure, there: Figure, expected: list[str]) -> None:
    made = [
        reading(name, entry(f"{name}:e", *leak("Paper"), measure="ceasefire", places=()), figures=[number])
        for name, number in (("a", here), ("b", there))
    ]
    assert kinds(consolidate(made, ISSUES)) == expected


def test_a_part_is_not_larger_than_its_whole() -> None:
    text = "The Lowlands, which comprises the Vell and Tarn regions, are held by Kelmar."
    left = reading("a", figures=[figure(6600, "km2", 5, about="held by Kelmar", places=("Lowlands",))], text=text)
    right = reading("b", figures=[figure(9000, "km2", 5, about="held by Kelmar", places=("Vell",))])
    assert kinds(consolidate([left, right], ISSUES)) == ["figure"]


def test_a_header_before_what_another_report_dates() -> None:
    early = reading("a", occasions=[occasion("o", place="Tarn")], date="2025-01-09")
    other = reading("b", occasions=[occasion("o", "2025-03-08", place="Tarn")])
    across = consolidate([early, other], ISSUES)
    assert kinds(across) == ["date"]
    assert [(one.report, one.check.kind, one.against is not None) for one in across.findings] == [
        ("a", "declared-date", True)
    ]


WAR = "Fighting in the hills has been ongoing since 2011, and nobody has won."


def test_a_fact_at_odds_with_another_report_is_checked_where_fewer_say_so() -> None:
    made = [
        reading("a", text=WAR),
        reading("b", text="The war began in 2014 with a raid."),
        reading("c", text="Since 2014 the bridge has been shut."),
    ]
    across = consolidate(made, ISSUES)
    assert kinds(across) == ["date"]
    assert [(one.report, one.check.kind) for one in across.findings] == [("a", "reference-fact")]


def test_a_fact_at_odds_with_the_case_file() -> None:
    fact = Fact(event="the beginning of the war", date=DateInterval.year(2014), source="case.yml")
    findings = consolidate([reading("a", text=WAR)], ISSUES, facts=[fact]).findings
    assert [(one.check.kind, one.check.about) for one in findings] == [
        ("reference-fact", "the beginning of the war: 2011; case.yml has 2014")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on Monday, March 11, 2025, in Tarn.", ["weekday"]),
        ("They met on Tuesday, March 11, 2025, in Tarn.", []),
    ],
)
def test_a_weekday_that_is_not_the_days(text: str, expected: list[str]) -> None:
    findings = consolidate([reading("a", text=text, date="2025-03-12")], ISSUES).findings
    assert [one.check.kind for one in findings] == expected


def test_parts_that_are_more_than_their_whole() -> None:
    text = "They hold 58 captives, of whom 24 are alive and 40 are dead."
    numbers = [figure(58, "people", 10), figure(24, "people", 31), figure(40, "people", 44)]
    findings = consolidate([reading("a", text=text, figures=numbers)], ISSUES).findings
    assert [one.check.kind for one in findings] == ["sum"]


def test_the_number_of_sources_is_compared_where_no_stance_was_read() -> None:
    text = reading("a").report.text

    def cited(name: str, number: int) -> Reading:
        chain = (outlet("Paper"), outlet("Herald"), group("officials briefed on the talks in Tarn", number))
        said = Attribution(
            source=(Span(0, 9),), cue=(Span(10, 14),), content=(Span(15, len(text)),), channel="said", chain=chain
        )
        return replace(reading(name), attributions=(said,))

    across = consolidate([cited("a", 2), cited("b", 2)], ISSUES)
    assert [one.reports for one in across.origins if len(one.reports) > 1] == [("a", "b")]
    apart = consolidate([cited("a", 2), cited("b", 3)], ISSUES, decisions=[_one_origin(cited("a", 2), cited("b", 3))])
    (found,) = apart.conflicts
    assert (found.kind, found.entries, found.quotes[0].span) == ("count", (), Span(0, 14))


def _one_origin(left: Reading, right: Reading) -> Decision:
    ids = [one.id for reading in (left, right) for one, _ in tellings(reading)]
    return Decision(action="tie", left=ids[0], right=ids[1], by="Ada")
