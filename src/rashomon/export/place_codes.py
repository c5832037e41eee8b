"""How precise a place is to the field: UCDP's where_prec and ACLED's geo_precision, from what a reading knows of it."""

from __future__ import annotations

from collections.abc import Mapping

from rashomon.records import Place

# UCDP GED codebook: 1 exact point, 2 within some 25 km of one, 3 second-order and 4 first-order subdivision, 5 a line
# or an area without borders, 6 country, 7 international waters or airspace.
_UCDP: Mapping[str, int] = {"exact": 1, "town": 1, "near": 2, "admin2": 3, "admin1": 4, "line": 5, "country": 6}
# ACLED codebook: 1 a town, 2 a small part of a region or near a town, 3 a region, a river, a country.
_ACLED: Mapping[str, int] = {"exact": 1, "town": 1, "near": 2, "admin2": 2, "admin1": 3, "line": 3, "country": 3}
_UCDP_NEAR_KM = 25.0
_FUZZY, _WATERS = 5, 7


def ucdp_where_prec(place: Place) -> int | None:
    """Return UCDP's precision of a place, 1 to 7; None for one that no gazetteer places."""
    if place.latitude is None and place.id is None:
        return None
    if (place.id or "").startswith("sea:"):
        return _WATERS
    if place.precision == "relative":
        return 2 if _is_close(place) else _FUZZY
    if place.precision == "admin1" and not (place.id or "").startswith("geonames:"):
        return _FUZZY  # "Donbas", "the Sahel": no subdivision, and nobody drew their borders
    return _UCDP[place.precision]


def acled_geo_precision(place: Place) -> int | None:
    """Return ACLED's precision of a place, 1 to 3; None for one that no gazetteer places."""
    if place.latitude is None and place.id is None:
        return None
    if place.precision == "relative":
        return 2 if _is_close(place) else 3
    return _ACLED[place.precision]


def _is_close(place: Place) -> bool:
    return place.latitude is not None and place.radius_km is not None and place.radius_km <= _UCDP_NEAR_KM
