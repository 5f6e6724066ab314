"""Plans told in sentences whose parse is built by hand: no pipeline is loaded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from spacy.lang.en import English
from spacy.tokens import Doc

from parley.codebook.loader import load
from parley.model.mention import Actor
from parley.model.passage import Passage
from parley.model.sight import Sight
from parley.provisions.plans import Plans
from parley.text.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

PARTIES = frozenset({"Kelmar", "Sorrun", "Egypt", "Norway"})
_POS = {
    "NNP": "PROPN", "NN": "NOUN", "NNS": "NOUN", "VBD": "VERB", "VBZ": "VERB", "VB": "VERB", "VBN": "VERB",
    "MD": "AUX", "IN": "ADP", "TO": "PART", "DT": "DET", "JJ": "ADJ", "CD": "NUM", "CC": "CCONJ", "PRP": "PRON",
    "PRP$": "PRON", "WDT": "PRON", "RB": "ADV", "POS": "PART",
}  # fmt: skip
_FUNCTION = {"aux": "AUX", "aux:pass": "AUX", "cop": "AUX"}
_VOCAB = English().vocab


class Named:
    """Knows the parties by their names, and whose a noun is by the name that stands in the genitive or after "of"."""

    principals = ("Kelmar", "Sorrun")

    def actors(self, passage: Passage, head: Token) -> tuple[Actor, ...]:
        if head.lower_ == "sides":
            return tuple(_actor(party) for party in self.principals)
        words = [head, *(c for c in head.children if c.dep_ == "conj")]
        return tuple(_actor(word.text) for word in words if word.text in PARTIES)

    def owner(self, passage: Passage, head: Token, links: frozenset[str] = frozenset()) -> Actor | None:
        owning = [c for c in head.children if c.dep_ in ("nmod:poss", "nmod") and c.text in PARTIES]
        return _actor(owning[0].text) if owning else None

    def resolve(self, passage: Passage, span: Span) -> Actor | None:
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The passages of a report with its plans."""

    passages: tuple[Passage, ...]
    plans: Plans

    def at(self, index: int) -> str | None:
        """Under whose plan the root of the sentence stands."""
        plan = self.plans.at(self.passages[index], self.passages[index].parse.root)
        return plan[0].party if plan else None

    def item(self, index: int) -> str | None:
        """Of whose plan the sentence is a point in a list."""
        plan = self.plans.item(self.passages[index])
        return plan[0].party if plan else None

    def owner(self, index: int, word: str) -> str | None:
        """Whose the plan is that the word names."""
        token = next(t for t in self.passages[index].parse if t.text == word)
        owner = self.plans.owner(self.passages[index], token)
        return owner.party if owner else None


def told(*paragraphs: str) -> Told:
    """Paragraphs whose sentences stand in lines, words as `word/TAG/label/governor/lemma`, governors from 0.

    The lemma may be left out where it is the word; a paragraph that begins with "- " is an item.
    """
    passages: list[Passage] = []
    offset = 0
    for number, block in enumerate(paragraphs):
        lines = [[cell.split("/") for cell in line.split()] for line in block.removeprefix("- ").strip().split("\n")]
        doc = _doc(lines)
        for k, sentence in enumerate(doc.sents):
            passages.append(
                Passage(
                    index=len(passages),
                    paragraph=number,
                    span=Span(offset + sentence.start_char, offset + sentence.end_char),
                    offset=offset,
                    quotations=(),
                    parse=sentence,
                    sight=Sight(),
                    item=block.startswith("- ") and k == 0,
                )
            )
        offset += len(doc.text) + 2
    return Told(passages=tuple(passages), plans=Plans(passages, Named(), load(), lambda passage, token: None))


def _actor(party: str) -> Actor:
    return Actor(span=Span(0, 0), party=party)


def _doc(lines: list[list[list[str]]]) -> Doc:
    words: list[str] = []
    tags: list[str] = []
    lemmas: list[str] = []
    heads: list[int] = []
    labels: list[str] = []
    for line in lines:
        first = len(words)
        for word, tag, label, head, *lemma in line:
            heads.append(first + int(head))
            labels.append("ROOT" if first + int(head) == len(words) else label)
            words.append(word)
            tags.append(tag)
            lemmas.append(lemma[0] if lemma else word.lower())
    pos = [_FUNCTION.get(label) or _POS.get(tag, "PUNCT") for tag, label in zip(tags, labels, strict=True)]
    return Doc(_VOCAB, words=words, tags=tags, pos=pos, lemmas=lemmas, heads=heads, deps=labels)
