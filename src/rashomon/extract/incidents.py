"""Which triggers of one report tell one deed, which deeds one incident, and which deed owns a figure.

Two triggers are one deed where type, direction, time and place allow it; two deeds are one incident where time and
place do. A word that sets apart ("another attack", "earlier", "elsewhere") keeps them apart.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from math import cos, hypot, radians

from rashomon.extract.acts import Trigger
from rashomon.extract.annotate import Annotated
from rashomon.extract.clauses import clause_of
from rashomon.extract.naming import Cast
from rashomon.extract.parse import Sentence, Token
from rashomon.lexicon import ActCue
from rashomon.records import Mention, Part, Party, Place, Report, Time, Words

_APART = {"another", "separate", "earlier", "previous", "second", "third", "other", "later", "subsequent", "similar"}
_ELSEWHERE = {"elsewhere", "meanwhile", "separately"}
_PARTS: dict[str, Part] = {
    "dawn": "dawn",
    "sunrise": "dawn",
    "daybreak": "dawn",
    "dusk": "evening",
    "sunset": "evening",
    "nightfall": "evening",
}  # words of one meaning: "this morning" and "night" also say when somebody spoke
_CLOCK: dict[Part, int] = {"night": 0, "dawn": 5, "morning": 9, "afternoon": 15, "evening": 19}
_HOURS_APART = 8
_LONG = 120  # words of a sentence that are looked at
_FAR_KM = 60.0  # towns further apart than this are not one incident, whatever the words
_WIDE = {"admin1", "admin2", "country", "line", "relative"}
_FRESH_DAYS = 21  # a report's own incident is seldom older than three weeks on the day of publication
_FIRST = 2.0  # triggers that a report's first incident is ahead of the others: news comes first
_MOST = 30  # parties of one deed: keeps a hostile list of names bounded
_WINDOW = 40  # deeds looked back upon: keeps a report of any length linear


@dataclass(frozen=True)
class Told:
    """One trigger with what its own clause says of it."""

    text: Annotated
    trigger: Trigger
    actors: tuple[Party, ...]
    targets: tuple[Party, ...]
    weapons: tuple[Words, ...]
    time: Time | None
    place: Place | None


@dataclass
class Deed:
    """A deed while it is gathered from its triggers."""

    told: list[Told]
    incident: int
    actors: list[Party] = field(default_factory=list)
    targets: list[Party] = field(default_factory=list)
    time: Time | None = None
    place: Place | None = None
    about: Deed | None = None

    @property
    def first(self) -> Told:
        """The trigger that told the deed first."""
        return self.told[0]


@dataclass
class Incidents:
    """The deeds of one report, and which of its incidents the report is about."""

    deeds: list[Deed] = field(default_factory=list)
    times: list[Time | None] = field(default_factory=list)  # by incident
    places: list[Place | None] = field(default_factory=list)
    parts: list[Part | None] = field(default_factory=list)  # of the day
    by_token: dict[tuple[str, int], Deed] = field(default_factory=dict)
    main: int = 0
    published: str | None = None

    def owner(self, text: Annotated, token: Token) -> Deed | None:
        """Return the deed that a figure at a token belongs to: of its own clause, of its sentence, or told last."""
        clause = clause_of(token)
        for node in (token, clause, clause.head, clause_of(clause.head)):
            deed = self.by_token.get((text.where, node.i))
            if deed is not None and _happened(deed):
                return deed
        inside = [
            self.by_token[(text.where, t.i)]
            for t in token.sent
            if (text.where, t.i) in self.by_token and _happened(self.by_token[(text.where, t.i)])
        ]
        if inside:
            return inside[-1] if len(inside) == 1 else min(inside, key=lambda d: _distance(d, text, token))
        before = (d for d in reversed(self.deeds) if _happened(d) and _stands_before(d, text, token))
        own = (d for d in self.deeds if d.incident == self.main and _happened(d))
        return next(before, None) or next(own, None)


def found_at(incidents: Incidents, text: Annotated, token: Token, kind: str) -> Deed:
    """Return a new deed that a figure alone tells: "six herders died" tells an assault, "500 men came" a deployment."""
    entry = ActCue(token.lemma_, token.pos_, kind, None, None, None)
    told = Told(text, Trigger(token, (token.i, token.i + 1), entry, "actual"), (), (), (), None, None)
    if not incidents.times:
        incidents.times.append(None)
        incidents.places.append(None)
        incidents.parts.append(None)
    deed = Deed([told], incidents.main, time=incidents.times[incidents.main], place=incidents.places[incidents.main])
    incidents.deeds.append(deed)
    incidents.by_token[(text.where, token.i)] = deed
    return deed


def _happened(deed: Deed) -> bool:
    return not deed.first.trigger.reaction and deed.first.trigger.realis == "actual"


def _distance(deed: Deed, text: Annotated, token: Token) -> int:
    return min(abs(t.trigger.token.i - token.i) for t in deed.told if t.text is text)


def _stands_before(deed: Deed, text: Annotated, token: Token) -> bool:
    first = next((t for t in deed.told if t.text is text), None)
    return first is not None and first.trigger.token.i <= token.i


def gather(told: Sequence[Told], cast: Cast, published: str | None) -> Incidents:
    """Return the deeds and incidents that a report's triggers tell, body first, title last."""
    found = Incidents(published=published)
    for one in told:
        deed = _same_deed(one, found, cast)
        if deed is None:
            deed = Deed([], _incident_of(one, found))
            found.deeds.append(deed)
        _join(deed, one, found)
    found.main = _main(found, published)
    own = [d for d in found.deeds if d.incident == found.main and _happened(d)]
    for deed in found.deeds:
        deed.about = _reacted_to(deed, own)
    _spread(found)
    return found


