"""Which words of many documents tell of one event: our deeds and events against the chains of ECB+.

Gold data: `data/interim/cybulska_setup` of github.com/shanybar/event_entity_coref_ecb_plus (Cybulska and Vossen 2014),
`ECB_Dev_corpus.txt` (document, sentence, token number, token, chain a line) and `ECB_Dev_Event_gold_mentions.json`, and
the same of Train. All documents of a part are compared together, without their topics and without days of publication.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rashomon.bench.clustering import MEASURES, Grouping, alone, cluster_figures, conll
from rashomon.bench.grouping import group_reports
from rashomon.bench.kept_readings import read_kept
from rashomon.bench.passages import Passage
from rashomon.bench.request import Measured, Request
from rashomon.combine import combine_claims
from rashomon.records import Comparison, Mention, Reading, Span
from rashomon.resources import load_resources

FOLDER = Path("data/interim/cybulska_setup")
PART, READ = "dev", "train"  # what is scored, and what may be read for causes
_DOCUMENT = re.compile(r"(\d+)_\d+(ecb(?:plus)?)")
_CLINGS = re.compile(r"[.,;:!?%)\]}]|n't|'\w{0,2}|''|’\w{0,2}")  # to the token before it
_OPENS = frozenset("( [ { $ ``".split())
_COREFERENCE = ("muc", "b3", "ceaf_e")


@dataclass(frozen=True, slots=True)
class GoldMention:
    """Words of a document that tell of an event, and the chain of all words that tell of it."""

    document: str
    span: Span
    chain: str
    words: str


@dataclass(frozen=True, slots=True)
class Part:
    """Documents as texts, and their gold mentions."""

    passages: tuple[Passage, ...]
    mentions: tuple[GoldMention, ...]


def measure_ecbplus(request: Request) -> Measured:
    """Return how well mentions and documents of the dev part are grouped; misses are of the train part.

    `limit` is of the first documents. ValueError where no folder of gold data is given or files are missing.
    """
    if request.gold is None:
        raise ValueError("ecbplus is measured on gold data: give its folder with --gold")
    resources = load_resources()
    figures: dict[str, dict[str, float]] = {}
    misses: list[str] = []
    for name in (PART, READ):
        part = read_part(request.gold, name, request.limit)
        readings = list(read_kept(part.passages, resources))
        comparison = combine_claims(readings, resources.ontology)
        by_document = {one.where: reading for one, reading in zip(part.passages, readings, strict=True)}
        figures |= {f"{name}.{what}": own for what, own in score_part(part, by_document, comparison).items()}
        if name == READ:
            misses = list(joined_wrongly(part, by_document, comparison))
    return Measured(figures, misses)


def score_part(part: Part, readings: Mapping[str, Reading], comparison: Comparison) -> dict[str, dict[str, float]]:
    """Return figures of mentions grouped by act and by event, of all alone, and of documents by topic and suffix."""
    ours = find_mentions(part.mentions, readings)
    gold = {str(number): one.chain for number, one in enumerate(part.mentions)}
    met = {number: gold[number] for number in ours}
    acts = {m: act.id for event in comparison.events for act in event.acts for m in act.mentions}
    events = {m: event.id for event in comparison.events for act in event.acts for m in act.mentions}
    figures = {}
    for name, wanted, cluster in (
        ("acts", met, acts),
        ("events", met, events),
        ("acts_of_all", gold, acts),
    ):
        figures[name] = coreference(wanted, {number: cluster.get(ours[number], ours[number]) for number in ours})
        figures[name]["mentions"] = float(len(wanted))
    figures["alone"] = coreference(met, alone(met))
    figures["acts"]["met"] = round(len(met) / len(gold), 3) if gold else 0.0
    figures["documents"] = score_documents(part, readings, comparison)
    return figures


def coreference(gold: Grouping[str], found: Grouping[str]) -> dict[str, float]:
    """Return MUC, B³ and CEAFe, and their CoNLL mean."""
    return {"conll_f1": round(conll(gold, found), 3)} | cluster_figures(gold, found, _COREFERENCE)


def score_documents(part: Part, readings: Mapping[str, Reading], comparison: Comparison) -> dict[str, float]:
    """Return how well documents are grouped by the event that they are about: by topic and suffix of their id."""
    grouped = group_reports(list(readings.values()), comparison)
    found = {one.where: grouped[readings[one.where].report.id] for one in part.passages}
    gold = {one.where: topic_of(one.where) for one in part.passages}
    left = MEASURES["b3"](gold, alone(gold)).f1
    told = {report for event in comparison.events for report in event.reports}
    having = sum(reading.report.id in told for reading in readings.values())
    return {
        **cluster_figures(gold, found, ["pairs", "b3"]),
        "alone_b3_f1": round(left, 3),
        "documents": float(len(gold)),
        "told": round(having / len(gold), 3) if gold else 0.0,
    }


def find_mentions(gold: Sequence[GoldMention], readings: Mapping[str, Reading]) -> dict[str, str]:
    """Return for each gold mention, by its number, the mention of ours that overlaps it most; none where none does."""
    found = {}
    for number, one in enumerate(gold):
        reading = readings.get(one.document)
        near = [(m, _overlap(m, one.span)) for m in reading.mentions if m.where == "text"] if reading else []
        best = max(near, key=lambda pair: (pair[1], -pair[0].trigger[0], pair[0].id), default=None)
        if best is not None and best[1] > 0:
            found[str(number)] = best[0].id
    return found


def _overlap(mention: Mention, span: Span) -> int:
    return min(mention.trigger[1], span[1]) - max(mention.trigger[0], span[0])


def joined_wrongly(part: Part, readings: Mapping[str, Reading], comparison: Comparison) -> Iterator[str]:
    """Yield a line for each act that has gold mentions of several chains, and for each chain that stands in several."""
    ours = find_mentions(part.mentions, readings)
    acts = {m: act.id for event in comparison.events for act in event.acts for m in act.mentions}
    joined: dict[str, dict[str, GoldMention]] = {}
    parted: dict[str, dict[str, GoldMention]] = {}
    for number, id_ in ours.items():
        one = part.mentions[int(number)]
        joined.setdefault(acts.get(id_, id_), {}).setdefault(one.chain, one)
        parted.setdefault(one.chain, {}).setdefault(acts.get(id_, id_), one)
    for verb, groups in (("joins", joined), ("is parted into", parted)):
        for name, those in sorted(groups.items()):
            if len(those) > 1:
                told = ", ".join(f"{one.words} ({one.document})" for one in list(those.values())[:8])
                yield f"{name} {verb} {len(those)}: {told}"


def topic_of(document: str) -> str:
    """Return the topic and suffix of a document's id: documents of one tell of one event."""
    match = _DOCUMENT.fullmatch(document)
    return f"{match[1]}{match[2]}" if match else document


