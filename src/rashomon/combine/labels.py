"""Name, time and place of an event: what its deeds tell most, put in a line for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from rashomon.combine import nearness
from rashomon.combine.deeds import STRONG, Deed
from rashomon.combine.nouns import name_acts
from rashomon.lexicon import Ontology, fold_name, print_stretch
from rashomon.records import Act, Place

SELDOM = 0.2  # part of the dated reports: a day that fewer give is more often a slip than a second day
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def event_days(deeds: Sequence[Deed]) -> tuple[int, int] | None:
    """Return the days of an event: what all dated deeds allow, widened by deeds that date it to a few days."""
    dated = [d for d in deeds if d.days is not None and d.mention.type in STRONG] or deeds
    reports: dict[tuple[int, int], set[str]] = {}
    for deed in dated:
        if deed.days is not None:
            reports.setdefault(deed.days, set()).add(deed.report)
    short = {days: told for days, told in reports.items() if days[1] - days[0] < nearness.SHORT}
    if short:
        told = len(set().union(*short.values()))
        kept = [days for days, those in short.items() if len(those) >= SELDOM * told]
        return min(first for first, _ in kept or short), max(last for _, last in kept or short)
    return min(reports, key=lambda days: (days[1] - days[0], days), default=None)


def event_place(deeds: Sequence[Deed]) -> Place | None:
    """Return the place that most reports' places fit, the finest of equals, as its earliest mention tells it."""
    first: dict[tuple[str, str], Place] = {}
    reports: dict[tuple[str, str], set[str]] = {}
    for deed in deeds:
        if deed.place is not None:
            key = (deed.place.id or fold_name(deed.place.name or deed.place.text), deed.place.precision)
            first.setdefault(key, deed.place)
            reports.setdefault(key, set()).add(deed.report)

    def fits(key: tuple[str, str]) -> set[str]:
        scores = {k: nearness.place_score(first[key], place) for k, place in first.items()}
        return {r for k, score in scores.items() if k == key or (score or 0) > 0 for r in reports[k]}

    def rank(key: tuple[str, str]) -> tuple[int, int, int, tuple[str, str]]:
        return -len(fits(key)), -nearness.fineness(first[key]), -len(reports[key]), key

    best = min(first, key=rank, default=None)
    return None if best is None else first[best]


def event_country(deeds: Sequence[Deed]) -> str | None:
    """Return the country that most deeds are placed in."""
    told = Counter(d.place.country for d in deeds if d.place is not None and d.place.country)
    return min(told, key=lambda code: (-told[code], code), default=None)


def iso_day(day: int | None) -> str | None:
    """Return an ordinal as YYYY-MM-DD."""
    return None if day is None else date.fromordinal(day).isoformat()


def event_label(
    deeds: Sequence[Deed], acts: Sequence[Act], days: tuple[int, int] | None, place: Place | None, ontology: Ontology
) -> str:
    """Return such a line as "Gao, Mali, 3–4 May 2021: strikes and attack"; unknown parts are left out."""
    where = [place.name or place.text] if place else []
    if place and place.precision != "country" and place.country:
        where.append(_country(place.country, ontology))
    when = [_days(days)] if days else []
    return f"{', '.join(where + when) or 'undated'}: {name_acts(deeds, acts, ontology)}"


def _country(code: str, ontology: Ontology) -> str:
    states = sorted(a.name for a in ontology.actors.values() if a.country == code and a.kind == "state")
    return states[0] if states else code


def _days(days: tuple[int, int]) -> str:
    return print_stretch(date.fromordinal(days[0]), date.fromordinal(days[1]), MONTHS)
