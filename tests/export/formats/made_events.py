"""Comparisons made for the exporters: one plain event, many, hostile ones, and ones that lack day or place."""

from dataclasses import replace
from functools import cache

from rashomon.export.formats import Case
from rashomon.lexicon import Ontology
from rashomon.records import (
    Act,
    Actor,
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
    PersonValue,
    Place,
    Position,
    Reading,
    Report,
    Role,
    Time,
    Whom,
    Words,
)
from rashomon.tables import load_ontology

TEXT = (
    'Syrian army jets struck a market in Oram at dawn on Monday. "At least 12 civilians died," the ministry said.\n'
    "Residents counted 15 dead, among them Hana Omar, 34."
)
PLACE = Place("Oram", (36, 40), "geonames:1", "Oram", 36.1, 36.8, "SY", "Aleppo", None, "town", 2.0)
TIME = Time("at dawn on Monday", (41, 58), "2020-05-04", "2020-05-04", part="dawn", from_="04:00", to="05:30")
CIVILIANS = Whom(None, None, "civilian", "any")


@cache
def ontology() -> Ontology:
    return load_ontology()


def case(comparison: Comparison, policy: str = "ucdp", **former: str) -> Case:
    return Case(comparison, ontology(), policy, former)


def plain(number: int = 1) -> Comparison:
    """One event that two speakers tell: at least 12 dead civilians, or 15."""
    return Comparison((reading(number),), (), (event(number),), ())


def many(count: int) -> Comparison:
    numbers = range(1, count + 1)
    return Comparison(tuple(map(reading, numbers)), (), tuple(map(event, numbers)), ())


def bare() -> Comparison:
    """An event that nobody gives a day, a place, a party or a figure."""
    one = reading(1)
    mention = replace(one.mentions[0], actors=(), targets=(), weapons=(), time=None, place=None)
    one = replace(one, mentions=(mention,), places=(), times=(), claims=(), named=())
    act = Act("m1", "ASSAULT", (), (), ("m1",))
    told = replace(event(1), label="strike", first=None, last=None, place=None, sides=(), acts=(act,), findings=())
    return Comparison((one,), (), (told,), ())


def hostile() -> Comparison:
    """Names and words that would run in a spreadsheet, break a line, or turn what is read around."""
    evil = "=cmd|' /C calc'!A0\t\"a\";\n\u202egnp.exe\x07\ud800"
    one, told = reading(1), event(1)
    place = replace(PLACE, text=evil, name=evil, admin1="+1-1", admin2="@SUM(A1)")
    report = replace(one.report, outlet=evil, title=evil, byline=evil, url="=HYPERLINK(1)", path="\ud800/x.txt")
    claims = tuple(replace(claim, words=evil, group=evil) for claim in one.claims)
    mentions = tuple(replace(mention, place=place) for mention in one.mentions)
    finding = told.findings[0]
    positions = tuple(replace(position, by=(evil,), text=evil) for position in finding.positions)
    act = replace(told.acts[0], actors=(evil, "Syrian army"), targets=("-2+3", evil))
    told = replace(
        told,
        label=evil,
        place=place,
        sides=((evil,), ("-2+3",)),
        acts=(act,),
        findings=(replace(finding, group=evil, positions=positions),),
    )
    one = replace(one, report=report, claims=claims, mentions=mentions, places=(place,))
    return Comparison((one,), (), (told,), ())


def reading(number: int) -> Reading:
    report = Report(
        id=f"r{number}",
        path=f"reports/{number}.txt",
        url=f"https://paper.example/{number}",
        title="Market struck",
        outlet="The Paper",
        byline="A. Writer",
        credit=None,
        published="2020-05-06",
        published_from="text",
        language="en",
        text=TEXT,
        sha256="0" * 64,
    )
    army = Party("Syrian army jets", (0, 16), "syrian_military")
    market = Party("market", (26, 32), None)
    mention = Mention(
        f"m{number}", "ASSAULT", "aerial", "Air/drone strike", (17, 23), "actual", (army,), (market,), (), TIME, PLACE,
        None, "text", "one-sided"
    )  # fmt: skip
    outlet = Link("The Paper", None, "outlet", None, None, "asserts")
    ministry = Link("the ministry", (90, 102), "named", "a1", None, "asserts")
    residents = Link("Residents", (109, 118), "unnamed", None, None, "asserts")
    twelve = Claim(
        id=f"c{number}",
        mention=mention.id,
        field="killed",
        group="civilians",
        whom=CIVILIANS,
        value=Figure(12, None, "at_least", 12),
        scope="incident",
        part_of=None,
        as_of=None,
        replaces=None,
        words="At least 12 civilians died",
        span=(61, 87),
        where="text",
        attribution=f"t{number}",
        chain=(ministry, outlet),
        stance="asserts",
        method="figures-1",
        score=0.9,
    )
    fifteen = replace(
        twelve,
        id=f"d{number}",
        group="dead",
        value=Figure(15, 15, "exact", 15),
        words="15 dead",
        span=(127, 134),
        chain=(residents, outlet),
        attribution=None,
    )
    person = PersonValue("Hana Omar", 34, None, None, None, "killed")
    victim = replace(
        fifteen, id=f"v{number}", field="victim", whom=None, value=person, words="Hana Omar", span=(147, 156)
    )
    said = Attribution(f"t{number}", (ministry, outlet), Words("said", (103, 107)), ((61, 88),), True, "text")
    return Reading(
        report=report,
        actors=(
            Actor("syrian_military", "Syrian army", ("Syrian army",), "military", "SY"),
            Actor("a1", "health ministry", ("the ministry",), "ministry", "SY"),
            Actor("p1", "Hana Omar", ("Hana Omar",), "person", None),
        ),
        attributions=(said,),
        mentions=(mention,),
        claims=(twelve, fifteen, victim),
        places=(PLACE,),
        times=(TIME,),
        problems=(),
        named=(army, Party("Hana Omar", (147, 156), "p1")),
    )


def finding(number: int, role: Role = "civilian", low: int = 12, best: int = 12, high: int | None = 15) -> Finding:
    positions = (
        Position(("health ministry",), "Syria", 12, None, "at_least", 12, None, False, (f"c{number}",)),
        Position(("residents",), None, 15, 15, "exact", 15, None, False, (f"d{number}",)),
    )
    return Finding(
        field="killed",
        group="civilians",
        whom=Whom(None, None, role, "any"),
        act=None,
        policy="ucdp",
        low=Limit(low, (f"c{number}",)),
        best=Limit(best, (f"c{number}",)),
        high=Limit(high, (f"d{number}",)),
        dispute="disjoint_figures",
        disputes=(Between("disjoint_figures", (0, 1)),),
        relations=(),
        outlets=1,
        reports=1,
        origins=Origins(2, 2, "each speaks for itself"),
        positions=positions,
    )


def event(number: int) -> Event:
    act = Act(f"m{number}", "ASSAULT", ("Syrian army",), ("villagers", "market"), (f"m{number}",))
    return Event(
        id=f"m{number}",
        label="Oram, Syria, 4 May 2020: strike",
        type="ASSAULT",
        first="2020-05-04",
        last="2020-05-04",
        place=PLACE,
        sides=(("Syrian army",), ("villagers",)),
        reports=(f"r{number}",),
        acts=(act,),
        findings=(finding(number),),
    )
