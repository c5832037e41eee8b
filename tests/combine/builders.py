"""Small readings and ontologies for the tests of `combine`: only what a test names is set."""

import hashlib
from collections.abc import Mapping, Sequence

from rashomon.lexicon import Description, KnownActor, Ontology, VagueNumber, fold_name
from rashomon.records import (
    Act,
    Actor,
    ActorValue,
    Bound,
    Claim,
    Comparison,
    Decision,
    Event,
    Field,
    Figure,
    Finding,
    Link,
    LinkKind,
    Mention,
    Part,
    Party,
    Place,
    PlaceValue,
    Reading,
    Realis,
    Report,
    Role,
    Scope,
    Stance,
    TextValue,
    Time,
    TimeValue,
    Value,
    Whom,
    Words,
)

NOWHERE = (0, 1)

KNOWN = [
    KnownActor("syria", "Syria", ("Syria", "Damascus"), "state", "SY", None),
    KnownActor("syrian_forces", "pro-government forces", ("pro-government forces",), "military", "SY", "syria"),
    KnownActor("sana", "SANA", ("SANA",), "agency", "SY", "syria"),
    KnownActor("usa", "United States", ("United States", "US"), "state", "US", None),
    KnownActor("coalition", "US-led coalition", ("US-led coalition", "coalition"), "coalition", None, None),
    KnownActor("pentagon", "Pentagon", ("Pentagon",), "ministry", "US", "usa"),
    KnownActor("white", "Dana White", ("Dana White",), "person", "US", "pentagon"),
    KnownActor("sdf", "Syrian Democratic Forces", ("Syrian Democratic Forces", "SDF"), "armed_group", "SY", None),
    KnownActor("russia", "Russia", ("Russia",), "state", "RU", None),
    KnownActor("russian_people", "Russians", ("Russians",), "population", "RU", None),
    KnownActor("russian_mod", "Russian defence ministry", ("Russian defence ministry",), "ministry", "RU", "russia"),
    KnownActor("russian_mfa", "Russian foreign ministry", ("Russian foreign ministry",), "ministry", "RU", "russia"),
    KnownActor("zakharova", "Maria Zakharova", ("Maria Zakharova",), "person", "RU", "russian_mfa"),
    KnownActor("is", "Islamic State", ("Islamic State", "IS"), "armed_group", None, None),
    KnownActor("sohr", "SOHR", ("SOHR", "Syrian Observatory"), "monitor", "GB", None),
    KnownActor("snhr", "SNHR", ("SNHR",), "monitor", "GB", None),
    KnownActor("wire", "Example Wire", ("Example Wire",), "agency", None, None),
]
DESCRIPTIONS = [
    Description("unprovoked", "aggression", "doer"),
    Description("act of aggression", "aggression", "doer"),
    Description("massacre", "massacre", "doer"),
    Description("self-defence", "self_defence", "sufferer"),
    Description("accident", "accident", "nobody"),
]
ONTOLOGY = Ontology(
    bodies=frozenset(),
    cues={},
    acts={},
    vague={
        "dozens": VagueNumber("dozens", 24, 99, False, 12),
        "hundreds": VagueNumber("hundreds", 200, 999, False, 100),
    },
    actors={actor.id: actor for actor in KNOWN},
    names={fold_name(name): actor.id for actor in KNOWN for name in actor.names},
    descriptions={description.words: description for description in DESCRIPTIONS},
    groups={
        "civilian": ("civilian", "any"),
        "villager": ("civilian", "any"),
        "child": ("civilian", "children"),
        "children": ("civilian", "children"),
        "fighter": ("combatant", "any"),
        "soldier": ("combatant", "any"),
        "people": ("any", "any"),
        "men": ("any", "any"),
        "contractor": ("combatant", "contractors"),
    },
    parties={"market": "civilians", "house": "civilians", "depot": "military_objective", "government": "state"},
)

