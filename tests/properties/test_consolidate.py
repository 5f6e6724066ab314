"""Laws of the consolidation: the order of arrival changes nothing, and no entry is lost."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from parley.consolidate.blocking import neighbours
from parley.consolidate.board import consolidate
from parley.model.entry import Entry
from parley.model.reading import Reading
from tests.unit.consolidate.made import ISSUES, entry, leak, occasion, outlet, person, reading

_CHAINS = (
    leak("Paper", 2),
    leak("Journal", 3),
    (outlet("Paper"),),
    (outlet("Paper"), outlet("Herald")),
    (outlet("Journal"), person("Ada Corin")),
    (outlet(None), person("Corin")),
)


@st.composite
def _entries(draw: st.DrawFn, name: str) -> Entry:
    return entry(
        f"{name}:{draw(st.integers(0, 99))}",
        *draw(st.sampled_from(_CHAINS)),
        party=draw(st.sampled_from(["Sorrun", "Kelmar"])),
        stance=draw(st.sampled_from(["offer", "demand", "accept", "reject", "deny"])),
        measure=draw(st.sampled_from(["cede", "withdraw", "ceasefire"])),
        places=draw(st.sampled_from([(), ("Vell",), ("Vell", "Tarn")])),
        extent=draw(st.sampled_from([None, "all", "part"])),
        occasion=draw(st.sampled_from([None, "o"])),
    )


@st.composite
def _readings(draw: st.DrawFn) -> list[Reading]:
    found = []
    for at in range(draw(st.integers(1, 5))):
        entries = draw(st.lists(_entries(f"r{at}"), max_size=4, unique_by=lambda one: one.id))
        day = draw(st.sampled_from([None, "2025-03-08", "2025-03-09", "2025-03", "2025-06-01"]))
        place = draw(st.sampled_from([None, "Tarn", "Lakeside"]))
        declared = draw(st.sampled_from([None, "2025-03-10", "2025-01-01", "2025-06-02"]))
        found.append(reading(f"r{at}", *entries, date=declared, occasions=[occasion("o", day, place=place)]))
    return found


@st.composite
def _shuffled(draw: st.DrawFn) -> tuple[list[Reading], list[Reading]]:
    readings = draw(_readings())
    return readings, draw(st.permutations(readings))


@settings(max_examples=150, deadline=None)
@given(_shuffled())
def test_the_order_of_arrival_changes_nothing(pair: tuple[list[Reading], list[Reading]]) -> None:
    assert consolidate(pair[0], ISSUES) == consolidate(pair[1], ISSUES)


@settings(max_examples=60, deadline=None)
@given(_readings())
def test_every_entry_is_in_exactly_one_origin(readings: list[Reading]) -> None:
    found = sorted(ident for one in consolidate(readings, ISSUES).origins for ident in one.entries)
    assert found == sorted(one.id for reading in readings for one in reading.entries)


@settings(max_examples=60, deadline=None)
@given(_readings())
def test_what_a_reading_shares_an_origin_with_is_among_its_neighbours(readings: list[Reading]) -> None:
    first, *others = readings
    near = {reading.report.id for reading in neighbours(first, others)}
    for one in consolidate(readings, ISSUES).origins:
        tied = {tie.left for tie in one.ties} | {tie.right for tie in one.ties}
        mine = [telling for telling in one.tellings if telling.report == first.report.id and telling.id in tied]
        if mine and len(one.reports) == 2:
            assert set(one.reports) - {first.report.id} <= near