def _join(deed: Deed, one: Told, found: Incidents) -> None:
    deed.told.append(one)
    found.by_token[(one.text.where, one.trigger.token.i)] = deed
    if one.text is deed.first.text:  # the spans of a mention are all of one text
        _add(deed.actors, one.actors)
        _add(deed.targets, one.targets)
        deed.time = _narrower(deed.time, one.time)
        deed.place = deed.place or one.place
    if not one.trigger.reaction and one.trigger.realis == "actual":
        found.times[deed.incident] = found.times[deed.incident] or one.time
        found.places[deed.incident] = found.places[deed.incident] or one.place
        found.parts[deed.incident] = found.parts[deed.incident] or _part_of(one)


def _add(parties: list[Party], more: tuple[Party, ...]) -> None:
    known = {p.actor for p in parties if p.actor is not None}
    parties += [p for p in more if p.actor not in known][: max(0, _MOST - len(parties))]


def _narrower(old: Time | None, new: Time | None) -> Time | None:
    if old is None or new is None:
        return old or new
    return new if _days(new) < _days(old) else old


def _days(time: Time) -> int:
    return (date.fromisoformat(time.last) - date.fromisoformat(time.first)).days


def _same_deed(one: Told, found: Incidents, cast: Cast) -> Deed | None:
    titled = one.text.where == "title"
    if one.trigger.reaction or (_set_apart(one) and not titled):
        return None
    recent = found.deeds[-_WINDOW:]
    if titled:  # it tells what the report is about
        main = _main(found, found.published)
        recent = [d for d in recent if d.incident != main] + [d for d in recent if d.incident == main]
    for deed in reversed(recent):
        first = deed.first.trigger
        if first.reaction or first.entry.type != one.trigger.entry.type or first.realis != one.trigger.realis:
            continue
        if not (_fits(one, deed.incident, found, deed.time) and _places_fit(one.place, deed.place)):
            continue
        if _directions_fit(one, deed, cast):
            return deed
    return None


def _set_apart(one: Told) -> bool:
    token = one.trigger.token
    words = {c.lower_ for c in token.lefts} if token.pos_ in {"NOUN", "PROPN"} else set()
    return bool(words & _APART) or token.sent[0].lower_ in _ELSEWHERE


def _directions_fit(one: Told, deed: Deed, cast: Cast) -> bool:
    """Tell whether two triggers may go the same way: nobody who did the one suffers the other, nobody else suffers."""
    doers, sufferers = _sides(one.actors, cast), _sides(one.targets, cast)
    deed_doers, deed_sufferers = _sides(deed.actors, cast), _sides(deed.targets, cast)
    if doers & deed_sufferers or sufferers & deed_doers:
        return False
    if sufferers and deed_sufferers and not sufferers & deed_sufferers:
        return False
    return not (doers and deed_doers and not doers & deed_doers and not (sufferers & deed_sufferers))


def _sides(parties: Sequence[Party], cast: Cast) -> set[str]:
    return {side for p in parties if p.actor for side in [cast.side(p.actor, p.text)] if side}


def _incident_of(one: Told, found: Incidents) -> int:
    """Return the incident that a new deed belongs to: the latest that its time and place allow, or a new one."""
    if not _set_apart(one):
        recent = list(dict.fromkeys(d.incident for d in reversed(found.deeds[-_WINDOW:])))
        for incident in recent:
            if _fits(one, incident, found) and _places_fit(one.place, found.places[incident]):
                return incident
    found.times.append(one.time)
    found.places.append(one.place)
    found.parts.append(_part_of(one))
    return len(found.times) - 1


