"""When names, dates and chains count as the same."""

from __future__ import annotations

import pytest

from parley.evaluate.names import same_chain, same_date, same_name, same_names
from parley.evaluate.prediction import PredictedLink

OUTLET = PredictedLink(type="outlet", name="Harbour Wire")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("russia", "Russia", id="case"),
        pytest.param("The Guardian", "Guardian", id="leading-the"),
        pytest.param("People\u2019s Front", "People's Front", id="typographic-apostrophe"),
        pytest.param("Donetsk region", "Donetsk", id="final-region"),
        pytest.param("Kharkiv oblast", "Kharkiv", id="final-oblast"),
        pytest.param("Idlib Province", "Idlib", id="final-province"),
        pytest.param("C\u00f4te d\u2019Ivoire", "Cote d'Ivoire", id="diacritics"),
    ],
)
def test_names_are_the_same(left: str, right: str) -> None:
    assert same_name(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("Region", "", id="a-name-is-not-only-its-kind"),
        pytest.param("Theresa", "resa", id="the-is-a-word"),
        pytest.param("Hamas", "Hamas fighters", id="longer-name"),
        pytest.param("Reuters", None, id="no-name"),
    ],
)
def test_names_differ(left: str, right: str | None) -> None:
    assert not same_name(left, right)


def test_lists_of_names_are_sets() -> None:
    assert same_names(("Kherson", "Zaporizhzhia"), ("zaporizhzhia region", "Kherson", "Kherson"))
    assert not same_names(("Kherson",), ("Kherson", "Zaporizhzhia"))


def test_not_said_is_not_none_of_them() -> None:
    assert same_names(None, None)
    assert not same_names(None, ())


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("2025-08-15", "2025-08-15", id="day"),
        pytest.param("2025-08", "2025-08-01/2025-08-31", id="month-is-an-interval"),
        pytest.param("2024-02", "2024-02-01/2024-02-29", id="leap-year"),
        pytest.param("1994", "1994-01/1994-12", id="year-is-an-interval"),
        pytest.param(None, None, id="not-said"),
    ],
)
def test_dates_are_the_same(left: str | None, right: str | None) -> None:
    assert same_date(left, right)


@pytest.mark.parametrize(("left", "right"), [("2025-08", "2025-08-15"), ("2025-08-15", None)])
def test_dates_differ(left: str, right: str | None) -> None:
    assert not same_date(left, right)


def test_chain_names_count_for_outlets_only() -> None:
    gold = (OUTLET, PredictedLink(type="unnamed-group", name="four people", count=4))
    assert same_chain(gold, (OUTLET, PredictedLink(type="unnamed-group", name="people at the talks", count=4)))
    assert not same_chain(gold, (PredictedLink(type="outlet", name="Reuters"), gold[1]))


def test_chain_counts_must_agree() -> None:
    gold = (OUTLET, PredictedLink(type="unnamed-group", count=4))
    assert not same_chain(gold, (OUTLET, PredictedLink(type="unnamed-group", count=3)))
    assert not same_chain(gold, (OUTLET, PredictedLink(type="unnamed-group")))


def test_chain_individual_is_one_with_or_without_a_count() -> None:
    counted = PredictedLink(type="named-individual", name="Mark Rutte", count=1)
    assert same_chain((OUTLET, counted), (OUTLET, PredictedLink(type="named-individual", name="Mark Rutte")))


def test_chain_length_and_types_must_agree() -> None:
    person = PredictedLink(type="unnamed-individual", count=1)
    assert not same_chain((OUTLET,), (OUTLET, person))
    assert not same_chain((OUTLET, PredictedLink(type="named-individual", count=1)), (OUTLET, person))


def test_chain_outlet_without_a_name_is_like_no_named_one() -> None:
    nameless = PredictedLink(type="outlet")
    assert same_chain((nameless,), (nameless,))
    assert not same_chain((nameless,), (OUTLET,))
