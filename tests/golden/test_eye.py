"""What the eye adds to the rules, and what the trace says of it."""

from __future__ import annotations

import pytest

from parley.codebook.outlets import load_outlets
from parley.ingest.reports import report_of
from parley.model.entry import Entry
from parley.model.reading import Reading
from parley.reading import Reader


@pytest.fixture(scope="module")
def by_eye() -> Reader:
    """A reader with the eye."""
    return Reader.load("eye")


def reading(reader: Reader, *paragraphs: str) -> Reading:
    text = "The Ferry Post\nPublished: 2 May 2031\n\n" + "\n\n".join(paragraphs)
    return reader.read(report_of(text.encode(), "ferry.txt", load_outlets()).report)


def steps(entry: Entry) -> set[str]:
    return {step.rule for step in entry.trace}


def test_where_both_see_the_same_the_trace_says_so(by_eye: Reader) -> None:
    (entry,) = reading(by_eye, "Kelmar rejected the ceasefire.").entries
    assert (entry.party, entry.stance, entry.provision.measure) == ("Kelmar", "reject", "ceasefire")
    assert "eye:agrees" in steps(entry)


def test_words_that_no_pattern_has_are_seen_by_the_eye_alone(by_eye: Reader) -> None:
    found = reading(by_eye, "Kelmar said there was not going to be any pause in the shooting.").entries
    assert [(e.party, e.stance, e.provision.measure) for e in found] == [("Kelmar", "reject", "ceasefire")]
    assert "eye:alone" in steps(found[0])
    assert found[0].doubt is not None


def test_a_hope_is_no_stance(by_eye: Reader) -> None:
    assert reading(by_eye, "Kelmar hopes that the talks will bring a ceasefire.").entries == ()


def test_what_stands_beside_a_sentence_in_another_paragraph_changes_nothing(by_eye: Reader) -> None:
    alone = reading(by_eye, "Sorrun demanded the release of ten hostages.").entries
    beside = reading(
        by_eye,
        "Sorrun demanded the release of ten hostages.",
        "The harbour froze over for the first time in a century.",
    ).entries
    assert [(e.stance, e.trace) for e in alone] == [(e.stance, e.trace) for e in beside]


def test_the_chain_goes_from_the_outlet_to_who_knows(by_eye: Reader) -> None:
    (entry,) = reading(
        by_eye,
        "The Herald reported on Monday, citing the Daily Ledger, which had been told by two officials, that Kelmar "
        "would withdraw from the Ostra region.",
    ).entries
    assert [link.name for link in entry.chain] == ["The Ferry Post", "Herald", "Daily Ledger", "two officials"]
