"""Laws of the text room and of the headers: spans round-trip, and no text is too odd to be read."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from parley.codebook.outlets import load_outlets
from parley.ingest.header import read_header
from parley.text.dates import DateInterval, find_dates
from parley.text.quantities import find_quantities
from parley.text.quotes import find_quotes, quotes_of_paragraphs
from parley.text.spans import Span, cover, stripped

# Pieces that the rules look for, between any other characters.
_PIECES = (
    *(
        "60 days",
        "a fifth of",
        "$5",
        " to ",
        "10 billion",
        "two and a half",
        " million",
        "km2",
        "%",
        "men",
        "2025",
    ),
    *(
        "-",
        "May 5",
        "3 March 2025",
        "Monday",
        "last ",
        "99.99.2025",
        "\n\n",
        "\r\n",
        "“",
        "”",
        "‘",
        "’",
        '"',
        "'",
    ),
    *(
        "„",
        "»",
        "s",
        "(Reuters) - ",
        "KYIV, ",
        "Source: ",
        "Date: ",
        "By ",
        "---\n",
        "# ",
        " | ",
        "The Lantern",
    ),
    *(". ", "30 February"),
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(_PIECES), max_size=20).map("".join))
DAYS = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))
SPANS = st.tuples(st.integers(0, 90), st.integers(0, 90)).map(lambda pair: Span(min(pair), max(pair)))


def ordered_and_inside(spans: list[Span], text: str) -> bool:
    apart = all(first.end <= second.start for first, second in pairwise(spans))
    return apart and all(0 <= span.start < span.end <= len(text) for span in spans)


@given(DAYS, DAYS)
def test_an_interval_is_what_its_iso_form_names(one: date, other: date) -> None:
    interval = DateInterval(min(one, other), max(one, other))
    assert DateInterval.parse(interval.iso) == interval


@given(DAYS)
def test_days_months_and_years_have_their_short_forms(day: date) -> None:
    for interval, length in ((DateInterval.month(day.year, day.month), 7), (DateInterval.year(day.year), 4)):
        assert len(interval.iso) == length
        assert DateInterval.parse(interval.iso) == interval
        assert interval.overlaps(DateInterval.day(day))


@given(TEXTS, DAYS, st.booleans())
def test_dates_are_found_apart_and_reckoned_without_a_fault(text: str, reference: date, future: bool) -> None:
    found = find_dates(text)
    assert ordered_and_inside([item.span for item in found], text)
    for item in found:
        assert item.span.of(text) == item.words
        interval = item.reckon(reference, future)
        assert interval is None or interval.first <= interval.last


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_a_day_in_full_is_read_back(day: date) -> None:
    for form in (
        day.isoformat(),
        f"{day:%d %B %Y}",
        f"{day:%B} {day.day}, {day.year}",
        f"{day:%A}, {day:%d %b %Y}",
    ):
        (found,) = find_dates(f"It ended on {form}.")
        assert found.reckon(None) == DateInterval.day(day)


@given(TEXTS)
def test_quantities_are_found_apart(text: str) -> None:
    found = find_quantities(text)
    assert ordered_and_inside([item.span for item in found], text)
    assert all(item.value_to is None or item.value < item.value_to for item in found)


@given(st.integers(1, 10**9))
def test_a_grouped_number_is_read_back(count: int) -> None:
    (found,) = find_quantities(f"They hold {count:,} square km of it.")
    assert (found.value, found.unit) == (count, "km2")


@given(TEXTS)
def test_quotations_are_outermost_and_inside(text: str) -> None:
    assert ordered_and_inside(list(find_quotes(text).spans), text)


@given(st.lists(st.sampled_from(["“a", "b”", "“c”", "d", "'e", "f'"]), max_size=8))
def test_every_paragraph_has_its_quotes(parts: list[str]) -> None:
    text = "\n".join(parts)
    starts = [sum(len(part) + 1 for part in parts[:number]) for number in range(len(parts))]
    paragraphs = [Span(start, start + len(part)) for start, part in zip(starts, parts, strict=True)]
    found = quotes_of_paragraphs(text, paragraphs)
    assert len(found) == len(paragraphs)
    for paragraph, quotes in zip(paragraphs, found, strict=True):
        assert all(paragraph.holds(span) for span in quotes.spans)


@settings(deadline=None)
@given(TEXTS)
def test_a_header_ends_where_the_body_begins(text: str) -> None:
    header = read_header(text, load_outlets())
    assert 0 <= header.body.start <= header.body.end <= len(text)
    for span in (header.outlet_span, header.date_span):
        assert span is None or span.end <= header.body.start
    assert (header.date is None) == (header.date_span is None)


@given(st.text(max_size=80), SPANS)
def test_a_stripped_span_lies_inside(text: str, span: Span) -> None:
    span = Span(min(span.start, len(text)), min(span.end, len(text)))
    inner = stripped(text, span)
    assert span.holds(inner)
    assert inner.of(text) == span.of(text).strip(" \t\r\n")


@given(st.lists(SPANS, min_size=1))
def test_a_cover_holds_all(spans: list[Span]) -> None:
    whole = cover(spans)
    assert all(whole.holds(span) for span in spans)
