"""An event in, what formats ask of it out: its main act, its codes, its parties, when it was, who reports it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rashomon.export.actor_codes import Side, acled_inter, ucdp_side
from rashomon.export.formats.case import Case
from rashomon.export.victims import Victims, gather_victims
from rashomon.lexicon import Country, fold_name
from rashomon.records import Act, Actor, Claim, Event, Mention, Place, Reading, Report, Time

# What was only planned, threatened, feared, denied or rehearsed is no event of any coding project.
_UNDONE = frozenset({"planned", "threatened", "hypothetical", "negated", "exercise"})
_STRONG = ("ASSAULT", "COERCE", "PROTEST", "MOBILIZE")  # types whose acts stand for an event before others


@dataclass(frozen=True, slots=True)
class Index:
    """What a case holds, by id."""

    case: Case
    mentions: Mapping[str, Mention]
    claims: Mapping[str, tuple[Claim, Reading]]
    homes: Mapping[str, tuple[Reading, ...]]  # of a mention: copies of one text share theirs
    readings: Mapping[str, tuple[Reading, ...]]  # of a report: one text may have been found at several places
    victims: Victims
    coded: Mapping[str, Actor]  # by the folded name that a recorder's table has for an actor
    taken: frozenset[str]  # the ids of the rows of the format's own recorder


def open_index(case: Case) -> Index:
    """Return the mentions, claims and readings of a case by id."""
    claims: dict[str, tuple[Claim, Reading]] = {}
    mentions: dict[str, Mention] = {}
    homes: dict[str, list[Reading]] = {}
    readings: dict[str, list[Reading]] = {}
    for reading in sorted(case.comparison.reports, key=lambda one: _order(one.report)):
        readings.setdefault(reading.report.id, []).append(reading)
        for claim in reading.claims:
            claims.setdefault(claim.id, (claim, reading))
        for mention in reading.mentions:
            mentions.setdefault(mention.id, mention)
            homes.setdefault(mention.id, []).append(reading)
    taken = frozenset(case.recorded.values())
    coded = {fold_name(a.name): a for one in case.comparison.reports if one.report.row for a in one.actors}
    return Index(case, mentions, claims, _fixed(homes), _fixed(readings), gather_victims(case.comparison), coded, taken)


def _fixed(lists: Mapping[str, list[Reading]]) -> dict[str, tuple[Reading, ...]]:
    return {key: tuple(those) for key, those in lists.items()}


def _order(report: Report) -> tuple[str, str, str, str]:
    return report.published or "", report.outlet or "", report.url or "", report.path


def mentions_of(acts: Iterable[Act], index: Index) -> list[Mention]:
    """Return the mentions of acts, as far as the case has them."""
    return [index.mentions[id_] for act in acts for id_ in act.mentions if id_ in index.mentions]


def is_done(act: Act, index: Index) -> bool:
    """Tell whether any mention tells an act as done, or no mention is at hand."""
    told = mentions_of([act], index)
    return not told or any(mention.realis not in _UNDONE for mention in told)


def done_acts(event: Event, index: Index) -> list[Act]:
    """Return the acts of an event that are told as done."""
    return [act for act in event.acts if is_done(act, index)]


def main_act(event: Event, index: Index) -> Act | None:
    """Return the act that stands for an event: of those with a type that ACLED has, blows first, the most told one."""
    done = done_acts(event, index)
    ranked = sorted(done, key=lambda act: (sub_event(act, index) is None, _strength(act), -len(act.mentions)))
    return ranked[0] if ranked else None


def _strength(act: Act) -> int:
    return _STRONG.index(act.type) if act.type in _STRONG else len(_STRONG)


def sub_event(act: Act, index: Index) -> str | None:
    """Return ACLED's sub-event type of an act: the one that most mentions have."""
    return _commonest(mention.acled for mention in mentions_of([act], index))


def mode_of(act: Act, index: Index) -> str | None:
    """Return PLOVER's mode of an act: the one that most mentions have."""
    return _commonest(mention.mode for mention in mentions_of([act], index))


