"""What a sentence tells: the PLOVER type of its main act against that of PLOVER's gold standard records.

Gold data: `gold_standard_records/PLOVER_GSR_CAMEO.txt` of github.com/openeventdata/PLOVER, a JSON array of records with
`event`, `mode` and `text`. They are of codebook 0.5b1, whose types are brought to those of 0.8 by `TYPES` and `MODES`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from rashomon.bench.classes import Judged, by_halves, misses_of
from rashomon.bench.passages import Passage, read_each
from rashomon.bench.request import Measured, Request
from rashomon.records import Mention
from rashomon.resources import Resources, load_resources

FILE = Path("gold_standard_records") / "PLOVER_GSR_CAMEO.txt"
SCORED = ("ASSAULT", "COERCE", "PROTEST", "THREATEN", "ACCUSE", "REJECT", "MOBILIZE", "RETREAT")
# Types of 0.5b1 that 0.8 has under another name; all others kept theirs.
TYPES = {"FIGHT": "ASSAULT", "DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE"}
# Modes of force that 0.8 has under one type only: a record of force with such a mode is of that type.
FORCE = frozenset({"FIGHT", "ASSAULT", "COERCE"})
MODES = {"deport": "COERCE", "destroy": "ASSAULT", "firearms": "ASSAULT"}
_TOLD = frozenset({"actual", "planned", "threatened"})
_HOSTILE = frozenset({"ASSAULT", "COERCE", "PROTEST", "SANCTION"})
_FRIENDLY = frozenset({"RETREAT", "CONCEDE", "CONSULT", "COOPERATE", "AID", "AGREE"})
_AHEAD = frozenset({"planned", "hypothetical", "threatened"})
# Types of 0.8 by mode that the codebook of the records puts elsewhere: to find guilty is there to disapprove.
_ELSEWHERE: Mapping[tuple[str, str | None], str] = {("SANCTION", "convict"): "ACCUSE"}
_VIOLENT = frozenset({"Violent demonstration", "Mob violence"})


def measure_plover(request: Request) -> Measured:
    """Return F1 by type over the types of `SCORED`, of all records and of two halves; the misses of the first half.

    ValueError where no folder of gold data is given or it has no records.
    """
    if request.gold is None:
        raise ValueError("plover is measured on gold data: give its folder with --gold")
    records = list(read_records(request.gold))[: request.limit]
    resources = load_resources()
    judged = [Judged(one.where, one.expected[0], found, one.text) for one, found in _told(records, resources)]
    return Measured(by_halves(judged, SCORED), misses_of(judged, SCORED))


def read_records(folder: Path) -> Iterator[Passage]:
    """Yield the records of a folder as passages with their type; ValueError where there are none."""
    path = folder / FILE if (folder / FILE).is_file() else folder / FILE.name
    if not path.is_file():
        raise ValueError(f"{folder}: no {FILE}")
    for record in json.loads(path.read_text(encoding="utf-8")):
        if record["event"] != "DOCUMENT":
            kind = type_of(record["event"], record.get("mode") or "")
            yield Passage(record["id"], record["text"], published=record.get("date", ""), expected=(kind,))


def type_of(event: str, mode: str) -> str:
    """Return the type of 0.8 of a record's type and mode of 0.5b1."""
    return MODES[mode] if event in FORCE and mode in MODES else TYPES.get(event, event)


def main_type(mentions: Sequence[Mention]) -> str | None:
    """Return the type that a sentence tells above all: of its first act that is told as done, else of its first."""
    told = sorted(mentions, key=lambda mention: mention.trigger)
    main = next((one for one in told if one.realis in _TOLD), told[0] if told else None)
    return None if main is None else said_type(main)


def said_type(mention: Mention) -> str:
    """Return the type of a mention as the codebook counts it: a deed that is only announced is a word about it.

    To announce force, force without blows or protest is to threaten; sanctions bite when they are announced; to
    announce talks, help or a step back is to agree, and not to take it is to reject it. What a crowd does by force is
    its protest.
    """
    kind = _ELSEWHERE.get((mention.type, mention.mode), mention.type)
    if mention.realis == "threatened" or (kind in _HOSTILE and mention.realis in _AHEAD):
        return kind if (kind, mention.realis) == ("SANCTION", "planned") else "THREATEN"
    if kind in _FRIENDLY and mention.realis in _AHEAD:
        return "AGREE"
    if kind in _FRIENDLY and mention.realis == "negated":
        return "REJECT"
    return "PROTEST" if mention.acled in _VIOLENT else kind


def _told(records: Sequence[Passage], resources: Resources) -> Iterator[tuple[Passage, str | None]]:
    for record, reading in read_each(records, resources):
        yield record, main_type([one for one in reading.mentions if one.where == "text"])
