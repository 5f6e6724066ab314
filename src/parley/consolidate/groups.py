"""Things that are one, joined pair by pair; the result does not depend on the order of the pairs."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")


class Groups(Generic[T]):
    """A union-find over things that `key` tells apart; keys must be sortable."""

    def __init__(self, key: Callable[[T], Hashable]) -> None:
        self._key = key
        self._things: dict[Hashable, T] = {}
        self._above: dict[Hashable, Hashable] = {}
        self._reasons: list[tuple[Hashable, str]] = []

    def add(self, thing: T) -> None:
        """Makes a group of its own for a thing that is in none."""
        key = self._key(thing)
        self._things.setdefault(key, thing)
        self._above.setdefault(key, key)

    def root(self, key: Hashable) -> Hashable:
        """The group a key is in, named by one of its keys."""
        while self._above[key] != key:
            self._above[key] = self._above[self._above[key]]
            key = self._above[key]
        return key

    def join(self, left: T, right: T, reason: str) -> None:
        """Makes one group of two."""
        one, other = self.root(self._key(left)), self.root(self._key(right))
        self._reasons.append((self._key(left), reason))
        if one != other:
            low, high = sorted((one, other), key=str)
            self._above[high] = low

    def together(self, left: T, right: T) -> bool:
        """True where both are in one group."""
        return self.root(self._key(left)) == self.root(self._key(right))

    def all(self) -> Iterable[Sequence[T]]:
        """Every group, its things by key."""
        found: dict[Hashable, list[T]] = {}
        for key in sorted(self._things, key=str):
            found.setdefault(self.root(key), []).append(self._things[key])
        return found.values()

    def reasons(self, group: Sequence[T]) -> tuple[str, ...]:
        """Why a group is one: each reason once, in order of the words."""
        keys = {self._key(thing) for thing in group}
        return tuple(sorted({reason for key, reason in self._reasons if key in keys}))
