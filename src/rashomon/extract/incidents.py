"""Which triggers of one report tell one deed, which deeds one incident, and which deed owns a figure.

Two triggers are one deed where type, direction, time and place allow it; two deeds are one incident where time and
place do. Words that set apart ("another attack", "elsewhere", "in revenge") keep them apart.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right, insort
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rashomon.extract.acts import Trigger
from rashomon.extract.annotate import Annotated
from rashomon.extract.clauses import clause_of
from rashomon.extract.deedwords.realis import realis_of
from rashomon.extract.naming import Cast
from rashomon.extract.occasions.fitting import (
    are_two_towns,
    directions_fit,
    hours_fit,
    is_long,
    narrower,
    part_of,
    places_fit,
    stale,
    times_fit,
)
from rashomon.extract.occasions.markers import (
    Apart,
    beyond_past,
    is_further,
    is_reply,
    known_for,
    named_label,
    opening,
    recounts,
    set_apart,
)
from rashomon.extract.occasions.proceedings import pursues
from rashomon.extract.occasions.told import Deed, Told
from rashomon.extract.parse import Token
from rashomon.extract.whereabouts import Frame, Whereabouts
from rashomon.lexicon import ActCue
from rashomon.records import Mention, Part, Party, Place, Report, Time, Where

__all__ = ["Deed", "Incidents", "Told", "found_at", "gather", "mention_id", "mention_of", "stand_beside"]

_FIRST = 2.0  # triggers that a report's first incident is ahead of the others: news comes first
_MOST = 30  # parties of one deed: keeps a hostile list of names bounded
_HURT = {"killed", "injured"}
_WINDOW = 40  # deeds looked back upon: keeps a report of any length linear
_AHEAD = 400  # deeds of a report among which one of its own incident is looked for, for the same reason
# Where the dead and the wounded were brought is not where they were struck.
_CARE = frozenset("hospital clinic morgue treat evacuate bring ambulance airlift transfer bury funeral".split())


@dataclass
class Incidents:
    """The deeds of one report, and which of its incidents the report is about."""

    deeds: list[Deed] = field(default_factory=list)
    times: list[Time | None] = field(default_factory=list)  # by incident
    places: list[Place | None] = field(default_factory=list)
    parts: list[Part | None] = field(default_factory=list)  # of the day
    by_token: dict[tuple[Where, int], Deed] = field(default_factory=dict)
    marks: dict[Where, list[int]] = field(default_factory=dict)  # by text, the tokens that tell deeds, in order
    whereabouts: Mapping[Where, Whereabouts] = field(default_factory=dict)
    main: int = 0
    published: str | None = None

    def owner(self, text: Annotated, token: Token) -> Deed | None:
        """Return the deed that a figure at a token belongs to: of its own clause, of its sentence, or told last."""
        frame = self._frame(text, token)
        clause = clause_of(token)
        for node in (token, clause, clause.head, clause_of(clause.head)):
            deed = self.by_token.get((text.where, node.i))
            if deed is not None and (deed.happened or (node is token and deed.is_former)):
                return deed
        inside = [
            self.by_token[(text.where, t.i)]
            for t in token.sent
            if (text.where, t.i) in self.by_token and self.by_token[(text.where, t.i)].harms
        ]
        if inside:
            return inside[-1] if len(inside) == 1 else min(inside, key=lambda d: _distance(d, text, token))
        if opening(token) is not Apart.NO:
            return None
        before = (d for d in self._told_before(text, token) if d.harms and _admits(d, frame, token))
        own = (d for d in self.deeds[:_AHEAD] if d.incident == self.main and d.harms and _admits(d, frame, token))
        return next(before, None) or next(own, None)

    def _frame(self, text: Annotated, token: Token) -> Frame:
        known = self.whereabouts.get(text.where)
        if known is None:
            return Frame()
        frame, day = known.frame_of(token), known.day_on(token)
        return frame if day is None else replace(frame, time=day, part=day.part)

    def _told_before(self, text: Annotated, token: Token) -> Iterator[Deed]:
        """Yield the deeds told before a token of a text, the one told last first."""
        marks = self.marks.get(text.where, [])
        last = bisect_right(marks, token.i)
        yield from (self.by_token[(text.where, i)] for i in reversed(marks[max(0, last - _WINDOW) : last]))


def found_at(incidents: Incidents, text: Annotated, token: Token, kind: str) -> Deed:
    """Return a new deed that a figure alone tells: "six herders died" tells an assault, "500 men came" a deployment."""
    former = incidents.by_token.get((text.where, token.i))
    if former is not None and former.is_former and former.first.trigger.entry.type == kind:
        return former
    entry = ActCue(token.lemma_, token.pos_, kind, None, None, None)
    known = incidents.whereabouts.get(text.where)
    time, place = (known.time_of(token), known.place_of(token)) if known is not None else (None, None)
    year = int(incidents.published[:4]) if incidents.published else None
    realis = realis_of(token, year) if token.pos_ in {"NOUN", "VERB"} else "actual"
    real = realis if realis in {"court", "recalled"} else "actual"
    told = Told(text, Trigger(token, (token.i, token.i + 1), entry, real), (), (), (), time, place)
    deed = Deed([], _incident_of(told, incidents))
    incidents.deeds.append(deed)
    _join(deed, told, incidents)
    deed.time = deed.time or incidents.times[deed.incident]
    deed.place = deed.place or incidents.places[deed.incident]
    return deed


def stand_beside(incidents: Incidents, deed: Deed) -> None:
    """Put a deed that is none of force into its incident: it owns the figure of its own words ("expelled 500")."""
    deed.incident = _incident_of(deed.first, incidents)
    incidents.by_token.setdefault((deed.first.text.where, deed.first.trigger.token.i), deed)


def _distance(deed: Deed, text: Annotated, token: Token) -> int:
    return min(abs(t.trigger.token.i - token.i) for t in deed.told if t.text is text)


def _admits(deed: Deed, frame: Frame, token: Token) -> bool:
    """Tell whether a figure told within a frame of time and place may be of a deed told before.

    A later day is one of counting as often as one of another deed.
    """
    if frame.place is not None and not _one_place(frame.place, deed.place) and not _speaks_from(frame, deed):
        return any(t.lemma_.lower() in _CARE for t in token.sent)
    if not hours_fit(frame.part, deed.part) or not _one_thread(token, deed):
        return False
    if frame.time is None or deed.time is None or times_fit(frame.time, deed.time):
        return True
    return frame.time.first > deed.time.last and recounts(token.sent)


def _speaks_from(frame: Frame, deed: Deed) -> bool:
    """Tell whether a place is that of a speaker abroad: "In Washington, an official put the dead at more than 100"."""
    here, there = frame.place, deed.place
    return (
        frame.voiced
        and here is not None
        and there is not None
        and None not in {here.country, there.country}
        and (here.country != there.country)
    )


def _one_place(one: Place | None, other: Place | None) -> bool:
    return places_fit(one, other) and not are_two_towns(one, other)


def gather(
    told: Sequence[Told], cast: Cast, published: str | None, whereabouts: Mapping[Where, Whereabouts]
) -> Incidents:
    """Return the deeds and incidents that a report's triggers tell, body first, title last."""
    found = Incidents(published=published, whereabouts=whereabouts)
    for one in told:
        deed = _same_deed(one, found, cast)
        if deed is None:
            deed = Deed([], _incident_of(one, found))
            found.deeds.append(deed)
        _join(deed, one, found)
    found.main = _main(found, published)
    own = [d for d in found.deeds if d.incident == found.main and d.happened]
    for deed in found.deeds:
        deed.about = _reacted_to(deed, own)
    _spread(found)
    return found


