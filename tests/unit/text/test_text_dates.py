"""Date expressions: what is found, and the interval it names from a reference date."""

from __future__ import annotations

from datetime import date

import pytest

from parley.text.dates import DateInterval, find_dates
from parley.text.spans import Span

# A Wednesday.
REFERENCE = date(2025, 6, 4)


def reckoned(text: str, reference: date | None = REFERENCE, *, future: bool = False) -> list[str | None]:
    intervals = [found.reckon(reference, future) for found in find_dates(text)]
    return [interval.iso if interval else None for interval in intervals]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        pytest.param("on 2025-06-09", "2025-06-09", id="iso"),
        pytest.param("at 2025-06-09T10:30Z", "2025-06-09", id="iso with a time"),
        pytest.param("26.03.2025", "2025-03-26", id="dotted"),
        pytest.param("26/03/2025", "2025-03-26", id="slashed, day first"),
        pytest.param("03/26/2025", "2025-03-26", id="slashed, month first"),
        pytest.param("on August 15, 2025", "2025-08-15", id="month day year"),
        pytest.param("on Oct. 16, 2025", "2025-10-16", id="short month with a full stop"),
        pytest.param("on 15 August 2025", "2025-08-15", id="day month year"),
        pytest.param("on Sunday 17 August 2025", "2025-08-17", id="with its weekday"),
        pytest.param("the 3rd of May 2024", "2024-05-03", id="ordinal"),
        pytest.param("October 2025", "2025-10", id="month and year"),
        pytest.param("in 2014", "2014", id="year"),
    ],
)
def test_a_date_with_its_year_needs_no_reference(text: str, iso: str) -> None:
    assert reckoned(text, None) == [iso]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        pytest.param("on Monday", "2025-06-02", id="the last one"),
        pytest.param("on Wednesday", "2025-06-04", id="today's weekday is today"),
        pytest.param("last Wednesday", "2025-05-28", id="last, on that weekday"),
        pytest.param("next Wednesday", "2025-06-11", id="next, on that weekday"),
        pytest.param("yesterday", "2025-06-03", id="yesterday"),
        pytest.param("last week", "2025-05-26/2025-06-01", id="a whole week"),
        pytest.param("last month", "2025-05", id="a whole month"),
        pytest.param("next year", "2026", id="a whole year"),
        pytest.param("two weeks ago", "2025-05-21", id="weeks ago"),
        pytest.param("three months ago", "2025-03", id="months ago"),
        pytest.param("on May 31", "2025-05-31", id="nearest past day"),
        pytest.param("in October", "2024-10", id="nearest past month"),
        pytest.param("January's ceasefire", "2025-01", id="possessive month"),
    ],
)
def test_a_date_is_reckoned_from_the_reference(text: str, iso: str) -> None:
    assert reckoned(text) == [iso]
    assert reckoned(text, None) == [None]


def test_what_is_to_come_is_reckoned_forward() -> None:
    assert reckoned("on Monday", future=True) == ["2025-06-09"]
    assert reckoned("on March 3", future=True) == ["2026-03-03"]


def test_a_reckoned_date_says_from_what() -> None:
    interval = find_dates("on Monday")[0].reckon(REFERENCE)
    assert interval is not None
    assert interval.reckoned_from == "2025-06-04"


@pytest.mark.parametrize(
    "text",
    ["they may 5 times", "a march on Kyiv", "600 days", "at 3.67 percent", "Resolution 1701", "12025-06-09"],
)
def test_what_is_no_date_is_not_found(text: str) -> None:
    assert find_dates(text) == []


@pytest.mark.parametrize("text", ["30 February 2025", "03/04/2025", "31.13.2025"])
def test_a_day_that_is_none_or_two_is_not_reckoned(text: str) -> None:
    assert reckoned(text) == [None]


def test_expressions_come_in_order_and_apart() -> None:
    text = "In October 2025, after the talks of 15 August 2025 and on Monday"
    assert [found.words for found in find_dates(text)] == ["October 2025", "15 August 2025", "Monday"]


def test_the_search_keeps_within_its_span() -> None:
    text = "On Monday and on Friday"
    assert [found.span.of(text) for found in find_dates(text, Span(10, len(text)))] == ["Friday"]


@pytest.mark.parametrize("iso", ["", "2025-8", "20250815", "2025-08-15/", "2025-13", "a/b", "2025-08-15/2025-08-01"])
def test_parse_refuses_what_is_no_interval(iso: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        DateInterval.parse(iso)


def test_overlap() -> None:
    august = DateInterval.parse("2025-08")
    assert august.overlaps(DateInterval.parse("2025-08-31"))
    assert not august.overlaps(DateInterval.parse("2025-09-01"))
