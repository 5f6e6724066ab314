"""Rules and model side by side: what both found, what only one did, and where they differ."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from parley.model.entry import Entry, Step
from parley.model.mention import Occasion
from parley.model.reading import Reading
from parley.model.source import Chain
from parley.text.spans import Span, cover

BOTH, ONLY_RULES, ONLY_MODEL = "both readers", "only the rules", "only the model"
UNSURE = 0.5
"""The doubt of an entry whose reader gave none, once the other reader had its say."""

Item = TypeVar("Item")


def merge(rules: Reading, model: Reading) -> Reading:
    """One reading of a report by both: each stance once, told by a step of its trace who found it.

    What both found stays as the rules have it, with half their doubt; what only one found has its doubt
    raised above that of all that both found, so that it comes first for review. Raises ValueError for
    readings of two reports.
    """
    if rules.report.id != model.report.id:
        raise ValueError(f"readings of two reports, {rules.report.path} and {model.report.path}")
    occasions, renamed = _occasions(rules.occasions, model.occasions)
    pairs = _pairs(rules.entries, model.entries)
    ids = {theirs.id: ours.id for ours, theirs in pairs}
    theirs_of = {ours.id: theirs for ours, theirs in pairs}
    found = [_told(ours, theirs_of.get(ours.id)) for ours in rules.entries]
    for entry in model.entries:
        if entry.id not in ids:
            occasion = renamed.get(entry.occasion, entry.occasion) if entry.occasion else None
            links = tuple(ids.get(link, link) for link in entry.in_return_for)
            found.append(replace(_alone(entry, ONLY_MODEL), occasion=occasion, in_return_for=links))
    return replace(
        rules,
        reader=reader_of_both(model.reader),
        pipeline=pipeline_of_both(rules.pipeline, model.pipeline),
        entries=_in_order(_both_ways(found), lambda entry: cover(entry.words or (entry.passage,))),
        occasions=occasions,
        # Attributions refer to one another by their place, so the model's can only follow.
        attributions=(*rules.attributions, *model.attributions),
        figures=_joined(rules.figures, model.figures, lambda item: item.span),
        unknowns=_joined(rules.unknowns, model.unknowns, lambda item: item.span),
        omissions=_joined(rules.omissions, model.omissions, lambda item: item.span),
        checks=_joined(rules.checks, model.checks, lambda item: item.span),
        issues=(*rules.issues, *model.issues),
    )


def reader_of_both(model: str) -> str:
    """What a merged reading calls its reader; `model` is what the model's reading does."""
    return f"both:{model}"


def pipeline_of_both(rules: str, model: str) -> str:
    """What a merged reading has for its pipeline."""
    return f"{rules}, {model}"


def _pairs(rules: Sequence[Entry], model: Sequence[Entry]) -> list[tuple[Entry, Entry]]:
    """Entries of the same party, stance and measure that speak of the same words or of the same places.

    One to one, the most alike first; ties fall as the text runs.
    """
    alike = [
        (likeness, -first, -second)
        for first, one in enumerate(rules)
        for second, other in enumerate(model)
        if (likeness := _likeness(one, other))
    ]
    pairs: list[tuple[int, int]] = []
    for _, first, second in sorted(alike, reverse=True):
        if all(first != one and second != other for one, other in pairs):
            pairs.append((first, second))
    return [(rules[-first], model[-second]) for first, second in pairs]


def _likeness(one: Entry, other: Entry) -> int:
    a, b = one.provision, other.provision
    if (one.party, one.stance, a.measure) != (other.party, other.stance, b.measure):
        return 0
    here = one.passage.overlaps(other.passage)
    places = set(a.places) == set(b.places)
    if not here and not (places and a.places):
        return 0
    return 4 * here + 2 * places + (set(a.actor or ()) == set(b.actor or ())) + (a.extent == b.extent)


def _told(ours: Entry, theirs: Entry | None) -> Entry:
    if theirs is None:
        return _alone(ours, ONLY_RULES)
    differs = [f"the model has {name} {value}" for name, value in _differences(ours, theirs)]
    step = Step(rule=BOTH, span=cover(theirs.words), note="; ".join(differs) or "they agree in all")
    doubts = [doubt for doubt in (ours.doubt, theirs.doubt) if doubt is not None]
    doubt = round(min(doubts, default=0.0) / 2, 3)
    return replace(ours, trace=(*ours.trace, step, *theirs.trace), doubt=doubt)


def _alone(entry: Entry, rule: str) -> Entry:
    doubt = UNSURE if entry.doubt is None else round((1 + entry.doubt) / 2, 3)
    return replace(entry, trace=(*entry.trace, Step(rule=rule)), doubt=doubt)


def _differences(ours: Entry, theirs: Entry) -> list[tuple[str, str]]:
    a, b = ours.provision, theirs.provision
    compared = (
        ("actor", _names(a.actor), _names(b.actor)),
        ("places", _names(a.places), _names(b.places)),
        ("extent", str(a.extent), str(b.extent)),
        ("recipient", str(a.recipient), str(b.recipient)),
        ("modality", ours.modality, theirs.modality),
        ("sources", _sources(ours.chain), _sources(theirs.chain)),
    )
    return [(name, found) for name, had, found in compared if had != found]


def _names(names: Iterable[str] | None) -> str:
    return ", ".join(sorted(names or ())) or "none"


def _sources(chain: Chain) -> str:
    return " → ".join(f"{link.type}{f' {link.count}' if link.count else ''}" for link in chain)


def _occasions(rules: Sequence[Occasion], model: Sequence[Occasion]) -> tuple[tuple[Occasion, ...], dict[str, str]]:
    """All occasions, those that both found once, and the new id for each of the model's."""
    found, renamed = list(rules), dict[str, str]()
    for item in model:
        twin = next((other for other in rules if _same(other, item)), None)
        taken = {other.id for other in found}
        wanted = [item.id, *(f"{item.id}-model-{number}" for number in range(1, len(model) + 2))]
        renamed[item.id] = twin.id if twin else next(name for name in wanted if name not in taken)
        if twin is None:
            found.append(replace(item, id=renamed[item.id]))
    return tuple(found), renamed


def _same(one: Occasion, other: Occasion) -> bool:
    """True for occasions with the same participants that no date or place sets apart."""
    dates = one.date is None or other.date is None or one.date.overlaps(other.date)
    places = one.place == other.place or None in (one.place, other.place)
    where = (one.span, *one.mentions)
    here = any(span.overlaps(told) for span in where for told in (other.span, *other.mentions))
    return dates and places and (here or set(one.participants) == set(other.participants))


def _both_ways(entries: Sequence[Entry]) -> list[Entry]:
    """The entries with each link told on both sides and none to an entry that is not there."""
    ids = {entry.id for entry in entries}
    links: dict[str, set[str]] = {entry.id: set() for entry in entries}
    for entry in entries:
        for link in ids.intersection(entry.in_return_for) - {entry.id}:
            links[entry.id].add(link)
            links[link].add(entry.id)
    return [replace(entry, in_return_for=tuple(sorted(links[entry.id]))) for entry in entries]


def _joined(rules: Sequence[Item], model: Sequence[Item], span: Callable[[Item], Span]) -> tuple[Item, ...]:
    """What the rules found, and what the model found where the rules found nothing."""
    more = [item for item in model if not any(span(item).overlaps(span(other)) for other in rules)]
    return _in_order([*rules, *more], span)


def _in_order(items: Iterable[Item], span: Callable[[Item], Span]) -> tuple[Item, ...]:
    return tuple(sorted(items, key=span))
