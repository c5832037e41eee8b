"""A store in, the computation of its events out, made anew in the background where readings or decisions came in."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from threading import BoundedSemaphore, Event, Lock, Thread

from rashomon.deciding import current_decisions, stand
from rashomon.pipeline import compare_by_policy
from rashomon.records import WORK_VERDICTS
from rashomon.store import Store
from rashomon.store.computed import Computation, count_taken, find_computation, find_state, keep_computation

LISTED_BY = "ucdp"  # the policy whose figures lists show
LONGEST_WAIT = 5.0  # seconds for a first computation: of some hundred reports it takes less
MOST_WAITING = 8  # of the forty threads that answer


@dataclass(frozen=True, slots=True)
class Outlook:
    """The newest computation, whether it is of the store as it is now, and whether another is on its way."""

    computation: Computation | None
    current: bool
    working: bool
    failure: str = ""


class Keeper:
    """Keeps the computed events of a store up to date, with one computation at a time."""

    def __init__(self, store: Store, rules: str, ontology: Path | None = None, *, background: bool = True) -> None:
        self._store, self._rules, self.ontology = store, rules, ontology
        self._background = background
        self._found: Computation | None = None
        self._lock = Lock()
        self._working = False
        self._done = Event()
        self._waiting = BoundedSemaphore(MOST_WAITING)
        self._failure = ""
        self._failed_at = ""  # the state that could not be computed: it is not tried again
        self._not_before = 0.0

    def look(self) -> Outlook:
        """Return what is computed; where that is out of date a computation begins, or is done before this returns."""
        state, found = self._find()
        if (found is None or found.state != state) and self._failed_at != state:
            self._begin()
            if not self._background:
                state, found = self._find()
        return Outlook(found, found is not None and found.state == state, self._working, self._failure)

    def wait(self) -> Outlook:
        """Return what is computed when the computation under way is done, or has taken too long for who asks."""
        if self._waiting.acquire(blocking=False):
            try:
                self._done.wait(LONGEST_WAIT)
            finally:
                self._waiting.release()
        return self.look()

    def hurry(self) -> None:
        """Let the next computation begin at once: somebody decided something and waits for what follows."""
        self._not_before = 0.0

    def _find(self) -> tuple[str, Computation | None]:
        with self._store.read() as connection:
            self._found = found = find_computation(connection, self._found)
            return find_state(connection, self._rules), found

    def _begin(self) -> None:
        with self._lock:
            if self._working or (self._background and time.monotonic() < self._not_before):
                return
            self._working = True
            self._done.clear()
        if self._background:
            Thread(target=self._work, name="computing", daemon=True).start()
        else:
            self._work()

    def _work(self) -> None:
        began = time.monotonic()
        state = ""
        try:
            with self._store.read() as connection:
                state = find_state(connection, self._rules)
            compute(self._store, state, self.ontology)
            self._failure = ""
        except Exception as error:
            self._failure, self._failed_at = f"{type(error).__name__}: {error}", state
        finally:
            # While reports are being added, half of the time is left to others.
            self._not_before = 2 * time.monotonic() - began
            self._working = False
            self._done.set()


def compute(store: Store, state: str, ontology: Path | None = None) -> int:
    """Compute the events of a store and keep them under a state; return the computation's number."""
    with store.read() as connection:
        taken = count_taken(connection)
    by_policy = compare_by_policy(store.readings(), decisions=current_decisions(store), ontology=ontology)
    held = [
        one for one in stand(store) if one.state == "held" and one.decision.verdict not in {"undone", *WORK_VERDICTS}
    ]
    return keep_computation(
        store, state, by_policy, LISTED_BY, frozenset(id_ for one in held for id_ in one.now), taken
    )
