"""What the claims on one event add up to: groups, positions, disputes, relations."""

from collections.abc import Sequence
from dataclasses import replace

import builders as b
import pytest

from rashomon.combine import combine_claims
from rashomon.records import Claim, Event, Figure, Mention, Whom

NIGHT = b.time("2018-02-07", "2018-02-08", "night")
ATTACK = b.deed("attack", ["pro-government forces"], ["SDF"], when=NIGHT, where=b.KHUSHAM)
STRIKE = b.deed("strike", ["US-led coalition"], ["pro-government forces"], when=NIGHT, where=b.KHUSHAM, at=20)


def event(*reports: Sequence[Claim], mentions: Sequence[Mention] = (ATTACK, STRIKE)) -> Event:
    """One event of as many reports, a day apart; their claims are on `attack` and `strike`."""
    readings = []
    for n, claims in enumerate(reports):
        renamed = [replace(m, id=f"{m.id}{n}", about=f"{m.about}{n}" if m.about else None) for m in mentions]
        told = [replace(c, mention=f"{c.mention}{n}", id=f"{n}{c.id}") for c in claims]
        readings.append(b.reading(f"r{n}", renamed, told, published=f"2018-02-{8 + n:02}"))
    (found,) = combine_claims(readings, b.ONTOLOGY).events
    return found


def killed(value: Figure | int, by: str = "", of: Whom | None = b.GOVERNMENT, **more: object) -> Claim:
    return b.claim("strike", "killed", value, by, of=of, **more)  # type: ignore[arg-type]


def said(field: str, value: object, by: str, on: str = "strike", **more: object) -> Claim:
    return b.claim(on, field, value, by, **more)  # type: ignore[arg-type]


# ── figures ─────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("one", "other", "positions"),
    [
        (b.figure(100, "more_than"), b.figure(100), 1),
        (b.figure(100), b.figure(95, "about"), 1),
        (b.figure(100), b.figure(80), 2),
        (b.figure(47, "at_least"), b.figure(60), 2),
        (b.DOZENS, b.DOZENS, 1),
        (b.DOZENS, b.figure(30), 2),
    ],
)
def test_printed_numbers_within_a_tenth_are_one_position(one: Figure, other: Figure, positions: int) -> None:
    found = b.finding(event([killed(one, "SOHR")], [killed(other, "SNHR")]), "killed")
    assert len(found.positions) == positions


def test_exclusive_figures_of_one_side_meet_whatever_its_name() -> None:
    militia = [killed(0, "Russian defence ministry", b.MILITIA, group="Syrian militia")]
    tribes = [killed(b.DOZENS, "SANA", b.whom("tribal_forces", role="combatant"), group="tribal forces")]
    forces = [killed(b.figure(100, "more_than"), "US", group="pro-government fighters")]
    nameless = [killed(b.figure(100, "more_than"), "Pentagon", b.whom(role="combatant"), group="fighters")]
    found = b.finding(event(militia, tribes, forces, nameless), "killed")
    assert [(p.by, p.low) for p in found.positions] == [
        (("Pentagon", "US"), 101),
        (("Russian defence ministry",), 0),
        (("SANA",), 24),
    ]
    assert b.kinds(found) == [(("disjoint_figures"), pair) for pair in [(0, 1), (0, 2), (1, 2)]]
    assert [p.side for p in found.positions] == [None, None, "pro-government forces"]


def test_a_figure_of_one_origin_alone_is_no_dispute() -> None:
    found = b.finding(event([killed(10, "SOHR"), killed(30, "SOHR", at=9)]), "killed")
    assert len(found.positions) == 2
    assert found.dispute is None


def test_who_only_turns_a_figure_down_is_no_origin_of_it() -> None:
    found = b.finding(event([killed(10, "SOHR")], [killed(10, "US", stance="denies")]), "killed")
    assert (found.origins.at_least, found.origins.at_most) == (1, 1)
    assert [(p.by, p.rejects) for p in found.positions] == [(("SOHR",), False), (("US",), True)]
    assert found.dispute == "denial"


def test_what_an_origin_has_left_behind_is_in_no_dispute() -> None:
    found = b.finding(event([killed(0, "US")], [killed(5, "US")], [killed(5, "SOHR")]), "killed")
    assert [p.low for p in found.positions] == [5, 0]
    assert found.disputes == ()
    assert b.relations(found) == [("superseded", (1, 0))]
    assert found.low is not None
    assert found.low.value == 5


def test_an_old_figure_told_again_does_not_come_back() -> None:
    found = b.finding(event([killed(23, "SOHR")], [killed(50, "SOHR")], [killed(23, "SOHR")]), "killed")
    assert found.best is not None
    assert found.best.value == 50