def _reacted_to(deed: Deed, own: list[Deed]) -> Deed | None:
    """Return the deed that a reaction is about: the last of the report's own incident."""
    return own[-1] if deed.first.trigger.reaction and own else None


def _fits(one: Told, incident: int, found: Incidents, time: Time | None = None) -> bool:
    """Tell whether a trigger may be of an incident by day and hour; one without a time is taken for fresh."""
    other = time or found.times[incident]
    if not _times_fit(one.time, other) or (other is None and _stale(one.time, found.published)):
        return False
    return _hours_fit(_part_of(one), found.parts[incident])


def _hours_fit(one: Part | None, other: Part | None) -> bool:
    if one is None or other is None:
        return True
    apart = abs(_CLOCK[one] - _CLOCK[other])
    return min(apart, 24 - apart) < _HOURS_APART


def _part_of(one: Told) -> Part | None:
    """Return the part of the day that a trigger's own time tells, or the only one that its sentence names."""
    if one.time is not None and one.time.part is not None:
        return one.time.part
    return _part_in(one.trigger.token.sent)


def _part_in(sentence: Sentence) -> Part | None:
    named = {_PARTS[t.lower_] for t in sentence[:_LONG] if t.lower_ in _PARTS}
    return named.pop() if len(named) == 1 else None


def _stale(time: Time | None, published: str | None) -> bool:
    if time is None or published is None:
        return False
    return (date.fromisoformat(published) - date.fromisoformat(time.last)).days > _FRESH_DAYS


def _times_fit(one: Time | None, other: Time | None) -> bool:
    return one is None or other is None or (one.first <= other.last and other.first <= one.last)


def _places_fit(one: Place | None, other: Place | None) -> bool:
    if one is None or other is None or one.id == other.id or one.text.casefold() == other.text.casefold():
        return True
    if one.country and other.country and one.country != other.country:
        return False
    if one.precision in _WIDE or other.precision in _WIDE:
        return not (one.admin1 and other.admin1 and one.admin1 != other.admin1)
    return _kilometres(one, other) <= _FAR_KM


def _kilometres(one: Place, other: Place) -> float:
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return 0.0
    east = (one.longitude - other.longitude) * cos(radians(one.latitude))
    return 111.2 * hypot(one.latitude - other.latitude, east)


def _main(found: Incidents, published: str | None) -> int:
    """Return the incident that the report is about: the fresh one with most triggers, the first told before others."""
    weights: dict[int, float] = {}
    for deed in found.deeds:
        if _happened(deed):
            apart = _set_apart(deed.first)
            start = _FIRST if not weights else 0.0
            weights[deed.incident] = weights.get(deed.incident, start) + len(deed.told) * (0.3 if apart else 1.0)
    for incident in weights:
        weights[incident] *= 0.2 if _stale(found.times[incident], published) else 1.0
    return max(sorted(weights), key=lambda k: weights[k], default=0)


def _spread(found: Incidents) -> None:
    """Give every deed the time and place of its incident where its own words tell none."""
    for deed in found.deeds:
        if deed.first.trigger.reaction or deed.first.text.where == "title":
            continue
        deed.time = deed.time or found.times[deed.incident]
        deed.place = deed.place or found.places[deed.incident]


def mention_of(deed: Deed, report: Report) -> Mention:
    """Return the finished record of a deed."""
    first = deed.first
    entries = [t.trigger.entry for t in deed.told]
    mode = next((e.mode for e in entries if e.mode), None)
    acled = next((e.acled for e in entries if e.acled), None)
    weapons = tuple(dict.fromkeys(w for t in deed.told if t.text is first.text for w in t.weapons))
    return Mention(
        id=mention_id(deed, report),
        type=first.trigger.entry.type,
        mode=mode,
        acled=acled,
        trigger=_span(first),
        realis=first.trigger.realis,
        actors=tuple(deed.actors),
        targets=tuple(deed.targets),
        weapons=weapons,
        time=deed.time,
        place=deed.place,
        about=mention_id(deed.about, report) if deed.about is not None else None,
        where=first.text.where,
    )


def _span(told: Told) -> tuple[int, int]:
    doc, (start, end) = told.text.doc, told.trigger.tokens
    return told.text.span(doc[start], doc[end - 1])


def mention_id(deed: Deed, report: Report) -> str:
    """Return the id of a deed: a hash of the report and of where its first trigger stands."""
    key = f"{report.id}|{deed.first.text.where}|{_span(deed.first)}|{deed.first.trigger.entry.type}"
    return "m" + hashlib.sha256(key.encode()).hexdigest()[:12]
