"""Where the deed of a verb happened: the places that the product gives it, against those that annotators marked.

Gold data: `labeled_text.jsonl.zip` of github.com/ahalterman/event_location (Halterman 2019, arXiv 1905.12713), one JSON
array of sentences with a span VERB and spans LOCATION. Only names are marked, mostly the narrowest; a place without a
name ("a mosque in the town") is none, for the gold as for us.
"""

from __future__ import annotations

import json
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from rashomon.bench.classes import HELD_OUT, WORK, f_score, half_of
from rashomon.bench.request import Measured, Request
from rashomon.extract.annotate import Annotated
from rashomon.extract.naming import Cast
from rashomon.extract.places import survey_places
from rashomon.extract.reading import annotate_reports, extract_claims
from rashomon.extract.sources import find_sources
from rashomon.extract.whereabouts import find_whereabouts
from rashomon.records import Mention, Place, Report, Span
from rashomon.resources import Resources, load_resources

FILE, MEMBER = "labeled_text.jsonl.zip", "labeled_text.jsonl"
_APART = frozenset({"and", "or", ","})  # between two names, and inside none


@dataclass(frozen=True, slots=True)
class Located:
    """A sentence with the verb of its deed and the numbers of the tokens that say where that was, often none."""

    text: str
    tokens: tuple[tuple[str, Span], ...]  # with their characters
    verb: Span
    where: frozenset[int]


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence with the tokens of the places found, and whether its verb tells a deed that the reading mentions."""

    gold: Located
    found: frozenset[int]
    mentioned: bool


def measure_event_location(request: Request) -> Measured:
    """Return precision and recall over tokens, of all verbs and of those that are mentions, by half.

    `limit` is of records. ValueError where no folder of gold data is given or it has no records.
    """
    if request.gold is None:
        raise ValueError("event_location is measured on gold data: give its folder with --gold")
    records = list(read_located(request.gold))[: request.limit]
    judged = list(judge_each(records, load_resources()))
    figures = {}
    for name, own in (("all", judged), ("mentions", [one for one in judged if one.mentioned])):
        figures[name] = score(own)
        for half in (WORK, HELD_OUT):
            figures[f"{name}.{half}"] = score([one for one in own if half_of(one.gold.text) == half])
    figures["twice"] = score(list(annotated_twice(records)))
    missed = (one for one in judged if half_of(one.gold.text) == WORK and one.found != one.gold.where)
    return Measured(figures, [_line(one) for one in missed])


def read_located(folder: Path) -> Iterator[Located]:
    """Yield the records of a folder that have a verb; ValueError where it has no file of them."""
    packed, plain = folder / FILE, folder / MEMBER
    if packed.is_file():
        with zipfile.ZipFile(packed) as archive:
            records = json.loads(archive.read(MEMBER))
    elif plain.is_file():
        records = json.loads(plain.read_bytes())
    else:
        raise ValueError(f"{folder}: no {FILE}")
    for record in records:
        located = _located(record)
        if located is not None:
            yield located


def _located(record: Mapping[str, Any]) -> Located | None:
    tokens = tuple((t["text"], (t["start"], t["end"])) for t in record["tokens"])
    spans = record.get("spans") or []
    verb = next((s for s in spans if s["label"] == "VERB" and s["token_end"] < len(tokens)), None)
    if verb is None:
        return None
    where = {i for s in spans if s["label"] == "LOCATION" for i in range(s["token_start"], s["token_end"] + 1)}
    span = tokens[verb["token_start"]][1][0], tokens[verb["token_end"]][1][1]
    return Located(record["text"], tokens, span, frozenset(i for i in where if i < len(tokens)))


def judge_each(records: Sequence[Located], resources: Resources) -> Iterator[Judged]:
    """Yield each record with the tokens of the places that the product gives its verb, each sentence read alone."""
    by_text: dict[str, list[Located]] = defaultdict(list)
    for record in records:
        by_text[record.text].append(record)
    reports = [
        Report(f"r{i}", f"{i}", None, "", None, None, None, None, "option", "en", text, "")
        for i, text in enumerate(by_text)
    ]
    for report, title, text in annotate_reports(resources.model, reports):
        reading = extract_claims(report, title, text, resources.ontology, resources.gazetteer)
        mentions = [one for one in reading.mentions if one.where == "text"]
        for record, places in zip(by_text[report.text], _places(report, text, by_text, resources), strict=True):
            mention = next((one for one in mentions if _meet(one.trigger, record.verb)), None)
            own = places or _of_mention(mention)
            found = frozenset(i for place in own for i in name_tokens(record, place.span))
            yield Judged(record, found, mention is not None)


def _places(
    report: Report, text: Annotated, by_text: Mapping[str, list[Located]], resources: Resources
) -> list[list[Place]]:
    """Return for each record of a sentence the places that the product's own rule gives its verb, deed or not."""
    cast = Cast(resources.ontology, [text])
    sources = find_sources(text, report, resources.ontology, cast)
    scene = survey_places(text, resources.gazetteer, resources.ontology.bodies).scene
    known = find_whereabouts(text, scene, (), sources, resources.ontology)
    found = []
    for record in by_text[report.text]:
        tokens = text.tokens(record.verb)
        country = known.country_of(tokens[0]) if tokens else None
        own = known.places_of(tokens[0]) if tokens else []
        found.append(own or ([country] if country is not None else []))
    return found


