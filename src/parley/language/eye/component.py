"""The eye as a component of a spaCy pipeline."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, cast

import numpy as np
from spacy.attrs import DEP, HEAD, LEMMA, POS, TAG
from spacy.language import Language
from spacy.symbols import IDS
from spacy.tokens import Doc

from parley.errors import PipelineError
from parley.language.eye.reader import Eye, Reading
from parley.language.eye.words import blank
from parley.model.sight import Sight

FACTORY, NAME = "parley_eye", "eye"
SHIPPED = Path(__file__).resolve().parent.parent / "pipelines" / "eye"
_KEY = "parley.sight"


class EyeComponent:
    """Fills tags, parts of speech, lemmas, heads, labels and sentence starts of a Doc, and its sight."""

    def __init__(self, folder: Path | None = None) -> None:
        self._eye = Eye(folder) if folder else None

    def __call__(self, doc: Doc) -> Doc:
        """The same Doc, read. White space and signs without a piece hang on the word before as `dep`."""
        if self._eye is None:
            raise PipelineError(f"component {FACTORY!r}", "no eye loaded", "a folder in its config, or from_disk")
        reading = self._eye.read(doc)
        if len(doc):
            doc.from_array([TAG, POS, LEMMA, DEP, HEAD], cast("Any", _columns(doc, reading)))
        doc.user_data[_KEY] = reading.sight
        return doc

    def from_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> "EyeComponent":
        """The component with the eye whose files lie beside the pipeline's config.cfg; spaCy calls it."""
        self._eye = self._eye or Eye(Path(path).parent)
        return self

    def to_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> None:
        """Nothing: the recipe writes the files of an eye."""


@Language.factory(
    FACTORY,
    assigns=["token.tag", "token.pos", "token.lemma", "token.dep", "token.head", "token.is_sent_start", "doc.sents"],
    default_config={"folder": ""},
)
def make(nlp: Language, name: str, folder: str) -> EyeComponent:
    """The component with the eye in `folder`; one that from_disk must fill where it is empty."""
    return EyeComponent(Path(folder) if folder else None)


def load_eye(folder: Path = SHIPPED) -> Language:
    """A pipeline that reads with the eye in `folder`, by default the shipped one.

    Raises PipelineError where its files are missing, damaged or foreign.
    """
    nlp = blank()
    nlp.add_pipe(FACTORY, name=NAME, config={"folder": str(folder)})
    return nlp


def sight(doc: Doc) -> Sight:
    """What the eye saw in a Doc; an empty sight where no eye has read it."""
    found = doc.user_data.get(_KEY)
    return found if isinstance(found, Sight) else Sight()


def _columns(doc: Doc, reading: Reading) -> np.ndarray[tuple[int, int], np.dtype[np.uint64]]:
    strings = doc.vocab.strings
    columns = np.zeros((len(doc), 5), dtype=np.int64)
    tokens = reading.words.tokens
    first = tokens[0] if tokens else 0
    hashed = lambda text: np.uint64(strings.add(text)).astype(np.int64)  # noqa: E731
    space, other = ("_SP", "SPACE"), ("FW", "X")
    before = -1
    seen = dict(zip(tokens, range(len(tokens)), strict=True))
    for token in doc:
        i = token.i
        if i in seen:
            word, before = seen[i], i
            head = tokens[reading.heads[word]] - i
            row = (reading.tags[word], reading.pos[word], reading.lemmas[word], reading.labels[word])
        else:
            head = (before if before >= 0 else first) - i
            tag, pos = space if token.is_space else other
            row = (tag, pos, token.text, "dep" if head else "ROOT")
        tag, pos, lemma, label = row
        columns[i] = (hashed(tag), IDS[pos], hashed(lemma), hashed(label), head)
    return columns.astype(np.uint64)
