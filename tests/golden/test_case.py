"""A case file changes what is read, and only where it is named."""

from __future__ import annotations

from dataclasses import replace

from parley.codebook.case import parse_case
from parley.codebook.outlets import load_outlets
from parley.ingest.reports import report_of
from parley.model.reading import Reading
from parley.model.report import Report
from parley.reading import Reader

CASE = """\
parties:
  Kelmar: {names: [the Old Guard], people: [Ada Lind]}
places:
  Ostra: {variants: [Ostria]}
occasions:
  the Harbour conference: {kind: summit, place: Tarn, date: 2031-03-10, participants: [Kelmar, Sorrun]}
"""
TEXT = (
    "The Old Guard would withdraw its army from the Ostria region, two officials said.\n\n"
    "Ada Lind rejected any truce at the Harbour conference."
)


def report(text: str = TEXT) -> Report:
    return report_of(f"The Ferry Post\nPublished: 2 May 2031\n\n{text}".encode(), "ferry.txt", load_outlets()).report


def with_case(reader: Reader) -> Reader:
    return replace(reader, case=parse_case(CASE, "parley-case.yml"))


def parties(reading: Reading) -> list[str]:
    return [entry.party for entry in reading.entries]


def test_without_a_case_the_report_is_read_by_its_own_words(reader: Reader) -> None:
    assert parties(reader.read(report())) == ["Old Guard", "Ada Lind"]


def test_a_case_names_party_person_place_and_occasion(reader: Reader) -> None:
    reading = with_case(reader).read(report())
    assert parties(reading) == ["Kelmar", "Kelmar"]
    assert reading.entries[0].provision.places == ("Ostra",)
    (met,) = reading.occasions
    assert (met.place, met.participants, met.date and met.date.iso) == ("Tarn", ("Kelmar", "Sorrun"), "2031-03-10")
    assert reading.entries[1].occasion == met.id


def test_a_report_that_names_nothing_of_the_case_is_read_as_without_it(reader: Reader) -> None:
    other = report("Egypt rejected the ceasefire.")
    assert with_case(reader).read(other) == reader.read(other)
    assert with_case(reader).version_for(other) == reader.version_for(other)
    reading = with_case(reader).read(report())
    assert reading.codebook == with_case(reader).version_for(report()) != reader.version_for(report())
