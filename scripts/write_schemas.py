"""Write the JSON Schemas (draft 2020-12) of what `--json` prints, from the records, and of the exports that are JSON.

A field's description is the comment beside it in records/, else the line for it below.
"""

from __future__ import annotations

import ast
import json
import re
import sys
from pathlib import Path
from typing import Any

from export_schemas import EXPORTS

from rashomon import contract, records

FOLDER = Path(contract.__file__).parent / "schemas"
DRAFT = "https://json-schema.org/draft/2020-12/schema"
TITLES = {
    "read": "A line of `rashomon read --json`: what one report says",
    "compare": "What `rashomon compare --json` prints: what several reports say of their events",
    "decisions": "A line of `rashomon decisions --json`: a decision, and whether it holds",
}

# By Record.field, or by field where it means the same in every record that has it.
FIELDS = {
    "about": "Id of the mention that a reaction is about",
    "act": "Id of the act that the finding is of; null where it is of the event",
    "actor": "Id of an actor of the same reading, null where the words name none that is known",
    "actors": "Who does it",
    "admin1": "Province or state, null where it is not known",
    "admin2": "District or county, null where it is not known",
    "attribution": "Id of the attribution that the claim stands in, null where the report speaks itself",
    "between": "The two positions, by their place in the list `positions`, from 0",
    "bound": "How the words bound the number",
    "by": "Who says so",
    "byline": "Who wrote it, as printed",
    "chain": "The speakers, innermost first, the publisher last",
    "claims": "Ids of the claims that it stands on",
    "content": "The stretches that are passed on",
    "copies": "Which reports repeat which",
    "country": "ISO 3166-1 alpha-2 code, null where it is not known",
    "credit": "The wire agency that the report itself credits, as printed",
    "cue": "The words that pass it on (said, according to); null where there are none",
    "cut": "What was taken for furniture of the page and left out of the text",
    "disputes": "Where positions contradict one another",
    "events": "The events that the reports tell of",
    "field": "What the value is of: a figure (killed, injured, …), a person, a place, a time, …",
    "findings": "What the claims add up to, field by field",
    "first": "First day, YYYY-MM-DD",
    "group": "Whose dead, whose soldiers, in words; empty for fields that are not figures",
    "high": "Highest value, included; null where it is open or not given",
    "id": "Its id: a hash of what it says, so that the same input has the same id",
    "kind": "Its kind, one of a documented list",
    "label": "A few words that tell the event from others",
    "language": "ISO 639-1 code, und where it cannot be told",
    "last": "Last day, included, YYYY-MM-DD",
    "latitude": "Degrees, WGS 84",
    "longitude": "Degrees, WGS 84",
    "low": "Lowest value, included; null where it is open or not given",
    "mention": "Id of the mention that the claim is on",
    "mentions": "The deeds that it tells of",
    "message": "What was not clear, in a sentence",
    "mode": "PLOVER 0.8 mode, null where the type has none or the words give none",
    "name": "Its fullest name",
    "names": "All its names in the report",
    "of": "Id of the report that is repeated",
    "origins": "How many independent bodies stand behind it",
    "outlet": "The publisher, null where it is not known",
    "outlets": "How many publishers have it",
    "place": "Where, null where no words tell it",
    "places": "The places that it names",
    "policy": "The rule by which the range was made",
    "positions": "The versions that are told, and by whom",
    "precision": "How exactly the place is known",
    "problems": "What a stage would not guess at",
    "published": "Day of publication, YYYY-MM-DD, null where it is not known",
    "published_from": "Where the day of publication was found",
    "quoted": "Whether the words stand between quotation marks",
    "radius_km": "The place lies within so many kilometres of the point; null where that is not known",
    "realis": "Whether the deed is told as done, planned, threatened, supposed, denied, remembered, tried or drilled",
    "relations": "Where positions differ without contradicting one another",
    "report": "The report as received",
    "reports": "The reports that tell it",
    "scope": "What the figure counts",
    "share": "How much of the text is repeated, 0 to 1",
    "side": "Whose side, null where none is known",
    "sides": "Who stood against whom, a list of names a side",
    "span": "Start and end, in Unicode code points, the end not included",
    "stage": "The stage that met it",
    "stance": "How the speaker stands to what is passed on",
    "stands_for": "Whom \"he\" or \"the ministry\" means, where the report makes it clear",
    "targets": "To whom it is done",
    "text": "The words as printed",
    "time": "When, null where no words tell it",
    "times": "The times that it names",
    "title": "The headline",
    "to": "Hour of the end, HH:MM, null where none is told",
    "from": "Hour of the beginning, HH:MM, null where none is told",
    "trigger": "Where the word that tells the deed stands",
    "type": "PLOVER 0.8 event type",
    "url": "Where it was published, null where that is not known",
    "value": "What the field is said to be",
    "weapons": "With what",
    "where": "Whether spans point into the report's text or its title",
    "whom": "The group, resolved as far as the words go",
    "words": "The words as printed",
    "role": "What the people of the group are",
    "dispute": "Kind of the first dispute, null where there is none",
    "rejects": "Whether it rejects another's figure and offers none",
    "method": "The rule that made it, with its version",
    "zone": "Time zone, null where none is told",
    "part": "Part of the day, null where none is told",
    "why": "The reason",
    "attributions": "Who speaks where",
    "at_least": "The fewest that it can be",
    "at_most": "The most that it can be",
    "acts": "The deeds of the event",
    "best": "The best figure under the policy, null where the policy has none",
    "Actor.kind": "What it is, as in ontology/actors.csv; unknown where the table does not know the name",
    "Actor.name": "Its fullest name in the report",
    "ActorValue.actor": "The actor, in the words of the report",
    "Act.actors": "Names of those who do it",
    "Act.mentions": "Ids of the mentions that tell it",
    "Act.targets": "Names of those to whom it is done",
    "Copy.by": "Id of the report that repeats",
    "Cut.kind": "What it was: menu, share, byline, …",
    "Cut.text": "The words that were left out",
    "Event.reports": "Ids of the reports that tell it",
    "Event.type": "PLOVER 0.8 type of its main act",
    "Finding.high": "The upper end under the policy, null where no figure enters it",
    "Finding.low": "The lower end under the policy, null where no figure enters it",
    "Finding.reports": "How many reports have it",
    "Place.id": "Its id in the gazetteer, null where that does not have it",
    "Place.name": "Its name in the gazetteer, null where that does not have it",
    "Position.by": "Names of those who hold it",
    "Reading.actors": "Who is named as acting or speaking",
    "Reading.claims": "Who says what: one field of one mention has one value, according to one chain",
    "Report.text": "The text, after newline normalisation and without the page's furniture",
    "Position.printed": "The number as printed, null where the words give none",
    "Position.text": "The words, for positions that are no figures",
    "History.steps": "The figures, the first told first",
    "Naming.actor": "Its name",
    "Naming.words": "The words, those most used first",
    "NameWord.reports": "Ids of the reports that have them",
    "Omission.reports": "Ids of the reports that leave it out",
    "Revision.earlier": "Id of the report with the earlier text",
    "Revision.figures": "The figures that changed",
    "Revision.later": "Id of the report with the later text",
    "Silence.name": "What the side is called",
    "Decision.id": "Its id: a hash of what it says and when",
    "Decision.verdict": "What it says of them",
    "Standing.about": "What it was about when it was made, left and right; empty where that is not known",
    "Standing.decision": "What was decided, as it was made",
    "Standing.state": "Whether it holds",
    "Target.kind": "What it is",
    "Target.where": "Whether the span points into the report's text or its title; null for what has no span",
    "Claim.value": "What the field is said to be: a figure, words, a time, a place, an actor or a named person",
    "Link.kind": "Whether the speaker is named, unnamed, not resolved, or the report's publisher",
}  # fmt: skip


