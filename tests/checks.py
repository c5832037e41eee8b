"""What must hold of every output: each function returns what is wrong, nothing where all is right."""

import json
from collections.abc import Iterable, Iterator
from importlib import resources

from rashomon.bench.accounts.suite import SECRET, summarise
from rashomon.bench.accounts.tally import Tally
from rashomon.records import (
    Actor,
    ActorValue,
    Claim,
    Comparison,
    Figure,
    Limit,
    Link,
    Party,
    Place,
    PlaceValue,
    Reading,
    Span,
    Time,
    TimeValue,
    Where,
)


def wrong_spans(reading: Reading) -> list[str]:
    """Return every span of a reading that lies outside its text or does not hold the words given with it."""
    wrong = []
    for name, words, span, where in _spans(reading):
        texts = _texts(reading, where)
        if not any(0 <= span[0] < span[1] <= len(text) and words in (None, text[slice(*span)]) for text in texts):
            wrong.append(f"{reading.report.path}: {name} {span}: {words!r} is not {[t[slice(*span)] for t in texts]}")
    return wrong


def _texts(reading: Reading, where: Where | None) -> list[str]:
    """Return the text that spans of `where` point into; both where the record does not say which."""
    both = {"text": reading.report.text, "title": reading.report.title}
    return [both[where]] if where else list(both.values())


_Found = Iterator[tuple[str, str | None, Span, Where | None]]


def _spans(reading: Reading) -> _Found:
    for attribution in reading.attributions:
        yield from _chain(attribution.chain, attribution.where)
        if attribution.cue:
            yield "cue", attribution.cue.text, attribution.cue.span, attribution.where
        yield from (("content", None, span, attribution.where) for span in attribution.content)
    for mention in reading.mentions:
        yield "trigger", None, mention.trigger, mention.where
        yield from (("party", p.text, p.span, mention.where) for p in (*mention.actors, *mention.targets))
        yield from (("weapon", w.text, w.span, mention.where) for w in mention.weapons)
        if mention.time:
            yield _extent(mention.time)
        if mention.place:
            yield _extent(mention.place)
    for claim in reading.claims:
        yield f"{claim.field} claim", claim.words, claim.span, claim.where
        yield from _chain(claim.chain, claim.where)
        yield from _value(claim)
    yield from map(_extent, reading.places)
    yield from map(_extent, reading.times)
    yield from (("problem", None, p.span, p.where) for p in reading.problems if p.span)


def _chain(chain: Iterable[Link], where: Where) -> _Found:
    for link in chain:
        if link.span:
            yield "speaker", link.text, link.span, where
        if link.stands_for:
            yield "stands_for", link.stands_for.text, link.stands_for.span, None


def _value(claim: Claim) -> _Found:
    match claim.value:
        case ActorValue(Party(text, span)):
            yield "party", text, span, claim.where
        case PlaceValue(place):
            yield _extent(place)
        case TimeValue(time):
            yield _extent(time)


def _extent(one: Place | Time) -> tuple[str, str, Span, None]:
    return type(one).__name__.casefold(), one.text, one.span, None


def wrong_ids(reading: Reading) -> list[str]:
    """Return every reference of a reading to a mention, claim, attribution or actor that is not in it."""
    actors, mentions = {a.id for a in reading.actors}, {m.id for m in reading.mentions}
    claims, attributions = {c.id for c in reading.claims}, {a.id for a in reading.attributions}
    asked = [("actor", actor, actors) for actor in _actors(reading)]
    for claim in reading.claims:
        asked += [("mention", claim.mention, mentions), ("attribution", claim.attribution, attributions)]
        asked += [("part_of", claim.part_of, claims), ("replaces", claim.replaces, claims)]
    asked += [("about", mention.about, mentions) for mention in reading.mentions]
    path = reading.report.path
    return [f"{path}: {name} {id_}" for name, id_, known in asked if id_ is not None and id_ not in known]


def _actors(reading: Reading) -> Iterator[str | None]:
    chains = [a.chain for a in reading.attributions] + [c.chain for c in reading.claims]
    yield from (link.actor for chain in chains for link in chain)
    yield from (party.actor for m in reading.mentions for party in (*m.actors, *m.targets))
    yield from (claim.value.actor.actor for claim in reading.claims if isinstance(claim.value, ActorValue))


def unfounded_numbers(comparison: Comparison) -> list[str]:
    """Return every position and limit of a comparison that no claim with its number bears out."""
    claims = {claim.id: claim for reading in comparison.reports for claim in reading.claims}
    wrong = []
    for event in comparison.events:
        for finding in event.findings:
            name = f"{event.label}: {finding.field} {finding.group}"
            for position in finding.positions:
                if not position.claims or not set(position.claims) <= claims.keys():
                    wrong.append(f"{name}: {position.by} stands on {position.claims or 'nothing'}")
            for limit in (finding.low, finding.best, finding.high):
                if limit is not None and not _borne_out(limit, claims, finding.policy):
                    wrong.append(f"{name}: {limit.value} stands on {limit.claims or 'nothing'}")
            places = [place for pair in (*finding.disputes, *finding.relations) for place in pair.between]
            wrong += [f"{name}: no position {place}" for place in places if not 0 <= place < len(finding.positions)]
    return wrong


def _borne_out(limit: Limit, claims: dict[str, Claim], policy: str) -> bool:
    """Tell whether the claims of a limit are there and one has its number; an open end stands on an open figure.

    A vague word ("dozens") has the number that the policy gives it; `airwars` counts dead of contested status as 0.
    """
    if not limit.claims or not set(limit.claims) <= claims.keys():
        return False
    figures = [f for id_ in limit.claims if isinstance(f := claims[id_].value, Figure)]
    if policy == "airwars" and limit.value == 0:
        return bool(figures)
    return any(f.bound == "vague" or limit.value in (f.low, f.high, f.printed) for f in figures)


def names_of(actor_id: str | None, actors: Iterable[Actor]) -> tuple[str, ...]:
    """Return all names of an actor of a reading, its known one first; none where nobody has that id."""
    return next(((actor.name, *actor.names) for actor in actors if actor.id == actor_id), ())


def below_floors(part: str, tally: Tally) -> list[str]:
    """Return what fell below its floor in floors.json, or has none, with what was wrong but of the secret half."""
    floors = json.loads((resources.files("rashomon.bench") / "floors.json").read_text(encoding="utf-8"))
    wanted, measured = floors["accounts"][part], summarise(tally)
    lost = [f"{m}: {measured.get(m)} against {floor}" for m, floor in wanted.items() if measured.get(m, -1) < floor]
    lost += [f"{m}: {value} without a floor" for m, value in measured.items() if m not in wanted]
    if part != SECRET:
        lost += [f"  {m}: {what}" for m, floor in wanted.items() if measured[m] < floor for what in tally.wrong[m]]
    return lost
