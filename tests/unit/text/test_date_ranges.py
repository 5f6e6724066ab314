"""Ranges, parts and stretches of time: the interval each names from a reference date."""

from __future__ import annotations

from datetime import date

import pytest

from parley.text.dates import find_dates

# A Wednesday.
REFERENCE = date(2025, 6, 4)


def read(text: str, reference: date | None = REFERENCE, *, future: bool = False) -> list[tuple[str, str | None]]:
    """The words that were found, each with its interval."""
    found = [(one.words, one.reckon(reference, future)) for one in find_dates(text)]
    return [(words, interval.iso if interval else None) for words, interval in found]


@pytest.mark.parametrize(
    ("text", "words", "iso"),
    [
        ("from 3 to 5 June 2025", "3 to 5 June 2025", "2025-06-03/2025-06-05"),
        ("on 3-5 March 2025", "3-5 March 2025", "2025-03-03/2025-03-05"),
        ("on March 3–5, 2025", "March 3–5, 2025", "2025-03-03/2025-03-05"),
        ("Monday 3 to Wednesday 5 March 2025", "Monday 3 to Wednesday 5 March 2025", "2025-03-03/2025-03-05"),
        ("between 12 and 14 May 2025", "12 and 14 May 2025", "2025-05-12/2025-05-14"),
        ("on 3 and 4 March 2025", "3 and 4 March 2025", "2025-03-03/2025-03-04"),
        ("on May 5 and 6, 2025", "May 5 and 6, 2025", "2025-05-05/2025-05-06"),
        ("between February 28 and March 3, 2025", "February 28 and March 3, 2025", "2025-02-28/2025-03-03"),
        ("from 28 December to 3 January 2025", "28 December to 3 January 2025", "2024-12-28/2025-01-03"),
        ("from 28 December 2024 to 3 January", "28 December 2024 to 3 January", "2024-12-28/2025-01-03"),
        ("in January–March 2025", "January–March 2025", "2025-01-01/2025-03-31"),
        ("from March 2024 to June 2025", "March 2024 to June 2025", "2024-03-01/2025-06-30"),
        ("between 2014 and 2022", "2014 and 2022", "2014-01-01/2022-12-31"),
        ("from 2014 to 2022", "2014 to 2022", "2014-01-01/2022-12-31"),
        ("the 2024-25 budget", "2024-25", "2024-01-01/2025-12-31"),
        ("in the 1990s", "1990s", "1990-01-01/1999-12-31"),
        ("in early 2024", "early 2024", "2024-01-01/2024-04-30"),
        ("late June 2024", "late June 2024", "2024-06-21/2024-06-30"),
        ("the beginning of March 2025", "beginning of March 2025", "2025-03-01/2025-03-10"),
        ("the middle of May 2025", "middle of May 2025", "2025-05-11/2025-05-20"),
        ("by the end of 2025", "end of 2025", "2025-09-01/2025-12-31"),
        ("the first half of 2024", "first half of 2024", "2024-01-01/2024-06-30"),
        ("the third quarter of 2024", "third quarter of 2024", "2024-07-01/2024-09-30"),
        ("the second half of February 2025", "second half of February 2025", "2025-02-16/2025-02-28"),
        ("the third week of June 2025", "third week of June 2025", "2025-06-15/2025-06-21"),
        ("the last week of May 2025", "last week of May 2025", "2025-05-25/2025-05-31"),
        ("the week of 14 May 2025", "week of 14 May 2025", "2025-05-12/2025-05-18"),
        ("the week beginning May 14, 2025", "week beginning May 14, 2025", "2025-05-14/2025-05-20"),
        ("the week ending 16 May 2025", "week ending 16 May 2025", "2025-05-10/2025-05-16"),
        ("the weekend of 10 May 2025", "weekend of 10 May 2025", "2025-05-10/2025-05-11"),
        ("the 2015 accord", "the 2015", "2015"),
        ("Ostra's 2015 accord", "2015", "2015"),
        ("its 2015 accord", "its 2015", "2015"),
    ],
)
def test_a_stretch_with_its_year_needs_no_reference(text: str, words: str, iso: str) -> None:
    assert read(text, None) == [(words, iso)]


