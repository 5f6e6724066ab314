"""Where a model's quote stands: exactly, else but for marks and spaces, else nearly; repeated words are told apart."""

from __future__ import annotations

import pytest

from parley.llm.paragraphs import Paragraph
from parley.llm.quotes import find
from parley.text.spans import Span

TEXT = (
    "Kelmar would “release” all the\u00a0prisoners – at once.\n"
    "The envoys met. Sorrun rejected the plan. On Friday Sorrun rejected the plan again.\n"
    "In the end Sorrun rejected the plan, two officials familiar with the deliberations said on Saturday."
)


def paragraphs() -> list[Paragraph]:
    found, start = [], 0
    for number, line in enumerate(TEXT.split("\n"), 1):
        found.append(Paragraph(number=number, span=Span(start, start + len(line))))
        start += len(line) + 1
    return found


FOUND = {
    "exactly": ("The envoys met", 2, "exact", 100.0),
    "in quotation marks of its own": ("'The envoys met'", 2, "exact", 100.0),
    "straight marks for typographic ones": ('would "release" all the prisoners - at once', 1, "normalised", 100.0),
    "more spaces": ("The  envoys\n met", 2, "normalised", 100.0),
    "a slip of the pen": ("two officials familiar with the deliberation said on Saturday", 3, "close", 98.4),
}


@pytest.mark.parametrize(("quote", "number", "how", "score"), FOUND.values(), ids=FOUND)
def test_found(quote: str, number: int, how: str, score: float) -> None:
    found = find(TEXT, paragraphs(), quote, number)
    assert found is not None
    assert (found.how, found.score, found.times) == (how, pytest.approx(score, abs=1.0), 1)
    assert paragraphs()[number - 1].span.holds(found.spans[0])


NOT_FOUND = {
    "other words": "Kelmar would keep all the prisoners it has",
    "a negation more": "two officials not familiar with the deliberations said on Saturday",
    "another number": "three officials familiar with the deliberations said on Saturday",
    "another name": "In the end Kelmar rejected the plan, two officials familiar",
    "part of a word": "he envoys me",
    "a word or two": "plan",
    "nothing": "“ ”",
    "words of two paragraphs": "at once. The envoys met",
}


@pytest.mark.parametrize("quote", NOT_FOUND.values(), ids=NOT_FOUND)
def test_not_found(quote: str) -> None:
    assert find(TEXT, paragraphs(), quote) is None


@pytest.mark.parametrize(
    ("number", "nth", "before", "times"),
    [
        pytest.param(2, 1, "met. ", 1, id="the first of its paragraph"),
        pytest.param(2, 2, "Friday ", 1, id="the second of its paragraph"),
        pytest.param(3, 1, "end ", 1, id="another paragraph"),
        pytest.param(2, 5, "met. ", 3, id="an occurrence that is not there is told"),
        pytest.param(None, 1, "met. ", 3, id="no paragraph is told"),
        pytest.param(1, 1, "met. ", 3, id="the wrong paragraph: the nearest, and told"),
    ],
)
def test_repeated_words(number: int | None, nth: int, before: str, times: int) -> None:
    found = find(TEXT, paragraphs(), "Sorrun rejected the plan", number, nth)
    assert found is not None
    assert TEXT[: found.spans[0].start].endswith(before)
    assert found.times == times


def test_words_left_out_with_an_ellipsis() -> None:
    found = find(TEXT, paragraphs(), "On Friday Sorrun … again", 2)
    assert found is not None
    assert [span.of(TEXT) for span in found.spans] == ["On Friday Sorrun", "again"]
