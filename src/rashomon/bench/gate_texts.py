"""Gold folders → texts that tell an act of interest or do not, and general news of which nobody says.

Each reader is given the folder that holds a set under its name, and yields nothing where the set is not there.
"""

from __future__ import annotations

import gzip
import html
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from rashomon.bench.gva import read_lines

_POLICE = frozenset({"KILL", "ARREST", "FORCE"})  # labels of a document in which police do something to somebody
_MESSAGE = re.compile(r"^((?:DEV|TST\d)-MUC\d-\d{4})\b[^\n]*\n", re.M)
_TEMPLATE = re.compile(r"^(?:0\.\s+MESSAGE: ID|4\.\s+INCIDENT: TYPE)\s+(\S+)", re.M)
_TIMEML = re.compile(r"<TEXT>(.*?)</TEXT>", re.S)
_TAG = re.compile(r"<[^>]+>")
_SURNAME = 3  # letters of a name that is looked for in a text


@dataclass(frozen=True, slots=True)
class Told:
    """A text, and whether it tells an act of interest by its gold data; None where they do not say."""

    where: str
    title: str
    text: str
    tells: bool | None


def read_muc(folder: Path) -> Iterator[Told]:
    """Yield the messages of MUC-3 and MUC-4: those with a filled template tell an act."""
    filled: set[str] = set()
    for path in sorted(folder.glob("raw/*/key-*")):
        message = ""
        for found in _TEMPLATE.finditer(path.read_text(encoding="latin-1")):
            if found[0].startswith("0"):
                message = found[1]
            elif found[1][0] not in "*-":
                filled.add(message)
    for path in sorted(folder.glob("raw/*/*-muc*")):
        parts = _MESSAGE.split(path.read_text(encoding="latin-1"))
        for name, text in zip(parts[1::2], parts[2::2], strict=True):
            yield Told(name, "", text.strip(), name in filled)


def read_police(folder: Path) -> Iterator[Told]:
    """Yield the documents of IndiaPoliceEvents: those in which police kill, arrest or use force tell an act."""
    path = folder / "data/final/docs.jsonl.gz"
    if path.is_file():
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for record in map(json.loads, lines):
                tells = not _POLICE.isdisjoint(record["doc_labels"])
                yield Told(str(record["doc_id"]), "", record["doc_text"] or ".", tells)


def read_gva(folder: Path) -> Iterator[Told]:
    """Yield the reports of shootings: those tell an act that name the town or somebody of the incident they are put to.

    Some pages of these data are about something else, and nobody says which.
    """
    for incident in read_lines(folder, "joined") if folder.is_dir() else ():
        gold = incident["gold"]
        people = [str(one.get("Name") or "").split()[-1:] for one in gold["participants"]]
        names = {name.casefold() for part in people for name in part if len(name) >= _SURNAME}
        town = str(gold.get("city_or_county") or "").partition(" (")[0].casefold()
        for one in incident["docs"]:
            words = f"{one['title'] or ''}\n{one['content']}".casefold()
            named = (town and town in words) or any(name in words for name in names)
            hurt = int(gold["num_killed"]) + int(gold["num_injured"]) > 0
            yield Told(str(one["id"]), one["title"] or "", one["content"], True if named and hurt else None)


def read_pages(folder: Path) -> Iterator[Told]:
    """Yield the bodies of pages of all kinds (article-extraction-benchmark)."""
    path = folder / "scrapinghub/ground-truth.json"
    if path.is_file():
        for name, page in json.loads(path.read_text(encoding="utf-8")).items():
            yield Told(name, "", page["articleBody"], None)


def read_timeml(folder: Path) -> Iterator[Told]:
    """Yield agency and business news (TimeBank and AQUAINT)."""
    for path in sorted(folder.rglob("*.tml")):
        found = _TIMEML.search(path.read_text(encoding="utf-8", errors="replace"))
        if found:
            yield Told(path.name, "", html.unescape(_TAG.sub("", found[1])).strip(), None)


def read_politics(folder: Path) -> Iterator[Told]:
    """Yield news of an election (PolNeAR, its part for training)."""
    for path in sorted(folder.glob("data/train/text/*.txt")):
        yield Told(path.name, "", path.read_text(encoding="utf-8"), None)


Reader = Callable[[Path], Iterator[Told]]
OF_ACTS: Mapping[str, Reader] = {"muc34": read_muc, "india_police": read_police, "gva_semeval2018t5": read_gva}
GENERAL: Mapping[str, Reader] = {"article_extraction": read_pages, "tempeval3": read_timeml, "polnear": read_politics}
