"""Plans, drafts and offers told over sentences: which of them a sentence tells, and whose it is."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from parley.codebook.loader import Codebook
from parley.model.mention import Actor
from parley.model.passage import Passage
from parley.model.resolver import Resolver
from parley.provisions import grammar
from parley.provisions.levels import match
from parley.provisions.owners import Owners, counted, number, one_of_many
from parley.provisions.stance import Speaker

if TYPE_CHECKING:
    from spacy.tokens import Token

# The owner of a plan, and the word that names it.
Plan = tuple[Actor, "Token"]

_UNDER = frozenset({"under", "in", "as", "with", "per", "through"})
_PARTS = frozenset({"phase", "stage", "step"})
_MORE = frozenset({"also", "then", "first", "second", "third", "finally"}) | _PARTS
_CARRIES = frozenset({"would", "later"})
_RETURNED = frozenset({"return", "exchange"})
_LIKING = frozenset({"like", "prefer"})
_PUTTING = frozenset({"demand", "propose"})
_ANSWERS = frozenset({"accept", "reject", "consider", "deny"})
# "Such is the much longer plan": within how many words of the beginning the plan is named.
_NEAR = 6
_TOGETHER = frozenset({"meet", "sign-agreement"})
_ASKED = frozenset({"proposal", "plan", "draft", "document", "paper"})
# More points than any list has.
_MANY = 99
_POINTING = frozenset({"such", "this", "that", "these", "those"})


class Plans:
    """The plans of one report: who owns the one spoken of at a place in the text."""

    def __init__(self, passages: Sequence[Passage], actors: Resolver, codebook: Codebook, speaker: Speaker) -> None:
        self._actors, self._speaker = actors, speaker
        self._stances = codebook.stances
        self._words = Owners(actors, codebook, speaker)
        self._passages = {passage.index: passage for passage in passages}
        self._owners: dict[tuple[int, int], Actor] = {}
        self._makers: dict[tuple[int, int], Actor] = {}
        self._mediators: set[str] = set()
        self._lists = self._enumerated(passages)
        for passage in passages:
            for token in passage.parse:
                self._learn(passage, token)
        self._main: str | None = None
        for passage in passages:
            for token in passage.parse:
                if self.is_plan(token) and self._words.between(token) and (owner := self.owner(passage, token)):
                    self._mediators.add(owner.party)
        counts = Counter(owner.party for owner in self._owners.values())
        self._main = counts.most_common(1)[0][0] if counts else None
        self._told: dict[int, Plan] = {}
        for passage in passages:
            self._tell(passage)

    def _learn(self, passage: Passage, token: Token) -> None:
        if self.is_plan(token):
            if owner := self._words.stated(passage, token):
                self._owners[passage.index, token.i] = owner
            if maker := self._words.made(passage, token):
                self._makers[passage.index, token.i] = maker
            elif not self._owners and (asking := self._asking(passage, token)):
                self._owners[passage.index, token.i] = asking
        elif owner := self._words.putting_forward(passage, token):
            self._owners[passage.index, token.i] = owner
        elif maker := self._words.making_it(passage, token):
            before = self._before(passage)
            if before is not None and any(self.is_plan(t) for t in before.parse):
                self._owners[passage.index, token.i] = self._makers[passage.index, token.i] = maker

        if mediator := self._words.mediating(passage, token):
            self._mediators.add(mediator.party)

    def _before(self, passage: Passage) -> Passage | None:
        """The sentence before, or the one that leads in the list before."""
        return self._lists.get(passage.index - 1) or self._passages.get(passage.index - 1)

    def _asking(self, passage: Passage, token: Token) -> Actor | None:
        """ "Kelmar has asked Sorrun to … . The proposal …": what a party asks for has become its plan."""
        definite = token.lemma_.lower() in _ASKED and any(c.lower_ == "the" for c in token.children)
        before = self._passages.get(passage.index - 1) if definite else None
        for verb in before.parse if before is not None else ():
            told = match(verb, self._stances) if verb.pos_ == "VERB" else None
            complement = any(c.dep_ in ("ccomp", "xcomp") for c in verb.children)
            if told is not None and told.stance == "demand" and complement and before is not None:
                who = grammar.subject(verb)
                found = self._actors.actors(before, who) if who is not None else ()
                return found[0] if len(found) == 1 else None
        return None

    def is_plan(self, token: Token) -> bool:
        """True for a noun that names a proposal or a part of one."""
        return self._words.is_plan(token)

    def owner(self, passage: Passage, token: Token) -> Actor | None:
        """Who owns the plan named by the token: as stated there, before it, or later on."""
        here = (passage.index, token.i)
        if stated := self._owners.get(here):
            return stated
        if before := [key for key in self._owners if key < here]:
            return self._owners[max(before)]
        if later := [key for key in self._makers if key > here]:
            return self._makers[min(later)]
        return next((owner for owner in self._owners.values() if owner.party == self._main), None)

    def wants(self, noun: Token) -> bool:
        """True for what its owner asks of others by its name: "three demands", "its conditions"."""
        told = match(noun, self._stances) if noun.pos_ == "NOUN" else None
        return told is not None and told.stance == "demand"

    def stance(
        self, owner: Actor, doers: Sequence[Actor], noun: Token | None = None, measure: str | None = None
    ) -> str:
        """What a point of the owner's plan is: its own step an offer, another's a demand; a mediator's a proposal,
        what the plan has nobody do by name, what it has its owner do with others, and that they meet or sign."""
        named = {doer.party for doer in doers}
        if measure in _TOGETHER or (len(named) > 1 and owner.party in named):
            return "propose"
        if doers and {doer.party for doer in doers} == {owner.party}:
            return "offer"
        if noun is not None and self.wants(noun):
            return "demand"
        of_a_side = owner.party in self._actors.principals and owner.party not in self._mediators
        return "demand" if doers and of_a_side else "propose"

    def joint(self, party: str) -> tuple[Actor, ...]:
        """Who is told to have made a plan together with `party`."""
        return self._words.joint(party)

    def mediates(self, party: str) -> bool:
        """True for who is told to have put a plan before both sides."""
        return party in self._mediators

    def it(self, passage: Passage, token: Token) -> Actor | None:
        """The owner of the plan that "it" stands for: the subject of the sentence before."""
        before = self._before(passage) if token.lower_ == "it" else None
        who = grammar.subject(before.parse.root) if before is not None else None
        if before is None or who is None or self._own(passage, token):
            return None
        if self.is_plan(who):
            return self.owner(before, who)
        told = self._told.get(passage.index)
        if told is None or token.dep_ not in grammar.SUBJECTS or before.parse.doc is not told[1].doc:
            return None
        # "The mediators put forward a draft. It would …": what is one is neither several nor a person.
        new = told[1].dep_ in ("obj", "obl") and told[1].head == before.parse.root
        found = self._actors.actors(before, who)
        return told[0] if new and (len(found) > 1 or any(a.plural or a.person for a in found)) else None

    def _own(self, passage: Passage, token: Token) -> bool:
        """True in "The Front said it wanted …": what one body says of "it" it says of itself."""
        for verb in token.ancestors:
            teller = grammar.subject(verb)
            if teller is not None and teller.i < token.i and teller.pos_ in ("NOUN", "PROPN"):
                found = self._actors.actors(passage, teller)
                return len(found) == 1 and not (found[0].plural or found[0].person)
        return False

    def at(self, passage: Passage, trigger: Token) -> Plan | None:
        """The owner of the plan under which the words at `trigger` stand, and the noun that names the plan."""
        return self._ruling(passage, trigger) or self._led_in(passage, trigger) or self._told.get(passage.index)

    def _led_in(self, passage: Passage, trigger: Token) -> Plan | None:
        """ "The envoy would like less: Kelmar would halt its advance, …": whose wish the clause after a colon tells."""
        colon = next((t for t in passage.parse if t.text == ":" and t.i < trigger.i), None)
        verb = next((t for t in passage.parse if colon and t.i < colon.i and t.dep_ in ("ROOT", "ccomp")), None)
        would = any(c.lower_ in _CARRIES for c in trigger.children)
        if colon is None or verb is None or verb.pos_ != "VERB" or not would:
            return None
        told = match(verb, self._stances)
        likes = verb.lemma_.lower() in _LIKING and any(c.lower_ == "would" for c in verb.children)
        who = grammar.subject(verb) if likes or (told is not None and told.stance in _PUTTING) else None
        found = self._actors.actors(passage, who) if who is not None else ()
        return (found[0], verb) if len(found) == 1 else None

    def done_with(self, passage: Passage, token: Token, plan: Plan) -> bool:
        """True where a party that speaks at the token has done with another's plan told before; it may also go on
        telling it."""
        owner, noun = plan
        speaker = self._speaker(passage, token)
        if speaker is None or speaker.party == owner.party or not speaker.party[:1].isupper():
            return False
        here = noun.doc is passage.parse.doc
        if here and passage.parse.start <= noun.i < passage.parse.end:
            return False
        telling = self._speaker(passage, noun) if here else None
        return telling is None or telling.party != speaker.party

    def item(self, passage: Passage) -> Plan | None:
        """The plan of which the passage is a point in a list."""
        return self._told.get(passage.index) if passage.index in self._lists else None

    def led_doers(self, passage: Passage) -> tuple[Actor, ...]:
        """Who would do what an item without a subject says: "The government would: free the prisoners; …"."""
        lead = self._lists.get(passage.index)
        words = list(lead.parse) if lead else []
        if lead is None or len(words) < 3 or words[-1].text != ":" or words[-2].pos_ not in ("AUX", "PART", "VERB"):
            return ()
        who = grammar.subject(words[-2]) or grammar.left_phrase(words[-2])
        while who is not None and who.dep_ == "nmod":
            who = who.head
        return self._actors.actors(lead, who) if who is not None else ()

    def _enumerated(self, passages: Sequence[Passage]) -> dict[int, Passage]:
        """The sentence that leads in each item of a list of the points of a plan, for all sentences of the item.

        An item of several sentences is marked by a bullet or number; a lead that is marked so itself tells how many
        follow it.
        """
        found: dict[int, Passage] = {}
        blocks = [list(block) for _, block in itertools.groupby(passages, key=lambda passage: passage.paragraph)]
        left = 0
        for above, block in itertools.pairwise(blocks):
            before, first = above[-1], block[0]
            ends = before.parse.text.rstrip()[-1:]
            lead: Passage | None = None
            if before.index in found and (first.item or ends in ";,"):
                lead = found[before.index] if left else None
                left -= 1
            elif (ends == ":" or first.item) and not before.heading:
                nouns = [token for token in before.parse if self._leads(token)]
                count = next((n for token in nouns if (n := number(token))), None)
                if nouns and (count or not above[0].item):
                    lead, left = before, (count or _MANY) - 1
            if lead is not None and (first.item or len(block) == 1) and not _fact(first):
                found |= {passage.index: lead for passage in block}
        return found

    def points(self, at: int) -> list[list[int]] | None:
        """The passages of each item of the list of a plan that stands last before passage `at`, if there is one."""
        last = max((index for index in self._lists if index < at), default=None)
        if last is None:
            return None
        lead = self._lists[last]
        items: dict[int, list[int]] = {}
        for index in sorted(self._lists):
            if self._lists[index] is lead:
                items.setdefault(self._passages[index].paragraph, []).append(index)
        return list(items.values())

    def _leads(self, token: Token) -> bool:
        """True for a plan that a sentence is about, and not "the delay of the deal"."""
        aside = token.dep_.startswith("nmod") and not self.is_plan(token.head)
        return self.is_plan(token) and (not aside or counted(token) or _governed(token))

    def _tell(self, passage: Passage) -> None:
        """Notes which plan the passage goes on telling; those after it ask."""
        if lead := self._lists.get(passage.index):
            plan = self._named(lead) or self._told.get(lead.index)
        elif self._points_back(passage):
            plan = self._named(passage)
            if plan:
                self._tell_back(passage, plan)
            return
        else:
            plan = self._carried(passage)
        if plan:
            self._told[passage.index] = plan

    def _carried(self, passage: Passage) -> Plan | None:
        """The plan of the sentence before, where this one goes on telling it ("It would also …", "In return …")."""
        if not self._carries(passage):
            return None
        before = self._passages.get(passage.index - 1)
        if before is None or passage.paragraph - before.paragraph > 1:
            return None
        told_more = any(_more(token) for token in passage.parse)
        for token in before.parse:
            owned = (before.index, token.i) in self._owners and not self._answered(token)
            if owned and (told_more or token.pos_ != "VERB"):
                return self._owners[before.index, token.i], token
        return self._told.get(before.index) or self._opened(before)

    def _carries(self, passage: Passage) -> bool:
        return any(
            token.lower_ in _CARRIES or _more(token) or (token.dep_ == "nsubj" and token.lemma_.lower() in _PARTS)
            for token in passage.parse
        )

    def _named(self, passage: Passage) -> Plan | None:
        """The plan that a passage names, the one whose owner stands there first."""
        nouns = [token for token in passage.parse if self.is_plan(token)]
        for token in [*(t for t in nouns if (passage.index, t.i) in self._owners), *nouns]:
            if owner := self.owner(passage, token):
                return owner, token
        return None

    def _opened(self, passage: Passage) -> Plan | None:
        """The plan whose telling a passage begins: "Under the draft …", "The paper has two parts"."""
        for token in passage.parse:
            if self._answered(token):
                continue
            if self.is_plan(token) and (_governed(token) or counted(token)) and (owner := self.owner(passage, token)):
                return owner, token
        return None

    def _answered(self, token: Token) -> bool:
        """True for "accepted the first four points": who answers a plan does not go on to tell it."""
        told = match(token.head, self._stances) if token.dep_ in ("obj", "obl", "nsubj:pass") else None
        return told is not None and told.stance in _ANSWERS and not one_of_many(token)

    def _points_back(self, passage: Passage) -> bool:
        """ "Such is the plan that …", "These are the terms of …": a sentence that names what was told before it."""
        words = list(passage.parse)[:_NEAR]
        pointing = words[0].lower_ in _POINTING and len(words) > 2 and words[1].lemma_ == "be"
        return pointing and any(self.is_plan(word) for word in words)

    def _tell_back(self, passage: Passage, plan: Plan) -> None:
        index = passage.index - 1
        while (before := self._passages.get(index)) is not None and not before.heading and self._carries(before):
            self._told[index] = plan
            index -= 1

    def _ruling(self, passage: Passage, trigger: Token) -> Plan | None:
        """The plan that the sentence itself names as the one it tells."""
        for token in passage.parse:
            if token.lower_ == "which" and grammar.case(token) in _UNDER and token.i < trigger.i:
                noun = grammar.antecedent(token)
                if noun is not None and self.is_plan(noun) and (owner := self.owner(passage, noun)):
                    return owner, noun
            if token.lower_ in ("it", "that", "this", "them") and grammar.case(token) == "under":
                return self._last(passage)
            if not self.is_plan(token) or token == trigger:
                continue
            ruling = token.dep_ in grammar.SUBJECTS and (token.head == trigger or trigger in token.head.subtree)
            if (_governed(token) or ruling) and (owner := self.owner(passage, token)):
                return owner, token
        return None

    def _last(self, passage: Passage) -> Plan | None:
        """ "Under it": the plan named last before the sentence."""
        for step in (1, 2):
            previous = self._passages.get(passage.index - step)
            for token in reversed(list(previous.parse)) if previous else ():
                if self.is_plan(token) and previous and (owner := self.owner(previous, token)):
                    return owner, token
        return None


def _fact(passage: Passage) -> bool:
    """True for a sentence in the past, which is no point of a plan: "The army left the town"."""
    root = passage.parse.root
    return any(t.tag_ == "VBD" for t in (root, *(c for c in root.children if c.dep_.startswith("aux"))))


def _more(token: Token) -> bool:
    """True for words that say that more is told of the same: "also", "then", "in return"."""
    return token.lower_ in _MORE or (token.lower_ in _RETURNED and grammar.case(token) == "in")


def _governed(token: Token) -> bool:
    """True for "under the draft", "in the first phase"."""
    return grammar.case(token) in _UNDER and token.dep_ in ("obl", "nmod", "advcl", "dep")