def _join(deed: Deed, one: Told, found: Incidents) -> None:
    deed.told.append(one)
    deed.last = len(found.by_token)
    deed.part = deed.part or part_of(one)
    found.by_token[(one.text.where, one.trigger.token.i)] = deed
    insort(found.marks.setdefault(one.text.where, []), one.trigger.token.i)
    if one.text is deed.first.text:  # the spans of a mention are all of one text
        _add(deed.actors, one.actors)
        _add(deed.targets, one.targets)
        if len(deed.told) == 1 or not is_long(one.time):
            deed.time = narrower(deed.time, one.time)
        deed.place = deed.place or one.place
    if not one.trigger.reaction and one.trigger.realis == "actual":
        if not (is_long(one.time) or pursues(one.trigger.token)):
            found.times[deed.incident] = found.times[deed.incident] or one.time
        # A name that no gazetteer has may lie anywhere: what was told before it is not put there.
        if one.place is not None and one.place.latitude is not None:
            found.places[deed.incident] = found.places[deed.incident] or one.place
        found.parts[deed.incident] = found.parts[deed.incident] or part_of(one)


def _add(parties: list[Party], more: tuple[Party, ...]) -> None:
    known = {p.actor for p in parties if p.actor is not None}
    parties += [p for p in more if p.actor not in known][: max(0, _MOST - len(parties))]


