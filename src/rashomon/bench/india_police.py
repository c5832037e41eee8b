"""What police did, sentence by sentence: killings and arrests by police against the labels of IndiaPoliceEvents.

Gold data: `data/final/sents.jsonl.gz` of github.com/slanglab/IndiaPoliceEvents, one sentence a line with `doc_id`,
`sent_id`, `sent_labels` and `sent_text`; all sentences of a document are labelled, so that recall is unbiased. Each
sentence is read by itself; a document has what one of its sentences has.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from rashomon.bench.classes import HELD_OUT, WORK, f_score, half_of
from rashomon.bench.passages import Passage, read_each
from rashomon.bench.request import Measured, Request
from rashomon.extract.deedwords.kinds import classes_of
from rashomon.lexicon import Ontology
from rashomon.records import Claim, Figure, Mention, Party, PersonValue, Reading
from rashomon.resources import load_resources

LABELS = ("KILL", "ARREST")
FILE = Path("data") / "final" / "sents.jsonl.gz"
PUBLISHED = "2002-03-15"  # the sentences are of March 2002
_KILLING = re.compile(
    r"kill|slay|slain|shot dead|gunned down|mow|eliminat|neutrali|liquidat|assassinat|execut|to death|lynch|behead"
    r"|felled|wiped out",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"(was|were|been|being|is|are|be)\b", re.IGNORECASE)  # whom it befell may be "she"
_OTHERS = frozenset({"mob", "protesters", "group", "armed", "civilians"})  # who may as well have killed
_BY_HAND = frozenset({"primitive", "explosives", "suicide-attack"})  # deeds that are not of police, whoever stands by
_JAILING = re.compile(r"jail|imprison|\bsent", re.IGNORECASE)  # what courts do, unless police are named
_DONE = frozenset({"actual", "recalled", "court"})


def measure_india_police(request: Request) -> Measured:
    """Return precision and recall by label, of sentences and of documents, of all and of two halves of the documents.

    ValueError where no folder of gold data is given or it has no sentences. `limit` is of documents.
    """
    if request.gold is None:
        raise ValueError("india_police is measured on gold data: give its folder with --gold")
    sentences = list(read_sentences(request.gold, request.limit))
    resources = load_resources()
    found = [done_by_police(reading, resources.ontology) for _, reading in read_each(sentences, resources)]
    told = [
        (one.where.split("#")[0], frozenset(one.expected), held) for one, held in zip(sentences, found, strict=True)
    ]
    figures = {"all": _figures(told)}
    for half in (WORK, HELD_OUT):
        figures[half] = _figures([one for one in told if half_of(one[0]) == half])
    return Measured(figures, _misses(sentences, found))


def read_sentences(folder: Path, limit: int | None = None) -> Iterator[Passage]:
    """Yield the sentences of the first `limit` documents with their labels; ValueError where there are none."""
    path = folder / FILE
    if not path.is_file():
        raise ValueError(f"{folder}: no {FILE}")
    documents: set[str] = set()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            record = json.loads(line)
            document = str(record["doc_id"])
            if limit is not None and document not in documents and len(documents) == limit:
                return
            documents.add(document)
            labels = tuple(label for label in LABELS if label in record["sent_labels"])
            yield Passage(f"{document}#{number}", record["sent_text"] or ".", published=PUBLISHED, expected=labels)


def done_by_police(reading: Reading, ontology: Ontology) -> frozenset[str]:
    """Return what police are told to have done: arrests by them or by nobody named, deeds of theirs that killed.

    An arrest without a doer is one by police: in a passive nobody else is meant.
    """
    kinds = {actor.id: actor.kind for actor in reading.actors}

    def doers(parties: Iterable[Party]) -> set[str]:
        return classes_of(parties, ontology, lambda actor: kinds.get(actor, "unknown"))

    found: set[str] = set()
    police: set[str] = set()
    for mention in reading.mentions:
        words = reading.report.text[slice(*mention.trigger)]
        who = doers(mention.actors)
        if mention.realis in _DONE and (mention.type, mention.mode) == ("COERCE", "arrest"):
            found |= {"ARREST"} if _by_police(mention, who, nobody=_JAILING.search(words) is None) else set()
        elif mention.realis in _DONE and mention.type == "ASSAULT" and _by_police(mention, who):
            if mention.mode not in _BY_HAND and not who & _OTHERS:
                police.add(mention.id)
            if _KILLING.search(words) and (mention.targets or _PASSIVE.match(words)):
                found.add("KILL")
    if any(claim.mention in police and _of_dead(claim) for claim in reading.claims):
        found.add("KILL")
    return frozenset(found)


def _of_dead(claim: Claim) -> bool:
    """Tell whether a claim is that somebody died: a number of dead, or a person named."""
    if isinstance(claim.value, PersonValue):
        return claim.value.fate == "killed"
    dead = claim.field == "killed" and isinstance(claim.value, Figure) and claim.value.low != 0
    return dead and claim.stance != "denies"


def _by_police(mention: Mention, doers: set[str], *, nobody: bool = False) -> bool:
    return bool(doers & {"police", "state"}) or (nobody and not mention.actors)


Told = tuple[str, frozenset[str], frozenset[str]]  # document, labels, what was found


def _figures(told: Sequence[Told]) -> dict[str, float]:
    documents: dict[str, tuple[set[str], set[str]]] = {}
    for document, wanted, found in told:
        both = documents.setdefault(document, (set(), set()))
        both[0].update(wanted)
        both[1].update(found)
    figures: dict[str, float] = {"sentences": float(len(told)), "documents": float(len(documents))}
    for level, pairs in (("sentence", [(w, f) for _, w, f in told]), ("document", list(documents.values()))):
        for label in LABELS:
            gold = sum(label in one for one, _ in pairs)
            given = sum(label in one for _, one in pairs)
            right = sum(label in one and label in other for one, other in pairs)
            scores = zip(("precision", "recall", "f1"), f_score(right, given, gold), strict=True)
            figures |= {f"{label}.{level}.{name}": round(value, 3) for name, value in scores}
            figures[f"{label}.{level}.gold"] = float(gold)
    return figures


def _misses(sentences: Sequence[Passage], found: Sequence[frozenset[str]]) -> list[str]:
    return [
        f"{one.where} {sorted(one.expected)}, not {sorted(held)}: {' '.join(one.text.split())[:300]}"
        for one, held in zip(sentences, found, strict=True)
        if half_of(one.where.split("#")[0]) == WORK and set(one.expected) != held
    ]
