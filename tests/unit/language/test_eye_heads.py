"""The heads in numpy."""

import numpy as np
import pytest

from parley.language.eye.heads import (
    CLASSES,
    FAR,
    FLAT,
    LINKS,
    WIDTH,
    Heads,
    _distances,
    gelu,
    shapes,
    sigmoid,
    softmax,
)

SIZES = dict.fromkeys((*FLAT, *CLASSES, *LINKS.values(), "label"), 3) | {"stance_roles": 6}


@pytest.fixture
def heads() -> Heads:
    random = np.random.default_rng(3)
    sizes = {"arc": (6, 5), "label": (3, 4, 4), "hidden.0.weight": (7, 3 * WIDTH + 1), "hidden.0.bias": (7,)}
    made = {}
    for name, shape in shapes(SIZES).items():
        inner = 5 if name.startswith("arc_") else 3
        full = sizes.get(name) or tuple(
            n or (4 if "form" in name else 7 if name == "classes.weight" else inner) for n in shape
        )
        made[name] = random.normal(size=full).astype(np.float32) / 8
    return Heads(made, SIZES)


def vectors(count: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=(count, WIDTH)).astype(np.float32)


def test_gelu_is_nought_at_nought_and_the_same_far_out() -> None:
    assert gelu(np.array([0, 9, -9], dtype=np.float32)).tolist() == pytest.approx([0, 9, 0])


def test_chances_add_up() -> None:
    assert softmax(np.array([[1, 2, 300]], dtype=np.float32)).sum() == pytest.approx(1)
    assert sigmoid(np.array([-800, 0, 800], dtype=np.float32)).tolist() == [0, 0.5, 1]


def test_distances_are_to_the_nearest_own_word() -> None:
    own = np.zeros((1, 2 * FAR + 6), dtype=np.bool_)
    own[0, [2, 6]] = True
    found = _distances(own)[0].tolist()
    assert found[:8] == [-2, -1, 0, 1, 2, -1, 0, 1]
    assert found[-1] == FAR


def test_arcs_score_each_word_against_root_and_words(heads: Heads) -> None:
    assert heads.arcs(vectors(4)).shape == (4, 5)


def test_labels_are_those_of_the_chosen_head(heads: Heads) -> None:
    words = vectors(4)
    one = heads.labels(words, np.array([0, 1, 1, 2]))
    other = heads.labels(words, np.array([0, 1, 1, 3]))
    assert one.shape == (4, 3)
    assert np.array_equal(one[:3], other[:3])
    assert not np.allclose(one[3], other[3])


def test_an_anchor_is_read_alike_beside_others(heads: Heads) -> None:
    words, own = vectors(5), np.eye(5, dtype=np.bool_)[[1, 3]]
    both = heads.links("stance", words, own)
    assert both.shape == (2, 6, 5)
    assert both[1] == pytest.approx(heads.links("stance", words, own[1:])[0], abs=1e-5)


def test_kinds_lean_on_the_tags_of_the_anchors_words(heads: Heads) -> None:
    words, own = vectors(5), np.eye(5, dtype=np.bool_)[[2]]
    links, tags = heads.links("stance", words, own), heads.tags(words)
    before = heads.kinds(words, own, links, tags)
    tags["stances"][2, 1] += 5
    after = heads.kinds(words, own, links, tags)
    assert set(after) == set(CLASSES)
    assert (after["stances"] - before["stances"])[0].tolist() == pytest.approx([0, 5, 0], abs=1e-4)
    assert np.array_equal(after["measures"], before["measures"])
