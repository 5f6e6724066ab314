"""Fills the roles of a provision: who would do it, where, how far, to whose benefit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from parley.codebook.loader import Codebook
from parley.model.mention import Actor, Place
from parley.model.passage import Passage
from parley.model.resolver import Resolver
from parley.provisions import grammar

if TYPE_CHECKING:
    from spacy.tokens import Token

_BACK = frozenset({"those", "these", "there", "both", "latter", "two", "three", "four", "the"})
# What tells the setting, not the provision: "at their summit", "under the plan".
_SETTING = frozenset({"under", "during", "at", "after", "before", "since", "according", "amid"})
_BREAKS = frozenset(
    {"while", "whereas", "but", "although", "though", "because", "after", "before", "if", "unless", "until"}
)
_DOING = frozenset({"by", "from"})
_WHOSE = frozenset({"of"})
_BENEFIT = frozenset({"to", "for", "on", "against"})


class Roles:
    """Answers who, where and how far for the words of one report."""

    def __init__(self, actors: Resolver, places: dict[int, tuple[Place, ...]], codebook: Codebook) -> None:
        self._actors = actors
        self._places = places
        self._extent = codebook.stances.extent
        self._transparent = codebook.stances.transparent
        self._things = codebook.classes["agreement"] | codebook.classes["group"] | codebook.classes["body"]
        self._land = codebook.classes["land"]
        self._countries = codebook.names.countries

    def doers(self, passage: Passage, trigger: Token, by: frozenset[str]) -> tuple[Actor, ...]:
        """Who would carry out what the trigger names, by its own words; empty where they do not say.

        `by` holds "of" where the "of" phrase of the measure's noun would, "whose" where they would whose the
        thing is that it is done to: "limits on the Kelmarian army".
        """
        if found := self._by_words(passage, trigger, "of" in by):
            return found
        things = [*grammar.objects(trigger), *grammar.obliques(trigger)] if "whose" in by else []
        return next(((owner,) for thing in things if (owner := self._actors.owner(passage, thing, _WHOSE))), ())

    def _by_words(self, passage: Passage, trigger: Token, by_of: bool) -> tuple[Actor, ...]:
        for word in self._doing(trigger, by_of):
            found = self._actors.actors(passage, word)
            if found:
                return found
        if trigger.pos_ != "VERB" or trigger.dep_ in ("obj", "obl", "nmod"):
            owner = self._actors.owner(passage, trigger, _DOING | {"of"} if by_of else _DOING)
            if owner:
                return (owner,)
            for child in trigger.children:
                fits = grammar.case(child) == "by" or (by_of and grammar.case(child) == "of")
                if child.dep_ == "nmod" and fits and (found := self._actors.actors(passage, child)):
                    return found
        return ()

    def _doing(self, trigger: Token, by_of: bool) -> Iterator[Token]:
        if trigger.pos_ in ("VERB", "AUX", "ADJ"):
            if grammar.passive(trigger):
                by = grammar.agent(trigger)
                if by is not None:
                    yield by
                # "its army be pulled out", "forces are to leave": what is moved belongs to who moves it.
                who = grammar.subject(trigger)
                if who is not None and by is None and by_of:
                    yield who
                return
            who = grammar.subject(trigger)
            if who is None:
                bare = not grammar.infinitive(trigger)
                who = grammar.left_phrase(trigger) if bare else self._bound(trigger)
            if who is not None:
                yield who
        elif trigger.dep_ in ("compound",) and trigger.head.pos_ in ("NOUN", "PROPN"):
            yield trigger.head

    def _bound(self, trigger: Token) -> Token | None:
        """The subject of "must begin to leave", "has to leave": that of the verb that adds nothing of its own."""
        while trigger.dep_ == "conj" and trigger.head.pos_ == "VERB":
            trigger = trigger.head
        above = trigger.head
        carried = above.lemma_.lower() in self._transparent or above == grammar.obliged(trigger)
        if trigger.dep_ != "xcomp" or not carried or any(grammar.objects(above)):
            return None
        return grammar.subject(above)

    def places(self, passage: Passage, trigger: Token, stops: frozenset[int]) -> tuple[Place, ...]:
        """The places the trigger's clause names, up to the next measure; "those regions" are the last ones named."""
        area = self._area(trigger, stops)
        found = [p for p in self._places.get(passage.index, ()) if any(_at(passage, t, p) for t in area)]
        unique: dict[str, Place] = {}
        for place in found:
            # "the Minsk Group", "the Basic Agreement": the name of a thing that is nowhere.
            if place.name.split()[-1].lower() not in self._things:
                unique.setdefault(place.name, place)
        if unique:
            return tuple(unique.values())
        return self._back(passage, area)

    def _back(self, passage: Passage, area: list[Token]) -> tuple[Place, ...]:
        for word in area:
            lemma = word.lemma_.lower()
            pointing = {c.lower_ for c in word.children if c.dep_ in ("det", "nummod", "amod")} & {
                "those",
                "these",
                "both",
                "two",
                "three",
                "four",
            }
            if (lemma in self._land and word.tag_ in ("NNS", "NNPS") and pointing) or word.lower_ == "there":
                for step in range(0, 4):
                    earlier = [
                        p
                        for p in self._places.get(passage.index - step, ())
                        if step or p.span.start < passage.offset + word.idx
                    ]
                    earlier = [p for p in earlier if p.name not in self._countries] or earlier
                    if earlier:
                        return tuple({p.name: p for p in earlier}.values())
        return ()

    def _area(self, trigger: Token, stops: frozenset[int]) -> list[Token]:
        """The words that can speak of the trigger's where and how far: what hangs from it, and what follows it."""
        sentence = trigger.sent
        area = {t.i for t in trigger.subtree if not _crosses(t, trigger, stops)}
        for target in grammar.objects(trigger):
            if target.i < trigger.i:
                area |= {t.i for t in target.subtree if t.i < trigger.i and not _crosses(t, target, stops)}
        for position in range(trigger.i + 1, sentence.end):
            token = trigger.doc[position]
            if position in stops or token.lower_ in _BREAKS | _SETTING or token.text in (";", ":"):
                break
            if (
                token.pos_ == "VERB"
                and token.dep_ in ("ROOT", "conj", "parataxis", "advcl")
                and token.i > trigger.i + 1
            ):
                break
            area.add(position)
        return [trigger.doc[i] for i in sorted(area) if sentence.start <= i < sentence.end]

    def extent(self, trigger: Token, places: Iterable[Place], stops: frozenset[int]) -> str | None:
        """`all`, `part` or None, by the words of extent at the trigger, its objects and its places."""
        near = [trigger, *grammar.objects(trigger), *grammar.obliques(trigger)]
        words = [t for word in near for t in [word, *word.children] if t.i not in stops or t == trigger]
        words += [
            t
            for word in near
            for child in word.children
            if child.dep_ in ("nmod", "amod", "det") and child.i not in stops
            for t in [child, *child.children]
        ]
        if trigger.i > trigger.sent.start:
            words.append(trigger.nbor(-1))
        for word in sorted(set(words), key=lambda t: t.i):
            found = self._extent.get(word.lower_) or self._extent.get(word.lemma_.lower())
            if found and word.pos_ not in ("VERB", "AUX") and word != trigger and self._counts(word):
                return found
        return None

    def _counts(self, word: Token) -> bool:
        """False for words of extent that tell of time or number here: "every week", "several hostages"."""
        if word.lemma_.lower() in ("area", "region", "town", "village"):
            return word.i + 1 < len(word.doc) and word.nbor(1).lower_ == "of"
        # "every week", "the half-century of fighting"
        if word.head.lemma_.lower() in ("week", "day", "month", "year", "time", "hour", "decade", "century"):
            return False
        return (
            word.lower_ not in ("several", "few", "certain", "some")
            or word.head.lemma_.lower() in self._land
            or word.pos_ != "DET"
        )

    def recipient(self, passage: Passage, trigger: Token) -> str | None:
        """Whom it benefits or reaches: "to Kelmar", "for Ukraine", "on Russia"."""
        for word in [*grammar.obliques(trigger), *(o for t in grammar.objects(trigger) for o in grammar.obliques(t))]:
            if grammar.case(word) in _BENEFIT and (found := self._actors.actors(passage, word)):
                return found[0].party
        return None


def _crosses(word: Token, top: Token, stops: frozenset[int]) -> bool:
    """True where the way from `word` up to `top` passes another measure or a clause of its own."""
    steps = 0
    while word != top and word.head != word and steps < 20:
        if grammar.case(word) in _SETTING:
            return True
        if word.i in stops or word.dep_ in ("parataxis", "advcl") or (word.dep_ == "conj" and word.pos_ == "VERB"):
            return True
        word, steps = word.head, steps + 1
    return False


def _at(passage: Passage, token: Token, place: Place) -> bool:
    return place.span.start <= passage.offset + token.idx < place.span.end
