"""Ranges under each named policy: figures, one a line, and the low, best and high that they give."""

from collections.abc import Sequence

import builders as b
import pytest

from rashomon.combine import POLICIES, combine_claims
from rashomon.records import Claim, Decision, Figure, Finding, Limit, Whom

OPEN = "open"
Told = tuple[Figure | int, str, str]  # figure, speaker, day


def finding(
    told: Sequence[Told],
    policy: str,
    of: Whom = b.CIVILIANS,
    decisions: Sequence[Decision] = (),
    besides: Sequence[Claim] = (),
) -> Finding:
    readings = []
    for n, (value, by, day) in enumerate(told):
        mention = b.deed(f"m{n}", ["US"], ["IS"], when=b.time("2018-02-07"), where=b.KHUSHAM)
        words = "dozens of people" if value == b.DOZENS else "words"
        claims = [b.claim(mention.id, "killed", value, by, of=of, words=words, key=f"c{n}")]
        claims += besides if n == 0 else []
        readings.append(b.reading(f"r{n}", [mention], claims, published=f"2018-02-{day}"))
    (event,) = combine_claims(readings, b.ONTOLOGY, policy=policy, decisions=decisions).events
    return b.finding(event, "killed", role=of.role)


def ends(found: Finding) -> list[int | str | None]:
    return [limit if limit is None else shown(limit) for limit in (found.low, found.best, found.high)]


def shown(limit: Limit) -> int | str:
    return OPEN if limit.value is None else limit.value


ACCOUNTS: list[Told] = [(52, "SOHR", "08"), (64, "SNHR", "09"), (52, "a doctor", "09"), (0, "US", "10")]
OPEN_ENDS: list[Told] = [(b.figure(47, "at_least"), "SOHR", "08"), (b.figure(90, "up_to"), "SNHR", "09")]
REVISED: list[Told] = [(23, "SOHR", "08"), (50, "SOHR", "10"), (40, "SNHR", "09")]
VAGUE: list[Told] = [(b.DOZENS, "SOHR", "08"), (30, "SNHR", "09")]


@pytest.mark.parametrize(
    ("policy", "told", "expected"),
    [
        ("ucdp", ACCOUNTS, [0, 52, 64]),
        ("ucdp", OPEN_ENDS, [OPEN, 47, OPEN]),
        ("ucdp", REVISED, [40, 40, 50]),  # lower on a tie; the figure left behind is history
        ("ucdp", VAGUE, [24, 24, 99]),
        ("acled", ACCOUNTS, [52, 52, None]),  # the lowest of a non-party
        ("acled", [(3, "US", "08"), (5, "US", "08")], [3, 3, None]),
        ("acled", VAGUE, [12, 12, None]),  # ACLED's own number for dozens
        ("airwars", ACCOUNTS, [0, None, 64]),
        ("airwars", OPEN_ENDS, [OPEN, None, OPEN]),
        ("latest", ACCOUNTS, [0, 0, 0]),
        ("latest", REVISED, [50, 50, 50]),
        ("origins", ACCOUNTS, [0, 52, 64]),
        ("origins", REVISED, [40, 40, 50]),
    ],
)
def test_range(policy: str, told: list[Told], expected: list[int | str | None]) -> None:
    assert ends(finding(told, policy)) == expected


@pytest.mark.parametrize("policy", POLICIES)
def test_a_word_without_a_number_gives_no_range(policy: str) -> None:
    assert ends(finding([(b.MANY, "SOHR", "08")], policy)) == [None, None, None]


@pytest.mark.parametrize("policy", POLICIES)
def test_a_limit_names_the_claims_that_give_it(policy: str) -> None:
    found = finding(REVISED, policy)
    assert found.high is None or found.high.claims == ("c1",)


def test_airwars_counts_civilians_only() -> None:
    assert ends(finding([(7, "SOHR", "08")], "airwars", of=b.whom("is", role="combatant"))) == [None, None, None]


def test_airwars_leaves_out_what_a_person_has_discounted() -> None:
    by_claim = [b.decision("c3", None, "discounted")]
    assert ends(finding(ACCOUNTS, "airwars", decisions=by_claim)) == [52, None, 64]
    by_speaker = [b.decision("snhr", None, "discounted")]
    assert ends(finding(ACCOUNTS, "airwars", decisions=by_speaker)) == [0, None, 52]
    assert ends(finding(ACCOUNTS, "ucdp", decisions=by_speaker)) == [0, 52, 64]


@pytest.mark.parametrize(("speaker", "low"), [("SNHR", 0), ("US", 52)])
def test_airwars_goes_down_to_none_where_a_non_party_calls_the_dead_fighters(speaker: str, low: int) -> None:
    fighters = b.claim("m0", "killed", 52, speaker, of=b.whom("is", role="combatant"), key="fighters")
    found = finding([(52, "SOHR", "08")], "airwars", besides=[fighters])
    assert found.low is not None
    assert found.low.value == low
    assert ("fighters" in found.low.claims) is (low == 0)
