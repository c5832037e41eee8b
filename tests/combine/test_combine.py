"""The whole of `combine_claims` on small readings of one contested night."""

import random

import builders as b
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.combine import POLICIES, combine_claims
from rashomon.records import Comparison, Figure, Mention, Reading, Stance, Time

NIGHT = b.time("2018-02-07", "2018-02-08", "night")
FORCES = "pro-government forces"


def strike(key: str, when: Time | None = None, where: tuple[object, ...] | None = None) -> Mention:
    return b.deed(key, ["US-led coalition"], [FORCES], when=when, where=where)


def demo() -> list[Reading]:
    """Six accounts: the coalition's, a copy of it, Moscow's, Damascus's, and two of the contractor's dead."""
    wire = (
        "Aircraft of the coalition hit forces loyal to the government overnight after those forces advanced on a base "
        "in the province, the coalition said on Thursday. An official put the number of fighters killed at over 100."
    )
    edited = wire.replace("Aircraft", "Planes").replace("on Thursday", "late on Thursday")
    return [
        b.reading(
            "courier",
            [
                strike("a1", when=NIGHT, where=b.PROVINCE),
                b.deed("a2", [FORCES], ["SDF"], when=b.time("2018-02-07"), where=b.PROVINCE, at=20),
            ],
            [
                b.claim(
                    "a1", "killed", b.figure(100, "more_than"), "US", group="pro-government fighters", of=b.GOVERNMENT
                ),
                b.claim("a1", "killed", 0, "US", group="American troops", of=b.AMERICANS),
                b.claim("a2", "characterisation", "unprovoked", "US-led coalition"),
                b.claim("a1", "characterisation", "self-defence", "Dana White"),
            ],
            text=wire,
            credit="Example Wire",
        ),
        b.reading(
            "gazette",
            [strike("b1", when=NIGHT, where=b.PROVINCE)],
            [b.claim("b1", "killed", b.figure(100, "more_than"), "US", group="fighters", of=b.GOVERNMENT)],
            text=edited,
            published="2018-02-09",
        ),
        b.reading(
            "herald",
            [strike("c1", where=b.SALIHIYAH)],
            [
                b.claim("c1", "injured", 25, "Russian defence ministry", group="Syrian militiamen", of=b.MILITIA),
                b.claim("c1", "killed", 0, "Russian defence ministry", group="Syrian militiamen", of=b.MILITIA),
                b.claim("c1", "characterisation", "an unprecedented act of aggression", "a Russian senator"),
            ],
            published="2018-02-09",
        ),
        b.reading(
            "tribune",
            [b.deed("d1", ["US-led coalition"], ["tribal forces"], when=NIGHT, where=b.KHUSHAM)],
            [b.claim("d1", "casualties", b.DOZENS, "SANA", group="tribal forces", of=b.whom("tribal_forces"))],
            published="2018-02-10",
        ),
        b.reading(
            "bulletin1",
            [strike("e1", when=b.time("2018-02-07"), where=b.KHUSHAM)],
            [b.claim("e1", "killed", 23, "a source in the company", group="contractors", of=b.CONTRACTORS)],
            published="2018-02-16",
            outlet="bulletin",
        ),
        b.reading(
            "bulletin2",
            [strike("f1", when=b.time("2018-02-07"), where=b.KHUSHAM)],
            [
                b.claim("f1", "killed", 50, "a source in the company", group="contractors", of=b.CONTRACTORS),
                b.claim("f1", "casualties", b.figure(300, "about"), "three people", group="men", of=b.CONTRACTORS),
            ],
            published="2018-02-19",
            outlet="bulletin",
        ),
    ]


def compare(readings: list[Reading], policy: str = "ucdp") -> Comparison:
    return combine_claims(readings, b.ONTOLOGY, policy=policy)