def _same_deed(one: Told, found: Incidents, cast: Cast) -> Deed | None:
    titled = one.text.where == "title"
    if one.trigger.reaction:
        return None
    if not titled and set_apart(one.trigger.token) is not Apart.NO:
        return _carried_on(one, found)
    recent = sorted(found.deeds[-_WINDOW:], key=lambda deed: deed.last)
    if titled:  # it tells what the report is about
        main = _main(found, found.published)
        recent = [d for d in recent if d.incident != main] + [d for d in recent if d.incident == main]
    for deed in reversed(recent):
        first = deed.first.trigger
        if first.reaction or first.entry.type != one.trigger.entry.type or first.realis != one.trigger.realis:
            continue
        if not titled and (_is_aside(deed, one) or not _one_thread(one.trigger.token, deed)):
            continue
        if not (_fits(one, deed.incident, found, deed.time) and places_fit(one.place, deed.place)):
            continue
        # Told just before, with no doer and no place of its own: both sides of a clash suffer.
        same_breath = deed is recent[-1] and not one.actors and (one.place is None or deed.place is not None)
        if same_breath or directions_fit(one, deed, cast):
            return deed
    return None


def _carried_on(one: Told, found: Incidents) -> Deed | None:
    """Return the deed told just before in a sentence that is all set apart: "in revenge it shelled them, killing …"."""
    token, marks = one.trigger.token, found.marks.get(one.text.where, [])
    if not marks:
        return None
    before = one.text.doc[marks[-1]]
    if before.sent is not token.sent or is_further(token):
        return None
    if set_apart(before) is Apart.NO and not is_reply(before):
        return None
    deed = found.by_token[(one.text.where, before.i)]
    first = deed.first.trigger
    alike = (first.entry.type, first.realis) == (one.trigger.entry.type, one.trigger.realis)
    return deed if alike and places_fit(one.place, deed.place) and times_fit(one.time, deed.time) else None


def _is_aside(deed: Deed, one: Told) -> bool:
    """Tell whether a deed was told in passing, as what a place is known for; what follows goes back to the news."""
    first = deed.first.trigger.token
    return known_for(first) and first.sent is not one.trigger.token.sent


def _one_thread(token: Token, deed: Deed) -> bool:
    """Tell whether a trigger may be of a deed by its line: each labelled line ("Taiz: …") tells a deed of its own."""
    first = deed.first.trigger.token
    if first.doc is not token.doc:
        return True
    label, other = named_label(token), named_label(first)
    return not (label and other and label != other) and not beyond_past(token, first)


def _incident_of(one: Told, found: Incidents) -> int:
    """Return the incident that a new deed belongs to: the latest that its time and place allow, or a new one."""
    if set_apart(one.trigger.token) is not Apart.INCIDENT:
        recent = list(dict.fromkeys(d.incident for d in reversed(found.deeds[-_WINDOW:]) if not _is_aside(d, one)))
        for incident in recent:
            if _fits(one, incident, found) and places_fit(one.place, found.places[incident]):
                return incident
    found.times.append(None if pursues(one.trigger.token) else one.time)
    found.places.append(one.place)
    found.parts.append(part_of(one))
    return len(found.times) - 1


