"""Disjoint sets (union-find): things that evidence ties together, directly or through others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Generic, TypeVar

T = TypeVar("T")


class DisjointSets(Generic[T]):
    """Each item starts alone. Which item leads a set depends on the order of unions, so it is not shown."""

    def __init__(self, items: Iterable[T]) -> None:
        self._parent = {item: item for item in items}

    def unite(self, one: T, other: T) -> None:
        """Make the sets of both one set."""
        self._parent[self._leader(one)] = self._leader(other)

    def sets(self) -> list[list[T]]:
        """All sets; items and sets in the order in which the items were given."""
        members: defaultdict[T, list[T]] = defaultdict(list)
        for item in self._parent:
            members[self._leader(item)].append(item)
        return list(members.values())

    def _leader(self, item: T) -> T:
        while (parent := self._parent[item]) != item:
            self._parent[item] = self._parent[parent]
            item = parent
        return item