def test_a_revision_in_one_report_supersedes() -> None:
    first, raised = killed(52, "SOHR", key="first"), killed(64, "SOHR", key="raised", replaces="0first")
    found = b.finding(event([first, raised]), "killed")
    assert b.relations(found) == [("superseded", (0, 1))]


def test_a_day_told_in_the_text_goes_before_that_of_publication() -> None:
    later = killed(64, "SOHR", as_of="2018-02-20")
    found = b.finding(event([later], [killed(52, "SOHR")]), "killed")
    assert found.best is not None
    assert found.best.value == 64


def test_a_paper_that_repeats_what_its_source_has_left_behind_disputes_nothing() -> None:
    found = b.finding(event([killed(23, "SOHR"), killed(23, at=9)], [killed(50, "SOHR")]), "killed")
    assert [p.low for p in found.positions] == [23, 50]
    assert b.relations(found) == [("superseded", (0, 1))]
    assert found.dispute is None


def test_a_rejected_figure_is_a_denial_and_enters_no_range() -> None:
    rejection = killed(b.figure(200, "more_than"), "Maria Zakharova", stance="denies")
    found = b.finding(event([killed(250, "SOHR")], [rejection], [killed(5, "SNHR")]), "killed")
    assert [(p.low, p.rejects) for p in found.positions] == [(5, False), (250, False), (201, True)]
    assert b.kinds(found) == [("disjoint_figures", (0, 1)), ("denial", (1, 2))]
    assert found.high is not None
    assert found.high.value == 250


@pytest.mark.parametrize(
    ("told", "denied"),
    [(b.figure(82), True), (b.figure(80, "about"), True), (b.figure(20, "at_least"), False), (b.DOZENS, False)],
)
def test_who_turns_down_82_says_nothing_of_at_least_20(told: Figure, denied: bool) -> None:
    rejection = killed(82, "Maria Zakharova", stance="denies")
    found = b.finding(event([killed(told, "SOHR")], [rejection]), "killed")
    assert ("denial" in [dispute.kind for dispute in found.disputes]) == denied


def test_none_denied_is_a_figure() -> None:
    found = b.finding(event([killed(0, "US", stance="denies")], [killed(5, "SOHR")]), "killed")
    assert [(p.low, p.rejects) for p in found.positions] == [(0, False), (5, False)]
    assert found.dispute == "disjoint_figures"


@pytest.mark.parametrize("stance", ["expects", "cannot_say"])
def test_what_is_not_told_as_so_is_shown_and_not_counted(stance: str) -> None:
    found = b.finding(event([killed(5, "SOHR")], [killed(90, "SNHR", stance=stance)]), "killed")
    assert len(found.positions) == 2
    assert found.dispute is None
    assert found.high is not None
    assert found.high.value == 5


def test_who_cannot_say_how_many_gives_no_figure() -> None:
    silent = killed(90, "SNHR", stance="cannot_say", words="how many of the 90 died")
    found = b.finding(event([killed(5, "SOHR")], [silent]), "killed")
    assert [(p.by, p.low, p.bound, p.text) for p in found.positions] == [
        (("SOHR",), 5, "exact", None),
        (("SNHR",), None, None, "how many of the 90 died"),
    ]


@pytest.mark.parametrize("scope", ["background", "running_total", "other_incident"])
def test_figures_of_something_else_stay_out(scope: str) -> None:
    found = b.finding(event([killed(5, "SOHR"), killed(2000, "SOHR", scope=scope)]), "killed")
    assert [p.low for p in found.positions] == [5]


def test_part_of_a_figure_is_no_rival_of_it() -> None:
    whole = killed(52, "SOHR", b.CIVILIANS, key="whole")
    ward = killed(20, "SNHR", b.CIVILIANS, scope="part", part_of="0whole")
    found = b.finding(event([whole, ward]), "killed")
    assert [(p.low, p.text) for p in found.positions] == [(52, None), (20, "killed: part")]
    assert b.relations(found) == [("different_scope", (0, 1))]
    assert found.dispute is None
    assert found.low is not None
    assert found.low.value == 52


def test_a_part_says_of_what() -> None:
    whole = killed(52, "SOHR", group="fighters", key="whole")
    ward = killed(20, "SNHR", group="men of one unit", scope="part", part_of="0whole")
    found = b.finding(event([whole, ward]), "killed")
    assert [(p.low, p.text) for p in found.positions] == [(52, None), (20, "killed: part of men of one unit")]


