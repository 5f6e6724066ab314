"""Decides, from the predicates above a measure or from its modal and owner, who takes which stance."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from parley.codebook.stances import Stances
from parley.model.entry import Step
from parley.model.mention import Actor
from parley.model.passage import Passage
from parley.provisions import grammar
from parley.provisions.contents import refusing
from parley.provisions.facts import HOLDING, brings, is_conceded, is_hearsay, is_imagined, is_left_out
from parley.provisions.holders import Holders
from parley.provisions.levels import Level, climb, match
from parley.provisions.modals import Modals
from parley.provisions.ruling import complement, hangs_on, is_the_condition, telling
from parley.provisions.stance import BARGAIN, PROCESS, Stance, step
from parley.provisions.triggers import Trigger
from parley.provisions.unclaimed import is_achieved, is_doubted, is_kept_back, is_missed, is_state

if TYPE_CHECKING:
    from spacy.tokens import Token

# What a party that has "never" done it denies.
_DENIABLE = frozenset({"offer", "demand", "propose", "accept"})
_PUT = frozenset({"offer", "demand", "propose"})
_ORDERING = frozenset({"order", "instruct"})
# "The vote can only come after …".
_COMING = frozenset("come begin start happen follow resume take go".split())
_ONLY = frozenset({"after", "once", "if", "when", "come", "begin", "start", "happen", "follow", "resume", "take", "go"})


class Judge:
    """Tells stances for the triggers of one report."""

    def __init__(self, stances: Stances, holders: Holders, modals: Modals) -> None:
        self._stances, self._holders, self._modals = stances, holders, modals

    def stances(self, passage: Passage, trigger: Trigger, doers: tuple[Actor, ...]) -> Iterator[Stance]:
        """The stances towards a trigger's measure; none where its words take none."""
        levels = climb(trigger.token, self._stances)
        if is_conceded(trigger.token) or is_doubted(trigger.token) or (levels and hangs_on(levels[0])):
            return
        if any(is_missed(level.token) for level in levels if level.predicate.stance == "accept"):
            return
        if levels and (_told_as_done(levels[0], trigger) or _bidden(levels[0], trigger)):
            return
        if is_kept_back(trigger.token):
            return
        if any(grammar.pending(word) for word in (trigger.token, *(level.token for level in levels))):
            return
        if (verb := refusing(trigger.token, self._stances)) is not None:
            yield from self._refused(passage, trigger, verb, doers)
            return
        if trigger.measure in PROCESS and levels and not complement(trigger, levels[0]):
            return
        if (bargain := self._bargain(passage, trigger)) is not None:
            yield bargain
            return
        if (barred := self._barred(passage, trigger) or self._off_the_table(passage, trigger)) is not None:
            yield barred
            return
        if not levels and is_left_out(trigger.token, self._stances):
            yield from self._left_out(passage, trigger)
            return
        contrary = self._contrary(trigger)
        doers = doers or self._holders.first_person(passage, trigger.token)
        bound = levels[0].token if levels and levels[0].predicate.kind == "verb" else trigger.token
        if (duty := grammar.obliged(bound)) is not None and match(duty, self._stances) is None:
            yield from self._modals.duty(passage, trigger, duty, contrary)
            return
        told = False
        for level, outer in telling(levels):
            if trigger.measure in PROCESS and level.negated is not None and _not_discussed(level):
                # "We are not talking about an accord": not yet, and no refusal.
                continue
            for found in self._from_level(passage, trigger, level, outer, contrary, doers):
                told = True
                yield found
        if not told and (not levels or levels[0].predicate.kind != "noun"):
            if contrary is not None and contrary.lower_ == "without":
                yield from self._left_undone(passage, trigger, contrary)
                return
            if is_hearsay(trigger.token):
                yield from self._imagined(passage, trigger, doers)
                return
            yield from self._modals.stances(passage, trigger, contrary, doers)

    def _refused(self, passage: Passage, trigger: Trigger, verb: Token, doers: tuple[Actor, ...]) -> Iterator[Stance]:
        """ "Will sign no deal that includes an amnesty": who says so will not have the amnesty."""
        parties, _ = self._holders.subjects(passage, verb)
        for party in parties:
            yield Stance(
                stance="demand" if self._contrary(trigger) is not None else "reject",
                party=party,
                modality="asserted",
                words=(verb, trigger.token),
                steps=(step(passage, "stances:refused-text", verb),),
                doers=doers,
            )

    def _left_out(self, passage: Passage, trigger: Trigger) -> Iterator[Stance]:
        """ "The accord would not include a day by which they must leave": who says so will not have it in it."""
        if (speaker := self._holders.speaker(passage, trigger.token)) is not None:
            yield _rejected(speaker, (trigger.token,), step(passage, "stances:left-out", trigger.token))

    def _imagined(self, passage: Passage, trigger: Trigger, doers: tuple[Actor, ...]) -> Iterator[Stance]:
        """ "Let them give up the dream that we will leave": who would have to do it says that it will not."""
        speaker = self._holders.speaker(passage, trigger.token) if is_imagined(trigger.token) else None
        if speaker is not None and {doer.party for doer in doers} == {speaker.party}:
            told = step(passage, "stances:imagined", trigger.token)
            yield _rejected(speaker, (trigger.token,), told, doers=doers)

    def _bargain(self, passage: Passage, trigger: Trigger) -> Stance | None:
        """ "No disarmament, no talks": who says so asks for the first and refuses the second until it has it."""
        part = grammar.bargain(trigger.token) if trigger.kind == "noun" else None
        speaker = self._holders.speaker(passage, trigger.token) if part is not None else None
        if speaker is None:
            return None
        return Stance(
            stance="demand" if part == "price" else "reject",
            party=speaker,
            modality="conditional",
            words=(trigger.token,),
            steps=(step(passage, BARGAIN, trigger.token), Step(rule="attribution:speaker", span=speaker.span)),
        )

    def _barred(self, passage: Passage, trigger: Trigger) -> Stance | None:
        """ "There will be no truce", "the vote can come only after …": whoever says so will not have it till then."""
        noun, verb = trigger.token, trigger.token.head
        modal = grammar.modal(verb, self._stances.modals) if noun.dep_ in ("nsubj", "nsubj:pass") else None
        if trigger.kind != "noun" or modal is None or modal.lower_ not in ("will", "can", "could", "would"):
            return None
        there = any(c.lower_ == "there" for c in verb.children)
        no = next((c for c in noun.children if c.lower_ == "no" and c.dep_ == "det"), None)
        no = None if no is not None and no.lower_ in trigger.pattern.words else no
        only = next((t for t in verb.subtree if t.lower_ == "only" and t.nbor(1).lower_ in _ONLY), None)
        word = no if there else only if verb.lemma_.lower() in _COMING else None
        speaker = self._holders.speaker(passage, noun) if word is not None else None
        if speaker is None or word is None:
            return None
        steps = (step(passage, "stances:barred", word), Step(rule="attribution:speaker", span=speaker.span))
        return _rejected(speaker, (word, noun), *steps)

    def _off_the_table(self, passage: Passage, trigger: Trigger) -> Stance | None:
        """ "A truce is not on the table, and neither is …": whoever says so will not have it."""
        word = trigger.token
        while word.dep_ in ("nmod", "compound", "amod", "conj") and word.head.pos_ in ("NOUN", "PROPN") and word.i > 0:
            if word.dep_ == "conj" and (grammar.subject(word, shared=False) is not None or _copula(word)):
                break
            word = word.head
        barring = word.head if word.dep_ in grammar.SUBJECTS else None
        neither = next((c for c in word.children if c.lower_ in ("neither", "nor")), None)
        if barring is None and neither is not None and word.dep_ == "conj":
            barring = word.head
        said = self._barring_words(barring) if barring is not None else None
        speaker = self._holders.speaker(passage, trigger.token) if said is not None else None
        if said is None or speaker is None:
            return None
        steps = (step(passage, "stances:barred", said), Step(rule="attribution:speaker", span=speaker.span))
        return _rejected(speaker, (trigger.token, said), *steps)

    def _barring_words(self, predicate: Token) -> Token | None:
        """The last of the words of a predicate that say that a thing is not to be had."""
        words = [t for t in predicate.sent if t.dep_ != "det" and t.i > predicate.left_edge.i]
        lower = ["not" if t.lower_ == "n't" else t.lower_ for t in words]
        for phrase in self._stances.barred:
            for at in range(len(words) - len(phrase) + 1):
                if tuple(lower[at : at + len(phrase)]) == phrase and predicate in words[at : at + len(phrase)]:
                    return words[at + len(phrase) - 1]
        return None

    def _left_undone(self, passage: Passage, trigger: Trigger, without: Token) -> Iterator[Stance]:
        """ "left without signing the accord": who leaves has not accepted it; "accepted it without signing" has."""
        verb = trigger.token
        if match(verb.head, self._stances) is not None:
            return
        if trigger.measure not in PROCESS or verb.dep_ != "advcl" or verb.head.tag_ not in ("VBD", "VBN"):
            return
        for party in self._holders.named_as_subject(passage, verb.head):
            told = step(passage, "stances:contrary", without)
            yield _rejected(party, (without, verb), told, doers=(party,))

    def also(self, passage: Passage, trigger: Trigger) -> Stance | None:
        """ "… ruled out a ceasefire, blocking a key demand of Kelmar": the noun is about the measure before it."""
        if (put := self._put_forward(passage, trigger)) is not None:
            return put
        for token in passage.parse[max(0, trigger.token.i - passage.parse.start + 1) :]:
            predicate = match(token, self._stances)
            if token.pos_ != "NOUN" or predicate is None or predicate.stance not in ("demand", "propose"):
                continue
            participle = token.head.pos_ == "VERB" and token.head.tag_ == "VBG"
            bare = not any(c.dep_ in ("acl", "ccomp", "xcomp") for c in token.children)
            if participle and bare and token.dep_ == "obj" and (owner := self._holders.owner(passage, token)):
                return Stance(
                    stance=predicate.stance,
                    party=owner,
                    modality="asserted",
                    words=(token, trigger.token),
                    steps=(step(passage, f"stances:{predicate.stance}", token),),
                )
        return None

    def _put_forward(self, passage: Passage, trigger: Trigger) -> Stance | None:
        """ "rejected a truce offered by Sorrun", "a truce that Sorrun proposed": who put the thing forward."""
        clauses = [c for c in trigger.token.children if c.dep_.startswith("acl") and c.pos_ == "VERB"]
        for verb in clauses if trigger.kind == "noun" else ():
            told = match(verb, self._stances)
            if told is None or told.stance not in _PUT or grammar.negation(verb, self._stances.negations) is not None:
                continue
            who = grammar.agent(verb) if verb.tag_ == "VBN" and grammar.subject(verb) is None else grammar.subject(verb)
            own = any(c.dep_ in ("obj", "ccomp", "xcomp") and c.lower_ not in ("which", "that") for c in verb.children)
            party = self._holders.named(passage, who) if who is not None and not own else ()
            if len(party) == 1 and who is not None and who.lower_ not in ("which", "that"):
                return Stance(
                    stance=told.stance,
                    party=party[0],
                    modality=told.modality,
                    words=(verb, trigger.token),
                    steps=(step(passage, f"stances:{told.stance}", verb),),
                )
        return None

    def _contrary(self, trigger: Trigger) -> Token | None:
        """The word that turns the measure round: a negation at it, or a head that states its contrary."""
        negated = grammar.negation(trigger.token, self._stances.negations) or _of_none(trigger.token, self._stances)
        if negated is not None and negated.lower_ in trigger.pattern.words:
            negated = None
        if trigger.negative:
            return None if negated is not None else trigger.token
        # Who agrees not to raise tariffs agrees on tariffs.
        return None if trigger.penalty else negated

    def _from_level(
        self,
        passage: Passage,
        trigger: Trigger,
        level: Level,
        outer: Level | None,
        contrary: Token | None,
        doers: tuple[Actor, ...],
    ) -> Iterator[Stance]:
        stance, words, steps = self._polar(passage, trigger, level, contrary)
        if stance == "non-threat" or (stance == "reject" and trigger.measure == "meet" and brings(trigger.token)):
            # "Not willing to come with concessions" may well be willing to come.
            return
        parties, how = self._holders.of(passage, level, outer)
        own = stance == "demand" and _orders_its_own(level)
        steps += [step(passage, "stances:own-order", level.token)] if own else []
        if wanting := self._holders.wanting(passage, level):
            # "Kelmar must accept …", said by Sorrun, is what Sorrun demands of Kelmar.
            wish = "reject" if stance == "reject" else "demand"
            steps = [*steps, step(passage, "stances:modal-demand", level.token)]
            yield Stance(
                stance=wish, party=wanting, modality="asserted", words=tuple(words), steps=tuple(steps), doers=parties
            )
            return
        if not parties and is_the_condition(level) and (speaker := self._holders.speaker(passage, level.token)):
            parties, how = (speaker,), "attribution:speaker"
        if not parties and trigger.measure not in PROCESS:
            parties, how = self._holders.as_called(passage, level)
        told = self._holders.told(passage, level, trigger.token)
        addressed = level.predicate.control == "object" and level.predicate.kind == "verb"
        if addressed and grammar.passive(level.token):
            told = self._holders.named_as_subject(passage, level.token) or told
            parties = parties or self._holders.other_side(told)
        for party in parties:
            reason = (Step(rule=how, span=party.span, note=party.resolved),) if how or party.resolved else ()
            yield Stance(
                stance=self._owned(stance, party, how, doers or told, level, own=own),
                party=party,
                modality=self._modality(passage, level),
                words=tuple(words),
                steps=(*steps, *reason),
                doers=told,
            )

    def _owned(self, stance: str, party: Actor, how: str, doers: tuple[Actor, ...], level: Level, *, own: bool) -> str:
        """What a plan wants its owner decides, but for "its demands"; an offer of another's deed is a demand."""
        if how.startswith("plans") and stance in _PUT and level.predicate.kind != "noun":
            return self._holders.planned(party, doers)
        if own and not any(doer.party != party.party for doer in doers):
            return "offer"
        if stance == "offer" and doers and not any(doer.party == party.party for doer in doers):
            return "demand"
        return stance

    def _polar(
        self, passage: Passage, trigger: Trigger, level: Level, contrary: Token | None
    ) -> tuple[str, list[Token], list[Step]]:
        """The predicate's stance as negations and contraries turn it, with its words and the steps so far."""
        stance, words = level.predicate.stance, [level.token]
        steps = [step(passage, f"stances:{stance}", level.token)]
        if level.below != trigger.token and (inner := self._between(level)) is not None:
            contrary = inner if contrary is None else None
        if contrary is not None and contrary != level.negated:
            stance = self._stances.negated.get(stance, stance)
            steps.append(step(passage, "stances:contrary", contrary))
        if level.negated is not None:
            speaks = self._holders.speaker(passage, level.token) is not None
            denied = stance in _DENIABLE and speaks and _perfect(level.token)
            stance = "deny" if denied else self._stances.negated.get(stance, stance)
            steps.append(step(passage, "stances:negated", level.negated))
            words.append(level.negated)
        return stance, [*words, trigger.token], steps

    def _between(self, level: Level) -> Token | None:
        """The word between predicate and measure that turns it round: "urged them to abandon their quest for"."""
        found = match(level.below, self._stances)
        if found is not None and found.stance == "reject" and level.predicate.stance in _DENIABLE:
            return level.below
        return grammar.negation(level.below, self._stances.negations) if level.below.pos_ == "VERB" else None

    def _modality(self, passage: Passage, level: Level) -> str:
        if any(t.lower_ in self._stances.rumour for t in passage.parse):
            return "rumoured"
        if level.predicate.modality != "asserted":
            return level.predicate.modality
        word = grammar.modal(level.token, self._stances.modals) if level.predicate.kind == "verb" else None
        return "conditional" if word is not None and word.lower_ in ("would", "could", "might", "may") else "asserted"


