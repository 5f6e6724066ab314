"""Which tellings are one origin, and what a person's word does to that."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from parley.consolidate.board import consolidate
from parley.model.across import Across, Decision
from parley.model.reading import Reading
from parley.model.source import Chain
from tests.unit.consolidate.made import ISSUES, entry, group, leak, outlet, person, reading


def shared(across: Across) -> set[tuple[str, ...]]:
    """The reports of every origin that several retell."""
    return {one.reports for one in across.origins if len(one.reports) > 1}


def retellings(number: int) -> list[Reading]:
    return [reading(f"r{at}", entry(f"r{at}:e", *leak(f"Paper {at}"))) for at in range(number)]


def test_eight_stories_that_retell_one_leak_are_one_origin() -> None:
    across = consolidate(retellings(8), ISSUES)
    assert [len(one.reports) for one in across.origins] == [8]
    assert "both on the word of Herald" in across.origins[0].ties[0].reason


def test_another_outlet_with_its_own_sources_is_another_origin() -> None:
    other = reading("x", entry("x:e", outlet("Paper"), outlet("Courier"), group("two officials", 2)))
    assert len(consolidate([*retellings(1), other], ISSUES).origins) == 2


def test_one_outlet_is_not_one_origin_for_different_occasions() -> None:
    from tests.unit.consolidate.made import occasion

    chain = leak("Paper A")
    left = reading("a", entry("a:e", *chain, occasion="o"), occasions=[occasion("o", "2025-03-08")])
    right = reading("b", entry("b:e", *chain, occasion="o"), occasions=[occasion("o", "2025-06-08")], date="2025-06-10")
    assert not shared(consolidate([left, right], ISSUES))


def test_two_stories_of_one_outlet_with_two_sources_each_are_told_apart() -> None:
    two = entry("a:e1", *leak("Paper A", 2, "sources close to the envoy"), places=("Vell", "Tarn"))
    three = entry("a:e2", *leak("Paper A", 3, "people who know the court"))
    other = reading("b", entry("b:e", *leak("Paper B", 3, "people who know the court")))
    across = consolidate([reading("a", two, three), other], ISSUES)
    assert [one.entries for one in across.origins if len(one.reports) > 1] == [("a:e2", "b:e")]


def test_a_named_speaker_is_one_origin_on_one_occasion_only() -> None:
    chain = (outlet("Paper"), person("Ada Corin"))
    same = [reading(name, entry(f"{name}:e", *chain)) for name in ("a", "b")]
    later = reading("c", entry("c:e", *chain), date="2025-05-10")
    assert shared(consolidate([*same, later], ISSUES)) == {("a", "b")}


@pytest.mark.parametrize(("measure", "together"), [("cede", True), ("ceasefire", False)])
def test_what_a_speaker_says_here_and_there_of_one_meeting_is_one_origin_only_where_it_is_the_same(
    measure: str, together: bool
) -> None:
    from tests.unit.consolidate.made import occasion

    chain = (outlet("Paper"), person("Ada Corin"))
    summit = occasion("o", "2025-03-08", place="Tarn")
    texts = "Kelmar should leave the whole of the valley soon.", "No gun may fire before winter ends, said the envoy."
    left = reading("a", entry("a:e", *chain, occasion="o"), occasions=[summit], text=texts[0])
    right = reading("b", entry("b:e", *chain, measure=measure, occasion="o"), occasions=[summit], text=texts[1])
    assert shared(consolidate([left, right], ISSUES)) == ({("a", "b")} if together else set())


@pytest.mark.parametrize("spelling", ["Zelensky", "Zelenskiy"])
def test_spellings_of_a_name_are_one_speaker(spelling: str) -> None:
    left = reading("a", entry("a:e", outlet("P"), person("Volodymyr Zelenskyy")))
    right = reading("b", entry("b:e", outlet("Q"), person(spelling)))
    assert shared(consolidate([left, right], ISSUES)) == {("a", "b")}


def test_a_tie_can_be_undone_and_made_by_a_person() -> None:
    readings = retellings(2)
    left, right = (one.id for one in consolidate(readings, ISSUES).origins[0].tellings)
    untied = Decision(action="untie", left=left, right=right, by="ann", note="two leaks")
    assert len(consolidate(readings, ISSUES, decisions=[untied]).origins) == 2
    again = Decision(action="tie", left=right, right=left, by="ann")
    across = consolidate(readings, ISSUES, decisions=[untied, again])
    assert across.origins[0].ties[0].by == "ann"


def test_what_a_person_has_set_apart_is_not_brought_together_by_a_third() -> None:
    readings = retellings(3)
    first, second, _ = (one.id for one in consolidate(readings, ISSUES).origins[0].tellings)
    untied = Decision(action="untie", left=first, right=second, by="ann")
    found = consolidate(readings, ISSUES, decisions=[untied]).origins
    assert all(not {first, second} <= {telling.id for telling in one.tellings} for one in found)


def test_an_origin_is_not_tied_to_itself_and_an_unknown_telling_is_told() -> None:
    readings = retellings(1)
    ident = consolidate(readings, ISSUES).origins[0].tellings[0].id
    decisions = [Decision(action="tie", left=ident, right=other, by="ann") for other in (ident, "nobody")]
    across = consolidate(readings, ISSUES, decisions=decisions)
    assert len(across.origins) == 1
    assert any("cannot be tied to itself" in note for note in across.notes)
    assert any("no telling nobody" in note for note in across.notes)


def test_a_cycle_of_citations_is_one_origin_and_said_to_be_a_cycle() -> None:
    left = reading("a", entry("a:e", outlet("Herald"), outlet("Courier")), outlet="Herald")
    right = reading("b", entry("b:e", outlet("Courier"), outlet("Herald")), outlet="Courier")
    across = consolidate([left, right], ISSUES)
    assert shared(across) == {("a", "b")}
    assert across.origins[0].ties[0].reason == "each cites the other, and neither a source"


def test_a_circle_of_three_is_one_origin() -> None:
    names = ("Herald", "Courier", "Tribune")
    circle = [
        reading(f"r{at}", entry(f"r{at}:e", outlet(name), outlet(names[at - 2])), outlet=name)
        for at, name in enumerate(names)
    ]
    (origin,) = consolidate(circle, ISSUES).origins
    assert origin.reports == ("r0", "r1", "r2")
    assert {tie.reason.partition(",")[0] for tie in origin.ties} == {f"one cites {name}" for name in names}


def test_who_cites_an_outlet_retells_what_that_outlets_report_tells() -> None:
    first = reading("a", entry("a:e", outlet("Herald"), person("Ada Corin")), outlet="Herald")
    second = reading("b", entry("b:e", outlet("Courier"), outlet("Herald")), outlet="Courier")
    assert shared(consolidate([first, second], ISSUES)) == {("a", "b")}


@pytest.mark.parametrize(
    ("chains", "date", "stance"),
    [
        pytest.param(
            tuple((outlet("Herald"), person(name)) for name in ("Ada Corin", "Bo Velt")),
            "2025-03-10",
            "demand",
            id="two words",
        ),
        pytest.param(((outlet("Herald"),),), "2025-06-10", "demand", id="months before"),
        pytest.param(((outlet("Herald"),),), "2025-03-10", "reject", id="another claim"),
    ],
)
def test_it_is_not_taken_for_a_retelling(chains: Sequence[Chain], date: str, stance: str) -> None:
    told = [entry(f"a:{at}", *chain, stance=stance) for at, chain in enumerate(chains)]
    first = reading("a", *told, outlet="Herald", date="2025-03-10")
    second = reading("b", entry("b:e", outlet("Courier"), outlet("Herald")), outlet="Courier", date=date)
    assert shared(consolidate([first, second], ISSUES)) == set()


def test_syndicated_copies_are_recognised() -> None:
    text = " ".join(f"word{at} of the dispatch" for at in range(60))
    pair = [reading(name, entry(f"{name}:e"), text=f"{name} reports. {text}") for name in ("a", "b")]
    other = reading("c", entry("c:e"), text=" ".join(f"quite another tale {at}" for at in range(60)))
    copies = consolidate([*pair, other], ISSUES).copies
    assert [copy.reports for copy in copies] == [("a", "b")]


def test_two_texts_under_one_id_are_both_kept_and_told() -> None:
    across = consolidate([reading("a", entry("a:e1"), text="one"), reading("a", entry("a:e2"), text="two")], ISSUES)
    assert {entry for one in across.origins for entry in one.entries} == {"a:e1", "a:e2"}
    assert across.notes == ("a: 2 texts under one report id; each is kept as a report",)


def test_readings_may_come_as_they_are_fetched() -> None:
    assert len(consolidate(iter(retellings(2)), ISSUES).origins) == 1


def test_one_report_alone_and_none_at_all() -> None:
    assert consolidate([], ISSUES).origins == ()
    assert len(consolidate(retellings(1), ISSUES).origins) == 1
    assert consolidate([reading("a")], ISSUES).conflicts == ()
