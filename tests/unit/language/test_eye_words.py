"""The eye's words and pieces."""

from pathlib import Path

import pytest

from parley.language.eye.pieces import LONGEST_WORD, Pieces, kept
from parley.language.eye.seen import visible
from parley.language.eye.words import LOWER, MIXED, NEW_LINE, SPACED, TITLE, UPPER, blank, kind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We don't!!! know", ["We", "do", "n't", "!!!", "know"]),
        ("and/or", ["and", "/", "or"]),
        ("a ---- b", ["a", "----", "b"]),
        ("Kyiv's U.S. envoy.", ["Kyiv", "'s", "U.S.", "envoy", "."]),
    ],
)
def test_tokenization_follows_the_treebanks(text: str, expected: list[str]) -> None:
    assert [t.text for t in blank()(text)] == expected


@pytest.mark.parametrize(
    ("word", "case"), [("talks", LOWER), ("Kyiv", TITLE), ("NATO", UPPER), ("A", TITLE), ("McKee", MIXED), ("1", LOWER)]
)
def test_kind_tells_the_case(word: str, case: int) -> None:
    assert kind(word, spaced=False, new_line=False) == case
    assert kind(word, spaced=True, new_line=False) == case + SPACED
    assert kind(word, spaced=False, new_line=True) == case + NEW_LINE


@pytest.fixture
def pieces(tmp_path: Path) -> Pieces:
    path = tmp_path / "vocab.txt"
    path.write_text("[PAD]\n[UNK]\n[CLS]\n[SEP]\nkyiv\nsaid\nno\n##w\n.\na\n##a\n")
    return Pieces(path)


def test_words_are_cut_in_pieces(pieces: Pieces) -> None:
    assert pieces.of(["Kyiv", "now", "слово", "."]) == [[4], [6, 7], [1], [8]]


def test_a_word_without_a_piece_has_none(pieces: Pieces) -> None:
    assert pieces.of(["\x07", "said"]) == [[], [5]]


def test_an_endless_word_keeps_its_first_pieces(pieces: Pieces) -> None:
    assert pieces.of(["a" * 90]) == [[9, *[10] * (LONGEST_WORD - 1)]]


def test_white_space_and_signs_without_a_piece_are_not_visible(pieces: Pieces) -> None:
    seen = visible(blank()("Kyiv said \x07 now\n\nno."), pieces)
    assert seen.texts == ("Kyiv", "said", "now", "no", ".")
    assert seen.lines.tolist() == [True, False, False, True, False]
    assert seen.spans[3] == (17, 19)
    assert seen.kinds.tolist() == [TITLE + NEW_LINE, SPACED, SPACED, NEW_LINE, LOWER]


def test_pieces_of_other_scripts_are_not_kept() -> None:
    assert kept(["[PAD]", "[unused3]", "said", "##ко", "東", "–"]) == ["[PAD]", "said", "##ко", "–"]
