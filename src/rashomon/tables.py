"""The tables of `ontology/` → the nouns of `lexicon`, with a user's tables over the bundled ones.

Every line is checked: one that is not understood is refused with its file, its number and the reason.
"""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache, partial
from hashlib import sha256
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast, get_args

from rashomon.coding_tables import make_coding, make_country
from rashomon.lexicon import (
    OBJECTS,
    ActCue,
    Cue,
    Description,
    Judges,
    Kind,
    KnownActor,
    Ontology,
    Phrase,
    VagueNumber,
    Weapon,
    fold_name,
)
from rashomon.records import FIGURES, Role, Stance

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

# What a table's header must be; docs/ontology.md says what each column and code means.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "cues": ("lemma", "pos", "kind", "stance", "frames"),
    "acts": ("lemma", "pos", "type", "mode", "acled", "field"),
    "actors": ("id", "name", "names", "kind", "country", "body"),
    "numbers": ("words", "low", "high", "exact", "acled", "origin"),
    "groups": ("lemma", "role", "who"),
    "descriptions": ("words", "kind", "blames"),
    "speakers": ("lemma", "kind"),
    "phrases": ("verb", "part", "nouns", "type", "mode", "acled"),
    "weapons": ("lemma", "mode", "means"),
    "parties": ("lemma", "class"),
    "kinds": ("order", "word", "types", "modes", "means", "doers", "sufferers", "acled", "ucdp"),
    "sub_events": ("sub_event", "event", "disorder"),
    "judgements": ("words", "judges", "origin"),
    "words": ("word", "rarity"),
    "ordinary": ("lemma", "worth"),
    "countries": ("code", "iso3", "number", "name", "fips", "gw", "cow", "acled_region"),
    "cameo": ("type", "mode", "cameo", "goldstein", "intensity"),
}
# Columns that a table may have behind these, all or none; ours have them.
OPTIONAL: Mapping[str, tuple[str, ...]] = {"actors": ("from", "to", "rests_on")}
# fmt: off
CODES: Mapping[str, frozenset[str]] = {
    "pos": frozenset({"VERB", "NOUN", "ADJ", "ADP", "ADV"}),
    "cue": frozenset({"speech", "report", "thought", "will", "attitude"}),
    "stance": frozenset(get_args(Stance)),
    "frame": frozenset({"clause", "quote", "infinitive", "object", "of", "as", "to"}),
    "role": frozenset(get_args(Role)),
    "blames": frozenset({"doer", "sufferer", "nobody"}),
    "judges": frozenset(get_args(Judges)),
    "speaker": frozenset({
        "office", "spokesman", "rank", "expert", "care", "witness", "press", "title", "circle", "paper",
    }),
    "actor": frozenset({
        "state", "government", "military", "ministry", "police", "armed_group", "alliance", "coalition", "monitor",
        "ngo", "igo", "agency", "media", "outlet", "party", "person", "population",
    }),
    # The 16 event types of PLOVER 0.8; none where a word counts the dead or hurt without telling a deed.
    "type": frozenset({
        "", "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
        "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
    }),
    "field": FIGURES | {""},
    "means": frozenset("air drone artillery explosive grenade suicide firearm blade chemical crowd".split()),
    "class": frozenset("state police group armed mob protesters civilians nature accident".split()) | OBJECTS,
    "worth": frozenset({"alone", "beside", "nothing"}),
    "ucdp": frozenset({"", "state-based", "non-state", "one-sided"}),
}
# fmt: on

Row = Mapping[str, str]
K = TypeVar("K", bound=Hashable)
R = TypeVar("R")


def load_ontology(extra: Path | None = None) -> Ontology:
    """Return the tables of `ontology/`, the actors of `own_tables` over them, and over both the tables in `extra`.

    A user's line replaces ours with the same key, and a name that he gives an actor is taken from ours. ValueError,
    naming file and line, where a line is not understood, a key stands twice in a file or a name means two actors.
    """
    return _load_tables(extra, name_rules("", extra))


