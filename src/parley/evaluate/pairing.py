"""One-to-one pairing of gold and predictions, so that the score is highest."""

from __future__ import annotations

from collections.abc import Sequence

Pair = tuple[int, int]


def assign(weights: Sequence[Sequence[int]]) -> tuple[Pair, ...]:
    """The one-to-one pairs (row, column) whose weights have the highest sum, in the order of the rows.

    Weights are integers, zero or more; a pair of weight zero is no pair. Exact: the Hungarian method
    in its row-by-row form, O(rows² x columns). Equal inputs give equal pairs.
    """
    if not weights or not weights[0]:
        return ()
    if len(weights) > len(weights[0]):
        turned = assign([list(column) for column in zip(*weights, strict=True)])
        return tuple(sorted((row, column) for column, row in turned))
    row_of = _hungarian([[-weight for weight in row] for row in weights])
    pairs = ((row, column) for column, row in enumerate(row_of) if row is not None)
    return tuple(sorted((row, column) for row, column in pairs if weights[row][column] > 0))


def _hungarian(costs: Sequence[Sequence[int]]) -> list[int | None]:
    """For each column the row it is given at least cost; rows must not outnumber columns.

    Potentials make every reduced cost zero or more; each new row is brought in along a cheapest
    augmenting path (Kuhn 1955, Munkres 1957). Index 0 is a column that stands for "not yet placed".
    """
    rows, columns = len(costs), len(costs[0])
    row_price, column_price = [0] * (rows + 1), [0] * (columns + 1)
    row_of = [0] * (columns + 1)
    for row in range(1, rows + 1):
        row_of[0] = row
        came_from = _cheapest_path(costs, row_of, row_price, column_price)
        column = next(reversed(came_from))
        while column:
            row_of[column] = row_of[came_from[column]]
            column = came_from[column]
    return [row - 1 if row else None for row in row_of[1:]]


def _cheapest_path(
    costs: Sequence[Sequence[int]], row_of: list[int], row_price: list[int], column_price: list[int]
) -> dict[int, int]:
    """Where each column on the search was reached from; the last one entered is free. Moves the prices."""
    slack: dict[int, int] = {}
    best_from: dict[int, int] = {}
    came_from: dict[int, int] = {}
    column, done = 0, [0]
    open_columns = set(range(1, len(column_price)))
    while row_of[column]:
        row = row_of[column]
        for other in open_columns:
            cost = costs[row - 1][other - 1] - row_price[row] - column_price[other]
            if other not in slack or cost < slack[other]:
                slack[other], best_from[other] = cost, column
        column = min(open_columns, key=lambda other: (slack[other], other))
        step = slack[column]
        for reached in done:
            row_price[row_of[reached]] += step
            column_price[reached] -= step
        for other in open_columns:
            slack[other] -= step
        came_from[column] = best_from[column]
        done.append(column)
        open_columns.remove(column)
    return came_from
