"""Which mentions of several reports tell of one event. Each case is a table of mentions: one line a report."""

from collections.abc import Sequence

import builders as b
import pytest

from rashomon.combine import combine_claims
from rashomon.records import Decision, Event, Mention, Time

COALITION, FORCES = "US-led coalition", "pro-government forces"
NIGHT = b.time("2018-02-07", "2018-02-08", "night")
WEDNESDAY, THURSDAY, SATURDAY = b.time("2018-02-07"), b.time("2018-02-08"), b.time("2018-02-10")
JUNE = b.time("2017-06-01", "2017-06-30")
Where = tuple[object, ...] | None


def strike(
    when: Time | None = None, where: Where = None, by: str | None = COALITION, on: str | None = FORCES
) -> Mention:
    return b.deed("?", [by] if by else [], [on] if on else [], when=when, where=where)


def events(
    reports: Sequence[Sequence[Mention]],
    days: Sequence[str | None] = (),
    decisions: Sequence[Decision] = (),
) -> list[set[str]]:
    """The events as sets of "report.mention", reports numbered from 0."""
    return [{m for act in event.acts for m in act.mentions} for event in built(reports, days, decisions)]


def built(
    reports: Sequence[Sequence[Mention]], days: Sequence[str | None] = (), decisions: Sequence[Decision] = ()
) -> tuple[Event, ...]:
    readings = []
    for n, mentions in enumerate(reports):
        named = [renamed(m, f"{n}.{i}") for i, m in enumerate(mentions)]
        # A figure for each, so that none is left out for telling nothing.
        claims = [b.claim(m.id, "killed", 3, "US", of=b.CIVILIANS) for m in named]
        readings.append(b.reading(f"r{n}", named, claims, published=days[n] if days else "2018-02-09"))
    return combine_claims(readings, b.ONTOLOGY, decisions=decisions).events


def renamed(mention: Mention, key: str) -> Mention:
    about = f"{key.split('.', maxsplit=1)[0]}.{mention.about}" if mention.about else None
    parts = {name: getattr(mention, name) for name in mention.__slots__}
    return Mention(**(parts | {"id": key, "about": about}))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (strike(NIGHT, b.KHUSHAM), strike(NIGHT, b.KHUSHAM)),
        (strike(WEDNESDAY, b.KHUSHAM), strike(NIGHT, b.KHUSHAM)),
        (strike(WEDNESDAY, b.KHUSHAM), strike(THURSDAY, b.KHUSHAM)),  # one night told by two days
        (strike(NIGHT, b.KHUSHAM), strike(NIGHT, b.PROVINCE)),  # a town in its province
        (strike(NIGHT, b.KHUSHAM), strike(NIGHT, b.SALIHIYAH)),  # rival places, near enough
        (strike(NIGHT, b.KHUSHAM), strike()),  # undated and unplaced: same parties in news of these days
        (strike(NIGHT, b.KHUSHAM), strike(by=None)),
        (strike(NIGHT, b.KHUSHAM), strike(NIGHT, b.KHUSHAM, by="Russia")),  # the accused differ
        (strike(NIGHT, b.KHUSHAM), strike(NIGHT, b.KHUSHAM, by=None)),  # or nobody is named
        (strike(NIGHT, b.KHUSHAM), strike(NIGHT, b.KHUSHAM, on="villagers")),  # fighters to one, villagers to another
        (strike(NIGHT, b.PROVINCE), strike(NIGHT, b.PROVINCE, by=FORCES, on="SDF")),  # the blow that it answers ...
        (strike(NIGHT, b.PROVINCE), strike(NIGHT, b.PROVINCE, by=FORCES, on=COALITION)),
    ],
)
def test_one_event(one: Mention, other: Mention) -> None:
    assert events([[one], [other]]) == [{"0.0", "1.0"}]
    assert events([[other], [one]]) == [{"0.0", "1.0"}]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (strike(NIGHT, b.KHUSHAM), strike(SATURDAY, b.KHUSHAM)),
        (strike(NIGHT, b.KHUSHAM), strike(NIGHT, b.TABQA)),
        (strike(THURSDAY, b.KHUSHAM), strike(WEDNESDAY, b.MAYADIN)),  # the day before, another town
        (strike(NIGHT, b.KHUSHAM), strike(JUNE, by="US", on="Syrian jet")),
        (strike(NIGHT, b.KHUSHAM), strike(by="US", on="Islamic State")),
        (strike(NIGHT, b.KHUSHAM), b.deed("?", [COALITION], [FORCES], when=NIGHT, where=b.KHUSHAM, type="PROTEST")),
    ],
)
def test_two_events(one: Mention, other: Mention) -> None:
    assert sorted(map(sorted, events([[one], [other]]))) == [["0.0"], ["1.0"]]
    assert sorted(map(sorted, events([[other], [one]]))) == [["0.0"], ["1.0"]]


def test_undated_news_of_another_month_is_another_event() -> None:
    days = ["2018-02-09", "2018-04-09"]
    assert len(events([[strike()], [strike()]], days)) == 2
    assert len(events([[strike(NIGHT, b.KHUSHAM)], [strike(where=b.KHUSHAM)]], days)) == 2


def test_what_one_report_keeps_apart_is_not_joined_through_a_third() -> None:
    both = [strike(WEDNESDAY, b.KHUSHAM), strike(THURSDAY, b.KHUSHAM)]
    found = events([both, [strike(NIGHT, b.KHUSHAM)], [strike(where=b.KHUSHAM)]])
    assert not any({"0.0", "0.1"} <= event for event in found)