KHUSHAM = ("khusham", "Khusham", 35.30, 40.29, "SY", "Deir ez-Zor", "town", 5.0)
SALIHIYAH = ("salihiyah", "al-Salihiyah", 35.40, 40.12, "SY", "Deir ez-Zor", "town", 5.0)
MAYADIN = ("mayadin", "Mayadin", 35.02, 40.45, "SY", "Deir ez-Zor", "town", 5.0)
TABQA = ("tabqa", "Tabqa", 35.84, 38.55, "SY", "Raqqa", "town", 5.0)
PROVINCE = ("deir", "Deir ez-Zor", 35.33, 40.14, "SY", "Deir ez-Zor", "admin1", 130.0)
SYRIA = ("sy", "Syria", 35.0, 38.0, "SY", None, "country", 400.0)


def digest(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


def place(entry: tuple[object, ...]) -> Place:
    key, name, latitude, longitude, country, admin1, precision, radius = entry
    return Place(str(name), NOWHERE, key, name, latitude, longitude, country, admin1, None, precision, radius)  # type: ignore[arg-type] # rows above


def time(first: str, last: str | None = None, part: Part | None = None) -> Time:
    return Time(first, NOWHERE, first, last or first, part)


def actor_id(name: str) -> str:
    return ONTOLOGY.names.get(fold_name(name)) or "_".join(fold_name(name).split())


def party(name: str) -> Party:
    return Party(name, NOWHERE, actor_id(name))


def speaker(name: str, stance: Stance = "asserts", kind: LinkKind | None = None) -> Link:
    """A link: a name of the ontology is named, "he" unresolved, any other unnamed, unless told."""
    if name == "he":
        return Link("he", NOWHERE, "unresolved", None, None, stance)
    known = fold_name(name) in ONTOLOGY.names
    found: LinkKind = kind or ("named" if known else "unnamed")
    return Link(name, NOWHERE, found, actor_id(name) if known or found == "named" else None, None, stance)


def deed(
    key: str,
    actors: Sequence[str] = (),
    targets: Sequence[str] = (),
    *,
    when: Time | None = None,
    where: tuple[object, ...] | None = None,
    type: str = "ASSAULT",
    realis: Realis = "actual",
    about: str | None = None,
    at: int = 0,
) -> Mention:
    """A mention; `report` adds its own id to `key`."""
    return Mention(
        id=key,
        type=type,
        mode=None,
        acled=None,
        trigger=(at, at + 6),
        realis=realis,
        actors=tuple(map(party, actors)),
        targets=tuple(map(party, targets)),
        weapons=(),
        time=when,
        place=place(where) if where else None,
        about=about,
        where="text",
    )


def figure(printed: int, bound: Bound = "exact") -> Figure:
    """A figure as the reader makes it of a printed number."""
    low = {"more_than": printed + 1, "up_to": None, "under": None}.get(bound, printed)
    high = {"more_than": None, "at_least": None, "under": printed - 1}.get(bound, printed)
    return Figure(low, high, bound, printed)


DOZENS = Figure(24, 99, "vague", None)
MANY = Figure(None, None, "vague", None)


def whom(actor: str | None = None, side: str | None = None, role: Role = "any", who: str = "any") -> Whom:
    return Whom(actor, side or actor, role, who)


GOVERNMENT = whom("syrian_forces", "syria", "combatant")
MILITIA = whom("syrian_militia", "syria", "combatant")
AMERICANS = whom("usa", "usa", "combatant")
CIVILIANS = whom(role="civilian")
CHILDREN = whom(role="civilian", who="children")
CONTRACTORS = whom("contractor", "russia", "any", "contractors")


def claim(
    mention: str,
    field: Field,
    value: Value | str | int,
    by: str | Sequence[str] = "",
    *,
    group: str = "",
    of: Whom | None = None,
    stance: Stance = "asserts",
    scope: Scope = "incident",
    words: str | None = None,
    part_of: str | None = None,
    replaces: str | None = None,
    as_of: str | None = None,
    key: str = "",
    at: int = 0,
) -> Claim:
    """A claim; `by` names the speakers, innermost first, and is empty for the report's own voice."""
    found: Value = figure(value) if isinstance(value, int) else TextValue(value) if isinstance(value, str) else value
    names = [by] if isinstance(by, str) else list(by)
    chain = tuple(speaker(n, stance if i == 0 else "asserts") for i, n in enumerate(names) if n)
    outlet = Link("outlet", None, "outlet", None, None, "asserts" if chain else stance)
    said = words if words is not None else f"{value}"
    return Claim(
        id=key or digest(mention, field, found, names, group, stance, at),
        mention=mention,
        field=field,
        group=group,
        whom=of,
        value=found,
        scope=scope,
        part_of=part_of,
        as_of=as_of,
        replaces=replaces,
        words=said,
        span=(at, at + max(1, len(said))),
        where="text",
        attribution=None,
        chain=(*chain, outlet),
        stance=stance,
        method="test",
        score=1.0,
    )


def reading(
    name: str,
    mentions: Sequence[Mention],
    claims: Sequence[Claim] = (),
    *,
    published: str | None = "2018-02-08",
    text: str | None = None,
    outlet: str | None = None,
    credit: str | None = None,
    id: str | None = None,
    names: Mapping[str, Sequence[str]] | None = None,
) -> Reading:
    """A reading whose actors are the parties and speakers of its mentions and claims, and those given by `names`."""
    body = text if text is not None else f"strike told by {name}"
    report = Report(
        id=id or digest("report", name),
        path=f"{name}.txt",
        url=None,
        title="",
        outlet=outlet or name,
        byline=None,
        credit=credit,
        published=published,
        published_from="option",
        language="en",
        text=body,
        sha256=digest(body),
    )
    called = {p.actor: p.text for m in mentions for p in (*m.actors, *m.targets) if p.actor}
    called |= {link.actor: link.text for c in claims for link in c.chain if link.actor}
    called |= {c.whom.actor: c.whom.actor.replace("_", " ") for c in claims if c.whom and c.whom.actor}
    actors = [actor(key, words, (names or {}).get(key, ())) for key, words in sorted(called.items())]
    return Reading(report, tuple(actors), (), tuple(mentions), tuple(claims), (), (), ())


def actor(key: str, name: str, names: Sequence[str] = ()) -> Actor:
    known = ONTOLOGY.actors.get(key)
    if known:
        return Actor(key, known.name, (name, *names), known.kind, known.country)
    return Actor(key, name, (name, *names), "unknown", None)


def decision(left: str, right: str | None, verdict: str, by: str = "person:ann", made: str | None = None) -> Decision:
    return Decision(digest(left, right, verdict, by, made), left, right, verdict, by, "", made)  # type: ignore[arg-type]


def finding(event: Event, field: str, who: str = "any", role: str | None = None) -> Finding:
    """The one finding on a field, of a part or role if told; an assertion error names what there is."""
    found = [
        f
        for f in event.findings
        if f.field == field and (f.whom is None or (f.whom.who == who and role in {None, f.whom.role}))
    ]
    assert len(found) == 1, [(f.field, f.group, f.whom) for f in event.findings]
    return found[0]


def kinds(found: Finding) -> list[tuple[str, tuple[int, int]]]:
    return [(b.kind, b.between) for b in found.disputes]


def relations(found: Finding) -> list[tuple[str, tuple[int, int]]]:
    return [(b.kind, b.between) for b in found.relations]


def positions(found: Finding) -> list[tuple[tuple[str, ...], int | None, int | None]]:
    return [(p.by, p.low, p.high) for p in found.positions]


def reports_of(comparison: Comparison) -> list[set[str]]:
    """The events as sets of outlets."""
    names = {r.report.id: r.report.path.removesuffix(".txt") for r in comparison.reports}
    return [{names[report] for report in event.reports} for event in comparison.events]


def acts_of(event: Event) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    return [(act.type, act.actors, act.targets) for act in event.acts if isinstance(act, Act)]


def who(name: str) -> ActorValue:
    return ActorValue(party(name))


def at(entry: tuple[object, ...]) -> PlaceValue:
    return PlaceValue(place(entry))


def on(first: str, last: str | None = None, part: Part | None = None) -> TimeValue:
    return TimeValue(time(first, last, part))


def words(text: str) -> Words:
    return Words(text, NOWHERE)
