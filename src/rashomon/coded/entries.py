"""What a row tells, whoever coded it → the reading of its report: one mention, and a claim a value."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from rashomon.coded.lookup import Lookup
from rashomon.coded.places import check_country
from rashomon.coded.sheets import Sheet
from rashomon.records import (
    Actor,
    ActorValue,
    Attribution,
    Claim,
    Field,
    Figure,
    Link,
    Mention,
    Party,
    PersonValue,
    Place,
    PlaceValue,
    Problem,
    Reading,
    Report,
    Scope,
    Span,
    Stance,
    TextValue,
    Time,
    TimeValue,
    Value,
    Whom,
    Words,
    plain_claim,
)

ANYBODY = Whom(None, None, "any", "any")
METHOD = "rows/1"
_CERTAIN = 1.0  # a column is what it is called
# Speakers whom a column does not name.
_UNNAMED = ("undisclosed", "local source", "unknown", "anonymous", "other")


@dataclass(frozen=True, slots=True)
class Count:
    """A figure of a row: of what, of whom, in which words."""

    field: Field
    value: Figure
    words: Words
    group: str = ""
    whom: Whom = ANYBODY
    part: bool = False  # of the first figure of its field


@dataclass(frozen=True, slots=True)
class Entry:
    """What a row tells. `chain` holds who is cited, innermost first, without the recorder."""

    id: str
    type: str  # PLOVER 0.8
    mode: str | None
    acled: str | None
    ucdp: str | None
    trigger: Words  # what names the kind of deed
    actors: tuple[Party, ...]
    targets: tuple[Party, ...]
    kinds: tuple[str, ...]  # of actors and targets, for those whom the ontology does not know
    time: Time
    time_words: Words
    place: Place | None
    counts: tuple[Count, ...]
    chain: tuple[Link, ...]
    weapons: tuple[Words, ...] = ()
    victims: tuple[tuple[Words, PersonValue], ...] = ()  # who is named
    accused: bool = False  # the actors are only suspected
    as_of: str | None = None  # YYYY-MM-DD, of its figures
    url: str | None = None
    problems: tuple[Problem, ...] = ()


def cite(sheet: Sheet, column: str, lookup: Lookup) -> tuple[Link, ...]:
    """Return the one source in a column as a link; of several nobody tells whose a value is: one link, unresolved."""
    sources = sheet.parts(column)
    if not sources:
        return ()
    if len(sources) > 1:
        span = (sources[0].span[0], sources[-1].span[1])
        return (Link(sheet.text[slice(*span)], span, "unresolved", None, None, "asserts"),)
    (one,) = sources
    if one.text.casefold().startswith(_UNNAMED) or (one.text[:1].islower() and lookup.known(one.text) is None):
        return (Link(one.text, one.span, "unnamed", None, None, "asserts"),)
    return (Link(one.text, one.span, "named", lookup.actor_id(one.text), None, "asserts"),)


def make_reading(entry: Entry, report: Report, lookup: Lookup) -> Reading:
    """Return the reading of a row's report. Ids are of the row, not of its words: a newer version keeps them."""
    seed = report.row or report.id
    mention = Mention(
        id="m" + _hash(seed),
        type=entry.type,
        mode=entry.mode,
        acled=entry.acled,
        trigger=entry.trigger.span,
        realis="actual",
        actors=entry.actors,
        targets=entry.targets,
        weapons=entry.weapons,
        time=entry.time,
        place=entry.place,
        about=None,
        where="text",
        ucdp=entry.ucdp,
    )
    chain = (*entry.chain, Link(report.outlet or "", None, "outlet", None, None, "asserts"))
    claims = tuple(_claims(entry, seed, mention.id, chain))
    # How parties are called is the recorder's own choice, whoever told it of them.
    cited_spans = dict.fromkeys(claim.span for claim in claims if claim.field not in {"actor", "target"})
    attribution = Attribution("a" + _hash(seed), chain, None, tuple(cited_spans), quoted=False, where="text")
    cited = bool(entry.chain)
    return Reading(
        report=report,
        actors=tuple(_actors(entry, lookup)),
        attributions=(attribution,) if cited else (),
        mentions=(mention,),
        claims=tuple(replace(claim, attribution=attribution.id) for claim in claims) if cited else claims,
        places=(),  # of a row the place is told by its coordinates, not to be looked for by its name in news
        times=(),
        problems=entry.problems + check_country(entry.place, lookup),
    )


def _actors(entry: Entry, lookup: Lookup) -> Iterator[Actor]:
    seen: set[str] = set()
    named = [(p.actor, p.text, kind) for p, kind in zip((*entry.actors, *entry.targets), entry.kinds, strict=True)]
    named += [(link.actor, link.text, "unknown") for link in entry.chain]
    for id_, text, kind in named:
        if id_ is not None and id_ not in seen:
            seen.add(id_)
            yield lookup.actor(id_, text, kind)


def _claims(entry: Entry, seed: str, mention: str, chain: tuple[Link, ...]) -> Iterator[Claim]:
    told: list[tuple[Field, Span, str, Value]] = [
        *(("actor", party.span, party.text, ActorValue(party)) for party in entry.actors if party.actor is not None),
        *(("target", party.span, party.text, ActorValue(party)) for party in entry.targets),
        *(("weapon", words.span, words.text, TextValue(words.text)) for words in entry.weapons),
        ("time", entry.time_words.span, entry.time_words.text, TimeValue(entry.time)),
        *(("victim", words.span, words.text, person) for words, person in entry.victims),
    ]
    if entry.place is not None:
        told.append(("place", entry.place.span, entry.place.text, PlaceValue(entry.place)))
    for field, span, words, value in told:
        accused = field == "actor" and entry.accused
        yield _claim(seed, mention, field, Words(words, span), value, _stand(chain, "alleges" if accused else None))
    wholes: dict[Field, str] = {}
    for count in entry.counts:
        claim = _claim(seed, mention, count.field, count.words, count.value, chain, count.group)
        whole = wholes.get(count.field) if count.part else None
        scope: Scope = "part" if whole else "incident"
        yield replace(claim, whom=count.whom, scope=scope, part_of=whole, as_of=entry.as_of)
        wholes.setdefault(count.field, claim.id)


def _stand(chain: tuple[Link, ...], stance: Stance | None) -> tuple[Link, ...]:
    return (replace(chain[0], stance=stance), *chain[1:]) if stance else chain


def _claim(
    seed: str, mention: str, field: Field, words: Words, value: Value, chain: tuple[Link, ...], group: str = ""
) -> Claim:
    key = f"{seed}|{field}|{group}|{words.text}|{chain[0].text}"
    return plain_claim(
        "c" + _hash(key),
        mention,
        field,
        value,
        words,
        chain=chain,
        stance=chain[0].stance,
        method=METHOD,
        score=_CERTAIN,
        group=group,
    )


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:12]
