"""Decides, from the predicates above a measure or from its modal and owner, who takes which stance."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parley.codebook.stances import Stances
from parley.model.entry import Step
from parley.model.mention import Actor
from parley.model.passage import Passage
from parley.model.resolver import Resolver
from parley.provisions import grammar
from parley.provisions.draft import span_of
from parley.provisions.levels import Level, climb, match
from parley.provisions.plans import Plans
from parley.provisions.triggers import Trigger

if TYPE_CHECKING:
    from spacy.tokens import Token

_PROCESS = frozenset({"meet", "adopt-plan", "sign-agreement", "mediate"})
_LIGHT = frozenset(
    {
        "make",
        "issue",
        "repeat",
        "renew",
        "reiterate",
        "have",
        "put",
        "set",
        "give",
        "voice",
        "express",
        "reaffirm",
        "drop",
        "withdraw",
        "soften",
        "abandon",
    }
)
# What a party that has "never" done it denies.
_DENIABLE = frozenset({"offer", "demand", "propose", "accept"})
_GIVING_UP = frozenset({"drop", "abandon", "withdraw", "shelve", "soften", "relinquish"})
_STATED_PREDICATES = frozenset(
    {
        "call",
        "demand",
        "require",
        "insist",
        "propose",
        "envisage",
        "foresee",
        "provide",
        "ask",
        "oblige",
        "stipulate",
        "set",
        "seek",
        "offer",
        "rule",
        "want",
    }
)


# Whose words a token stands in: the party of the innermost source; None in the outlet's own voice.
Speaker = Callable[[Passage, "Token"], Actor | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """A stance towards a measure: of whom, how firm, on what grounds; `doers` where the predicate tells them."""

    stance: str
    party: Actor
    modality: str
    words: tuple[Token, ...]
    steps: tuple[Step, ...]
    doers: tuple[Actor, ...] = ()


class Judge:
    """Tells stances for the triggers of one report."""

    def __init__(
        self, actors: Resolver, plans: Plans, stances: Stances, speaker: Speaker, never: frozenset[str]
    ) -> None:
        self._actors, self._plans, self._stances, self._speaker = actors, plans, stances, speaker
        self._never = never

    def stances(self, passage: Passage, trigger: Trigger, doers: tuple[Actor, ...]) -> Iterator[Stance]:
        """The stances towards a trigger's measure; none where its words take none."""
        levels = climb(trigger.token, self._stances)
        if trigger.measure in _PROCESS and levels and not _complement(trigger, levels[0]):
            return
        contrary = self._contrary(trigger)
        doers = doers or self._self(passage, trigger.token)
        bound = levels[0].token if levels and levels[0].predicate.kind == "verb" else trigger.token
        if (duty := grammar.obliged(bound)) is not None and match(duty, self._stances) is None:
            yield from self._duty(passage, trigger, duty, contrary)
            return
        told = False
        for level, outer in self._telling(levels):
            for found in self._from_level(passage, trigger, level, outer, contrary, doers):
                told = True
                yield found
        if not told and (not levels or levels[0].predicate.kind != "noun"):
            yield from self._from_modal(passage, trigger, contrary, doers)

    def _self(self, passage: Passage, token: Token) -> tuple[Actor, ...]:
        """Who says "we" as the subject of the trigger."""
        who = grammar.subject(token)
        speaker = self._speaker(passage, token) if who is not None and who.lower_ in ("we", "i") else None
        return (speaker,) if speaker else ()

    @staticmethod
    def _own(passage: Passage, trigger: Trigger) -> str:
        """What it is when a party "will" do it: an offer, a threat where it is "unless", a yes to a text."""
        if any(t.lower_ == "unless" and t.i > trigger.token.i for t in passage.parse):
            return "threaten"
        return "accept" if trigger.measure in ("sign-agreement", "adopt-plan") else "offer"

    def also(self, passage: Passage, trigger: Trigger) -> Stance | None:
        """ "… ruled out a ceasefire, blocking a key demand of Kelmar": the noun is about the measure before it."""
        for token in passage.parse[max(0, trigger.token.i - passage.parse.start + 1) :]:
            predicate = match(token, self._stances)
            if token.pos_ != "NOUN" or predicate is None or predicate.stance not in ("demand", "propose"):
                continue
            verb = token.head
            if (
                (
                    token.dep_ == "obj"
                    and verb.pos_ == "VERB"
                    and verb.tag_ == "VBG"
                    and verb.dep_ in ("advcl", "acl", "conj", "xcomp")
                )
                and not any(c.dep_ in ("acl", "ccomp", "xcomp") for c in token.children)
                and (owner := self._actors.owner(passage, token, grammar.OWNING))
            ):
                steps = (_step(passage, f"stances:{predicate.stance}", token),)
                return Stance(
                    stance=predicate.stance,
                    party=owner,
                    modality="asserted",
                    words=(token, trigger.token),
                    steps=steps,
                )
        return None

    def _duty(self, passage: Passage, trigger: Trigger, duty: Token, contrary: Token | None) -> Iterator[Stance]:
        """ "Kelmar would have to accept …": whoever owns the plan, or speaks, wants it of Kelmar."""
        who = self._subject(duty)
        doers = self._actors.actors(passage, who) if who is not None else ()
        if grammar.negation(duty, self._stances.negations) is not None:
            return
        words = (duty, trigger.token)
        step = _step(passage, "stances:modal-demand", duty)
        yield from self._modal_stances(passage, trigger, "demand", contrary, doers, "conditional", words, step)

    def _contrary(self, trigger: Trigger) -> Token | None:
        """The word that turns the measure round: a negation at it, or a head that states its contrary."""
        negated = grammar.negation(trigger.token, self._stances.negations)
        if negated is not None and negated.lower_ in trigger.pattern.words:
            negated = None
        if trigger.negative:
            return None if negated is not None else trigger.token
        return negated

    @staticmethod
    def _telling(levels: list[Level]) -> Iterator[tuple[Level, Level | None]]:
        """The levels that tell a stance of their own, each with the one above that rules it."""
        if not levels:
            return
        inner = levels[0]
        outer = levels[1] if len(levels) > 1 else None
        if (
            inner.predicate.kind == "noun"
            and outer is not None
            and outer.predicate.stance in ("accept", "reject", "consider", "deny")
        ):
            yield inner, None
            if outer.token.lemma_.lower() not in _GIVING_UP:
                yield outer, levels[2] if len(levels) > 2 else None
        elif outer is not None and _rules(outer, inner):
            yield outer, None
        else:
            yield inner, outer

    def _from_level(
        self,
        passage: Passage,
        trigger: Trigger,
        level: Level,
        outer: Level | None,
        contrary: Token | None,
        doers: tuple[Actor, ...],
    ) -> Iterator[Stance]:
        stance, words = level.predicate.stance, [level.token]
        steps = [_step(passage, f"stances:{stance}", level.token)]
        below = level.below
        if below != trigger.token and (inner := _polarity(below, self._stances, level)):
            contrary = inner if contrary is None else None
        if contrary is not None and contrary != level.negated:
            stance = _turned(stance, self._stances)
            steps.append(_step(passage, "stances:contrary", contrary))
        if level.negated is not None:
            denied = stance in _DENIABLE and _perfect(level.token) and self._speaker(passage, level.token) is not None
            stance = "deny" if denied else _turned(stance, self._stances)
            steps.append(_step(passage, "stances:negated", level.negated))
            words.append(level.negated)
        if stance == "non-threat":
            return
        parties, how = self._holders(passage, level, outer)
        if not parties and trigger.measure not in _PROCESS:
            parties, how = self._as_called(passage, level)
        modality = self._modality(passage, level, stance)
        told = self._told(passage, level, trigger)
        if level.predicate.control == "object" and level.predicate.kind == "verb" and grammar.passive(level.token):
            who = self._subject(level.token)
            told = self._actors.actors(passage, who) if who is not None and who != trigger.token else told
            parties = parties or self._other_side(told)
        for party in parties:
            steps_now = (
                *steps,
                *([Step(rule=how, span=party.span, note=party.resolved)] if how or party.resolved else []),
            )
            yield Stance(
                stance=self._owned(stance, party, how, doers or told),
                party=party,
                modality=modality,
                words=(*words, trigger.token),
                steps=steps_now,
                doers=told,
            )

    def _other_side(self, told: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """ "Kelmar was told to …": by the other of the two sides, where the report has two."""
        sides = [party for party in self._actors.principals if told and party != told[0].party]
        if len(told) != 1 or len(sides) != 1:
            return ()
        return (Actor(span=told[0].span, party=sides[0], resolved="the other of the two sides"),)

    @staticmethod
    def _owned(stance: str, party: Actor, how: str, doers: tuple[Actor, ...]) -> str:
        """A demand that only the party itself would carry out is an offer; an offer of another's deed a demand."""
        if not doers:
            return stance
        own = all(doer.party == party.party for doer in doers)
        if stance == "demand" and own and how.startswith("plans"):
            return "offer"
        if stance == "offer" and not any(doer.party == party.party for doer in doers):
            return "demand"
        return stance

    def _holders(self, passage: Passage, level: Level, outer: Level | None) -> tuple[tuple[Actor, ...], str]:
        """Who holds the stance of a predicate: its subject, its owner, the plan it stands in, or who speaks."""
        token = level.token
        if level.predicate.kind == "noun":
            if owner := self._actors.owner(passage, token, grammar.OWNING):
                return (owner,), "actors:owner"
            verb = token.head
            if (
                token.dep_ in ("obj", "nsubj:pass")
                and verb.pos_ == "VERB"
                and (verb.lemma_.lower() in _LIGHT or outer is None)
            ):
                return self.subjects(passage, verb)
            if token.dep_ in ("obl", "nmod") and token.head.pos_ == "VERB" and outer is None:
                return (), ""
            return (), ""
        who = grammar.subject(token)
        if level.predicate.kind == "adjective" and who is not None and (who == level.below or level.below in who.subtree):
            # "A retreat is unacceptable": whoever says so holds it.
            to = self._held_by(passage, token)
            speaker = self._speaker(passage, token)
            return (to, "actors:to") if to else ((speaker,), "attribution:speaker") if speaker else ((), "")
        return self.subjects(passage, token, level.predicate.kind)

    def _held_by(self, passage: Passage, token: Token) -> tuple[Actor, ...]:
        """ "acceptable to Kelmar": whom an adjective names as its holder."""
        for child in token.children:
            if child.dep_ in ("obl", "nmod") and grammar.case(child) in ("to", "for"):
                if found := self._actors.actors(passage, child):
                    return found
        return ()

    def _as_called(self, passage: Passage, level: Level) -> tuple[tuple[Actor, ...], str]:
        """A subject that is neither named nor known for a party, by what it is called: "the marchers"."""
        verb = level.predicate.kind == "verb" and not grammar.passive(level.token)
        who = self._subject(level.token) if verb else None
        if who is None or who.pos_ != "NOUN" or who.lemma_.lower() in self._never:
            return (), ""
        words = [c for c in who.children if c.dep_ in ("amod", "compound") and c.i < who.i]
        party = " ".join(t.text for t in [*words, who])
        return (Actor(span=span_of(passage, who), party=party, plural=who.tag_ == "NNS"),), "actors:as-called"

    def subjects(self, passage: Passage, verb: Token, kind: str = "verb") -> tuple[tuple[Actor, ...], str]:
        """Who a predicate is said of: its subject, else who speaks or owns the plan, and by which rule."""
        # "was prepared to" looks like a passive and is none.
        who = grammar.agent(verb) if kind == "verb" and grammar.passive(verb) else self._subject(verb)
        if who is not None:
            if found := self._actors.actors(passage, who):
                return found, ""
            if self._plans.is_plan(who) and (owner := self._plans.owner(passage, who)):
                return (owner,), "plans:document"
            if owner := self._actors.owner(passage, who, grammar.OWNING):
                return (owner,), "actors:owner"
        if (who is None or who.lower_ in ("we", "i", "us", "it", "that", "this", "they")) and (
            speaker := self._speaker(passage, verb)
        ):
            return (speaker,), "attribution:speaker"
        if who is None and (owned := self._plans.at(passage, verb)):
            return (owned[0],), "plans:owner"
        return (), ""

    def _subject(self, verb: Token) -> Token | None:
        who = grammar.subject(verb)
        if who is None and verb.dep_ == "acl" and verb.head.dep_ == "ROOT" and verb.tag_ in ("VBD", "VBN"):
            # "The chief called on …" read as "the chief that was called on": no other verb rules the sentence.
            return verb.head
        if who is None and verb.tag_ == "VBG" and verb.i > verb.sent.start and verb.nbor(-1).text == ",":
            # "demanded that Kelmar leave, offering …": whoever demands also offers, wherever the tree hangs it.
            ruling = verb.head
            if ruling.dep_ in ("ccomp", "xcomp") and match(ruling.head, self._stances, ruling) is not None:
                ruling = ruling.head
            if ruling != verb:
                return self._subject(ruling)
        if who is None and not grammar.infinitive(verb):
            near = grammar.left_phrase(verb)
            if near is not None and near.pos_ == "PROPN" and near.i == verb.i - 1:
                return near
        if who is None and verb.dep_ in ("xcomp", "advcl", "acl") and verb.head != verb:
            return self._subject(verb.head) if verb.head.pos_ in ("VERB", "ADJ") else None
        return who if who is not None else grammar.left_phrase(verb)

    def _told(self, passage: Passage, level: Level, trigger: Trigger) -> tuple[Actor, ...]:
        """Who would do it, where the predicate tells: the subject of its clause, or whom it is addressed to."""
        below = level.below
        if below.pos_ in ("VERB", "AUX", "ADJ") and (own := grammar.subject(below, shared=False)) is not None:
            return self._actors.actors(passage, own)
        if level.predicate.kind in ("verb", "noun") and level.predicate.control == "object":
            for child in level.token.children:
                if (
                    child.i < trigger.token.i
                    and (
                        child.dep_ in ("obj", "iobj")
                        or (child.dep_ in ("obl", "nmod") and grammar.case(child) in ("on", "to", "for", "of", "from"))
                    )
                    and child != trigger.token
                    and (found := self._actors.actors(passage, child))
                ):
                    return found
        return ()

    def _modality(self, passage: Passage, level: Level, stance: str) -> str:
        if any(t.lower_ in self._stances.rumour for t in passage.parse):
            return "rumoured"
        if level.predicate.modality != "asserted":
            return level.predicate.modality
        word = grammar.modal(level.token, self._stances.modals) if level.predicate.kind == "verb" else None
        return "conditional" if word is not None and word.lower_ in ("would", "could", "might", "may") else "asserted"

    def _from_modal(
        self, passage: Passage, trigger: Trigger, contrary: Token | None, doers: tuple[Actor, ...]
    ) -> Iterator[Stance]:
        """A stance without a predicate: "Kelmar would withdraw", "sanctions must be lifted", "they will not leave"."""
        if trigger.kind != "verb" or trigger.token.pos_ not in ("VERB", "ADJ", "AUX"):
            return
        modal = grammar.modal(trigger.token, self._stances.modals)
        verb = trigger.token
        while (
            modal is None
            and verb.dep_ in ("xcomp", "conj")
            and verb.head.pos_ == "VERB"
            and (verb.dep_ == "conj" or verb.head.lemma_.lower() in self._stances.transparent)
        ):
            verb = verb.head
            modal = grammar.modal(verb, self._stances.modals)
            contrary = contrary or grammar.negation(verb, self._stances.negations)
        if modal is None and not grammar.is_to(trigger.token):
            return
        kind = self._stances.modals[modal.lower_] if modal is not None else "offer"
        rumoured = any(t.lower_ in self._stances.rumour for t in passage.parse)
        modality = (
            "rumoured"
            if rumoured or kind == "consider"
            else "asserted"
            if modal is not None and modal.lower_ in ("will", "'ll", "must")
            else "conditional"
        )
        words = tuple(t for t in (modal, contrary, trigger.token) if t is not None)
        step = _step(passage, f"stances:modal-{kind}", modal if modal is not None else trigger.token)
        yield from self._modal_stances(passage, trigger, kind, contrary, doers, modality, words, step)

    def _modal_stances(
        self,
        passage: Passage,
        trigger: Trigger,
        kind: str,
        contrary: Token | None,
        doers: tuple[Actor, ...],
        modality: str,
        words: tuple[Token, ...],
        step: Step,
    ) -> Iterator[Stance]:
        owned = self._plans.at(passage, trigger.token)
        speaker = self._speaker(passage, trigger.token)
        doing = {doer.party for doer in doers}
        if owned:
            owner, noun = owned
            if kind == "demand" and doing == {owner.party}:
                # What the owner's own side "would have to" do is what the other side wants.
                others = self._other_side((owner,))
                if not others:
                    return
                owner = others[0]
            stance = (
                "offer" if doing == {owner.party} else "demand" if owner.party in self._actors.principals else "propose"
            )
            note = Step(rule="plans:owner", span=span_of(passage, noun), note=f"a plan of {owner.party}")
            if contrary is not None:
                stance = "reject"
            yield Stance(stance=stance, party=owner, modality=modality, words=words, steps=(step, note))
        elif kind == "demand":
            if speaker:
                stance = "reject" if contrary is not None else "offer" if doing == {speaker.party} else "demand"
                yield Stance(stance=stance, party=speaker, modality=modality, words=words, steps=(step,))
        elif doers:
            for doer in doers:
                if kind == "consider" and (contrary is not None or trigger.measure in ("attack", *_PROCESS)):
                    continue
                own = speaker is not None and speaker.party == doer.party
                stance = "consider" if kind == "consider" and own else self._own(passage, trigger)
                if contrary is not None:
                    stance = "reject"
                yield Stance(stance=stance, party=doer, modality=modality, words=words, steps=(step,), doers=(doer,))


def _complement(trigger: Trigger, level: Level) -> bool:
    """True where a general word ("talks", "the deal") is what the predicate is about, and not its setting."""
    if trigger.kind == "verb":
        return level.token.lemma_.lower() not in ("plan", "intend")
    if level.below == trigger.token and level.token not in [trigger.token.head, *trigger.token.ancestors]:
        return False
    if level.predicate.kind == "noun":
        return level.below.dep_ in ("nmod", "acl", "obl", "xcomp", "ccomp") and grammar.case(level.below) in (
            "of",
            "for",
            "to",
            "on",
            "with",
            "that",
            None,
        )
    return grammar.case(level.below) not in ("at", "in", "by", "with", "from", "through", "via")


def _perfect(verb: Token) -> bool:
    """True for "had never agreed", "has not offered"."""
    return any(c.lemma_ == "have" and c.dep_ == "aux" for c in verb.children)


def _rules(outer: Level, inner: Level) -> bool:
    """True where the outer predicate tells the stance and the inner one only what is wanted."""
    over, under = outer.predicate.stance, inner.predicate.stance
    own = inner.below is not None and grammar.subject(inner.token, shared=False) is not None
    if over == "demand":
        return (
            under in ("accept", "offer", "consider", "reject")
            and (own or outer.predicate.control == "object")
            and inner.predicate.kind != "noun"
        )
    if over == "reject":
        return under in ("accept", "offer", "consider") and inner.predicate.kind == "verb"
    if over == "deny":
        return True
    if over in ("threaten", "consider"):
        return inner.predicate.kind == "verb" and under != "consider"
    return False


def _polarity(below: Token, stances: Stances, level: Level) -> Token | None:
    """The word between predicate and measure that turns it round: "urged them to abandon their quest for"."""
    found = match(below, stances)
    if (
        found is not None
        and found.stance == "reject"
        and level.predicate.stance in ("demand", "propose", "accept", "offer")
    ):
        return below
    return grammar.negation(below, stances.negations) if below.pos_ == "VERB" else None


def _turned(stance: str, stances: Stances) -> str:
    return stances.negated.get(stance, stance)


def _step(passage: Passage, rule: str, token: Token) -> Step:
    return Step(rule=rule, span=span_of(passage, token))
