"""The nouns of the ontology: one frozen record a line of a table in `ontology/`, and what a gazetteer answers.

`resources` reads the tables into these; `extract` and `combine` are handed them as arguments.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Literal, Protocol

from rashomon.records import Precision, Stance

Judges = Literal["against", "for"]
Force = Literal["state", "group", ""]  # men of a state, of an armed group, or of nobody knows whom
TELLERS = frozenset({"agency", "media", "outlet", "monitor", "ngo"})  # kinds that tell of blows and strike none
OWN = frozenset("its their our his her my".split())  # by which words say whose something is

READ_LANGUAGES = ("en", "und")  # what the tables are of; a report in another language is kept and said to be unread
OBJECTS = frozenset({"civilian_object", "military_objective"})  # classes of `parties.csv` that nobody is of
_FORCES: dict[str, Force] = {"state": "state", "police": "state", "group": "group"}  # by class of `parties.csv`
_LONGEST_PARTY = 3  # words of an entry of `parties.csv`
_NOT_LETTERS = re.compile(r"[^\w]+")
# Names that only their capitals tell from the commonest words: "told us", "who is".
_CAPITALS = frozenset({"US", "IS", "WHO"})


@lru_cache(maxsize=1 << 15)  # more than the names of ontology/actors.csv
def fold_name(name: str) -> str:
    """Return the spelling under which a name is looked up: "The U.S.-led coalition" and "US led coalition" are one."""
    plain = name.replace(".", "")
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    kept = _NOT_LETTERS.sub(" ", plain.replace("'s", "").replace("’s", "")).split()
    words = [word if word in _CAPITALS else word.casefold() for word in kept]
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that passes on what someone says or thinks (ontology/cues.csv)."""

    lemma: str
    pos: str  # VERB, NOUN, ADJ, ADP
    kind: str  # speech, report, thought, will, attitude
    stance: Stance
    frames: frozenset[str]  # how its content hangs on it: clause, quote, infinitive, object, of, as


@dataclass(frozen=True, slots=True)
class ActCue:
    """A word that tells a deed (ontology/acts.csv), with its PLOVER 0.8 type and mode and ACLED sub-event type."""

    lemma: str
    pos: str
    type: str
    mode: str | None
    acled: str | None
    field: str | None  # the figure that its object is, where it is one: killed, injured, …


@dataclass(frozen=True, slots=True)
class Phrase:
    """A deed that a verb tells only with a noun (ontology/phrases.csv): "threw a grenade", "launched a phone"."""

    verb: str  # lemma, with its particle
    part: str  # how the noun hangs on it: object, subject, to (a verb in the infinitive), or a preposition
    nouns: frozenset[str]  # lemmas; "*" for any
    type: str  # empty: the words tell no deed
    mode: str | None
    acled: str | None


@dataclass(frozen=True, slots=True)
class Weapon:
    """A thing that deeds are done with (ontology/weapons.csv)."""

    lemma: str
    mode: str  # PLOVER 0.8 mode of a deed done with it
    means: str  # class: air, artillery, explosive, …


@dataclass(frozen=True, slots=True)
class Kind:
    """A line of ontology/kinds.csv: what a deed is to ACLED and UCDP where these cells fit; an empty one fits all."""

    order: int
    word: str
    types: frozenset[str]
    modes: frozenset[str]
    means: frozenset[str]
    doers: frozenset[str]
    sufferers: frozenset[str]
    acled: str | None
    ucdp: str | None


@dataclass(frozen=True, slots=True)
class VagueNumber:
    """Words for a number that is none (ontology/numbers.csv); both ends included, None = open."""

    words: str
    low: int
    high: int | None
    exact: bool
    acled: int | None  # the number that ACLED's codebook puts for it


@dataclass(frozen=True, slots=True)
class KnownActor:
    """An actor that the ontology knows (ontology/actors.csv)."""

    id: str
    name: str
    names: tuple[str, ...]
    kind: str
    country: str | None
    body: str | None  # id of the body that it is part of: the Pentagon's is the US government
    since: int | None = None  # first and last year, both included; None where unsure, or still there
    until: int | None = None
    rests_on: str = ""  # where a reader can look the line up


@dataclass(frozen=True, slots=True)
class Description:
    """A word that judges a deed (ontology/descriptions.csv)."""

    words: str
    kind: str  # class: self_defence, aggression, massacre, …
    blames: str  # "doer" or "sufferer" of the deed that it is said of, "nobody" where it blames neither


@dataclass(frozen=True, slots=True)
class GazetteerEntry:
    """One place of the gazetteer. Coordinates in WGS 84 degrees."""

    id: str
    name: str
    latitude: float | None
    longitude: float | None
    country: str | None
    admin1: str | None
    admin2: str | None
    precision: Precision  # of the entry itself: town, admin2, admin1, country, line
    population: int
    radius_km: float | None


