"""What the ledger holds, as rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from parley.errors import LedgerError
from parley.ledger.store import Ledger
from parley.model.mention import Occasion
from parley.model.note import Omission, ReadingIssue, Unknown
from parley.text.dates import DateInterval
from parley.text.spans import Span
from parley.views.entries import entry_rows
from parley.views.filters import Filter, unmet
from parley.views.notes import note_rows
from parley.views.occasions import occasion_rows
from parley.views.positions import positions
from parley.views.reports import issue_rows, report_rows
from parley.views.show import sheet
from tests.ledger.made import reading
from tests.unit.views.conftest import told


def test_positions_show_the_latest_stance_on_each_measure(ledger: Ledger) -> None:
    ledger.store(told("The Ferry", "2031-05-01", stance="reject"))
    ledger.store(told("The Ferry", "2031-05-09", stance="consider"))
    ledger.store(told("The Ferry", "2031-05-04", stance="accept", measure="ceasefire"))
    ledger.store(told("The Ferry", "2031-05-02", party="Kelmar", stance="demand"))
    found = [(one.party, one.issue, one.stance, one.when and one.when.iso) for one in positions(ledger)]
    assert found == [
        ("Kelmar", "territory", "demand", "2031-05-02"),
        ("Sorrun", "hostilities", "accept", "2031-05-04"),
        ("Sorrun", "territory", "consider", "2031-05-09"),
    ]


def test_a_retelling_adds_a_report_and_no_source(ledger: Ledger) -> None:
    for outlet in ("The Ferry", "The Weir", "The Lock"):
        ledger.store(told(outlet, "2031-05-01"))
    (position,) = positions(ledger)
    assert position.sources == ("two officials (2)",)
    assert sorted(position.reports) == ["The Ferry", "The Lock", "The Weir"]
    assert len(position.entries) == 3


def test_the_date_of_the_occasion_goes_before_that_of_the_report(ledger: Ledger) -> None:
    late = told("The Ferry", "2031-05-09", stance="reject")
    summit = Occasion(
        id="summit",
        kind="summit",
        place="Ostra",
        date=DateInterval.month(2031, 3),
        participants=("Sorrun",),
        status="past",
        span=Span(0, 6),
    )
    late = replace(late, occasions=(summit,), entries=(replace(late.entries[0], occasion="summit"),))
    ledger.store(late)
    ledger.store(told("The Ferry", "2031-05-01", stance="accept"))
    assert [one.stance for one in positions(ledger)] == ["accept"]
    assert [one.stance for one in positions(ledger, Filter(until=date(2031, 4, 30)))] == ["reject"]


def test_what_has_no_date_is_older_than_what_has_one(ledger: Ledger) -> None:
    undated = told("The Ferry", "2031-05-01", stance="reject")
    ledger.store(replace(undated, report=replace(undated.report, declared_date=None)))
    ledger.store(told("The Weir", "1900-01-01", stance="accept"))
    assert [one.stance for one in positions(ledger)] == ["accept"]


def test_only_current_readings_are_shown(ledger: Ledger) -> None:
    ledger.store(reading())
    ledger.store(reading(codebook="c2", entries=(), occasions=()))
    assert list(entry_rows(ledger)) == []
    assert positions(ledger) == ()
    assert occasion_rows(ledger) == ()
    assert [(row.codebook, row.entries) for row in report_rows(ledger)] == [("c2", 0)]


def test_entries_come_by_date_with_their_words(ledger: Ledger) -> None:
    for day in ("2031-05-03", "2031-05-01", "2031-05-02"):
        ledger.store(told("The Ferry", day))
    found = list(entry_rows(ledger))
    assert [row.when and row.when.iso for row in found] == ["2031-05-01", "2031-05-02", "2031-05-03"]
    assert found[0].text == "The Ferry, 2031-05-01: Sorrun offer withdraw from Ostra."
    assert [link.name for link in found[0].chain] == ["The Ferry", "two officials"]


def test_more_entries_than_a_batch_keep_their_chains(ledger: Ledger) -> None:
    made = reading()
    many = tuple(replace(made.entries[0], id=f"e{number}") for number in range(1203))
    ledger.store(replace(made, entries=many))
    found = list(entry_rows(ledger))
    assert [row.id for row in found] == [one.id for one in many]
    assert all(row.chain == many[0].chain for row in found)


def test_a_filter_without_a_match_names_what_there_is(ledger: Ledger) -> None:
    ledger.store(reading())
    with ledger.connection() as connection:
        (missing,) = unmet(connection, Filter(party="Soran", issue="territory"))
    assert missing.line == "no party 'Soran' in this ledger. There are: Sorrun. Did you mean 'Sorrun'?"


def test_an_id_and_the_place_it_is_made_from_are_named_once(ledger: Ledger) -> None:
    made = reading()
    (met,) = made.occasions
    entries = tuple(replace(one, occasion="ostra") for one in made.entries)
    ledger.store(replace(made, occasions=(replace(met, id="ostra", place="Ostra"),), entries=entries))
    with ledger.connection() as connection:
        (missing,) = unmet(connection, Filter(occasion="Velm"))
        assert unmet(connection, Filter(occasion="OSTRA")) == ()
    assert missing.known == ("Ostra",)


def test_a_wildcard_in_a_filter_is_a_letter(ledger: Ledger) -> None:
    ledger.store(reading())
    assert list(entry_rows(ledger, Filter(report="%"))) == []
    with pytest.raises(LedgerError, match="no entry '%'"):
        sheet(ledger, "%")


def test_notes(ledger: Ledger) -> None:
    unknown = Unknown(span=Span(0, 6), about="when", rule="unknown:unclear")
    silent = Omission(span=Span(7, 12), party="Kelmar", about=("territory",))
    ledger.store(reading(unknowns=(unknown,), omissions=(silent,)))
    assert [(row.kind, row.party, row.words) for row in note_rows(ledger)] == [
        ("unknown", None, "Sorrun"),
        ("omission", "Kelmar", "would"),
    ]
    assert [row.kind for row in note_rows(ledger, Filter(party="kelmar"))] == ["omission"]
    assert list(note_rows(ledger, Filter(party="Sorrun"))) == []


def test_occasions_told_alike_are_one_line(ledger: Ledger) -> None:
    ledger.store(reading("The first text, as long as it has to be."))
    ledger.store(reading("The second text, as long as it has to be."))
    (row,) = occasion_rows(ledger)
    assert (row.id, row.reports, row.entries) == ("summit", ("The Ferry",), 2)
    assert occasion_rows(ledger, Filter(party="Nobody")) == ()
    assert occasion_rows(ledger, Filter(occasion="OSTRA")) == (row,)


def test_issues_of_reports_and_of_paths(ledger: Ledger) -> None:
    ledger.store(reading(issues=(ReadingIssue(stage="attribution", message="marks do not balance", span=Span(0, 6)),)))
    ledger.refuse("empty.txt", "empty.txt: is empty.")
    assert [(row.path, row.stage, row.words) for row in issue_rows(ledger)] == [
        ("ostra.txt", "attribution", "Sorrun"),
        ("empty.txt", "ingest", None),
    ]


def test_the_sheet_of_an_entry_has_what_it_is_exchanged_for(ledger: Ledger) -> None:
    made = reading()
    first = replace(made.entries[0], id="aa1", in_return_for=("ab2",))
    second = replace(made.entries[0], id="ab2", party="Kelmar", in_return_for=("aa1",))
    ledger.store(replace(made, entries=(first, second)))
    found = sheet(ledger, "aa")
    assert [one.party for one in found.in_return_for] == ["Kelmar"]
    assert found.occasion == made.occasions[0]
    assert [step.words for step in found.traced.trace] == ["withdraw"]
    with pytest.raises(LedgerError, match="more than one entry begins with 'a': aa1, ab2"):
        sheet(ledger, "a")
