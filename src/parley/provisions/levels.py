"""Climbs from the words of a measure to the predicates that tell a stance towards it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parley.codebook.stances import Predicate, Stances
from parley.provisions import grammar

if TYPE_CHECKING:
    from spacy.tokens import Token

_THROUGH = frozenset({"nmod", "obl", "appos", "compound", "nmod:poss", "obj", "dep", "nmod:desc"})
# A phrase with one of these tells when, where or despite what, and is no complement.
_ELSEWHERE = frozenset(
    (
        "after since before during despite under amid following until unless without than like within ahead "
        "because except"
    ).split()
)
# With one of these another clause begins; "the moment they sit down" tells when.
_OPENING = frozenset("that which who if while but when moment".split())
_MARKING = frozenset({"as", "once", "where"})
# "abstains from taking part", "insists on leaving"
_GERUND = frozenset({"from", "on"})
_INCLUDING = frozenset({"include", "comprise", "contain", "cover", "list"})
_LISTED = frozenset({"thing", "condition", "demand", "point", "step", "concession", "item", "term", "commitment"})
_PLANNED = frozenset({"plan", "proposal", "offer", "initiative", "draft", "roadmap", "request", "measure"})
_RETURNED = frozenset({"return", "exchange"})
_ANY_MODAL = dict.fromkeys(("would", "will", "should", "must"), "")
_TIMES = frozenset({"moment", "day", "week", "month", "minute", "hour", "time", "instant"})
_BEFALLING = frozenset({"postpone", "delay", "suspend", "cancel", "adjourn", "block"})
_SIGNING = frozenset({"sign", "reach", "strike", "conclude", "seal"})
_SIGNED = frozenset({"agreement", "accord", "deal", "pact", "treaty", "document", "paper"})
_HIGHEST = 7
_NEAR = 8


@dataclass(frozen=True, slots=True)
class Level:
    """A predicate above a measure: the word that carries it, and whether it is negated.

    `below` is the word of its complement, whose own subject is the actor where it has one.
    """

    predicate: Predicate
    token: Token
    negated: Token | None
    below: Token


def climb(trigger: Token, stances: Stances) -> list[Level]:
    """The predicates above the trigger, nearest first; none where it stands on its own."""
    found, node = [], trigger
    for _ in range(_HIGHEST):
        above = _governor(node, stances)
        if above is None:
            break
        predicate = match(above, stances, node)
        if predicate is not None and not _still_a_text(above):
            found.append(Level(predicate, above, _negated(predicate, above, stances), node))
        elif _still_a_text(node):
            pass
        elif not _passes(above, _first_joined(node), stances):
            break
        node = above
    timed = trigger.dep_.startswith("acl") and trigger.head.lemma_.lower() in _TIMES
    if not found and not timed and (near := _by_order(trigger, stances) or _across_colon(trigger, stances)):
        found.append(near)
    return found


def _still_a_text(noun: Token) -> bool:
    """True for "suggested that a ceasefire agreement be signed": what is yet to be signed is nobody's acceptance."""
    verb = noun.head
    signing = verb.lemma_.lower() in _SIGNING and noun.dep_ in ("obj", "nsubj:pass")
    if not signing or noun.lemma_.lower() not in _SIGNED:
        return False
    helping = [c for c in verb.children if c.dep_.startswith("aux")]
    return verb.tag_ == "VB" or any(c.tag_ in ("VB", "MD") or c.lower_ == "to" for c in helping)


def _negated(predicate: Predicate, word: Token, stances: Stances) -> Token | None:
    """What negates a predicate, but for a word of its own: "would accept nothing less than a truce"."""
    found = grammar.negation(word, stances.negations)
    return None if found is not None and found.lower_ in predicate.pattern.words else found


