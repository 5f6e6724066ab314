"""Reads the provisions of a report: finds the measures, judges the stances, fills the roles, links the exchanges."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from parley.codebook.loader import Codebook
from parley.model.entry import Step
from parley.model.mention import Actor, Mentions, Place
from parley.model.passage import Passage
from parley.model.resolver import Resolver
from parley.model.source import Attribution
from parley.provisions import grammar
from parley.provisions.alone import Alone, Led
from parley.provisions.answers import Answers
from parley.provisions.commentators import commentators, is_commentator, is_nameless, is_opinion, opinions
from parley.provisions.decide import Judge
from parley.provisions.denials import Denials
from parley.provisions.draft import Draft, span_of
from parley.provisions.echo import echoed
from parley.provisions.exchange import BARRED, before_meeting, connector, link
from parley.provisions.facts import is_conceded
from parley.provisions.holders import Holders
from parley.provisions.levels import match
from parley.provisions.lists import leads
from parley.provisions.mending import Mender
from parley.provisions.modals import Modals
from parley.provisions.overlap import ended, handled, names_it, under
from parley.provisions.planned import of_plans
from parley.provisions.plans import Plans
from parley.provisions.points import Points
from parley.provisions.roles import Roles
from parley.provisions.seen import Seen
from parley.provisions.sight import Looker
from parley.provisions.signed import Signed
from parley.provisions.speaker import speakers
from parley.provisions.stance import PROCESS, Stance
from parley.provisions.triggers import Finder, Trigger
from parley.provisions.unclaimed import holds_captives, is_blamed

if TYPE_CHECKING:
    from spacy.tokens import Token

# Too general, or too often a mere fact, to be what something is made to depend on.
_NO_CONDITION = frozenset({"adopt-plan", "sign-agreement", "attack", "mediate", "meet"})
# What somebody else agrees to after one of these is not agreed yet.
_WAITING = frozenset({"until", "unless", "if", "only if", "only after", "only once", "only when", "once", "before"})
# "Nothing will be signed until": whoever says so will not have it.
_NOBODY = frozenset({"there", "nothing", "nobody"})
_UNDONE = frozenset("fail refuse decline neglect collapse founder stall break delay reject stop end drop".split())
_SETTING = frozenset({"at", "in", "on", "from", "near"})
_TEXTS = frozenset({"adopt-plan", "sign-agreement"})
_PLANS = frozenset({"plan", "proposal", "initiative", "draft", "roadmap"})
_PUT_FORWARD = frozenset({"offer", "demand", "propose", "threaten"})
_HOLDS_ACTOR = frozenset({"offer", "threaten"})
_ANSWERS = frozenset({"accept", "reject", "consider", "deny"})


def provisions(
    passages: Sequence[Passage],
    mentions: Sequence[Mentions],
    attributions: Sequence[Attribution],
    actors: Resolver,
    codebook: Codebook,
) -> list[Draft]:
    """The drafts of a report's entries in the order of the text; `mentions[i]` belongs to `passages[i]`."""
    reader = _Reader(passages, mentions, attributions, actors, codebook)
    drafts: list[Draft] = []
    for passage in passages:
        if not passage.heading:
            drafts += list(reader.passage(passage, drafts))
    said = opinions(attributions)
    drafts = [d for d in drafts if not is_opinion(d.passage.offset + d.anchor.idx, d.anchor, said)]
    penalties = {measure.id for measure in codebook.measures if measure.penalty}
    for draft in drafts:
        if draft.stance == "offer" and draft.measure in penalties:
            draft.stance = "threaten"
        if draft.stance == "threaten" and draft.measure == "ceasefire":
            # Who threatens to abandon a truce threatens to fight again.
            draft.measure = "attack"
        if _answers_a_plan(draft):
            draft.measure = "adopt-plan"
        if draft.measure == "adopt-plan" and draft.stance in _ANSWERS:
            # A plan as a whole is nobody's step; whose it is does not make it theirs to adopt.
            draft.actor = None
    drafts = link(of_plans(drafts, reader.plans), codebook.stances.exchange)
    for draft in drafts:
        if not draft.party.party and draft.wanting is not None:
            draft.party = draft.wanting
    aside = commentators(passages)
    apart = (draft for draft in drafts if not is_nameless(draft.party.party))
    return [draft for draft in apart if not is_commentator(draft.party.party, aside)]