def test_a_raid_at_dawn_and_a_raid_at_dusk_stay_apart() -> None:
    dawn, dusk = b.time("2018-02-07", part="dawn"), b.time("2018-02-07", part="evening")
    assert len(events([[strike(dawn, b.KHUSHAM), strike(dusk, b.KHUSHAM)]])) == 2


WEIR = (None, "village of Otter Weir", None, None, None, None, "town", None)  # no gazetteer has it
NEAR_WEIR = (None, "near Otter Weir", None, None, None, None, "town", None)
TARN = (None, "Tarn", None, None, None, None, "town", None)


def test_a_place_that_no_gazetteer_has_is_known_by_its_name() -> None:
    bare = strike(WEDNESDAY, NEAR_WEIR, by=None, on=None)
    assert events([[strike(WEDNESDAY, WEIR, by=None, on=None)], [bare]]) == [{"0.0", "1.0"}]
    assert len(events([[strike(WEDNESDAY, TARN, by=None, on=None)], [bare]])) == 2


def test_the_next_day_in_one_town_is_another_event_unless_one_night_is_told() -> None:
    one, next_day = strike(WEDNESDAY, WEIR, by=None, on=None), strike(THURSDAY, WEIR, by=None, on=None)
    assert len(events([[one], [next_day]])) == 2
    evening, before_dawn = b.time("2018-02-07", part="evening"), b.time("2018-02-08", part="dawn")
    assert events([[strike(evening, WEIR)], [strike(before_dawn, WEIR)]]) == [{"0.0", "1.0"}]


def test_two_reports_that_tell_hours_far_apart_tell_two_events() -> None:
    dawn, dusk = b.time("2018-02-07", part="dawn"), b.time("2018-02-07", part="evening")
    assert len(events([[strike(dawn, WEIR)], [strike(dusk, WEIR)]])) == 2


def test_nobody_reports_what_happens_the_day_after() -> None:
    days = ["2018-02-08", "2018-02-07"]
    assert len(events([[strike(THURSDAY, WEIR, by=None)], [strike(where=WEIR, by=None)]], days)) == 2


def test_a_blow_and_its_answer_are_one_event_with_two_acts() -> None:
    attack = b.deed("?", [FORCES], ["SDF"], when=WEDNESDAY, where=b.PROVINCE)
    (event,) = built([[attack, strike(NIGHT, b.PROVINCE)], [strike(NIGHT, b.KHUSHAM)]], ["2018-02-08", "2018-02-09"])
    assert [set(act.mentions) for act in event.acts] == [{"0.0"}, {"0.1", "1.0"}]
    assert [act.id for act in event.acts] == ["0.0", "0.1"]
    assert event.sides == (("US-led coalition", "Syrian Democratic Forces"), ("pro-government forces",))


def test_a_reaction_goes_with_what_it_is_about() -> None:
    condemned = b.deed("?", ["Russia"], type="ACCUSE", about="0")
    denied = b.deed("?", ["US"], type="REJECT", about="1")
    (event,) = built([[strike(NIGHT, b.KHUSHAM), condemned, denied]])
    assert [act.type for act in event.acts] == ["ASSAULT", "ACCUSE", "REJECT"]
    assert event.sides == (("US-led coalition",), ("pro-government forces",))  # Russia is no party


@pytest.mark.parametrize("realis", ["planned", "hypothetical", "recalled"])
def test_what_did_not_happen_here_founds_no_event(realis: str) -> None:
    mention = b.deed("?", [COALITION], [FORCES], where=b.KHUSHAM, realis=realis)  # type: ignore[arg-type]
    assert events([[mention]]) == []


def test_a_former_deed_with_a_date_is_an_event_of_its_own() -> None:
    jet = b.deed("?", ["US"], ["Syrian jet"], when=JUNE, realis="recalled")
    assert sorted(map(len, events([[strike(NIGHT, b.KHUSHAM), jet]]))) == [1, 1]


def test_a_denied_deed_stands_beside_the_told() -> None:
    denied = b.deed("?", [COALITION], [FORCES], realis="negated")
    assert events([[strike(NIGHT, b.KHUSHAM), denied]]) == [{"0.0", "0.1"}]


def test_undated_stray_reports_go_with_the_theme_of_the_collection() -> None:
    stray = b.deed("?", [], ["the convoy"])
    assert len(events([[strike(NIGHT, b.KHUSHAM)]] * 3 + [[stray]])) == 1
    assert len(events([[strike(NIGHT, b.KHUSHAM)], [stray]])) == 2  # one report is no theme


def test_a_person_joins_and_parts() -> None:
    one, other = [strike(NIGHT, b.KHUSHAM)], [strike(SATURDAY, b.KHUSHAM)]
    assert events([one, other], decisions=[b.decision("1.0", "0.0", "same")]) == [{"0.0", "1.0"}]
    assert len(events([one, one], decisions=[b.decision("0.0", "1.0", "different")])) == 2


def test_what_cannot_be_told_is_a_problem() -> None:
    readings = [b.reading("r", [strike()], [b.claim("?", "killed", 3, "US", of=b.CIVILIANS)])]
    problems = combine_claims(readings, b.ONTOLOGY).problems
    assert [(p.kind, p.stage) for p in problems] == [
        ("event_without_time", "combine"),
        ("event_without_place", "combine"),
    ]
