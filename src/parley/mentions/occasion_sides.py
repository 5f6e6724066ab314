"""The two sides of a report: whom it names most and who stands against the other."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parley.codebook.names import Names
from parley.mentions.occasion_people import TEAMS
from parley.model.mention import Actor, Mentions
from parley.model.passage import Passage

_BREAKS = frozenset({".", ";", ",", "over", "on"})
# How much more the two sides are told of than any other party for a guess at who met, and heading and lead count.
_CLEAR = 1.3
_LEAD = 3
# How often a party that no list knows is named at least.
# Characters in which the words beside a mention stand.
_NEAR = 60
_SELDOM = 3
# How much the second side is told of at least, beside the first.
_FAINT = 0.2
_BOTH = frozenset("side party delegation leader government country president minister man camp".split())
_TABLE = frozenset({"delegations", "sides", "parties"})
_HELD = tuple([word] for word in ("talks", "negotiations", "meeting", "summit", "conference", "round"))
_FORCES = frozenset({"army", "military", "forces"})
# What a capital only gives its name to.
_PAPERS = frozenset("agreement accord deal talks draft summit conference round process truce".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """The two sides of a report, likeliest first; not `clear` where others are named nearly as often.

    `heads` are the parties of the two persons that it names most.
    """

    parties: tuple[str, ...] = ()
    clear: bool = False
    heads: tuple[str, ...] = ()


def rivals(passages: Sequence[Passage], mentions: Sequence[Mentions], names: Names) -> Sides:
    """The two parties that a report is about: those it names most, and first of all in its heading and lead.

    Those who only stand between the sides, who "urge both sides" or "bring the two leaders together", and capitals
    where something is held, do not count; a pair told as "between Kelmar and Sorrun" counts more.
    """
    named = Counter(actor.party for found in mentions for actor in found.actors)
    lead = next((passage.paragraph for passage in passages if not passage.heading), 0)
    weight: Counter[str] = Counter()
    apart: set[str] = set()
    for passage, found in zip(passages, mentions, strict=True):
        apart |= _facing_both(passage, found)
        dated = [time.span for time in found.times]
        around = passage.parse.doc.text
        acting = [
            a
            for a in found.actors
            if _takes_part(passage, a, names, around) and not any(a.span.overlaps(d) for d in dated)
        ]
        told = Counter(actor.party for actor in acting)
        weight.update(
            {party: (1 + count) * (_LEAD if passage.paragraph <= lead else 1) for party, count in told.items()}
        )
        weight.update(
            {party: 2 * _LEAD for pair in _between(passage, found, named) for party in pair if party in named}
        )
    often = [(p, n) for p, n in weight.most_common() if p in names.known or p.islower() or named[p] > _SELDOM]
    often = [(p, n) for p, n in often if p not in names.between]
    often = [
        (p, n) for p, n in often if p not in apart and not _split(p, [other for other, _ in often], names)
    ] or often
    clear = len(often) == 2 or (len(often) > 2 and often[1][1] >= _CLEAR * often[2][1])
    clear = clear and often[1][1] >= _FAINT * often[0][1]
    return Sides(parties=tuple(party for party, _ in often[:2]), clear=clear, heads=_leaders(mentions, names))


def _leaders(mentions: Sequence[Mentions], names: Names) -> tuple[str, ...]:
    """The parties of the two persons that a report names most, mediators left out."""
    named = Counter(a.party for found in mentions for a in found.actors if a.person and a.name and a.party != a.name)
    two = [party for party, _ in named.most_common() if party not in names.between][:2]
    return tuple(two) if len(two) == 2 else ()


def _takes_part(passage: Passage, actor: Actor, names: Names, around: str) -> bool:
    """Whether a mention is of a party that acts: not of an office, of a person for nobody, or "in Tarn".

    `around` is the text that the passage stands in, from its offset on.
    """
    name, party = passage.text(actor.span), actor.party
    office = party.islower() and bool({party, party.removesuffix("s")} & (names.roles | names.institutions | TEAMS))
    at = actor.span.start - passage.offset
    words = around[max(0, at - _NEAR) : at].lower().split()
    before = words[-1:]
    stay = name in names.capitals and not actor.person and before in (["in"], ["at"], ["near"], ["from"], ["to"])
    # "Talks in Kelmar".
    stay = stay or (before == ["in"] and words[-2:-1] in _HELD)
    end = actor.span.end - passage.offset
    after = around[end : end + _NEAR].split()[:1]
    stay = stay or (name in names.capitals and bool(after) and after[0].strip(".,;:").lower() in _PAPERS)
    return not (office or stay or (actor.person and party == actor.name))


def _between(passage: Passage, found: Mentions, named: Counter[str]) -> Iterator[tuple[str, ...]]:
    """The pairs of parties between whom something is in a sentence, the one named more often in the report first."""
    words = [token.lower_ for token in passage.parse]
    starts = [passage.offset + token.idx for token in passage.parse]
    for at in (i for i, word in enumerate(words) if word == "between"):
        stop = next((i for i in range(at, min(len(words), at + 14)) if words[i] in _BREAKS), min(len(words), at + 14))
        inside = [actor for actor in found.actors if at < bisect_right(starts, actor.span.start) - 1 < stop]
        pair = tuple(dict.fromkeys(actor.party for actor in inside))
        if len(pair) == 2 and "and" in words[at:stop]:
            yield tuple(sorted(pair, key=lambda party: -named[party]))


def _facing_both(passage: Passage, found: Mentions) -> set[str]:
    """Who does something to both sides and is therefore none of them: "Kelmar's envoy urged both sides to stop"."""
    tokens = list(passage.parse)
    apart: set[str] = set()
    for at, token in enumerate(tokens):
        pair = bool({"both", "two"} & {t.lower_ for t in tokens[max(0, at - 2) : at]})
        # "Handed the delegations a draft".
        pair = pair or (token.lower_ in _TABLE and tokens[at - 1].lower_ == "the")
        if not pair or token.lemma_ not in _BOTH or token.dep_ not in ("obj", "iobj"):
            continue
        doing = {t.i for c in token.head.children if c.dep_ == "nsubj" for t in c.subtree}
        for actor in found.actors:
            inside = (t for t in tokens if t.i in doing)
            if any(
                passage.offset + t.idx < actor.span.end and passage.offset + t.idx + len(t) > actor.span.start
                for t in inside
            ):
                apart.add(actor.party)
    return apart


def _split(party: str, others: Sequence[str], names: Names) -> bool:
    """Whether a country's own army is told apart from it, as one side of a war in it."""
    own = [adjective for adjective, country in names.adjectives.items() if country == party]
    return any(other.startswith(f"{one} ") and other.split()[-1] in _FORCES for one in own for other in others)
