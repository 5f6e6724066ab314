"""Who the source is: somebody met before, by pronoun or description, or somebody new."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from parley.attribution.described import Describer, with_count
from parley.attribution.outlets import Outlets
from parley.attribution.phrase import Phrase, Resolve, Who, singular
from parley.attribution.transcript import ASKING
from parley.attribution.words import Words
from parley.codebook.loader import Codebook
from parley.model.report import Report
from parley.model.source import Link

_ONE = frozenset({"he", "she", "him", "her", "his"})
_MANY = frozenset({"they", "them", "their", "both"})
_THINGS = frozenset({"it", "its"})
_SPEAKER = frozenset({"i", "we", "you", "me", "us", "my", "our", "your"})
_DEFINITE = frozenset("the these those both this that same all".split())
_PARTITIVE = frozenset("one another other second third none some many most number".split())
_NOBODY = frozenset({"nothing", "nobody", "none", "no-one", "neither"})
_ASKED = frozenset({"quoted", "cited", "interviewed", "quotes", "cites", "named"})
_READ = frozenset((verb, "by") for verb in ("seen", "obtained", "reviewed", "published", "viewed", "read"))
_NOMINAL = frozenset({"DET", "NUM", "ADJ", "NOUN", "PROPN", "PRON"})
# How many sentences back a pronoun or description reaches.
_MANY_REACH, _ONE_REACH, _IT_REACH, _NEAR, _SAME_REACH = 4, 1, 2, 6, 20


class Sourcebook:
    """All sources of one report in the order they are met; asked for each attribution in turn.

    `teller` is the outlet, or the source of an outlet, that told last: what "it" and "the report" stand for.
    """

    def __init__(self, report: Report, codebook: Codebook, resolve: Resolve) -> None:
        self.outlets = Outlets(report, codebook, resolve)
        self.teller: Who | None = None
        self._book, self._resolve, self._text = codebook, resolve, report.text
        self._describer = Describer(report, codebook, resolve, self.outlets)
        self._known: list[Who] = []
        self._counts: dict[int, int] = {}
        self._paragraph = 0

    def who(self, words: Words, start: int, end: int, head: int, via: tuple[Link, ...] = ()) -> Who | None:
        """The source that a noun phrase stands for, behind the outlets `via` that it spoke to.

        None for the writer or speaker's own "I" and "we", and for a pronoun that nothing explains.
        """
        phrase = Phrase(words=words, start=start, end=end, head=head)
        self._paragraph = words.passage.paragraph
        via = via or self._asked(phrase)
        if words.tag[head] in ("WP", "WDT"):
            return self._relative(phrase, via)
        if phrase.lower in _SPEAKER or phrase.lower in _NOBODY:
            return None
        if phrase.lower in _THINGS:
            return self._thing(phrase, via)
        if phrase.lower in _ONE | _MANY and (words.pos[head] == "PRON" or phrase.lower != "both"):
            return self._person(phrase, via)
        if self.outlets.own(words, start, end):
            return None
        if (outlet := self.outlets.at(words, start, end)) is not None:
            heads = frozenset({phrase.lower})
            return Who(links=(*via, outlet), heads=heads, plural=False, passage=phrase.here)
        named = self._describer.named(phrase)
        if not named and (found := self._part(phrase, via) or self._again(phrase, via)) is not None:
            return found
        new = self._same_person(self._describer.describe(phrase, via), phrase)
        new = self._still_told(new, via)
        return self._met(new) if new.unnamed or new.links[-1].type == "named-individual" else new

    def _asked(self, phrase: Phrase) -> tuple[Link, ...]:
        """The outlet that told last, where the phrase says that it asked: "a former official it quoted"."""
        words, teller = phrase.words, self.teller
        pairs = zip(words.lower[phrase.start : phrase.end], words.lower[phrase.start + 1 : phrase.end], strict=False)
        by = next((k for k in range(phrase.head, phrase.end - 1) if words.lower[k - 1 : k + 1] in _READ), None)
        if by is not None and (outlet := self.outlets.at(words, by + 1, phrase.end, spoken_of=False)) is not None:
            return (outlet,)
        asked = any(one == "it" and other in _ASKED for one, other in pairs)
        if not asked or teller is None or teller.links[0].type != "outlet":
            return ()
        return (teller.links[0],)

    def speaker(self, words: Words, start: int, end: int, head: int) -> Who | None:
        """Who speaks in a transcript: one person, unless the label is the name of a known body."""
        text = words.span(start, end).of(self._text)
        if text.rstrip(".").lower() in ASKING:
            link = Link(type="unnamed-individual", name=text.rstrip("."), count=1)
            return Who(links=(link,), heads=frozenset(), plural=False, passage=words.passage.index)
        found = self.who(words, start, end, head)
        if found is None or found.links[-1].type != "named-group" or found.party in self._book.names.known:
            return found
        return replace(found, links=(Link(type="named-individual", name=text, count=1),))

    def mention(self, words: Words, head: int) -> None:
        """Takes note of somebody who may speak later: the subject of a sentence, "a Hamas official"."""
        before = len(self._known)
        self.who(words, words.left[head], words.right[head] + 1, head)
        self._known[before:] = [replace(who, spoke=False) for who in self._known[before:]]

    def acted(self, who: Who) -> None:
        """Takes back that the source spoke: it was only said to want, accept or refuse."""
        self._known = [replace(known, spoke=False) if known is who else known for known in self._known]

    def counted(self, who: Who) -> tuple[Link, ...]:
        """The links of a source with the number that any passage of the report gives it."""
        return (*who.links[:-1], with_count(who.links[-1], self._counts.get(who.cluster)))

    def _met(self, who: Who) -> Who:
        known = replace(who, cluster=len(self._known)) if who.cluster < 0 else who
        known = replace(known, paragraph=self._paragraph)
        self._known.append(known)
        return known

    def _as(self, known: Who, phrase: Phrase, via: tuple[Link, ...], number: int | None = None) -> Who:
        """The known source, met again."""
        if number and known.cluster >= 0:
            self._counts.setdefault(known.cluster, number)
        text = phrase.words.span(phrase.start, min(phrase.end, phrase.start + 8)).of(self._text)
        links = (*via, known.links[-1]) if via else known.links
        reason = f"“{text}”: {known.links[-1].name}, met before"
        return self._met(replace(known, links=links, passage=phrase.here, reason=reason, spoke=True))

    def _last(self, here: int, reach: int, fits: Callable[[Who], bool]) -> Who | None:
        near = (who for who in reversed(self._known) if here - who.passage <= reach)
        return next((who for who in near if fits(who)), None)

    def _relative(self, phrase: Phrase, via: tuple[Link, ...]) -> Who | None:
        """Whom "who" stands for: the noun that its clause modifies."""
        words = phrase.words
        verb = words.head[phrase.head]
        noun = words.head[verb]
        if not words.dep[verb].startswith("acl") or noun >= phrase.head:
            return None
        start, end = words.left[noun], noun + 1
        while start < noun and words.pos[start] not in _NOMINAL:
            start += 1
        found = self.who(words, start, end, noun, via)
        reason = f"“{words.text[phrase.head]}”: {words.span(start, end).of(self._text)}"
        return replace(found, reason=reason) if found else None

    def _thing(self, phrase: Phrase, via: tuple[Link, ...]) -> Who | None:
        """Whom "it" stands for: the outlet or report that told last, else a body named before."""
        teller = self.teller
        if teller is not None and phrase.here - teller.passage <= _IT_REACH:
            reason = f"“{phrase.lower}”: {teller.links[0].name}, which told it"
            return replace(teller, links=(*via, *teller.links), passage=phrase.here, reason=reason)
        return self._resolved(phrase, via)

    def _person(self, phrase: Phrase, via: tuple[Link, ...]) -> Who | None:
        """Whom "he", "she" and "they" stand for: an unnamed source near by first, then somebody named."""
        here, many = phrase.here, phrase.lower in _MANY
        kinds = ("unnamed-individual", "named-individual")
        if many:
            last = self._last(here, _MANY_REACH, lambda who: who.plural and who.spoke)
        else:
            last = self._last(here, _ONE_REACH, lambda who: not who.plural and who.links[-1].type in kinds)
        if last is not None and (many or last.unnamed):
            return self._as(last, phrase, via)
        actor = self._resolve(phrase.words.passage, phrase.span)
        if actor is None or (not many and not actor.name):
            last = self._last(here, _NEAR, lambda who: who.plural == many)
            if last is not None:
                return self._as(last, phrase, via)
        return self._resolved(phrase, via)

    def _same_person(self, new: Who, phrase: Phrase) -> Who:
        """A last name alone stands for the person who was named in full before, or with an office elsewhere."""
        link, words = new.links[-1], phrase.words
        text = words.text[phrase.head]
        if link.type != "named-group" or new.party in self._book.names.known or words.pos[phrase.head] != "PROPN":
            return new
        if phrase.core() - phrase.start > 1:
            return new
        known = (who.links[-1] for who in reversed(self._known) if who.links[-1].type == "named-individual")
        name = next((one.name for one in known if one.name and text in one.name.split()), None)
        name = name or self._introduced(text)
        if name is None:
            return new
        person = Link(type="named-individual", name=name, count=1)
        return replace(new, links=(*new.links[:-1], person), plural=False, reason=f"“{text}”: {name}")

    def _introduced(self, last: str) -> str | None:
        """The full name that the report gives with an office: "envoy Tom Ferrel" for "Ferrel"."""
        roles = self._book.names.roles | self._book.sources.people
        for match in re.finditer(rf"(\w+),? ((?:[A-Z][\w’'-]+ ){{1,2}}{re.escape(last)})\b", self._text):
            if match[1].lower() in roles:
                return match[2]
        return None

    def _still_told(self, who: Who, via: tuple[Link, ...]) -> Who:
        """Behind the same outlet as before, where somebody goes on in the paragraph in which it asked him."""
        if via or len(who.links) > 1 or who.links[-1].type != "named-individual":
            return who
        name = who.links[-1].name
        before = next((k for k in reversed(self._known) if k.links[-1].name == name), None)
        if before is None or len(before.links) < 2 or before.paragraph != self._paragraph:
            return who
        return replace(who, links=(*before.links[:-1], *who.links))

    def _resolved(self, phrase: Phrase, via: tuple[Link, ...]) -> Who | None:
        """The actor that a pronoun stands for."""
        actor = self._resolve(phrase.words.passage, phrase.span)
        if actor is None:
            return None
        link = Link(type="named-group", name=actor.party)
        if phrase.lower in _ONE:
            link = Link(type="named-individual", name=actor.name or actor.party, count=1)
        many = phrase.lower in _MANY
        links = (*via, link)
        reason = actor.resolved
        who = Who(links=links, heads=frozenset(), plural=many, passage=phrase.here, party=actor.party, reason=reason)
        return self._still_told(who, via)

    def _part(self, phrase: Phrase, via: tuple[Link, ...]) -> Who | None:
        """ "One of the officials": somebody of a group met before."""
        words, people = phrase.words, self._book.sources.people | self._book.names.roles
        if phrase.lower not in _PARTITIVE or "of" not in words.lower[phrase.head : phrase.head + 2]:
            return None
        nouns = (singular(words.lower[k]) for k in range(phrase.head + 1, phrase.end))
        noun = next((noun for noun in nouns if noun in people), None)
        group = self._match(noun, True, None) if noun else None
        if noun is None or group is None:
            return None
        one = phrase.lower in ("one", "another")
        kind = "unnamed-individual" if one else "unnamed-group"
        link = Link(type=kind, name=f"{phrase.lower} of {group.links[-1].name}", count=1 if one else None)
        return self._met(
            Who(
                links=(*(via or group.links[:-1]), link),
                heads=frozenset({noun}),
                plural=not one,
                passage=phrase.here,
                party=group.party,
                reason=f"“{phrase.lower} of”: {group.links[-1].name}",
            )
        )

    def _again(self, phrase: Phrase, via: tuple[Link, ...]) -> Who | None:
        """Somebody met before: "the two officials", "the four", "the diplomat", "the same people"."""
        words, sources = phrase.words, self._book.sources
        if not _DEFINITE.intersection(words.lower[phrase.start : phrase.head + 1]):
            return None
        if phrase.noun in ("other", "second"):
            last = self._match("one", False, None) or (self._known[-1] if self._known else None)
            return self._as(last, phrase, via) if last is not None and last.unnamed else None
        people = sources.people | self._book.names.roles
        if phrase.noun not in people and phrase.lower not in sources.numbers:
            return None
        if any(words.pos[k] == "PROPN" for k in phrase.before()):
            return None
        number = phrase.number(sources.numbers)
        plural = phrase.plural or (number or 1) > 1
        found = self._match(phrase.noun, plural, number)
        if found is None and "same" in words.lower[phrase.start : phrase.head]:
            fits: Callable[[Who], bool] = lambda who: who.plural == plural and who.spoke and who.unnamed  # noqa: E731
            found = self._last(phrase.here, _SAME_REACH, fits)
        return self._as(found, phrase, via, number) if found else None

    def _match(self, noun: str, plural: bool, number: int | None) -> Who | None:
        """The last unnamed source that a noun and number can stand for."""
        general, numbers = self._book.sources.general, self._book.sources.numbers
        for who in reversed(self._known):
            if who.plural != plural or not who.unnamed:
                continue
            if number is not None and self.counted(who)[-1].count not in (None, number):
                continue
            if noun in who.heads or noun in numbers or (noun in general and who.heads & general):
                return who
        return None
