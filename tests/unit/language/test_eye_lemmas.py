"""Lemmas are edits of words."""

import pytest

from parley.language.eye.lemmas import apply, edit


@pytest.mark.parametrize(
    ("word", "lemma"),
    [("talks", "talk"), ("Talks", "talk"), ("went", "go"), ("Kyiv", "Kyiv"), ("Ukrainians", "Ukrainian"), ("is", "be"),
     ("NATO", "NATO"), ("n't", "not"), ("better", "well"), ("a|b", "a|b")],
)  # fmt: skip
def test_the_edit_of_a_word_gives_its_lemma_back(word: str, lemma: str) -> None:
    assert apply(edit(word, lemma), word) == lemma


def test_an_edit_serves_other_words_of_its_kind() -> None:
    assert apply(edit("demanded", "demand"), "Rejected") == "reject"


def test_an_edit_that_cuts_too_much_leaves_the_word() -> None:
    assert apply(edit("surrendered", "go"), "Be") == "be"


def test_a_word_never_becomes_nothing() -> None:
    assert apply("keep|2|", "ab") == "ab"
