"""Whose a plan is, by the words that name it or tell who made it: "Egypt's draft", "the map that Egypt drew"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parley.codebook.loader import Codebook
from parley.model.mention import Actor
from parley.model.passage import Passage
from parley.model.resolver import Resolver
from parley.provisions import grammar
from parley.provisions.levels import match
from parley.provisions.stance import Speaker

if TYPE_CHECKING:
    from spacy.tokens import Token

# To write a plan, and to put it before others: both make it one's own.
_WRITING = frozenset("write draft type draw prepare compose devise design broker compile author put work".split())
_GIVING = frozenset(
    (
        "propose present submit offer table lay float circulate hand give send deliver unveil outline leave make "
        "sponsor set advance bring"
    ).split()
)
_MAKING = _WRITING | _GIVING
# "is the work of", "was the brainchild of".
_WORK = frozenset({"work", "handiwork", "brainchild", "product", "idea", "creation", "doing"})
# Verbs that pass on the making: "the plan that Kelmar intends to give to the envoy".
_PURPOSE = frozenset({"intend", "plan", "want", "hope", "mean", "expect", "promise", "try", "wish", "be", "have"})
# What a plan says of itself: "under its terms", "in its second phase".
_ITS = frozenset({"its", "their", "whose"})
_PART = frozenset({"term", "terms", "phase", "stage", "point", "clause", "part", "annex", "provision", "step", "item"})
# What a plan has several of; other things have them too, but are not counted.
_COUNTED = frozenset({"step", "part", "idea", "item", "measure", "element", "article"})
_SIDES = frozenset({"side", "party", "delegation", "foe", "rival", "negotiator"})
_MEDIATORS = frozenset({"mediator", "moderator", "facilitator", "go-between", "intermediary"})
_MEDIATING = frozenset({"mediate", "moderate", "facilitate"})
_STATING = frozenset({"propose", "demand"})
_CARDINALS = {w: n for n, w in enumerate("two three four five six seven eight nine ten eleven twelve".split(), start=2)}
# "The Quad, the United States, Egypt, …": more than three are a body of their own.
_PARTNERS = 2
# How many words may stand between a plan and the clause that tells who made it.
_ASIDE = 12


class Owners:
    """Tells for the nouns that name a plan who owns it by the words at them."""

    def __init__(self, actors: Resolver, codebook: Codebook, speaker: Speaker) -> None:
        self._actors, self._stances, self._speaker = actors, codebook.stances, speaker
        self._joint: dict[str, tuple[Actor, ...]] = {}
        self._nouns = codebook.classes["plan"] | codebook.classes["agreement"] | codebook.classes["plan-part"]

    def is_plan(self, token: Token) -> bool:
        """True for a noun that names a proposal or a part of one."""
        lemma = token.lemma_.lower()
        return token.pos_ in ("NOUN", "PROPN") and (lemma in self._nouns or (lemma in _COUNTED and counted(token)))

    def made(self, passage: Passage, token: Token) -> Actor | None:
        """Who is told to have made the plan, or to have put it before others."""
        verb = token.head
        if token.dep_ == "obj" and verb.lemma_.lower() in _MAKING:
            return self._doer(passage, verb)
        if token.dep_ == "obj" and verb.lemma_ == "have":
            # "Kelmar has three demands"; what "it has" may be the plan's own.
            who = grammar.subject(verb)
            return self._one(passage, who) if who is not None and who.pos_ != "PRON" else None
        if token.dep_ == "nsubj:pass" and verb.lemma_.lower() in _MAKING and (by := self._passive(passage, verb)):
            return by
        if token.dep_ == "nsubj" and (grammar.case(verb) is None and verb.lemma_.lower() in _WORK):
            return self._actors.owner(passage, verb, grammar.OWNING)
        for clause in token.children:
            if clause.dep_ in ("acl", "acl:relcl") and (owner := self._by_clause(passage, clause)):
                return owner
            if clause.dep_ == "nmod" and grammar.case(clause) in ("by", "from"):
                return self._one(passage, clause)
        return self._drawn_up_by(passage, token) or self._far_clause(passage, token)

    def stated(self, passage: Passage, token: Token) -> Actor | None:
        """The owner that the words at a plan give: "Putin's proposals", "the draft that Egypt presented"."""
        of_itself = token.lemma_.lower() in _PART and any(c.lower_ in _ITS for c in token.children)
        if not of_itself and (owner := self._actors.owner(passage, token, grammar.OWNING)):
            return owner
        if owner := self.made(passage, token):
            return owner
        if counted(token) and token.dep_ == "nmod" and token.head.pos_ == "NOUN" and token.head.dep_ == "obj":
            # "put forward a path in three steps": whose the path is.
            token = token.head
            if owner := self.made(passage, token):
                return owner
        told = match(token.head, self._stances) if token.dep_ == "obj" else None
        if told is not None and told.stance in _STATING:
            return self._doer(passage, token.head)
        if told is not None and told.stance == "accept" and one_of_many(token):
            who = grammar.subject(token.head)
            found = self._actors.actors(passage, who) if who is not None else ()
            return found[0] if len(found) == 1 else None
        return None

    def putting_forward(self, passage: Passage, verb: Token) -> Actor | None:
        """Who "has proposed that …" has a plan too, though no noun names it."""
        if verb.pos_ != "VERB" or grammar.passive(verb) or not any(c.dep_ in ("ccomp", "xcomp") for c in verb.children):
            return None
        told = match(verb, self._stances)
        who = grammar.subject(verb) if told is not None and told.stance == "propose" else None
        found = self._actors.actors(passage, who) if who is not None else ()
        return found[0] if len(found) == 1 else None

    def making_it(self, passage: Passage, token: Token) -> Actor | None:
        """ "It had been typed in Tarn", "Egypt wrote it": who made the plan of the sentence before."""
        if token.lower_ not in ("it", "them", "they") or token.head.lemma_.lower() not in _WRITING:
            return None
        if token.dep_ == "nsubj:pass":
            return self._passive(passage, token.head)
        return self._doer(passage, token.head) if token.dep_ == "obj" else None

    def mediating(self, passage: Passage, word: Token) -> Actor | None:
        """Who "left both sides a plan", "has mediated since March", "the mediator, Egypt": none of the two sides."""
        lemma = word.lemma_.lower()
        if lemma in _MEDIATORS and word.pos_ == "NOUN":
            return self._one(passage, word) or self._actors.owner(passage, word, grammar.OWNING)
        if lemma in _MEDIATING and word.pos_ == "VERB":
            who = grammar.subject(word)
            relative = who is not None and who.lower_ in ("which", "who", "that")
            named = grammar.relative_antecedent(word) if relative else None
            return self._one(passage, named) if named is not None else self._doer(passage, word)
        if lemma not in _MAKING:
            return None
        objects = [c for c in word.children if c.dep_ in ("obj", "nsubj:pass", "iobj", "obl")]
        what = any(c.lower_ == "it" or self.is_plan(c) for c in objects)
        return self._doer(passage, word) if what and any(_both(c) for c in objects) else None

    def between(self, token: Token) -> bool:
        """True for "the paper before the delegations": what lies before both sides is neither's own."""
        return any(c.dep_ == "nmod" and grammar.case(c) in ("before", "for", "to") and _both(c) for c in token.children)

    def _by_clause(self, passage: Passage, clause: Token) -> Actor | None:
        """ "drawn up by Egypt", "that Egypt presented", "that Egypt intends to give to the envoy"."""
        if grammar.passive(clause) or clause.tag_ == "VBN":
            by = grammar.agent(clause)
            return self._one(passage, by) if by is not None and clause.lemma_.lower() in _MAKING else None
        below = next((c for c in clause.children if c.dep_ == "xcomp" and clause.lemma_ in _PURPOSE), clause)
        told = match(below, self._stances)
        states = told is not None and told.stance in _STATING
        return self._doer(passage, clause) if states or below.lemma_.lower() in _MAKING else None

    def _far_clause(self, passage: Passage, token: Token) -> Actor | None:
        """ "the plan, forty pages long, that Egypt presented": behind a comma, wherever the tree hangs it."""
        for word in token.doc[token.i + 1 : min(token.i + _ASIDE, passage.parse.end)]:
            if word.text in (";", ":") or (word.pos_ == "VERB" and word.tag_ != "VBN"):
                return None
            if word.lower_ in ("that", "which") and word.nbor(-1).text == ",":
                clause = next((t for t in word.doc[word.i + 1 : passage.parse.end] if t.pos_ == "VERB"), None)
                return self._by_clause(passage, clause) if clause is not None else None
        return None

    def _doer(self, passage: Passage, verb: Token) -> Actor | None:
        if grammar.passive(verb):
            return self._passive(passage, verb)
        # The one next to the verb, where the tree gives it what the clause is about as well.
        who = next((c for c in reversed(list(verb.lefts)) if c.dep_ in grammar.SUBJECTS), grammar.subject(verb))
        if who is None and verb.dep_ == "xcomp" and verb.head.lemma_ in _PURPOSE:
            who = grammar.subject(verb.head)
        if who is None:
            return None
        return self._speaker(passage, who) if who.lower_ in ("we", "i") else self._one(passage, who)

    def _passive(self, passage: Passage, verb: Token) -> Actor | None:
        """ "was drawn up by Egypt", "was drafted in Cairo"."""
        if (by := grammar.agent(verb)) is not None:
            return self._one(passage, by)
        for phrase in grammar.obliques(verb):
            if verb.lemma_.lower() in _WRITING and grammar.case(phrase) == "in":
                return self._one(passage, phrase)
        return None

    def _one(self, passage: Passage, head: Token) -> Actor | None:
        """The maker that a phrase names, the first of several; none where it is the two sides of the matter.

        "The mediators, Egypt and Norway, …": those who are named.
        """
        named = (child for child in head.children if child.dep_ == "appos")
        appos = next((who for name in named if (who := self._actors.actors(passage, name))), ())
        found = self._actors.actors(passage, head) or appos
        sides = len(found) > 1 and all(actor.party in self._actors.principals for actor in found)
        if sides or not found:
            return None
        partners = tuple(actor for actor in found[1:] if actor.party[:1].isupper())
        listed = any(c.dep_ == "conj" for c in head.children) or head.lemma_.lower() in _MEDIATORS
        if listed and 0 < len(partners) <= _PARTNERS:
            self._joint[found[0].party] = partners
        return found[0]

    def joint(self, party: str) -> tuple[Actor, ...]:
        """Who is told to have made a plan together with `party`."""
        return self._joint.get(party, ())

    def _drawn_up_by(self, passage: Passage, token: Token) -> Actor | None:
        """ "the plan, which was drawn up by Egypt", "a plan by Egypt": by the order of the words."""
        for step in range(1, 15):
            if token.i + step >= passage.parse.end:
                return None
            word = token.nbor(step)
            if word.lower_ == "by" and word.i + 1 < passage.parse.end:
                head = word.head if word.dep_ == "case" else word.nbor(1)
                if step == 1:
                    return self._one(passage, head)
                verb = word.nbor(-2) if word.nbor(-1).pos_ in ("ADP", "ADV") else word.nbor(-1)
                return self._one(passage, head) if set(grammar.lemmas(verb)) & _MAKING else None
            if word.pos_ in ("NOUN", "PROPN") or word.text in (";", ":"):
                return None
        return None


def one_of_many(token: Token) -> bool:
    """True for "a plan": new to the reader, and so the party's own as much as anybody's."""
    return any(c.lower_ in ("a", "an") for c in token.children) and token.lemma_.lower() not in _PART


def _both(token: Token) -> bool:
    """True for "both delegations", "to the two sides", "the sides"."""
    two = any(c.lower_ in ("both", "two") for c in token.children)
    return token.tag_ == "NNS" and (two or token.lemma_ in _SIDES)


def counted(token: Token) -> bool:
    """True for "two parts", "four points": what is counted is told next."""
    return any(child.dep_ == "nummod" for child in token.children)


def number(token: Token) -> int | None:
    """How many "two parts", "four points" are, where a word or figure says so."""
    for child in token.children:
        if child.dep_ == "nummod":
            return int(child.text) if child.text.isdigit() else _CARDINALS.get(child.lower_)
    return None
