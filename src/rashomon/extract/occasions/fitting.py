"""Whether two tellings can be of one deed, or of one incident: by day, hour, place and who does it to whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from math import cos, hypot, radians

from rashomon.extract.naming import Cast
from rashomon.extract.occasions.markers import is_passed_on, lead_of
from rashomon.extract.occasions.told import Deed, Told
from rashomon.extract.parse import Token
from rashomon.lexicon import fold_name
from rashomon.records import Part, Party, Place, Time

_PARTS: dict[str, Part] = {
    "dawn": "dawn",
    "sunrise": "dawn",
    "daybreak": "dawn",
    "dusk": "evening",
    "sunset": "evening",
    "nightfall": "evening",
}  # words of one meaning: "this morning" and "night" also say when somebody spoke
_OPENING: dict[str, Part] = _PARTS | {
    "morning": "morning",
    "noon": "afternoon",
    "midday": "afternoon",
    "afternoon": "afternoon",
    "evening": "evening",
    "night": "night",
    "midnight": "night",
}  # at the head of a sentence or about a deed's own word all of them tell when it was
_CLOCK: dict[Part, int] = {"night": 0, "dawn": 5, "morning": 9, "afternoon": 15, "evening": 19}
_HOURS_APART = 8
_LONG = 120  # words of a sentence that are looked at
_FAR_KM = 60.0  # towns further apart than this are not one incident, whatever the words
_WIDE = {"admin1", "admin2", "country", "line", "relative"}
_LONGEST_DAYS = 31  # a deed told by its month is still dated
_FRESH_DAYS = 21  # a report's own incident is seldom older than three weeks on the day of publication


def times_fit(one: Time | None, other: Time | None) -> bool:
    """Tell whether two times may be one; an unknown one may be any."""
    return one is None or other is None or (one.first <= other.last and other.first <= one.last)


def stale(time: Time | None, published: str | None) -> bool:
    """Tell whether a time is too long before publication to be news."""
    if time is None or published is None:
        return False
    return (date.fromisoformat(published) - date.fromisoformat(time.last)).days > _FRESH_DAYS


def narrower(old: Time | None, new: Time | None) -> Time | None:
    """Return the one of two times that spans fewer days, the first of equals."""
    if old is None or new is None:
        return old or new
    return new if _days(new) < _days(old) else old


def is_long(time: Time | None) -> bool:
    """Tell whether a time is the stretch of a count ("this year") rather than the day of a deed."""
    return time is not None and _days(time) > _LONGEST_DAYS


def _days(time: Time) -> int:
    return (date.fromisoformat(time.last) - date.fromisoformat(time.first)).days


def hours_fit(one: Part | None, other: Part | None) -> bool:
    """Tell whether two parts of the day are near enough for one deed; an unknown one may be any."""
    if one is None or other is None:
        return True
    apart = abs(_CLOCK[one] - _CLOCK[other])
    return min(apart, 24 - apart) < _HOURS_APART


def part_of(one: Told) -> Part | None:
    """Return the part of the day that a trigger's own time tells, or its own words, or its sentence with one voice."""
    token = one.trigger.token
    if one.time is not None and one.time.part is not None:
        return one.time.part
    near = [t for c in token.children for t in (c, *c.children)] if token.pos_ in {"NOUN", "PROPN"} else []
    return _only(near, _OPENING) or opening_part(token) or _only(token.sent[:_LONG], _PARTS)


def opening_part(token: Token) -> Part | None:
    """Return the part of the day that opens a token's sentence: "After the second, in the evening, …"."""
    if is_passed_on(token):
        return None
    start, end = lead_of(token.sent)
    return _only(token.doc[start:end], _OPENING)


def _only(tokens: Sequence[Token], parts: Mapping[str, Part]) -> Part | None:
    named = {parts[t.lower_] for t in tokens if t.lower_ in parts}
    return named.pop() if len(named) == 1 else None


def places_fit(one: Place | None, other: Place | None) -> bool:
    """Tell whether two places may be one or near each other; an unknown one may be any."""
    if one is None or other is None or same_place(one, other):
        return True
    if one.country and other.country and one.country != other.country:
        return False
    if one.precision in _WIDE or other.precision in _WIDE:
        return not (one.admin1 and other.admin1 and one.admin1 != other.admin1)
    return _kilometres(one, other) <= _FAR_KM


def same_place(one: Place, other: Place) -> bool:
    """Tell whether two places are one entry of the gazetteer, or have one name."""
    return (one.id is not None and one.id == other.id) or fold_name(one.text) == fold_name(other.text)


def are_two_towns(one: Place | None, other: Place | None) -> bool:
    """Tell whether two places are told as points and are not the same: of a list by places each is another deed."""
    if one is None or other is None or same_place(one, other) or one.name == other.name is not None:
        return False
    return not {one.precision, other.precision} & _WIDE


def _kilometres(one: Place, other: Place) -> float:
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return 0.0
    east = (one.longitude - other.longitude) * cos(radians(one.latitude))
    return 111.2 * hypot(one.latitude - other.latitude, east)


def directions_fit(one: Told, deed: Deed, cast: Cast) -> bool:
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
