"""Stances without a predicate: "Kelmar would withdraw", "sanctions must be lifted", "they will not leave"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parley.codebook.stances import Stances
from parley.model.entry import Step
from parley.model.mention import Actor
from parley.model.passage import Passage
from parley.provisions import grammar
from parley.provisions.draft import span_of
from parley.provisions.holders import Holders
from parley.provisions.levels import match
from parley.provisions.plans import Plans
from parley.provisions.stance import PROCESS, Stance, step
from parley.provisions.triggers import STAYING, Trigger

if TYPE_CHECKING:
    from spacy.tokens import Token

# What somebody does not do by its nature or by law is refused: "does not recognise".
_STANDING = frozenset({"recognise", "mediate"})
# Who has signed or struck a deal has accepted what it says.
_TAKING = frozenset({"sign", "reach", "strike", "conclude", "agree", "seal", "initial"})
_ACHIEVING = frozenset({"conclude", "reach", "strike", "seal", "achieve", "find"})
_FIRM = frozenset({"will", "'ll", "must"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Modal:
    """What a modal says of a trigger: the stance it leans to, what turns it round, how firm it is."""

    kind: str
    contrary: Token | None
    modality: str
    words: tuple[Token, ...]
    step: Step


class Modals:
    """Judges the triggers of one report that no predicate rules."""

    def __init__(self, plans: Plans, stances: Stances, holders: Holders) -> None:
        self._plans, self._stances, self._holders = plans, stances, holders

    def stances(
        self, passage: Passage, trigger: Trigger, contrary: Token | None, doers: tuple[Actor, ...]
    ) -> Iterator[Stance]:
        """The stances that the verb group of the trigger tells; none for a plain past or present."""
        if trigger.kind != "verb" or trigger.token.pos_ not in ("VERB", "ADJ", "AUX"):
            return
        if grammar.imperative(trigger.token):
            yield from self._bidding(passage, trigger, contrary)
            return
        word, contrary = self._ruling(trigger.token, contrary)
        standing = trigger.measure in _STANDING and _present(trigger.token) and not _supposed(trigger.token)
        if word is None and contrary is not None and standing:
            yield from self._standing(passage, trigger, contrary, doers)
            return
        if not doers and _serves(trigger.token):
            doers = self._holders.named_as_subject(passage, trigger.token.head)
        if word is not None and (agreed := self._agreed(passage, trigger, contrary)):
            yield from agreed
            return
        if word is None and not (grammar.is_to(trigger.token) and _set(trigger, doers)):
            return
        kind = self._stances.modals[word.lower_] if word is not None else "offer"
        modality = "asserted" if word is not None and word.lower_ in _FIRM else "conditional"
        if kind == "consider" or any(t.lower_ in self._stances.rumour for t in passage.parse):
            modality = "rumoured"
        found = _Modal(
            kind=kind,
            contrary=contrary,
            modality=modality,
            words=tuple(t for t in (word, contrary, trigger.token) if t is not None),
            step=step(passage, f"stances:modal-{kind}", word if word is not None else trigger.token),
        )
        yield from self._judged(passage, trigger, found, doers)

    def _bidding(self, passage: Passage, trigger: Trigger, contrary: Token | None) -> Iterator[Stance]:
        """ "Free the hostages," said Kelmar: who speaks wants it of others."""
        if (speaker := self._holders.speaker(passage, trigger.token)) is not None:
            yield Stance(
                stance="reject" if contrary is not None else "demand",
                party=speaker,
                modality="asserted",
                words=(trigger.token,),
                steps=(step(passage, "stances:imperative", trigger.token),),
            )

    def duty(self, passage: Passage, trigger: Trigger, duty: Token, contrary: Token | None) -> Iterator[Stance]:
        """ "Kelmar would have to accept …": whoever owns the plan, or speaks, wants it of Kelmar."""
        if grammar.negation(duty, self._stances.negations) is not None:
            return
        found = _Modal(
            kind="demand",
            contrary=contrary,
            modality="conditional",
            words=(duty, trigger.token),
            step=step(passage, "stances:modal-demand", duty),
        )
        yield from self._judged(passage, trigger, found, self._holders.named_as_subject(passage, duty))

    def _standing(
        self, passage: Passage, trigger: Trigger, contrary: Token, doers: tuple[Actor, ...]
    ) -> Iterator[Stance]:
        """ "Kelmar does not recognise the republic": what it does not do it refuses."""
        for doer in doers:
            yield Stance(
                stance="reject",
                party=doer,
                modality="asserted",
                words=(contrary, trigger.token),
                steps=(step(passage, "stances:contrary", contrary),),
                doers=(doer,),
            )

    def _agreed(self, passage: Passage, trigger: Trigger, contrary: Token | None) -> list[Stance]:
        """ "The two approved a deal under which Kelmar will leave": what a text says, those who took it accept."""
        which = next(
            (t for t in passage.parse if t.lower_ == "which" and grammar.case(t) == "under" and t.i < trigger.token.i),
            None,
        )
        noun = grammar.antecedent(which) if which is not None else None
        verb = noun.head if noun is not None and noun.dep_ == "obj" else None
        if verb is None or noun is None or contrary is not None:
            return []
        told = match(verb, self._stances)
        taken = verb.lemma_.lower() in _TAKING or (told is not None and told.stance == "accept")
        if not taken or grammar.modal(verb, self._stances.modals) or grammar.infinitive(verb):
            return []
        parties, _ = self._holders.subjects(passage, verb)
        return [
            Stance(
                stance="accept",
                party=party,
                modality="asserted",
                words=(verb, trigger.token),
                steps=(step(passage, "stances:accept", verb), Step(rule="plans:agreed", span=span_of(passage, noun))),
            )
            for party in parties
        ]

    def _ruling(self, verb: Token, contrary: Token | None) -> tuple[Token | None, Token | None]:
        """The modal that rules a verb, also through "begin to" and a joined verb before it, and what negates it."""
        word = grammar.modal(verb, self._stances.modals)
        while word is None and (verb.dep_ in ("xcomp", "conj") or _serves(verb)) and verb.head.pos_ == "VERB":
            if verb.dep_ == "xcomp" and verb.head.lemma_.lower() not in self._stances.transparent:
                break
            verb = verb.head
            word = grammar.modal(verb, self._stances.modals)
            contrary = contrary if contrary is not None else grammar.negation(verb, self._stances.negations)
        return word, contrary

    def _judged(self, passage: Passage, trigger: Trigger, found: _Modal, doers: tuple[Actor, ...]) -> Iterator[Stance]:
        speaker = self._holders.speaker(passage, trigger.token)
        owned = self._plans.at(passage, trigger.token)
        if found.kind == "consider" and trigger.measure in PROCESS:
            # "No accord could be signed, Kiir warned": what is said of talks and accords is no point of a plan.
            owned = None
            if found.contrary is not None and speaker and not doers:
                yield _stance(found, "reject", speaker)
                return
        if owned and self._plans.done_with(passage, trigger.token, owned):
            owned = None
        if owned:
            yield from self._under_a_plan(passage, trigger, found, doers, *owned)
        elif found.kind == "demand":
            if speaker:
                own = {doer.party for doer in doers} == {speaker.party}
                yield _stance(found, "propose" if own else "demand", speaker, doers)
        else:
            if found.contrary is not None and found.kind == "consider" and trigger.token.lemma_.lower() in _ACHIEVING:
                # "We could not conclude an accord": who did not bring it about has not refused it.
                return
            for doer in doers:
                says = speaker is not None and speaker.party == doer.party
                if found.kind == "consider" and found.contrary is not None and not says:
                    # "could not withdraw" is a no only from those who would have to.
                    continue
                if found.kind == "consider" and found.contrary is None and trigger.measure in ("attack", *PROCESS):
                    continue
                if trigger.measure == "meet" and speaker is None and found.contrary is None:
                    # "The two will hold talks on Monday": a date that a report gives, and nobody's word.
                    continue
                considers = found.kind == "consider" and says
                yield _stance(found, "consider" if considers else _own(passage, trigger), doer, (doer,))

    def _under_a_plan(
        self,
        passage: Passage,
        trigger: Trigger,
        found: _Modal,
        doers: tuple[Actor, ...],
        owner: Actor,
        noun: Token,
    ) -> Iterator[Stance]:
        """The owner decides: its own step is an offer, another's a demand, a mediator's plan a proposal."""
        if found.kind == "demand" and {doer.party for doer in doers} == {owner.party}:
            # What the owner's own side "would have to" do is what the other side wants.
            others = self._holders.other_side((owner,))
            if not others:
                return
            owner = others[0]
        if trigger.negative and trigger.pattern.head in STAYING:
            # "Under the draft the army would stay": what a plan leaves as it is, it does not put forward.
            return
        stance = self._plans.stance(owner, doers, noun, trigger.measure)
        rule = "plans:demands" if self._plans.wants(noun) else "plans:owner"
        # The noun may stand in another paragraph, whose places are not known here.
        where = span_of(passage, noun) if noun.doc is passage.parse.doc else None
        note = Step(rule=rule, span=where, note=f"a plan of {owner.party}")
        yield _stance(found, stance, owner, steps=(note,))


def _serves(verb: Token) -> bool:
    """True for "will use the money to compensate them": what a thing is used for."""
    return verb.dep_ == "advcl" and verb.head.lemma_.lower() == "use" and grammar.infinitive(verb)


def _present(verb: Token) -> bool:
    """True for "does not recognise"."""
    return any(c.lower_ in ("does", "do") and c.dep_ == "aux" for c in verb.children)


def _supposed(verb: Token) -> bool:
    """True for "if it does not recognise the republic"."""
    return any(c.dep_ == "mark" and c.lower_ in ("if", "unless", "whether") for c in verb.children)


def _set(trigger: Trigger, doers: tuple[Actor, ...]) -> bool:
    """False for "were to have met", which came to nothing, and for one who "is to meet" others: a mere date."""
    missed = any(c.lemma_ == "have" and c.dep_ == "aux" for c in trigger.token.children)
    return not missed and (trigger.measure != "meet" or len(doers) > 1)


def _stance(
    found: _Modal, stance: str, party: Actor, doers: tuple[Actor, ...] = (), steps: tuple[Step, ...] = ()
) -> Stance:
    return Stance(
        stance="reject" if found.contrary is not None else stance,
        party=party,
        modality=found.modality,
        words=found.words,
        steps=(found.step, *steps),
        doers=doers,
    )


def _own(passage: Passage, trigger: Trigger) -> str:
    """What it is when a party "will" do it: an offer, a threat where it is "unless", a yes to a text."""
    if any(t.lower_ == "unless" and t.i > trigger.token.i for t in passage.parse):
        return "threaten"
    return "accept" if trigger.measure in ("sign-agreement", "adopt-plan") else "offer"
