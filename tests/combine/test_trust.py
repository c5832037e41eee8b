"""Estimates: what copies, parties, near figures and few speakers do to them."""

from itertools import combinations, permutations
from random import Random

import builders as b
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.combine import combine_claims
from rashomon.combine.dependence import ENOUGH, Shared, copy_probability, find_pairs
from rashomon.combine.trust import METHODS, Estimates, Weighted, estimate, estimate_voices, speaks_for
from rashomon.combine.voices import Voice, camp, heard_of
from rashomon.combine.weighing import Question, Rule, weigh
from rashomon.records import Bound, Position

INF = float("inf")


def position(printed: int, bound: Bound = "exact", *, rejects: bool = False) -> Position:
    value = b.figure(printed, bound)
    return Position((), None, value.low, value.high, bound, printed, None, rejects, ())


def voice(name: str, place: int, *, side: str | None = None, day: str = "", **more: object) -> Voice:
    """A voice that is its own origin; `of` names the body that it speaks for."""
    origin = str(more.get("of", name))
    return Voice(f"report of {name}", name, origin, origin, side, day, place, bool(more.get("weak")))


def estimates(positions: list[Position], voices: list[Voice]) -> Estimates:
    (found,) = estimate_voices([("event", 0, positions, voices)])
    return found


def by(found: Estimates, method: str) -> Weighted:
    return next(one for one in found.estimates if one.method == method)


def shares(found: Estimates, method: str = "sides") -> list[float]:
    return [share or 0.0 for share in by(found, method).positions]


def likeliest(found: Estimates, method: str = "sides") -> int:
    told = shares(found, method)
    return told.index(max(told))


# {US 100; Russia 0; TASS 0; RT 0; SOHR 47}: whoever counts voices comes to 0.
FIVE = [position(100), position(0), position(47)]
AMERICANS = voice("US", 0, side="US")
RUSSIANS = [voice(name, 1, side="Russia", of="Russia") for name in ("Russia", "TASS", "RT")]
SOHR = voice("SOHR", 2)
FIVE_VOICES = [AMERICANS, *RUSSIANS, SOHR]


# ── the five speakers ───────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("method", "printed"),
    [("vote", 0), ("accu", 0), ("accucopy", 0), ("sides", 47)],
)
def test_who_counts_voices_comes_to_what_state_media_repeat(method: str, printed: int) -> None:
    found = estimates(FIVE, FIVE_VOICES)
    assert (found.warranted, found.voices) == (True, 3)
    assert FIVE[likeliest(found, method)].printed == printed


def test_two_parties_weigh_alike_and_leave_room_for_neither() -> None:
    found = by(estimates(FIVE, FIVE_VOICES), "sides")
    ours, theirs, observers = found.positions
    assert ours == theirs
    assert found.none > 0.1
    assert observers is not None
    assert found.least[2] is not None
    assert found.most[2] is not None
    assert found.least[2] < 0.4 < observers < 0.8 < found.most[2]  # one speaker of whom nothing is known


def test_state_media_speak_with_their_government_in_a_comparison_as_well() -> None:
    mention = b.deed(
        "strike", ["US-led coalition"], ["pro-government forces"], when=b.time("2018-02-07"), where=b.KHUSHAM
    )
    told = [("US", 100), ("Syria", 0), ("SANA", 0), ("SOHR", 47)]
    readings = [
        b.reading(
            f"r{n}",
            [b.deed(f"m{n}", ["US"], ["pro-government forces"], when=mention.time, where=b.KHUSHAM)],
            [b.claim(f"m{n}", "killed", value, name, of=b.GOVERNMENT, key=f"c{n}")],
            text=f"{name} says this in words of its own, number {n}",
        )
        for n, (name, value) in enumerate(told)
    ]
    comparison = combine_claims(readings, b.ONTOLOGY)
    (found,) = (one for one in estimate(comparison, b.ONTOLOGY) if one.warranted)
    finding = next(e for e in comparison.events if e.id == found.event).findings[found.finding]
    assert finding.positions[likeliest(found)].printed == 47
    assert sorted(one.party for one in found.speakers) == [False, True, True]


# ── copies and allies ───────────────────────────────────────────────────────────────────────────────────────────────


@settings(max_examples=25, deadline=None)
@given(more=st.lists(st.sampled_from(FIVE_VOICES), max_size=30))
def test_more_copies_never_add_weight(more: list[Voice]) -> None:
    copies = [
        Voice(f"copy {n}", f"outlet {n}", one.origin, one.name, one.side, one.day, one.position)
        for n, one in enumerate(more)
    ]
    before, after = estimates(FIVE, FIVE_VOICES), estimates(FIVE, [*FIVE_VOICES, *copies])
    assert shares(after) == shares(before)
    assert after.voices == before.voices


