"""The tables of the newest version, as queries see them, and the rows that a reading becomes."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

from sqlalchemy import BigInteger, Column, Float, LargeBinary, MetaData, String, Table

from rashomon import contract
from rashomon.lexicon import fold_name
from rashomon.records import ActorValue, Claim, Figure, PersonValue, PlaceValue, Reading, TextValue

Row = dict[str, Any]
LARGEST = 2**63 - 1  # of a database integer
# The columns that bear the names of a claim's own fields.
SAME = ("id", "mention", "field", "group", "scope", "part_of", "as_of", "replaces", "words", "where", "stance")


def _table(name: str, text: str, integers: str = "", floats: str = "", blobs: str = "") -> Table:
    """Return a table of text, integer and floating columns, and of bytes."""
    columns = [(text, String), (integers, BigInteger), (floats, Float), (blobs, LargeBinary)]
    return Table(name, METADATA, *(Column(one, kind()) for names, kind in columns for one in names.split()))


METADATA = MetaData()
META = _table("meta", "key value")
REPORTS = _table("reports", "id title language text sha256")
# In SQLite alone: an index of the words of `reports`, whose rows bear the numbers of `texts`.
TEXTS = _table("texts", "report", "number")
REPORT_WORDS = _table("report_words", "title text")
# In PostgreSQL alone: the words of `reports`, as its index has them; a long report has several rows.
REPORT_LEXEMES = _table("report_lexemes", "report lexemes")
FOUND_AT = _table("found_at", "id report path url outlet published")
GENERATIONS = _table("generations", "version", "number")
READINGS = _table("readings", "id source report outlet published json", "generation")
CLAIMS = _table(
    "claims",
    "reading id report mention field group actor side role who bound text scope part_of as_of replaces words where "
    "speaker stance chain method",
    "number low high printed start end",
    "score",
)
IDS = _table("ids", "reading id kind name")
PROBLEMS = _table("problems", "reading report kind stage message where", "number start end")
DECISIONS = _table("decisions", "id left right verdict by why made correction assignee", "number")
REDACTIONS = _table("redactions", "id kind report where by why made", "number start end")
# What was computed last: a reader's copy of what `combine` makes of the rest, to be thrown away at will.
COMPUTATIONS = _table("computations", "state facets", "number done")
EVENTS = _table(
    "events",
    "id label type first last country place precision sides outlets kinds fields",
    "computation number reports disputes origins killed_low killed_high decided",
    "latitude longitude radius_km",
)
EVENT_RECORDS = _table("event_records", "json ranges", "computation event")
EVENT_WORDS = _table("event_words", "words", "computation event")
# The same as SQLite has it: its rows bear numbers by which an event is known without reading them.
WORDS_IN_FILE = EVENT_WORDS.to_metadata(MetaData())
WORDS_IN_FILE.append_column(Column("rowid", BigInteger()))
EVENT_KILLED = _table("event_killed", "policy", "computation event low high")
EVENT_MENTIONS = _table("event_mentions", "mention", "computation event")
EVENT_REPORTS = _table("event_reports", "report", "computation event")
COPIES = _table("copies", "of by kind", "computation", "share")
REVISIONS = _table("revisions", "earlier later json", "computation")
# All of a computation, so that what refers to another stands before it.
PARTS = (
    EVENT_RECORDS, EVENT_WORDS, EVENT_KILLED, EVENT_MENTIONS, EVENT_REPORTS, COPIES, REVISIONS, EVENTS, COMPUTATIONS,
)  # fmt: skip
TARGETS = _table("targets", "decision id kind report field where words", "number start end")
# What came from the network, as received; what is watched; what was told.
BODIES = _table("bodies", "sha256", "size", blobs="gzip")
PAGES = _table("pages", "id asked url canonical fetched headers sha256")
PAGE_REPORTS = _table("page_reports", "page report")
FEEDS = _table("feeds", "url etag modified checked due problem", "failures")
FEED_ITEMS = _table("feed_items", "feed key url page state due problem json", "number failures")
TOLD = _table("told", "rules key value")
NOTICES = _table("notices", "rules id made json", "number")
DELIVERIES = _table("deliveries", "rules channel", "number")
# Who may work on a store in a team, and what was done.
USERS = _table("users", "name key role password made disabled")
SESSIONS = _table("sessions", "hash person made seen")
TOKENS = _table("tokens", "id hash person name role made used revoked")
AUDIT = _table("audit", "made who what about note", "number")


def id_of(*parts: str | int | None) -> str:
    """Return a hash of parts that tells null from an empty text, and where one part ends."""
    return sha256(json.dumps(parts).encode()).hexdigest()[:16]


def claim_rows(reading: Reading, reading_id: str) -> list[Row]:
    """Return a row a claim, in the order of the reading."""
    return [
        {"reading": reading_id, "number": number, "report": reading.report.id, **_claim_row(claim)}
        for number, claim in enumerate(reading.claims)
    ]


def id_rows(reading: Reading, reading_id: str) -> list[Row]:
    """Return a row a mention, and a row a name of each actor as it is looked up: `actor` the fullest, else `alias`."""
    found = {(mention.id, "mention", "") for mention in reading.mentions}
    for actor in reading.actors:
        fullest = fold_name(actor.name)
        found |= {(actor.id, "alias", folded) for folded in map(fold_name, actor.names) if folded != fullest}
        found.add((actor.id, "actor", fullest))
    return [{"reading": reading_id, "id": id_, "kind": kind, "name": name} for id_, kind, name in sorted(found)]


def problem_rows(reading: Reading, reading_id: str) -> list[Row]:
    """Return a row a problem, in the order of the reading."""
    return [
        {
            "reading": reading_id,
            "number": number,
            "report": reading.report.id,
            "kind": problem.kind,
            "stage": problem.stage,
            "message": problem.message,
            "where": problem.where,
            "start": problem.span[0] if problem.span else None,
            "end": problem.span[1] if problem.span else None,
        }
        for number, problem in enumerate(reading.problems)
    ]


def _claim_row(claim: Claim) -> Row:
    """Return the columns of a claim that stand alone: one a question that people ask in SQL."""
    whom, value = claim.whom, claim.value
    figure = value if isinstance(value, Figure) else Figure(None, None, "exact", None)
    return {name: getattr(claim, name) for name in (*SAME, "method", "score")} | {
        "actor": whom.actor if whom else None,
        "side": whom.side if whom else None,
        "role": whom.role if whom else None,
        "who": whom.who if whom else None,
        "low": _fit(figure.low),
        "high": _fit(figure.high),
        "bound": figure.bound if figure is value else None,
        "printed": _fit(figure.printed),
        "text": _words_of(claim),
        "start": claim.span[0],
        "end": claim.span[1],
        "speaker": _speaker_of(claim),
        "chain": json.dumps([contract.plain(link) for link in claim.chain], ensure_ascii=False),
    }


def _fit(number: int | None) -> int | None:
    """Return a number that a column can hold, else null: the words and the JSON keep any."""
    return number if number is not None and abs(number) <= LARGEST else None


def _words_of(claim: Claim) -> str | None:
    """Return the words of a value that is no figure."""
    match claim.value:
        case Figure():
            return None
        case TextValue(text):
            return text
        case ActorValue(actor):
            return actor.text
        case PlaceValue(place):
            return place.name or place.text
        case PersonValue(name):
            return name
        case value:
            return value.time.text


def _speaker_of(claim: Claim) -> str:
    """Return whose words the claim's are, as far as the report makes it clear; empty where nobody is named."""
    if not claim.chain:
        return ""
    speaker = claim.chain[0]
    return speaker.stands_for.text if speaker.stands_for else speaker.text