@pytest.mark.parametrize(
    ("text", "words", "iso"),
    [
        ("1 to 4 March", "1 to 4 March", "2025-03-01/2025-03-04"),
        ("March 3-5", "March 3-5", "2025-03-03/2025-03-05"),
        ("from 28 December to 3 January", "28 December to 3 January", "2024-12-28/2025-01-03"),
        ("between March and May", "March and May", "2025-03-01/2025-05-31"),
        ("from Friday to Sunday", "Friday to Sunday", "2025-05-30/2025-06-01"),
        ("between Monday and Wednesday", "Monday and Wednesday", "2025-06-02/2025-06-04"),
        ("late May", "late May", "2025-05-21/2025-05-31"),
        ("mid-May", "mid-May", "2025-05-11/2025-05-20"),
        ("early this month", "early this month", "2025-06-01/2025-06-10"),
        ("late last year", "late last year", "2024-09-01/2024-12-31"),
        ("early next week", "early next week", "2025-06-09/2025-06-11"),
        ("the end of the year", "end of the year", "2025-09-01/2025-12-31"),
        ("at the start of the week", "start of the week", "2025-06-02/2025-06-04"),
        ("earlier this week", "earlier this week", "2025-06-02/2025-06-04"),
        ("later this month", "later this month", "2025-06-04/2025-06-30"),
        ("over the weekend", "the weekend", "2025-05-31/2025-06-01"),
        ("last weekend", "last weekend", "2025-05-31/2025-06-01"),
        ("this weekend", "this weekend", "2025-06-07/2025-06-08"),
        ("the coming weekend", "the coming weekend", "2025-06-07/2025-06-08"),
        ("a fortnight ago", "a fortnight ago", "2025-05-21"),
        ("eleven days ago", "eleven days ago", "2025-05-24"),
        ("a decade ago", "a decade ago", "2015"),
        ("in two weeks' time", "two weeks' time", "2025-06-18"),
        ("in the past week", "the past week", "2025-05-28/2025-06-04"),
        ("the last three months", "the last three months", "2025-03-04/2025-06-04"),
        ("over the next two months", "over the next two months", "2025-06-04/2025-08-04"),
        ("the day before yesterday", "the day before yesterday", "2025-06-02"),
        ("last night", "last night", "2025-06-03"),
        ("overnight", "overnight", "2025-06-03/2025-06-04"),
        ("This morning", "This morning", "2025-06-04"),
        ("in October last year", "October last year", "2024-10"),
        ("on 3 October of last year", "3 October of last year", "2024-10-03"),
        ("next month", "next month", "2025-07"),
        ("planned for October", "for October", "2024-10"),
    ],
)
def test_a_stretch_is_reckoned_from_the_reference(text: str, words: str, iso: str) -> None:
    assert read(text) == [(words, iso)]
    assert read(text, None) == [(words, None)]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("from 1 to 4 March", "2026-03-01/2026-03-04"),
        ("from 28 December to 3 January", "2025-12-28/2026-01-03"),
        ("from Friday to Sunday", "2025-06-06/2025-06-08"),
        ("at the weekend", "2025-06-07/2025-06-08"),
    ],
)
def test_what_is_to_come_is_reckoned_by_its_beginning(text: str, iso: str) -> None:
    assert [interval for _, interval in read(text, future=True)] == [iso]


@pytest.mark.parametrize(("text", "iso"), [("last October", "2024-10"), ("next October", "2025-10")])
@pytest.mark.parametrize("future", [False, True])
def test_last_and_next_tell_the_side_of_a_month_whatever_the_tense(text: str, iso: str, future: bool) -> None:
    assert read(text, future=future) == [(text, iso)]


def test_on_a_sunday_the_weekend_is_this_one_and_last_weekend_the_one_before() -> None:
    sunday = date(2025, 6, 8)
    assert read("over the weekend", sunday) == [("the weekend", "2025-06-07/2025-06-08")]
    assert read("over the weekend", sunday, future=True) == [("the weekend", "2025-06-07/2025-06-08")]
    assert read("last weekend", sunday) == [("last weekend", "2025-05-31/2025-06-01")]


def test_early_in_a_week_what_was_this_weekend_is_over() -> None:
    tuesday = date(2025, 6, 3)
    assert read("this weekend", tuesday) == [("this weekend", "2025-05-31/2025-06-01")]
    assert read("this weekend", tuesday, future=True) == [("this weekend", "2025-06-07/2025-06-08")]


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("two days later", id="after something told"),
        pytest.param("two weeks earlier", id="before something told"),
        pytest.param("the previous day", id="before another day"),
        pytest.param("the next week", id="after another week"),
        pytest.param("a few days ago", id="how many is not said"),
        pytest.param("more than a year ago", id="how much more is not said"),
        pytest.param("two and a half years ago", id="no whole number"),
        pytest.param("the coming months", id="how many months is not said"),
        pytest.param("last summer", id="a season is of other months elsewhere"),
        pytest.param("next weekend", id="this one or the one after"),
        pytest.param("30-31 February", id="days that no calendar has"),
        pytest.param("third quarter of May", id="a month has no quarters"),
    ],
)
def test_what_cannot_be_told_is_found_and_stays_open(words: str) -> None:
    assert read(f"{words}, they met") == [(words, None)]


@pytest.mark.parametrize(
    "text",
    [
        "on the eve of the summit",
        "a three-day truce",
        "within 30 days",
        "the weekend of the summit",
        "The Weekend Post",
    ],
)
def test_what_names_no_time_is_not_found(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They moved the talks from 3 March to 5 March", ["3 March", "5 March"]),
        ("It was postponed from Monday to Wednesday", ["Monday", "Wednesday"]),
        ("on Monday to Tuesday's talks", ["Monday", "Tuesday"]),
        ("on Monday and Tuesday", ["Monday", "Tuesday"]),
        ("on 3 and 10 March", ["10 March"]),
    ],
)
def test_two_dates_that_are_no_range_stay_two(text: str, words: list[str]) -> None:
    assert [found for found, _ in read(text)] == words


def test_a_range_has_the_fields_of_both_its_ends() -> None:
    (found,) = find_dates("from 1 to 4 March 2025")
    assert dict(found.fields) == {
        **{"day": "1", "month": "March", "year": "2025"},
        **{"to_day": "4", "to_month": "March", "to_year": "2025"},
    }


def test_no_range_goes_on_in_the_next_line() -> None:
    assert [words for words, _ in read("on 3 March\n- 5 March")] == ["3 March", "5 March"]
