"""What nobody should send and somebody will: defined, without a crash, and nothing of it lost."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import permutations

import builders as b
import pytest

from rashomon.combine import combine_claims
from rashomon.contract import comparison_from_json, to_json
from rashomon.records import Claim, Comparison, Decision, Event, Mention, Reading

MANY = 1000
BILLIONS = 10**12
TOWNS = (b.KHUSHAM, b.MAYADIN, b.TABQA)


def combine(readings: Sequence[Reading], decisions: Sequence[Decision] = ()) -> Comparison:
    return combine_claims(readings, b.ONTOLOGY, decisions=decisions)


def mentions_of(event: Event) -> list[str]:
    return [mention for act in event.acts for mention in act.mentions]


def told_once(comparison: Comparison) -> set[str]:
    """The mentions in events; an error where one is in two."""
    counts = Counter(mention for event in comparison.events for mention in mentions_of(event))
    assert set(counts.values()) == {1}
    return set(counts)


def positioned(comparison: Comparison, field: str) -> set[str]:
    """The claims on a field behind some position."""
    findings = [finding for event in comparison.events for finding in event.findings if finding.field == field]
    return {claim for finding in findings for position in finding.positions for claim in position.claims}


def strike(key: str, day: str = "2018-02-07", where: tuple[object, ...] = b.KHUSHAM, at: int = 0) -> Mention:
    return b.deed(key, ["US-led coalition"], ["pro-government forces"], when=b.time(day), where=where, at=at)


def dead(key: str, number: int, by: str = "SOHR", at: int = 0) -> Claim:
    return b.claim(key, "killed", number, by, group="fighters", of=b.GOVERNMENT, at=at)


# ── many ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_thousand_reports_of_one_event() -> None:
    speakers = ("SOHR", "Pentagon", "Russian defence ministry")
    readings = [
        b.reading(
            f"paper {n}",
            [strike(f"m{n}")],
            [dead(f"m{n}", n, speakers[n % 3]), b.claim(f"m{n}", "characterisation", ("massacre", "accident")[n % 2])],
            text=f"Paper {n} has its own words for it, as paper {n * n} had.",
            published=f"2018-02-{8 + n % 20:02d}",
        )
        for n in range(MANY)
    ]
    comparison = combine(readings)
    [event] = comparison.events
    assert len(event.reports) == MANY
    assert told_once(comparison) == {f"m{n}" for n in range(MANY)}
    for field in ("killed", "characterisation"):
        assert positioned(comparison, field) == {c.id for r in readings for c in r.claims if c.field == field}


def test_a_thousand_copies_of_one_text_are_one_origin() -> None:
    text = "The harbour master said that nineteen people drowned when the ferry sank off the quay on Friday night. " * 3
    readings = [
        b.reading(f"paper {n}", [strike(f"m{n}")], [dead(f"m{n}", 19)], text=f"{text} Paper {n}.") for n in range(MANY)
    ]
    comparison = combine(readings)
    [event] = comparison.events
    assert len(comparison.copies) == MANY - 1
    assert b.finding(event, "killed").origins.at_most == 1
    assert b.finding(event, "killed").reports == MANY


def test_one_report_with_a_thousand_events() -> None:
    days = [(date(1990, 1, 1) + timedelta(days=9 * n)).isoformat() for n in range(MANY)]
    deeds = [strike(f"m{n}", days[n], TOWNS[n % 3], at=10 * n) for n in range(MANY)]
    claims = [dead(f"m{n}", n, at=10 * n) for n in range(MANY)]
    comparison = combine([b.reading("almanac", deeds, claims, text="A strike. " * MANY)])
    assert sorted(event.first or "" for event in comparison.events) == days
    assert positioned(comparison, "killed") == {claim.id for claim in claims}


def test_one_report_with_a_thousand_events_and_as_many_deeds_that_are_none() -> None:
    """What founds no event goes to one of its report's; none is tried with all others."""
    days = [(date(1990, 1, 1) + timedelta(days=9 * n)).isoformat() for n in range(MANY)]
    deeds = [strike(f"m{n}", days[n], TOWNS[n % 3], at=20 * n) for n in range(MANY)]
    sent = [b.deed(f"s{n}", ["Pentagon"], type="MOBILIZE", where=TOWNS[n % 3], at=20 * n + 9) for n in range(MANY)]
    claims = [b.claim(f"s{n}", "strength", 100 + n, group="troops", at=20 * n + 9) for n in range(MANY)]
    comparison = combine([b.reading("almanac", deeds + sent, claims, text="Two short sentences. " * MANY)])
    assert len(comparison.events) >= MANY
    assert positioned(comparison, "strength") == {claim.id for claim in claims}


