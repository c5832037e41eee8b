"""A chunk whose process died → what its reports say: whose fault it was is not told, so each is read alone."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager

from rashomon.records import Failure
from rashomon.scale.chunks import Read, Said

TRIES = (
    3  # a machine may be lost or run out of memory twice in a row; a report that was there at three deaths is at fault
)

Ask = Callable[[list[Read]], list[Said]]


class DiedError(Exception):
    """The process that was given reports died before it answered."""


def read_alone(chunk: Iterable[Read], hire: Callable[[], AbstractContextManager[Ask]]) -> list[Said]:
    """Return what each report says, read one at a time; a Failure in the place of one that killed `TRIES` processes.

    `hire` gives a process of its own that is asked, and raises DiedError; another is hired only where one died.
    """
    waiting = deque(chunk)
    said: list[Said] = []
    died = 0
    while waiting:
        with hire() as ask:
            try:
                while waiting:
                    said += [waiting[0]] if isinstance(waiting[0], Failure) else ask([waiting[0]])
                    waiting.popleft()
                    died = 0
            except DiedError:
                died += 1
        if died == TRIES:
            reason = f"set aside: the process that read it died {TRIES} times, perhaps for lack of memory"
            said.append(Failure(waiting.popleft().path, reason))
            died = 0
    return said
