import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from rashomon import contract
from rashomon.export.atom import Entry, word_notice, write_atom
from rashomon.export.notices import (
    Notice,
    Stand,
    find_notices,
    notice_from,
    stand_from,
    stand_json,
    stand_of,
)
from rashomon.records import Act, Between, Comparison, Limit, Silence

KNOWN = Stand(
    ("m1",), {"killed//any/any": (12, 12, None)}, {"killed//any/any": ("denial",)}, ("Army",), {"killed//any/any": 12}
)
ATOM = "{http://www.w3.org/2005/Atom}"


def told(comparison: Comparison, *former: Stand) -> list[str]:
    return [f"{one.kind} {one.of or ''} {one.was} {one.now}" for one in find_notices(comparison, former)]


def test_how_an_event_stands_is_kept(comparison: Comparison) -> None:
    assert stand_of(comparison.events[0]) == KNOWN
    assert stand_from(stand_json(KNOWN)) == KNOWN


def test_what_is_as_it_was_is_not_told(comparison: Comparison) -> None:
    assert told(comparison, KNOWN) == []


def test_an_event_without_a_known_mention_is_new(comparison: Comparison) -> None:
    [notice] = find_notices(comparison, [replace(KNOWN, mentions=("m9",))])
    assert (notice.kind, notice.event, notice.country, notice.actors) == ("new_event", "e1", "SY", ("Army",))
    assert [(one.claim, one.words, one.outlet) for one in notice.words] == [
        ("c1", "At least 12 people died", "The Paper")
    ]


@pytest.mark.parametrize(
    ("former", "notices"),
    [
        ({"figures": {}}, ["figure_changed killed: people () (12, 12, None)"]),
        (
            {"figures": {"killed//any/any": (9, 9, 9)}},
            ["figure_changed killed: people (9, 9, 9) (12, 12, None)"],
        ),
        ({"disputes": {}}, ["new_dispute killed: people () ('denial',)"]),
        ({"disputes": {"killed//any/any": ("disjoint_figures",)}},
         ["new_dispute killed: people ('disjoint_figures',) ('denial',)"]),
        ({"disputes": {"killed//any/any": ("denial", "disjoint_figures")}}, []),  # one less is no dispute that is new
        ({"silent": ()}, []),  # one more who is silent
        ({"mentions": ("m0", "m1")}, []),
    ],
)  # fmt: skip
def test_what_changed_is_told(comparison: Comparison, former: dict[str, object], notices: list[str]) -> None:
    assert told(comparison, replace(KNOWN, **former)) == notices  # type: ignore[arg-type]


def test_an_open_end_that_is_told_to_lie_farther_off_is_told(comparison: Comparison) -> None:
    key = "killed//any/any"
    assert told(comparison, replace(KNOWN, reach={key: 9})) == [
        "figure_changed killed: people (12, 12, None, 9) (12, 12, None, 12)"
    ]
    assert told(comparison, replace(KNOWN, reach={key: 12})) == []
    assert told(comparison, replace(KNOWN, reach={key: 20})) == []  # who told more has taken it back
    assert told(comparison, replace(KNOWN, reach={})) == []  # as it was kept before this was looked at


def test_a_side_that_speaks_is_told_while_it_is_a_side(comparison: Comparison) -> None:
    event = replace(comparison.events[0], silence=())
    assert told(replace(comparison, events=(event,)), KNOWN) == ["broke_silence Army () ()"]
    event = replace(event, sides=(("Rebels",),))
    assert told(replace(comparison, events=(event,)), KNOWN) == []


def test_two_events_that_become_one_are_compared_with_the_larger(comparison: Comparison) -> None:
    event = comparison.events[0]
    both = replace(event, acts=(*event.acts, Act("m2", "ASSAULT", (), (), ("m2", "m3"))))
    smaller = replace(KNOWN, figures={})
    larger = replace(KNOWN, mentions=("m2", "m3"))
    assert told(replace(comparison, events=(both,)), smaller, larger) == []


def test_several_figures_of_one_kind_are_told_apart(comparison: Comparison) -> None:
    event = comparison.events[0]
    second = replace(event.findings[0], act="m1", best=Limit(3, ("c1",)), disputes=(Between("rival_time", (0, 1)),))
    changed = replace(comparison, events=(replace(event, findings=(*event.findings, second)),))
    assert [line.split()[0] for line in told(changed, KNOWN)] == ["figure_changed", "new_dispute"]
    assert told(changed, stand_of(changed.events[0])) == []


def test_a_notice_comes_back_as_it_was_kept(comparison: Comparison) -> None:
    for notice in find_notices(comparison, [replace(KNOWN, figures={}, disputes={})]):
        assert notice_from(contract.to_json(notice).decode()) == notice


def test_an_atom_feed_is_well_formed_whatever_it_tells(comparison: Comparison) -> None:
    notices = find_notices(comparison, []) + find_notices(comparison, [replace(KNOWN, figures={}, disputes={})])
    hostile = replace(notices[0], label='\x00</title><script>\ud800 & "')
    entries = [Entry(f"n{n}", f"2020-05-07T10:00:0{n}Z", one) for n, one in enumerate([*notices, hostile])]
    feed = ET.fromstring(write_atom("desk", entries))
    titles = [str(entry.findtext(f"{ATOM}title")) for entry in feed.iter(f"{ATOM}entry")]
    assert titles == [
        'New: \ufffd</title><script>\ufffd & "',
        "Disputed, killed: people (denial): Oram, 4 May",
        "killed: people: low 12, best 12, policy ucdp: Oram, 4 May",
        "New: Oram, 4 May",
    ]
    assert feed.findtext(f"{ATOM}updated") == "2020-05-07T10:00:03Z"
    assert ET.fromstring(write_atom("desk", [])).findtext(f"{ATOM}updated") == "1970-01-01T00:00:00Z"


def test_each_kind_has_its_words() -> None:
    plain = Notice("broke_silence", "e1", "Oram", "ASSAULT", None, None, None, ("Army",), of="Army")
    assert word_notice(plain) == "Army, whom no report had quoted, is quoted now: Oram"
    changed = replace(
        plain, kind="figure_changed", of="killed", policy="ucdp", was=(1, None, 2), now=(None, None, None)
    )
    assert word_notice(changed) == "killed: open (was low 1, high 2), policy ucdp: Oram"


def test_silence_has_names(comparison: Comparison) -> None:
    event = replace(comparison.events[0], silence=(Silence(0, "B", ""), Silence(1, "A", "")))
    assert stand_of(event).silent == ("A", "B")