@cache
def _load_tables(extra: Path | None, _: str) -> Ontology:
    """Return all tables, read once for what the user's folder holds: one that was edited is read anew."""
    if extra and not extra.is_dir():
        raise ValueError(f"{extra}: no folder of tables")
    if extra and not any((extra / f"{table}.csv").is_file() for table in COLUMNS):
        raise ValueError(f"{extra}: none of the tables {', '.join(f'{table}.csv' for table in COLUMNS)}")
    unknown = sorted(path for path in extra.glob("*.csv") if path.stem not in COLUMNS) if extra else []
    if unknown:
        raise ValueError(f"{unknown[0]}: no table of that name: {', '.join(COLUMNS)}")
    actors: dict[str, KnownActor] = {}
    names: dict[str, str] = {}
    for folder in (None, own_tables(), *([extra] if extra else [])):
        layer = _records("actors", folder, _actor, lambda actor: actor.id)
        names = {name: actor for name, actor in names.items() if actor not in layer} | _names(layer.values())
        actors |= layer
    _check_bodies(actors)
    weapons = _merged("weapons", extra, _weapon, lambda weapon: weapon.lemma)
    kinds = _merged("kinds", extra, _kind, lambda kind: kind.order)
    sub_events = _merged("sub_events", extra, dict, lambda row: row["sub_event"])
    return Ontology(
        cues=_merged("cues", extra, _cue, lambda cue: (cue.lemma, cue.pos)),
        acts=_merged("acts", extra, _act, lambda act: (act.lemma, act.pos)),
        vague=_merged("numbers", extra, _number, lambda number: number.words),
        actors=actors,
        names=names,
        bodies=frozenset(n for n, actor in names.items() if actors[actor].kind not in {"state", "population"}),
        descriptions=_merged("descriptions", extra, _description, lambda description: description.words),
        groups=dict(_merged("groups", extra, _group, lambda pair: pair[0]).values()),
        speakers=dict(_merged("speakers", extra, _speaker, lambda pair: pair[0]).values()),
        phrases=_phrases(extra, weapons),
        weapons=weapons,
        parties=dict(_merged("parties", extra, _party, lambda pair: pair[0]).values()),
        kinds=tuple(line for _, line in sorted(kinds.items())),
        sub_events={name: (row["event"], row["disorder"]) for name, row in sub_events.items()},
        judgements=dict(_merged("judgements", extra, _judgement, lambda pair: pair[0]).values()),
        countries=_merged("countries", extra, make_country, lambda country: country.code),
        codings=_merged("cameo", extra, make_coding, lambda coding: (coding.type, coding.mode)),
        ordinary=dict(_merged("ordinary", extra, _ordinary, lambda pair: pair[0]).values()),
        rarity=dict(_merged("words", extra, _word, lambda pair: pair[0]).values()),
    )


def name_rules(version: str, extra: Path | None = None) -> str:
    """Return the name of the rules that a reading is made by: a version, with a hash of the user's tables if any."""
    tables = {table: [cells for _, cells in _lines(extra / f"{table}.csv")] for table in COLUMNS} if extra else {}
    tables["own"] = [cells for _, cells in _lines(own_tables() / "actors.csv")]
    lines = json.dumps({table: cells for table, cells in tables.items() if len(cells) > 1})
    return version if lines == "{}" else f"{version}+ontology.{sha256(lines.encode()).hexdigest()[:12]}"


def own_tables() -> Path:
    """Return the folder of the user's own tables, which need not exist: in the folder for data of programs."""
    data = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return data / "rashomon" / "tables"


def read_actors(path: Path) -> dict[str, KnownActor]:
    """Return the actors of a table in the form of `ontology/actors.csv`, by id; ValueError naming what is wrong."""
    return _records("actors", path.parent, _actor, lambda actor: actor.id)


def check_country(code: str) -> None:
    """Raise ValueError where a cell for a country is neither empty nor a code of two capitals."""
    if code and not (len(code) == 2 and code.isascii() and code.isalpha() and code.isupper()):
        raise ValueError(f"{code!r} is no ISO 3166-1 code of two letters")


def check_year(cell: str) -> int | None:
    """Return the year of a cell, None where it is empty; ValueError where it is none of four digits."""
    if cell and not (len(cell) == 4 and cell.isascii() and cell.isdigit()):
        raise ValueError(f"{cell!r} is no year of four digits")
    return int(cell) if cell else None


def ordinary_words() -> frozenset[str]:
    """Return the words of our tables that tell deeds, sayings and groups of people, but for the names of peoples."""
    groups = dict(_records("groups", None, _group, lambda pair: pair[0]).values())
    cues = _records("cues", None, _cue, lambda cue: cue.lemma + cue.pos).values()
    acts = _records("acts", None, _act, lambda act: act.lemma + act.pos).values()
    peoples = _names(_records("actors", None, _actor, lambda actor: actor.id).values())
    return frozenset({*groups, *(cue.lemma for cue in cues), *(act.lemma for act in acts)} - peoples.keys())


def _merged(table: str, extra: Path | None, make: Callable[[Row], R], key: Callable[[R], K]) -> dict[K, R]:
    """Return the records of our table, and over them those of the user's."""
    ours = _records(table, None, make, key)
    return ours | _records(table, extra, make, key) if extra else ours


