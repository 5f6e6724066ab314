"""Answers to what another put forward: "turned it down", "gave its consent", "signed off on all but the third"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from parley.codebook.stances import Stances
from parley.model.entry import Step
from parley.model.mention import Actor
from parley.model.passage import Passage
from parley.provisions import grammar
from parley.provisions.draft import Draft, span_of
from parley.provisions.holders import Holders
from parley.provisions.points import Naming, Points, naming
from parley.provisions.replies import (
    OFFERS,
    PLANS,
    WISHES,
    Replies,
    Reply,
    alone,
    antecedent,
    asked_of,
    but_not,
    following,
    fronted,
    pondering,
    topics,
    verdict_words,
)
from parley.provisions.stance import PROCESS, step

if TYPE_CHECKING:
    from spacy.tokens import Token

_PUT_FORWARD = frozenset({"offer", "demand", "propose", "threaten"})
_PLANS = frozenset({"adopt-plan", "sign-agreement"})
_BACK = 2
# How far back "the request" and "the offer" may stand from it.
_FAR = 4
# How far back a plan may have told of what an answer calls by its subject.
_FURTHEST = 10
_ONE = frozenset({"it", "this"})


class Answers:
    """Finds the answers in the passages of one report, given the drafts of those before."""

    def __init__(self, stances: Stances, holders: Holders, points: Points) -> None:
        self._stances, self._holders, self._points = stances, holders, points
        self._replies = Replies(stances)
        self._answered: set[int] = set()
        self._named: dict[str, list[int]] = {}

    def drafts(
        self, passage: Passage, here: Sequence[Draft], before: Sequence[Draft], told: Mapping[int, Sequence[Draft]]
    ) -> Iterator[Draft]:
        """The passage's drafts, with its answers to what was put forward in the sentences before.

        `told` is what each passage before would have done, whoever wants it.
        """
        taken = {draft.words[0] for draft in here if draft.measure not in PROCESS}
        found: list[Draft] = []
        for token in passage.parse:
            reply = self._replies.said(token)
            if reply is None or any(d.anchor == token for d in here):
                # "agreed to abandon its arsenal": the word says what is done, and answers nothing.
                continue
            put = [d for d in here if d.anchor.i < token.i]
            put += [d for d in before if 0 < passage.index - d.passage.index <= _FURTHEST]
            put = [d for d in put if d.stance in _PUT_FORWARD]
            for party in self._who(passage, reply, put):
                others = [d for d in put if d.party.party != party.party]
                if about := self._about(passage, reply, party, others, here):
                    found += about
                elif (noun := antecedent(reply.token)) is not None and reply.stance in ("accept", "reject"):
                    found += self._of_antecedent(passage, reply, party, noun, here)
                elif span_of(passage, token) not in taken:
                    near = [d for d in others if passage.index - d.passage.index <= _FAR]
                    found += self._by(passage, reply, party, near, before, told)
        spans = {draft.words[0] for draft in found}
        if found:
            self._answered.add(passage.index)
        called = [word for token in passage.parse for word in verdict_words(token, self._stances)]
        kept = [d for d in here if d.anchor not in called]
        yield from (d for d in kept if d.measure not in PROCESS or not spans & set(d.words))
        yield from found

    def _about(
        self, passage: Passage, reply: Reply, party: Actor, put: Sequence[Draft], here: Sequence[Draft]
    ) -> list[Draft]:
        """ "Accepted the points on the vote and the cabinet", "to the camps it said no": what told of that before.

        A measure that the passage's own drafts give the answer to is not answered twice.
        """
        found: list[Draft] = []
        known = {d.measure for d in here if span_of(passage, reply.token) in d.words}
        for noun in topics(reply.token):
            named = next((d.measure for d in here if d.anchor == noun), None)
            telling = [d for d in put if d.measure == named or (named is None and _tells_of(d, noun))]
            if telling and telling[-1].measure not in known:
                one = max(telling, key=lambda d: (d.passage.index, -d.anchor.i))
                known.add(one.measure)
                found.append(self._draft(passage, reply, party, one, reply.stance, noun))
        return found

    def _of_antecedent(
        self, passage: Passage, reply: Reply, party: Actor, noun: Token, here: Sequence[Draft]
    ) -> Iterator[Draft]:
        """ "Egypt proposed a truce, which the rebels rejected": the answer to what the clause modifies."""
        if any(d.party.party == party.party and d.stance == reply.stance for d in here):
            return
        telling = next((d for d in here if d.anchor == noun), None)
        if telling is not None and telling.measure not in _PLANS:
            yield self._draft(passage, reply, party, telling, reply.stance, noun)
        elif noun.lemma_.lower() in PLANS | OFFERS:
            yield self._draft(passage, reply, party, None, reply.stance, noun)

    def _who(self, passage: Passage, reply: Reply, put: Sequence[Draft]) -> tuple[Actor, ...]:
        """Who answers: the subject; where "they" seems to be who asked, then whom it was asked of."""
        parties, _ = self._holders.subjects(passage, reply.token, reply.kind)
        who = grammar.subject(reply.token)
        if len(parties) != 1 or who is None or who.lower_ not in ("it", "they", "he", "she"):
            return parties
        near = _nearest(put)
        asked = {actor for d in near if d.stance == "demand" for actor in d.actor or ()}
        if len(asked) != 1 or not all(d.party.party == parties[0].party for d in near):
            return parties
        return (Actor(span=parties[0].span, party=asked.pop(), resolved="whom it was asked of"),)

    def _by(
        self,
        passage: Passage,
        reply: Reply,
        party: Actor,
        put: Sequence[Draft],
        before: Sequence[Draft],
        told: Mapping[int, Sequence[Draft]],
    ) -> Iterator[Draft]:
        """The answer of one party, to each thing that it answers."""
        near = [d for d in put if passage.index - d.passage.index <= _BACK]
        opposite = "reject" if reply.stance == "accept" else "accept"
        for words in (following(reply.token), fronted(reply.token)):
            if (named := naming(words)) is not None:
                yield from self._points_named(passage, reply, party, named, near, told, opposite)
                if (apart := naming(but_not(reply.token))) is not None:
                    yield from self._points_named(
                        passage, replace(reply, stance=opposite), party, apart, near, told, reply.stance
                    )
                return
            if any(w.lower_ in ("former", "latter") for w in words):
                for one in self._of_two(words, near, passage, told):
                    yield self._draft(passage, reply, party, one, reply.stance)
                return
        noun = asked_of(reply.token)
        talks = reply.stance == "consider" and reply.negated is None and not pondering(reply.token)
        if noun is not None and talks:
            # "They discussed it": whoever talks of a thing has not answered it.
            return
        if noun is not None and (noun.lemma_.lower() in PLANS or _of_several(noun, put)):
            yield self._draft(passage, reply, party, None, reply.stance, noun)
        elif noun is not None:
            for one in _own(party, _pointed(noun, put, passage, before)):
                yield self._draft(passage, reply, party, one, reply.stance, noun)
        elif alone(reply.token):
            yield from self._bare(passage, reply, party, near)

    def _points_named(
        self,
        passage: Passage,
        reply: Reply,
        party: Actor,
        named: Naming,
        put: Sequence[Draft],
        told: Mapping[int, Sequence[Draft]],
        opposite: str,
    ) -> Iterator[Draft]:
        points = self._points.before(passage.index, told, self._answered)
        if not points and not named.all and set(named.points) <= {0, 1}:
            # "It wants a corridor and a road. Kelmar accepted the first": where no list is told, two things are.
            asked = _nearest([d for d in put if d.stance == "demand"])
            if len(asked) == 1 and any(c.dep_ == "conj" for o in grammar.objects(asked[0].anchor) for c in o.children):
                # "asked it to remove guns and aircraft": two things of one demand.
                points = [tuple(asked), tuple(asked)]
            points = points or [
                (one,) for one in _two_last([d for k in (1, 2) for d in told.get(passage.index - k, ())])
            ]
        earlier = self._named.get(party.party, [])
        if named.all and named.count == 2 and len(points) != 2:
            both = _two_last([d for k in range(1, _BACK + 1) for d in told.get(passage.index - k, ())])
            for one in {d.measure: d for d in both}.values():
                yield self._draft(passage, reply, party, one, reply.stance)
            return
        if named.all:
            if not points and not any(told.get(passage.index - k) for k in range(1, 6)):
                return
            extent = "part" if named.but or named.tokens else None if named.plain else "all"
            yield self._draft(passage, reply, party, None, reply.stance, extent=extent)
            chosen, stance = named.but, opposite
            for one in told.get(passage.index, ()):
                if not chosen and one.anchor in named.tokens:
                    yield self._draft(passage, reply, party, one, opposite)
        elif named.rest:
            chosen, stance = tuple(k for k in range(len(points)) if k not in earlier), reply.stance
        elif named.after:
            first = max(earlier, default=-1) + 1
            chosen, stance = tuple(range(first, first + named.after)), reply.stance
        else:
            chosen, stance = named.points, reply.stance
        for number in chosen:
            number = number + len(points) if number < 0 else number
            if not 0 <= number < len(points):
                continue
            self._named.setdefault(party.party, []).append(number)
            point = points[number]
            if len({d.measure for d in point}) > 1:
                yield self._draft(passage, reply, party, None, stance, extent="part")
            elif point:
                yield self._draft(passage, reply, party, point[0], stance)

    @staticmethod
    def _of_two(
        words: Sequence[Token], put: Sequence[Draft], passage: Passage, told: Mapping[int, Sequence[Draft]]
    ) -> list[Draft]:
        """ "Accepted the latter": one of the two things put forward last, or spoken of."""
        asked = next(w.lower_ for w in words if w.lower_ in ("former", "latter"))
        two = _two_last(put) or _two_last([d for k in range(1, _BACK + 1) for d in told.get(passage.index - k, ())])
        return [] if not two else two[:1] if asked == "former" else two[-1:]

    def _bare(self, passage: Passage, reply: Reply, party: Actor, put: Sequence[Draft]) -> Iterator[Draft]:
        """ "The rebels said no", "the army gave its consent": to what was demanded last, or the one thing offered."""
        near = _nearest(put)
        demanded = [d for d in near if d.stance == "demand" and d.measure not in _PLANS]
        if demanded:
            for one in demanded:
                yield self._draft(passage, reply, party, one, reply.stance)
        elif len({d.measure for d in near}) == 1:
            yield self._draft(passage, reply, party, near[0], reply.stance)
        elif near and all(d.stance == "propose" for d in near):
            yield self._draft(passage, reply, party, None, reply.stance)

    def _draft(
        self,
        passage: Passage,
        reply: Reply,
        party: Actor,
        one: Draft | None,
        stance: str,
        noun: Token | None = None,
        extent: str | None = None,
    ) -> Draft:
        """The answer to one thing put forward; to the plan as a whole, or a part of it, where `one` is None."""
        if reply.negated is not None:
            stance = self._stances.negated[stance]
        note = f"to what {one.party.party or 'the same party'} put forward before" if one else "to the plan told before"
        return Draft(
            passage=passage,
            anchor=reply.token,
            measure=one.measure if one else "adopt-plan",
            stance=stance,
            party=party,
            modality=reply.modality,
            words=[
                span_of(passage, word)
                for word in (reply.token, noun if one is None and noun is not None and noun.lemma_ in PLANS else None)
                if word
            ],
            steps=[
                step(passage, f"stances:{reply.stance}", reply.token),
                Step(rule="answers:points-back", span=span_of(passage, noun or reply.token), note=note),
            ],
            actor=one.actor if one else None,
            places=one.places if one else (),
            extent=one.extent if one else extent,
        )


def _two_last(drafts: Sequence[Draft]) -> list[Draft]:
    """The two things that the last sentence with two, or the last two sentences, tell; none where they are more."""
    ordered = sorted(drafts, key=lambda d: (d.passage.index, d.anchor.i))
    ordered = [d for d in ordered if d.measure not in _PLANS]
    last = [d for d in ordered if d.passage.index == ordered[-1].passage.index]
    for some in (last, ordered):
        by_measure = {d.measure: d for d in reversed(some)}
        if len(by_measure) == 2 or (len(some) == 2 and by_measure):
            return some if len(some) == 2 else sorted(by_measure.values(), key=lambda d: (d.passage.index, d.anchor.i))
    return []


def _nearest(put: Sequence[Draft]) -> list[Draft]:
    """The things put forward in the last sentence that puts anything forward."""
    last = max((d.passage.index for d in put), default=0)
    return [d for d in put if d.passage.index == last and d.measure not in _PLANS]


def _pointed(noun: Token, put: Sequence[Draft], passage: Passage, before: Sequence[Draft]) -> list[Draft]:
    """What a pronoun or "the offer" stands for: what was demanded, for "demands"; else only one thing."""
    if noun.lower_ == "so":
        return [d for d in before if 0 < passage.index - d.passage.index <= _BACK][-1:]
    if noun.lemma_.lower() in WISHES:
        return _nearest([d for d in put if d.stance == "demand"])
    if noun.lemma_.lower() not in OFFERS:
        put = [d for d in put if passage.index - d.passage.index <= _BACK]
    near = _nearest(put)
    whole = noun.lower_ == "that" and all(d.stance in ("propose", "demand") for d in near)
    return near if len({d.measure for d in near}) == 1 or whole else []


def _own(party: Actor, put: list[Draft]) -> list[Draft]:
    """Of several things the answering party's own part, where it has one: "both have accepted that"."""
    own = [d for d in put if d.actor and party.party in d.actor]
    return own if own and len({d.measure for d in put}) > 1 else put


def _of_several(noun: Token, near: Sequence[Draft]) -> bool:
    """True where "it" stands for a plan whose last two sentences or more told several things."""
    last = max((d.passage.index for d in near), default=0)
    planned = [d for d in near if any(step.rule.startswith("plans:") for step in d.steps)]
    told = len({d.measure for d in planned}) > 1 and any(d.passage.index == last for d in planned)
    return noun.lower_ in _ONE and told and len({d.party.party for d in near}) == 1


def _tells_of(draft: Draft, noun: Token) -> bool:
    """True where the sentence of a draft holds the noun."""
    return any(word.lemma_ == noun.lemma_ and word.pos_ == noun.pos_ for word in draft.passage.parse)
