"""A noun phrase of one sentence, and who is meant by it: the records that describing sources works on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from parley.attribution.words import Words
from parley.model.mention import Actor
from parley.model.passage import Passage
from parley.model.source import Link
from parley.text.spans import Span

Resolve = Callable[[Passage, Span], Actor | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """A source: the links from the outlet that asked it to itself, without the report's own outlet.

    `heads` are the nouns it was described by, `passage` where it was last met, `paragraph` the paragraph of
    that, `reason` why a pronoun or description stands for it. Those that stand for one another share a
    `cluster`, -1 for none; `spoke` is false for one that was only mentioned.
    """

    links: tuple[Link, ...]
    heads: frozenset[str]
    plural: bool
    passage: int
    party: str | None = None
    reason: str | None = None
    cluster: int = -1
    spoke: bool = True
    paragraph: int = -1

    @property
    def unnamed(self) -> bool:
        """True for somebody the report does not name."""
        return self.links[-1].type in ("unnamed-individual", "unnamed-group")


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """The words `start` up to `end` of a sentence with the one that heads them."""

    words: Words
    start: int
    end: int
    head: int

    @property
    def lower(self) -> str:
        """The head in lower case."""
        return self.words.lower[self.head]

    @property
    def noun(self) -> str:
        """The head in the singular."""
        return singular(self.lower)

    @property
    def plural(self) -> bool:
        """True for a plural head."""
        return self.words.tag[self.head] in ("NNS", "NNPS") or self.lower in ("people", "police")

    @property
    def here(self) -> int:
        """The index of the passage."""
        return self.words.passage.index

    @property
    def span(self) -> Span:
        """The phrase as offsets of the report."""
        return self.words.span(self.start, self.end)

    def before(self) -> range:
        """The words before the head."""
        return range(self.start, self.head)

    def core(self) -> int:
        """Where the phrase ends without appositions and relative clauses."""
        words = self.words
        return next(
            (k for k in range(self.start + 1, self.end) if words.stops(k) or words.tag[k] in ("WP", "WDT")),
            self.end,
        )

    def number(self, numbers: dict[str, int]) -> int | None:
        """The number that the phrase states: "two", "12"."""
        words = self.words
        for k in range(self.start, self.head + 1):
            if (value := numbers.get(words.lower[k])) is not None:
                return value
            if k < self.head and words.text[k].isdigit() and len(words.text[k]) < 3:
                return int(words.text[k])
        return None


def singular(word: str) -> str:
    """The noun without its plural ending: "parties" to "party"; "people" stays."""
    if word.endswith("men") and len(word) > 4:
        return word[:-3] + "man"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def told(phrase: str) -> str:
    """The words of a phrase without marks at its sides and without a leading "the"."""
    plain = " ".join(phrase.split()).strip(' ,.;:“”"')
    return plain[4:] if plain[:4].lower() == "the " else plain
