"""Texts are cut into windows without a gap, and windows joined to sentences."""

from collections.abc import Callable

import numpy as np
import pytest

from parley.language.eye.seen import Words
from parley.language.eye.windows import LINE, PACKED, Window, read, sentences


def words(texts: list[str], lines: set[int]) -> Words:
    count = len(texts)
    return Words(
        tokens=tuple(range(count)),
        texts=tuple(texts),
        spans=tuple((i, i + 1) for i in range(count)),
        pieces=((7,),) * count,
        kinds=np.zeros(count, dtype=np.int64),
        lines=np.array([i in lines for i in range(count)], dtype=np.bool_),
    )


def windows(text: Words, starting: set[int]) -> list[Window]:
    """The windows of a text whose sentences start at `starting`; the vectors are the words' own numbers."""
    encode: Callable[[int, int], np.ndarray] = lambda a, b: np.arange(a, b, dtype=np.float32)[:, None]  # noqa: E731
    starts: Callable[[np.ndarray], np.ndarray] = lambda v: np.array([float(i in starting) for i in v[:, 0]])  # noqa: E731
    return list(read(text, encode, starts))


def test_an_empty_text_has_no_window() -> None:
    assert windows(words([], set()), set()) == []
    assert sentences(words([], set()), []) == []


def test_short_lines_share_a_window() -> None:
    text = words(["a"] * 30, {0, 10, 20})
    assert [(w.start, w.end) for w in windows(text, {0, 10, 20})] == [(0, 30)]


def test_lines_that_do_not_fit_stand_apart() -> None:
    text = words(["a"] * (PACKED + 10), {0, PACKED - 5})
    assert [(w.start, w.end) for w in windows(text, set())] == [(0, PACKED - 5), (PACKED - 5, PACKED + 10)]


def test_a_long_line_is_cut_where_a_sentence_starts() -> None:
    text = words(["a"] * (LINE + 60), {0})
    found = windows(text, {0, 50, 100, LINE + 10})
    assert [(w.start, w.end, w.torn) for w in found] == [(0, 100, False), (100, LINE + 60, False)]
    assert sentences(text, found) == [(0, 50), (50, 100), (100, LINE + 10), (LINE + 10, LINE + 60)]


def test_a_long_sentence_is_cut_at_a_clause_mark_and_joined_again() -> None:
    texts = ["a"] * (LINE + 60)
    texts[150] = ","
    text = words(texts, {0})
    found = windows(text, {0, 151})
    assert next((w.start, w.end, w.torn) for w in found) == (0, 151, False)
    found = windows(text, {0})
    assert [(w.start, w.end, w.torn) for w in found] == [(0, 151, True), (151, LINE + 60, False)]
    assert sentences(text, found) == [(0, LINE + 60)]


@pytest.mark.parametrize("count", [1, PACKED, LINE, LINE + 1, 3 * LINE + 7])
def test_every_word_is_read_once_and_in_order(count: int) -> None:
    found = windows(words(["a"] * count, {0}), {0})
    assert np.concatenate([w.vectors[:, 0] for w in found]).tolist() == list(range(count))


def test_a_line_always_starts_a_sentence() -> None:
    text = words(["a"] * 6, {0, 3})
    assert sentences(text, windows(text, set())) == [(0, 3), (3, 6)]
