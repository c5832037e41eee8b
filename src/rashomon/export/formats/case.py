"""The nouns of an export: what an exporter is handed, and what it hands back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from rashomon.lexicon import Ontology
from rashomon.records import Comparison


@dataclass(frozen=True, slots=True)
class Case:
    """What is to be exported: a comparison under a policy, the tables of codes, and the ids of a former export."""

    comparison: Comparison
    ontology: Ontology
    policy: str
    former: Mapping[str, str] = field(default_factory=dict)  # id of a mention -> id that its row had
    recorded: Mapping[str, str] = field(default_factory=dict)  # id of a mention -> the recorder's own id of it


@dataclass(frozen=True, slots=True)
class Unit:
    """A row of an export: an event, or an act of one. It keeps its id while the mention that gave it is in it."""

    id: str  # as exported
    base: str  # the mention that the id is made of
    event: str
    aliases: tuple[str, ...]  # all other mentions in it: each may have been, or become, its id elsewhere
    merged: tuple[str, ...] = ()  # ids of the recorder's rows, and of a former export's, that are in this one now


@dataclass(frozen=True, slots=True)
class Loss:
    """Something of an event that the format does not hold, or holds in another form."""

    event: str
    kind: str  # docs/exports.md lists them
    column: str  # where it is missing or changed; empty where the format has no place for it at all
    what: str
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cited:
    """A number of the export, the policy that chose it, and the claims that it leads back to."""

    unit: str
    column: str
    value: int
    policy: str
    how: str  # best, low, high, or how it was made of several
    groups: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Output:
    """The files of an export by what is put behind the name, "" for the file itself, and all that they do not hold."""

    files: Mapping[str, bytes]
    units: tuple[Unit, ...]
    losses: tuple[Loss, ...]
    cited: tuple[Cited, ...] = ()
    empty: Mapping[str, str] = field(default_factory=dict)  # column that is never filled -> why
    rows: int | None = None  # of the file itself, where these are not its units


Exporter = Callable[[Case], Output]
