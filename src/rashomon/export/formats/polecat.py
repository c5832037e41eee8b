"""Acts → the table of POLECAT's weekly files: tabs, a header of 40 columns, a row an act."""

from __future__ import annotations

from rashomon.export.formats.case import Case, Output
from rashomon.export.formats.cells import Row, changed_text, guard_bare, write_tsv
from rashomon.export.formats.deeds import coding_of, dated_acts, quad_of, sector_of, struck_of
from rashomon.export.formats.losses import NAMED, common_losses
from rashomon.export.formats.telling import Index, country_of, kind_of, mode_of, open_index, outlets_of, readings_of
from rashomon.records import Act, Event

COLUMNS = tuple(
    "Event ID,Event Date,Event Type,Event Mode,Intensity,Quad Code,Contexts,Actor Name,Actor Country,Actor COW,"
    "Primary Actor Sector,Actor Sectors,Actor Title,Actor Name Raw,Wikipedia Actor ID,Recipient Name,"
    "Recipient Country,Recipient COW,Primary Recipient Sector,Recipient Sectors,Recipient Title,Recipient Name Raw,"
    "Wikipedia Recipient ID,Placename,City,District,Province,Country,Latitude,Longitude,GeoNames ID,Raw Placename,"
    "Feature Type,Source,Publication Date,Story People,Story Organizations,Story Locations,Language,Version".split(",")
)
_UNTOLD = "no rule of ours tells it"
EMPTY = dict.fromkeys(
    ("Contexts", "Actor Title", "Wikipedia Actor ID", "Recipient Title", "Wikipedia Recipient ID", "Feature Type"),
    _UNTOLD,
)
# Precisions at which the name of the place is that of a town.
_CITIES = frozenset({"exact", "near", "town"})


def export_polecat(case: Case) -> Output:
    """Return a table in UTF-8; acts of no day, or not told as done, are left out, and told. It has no figures."""
    index = open_index(case)
    acts, losses = dated_acts(index)
    rows = [_row(event, act, unit.id, index) for event, act, unit in acts]
    for event in dict.fromkeys(event for event, _, _ in acts):
        losses += common_losses(event, index, NAMED, {"acts"})
    losses += changed_text(COLUMNS, rows, "Event ID", guard_bare)
    return Output({"": write_tsv(COLUMNS, rows, header=True)}, tuple(u for _, _, u in acts), tuple(losses), (), EMPTY)


def _row(event: Event, act: Act, id_: str, index: Index) -> Row:
    coding = coding_of(act, index)
    return {
        "Event ID": id_,
        "Event Date": event.first,
        "Event Type": act.type,
        "Event Mode": mode_of(act, index),
        "Intensity": coding.intensity if coding else None,
        "Quad Code": quad_of(act),
        **_party("Actor", act.actors, index),
        **_party("Recipient", struck_of(act), index),
        **_scene(event, index),
        **_told(event, index),
        "Version": "Rashomon",
    }


def _party(end: str, names: tuple[str, ...] | list[str], index: Index) -> Row:
    """Return the columns of one end of an act: its first party, and the sectors of all."""
    if not names:
        return {}
    country = country_of(kind_of(names[0], index)[1], index)
    # A set would lose the order, and with it the same bytes.
    sectors = list(dict.fromkeys(filter(None, (sector_of(name, index) for name in names))))
    return {
        f"{end} Name": names[0],
        f"{end} Country": country.iso3 if country else None,
        f"{end} COW": country.cow if country else None,
        f"Primary {end} Sector": sector_of(names[0], index),
        f"{end} Sectors": sectors,
        f"{end} Name Raw": list(names),
    }


def _scene(event: Event, index: Index) -> Row:
    place = event.place
    if place is None:
        return {}
    country = country_of(place.country, index)
    number = (place.id or "").removeprefix("geonames:")
    return {
        "Placename": place.name,
        "City": place.name if place.precision in _CITIES else None,
        "District": place.admin2,
        "Province": place.admin1,
        "Country": country.iso3 if country else None,
        "Latitude": place.latitude,
        "Longitude": place.longitude,
        "GeoNames ID": number if number.isdigit() else None,
        "Raw Placename": place.text,
    }


def _told(event: Event, index: Index) -> Row:
    """Return who reports the event, and all whom and what these reports name."""
    readings = readings_of(event, index)
    reports = [reading.report for reading in readings]
    actors = [actor for reading in readings for actor in reading.actors]
    return {
        "Source": outlets_of(event, index),
        "Publication Date": next((report.published for report in reports if report.published), None),
        "Story People": list(dict.fromkeys(actor.name for actor in actors if actor.kind == "person")),
        "Story Organizations": list(dict.fromkeys(a.name for a in actors if a.kind not in {"person", "unknown"})),
        "Story Locations": list(dict.fromkeys(p.name or p.text for reading in readings for p in reading.places)),
        "Language": reports[0].language if reports else None,
    }
