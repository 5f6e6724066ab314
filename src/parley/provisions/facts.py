"""Tells what has happened or is going on from what somebody wants: a fact done is no stance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parley.codebook.stances import Stances
from parley.provisions import grammar
from parley.provisions.levels import climb, match

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

# What is put forward; to agree or to refuse may well be told by what somebody does.
_PUT = frozenset({"offer", "demand", "propose", "consider", "threaten"})

# An adverbial clause tells a fact only where it opens with one of these.
_TELLING = frozenset("after since because while although though as".split())

# A text that does not hold a thing says that it will not be.
HOLDING = frozenset("include contain provide foresee mention have set hold envisage envision name".split())
TEXTS = frozenset(
    "agreement deal accord treaty pact settlement plan proposal draft text peace compromise document paper".split()
)
_INCLUDING = frozenset("include contain provide foresee envisage envision".split())
_OPPOSING = frozenset({"but", "instead", "only", "although", "while"})

_ANSWERING = frozenset({"accept", "reject"})
_TALKS = frozenset("talk talks negotiation meeting summit round dialogue".split())

_HOLDING = frozenset({"only", "long", "soon", "if"})

_COMING = frozenset({"if", "when", "once"})

# What one brings to talks, and how one goes there.
_BROUGHT = frozenset("concession proposal offer idea plan answer demand condition hand list map document".split())
_COMING_TO = frozenset("come go attend arrive return enter".split())

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_PARTICIPLES = frozenset({"VBN", "VBG"})

# What is said, held or meant by somebody is for the word itself to tell.
_SAYING = frozenset(
    "say tell speak call stand see feel regard view consider describe argue repeat mean need depend hinge write".split()
) | {"provide"}

# What somebody has heard or imagines is on no table.
_IMAGINED = frozenset("notion dream illusion myth fantasy delusion fiction".split())
_HEARSAY = frozenset("report rumour rumor speculation allegation".split()) | _IMAGINED


def is_fact(anchor: Token, words: Sequence[Token], stance: str, stances: Stances) -> bool:
    """True where the clause of `anchor` tells, without a modal or a word of stance, of what is done or going on.

    "The two sides are holding talks in Amman", "Kelmar has raised its tariffs": `words` are those in which a
    `stance` was seen.
    """
    verb = grammar.clause_head(anchor)
    if stance in _ANSWERING and _befalls(verb):
        return True
    if stance not in _PUT or any(_stands_for(word, stances) for word in words) or grammar.imperative(verb):
        return False
    if _describes(verb, stances):
        return True
    if verb.pos_ != "VERB" or verb.lemma_.lower() in _SAYING or not _indicative(verb):
        return False
    if any(c.lower_ == "first" and c.dep_ == "advmod" for c in verb.children):
        # "They hand in their guns first, and then we talk"
        return False
    if grammar.negation(verb, stances.negations) is not None or climb(anchor, stances) or match(verb, stances):
        return False
    told_of = next((word for word in (anchor, *anchor.ancestors) if word.head == verb), verb)
    if told_of.dep_ in ("nsubj", "csubj"):
        # "the deadline for their release ran out" tells what befell the deadline.
        return False
    return not any(_supposed(word) for word in (verb, *verb.ancestors))


def _stands_for(word: Token, stances: Stances) -> bool:
    """True for a word of stance; "an agreement" may be no more than the text."""
    told = match(word, stances)
    return told is not None and (told.kind, told.stance) != ("noun", "accept")


def is_hearsay(anchor: Token) -> bool:
    """True for "reports that Kelmar would leave", "reports which say it will", "the notion that it would"."""
    return _holding(anchor, _HEARSAY)


def is_imagined(anchor: Token) -> bool:
    """True for "the dream that Kelmar would leave": who is said to do it, and calls it so, will not."""
    return _holding(anchor, _IMAGINED)


def _holding(anchor: Token, nouns: frozenset[str]) -> bool:
    """True where the clause of `anchor` is what one of the nouns says, by the tree or by a "that" right after it."""
    inside = anchor
    for word in (anchor, *anchor.ancestors):
        if inside != word and inside.dep_.startswith("acl") and word.lemma_.lower() in nouns:
            return True
        that = next((c for c in word.children if c.dep_ == "mark" and c.lower_ == "that"), None)
        before = (t for t in reversed(list(word.sent)) if that is not None and t.i < that.i and not t.is_punct)
        # A quotation may end between: "to 'wake up from the dream' that …".
        noun = next(before, None)
        # "Reuters reported that …" tells who says it: a verb is no rumour.
        if noun is not None and noun.pos_ == "NOUN" and noun.lemma_.lower() in nouns:
            return True
        inside = word
    return False


def is_left_out(anchor: Token, stances: Stances) -> bool:
    """True for what follows "the accord would not include …": the text that leaves it out does not put it forward."""
    before = [word for word in anchor.sent if word.i < anchor.i]
    for word in reversed(before):
        if word.text in (";", ":") or word.lower_ in _OPPOSING:
            return False
        if word.pos_ == "VERB" and word.lemma_.lower() in _INCLUDING:
            who = grammar.subject(word)
            # What a text "did not include" may be missed by whoever says so.
            past = any(c.lower_ == "did" for c in word.children)
            denied = grammar.negation(word, stances.negations) is not None and not past
            return denied and who is not None and who.lemma_.lower() in TEXTS
    return False


def is_conceded(anchor: Token) -> bool:
    """True for what stands in "even if …": it is granted for the sake of the argument."""
    for word in (anchor, *anchor.ancestors):
        mark = next((c for c in word.children if c.lower_ == "if" and c.dep_ == "mark"), None)
        if mark is not None and mark.i > mark.sent.start and mark.nbor(-1).lower_ == "even":
            return True
    return False


def _befalls(verb: Token) -> bool:
    """True for "the talks are not resuming", "the negotiations ended": what befalls talks is nobody's answer."""
    who = grammar.subject(verb)
    if who is None or who.lemma_.lower() not in _TALKS or grammar.passive(verb) or verb.pos_ != "VERB":
        return False
    return _indicative(verb)