def main() -> int:
    """Write all schemas; with `--check`, only say whether the files are what would be written (1: they are not)."""
    stale = []
    texts = {command: render(command) for command in contract.OUTPUTS} | {name: render_export(name) for name in EXPORTS}
    for name, text in texts.items():
        path = FOLDER / f"{name}.schema.json"
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(path.name)
            if "--check" not in sys.argv:
                path.write_text(text, encoding="utf-8")
    print("\n".join(f"{name}: written anew" if "--check" not in sys.argv else f"{name}: stale" for name in stale))
    return int(bool(stale) and "--check" in sys.argv)


def render(command: str) -> str:
    """Return the text of a command's schema file."""
    adapter = contract.adapter_of(contract.OUTPUTS[command])
    made = adapter.json_schema(mode="serialization", by_alias=True)
    comments = comments_of_fields()
    _describe(contract.OUTPUTS[command].__name__, made, comments)
    for name, definition in made["$defs"].items():
        _describe(name, definition, comments)
    head = {
        "$schema": DRAFT,
        "$id": f"rashomon/{command}.schema.json",
        "title": TITLES[command],
    }
    return json.dumps(head | {key: value for key, value in made.items() if key != "title"}, indent=1) + "\n"


def render_export(name: str) -> str:
    """Return the text of an export's schema file."""
    title, make = EXPORTS[name]
    head = {"$schema": DRAFT, "$id": f"rashomon/{name}.schema.json", "title": title}
    return json.dumps(head | make(), indent=1) + "\n"


def comments_of_fields() -> dict[str, str]:
    """Return Record.field → the comment that stands beside it in records/."""
    found = {}
    for source in [path.read_text(encoding="utf-8") for path in sorted(Path(records.__file__).parent.glob("*.py"))]:
        lines = source.splitlines()
        for record in [node for node in ast.parse(source).body if isinstance(node, ast.ClassDef)]:
            for field in [node for node in record.body if isinstance(node, ast.AnnAssign)]:
                comment = re.search(r"#\s*(.+)$", lines[field.lineno - 1])
                if comment and isinstance(field.target, ast.Name):
                    found[f"{record.name}.{field.target.id}"] = comment[1]
    return found


def _describe(name: str, definition: dict[str, Any], comments: dict[str, str]) -> None:
    """Give every property of a record's definition its description and drop the made-up titles."""
    definition.pop("title", None)
    for field, schema in definition["properties"].items():
        schema.pop("title", None)
        schema.pop("default", None)  # every key is printed, so a default says nothing
        words = FIELDS.get(f"{name}.{field}") or comments.get(f"{name}.{field}") or FIELDS.get(field)
        if not words:
            raise SystemExit(f"write_schemas: no description for {name}.{field}: comment it in records/")
        schema["description"] = words[0].upper() + words[1:]


if __name__ == "__main__":
    sys.exit(main())