def test_an_act_names_what_was_struck_beside_the_sides() -> None:
    struck = [["a fish market"], ["a fish market", "villagers"], ["IS"]]
    readings = [
        b.reading(f"r{n}", [b.deed(f"m{n}", ["US"], targets, when=b.time("2018-02-07"), where=b.KHUSHAM)], [])
        for n, targets in enumerate(struck)
    ]
    (event,) = combine_claims(readings, b.ONTOLOGY).events
    assert {name for act in event.acts for name in act.targets} == {"Islamic State", "a fish market", "villagers"}
    assert all(len(set(act.targets)) == len(act.targets) for act in event.acts)


def test_one_night_told_by_six_is_one_event_with_two_acts() -> None:
    comparison = compare(demo())
    assert b.reports_of(comparison) == [{"courier", "gazette", "herald", "tribune", "bulletin1", "bulletin2"}]
    event = comparison.events[0]
    assert (event.id, event.type, event.first, event.last) == ("a1", "ASSAULT", "2018-02-07", "2018-02-08")
    assert event.place is not None
    assert event.place.name == "Khusham"
    assert event.sides == (
        ("US-led coalition", "Syrian Democratic Forces"),
        ("pro-government forces", "tribal forces"),
    )
    assert len(event.acts) == 2
    assert event.label.startswith("Khusham, Syria, 7–8 Feb 2018: ")
    assert comparison.problems == ()


def test_the_accounts_exclude_one_another() -> None:
    event = compare(demo()).events[0]
    found = next(f for f in event.findings if f.field == "killed" and f.whom and f.whom.side == "syria")
    assert b.positions(found) == [(("Russian defence ministry",), 0, 0), (("US",), 101, None)]
    assert b.kinds(found) == [("disjoint_figures", (0, 1))]
    assert (found.reports, found.outlets) == (3, 3)
    assert (found.origins.at_least, found.origins.at_most) == (2, 2)
    assert found.low is not None
    assert found.high is not None
    assert (found.low.value, found.high.value) == (0, None)


def test_a_later_figure_of_one_source_supersedes_its_earlier() -> None:
    event = compare(demo()).events[0]
    found = next(f for f in event.findings if f.field == "killed" and f.whom and f.whom.side == "russia")
    earlier, later = sorted(range(2), key=lambda i: found.positions[i].low or 0)
    assert b.relations(found) == [("superseded", (earlier, later))]
    assert found.dispute is None
    assert (found.origins.at_least, found.origins.at_most) == (1, 1)
    assert found.best is not None
    assert found.best.value == 50


def test_killed_or_wounded_counts_something_wider() -> None:
    event = compare(demo()).events[0]
    found = next(f for f in event.findings if f.field == "casualties" and f.whom and f.whom.side == "russia")
    assert found.dispute is None
    assert {kind for kind, _ in b.relations(found)} == {"different_scope"}
    assert [(p.low, p.text) for p in found.positions] == [(300, None), (23, "killed"), (50, "killed")]
    assert found.high is not None
    assert found.high.value == 300


def test_rival_descriptions_blame_opposite_sides() -> None:
    found = b.finding(compare(demo()).events[0], "characterisation")
    assert found.dispute == "rival_description"
    assert [(p.by, p.text) for p in found.positions] == [
        (("Dana White",), "self-defence"),
        (("a Russian senator",), "an unprecedented act of aggression"),
        (("US-led coalition",), "unprovoked"),
    ]
    assert b.kinds(found) == [("rival_description", (0, 1))]
    assert found.act is None


def test_the_copy_is_found_and_adds_no_origin() -> None:
    comparison = compare(demo())
    ids = {r.report.id: r.report.outlet for r in comparison.reports}
    assert [(ids[c.of], ids[c.by], c.kind) for c in comparison.copies] == [("courier", "gazette", "edited")]


@given(st.randoms(use_true_random=False))
def test_the_order_of_the_reports_does_not_show(shuffler: random.Random) -> None:
    readings = demo()
    shuffler.shuffle(readings)
    shuffled, straight = compare(readings), compare(demo())
    assert [r.report.id for r in shuffled.reports] == [r.report.id for r in readings]
    assert (shuffled.events, shuffled.copies, shuffled.problems) == (
        straight.events,
        straight.copies,
        straight.problems,
    )