# ── the files ───────────────────────────────────────────────────────────────────────────────────────────────────────


def read_part(folder: Path, name: str, limit: int | None = None) -> Part:
    """Return a part of the data, its first documents; ValueError where a file is missing or of another form."""
    corpus = _read(folder, f"ECB_{name.title()}_corpus.txt")
    gold: list[dict[str, Any]] = json.loads(_read(folder, f"ECB_{name.title()}_Event_gold_mentions.json"))
    sentences: dict[str, dict[int, list[tuple[int, str]]]] = {}
    for line in corpus.split("\n"):
        cells = line.rstrip("\r").split("\t")
        if len(cells) == 5:
            document, sentence, number, token, _ = cells
            sentences.setdefault(document, {}).setdefault(int(sentence), []).append((int(number), token))
    chosen = list(sentences)[:limit]
    texts = {document: lay_out(sentences[document]) for document in chosen}
    passages = tuple(Passage(document, text, published="") for document, (text, _) in texts.items())
    mentions = []
    for one in gold:
        spans = texts[one["doc_id"]][1] if one["doc_id"] in texts else {}
        own = [spans[one["sent_id"], n] for n in one["tokens_number"] if (one["sent_id"], n) in spans]
        if own:
            span = own[0][0], own[-1][1]
            mentions.append(GoldMention(one["doc_id"], span, one["coref_chain"], one["tokens_str"]))
    return Part(passages, tuple(mentions))


def lay_out(sentences: Mapping[int, Sequence[tuple[int, str]]]) -> tuple[str, dict[tuple[int, int], Span]]:
    """Return tokens as a text, a sentence a line, and where each stands; marks cling to their neighbours."""
    text = ""
    spans = {}
    for sentence, tokens in sorted(sentences.items()):
        before = ""
        for number, token in tokens:
            apart = before and before not in _OPENS and not _CLINGS.fullmatch(token)
            text += " " * bool(apart)
            spans[sentence, number] = (len(text), len(text) + len(token))
            text, before = text + token, token
        text += "\n"
    return text, spans


def _read(folder: Path, name: str) -> str:
    for path in (inner / (name + end) for inner in (folder / FOLDER, folder) for end in ("", ".gz")):
        if path.is_file():
            packed = path.read_bytes()
            return (gzip.decompress(packed) if path.suffix == ".gz" else packed).decode("utf-8")
    raise ValueError(f"{folder}: no {FOLDER / name}")