def _governor(node: Token, stances: Stances) -> Token | None:
    """The word whose complement `node` is; that of the first of joined words."""
    hops = 0
    while node.dep_ == "conj" and node.head != node and hops < 4:
        if grammar.free_participle(node):
            return None
        apart = node.pos_ == "VERB" and node.head.pos_ == "VERB" and grammar.subject(node, shared=False) is not None
        if apart and not any(c.lower_ == "that" and c.dep_ == "mark" for c in node.children):
            # "demands that one be freed and that the other leave" demands both.
            return None
        node, hops = node.head, hops + 1
    head = node.head
    if head == node:
        return None
    if node.dep_ in ("ccomp", "parataxis") and _own_clause(node):
        return None
    if node.dep_ == "acl:relcl":
        # "proposed on Tuesday that they withdraw", read as a clause about Tuesday.
        ruling = head.head
        conjoined = any(c.lower_ == "that" and c.dep_ == "mark" for c in node.children)
        return ruling if conjoined and match(ruling, stances, node) is not None else None
    if node.dep_.startswith("acl") and head.lemma_.lower() in _TIMES:
        # "will propose a truce the moment they sit down"
        return None
    listing = _listing(node)
    if listing is not None and (match(head, stances, node) is None or match(listing, stances) is not None):
        return listing
    if node.dep_ == "obj" and head.lemma_.lower() in _INCLUDING:
        # "its demands included a withdrawal", "demands which include …": the noun that holds them tells the stance.
        holder = grammar.subject(head)
        relative = holder is None or holder.lower_ in ("which", "that")
        return head.head if relative and head.dep_.startswith("acl") else holder
    if node.dep_ == "xcomp" and grammar.purpose(node):
        return None
    if node.dep_ == "advcl":
        if any(c.dep_ in ("xcomp", "ccomp") and c.i < node.i for c in head.children):
            # "offered to pull out to help reach a deal": what for, not what.
            return None
        led = grammar.infinitive(node) or any(c.dep_ == "mark" and c.lower_ in _GERUND for c in node.children)
        return head if led and (head.pos_ == "ADJ" or match(head, stances, node) is not None) else None
    if node.dep_ in ("nsubj", "csubj") and head.pos_ == "VERB" and not grammar.passive(head):
        return None
    if node.dep_ in ("obl", "nmod") and (nothing := _nothing_less(node)) is not None:
        return nothing.head
    if node.dep_ in ("obl", "nmod") and grammar.case(node) in _ELSEWHERE:
        return None
    if node.dep_.startswith(("acl", "advcl", "nmod")) and head.lower_ in _RETURNED and grammar.case(head) == "in":
        # "would drop its claims in return for Kelmar ceding …": what is given for it is not part of it.
        return None
    return head if node.dep_ in grammar.COMPLEMENTS or node.dep_.startswith(("obl", "nmod", "nsubj")) else None


def _listing(node: Token) -> Token | None:
    """ "Made several demands, including a withdrawal": the noun that what is included belongs to."""
    including = next((c for c in node.children if c.lower_ == "including" and c.i < node.i), None)
    before = including.i - 1 if including is not None else -1
    if before > node.sent.start and node.doc[before].text == ",":
        before -= 1
    word = node.doc[before] if before > node.sent.start else None
    # The noun may have a phrase of its own: "a plan to end the crisis, including …".
    for above in (word, *word.ancestors) if word is not None else ():
        if above.pos_ in ("NOUN", "PROPN") and above.lemma_.lower() in _LISTED | _PLANNED:
            return above
    return None


def _nothing_less(node: Token) -> Token | None:
    """The "nothing" of "nothing less than a withdrawal"."""
    than = next((c for c in node.children if c.lower_ == "than"), None)
    if than is None or than.i < than.sent.start + 2 or than.nbor(-1).lower_ not in ("less", "short"):
        return None
    return than.nbor(-2) if than.nbor(-2).lower_ == "nothing" else None


def _own_clause(node: Token) -> bool:
    """True for "It refused: the hostages would stay", which is no complement of what stands before the colon.

    Nor is what follows a semicolon.
    """
    first = next(word for word in node.subtree if not word.is_punct)
    return first.i > node.head.i and first.i > node.sent.start and first.nbor(-1).text in (":", ";")


def _first_joined(node: Token) -> Token:
    """The first of the words that `node` is joined to: what holds of it holds of them all."""
    while node.dep_ == "conj" and node.head != node and node.pos_ == node.head.pos_ == "NOUN":
        node = node.head
    return node


def _passes(above: Token, node: Token, stances: Stances) -> bool:
    """True for words that say nothing of their own: "began to", "a timetable for", "part of"."""
    if above.pos_ in ("VERB", "AUX"):
        return above.lemma_.lower() in stances.transparent and node.dep_ in ("xcomp", "ccomp", "obj", "obl")
    return above.pos_ in ("NOUN", "PROPN", "PRON") and node.dep_ in _THROUGH | {"acl"}


def match(token: Token, stances: Stances, complement: Token | None = None) -> Predicate | None:
    """The stance predicate that the token carries, if its particles stand with it; the longest goes first."""
    if token.dep_ == "amod":
        return None
    if token.lemma_.lower() == "expect" and grammar.passive(token) and grammar.modal(token, _ANY_MODAL) is None:
        # "were expected to leave on Friday" tells what will come.
        return None
    if _foreseen(token):
        return None
    if token.lemma_.lower() == "insist" and any(_was(c) for c in token.children):
        # "insisted that the truce was holding" tells how things are.
        return None
    kinds = {"VERB": ("verb", "adjective"), "AUX": ("verb",), "NOUN": ("noun",), "ADJ": ("adjective", "verb", "noun")}
    # "a prerequisite" may look like an adjective.
    for kind in kinds.get(token.pos_, ()):
        if kind == "noun" and token.pos_ == "ADJ" and not any(c.dep_ == "det" for c in token.children):
            continue
        if kind == "adjective" and token.pos_ == "VERB" and any(child.dep_ == "obj" for child in token.children):
            # "will open the border" is not "open to".
            continue
        forms = grammar.lemmas(token)
        candidates = next((found for form in forms if (found := stances.predicates.get((kind, form)))), ())
        if not candidates and kind == "adjective" and (token.pos_ == "ADJ" or token.tag_ == "VBN"):
            candidates = stances.predicates.get((kind, token.lower_), ())
        for predicate in candidates:
            words = predicate.pattern.words
            if not words:
                return predicate
            if all(stands_with(word, token, complement) for word in words):
                return predicate
    return None


