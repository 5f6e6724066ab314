"""Pairs the entries of a report with its gold and scores them: core, full, chain, exchange, grounded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from parley.evaluate.counts import Count, Scores
from parley.evaluate.gold import GoldEntry
from parley.evaluate.names import same_chain, same_name, same_names
from parley.evaluate.pairing import Pair, assign
from parley.evaluate.prediction import PredictedEntry

Holds = Callable[[GoldEntry, PredictedEntry], bool]


def score_entries(
    gold: Sequence[GoldEntry],
    predicted: Sequence[PredictedEntry],
    holds: Holds,
) -> Scores:
    """Core, full, chain, grounded and exchange; `holds` says whether a passage holds an anchor."""
    pairs = pair_entries(gold, predicted, holds)
    core = [(gold[row], predicted[column]) for row, column in pairs if not gold[row].optional]
    spared = {predicted[column].id for row, column in pairs if gold[row].optional}
    asked = len(predicted) - (len(pairs) - len(core))
    required = {entry.id for entry in gold if not entry.optional}

    def of_all(right: int) -> Count:
        return Count(tp=right, predicted=asked, gold=len(required))

    def of_core(right: int) -> Count:
        return Count(tp=right, predicted=len(core), gold=len(core))

    gold_of = {guess.id: entry.id for entry, guess in core}
    mine = _renamed(_links(predicted), gold_of)
    theirs = {link for link in _links(gold) if link <= required}
    return Scores(
        core=of_all(len(core)),
        full=of_all(sum(same_full(*pair) for pair in core)),
        chain=of_core(sum(_chain_agrees(*pair) for pair in core)),
        grounded=of_core(sum(holds(*pair) for pair in core)),
        exchange=Count(
            tp=len(mine & theirs),
            predicted=len(mine),
            gold=sum(link <= set(gold_of.values()) for link in theirs),
        ),
        exchange_all=Count(
            tp=len(mine & theirs),
            predicted=sum(not link & spared for link in _links(predicted)),
            gold=len(theirs),
        ),
    )


def same_core(gold: GoldEntry, predicted: PredictedEntry) -> bool:
    """True if party, stance and measure agree."""
    return (
        any(same_name(party, predicted.party) for party in (gold.party, *gold.alt.party))
        and predicted.stance in (gold.stance, *gold.alt.stance)
        and predicted.measure in (gold.measure, *gold.alt.measure)
    )


def same_full(gold: GoldEntry, predicted: PredictedEntry) -> bool:
    """True if actor, places (as sets) and extent agree; the core is not looked at."""
    return (
        any(same_names(actor, predicted.actor or None) for actor in (gold.actor, *gold.alt.actor))
        and any(same_names(places, predicted.places) for places in (gold.places, *gold.alt.places))
        and predicted.extent in (gold.extent, *gold.alt.extent)
    )


def pair_entries(
    gold: Sequence[GoldEntry],
    predicted: Sequence[PredictedEntry],
    holds: Holds,
) -> tuple[Pair, ...]:
    """The pairs (gold, predicted) of equal core that score highest; each entry is in one pair at most.

    Highest first in core (a pair with an optional entry only spares an error, and comes second), then in
    full, chain, grounded. Among pairings equal in all these, exchanges of partners that bring more
    in_return_for links into agreement are made, as long as there is one.
    """
    base = min(len(gold), len(predicted)) + 1
    weights = [[_weight(entry, guess, holds, base) for guess in predicted] for entry in gold]
    return _with_links(gold, predicted, weights, assign(weights))


def _weight(gold: GoldEntry, predicted: PredictedEntry, holds: Holds, base: int) -> int:
    if not same_core(gold, predicted):
        return 0
    if gold.optional:
        return base**3
    full, chain = same_full(gold, predicted), _chain_agrees(gold, predicted)
    # Digits to a base no sum can carry over: one core pair outweighs all that comes after it.
    return base**4 + full * base**2 + chain * base + holds(gold, predicted)


def _with_links(
    gold: Sequence[GoldEntry],
    predicted: Sequence[PredictedEntry],
    weights: Sequence[Sequence[int]],
    pairs: tuple[Pair, ...],
) -> tuple[Pair, ...]:
    best, most = pairs, _links_right(gold, predicted, pairs)
    improved = True
    while improved:
        improved = False
        for other in _exchanges(weights, best, len(predicted)):
            if (right := _links_right(gold, predicted, other)) > most:
                best, most, improved = other, right, True
                break
    return best


def _exchanges(weights: Sequence[Sequence[int]], pairs: tuple[Pair, ...], columns: int) -> Iterable[tuple[Pair, ...]]:
    """Every pairing of equal weight that differs in one partner, or in two that change places."""
    rows, used = {row for row, _ in pairs}, {column for _, column in pairs}
    for at, (row, column) in enumerate(pairs):
        rest = pairs[:at] + pairs[at + 1 :]
        for free in range(columns):
            if free not in used and weights[row][free] == weights[row][column]:
                yield tuple(sorted((*rest, (row, free))))
        for free in range(len(weights)):
            if free not in rows and weights[free][column] == weights[row][column]:
                yield tuple(sorted((*rest, (free, column))))
        for other_row, other in pairs[at + 1 :]:
            before = weights[row][column] + weights[other_row][other]
            crossed = weights[row][other], weights[other_row][column]
            if min(crossed) > 0 and sum(crossed) == before:
                kept = (pair for pair in rest if pair != (other_row, other))
                yield tuple(sorted((*kept, (row, other), (other_row, column))))


def _links_right(gold: Sequence[GoldEntry], predicted: Sequence[PredictedEntry], pairs: Iterable[Pair]) -> int:
    gold_of = {predicted[column].id: gold[row].id for row, column in pairs if not gold[row].optional}
    return len(_renamed(_links(predicted), gold_of) & _links(gold))


def _links(entries: Iterable[GoldEntry | PredictedEntry]) -> set[frozenset[str]]:
    # A link has no direction: noted on one entry or on both, it is one.
    return {frozenset((entry.id, other)) for entry in entries for other in entry.in_return_for}


def _renamed(links: Iterable[frozenset[str]], names: Mapping[str, str]) -> set[frozenset[str]]:
    """The links both of whose ends have a name, under those names."""
    return {frozenset(names[end] for end in link) for link in links if link <= names.keys()}


def _chain_agrees(gold: GoldEntry, predicted: PredictedEntry) -> bool:
    return any(same_chain(chain, predicted.chain) for chain in (gold.chain, *gold.alt.chain))
