"""What a report is to say → its reading, every span of which stands in its text. For readings that are generated."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from rashomon.bench.drafts import Account, Body, Draft, Incident, Said
from rashomon.lexicon import print_stretch
from rashomon.records import (
    Actor,
    ActorValue,
    Attribution,
    Bound,
    Claim,
    Field,
    Figure,
    Link,
    Mention,
    Party,
    PersonValue,
    Place,
    PlaceValue,
    Reading,
    Report,
    Span,
    Stance,
    Time,
    TimeValue,
    Value,
    Whom,
    Words,
)

MONTHS = (
    "January February March April May June July August September October November December".split()
)  # as a report prints them
_BOUND_WORDS: dict[Bound, str] = {"exact": "", "at_least": "At least ", "more_than": "More than "}
_COMBATANTS = frozenset({"soldiers", "policemen", "fighters"})
_CUES: dict[Stance, str] = {"asserts": "said", "denies": "denied"}


@dataclass(slots=True)
class _Page:
    """A report that is being written."""

    text: str = ""
    actors: dict[str, Actor] = field(default_factory=dict)
    attributions: list[Attribution] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    times: list[Time] = field(default_factory=list)
    named: list[Party] = field(default_factory=list)
    seed: str = ""

    def say(self, words: str) -> Span:
        """Write words; return where they stand."""
        begin = len(self.text)
        self.text += words
        return begin, len(self.text)

    def id(self, letter: str, *parts: object) -> str:
        """Return an id that is this report's own."""
        return letter + _digest(self.seed, *parts)[:12]

    def party(self, body: Body, words: str = "") -> Party:
        """Write who does or suffers something."""
        self.actors.setdefault(body.id, Actor(body.id, body.name, (body.name,), body.kind, body.country))
        printed = words or body.name
        party = Party(printed, self.say(printed), body.id)
        self.named.append(party)
        return party


def write_reading(draft: Draft) -> tuple[Reading, dict[str, str]]:
    """Return the reading of a draft, and for each deed of it that founds an event the key of its incident."""
    first = draft.accounts[0].incident
    title = f"{first.struck.capitalize()} killed in attack on {first.thing}"
    page = _Page(seed=_digest(draft.outlet, draft.published, title, draft.filler))
    founding: dict[str, str] = {}
    half = len(draft.filler) // 2
    for account, filler in zip(draft.accounts, (draft.filler[:half], draft.filler[half:]), strict=False):
        mention = _tell(account, page, draft)
        founding[mention.id] = account.incident.key
        page.say("".join(f"{sentence}. " for sentence in filler).rstrip() + "\n\n")
    if len(draft.accounts) == 1:
        page.say("".join(f"{sentence}. " for sentence in draft.filler[half:]).rstrip() + "\n")
    if draft.recalls:
        _recall(first, page)
    if draft.sends:
        _send(first, page)
    text = f"{page.text}{draft.outlet}\n"
    report = Report(
        id=_digest(text, title)[:16],
        path=f"made/{page.seed[:12]}.txt",
        url=None,
        title=title,
        outlet=draft.outlet,
        byline=None,
        credit=None,
        published=draft.published.isoformat() if draft.published else None,
        published_from="meta" if draft.published else "none",
        language="en",
        text=text,
        sha256=_digest(text),
    )
    reading = Reading(
        report=report,
        actors=tuple(page.actors.values()),
        attributions=tuple(page.attributions),
        mentions=tuple(page.mentions),
        claims=tuple(page.claims),
        places=tuple(page.places),
        times=tuple(page.times),
        problems=(),
        named=tuple(page.named),
    )
    return reading, founding


def _tell(account: Account, page: _Page, draft: Draft) -> Mention:
    """Write the sentences on one incident."""
    incident, main = account.incident, account.said[0]
    begin = len(page.text)
    figure = page.say(f"{_BOUND_WORDS[main.bound]}{main.number}"), page.say(" ")
    target = _struck(incident, page)
    page.say(" were ")
    trigger = page.say("killed")
    page.say(" when ")
    doer = page.party(incident.doer) if account.named else None
    page.say(" attacked a " if doer else "gunmen attacked a ")
    page.say(incident.thing)
    place = _place(account, page)
    time = _time(account, page)
    mention = Mention(
        id=page.id("m", incident.key),
        type="ASSAULT",
        mode=None,
        acled="Attack",
        trigger=trigger,
        realis="actual",
        actors=(doer,) if doer else (),
        targets=(target,),
        weapons=(),
        time=time,
        place=place,
        about=None,
        where="text",
        ucdp=None,
    )
    page.mentions.append(mention)
    source = _cite(main, page, (begin, len(page.text)), ", ")
    _claim(page, mention, "killed", _figure(main), figure[0], source, target, incident)
    for name, value, span in _plain_values(mention):
        _claim(page, mention, name, value, span, source)
    for said in account.said[1:]:
        _tell_more(said, mention, target, incident, page)
    for victim in account.victims:
        page.say("Among the dead was ")
        span = page.say(victim)
        page.say(". ")
        _claim(page, mention, "victim", PersonValue(victim, None, None, None, None, "killed"), span, source)
    if draft.blames and account.named:
        _blame(mention, incident, page)
    return mention


def _struck(incident: Incident, page: _Page) -> Party:
    """Write who suffered: fighters of a body, or people whom nobody names."""
    if incident.foe is not None:
        return page.party(incident.foe, f"{incident.foe.name} {incident.struck}")
    return Party(incident.struck, page.say(incident.struck), None)


