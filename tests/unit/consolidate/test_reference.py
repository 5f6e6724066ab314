"""Reference facts of a case file against what reports date in passing."""

from __future__ import annotations

import pytest

from parley.codebook.case import parse_case
from parley.consolidate.board import consolidate
from parley.consolidate.reference import Reference, reference_of
from parley.errors import CaseError
from tests.unit.consolidate.made import ISSUES, reading


def known(event: str, date: str, *more: str) -> Reference:
    facts = "\n".join((f"- event: {event}\n  date: {date}", *more))
    return reference_of(parse_case(f"facts:\n{facts}\n", "case.yml"))


FOUND = [
    pytest.param("Fighting in Ostra has been ongoing since 2011.", "the fighting in Ostra", id="ongoing since"),
    pytest.param("There has been fighting in Ostra since 2011, he said.", "the fighting in Ostra", id="since"),
    pytest.param("The war in Ostra began in 2011.", "the war", id="a fact that names no place"),
    pytest.param("The 2011 Tarn agreement holds.", "the Tarn agreement", id="a paper, however far off"),
    pytest.param("He recalled the attack of 12 May 2013.", "the attack", id="an attack of that day, another year"),
]


@pytest.mark.parametrize(("text", "event"), FOUND)
def test_a_dating_at_odds_with_a_fact_is_found(text: str, event: str) -> None:
    facts = known(event, "2014-05-12" if "attack" in event else "2015").facts
    findings = consolidate([reading("a", text=text)], ISSUES, facts=facts).findings
    assert [one.check.kind for one in findings] == ["reference-fact"]
    assert "case.yml:2 has 201" in findings[0].check.about


FINE = [
    pytest.param("Fighting in Ostra has been ongoing since May 2014.", id="it fits the fact"),
    pytest.param("Fighting in Velm has been ongoing since 2011.", id="another place"),
    pytest.param("It was the worst fighting in Ostra since 2016.", id="a superlative dates nothing"),
    pytest.param("Prices in Ostra have risen since 2011.", id="another matter"),
]


@pytest.mark.parametrize("text", FINE)
def test_a_dating_that_is_not_at_odds(text: str) -> None:
    facts = known("the fighting in Ostra", "2014").facts
    assert consolidate([reading("a", text=text)], ISSUES, facts=facts).findings == ()


def test_one_fact_that_bears_a_dating_out_is_enough() -> None:
    facts = known("the Tarn agreement", "2015", "- event: the first Tarn agreement\n  date: 2011").facts
    text = "The 2011 Tarn agreement, the first, holds. First came the 2012 Tarn agreement."
    findings = consolidate([reading("a", text=text)], ISSUES, facts=facts).findings
    assert [one.check.about.split(";")[0] for one in findings] == ["the agreement: 2012"]


def test_a_fact_about_nothing_that_is_dated_is_refused_with_its_line() -> None:
    with pytest.raises(CaseError, match=r"case.yml:4: event 'the birthday' names nothing that is dated"):
        known("the war", "2014", "- event: the birthday\n  date: 2011")


def test_places_are_made_of_others_and_lie_in_others() -> None:
    places = reference_of(parse_case("places: {Rim: {parts: [Ostra, Velm]}, Tarn: {within: Ostra}}", "c.yml")).places
    assert places
    assert places.atoms(["the Rim"]) == {"ostra", "velm"}
    assert places.same_spot("Tarn", "Ostra")
