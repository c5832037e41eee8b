"""How the figure of each origin moved: one step a figure, in the order in which its days tell it."""

from collections.abc import Sequence
from dataclasses import replace

import builders as b
import pytest

from rashomon.combine import combine_claims
from rashomon.records import Claim, Finding, History, Reading

STRIKE = b.deed("m", ["US-led coalition"], ["pro-government forces"], when=b.time("2018-02-07"), where=b.KHUSHAM)


def told(number: int, day: int | None, *claims: Claim) -> Reading:
    """A report of a day of February 2018; its claims are on its own mention of the strike."""
    own = [replace(claim, mention=f"m{number}") for claim in claims]
    published = None if day is None else f"2018-02-{day:02}"
    return b.reading(f"r{number}", [replace(STRIKE, id=f"m{number}")], own, published=published)


def killed(value: object, by: str = "SOHR", key: str = "", **more: object) -> Claim:
    return b.claim("m", "killed", value, by, of=b.GOVERNMENT, key=key, **more)  # type: ignore[arg-type]


def find(readings: Sequence[Reading]) -> Finding:
    (event,) = combine_claims(readings, b.ONTOLOGY).events
    return b.finding(event, "killed")


def moves(history: History) -> list[tuple[str | None, int | None]]:
    return [(step.day and step.day[-2:], step.printed) for step in history.steps]


def history(readings: Sequence[Reading], by: str = "SOHR") -> History:
    (found,) = [one for one in find(readings).history if one.by == by]
    return found


@pytest.mark.parametrize(
    ("reports", "steps"),
    [
        # a figure counts from the first day on which it is told
        ([(8, killed(40)), (9, killed(60))], [("08", 40), ("09", 60)]),
        ([(9, killed(60)), (8, killed(40))], [("08", 40), ("09", 60)]),
        ([(8, killed(40)), (9, killed(40)), (10, killed(60))], [("08", 40), ("10", 60)]),
        # who repeats an old figure later does not bring it back
        ([(8, killed(40)), (9, killed(60)), (10, killed(40))], [("08", 40), ("09", 60)]),
        # but words that date or revise it do
        (
            [(8, killed(40)), (9, killed(60)), (10, killed(40, as_of="2018-02-10"))],
            [("08", 40), ("09", 60), ("10", 40)],
        ),
        ([(9, killed(60)), (10, killed(40, as_of="2018-02-08"))], [("08", 40), ("09", 60)]),
        # a bound word is the reporter's as often as the speaker's
        ([(8, killed(b.figure(40, "at_least"))), (9, killed(b.figure(40, "more_than")))], [("08", 40)]),
        # nine tenths of a figure are the same position and another step
        ([(8, killed(100)), (9, killed(95))], [("08", 100), ("09", 95)]),
        # 0 is a figure
        ([(8, killed(0)), (9, killed(5))], [("08", 0), ("09", 5)]),
        # a day that nobody knows is last
        ([(None, killed(60)), (8, killed(40))], [("08", 40), (None, 60)]),
        ([(8, killed(40))], [("08", 40)]),
    ],
)
def test_a_figure_is_a_step_from_its_first_day_on(
    reports: list[tuple[int | None, Claim]], steps: list[tuple[str | None, int | None]]
) -> None:
    readings = [told(number, day, replace(claim, id=f"c{number}")) for number, (day, claim) in enumerate(reports)]
    assert moves(history(readings)) == steps


@pytest.mark.parametrize(
    ("claims", "steps"),
    [
        # one report: only words that revise put two figures in an order
        ([killed(64, key="new", replaces="old", at=0), killed(52, key="old", at=9)], [52, 64]),
        ([killed(70, key="c", replaces="b"), killed(64, key="b", replaces="a"), killed(52, key="a")], [52, 64, 70]),
        # of others the most told counts, of equals the first
        ([killed(9, key="a", at=5), killed(30, key="b", at=20), killed(30, key="c", at=40)], [30]),
        ([killed(9, key="a", at=5), killed(30, key="b", at=20)], [9]),
        # claims that revise each other in a ring are still told
        ([killed(1, key="a", replaces="b", at=0), killed(5, key="b", replaces="a", at=9)], [1, 5]),
    ],
)
def test_a_day_has_one_step_but_where_claims_revise_one_another(claims: list[Claim], steps: list[int]) -> None:
    found = [step.printed for step in history([told(1, 8, *claims)]).steps]
    assert sorted(found, key=str) == sorted(steps, key=str)
    assert found == steps or claims[0].replaces == claims[1].id


def test_what_is_rejected_expected_or_not_told_is_no_step() -> None:
    readings = [
        told(1, 8, killed(40, "Pentagon", stance="denies", key="c1"), killed(b.MANY, "SNHR", key="c2")),
        told(2, 9, killed(30, "SANA", stance="expects", key="c3"), killed(50, key="c4")),
    ]
    assert [one.by for one in find(readings).history] == ["SOHR"]


def test_every_origin_has_its_history_with_its_side_and_claims() -> None:
    readings = [
        told(1, 8, killed(40, key="c1"), killed(0, "Syria", key="c2")),
        told(2, 9, killed(60, key="c3"), killed(12, key="c4", by="Dana White")),
    ]
    found = find(readings).history
    assert [(one.by, one.side, moves(one)) for one in found] == [
        ("SOHR", None, [("08", 40), ("09", 60)]),
        ("Dana White", None, [("09", 12)]),
        ("Syria", "pro-government forces", [("08", 0)]),
    ]
    assert [step.claims for step in found[0].steps] == [("c1",), ("c3",)]


def test_a_finding_that_is_no_figure_has_no_history() -> None:
    said = b.claim("m", "characterisation", "unprovoked", "SOHR", key="c")
    (event,) = combine_claims([told(1, 8, killed(1, key="k"), said)], b.ONTOLOGY).events
    assert b.finding(event, "characterisation").history == ()


def test_the_order_of_reports_does_not_matter() -> None:
    readings = [told(n, 8 + n % 5, killed(40 + n % 7, key=f"c{n}")) for n in range(20)]
    assert find(readings).history == find(readings[::-1]).history == find(readings[7:] + readings[:7]).history