def _foreseen(token: Token) -> bool:
    """True for "expects a truce to be signed", "was postponed until July": what will come, or befell a thing."""
    lemma = token.lemma_.lower()
    if lemma != "expect":
        return lemma in _BEFALLING and grammar.passive(token) and grammar.agent(token) is None
    below = [c for c in token.children if c.i > token.i]
    things = [c for c in below if c.dep_ == "obj"] + [
        c for verb in below for c in verb.children if c.dep_[:5] == "nsubj"
    ]
    a_thing = any(c.tag_ == "NN" and any(d.dep_ == "det" for d in c.children) for c in things)
    done = [verb for word in (*below, *things) for verb in (word, *word.children) if grammar.infinitive(verb)]
    return a_thing and any(grammar.passive(verb) for verb in done)


def _was(clause: Token) -> bool:
    """True for a clause of the past or of what a thing is: "it had left", "the island is its own"."""
    helpers = [c for c in clause.children if c.dep_.startswith("aux")]
    is_it = any(c.dep_ == "cop" and c.tag_ != "VB" for c in clause.children)
    free = not any(c.tag_ == "MD" for c in helpers) and clause.dep_ == "ccomp"
    return free and (is_it or clause.tag_ == "VBD" or any(c.lower_ in ("was", "were", "had", "has") for c in helpers))


def stands_with(word: str, token: Token, complement: Token | None) -> bool:
    """True where a particle, preposition or object of a predicate of several words stands with its head."""
    if word == "to" and complement is not None:
        return grammar.infinitive(complement) or grammar.case(complement) == "to"
    for child in token.children:
        if word in (child.lower_, child.lemma_.lower()):
            return True
        if child.dep_ in ("obl", "xcomp", "advcl", "obj", "nmod") and any(
            word == below.lower_
            for below in child.children
            if below.dep_ in ("case", "mark") or (below.dep_ == "amod" and child.lower_ == "nothing")
        ):
            return True
    return token.i + 1 < len(token.doc) and token.nbor(1).lower_ == word


def _by_order(trigger: Token, stances: Stances) -> Level | None:
    """A predicate shortly before the trigger, with no other clause between: where the tree has gone astray."""
    if grammar.purpose(trigger):
        return None
    for back in _before(trigger):
        if predicate := match(back, stances, trigger):
            # Of nouns only "a pledge to freeze" is sure without the tree.
            if predicate.kind == "noun" and not (grammar.infinitive(trigger) and trigger.i - back.i == 2):
                return None
            return Level(predicate, back, grammar.negation(back, stances.negations), trigger)
        if back.pos_ == "VERB" and back.lemma_.lower() not in stances.transparent:
            return None
    return None


def _across_colon(trigger: Token, stances: Stances) -> Level | None:
    """ "On three conditions: a truce, …", "requires two things of Sorrun: that it leave …": what the colon leads in."""
    colon = next((i for i in range(trigger.i - 1, trigger.sent.start, -1) if trigger.doc[i].text == ":"), None)
    if colon is None:
        return None
    for token in reversed(trigger.doc[trigger.sent.start : colon]):
        listed = token.pos_ == "NOUN" and token.tag_ == "NNS"
        counted = token.pos_ == "VERB" and any(c.dep_ == "obj" and c.lemma_ in _LISTED for c in token.children)
        predicate = match(token, stances) if listed or counted else None
        if predicate is not None and predicate.stance in ("demand", "offer", "propose"):
            return Level(predicate, token, grammar.negation(token, stances.negations), trigger)
    return None


def _before(trigger: Token) -> Iterator[Token]:
    word, steps = trigger, 0
    while word.i > word.sent.start and steps < _NEAR:
        word = word.nbor(-1)
        steps += 1
        marks = word.lower_ in _MARKING and word.dep_ == "mark"
        if word.text in (";", ":", ",") or word.lower_ in _ELSEWHERE | _OPENING or marks:
            return
        if word.lower_ in _RETURNED and word.i > word.sent.start and word.nbor(-1).lower_ == "in":
            return
        yield word
