"""The JSON Schemas (draft 2020-12) of the exports that are JSON, as write_schemas.py writes them.

A schema is closed: it names every key that an export may have. Codes are those of the records; what the columns of our
own table hold is told in docs/exports.md.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, get_args

from rashomon.combine import POLICIES
from rashomon.export.formats.flat import COLUMNS, KINDS
from rashomon.export.formats.plover import RESOLUTION
from rashomon.records import Field, Part, Precision, Stance, Where

PAGE = Path(__file__).parent.parent / "docs" / "exports.md"
Schema = dict[str, Any]
TEXT: Schema = {"type": "string"}
TEXTS: Schema = {"type": "array", "items": TEXT}
WHOLE: Schema = {"type": "integer", "minimum": 0}
DAY: Schema = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
HOUR: Schema = {"type": "string", "pattern": r"^\d{2}:\d{2}$"}
LATITUDE: Schema = {"type": "number", "minimum": -90, "maximum": 90}
LONGITUDE: Schema = {"type": "number", "minimum": -180, "maximum": 180}
POLICY: Schema = {"enum": sorted(POLICIES)}


def told(words: str, schema: Schema) -> Schema:
    """Return a schema with what the value is."""
    return schema | {"description": words}


def null(schema: Schema) -> Schema:
    """Return the schema of a value that may be null."""
    return {"anyOf": [schema, {"type": "null"}]}


def many(schema: Schema) -> Schema:
    """Return the schema of a list."""
    return {"type": "array", "items": schema}


def known(kind: object) -> Schema:
    """Return the schema of a code of the records."""
    return {"enum": list(get_args(kind))}


def closed(needed: Mapping[str, Schema], maybe: Mapping[str, Schema] | None = None) -> Schema:
    """Return the schema of an object that has all keys of the first kind, may have those of the second, and no more."""
    properties = {**needed, **(maybe or {})}
    return {"type": "object", "properties": properties, "required": list(needed), "additionalProperties": False}


def geojson() -> Schema:
    """Return the schema of a FeatureCollection."""
    end = {"anyOf": [WHOLE, {"const": "open"}, {"type": "null"}]}
    position = closed(
        {
            "by": told("Names of those who hold it", TEXTS),
            "says": told("What they say, in words", TEXT),
            "claims": told("Ids of the claims that it stands on", TEXTS),
        }
    )
    finding = closed(
        {
            "field": told("What it is on", known(Field)),
            "what": told("Of whom, in words", TEXT),
            "low": told("The lower end under the policy; open where it is, null where the policy has none", end),
            "best": told("The best figure under the policy; null where it has none", end),
            "high": told("The upper end under the policy; open where it is, null where the policy has none", end),
            "disputes": told("Kinds of dispute in it", TEXTS),
            "positions": told("The versions that are told, and by whom", many(position)),
        }
    )
    act = closed(
        {
            "id": told("Its id", TEXT),
            "type": told("PLOVER 0.8 event type", TEXT),
            "actors": told("Names of those who do it", TEXTS),
            "targets": told("Names of those to whom it is done", TEXTS),
        }
    )
    properties = closed(
        {
            "event": told("Id of the event today, where an earlier export fixed another", TEXT),
            "label": told("A few words that tell the event from others", TEXT),
            "type": told("PLOVER 0.8 type of its main act", TEXT),
            "sub_event": told("ACLED sub-event type, null where none fits", null(TEXT)),
            "first": told("First day, YYYY-MM-DD; null where none is told", null(DAY)),
            "last": told("Last day, included", null(DAY)),
            "part_of_day": told("Part of the day, null where none is told", null(known(Part))),
            "from": told("Hour of the beginning, null where none is told", null(HOUR)),
            "to": told("Hour of the end, null where none is told", null(HOUR)),
            "place": told("Name of the place, null where none is told", null(TEXT)),
            "country": told("ISO 3166-1 alpha-2 code", null(TEXT)),
            "admin1": told("Province or state", null(TEXT)),
            "admin2": told("District or county", null(TEXT)),
            "precision": told("How exactly the place is known", null(known(Precision))),
            "radius_km": told("The place lies within so many kilometres of the point", null({"type": "number"})),
            "sides": told("Who stood against whom, a list of names a side", many(TEXTS)),
            "acts": told("The deeds of the event", many(act)),
            "policy": told("The rule by which numbers were chosen", POLICY),
            "killed": told("Number of dead under the policy, null where it gives none", null(WHOLE)),
            "findings": told("What the claims add up to, field by field", many(finding)),
            "outlets": told("Who reports it", TEXTS),
            "urls": told("Addresses of its reports", TEXTS),
        }
    )
    place = {"type": "array", "prefixItems": [LONGITUDE, LATITUDE], "items": False, "minItems": 2}
    point = closed(
        {
            "type": told("What it is", {"const": "Point"}),
            "coordinates": told("Longitude and latitude, WGS 84", place),
        }
    )
    feature = closed(
        {
            "type": told("What it is", {"const": "Feature"}),
            "id": told("Its id, which a second export keeps", TEXT),
            "geometry": told("Where, null where no coordinates are known", null(point)),
            "properties": told("What is told of the event", properties),
        }
    )
    return closed(
        {
            "type": told("What it is", {"const": "FeatureCollection"}),
            "features": told("The events", many(feature)),
        }
    )


def timemap() -> Schema:
    """Return the schema of the object that timemap reads."""
    event = closed(
        {
            "id": told("Its id, which a second export keeps", TEXT),
            "civId": told("Always empty", {"const": ""}),
            "description": told("A few words that tell the event from others", TEXT),
            "date": told("First day, MM/DD/YYYY", {"type": "string", "pattern": r"^\d{2}/\d{2}/\d{4}$"}),
            "time": told("Hour, empty where none is told", {"type": "string", "pattern": r"^(\d{2}:\d{2})?$"}),
            "time_precision": told("The last day, empty where it is the first", TEXT),
            "time_display": told("Part of the day, empty where none is told", {"enum": ["", *get_args(Part)]}),
            "location": told("The place with its precision", TEXT),
            "type": told("PLOVER 0.8 type of its main act", TEXT),
            "category": told("ACLED sub-event type, else the PLOVER type", TEXT),
            "associations": told("The same, to filter by", TEXTS),
            "sources": told("Ids of its reports, as in `sources`", TEXTS),
            "comments": told("Number of dead, policy, claims; empty where there is no number", TEXT),
        },
        {
            "latitude": told("Degrees, as text", TEXT),
            "longitude": told("Degrees, as text", TEXT),
        },
    )
    event["dependentRequired"] = {"latitude": ["longitude"], "longitude": ["latitude"]}
    source = closed(
        {
            "id": told("Id of the report", TEXT),
            "title": told("The headline", TEXT),
            "paths": told("Always empty", {"type": "array", "maxItems": 0}),
            "type": told("What it is", {"const": "text"}),
            "url": told("Where it was published, empty where that is not known", TEXT),
            "author": told("Who wrote it, as printed", TEXT),
            "date": told("Day of publication, empty where it is not known", TEXT),
            "description": told("The outlet", TEXT),
        }
    )
    association = closed(
        {
            "id": told("The category", TEXT),
            "title": told("The category", TEXT),
            "desc": told("Always empty", {"const": ""}),
            "mode": told("What it is for", {"const": "FILTER"}),
            "filter_paths": told("The category", TEXTS),
        }
    )
    none = {"type": "array", "maxItems": 0}
    return closed(
        {
            "events": told("The events that have a day", many(event)),
            "sites": told("Always empty", none),
            "associations": told("The categories", many(association)),
            "sources": told("The reports, by id", {"type": "object", "additionalProperties": source}),
            "shapes": told("Always empty", none),
        }
    )


def plover() -> Schema:
    """Return the schema of a line: an act."""
    party = closed(
        {
            "code": told("ISO 3166-1 alpha-3 code of its country, empty where none is known", TEXT),
            "sector": told("PLOVER sector, empty where none is known", TEXT),
            "entity_text": told("Its name", TEXT),
        }
    )
    place = closed(
        {
            "extracted_place": told("The words of the report", TEXT),
            "resolved_place": told("Its name in the gazetteer, empty where that does not have it", TEXT),
            "district": told("District or county", TEXT),
            "province": told("Province or state", TEXT),
            "country": told("Name of the country", TEXT),
            "country_code": told("ISO 3166-1 alpha-3 code", TEXT),
            "resolution": told("From 5, less than a city, to 1, a country", {"enum": sorted(set(RESOLUTION.values()))}),
        },
        {
            "geonameid": told("GeoNames' number", {"type": "string", "pattern": r"^\d+$"}),
            "lat": told("Degrees, WGS 84", LATITUDE),
            "lon": told("Degrees, WGS 84", LONGITUDE),
        },
    )
    cited = ("corpus", "citation", "url", "title", "language", "publication", "codebook", "version")
    size = {"dead": "killed", "injured": "injured", "arrested": "captured"}
    return closed(
        {
            "id": told("Its id, which a second export keeps", TEXT),
            "date": told("First day, YYYY-MM-DD", DAY),
            "has_event": told("Always true", {"const": True}),
            "actor": told("Who does it", many(party)),
            "event": told("PLOVER 0.8 event type", many(TEXT) | {"minItems": 1, "maxItems": 1}),
            "recipient": told("To whom it is done", many(party)),
            "mode": told("PLOVER 0.8 mode", many(TEXT) | {"maxItems": 1}),
            "context": told("Always empty: no rule of ours tells it", {"type": "array", "maxItems": 0}),
            "quad_code": told("PLOVER quad class", TEXT),
            "event_text": told("A few words that tell the event from others", TEXT),
            "coder": told("The name of this program", {"const": "Rashomon"}),
            "comment": told("The policy and the claims behind `size`", TEXT),
        },
        {
            "event_loc": told("The place", place),
            "event_scale": told("Intensity of type and mode", {"type": "number"}),
            "enddate": told("Last day, where it is another", DAY),
            "time": told("Hour of the beginning", HOUR),
            "endtime": told("Hour of the end", HOUR),
            "link": told("Address of the first report", TEXT),
            "cite_info": told("The first report", closed({key: told(f"Its {key}", TEXT) for key in cited})),
            "size": told(
                "Figures of the event, at its main act alone",
                closed({}, {key: told(f"People {field}", WHOLE) for key, field in size.items()}),
            ),
        },
    )


_FTM = {
    "Event": "name startDate endDate location country addressEntity keywords notes recordId involved proof publisher"
    " sourceUrl",
    "Address": "full remarks state country latitude longitude",
    "PublicBody": "name country",
    "Organization": "name country",
    "LegalEntity": "name country",
    "Person": "name notes",
    "Article": "fileName title author publisher publishedAt sourceUrl language",
}


def ftm() -> Schema:
    """Return the schema of a line: an entity of FollowTheMoney."""
    values = TEXTS | {"minItems": 1, "uniqueItems": True}
    entities = [
        closed(
            {
                "id": told("Its id: of an event, what a second export keeps; of others a hash of what it is", TEXT),
                "schema": told("FollowTheMoney's schema", {"const": schema}),
                "properties": told(
                    "Its values, as docs/exports.md tells them",
                    closed({}, {name: told(f"FollowTheMoney's `{name}`", values) for name in names.split()}),
                ),
            }
        )
        for schema, names in _FTM.items()
    ]
    return {"oneOf": entities}


def jsonl() -> Schema:
    """Return the schema of a line of our own table: a position of a finding, with its event."""
    kinds = {"text": TEXT, "whole": {"type": "integer"}, "number": {"type": "number"}, "yes": {"type": "boolean"}}
    always = {"event", "label", "type"}
    holds = columns_of_page()
    columns = {name: TEXTS if KINDS[name] == "list" else kinds[KINDS[name]] for name in COLUMNS}
    return closed({name: told(holds[name], one if name in always else null(one)) for name, one in columns.items()})


def columns_of_page() -> dict[str, str]:
    """Return what each column of our own table holds, as the documentation tells it."""
    table = PAGE.read_text(encoding="utf-8").partition("## csv, jsonl, xlsx, parquet")[2]
    rows = re.findall(r"^\| (`.*?) \| [^|]* \| (.+) \|$", table, re.M)
    return {name: holds[0].upper() + holds[1:] for names, holds in rows for name in re.findall(r"`(\w+)`", names)}


def loss() -> Schema:
    """Return the schema of FILE.loss.json."""
    unit = closed(
        {
            "id": told("Id of the row", TEXT),
            "base": told("The mention that it is made of", TEXT),
            "event": told("Id of the event today", TEXT),
            "aliases": told("All other mentions in it", TEXTS),
            "merged": told("Ids of rows that are in this one now", TEXTS),
        }
    )
    figure = closed(
        {
            "unit": told("Id of the row", TEXT),
            "column": told("Where it stands", TEXT),
            "value": told("The number", WHOLE),
            "policy": told("The rule that chose it", POLICY),
            "how": told("Which end of the range it is, or how it was made of several", TEXT),
            "groups": told("Whom it counts", TEXTS),
            "claims": told("Ids of the claims behind it", TEXTS),
        }
    )
    words = closed(
        {
            "words": told("The words as printed", TEXT),
            "report": told("Id of the report", TEXT),
            "where": told("Whether the span points into the report's text or its title", known(Where)),
            "span": told(
                "Start and end, in Unicode code points, the end not included",
                {"type": "array", "prefixItems": [WHOLE, WHOLE], "items": False, "minItems": 2},
            ),
            "url": told("Where the report was published, null where that is not known", null(TEXT)),
            "path": told("Where the report was found", TEXT),
            "chain": told("The speakers, innermost first, the publisher last", TEXTS),
            "stance": told("How the innermost stands to it", known(Stance)),
        }
    )
    lost = closed(
        {
            "event": told("Id of the event", TEXT),
            "kind": told("Its kind, one of a documented list", TEXT),
            "column": told("Where it is missing or changed; empty where there is no place for it", TEXT),
            "what": told("What is lost, in words", TEXT),
            "claims": told("Ids of the claims on it", TEXTS),
        }
    )
    return closed(
        {
            "format": told("The format", TEXT),
            "policy": told("The rule by which numbers were chosen", POLICY),
            "events": told("How many events the store tells", WHOLE),
            "exported": told("How many of them are in the file", WHOLE),
            "rows": told("In how many rows", WHOLE),
            "counts": told("How many losses of each kind", {"type": "object", "additionalProperties": WHOLE}),
            "empty_columns": told(
                "Columns that are never filled, with the reason", {"type": "object", "additionalProperties": TEXT}
            ),
            "ids": told("The ids of the rows", many(unit)),
            "recorded_as": told(
                "By event the rows of recorders' tables that tell it", {"type": "object", "additionalProperties": TEXTS}
            ),
            "figures": told("Each number that a policy chose", many(figure)),
            "words": told(
                "By claim its words, and where they stand", {"type": "object", "additionalProperties": words}
            ),
            "losses": told("All losses", many(lost)),
        }
    )


# By the names under which contract.schema_of has them: what it is of, and what makes it.
EXPORTS: Mapping[str, tuple[str, Callable[[], Schema]]] = {
    "geojson": ("What `rashomon export geojson` writes (RFC 7946)", geojson),
    "timemap": ("What `rashomon export timemap` writes", timemap),
    "plover": ("A line of `rashomon export plover`: an act", plover),
    "ftm": ("A line of `rashomon export ftm`: an entity of FollowTheMoney", ftm),
    "jsonl": ("A line of `rashomon export jsonl`: a position of a finding, with its event", jsonl),
    "loss": ("FILE.loss.json beside every export: what is not in FILE, and what its numbers stand on", loss),
}
