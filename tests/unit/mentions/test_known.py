"""Occasions that a case file knows by name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parley.codebook.case import CaseOccasion
from parley.codebook.loader import load
from parley.mentions.known import RECKONED, informed
from parley.model.mention import Occasion
from parley.model.report import Report
from parley.text.dates import DateInterval
from parley.text.spans import Span

KNOWN = CaseOccasion(
    names=("Harbour conference", "Harbour\u00a0process"),
    kind="summit",
    date=DateInterval.parse("2031-03-10/2031-03-12"),
    place="Tarn",
    participants=("Moscow", "Sorrun"),
)
TEXT = "At the Harbour\nconference he rejected it."


def report(text: str = TEXT, declared: str | None = None) -> Report:
    date = DateInterval.parse(declared) if declared else None
    return Report(id="r", path="r", text=text, body=Span(0, len(text)), declared_date=date)


def found(**more: object) -> Occasion:
    plain = Occasion(id="harbour", kind="meeting", place="Harbour", date=None, participants=(), status="past",
                     span=Span(3, 25))  # fmt: skip
    return replace(plain, **more)  # type: ignore[arg-type]


def test_an_occasion_that_was_not_found_is_added_where_it_is_named() -> None:
    (made,) = informed((), report(), (KNOWN,), load().names)
    assert (made.id, made.kind, made.place, made.status) == ("harbour-conference", "summit", "Tarn", "past")
    assert (made.participants, made.span.of(TEXT)) == (("Russia", "Sorrun"), "Harbour\nconference")
    assert made.date == DateInterval.parse("2031-03-10/2031-03-12").__class__(
        made.date.first,
        made.date.last,
        RECKONED,  # type: ignore[union-attr]
    )


@pytest.mark.parametrize(("declared", "status"), [("2031-03-01", "planned"), ("2031-03-11", "past")])
def test_one_that_comes_after_the_report_is_planned(declared: str, status: str) -> None:
    (made,) = informed((), report(declared=declared), (KNOWN,), load().names)
    assert made.status == status


def test_one_that_was_found_gets_what_the_report_does_not_say() -> None:
    (made,) = informed((found(),), report(), (KNOWN,), load().names)
    assert (made.id, made.place, made.participants) == ("harbour", "Tarn", ("Russia", "Sorrun"))
    assert made.date
    assert made.date.reckoned_from == RECKONED


def test_what_the_report_says_stays() -> None:
    said = found(place="Velm", date=DateInterval.year(2030), participants=("Kelmar", "Sorrun"))
    (made,) = informed((said,), report(), (KNOWN,), load().names)
    assert (made.place, made.date, made.participants) == (said.place, said.date, said.participants)


def test_another_kind_at_the_same_place_is_another_occasion() -> None:
    made = informed((found(kind="call"),), report(), (KNOWN,), load().names)
    assert [one.id for one in made] == ["harbour", "harbour-conference"]


def test_what_is_not_named_is_not_added() -> None:
    assert informed((), report("He was at the Harbour conferences."), (KNOWN,), load().names) == ()
