"""The columns for a place → its record: the recorder's point, and how far from it the place may lie."""

from __future__ import annotations

from rashomon.coded.cells import shown
from rashomon.coded.lookup import Lookup
from rashomon.coded.sheets import Sheet
from rashomon.records import Place, Precision, Problem, Words

# How far, in km, a place may lie from the point that a table gives for it: the sizes that our gazetteer has.
POINT_KM, STREET_KM, TOWN_KM, NEAR_KM = 0.5, 1.0, 3.0, 25.0
DISTRICT_KM, PROVINCE_KM, COUNTRY_KM = 40.0, 100.0, 500.0


def make_place(
    words: Words,
    point: tuple[float, float] | None,
    within: tuple[str | None, str, str],
    precision: Precision,
    radius: float | None,
    lookup: Lookup,
) -> Place:
    """Return a place by its words and point; `within` are the code of the country, first and second subdivision.

    The first subdivision is spelt as by the gazetteer, or left out where that has none of it.
    """
    country, admin1, admin2 = within
    latitude, longitude = point if point else (None, None)
    province = lookup.province(admin1, country)
    return Place(
        text=words.text,
        span=words.span,
        id=None,
        name=words.text,
        latitude=latitude,
        longitude=longitude,
        country=country,
        admin1=province,
        admin2=admin2 or None,
        precision=precision,
        radius_km=radius if point else None,
    )


def check_names(sheet: Sheet, place: Place | None, lookup: Lookup, number: str = "") -> tuple[Problem, ...]:
    """Return a problem where the country that a row names is none that is known, or not that of its number.

    `number` is the column of that number, by which the place's country was found first.
    """
    told = sheet.words("country")
    if place is None or told is None:
        return ()
    name = f"country {shown(told.text)}"
    if place.country is None:
        return (Problem("country_unknown", "import", f"{name} is none that is known", told.span),)
    if (by_name := lookup.country(told.text)) in {None, place.country}:
        return ()
    message = f"its {name} is {by_name}, and its {number} {shown(sheet.value(number))} is {place.country}"
    return (Problem("country_does_not_fit", "import", message, told.span),)


def check_country(place: Place | None, lookup: Lookup) -> tuple[Problem, ...]:
    """Return a problem where all towns about the point of a place are of other countries than the place's.

    A point at sea or in a desert is about no town, one near a border about towns of both sides: they say nothing.
    """
    if place is None or place.country is None or place.latitude is None or place.longitude is None:
        return ()
    around = lookup.countries_around(place.latitude, place.longitude)
    if not around or place.country in around:
        return ()
    point, others = f"{place.latitude:g}, {place.longitude:g}", " or ".join(sorted(around))
    message = f"the towns around its point {point} are in {others}, and its country is {place.country}"
    return (Problem("country_does_not_fit", "import", message, place.span),)
