"""A source met for the first time: its type, number, affiliation, knowledge and terms."""

from __future__ import annotations

from dataclasses import replace

from parley.attribution.outlets import Outlets
from parley.attribution.phrase import Phrase, Resolve, Who, singular, told
from parley.codebook.loader import Codebook
from parley.model.mention import Actor
from parley.model.report import Report
from parley.model.source import Link

_KNOWN = frozenset({"the", "this", "that", "his", "her", "its", "their"})


class Describer:
    """Tells of a noun phrase what kind of source it is, by the codebook and the actors of the report."""

    def __init__(self, report: Report, codebook: Codebook, resolve: Resolve, outlets: Outlets) -> None:
        self._book, self._resolve, self._outlets, self._text = codebook, resolve, outlets, report.text

    def describe(self, phrase: Phrase, via: tuple[Link, ...]) -> Who:
        """The source that the phrase tells of, behind the outlets it spoke to."""
        words, sources, noun = phrase.words, self._book.sources, phrase.noun
        actor = self._resolve(words.passage, phrase.span)
        plain = words.pos[phrase.head] == "NOUN"
        role = noun in sources.people or noun in self._book.names.roles
        if name := self._name(phrase, actor):
            return self._who(phrase, actor, (*via, Link(type="named-individual", name=name, count=1)))
        if plain and noun in sources.published and (outlet := self._published_by(phrase)):
            return self._who(phrase, actor, (*via, outlet), reason=f"“{self._told(phrase)}”: {outlet.name}")
        if plain and not role and (noun in sources.documents or noun in sources.published):
            return self._who(phrase, actor, (*via, Link(type="document", name=self._told(phrase))))
        # "European leaders" are known as a group; "a rebel leader" and "two leaders" are somebody without a name.
        known = noun in sources.named_plurals and phrase.plural and phrase.number(sources.numbers) is None
        body = noun in sources.bodies or noun in sources.named_plurals or (actor and not actor.person)
        if words.pos[phrase.head] == "PROPN" or (body and (known or not role)):
            group = Link(type="named-group", name=actor.party if actor else self._told(phrase))
            return self._who(phrase, actor, (*via, group))
        return self._who(phrase, actor, (*via, self._unnamed(phrase)))

    def _who(self, phrase: Phrase, actor: Actor | None, links: tuple[Link, ...], reason: str | None = None) -> Who:
        return Who(
            links=links,
            heads=frozenset({phrase.noun}),
            plural=links[-1].type == "unnamed-group" or (phrase.plural and links[-1].count != 1),
            passage=phrase.here,
            party=actor.party if actor else None,
            reason=reason,
        )

    def _told(self, phrase: Phrase) -> str:
        return told(phrase.span.of(self._text))

    def _published_by(self, phrase: Phrase) -> Link | None:
        """The outlet of "an earlier Reuters report", or the last one named for "the report"."""
        inside = self._outlets.inside(phrase.words, phrase.start, phrase.end)
        owned = any(phrase.words.lower[k] in ("'s", "’s") for k in phrase.before())
        return inside or (None if owned else self._outlets.last)

    def _unnamed(self, phrase: Phrase) -> Link:
        """Somebody without a name, in the report's words."""
        words, sources = phrase.words, self._book.sources
        number = phrase.number(sources.numbers)
        many = phrase.plural or (number or 1) > 1
        text = phrase.span.of(self._text)
        low, sentence = text.lower(), words.passage.span.of(self._text).lower()
        knows = next((text[low.find(k) :] for k in sources.knowledge if k in low), None)
        side = [
            words.text[k]
            for k in phrase.before()
            if words.text[k][:1].isupper() and words.pos[k] != "DET" and words.lower[k] not in sources.numbers
        ]
        return Link(
            type="unnamed-group" if many else "unnamed-individual",
            name=told(text),
            count=number if many else 1,
            affiliation=" ".join(side) or None,
            knowledge=told(knows) if knows else None,
            terms=next((k for k in sources.terms if k in sentence), None),
        )

    def _name(self, phrase: Phrase, actor: Actor | None) -> str | None:
        """The name of the one person that the phrase tells of; an office that one person holds counts."""
        words, head = phrase.words, phrase.head
        if any(words.dep[k] == "conj" and words.pos[k] == "PROPN" for k in words.kids[head]):
            return None
        found = self._named(phrase, actor)
        if found is None and not phrase.plural and words.pos[head] == "NOUN":
            if actor and actor.person and actor.name and words.lower[phrase.start] in _KNOWN:
                found = actor.name
            elif phrase.noun in self._book.sources.offices and not self._one_of_many(phrase):
                found = self._told(phrase) if words.lower[phrase.start] not in ("a", "an", "one") else None
        if found and actor and actor.person and actor.name:
            return actor.name
        return found

    def named(self, phrase: Phrase) -> bool:
        """True where a name stands beside the office: "the foreign minister, Lena Marsh,"."""
        plain = phrase.words.pos[phrase.head] == "NOUN"
        return plain and (self._apposed(phrase) or self._beside(phrase)) is not None

    def _one_of_many(self, phrase: Phrase) -> bool:
        """True for a minister other than the first where no country says whose: a government has many."""
        words = phrase.words
        whose = any(words.text[k][:1].isupper() and k > words.body for k in phrase.before()) or any(
            words.pos[k] == "PROPN" for k in range(phrase.start, phrase.end)
        )
        return phrase.noun == "minister" and words.lower[phrase.head - 1] != "prime" and not whose

    def _named(self, phrase: Phrase, whole: Actor | None) -> str | None:
        """A person's name in the phrase: "Kremlin aide Yuri Ushakov", "Putin", "Steve Witkoff, the envoy"."""
        words, head = phrase.words, phrase.head
        if words.pos[head] == "PROPN":
            actor = self._resolve(words.passage, words.span(head, head + 1)) or whole
            if actor and actor.person and actor.name:
                return actor.name
            if any(words.dep[k] == "flat" for k in words.kids[head]) and (actor is None or actor.person):
                return words.span(head, max(words.kids[head]) + 1).of(self._text)
        return self._titled(phrase) or self._entitled(phrase) or self._apposed(phrase) or self._beside(phrase)

    def _titled(self, phrase: Phrase) -> str | None:
        """The name behind a role: "Kremlin aide Yuri Ushakov", whatever the parse makes of it."""
        words, core = phrase.words, phrase.core()
        first = core
        while first > phrase.start and words.pos[first - 1] == "PROPN":
            first -= 1
        if not phrase.start < first < core or words.pos[first - 1] != "NOUN":
            return None
        role = singular(words.lower[first - 1])
        if role not in self._book.names.roles and role not in self._book.sources.people:
            return None
        named = self._resolve(words.passage, words.span(first, core))
        return named.name if named and named.name else words.span(first, core).of(self._text)

    def _entitled(self, phrase: Phrase) -> str | None:
        """The name behind an office written as a name: "Secretary of State Lena Marsh"."""
        words, core = phrase.words, phrase.core()
        first = core
        while first > phrase.start and words.pos[first - 1] == "PROPN":
            first -= 1
        if first - 1 <= phrase.start or words.lower[first - 1] != "of" or core - first < 3:
            return None
        offices = {singular(words.lower[k]) for k in range(phrase.start, first - 1)}
        if not offices & (self._book.names.roles | self._book.sources.people):
            return None
        name = words.span(first + 1, core).of(self._text)
        return None if name in self._book.names.parties else name

    def _beside(self, phrase: Phrase) -> str | None:
        """The name between commas behind a role: "an adviser to the premier, Lena Marsh,"."""
        words, core = phrase.words, phrase.core()
        if phrase.plural or core + 2 >= phrase.end or words.lower[core] != ",":
            return None
        role = phrase.noun in self._book.names.roles or phrase.noun in self._book.sources.people
        stop = next((k for k in range(core + 1, phrase.end) if words.stops(k)), phrase.end)
        name = words.span(core + 1, stop).of(self._text)
        alone = all(words.pos[k] == "PROPN" for k in range(core + 1, stop)) and 2 <= stop - core - 1 <= 4
        return name if role and alone and name not in self._book.names.parties else None

    def _apposed(self, phrase: Phrase) -> str | None:
        words = phrase.words
        for kid in words.kids_of(phrase.head, "appos", "flat", "nmod:desc"):
            if words.pos[kid] == "PROPN" and phrase.head < kid < phrase.end:
                named = self._resolve(words.passage, words.span(kid, kid + 1))
                if named and named.person and named.name:
                    return named.name
        return None


def with_count(link: Link, count: int | None) -> Link:
    """The link with a number that another passage tells, where it is a group without one."""
    return replace(link, count=count) if count and link.count is None and link.type == "unnamed-group" else link
