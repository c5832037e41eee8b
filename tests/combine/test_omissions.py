"""Which reports leave out a position that others carry."""

from collections.abc import Sequence
from dataclasses import replace

import builders as b
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.combine import combine_claims
from rashomon.combine.omissions import MOST
from rashomon.records import Claim, Event, Reading

STRIKE = b.deed("m", ["US-led coalition"], ["pro-government forces"], when=b.time("2018-02-07"), where=b.KHUSHAM)
LONG = "Jets of the coalition struck a column near the village on Wednesday night and burned nine of its lorries. "


def told(name: str, day: int | None, *claims: Claim, text: str | None = None) -> Reading:
    own = [replace(claim, mention=f"m{name}", id=f"{name}{n}") for n, claim in enumerate(claims)]
    published = None if day is None else f"2018-02-{day:02}"
    mention = replace(STRIKE, id=f"m{name}")
    return b.reading(name, [mention], own, published=published, text=text, id=name)


def killed(value: object, by: str = "SOHR", **more: object) -> Claim:
    return b.claim("m", "killed", value, by, of=b.GOVERNMENT, **more)  # type: ignore[arg-type]


def said(field: str, value: object, by: str = "SOHR") -> Claim:
    return b.claim("m", field, value, by)  # type: ignore[arg-type]


def event(readings: Sequence[Reading]) -> Event:
    (found,) = combine_claims(readings, b.ONTOLOGY).events
    return found


def left_out(found: Event) -> dict[tuple[str, str], str]:
    """What is left out, by whom: reports by their names, copies behind a "c"."""
    shown: dict[tuple[str, str], str] = {}
    for one in found.omissions:
        position = found.findings[one.finding].positions[one.position]
        key = (found.findings[one.finding].field, position.text or str(position.printed))
        shown[key] = f"{shown.get(key, '')} {'c:' if one.copy else ''}{','.join(one.reports)}".strip()
    return shown


@pytest.mark.parametrize(
    ("readings", "expected"),
    [
        # A has two positions, B one: it leaves out the other
        ([told("a", 8, killed(40), killed(0, "Syria")), told("b", 9, killed(40))], {("killed", "0"): "b"}),
        # who came out before the first report with it could not have it; on its day he could
        ([told("a", 9, killed(40)), told("b", 8, killed(0, "Syria"))], {("killed", "0"): "a"}),
        ([told("a", 8, killed(40)), told("b", 8, killed(0, "Syria"))], {("killed", "0"): "a", ("killed", "40"): "b"}),
        # of a report without a day nobody can tell
        ([told("a", 8, killed(40)), told("b", None, killed(0, "Syria"))], {}),
        # any claim on the field will do, of whatever group
        (
            [told("a", 8, killed(40)), told("b", 9, b.claim("m", "killed", 2, "SOHR", of=b.CIVILIANS))],
            {("killed", "40"): "b"},
        ),
        # who does not speak of the matter leaves nothing out
        ([told("a", 8, killed(40)), told("b", 9, said("characterisation", "unprovoked"))], {}),
        # what its only holder has since replaced is left out by nobody
        ([told("a", 8, killed(40)), told("b", 9, killed(60))], {}),
        # a rejection is a position
        (
            [told("a", 8, killed(40), killed(40, "Syria", stance="denies")), told("b", 9, killed(40))],
            {("killed", "40"): "b"},
        ),
        # the same number for a group in other words is not left out; none at all (0) may be another's
        (
            [told("a", 8, killed(40)), told("b", 9, b.claim("m", "killed", 40, "SOHR", of=b.CIVILIANS))],
            {},
        ),
        # who cannot say how many has no position that could be left out
        ([told("a", 8, killed(b.MANY, "Pentagon")), told("b", 9, killed(40))], {}),
        # descriptions are positions
        (
            [told("a", 8, said("characterisation", "unprovoked"), said("characterisation", "self-defence", "Pentagon")),
             told("b", 9, said("characterisation", "unprovoked"))],
            {("characterisation", "self-defence"): "b"},
        ),
        # of places only what is disputed: one report's village is another's province
        ([told("a", 8, said("place", b.at(b.KHUSHAM))), told("b", 9, said("place", b.at(b.PROVINCE)))], {}),
        (
            [told("a", 8, said("place", b.at(b.KHUSHAM))), told("b", 9, said("place", b.at(b.MAYADIN), "SNHR"))],
            {("place", "Khusham"): "b"},
        ),
    ],
)  # fmt: skip
def test_who_speaks_of_a_matter_later_and_lacks_a_position_leaves_it_out(
    readings: list[Reading], expected: dict[tuple[str, str], str]
) -> None:
    assert left_out(event(readings)) == expected


def test_a_copy_that_trims_a_position_is_told_apart() -> None:
    text = LONG + "At least 40 fighters were killed, monitors in the area told reporters by telephone the next day."
    readings = [
        told("a", 8, killed(40), killed(0, "Syria"), text=text + " The government in Damascus denied any loss at all."),
        told("b", 9, killed(40), text=text),
        told("c", 9, killed(40, "SNHR"), text="Others wrote of it in words of their own, at some length."),
    ]
    assert left_out(event(readings)) == {("killed", "0"): "c c:b"}


def test_a_copy_had_the_text_before_it_whatever_its_day() -> None:
    text = LONG + "At least 40 fighters were killed, monitors in the area told reporters by telephone the next day."
    readings = [
        told("a", 8, killed(40), killed(0, "Syria"), text=text + " The government in Damascus denied any loss at all."),
        told("b", None, killed(40), text=text),
    ]
    assert left_out(event(readings)) == {("killed", "0"): "c:b"}


def test_of_a_thousand_reports_so_many_are_named_and_no_more() -> None:
    readings = [told(f"r{n:03}", 8 + n % 9, killed(1000 + 200 * n, f"witness {n}")) for n in range(1000)]
    found = event(readings)
    named = sum(len(one.reports) for one in found.omissions)
    assert 30_000 < named <= MOST * 1000


@settings(max_examples=20, deadline=None)
@given(order=st.permutations(range(6)), days=st.lists(st.sampled_from([None, 8, 9]), min_size=6, max_size=6))
def test_the_order_of_reports_does_not_matter(order: list[int], days: list[int | None]) -> None:
    readings = [
        told(f"r{n}", day, killed(40 + 20 * (n % 3)), killed(0, "Syria") if n % 2 else killed(5, "SNHR"))
        for n, day in enumerate(days)
    ]
    there, here = event(readings), event([readings[n] for n in order])
    assert (there.omissions, there.names, there.silence) == (here.omissions, here.names, here.silence)
    assert [finding.history for finding in there.findings] == [finding.history for finding in here.findings]
