"""Whose a phrase is by the names beside it: "Kelmar's army", "the envoy of the Oren Front", "Kelmarian farmers"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from parley.codebook.names import Names
from parley.codebook.outlets import Outlets
from parley.mentions.cast import Cast
from parley.mentions.meant import REGIONS
from parley.mentions.memory import Memory
from parley.mentions.names import Name
from parley.mentions.phrase import led, like_person, part_of_office
from parley.mentions.pointing import Pointing, other, plural, span_at, span_of
from parley.mentions.pronouns import PRONOUNS, Pronouns
from parley.mentions.several import kind_of
from parley.mentions.states import OPPOSITION
from parley.model.mention import Actor
from parley.model.passage import Passage
from parley.text.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

LINKING = frozenset({"of", "for", "from", "in", "with", "within", "at"})
# "An aide to Marn" is his; "the ambassador to Kelmar" is not Kelmar's.
_LENT = {word: frozenset({"to"}) for word in ("aide", "adviser", "advisor", "assistant", "counsellor")}
# Who leads one of these stands with those who rose with him: "the coup leader", "the leader of the mutiny".
_UPRISINGS = frozenset("coup putsch mutiny revolt uprising rebellion insurrection strike".split())
_LEADERS = frozenset("leader chief commander organiser organizer".split())
_MODIFIERS = ("amod", "compound", "nmod:poss", "nmod", "flat", "appos", "acl", "nmod:unmarked", "nmod:desc")
_OWNING = ("nmod", "nmod:poss", "compound")


class Belonging:
    """Answers for one report, from its names and from who was named before."""

    def __init__(
        self,
        names: Names,
        cast: Cast,
        outlets: Outlets,
        memory: Memory,
        pronouns: Pronouns,
        pointing: Pointing,
        name_at: Callable[[Passage, Token], Name | None],
    ) -> None:
        """`name_at` tells the name that a token is part of."""
        self._names, self._cast, self._outlets, self._memory = names, cast, outlets, memory
        self._pronouns, self._pointing, self._name_at = pronouns, pointing, name_at

    def of_name(self, passage: Passage, name: Name, head: Token) -> Actor | None:
        """Whom a name stands for that `head` ends: its bearer, or whose the body is that is called so."""
        span = span_of(passage, name.start, name.end)
        if person := self._cast.person(name.text) if name.kind in ("person", "unknown") else None:
            return Actor(span=span, party=person[1], name=person[0], person=True)
        if name.kind in ("party", "capital", "adjective", "person"):
            if name.kind == "party" and name.text.split()[-1].lower() in self._names.institutions:
                # "Kelmar's Security Council" is Kelmar's, though the name alone is another's.
                for state in self._states(passage, head, ("nmod:poss",), name.start):
                    if state != name.party:
                        return Actor(span=span, party=state)
            people = name.kind == "adjective" and name.text.endswith("s")
            return Actor(span=span, party=name.party or name.text, plural=people, person=name.kind == "person")
        if name.text in self._cast.groups:
            return Actor(span=span, party=self._cast.groups[name.text])
        if name.text in self._cast.places | self._cast.papers or self._outlets.canonical(name.text):
            return None
        if head.pos_ == "ADJ" and head.dep_ == "amod":
            # "African envoys" are nobody's in particular.
            return None
        owner = self.owner(passage, head)
        # "The opposition Workers' Party" has a name of its own.
        named = owner and owner.party[:1].isupper() and not owner.party.endswith(OPPOSITION)
        if owner and named and head.lemma_.lower() in self._names.roles | self._names.institutions:
            return replace(owner, span=span)
        return Actor(span=span, party=name.text, name=name.text, person=like_person(head))

    def apposed(self, passage: Passage, head: Token, span: Span) -> Actor | None:
        """The body that is named at `head`, as the one at `span` is called."""
        name = self._name_at(passage, head)
        actor = self.of_name(passage, name, head) if name and name.kind in ("party", "unknown") else None
        return None if actor is None or actor.person else replace(actor, span=span, name=None)

    def secretary(self, passage: Passage, head: Token, span: Span) -> Actor:
        """ "The Secretary-General": of the body that has one, by its name or as the one spoken of."""
        first = passage.parse.doc[head.i - 1 - (head.nbor(-1).text == "-")]
        owner = self.owner(passage, head) or self.owner(passage, first)
        if owner is None:
            owner = self._memory.earlier(passage, head, lambda seen: seen.actor.party in self._names.between)
        party = owner.party if owner else "United Nations"
        return Actor(span=span, party=party, person=True, resolved=None if owner else "the Secretary-General")

    def private(self, passage: Passage, head: Token, span: Span) -> Actor | None:
        """People who speak for themselves, as they are called: "Kelmarian farmers", "families of the soldiers"."""
        owner = self.owner(passage, head)
        if owner is None or owner.party not in self._names.countries:
            return None
        before = [c for c in head.children if c.dep_ in ("amod", "compound") and c.i < head.i]
        of = next((c for c in head.children if c.dep_ == "nmod" and c.i > head.i), None)
        words = [*before, head] if before or of is None else list(passage.parse.doc[head.i : of.i + 1])
        party = " ".join(t.text for t in words)
        return Actor(span=span, party=party[0].lower() + party[1:] if words[0] == head else party, plural=True)

    def local(self, passage: Passage, head: Token, span: Span) -> Actor | None:
        """A group that a place names and that is no country's: "the Tigray rebel forces"."""
        before = [c for c in head.children if c.dep_ in ("compound", "amod") and c.i < head.i]
        names = [name for c in before if (name := self._name_at(passage, c))]
        if not names or any(n.kind != "unknown" or n.text not in self._cast.places for n in names):
            return None
        return Actor(span=span, party=" ".join(t.text for t in [*before, head]), plural=plural(head))

    def owner(self, passage: Passage, head: Token, links: frozenset[str] = LINKING) -> Actor | None:
        """Whom an office, army or delegation belongs to: "Russian officials", "Kelmar's army", "the army of Kelmar".

        `links` are the prepositions that may lead to the owner.
        """
        return next(self._owners(passage, head, links | _LENT.get(head.lemma_.lower(), frozenset())), None)

    def _owners(self, passage: Passage, head: Token, links: frozenset[str]) -> Iterator[Actor | None]:
        """Whom the words beside the head make its owner, the nearest first; None for one that is not told."""
        for child in sorted(head.children, key=lambda t: (t.i > head.i, abs(t.i - head.i))):
            if child.dep_ not in _MODIFIERS or (child.i == head.i - 2 and part_of_office(child)):
                continue
            linked = any(c.lower_ in links for c in child.children if c.dep_ == "case")
            if child.i > head.i and not linked and child.dep_ != "appos":
                continue
            if child.lower_ in PRONOUNS:
                if owner := self._pronouns.of(passage, child):
                    yield owner
                continue
            name = self._name_at(passage, child)
            if name and self._only_beside(passage, name, child, head):
                continue
            if name and (name.kind != "unknown" or child.dep_ in _OWNING or child.i > head.i):
                if found := self.of_name(passage, name, child):
                    yield replace(found, name=None)
            elif region := self._region(passage, child) or self._pointing.region(child, span_at(passage, child)):
                yield region
            elif child.pos_ in ("NOUN", "PROPN") and child.dep_ in _OWNING:
                yield from self._by_noun(passage, child, head, links)

    def _only_beside(self, passage: Passage, name: Name, child: Token, head: Token) -> bool:
        """True for a name at `child` that stands beside a noun and does not tell whose it is."""
        within = led(passage.parse.doc[name.end - 1]) or name.start <= head.i < name.end
        if name.kind == "unknown" and within:
            return True
        # "The chairman of the council, Ada Lind": the tree hangs her on the council.
        return child.dep_ == "appos" and kind_of(self._names, head) not in self._names.roles and like_person(child)

    def _by_noun(self, passage: Passage, noun: Token, head: Token, links: frozenset[str]) -> Iterator[Actor | None]:
        """Whom a noun without a name makes the owner: "a ministry source", "Kelmarian rebel spokesman"."""
        kind, span = noun.lemma_.lower(), span_at(passage, noun)
        if kind in _UPRISINGS and head.lemma_.lower() in _LEADERS:
            yield Actor(span=span, party=f"{kind} leaders", plural=True)
        if deeper := self.owner(passage, noun, links):
            # "The leader of Kelmar's opposition" is not Kelmar's.
            opposed = kind == OPPOSITION and deeper.party in self._names.countries
            yield self._pointing.opposition_of(deeper.party, deeper.span) if opposed else deeper
        bare = noun.dep_ == "nmod" and [c.lower_ for c in noun.children] == ["of"]
        if (bare or noun.dep_ in ("compound", "nmod:poss")) and kind in self._names.offices:
            # "a ministry source", "the speaker of parliament": of the state spoken of.
            yield self._memory.state(passage, noun)
        if noun.dep_ == "compound" and kind in self._names.rebels:
            if rebels := self._memory.rebels(passage, noun):
                yield rebels
            for land in self._states(passage, head, ("amod", "compound"), head.i):
                # "Kelmarian rebel spokesman Bek"
                yield self._pointing.rebels_of(land, noun, span)
        if called := self._pointing.called(passage, noun, kind, span):
            yield called
        if kind == OPPOSITION:
            for land in self._states(passage, head, ("amod", "compound", "nmod:poss"), head.i):
                # "Kelmar's opposition leader", "Kelmarian opposition parties"
                yield self._pointing.opposition_of(land, span)
        if other(noun) or (kind in self._names.groups and kind not in self._names.institutions):
            yield self._pointing.described(passage, noun, kind, span)

    def _states(self, passage: Passage, head: Token, links: tuple[str, ...], before: int) -> Iterator[str]:
        """The states named by the children of a noun that stand before a token and hang on it by one of `links`."""
        for child in head.children:
            name = self._name_at(passage, child) if child.dep_ in links and child.i < before else None
            if name and name.party and name.party in self._names.countries:
                yield name.party

    def _region(self, passage: Passage, noun: Token) -> Actor | None:
        """ "the leaders of Kelmar's Ostra region" are Ostra's."""
        if noun.dep_ != "nmod" or noun.lemma_.lower() not in REGIONS:
            return None
        for child in noun.children:
            name = self._name_at(passage, child) if child.dep_ in ("compound", "amod") else None
            if name and name.kind == "unknown":
                return Actor(span=span_of(passage, name.start, name.end), party=name.text)
        return None
