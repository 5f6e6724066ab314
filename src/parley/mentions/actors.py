"""Tells whom a noun phrase or a pronoun stands for, in the guide's sense of a party."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from parley.codebook.names import Names
from parley.codebook.outlets import Outlets
from parley.mentions.belonging import LINKING, Belonging
from parley.mentions.bringing import bringing, outside
from parley.mentions.cast import Cast
from parley.mentions.heading import sent_from, titled
from parley.mentions.learning import learn
from parley.mentions.meant import REGIONS
from parley.mentions.memory import Memory, Seen
from parley.mentions.names import Name, dateline
from parley.mentions.phrase import antecedent, aside, beside, joined, led, part_of_office, secretary, titles
from parley.mentions.places import learn_places
from parley.mentions.pointing import Pointing, called_together, plural, span_at
from parley.mentions.pronouns import PRONOUNS, Pronouns, quoted
from parley.mentions.several import Several, kind_of, many
from parley.mentions.sides import collective, host, ranked
from parley.mentions.states import with_states
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
_LANDS = frozenset({"capital", "city", "town", "state", "country", "republic", "kingdom", "emirate"})
_SIDES = frozenset({"side", "camp"})
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
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
        self._passages = {passage.index: passage for passage in passages}
        self._by_token: dict[tuple[int, int], Name] = {
            (index, token): name
            for index, found in self.cast.names.items()
            for name in found
            for token in range(name.start, name.end)
        }
        self._several = Several(names, self.cast, self._passages, self.name_at, self._one)
        self._memory = Memory(names, self.cast.names)
        self._memory.hosts = bringing(passages, self.cast.names)
        self._memory.outside = outside(passages, self.cast.names)
        if whose := titled(title, names):
            answer_for(passages, self.cast, whose)
            self._memory.titled = whose
        speak_of_others(passages, turns(passages, self.cast), self.cast, names)
        questions, answering = asked(turns(passages, self.cast))
        home = next(iter(answering)) if len(answering) == 1 and answering <= names.countries else None
        self._pronouns = Pronouns(self._memory, questions, self.actors, self._passages)
        self._memory.written_in = sent_from(opening, names)
        self._pointing = Pointing(
            names, self.cast, self._memory, home, host(passages, self.cast) or self._memory.written_in
        )
        self._belonging = Belonging(
            names, self.cast, outlets, self._memory, self._pronouns, self._pointing, self.name_at
        )
        self._writers = Writers(names, self._passages, self._belonging.owner, self._one)
        self.principals: tuple[str, ...] = ()
        self._keep(passages)

    def _keep(self, passages: Sequence[Passage]) -> None:
        """Keeps in mind whom the report names, and then, once its sides are known, where "the other side" stands."""
        for passage in passages:
            for seen in self._named(passage):
                self._memory.add(seen)
        self._several.ranked = ranked(passages, self._memory.seen, self.cast.names, self.names)
        self.principals = tuple(self._several.ranked[:2])
        for seen in [one for passage in passages for one in self._sides(passage)]:
            self._memory.add(seen)
        self._memory.rename(self._passages)
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
        if self._several.unknown(passage, head):
            return ()
        found = [actor for word in joined(head) for actor in self._several.parts(passage, word)]
        unique: dict[str, Actor] = {}
        for actor in found:
            unique.setdefault(actor.party, actor)
        return tuple(unique.values())

    def owner(self, passage: Passage, head: Token, links: frozenset[str] = LINKING) -> Actor | None:
        """Whom an office, army or delegation belongs to; `links` are the prepositions that may lead to the owner."""
        return self._belonging.owner(passage, head, links)

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
        span = span_at(passage, head)
        lemma = kind_of(self.names, head)
        if lemma in WRITINGS and not name:
            return self._writers.author(passage, head, span)
        official = lemma in self.names.called
        if name and not (official and name.kind == "adjective"):
            return self._belonging.of_name(passage, name, head)
        if kind_of(self.names, head, self.names.private) in self.names.private and plural(head) and not name:
            if private := self._belonging.private(passage, head, span):
                return private
        if lemma in REGIONS and not name and head.dep_.startswith("nsubj"):
            return self._pointing.region(head, span)
        if not official:
            return None
        if second := secretary(head):
            return self._belonging.secretary(passage, second, span)
        if local := self._belonging.local(passage, head, span):
            return local
        if lemma in _SIDES and (across := self._across(passage, head)):
            return across
        if lemma not in self.names.roles:
            # "The main opposition group, the Oren Council": it is called by its name.
            # "The main opposition group in Kelmar, the Oren Council": the tree hangs it on Kelmar.
            nouns = [head, *(c for c in head.children if c.dep_ == "nmod" and c.pos_ == "PROPN" and c.i > head.i)]
            for child in (c for noun in nouns for c in noun.children if c.dep_ == "appos"):
                if named := self._belonging.apposed(passage, child, span):
                    return named
        if revolting := self._pointing.in_revolt(head, lemma, span):
            return revolting
        if owner := self.owner(passage, head):
            return self._pointing.of(owner, passage, head, lemma, span)
        return self._pointing.described(passage, head, lemma, span)

    def _sides(self, passage: Passage) -> Iterator[Seen]:
        """Where "the other side" stands, known once it is known which two the report is about."""
        for token in passage.parse:
            if kind_of(self.names, token) in _SIDES and (actor := self._across(passage, token)):
                subject = token.dep_.startswith("nsubj")
                yield Seen(passage.index, passage.paragraph, token.i, subject, False, actor, frozenset({"side"}))

    def _across(self, passage: Passage, head: Token) -> Actor | None:
        """ "The other side": of the two that the report is about, the one that is not spoken of just before."""
        told = {c.lower_ for c in head.children}
        if not {"the", "other"} <= told or len(self.principals) < 2 or plural(head):
            return None
        last = self._memory.earlier(passage, head, lambda seen: seen.actor.party in self.principals, settings=False)
        if last is None:
            return None
        party = next(one for one in self.principals if one != last.party)
        return Actor(
            span=span_at(passage, head), party=party, resolved=f"“the other {head.lower_}”: {party}, not {last.party}"
        )

    def _introduce(self, passage: Passage, name: Name, head: Token) -> None:
        """Notes for whom a person speaks by who was named before: "its chief, Marn", "Lind, who leads the movement"."""
        known = self.cast.person(name.text) or name.text in self.cast.groups or name.text in self.cast.places
        if name.kind != "unknown" or known or name.end - name.start < 2:
            return
        side = self._side(passage, head)
        if side and side.party != name.text:
            self.cast.place(name.text, side.party)

    def _side(self, passage: Passage, head: Token) -> Actor | None:
        """Whose the office beside a name is, else whom its bearer is said to lead or to speak for."""
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

    def _named(self, passage: Passage) -> Iterator[Seen]:
        """Whom a passage names, in the order of the text, by a name or by what somebody is called."""
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
                actor = self._belonging.of_name(passage, name, passage.parse.doc[name.end - 1])
            elif token.pos_ in ("NOUN", "PROPN") and lemma in self.names.called:
                actor = self._of_noun(passage, token, lemma)
            elif lemma in WRITINGS:
                actor = self._writers.author(passage, token, span_at(passage, token))
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
        span = span_at(passage, noun)
        if collective(noun, lemma, self.names):
            return None
        if second := secretary(noun):
            return self._belonging.secretary(passage, second, span)
        if (named := beside(noun)) is not None and (apposed := self._belonging.apposed(passage, named, span)):
            # "The Oren Front, a militia": the militia is the Front.
            return apposed
        if revolting := self._pointing.in_revolt(noun, lemma, span):
            return revolting
        if owner := self.owner(passage, noun):
            return self._pointing.of(owner, passage, noun, lemma, span)
        told = lemma in self.names.offices | self.names.rebels
        find = self._pointing.described if told else self._pointing.called
        if actor := find(passage, noun, lemma, span):
            return actor
        group = lemma in self.names.groups and plural(noun)
        return Actor(span=span, party=called_together(noun), plural=True) if group else None


def _set_in(name: Name | None, token: Token) -> bool:
    """True for one who is only named as where something is: "in Kelmar", "planned for Tarn", "the capital of Tarn"."""
    cases = {c.lower_ for c in token.children if c.dep_ == "case"}
    if cases & _SETTING or titles(name, token):
        return True
    if name is None or name.kind not in ("capital", "party"):
        return False
    if name.kind == "party":
        # "In the southern state of Kelmar"
        return "of" in cases and token.head.lemma_.lower() in _LANDS and _set_in(None, token.head)
    city = token.head.lemma_.lower() in _LANDS and token.head != token
    return "for" in cases or (city and _set_in(None, token.head))
