"""Who says so: attributions found against those of annotated texts, as content spans and with their speakers.

Gold data: a folder with `text/NAME.txt` and brat stand-off in `attributions/NAME_ANNOTATOR.ann`, or `train` and `dev`
folders of that form (PolNeAR 1.0, github.com/networkdynamics/PolNeAR). Contents are matched one to one, the highest
intersection over union of characters first, from 0.3 on; strictly from 0.8 on.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rashomon.bench.request import Measured, Request
from rashomon.extract import annotate_reports, extract_claims
from rashomon.records import Attribution, Report, Span
from rashomon.resources import load_resources

LOOSE, STRICT = 0.3, 0.8
HIDDEN = "dev"  # its authors ask that it be scored on and not read
_SHORT = 20  # characters: below that a content is no statement
# The verbs of saying and reporting of the subset, in the forms that texts print.
_SAYING = re.compile(
    r"\b(?:said|says?|saying|told|tells?|telling|added|adds?|adding|reported|reports?|reporting|stated|states?|stating"
    r"|announced?|announces|claim(?:ed|s|ing)?|confirm(?:ed|s|ing)?|den(?:ied|ies|y|ying)|according|insist(?:ed|s|ing)?"
    r"|warn(?:ed|s|ing)?|argu(?:ed|es|e|ing)|not(?:ed|es|ing)|explain(?:ed|s|ing)?|wrote|writes?|tweeted|declared?"
    r"|declares|acknowledged?|acknowledges|admit(?:ted|s)?|suggest(?:ed|s|ing)?|repl(?:ied|ies)|respond(?:ed|s))\b",
    re.I,
)
_SPAN = re.compile(r"(\d+) (\d+)")
_LINE = re.compile(r"^([TE])(\d+)\t(.*)$")


@dataclass(frozen=True, slots=True)
class Told:
    """A content with its speaker's words and its cue, as characters; no spans where there are none."""

    content: tuple[Span, ...]
    speaker: tuple[Span, ...]
    cue: tuple[Span, ...]

    def letters(self) -> set[int]:
        """Return the places of the content's characters."""
        return {place for start, end in self.content for place in range(start, end)}


@dataclass(frozen=True, slots=True)
class GoldText:
    """A text with what is annotated in it and what was found."""

    name: str
    text: str
    gold: Sequence[Told]
    found: Sequence[Told]


def measure_attribution(request: Request) -> Measured:
    """Return precision, recall and F1 by part of the gold data; what was missed, but of the part not to be read.

    ValueError where no folder of gold data is given or it has no texts.
    """
    if request.gold is None:
        raise ValueError("attribution is measured on gold data: give its folder with --gold")
    folder = request.gold / "data" if (request.gold / "data").is_dir() else request.gold
    parts = {part.name: part for part in (folder / "train", folder / HIDDEN) if part.is_dir()} or {folder.name: folder}
    figures, misses = {}, []
    for name, part in parts.items():
        texts = list(read_texts(part, request.limit))
        if not texts:
            raise ValueError(f"{part}: no texts with attributions (text/NAME.txt, attributions/NAME_WHO.ann)")
        figures[name] = score(texts)
        if name != HIDDEN:
            misses += [line for text in texts for line in missed(text)]
    return Measured(figures, misses)


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


def read_brat(path: Path) -> list[Told]:
    """Return the attributions of a brat file that have a content."""
    spans: dict[str, tuple[Span, ...]] = {}
    events: list[str] = []
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        match = _LINE.match(line)
        if match and match[1] == "T":
            words = match[3].split("\t")[0].partition(" ")[2]
            spans[f"T{match[2]}"] = tuple((int(start), int(end)) for start, end in _SPAN.findall(words))
        elif match:
            events.append(match[3])
    told = []
    for event in events:
        roles: dict[str, tuple[Span, ...]] = defaultdict(tuple)
        for role, _, id_ in (part.partition(":") for part in event.split()):
            roles[role.rstrip("0123456789")] += spans.get(id_, ())
        if roles["Content"]:
            told.append(Told(roles["Content"], roles["Source"], roles["Cue"]))
    return told


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
    """Return precision, recall and F1 of contents and of contents with speaker; of the subset; recall by kind."""
    count: dict[str, int] = defaultdict(int)
    for text in texts:
        for least, name in ((LOOSE, ""), (STRICT, "strict_")):
            pairs = match(text.gold, text.found, least)
            told = {n for n, g in pairs.items() if same_speaker(text.gold[g], text.found[n])}
            count[f"{name}hit"] += len(pairs)
            count[f"{name}hit_speaker"] += len(told)
            if least == LOOSE:
                _count_parts(text, pairs, told, count)
        count["gold"] += len(text.gold)
        count["found"] += len(text.found)
    figures: dict[str, float] = {}
    for name in ("", "strict_"):
        figures |= _f1(f"{name}content", count[f"{name}hit"], count[f"{name}hit"], count["found"], count["gold"])
        hits = count[f"{name}hit_speaker"]
        figures |= _f1(f"{name}speaker", hits, hits, count["found"], count["gold"])
    for measure in ("content", "speaker"):
        right, hit = count[f"said_right_{measure}"], count[f"said_hit_{measure}"]
        figures |= _f1(f"said_{measure}", right, hit, count["said_found"], count["said_gold"])
    for part in ("quoted", "unquoted"):
        figures[f"{part}_recall"] = _share(count[f"{part}_hit"], count[f"{part}_gold"])
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


def _told(attribution: Attribution) -> Told:
    inner = attribution.chain[0].span if attribution.chain else None
    return Told(attribution.content, (inner,) if inner else (), (attribution.cue.span,) if attribution.cue else ())


def _count_parts(text: GoldText, pairs: dict[int, int], right: set[int], count: dict[str, int]) -> None:
    """Count the speech and report subset, both ways, and what is quoted or unquoted."""
    back = {other: number for number, other in pairs.items()}
    for number, one in enumerate(text.found):
        if _is_said(text.text, one):
            count["said_found"] += 1
            count["said_right_content"] += number in pairs
            count["said_right_speaker"] += number in right
    for number, one in enumerate(text.gold):
        if _is_said(text.text, one):
            count["said_gold"] += 1
            count["said_hit_content"] += number in back
            count["said_hit_speaker"] += back.get(number) in right
        words = _words(text.text, one.content)
        part = "quoted" if re.search(r"[\"“”]|''", words) else "unquoted"
        count[f"{part}_gold"] += 1
        count[f"{part}_hit"] += number in back


def _is_said(text: str, one: Told) -> bool:
    """Tell whether a content is of the subset: a verb of saying or "according to", and a statement's length."""
    return bool(_SAYING.search(_words(text, one.cue))) and sum(e - s for s, e in one.content) >= _SHORT


def _words(text: str, spans: Iterable[Span]) -> str:
    return " … ".join(text[start:end] for start, end in spans)


def _shown(text: str, one: Told) -> str:
    shown = f"[{_words(text, one.speaker)}] <{_words(text, one.cue)}> {_words(text, one.content)}"
    return " ".join(shown.split())[:300]


def _f1(name: str, right: int, hit: int, found: int, gold: int) -> dict[str, float]:
    precision, recall = _share(right, found), _share(hit, gold)
    both = precision + recall
    f1 = 2 * precision * recall / both if both else 0.0
    return {f"{name}_precision": precision, f"{name}_recall": recall, f"{name}_f1": f1}


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
