"""Sets that grow by joining, some of which are told to stay apart: then no join through a third brings them."""

from __future__ import annotations

from typing import Generic, TypeVar

Item = TypeVar("Item", int, str)
Pair = tuple[str, str]


class Union(Generic[Item]):
    """Disjoint sets, each known by its smallest, so that the order of joining does not show."""

    def __init__(self) -> None:
        self._parent: dict[Item, Item] = {}
        self._least: dict[Item, Item] = {}  # root -> the smallest item of its set
        self._foes: dict[Item, dict[Item, tuple[Item, Item]]] = {}  # root -> roots kept apart, by which pair

    def find(self, item: Item) -> Item:
        """Return the smallest item of the item's set."""
        root = self._root(item)
        return self._least.get(root, root)

    def join(self, one: Item, other: Item) -> bool:
        """Make one set of the sets of two items; return whether they are one now, not where they are kept apart."""
        large, small = self._root(one), self._root(other)
        if large == small:
            return True
        if small in self._foes.get(large, ()):
            return False
        if len(self._foes.get(large, ())) < len(self._foes.get(small, ())):
            large, small = small, large  # fewer to move
        self._least[large] = min(self.find(large), self.find(small))
        self._parent[small] = large
        for foe, pair in self._foes.pop(small, {}).items():
            del self._foes[foe][small]
            self._foes[foe].setdefault(large, pair)
            self._foes.setdefault(large, {}).setdefault(foe, pair)
        return True

    def part(self, one: Item, other: Item) -> bool:
        """Keep the sets of two items apart from now on; return whether they are, not where they are one already."""
        left, right = self._root(one), self._root(other)
        if left == right:
            return False
        self._foes.setdefault(left, {}).setdefault(right, (one, other))
        self._foes.setdefault(right, {}).setdefault(left, (one, other))
        return True

    def parted_by(self, one: Item, other: Item) -> tuple[Item, Item] | None:
        """Return the pair by which the sets of two items are kept apart, None where they are not."""
        return self._foes.get(self._root(one), {}).get(self._root(other))

    def _root(self, item: Item) -> Item:
        root = item
        while (above := self._parent.get(root, root)) != root:
            root = above
        while (above := self._parent.get(item, item)) != root:
            self._parent[item], item = root, above
        return root
