"""Whom a text names, under which names, and who fights whom: readings against annotated reports of one conflict.

Gold data: a folder of folders with `documents.json`, `entities.json` and `relations.json` (JSON Lines), as
github.com/dstl/re3d publishes them. Spans are code points of a document's text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rashomon.bench.actor_sides import measure_sides
from rashomon.bench.classes import HELD_OUT, WORK, half_of
from rashomon.bench.passages import Passage, read_each
from rashomon.bench.request import Measured, Request
from rashomon.lexicon import fold_name
from rashomon.records import Party, PersonValue, Reading, Span
from rashomon.resources import load_resources

TYPES = {"Organisation": "organisations", "Person": "persons", "Nationality": "nationalities"}
# What stands between two names that a text gives beside each other: never only a space, as in "General Lee".
_LINKS = "also|or|the|known|as|called|formerly|aka|alias|dubbed|nicknamed|born|who|was|is|better|a.i."
_BESIDE = re.compile(rf"""(?:['’]s)?\s*(?:[,("'“‘–—-]\s*|\b(?:{_LINKS})\b\s*)+""")
_BRACKET = re.compile(r"\s*\([^().;]{0,120}")  # "Jund al-Sama (Arabic: …, Soldiers of Heaven)"
SURE = 0.5  # confidence, from 0 to 1 by the votes of annotators, from which a relation counts
_PRONOUNS = frozenset(
    "i me my we us our ours he him his she her hers it its they them their theirs this that these those who".split()
)


@dataclass(frozen=True, slots=True)
class Entity:
    """An organisation, person or nationality of the gold data, or a pronoun for one."""

    type: str  # a key of `TYPES`
    span: Span
    words: str

    @property
    def is_pronoun(self) -> bool:
        """Whether its words name nobody."""
        return self.words.strip().casefold() in _PRONOUNS


Pair = tuple[Span, Span]


@dataclass(frozen=True, slots=True)
class Document:
    """A text with what is annotated: entities, spans that name one actor, spans of actors that fight each other."""

    id: str
    text: str
    entities: tuple[Entity, ...]
    others: tuple[Span, ...]  # places and things: what lies in one of them is no actor found in excess
    synonyms: tuple[Pair, ...]
    fights: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """A document with the entities that the reading holds and lacks, and the pairs found."""

    document: Document
    held: tuple[Entity, ...]
    missed: tuple[Entity, ...]
    found: tuple[Span, ...]  # all that the reading names
    excess: tuple[Span, ...]  # those where nothing is annotated
    synonyms: tuple[Pair, ...]
    fights: tuple[Pair, ...]
    named: tuple[Party, ...]


def measure_actors(request: Request) -> Measured:
    """Return recall by type, and precision, recall and F1 of synonyms and of who fights whom, whole and by half.

    Of a folder of contested events (`actor_sides`) the share of groups whose side is right. ValueError where no folder
    is given or it is neither.
    """
    if request.gold is None:
        raise ValueError("actors is measured on gold data: give its folder with --gold")
    if any(request.gold.glob("*.yaml")):
        return Measured(*measure_sides(request.gold))
    documents = read_documents(request.gold)[: request.limit]
    passages = [Passage(one.id, one.text) for one in documents]
    read = read_each(passages, load_resources())
    judged = [judge(document, said) for document, (_, said) in zip(documents, read, strict=True)]
    halves = {half: [one for one in judged if half_of(one.document.id) == half] for half in (WORK, HELD_OUT)}
    figures = {"all": score(judged)} | {half: score(own) for half, own in halves.items()}
    return Measured(figures, [line for one in halves[WORK] for line in misses_of(one)])


# ── gold ────────────────────────────────────────────────────────────────────────────────────────────────────────


def read_documents(folder: Path) -> list[Document]:
    """Return the documents of all folders in a folder, in the order of their ids; ValueError where there are none."""
    found = []
    for path in sorted(folder.glob("*/documents.json")):
        by_document: dict[str, dict[str, list[Any]]] = {}
        for name in ("entities", "relations"):
            for row in _lines(path.with_name(f"{name}.json")):
                by_document.setdefault(row["documentId"], {}).setdefault(name, []).append(row)
        found += [_document(row, by_document.get(row["_id"], {})) for row in _lines(path)]
    if not found:
        raise ValueError(f"{folder}: neither a folder in it with documents.json nor an event (*.yaml)")
    return sorted(found, key=lambda one: one.id)


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8-sig").splitlines() if line.strip()]


def _document(row: Mapping[str, Any], told: Mapping[str, Sequence[Mapping[str, Any]]]) -> Document:
    rows = {(one["type"], (one["begin"], one["end"]), one["value"]) for one in told.get("entities", ())}
    entities = tuple(Entity(*one) for one in sorted(rows) if one[0] in TYPES)
    actors = {one.span for one in entities if one.type != "Nationality"}
    return Document(
        row["_id"],
        row["text"],
        entities,
        tuple(sorted({span for type_, span, _ in rows if type_ not in TYPES})),
        _pairs(told.get("relations", ()), "IsSynonymOf", actors),
        _pairs(told.get("relations", ()), "FightingAgainst", actors),
    )


def _pairs(relations: Iterable[Mapping[str, Any]], type_: str, actors: set[Span]) -> tuple[Pair, ...]:
    """Return the pairs of a relation both of whose ends are organisations or persons, each once."""
    found = set()
    for one in relations:
        ends = sorted([(one["sourceBegin"], one["sourceEnd"]), (one["targetBegin"], one["targetEnd"])])
        if one["type"] == type_ and one["confidence"] >= SURE and set(ends) <= actors:
            found.add((ends[0], ends[1]))
    return tuple(sorted(found))


# ── readings ────────────────────────────────────────────────────────────────────────────────────────────────────


def spans_of(reading: Reading) -> list[Span]:
    """Return where the text of a reading names or points at somebody: actors, parties, speakers, persons named."""
    parties = [party for one in reading.mentions if one.where == "text" for party in (*one.actors, *one.targets)]
    links = [link for one in reading.attributions if one.where == "text" for link in one.chain]
    victims = [one.span for one in reading.claims if one.where == "text" and isinstance(one.value, PersonValue)]
    spans = [one.span for one in (*reading.named, *parties)] + [one.span for one in links if one.span is not None]
    return sorted({*spans, *victims})


def synonyms_of(reading: Reading) -> tuple[Pair, ...]:
    """Return the neighbouring names of one actor that a text gives beside each other: "the Council (NC)"."""
    pairs = set()
    named = [one for one in reading.named if one.actor is not None]
    for at, one in enumerate(named):
        for other in named[at + 1 : at + 6]:
            between = reading.report.text[one.span[1] : other.span[0]]
            beside = _BESIDE.fullmatch(between) or _BRACKET.fullmatch(between)
            if one.actor == other.actor and beside and not _is_same(one.text, other.text):
                pairs.add((one.span, other.span))
    return tuple(sorted(pairs))


def _is_same(one: str, other: str) -> bool:
    """Tell whether two names differ by nothing that tells; a pronoun is no name."""
    return fold_name(one) == fold_name(other) or bool({one.casefold(), other.casefold()} & _PRONOUNS)


def fights_of(reading: Reading) -> tuple[Pair, ...]:
    """Return the spans of those whom a text says to fight each other."""
    pairs = {(min(a.span, b.span), max(a.span, b.span)) for a, b, _ in reading.fights}
    return tuple(sorted(pairs))


# ── judging ─────────────────────────────────────────────────────────────────────────────────────────────────────


def judge(document: Document, reading: Reading) -> Judged:
    """Return what of a document's annotation its reading holds: an entity where any span overlaps it."""
    found = spans_of(reading)
    held = [one for one in document.entities if any(_overlap(one.span, span) for span in found)]
    gold = [*(one.span for one in document.entities), *document.others]
    excess = [span for span in found if not any(_overlap(span, one) for one in gold)]
    missed = [one for one in document.entities if one not in held]
    parts = tuple(held), tuple(missed), tuple(found), tuple(excess)
    # Annotators could only pair what they had marked: a name that they did not is neither right nor wrong.
    marked = [one.span for one in document.entities if one.type != "Nationality"]
    pairs = (pair for pair in synonyms_of(reading) if all(any(_overlap(end, one) for one in marked) for end in pair))
    return Judged(document, *parts, tuple(pairs), fights_of(reading), reading.named)


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


