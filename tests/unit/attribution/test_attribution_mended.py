"""What a tagger gets plainly wrong."""

from __future__ import annotations

import pytest

from parley.attribution.mended import mended


@pytest.mark.parametrize(
    ("word", "pos", "tag", "right"),
    [
        pytest.param("of", "PUNCT", "IN", ("ADP", "IN"), id="a preposition"),
        pytest.param("that", "NUM", "CD", ("SCONJ", "IN"), id="a conjunction"),
        pytest.param("that", "PRON", "WDT", ("PRON", "WDT"), id="a pronoun that may be one"),
        pytest.param("people", "PRON", "NN", ("NOUN", "NNS"), id="people"),
        pytest.param("mediators", "NOUN", "NN", ("NOUN", "NNS"), id="a plural"),
        pytest.param("crisis", "NOUN", "NN", ("NOUN", "NN"), id="no plural"),
        pytest.param("president", "PROPN", "NNP", ("NOUN", "NN"), id="no name"),
        pytest.param("President", "PROPN", "NNP", ("PROPN", "NNP"), id="a name"),
        pytest.param("Must", "PROPN", "NNP", ("PROPN", "NNP"), id="a name like a verb"),
        pytest.param("said", "VERB", "VBD", ("VERB", "VBD"), id="right already"),
    ],
)
def test_only_plain_errors_are_set_right(word: str, pos: str, tag: str, right: tuple[str, str]) -> None:
    kinds, tags = mended([word], [pos], [tag])
    assert (kinds[0], tags[0]) == right