def _of_mention(mention: Mention | None) -> list[Place]:
    return [mention.place] if mention is not None and mention.place is not None else []


def name_tokens(record: Located, span: Span) -> set[int]:
    """Return the tokens of the names in a place's words: "Al-Bab" of "the besieged village of Al-Bab"."""
    inside = [i for i, (_, own) in enumerate(record.tokens) if _meet(own, span)]
    capital = [i for i in inside if record.tokens[i][0][:1].isupper()]
    found = set(capital or inside)
    for first, last in pairwise(capital):
        between = range(first + 1, last)
        if not any(record.tokens[i][0].casefold() in _APART for i in between):
            found.update(between)
    return found


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def annotated_twice(records: Sequence[Located]) -> Iterator[Judged]:
    """Yield the second labelling of what was labelled twice, judged by the first: how sure the labels are."""
    first: dict[tuple[str, Span], Located] = {}
    for record in records:
        before = first.setdefault((record.text, record.verb), record)
        if before is not record:
            yield Judged(before, record.where, mentioned=False)


def score(judged: Sequence[Judged]) -> dict[str, float]:
    """Return the figures of some records; `none_right` is of verbs without a place, `met` of those with one."""
    right = sum(len(one.found & one.gold.where) for one in judged)
    located = [one for one in judged if one.gold.where]
    nowhere = [one for one in judged if not one.gold.where]
    wanted, found = sum(len(one.gold.where) for one in located), sum(len(one.found) for one in judged)
    precision, recall, f1 = f_score(right, found, wanted)
    figures = {
        "records": float(len(judged)),
        "located": float(len(located)),
        "precision": precision,
        "recall": recall,
        "f1": f1,
        "precision_where_located": f_score(right, sum(len(one.found) for one in located), wanted)[0],
        "met": _share(sum(bool(one.found & one.gold.where) for one in located), len(located)),
        "none_right": _share(sum(not one.found for one in nowhere), len(nowhere)),
    }
    return {name: round(value, 3) for name, value in figures.items()}


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _line(one: Judged) -> str:
    """Return a sentence with its verb in <>, what is wanted in [] and what was found in {}."""
    words = []
    for i, (word, span) in enumerate(one.gold.tokens):
        shown = f"<{word}>" if _meet(span, one.gold.verb) else word
        shown = f"[{shown}]" if i in one.gold.where else shown
        words.append(f"{{{shown}}}" if i in one.found else shown)
    kind = "missed" if not one.found else "excess" if not one.gold.where else "other"
    return f"{kind}: {' '.join(' '.join(words).split())}"
