"""Tells whom a noun phrase or a pronoun stands for, in the guide's sense of a party."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from parley.codebook.names import Names
from parley.codebook.outlets import Outlets
from parley.mentions.bringing import bringing
from parley.mentions.cast import Cast, learn
from parley.mentions.heading import sent_from, titled
from parley.mentions.meant import REGIONS
from parley.mentions.memory import Memory, Seen
from parley.mentions.names import Name, dateline
from parley.mentions.phrase import (
    antecedent,
    aside,
    beside,
    joined,
    led,
    like_person,
    part_of_office,
    secretary,
    titles,
)
from parley.mentions.places import learn_places
from parley.mentions.pointing import Pointing, other, plural, span_of
from parley.mentions.pronouns import PRONOUNS, Pronouns, quoted
from parley.mentions.several import Several, kind_of, many
from parley.mentions.sides import collective, host, ranked
from parley.mentions.states import OPPOSITION, with_states
from parley.mentions.turns import answer_for, asked, speak_of_others, turns
from parley.mentions.writings import WRITINGS, Writers
from parley.model.mention import Actor
from parley.model.passage import Passage
from parley.text.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOBODY = frozenset(
    (
        "nobody nothing none anybody anyone anything everybody everyone everything somebody someone something "
        "what whatever whoever there"
    ).split()
)
_SIDES = frozenset({"side", "camp"})
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_MODIFIERS = ("amod", "compound", "nmod:poss", "nmod", "flat", "appos", "acl", "nmod:unmarked", "nmod:desc")
_LINKING = frozenset({"of", "for", "from", "in", "with", "within", "at"})
# "An aide to Marn" is his; "the ambassador to Kelmar" is not Kelmar's.
_LENT = {word: frozenset({"to"}) for word in ("aide", "adviser", "advisor", "assistant", "counsellor")}
_LEADING = frozenset({"lead", "head", "command", "represent", "chair", "rule"})
_SETTING = frozenset({"in", "at", "to", "from", "near", "into", "across", "about"})


class Actors:
    """Whom the words of one report stand for; built once a report, asked by every stage."""

    def __init__(
        self,
        passages: Sequence[Passage],
        names: Names,
        outlets: Outlets,
        title: str | None = None,
        opening: str = "",
    ) -> None:
        """`opening` is what stands before the first word of prose in its line: a dateline, if any."""
        names = with_states(passages, names)
        self.names = names
        self.cast: Cast = learn(passages, names, outlets)
        learn_places(passages, self.cast, names)
        self._outlets = outlets
        self._passages = {passage.index: passage for passage in passages}
        self._by_token: dict[tuple[int, int], Name] = {
            (index, token): name
            for index, found in self.cast.names.items()
            for name in found
            for token in range(name.start, name.end)
        }
        self._several = Several(names, self.cast, self._passages, self.name_at, self._one)
        self._writers = Writers(names, self._passages, self.owner, self._one)
        self._memory = Memory(names, self.cast.names)
        self._memory.hosts = bringing(passages, self.cast.names)
        if whose := titled(title, names):
            answer_for(passages, self.cast, whose)
            self._memory.titled = whose
        speak_of_others(passages, turns(passages, self.cast), self.cast, names)
        self._asked, answering = asked(turns(passages, self.cast))
        home = next(iter(answering)) if len(answering) == 1 and answering <= names.countries else None
        self._pronouns = Pronouns(self._memory, self._asked, self.actors, self._passages)
        self._memory.written_in = sent_from(opening, names)
        self._pointing = Pointing(
            names, self.cast, self._memory, home, host(passages, self.cast) or self._memory.written_in
        )
        self.principals: tuple[str, ...] = ()
        for passage in passages:
            for seen in self._named(passage):
                self._memory.add(seen)
        self._several.ranked = ranked(passages, self._memory.seen, self.cast.names, names)
        self.principals = tuple(self._several.ranked[:2])
        for seen in [one for passage in passages for one in self._sides(passage)]:
            self._memory.add(seen)
        self._memory.seen.sort(key=lambda seen: (seen.passage, seen.token))

    def mentions(self, passage: Passage) -> tuple[Actor, ...]:
        """The actors named in a passage, in the order of the text."""
        return tuple(seen.actor for seen in self._memory.seen if seen.passage == passage.index)

    def name_at(self, passage: Passage, token: Token) -> Name | None:
        """The name that the token is part of."""
        return self._by_token.get((passage.index, token.i))

    def resolve(self, passage: Passage, span: Span) -> Actor | None:
        """Whom the noun phrase or pronoun at `span` (offsets of the report) stands for."""
        words = [
            t
            for t in passage.parse
            if passage.offset + t.idx < span.end and passage.offset + t.idx + len(t) > span.start
        ]
        if not words:
            return None
        inside = {t.i for t in words}
        # The head is the word of the span whose own head stands outside; the first such goes first.
        head = next((t for t in words if t.head.i not in inside or t.head == t), words[-1])
        found = self.actors(passage, head)
        return found[0] if found else None

    def actors(self, passage: Passage, head: Token) -> tuple[Actor, ...]:
        """The actors that the phrase headed by `head` stands for, one for each that "and" joins."""
        if head.lower_ in _RELATIVE and head.pos_ == "PRON" and many(head):
            # "The rebels of the Front and the League, who want autonomy": all of them.
            noun = antecedent(head)
            return self.actors(passage, noun) if noun is not None and noun != head else ()
        if several := self._several.of(passage, head):
            return several
        found = [actor for word in joined(head) for actor in self._several.parts(passage, word)]
        unique: dict[str, Actor] = {}
        for actor in found:
            unique.setdefault(actor.party, actor)
        return tuple(unique.values())

    def _one(self, passage: Passage, head: Token) -> Actor | None:
        lower = head.lower_
        if lower in _NOBODY:
            return None
        if head.pos_ == "PRON" or lower in PRONOUNS:
            if lower in _RELATIVE:
                noun = antecedent(head)
                return self._one(passage, noun) if noun is not None and noun != head else None
            return self._writers.it(passage, head) or self._pronouns.of(passage, head)
        return self._phrase(passage, head)

    def _phrase(self, passage: Passage, head: Token) -> Actor | None:
        """Whom a noun phrase stands for: a name, somebody's office or army, or a group that is not named."""
        name = self.name_at(passage, head)
        span = span_of(passage, head.i, head.i + 1)
        lemma = kind_of(self.names, head)
        if lemma in WRITINGS and not name:
            return self._writers.author(passage, head, span)
        official = lemma in self.names.roles | self.names.institutions | self.names.groups
        if name and not (official and name.kind == "adjective"):
            return self._of_name(passage, name, head)
        if kind_of(self.names, head, self.names.private) in self.names.private and plural(head) and not name:
            if private := self._private(passage, head, span):
                return private
        if lemma in REGIONS and not name and head.dep_.startswith("nsubj"):
            return self._pointing.region(head, span)
        if not official:
            return None
        if second := secretary(head):
            return self._of_secretary(passage, second, span)
        if local := self._local(passage, head, span):
            return local
        if lemma in _SIDES and (across := self._across(passage, head, span)):
            return across
        if lemma not in self.names.roles:
            # "The main opposition group, the Oren Council": it is called by its name.
            # "The main opposition group in Kelmar, the Oren Council": the tree hangs it on Kelmar.
            nouns = [head, *(c for c in head.children if c.dep_ == "nmod" and c.pos_ == "PROPN" and c.i > head.i)]
            for child in (c for noun in nouns for c in noun.children if c.dep_ == "appos"):
                if named := self._apposed(passage, child, span):
                    return named
        if owner := self.owner(passage, head):
            return self._pointing.of(owner, passage, head, lemma, span)
        return self._pointing.described(passage, head, lemma, span)

    def _sides(self, passage: Passage) -> Iterator[Seen]:
        """Where "the other side" stands, known once it is known which two the report is about."""
        for token in passage.parse:
            if kind_of(self.names, token) in _SIDES and (actor := self._across(passage, token, _at(passage, token))):
                subject = token.dep_.startswith("nsubj")
                yield Seen(passage.index, passage.paragraph, token.i, subject, False, actor, frozenset({"side"}))

    def _across(self, passage: Passage, head: Token, span: Span) -> Actor | None:
        """ "The other side": of the two that the report is about, the one that is not spoken of just before."""
        told = {c.lower_ for c in head.children}
        if not {"the", "other"} <= told or len(self.principals) < 2 or plural(head):
            return None
        last = self._memory.earlier(passage, head, lambda seen: seen.actor.party in self.principals, settings=False)
        if last is None:
            return None
        party = next(one for one in self.principals if one != last.party)
        return Actor(span=span, party=party, resolved=f"“the other {head.lower_}”: {party}, not {last.party}")

    def _local(self, passage: Passage, head: Token, span: Span) -> Actor | None:
        """A group that a place names and that is no country's: "the Tigray rebel forces"."""
        before = [c for c in head.children if c.dep_ in ("compound", "amod") and c.i < head.i]
        names = [name for c in before if (name := self.name_at(passage, c))]
        if not names or any(n.kind != "unknown" or n.text not in self.cast.places for n in names):
            return None
        return Actor(span=span, party=" ".join(t.text for t in [*before, head]), plural=plural(head))

    def _of_secretary(self, passage: Passage, head: Token, span: Span) -> Actor:
        """ "The Secretary-General": of the body that has one, by its name or as the one spoken of."""
        first = passage.parse.doc[head.i - 1 - (head.nbor(-1).text == "-")]
        owner = self.owner(passage, head) or self.owner(passage, first)
        if owner is None:
            owner = self._memory.earlier(passage, head, lambda seen: seen.actor.party in self.names.between)
        party = owner.party if owner else "United Nations"
        return Actor(span=span, party=party, person=True, resolved=None if owner else "the Secretary-General")

    def _private(self, passage: Passage, head: Token, span: Span) -> Actor | None:
        """People who speak for themselves, as they are called: "Kelmarian farmers", "families of the soldiers"."""
        owner = self.owner(passage, head)
        if owner is None or owner.party not in self.names.countries:
            return None
        before = [c for c in head.children if c.dep_ in ("amod", "compound") and c.i < head.i]
        of = next((c for c in head.children if c.dep_ == "nmod" and c.i > head.i), None)
        words = [*before, head] if before or of is None else list(passage.parse.doc[head.i : of.i + 1])
        party = " ".join(t.text for t in words)
        return Actor(span=span, party=party[0].lower() + party[1:] if words[0] == head else party, plural=True)

    def _apposed(self, passage: Passage, head: Token, span: Span) -> Actor | None:
        """The body that is named at `head`, as the one at `span` is called."""
        name = self.name_at(passage, head)
        actor = self._of_name(passage, name, head) if name and name.kind in ("party", "unknown") else None
        return None if actor is None or actor.person else replace(actor, span=span, name=None)

    def _of_name(self, passage: Passage, name: Name, head: Token) -> Actor | None:
        span = span_of(passage, name.start, name.end)
        if person := self.cast.person(name.text) if name.kind in ("person", "unknown") else None:
            return Actor(span=span, party=person[1], name=person[0], person=True)
        if name.kind in ("party", "capital", "adjective", "person"):
            plural = name.kind == "adjective" and name.text.endswith("s")
            if name.kind == "party" and (country := self._whose(passage, name, head)):
                return Actor(span=span, party=country)
            return Actor(span=span, party=name.party or name.text, plural=plural, person=name.kind == "person")
        if name.text in self.cast.groups:
            return Actor(span=span, party=self.cast.groups[name.text])
        if name.text in self.cast.places | self.cast.papers or self._outlets.canonical(name.text):
            return None
        if head.pos_ == "ADJ" and head.dep_ == "amod":
            # "African envoys" are nobody's in particular.
            return None
        owner = self.owner(passage, head)
        # "The opposition Workers' Party" has a name of its own.
        named = owner and owner.party[:1].isupper() and not owner.party.endswith(OPPOSITION)
        if owner and named and head.lemma_.lower() in self.names.roles | self.names.institutions:
            return replace(owner, span=span)
        return Actor(span=span, party=name.text, name=name.text, person=like_person(head))

    def _whose(self, passage: Passage, name: Name, head: Token) -> str | None:
        """ "Kelmar's Security Council" is Kelmar's, though the name alone is another's."""
        if name.text.split()[-1].lower() not in self.names.institutions:
            return None
        for child in head.children:
            other = self.name_at(passage, child) if child.dep_ == "nmod:poss" and child.i < name.start else None
            if other and other.party in self.names.countries and other.party != name.party:
                return other.party
        return None

    def _introduce(self, passage: Passage, name: Name, head: Token) -> None:
        """Notes for whom a person speaks by who was named before: "its chief, Marn", "Lind, who leads the movement"."""
        known = self.cast.person(name.text) or name.text in self.cast.groups or name.text in self.cast.places
        if name.kind != "unknown" or known or name.end - name.start < 2:
            return
        side = self._side(passage, head)
        if side and side.party != name.text:
            self.cast.place(name.text, side.party)

    def _side(self, passage: Passage, head: Token) -> Actor | None:
        office = head.head if head.dep_ in ("appos", "flat") else head
        if office != head and office.dep_ == "nmod" and office.head.lemma_.lower() in self.names.roles:
            office = office.head
        for noun in (office, *(child for child in office.children if child.dep_ in ("appos", "nmod:desc", "compound"))):
            if noun != head and noun.lemma_.lower() in self.names.roles and (owner := self.owner(passage, noun)):
                self.cast.roles.setdefault(noun.lower_, Counter())[owner.party] += 1
                return owner
        for clause in (child for child in office.children if child.dep_.startswith("acl")):
            for child in clause.children:
                case = next((c.lower_ for c in child.children if c.dep_ == "case"), None)
                speaks = clause.lemma_ == "speak" and case == "for"
                if speaks or (clause.lemma_ in _LEADING and child.dep_ == "obj"):
                    return self.owner(passage, child) or next(iter(self.actors(passage, child)), None)
        return None

    def owner(self, passage: Passage, head: Token, links: frozenset[str] = _LINKING) -> Actor | None:
        """Whom an office, army or delegation belongs to: "Russian officials", "Kelmar's army", "the army of Kelmar".

        `links` are the prepositions that may lead to the owner.
        """
        links |= _LENT.get(head.lemma_.lower(), frozenset())
        for child in sorted(head.children, key=lambda t: (t.i > head.i, abs(t.i - head.i))):
            if child.dep_ not in _MODIFIERS or (child.i == head.i - 2 and part_of_office(child)):
                continue
            linked = any(c.lower_ in links for c in child.children if c.dep_ == "case")
            if child.i > head.i and not linked and child.dep_ != "appos":
                continue
            if child.lower_ in PRONOUNS:
                if owner := self._pronouns.of(passage, child):
                    return owner
                continue
            name = self.name_at(passage, child)
            if (
                name
                and name.kind == "unknown"
                and (led(passage.parse.doc[name.end - 1]) or name.start <= head.i < name.end)
            ):
                continue
            if (
                name
                and child.dep_ == "appos"
                and kind_of(self.names, head) not in self.names.roles
                and like_person(child)
            ):
                # "The chairman of the council, Ada Lind": the tree hangs her on the council.
                continue
            if name and (name.kind != "unknown" or child.dep_ in ("nmod:poss", "compound", "nmod") or child.i > head.i):
                if found := self._of_name(passage, name, child):
                    return replace(found, name=None)
            elif region := self._region(passage, child) or self._pointing.region(
                child, span_of(passage, child.i, child.i + 1)
            ):
                return region
            elif child.pos_ in ("NOUN", "PROPN") and child.dep_ in ("nmod", "nmod:poss", "compound"):
                if deeper := self.owner(passage, child, links):
                    # "The leader of Kelmar's opposition" is not Kelmar's.
                    opposed = child.lemma_.lower() == OPPOSITION and deeper.party in self.names.countries
                    return self._pointing.opposition_of(deeper.party, deeper.span) if opposed else deeper
                bare = child.dep_ == "nmod" and [c.lower_ for c in child.children] == ["of"]
                if (bare or child.dep_ in ("compound", "nmod:poss")) and child.lemma_.lower() in self.names.offices:
                    # "a ministry source", "the speaker of parliament": of the state spoken of.
                    return self._memory.state(passage, child)
                if child.dep_ == "compound" and child.lemma_.lower() in self.names.rebels:
                    if rebels := self._memory.rebels(passage, child):
                        return rebels
                    if land := self._land(passage, head):
                        # "Kelmarian rebel spokesman Bek"
                        return self._pointing.rebels_of(land, child, span_of(passage, child.i, child.i + 1))
                if called := self._pointing.called(
                    passage, child, child.lemma_.lower(), span_of(passage, child.i, child.i + 1)
                ):
                    return called
                kind = child.lemma_.lower()
                if kind == OPPOSITION and (land := self._land(passage, head, owning=True)):
                    # "Kelmar's opposition leader", "Kelmarian opposition parties"
                    return self._pointing.opposition_of(land, span_of(passage, child.i, child.i + 1))
                if other(child) or (kind in self.names.groups and kind not in self.names.institutions):
                    return self._pointing.described(passage, child, kind, span_of(passage, child.i, child.i + 1))
        return None

    def _land(self, passage: Passage, head: Token, *, owning: bool = False) -> str | None:
        """The state that stands before a noun: "Kelmarian rebel spokesman"; `owning`, "Kelmar's opposition leader"."""
        links = ("amod", "compound", "nmod:poss") if owning else ("amod", "compound")
        before = (c for c in head.children if c.dep_ in links and c.i < head.i)
        named = (self.name_at(passage, c) for c in before)
        return next((name.party for name in named if name and name.party in self.names.countries), None)

    def _region(self, passage: Passage, noun: Token) -> Actor | None:
        """ "the leaders of Kelmar's Ostra region" are Ostra's."""
        if noun.dep_ != "nmod" or noun.lemma_.lower() not in REGIONS:
            return None
        for child in noun.children:
            name = self.name_at(passage, child) if child.dep_ in ("compound", "amod") else None
            if name and name.kind == "unknown":
                return Actor(span=span_of(passage, name.start, name.end), party=name.text)
        return None

    def _named(self, passage: Passage) -> Iterator[Seen]:
        last = -1
        for token in list(passage.parse)[dateline(list(passage.parse)) :]:
            name = self.name_at(passage, token)
            lemma = kind_of(self.names, token)
            if (name and token.i <= last) or part_of_office(token):
                continue
            actor = None
            if name:
                last = name.end - 1
                if name.kind == "adjective" and not token.text.endswith("s") and token.dep_ in ("amod", "compound"):
                    continue
                if name.kind == "unknown" and led(passage.parse.doc[name.end - 1]):
                    # "A Tarn-led alliance" is not Tarn.
                    continue
                self._introduce(passage, name, token)
                actor = self._of_name(passage, name, passage.parse.doc[name.end - 1])
            elif (
                token.pos_ in ("NOUN", "PROPN")
                and lemma in self.names.roles | self.names.institutions | self.names.groups
            ):
                actor = self._of_noun(passage, token, lemma)
            elif lemma in WRITINGS:
                actor = self._writers.author(passage, token, _at(passage, token))
            if actor:
                # "Marn's opponents say": he stays less in mind than they do.
                owns = actor.person and token.dep_ == "nmod:poss"
                subject = token.dep_.startswith("nsubj") or (token.head.dep_.startswith("nsubj") and not owns)
                # "A source in the front" is its own; "an official in Kelmar" is only there.
                inside = name is None and kind_of(self.names, token.head) in self.names.roles
                setting = _set_in(name, token) and not inside
                words = frozenset(name.text.lower().split() if name else [lemma])
                yield Seen(
                    passage.index,
                    passage.paragraph,
                    token.i,
                    subject,
                    setting,
                    actor,
                    words,
                    quoted(passage, token),
                    aside(token),
                    owns,
                    token.i <= passage.parse.start + 1,
                )

    def _of_noun(self, passage: Passage, noun: Token, lemma: str) -> Actor | None:
        """Whom an office, body or group without a name stands for, so that it is kept in mind."""
        span = span_of(passage, noun.i, noun.i + 1)
        if collective(noun, lemma, self.names):
            return None
        if second := secretary(noun):
            return self._of_secretary(passage, second, span)
        if (named := beside(noun)) is not None and (apposed := self._apposed(passage, named, span)):
            # "The Oren Front, a militia": the militia is the Front.
            return apposed
        if owner := self.owner(passage, noun):
            return self._pointing.of(owner, passage, noun, lemma, span)
        told = lemma in self.names.offices | self.names.rebels
        find = self._pointing.described if told else self._pointing.called
        if actor := find(passage, noun, lemma, span):
            return actor
        group = lemma in self.names.groups and plural(noun)
        return Actor(span=span, party=noun.lower_, plural=True) if group else None


def _at(passage: Passage, token: Token) -> Span:
    return span_of(passage, token.i, token.i + 1)


def _set_in(name: Name | None, token: Token) -> bool:
    """True for one who is only named as where something is: "in Kelmar", "planned for Tarn", "the capital of Tarn"."""
    cases = {c.lower_ for c in token.children if c.dep_ == "case"}
    if cases & _SETTING or titles(name, token):
        return True
    if name is None or name.kind != "capital":
        return False
    city = token.head.lemma_.lower() in ("capital", "city", "town") and token.head != token
    return "for" in cases or (city and _set_in(None, token.head))