@settings(max_examples=25, deadline=None)
@given(outlets=st.integers(1, 20))
def test_outlets_that_cite_nobody_add_nothing_to_whom_they_may_repeat(outlets: int) -> None:
    own_voice = [voice(f"paper {n}", 1, weak=True) for n in range(outlets)]
    assert shares(estimates(FIVE, [*FIVE_VOICES, *own_voice])) == shares(estimates(FIVE, FIVE_VOICES))


def test_an_ally_of_a_party_is_the_party() -> None:
    syria = voice("Syria", 1, side="Russia")
    assert camp(syria) == camp(RUSSIANS[0])
    assert shares(estimates(FIVE, [*FIVE_VOICES, syria])) == shares(estimates(FIVE, FIVE_VOICES))


def test_of_those_who_cite_nobody_one_is_heard() -> None:
    weak = [voice("b", 0, weak=True), voice("a", 0, weak=True), voice("c", 1, weak=True), voice("d", 1)]
    assert [one.name for one in heard_of(weak)] == ["a", "d"]


def test_what_enemies_agree_on_counts_in_full() -> None:
    agreed = [AMERICANS, voice("Russia", 0, side="Russia"), SOHR]
    alone = [AMERICANS, voice("Russia", 1, side="Russia"), SOHR]
    assert likeliest(estimates(FIVE, agreed)) == 0
    assert likeliest(estimates(FIVE, alone)) == 2


# ── few, and many ───────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("voices", "why"),
    [
        ([SOHR], "One independent voice"),
        ([SOHR, AMERICANS], "2 independent voices"),
        ([AMERICANS, *RUSSIANS], "2 independent voices"),
        ([AMERICANS, RUSSIANS[0], voice("Turkey", 2, side="Turkey")], "Only parties"),
        ([SOHR, voice("paper", 2, weak=True), voice("blog", 2, weak=True)], "One independent voice"),
    ],
)
def test_where_few_speak_no_estimate_is_warranted(voices: list[Voice], why: str) -> None:
    found = estimates(FIVE, voices)
    assert (found.warranted, found.estimates) == (False, ())
    assert found.why.startswith(why)
    assert found.why.endswith("no estimate is warranted.")


def test_what_all_say_is_likely_by_every_method() -> None:
    found = estimates([position(12)], [voice(name, 0) for name in "abc"])
    assert all(shares(found, method.name)[0] > 0.95 for method in METHODS)


def test_a_later_figure_of_a_speaker_replaces_his_former() -> None:
    late = [voice("a", 1, day="2018-02-10"), voice("b", 1), voice("c", 0)]
    found = estimates(FIVE, [voice("a", 0, day="2018-02-08"), *late])
    assert shares(found) == shares(estimates(FIVE, late))


def test_what_rejects_a_figure_or_gives_none_is_not_weighed() -> None:
    found = estimates([*FIVE, position(300, rejects=True)], FIVE_VOICES)
    assert [one.positions[3] for one in found.estimates] == [None] * len(METHODS)


def test_the_order_of_voices_and_speakers_changes_nothing() -> None:
    told = {str(estimates(FIVE, list(order))) for order in permutations(FIVE_VOICES)}
    assert len(told) == 1


def test_a_speaker_is_judged_over_all_findings_and_the_number_is_told() -> None:
    often_alone = [(f"e{n}", 0, FIVE, [voice("a", 0), voice("b", 0), voice("c", 0), voice("odd", 1)]) for n in range(8)]
    last = estimate_voices([*often_alone, ("last", 0, FIVE, [voice("a", 0), voice("odd", 1), voice("new", 2)])])[-1]
    accuracy = {one.speaker: (one.accuracy, one.findings) for one in last.speakers}
    assert accuracy["odd"][0] < 0.4
    assert accuracy["a"][0] > 0.8
    assert (accuracy["odd"][1], accuracy["new"][1]) == (9, 1)
    assert shares(last)[0] > shares(last)[2] > shares(last)[1]


@pytest.mark.parametrize("positions", [2, 1000])
def test_ten_thousand_speakers_and_figures_of_a_million_millions(positions: int) -> None:
    held = [position(10**12 + n * 10**9) for n in range(positions)]
    found = estimates(held, [voice(f"s{n}", n % positions) for n in range(10_000)])
    assert found.voices == 10_000
    assert sum(shares(found)) == pytest.approx(1, abs=0.5)
    assert all(0 <= share <= 1 for share in shares(found))


def test_no_finding_and_no_speaker_is_no_estimate() -> None:
    assert estimate_voices([]) == ()
    assert weigh([], Rule()).shares == ()