class _Reader:
    def __init__(
        self,
        passages: Sequence[Passage],
        mentions: Sequence[Mentions],
        attributions: Sequence[Attribution],
        actors: Resolver,
        codebook: Codebook,
    ) -> None:
        places = {passage.index: found.places for passage, found in zip(passages, mentions, strict=True)}
        self._parties = {
            passage.index: frozenset(
                t.i for t in passage.parse for a in found.actors if a.span.start <= passage.offset + t.idx < a.span.end
            )
            for passage, found in zip(passages, mentions, strict=True)
        }
        self._places: dict[int, tuple[Place, ...]] = places
        self._actors = actors
        self._finder = Finder(codebook)
        self._penalties = frozenset(measure.id for measure in codebook.measures if measure.penalty)
        self._roles = Roles(actors, places, codebook)
        speaker = speakers(attributions)
        self.plans = Plans(passages, actors, codebook, speaker)
        self._stances = codebook.stances
        self._leads = leads(passages, codebook.stances)
        self._holders = Holders(actors, self.plans, codebook.stances, speaker, codebook.names.never)
        modals = Modals(self.plans, codebook.stances, self._holders)
        self._judge = Judge(codebook.stances, self._holders, modals)
        self._answers = Answers(codebook.stances, self._holders, Points(passages, self.plans.points))
        self._denials = Denials(codebook.stances, self._holders)
        self._told: dict[int, list[Draft]] = {}
        self._signed = Signed(passages, actors, codebook.stances)
        stances, held = codebook.stances, holds_captives(passages)
        seen = Seen(actors, self.plans, speaker, stances)
        alone = Alone(seen, self.plans, places, speaker, stances, self._signed, held=held)
        self._looker = Looker(seen, Mender(seen, stances), alone)

    def passage(self, passage: Passage, before: Sequence[Draft]) -> Iterator[Draft]:
        """The drafts of one sentence, by the rules and by the eye where it has looked."""
        triggers = list(self._finder.triggers(passage, self._places[passage.index], self._parties[passage.index]))
        self._told[passage.index] = list(self._named(passage, triggers))
        found = list(self._answers.drafts(passage, list(self._by_rules(passage, triggers)), before, self._told))
        found = found or list(echoed(passage, before, self._actors))
        found = list(self._denials.drafts(passage, found, before, self._told))
        if passage.sight.seen:
            found = list(self._looker.joined(passage, found, triggers, self._led(passage)))
        if put := [draft for draft in found if draft.stance in _PUT_FORWARD]:
            self._told[passage.index] = put
        return iter(found)

    def _named(self, passage: Passage, triggers: Sequence[Trigger]) -> Iterator[Draft]:
        """What the words of a passage would have done, whoever wants it."""
        stops = frozenset(t.token.i for t in triggers)
        for trigger in triggers:
            yield self._condition(passage, trigger, self._roles.doers(passage, trigger.token, frozenset()), stops)

    def _by_rules(self, passage: Passage, triggers: list[Trigger]) -> Iterator[Draft]:
        heads = {t.token.i for t in triggers}
        # "a compromise proposal" is one thing, by its head.
        triggers = [
            t for t in triggers if t.token.dep_ != "compound" or t.measure not in PROCESS or t.token.head.i not in heads
        ]
        # "the withdrawal of foreign troops" is one thing, whatever "foreign troops" would be by itself.
        triggers = [t for t in triggers if not any(handled(t, other) or ended(t, other) for other in triggers)]
        triggers = [t for t in triggers if not self._is_predicate_of(t, triggers)]
        # So is "sign a ceasefire agreement".
        triggers = [t for t in triggers if t.measure != "sign-agreement" or not any(names_it(t, o) for o in triggers)]
        # "stop supplying arms" is one thing.
        said = [(t.token, word) for t in triggers for word in t.pattern.words]
        triggers = [
            t for t in triggers if not any(t.token.head == top and t.token.lower_ == word for top, word in said)
        ]
        stops = frozenset(t.token.i for t in triggers)
        before: list[Stance] = []
        for trigger in triggers:
            doers = self._roles.doers(passage, trigger.token, trigger.doer)
            told = False
            point = self._point(passage, trigger, doers)
            stances = [point] if point else list(self._agreed(passage, trigger, doers))
            stances = stances or list(self._judge.stances(passage, trigger, doers))
            if not stances and before and grammar.joined_infinitive(trigger.token):
                # "offering to halt its advance and to pull back": both are offered.
                stances = [replace(stance, words=(*stance.words[:-1], trigger.token)) for stance in before]
            before = stances or before
            supposed = self._supposed(passage, trigger, stances)
            for stance in stances if supposed is None else ():
                yield self._draft(passage, trigger, stance, doers, stops)
                told = True
            if supposed is not None:
                told = True
                yield self._condition(passage, trigger, doers or supposed, stops)
            if not told and (item := self._item(passage, trigger)):
                told = True
                yield self._draft(passage, trigger, item, doers, stops)
            if trigger.measure not in _NO_CONDITION and (other := self._judge.also(passage, trigger)):
                yield self._draft(passage, trigger, other, (), stops)
            holds = trigger.measure == "meet" and before_meeting(trigger.token)
            if trigger.measure not in _NO_CONDITION and self._in_condition(passage, trigger.token):
                holds = True
            if not told and holds and not is_blamed(trigger.token):
                yield self._condition(passage, trigger, doers, stops)

    def _point(self, passage: Passage, trigger: Trigger, doers: tuple[Actor, ...]) -> Stance | None:
        """The stance that an item in a list has, which tells the points of a plan, whatever its grammar."""
        plan = self.plans.item(passage)
        led = passage.index in self._leads or grammar.aside(trigger.token)
        if plan is None or led or trigger.measure in self._penalties:
            return None
        negated = grammar.negation(trigger.token, self._stances.negations)
        if negated is not None and not trigger.negative and negated.lower_ not in trigger.pattern.words:
            return None
        if trigger.measure == "meet" and grammar.case(trigger.token) in _SETTING:
            # "its post on the summit"
            return None
        owner, noun = plan
        doers = doers or self.plans.led_doers(passage)
        rule = "plans:demands" if self.plans.wants(noun) else "plans:item"
        note = Step(rule=rule, span=span_of(passage, trigger.token), note=f"a point of a plan of {owner.party}")
        return Stance(
            stance=self.plans.stance(owner, doers, noun),
            party=owner,
            modality="conditional",
            words=(trigger.token,),
            steps=(note,),
            doers=doers,
        )

    def _agreed(self, passage: Passage, trigger: Trigger, doers: tuple[Actor, ...]) -> Iterator[Stance]:
        """What a text says that has been signed: accepted by all who signed it."""
        for party in self._signed.parties(passage, trigger.token) if trigger.measure not in _TEXTS else ():
            note = Step(rule="plans:signed", span=span_of(passage, trigger.token), note="a signed text says it")
            yield Stance(
                stance="reject" if trigger.negative else "accept",
                party=party,
                modality="asserted",
                words=(trigger.token,),
                steps=(note,),
                doers=doers,
            )

    def _led(self, passage: Passage) -> Led | None:
        """What the sentence before the colon says of a list item: its stance, and who holds it."""
        if passage.index not in self._leads:
            return None
        lead, number, predicate = self._leads[passage.index]
        parties, _ = self._holders.subjects(lead, lead.parse.doc[number])
        return (predicate.stance, parties[0]) if parties else None

    def _item(self, passage: Passage, trigger: Trigger) -> Stance | None:
        """The stance that a list item has from the sentence before the colon."""
        led = self._led(passage)
        if led is None:
            return None
        lead, number, _ = self._leads[passage.index]
        step = Step(rule=f"stances:{led[0]}", span=span_of(lead, lead.parse.doc[number]), note="the list is led in so")
        return Stance(stance=led[0], party=led[1], modality="asserted", words=(trigger.token,), steps=(step,))

    def _is_predicate_of(self, trigger: Trigger, triggers: list[Trigger]) -> bool:
        """A general noun ("the proposal") or a stance word that governs another measure is no measure itself."""
        token = trigger.token
        rivals = [other for other in triggers if other.measure == trigger.measure and other.weight >= trigger.weight]
        if under(token, {other.token.i for other in rivals}):
            return True
        noun = trigger.kind == "noun"
        verbs = {other.token.i for other in triggers if other.kind == "verb" and other.weight > 1}
        if noun and token.head.i in verbs and token.dep_ in ("obj", "nsubj:pass", "obl"):
            # "drop the charges", "host the talks": the noun is part of what the verb names.
            return True
        # "Talks on a settlement" are talks.
        aims = _TEXTS if trigger.measure == "meet" else frozenset()
        governs = any(t.token != token and token in t.token.ancestors and t.measure not in aims for t in triggers)
        if noun and trigger.weight == 1 and governs:
            return trigger.measure in PROCESS
        return governs and match(token, self._stances) is not None and trigger.weight == 1

    def _draft(
        self, passage: Passage, trigger: Trigger, stance: Stance, doers: tuple[Actor, ...], stops: frozenset[int]
    ) -> Draft:
        own = stance.stance in _HOLDS_ACTOR
        found = stance.doers or doers
        parties = tuple(dict.fromkeys(actor.party for actor in found))
        signed = any(step.rule == "plans:signed" for step in stance.steps)
        if own or (
            not (parties or signed)
            and stance.stance in ("accept", "reject", "deny")
            and (self._controls(stance, trigger) or "own" in trigger.doer)
        ):
            parties = (stance.party.party,)
        elif stance.stance == "demand" and set(parties) == {stance.party.party}:
            parties = ()
        places = self._roles.places(passage, trigger.token, stops - {trigger.token.i})
        threatens = trigger.penalty and grammar.negation(trigger.token, self._stances.negations) is None
        return Draft(
            passage=passage,
            anchor=trigger.token,
            measure=trigger.measure,
            stance="threaten" if threatens and stance.stance == "offer" else stance.stance,
            party=stance.party,
            modality=stance.modality,
            words=[span_of(passage, token) for token in dict.fromkeys(stance.words)],
            steps=[
                Step(rule=f"measures:{trigger.measure} “{trigger.pattern.text}”", span=span_of(passage, trigger.token)),
                *stance.steps,
            ],
            actor=parties or None,
            places=places,
            extent=self._roles.extent(trigger.token, places, stops),
            recipient=self._roles.recipient(passage, trigger.token),
            condition=self._in_condition(passage, trigger.token),
        )

    def _controls(self, stance: Stance, trigger: Trigger) -> bool:
        """True for "refused to leave", "has not agreed to leave": who answers would do it."""
        predicate = match(stance.words[0], self._stances)
        own = predicate is None or predicate.control == "subject"
        return grammar.infinitive(trigger.token) and (own or stance.stance != "deny")

    def _in_condition(self, passage: Passage, token: Token) -> bool:
        """True where the token stands in what something is made to depend on, or is given for."""
        found = connector(passage.parse, self._stances.exchange)
        if found is None or is_conceded(token):
            return False
        first, last, _ = found
        if first > passage.parse.start + 3:
            return token.i >= last
        comma = next((i for i in range(last, passage.parse.end) if token.doc[i].text == ","), passage.parse.end)
        return last <= token.i < comma

    def _supposed(self, passage: Passage, trigger: Trigger, stances: Sequence[Stance]) -> tuple[Actor, ...] | None:
        """Who would do it, where "until Kelmar has agreed to leave" tells what somebody waits for; else None."""
        found = connector(passage.parse, self._stances.exchange)
        if found is None or found[2] not in _WAITING or not stances or trigger.measure in _NO_CONDITION:
            return None
        own = all(s.stance in ("offer", "accept") and found[1] <= s.words[0].i for s in stances)
        if not own or not self._in_condition(passage, trigger.token):
            return None
        return tuple(s.party for s in stances)

    def _condition(self, passage: Passage, trigger: Trigger, doers: tuple[Actor, ...], stops: frozenset[int]) -> Draft:
        """A measure in a condition takes its stance from the clause that depends on it; kept only when linked."""
        nobody = Actor(span=span_of(passage, trigger.token), party="")
        stance = Stance(
            stance="demand", party=nobody, modality="conditional", words=(trigger.token,), steps=(), doers=doers
        )
        draft = self._draft(passage, trigger, stance, doers, stops)
        draft.condition = True
        draft.done = not trigger.negative and _to_be_done(trigger.token, self._stances.negations)
        draft.wanting = self._waiting(passage, trigger.token)
        return draft

    def _waiting(self, passage: Passage, token: Token) -> Actor | None:
        """Who says "There will be no union without recognition", "We will not sign until …": it wants the condition."""
        found = connector(passage.parse, self._stances.exchange)
        if found is None or found[2] not in BARRED or not self._in_condition(passage, token):
            return None
        speaker = self._holders.speaker(passage, token)
        before = passage.parse[: found[0] - passage.parse.start]
        no = next((t for t in before if t.lower_ in self._stances.negations), None)
        if speaker is None or no is None:
            return None
        who = grammar.subject(grammar.clause_head(no))
        if who is None or who.lower_ in _NOBODY or any(c.lower_ == "no" for c in who.children):
            return speaker
        return speaker if speaker.party in [a.party for a in self._actors.actors(passage, who)] else None


def _answers_a_plan(draft: Draft) -> bool:
    """True for "rejected its proposal to end the war": the proposal is refused, and not the end of the war."""
    noun = draft.anchor.head
    aim = draft.measure == "end-war" and draft.anchor.dep_.startswith("acl") and noun.lemma_.lower() in _PLANS
    answered = noun.dep_ == "obj" and span_of(draft.passage, noun.head) in draft.words
    return aim and answered and draft.stance in ("accept", "reject")


def _to_be_done(token: Token, negations: frozenset[str]) -> bool:
    """False for what a condition denies or has fail: "if it does not leave", "if the talks collapse"."""
    clause = grammar.clause_head(token)
    verbs = {token, clause, clause.head if clause.dep_ == "xcomp" else clause}
    if any(word.lemma_.lower() in _UNDONE for word in verbs):
        return False
    return all(grammar.negation(word, negations) is None for word in verbs)
