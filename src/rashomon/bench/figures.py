"""How many: short passages, each with all the figures that a careful reader finds in it, against those found.

Gold data: `dev.txt` and `test.txt` in the form of `passages`, by default `corpus/figures`. A passage counts where all
its figures are found right and none is found in excess. What its lines say: `read_line`, docs/bench.md.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from rashomon.bench.passages import SECRET, Passage, find_passages, read_each
from rashomon.bench.request import Item, Measured, Request
from rashomon.records import EVENT_SCOPES, FIGURES, Bound, Claim, Figure, Reading, Role, Scope, Stance
from rashomon.resources import load_resources

_LINE = re.compile(r"(?P<maybe>\? )?(?P<fields>[a-z/]+) (?P<number>\?|\d+-\d+|\d+-?|-\d+)(?: (?P<group>[^|]+))?")
_OFF = frozenset(get_args(Scope)) - EVENT_SCOPES
_BOUNDS, _SCOPES, _STANCES = (frozenset(get_args(kind)) for kind in (Bound, Scope, Stance))
_ROLES: frozenset[str] = frozenset(get_args(Role))


@dataclass(frozen=True, slots=True)
class Wanted:
    """A figure that a passage gives, as a line of it says; sets hold what will do, empty ones are not asked."""

    line: str
    fields: frozenset[str]
    low: int | None
    high: int | None
    bounds: frozenset[str]
    scopes: frozenset[str]
    group: tuple[str, ...] = ()
    role: str | None = None
    who: str | None = None
    whole: int | None = None  # the line, from 1, of the figure that it is a part of
    replaces: int | None = None  # the line of the figure that it revises
    stances: frozenset[str] = frozenset()
    as_of: str | None = None
    title: bool = False
    maybe: bool = False  # a reader may find it or not


def measure_figures(request: Request) -> Measured:
    """Return the share of passages read right, by half; what was wrong in `dev`. ValueError for a line of no form."""
    figures: dict[str, dict[str, float]] = {}
    items: dict[str, dict[str, Item]] = {}
    resources = load_resources()
    for half, passages in find_passages("figures", request.gold).items():
        read = {p.where: judge(p, said) for p, said in read_each(passages[: request.limit], resources)}
        figures[half] = score(list(read.values()))
        if half != SECRET:
            items |= read
    misses = [
        f"{where} {item.state}: {item.line}"
        for where, judged in items.items()
        for item in judged.values()
        if item.state != "right"
    ]
    return Measured(figures, misses, items)


def score(judged: Sequence[dict[str, Item]]) -> dict[str, float]:
    """Return shares of passages all right, of figures found (recall), and of figures found that are wanted."""
    states = [item.state for items in judged for item in items.values()]
    right, wanted = states.count("right"), len(states) - states.count("excess")
    found = right + states.count("excess")
    whole = sum(all(item.state == "right" for item in items.values()) for items in judged)
    return {
        "passages": _share(whole, len(judged)),
        "recall": _share(right, wanted),
        "precision": _share(right, found),
        "passages.gold": len(judged),
        "figures.gold": wanted,
    }


def _share(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 1.0


def judge(passage: Passage, said: Reading) -> dict[str, Item]:
    """Return how each wanted figure of a passage fares, and each found in excess, with the passage's words."""
    wanted = [read_line(line, passage.where) for line in passage.expected]
    claims = [c for c in said.claims if c.field in FIGURES]
    fits = [{c.id for c in claims if _fits(one, c)} for one in wanted]
    for number, one in enumerate(wanted):
        fits[number] = {c.id for c in claims if c.id in fits[number] and _tied(one, c, fits)}
    state = {True: "right", False: "missed"}
    items = {
        f"{number:02} {one.line}": Item(state[bool(fits[number])], f"{one.line} | {passage.text}")
        for number, one in enumerate(wanted)
        if fits[number] or not one.maybe
    }
    known = set[str]().union(*fits)
    for claim in claims:
        if claim.id not in known:
            items[f"found {claim.id}"] = Item("excess", f"{_shown(claim)} | {passage.text}")
    return items


