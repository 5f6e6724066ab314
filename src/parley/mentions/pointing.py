"""Whom a noun without a name points back to: "the rebels", "the front", "Parliament", "the generals"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parley.codebook.names import Names
from parley.mentions.cast import Cast
from parley.mentions.meant import REGIONS
from parley.mentions.memory import Memory, Seen
from parley.mentions.states import OPPOSITION, nation, opposition
from parley.model.mention import Actor
from parley.model.passage import Passage
from parley.text.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
# Nouns that may stand for whoever was named last.
_GENERIC = frozenset(
    (
        "group movement organisation organization militia faction alliance bloc party army government side "
        "country regime leadership administration authority president minister premier ministry official "
        "leader state king envoy"
    ).split()
)
# "The regime" is no movement.
_GOVERNED = frozenset({"country", "regime", "state"})
_OF_STATES = frozenset({"government", "country"})
# "The countries" are no one of them.
_ONE_BY_ONE = frozenset({"country", "state", "government", "president", "king"})
# Nouns too general to stand for the one that was called so before.
_ANYBODY = frozenset(
    (
        "group movement faction fighter party side team delegation government state country nation leadership "
        "authority administration capital camp office command police soldier troop ally"
    ).split()
)
# Those who command stand for what they command, and a parliament has many names.
_BY_OTHER_WORDS = {
    **dict.fromkeys(("general", "officer", "commander"), frozenset({"army", "military", "junta", "regime"})),
    "parliament": frozenset({"parliament", "house", "assembly", "congress", "senate", "chamber"}),
}
# Those who fight the state that they are called after.
_REBELS = frozenset({"rebel", "insurgent", "guerrilla", "separatist", "secessionist", "mutineer"})
# "The Kelmarian group" is one of that country's, and not its government.
_BODIES = frozenset({"group", "movement", "faction", "militia"})
_GENERALS = frozenset({"general", "officer", "commander"})
# Too broad alone, and what tells which are meant.
_BROAD = frozenset({"group", "party", "faction", "movement", "force", "fighter", "leader"})
_KINDS = frozenset(
    "armed rebel opposition militant insurgent separatist islamist jihadist paramilitary tribal political".split()
)
_OTHERS = frozenset("regional local provincial exiled rival parallel breakaway shadow municipal ruling".split())
_ARMIES = frozenset({"army", "military", "navy"})
# Soldiers who are so called act against those whose soldiers they were.
_IN_ARMS = frozenset("soldier troop officer serviceman conscript paratrooper commando policeman".split())
_REVOLTING = frozenset("renegade mutinous mutineering rebel rebellious rebelling dissident breakaway".split())
# What who answers for a state calls without its country.
_AT_HOME = frozenset({"president", "government", "administration", "king", "queen"})


class Pointing:
    """Answers for the nouns of one report, from its cast and from who was named before."""

    def __init__(self, names: Names, cast: Cast, memory: Memory, home: str | None, host: str | None) -> None:
        """`home` is the state for which all speak who answer in a transcript, `host` the one where people meet."""
        self._names, self._cast, self._memory = names, cast, memory
        self._home, self._host = home, host

    def of(self, owner: Actor, passage: Passage, head: Token, lemma: str, span: Span) -> Actor:
        """An office or army as its owner; rebels of a state as those named before, else as "Kelmarian rebels"."""
        person = lemma in self._names.roles
        if lemma == OPPOSITION and owner.party in self._names.countries:
            return self.opposition_of(owner.party, span)
        several = lemma in _REBELS and plural(head)
        # "Maduro's movement" and "his group" are those of whom they belong to.
        body = lemma in self._names.rebels & _BODIES and not owner.resolved and not owner.person
        if (several or body) and owner.party in self._names.countries:
            found = self._memory.rebels(passage, head)
            if found and found.party.split()[-1][:1].isupper():
                return self._put(found, head, span)
            party = f"{nation(self._names, owner.party)} {head.lower_}"
            return replace(owner, span=span, party=party, name=None, person=False, plural=several)
        return replace(owner, span=span, person=person, plural=plural(head))

    def rebels_of(self, state: str, noun: Token, span: Span) -> Actor:
        """Those who fight a state, by its name: "Kelmarian rebels"."""
        return Actor(span=span, party=f"{nation(self._names, state)} {noun.lemma_.lower()}s", plural=True)

    def opposition_of(self, state: str, span: Span) -> Actor:
        """Those who stand against the government of a state: "Kelmarian opposition"."""
        return Actor(span=span, party=opposition(self._names, state))

    def described(self, passage: Passage, head: Token, lemma: str, span: Span) -> Actor | None:
        """Whom a noun without a name stands for: an earlier party of that role, else the group as it is called."""
        definite = self._definite(head, lemma)
        if lemma in self._names.institutions and (called := other(head)):
            if called.startswith("regional") and len(self._cast.regions) == 1:
                region = next(iter(self._cast.regions))
                return Actor(span=span, party=region, resolved=f"the regional {lemma}: {region}'s")
            return Actor(span=span, party=called)
        if lemma in _ONE_BY_ONE and plural(head):
            return None
        if definite and (found := self._back(passage, head, lemma)):
            return replace(found, span=span)
        # Any one of many is nobody in particular: "a minister", "one commander".
        somebody = plural(head) or definite or lemma not in self._names.roles or lemma == "mediator"
        if lemma in self._names.groups and somebody:
            return Actor(span=span, party=self._as_called(head, lemma), plural=plural(head))
        return None

    def in_revolt(self, head: Token, lemma: str, span: Span) -> Actor | None:
        """ "Mutinous soldiers in Kelmar" are no more Kelmar's: they stand for themselves, as they are called."""
        told = next((c for c in head.children if c.lower_ in _REVOLTING and c.i < head.i), None)
        if told is None or lemma not in _IN_ARMS or not plural(head):
            return None
        return Actor(span=span, party=f"{told.lower_} {head.lower_}", plural=True)

    def region(self, noun: Token, span: Span) -> Actor | None:
        """ "The region" is the one that the report calls so by its name, where it has no other."""
        plain = all(c.dep_ in ("det", "case") for c in noun.children if c.i < noun.i) and not plural(noun)
        if noun.lemma_.lower() not in REGIONS or len(self._cast.regions) != 1 or not plain:
            return None
        if not any(c.lower_ in _DEFINITE for c in noun.children):
            return None
        party = next(iter(self._cast.regions))
        return Actor(span=span, party=party, resolved=f"“the {noun.lower_}”: {party}")

    def called(self, passage: Passage, head: Token, lemma: str, span: Span) -> Actor | None:
        """The party that was called by this noun before, and by no other word of its own."""
        found = self._called(passage, head, lemma) if self._definite(head, lemma) else None
        return self._put(found, head, span) if found else None

    def _back(self, passage: Passage, head: Token, lemma: str) -> Actor | None:
        if self._home and lemma in _AT_HOME:
            span = span_at(passage, head)
            person = lemma in self._names.roles
            return Actor(
                span=span, party=self._home, person=person, resolved=f"the {lemma} of {self._home}, which answers"
            )
        role = self._cast.roles.get(head.lower_) or self._cast.roles.get(lemma)
        if role and len(role) == 1 and self._memory.knows(passage, head, next(iter(role))):
            party = next(iter(role))
            return Actor(span=span_at(passage, head), party=party, person=True, resolved=f"the only {lemma}")
        told = f"“the {head.lower_}”: "
        if self._host and any(c.lower_ == "host" and c.i < head.i for c in head.children):
            span = span_at(passage, head)
            return Actor(span=span, party=self._host, resolved=f"{told}{self._host}, where they meet")
        if found := self._called(passage, head, lemma):
            return self._put(found, head, found.span)
        if lemma in self._names.rebels and (found := self._memory.rebels(passage, head)):
            return replace(found, plural=plural(head), resolved=told + found.party)
        if one := self._official(passage, head, lemma):
            return one
        if lemma in self._names.offices - self._names.roles and (state := self._beside_army()):
            return Actor(span=span_at(passage, head), party=state, resolved=f"{told}of {state}")
        if lemma in self._names.offices and (found := self._memory.state(passage, head)):
            return replace(found, person=lemma in self._names.roles)
        if lemma in _GOVERNED and not plural(head) and (found := self._memory.state(passage, head)):
            return found
        if lemma in _GENERIC:
            person = lemma in self._names.roles and lemma not in self._names.institutions
            # "The movement" is no state.
            barred = self._memory.faced(passage, head) | (self._names.countries if lemma in _BODIES else frozenset())

            if lemma in _OF_STATES:
                # "The government" is not that of the rebels.
                barred |= {seen.actor.party for seen in self._memory.seen if seen.words & _REBELS}

            def fits(seen: Seen) -> bool:
                return seen.actor.party not in barred and (seen.actor.person or not person)

            found = self._memory.earlier(passage, head, fits)
            return replace(found, resolved=f"{told}{found.party}, named before") if found else None
        return None

    def _official(self, passage: Passage, head: Token, lemma: str) -> Actor | None:
        """ "A Kelmarian official … the official": the last one that was called so."""
        if lemma not in self._names.roles - self._names.offices - self._names.groups - _ANYBODY or plural(head):
            return None
        found = self._memory.called(passage, head, frozenset({lemma}), states=True, titled=False)
        return replace(self._put(found, head, found.span), person=True) if found else None

    def _called(self, passage: Passage, head: Token, lemma: str) -> Actor | None:
        """The one that was called by the noun before; generals are those of the army or the junta."""
        if lemma in _GENERALS:
            if not plural(head):
                return None
            called = self._memory.called(passage, head, _BY_OTHER_WORDS[lemma], states=True)
            return called or self._memory.state(passage, head)
        if lemma in _ARMIES:
            if (apart := self._army()) and not other(head):
                return Actor(span=span_at(passage, head), party=apart)
            army = self._memory.called(passage, head, _ARMIES, states=True, titled=False)
            return army or self._memory.state(passage, head)
        if lemma == "junta":
            return self._memory.called(passage, head, frozenset({lemma}), states=True) or self._memory.state(
                passage, head
            )
        if lemma == "delegation" and not plural(head) and not other(head):
            # "The rebel delegation … the delegation", "the delegation's head"
            found = self._memory.called(passage, head, frozenset({lemma}), states=True, named=False)
            return found if found and found.party != lemma else None
        if lemma in _ANYBODY or lemma not in self._names.groups | self._names.institutions:
            return None
        if lemma in self._names.offices & self._names.roles:
            return None
        words = _BY_OTHER_WORDS.get(lemma, frozenset({lemma}))
        # "Kelmar's council … the council": no other was called so.
        return self._memory.called(passage, head, words) or self._memory.called(passage, head, words, states=True)

    def _army(self) -> str | None:
        """The one army that the report, or who commands it, sets apart from a government: "the Kelmarian army"."""
        named = {name.party or "" for found in self._cast.names.values() for name in found}
        named |= {party for _, party in self._cast.people.values()}
        armies = {party for party in named & self._names.known if party.split()[-1] in _ARMIES}
        return armies.pop() if len(armies) == 1 else None

    def _beside_army(self) -> str | None:
        """ "The government" where the report sets "the Kelmarian army" apart from it: Kelmar's."""
        army = self._army()
        return self._names.adjectives.get(army.split()[0]) if army else None

    def _put(self, found: Actor, head: Token, span: Span) -> Actor:
        told = f"“the {head.lower_}”: {found.party}"
        return replace(found, span=span, name=None, person=False, plural=plural(head), resolved=told)

    def _definite(self, head: Token, lemma: str) -> bool:
        articles = {c.lower_ for c in head.children if c.dep_ == "det"}
        if articles & _DEFINITE or head.dep_ == "compound":
            return True
        # "Parliament decides", "should parliament say no": a state has one.
        return not articles and lemma in self._names.offices - self._names.roles and not plural(head)

    def _as_called(self, head: Token, lemma: str) -> str:
        if lemma == "mediator":
            return "mediators"
        if lemma == OPPOSITION:
            return opposition(self._names, self._cast.home)
        if plural(head):
            return called_together(head)
        rebels = head.dep_ == "compound" and lemma in _REBELS
        return f"{lemma}s" if rebels else lemma


