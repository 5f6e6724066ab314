"""Drafts to attributions: who each source is, what is told by whom, and the chain from the outlet to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parley.attribution.contents import clause
from parley.attribution.draft import Draft
from parley.attribution.nested import Relay, relays, via
from parley.attribution.phrase import Resolve, Who, singular
from parley.attribution.shown import shown
from parley.attribution.sources import Sourcebook
from parley.attribution.transcript import TURN
from parley.attribution.words import Words
from parley.codebook.cues import Cue
from parley.codebook.loader import Codebook
from parley.model.report import Report
from parley.model.source import Attribution, Chain, Link
from parley.text.spans import cover

_TOLD = Cue(
    id="relay",
    kind="document",
    channel="press-report",
    rest=(),
    frames=frozenset(),
    prepositions=frozenset(),
    hearer=False,
    bare=True,
)
# "Every refugee", "no soldier": nobody in particular, who is "he" to no sentence.
_ANYBODY = frozenset({"every", "each", "no", "any", "either", "neither"})
LINKING = ("speech", "document")


@dataclass(slots=True, kw_only=True)
class Linked:
    """A draft with its source described; `under` is the one it is told by, where a relay says so.

    `ours` is true for what was shown or described to the report's own outlet.
    """

    draft: Draft
    who: Who | None
    under: Linked | None = None
    ours: bool = False

    def inside(self, other: Linked) -> bool:
        """True where what ascribes stands in what `other` ascribes."""
        if not self.draft.cues:
            return False
        cue = self.draft.words.span(*self.draft.cues[0])
        return any(span.holds(cue) for span in other.draft.contents())


def link(
    report: Report, sentences: Sequence[tuple[Words, list[Draft]]], codebook: Codebook, resolve: Resolve
) -> tuple[Attribution, ...]:
    """The attributions of the report in the order of the text, an outer one before what is told in it."""
    book = Sourcebook(report, codebook, resolve)
    found: list[Linked] = []
    for words, drafts in sentences:
        found += _sentence(words, drafts, codebook, book)
        found += [Linked(draft=draft, who=who) for draft, who in shown(words, report, codebook, book)]
    found.sort(key=_place)
    parents = [_parent(item, found, number) for number, item in enumerate(found)]
    outlet = Link(type="outlet", name=report.outlet)
    chains: dict[int, Chain] = {}
    return tuple(
        _attribution(item, parents[number], _chain(number, found, parents, outlet, chains, book), codebook, report)
        for number, item in enumerate(found)
    )


def _place(item: Linked) -> tuple[int, int, int]:
    """Outer ones before inner ones: by their beginning, then by how deep a relay puts them, then the longer first."""
    draft, depth, under = item.draft, 0, item.under
    while under is not None:
        draft, depth, under = under.draft, depth + 1, under.under
    whole = cover([*draft.spans(draft.source), *draft.spans(draft.cues), *draft.contents()])
    return whole.start, depth, -whole.end


def _sentence(words: Words, drafts: list[Draft], codebook: Codebook, book: Sourcebook) -> list[Linked]:
    """The attributions of one sentence with their sources, those that relays make among them."""
    told = relays(words, codebook)
    mentioned = _mentioned(words, drafts, codebook)
    found: list[Linked] = []
    for draft in sorted(drafts, key=lambda draft: draft.head):
        # A pronoun stands for nobody who comes behind it.
        while mentioned and mentioned[0] < draft.head:
            book.mention(words, mentioned.pop(0))
        # "…, who had been told by two officials" relays what the main clause says.
        relative = words.dep[draft.head].startswith("acl")
        if any(
            relay.start <= draft.head < relay.end
            and (relative or draft.frame in ("object", "preposition", "phrase", "eye"))
            for relay in told
        ):
            continue
        who = None
        if draft.source and draft.agent is not None:
            who = (
                book.speaker(words, *draft.source[0], draft.agent)
                if draft.frame == TURN
                else book.who(words, *draft.source[0], draft.agent, via(draft, book))
            )
            if who is not None and draft.cue.kind not in LINKING:
                book.acted(who)
        elif draft.frame == "noun" and draft.cue.kind == "document":
            who = _published(draft, book)
        if who is not None:
            if who.links[-1].type == "outlet" and draft.cue.kind in LINKING:
                book.teller = who
        found.append(Linked(draft=draft, who=who, ours=_to_us(draft, book)))
    for k in mentioned:
        book.mention(words, k)
    before: Linked | None = None
    for relay in told:
        if any(
            item.draft.source
            and item.draft.source[0][0] <= relay.end < item.draft.source[0][1]
            and item.draft.head in range(relay.start, relay.end)
            for item in found
        ):
            continue
        before = _told(words, relay, found, before, book)
        if before is not None:
            found.append(before)
    return found


def _to_us(draft: Draft, book: Sourcebook) -> bool:
    """True for "described to this newspaper by …", "who showed it to the Post"."""
    words = draft.words
    for at in range(draft.head + 1, min(draft.head + 6, len(words) - 1)):
        if words.lower[at] == "to" and words.pos[at] == "ADP":
            stop = next((k for k in range(at + 2, len(words)) if words.stops(k) or words.pos[k] == "ADP"), len(words))
            return words.lower[at + 1] == "us" or book.outlets.own(words, at + 1, stop)
    return False


def _published(draft: Draft, book: Sourcebook) -> Who | None:
    """The outlet whose report a noun names: "a Lantern story that …", "a report by the daily Lantern that …"."""
    words, head = draft.words, draft.head
    start = min([head, *(words.left[k] for k in words.kids_of(head, "compound", "nmod", "amod") if k < head)])
    stop = min([k for k, _ in draft.content if k > head], default=head + 1)
    outlet = book.outlets.inside(words, start, stop)
    here = words.passage.index
    return Who(links=(outlet,), heads=frozenset(), plural=False, passage=here) if outlet else None


def _mentioned(words: Words, drafts: Sequence[Draft], codebook: Codebook) -> list[int]:
    """People without a name who are subjects in the sentence and speak only later, if at all."""
    sources = {draft.agent for draft in drafts}
    people = codebook.sources.people
    return [
        k
        for k in range(len(words))
        if words.dep[k].startswith("nsubj")
        and words.pos[k] == "NOUN"
        and k not in sources
        and singular(words.lower[k]) in people
        and words.lower[words.left[k]] not in _ANYBODY
    ]


def _told(words: Words, relay: Relay, found: list[Linked], before: Linked | None, book: Sourcebook) -> Linked | None:
    """The attribution that a relay makes: the same content, told by another."""
    base = before or _base(relay, found)
    if base is not None and base.who is not None and base.draft.source and base is not before:
        base.who = book.outlets.taken_for(words, base.who, *base.draft.source[0])
    outlet = (
        book.outlets.before(words, relay.start)
        if base is None or base.who is None or base.who.links[-1].type == "document"
        else None
    )
    links = (outlet,) if outlet else base.who.links if base is not None and base.who is not None else ()
    who = book.who(words, relay.end, relay.stop, relay.head, links)
    if who is None:
        return None
    book.teller = who
    draft = Draft(
        words=words,
        cue=_TOLD,
        head=relay.start,
        cues=[(relay.start, relay.end)],
        source=[(relay.end, relay.stop)],
        agent=relay.head,
        frame="relay",
    )
    if base is not None:
        draft.content, draft.wide = list(base.draft.content), list(base.draft.wide)
        if base.who is not None and base.who.links[-1].type == "document" and outlet:
            return Linked(draft=draft, who=who)
    else:
        colon = next((k for k in range(relay.stop, len(words) - 1) if words.lower[k] == ":"), None)
        rest = relay.stop if colon is None else colon
        if rest < len(words) - 4 and any(words.tag[k] in ("VBD", "VBZ", "VBP", "MD") for k in range(rest, len(words))):
            draft.content = [clause(words, rest, len(words))]
    return Linked(draft=draft, who=who, under=base)


def _base(relay: Relay, found: list[Linked]) -> Linked | None:
    """The attribution that the relay belongs to: the last one whose source stands before it or holds it."""
    fitting = [
        item
        for item in found
        if item.draft.source
        and item.draft.cue.kind in LINKING
        and item.draft.source[0][0] < relay.start
        and item.draft.source[0][0] <= relay.end
    ]
    return fitting[-1] if fitting else None


def _parent(item: Linked, found: Sequence[Linked], number: int) -> int | None:
    """The one whose content most narrowly holds the item, or the one a relay puts it under."""
    if item.under is not None:
        return next((k for k, other in enumerate(found) if other is item.under), None)
    holding = [
        (sum(len(span) for span in other.draft.contents()), -k)
        for k, other in _near(found, number)
        if other is not item and item.inside(other) and not other.inside(item)
    ]
    return -min(holding)[1] if holding else None


def _near(found: Sequence[Linked], number: int) -> Iterator[tuple[int, Linked]]:
    """Attributions that may hold the one of that number: those that begin before it, and not far."""
    first = max(0, number - 25)
    # What a speaker says in a transcript may be long.
    turn = next((k for k in range(first - 1, -1, -1) if found[k].draft.frame == TURN), None)
    if turn is not None:
        yield turn, found[turn]
    for k in range(first, min(len(found), number + 8)):
        yield k, found[k]


def _chain(
    number: int,
    found: Sequence[Linked],
    parents: Sequence[int | None],
    outlet: Link,
    chains: dict[int, Chain],
    book: Sourcebook,
) -> Chain:
    """From the outlet through those who tell to the source; who only thinks or wants tells nothing."""
    if number in chains:
        return chains[number]
    chains[number] = (outlet,)
    parent = parents[number]
    before: Chain = (outlet,)
    seen: set[int] = set()
    while parent is not None and parent not in seen:
        seen.add(parent)
        if found[parent].draft.cue.kind in LINKING:
            before = _chain(parent, found, parents, outlet, chains, book)
            break
        parent = parents[parent]
    who = found[number].who
    own = book.counted(who) if who else ()
    if own:
        # A document that others told of is no link between them: they know it, it does not know them.
        before = tuple(entry for entry in before if entry.type != "document")
    names = {(entry.type, entry.name) for entry in before}
    chains[number] = (*before, *(entry for entry in own if (entry.type, entry.name) not in names))
    return chains[number]


def _attribution(item: Linked, parent: int | None, chain: Chain, codebook: Codebook, report: Report) -> Attribution:
    draft = item.draft
    return Attribution(
        source=draft.spans(draft.source),
        cue=draft.spans(draft.cues),
        content=draft.contents(),
        channel=_channel(draft, codebook, report),
        chain=chain,
        parent=parent,
        party=item.who.party if item.who else None,
        rule=f"{_kind(item, codebook)}.{draft.cue.id}.{draft.frame}"
        + ("+eye" if draft.seen and draft.frame != "eye" else ""),
        reason=item.who.reason if item.who else None,
    )


def _kind(item: Linked, codebook: Codebook) -> str:
    """The class of the cue, as the chain takes it.

    A stance told along with speech ("said …, urging both to …"), or told to an outlet, is speech; what is
    only named by its object ("outlined a plan") is the party's act and no telling.
    """
    draft = item.draft
    words, head = draft.words, draft.head
    if draft.cue.kind == "stance":
        lines = codebook.cues.verbs.get(words.lower[words.head[head]], ()) if words.tag[head] == "VBG" else ()
        told = any(cue.kind == "speech" for cue in lines) and words.head[head] != head
        return (
            "speech"
            if told
            or (item.who and len(item.who.links) > 1 and item.who.links[0].type == "outlet" and item.who.cluster < 0)
            else "stance"
        )
    if draft.frame == "eye" and draft.cue.kind == "speech" and (seen := _seen_kind(draft)) is not None:
        return seen
    if (
        draft.cue.kind == "speech"
        and draft.frame in ("object", "gerund")
        and not (item.who and item.who.links[0].type == "outlet")
        and not item.ours
    ):
        return "act"
    return draft.cue.kind


def _seen_kind(draft: Draft) -> str | None:
    """The class of what only the eye took for telling; None where it is.

    What is named by a noun alone ("declared a truce") is an act, an infinitive ("offered to pay") a stance,
    and an adverb tells nothing.
    """
    words = draft.words
    cue = [k for start, end in draft.cues for k in range(start, end)]
    if cue and all(words.pos[k] in ("ADV", "AUX", "PART") for k in cue):
        return "act"
    if not draft.content or draft.wide or not cue or draft.content[0][0] < cue[-1]:
        return None
    start, end = draft.content[0]
    if any(words.quote[k] >= 0 for k in range(start, end)):
        return None
    if words.lower[start] == "to" and words.tag[min(start + 1, len(words) - 1)].startswith("VB"):
        return "stance"
    finite = (
        ("VBD", "VBZ", "VBP", "MD") if words.pos[start] == "ADP" else ("VB", "VBG", "VBN", "VBD", "VBZ", "VBP", "MD")
    )
    return None if any(words.tag[k] in finite for k in range(start, end)) else "act"


def _channel(draft: Draft, codebook: Codebook, report: Report) -> str | None:
    if draft.cue.kind not in LINKING:
        return None if draft.cue.kind != "stance" else "said"
    words = draft.words
    outside = " ".join(words.lower[k] for k in range(len(words)) if words.quote[k] < 0)
    said = next((channel for channel, phrase in codebook.sources.channels if phrase in outside), None)
    return said or draft.cue.channel