def test_no_dead_at_all_excludes_dead_children() -> None:
    found = event([killed(0, "US", b.CIVILIANS)], [killed(7, "SOHR", b.CHILDREN, group="children")])
    whole, children = b.finding(found, "killed"), b.finding(found, "killed", who="children")
    assert [(p.low, p.text) for p in whole.positions] == [(0, None), (7, "killed: children")]
    assert b.kinds(whole) == [("disjoint_figures", (0, 1))]
    assert children.dispute is None
    assert whole.high is not None
    assert whole.high.value == 0


def test_children_fit_into_their_whole() -> None:
    found = event([killed(52, "SOHR", b.CIVILIANS)], [killed(7, "SNHR", b.CHILDREN)])
    assert [len(f.positions) for f in found.findings] == [1, 1]


def test_parts_that_exceed_their_whole_are_implausible() -> None:
    whole = killed(10, "SOHR", b.CIVILIANS, key="whole")
    parts = [
        killed(7, "SOHR", b.CHILDREN, scope="part", part_of="0whole"),
        killed(5, "SOHR", b.whom(role="civilian", who="women"), scope="part", part_of="0whole"),
    ]
    found = b.finding(event([whole, *parts]), "killed")
    assert b.relations(found) == [("implausible_sum", (0, 1)), ("implausible_sum", (0, 2))]


def test_civilians_among_all_are_another_scope() -> None:
    found = event([killed(60, "SOHR", b.whom())], [killed(52, "SNHR", b.CIVILIANS, group="civilians")])
    everybody = b.finding(found, "killed", role="any")
    assert [(p.low, p.text) for p in everybody.positions] == [(60, None), (52, "killed: civilians")]
    assert b.relations(everybody) == [("different_scope", (0, 1))]
    assert everybody.dispute is None


@pytest.mark.parametrize(
    ("group", "of", "side", "role"),
    [
        ("American troops", b.AMERICANS, "usa", "combatant"),
        ("US soldiers", None, "usa", "combatant"),  # a known name before a head noun
        ("people", None, "syria", "combatant"),  # the struck side's only group that is counted
        ("villagers", None, None, "civilian"),
        ("Syrian civilians", b.whom("syria", role="civilian"), None, "civilian"),  # in Syria
        ("Russian citizens", b.whom("russia", role="civilian"), "russia", "civilian"),
        ("SDF fighters", b.whom("sdf", role="combatant"), "sdf", "combatant"),
    ],
)
def test_whose_dead(group: str, of: Whom | None, side: str | None, role: str) -> None:
    claims = [killed(3, "SNHR", of, group=group), killed(100, "SOHR", at=50)]
    found = [f for f in event(claims).findings if any(p.low == 3 for p in f.positions)]
    assert [(f.whom.side, f.whom.role) for f in found if f.whom] == [(side, role)]


RUSSIANS = b.whom("russian_people", "russia")
CITIZENS = b.whom("russian_people", "russia", "civilian")


@pytest.mark.parametrize(
    ("one", "other", "groups"),
    [
        (("American troops", b.AMERICANS), ("US staff", b.whom("usa")), 1),  # a body's people are its fighters
        (("Russian citizens", CITIZENS), ("Russians", RUSSIANS), 1),
        (("Russian citizens", CITIZENS), ("Russian soldiers", b.whom("russia", role="combatant")), 2),
        (("Russian citizens", CITIZENS), ("men of a contractor", b.CONTRACTORS), 2),
        (("men of a contractor", b.CONTRACTORS), ("the contractor's dead", None), 1),
        (("men of a contractor", b.CONTRACTORS), ("soldiers", b.GOVERNMENT), 2),
    ],
)
def test_groups_that_differ_by_wording_are_one(
    one: tuple[str, Whom | None], other: tuple[str, Whom | None], groups: int
) -> None:
    claims = [[killed(7, by, of, group=words)] for by, (words, of) in zip(("SOHR", "SNHR"), (one, other), strict=True)]
    assert len([f for f in event(*claims).findings if f.field == "killed"]) == groups


def test_people_are_those_of_whom_the_same_speaker_gives_the_same_figure() -> None:
    named = [killed(5, "Russian foreign ministry", CITIZENS, group="Russian citizens")]
    nameless = [killed(5, "Maria Zakharova", b.whom(), group="people")]
    others = [killed(90, "SOHR", group="soldiers"), killed(40, "SNHR", b.whom("sdf"), group="SDF", at=9)]
    found = [f for f in event(named, nameless, others).findings if f.field == "killed"]
    assert [(f.group, f.reports) for f in found if f.whom and f.whom.side == "russia"] == [("Russian citizens", 2)]