def test_an_identical_report_is_one_report_of_two_outlets() -> None:
    first = demo()[2]
    again = b.reading("elsewhere", first.mentions, first.claims, id=first.report.id)
    comparison = compare([first, again])
    (event,) = comparison.events
    assert event.reports == (first.report.id,)
    found = b.finding(event, "injured")
    assert (found.outlets, found.reports, found.origins.at_most) == (2, 1, 1)
    assert len(comparison.reports) == 2
    assert len(event.acts[0].mentions) == 1


def test_an_unknown_policy_lists_the_known() -> None:
    with pytest.raises(ValueError, match=r"'median'.*ucdp, acled, airwars, latest, origins"):
        compare(demo(), "median")


@pytest.mark.parametrize("policy", POLICIES)
def test_every_limit_names_claims_of_the_finding(policy: str) -> None:
    for event in compare(demo(), policy).events:
        for found in event.findings:
            told = {claim for position in found.positions for claim in position.claims}
            for limit in (found.low, found.best, found.high):
                assert limit is None or (limit.claims and set(limit.claims) <= told)
            assert found.policy == policy


def test_nothing_gives_nothing() -> None:
    assert compare([]) == Comparison((), (), (), ())


WHO = st.sampled_from(["US-led coalition", FORCES, "SDF", "Russia", "tribal forces", "tribal fighters", "villagers"])
WHERE = st.sampled_from([None, b.KHUSHAM, b.SALIHIYAH, b.PROVINCE, b.TABQA, b.SYRIA])
TIMES = st.sampled_from(
    [None, NIGHT, b.time("2018-02-07"), b.time("2018-02-08"), b.time("2018-02-11"), b.time("2017-06-18")]
)
SPEAKERS = st.sampled_from(["", "US", "SOHR", "he", "a doctor", "Dana White", "Maria Zakharova"])
GROUPS = st.sampled_from([None, b.GOVERNMENT, b.MILITIA, b.CIVILIANS, b.CHILDREN, b.CONTRACTORS])
FIGURES: st.SearchStrategy[Figure | int] = st.sampled_from([0, 3, 50, 52, 100, b.DOZENS, b.MANY])
STANCES: st.SearchStrategy[Stance] = st.sampled_from(["asserts", "denies"])


@st.composite
def readings(draw: st.DrawFn, name: str) -> Reading:
    mentions, claims = [], []
    for n in range(draw(st.integers(1, 3))):
        parties = draw(st.lists(WHO, max_size=1)), draw(st.lists(WHO, max_size=2))
        mention = b.deed(f"{name}.{n}", *parties, when=draw(TIMES), where=draw(WHERE), at=n)
        mentions.append(mention)
        stance = draw(STANCES)
        claims.append(b.claim(mention.id, "killed", draw(FIGURES), draw(SPEAKERS), of=draw(GROUPS), stance=stance))
        claims.append(b.claim(mention.id, "characterisation", draw(st.sampled_from(["massacre", "accident"])), "US"))
    published = draw(st.sampled_from([None, "2018-02-08", "2018-02-09", "2018-02-20"]))
    return b.reading(
        name, mentions, claims, published=published, text=draw(st.sampled_from(["one text", "other text"]))
    )


@given(st.tuples(*(readings(f"r{n}") for n in range(5))), st.permutations(range(5)))
def test_no_collection_depends_on_its_order(told: tuple[Reading, ...], order: list[int]) -> None:
    straight, shuffled = compare(list(told)), compare([told[n] for n in order])
    assert (shuffled.events, shuffled.copies, shuffled.problems) == (
        straight.events,
        straight.copies,
        straight.problems,
    )


@given(st.tuples(*(readings(f"r{n}") for n in range(4))))
def test_every_mention_is_in_one_event_and_every_number_has_its_place(told: tuple[Reading, ...]) -> None:
    comparison = compare(list(told))
    mentions = [m for event in comparison.events for act in event.acts for m in act.mentions]
    assert len(mentions) == len(set(mentions))
    for event in comparison.events:
        for found in event.findings:
            assert found.origins.at_least <= found.origins.at_most
            for between in (*found.disputes, *found.relations):
                assert max(between.between) < len(found.positions)
