"""Acts → the codes of PLOVER and of CAMEO: quad class, intensity, sectors of the parties, codes of the place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.export.formats.case import Loss, Unit
from rashomon.export.formats.ids import told_acts
from rashomon.export.formats.telling import Index, kind_of, mode_of
from rashomon.lexicon import Coding, fold_name
from rashomon.records import Act, Event

_QUADS = {
    "VERBAL COOPERATION": "AGREE CONSULT SUPPORT CONCEDE",
    "MATERIAL COOPERATION": "COOPERATE AID RETREAT",
    "VERBAL CONFLICT": "REQUEST ACCUSE REJECT THREATEN",
    "MATERIAL CONFLICT": "PROTEST SANCTION MOBILIZE COERCE ASSAULT",
}
QUAD: Mapping[str, str] = {type_: quad for quad, types in _QUADS.items() for type_ in types.split()}
# Kinds of actors.csv and classes of parties.csv → sectors of PLOVER 0.8.
_KINDS = {
    "GOV": "state government ministry",
    "MIL": "military",
    "COP": "police",
    "REB": "armed_group",
    "IGO": "alliance igo",
    "IMG": "coalition",
    "NGO": "ngo monitor",
    "JRN": "agency media outlet",
    "PTY": "party",
    "CVL": "population",
}
_CLASSES = {"MIL": "state", "COP": "police", "REB": "group", "UAF": "armed", "CVL": "mob protesters civilians"}
_OF_KIND = {kind: sector for sector, kinds in _KINDS.items() for kind in kinds.split()}
_OF_CLASS = {name: sector for sector, names in _CLASSES.items() for name in names.split()}
# The same sectors where CAMEO has another word for them.
CAMEO_ROLES: Mapping[str, str] = {"JRN": "MED", "PTY": "OPP", "IMG": "IGO"}


def quad_of(act: Act) -> str:
    """Return PLOVER's quad class of an act; empty for a type that it does not have."""
    return QUAD.get(act.type, "")


def coding_of(act: Act, index: Index) -> Coding | None:
    """Return what an act is to CAMEO, None for a type that the table does not have."""
    codings = index.case.ontology.codings
    return codings.get((act.type, mode_of(act, index) or "")) or codings.get((act.type, ""))


def sector_of(name: str, index: Index) -> str:
    """Return PLOVER's sector of a party; empty where its name tells none."""
    kind, _ = kind_of(name, index)
    if kind in _OF_KIND:
        return _OF_KIND[kind]
    words = fold_name(name).split()
    tails = (" ".join(words[start:]) for start in range(len(words)))
    classes = index.case.ontology.parties
    found = next((classes.get(t) or classes.get(t.removesuffix("s")) for t in tails if _has(classes, t)), None)
    return _OF_CLASS.get(found or "", "")


def _has(classes: Mapping[str, str], words: str) -> bool:
    return words in classes or words.removesuffix("s") in classes


def struck_of(act: Act) -> list[str]:
    """Return the targets of an act who are not among its doers too."""
    return [name for name in act.targets if name not in act.actors]


def dated_acts(
    index: Index, acts: Sequence[tuple[Event, Act, Unit]] | None = None
) -> tuple[list[tuple[Event, Act, Unit]], list[Loss]]:
    """Return the acts with a type and a day, which these formats require, and what is left out of them."""
    kept, losses = [], []
    for event, act, unit in told_acts(index) if acts is None else acts:
        if event.first is None:
            losses.append(Loss(event.id, "left_out", "", f"{act.type} {act.id}: no day is told, which is required"))
        elif act.type not in QUAD:
            losses.append(Loss(event.id, "left_out", "", f"{act.type} {act.id}: no type of PLOVER 0.8"))
        else:
            kept.append((event, act, unit))
    kept_events = {event.id for event, _, _ in kept} | {loss.event for loss in losses}
    losses += [
        Loss(event.id, "left_out", "", "no act is told as done")
        for event in index.case.comparison.events
        if event.id not in kept_events
    ]
    return kept, losses