def _describes(verb: Token, stances: Stances) -> bool:
    """True for "the mayors elected in May": a participle that says which is no step."""
    bare = verb.dep_ == "acl" and verb.tag_ == "VBN" and match(verb, stances) is None
    return bare and not any(word.tag_ == "MD" for word in verb.subtree)


def _indicative(verb: Token) -> bool:
    helpers = [c for c in verb.children if c.dep_.startswith("aux")]
    if any(c.tag_ == "MD" or c.lower_ == "to" for c in helpers) or grammar.infinitive(verb):
        return False
    return verb.tag_ in _FINITE or (verb.tag_ in _PARTICIPLES and any(c.tag_ in _FINITE for c in helpers))


def _supposed(word: Token) -> bool:
    """True for a clause that is not told as a fact: a condition, a time to come, what hangs on a modal."""
    helpers = [c for c in word.children if c.dep_.startswith("aux")]
    if any(c.tag_ == "MD" for c in helpers):
        return True
    opening = [c.lower_ for c in word.children if c.dep_ in ("mark", "advmod", "case") and c.i < word.i]
    # "for as long as they keep it" may hang on its "long".
    told = _TELLING | {"when"} if word.tag_ == "VBD" else _TELLING
    telling = bool(told & {*opening}) and not _HOLDING & {*opening, word.head.lower_}
    return word.dep_.startswith("advcl") and not telling


def is_awaited(anchor: Token) -> bool:
    """True for what stands in a clause of "if" or "when": what would or will have come about by then.

    "Once they sign, the ban will end": who says so need not want them to.
    """
    for word in (anchor, *anchor.ancestors):
        opening = {c.lower_ for c in word.children if c.dep_ in ("mark", "advmod") and c.i < word.i}
        denied = any(c.lower_ in ("not", "n't") for c in word.children)
        if word.dep_.startswith("advcl") and opening & _COMING and not denied:
            return True
    return False


def brings(verb: Token) -> bool:
    """True for "come to the talks with concessions": what is said of it is said of what is brought."""
    with_it = (c for c in verb.children if c.dep_ == "obl" and grammar.case(c) == "with" and c.pos_ == "NOUN")
    return verb.lemma_.lower() in _COMING_TO and any(c.lemma_.lower() in _BROUGHT for c in with_it)