Counts = tuple[int, int, int, int]  # pairs annotated that are found, and all; pairs found that are annotated, and all


def _matched(gold: Sequence[Pair], found: Sequence[Pair]) -> Counts:
    """Return the counts of pairs by their spans: both ends overlap, either way round."""

    def same(one: Pair, other: Pair) -> bool:
        straight = _overlap(one[0], other[0]) and _overlap(one[1], other[1])
        return straight or (_overlap(one[0], other[1]) and _overlap(one[1], other[0]))

    held, right = (
        sum(any(same(a, b) for b in those) for a in these) for these, those in ((gold, found), (found, gold))
    )
    return held, len(gold), right, len(found)


def _same_fights(judged: Judged) -> Counts:
    """Return the counts of pairs of actors, each once in a document; one that is annotated as a pronoun is nobody."""
    gold = {_whom(judged, pair) for pair in judged.document.fights} - {None}
    found = {_whom(judged, pair) for pair in judged.fights} - {None}
    return len(gold & found), len(gold), len(gold & found), len(found)


def _whom(judged: Judged, pair: Pair) -> frozenset[str] | None:
    """Return who the two ends of a pair are: the actor that the reading has there, else the words."""
    ends = set()
    for span in pair:
        words = judged.document.text[slice(*span)]
        if words.casefold() in _PRONOUNS:
            return None
        over = [one for one in judged.named if one.actor is not None and _overlap(one.span, span)]
        ends.add(str(over[-1].actor) if over else fold_name(words))
    return frozenset(ends)