def _rejected(party: Actor, words: tuple[Token, ...], *steps: Step, doers: tuple[Actor, ...] = ()) -> Stance:
    """The stance of who will not have a measure, and says so plainly."""
    return Stance(stance="reject", party=party, modality="asserted", words=words, steps=steps, doers=doers)


def _of_none(verb: Token, stances: Stances) -> Token | None:
    """What denies the noun that a clause is about: "there is no army that will disarm", "no date by which to leave"."""
    while verb.dep_ == "xcomp" and verb.head != verb:
        verb = verb.head
    noun = verb.head if verb.dep_ == "acl:relcl" else None
    if noun is None or match(noun, stances) is not None:
        return None
    denied = next((c for c in noun.children if c.lower_ == "no" and c.dep_ == "det"), None)
    if denied is None and noun.dep_ == "obj" and noun.head.lemma_.lower() in HOLDING:
        denied = grammar.negation(noun.head, stances.negations)
    return denied


def _orders_its_own(level: Level) -> bool:
    """True for "ordered a halt to its attacks", "instructed its envoys to go on talking": whoever gives the order
    does it."""
    verb = level.token
    if verb.lemma_.lower() not in _ORDERING:
        return False
    told = [c for c in verb.children if c.dep_ in ("obj", "iobj", "xcomp", "ccomp")]
    bare = [level.below] if [c.dep_ for c in told] == ["obj"] else []
    owned = [c for one in told if one.dep_ in ("obj", "iobj") for c in one.children]
    owned += [c for one in bare for c in one.subtree]
    return any(c.dep_ == "nmod:poss" and c.lower_ in ("its", "their", "his", "her") for c in owned)