def test_a_group_is_called_by_words_that_say_whose_it_is() -> None:
    claims = [killed(5, "SOHR", group="soldiers"), killed(5, "SNHR", group="soldiers", at=9)]
    found = b.finding(event(claims, [killed(5, "US", group="Syrian soldiers")]), "killed")
    assert found.group == "Syrian soldiers"


def test_a_rejected_figure_goes_with_the_group_that_has_it() -> None:
    told = killed(31, "Pentagon", b.whom("sdf", "sdf", "combatant"), group="SDF fighters")
    rejected = killed(31, "SNHR", group="people", stance="denies")
    others = killed(9, "SOHR", group="people", at=9)
    found = [f for f in event([told], [rejected], [others]).findings if f.field == "killed"]
    assert [(f.group, b.kinds(f)) for f in found if b.kinds(f)] == [("SDF fighters", [("denial", (0, 1))])]


def test_who_denies_what_he_passes_on_stands_against_it() -> None:
    told = killed(22, "SNHR")
    denied = replace(told, chain=(*told.chain, b.speaker("US", "denies")))
    found = b.finding(event([denied], [killed(14, "SDF")]), "killed")
    assert [(p.by, p.low, p.rejects) for p in found.positions if p.low == 22] == [
        (("SNHR",), 22, False),
        (("US",), 22, True),
    ]
    assert ("denial", (0, 2)) in b.kinds(found) or ("denial", (1, 2)) in b.kinds(found)


def test_things_are_told_apart_by_their_words() -> None:
    claims = [said("destroyed", 9, "SOHR", group="9 tanks"), said("destroyed", 3, "SNHR", group="bridges", at=9)]
    found = [f for f in event(claims).findings if f.field == "destroyed"]
    assert sorted((f.group, f.whom) for f in found) == [("9 tanks", None), ("bridges", None)]


# ── all else ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_one_blow_excused_and_accused_is_one_dispute() -> None:
    unprovoked = said("characterisation", "unprovoked", "US-led coalition", on="attack")
    defence = [
        said("characterisation", w, "Dana White", at=n) for n, w in enumerate(("self-defence", "in self-defence"))
    ]
    aggression = [said("characterisation", w, "SANA", at=n) for n, w in enumerate(("act of aggression", "a massacre"))]
    found = b.finding(event([unprovoked], defence, aggression), "characterisation")
    assert {p.text: p.by for p in found.positions} == {
        "unprovoked": ("US-led coalition",),
        "in self-defence; self-defence": ("Dana White",),
        "a massacre; act of aggression": ("SANA",),
    }
    texts = [p.text for p in found.positions]
    pair = sorted((texts.index("in self-defence; self-defence"), texts.index("a massacre; act of aggression")))
    assert b.kinds(found) == [("rival_description", tuple(pair))]
    assert found.low is None


def test_rivals_meet_though_they_describe_different_acts() -> None:
    unprovoked = said("characterisation", "unprovoked", "US-led coalition", on="attack")
    aggression = said("characterisation", "an act of aggression", "SANA")
    found = b.finding(event([unprovoked], [aggression]), "characterisation")
    assert b.kinds(found) == [("rival_description", (0, 1))]


def test_what_excuses_and_what_accuses_one_doer_is_never_one_position() -> None:
    bare = replace(STRIKE, actors=(), targets=())
    claims = [said("characterisation", "massacre", "SOHR"), said("characterisation", "self-defence", "SOHR", at=9)]
    assert len(b.finding(event(claims, mentions=[bare]), "characterisation").positions) == 2


def test_nobody_blames_his_own_side() -> None:
    misplaced = said("characterisation", "an act of aggression", "SANA", on="attack")
    defence = said("characterisation", "self-defence", "US-led coalition")
    assert b.finding(event([misplaced], [defence]), "characterisation").dispute == "rival_description"


def test_blame_without_known_sides_is_told_by_the_ends_of_the_act() -> None:
    bare = replace(STRIKE, actors=(), targets=())
    claims = [said("characterisation", "massacre", "SOHR"), said("characterisation", "self-defence", "SNHR")]
    found = b.finding(event(claims[:1], claims[1:], mentions=[bare]), "characterisation")
    assert found.dispute == "rival_description"


@pytest.mark.parametrize(("words", "dispute"), [("a tragedy", None), ("an accident", "rival_description")])
def test_of_words_that_blame_nobody_only_an_accident_excuses_the_doer(words: str, dispute: str | None) -> None:
    claims = [said("characterisation", words, "SOHR"), said("characterisation", "massacre", "SNHR")]
    assert b.finding(event(claims[:1], claims[1:]), "characterisation").dispute == dispute


