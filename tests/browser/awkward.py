"""Comparisons that strain the page: twenty positions, long and hostile names, words from right to left."""

from dataclasses import replace

from rashomon.records import (
    Act,
    Actor,
    Attribution,
    Between,
    Bound,
    Claim,
    Comparison,
    Copy,
    Event,
    Figure,
    Finding,
    History,
    Limit,
    Link,
    Mention,
    NameWord,
    Naming,
    Omission,
    Origins,
    Position,
    Problem,
    Reading,
    Report,
    RevisedFigure,
    Revision,
    Silence,
    Step,
    TextValue,
    Whom,
    Words,
)

HOSTILE = '<img src=x onerror="alert(1)"><script>document.title="owned"</script>{{ 7*7 }}'
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2
ARABIC = "المرصد السوري لحقوق الإنسان"
SPEAKERS = ["the ministry", ARABIC, HOSTILE, LONG, "hospital sources", "a commander of the third brigade"]
POLICIES = ("ucdp", "acled", "airwars", "latest", "origins")
# low, high, bound, printed
FIGURES: list[tuple[int | None, int | None, Bound, int | None]] = [
    (101, None, "more_than", 100),
    (0, 0, "exact", 0),
    (24, 99, "vague", None),
    (None, 90, "up_to", 90),
    (40, 40, "about", 40),
    (10, 15, "between", None),
    (12_500, 12_500, "exact", 12_500),
]


def build_awkward() -> dict[str, Comparison]:
    """Return one event with twenty positions on one figure, under every policy."""
    readings = tuple(_reading(number) for number in range(20))
    killed = _killed(readings)
    event = Event(
        id="e1",
        label=f"Oram, 4 May: {HOSTILE}",
        type="ASSAULT",
        first="2020-05-04",
        last="2020-05-05",
        place=None,
        sides=tuple((f"side {n}", LONG) for n in range(7)),
        reports=tuple(reading.report.id for reading in readings),
        acts=(Act("m0", "ASSAULT", ("side 0", LONG), ("side 1", ARABIC), ("m0", "m1")),),
        findings=(killed, _described(readings)),
        silence=tuple(Silence(n, f"side {n} {HOSTILE}", LONG) for n in (1, 6, 40)),
        names=tuple(_naming(n, readings) for n in range(40)),
        omissions=tuple(Omission(0, n, tuple(one.report.id for one in readings), n % 2 == 0) for n in range(20)),
    )
    copies = tuple(Copy("r0", f"r{n}", 0.5 + n / 20, "trimmed") for n in range(1, 9))
    problems = (Problem("event_without_place", "combine", HOSTILE),)
    passages = tuple(Words(f"{HOSTILE} {LONG} {ARABIC}", (0, 9)) for _ in range(30))
    figures = (RevisedFigure("killed", HOSTILE, "c0", "c1"), RevisedFigure("killed", LONG, None, "c2"))
    revision = Revision(f"a.example/{LONG}", "r0", "r1", 0.5, (HOSTILE, ""), passages, passages, figures)
    base = Comparison(readings, copies, (event,), problems, (revision, replace(revision, later="r2")))
    return {name: _under(base, name, n) for n, name in enumerate(POLICIES)}


def _under(base: Comparison, policy: str, number: int) -> Comparison:
    [event] = base.events
    killed, described = event.findings
    claims = killed.positions[number].claims
    killed = replace(killed, policy=policy, low=Limit(number, claims), best=Limit(40 + number, claims))
    return replace(base, events=(replace(event, findings=(killed, replace(described, policy=policy))),))


def _naming(number: int, readings: tuple[Reading, ...]) -> Naming:
    """Return what one voice calls one of ten actors."""
    words = tuple(
        NameWord(
            f"{n} {LONG if n == 1 else HOSTILE}", n + 1, "against" if n else None, (readings[number % 20].report.id,)
        )
        for n in range(4)
    )
    outlet = (None, f"Outlet {number}", ARABIC)[number % 3]
    return Naming(f"actor {number % 10} {HOSTILE}", number % 10 if number % 10 < 7 else None, ARABIC, outlet, words)


