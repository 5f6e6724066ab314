"""Paragraphs: lines, wrapped lines, list items."""

from __future__ import annotations

from parley.language.passages import paragraphs
from parley.text.spans import Span


def words(text: str) -> list[str]:
    return [span.of(text) for span in paragraphs(text, Span(0, len(text)))]


def test_lines_are_paragraphs() -> None:
    assert words("One.\nTwo.\r\n\r\nThree.") == ["One.", "Two.", "Three."]


def test_a_wrapped_line_goes_on() -> None:
    assert words("Kelmar would\nwithdraw.\n\nNext.") == ["Kelmar would\nwithdraw.", "Next."]


def test_bullets_are_left_out() -> None:
    assert words("He wants:\n• a truce;\n• talks.") == ["He wants:", "a truce;", "talks."]


def test_only_the_body_counts() -> None:
    text = "Title\n\nBody."
    assert [s.of(text) for s in paragraphs(text, Span(7, 12))] == ["Body."]
