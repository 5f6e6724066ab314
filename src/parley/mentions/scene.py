"""A sentence seen as who, where and when stand in it: what the search for occasions walks over."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from parley.codebook.loader import Codebook
from parley.mentions.names import dateline
from parley.mentions.occasion_people import ARMED, LOOSE, TEAMS, Member, acts, collectives, nobody, pronouns
from parley.model.mention import Mentions
from parley.model.passage import Passage
from parley.model.resolver import Resolver
from parley.text.dates import DateInterval
from parley.text.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_SPOTS = frozenset("capital city town village resort port island border region lake coast airport".split())
_STOPS = frozenset({",", ";", ":", ".", "(", ")", "?", "!", '"'})


class Scene:
    """The tokens of a passage with its members, places and times by token position."""

    def __init__(
        self,
        passage: Passage,
        mentions: Mentions,
        codebook: Codebook,
        resolver: Resolver | None,
        before: Sequence[Member],
        sides: Sequence[str] = (),
        heads: Sequence[str] = (),
        clear: bool = False,
    ) -> None:
        self.sides, self.pair = tuple(sides), tuple(sides) if clear else ()
        self.passage = passage
        self.codebook = codebook
        self.tokens: list[Token] = list(passage.parse)
        self._lower = [token.lower_ for token in self.tokens]
        self._starts = [passage.offset + token.idx for token in self.tokens]
        self._stops = [i for i, token in enumerate(self.tokens) if token.text in _STOPS]
        self.places = [(self.at(place.span), place.name) for place in mentions.places]
        self.places += list(self._capitals())
        self.times = [(self.at(time.span), time.interval) for time in mentions.times]
        both = list(collectives(self.tokens, codebook.names, sides, heads))
        found = [m for m in self._named(mentions) if not any(m.start < c.end and c.start < m.end for c in both)]
        whole = {i for actor in mentions.actors for at in [self.at(actor.span)] if len(at) > 1 for i in at}
        found += [*both, *(m for m in self._adjectives() if m.start not in whole), *self._sent()]
        found += self._unlisted(found)
        found += pronouns(passage, found, codebook.names, resolver, before, sides)
        self.begin = dateline(self.tokens)
        self.places = [(at, name) for at, name in self.places if at and at.start >= self.begin]
        self.times = [(at, interval) for at, interval in self.times if at and at.start >= self.begin]
        self.members = sorted((m for m in found if m.start >= self.begin), key=lambda member: member.start)

    def at(self, span: Span) -> range:
        """The positions of the tokens that a span of the report touches."""
        first, stop = bisect_right(self._starts, span.start), bisect_left(self._starts, span.end)
        # The token before may reach into the span.
        if first and self._starts[first - 1] + len(self.tokens[first - 1]) > span.start:
            first -= 1
        return range(first, stop) if first < stop else range(0)

    def span(self, start: int, end: int) -> Span:
        """The span of the report from token `start` up to `end`."""
        first, last = self.tokens[start], self.tokens[end - 1]
        return Span(self.passage.offset + first.idx, self.passage.offset + last.idx + len(last))

    def word(self, position: int) -> str:
        """The token at a position in lower case; empty outside the sentence."""
        return self._lower[position] if 0 <= position < len(self._lower) else ""

    def among(self, start: int, end: int) -> list[Member]:
        """The members that stand from `start` up to `end`."""
        return [member for member in self.members if start <= member.start and member.end <= end]

    def place_among(self, positions: Iterable[int]) -> str | None:
        """The first place at one of the positions."""
        held = set(positions)
        return next((name for at, name in self.places if at and at.start in held), None)

    def time_among(self, positions: Iterable[int]) -> tuple[bool, DateInterval | None]:
        """Whether a date stands at one of the positions, and the first that could be reckoned."""
        held = set(positions)
        # "In talks since 2014" tells of no day.
        found = [t for at, t in self.times if held & set(at) and not self._spanning(at)]
        return bool(found), next((interval for interval in found if interval), None)

    def _spanning(self, at: range) -> bool:
        return bool({"since", "until"} & {self.word(at.start - 1), self.word(at.start)})

    def clause(self, position: int) -> tuple[int, int]:
        """The stretch between marks around a position."""
        before = bisect_left(self._stops, position)
        after = self._stops[before] if before < len(self._stops) else max(position, len(self.tokens))
        return (self._stops[before - 1] + 1 if before else 0), after

    def remit(self, member: Member) -> bool:
        """Whether it is only what an office is for: "the envoy for Kelmar", "the ambassador to Kelmar"."""
        office = self.tokens[member.start - 2].lemma_.lower() if member.start > 1 else ""
        return self.word(member.start - 1) in ("for", "to") and office in self.codebook.names.roles

    def _named(self, mentions: Mentions) -> Iterator[Member]:
        names = self.codebook.names
        placed = [at for at, _ in self.places if at]
        for actor in mentions.actors:
            at = self.at(actor.span)
            dated = any({*at} & {*when} for when, _ in self.times)
            if not at or dated or any(at.start < place.stop and place.start < at.stop for place in placed):
                continue
            stands_for = actor.name is None and actor.resolved is not None and not actor.party.islower()
            if names.adjectives.get(self.tokens[at.start].text) and self._of_a_place(at.start):
                continue
            if self._lent(at.stop) or (not stands_for and nobody(actor.party, self.tokens, at.start, names)):
                continue
            # A lone capital or unknown name right before the occasion is where it is, which the nouns see to.
            unknown = actor.party == actor.name and not actor.person and actor.party not in names.known
            if not unknown or at.start in {place.start for place in placed} or acts(self.tokens, at):
                yield Member(start=at.start, end=at.stop, parties=(actor.party,), person=actor.person)

    def _capitals(self) -> Iterator[tuple[range, str]]:
        """ "The Omani capital" is Muscat."""
        names = self.codebook.names
        for position in range(1, len(self.tokens)):
            owner = position - 1 - (self.word(position - 1) == "'s")
            party = names.adjectives.get(self.tokens[owner].text) or self._country_ending(owner)
            if party and self.word(position) == "capital":
                capital = next((name for name, country in names.capitals.items() if country == party), None)
                if capital:
                    yield range(owner, position + 1), capital

    def _country_ending(self, position: int) -> str | None:
        """The country whose name ends at a position: "South Sudan"."""
        texts = [" ".join(t.text for t in self.tokens[start : position + 1]) for start in (position - 1, position)]
        return next((text for text in texts if text in self.codebook.names.countries), None)

    def _sent(self) -> Iterator[Member]:
        """ "Negotiators from Kelmar", "talks between Kelmar and Sorrun": whom an occasion joins are no places there."""
        names = self.codebook.names
        for at, name in list(self.places):
            start = at.start - 1 if at else -1
            while start > 0 and (self.tokens[start].pos_ == "PROPN" or self.word(start) in ("and", ",", "the")):
                start -= 1
            office = self.tokens[start - 1].lemma_.lower() if start > 0 and self.word(start) == "from" else ""
            sent = name in names.countries and office in (names.roles | TEAMS) - ARMED
            between = start > 0 and self.word(start) == "between" and self._of_occasion(start)
            # "Between Kelmar and Tarn rebels": of a place, and no place itself.
            if sent or (between and not any(self.word(at.stop + i) in LOOSE for i in range(2))):
                self.places = [pair for pair in self.places if pair[0] != at]
                yield Member(start=at.start, end=at.stop, parties=(name,), person=True)

    def _unlisted(self, found: Sequence[Member]) -> Iterator[Member]:
        """ "Talks between Kelmar and the Sorrun Front": whom an occasion joins is a party, though no list knows it."""
        held = {i for m in found for i in range(m.start, m.end)} | {i for at, _ in self.times for i in at}
        for between in (i for i, word in enumerate(self._lower) if word == "between" and self._of_occasion(i)):
            joined = next((i for i in range(between, between + 8) if self.word(i) == "and"), None)
            if joined is None:
                continue
            start = joined + 1 + (self.word(joined + 1) == "the")
            stop = start
            while stop < len(self.tokens) and self.tokens[stop].pos_ == "PROPN":
                stop += 1
            # "Kelmar and North Sorrunian leaders": the beginning of a longer phrase is no name.
            whole = stop >= len(self.tokens) or self.tokens[stop].pos_ not in ("ADJ", "NOUN")
            if stop > start and whole and not held & {*range(start, stop)}:
                name = " ".join(token.text for token in self.tokens[start:stop])
                yield Member(start=start, end=stop, parties=(name,))

    def _of_occasion(self, between: int) -> bool:
        """Whether "between" stands behind the name of an occasion: "talks on Friday between the two"."""
        nouns = self.codebook.occasions.nouns
        return any(self.word(i) in nouns for i in range(max(0, between - 6), between))

    def _of_a_place(self, position: int) -> bool:
        """Whether an adjective only tells where a place lies: "the Kelmari capital", "a Sorrunian ski resort"."""
        noun = next((t for t in self.tokens[position + 1 : position + 4] if t.pos_ not in ("ADJ", "PROPN")), None)
        return noun is not None and noun.lemma_ in _SPOTS

    def _lent(self, position: int) -> bool:
        """Whether what ends there only stands behind another: "Kelmar-backed rebels", "U.N.-sponsored talks"."""
        return self.word(position) == "-" and [t.tag_ for t in self.tokens[position + 1 : position + 2]] == ["VBN"]

    def _adjectives(self) -> Iterator[Member]:
        """ "The Kelmari general" is Kelmar's; "the Kelmari and Sorrunian generals" are of both."""
        names = self.codebook.names
        for position, token in enumerate(self.tokens):
            party = names.adjectives.get(token.text)
            if party and not self._of_a_place(position) and not self._lent(position + 1):
                yield Member(start=position, end=position + 1, parties=(party,), modifier=True)
