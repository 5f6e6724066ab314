"""Chances of words become stretches of words."""

import numpy as np

from parley.language.eye.anchors import Settings, anchors, grown, merged, runs


def chances(tags: str) -> np.ndarray:
    rows = {"O": [0.9, 0.05, 0.05], "B": [0.1, 0.8, 0.1], "I": [0.1, 0.1, 0.8]}
    return np.array([rows[t] for t in tags], dtype=np.float32)


def spans(own: np.ndarray) -> list[tuple[tuple[int, int], ...]]:
    return [runs(row) for row in own]


def test_a_beginning_parts_two_stretches() -> None:
    assert spans(anchors(chances("OBIBOI"), 0.5)) == [((1, 3),), ((3, 4),), ((5, 6),)]


def test_nothing_inside_is_no_anchor() -> None:
    assert anchors(chances("OOO"), 0.5).shape == (0, 3)


def test_a_low_threshold_lets_doubtful_words_in() -> None:
    assert spans(anchors(chances("OBO"), 0.05)) == [((0, 1),), ((1, 3),)]


def test_anchors_that_claim_one_another_are_one() -> None:
    own = anchors(chances("BOBOB"), 0.5)
    same = np.array([[0.9, 0, 0.9, 0, 0.1], [0.8, 0, 0.9, 0, 0.1], [0.1, 0, 0.1, 0, 0.9]], dtype=np.float32)
    assert spans(merged(own, same)) == [((0, 1), (2, 3)), ((4, 5),)]


def test_a_claim_of_one_side_alone_draws_nothing_together() -> None:
    own = anchors(chances("BOB"), 0.5)
    same = np.array([[0.9, 0, 0.9], [0.0, 0, 0.9]], dtype=np.float32)
    assert len(merged(own, same)) == 2


def test_a_hole_of_one_word_is_filled() -> None:
    assert runs(grown(np.array([0.9, 0.3, 0.9, 0.1, 0.9], dtype=np.float32), 0.5)) == ((0, 3), (4, 5))


def test_what_was_never_measured_is_taken_as_it_is() -> None:
    settings = Settings({}, {})
    assert (settings.temperature("cue"), settings.threshold("cue")) == (1.0, 0.5)
