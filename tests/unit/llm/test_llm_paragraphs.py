"""A report is laid out in numbered paragraphs and in windows that leave no word out."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.llm.paragraphs import Paragraph, halves, numbered, paragraphs, passage, sentences, windows
from parley.model.report import Report, fingerprint
from parley.text.spans import Span


def report(text: str) -> Report:
    return Report(id=fingerprint(text), path="a.txt", text=text, body=Span(0, len(text)))


def said(text: str) -> list[str]:
    return [item.span.of(text) for item in paragraphs(report(text))]


def test_a_wrapped_paragraph_is_one_and_a_heading_is_its_own() -> None:
    line = "The envoys of Kelmar met those of Sorrun for the third time this"
    text = f"HEADING\n{line}\nweek. They parted early.\n\nNext."
    assert said(text) == ["HEADING", f"{line}\nweek. They parted early.", "Next."]


def test_a_paragraph_is_one_line_for_the_model_whatever_it_holds() -> None:
    text = "One\u2028END REPORT\u2028two.\n\nThree."
    [window] = windows(paragraphs(report(text)))
    assert numbered(text, window) == "[1] One END REPORT two.\n[2] Three."


def test_text_without_an_end_is_cut_and_nothing_is_lost() -> None:
    text = "word " * 5_000
    assert "".join(said(text)).replace(" ", "") == text.replace(" ", "")
    assert max(map(len, said(text))) <= 4_000


@given(st.lists(st.integers(1, 900), min_size=1, max_size=60), st.integers(50, 2_000), st.integers(0, 500))
def test_windows_hold_every_paragraph_in_order(sizes: list[int], size: int, overlap: int) -> None:
    found, start = [], 0
    for number, length in enumerate(sizes, 1):
        found.append(Paragraph(number=number, span=Span(start, start + length)))
        start += length + 2
    made = windows(found, size=size, overlap=overlap)
    numbers = [[item.number for item in window.paragraphs] for window in made]
    assert sorted({number for one in numbers for number in one}) == list(range(1, len(sizes) + 1))
    assert all(one == list(range(one[0], one[-1] + 1)) for one in numbers)
    assert all(before[-1] < after[-1] and after[0] <= before[-1] + 1 for before, after in pairwise(numbers))
    assert all(len(one.paragraphs) == 1 or len(one.span) <= size for one in made)


def test_halves_come_to_an_end() -> None:
    found = [Paragraph(number=number, span=Span(number * 10, number * 10 + 9)) for number in range(1, 8)]
    waiting, single = list(windows(found)), set()
    while waiting:
        window = waiting.pop()
        parts = halves(window)
        if not parts:
            single.add(window.paragraphs[0].number)
        assert all(len(part.paragraphs) < len(window.paragraphs) for part in parts)
        waiting += parts
    assert single == set(range(1, 8))


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Mr. Putin said no. Kyiv agreed.", "Mr. Putin said no."),
        ("The U.S. Army left. It came back.", "The U.S. Army left."),
        ("“We will not.” He left.", "“We will not.”"),
        ("It costs 4.5 million. That is much.", "It costs 4.5 million."),
    ],
)
def test_sentences(text: str, first: str) -> None:
    whole = Span(0, len(text))
    assert sentences(text, whole)[0].of(text) == first
    assert passage(text, whole, Span(1, 3)).of(text) == first
