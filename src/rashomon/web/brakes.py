"""Who tries to log in, and from where → how long he must wait: the longer, the more often it was wrong."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

MOST_KEPT = 10_000  # names, and addresses: who guesses must not fill the memory


@dataclass(frozen=True, slots=True)
class Limit:
    """How many tries are free, the longest wait after the next ones, and after how long all is forgotten, in seconds.

    Of a name the wait is short: anybody can make its owner wait. An address has more tries: many may share it.
    """

    free: int
    longest: float
    forgotten: float


NAME, ADDRESS = Limit(5, 60.0, 900.0), Limit(20, 900.0, 3600.0)


@dataclass(slots=True)
class _Tries:
    count: int = 0
    last: float = 0.0


class _Ledger:
    """The tries of all names, or of all addresses, the latest last."""

    def __init__(self, limit: Limit) -> None:
        self._limit = limit
        self._kept: OrderedDict[str, _Tries] = OrderedDict()

    def wait(self, key: str, now: float) -> float:
        """Return for how many seconds a key may not try again."""
        tries = self._kept.get(key)
        if tries is None or now - tries.last > self._limit.forgotten:
            self._kept.pop(key, None)
            return 0.0
        over = tries.count - self._limit.free
        pause = min(self._limit.longest, 2.0 ** min(over, 30)) if over >= 0 else 0.0
        return max(0.0, tries.last + pause - now)

    def count(self, key: str, now: float) -> None:
        """Keep that a key tries."""
        tries = self._kept.setdefault(key, _Tries())
        tries.count, tries.last = tries.count + 1, now
        self._kept.move_to_end(key)
        if len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)

    def forgive(self, key: str, whole: bool) -> None:
        """Take the last try of a key back, or all."""
        tries = self._kept.get(key)
        if tries is not None:
            tries.count = 0 if whole else tries.count - 1


class Brakes:
    """Slows down who guesses passwords. What it knows is gone when the workbench is started anew."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = Lock()
        self._ledgers = _Ledger(NAME), _Ledger(ADDRESS)

    def take(self, name: str, address: str) -> float:
        """Return 0 and count a try, before it is known to be wrong; else how many seconds to wait: it does not count.

        Counted afterwards, a hundred at once would all be free.
        """
        pairs = list(zip(self._ledgers, (name, address), strict=True))
        with self._lock:
            now = self._clock()
            pause = max(ledger.wait(key, now) for ledger, key in pairs)
            if not pause:
                for ledger, key in pairs:
                    ledger.count(key, now)
            return pause

    def forgive(self, name: str, address: str) -> None:
        """Forget the tries of a name, and one of its address: its others may have been for other names."""
        names, addresses = self._ledgers
        with self._lock:
            names.forgive(name, whole=True)
            addresses.forgive(address, whole=False)
