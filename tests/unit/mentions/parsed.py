"""Reports of sentences with their trees, written by hand: `word/TAG/dep/head`, heads counted from 1."""

from __future__ import annotations

from spacy.lang.en import English
from spacy.tokens import Doc

from parley.codebook.loader import load
from parley.mentions.actors import Actors
from parley.model.passage import Passage
from parley.model.sight import Sight
from parley.text.spans import Span

_VOCAB = English().vocab
_POS = {"NNP": "PROPN", "NNPS": "PROPN", "NN": "NOUN", "NNS": "NOUN", "JJ": "ADJ", "DT": "DET", "IN": "ADP"}
_POS |= {"PRP": "PRON", "PRP$": "PRON", "POS": "PART", "CC": "CCONJ", "CD": "NUM", "WP": "PRON", "TO": "ADP"}
_TIGHT = (",", ".", "'s", "-")


def passages(*sentences: str, paragraph: int | None = None) -> tuple[Passage, ...]:
    """The sentences as passages of one paragraph each, or all of the one that is given."""
    found: list[Passage] = []
    for index, sentence in enumerate(sentences):
        start = found[-1].span.end + 1 if found else 0
        cells = [cell.rsplit("/", 3) for cell in sentence.split()]
        words = [cell[0] for cell in cells]
        tags = [cell[1] for cell in cells]
        doc = Doc(
            _VOCAB,
            words=words,
            spaces=[
                w not in ("-",) and (i + 1 < len(words) and words[i + 1] not in _TIGHT) for i, w in enumerate(words)
            ],
            tags=tags,
            pos=[_POS.get(tag, "VERB" if tag.startswith("V") else "PUNCT") for tag in tags],
            lemmas=[_lemma(word, tag) for word, tag in zip(words, tags, strict=True)],
            heads=[int(cell[3]) - 1 for cell in cells],
            deps=[cell[2] for cell in cells],
        )
        span = Span(start, start + len(doc.text))
        found.append(
            Passage(
                index=index,
                paragraph=index if paragraph is None else paragraph,
                span=span,
                offset=start,
                quotations=(),
                parse=doc[:],
                sight=Sight(),
            )
        )
    return tuple(found)


def parties(*sentences: str, word: str) -> list[str]:
    """Whom the last `word` of the report stands for."""
    made = passages(*sentences)
    actors = Actors(made, load().names, load().outlets)
    passage, token = [(p, t) for p in made for t in p.parse if t.text == word][-1]
    return [actor.party for actor in actors.actors(passage, token)]


def _lemma(word: str, tag: str) -> str:
    lower = word.lower()
    if tag not in ("NNS", "VBZ"):
        return lower
    return f"{lower.removesuffix('ies')}y" if lower.endswith("ies") else lower.removesuffix("s")
