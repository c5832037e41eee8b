import io
import time
from collections.abc import Iterator

import pytest

from rashomon import printing
from rashomon.printing import watch


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def slow(seconds: float) -> Iterator[int]:
    yield 1
    time.sleep(seconds)
    yield 2


@pytest.mark.parametrize(
    ("stderr", "wait", "shown"),
    [(Terminal(), 0.02, True), (Terminal(), 60.0, False), (io.StringIO(), 0.02, False)],
    ids=["slow", "quick", "nobody looks on"],
)
def test_progress_is_shown_to_somebody_who_waits(
    stderr: io.StringIO, wait: float, shown: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(printing, "FIRST_WAIT", wait)
    monkeypatch.setattr("sys.stderr", stderr)
    assert list(watch(slow(0.5))) == [1, 2]
    assert ("1 reports done" in stderr.getvalue()) is shown
    assert bool(stderr.getvalue()) is shown


def test_what_breaks_while_somebody_waits_is_not_swallowed(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> Iterator[int]:
        yield 1
        raise RuntimeError("no model")

    monkeypatch.setattr("sys.stderr", Terminal())
    with pytest.raises(RuntimeError, match="no model"):
        list(watch(broken()))