def _reading(number: int) -> Reading:
    """Return a report in which one speaker gives one figure."""
    speaker = SPEAKERS[number % len(SPEAKERS)]
    text = f"In Oram {speaker} spoke.\nFigure {number} people died there, {speaker} said. {ARABIC}."
    start = text.index(f"Figure {number}")
    span = (start, start + len(f"Figure {number} people died"))
    report = Report(
        id=f"r{number}",
        path=f"in/{number}.txt",
        url=None,
        title=f"{number} {HOSTILE}",
        outlet=f"Outlet {number} {LONG if number == 3 else ''}".strip(),
        byline=None,
        credit=None,
        published=f"2020-05-{number + 1:02}",
        published_from="meta",
        language="en",
        text=text,
        sha256="0" * 64,
    )
    at = text.index(speaker, span[1])
    chain = (
        Link(speaker, (at, at + len(speaker)), "named", f"a{number}", None, "asserts", "tweet"),
        Link("an agency", (0, 2), "named", None, None, "confirms"),
        Link(report.outlet or "", None, "outlet", None, None, "asserts"),
    )
    low, high, bound, printed = FIGURES[number % len(FIGURES)]
    claim = Claim(
        id=f"c{number}",
        mention="m0" if number == 0 else f"m{number}",
        field="killed",
        group="people",
        whom=Whom(None, None, "any", "any"),
        value=Figure(low, high, bound, printed),
        scope="incident",
        part_of=None,
        as_of=None,
        replaces=None,
        words=text[span[0] : span[1]],
        span=span,
        where="text",
        attribution=f"t{number}",
        chain=chain,
        stance="asserts",
        method="figures-1",
        score=0.9,
    )
    described = replace(
        claim, id=f"d{number}", field="characterisation", value=TextValue(HOSTILE), span=(0, 7), words=text[:7]
    )
    return Reading(
        report=report,
        actors=(Actor(f"a{number}", f"side {number % 7}", (), "state", None),),
        attributions=(Attribution(f"t{number}", chain, None, (span,), False, "text"),),
        mentions=(
            Mention(f"m{number}", "ASSAULT", None, None, (0, 2), "actual", (), (), (), None, None, None, "text"),
        ),
        claims=(claim, described),
        places=(),
        times=(),
        problems=(Problem("speaker_unresolved", "sources", HOSTILE),),
    )


def _killed(readings: tuple[Reading, ...]) -> Finding:
    positions = []
    for number, reading in enumerate(readings):
        figure = reading.claims[0].value
        assert isinstance(figure, Figure)
        side = f"side {number % 8}" if number % 3 else None
        held = Position(
            (SPEAKERS[number % len(SPEAKERS)],),
            side,
            figure.low,
            figure.high,
            figure.bound,
            figure.printed,
            "killed: children" if number == 9 else None,
            number in {4, 9, 13},
            (reading.claims[0].id,),
        )
        positions.append(held)
    disputes = tuple(Between("disjoint_figures", (0, n)) for n in range(1, 20))
    return Finding(
        field="killed",
        group=f"people of {LONG}",
        whom=None,
        act=None,
        policy="ucdp",
        low=Limit(0, ("c1",)),
        best=Limit(40, ("c4",)),
        high=Limit(None, ("c0",)),
        dispute="disjoint_figures",
        disputes=(*disputes, Between("denial", (0, 4))),
        relations=(Between("superseded", (0, 6)), Between("superseded", (6, 12))),
        outlets=20,
        reports=20,
        origins=Origins(6, 20, f"{HOSTILE} may have it from {ARABIC}"),
        positions=tuple(positions),
        history=tuple(_history(n) for n in range(3)),
    )


def _history(number: int) -> History:
    """Return a history of many steps, with figures that differ by powers of ten."""
    steps = tuple(
        Step(f"2020-05-{n + 1:02}" if n else None, None, 10**n, None, "at_least", 10**n, ("c0",))
        for n in range(2 + 6 * number)
    )
    return History((HOSTILE, ARABIC, LONG)[number], None, steps)


def _described(readings: tuple[Reading, ...]) -> Finding:
    [first, second, *_] = readings
    positions = tuple(
        Position((ARABIC,), None, None, None, None, None, HOSTILE, False, (one.claims[1].id,))
        for one in (first, second)
    )
    return Finding(
        field="characterisation",
        group="",
        whom=None,
        act=None,
        policy="ucdp",
        low=None,
        best=None,
        high=None,
        dispute="rival_description",
        disputes=(Between("rival_description", (0, 1)),),
        relations=(),
        outlets=2,
        reports=2,
        origins=Origins(2, 2, ""),
        positions=positions,
    )
