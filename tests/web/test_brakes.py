import pytest

from rashomon.web import brakes
from rashomon.web.brakes import Brakes


class Clock:
    """A clock that stands still until it is told."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def waits(guard: Brakes, clock: Clock, tries: int) -> list[float]:
    """Return how long each of some tries must wait, each made as soon as it may."""
    found = []
    for number in range(tries):
        pause = guard.take("ada", f"10.0.0.{number}")
        found.append(pause)
        if pause:
            clock.now += pause
            assert guard.take("ada", f"10.0.1.{number}") == 0
    return found


def test_a_name_waits_twice_as_long_each_time_but_no_longer_than_a_minute(clock: Clock) -> None:
    assert waits(Brakes(clock), clock, 13) == [0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60]


def test_who_does_not_wait_is_refused_without_a_longer_wait(clock: Clock) -> None:
    guard = Brakes(clock)
    waits(guard, clock, 8)
    first = guard.take("ada", "10.0.2.1")
    assert [guard.take("ada", "10.0.2.1") for _ in range(50)] == [first] * 50


def test_all_is_forgotten_after_a_quarter_of_an_hour(clock: Clock) -> None:
    guard = Brakes(clock)
    waits(guard, clock, 8)
    clock.now += brakes.NAME.forgotten + 1
    assert waits(guard, clock, 5) == [0] * 5


def test_who_was_right_begins_anew_but_his_address_does_not(clock: Clock) -> None:
    guard = Brakes(clock)
    for number in range(brakes.ADDRESS.free):
        assert guard.take(f"name {number}", "10.0.0.1") == 0
    guard.forgive("name 0", "10.0.0.1")
    assert guard.take("ada", "10.0.0.1") == 0
    assert guard.take("ada", "10.0.0.1") > 0


def test_what_is_kept_has_an_end(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(brakes, "MOST_KEPT", 10)
    guard = Brakes(clock)
    for number in range(100):
        guard.take(f"name {number}", f"address {number}")
    assert [len(ledger._kept) for ledger in guard._ledgers] == [10, 10]