def score(judged: Sequence[Judged]) -> dict[str, float]:
    """Return the figures of some documents; `…_named` leaves pronouns out."""
    figures: dict[str, float] = {"documents": float(len(judged))}
    for type_, name in TYPES.items():
        own = [one for each in judged for one in each.document.entities if one.type == type_]
        held = [one for each in judged for one in each.held if one.type == type_]
        figures[name] = _share(len(held), len(own))
        named = [one for one in own if not one.is_pronoun]
        if len(named) < len(own):
            figures[f"{name}_named"] = _share(sum(not one.is_pronoun for one in held), len(named))
        figures[f"{name}.gold"] = float(len(own))
    found, excess = sum(len(one.found) for one in judged), sum(len(one.excess) for one in judged)
    figures["precision"] = _share(found - excess, found)
    figures |= _pair_figures("synonyms", [_matched(one.document.synonyms, one.synonyms) for one in judged])
    figures |= _pair_figures("fights", [_same_fights(one) for one in judged])
    figures |= _pair_figures("fights_spans", [_matched(one.document.fights, one.fights) for one in judged])
    return {name: round(value, 3) for name, value in figures.items()}


def _pair_figures(name: str, counts: Sequence[Counts]) -> dict[str, float]:
    held, wanted, right, told = (sum(part) for part in zip(*counts, strict=True)) if counts else (0, 0, 0, 0)
    precision, recall = _share(right, told), _share(held, wanted)
    both = precision + recall
    f1 = 2 * precision * recall / both if both else 0.0
    parts = (f"{name}_precision", precision), (f"{name}_recall", recall), (f"{name}_f1", f1)
    return dict(parts) | {f"{name}.gold": float(wanted)}


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def misses_of(judged: Judged) -> Iterator[str]:
    """Yield a line for each entity that the reading lacks, and for each pair missed or found in excess."""
    document = judged.document

    def around(span: Span) -> str:
        return " ".join(document.text[max(0, span[0] - 60) : span[1] + 50].split())

    for one in judged.missed:
        yield f"{document.id[:8]} missed {one.type} {one.words!r}: {around(one.span)}"
    for span in judged.excess:
        yield f"{document.id[:8]} excess {document.text[slice(*span)]!r}: {around(span)}"
    for name, gold, found in (
        ("synonyms", document.synonyms, judged.synonyms),
        ("fights", document.fights, judged.fights),
    ):
        for state, these, those in (("missed", gold, found), ("excess", found, gold)):
            for pair in these:
                if not _matched([pair], those)[0]:
                    ends = " / ".join(repr(document.text[slice(*span)]) for span in pair)
                    yield f"{document.id[:8]} {state} {name} {ends}: {around((pair[0][0], pair[1][1]))}"