def violence_of(event: Event, index: Index) -> str | None:
    """Return UCDP's type of violence of an event: the one that most mentions of its acts have."""
    return _commonest(mention.ucdp for mention in mentions_of(done_acts(event, index), index))


def _commonest(values: Iterable[str | None]) -> str | None:
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda value: (-counts[value], value)) if counts else None


# ── who ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def kind_of(name: str, index: Index) -> tuple[str, str | None]:
    """Return the kind and the country of a party by its name, "unknown" and None where nobody knows it."""
    ontology = index.case.ontology
    known = ontology.actors.get(ontology.names.get(fold_name(name), "")) or index.coded.get(fold_name(name))
    return (known.kind, known.country) if known else ("unknown", None)


def keys_of(name: str, index: Index) -> set[str]:
    """Return the ids that a party and the bodies above it go by in figures."""
    ontology, folded = index.case.ontology, fold_name(name)
    coded = index.coded.get(folded)
    found, body = {f"name:{folded}"}, ontology.names.get(folded) or (coded.id if coded else None)
    while body is not None and body not in found:
        found.add(body)
        known = ontology.actors.get(body)
        body = known.body if known else None
    return found


def inter_of(name: str, event: Event, index: Index) -> int | None:
    """Return ACLED's inter code of a party to an event, None where the words tell none."""
    kind, country = kind_of(name, index)
    scene = event.place.country if event.place else None
    return acled_inter(kind, name, country, scene, index.case.ontology.parties)


def is_party(name: str, event: Event, index: Index) -> bool:
    """Tell whether a name may be somebody: it has a code or a capital; "building" has neither."""
    return inter_of(name, event, index) is not None or name != name.lower()


def parties_of(act: Act | None, event: Event, index: Index) -> tuple[list[str], list[str]]:
    """Return who does an act and who else suffers it, without what is nobody."""
    if act is None:
        return [], []
    doers = [name for name in act.actors if is_party(name, event, index)]
    return doers, [name for name in act.targets if name not in act.actors and is_party(name, event, index)]


def ucdp_kind(name: str, index: Index) -> Side | None:
    """Return what a party is to UCDP: a government, a group or civilians."""
    return ucdp_side(kind_of(name, index)[0], name, index.case.ontology.parties)


def country_of(code: str | None, index: Index) -> Country | None:
    """Return the codes of a country, None where it is not known."""
    return index.case.ontology.countries.get(code or "")


def name_place(place: Place, country: Country | None) -> str:
    """Return a place with what it lies in, "Oram, Aleppo, Syria"."""
    parts = (place.name or place.text, place.admin1, country.name if country else None)
    return ", ".join(dict.fromkeys(part for part in parts if part))


# ── when, and who says so ───────────────────────────────────────────────────────────────────────────────────────────


def time_of(event: Event, index: Index) -> Time | None:
    """Return the days of an event, with the part of the day or the hours that a mention of these days tells."""
    if event.first is None:
        return None
    first, last = event.first, event.last or event.first
    times = [mention.time for mention in mentions_of(event.acts, index) if mention.time is not None]
    same = [time for time in times if (time.first, time.last) == (first, last)]
    same.sort(key=lambda time: (time.from_ is None, time.part is None, time.part or "", time.from_ or ""))
    return same[0] if same else Time("", (0, 0), first, last)


def readings_of(event: Event, index: Index) -> list[Reading]:
    """Return the readings that tell an event, the first published first, each place where one was found by itself."""
    found = (one for id_ in event.reports for one in index.readings.get(id_, ()))
    return sorted(found, key=lambda one: _order(one.report))


def reports_of(event: Event, index: Index) -> list[Report]:
    """Return the reports that tell an event, in the order of their readings."""
    return [one.report for one in readings_of(event, index)]


def outlets_of(event: Event, index: Index) -> list[str]:
    """Return who publishes the reports of an event; a report without an outlet goes by its address or id."""
    return list(dict.fromkeys(one.outlet or one.url or one.id for one in reports_of(event, index)))
