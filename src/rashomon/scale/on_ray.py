"""Reports in, readings out, on the machines of a Ray cluster.

Each CPU has an actor that holds the model. Actors rather than Ray Data: the reports come one by one from the machine
that started the run, go back there in their order, and a process that dies is to cost the one report that killed it,
where Ray Data would end the run or drop a block.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

from rashomon import __version__
from rashomon.resources import Loader
from rashomon.scale.chunks import Load, Read, Said, cut_chunks, work_on
from rashomon.scale.dying import TRIES, Ask, DiedError, read_alone
from rashomon.scale.ray_cluster import connected
from rashomon.tables import name_rules

EACH = 2  # chunks given to an actor: one that it reads, and one that waits, so that it need not
WINDOW = 4  # chunks an actor that may be under way or wait for an older one, so that a slow chunk does not hold up all
WHOLE = 2  # times that a chunk is read whole: a lost machine, or the chunk before it, may be the cause of one death
PATIENCE = 120.0  # seconds: by then a machine that is being added is there, else there is none


class Hand:
    """An actor of the cluster: reads chunks, with the model that it loaded for its first."""

    def ready(self) -> None:
        """Return once this actor has a process."""

    def work(self, chunk: list[Read], load: Load, rules: str) -> list[Said]:
        """Return what a chunk says; RuntimeError where this machine reads by other rules than the one that asks."""
        here = _rules_of(load)
        if here != rules:
            raise RuntimeError(
                f"a machine of the cluster has other rules or tables ({here}) than this one ({rules}): "
                "install the same version and the same tables on all"
            )
        return work_on(chunk, load)


@dataclass(slots=True, eq=False)
class _Job:
    """A chunk, who reads it, and what it says once that is known."""

    chunk: list[Read]
    hand: Any = None
    answer: Any = None  # Ray's reference
    died: int = 0
    said: list[Said] | None = None


def run_ray(
    reports: Iterable[Read], load: Load, workers: int | None = None, address: str | None = None
) -> Iterator[Said]:
    """Read with `workers` actors, one a CPU of the cluster unless told; `load` must be a function of a module.

    The cluster is the one at `address` (HOST:PORT; "auto": the one of this machine), else one that is started on this
    machine for as long as it takes. RuntimeError where Ray is not installed, or no machine has room.
    """
    with connected(address, workers) as ray:
        crew = _Crew(ray, load, workers or max(1, int(ray.cluster_resources().get("CPU", 1))))
        try:
            yield from crew.read(cut_chunks(reports))
        finally:
            crew.dismiss()


class _Crew:
    """The actors that read, those that have been asked for, and the chunks under way, the oldest first."""

    def __init__(self, ray: Any, load: Load, count: int) -> None:
        self._ray = ray
        self._load = load
        self._rules = _rules_of(load)
        self._actor = ray.remote(Hand)
        self._hands: list[Any] = []
        self._asked: dict[Any, Any] = {}  # Ray's reference → the actor that it tells of
        self._jobs: deque[_Job] = deque()
        self._refused = 0
        for _ in range(count):
            self._hire()

    def read(self, chunks: Iterator[list[Read]]) -> Iterator[Said]:
        """Yield what chunks say, in their order."""
        more = True
        while True:
            if self._jobs and (said := self._jobs[0].said) is not None:
                self._jobs.popleft()
                yield from said
            more = self._give(chunks) and more
            if not self._jobs and not more:
                return
            if not self._jobs or self._jobs[0].said is None:
                self._wait()

    def dismiss(self) -> None:
        """End the actors."""
        for hand in [*self._hands, *self._asked.values()]:
            self._end(hand)

    def _give(self, chunks: Iterator[list[Read]]) -> bool:
        """Give actors what they can take: first what another died of; return whether there may be more."""
        waiting = [job for job in self._jobs if job.said is None and job.hand is None]
        while (hand := self._free()) is not None:
            if waiting:
                job = waiting.pop(0)
            elif len(self._jobs) >= WINDOW * len(self._hands):
                return True
            else:
                chunk = next(chunks, None)
                if chunk is None:
                    return False
                job = _Job(chunk)
                self._jobs.append(job)
            job.hand, job.answer = hand, hand.work.remote(job.chunk, self._load, self._rules)
        return True

    def _free(self) -> Any:
        """Return the actor with the least to do, None where each has enough."""
        busy = Counter(job.hand for job in self._jobs if job.said is None)
        hand = min(self._hands, key=lambda one: busy[one], default=None)
        return hand if hand is not None and busy[hand] < EACH else None

    def _wait(self) -> None:
        """Wait until an actor has answered or is there; RuntimeError where there is none and none comes."""
        answers = {job.answer: job for job in self._jobs if job.said is None and job.hand is not None}
        timeout = None if self._hands else PATIENCE
        done, _ = self._ray.wait([*answers, *self._asked], num_returns=1, timeout=timeout)
        if not done:
            raise RuntimeError(f"for {PATIENCE:.0f} seconds no machine of the cluster has had room for a process")
        for one in done:
            if one in self._asked:
                self._greet(one)
            else:
                self._take(answers[one])

    def _greet(self, one: Any) -> None:
        """Let an actor that was asked for take part; ask for another where it died before."""
        hand = self._asked.pop(one)
        try:
            self._ray.get(one)
        except self._ray.exceptions.RayError as error:
            self._refused += 1
            if self._refused >= TRIES:
                why = [line.strip() for line in str(error).splitlines() if line.strip()]
                raise RuntimeError(f"no process can be started on the cluster: {why[-1]}") from error
            self._hire()
        else:
            self._refused = 0
            self._hands.append(hand)

    def _take(self, job: _Job) -> None:
        """Take what an actor says to a chunk; where it died, the chunk is read anew, and at last report by report."""
        try:
            job.said = self._get(job.answer)
        except DiedError:
            self._replace(job.hand)
            job.hand = job.answer = None
            job.died += 1
            if job.died == WHOLE:
                job.said = read_alone(job.chunk, self._own)

    def _get(self, answer: Any) -> list[Said]:
        """Return what was said; the error that stopped an actor as it was, DiedError where one died."""
        exceptions = self._ray.exceptions
        try:
            said: list[Said] = self._ray.get(answer)
        except exceptions.RayTaskError as error:
            cause = error.cause
            if isinstance(cause, Exception) and not isinstance(cause, exceptions.RayError):
                raise cause from None
            # Such as a machine where this program is not installed.
            raise RuntimeError(f"the cluster cannot read: {str(cause).partition(chr(10))[0]}") from error
        except exceptions.RayError as error:
            raise DiedError from error
        return said

    @contextmanager
    def _own(self) -> Iterator[Ask]:
        """Give an actor beside the others to ask; it claims no CPU, of which there may be none left."""
        hand = self._actor.options(num_cpus=0).remote()
        try:
            yield lambda reports: self._get(hand.work.remote(reports, self._load, self._rules))
        finally:
            self._end(hand)

    def _hire(self) -> None:
        """Ask for an actor, which comes where and when a machine has a CPU for it."""
        hand = self._actor.options(num_cpus=1).remote()
        self._asked[hand.ready.remote()] = hand

    def _replace(self, hand: Any) -> None:
        """Ask for another actor in the place of one that died."""
        if hand in self._hands:
            self._hands.remove(hand)
            self._end(hand)
            self._hire()

    def _end(self, hand: Any) -> None:
        with suppress(self._ray.exceptions.RayError):
            self._ray.kill(hand)


def _rules_of(load: Load) -> str:
    """Return the name of the rules that this machine reads by: the version, and a hash of the user's tables."""
    return name_rules(__version__, load.extra if isinstance(load, Loader) else None)