# ── dates ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_reports_dated_before_their_event_keep_its_day_as_told() -> None:
    readings = [
        b.reading(name, [strike(key)], [dead(key, 40)], published=published, text=f"{name} tells of it in its own way")
        for name, key, published in (("early", "m1", "2018-01-01"), ("earlier", "m2", "1999-12-31"))
    ]
    comparison = combine(readings)
    assert {event.first for event in comparison.events} == {"2018-02-07"}
    assert told_once(comparison) == {"m1", "m2"}


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31", "2018-02-30", "soon", "", None])
@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_days_at_the_end_of_the_calendar_and_days_that_are_none(published: str | None, day: str) -> None:
    readings = [
        b.reading("odd", [strike("m1", day)], [dead("m1", 40)], published=published),
        b.reading("plain", [strike("m2")], [dead("m2", 40)]),
    ]
    comparison = combine(readings)
    assert told_once(comparison) == {"m1", "m2"}
    assert {event.first for event in comparison.events} == {day, "2018-02-07"}


# ── figures ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_figures_of_a_million_millions_are_kept_to_the_last_digit() -> None:
    told = [BILLIONS, BILLIONS + 1, 0, 3]
    readings = [
        b.reading(f"paper {n}", [strike(f"m{n}")], [dead(f"m{n}", number, f"Source {n}")], text=f"words of paper {n}")
        for n, number in enumerate(told)
    ]
    comparison = combine(readings)
    [event] = comparison.events
    found = b.finding(event, "killed")
    assert positioned(comparison, "killed") == {claim.id for reading in readings for claim in reading.claims}
    assert found.low is not None
    assert found.high is not None
    assert (found.low.value, found.high.value) == (0, BILLIONS + 1)
    assert comparison_from_json(to_json(comparison)) == comparison


# ── decisions ───────────────────────────────────────────────────────────────────────────────────────────────────────


def rows(*told: tuple[str, str, str, str]) -> list[Decision]:
    """Decisions by person, left, verdict and right, a minute apart."""
    return [
        Decision(f"d{n}", left, right or None, verdict, f"person:{who}", "", f"2026-01-01T00:{n:02d}:00Z")  # type: ignore[arg-type] # as the rows say
        for n, (who, left, verdict, right) in enumerate(told)
    ]


RINGS = {
    "two people, a ring of three": [
        ("ann", "m0", "same", "m1"),
        ("bob", "m1", "same", "m2"),
        ("ann", "m2", "different", "m0"),
    ],
    "each undoes the other": [
        ("ann", "m0", "same", "m1"),
        ("bob", "d2", "undone", ""),
        ("ann", "d1", "undone", ""),
    ],
    "undone and restored": [
        ("ann", "m0", "same", "m2"),
        ("bob", "d0", "undone", ""),
        ("ann", "d1", "undone", ""),
    ],
    "one undoes itself": [("ann", "d0", "undone", ""), ("bob", "m0", "different", "m0")],
    "back and forth": [("ann", "m0", "same", "m1"), ("bob", "m1", "different", "m0"), ("ann", "m1", "same", "m0")],
}
TOGETHER = {
    "two people, a ring of three": [{"m0"}, {"m1", "m2"}],  # the last word first; what it parts no earlier one joins
    "each undoes the other": [{"m0", "m1"}, {"m2"}],  # a ring of undoings undoes nothing
    "undone and restored": [{"m0", "m2"}, {"m1"}],
    "one undoes itself": [{"m0"}, {"m1"}, {"m2"}],
    "back and forth": [{"m0", "m1"}, {"m2"}],
}


@pytest.mark.parametrize("name", RINGS)
def test_decisions_that_go_round_in_circles(name: str) -> None:
    days = ("2018-02-07", "2018-03-09", "2018-04-11")
    readings = [
        b.reading(f"paper {n}", [strike(f"m{n}", day, TOWNS[n])], [dead(f"m{n}", n)], published=day, text=f"day {n}")
        for n, day in enumerate(days)
    ]
    for decisions in permutations(rows(*RINGS[name])):
        comparison = combine(readings, decisions)
        assert told_once(comparison) == {"m0", "m1", "m2"}
        assert sorted((set(mentions_of(event)) for event in comparison.events), key=min) == TOGETHER[name]