@dataclass(frozen=True, slots=True)
class Country:
    """The codes that the formats of the field have for a country (ontology/countries.csv)."""

    code: str  # ISO 3166-1 alpha-2
    iso3: str
    number: int | None  # ISO 3166-1 numeric
    name: str
    fips: str  # FIPS 10-4, which GDELT uses for places; empty where there is none
    gw: int | None  # number of a state in the list of Gleditsch and Ward, which UCDP uses
    cow: int | None  # the same of the Correlates of War project
    acled_region: str


@dataclass(frozen=True, slots=True)
class Coding:
    """What a deed is to CAMEO, and how intense to CAMEO and PLOVER (ontology/cameo.csv)."""

    type: str
    mode: str  # empty for all modes without a line of their own
    cameo: str
    goldstein: float
    intensity: float | None


class Gazetteer(Protocol):
    """Answers which places bear a name; nothing of it is loaded before the first question."""

    def find(self, name: str, countries: frozenset[str] = frozenset()) -> tuple[GazetteerEntry, ...]:
        """Return the places of that name in any spelling that the gazetteer has, the likeliest first.

        In the `countries` (ISO 3166-1 alpha-2) that a text names, other transliterations of the name are found too.
        """
        ...

    def countries_around(self, latitude: float, longitude: float) -> frozenset[str]:
        """Return the countries that have a town some 28 to 56 km around a point."""
        ...


@dataclass(frozen=True, slots=True, eq=False)  # one is loaded and handed on: the same one is the same key
class Ontology:
    """All tables of `ontology/`, read once."""

    cues: Mapping[tuple[str, str], Cue]  # by (lemma, pos)
    acts: Mapping[tuple[str, str], ActCue]  # by (lemma, pos)
    vague: Mapping[str, VagueNumber]  # by words
    actors: Mapping[str, KnownActor]  # by id
    names: Mapping[str, str]  # folded name -> actor id
    bodies: frozenset[str]  # the folded names of actors that are no places
    descriptions: Mapping[str, Description]  # by words
    groups: Mapping[str, tuple[str, str]]  # head noun of a group -> role (civilian, …) and who (any, children, …)
    speakers: Mapping[str, str] = field(
        default_factory=dict
    )  # noun for who or what is cited -> its kind: office, witness, paper, …
    phrases: Mapping[str, tuple[Phrase, ...]] = field(default_factory=dict)  # by verb
    weapons: Mapping[str, Weapon] = field(default_factory=dict)  # by lemma
    parties: Mapping[str, str] = field(default_factory=dict)  # noun -> class: state, group, civilians, …
    kinds: tuple[Kind, ...] = ()
    sub_events: Mapping[str, tuple[str, str]] = field(default_factory=dict)  # ACLED's -> its event and disorder type
    judgements: Mapping[str, Judges] = field(default_factory=dict)  # words for somebody -> whether against him or for
    countries: Mapping[str, Country] = field(default_factory=dict)  # by ISO 3166-1 alpha-2
    codings: Mapping[tuple[str, str], Coding] = field(default_factory=dict)  # by PLOVER type and mode
    ordinary: Mapping[str, str] = field(default_factory=dict)  # word of acts -> what it is worth by itself: `gate`
    rarity: Mapping[str, int] = field(default_factory=dict)  # common word -> 100 × log10 of one in how many words


def print_stretch(first: date, last: date, months: Sequence[str]) -> str:
    """Return a stretch of days as one prints it, "7–8 February 2018", by the names of the twelve months.

    Not by `strftime`: its names follow the machine's language.
    """
    end = f"{last.day} {months[last.month - 1]} {last.year}"
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{end}"
    year = "" if first.year == last.year else f" {first.year}"
    return f"{first.day} {months[first.month - 1]}{year} – {end}"


def force_of(words: str, ontology: Ontology) -> Force:
    """Return of which force men are by the noun that counts them, else by its first word; "" for people and gunmen."""
    return _FORCES.get(_class_of(words, ontology), "")


def is_object(words: str, ontology: Ontology) -> bool:
    """Tell whether words mean what is struck and can do nothing: "a relief convoy", "a command post of the Watch"."""
    return _class_of(words.partition(" of ")[0], ontology) in OBJECTS


def _class_of(words: str, ontology: Ontology) -> str:
    folded = fold_name(words).split()
    ends = [" ".join(folded[-size:]) for size in range(min(_LONGEST_PARTY, len(folded)), 0, -1)]
    for noun in [*ends, *folded[:1]]:  # "riot police", "army captain"
        found = ontology.parties.get(noun) or ontology.parties.get(noun.removesuffix("s"))
        if found is not None:
            return found
    return ""


def is_owned(words: str) -> bool:
    """Tell whether words begin with whose it is, which only their text can say: "its forces"."""
    return words.partition(" ")[0].lower() in OWN


def rival_forces(one: Force, other: Force) -> bool:
    """Tell whether men of the one cannot be men of the other."""
    return one != other and bool(one and other)
