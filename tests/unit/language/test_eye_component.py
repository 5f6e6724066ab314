"""What was read is put on an ordinary Doc."""

import numpy as np
import pytest
from spacy.tokens import Doc

from parley.errors import PipelineError
from parley.language.eye.component import EyeComponent, sight
from parley.language.eye.reader import Reading
from parley.language.eye.seen import Words
from parley.language.eye.words import blank
from parley.model.sight import SeenAttribution, Sight

SAID = Sight(
    attributions=(SeenAttribution(source=((0, 4),), cue=(), content=(), nested=False, confidence=0.5),),
)


class FakeEye:
    """Reads every solid token as a noun that hangs on the first one of its half of the text."""

    def read(self, doc: Doc) -> Reading:
        solid = [t for t in doc if not t.is_space and t.text != "\x07"]
        count, half = len(solid), (len(solid) + 1) // 2
        heads = tuple(0 if i < half else half for i in range(count))
        return Reading(
            words=Words(
                tokens=tuple(t.i for t in solid), texts=tuple(t.text for t in solid), spans=((0, 0),) * count,
                pieces=((1,),) * count, kinds=np.zeros(count, dtype=np.int64), lines=np.zeros(count, dtype=np.bool_),
            ),
            tags=("NN",) * count, pos=("NOUN",) * count, lemmas=tuple(t.text.lower() for t in solid), heads=heads,
            labels=tuple("ROOT" if h == i else "nmod" for i, h in enumerate(heads)), sight=SAID,
        )  # fmt: skip


@pytest.fixture
def component() -> EyeComponent:
    made = EyeComponent()
    made._eye = FakeEye()  # type: ignore[assignment]
    return made


def test_a_doc_gets_tags_lemmas_tree_and_sentences(component: EyeComponent) -> None:
    doc = component(blank()("Kyiv said Moscow listened"))
    assert [t.pos_ for t in doc] == ["NOUN"] * 4
    assert [t.tag_ for t in doc] == ["NN"] * 4
    assert doc[0].lemma_ == "kyiv"
    assert [t.head.i for t in doc] == [0, 0, 2, 2]
    assert [t.dep_ for t in doc] == ["ROOT", "nmod", "ROOT", "nmod"]
    assert [s.text for s in doc.sents] == ["Kyiv said", "Moscow listened"]
    assert sight(doc) == SAID


def test_white_space_and_signs_hang_on_the_word_before(component: EyeComponent) -> None:
    doc = component(blank()(" \n Kyiv said\n\nMoscow \x07 listened"))
    assert [(t.pos_, t.dep_, t.head.text) for t in doc if t.is_space or t.text == "\x07"] == [
        ("SPACE", "dep", "Kyiv"),
        ("SPACE", "dep", "said"),
        ("X", "dep", "Moscow"),
    ]
    assert len(list(doc.sents)) == 2


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\x07"])
def test_a_text_without_words_survives(component: EyeComponent, text: str) -> None:
    doc = component(blank()(text))
    assert len(list(doc.sents)) == min(1, len(doc))


def test_no_eye_no_sight() -> None:
    assert sight(blank()("Kyiv said")) == Sight()


def test_a_component_without_an_eye_says_so() -> None:
    with pytest.raises(PipelineError, match="no eye loaded"):
        EyeComponent()(blank()("Kyiv"))
