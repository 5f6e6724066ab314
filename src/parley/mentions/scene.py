"""A sentence seen as who, where and when stand in it: what the search for occasions walks over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parley.codebook.loader import Codebook
from parley.model.mention import Mentions
from parley.model.passage import Passage
from parley.model.resolver import Resolver
from parley.text.dates import DateInterval
from parley.text.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

PERSONAL = frozenset({"he", "she", "him", "her", "his", "it", "its"})
PLURAL = frozenset({"they", "them", "their"})
_STOPS = frozenset({",", ";", ":", ".", "(", ")", "?", "!", '"'})


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Somebody in a sentence, at tokens `start` up to `end`; `modifier` where only an adjective names it."""

    start: int
    end: int
    parties: tuple[str, ...]
    person: bool = False
    modifier: bool = False


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
        self.places = [(self.at(place.span), place.name) for place in mentions.places]
        self.places += list(self._capitals())
        self._part_places()
        self.times = [(self.at(time.span), time.interval) for time in mentions.times]
        both = list(self._collectives(resolver))
        found = [m for m in self._named(mentions) if not any(m.start < c.end and c.start < m.end for c in both)]
        found += [*both, *self._adjectives()]
        found += self._pronouns(found, resolver, before)
        self.members: list[Member] = sorted(found, key=lambda member: member.start)

    def at(self, span: Span) -> range:
        """The positions of the tokens that a span of the report touches."""
        offset = self.passage.offset
        found = [
            i for i, t in enumerate(self.tokens) if offset + t.idx < span.end and offset + t.idx + len(t) > span.start
        ]
        return range(found[0], found[-1] + 1) if found else range(0)

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
        start = end = position
        while start and self.tokens[start - 1].text not in _STOPS:
            start -= 1
        while end < len(self.tokens) and self.tokens[end].text not in _STOPS:
            end += 1
        return start, end

    def group_before(self, position: int, start: int = 0) -> list[Member]:
        """The nearest members before a position, with those that "and" or a comma joins to them."""
        held = [m for m in self.among(start, position) if not m.modifier]
        return self._joined(held[::-1])

    def group_after(self, position: int, end: int) -> list[Member]:
        """The nearest members after a position, with those joined to them."""
        return self._joined([m for m in self.among(position, end) if not m.modifier])

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
            if not at or any(at.start < place.stop and place.start < at.stop for place in placed):
                continue
            # A lone capital or unknown name right before the occasion is where it is, which the nouns see to.
            unknown = actor.party == actor.name and not actor.person and actor.party not in names.known
            if not unknown or at.start in {place.start for place in placed} or _acts(self.tokens, at):
                yield Member(start=at.start, end=at.stop, parties=(actor.party,), person=actor.person)

    def _collectives(self, resolver: Resolver | None) -> Iterator[Member]:
        """ "The two sides" are the two parties named most in the report."""
        if resolver is None or len(resolver.principals) < 2:
            return
        sentence = " ".join(self._lower)
        for phrase in (words.split() for words in self.codebook.names.collectives if words in sentence):
            for start in range(len(self.tokens) - len(phrase) + 1):
                if [self.word(start + step) for step in range(len(phrase))] == phrase:
                    yield Member(start=start, end=start + len(phrase), parties=resolver.principals)

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
            acts = who.text in names.surnames or who.text in names.parties
            placed = self.tokens[at].pos_ == "PROPN" and self.word(at - 1) in ("in", "at")
            # "New York", "South Sudan": a name that the codebook knows whole is one.
            whole = f"{self.tokens[at].text} {who.text}" in names.parties
            if placed and acts and not whole and verb.pos_ in ("VERB", "AUX"):
                self.places = [(span, name) for span, name in self.places if span.start not in (at, at + 1)]
                self.places.append((range(at, at + 1), names.places.get(self.tokens[at].text, self.tokens[at].text)))

    def _adjectives(self) -> Iterator[Member]:
        for position, token in enumerate(self.tokens):
            if party := self.codebook.names.adjectives.get(token.text):
                yield Member(start=position, end=position + 1, parties=(party,), modifier=True)

    def _pronouns(
        self, named: Sequence[Member], resolver: Resolver | None, before: Sequence[Member]
    ) -> Iterator[Member]:
        people = sorted([m for m in named if not m.modifier], key=lambda m: m.start)
        for position, token in enumerate(self.tokens):
            if token.lower_ in PLURAL:
                earlier = [m for m in people if m.start < position] or list(before)
                if two := _last_two(earlier):
                    yield Member(start=position, end=position + 1, parties=two, person=True)
            elif token.lower_ in PERSONAL and (parties := self._singular(position, people, resolver)):
                yield Member(
                    start=position,
                    end=position + 1,
                    parties=parties,
                    person=token.lower_ not in ("it", "its"),
                )

    def _singular(self, position: int, people: Sequence[Member], resolver: Resolver | None) -> tuple[str, ...]:
        """Whom "he" is: in an opening phrase the subject that follows, else the one the resolver finds."""
        token = self.tokens[position]
        opening = position < 3 and token.lower_ in ("his", "her", "its")
        comma = next((i for i, t in enumerate(self.tokens) if t.text == ","), None)
        if (
            opening
            and comma is not None
            and self.word(0) in ("in", "at", "after", "following", "during", "before", "on")
        ):
            own = token.lower_ != "its"
            later = next((m for m in people if comma < m.start <= comma + 4 and m.person >= own), None)
            if later:
                return later.parties
        found = resolver.actors(self.passage, token) if resolver else ()
        return tuple(actor.party for actor in found[:1])


def _last_two(members: Sequence[Member]) -> tuple[str, ...]:
    """The two parties named last, persons before others."""
    people = [m for m in members if m.person]
    for held in (people, members):
        parties = list(dict.fromkeys(p for m in reversed(held) for p in m.parties))
        if len(parties) >= 2:
            return tuple(parties[1::-1])
    return ()


def _acts(tokens: Sequence[Token], at: range) -> bool:
    """Whether an unknown name stands where somebody acts: joined by "and", after "with", or as a subject."""
    head = tokens[at.stop - 1]
    before = tokens[at.start - 1].lower_ if at.start else ""
    return any(t.dep_.startswith("nsubj") for t in (head, tokens[at.start])) or before in (
        "with",
        "between",
        "and",
    )
