"""Phrases that stand for several parties: "both sides", "Spanish-Norwegian envoys", "they" after two that met."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from parley.codebook.names import Names
from parley.mentions.cast import Cast
from parley.mentions.counterparts import counterparts
from parley.mentions.names import Name
from parley.mentions.phrase import joined
from parley.mentions.pointing import plural, span_at, span_of
from parley.mentions.sides import TWO, collective, held_apart, numbered
from parley.model.mention import Actor
from parley.model.passage import Passage

if TYPE_CHECKING:
    from spacy.tokens import Token

_SAYING = frozenset("say add tell report announce note declare confirm stress explain".split())
_CLAUSES = ("ccomp", "xcomp", "conj", "parataxis", "advcl")
# What is done by those who stand between the sides.
_MEDIATING = frozenset(
    (
        "propose suggest present submit put table draft circulate host convene invite mediate facilitate broker "
        "urge ask call press try seek hope expect work continue"
    ).split()
)
_NEAR = 3
_SENDING = frozenset({"of", "from", "for"})


class Several:
    """Answers for one report; `ranked` are its parties, those named most first, once they are counted."""

    def __init__(
        self,
        names: Names,
        cast: Cast,
        passages: Mapping[int, Passage],
        name_at: Callable[[Passage, Token], Name | None],
        one: Callable[[Passage, Token], Actor | None],
    ) -> None:
        """`one` tells whom a single word stands for."""
        self._names, self._cast, self._passages = names, cast, passages
        self._name_at, self._one = name_at, one
        self.ranked: list[str] = []

    def of(self, passage: Passage, head: Token) -> tuple[Actor, ...]:
        """The parties of a phrase that means two or more by itself, or of a "they" that does; else none."""
        return self._collective(passage, head) or self._both(passage, head)

    def unknown(self, passage: Passage, head: Token) -> bool:
        """True for "both sides" in a report that does not tell which two."""
        several = collective(head, kind_of(self._names, head), self._names) is not None
        return several and not self._collective(passage, head)

    def parts(self, passage: Passage, word: Token) -> Iterator[Actor]:
        """Whom one word stands for; "representatives of Kelmar and Sorrun" those whose people they are."""
        if plural(word) and kind_of(self._names, word) in self._names.called:
            if several := self._nations(passage, word):
                yield from several
                return
            for child in word.children:
                case = next((c.lower_ for c in child.children if c.dep_ == "case"), None)
                if child.dep_ == "nmod" and case in _SENDING and (sides := self._collective(passage, child)):
                    # "Officials from both countries"
                    yield from sides
                    return
                if child.dep_ == "nmod" and child.i > word.i and case in ("of", "from") and len(joined(child)) > 1:
                    named = [(self._name_at(passage, part), part) for part in joined(child)]
                    for name, part in named:
                        if name:
                            party = name.party or name.text
                            yield self._one(passage, part) or Actor(
                                span=span_of(passage, name.start, name.end), party=party
                            )
                    if any(name for name, _ in named):
                        return
        if one := self._one(passage, word):
            yield one

    def _nations(self, passage: Passage, word: Token) -> list[Actor]:
        """ "Spanish and Norwegian envoys", "Spanish-Norwegian envoys": those of both nations."""
        near = [c for c in word.children if c.dep_ in ("amod", "compound", "nmod") and c.i < word.i]
        inside = {t.i for c in near for t in (c, *joined(c), *c.children) if t.i < word.i}
        starts = {name.start: name for i in inside if (name := self._name_at(passage, passage.parse.doc[i]))}
        found = [name for _, name in sorted(starts.items()) if name.kind in ("adjective", "party", "capital")]
        doc = passage.parse.doc
        linked = all(doc[one.end : other.start].text in ("-", "and") for one, other in pairwise(found))
        parties = {name.party: name for name in found if name.party}
        if len(parties) < 2 or not linked:
            return []
        return [Actor(span=span_of(passage, n.start, n.end), party=party, plural=True) for party, n in parties.items()]

    def _collective(self, passage: Passage, head: Token) -> tuple[Actor, ...]:
        span = span_of(passage, head.left_edge.i if head.left_edge.i <= head.i else head.i, head.i + 1)
        if pair := counterparts(head, passage, self._passages, self._cast):
            told = f"“the {head.lower_}”: {' and '.join(pair)}, whose people were named together"
            return tuple(Actor(span=span, party=party, plural=True, resolved=told) for party in pair)
        phrase = collective(head, kind_of(self._names, head), self._names)
        if phrase is None:
            return ()
        if (count := numbered(phrase)) > TWO:
            return tuple(
                Actor(span=span, party=party, plural=True, resolved=f"“{phrase}”: those named together")
                for party in self._counted(passage, count)
            )
        if phrase == "the parties" and (political := self._political(passage)):
            return (replace(political, span=span, resolved=f"“{phrase}”: {political.party}"),)
        apart = {actor.party for word in held_apart(head) if (actor := self._asking(passage, word))}
        sides = [party for party in self.ranked if party not in apart]
        if kind_of(self._names, head) in self._names.roles:
            # "The two leaders": of those who have one in the report.
            led = {party for _, party in self._cast.people.values()}
            sides.sort(key=lambda party: party not in led)
        if len(sides) < TWO and not apart:
            # A report that names one party alone does not say who the two are.
            return ()
        return tuple(
            Actor(span=span, party=p, plural=True, resolved=f"“{phrase}”: the two named most") for p in sides[:2]
        )

    def _political(self, passage: Passage) -> Actor | None:
        """ "Nine opposition parties … the parties": those that the sentences just before call so."""
        for index in range(passage.index - 1, passage.index - _NEAR - 1, -1):
            earlier = self._passages.get(index)
            for token in earlier.parse if earlier else ():
                called = token.lower_ == "parties" and token.dep_.startswith("nsubj")
                if earlier and called and not self._collective(earlier, token) and (one := self._one(earlier, token)):
                    return one
        return None

    def _asking(self, passage: Passage, word: Token) -> Actor | None:
        """Whom the subject stands for that is none of "both sides"; a "they" may be who mediates."""
        many = self._both(passage, word)
        return many[0] if len(many) == 1 else self._one(passage, word)

    def _counted(self, passage: Passage, count: int) -> tuple[str, ...]:
        """The parties that "and" joined last before, if they are so many, else the states of a report of so many."""
        for index in range(passage.index, -1, -1):
            earlier = self._passages.get(index)
            for token in reversed(list(earlier.parse)) if earlier else ():
                named = [self._name_at(earlier, word) for word in joined(token)] if earlier else []
                parties = tuple(dict.fromkeys(name.party or name.text for name in named if name))
                if len(parties) == count == len(named):
                    return parties
        states = tuple(party for party in self.ranked if party in self._names.countries)
        return states if len(states) == count else ()

    def _both(self, passage: Passage, head: Token) -> tuple[Actor, ...]:
        """ "It proposed to both sides that they leave": they are both; so are "the presidents of A and B"."""
        if head.lower_ not in ("they", "them"):
            return ()
        before = (token for token in passage.parse if token.i < head.i and token.pos_ in ("NOUN", "DET", "NUM"))
        if both := next((both for token in before if (both := self._collective(passage, token))), ()):
            return both
        if sides := self._told_by_mediator(passage, head):
            return sides
        at = passage.offset + head.idx
        spoken = any(span.start <= at < span.end for span in passage.quotations)
        return self._together(passage, head) if head.dep_.startswith("nsubj") and not spoken else ()

    def _told_by_mediator(self, passage: Passage, head: Token) -> tuple[Actor, ...]:
        """ "They agreed to it," the U.N. envoy said: who stands between the sides speaks of both."""
        speaker, told = self._teller(passage, head)
        # "NATO said they would leave": its own people.
        if (
            told is None
            or not told.person
            or told.party not in self._names.between
            or self._of_many(passage, head, speaker)
        ):
            return ()
        span = span_at(passage, head)
        if self._between_them(passage, head, speaker):
            told_of = f"“they”: {told.party}, which stands between the sides"
            return (replace(told, span=span, name=None, person=False, plural=True, resolved=told_of),)
        sides = [party for party in self.ranked if party != told.party and party not in self._names.between]
        return tuple(
            Actor(span=span, party=party, plural=True, resolved=f"“they”: both sides, of whom {told.party} speaks")
            for party in (sides[:TWO] if len(sides) >= TWO else ())
        )

    def _between_them(self, passage: Passage, head: Token, speaker: Token | None) -> bool:
        """ "The envoys said they would draft a truce", "the envoy said they would ask both sides": they themselves."""
        verbs = [head.head, *(c for c in head.head.children if c.dep_ == "xcomp")]
        if speaker is not None and plural(speaker) and any(verb.lemma_.lower() in _MEDIATING for verb in verbs):
            return True
        reached = [c for verb in verbs for c in verb.children if c.i > head.i and c.dep_ in ("obj", "iobj", "obl")]
        return any(collective(one, kind_of(self._names, one), self._names) for one in reached)

    def _teller(self, passage: Passage, head: Token) -> tuple[Token | None, Actor | None]:
        """Who tells what the clause of a subject says, in its sentence or before, where a quotation goes on."""
        verb = head.head if head.dep_ == "nsubj" else None
        while verb is not None and verb.head != verb and verb.dep_ in _CLAUSES:
            verb = verb.head
        before = self._passages.get(passage.index - 1)
        at = passage.offset + head.idx
        whole = any(span.start <= at < span.end and span.end >= passage.span.end - 1 for span in passage.quotations)
        if verb is not None and whole and before is not None:
            passage, verb = before, next((t for t in before.parse if t.dep_ == "ROOT"), verb)
        if verb is None or verb.lemma_ not in _SAYING:
            return None, None
        speaker = next((c for c in verb.children if c.dep_ == "nsubj" and c != head), None)
        return speaker, self._one(passage, speaker) if speaker is not None else None

    def _of_many(self, passage: Passage, head: Token, speaker: Token | None) -> bool:
        """True where the plural subject of a clause before is one party: "the rebels … they"."""
        for index in (passage.index, passage.index - 1):
            earlier = self._passages.get(index)
            for token in earlier.parse if earlier else ():
                before = index < passage.index or token.i < head.i
                if before and token.dep_.startswith("nsubj") and token.pos_ != "PRON" and token != speaker:
                    if plural(token) and len(joined(token)) == 1 and earlier and not self._collective(earlier, token):
                        return True
        return False

    def _together(self, passage: Passage, head: Token) -> tuple[Actor, ...]:
        """The parties that "and" joins in the subject before a "they" that no one of them is alone."""
        for index in (passage.index, passage.index - 1):
            earlier = self._passages.get(index)
            subjects = [
                token
                for token in (earlier.parse if earlier else ())
                if token.dep_.startswith("nsubj") and token.pos_ in ("NOUN", "PROPN", "DET")
                if index < passage.index or token.i < head.i
            ]
            for subject in reversed(subjects):
                if not earlier:
                    continue
                both = self._collective(earlier, subject) or tuple(
                    actor for word in joined(subject) for actor in self.parts(earlier, word)
                )
                several = {actor.party: actor for actor in both}
                if len(several) > 1:
                    span = span_at(passage, head)
                    told = " and ".join(several)
                    return tuple(
                        replace(actor, span=span, name=None, person=False, plural=True, resolved=f"“they”: {told}")
                        for actor in several.values()
                    )
                if any(actor.plural for actor in both):
                    # "The rebels … they"
                    return ()
            if subjects and (index == passage.index or any(self._one(earlier, one) for one in subjects if earlier)):
                return ()
            if earlier and index < passage.index and (pair := self._paired(earlier)):
                # "The week ended with Kelmar and the Front promising more talks. They …"
                return tuple(
                    replace(actor, span=span_at(passage, head), name=None, person=False, plural=True) for actor in pair
                )
        return ()

    def _paired(self, passage: Passage) -> tuple[Actor, ...]:
        """The two parties that "and" joins last in a sentence that has no party for its subject."""
        for token in reversed(list(passage.parse)):
            words = joined(token) if token.dep_ != "conj" else []
            actors = {actor.party: actor for word in words for actor in self.parts(passage, word)}
            if len(actors) == TWO:
                return tuple(actors.values())
        return ()


def kind_of(names: Names, head: Token, known: frozenset[str] = frozenset()) -> str:
    """The word by which a noun is looked up: its lemma, else its form without the ending of the plural.

    `known` are the words that count, where they are not those of offices, bodies and groups.
    """
    known = known or names.called
    forms = (head.lemma_.lower(), head.lower_, head.lower_.removesuffix("s"))
    return next((form for form in forms if form in known), forms[0])


def many(relative: Token) -> bool:
    """True for the subject of a verb that says that it is several: "who want", "which have"."""
    verb = relative.head
    helping = {c.lower_ for c in verb.children if c.dep_.startswith(("aux", "cop"))}
    return relative.dep_.startswith("nsubj") and (verb.tag_ == "VBP" or bool(helping & {"have", "are", "were"}))