@pytest.mark.parametrize(
    ("field", "one", "other", "dispute"),
    [
        ("actor", b.who("US-led coalition"), b.who("Russia"), "rival_actor"),
        ("actor", b.who("US-led coalition"), b.who("the pilots"), None),
        ("actor", b.who("US-led coalition"), b.who("SANA"), None),  # an agency told of it
        ("initiator", b.who("SDF"), b.who("pro-government forces"), "rival_actor"),
        ("place", b.at(b.KHUSHAM), b.at(b.SALIHIYAH), "rival_place"),
        ("place", b.at(b.KHUSHAM), b.at(b.PROVINCE), None),
        ("time", b.on("2018-02-07"), b.on("2018-02-10"), "rival_time"),
        ("time", b.on("2018-02-07"), b.on("2018-02-07", "2018-02-08"), None),
        ("time", b.on("2018-02-07", part="dawn"), b.on("2018-02-07", part="evening"), "rival_time"),
        ("status", "civilians", "fighters", "rival_status"),
        ("weapon", "mortars", "tanks", None),
    ],
)
def test_disputes_on_other_fields(field: str, one: object, other: object, dispute: str | None) -> None:
    found = b.finding(event([said(field, one, "SOHR")], [said(field, other, "SNHR")]), field)
    assert len(found.positions) == 2
    assert found.dispute == dispute
    assert (found.act is None) == (field == "status")  # of all acts of the event


def test_who_denies_a_deed_stands_against_those_who_say_that_he_did_it() -> None:
    claims = [
        said("responsibility", b.who("US"), "SDF"),
        said("actor", b.who("US"), "SOHR"),
        said("actor", b.who("SDF"), "SNHR"),
        said("responsibility", b.who("US"), "US", stance="denies"),
    ]
    found = b.finding(event(*([claim] for claim in claims)), "responsibility")
    assert [(p.by, p.text, p.rejects) for p in found.positions] == [
        (("SDF", "SOHR"), "US", False),
        (("US",), "US", True),
    ]
    assert b.kinds(found) == [("denial", (0, 1))]


def test_who_is_blamed_did_it_by_the_words_of_who_blames_him() -> None:
    claims = [said("actor", b.who("US"), "SOHR"), said("responsibility", b.who("SDF"), "SNHR", stance="alleges")]
    found = b.finding(event(claims[:1], claims[1:]), "actor")
    assert b.kinds(found) == [("rival_actor", (0, 1))]


def test_who_is_only_blamed_is_a_position_on_who_did_it() -> None:
    blames = [
        said("responsibility", b.who("SDF"), "SNHR", stance="alleges"),
        said("responsibility", b.who("US"), "SOHR"),
    ]
    assert b.kinds(b.finding(event(blames[:1], blames[1:]), "actor")) == [("rival_actor", (0, 1))]


def test_a_denied_event_is_a_denial_in_whatever_words() -> None:
    claims = [said("occurrence", "strike", "SDF"), said("occurrence", "air raid", "US", stance="denies")]
    assert b.kinds(b.finding(event(claims[:1], claims[1:]), "occurrence")) == [("denial", (0, 1))]


def test_findings_stand_in_the_order_of_fields() -> None:
    claims = [said("weapon", "mortars", "SOHR"), killed(3, "SOHR"), said("characterisation", "massacre", "SOHR")]
    assert [f.field for f in event(claims).findings] == ["weapon", "characterisation", "killed"]


@pytest.mark.parametrize(
    ("mode", "one", "other", "dispute"),
    [
        ("aerial", "SDF", "villagers", "rival_status"),  # fighters, or people who do not fight
        ("heavy-weapons", "a weapons depot", "a market", "rival_status"),
        (None, "SDF", "villagers", None),  # of a fight on the ground many are struck
        ("aerial", "SDF", "a depot", None),
        ("aerial", "villagers", "a house", None),
        ("aerial", "a house of fighters", "a depot", None),
        ("aerial", "the town", "villagers", None),
        ("aerial", "government", "villagers", None),  # rules, and does not fight
    ],
)
def test_whom_a_blow_from_afar_struck(mode: str | None, one: str, other: str, dispute: str | None) -> None:
    blow = replace(STRIKE, mode=mode)
    told = event([said("target", b.who(one), "SOHR")], [said("target", b.who(other), "SNHR")], mentions=[ATTACK, blow])
    found = b.finding(told, "target")
    assert len(found.positions) == 2
    assert found.dispute == dispute


def test_one_market_in_two_wordings_is_one_position() -> None:
    told = event(
        [said("target", b.who("a covered market"), "SOHR")], [said("target", b.who("the market of Tora"), "SNHR")]
    )
    assert len(b.finding(told, "target").positions) == 1
