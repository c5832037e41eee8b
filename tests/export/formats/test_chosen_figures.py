from dataclasses import replace
from typing import Any

import pytest
from made_events import case, event, finding, plain

from rashomon.export.formats.figures import range_of, total
from rashomon.export.formats.telling import open_index
from rashomon.records import Finding, Limit, Role, Whom


def told(best: int, role: Role = "civilian", side: str | None = None, who: str = "any", **changes: Any) -> Finding:
    whom = Whom(side, side, role, who)
    limit = Limit(best, (f"{role}{best}",))
    return replace(finding(1), whom=whom, low=limit, best=limit, high=limit, **changes)


def total_of(*findings: Finding) -> tuple[int | None, str, tuple[str, ...]] | None:
    one = replace(event(1), findings=findings)
    amount = total(one, "killed", open_index(case(plain())))
    return None if amount is None else (amount.value, amount.how, amount.claims)


@pytest.mark.parametrize(
    ("findings", "value", "claims"),
    [
        ([], None, None),
        ([told(12, "any")], 12, ("any12",)),
        ([told(12, "any"), told(7, "civilian")], 12, ("any12",)),  # seven of the twelve
        ([told(7, "civilian"), told(5, "combatant", "syrian_military")], 12, ("combatant5", "civilian7")),
        ([told(7, "civilian"), told(5, "combatant")], 12, ("civilian7", "combatant5")),
        ([told(7, "civilian"), told(5, "any", "syrian_military")], 7, ("civilian7",)),  # the five may be of the seven
        ([told(7, "civilian"), told(3, "civilian", who="children")], 7, ("civilian7",)),
        ([told(12, "any"), told(20, "combatant")], 20, ("combatant20",)),  # the whole is at least its part
        ([told(4, "combatant", "nobody_knows")], 4, ("combatant4",)),
        ([replace(told(4), field="injured")], None, None),
    ],
)
def test_the_whole_is_what_is_told_of_all_else_the_sum_of_those_who_cannot_be_the_same(
    findings: list[Finding], value: int | None, claims: tuple[str, ...] | None
) -> None:
    found = total_of(*findings)
    assert (found and found[0], found and found[2]) == (value, claims)


def test_where_a_policy_has_no_best_its_low_counts_and_is_named() -> None:
    only_low = replace(finding(1), best=None)
    assert total_of(only_low) == (12, "low", ("c1",))
    none = replace(finding(1), low=None, best=None, high=None)
    assert total_of(none) == (None, "", ("c1", "d1"))


@pytest.mark.parametrize(
    ("low", "best", "high", "ends"),
    [(12, 12, 15, (12, 15)), (12, 12, None, (12, 15)), (None, 12, 12, (1, 12)), (0, 0, 0, (0, 0))],
)
def test_open_ends_become_numbers_that_are_told(
    low: int | None, best: int, high: int | None, ends: tuple[int, int]
) -> None:
    one = replace(finding(1), low=Limit(low, ()), best=Limit(best, ()), high=Limit(high, ()))
    amount = total(replace(event(1), findings=(one,)), "killed", open_index(case(plain())))
    assert amount is not None
    assert range_of(amount) == ends