def _records(table: str, folder: Path | None, make: Callable[[Row], R], key: Callable[[R], K]) -> dict[K, R]:
    """Return the records of one file by their keys, none where a user's folder lacks it; no folder means ours."""
    found: dict[K, R] = {}
    for where, row in _rows(table, (folder or resources.files("rashomon") / "ontology") / f"{table}.csv"):
        try:
            record = make(row)
        except ValueError as error:
            raise ValueError(f"{where}: {error}") from error
        if key(record) in found:
            raise ValueError(f"{where}: {key(record)!r} stands in this table twice")
        found[key(record)] = record
    return found


def _rows(table: str, path: Traversable) -> Iterator[tuple[str, Row]]:
    """Yield file and line, and the cells by column, of each line below the header; ValueError where they do not fit."""
    columns, header = COLUMNS[table], False
    for where, cells in _lines(path):
        if not header and tuple(cells) == (*columns, *OPTIONAL.get(table, ())):
            columns = tuple(cells)
        if not header and tuple(cells) != columns:
            raise ValueError(f"{where}: the columns must be {','.join(columns)}")
        if len(cells) != len(columns):
            raise ValueError(f"{where}: {len(cells)} cells where there are {len(columns)} columns")
        if header and not cells[0]:
            raise ValueError(f"{where}: no {columns[0]}")
        if header:
            yield where, dict(zip(columns, cells, strict=True))
        header = True
    if path.is_file() and not header:
        raise ValueError(f"{path}: empty; the first line must be {','.join(columns)}")


def _lines(path: Traversable) -> Iterator[tuple[str, list[str]]]:
    """Yield "FILE:N" and the cells of each line that is neither empty nor a comment."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines() if path.is_file() else []
    except UnicodeDecodeError as error:
        raise ValueError(f"{path}: not UTF-8") from error
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.startswith("#"):
            try:
                cells = next(csv.reader([line], strict=True))
            except csv.Error as error:
                raise ValueError(f"{path}:{number}: {error}") from error
            yield f"{path}:{number}", [cell.strip() for cell in cells]


def _code(kind: str, value: str) -> str:
    """Return a code that is on the list of its kind; ValueError otherwise."""
    if value not in CODES[kind]:
        raise ValueError(f"{value!r} is no {kind}: one of {', '.join(sorted(CODES[kind] - {''}))}")
    return value


def _list(cell: str) -> tuple[str, ...]:
    """Return the values of a cell that holds several."""
    return tuple(value.strip() for value in cell.split(";") if value.strip())


def _whole(cell: str) -> int:
    """Return the number of a cell; ValueError where it is none or below 0."""
    if not (cell.isascii() and cell.isdigit() and len(cell) <= 12):
        raise ValueError(f"{cell!r} is no whole number")
    return int(cell)


def _cue(row: Row) -> Cue:
    """Return a line of cues.csv."""
    frames = frozenset(_code("frame", frame) for frame in _list(row["frames"]))
    if not frames:
        raise ValueError(f"no frames for {row['lemma']!r}")
    stance = cast("Stance", _code("stance", row["stance"]))
    return Cue(row["lemma"], _code("pos", row["pos"]), _code("cue", row["kind"]), stance, frames)


def _act(row: Row) -> ActCue:
    """Return a line of acts.csv. Modes and ACLED types are tested on our table and free in a user's."""
    kind, field = _code("type", row["type"]), _code("field", row["field"])
    if not kind and not field:
        raise ValueError(f"{row['lemma']!r} has neither type nor field")
    return ActCue(
        row["lemma"], _code("pos", row["pos"]), kind, row["mode"] or None, row["acled"] or None, field or None
    )


def _phrases(extra: Path | None, weapons: Mapping[str, Weapon]) -> dict[str, tuple[Phrase, ...]]:
    """Return the lines of phrases.csv by verb, the user's first; a list ("@ground", "@weapons") becomes its nouns."""
    lines = _merged("phrases", extra, _phrase, lambda one: (one.verb, one.part, tuple(sorted(one.nouns))))
    lists = {one.verb: one.nouns for one in lines.values() if one.part == "list"} | {"@weapons": frozenset(weapons)}
    for weapon in weapons.values():
        lists[f"@{weapon.means}"] = lists.get(f"@{weapon.means}", frozenset()) | {weapon.lemma}
    found: dict[str, tuple[Phrase, ...]] = {}
    for one in lines.values():
        if one.part != "list":
            nouns = frozenset(noun for name in one.nouns for noun in lists.get(name, {name}))
            found[one.verb] = (*found.get(one.verb, ()), replace(one, nouns=nouns))
    return found


