"""Who says so: attributions found against those of annotated texts, as content spans and with their speakers.

Gold data: a folder with `text/NAME.txt` and brat stand-off in `attributions/NAME_ANNOTATOR.ann`, or `train` and `dev`
folders of that form (PolNeAR 1.0, github.com/networkdynamics/PolNeAR). Contents are matched one to one, the highest
intersection over union of characters first, from 0.3 on; strictly from 0.8 on.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from rashomon.bench.request import Item, Measured, Request
from rashomon.bench.splits import SPLITS, depth_of, splits_of
from rashomon.bench.told import GoldText, Told, read_brat
from rashomon.bench.told import words_of as _words
from rashomon.extract import annotate_reports, extract_claims
from rashomon.records import Attribution, Report
from rashomon.resources import load_resources

LOOSE, STRICT = 0.3, 0.8
HIDDEN = "dev"  # its authors ask that it be scored on and not read
_ENDS = re.compile(r"[.!?][\"”’')]*\s+(?=[\"“‘'(]*[A-Z])|\n")  # of a sentence, for people to read


def measure_attribution(request: Request) -> Measured:
    """Return precision, recall and F1 by part of the gold data; what was missed, but of the part not to be read.

    ValueError where no folder of gold data is given or it has no texts.
    """
    if request.gold is None:
        raise ValueError("attribution is measured on gold data: give its folder with --gold")
    folder = request.gold / "data" if (request.gold / "data").is_dir() else request.gold
    parts = {part.name: part for part in (folder / "train", folder / HIDDEN) if part.is_dir()}
    # By its own name, so that the hidden part is hidden too where it is given as "." or by a link.
    parts = parts or {folder.resolve().name: folder}
    figures: dict[str, dict[str, float]] = {}
    misses: list[str] = []
    items: dict[str, dict[str, Item]] = {}
    for name, part in parts.items():
        texts = list(read_texts(part, request.limit))
        if not texts:
            raise ValueError(f"{part}: no texts with attributions (text/NAME.txt, attributions/NAME_WHO.ann)")
        figures[name] = score(texts)
        if name != HIDDEN:
            misses += [line for text in texts for line in missed(text)]
            items |= {f"{name}/{text.name}": judge(text) for text in texts}
    return Measured(figures, misses, items)


def read_texts(folder: Path, limit: int | None = None) -> Iterator[GoldText]:
    """Yield the texts of a folder, the first `limit` by name, with the first annotation of each."""
    annotations: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        annotations.setdefault(path.stem.rpartition("_")[0], path)
    paths = [path for path in sorted((folder / "text").glob("*.txt")) if path.stem in annotations][:limit]
    texts = {path.stem: path.read_text(encoding="utf-8", errors="replace") for path in paths}
    resources = load_resources()
    reports = [
        Report(name, name, None, "", None, None, None, None, "none", "en", text, "") for name, text in texts.items()
    ]
    for report, title, text in annotate_reports(resources.model, reports):
        reading = extract_claims(report, title, text, resources.ontology, resources.gazetteer)
        found = [_told(one) for one in reading.attributions if one.where == "text" and one.content]
        yield GoldText(report.path, report.text, read_brat(annotations[report.path]), found)


def match(gold: Sequence[Told], found: Sequence[Told], least: float) -> dict[int, int]:
    """Return for contents found the annotated ones that they are, one to one, those most alike first."""
    pairs = []
    letters = [one.letters() for one in gold]
    for number, one in enumerate(found):
        own = one.letters()
        for other, theirs in enumerate(letters):
            both = len(own & theirs)
            if both and (share := both / len(own | theirs)) >= least:
                pairs.append((-share, number, other))
    chosen: dict[int, int] = {}
    for _, number, other in sorted(pairs):
        if number not in chosen and other not in chosen.values():
            chosen[number] = other
    return chosen


def same_speaker(gold: Told, found: Told) -> bool:
    """Tell whether the words of two speakers overlap, or both contents are nobody's."""
    if not gold.speaker or not found.speaker:
        return not gold.speaker and not found.speaker
    return any(a < d and c < b for a, b in gold.speaker for c, d in found.speaker)


def score(texts: Iterable[GoldText]) -> dict[str, float]:
    """Return precision, recall and F1 of contents and of contents with speaker: of all, and of each of `SPLITS`.

    Of a split, precision is over what was found that is of it and recall over what is annotated and is of it.
    """
    count: dict[str, int] = defaultdict(int)
    for text in texts:
        for least, name in ((LOOSE, "all"), (STRICT, "strict")):
            pairs = match(text.gold, text.found, least)
            told = {n for n, g in pairs.items() if same_speaker(text.gold[g], text.found[n])}
            _count(f"{name} found", range(len(text.found)), pairs, told, count)
            _count(f"{name} gold", range(len(text.gold)), pairs.values(), {pairs[n] for n in told}, count)
            if least == LOOSE:
                _count_splits(text, pairs, told, count)
    figures: dict[str, float] = {}
    for split, prefix, content in (("all", "", "content_"), ("strict", "strict_", "content_")):
        figures |= _figures(split, prefix, content, count)
    for split in ("said", "quoted", "unquoted"):
        figures |= _figures(split, f"{split}_", "content_" if split == "said" else "", count)
    for split in SPLITS:
        figures |= _split_figures(split, count)
    return {name: round(value, 3) for name, value in figures.items()}


