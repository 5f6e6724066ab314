"""Finds the words that name a measure, by the patterns of the codebook."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parley.codebook.loader import Codebook
from parley.codebook.measures import Measure
from parley.codebook.patterns import Pattern
from parley.model.mention import Place
from parley.model.passage import Passage
from parley.provisions import grammar
from parley.provisions.stance import PROCESS

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Trigger:
    """A verb or noun that names a measure.

    `negative` where its pattern states the measure's contrary, `penalty` where who says that it will do it threatens.
    """

    token: Token
    measure: str
    pattern: Pattern
    kind: str
    negative: bool
    doer: frozenset[str] = frozenset()
    penalty: bool = False

    @property
    def weight(self) -> int:
        """How much its pattern asks for."""
        return self.pattern.weight


# Without an object they tell a way that somebody goes: to return to a place is not to return it.
_MOTION = frozenset({"return"})

# What ends without an object is what the measure is about: "the raids must stop".
ENDING = frozenset({"stop", "end", "cease", "halt"})

# Who goes or returns without an object is what the measure is about: "the refugees would go home".
_GOING = frozenset({"go", "come", "return"})

# Where one of these has forces for subject or object, they are not withdrawn: "the troops will stay in the valley".
STAYING = frozenset({"stay", "remain", "keep"})
# Where soldiers stay who are withdrawn, and those who stay to watch.
_QUARTERS = frozenset({"barracks", "base", "camp", "garrison"})
_WATCHING = frozenset({"peacekeeper", "observer", "monitor"})
_LAND = ("land", "zone", "line", "corridor", "border")
_THERE = frozenset({"in", "on", "at", "inside", "within", "along", "near"})

_ASSURING = frozenset({"guarantee", "assurance"})
_TRIALS = frozenset({"test", "testing", "launch"})

# What one meets without meeting anybody.
FULFILLED = frozenset(
    (
        "demand condition requirement criterion criteria deadline target need obligation standard commitment goal "
        "expectation challenge resistance opposition term request pledge threshold quota date end fate death"
    ).split()
)


class Finder:
    """Looks the patterns of a codebook up by their head; built once."""

    def __init__(self, codebook: Codebook) -> None:
        self._classes = codebook.classes
        self._heads: dict[tuple[str, str], list[tuple[int, Measure, Pattern]]] = {}
        for order, measure in enumerate(codebook.measures):
            for kind, patterns in (("verb", measure.verbs), ("noun", measure.nouns)):
                for pattern in patterns:
                    self._heads.setdefault((kind, pattern.head), []).append((order, measure, pattern))
        for found in self._heads.values():
            found.sort(key=lambda item: (-item[2].weight, item[0]))

    def triggers(self, passage: Passage, places: tuple[Place, ...], parties: frozenset[int]) -> Iterator[Trigger]:
        """The triggers of a passage from left to right; `parties` holds the tokens that name a party."""
        held = frozenset(
            t.i for t in passage.parse for p in places if p.span.start <= passage.offset + t.idx < p.span.end
        )
        for token in passage.parse:
            if token.pos_ == "PROPN" and token.i in parties:
                # "the Libya Observer": a name says nothing of a measure.
                continue
            for kind, lemma in _keys(token):
                if found := self._match(token, kind, lemma, held, parties):
                    if found.measure in PROCESS or not _titled(token):
                        yield found
                    break

    def _match(
        self, token: Token, kind: str, lemma: str, places: frozenset[int], parties: frozenset[int]
    ) -> Trigger | None:
        near: frozenset[str] | None = None
        narrower: set[str] = set()
        for _, measure, pattern in self._heads.get((kind, lemma), ()):
            if pattern.words:
                near = near if near is not None else _near(token)
                if not all(self._word(word, near) for word in pattern.words):
                    continue
            if pattern.classes and not self._object(token, kind, pattern.classes, places, parties):
                narrower.add(measure.id)
                continue
            if pattern.head == "try" and any(c.dep_ == "xcomp" for c in token.children):
                # "try to calm the north" brings nobody to court.
                continue
            if pattern.head == "meet" and kind == "verb" and any(_fulfilled(word) for word in grammar.objects(token)):
                continue
            if pattern.head == "negotiate" and kind == "verb" and grammar.passive(token):
                # "quotas to be negotiated every year": how a thing is settled.
                continue
            if (
                pattern.head in _ASSURING
                and pattern.weight == 1
                and any(grammar.case(c) == "on" for c in token.children)
            ):
                # "guarantees on fishing" protect nobody.
                continue
            if not pattern.classes and measure.id in narrower and kind == "verb" and _of_another_thing(token):
                # "withdraw the offer", "pull out its ministers": what it is done to is not what the measure is about.
                continue
            negative, penalty = pattern.text in measure.negative, pattern.text in measure.penalties
            return Trigger(token, measure.id, pattern, kind, negative, measure.doer, penalty)
        return None

    @staticmethod
    def _word(word: str, near: frozenset[str]) -> bool:
        return word in near

    def _object(
        self, token: Token, kind: str, classes: tuple[str, ...], places: frozenset[int], parties: frozenset[int]
    ) -> bool:
        if "displaced" in classes and token.lemma_ in _GOING and (who := _who_goes(token)) is not None:
            return any(self._belongs(word, name, places, parties) for word in grammar.phrase(who) for name in classes)
        if classes == ("forces",) and token.lemma_ in STAYING:
            return self._stay(token, places)
        if token.lemma_ in ENDING and kind == "verb" and (what := _what_ends(token)) is not None:
            return any(self._belongs(word, name, places, parties) for word in grammar.phrase(what) for name in classes)
        targets = list(grammar.objects(token)) if kind == "verb" or token.pos_ == "VERB" else []
        if kind == "noun" or not (targets or token.lemma_ in _MOTION):
            targets += list(grammar.obliques(token))
        if kind == "noun":
            targets += [c for c in token.children if c.dep_ in ("compound", "amod", "nmod:poss", "nmod:desc")]
            if token.dep_ in ("compound", "amod") and token.head.pos_ in ("NOUN", "PROPN"):
                targets.append(token.head)
            targets += _of_chain(token)
        elif not any(c.dep_ in ("obj", "nsubj:pass") for c in token.children):
            # Where the parser gave no object, the noun phrase that follows stands for it.
            targets += _following(token)
            if "place" in classes and any(token.i + step in places for step in (1, 2, 3)):
                return True
        words = [word for target in targets for word in _naming(target, "place" in classes)]
        if "weapon" in classes and any(word.lemma_.lower() in _TRIALS for word in words):
            # "suspend its missile tests" stops no missile on its way to anybody.
            return False
        if kind == "verb":
            words += _run_of_nouns(token)
            if grammar.passive(token):
                words += _before(token)
        return any(self._belongs(word, name, places, parties) for word in words for name in classes)

    def _stay(self, token: Token, places: frozenset[int]) -> bool:
        """True where forces stay, or are kept, on some land, or it is not said where."""
        who = next(grammar.objects(token), None) if token.lemma_ == "keep" else _who_goes(token)
        words = list(grammar.phrase(who)) if who is not None else []
        forces = any(self._belongs(word, "forces", places, frozenset()) for word in words)
        away = any(c.lower_ in ("away", "out") for c in token.children)
        if not forces or away or any(word.lemma_.lower() in _WATCHING for word in words):
            return False
        where = [c for c in token.children if c.dep_ in ("obl", "xcomp", "advcl", "obl:unmarked") and c != who]
        on_land = any(self._lies(c, places) for c in where)
        return on_land or (not where and token.lemma_ != "keep")

    def _lies(self, phrase: Token, places: frozenset[int]) -> bool:
        """True for "in the valley", and for no quarters: "in their barracks"."""
        if grammar.case(phrase) not in _THERE or phrase.lemma_.lower() in _QUARTERS:
            return False
        words = list(grammar.phrase(phrase))
        return any(self._belongs(w, name, places, frozenset()) for w in words for name in ("place", *_LAND))

    def _belongs(self, word: Token, name: str, places: frozenset[int], parties: frozenset[int]) -> bool:
        if name == "place":
            return word.i in places
        if name == "actor":
            return word.i in parties
        # The pipeline leaves some plurals as they are: "troops".
        return word.lower_ in self._classes[name] or any(form in self._classes[name] for form in grammar.lemmas(word))


def _naming(target: Token, places: bool) -> Iterator[Token]:
    """The words that name what a thing is; whose it is, as in "the bloc's rules", tells only of places."""
    for word in grammar.phrase(target, 4):
        if places or word == target or word.dep_ != "nmod:poss":
            yield word


def _keys(token: Token) -> Iterator[tuple[str, str]]:
    if token.lower_ in ("return", "exchange") and token.i > token.sent.start and token.nbor(-1).lower_ == "in":
        return
    forms = list(dict.fromkeys(grammar.lemmas(token)))
    describes = token.dep_ == "acl" and token.tag_ == "VBN"
    if (token.dep_ == "amod" and token.pos_ in ("VERB", "ADJ")) or describes:
        # "frozen funds", "the tariffs imposed in May": a participle that describes is nobody's step.
        return
    if token.pos_ in ("VERB", "AUX"):
        yield from (("verb", form) for form in forms)
        if token.lower_.endswith("ing"):
            yield "noun", token.lower_
    elif token.pos_ in ("NOUN", "PROPN", "ADJ"):
        yield from (("noun", form) for form in forms)
        yield "noun", token.lower_
        if token.pos_ != "PROPN" and token.lower_.endswith(("ing", "ed")):
            yield from (("verb", form) for form in forms)


def _titled(token: Token) -> bool:
    """True for the last word of a name: "the Tarn Observer", "the Oren Monitor"."""
    capital = token.pos_ in ("PROPN", "NOUN") and token.text.istitle()
    return capital and any(c.dep_ == "compound" and c.pos_ == "PROPN" and c.text.istitle() for c in token.children)


def _who_goes(token: Token) -> Token | None:
    """Who goes where a verb has no object: its subject, or whom it is wanted of."""
    if any(grammar.objects(token)):
        return None
    wanted = next(grammar.objects(token.head), None) if token.dep_ == "xcomp" else None
    return grammar.subject(token) or wanted


def _what_ends(token: Token) -> Token | None:
    """What ends where a verb of ending has no object: its subject, or what is wanted so."""
    return None if any(grammar.objects(token)) else _who_goes(token)


def _of_another_thing(token: Token) -> bool:
    return any(c.dep_ in ("obj", "nsubj:pass") and c.pos_ == "NOUN" for c in token.children)


def _fulfilled(word: Token) -> bool:
    """True for "meet the conditions", "the deadline was met": nobody sits down with these."""
    return word.lemma_.lower() in FULFILLED


def _near(token: Token) -> frozenset[str]:
    """The words and lemmas around a head that can belong to it: children, their prepositions, the next two words."""
    found = set()
    acts = token.pos_ == "VERB" and any(c.dep_ == "obj" for c in token.children)
    for child in token.children:
        if child.dep_ == "mark" or (child.dep_ == "nsubj" and acts):
            # "The deal should make a reference" makes no deal; "neither side may" is said of the verb.
            found |= {c.lower_ for c in child.children if c.lower_ == "neither"}
            continue
        found |= {child.lower_} | ({child.lemma_.lower()} if child.pos_ in ("NOUN", "ADJ", "PROPN") else set())
        for below in child.children:
            if below.dep_ in ("case", "compound", "amod", "compound:prt", "nmod", "det"):
                found |= {below.lower_, below.lemma_.lower()}
    if token.dep_ in ("compound", "amod"):
        found |= {token.head.lower_, token.head.lemma_.lower()}
    for step in (1, 2):
        if token.i + step < token.sent.end:
            after = token.nbor(step)
            if after.is_punct:
                break
            found |= {after.lower_} | ({after.lemma_.lower()} if after.pos_ == "NOUN" else set())
    return frozenset(found)


def _of_chain(token: Token) -> list[Token]:
    """The nouns of "of …" right after a noun, by order: "the lifting of at least some of the sanctions"."""
    found: list[Token] = []
    if token.i + 1 >= token.sent.end or token.nbor(1).lower_ not in ("of", "to", "for", "on"):
        return found
    for step in range(2, 11):
        if token.i + step >= token.sent.end:
            break
        after = token.nbor(step)
        if after.is_punct or after.pos_ in ("VERB", "AUX", "SCONJ") or after.tag_.startswith("W"):
            # "a return to a war in which people were killed": the people belong to what is told of it.
            break
        if after.pos_ == "CCONJ" and step + 1 < 11 and after.nbor(1).pos_ == "DET":
            # "the delivery of aid and an end to the flow of arms": another thing begins.
            break
        if after.pos_ in ("NOUN", "PROPN"):
            found.append(after)
    return found


def _run_of_nouns(token: Token) -> list[Token]:
    """The nouns right after a verb, through "of": "buy 70 billion dollars' worth of exports"."""
    found: list[Token] = []
    for step in range(1, 10):
        if token.i + step >= token.sent.end:
            break
        after = token.nbor(step)
        if after.pos_ not in ("DET", "ADJ", "NUM", "NOUN", "PROPN", "SYM", "PART", "ADP", "PRON", "ADV"):
            break
        if after.pos_ == "ADP" and after.lower_ != "of" and step > 1:
            break
        if after.pos_ in ("NOUN", "PROPN") and after.dep_ != "nmod:poss":
            found.append(after)
    return found


def _before(token: Token) -> list[Token]:
    """The nouns before a passive verb in its clause: "Up to 30 hostages, some of them ill, would be released"."""
    found: list[Token] = []
    for position in range(token.i - 1, max(token.sent.start, token.i - 16) - 1, -1):
        word = token.doc[position]
        if word.pos_ == "VERB" or word.text in (";", ":"):
            break
        if word.pos_ in ("NOUN", "PROPN"):
            found.append(word)
    return found


def _following(token: Token) -> list[Token]:
    for step in range(1, 7):
        if token.i + step >= token.sent.end:
            return []
        after = token.nbor(step)
        if after.pos_ in ("NOUN", "PROPN") and after.dep_ != "nmod:poss":
            return [after]
        if after.is_punct or after.pos_ in ("VERB", "CCONJ"):
            return []
    return []