# ── near figures ────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("one", "other", "how_far"),
    [
        ((12, 12), (12, 12), 1.0),
        ((12, 12), (10, 15), 1.0),  # within
        ((10, 15), (12, 12), 0.5),
        ((101, INF), (47, INF), 1.0),  # if more than 100, then at least 47
        ((47, INF), (101, INF), 0.5),
        ((90, 90), (100, 100), 0.3),
        ((100, 100), (90, 90), 0.3),
        ((70, 70), (100, 100), 0.0),
        ((0, 0), (1, 1), 0.0),  # none is no small number
        ((0, 0), (0, 0), 1.0),
        ((10**12, 10**12), (1, 90), 0.0),
    ],
)
def test_how_far_a_figure_speaks_for_another(
    one: tuple[float, float], other: tuple[float, float], how_far: float
) -> None:
    assert speaks_for(one, other) == pytest.approx(how_far)


def test_near_figures_support_each_other_against_a_far_one() -> None:
    held = [position(100), position(115), position(10)]
    found = estimates(held, [voice("a", 0), voice("b", 1), voice("c", 2), voice("d", 2)])
    lone = estimates(
        [position(100), position(300), position(10)], [voice(n, p) for n, p in zip("abcd", (0, 1, 2, 2), strict=True)]
    )
    assert shares(found)[0] > shares(lone)[0]


# ── who copies whom ─────────────────────────────────────────────────────────────────────────────────────────────────


def answers(count: int, told: dict[str, str]) -> list[dict[str, tuple[int, ...]]]:
    """`told`: speaker → a letter a question, the same letter the same answer, a stop none."""
    return [
        {who: (ord(letters[n % len(letters)]),) for who, letters in told.items() if letters[n % len(letters)] != "."}
        for n in range(count)
    ]


def test_to_be_wrong_alike_shows_a_copier_to_be_right_alike_does_not() -> None:
    fits = [[0.99, 0.01]] * 10
    right = Shared(tuple((n, 0, 0.8) for n in range(10)), 0)
    wrong = Shared(tuple((n, 1, 0.0) for n in range(10)), 0)
    apart = Shared(tuple((n, 0, 0.8) for n in range(5)), 5)
    assert copy_probability(apart, fits, 0.8, 0.8, 10) < copy_probability(right, fits, 0.8, 0.8, 10)
    assert copy_probability(apart, fits, 0.8, 0.8, 10) < 0.01
    assert copy_probability(wrong, fits, 0.8, 0.8, 10) > 0.999


def test_what_many_get_wrong_tells_less_than_what_two_do() -> None:
    fits = [[0.9, 0.1]] * 4
    common, rare = (Shared(tuple((n, 1, popular) for n in range(4)), 1) for popular in (0.9, 0.0))
    assert copy_probability(common, fits, 0.7, 0.7, 10) < copy_probability(rare, fits, 0.7, 0.7, 10)


def test_of_two_who_share_few_questions_nothing_is_said() -> None:
    votes = answers(ENOUGH - 1, {"a": "x", "b": "x"})
    assert find_pairs(votes) == {}
    assert list(find_pairs(answers(ENOUGH, {"a": "x", "b": "x"}))) == [("a", "b")]


def test_a_band_of_copiers_is_found_and_outvotes_nobody() -> None:
    """Five who find out for themselves, right 6 times of 10, and six who print one of them, right 4 times of 10."""
    chance, right = Random(3), 0
    own = {who: [right if chance.random() < 0.6 else chance.randint(1, 9) for _ in range(60)] for who in "abcde"}
    first = [right if chance.random() < 0.4 else chance.randint(1, 9) for _ in range(60)]
    told = own | dict.fromkeys("klmnop", first)
    questions = [Question(10, {who: (said[n],) for who, said in told.items()}) for n in range(60)]
    blind, aware = (weigh(questions, Rule(copying=copying)) for copying in (False, True))
    found = {copying: sum(share[right] > 0.5 for share in run.shares) for copying, run in ((0, blind), (1, aware))}
    assert found[1] > found[0] + 10
    sure = {pair for pair, probability in aware.pairs.items() if probability > 0.9}
    assert sure == set(combinations("klmnop", 2))


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 3), min_size=1).map(
            lambda votes: Question(4, {who: (answer,) for who, answer in votes.items()})
        ),
        max_size=12,
    )
)
def test_shares_are_probabilities_whatever_is_told(questions: list[Question]) -> None:
    found = weigh(questions, Rule(copying=True, likeness=0.5))
    assert all(0 <= share <= 1 for told in found.shares for share in told)
    assert all(sum(told) <= 1 + 1e-9 for told in found.shares)
    turned = [Question(q.answers, dict(reversed(list(q.votes.items())))) for q in questions]
    assert weigh(turned, Rule(copying=True, likeness=0.5)) == found


def test_no_word_of_the_output_says_that_a_figure_is_true() -> None:
    found = estimates(FIVE, FIVE_VOICES)
    said = f"{found.why} {' '.join(line for one in found.estimates for line in one.assumes)}".casefold()
    assert "tru" not in said
    assert "fact" not in said