def _place(account: Account, page: _Page) -> Place | None:
    if not account.placed:
        return None
    town, village = account.incident.town, account.incident.village
    if village:
        page.say(" in the village of ")
        page.places.append(
            Place(village, page.say(village), None, None, None, None, town.country, None, None, "town", None)
        )
    page.say(" near " if village else " in ")
    where = town.latitude, town.longitude, town.country, town.admin1, town.admin2, town.precision, town.radius_km
    page.places.append(Place(town.name, page.say(town.name), town.id, town.name, *where))
    return page.places[-2] if village else page.places[-1]


def _time(account: Account, page: _Page) -> Time | None:
    if not account.dated:
        return None
    day, part = account.incident.day, account.incident.part
    page.say(" on ")
    words = print_stretch(day, day, MONTHS) + (f" at {part}" if part else "")
    page.times.append(Time(words, page.say(words), day.isoformat(), day.isoformat(), part))
    return page.times[-1]


def _cite(said: Said, page: _Page, content: Span, before: str) -> Attribution:
    """Write who says the words before."""
    page.say(before)
    if said.body is not None:
        party = page.party(said.body)
        link = Link(party.text, party.span, "named", party.actor, None, said.stance)
    else:
        link = Link(said.unnamed, page.say(said.unnamed), "unnamed", None, None, said.stance)
    page.say(" ")
    cue = Words(_CUES[said.stance], page.say(_CUES[said.stance]))
    page.say(". ")
    outlet = Link("this report", None, "outlet", None, None, "asserts")
    found = Attribution(page.id("a", content), (link, outlet), cue, (content,), False, "text")
    page.attributions.append(found)
    return found


def _tell_more(said: Said, mention: Mention, target: Party, incident: Incident, page: _Page) -> None:
    """Write a sentence with another figure."""
    begin = len(page.text)
    words = "Nobody" if said.number == 0 else f"{_BOUND_WORDS[said.bound]}{said.number} people"
    span = page.say(words)
    page.say(f" {'was' if said.number == 0 else 'were'} {said.field}")
    source = _cite(said, page, (begin, len(page.text)), ", ")
    _claim(page, mention, said.field, _figure(said), span, source, target, incident)


def _figure(said: Said) -> Figure:
    low = said.number + (said.bound == "more_than")
    return Figure(low, said.number if said.bound == "exact" else None, said.bound, said.number)


def _plain_values(mention: Mention) -> list[tuple[Field, Value, Span]]:
    """Return what the main sentence says beside its figure."""
    found: list[tuple[Field, Value, Span]] = [("actor", ActorValue(party), party.span) for party in mention.actors]
    found += [("target", ActorValue(party), party.span) for party in mention.targets]
    if mention.place is not None:
        found.append(("place", PlaceValue(mention.place), mention.place.span))
    if mention.time is not None:
        found.append(("time", TimeValue(mention.time), mention.time.span))
    return found


def _claim(
    page: _Page,
    mention: Mention,
    about: str,
    value: Value,
    span: Span,
    source: Attribution,
    target: Party | None = None,
    incident: Incident | None = None,
) -> None:
    """Note a claim; `target` and `incident` where it is a figure."""
    whom = None
    if target is not None and incident is not None:
        role = "combatant" if incident.struck in _COMBATANTS else "civilian"
        who = "children" if incident.struck == "children" else "any"
        whom = Whom(target.actor, target.actor, role, who)  # type: ignore[arg-type] # one of two roles
    claim = Claim(
        id=page.id("c", mention.id, about, span, source.id),
        mention=mention.id,
        field=about,  # type: ignore[arg-type] # as the caller names it
        group=target.text if target else "",
        whom=whom,
        value=value,
        scope="incident",
        part_of=None,
        as_of=None,
        replaces=None,
        words=page.text[slice(*span)],
        span=span,
        where="text",
        attribution=source.id,
        chain=source.chain,
        stance=source.chain[0].stance,
        method="made/1",
        score=0.9,
    )
    page.claims.append(claim)


def _blame(mention: Mention, incident: Incident, page: _Page) -> None:
    """Write an accusation that the deed brings."""
    page.say("Residents ")
    trigger = page.say("blamed")
    page.say(" ")
    accused = page.party(incident.doer)
    page.say(". ")
    page.mentions.append(_other(page, "ACCUSE", trigger, (), (accused,), mention.id, "actual"))


def _recall(incident: Incident, page: _Page) -> None:
    """Write of a deed of former years."""
    doer = page.party(incident.doer)
    page.say(" has ")
    trigger = page.say("raided")
    page.say(" villages before.\n")
    page.mentions.append(_other(page, "ASSAULT", trigger, (doer,), (), None, "recalled"))


def _send(incident: Incident, page: _Page) -> None:
    """Write how many were sent there: a figure of a deed that founds no event."""
    begin = len(page.text)
    span = page.say(f"{100 + 5 * incident.dead} troops")
    page.say(" of ")
    sender = page.party(incident.foe or incident.doer)
    page.say(" were ")
    trigger = page.say("deployed")
    mention = _other(page, "MOBILIZE", trigger, (sender,), (), None, "actual")
    page.mentions.append(mention)
    said = Said("strength", 100 + 5 * incident.dead, "exact", None, "residents", "asserts")
    source = _cite(said, page, (begin, len(page.text)), ", ")
    _claim(page, mention, "strength", _figure(said), span, source, sender, incident)


def _other(
    page: _Page,
    kind: str,
    trigger: Span,
    actors: Sequence[Party],
    targets: Sequence[Party],
    about: str | None,
    realis: str,
) -> Mention:
    return Mention(
        id=page.id("m", kind, trigger),
        type=kind,
        mode=None,
        acled=None,
        trigger=trigger,
        realis=realis,  # type: ignore[arg-type] # one of two
        actors=tuple(actors),
        targets=tuple(targets),
        weapons=(),
        time=None,
        place=None,
        about=about,
        where="text",
        ucdp=None,
    )


def _digest(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()