def called_together(head: Token) -> str:
    """What many without a name are called: "rebels", "armed groups", "opposition parties"."""
    kind = next((c.lower_ for c in head.children if c.i == head.i - 1 and c.lower_ in _KINDS), None)
    return f"{kind} {head.lower_}" if kind and head.lemma_.lower() in _BROAD else head.lower_


def other(head: Token) -> str | None:
    """What a government or council is called that is not the state's: "the regional government", "in exile"."""
    word = next((c.text for c in head.children if c.lower_ in _OTHERS and c.i < head.i), None)
    if word is not None:
        return f"{word} {head.text}"
    return f"{head.text} in exile" if any(c.lower_ == "exile" and c.i > head.i for c in head.children) else None


def plural(token: Token) -> bool:
    """True for a noun in the plural, by its tag or by its ending."""
    return token.tag_ in ("NNS", "NNPS") or (token.text.endswith("s") and token.lemma_.lower() != token.lower_)


def span_of(passage: Passage, start: int, end: int) -> Span:
    """The span of the report from token `start` up to `end` of the passage's Doc."""
    doc = passage.parse.doc
    last = doc[end - 1]
    return Span(passage.offset + doc[start].idx, passage.offset + last.idx + len(last))


def span_at(passage: Passage, token: Token) -> Span:
    """The span of the report that one word takes."""
    return span_of(passage, token.i, token.i + 1)
