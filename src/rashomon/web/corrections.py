"""The fields of a form in, what a person reads in words out: a correction of a claim, or a claim that is added."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Literal, TypeVar, get_args

from rashomon.records import (
    FIGURES,
    ActorValue,
    Bound,
    Claim,
    Correction,
    Field,
    Figure,
    Party,
    PersonValue,
    PlaceValue,
    Reading,
    Role,
    Scope,
    Span,
    Stance,
    TextValue,
    Time,
    TimeValue,
    Value,
    Where,
    Whom,
)
from rashomon.reviewing import VALUES, find_words

C = TypeVar("C", bound=str)
Form = Mapping[str, str]
Fate = Literal["killed", "injured", "missing", "captured", "attacked"]

FIELDS: tuple[Field, ...] = get_args(Field)
SCOPES: tuple[Scope, ...] = get_args(Scope)
STANCES: tuple[Stance, ...] = get_args(Stance)
ROLES: tuple[Role, ...] = get_args(Role)
FATES: tuple[Fate, ...] = get_args(Fate)
# How a number is bounded, in words; the first is what most are.
BOUNDS: Mapping[Bound, str] = {
    "exact": "exactly",
    "at_least": "at least",
    "more_than": "more than",
    "up_to": "up to",
    "under": "under",
    "about": "about",
    "between": "between … and",
    "vague": "a vague word: from … to",
}
ADDABLE = tuple(field for field in FIELDS if field not in ("place", "victim"))
MOST_TEXT, MOST_NUMBER = 300, 10**12
_OF_VALUE = ("bound", "number", "to", "text", "place", "first", "last", "name", "age", "fate")


def form_of(claim: Claim) -> dict[str, str]:
    """Return what the fields of a form hold before a person changes them: the claim as it is."""
    told = {"field": claim.field, "group": claim.group, "scope": claim.scope, "stance": claim.stance}
    told["role"], told["who"] = (claim.whom.role, claim.whom.who) if claim.whom else ("", "")
    inner = claim.chain[0] if claim.chain else None
    told["speaker"] = "" if inner is None or inner.kind == "outlet" else inner.text
    told["onto"] = claim.mention
    return told | _form_of_value(claim.value)


def _form_of_value(value: Value) -> dict[str, str]:
    match value:
        case Figure(low, high, bound, printed):
            two = bound in ("between", "vague")
            number = printed if printed is not None and not two else low if low is not None else high
            return {"bound": bound, "number": _word(number), "to": _word(high) if two else ""}
        case TextValue(text):
            return {"text": text}
        case ActorValue(actor):
            return {"text": actor.text}
        case PlaceValue(place):
            return {"place": place.text}
        case PersonValue():
            return {"name": value.name, "age": _word(value.age), "fate": value.fate}
        case _:
            return {"first": value.time.first, "last": value.time.last}


def read_correction(form: Form, claim: Claim, reading: Reading) -> Correction:
    """Return what a form changes in a claim; ValueError, saying what is wrong, where that is nothing that fits."""
    before = form_of(claim)
    changed = {key for key, value in before.items() if form.get(key, value) != value}
    field = _code(form["field"], FIELDS, "field") if "field" in changed else claim.field
    value = None
    if changed & set(_OF_VALUE) or not isinstance(claim.value, VALUES.get(field, (TextValue,))):
        value = read_value(field, {**before, **form}, reading, claim.span, claim.value)
    words = "group" in changed
    whom = _whom({**before, **form}, None if words else claim.whom) if changed & {"group", "role", "who"} else None
    return Correction(
        field=field if "field" in changed else None,
        value=value,
        group=_text(form["group"], "group") if words else None,
        whom=whom,
        scope=_code(form["scope"], SCOPES, "scope") if "scope" in changed else None,
        stance=_code(form["stance"], STANCES, "stance") if "stance" in changed else None,
        speaker=_text(form["speaker"], "speaker") if "speaker" in changed else None,
    )


def read_addition(form: Form, reading: Reading) -> Correction:
    """Return the claim that a form adds, with where its words stand; ValueError where it is none."""
    where: Where = "text"
    span = find_words(reading.report, form.get("words", ""), _number(form, "nth") or 1, _number(form, "after") or 0)
    field = _code(form.get("field", ""), ADDABLE, "field")
    figure = field in FIGURES
    return Correction(
        field=field,
        value=read_value(field, form, reading, span),
        group=_text(form.get("group", ""), "group") or "people" if figure else "",
        whom=_whom(form, None) if figure else None,
        scope=_code(form.get("scope", "") or "incident", SCOPES, "scope"),
        stance=_code(form.get("stance", "") or "asserts", STANCES, "stance"),
        speaker=_text(form.get("speaker", ""), "speaker"),
        report=reading.report.id,
        where=where,
        span=span,
    )


def read_value(field: str, form: Form, reading: Reading, near: Span, before: Value | None = None) -> Value:
    """Return the value of a field by a form; ValueError where it is none that the field may have."""
    kinds = VALUES.get(field, (TextValue,))
    if kinds[0] is Figure and not form.get("text"):
        return make_figure(_code(form.get("bound") or "exact", tuple(BOUNDS), "bound"), form)
    if kinds[0] is PlaceValue:
        found = next((one for one in reading.places if one.text == form.get("place")), None)
        if found is None:
            raise ValueError("the report names no such place")
        return PlaceValue(found)
    if kinds[0] is TimeValue:
        return TimeValue(_time(form, reading, near))
    if kinds[0] is PersonValue:
        if not isinstance(before, PersonValue):
            raise ValueError("a person is corrected, not made of something else")
        fate = _code(form.get("fate", ""), FATES, "fate")
        return replace(before, name=_text(form.get("name", ""), "name"), age=_number(form, "age"), fate=fate)
    text = _text(form.get("text", ""), field)
    if not text:
        raise ValueError(f"{field}: say in words what it is")
    return ActorValue(_party(text, reading, near)) if kinds[0] is ActorValue else TextValue(text)


def make_figure(bound: Bound, form: Form) -> Figure:
    """Return the figure that a bound and one or two numbers make; without a number a figure that is not told."""
    number, to = _number(form, "number"), _number(form, "to")
    if number is None and to is None:
        return Figure(None, None, "vague", None)
    match bound:
        case "at_least":
            return Figure(number, None, bound, number)
        case "more_than":
            return Figure(None if number is None else number + 1, None, bound, number)
        case "up_to":
            return Figure(None, number, bound, number)
        case "under":
            return Figure(None, None if number is None else max(0, number - 1), bound, number)
        case "between" | "vague":
            return Figure(number, to, bound, None)
    return Figure(number, number, bound, number)


def _whom(form: Form, before: Whom | None) -> Whom:
    role = _code(form.get("role", "") or "any", ROLES, "role")
    who = _text(form.get("who", ""), "who") or "any"
    return Whom(before.actor if before else None, before.side if before else None, role, who)


def _time(form: Form, reading: Reading, near: Span) -> Time:
    days = [form.get(name, "") for name in ("first", "last")]
    days = [days[0], days[1] or days[0]]
    for day in days:
        try:
            date.fromisoformat(day)
        except ValueError:
            raise ValueError(f"{day!r} is no day of the form YYYY-MM-DD") from None
    if days[0] > days[1]:
        raise ValueError(f"{days[0]} is later than {days[1]}")
    return Time(reading.report.text[slice(*near)], near, days[0], days[1])


def _party(text: str, reading: Reading, near: Span) -> Party:
    """Return a party by its name: one of the reading's actors where that is its name, its words where they stand."""
    actor = next((one.id for one in reading.actors if text in (one.name, *one.names)), None)
    start = reading.report.text.find(text)
    return Party(text, (start, start + len(text)) if start >= 0 else near, actor)


def _code(given: str, known: tuple[C, ...], what: str) -> C:
    found = next((one for one in known if one == given), None)
    if found is None:
        raise ValueError(f"{what}: {given!r} is none of {', '.join(known)}")
    return found


def _text(given: str, what: str) -> str:
    if len(given) > MOST_TEXT:
        raise ValueError(f"{what} has {len(given):,} characters: {MOST_TEXT} at most")
    return given


def _number(form: Form, name: str) -> int | None:
    given = form.get(name, "").replace(",", "").strip()
    if not given:
        return None
    if not (given.isascii() and given.isdecimal()) or len(given) > len(str(MOST_NUMBER)):
        raise ValueError(f"{name}: {given[:20]!r} is no whole number")
    return int(given)


def _word(number: int | None) -> str:
    return "" if number is None else str(number)
