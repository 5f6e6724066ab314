"""Who holds a stance, and who would do what it is about: subjects, owners, speakers, the other side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parley.codebook.stances import Stances
from parley.model.mention import Actor
from parley.model.passage import Passage
from parley.model.resolver import Resolver
from parley.provisions import grammar
from parley.provisions.draft import span_of
from parley.provisions.levels import Level, match
from parley.provisions.plans import Plans
from parley.provisions.stance import Speaker

if TYPE_CHECKING:
    from spacy.tokens import Token

# "A number of conditions", "a list of demands".
_COUNTING = frozenset("number series list set raft host string range couple handful".split())
_LIGHT = frozenset(
    (
        "make issue repeat renew reiterate have put set give voice express reaffirm drop withdraw soften abandon "
        "present raise table submit unveil outline announce list offer"
    ).split()
)
_ASKING = frozenset({"request", "demand", "call", "appeal", "plea", "insistence"})
_LANDS = frozenset({"country", "nation", "region", "people", "population", "world", "island", "province"})
_SELF = frozenset({"we", "i"})
_VAGUE = frozenset({"we", "i", "us", "it", "that", "this"})
_ADDRESSED = frozenset({"on", "to", "for", "of", "from"})

# Who speaks for a side without being one.
_SPEAKING_FOR = frozenset("minister leader president premier negotiator envoy delegation diplomat chief".split())
_CALLINGS = frozenset({"foreign", "defence", "defense", "prime", "chief", "top", "senior", "two"})

_BLAMING = frozenset("accuse blame criticise criticize condemn denounce fault suspect rebuke".split())

_ANSWERING = frozenset({"accept", "reject", "consider", "deny"})

# The parties, and the rule that found them.
Held = tuple[tuple[Actor, ...], str]
NOBODY: Held = ((), "")


class Holders:
    """Answers who, for the predicates of one report; `never` are nouns that take no stance of their own."""

    def __init__(
        self, actors: Resolver, plans: Plans, stances: Stances, speaker: Speaker, never: frozenset[str]
    ) -> None:
        self._actors, self._plans, self._stances, self._never = actors, plans, stances, never
        self.speaker = speaker

    def of(self, passage: Passage, level: Level, outer: Level | None) -> Held:
        """Who holds the stance of a predicate: its subject, its owner, the plan it stands in, or who speaks."""
        token = level.token
        if level.predicate.kind == "noun":
            return self._of_noun(passage, token, outer)
        who = grammar.subject(token)
        said_of_it = who is not None and (who == level.below or level.below in who.subtree)
        if level.predicate.kind == "adjective" and said_of_it:
            # "A retreat is unacceptable": whoever says so holds it.
            if to := self._held_by(passage, token):
                return to, "actors:to"
            speaker = self.speaker(passage, token)
            return ((speaker,), "attribution:speaker") if speaker else NOBODY
        if who is not None and token.lemma_.lower() == "need" and who.lemma_.lower() in _LANDS:
            # "The country needs elections": so says who speaks.
            speaker = self.speaker(passage, token)
            return ((speaker,), "attribution:speaker") if speaker else NOBODY
        parties, how = self.subjects(passage, token, level.predicate.kind)
        # "A truce was agreed": the text tells it, and answers nothing itself.
        return NOBODY if how == "plans:owner" and level.predicate.stance in _ANSWERING else (parties, how)

    def _of_noun(self, passage: Passage, token: Token, outer: Level | None) -> Held:
        if owner := self._actors.owner(passage, token, grammar.OWNING):
            return (owner,), "actors:owner"
        counted = token.head if token.dep_ == "nmod" and token.head.lemma_.lower() in _COUNTING else token
        verb = counted.head
        done = counted.dep_ in ("obj", "nsubj:pass") and verb.pos_ == "VERB"
        if done and (verb.lemma_.lower() in _LIGHT or outer is None):
            return self.subjects(passage, verb)
        if token.dep_ in grammar.SUBJECTS and self._plans.is_plan(token):
            # "The draft includes …", "Its points include …".
            return ((told,), "plans:document") if (told := self._plans.owner(passage, token)) else NOBODY
        speaker = self.speaker(passage, token) if outer is None and token.lemma_.lower() in _ASKING else None
        return ((speaker,), "attribution:speaker") if speaker else NOBODY

    def _held_by(self, passage: Passage, token: Token) -> tuple[Actor, ...]:
        """ "acceptable to Kelmar": whom an adjective names as its holder."""
        for child in token.children:
            if child.dep_ in ("obl", "nmod") and grammar.case(child) in ("to", "for"):
                if found := self._actors.actors(passage, child):
                    return found
        return ()

    def as_called(self, passage: Passage, level: Level) -> Held:
        """A subject that is neither named nor known for a party, by what it is called: "the marchers"."""
        verb = level.predicate.kind == "verb" and not grammar.passive(level.token)
        who = self.subject(level.token) if verb else None
        if who is None or who.pos_ != "NOUN" or who.lemma_.lower() in self._never | _LANDS:
            return NOBODY
        if (sides := self._both(passage, who)) is not None:
            return sides, "actors:both-sides"
        words = [c for c in who.children if c.dep_ in ("amod", "compound") and c.i < who.i]
        party = " ".join(t.text for t in [*words, who])
        return (Actor(span=span_of(passage, who), party=party, plural=who.tag_ == "NNS"),), "actors:as-called"

    def _both(self, passage: Passage, who: Token) -> tuple[Actor, ...] | None:
        """ "The two foreign ministers agreed": those who speak for the two sides, where the report has two.

        Nobody where it has not, and None for a noun that is none of these or is named further.
        """
        if who.lemma_.lower() not in _SPEAKING_FOR or who.tag_ != "NNS":
            return None
        modifiers = [c for c in who.children if c.dep_ in ("amod", "compound", "nmod", "nmod:poss", "acl:relcl")]
        if any(c.lower_ not in _CALLINGS for c in modifiers):
            return None
        both = any(c.lower_ in ("two", "both") for c in who.children)
        sides = self._actors.principals if both else ()
        if len(sides) != 2:
            return ()
        return tuple(Actor(span=span_of(passage, who), party=side, resolved="both sides") for side in sides)

    def subjects(self, passage: Passage, verb: Token, kind: str = "verb") -> Held:
        """Who a predicate is said of: its subject, else who speaks or owns the plan."""
        # "was prepared to" looks like a passive and is none.
        who = grammar.agent(verb) if kind == "verb" and grammar.passive(verb) else self.subject(verb)
        if who is not None:
            if owner := self._plans.it(passage, who):
                return (owner,), "plans:document"
            if found := self._actors.actors(passage, who):
                return found, ""
            if self._plans.is_plan(who) and (owner := self._plans.owner(passage, who)):
                return (owner,), "plans:document"
            if owner := self._actors.owner(passage, who, grammar.OWNING):
                return (owner,), "actors:owner"
        if (who is None or who.lower_ in _VAGUE) and (speaker := self.speaker(passage, verb)):
            return (speaker,), "attribution:speaker"
        if who is None and (owned := self._plans.at(passage, verb)):
            return (owned[0],), "plans:owner"
        return NOBODY

    def subject(self, verb: Token) -> Token | None:
        """The subject of a verb by the tree, mended by the order of the words where the tree has none."""
        who = grammar.subject(verb) if not grammar.free_participle(verb) else None
        if who is not None:
            return who
        if verb.dep_ == "acl" and verb.head.dep_ == "ROOT" and verb.tag_ in ("VBD", "VBN"):
            # "The chief called on …" read as "the chief that was called on": no other verb rules the sentence.
            return verb.head
        if verb.tag_ == "VBG" and verb.i > verb.sent.start and verb.nbor(-1).text == ",":
            # "demanded that Kelmar leave, offering …": whoever demands also offers, wherever the tree hangs it.
            ruling = verb.head
            if ruling.dep_ in ("ccomp", "xcomp") and match(ruling.head, self._stances, ruling) is not None:
                ruling = ruling.head
            if ruling != verb:
                return self.subject(ruling)
        if not grammar.infinitive(verb):
            near = grammar.left_phrase(verb)
            finite = verb.dep_ == "advcl" and verb.tag_ in ("VBD", "VBZ", "VBP")
            # "… shut after a court in Tarn ordered …": what is said as a fact has a subject of its own.
            if near is not None and (finite or (near.pos_ == "PROPN" and near.i == verb.i - 1)):
                return near
        if verb.dep_ in ("xcomp", "advcl") and verb.head.lemma_.lower() in _BLAMING:
            # "accused Kelmar of refusing to leave": Kelmar refuses.
            blamed = next((c for c in verb.head.children if c.dep_ == "obj" and c.i < verb.i), None)
            return blamed or grammar.left_phrase(verb)
        if verb.dep_ in ("xcomp", "advcl", "acl") and verb.head != verb:
            return self.subject(verb.head) if verb.head.pos_ in ("VERB", "ADJ") else None
        return grammar.left_phrase(verb)

    def named_as_subject(self, passage: Passage, verb: Token) -> tuple[Actor, ...]:
        """The actors that the subject of a verb stands for; none where it has no subject."""
        who = self.subject(verb)
        return self._actors.actors(passage, who) if who is not None else ()

    def named(self, passage: Passage, head: Token) -> tuple[Actor, ...]:
        """The actors that a phrase names."""
        return self._actors.actors(passage, head)

    def first_person(self, passage: Passage, token: Token) -> tuple[Actor, ...]:
        """Who says "we" as the subject of a verb."""
        who = grammar.subject(token)
        speaker = self.speaker(passage, token) if who is not None and who.lower_ in _SELF else None
        return (speaker,) if speaker else ()

    def wanting(self, passage: Passage, level: Level) -> Actor | None:
        """Who says that another must, or should, take the stance that the predicate names."""
        apart = level.predicate.kind != "verb" or level.negated is not None
        if apart or level.predicate.stance in ("demand", "propose"):
            return None
        modal = grammar.modal(level.token, self._stances.modals)
        if (modal is None or modal.lower_ not in ("must", "should", "ought")) and not grammar.obliged(level.token):
            return None
        speaker, own = self.speaker(passage, level.token), self.named_as_subject(passage, level.token)
        return speaker if speaker and own and own[0].party != speaker.party else None

    def other_side(self, one: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """The other of the two sides, where the report has two and `one` is a side: "Kelmar was told to …"."""
        sides = [party for party in self._actors.principals if one and party != one[0].party]
        if len(one) != 1 or len(sides) != 1:
            return ()
        return (Actor(span=one[0].span, party=sides[0], resolved="the other of the two sides"),)

    def told(self, passage: Passage, level: Level, trigger: Token) -> tuple[Actor, ...]:
        """Who would do it, where the predicate tells: the subject of its clause, or whom it is addressed to."""
        below = level.below
        if below.pos_ in ("VERB", "AUX", "ADJ") and (own := grammar.subject(below, shared=False)) is not None:
            return self._actors.actors(passage, own)
        if level.predicate.kind == "adjective" or level.predicate.control != "object":
            return ()
        for child in level.token.children:
            addressed = child.dep_ in ("obl", "nmod") and grammar.case(child) in _ADDRESSED
            if child.i < trigger.i and (addressed or child.dep_ in ("obj", "iobj")):
                if found := self._actors.actors(passage, child):
                    return found
        return ()

    def planned(self, owner: Actor, doers: tuple[Actor, ...]) -> str:
        """The stance of a plan's owner to what the plan says that `doers` would do."""
        return self._plans.stance(owner, doers)

    def owner(self, passage: Passage, token: Token) -> Actor | None:
        """Whose a noun of stance is."""
        return self._actors.owner(passage, token, grammar.OWNING)