def _reacted_to(deed: Deed, own: list[Deed]) -> Deed | None:
    """Return the deed that a reaction is about: the last of the report's own incident."""
    return own[-1] if deed.first.trigger.reaction and own else None


def _fits(one: Told, incident: int, found: Incidents, time: Time | None = None) -> bool:
    """Tell whether a trigger may be of an incident by day and hour; one without a time is taken for fresh."""
    other = time or found.times[incident]
    if not times_fit(one.time, other) or (other is None and stale(one.time, found.published)):
        return False
    return hours_fit(part_of(one), found.parts[incident])


def _main(found: Incidents, published: str | None) -> int:
    """Return the incident that the report is about: the fresh one with most triggers, the first told before others."""
    weights: dict[int, float] = {}
    begun = False
    for deed in found.deeds:
        if deed.happened:
            apart = set_apart(deed.first.trigger.token) is Apart.INCIDENT
            start = _FIRST if not begun and not apart else 0.0
            begun = begun or not apart
            share = 0.3 if apart or deed.first.trigger.realis != "actual" else 1.0
            weights[deed.incident] = weights.get(deed.incident, start) + len(deed.told) * share
    for incident in weights:
        weights[incident] *= 0.2 if stale(found.times[incident], published) else 1.0
    return max(sorted(weights), key=lambda k: weights[k], default=0)


def _spread(found: Incidents) -> None:
    """Give every deed the time and place of its incident, or of the sentences before, where its own words tell none."""
    for deed in found.deeds:
        if deed.happened and deed.first.text.where == "text":
            _set_scene(deed, found)
    for deed in found.deeds:
        if deed.first.trigger.reaction or deed.first.text.where == "title":
            continue
        deed.time = deed.time or found.times[deed.incident]
        deed.place = deed.place or found.places[deed.incident] or _country_of(deed, found)


def _country_of(deed: Deed, found: Incidents) -> Place | None:
    """Return the country in which a deed is told to be done; it holds deeds of too many kinds to tell two apart by."""
    known = found.whereabouts.get(deed.first.text.where)
    return known.country_of(deed.first.trigger.token) if known is not None else None


def _set_scene(deed: Deed, found: Incidents) -> None:
    """Give an incident without time or place those told in the sentences before a deed of it."""
    number, known = deed.incident, found.whereabouts.get(deed.first.text.where)
    if known is None or (found.times[number] is not None and found.places[number] is not None):
        return
    token = deed.first.trigger.token
    if set_apart(token) is Apart.INCIDENT:
        return
    setting = known.setting_of(token)
    found.times[number] = found.times[number] or setting.time
    found.places[number] = found.places[number] or setting.place


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
        targets=_struck(deed),
        weapons=weapons,
        time=deed.time,
        place=deed.place,
        about=mention_id(deed.about, report) if deed.about is not None else None,
        where=first.text.where,
    )


def _struck(deed: Deed) -> tuple[Party, ...]:
    """Return whom a deed struck: where its doer is told with whom he struck, those who were only hurt are left out.

    They may have been hurt by the answer: "The rebels attacked the base. Nine rebels were killed."
    """
    if not any(told.actors and told.targets for told in deed.told):
        return tuple(deed.targets)
    only_hurt = [told for told in deed.told if told.trigger.entry.field in _HURT and not told.actors]
    hurt = {party for told in only_hurt for party in told.targets}
    return tuple(party for party in deed.targets if party not in hurt)


def _span(told: Told) -> tuple[int, int]:
    doc, (start, end) = told.text.doc, told.trigger.tokens
    return told.text.span(doc[start], doc[end - 1])


def mention_id(deed: Deed, report: Report) -> str:
    """Return the id of a deed: a hash of the report and of where its first trigger stands."""
    key = f"{report.id}|{deed.first.text.where}|{_span(deed.first)}|{deed.first.trigger.entry.type}"
    return "m" + hashlib.sha256(key.encode()).hexdigest()[:12]
