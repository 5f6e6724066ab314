"""A sentence seen as who, where and when stand in it: what the search for occasions walks over."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from parley.codebook.loader import Codebook
from parley.mentions.names import dateline
from parley.mentions.occasion_people import Member, acts, collectives, nobody, pronouns
from parley.model.mention import Mentions
from parley.model.passage import Passage
from parley.model.resolver import Resolver
from parley.text.dates import DateInterval
from parley.text.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

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
    ) -> None:
        self.passage = passage
        self.codebook = codebook
        self.tokens: list[Token] = list(passage.parse)
        self._lower = [token.lower_ for token in self.tokens]
        self._starts = [passage.offset + token.idx for token in self.tokens]
        self._stops = [i for i, token in enumerate(self.tokens) if token.text in _STOPS]
        self.places = [(self.at(place.span), place.name) for place in mentions.places]
        self.places += list(self._capitals())
        self._part_places()
        self.times = [(self.at(time.span), time.interval) for time in mentions.times]
        both = list(collectives(self.tokens, codebook.names, resolver, before))
        found = [m for m in self._named(mentions) if not any(m.start < c.end and c.start < m.end for c in both)]
        found += [*both, *self._adjectives()]
        found += pronouns(passage, found, codebook.names, resolver, before)
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
        found = [interval for at, interval in self.times if held & set(at)]
        return bool(found), next((interval for interval in found if interval), None)

    def clause(self, position: int) -> tuple[int, int]:
        """The stretch between marks around a position."""
        before = bisect_left(self._stops, position)
        after = self._stops[before] if before < len(self._stops) else max(position, len(self.tokens))
        return (self._stops[before - 1] + 1 if before else 0), after

    def group_before(self, position: int, start: int = 0) -> list[Member]:
        """The nearest members before a position, with those that "and" or a comma joins to them."""
        held = [m for m in self.among(start, position) if not m.modifier and not self.remit(m)]
        return self._joined(held[::-1])

    def group_after(self, position: int, end: int) -> list[Member]:
        """The nearest members after a position, with those joined to them."""
        return self._joined([m for m in self.among(position, end) if not m.modifier])

    def remit(self, member: Member) -> bool:
        """Whether it is only what an office is for: "the envoy for Kelmar", "the ambassador to Kelmar"."""
        office = self.tokens[member.start - 2].lemma_.lower() if member.start > 1 else ""
        return self.word(member.start - 1) in ("for", "to") and office in self.codebook.names.roles

    def _joined(self, members: Sequence[Member]) -> list[Member]:
        group: list[Member] = []
        for member in members:
            if group:
                low, high = sorted([group[-1], member], key=lambda m: m.start)
                between = self.tokens[low.end : high.start]
                words = {t.lower_ for t in between}
                apart = any(t.pos_ in ("VERB", "AUX", "ADP") or t.text == ";" for t in between)
                known = {party for m in group for party in m.parties}
                # "Russian President Vladimir Putin": office and name are one person.
                same = set(member.parties) <= known and not words & {"with", "to"}
                if (apart or not {"and", "or", ","} & words) and not same:
                    break
            group.append(member)
        return sorted(group, key=lambda m: m.start)

    def _named(self, mentions: Mentions) -> Iterator[Member]:
        names = self.codebook.names
        placed = [at for at, _ in self.places if at]
        for actor in mentions.actors:
            at = self.at(actor.span)
            dated = any({*at} & {*when} for when, _ in self.times)
            if not at or dated or any(at.start < place.stop and place.start < at.stop for place in placed):
                continue
            if self._stay(at):
                self.places.append((at, " ".join(t.text for t in self.tokens[at.start : at.stop])))
                continue
            if nobody(actor.party, self.tokens, at.start, names):
                continue
            # A lone capital or unknown name right before the occasion is where it is, which the nouns see to.
            unknown = actor.party == actor.name and not actor.person and actor.party not in names.known
            if not unknown or at.start in {place.start for place in placed} or acts(self.tokens, at):
                yield Member(start=at.start, end=at.stop, parties=(actor.party,), person=actor.person)

    def _stay(self, at: range) -> bool:
        """Whether a capital is where something was and no government: "in Tarn"."""
        name = " ".join(t.text for t in self.tokens[at.start : at.stop])
        return name in self.codebook.names.capitals and self.word(at.start - 1) in ("in", "at")

    def _capitals(self) -> Iterator[tuple[range, str]]:
        """ "The Omani capital" is Muscat."""
        names = self.codebook.names
        for position in range(1, len(self.tokens)):
            party = names.adjectives.get(self.tokens[position - 1].text)
            if party and self.word(position) == "capital":
                capital = next((name for name, country in names.capitals.items() if country == party), None)
                if capital:
                    yield range(position - 1, position + 1), capital

    def _part_places(self) -> None:
        """ "In Tarn Kelmar asked": two names in a row after "in" are the place and who acts there."""
        names = self.codebook.names
        for at in range(1, len(self.tokens) - 2):
            who, verb = self.tokens[at + 1], self.tokens[at + 2]
            known = who.text in names.surnames or who.text in names.parties
            placed = self.tokens[at].pos_ == "PROPN" and self.word(at - 1) in ("in", "at")
            # "New York", "South Sudan": a name that the codebook knows whole is one.
            whole = f"{self.tokens[at].text} {who.text}" in names.parties
            if placed and known and not whole and verb.pos_ in ("VERB", "AUX"):
                self.places = [(span, name) for span, name in self.places if span.start not in (at, at + 1)]
                self.places.append((range(at, at + 1), names.places.get(self.tokens[at].text, self.tokens[at].text)))

    def _adjectives(self) -> Iterator[Member]:
        for position, token in enumerate(self.tokens):
            if party := self.codebook.names.adjectives.get(token.text):
                yield Member(start=position, end=position + 1, parties=(party,), modifier=True)
