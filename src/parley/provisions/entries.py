"""Turns drafts into entries: the same stance said twice is one, each rests on its chain."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence

from parley.model.entry import AGAIN, Entry, Provision, Step
from parley.model.report import Report
from parley.model.source import Chain
from parley.provisions.draft import Draft
from parley.text.spans import Span, cover

ChainOf = Callable[[Span], tuple[Chain, tuple[Step, ...]]]
OccasionOf = Callable[[Draft], str | None]


def to_entries(
    report: Report, drafts: Sequence[Draft], chain_of: ChainOf, occasion_of: OccasionOf
) -> tuple[Entry, ...]:
    """The entries of a report in the order of the text; conditions that nothing hangs on are left out."""
    kept = [draft for draft in drafts if draft.party.party]
    occasions = {id(draft): occasion_of(draft) for draft in kept}
    groups = _grouped(kept, occasions)
    ids = {id(draft): _ident(report, group[0]) for group in groups for draft in group}
    found = []
    for group in groups:
        draft = group[0]
        chain, reasons = chain_of(cover(draft.words))
        linked = sorted(
            {ids[id(other)] for one in group for other in one.linked if id(other) in ids} - {ids[id(draft)]}
        )
        found.append(
            Entry(
                id=ids[id(draft)],
                report=report.id,
                party=draft.party.party,
                stance=draft.stance,
                provision=Provision(
                    measure=draft.measure,
                    actor=draft.actor,
                    places=tuple(place.name for place in draft.places),
                    extent=draft.extent,
                    recipient=draft.recipient,
                ),
                modality="conditional"
                if linked and draft.modality == "asserted" and draft.condition
                else draft.modality,
                chain=chain,
                passage=draft.passage.span,
                words=tuple(draft.words),
                trace=(*draft.steps, *reasons, *_again(group)),
                occasion=next((o for d in group if (o := occasions[id(d)])), None),
                in_return_for=tuple(linked),
                doubt=draft.doubt,
            )
        )
    return tuple(found)


def _grouped(drafts: Sequence[Draft], occasions: dict[int, str | None]) -> list[list[Draft]]:
    """Drafts that say the same, the fullest of each group first."""
    groups: list[list[Draft]] = []
    for draft in drafts:
        for group in groups:
            if _same(group[0], draft) and (
                occasions[id(group[0])] == occasions[id(draft)]
                or None in (occasions[id(group[0])], occasions[id(draft)])
            ):
                group.append(draft)
                group.sort(key=_fullness, reverse=True)
                break
        else:
            groups.append([draft])
    return groups


def _again(group: Sequence[Draft]) -> Iterator[Step]:
    """The other passages of a group, in the order of the text."""
    spans = {draft.passage.span for draft in group} - {group[0].passage.span}
    return (Step(rule=AGAIN, span=span, note="told again here") for span in sorted(spans))


def _same(one: Draft, other: Draft) -> bool:
    """True where neither says anything that the other contradicts and one says all that the other says."""
    if (one.party.party, one.stance, one.measure) != (other.party.party, other.stance, other.measure):
        return False
    a, b = _said(one), _said(other)
    return a <= b or b <= a


def _said(draft: Draft) -> frozenset[tuple[str, str]]:
    said = {("place", place.name) for place in draft.places}
    said |= {("actor", actor) for actor in draft.actor or ()}
    return frozenset(said | ({("extent", draft.extent)} if draft.extent else set()))


def _fullness(draft: Draft) -> tuple[int, int]:
    return len(_said(draft)) + len(draft.linked), len(draft.passage.span)


def _ident(report: Report, draft: Draft) -> str:
    """Ten hexadecimal digits, the same for the same reading of the same report."""
    said = [report.id, draft.party.party, draft.stance, draft.measure, str(cover(draft.words))]
    return hashlib.sha256("\n".join(said).encode()).hexdigest()[:10]
