"""Who has been named so far in a report, and who of them is meant by a word that only points back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from parley.codebook.names import Names
from parley.mentions.facing import faced
from parley.mentions.names import Name
from parley.model.mention import Actor
from parley.model.passage import Passage
from parley.text.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_REACH = 6
# Institutions that a report on one country calls by no name after the first time.
_OF_ONE = frozenset({"government", "parliament", "cabinet", "presidency"})
# "The Kelmarian army" is no group, whatever it fights.
_OF_STATES = frozenset({"army", "military", "navy"})
# "The southern bloc" fights no state.
_NO_REBELS = frozenset({"bloc", "mediator", "facilitator"})
# "Kelmarian troops" is no way to speak of who governs there.
_FIGHTING = frozenset({"rebels", "insurgents", "guerrillas", "separatists", "secessionists"})
_SOLDIERS = frozenset({"troop", "soldier", "force", "fighter", "mercenary"})


@dataclass(frozen=True, slots=True)
class Seen:
    """An actor where it was named: in which passage, at which token, as a subject, or only as where things happen.

    `words` are the nouns that it is called by there: "front" and "oren" of "the Oren Front"; `quoted` tells that
    it stands in somebody's words, `aside` that its clause only tells when, why or of whom, `owner` that only
    something of its is named: "Marn's opponents", `opens` that a sentence begins with it: "In Kelmar, …".
    """

    passage: int
    paragraph: int
    token: int
    subject: bool
    setting: bool
    actor: Actor
    words: frozenset[str] = frozenset()
    quoted: bool = False
    aside: bool = False
    owner: bool = False
    opens: bool = False


def party_name(party: str) -> bool:
    """True for a name, and not for "Kelmarian rebels"."""
    return party.split()[-1][:1] != party.split()[-1][:1].lower() or party[-1:].isdigit()


class Memory:
    """The actors of one report in the order in which they are named.

    `hosts` are those that bring others together, `outside` those that look on: "the government" is not theirs, and
    "the rebels" are not the hosts. `titled` is the state whose
    briefing or statement it is by the title, `written_in` the one whose capital it is sent from.
    """

    def __init__(self, names: Names, named: Mapping[int, Sequence[Name]]) -> None:
        """`named` holds the names of each passage by its index."""
        self._names, self._named = names, named
        self.seen: list[Seen] = []
        self.hosts: frozenset[str] = frozenset()
        self.outside: frozenset[str] = frozenset()
        self.titled: str | None = None
        self.written_in: str | None = None

    def add(self, seen: Seen) -> None:
        """Takes note of one more."""
        self.seen.append(seen)

    def earlier(
        self, passage: Passage, head: Token, fits: Callable[[Seen], bool], *, settings: bool = True
    ) -> Actor | None:
        """The nearest fitting actor before: in the sentence, then of the sentence before its subject first.

        `settings` tells whether one counts that was only named as a place ("begin in Kelmar").
        """
        best: tuple[tuple[float, int], Actor] | None = None
        for seen in self._before(passage, head):
            behind = passage.index - seen.passage
            if behind > _REACH or not fits(seen) or (seen.setting and not settings):
                continue
            # A subject stays in mind longer than what else was named.
            subject = seen.subject and not (behind and seen.aside)
            key = (2 * subject - 1.5 * behind - 0.5 * seen.owner, seen.token if not behind else -seen.token)
            if best is None or key > best[0]:
                best = (key, seen.actor)
        return best[1] if best else None

    def called(
        self,
        passage: Passage,
        head: Token,
        words: frozenset[str],
        *,
        states: bool = False,
        titled: bool = True,
        named: bool = True,
    ) -> Actor | None:
        """The one called last by one of these nouns, however long ago: "the Oren force … the force".

        A state counts only where `states` says so, a noun that is part of a title ("the Oren Army") where
        `titled` does, and a party without a name ("rebels") unless `named`.
        """
        for seen in reversed(list(self._before(passage, head))):
            party = seen.actor.party
            if not titled and {word.lower() for word in party.split() if word[0].isupper()} & words:
                continue
            if not seen.words & words or (named and not party[:1].isupper()):
                continue
            if states or party not in self._names.countries:
                return seen.actor
        return None

    def knows(self, passage: Passage, head: Token, party: str) -> bool:
        """True where the party has been named before."""
        return any(seen.actor.party == party for seen in self._before(passage, head))

    def state(self, passage: Passage, head: Token) -> Actor | None:
        """The state spoken of where an office or institution of a state is named without one."""

        others = self.faced(passage, head)

        def fits(seen: Seen) -> bool:
            return seen.actor.party in self._names.countries and seen.actor.party not in others

        governed = {
            seen.actor.party: seen.actor
            for seen in self._before(passage, head)
            if fits(seen) and not seen.actor.resolved and head.lemma_.lower() in seen.words & _OF_ONE
        }
        state = self._scene(passage, head) or self._again(passage, head)
        state = None if state and state.party in others else state
        if state is None and len(governed) == 1:
            # "Kelmar's government … the government": the report speaks of no other.
            state = next(iter(governed.values()))
        apart = self.hosts | self.outside | self._abroad()
        state = state or self.earlier(
            passage, head, lambda seen: fits(seen) and seen.actor.party not in apart, settings=False
        )
        state = state or self.earlier(passage, head, fits, settings=False)
        if state is None and self.titled:
            return self._of(self.titled, passage, head, "by the title")
        if state is None:
            # None yet: the one that the report speaks of most.
            named = [seen.actor for seen in self.seen if fits(seen) and not seen.setting]
            most = Counter(actor.party for actor in named).most_common(1)
            state = next((actor for actor in named if actor.party == most[0][0]), None)
        if state is None and others:
            # "Kelmar shelled a town in Sorrun. The government accused Kelmar": of nobody else.
            state = self.earlier(passage, head, fits)
        if state is None and self.written_in:
            return self._of(self.written_in, passage, head, "where the report is written")
        resolved = f"“{head.lower_}”: of {state.party}, named before" if state else ""
        return replace(state, name=None, person=False, resolved=resolved) if state else None

    def faced(self, passage: Passage, head: Token) -> frozenset[str]:
        """The parties that whoever is named at `head` turns to, and so is not: "the government told Kelmar"."""
        tokens = faced(head)
        found = (name for name in self._named.get(passage.index, ()) if tokens & {*range(name.start, name.end)})
        return frozenset(name.party for name in found if name.party)

    def _of(self, state: str, passage: Passage, head: Token, why: str) -> Actor:
        span = Span(passage.offset + head.idx, passage.offset + head.idx + len(head))
        return Actor(span=span, party=state, resolved=f"“{head.lower_}”: of {state}, {why}")

    def rebels(self, passage: Passage, head: Token) -> Actor | None:
        """The group named before, or the only one that the report names, that is no state and no body between."""

        def fits(seen: Seen) -> bool:
            brought = seen.actor.party in self.hosts or bool(seen.words & _NO_REBELS)
            # "Kelmarian rebels" is no name.
            named = party_name(seen.actor.party)
            return named and self._apart(seen) and not seen.actor.person and not brought

        def group(seen: Seen) -> bool:
            """True for what is surely a group: known, called one, or written as a short form."""
            party = seen.actor.party
            kinds = self._names.groups | self._names.institutions
            return fits(seen) and (party in self._names.known or party.isupper() or bool(seen.words & kinds))

        if earlier := self.earlier(passage, head, group) or self.earlier(passage, head, fits):
            return earlier
        if before := [seen.actor for seen in self._before(passage, head) if group(seen)]:
            return before[-1]
        # Somebody who comes later is no group: of two words or more it must be called one.
        named = {s.actor.party: s.actor for s in self.seen if group(s) or (fits(s) and " " not in s.actor.party)}
        return next(iter(named.values())) if len(named) == 1 else None

    def rename(self, passages: Mapping[int, Passage]) -> None:
        """ "Rebels in Kelmar said so … the rebels of the Oren Front": the one group that is named further on."""
        for at, seen in enumerate(self.seen):
            kind = seen.actor.party.split()[-1]
            if kind in _FIGHTING and kind != seen.actor.party:
                passage = passages[seen.passage]
                if found := self.rebels(passage, passage.parse.doc[seen.token]):
                    self.seen[at] = replace(seen, actor=replace(seen.actor, party=found.party))

    def _before(self, passage: Passage, head: Token) -> Iterator[Seen]:
        for seen in self.seen:
            if seen.passage < passage.index or (seen.passage == passage.index and seen.token < head.i):
                yield seen

    def _abroad(self) -> frozenset[str]:
        """Those of whom a report names the soldiers alone: "Kelmarian troops must leave"."""
        words: dict[str, set[str]] = {}
        for seen in self.seen:
            words.setdefault(seen.actor.party, set()).update(seen.words)
        return frozenset(party for party, told in words.items() if told <= _SOLDIERS)

    def _apart(self, seen: Seen) -> bool:
        """True for a party with a name that is no state, no state's army and no body between."""
        party = seen.actor.party
        army = party.split()[-1] in _OF_STATES
        return (
            party[:1].isupper() and not army and party not in self._names.countries and party not in self._names.between
        )

    def _again(self, passage: Passage, head: Token) -> Actor | None:
        """ "The government … the government": the same, where neither is named."""
        if head.lemma_.lower() not in _OF_ONE:
            return None
        before = [s for s in self._before(passage, head) if head.lemma_.lower() in s.words and s.subject]
        bare = bool(before) and (before[-1].actor.resolved or "").startswith("“")
        return before[-1].actor if bare and before[-1].actor.party in self._names.countries else None

    def _scene(self, passage: Passage, head: Token) -> Actor | None:
        """ "In Tarn, the foreign minister denied it": the place that opens a sentence tells whose he is.

        Unless nothing else is told of that country: then it is only where the others meet. "In Tarn, thousands
        marched. The government denied it": the scene stays until another state is named in the paragraph.
        """
        near = [seen for seen in self._before(passage, head) if seen.paragraph == passage.paragraph]
        states = [seen for seen in near if seen.actor.party in self._names.countries]
        # "In Tarn, aides spoke. Tarn would leave if the government signed": another's.
        carried = all(seen.passage < passage.index for seen in states)
        for seen in (one for one in reversed(states) if one.setting and one.opens):
            party = seen.actor.party
            since = {one.actor.party for one in states if one.passage >= seen.passage}
            stays = carried and since == {party} and party not in self.hosts
            acts = any(one.actor.party == party and not one.setting for one in self.seen)
            if acts and (stays or seen.passage == passage.index):
                return seen.actor
        return None