def _phrase(row: Row) -> Phrase:
    """Return a line of phrases.csv."""
    nouns = frozenset(_list(row["nouns"]))
    if not nouns or not row["part"]:
        raise ValueError(f"no part or no nouns for {row['verb']!r}")
    kind = _code("type", row["type"])
    return Phrase(row["verb"], row["part"], nouns, kind, row["mode"] or None, row["acled"] or None)


def _weapon(row: Row) -> Weapon:
    """Return a line of weapons.csv."""
    return Weapon(row["lemma"], row["mode"], _code("means", row["means"]))


def _party(row: Row) -> tuple[str, str]:
    """Return the noun and the class of a line of parties.csv."""
    return row["lemma"], _code("class", row["class"])


def _word(row: Row) -> tuple[str, int]:
    """Return the word and the rarity of a line of words.csv."""
    return row["word"], _whole(row["rarity"])


def _ordinary(row: Row) -> tuple[str, str]:
    """Return a line of ordinary.csv: the word and what it is worth."""
    return row["lemma"], _code("worth", row["worth"])


def _kind(row: Row) -> Kind:
    """Return a line of kinds.csv."""
    types, modes, means = (frozenset(_list(row[name])) for name in ("types", "modes", "means"))
    doers, sufferers = (frozenset(_list(row[name])) for name in ("doers", "sufferers"))
    for name, values in (("type", types), ("means", means), ("class", (doers | sufferers) - {"none"})):
        list(map(partial(_code, name), sorted(values)))
    ucdp = _code("ucdp", row["ucdp"]) or None
    if not row["acled"] and not ucdp:
        raise ValueError("neither acled nor ucdp")
    return Kind(_whole(row["order"]), row["word"], types, modes, means, doers, sufferers, row["acled"] or None, ucdp)


def _number(row: Row) -> VagueNumber:
    """Return a line of numbers.csv."""
    low, high = _whole(row["low"]), _whole(row["high"]) if row["high"] else None
    if row["exact"] not in {"yes", "no"}:
        raise ValueError(f"exact is {row['exact']!r} and not yes or no")
    if (high is not None and high < low) or (row["exact"] == "yes" and high != low):
        raise ValueError(f"{row['words']!r}: low and high do not fit")
    return VagueNumber(row["words"], low, high, row["exact"] == "yes", _whole(row["acled"]) if row["acled"] else None)


def _actor(row: Row) -> KnownActor:
    """Return a line of actors.csv."""
    country = row["country"] or None
    check_country(row["country"])
    if not row["name"]:
        raise ValueError(f"{row['id']!r} has no name")
    names = tuple(dict.fromkeys((row["name"], *_list(row["names"]))))
    since, until = check_year(row.get("from", "")), check_year(row.get("to", ""))
    if since and until and until < since:
        raise ValueError(f"{row['id']!r} ends before it begins")
    kind, rests_on = _code("actor", row["kind"]), row.get("rests_on", "")
    return KnownActor(row["id"], row["name"], names, kind, country, row["body"] or None, since, until, rests_on)


def _group(row: Row) -> tuple[str, tuple[str, str]]:
    """Return the head noun, and role and part, of a line of groups.csv."""
    return row["lemma"], (_code("role", row["role"]), row["who"] or "any")


def _speaker(row: Row) -> tuple[str, str]:
    """Return a line of speakers.csv: the noun and its kind."""
    return row["lemma"], _code("speaker", row["kind"])


def _description(row: Row) -> Description:
    """Return a line of descriptions.csv."""
    if not row["kind"]:
        raise ValueError(f"no kind for {row['words']!r}")
    return Description(row["words"], row["kind"], _code("blames", row["blames"]))


def _judgement(row: Row) -> tuple[str, Judges]:
    """Return a line of judgements.csv: the words, folded, and whether they speak against those whom they name."""
    return fold_name(row["words"]), cast("Judges", _code("judges", row["judges"]))


def _names(actors: Iterable[KnownActor]) -> dict[str, str]:
    """Return whom each name means, as `fold_name` spells it; ValueError where it means two actors."""
    found: dict[str, str] = {}
    for actor in actors:
        for name in map(fold_name, actor.names):
            if found.setdefault(name, actor.id) != actor.id:
                raise ValueError(f"actors.csv: {name!r} means both {found[name]} and {actor.id}")
    return found


def _check_bodies(actors: Mapping[str, KnownActor]) -> None:
    """Raise ValueError where a body is unknown, or an actor is a part of itself by way of others."""
    for actor in actors.values():
        above, at = {actor.id}, actor.body
        while at is not None:
            if at not in actors or at in above:
                raise ValueError(f"actors.csv: {actor.id}: body {at!r} is {'a ring' if at in above else 'unknown'}")
            above.add(at)
            at = actors[at].body
