"""What generated reports are made from: what happened, and what each report is to say of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rashomon.lexicon import GazetteerEntry
from rashomon.records import Bound, Part, Stance


@dataclass(frozen=True, slots=True)
class Body:
    """Somebody who does deeds or speaks of them."""

    id: str
    name: str
    kind: str
    country: str | None


@dataclass(frozen=True, slots=True)
class Incident:
    """What happened."""

    key: str
    day: date
    part: Part | None
    town: GazetteerEntry
    village: str | None  # which no gazetteer has
    doer: Body
    foe: Body | None  # whose fighters were struck
    struck: str
    thing: str
    dead: int
    hurt: int
    victims: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A figure and who gives it: a body, or people without a name."""

    field: str
    number: int
    bound: Bound
    body: Body | None
    unnamed: str
    stance: Stance


@dataclass(frozen=True, slots=True)
class Account:
    """What one report says of one incident."""

    incident: Incident
    said: tuple[Said, ...]
    dated: bool
    placed: bool
    named: bool  # says who did it
    victims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """All that one report is to say."""

    outlet: str
    published: date | None
    accounts: tuple[Account, ...]
    filler: tuple[str, ...]
    blames: bool  # prints an accusation
    recalls: bool  # a deed of former years without a date
    sends: bool  # says how many troops were sent there
