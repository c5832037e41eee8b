"""What was drawn of a computation last, kept at hand: a computation never changes, and many ask for the same of it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

from rashomon.store.computed import Computation

MOST = 64  # things; the largest, a map, has some 300 KB
T = TypeVar("T")


class Memory:
    """Keeps the things that were asked for last."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = Lock()

    def recall(self, computation: Computation, key: Hashable, make: Callable[[], T]) -> T:
        """Return what a key means of a computation, made where it is not kept; two who ask at once may both make it."""
        whole = (computation.number, computation.state, key)
        with self._lock:
            if whole in self._kept:
                self._kept.move_to_end(whole)
                found: T = self._kept[whole]
                return found
        made = make()
        with self._lock:
            self._kept[whole] = made
            while len(self._kept) > MOST:
                self._kept.popitem(last=False)
        return made