def _told_as_done(level: Level, trigger: Trigger) -> bool:
    """True for "announced that an accord had been reached", "denied that its troops are deployed"."""
    if level.predicate.kind != "verb" or trigger.kind != "verb":
        return False
    done = level.predicate.stance == "offer" and trigger.measure in PROCESS and is_achieved(trigger.token)
    return done or (level.predicate.stance == "deny" and is_state(trigger.token))


def _bidden(level: Level, trigger: Trigger) -> bool:
    """True for "wants the peacekeepers to leave": who is bidden to do a thing is not what is wanted."""
    verb, noun = level.token, trigger.token
    deeds = [c for c in verb.children if c.dep_ in ("xcomp", "ccomp") and grammar.infinitive(c) and c.i > noun.i]
    # "wants a truce to be signed": a truce is.
    deed = any(not grammar.passive(c) for c in deeds)
    bidding = level.predicate.kind == "verb" and level.predicate.control == "object"
    return bidding and deed and trigger.kind == "noun" and noun.head == verb and noun.dep_ in ("obj", "iobj")


def _not_discussed(level: Level) -> bool:
    return level.predicate.stance == "consider" and level.token.tag_ == "VBG"


def _copula(word: Token) -> bool:
    return any(c.dep_ == "cop" for c in word.children)


def _perfect(verb: Token) -> bool:
    """True for "had never agreed", "has not offered"."""
    return any(c.lemma_ == "have" and c.dep_ == "aux" for c in verb.children)
