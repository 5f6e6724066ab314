"""The store gives back what it took, once, and keeps what was read before."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import func, select

from parley.ledger import schema
from parley.ledger.faults import UnfitReading
from parley.ledger.store import Ledger, Outcome
from parley.model.answer import RawAnswer
from parley.model.reading import Reading
from tests.ledger.made import reading, readings


def count(ledger: Ledger, table: str) -> int:
    """How many rows a table has."""
    with ledger.connection() as connection:
        return connection.execute(select(func.count()).select_from(schema.metadata.tables[table])).scalar_one()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(taken=readings())
def test_gives_back_what_it_took(ledger: Ledger, taken: Reading) -> None:
    # Examples share the ledger; the one before may have been of the same report, with other ids or versions.
    before = ledger.known(taken.report.id, taken.reader, taken.codebook, taken.pipeline)
    rows = count(ledger, "readings")
    outcome = ledger.store(taken)
    assert (outcome == Outcome.UNCHANGED) == before
    if count(ledger, "readings") > rows:
        given_back = ledger.reading(taken.report.id, taken.reader)
        assert given_back == taken


def test_reading_again_changes_nothing(ledger: Ledger) -> None:
    assert ledger.store(reading()) == Outcome.NEW
    assert ledger.store(reading()) == Outcome.UNCHANGED
    assert (count(ledger, "readings"), count(ledger, "entries")) == (1, 1)


def test_what_another_program_has_stored_meanwhile_is_unchanged(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger.store(reading())
    monkeypatch.setattr(Ledger, "known", lambda *_: False)
    assert ledger.store(reading()) == Outcome.UNCHANGED
    assert (count(ledger, "readings"), count(ledger, "entries")) == (1, 1)


def test_a_changed_codebook_reads_again_and_keeps_what_was_read_before(ledger: Ledger) -> None:
    first, second = reading(), reading(codebook="c2", entries=())
    assert ledger.store(first) == Outcome.NEW
    assert not ledger.known(first.report.id, "rules", "c2", "p1")
    assert ledger.store(second) == Outcome.REREAD
    assert ledger.reading(first.report.id) == second
    assert (count(ledger, "readings"), count(ledger, "entries")) == (2, 1)


def test_a_codebook_changed_back_makes_its_reading_current_again(ledger: Ledger) -> None:
    first = reading()
    ledger.store(first)
    ledger.store(reading(codebook="c2", entries=()))
    assert ledger.store(first) == Outcome.REREAD
    assert ledger.reading(first.report.id) == first
    assert count(ledger, "readings") == 2


def test_two_readers_stand_side_by_side(ledger: Ledger) -> None:
    by_rules, by_model = reading(), reading(reader="model", entries=())
    assert [ledger.store(by_rules), ledger.store(by_model)] == [Outcome.NEW, Outcome.NEW]
    assert ledger.reading(by_rules.report.id, "rules") == by_rules
    assert ledger.reading(by_rules.report.id, "model") == by_model


def test_the_reader_that_read_last_is_the_one_that_counts(ledger: Ledger) -> None:
    by_rules, by_model = reading(), reading(reader="model")
    ledger.store(by_rules)
    ledger.store(by_model)
    assert not ledger.known(by_rules.report.id, "rules", "c1", "p1")
    assert ledger.known(by_rules.report.id, "model", "c1", "p1")
    assert ledger.store(by_rules) == Outcome.REREAD
    assert ledger.known(by_rules.report.id, "rules", "c1", "p1")
    assert count(ledger, "readings") == 2


def test_answers_of_a_model_are_kept_word_for_word(ledger: Ledger) -> None:
    told = (
        RawAnswer(text='{"entries": [', model="m", instructions="i1", tokens_in=9, tokens_out=3),
        RawAnswer(text="{}", model="m", instructions="i1", tokens_in=2**40, tokens_out=1),
    )
    ledger.store(reading(), ())
    ledger.store(reading(reader="llm:m"), told)
    ident = reading().report.id
    assert ledger.answers(ident, "llm:m") == told
    assert ledger.answers(ident, "rules") == ledger.answers("0" * 64, "llm:m") == ()


def test_an_answer_that_is_no_text_is_kept_as_escapes(ledger: Ledger) -> None:
    ledger.store(reading(), [RawAnswer(text="a\0b\ud800", model="m", instructions="i1")])
    [kept] = ledger.answers(reading().report.id, "rules")
    assert kept.text == "a\\x00b\\ud800"


def test_an_unknown_report_has_no_reading(ledger: Ledger) -> None:
    assert ledger.reading("0" * 64) is None


@pytest.mark.parametrize(
    "unfit",
    [
        pytest.param(lambda one: replace(one, occasion="nowhere"), id="an occasion that is none"),
        pytest.param(lambda one: replace(one, in_return_for=("nothing",)), id="in return for no entry"),
        pytest.param(lambda one: replace(one, party="half of a pair: \ud800"), id="no text"),
        pytest.param(
            lambda one: replace(one, chain=(replace(one.chain[0], count=2**70),)),
            id="a count past all counting",
        ),
    ],
)
def test_an_unfit_reading_leaves_the_ledger_as_it_was(ledger: Ledger, unfit: object) -> None:
    sound = reading()
    ledger.store(sound)
    other = reading("Another text.")
    assert callable(unfit)
    broken = replace(other, entries=(unfit(other.entries[0]),))
    with pytest.raises(UnfitReading, match="cannot hold this reading"):
        ledger.store(broken)
    assert (count(ledger, "reports"), count(ledger, "readings"), count(ledger, "entries")) == (1, 1, 1)
    assert ledger.reading(sound.report.id) == sound


def test_one_id_with_two_texts_is_refused(ledger: Ledger) -> None:
    first = reading()
    ledger.store(first)
    other = replace(first, report=replace(first.report, text="Another text."), codebook="c2")
    with pytest.raises(UnfitReading, match="is there with another text"):
        ledger.store(other)
    assert ledger.reading(first.report.id) == first


def test_the_latest_word_on_a_refused_path_stands_until_it_is_read(ledger: Ledger) -> None:
    ledger.refuse("ostra.txt", "is empty")
    ledger.refuse("ostra.txt", "is no text")
    with ledger.connection() as connection:
        assert [row.message for row in connection.execute(select(schema.refusals))] == ["is no text"]
    ledger.store(reading())
    assert count(ledger, "refusals") == 0


def test_the_path_may_hold_bytes_that_are_no_utf8(ledger: Ledger) -> None:
    ledger.refuse("caf\udce9.txt", "is empty")
    with ledger.connection() as connection:
        assert connection.execute(select(schema.refusals.c.path)).scalar() == "caf\ufffd.txt"


def test_entries_know_their_issue_and_when_the_stance_was_taken(ledger: Ledger) -> None:
    ledger.store(reading())
    with ledger.connection() as connection:
        row = connection.execute(select(schema.entries)).one()
    assert (row.issue, row.when_first.isoformat()) == ("territory", "2031-05-02")