def read_line(line: str, where: str) -> Wanted:
    """Return what a line wants: "killed 14 soldiers | combatant, of 1"; ValueError, naming the place, for no form."""
    told, _, marks = line.partition("|")
    found = _LINE.fullmatch(told.strip())
    if found is None or not frozenset(found["fields"].split("/")) <= FIGURES:
        raise ValueError(f"{where}: no figure: {line!r}")
    low, high, bound = _interval(found["number"])
    kept: dict[str, object] = {"bounds": frozenset({bound}), "scopes": frozenset({"incident"})}
    for mark in filter(None, (one.strip() for one in marks.split(","))):
        kept |= _mark(mark, f"{where}: {line!r}")
    group = tuple((found["group"] or "").casefold().split())
    fields = frozenset(found["fields"].split("/"))
    return Wanted(line, fields, low, high, group=group, maybe=found["maybe"] is not None, **kept)  # type: ignore[arg-type]


def _interval(number: str) -> tuple[int | None, int | None, str]:
    """Return the ends of "14", "20-30", "101-" (open above), "-40" (open below) or "?", and their plainest bound."""
    if number == "?":
        return None, None, "vague"
    low, dash, high = number.partition("-")
    if not dash:
        return int(low), int(low), "exact"
    bound = "up_to" if not low else "at_least" if not high else "between"
    return int(low) if low else None, int(high) if high else None, bound


def _mark(mark: str, where: str) -> dict[str, object]:
    """Return what a mark behind the stroke asks: a bound, a scope, a role, a stance, or a word with a value."""
    word, _, value = mark.replace(":", " ").partition(" ")
    those = frozenset(word.split("/"))
    if word == "of" and value.isdigit():
        return {"whole": int(value), "scopes": frozenset({"part"})}
    if word == "replaces" and value.isdigit():
        return {"replaces": int(value)}
    if word in {"as_of", "who"} and value:
        return {word: value}
    if mark in {"off", "title"}:
        return {"scopes": _OFF} if mark == "off" else {"title": True}
    if mark in _ROLES:
        return {"role": mark}
    for name, kinds in (("bounds", _BOUNDS), ("scopes", _SCOPES), ("stances", _STANCES)):
        if those <= kinds and not value:
            return {name: those}
    raise ValueError(f"{where}: no mark: {mark!r}")


def _fits(one: Wanted, claim: Claim) -> bool:
    """Tell whether a claim is the wanted figure, but for the other figures that it is tied to."""
    figure, whom = claim.value, claim.whom
    if not isinstance(figure, Figure) or claim.field not in one.fields or (claim.where == "title") != one.title:
        return False
    if (figure.low, figure.high) != (one.low, one.high) or figure.bound not in one.bounds:
        return False
    if claim.scope not in one.scopes or (one.as_of and claim.as_of != one.as_of):
        return False
    if (claim.stance not in one.stances) if one.stances else (claim.stance == "denies" and one.high != 0):
        return False
    resolved = (whom.role, whom.who) if whom is not None else ("unknown", "any")
    said = iter(claim.group.casefold().split())
    named = all(word in said for word in one.group)  # in this order, perhaps with others between
    return named and one.role in {None, resolved[0]} and one.who in {None, resolved[1]}


def _tied(one: Wanted, claim: Claim, fits: Sequence[set[str]]) -> bool:
    """Tell whether a claim is a part of the figure that it should be a part of, and revises the one that it should."""
    if one.whole is not None and claim.part_of not in fits[one.whole - 1]:
        return False
    return claim.replaces in fits[one.replaces - 1] if one.replaces is not None else claim.replaces is None


def _shown(claim: Claim) -> str:
    figure = claim.value
    assert isinstance(figure, Figure)
    ends = "-".join("" if end is None else str(end) for end in (figure.low, figure.high))
    tied = f" of {claim.part_of}" * bool(claim.part_of) + f" replaces {claim.replaces}" * bool(claim.replaces)
    role = f", {claim.whom.role}" if claim.whom is not None else ""
    return f"{claim.field} {ends} {claim.group} | {figure.bound}, {claim.scope}, {claim.stance}{role}{tied}"