def missed(text: GoldText) -> Iterator[str]:
    """Yield a line for each content of a text that was not found, found in excess, or given to another."""
    pairs = match(text.gold, text.found, LOOSE)
    for number, one in enumerate(text.gold):
        if number not in pairs.values():
            yield f"{text.name} missed: {_shown(text.text, one)}"
    for number, one in enumerate(text.found):
        if number not in pairs:
            yield f"{text.name} excess: {_shown(text.text, one)}"
        elif not same_speaker(text.gold[pairs[number]], one):
            wanted = _words(text.text, text.gold[pairs[number]].speaker)
            yield f"{text.name} speaker, not {wanted!r}: {_shown(text.text, one)}"


def judge(text: GoldText) -> dict[str, Item]:
    """Return how each content fares, annotated ones and those found in excess, by the places of its characters."""
    pairs = match(text.gold, text.found, LOOSE)
    back = {other: number for number, other in pairs.items()}
    items = {}
    for number, one in enumerate(text.gold):
        found = text.found[back[number]] if number in back else None
        state = "missed" if found is None else "right" if same_speaker(one, found) else "wrong speaker"
        given = f" (given to [{_words(text.text, found.speaker)}])" if found and state == "wrong speaker" else ""
        items[f"gold {number:03} {_places(one)}"] = Item(state, f"{_in_sentence(text.text, one)}{given}")
    for number, one in enumerate(text.found):
        if number not in pairs:
            items[f"found {_places(one)}"] = Item("excess", _in_sentence(text.text, one))
    return items


def _told(attribution: Attribution) -> Told:
    inner = attribution.chain[0].span if attribution.chain else None
    # What nobody is named for is told by somebody all the same.
    depth = max(1, sum(link.kind != "outlet" for link in attribution.chain))
    cue = (attribution.cue.span,) if attribution.cue else ()
    return Told(attribution.content, (inner,) if inner else (), cue, depth)


def _count_splits(text: GoldText, pairs: dict[int, int], right: set[int], count: dict[str, int]) -> None:
    """Count what is annotated and what is found, each by its own splits; and how often the depth is right."""
    found: dict[str, list[int]] = defaultdict(list)
    gold: dict[str, list[int]] = defaultdict(list)
    for places, told in ((found, text.found), (gold, text.gold)):
        for number, one in enumerate(told):
            for split in splits_of(text.text, one):
                places[split].append(number)
    for split in SPLITS:
        _count(f"{split} found", found[split], pairs, right, count)
        _count(f"{split} gold", gold[split], pairs.values(), {pairs[number] for number in right}, count)
    for number, other in pairs.items():
        depth = depth_of(text.gold[other])
        count[f"depth.{depth} right"] += depth == depth_of(text.found[number])


def _count(name: str, numbers: Iterable[int], hit: Iterable[int], right: set[int], count: dict[str, int]) -> None:
    """Count attributions, those whose content is matched, and those whose speaker is right too."""
    own = set(numbers)
    count[name] += len(own)
    count[f"{name} content"] += len(own.intersection(hit))
    count[f"{name} speaker"] += len(own & right)


def _split_figures(split: str, count: dict[str, int]) -> dict[str, float]:
    """Return the figures of a frame or a depth, `frame.clause.recall`; none that would be over nothing."""
    own = {"precision"} if count[f"{split} found"] else set()
    own |= {"recall", "f1"} if count[f"{split} gold"] else set()
    figures = _figures(split, f"{split}.", "", count) if "." in split else {}
    figures = {name: value for name, value in figures.items() if name.rpartition(".")[2].rpartition("_")[2] in own}
    if figures and "recall" in own:
        if split.startswith("depth"):
            figures[f"{split}.right"] = _share(count[f"{split} right"], count[f"{split} gold content"])
        figures[f"{split}.gold"] = count[f"{split} gold"]
    return figures


def _figures(split: str, prefix: str, content: str, count: dict[str, int]) -> dict[str, float]:
    """Return precision, recall and F1 of a split, without and with the speaker."""
    figures = {}
    for measure, name in (("content", content), ("speaker", "speaker_")):
        precision = _share(count[f"{split} found {measure}"], count[f"{split} found"])
        recall = _share(count[f"{split} gold {measure}"], count[f"{split} gold"])
        both = precision + recall
        f1 = 2 * precision * recall / both if both else 0.0
        for kind, value in (("precision", precision), ("recall", recall), ("f1", f1)):
            figures[f"{prefix}{name}{kind}"] = value
    return figures


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _places(one: Told) -> str:
    """Return where a content stands, for telling it from others: "12-30,40-52", in an order that sorts."""
    return ",".join(f"{start:07}-{end:07}" for start, end in one.content)


def _shown(text: str, one: Told) -> str:
    shown = f"[{_words(text, one.speaker)}] <{_words(text, one.cue)}> {_words(text, one.content)}"
    return " ".join(shown.split())[:300]


def _in_sentence(text: str, one: Told) -> str:
    """Return an attribution's words and the sentence in which its content begins."""
    at = one.content[0][0]
    first, last = max(0, at - 500), min(len(text), at + 500)
    ends = [found.end() for found in _ENDS.finditer(text, first, last)]
    begin = max((end for end in ends if end <= at), default=first)
    end = min((end for end in ends if end > at), default=last)
    return f"{_shown(text, one)} | {' '.join(text[begin:end].split())}"
