"""Letters and statements: who speaks in them, so that "the letter goes on" is said for its writer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from parley.codebook.names import Names
from parley.mentions.pointing import plural, span_at
from parley.mentions.several import kind_of
from parley.model.mention import Actor
from parley.model.passage import Passage
from parley.text.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

WRITINGS = frozenset(
    {"letter", "statement", "message", "communique", "communiqué", "note", "memo", "memorandum", "op-ed"}
)
_RECENT = 4
_GIVEN = frozenset({"from", "by"})

Owner = Callable[[Passage, "Token", frozenset[str]], Actor | None]
One = Callable[[Passage, "Token"], Actor | None]


class Writers:
    """Who wrote the letters and statements of one report.

    `owner` answers whose a thing is by the words beside it, `one` whom a word stands for.
    """

    def __init__(self, names: Names, passages: Mapping[int, Passage], owner: Owner, one: One) -> None:
        self._names, self._passages, self._owner, self._one = names, passages, owner, one

    def author(self, passage: Passage, head: Token, span: Span) -> Actor | None:
        """Who wrote "the letter" that says something: the one whose it is, or who said so in one before."""
        if not head.dep_.startswith("nsubj") or plural(head):
            return None
        if own := self._owner(passage, head, _GIVEN | {"of"}):
            return replace(own, span=span, name=None, person=False)
        for index in range(passage.index, passage.index - _RECENT, -1):
            earlier = self._passages.get(index)
            for token in earlier.parse if earlier else ():
                before = earlier is not None and (earlier.index, token.i) < (passage.index, head.i)
                if earlier and before and kind_of(self._names, token) == kind_of(self._names, head):
                    if found := self._told(earlier, token):
                        return replace(found, span=span, name=None, person=False)
        return None

    def it(self, passage: Passage, pronoun: Token) -> Actor | None:
        """ "The statement calls for a vote. Aid must be let in, it says": what it is, and so who wrote it."""
        before = self._passages.get(passage.index - 1)
        if before is None or pronoun.lower_ != "it" or pronoun.dep_ != "nsubj":
            return None
        told = next((t for t in before.parse.root.children if t.dep_ == "nsubj"), None)
        if told is None or kind_of(self._names, told) not in WRITINGS:
            return None
        return self.author(before, told, span_at(passage, pronoun))

    def _told(self, passage: Passage, writing: Token) -> Actor | None:
        """Who is told to have written it where it is named first."""
        writer = written_by(writing)
        found = self._one(passage, writer) if writer is not None else None
        return found or self._owner(passage, writing, _GIVEN)


def written_by(writing: Token) -> Token | None:
    """The subject that says something "in a letter", or that writes, sends or issues one."""
    verb = writing.head
    inside = any(child.dep_ == "case" and child.lower_ in ("in", "by") for child in writing.children)
    sent = writing.dep_ == "obj" and verb.lemma_ in ("write", "send", "issue", "publish", "release", "read")
    if verb.pos_ != "VERB" or not (sent or (writing.dep_ == "obl" and inside)):
        return None
    return next((child for child in verb.children if child.dep_ == "nsubj"), None)
