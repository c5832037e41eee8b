"""Stores for the tests of the workbench: small ones that are computed, a hostile one, and one of many events."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from fastapi.testclient import TestClient

from rashomon import __version__
from rashomon.combine import POLICIES
from rashomon.records import (
    Act,
    Actor,
    ActorValue,
    Attribution,
    Between,
    Claim,
    Comparison,
    Event,
    Figure,
    Finding,
    Limit,
    Link,
    Mention,
    Origins,
    Party,
    Place,
    PlaceValue,
    Position,
    Precision,
    Problem,
    Reading,
    Report,
    Span,
    Time,
    TimeValue,
    Value,
    Whom,
)
from rashomon.store import Store, open_store
from rashomon.store.computed import find_state, keep_computation
from rashomon.tables import name_rules
from rashomon.web import create_app

HOSTILE = '<img src=x onerror="alert(1)"><script>document.title="owned"</script>{{ 7*7 }}\'"'
TURNED = "fine \u202egnihton\u202c text"  # would be shown backwards
ARABIC = "المرصد السوري لحقوق الإنسان"
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 3
COUNTRIES = ("SY", "UA", "SD", "YE", "ML")
ANYBODY = Whom(None, None, "any", "any")


def make_reading(
    number: int,
    town: str = "Oram",
    day: str = "2020-05-04",
    dead: int = 12,
    speaker: str = "the ministry",
    outlet: str | None = None,
    title: str | None = None,
    country: str = "SY",
) -> Reading:
    """Return a report in which one speaker gives one figure of one shelling, and another passes it on."""
    text = f"On {day} a market in {town} was shelled.\n{dead} people died, {speaker} told an agency."
    paper = Link(outlet or f"Outlet {number}", None, "outlet", None, None, "asserts")
    actor = f"a{number}"
    speaks = Link(speaker, _find(text, speaker), "named", actor, None, "asserts", "letter")
    agency = Link("an agency", _find(text, "an agency"), "named", None, None, "confirms")
    place = Place(town, _find(text, town), f"g{town}", town, 36.1, 36.8, country, "North", None, "town", 2.0)
    time = Time(day, _find(text, day), day, day)
    shelled = _find(text, "shelled")
    party = Party(speaker, _find(text, speaker), actor)
    told = f"{dead} people died"
    claims: list[tuple[str, Value, Span, tuple[Link, ...]]] = [
        ("killed", Figure(dead, dead, "exact", dead), _find(text, told), (speaks, agency, paper)),
        ("place", PlaceValue(place), place.span, (paper,)),
        ("time", TimeValue(time), time.span, (paper,)),
        ("actor", ActorValue(party), party.span, (paper,)),
    ]
    report = Report(
        id=f"r{number}",
        path=f"in/{number}.txt",
        url=None,
        title=f"Market in {town} shelled" if title is None else title,
        outlet=paper.text,
        byline=None,
        credit=None,
        published=day,
        published_from="meta",
        language="en",
        text=text,
        sha256=f"{number:064}",
    )
    return Reading(
        report=report,
        actors=(Actor(actor, speaker, (speaker,), "ministry", country),),
        attributions=(Attribution(f"t{number}", (speaks, agency, paper), None, (_find(text, told),), False, "text"),),
        mentions=(
            Mention(
                f"m{number}", "ASSAULT", None, None, shelled, "actual", (party,), (), (), time, place, None, "text"
            ),
        ),
        claims=tuple(_claim(number, n, *one) for n, one in enumerate(claims)),
        places=(place,),
        times=(time,),
        problems=(Problem("speaker_unresolved", "sources", f"who is {speaker}?", _find(text, "people")),),
    )


def _find(text: str, words: str) -> Span:
    start = text.index(words)
    return start, start + len(words)


def _claim(number: int, place: int, field: str, value: Value, span: Span, chain: tuple[Link, ...]) -> Claim:
    return Claim(
        id=f"c{number}-{place}",
        mention=f"m{number}",
        field=field,  # type: ignore[arg-type]
        group="people" if field == "killed" else "",
        whom=ANYBODY if field == "killed" else None,
        value=value,
        scope="incident",
        part_of=None,
        as_of=None,
        replaces=None,
        words=value.time.text if isinstance(value, TimeValue) else "words",
        span=span,
        where="text",
        attribution=f"t{number}" if field == "killed" else None,
        chain=chain,
        stance="asserts",
        method="test-1",
        score=0.9,
    )


def ordinary() -> list[Reading]:
    """Return four reports of three shellings; of the first two give figures that exclude each other."""
    return [
        make_reading(0),
        make_reading(1, dead=40, speaker="the rebels", outlet="The Other Paper"),
        make_reading(2, town="Barda", day="2020-06-01", country="UA"),
        make_reading(3, town="Celle", day="2021-01-02", dead=3, outlet=ARABIC),
    ]


def hostile() -> list[Reading]:
    """Return reports whose every text would do something if it were obeyed."""
    return [
        make_reading(0, speaker=HOSTILE, outlet=HOSTILE, title=HOSTILE, town=LONG),
        make_reading(1, speaker=TURNED, outlet=ARABIC, title=TURNED, town="Barda", day="2020-06-01"),
        make_reading(2, speaker="' OR 1=1 --", outlet="../../etc/passwd", title="", town="%_\\"),
    ]


def fill(file: Path | str, readings: Iterable[Reading]) -> Store:
    """Return a store of readings."""
    store = open_store(str(file), version="test")
    for reading in readings:
        store.add(reading)
    return store


def open_client(store: Store, *, background: bool = False) -> TestClient:
    """Return a browser at the workbench of a store; it follows no redirection."""
    app = create_app(store, by="Ada", background=background)
    return TestClient(app, base_url="http://localhost", follow_redirects=False)


def make_many(events: int) -> dict[str, Comparison]:
    """Return as many events, two reports each, under every policy; every third is disputed."""
    readings, told = list[Reading](), list[Event]()
    for number in range(events):
        day = f"{2010 + number % 12}-{number % 12 + 1:02}-{number % 28 + 1:02}"
        pair = [
            make_reading(
                2 * number + n,
                town=f"Town {number % 700}",
                day=day,
                dead=number % 90 + 9 * n,
                outlet=f"Outlet {(number + n) % 60}",
                country=COUNTRIES[number % 5],
            )
            for n in (0, 1)
        ]
        readings += pair
        told.append(_event(number, pair))
    base = Comparison(tuple(readings), (), tuple(told), ())
    return {policy: _under(base, policy) for policy in POLICIES}


def keep_many(store: Store, state: str, by_policy: dict[str, Comparison]) -> None:
    """Put the readings of a comparison into a store, and the comparison as what was computed of them."""
    for reading in by_policy["ucdp"].reports:
        store.add(reading)
    keep_computation(store, state, by_policy, "ucdp", frozenset())


def _under(base: Comparison, policy: str) -> Comparison:
    return replace(
        base,
        events=tuple(
            replace(event, findings=tuple(replace(one, policy=policy) for one in event.findings))
            for event in base.events
        ),
    )


def _event(number: int, pair: list[Reading]) -> Event:
    first, second = pair
    values = [one.claims[0].value for one in pair]
    positions = tuple(
        Position((one.actors[0].name,), None, v.low, v.high, v.bound, v.printed, None, False, (one.claims[0].id,))
        for one, v in zip(pair, values, strict=True)
        if isinstance(v, Figure)
    )
    disputed = (Between("disjoint_figures", (0, 1)),) if number % 3 == 0 else ()
    killed = Finding(
        field="killed",
        group="people",
        whom=ANYBODY,
        act=None,
        policy="ucdp",
        low=Limit(positions[0].low, positions[0].claims),
        best=Limit(positions[0].low, positions[0].claims),
        high=Limit(positions[1].high, positions[1].claims),
        dispute="disjoint_figures" if disputed else None,
        disputes=disputed,
        relations=(),
        outlets=2,
        reports=2,
        origins=Origins(1 + number % 2, 2, "may be of one body") if number % 4 else Origins(1, 1, ""),
        positions=positions,
    )
    place = first.places[0]
    day = first.report.published
    return Event(
        id=first.mentions[0].id,
        label=f"{place.text}, {day}: shelling",
        type="ASSAULT",
        first=day,
        last=day,
        place=place,
        sides=(("the ministry",), (f"Brigade {number % 40}", "rebels")),
        reports=(first.report.id, second.report.id),
        acts=(Act(first.mentions[0].id, "ASSAULT", (), (), (first.mentions[0].id, second.mentions[0].id)),),
        findings=(killed,),
    )


def keep_placed(
    file: Path, places: Sequence[Place | None], days: Sequence[tuple[str | None, str | None]] = ()
) -> Store:
    """Return a store of as many events as places, each at its place and on its days, computed as it is now."""
    by_policy = {}
    for policy, comparison in make_many(len(places)).items():
        events = [replace(event, place=place) for event, place in zip(comparison.events, places, strict=True)]
        events[: len(days)] = [
            replace(event, first=first, last=last) for event, (first, last) in zip(events, days, strict=False)
        ]
        by_policy[policy] = replace(comparison, events=tuple(events))
    store = open_store(str(file), version="test")
    for reading in by_policy["ucdp"].reports:
        store.add(reading)
    with store.read() as connection:
        state = find_state(connection, name_rules(__version__))
    keep_computation(store, state, by_policy, "ucdp", frozenset())
    return store


def make_place(
    longitude: float | None,
    latitude: float | None,
    radius_km: float | None = 4.0,
    precision: Precision = "town",
    country: str = "SY",
    name: str = "Oram",
) -> Place:
    """Return a place as a report names it."""
    return Place(name, (0, 4), "g1", name, latitude, longitude, country, None, None, precision, radius_km)
