import os
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.records import Failure, Reading, Report
from rashomon.resources import Resources, load_resources
from rashomon.scale import CHUNK_CHARACTERS, CHUNK_REPORTS, RUNNERS, Read, Runner, cut_chunks, extract_reports


def make_report(name: str, text: str, language: str = "en") -> Report:
    return Report(
        name, f"{name}.txt", None, "", "The Paper", None, None, "2020-05-06", "text", language, text, "0" * 64
    )


REPORTS: list[Read] = [
    make_report("a", "The ministry said on Monday that 12 people were killed in the shelling of a market."),
    Failure("b.txt", "no such file"),
    make_report("c", "Le ministère a dit que douze personnes ont été tuées.", "fr"),
    make_report("d", ""),
    make_report("e", "Police said two soldiers were wounded in an attack."),
]


def die() -> Resources:
    """Stand for a worker that is killed for lack of memory."""
    os._exit(9)


def break_down() -> Resources:
    raise ValueError("the table actors.csv is not understood")


@pytest.fixture(params=RUNNERS)
def runner(request: pytest.FixtureRequest) -> Runner:
    """Each runner; that of Ray on a cluster of two nodes."""
    if request.param == "ray":
        request.getfixturevalue("cluster")
    return RUNNERS[request.param]


@pytest.fixture(params=[name for name in RUNNERS if name != "serial"])
def apart(request: pytest.FixtureRequest) -> Runner:
    """Each runner that reads in other processes than this one."""
    if request.param == "ray":
        request.getfixturevalue("cluster")
    return RUNNERS[request.param]


def shape(said: Reading | Failure) -> object:
    return said if isinstance(said, Failure) else (said.report.id, [problem.kind for problem in said.problems])


def test_every_runner_gives_the_same_readings_in_the_order_of_the_reports(runner: Runner) -> None:
    said = list(runner(iter(REPORTS), load_resources, 2))
    assert [one.path if isinstance(one, Failure) else one.report.id for one in said] == [
        "a",
        "b.txt",
        "c",
        "d",
        "e",
    ]
    assert said == extract_reports(REPORTS, load_resources())


def test_a_report_in_another_language_is_kept_and_not_read() -> None:
    [said] = extract_reports(REPORTS[2:3], load_resources())
    assert isinstance(said, Reading)
    assert (said.report, said.claims) == (REPORTS[2], ())
    assert [problem.kind for problem in said.problems] == ["language_unsupported"]


def test_a_report_that_breaks_a_stage_fails_alone() -> None:
    broken = replace(REPORTS[0], id="x", path="x.txt", published=20200506)  # type: ignore[arg-type]
    said = extract_reports([REPORTS[0], broken, REPORTS[4]], load_resources())
    assert [isinstance(one, Failure) for one in said] == [False, True, False]
    assert isinstance(said[1], Failure)
    assert said[1].path == "x.txt"
    assert said[1].reason.startswith("extraction failed: ")


def test_reports_whose_process_dies_are_failures_and_the_run_ends(apart: Runner) -> None:
    said = list(apart(REPORTS[:2], die, 1))
    reason = "set aside: the process that read it died 3 times, perhaps for lack of memory"
    assert said == [Failure("a.txt", reason), REPORTS[1]]


def test_resources_that_cannot_be_loaded_stop_the_run_with_their_own_words(runner: Runner) -> None:
    with pytest.raises(ValueError, match=r"actors.csv is not understood"):
        list(runner(REPORTS, break_down, 1))


def test_runners_take_reports_as_they_go(runner: Runner) -> None:
    taken = 0

    def endless() -> Iterator[Read]:
        nonlocal taken
        while True:
            taken += 1
            yield Failure(f"{taken}.txt", "no such file")

    said = runner(endless(), load_resources, 1)
    assert next(iter(said)) == Failure("1.txt", "no such file")
    assert taken <= 3 * CHUNK_REPORTS + 1
    said.close()  # type: ignore[attr-defined]


@given(st.lists(st.integers(0, 2 * CHUNK_CHARACTERS), max_size=100))
def test_chunks_hold_all_reports_in_order_and_are_bounded(lengths: list[int]) -> None:
    longest = "x" * (2 * CHUNK_CHARACTERS)
    reports: list[Read] = [make_report(str(number), longest[:length]) for number, length in enumerate(lengths)]
    chunks = list(cut_chunks(reports))
    assert [one for chunk in chunks for one in chunk] == reports
    for chunk in chunks:
        assert 1 <= len(chunk) <= CHUNK_REPORTS
        size = sum(len(one.text) for one in chunk if isinstance(one, Report))
        assert size <= CHUNK_CHARACTERS or len(chunk) == 1
