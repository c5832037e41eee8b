"""Whom the passages of `corpus/victims` name as victims, against whom the reader names: `= NAME | age | …`.

A line has six cells: name, age in full years, sex, role, family, what befell; an empty one is not told. A person is
found where the whole name is, once for each line; what is said of them is counted over those found.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.bench.passages import SECRET, Passage, find_passages, read_each
from rashomon.bench.request import Item, Measured, Request
from rashomon.lexicon import fold_name
from rashomon.records import PersonValue, Reading
from rashomon.resources import load_resources

_FATES = frozenset("killed injured missing captured attacked".split())
_CELLS = ("name", "age", "sex", "role", "family", "fate")


@dataclass(frozen=True, slots=True)
class Scored:
    """A passage with the persons that are to be found in it and those found, the pairs first."""

    passage: Passage
    pairs: tuple[tuple[PersonValue, PersonValue], ...]
    missed: tuple[PersonValue, ...]
    excess: tuple[PersonValue, ...]


def measure_victims(request: Request) -> Measured:
    """Return precision, recall and F1 of persons and the shares of right details, by half; misses of the first only."""
    halves = find_passages("victims", request.gold)
    figures: dict[str, dict[str, float]] = {}
    misses: list[str] = []
    items: dict[str, dict[str, Item]] = {}
    resources = load_resources()
    for half, passages in halves.items():
        scored = [_score(passage, reading) for passage, reading in read_each(passages[: request.limit], resources)]
        figures[half] = _figures(scored)
        for one in scored if half != SECRET else ():
            told = dict(_judged(one))
            items[one.passage.where] = told
            misses += [f"{one.passage.where} {i.state}: {i.line}" for i in told.values() if i.state != "right"]
    return Measured(figures, misses, items)


def person_from(line: str, where: str) -> PersonValue:
    """Return the person that a line of a passage names; ValueError where it has not the six cells."""
    cells = [cell.strip() for cell in line.split("|")]
    if len(cells) != len(_CELLS) or not cells[0] or cells[5] not in _FATES:
        raise ValueError(f"{where}: not “name | age | sex | role | family | what befell”: {line}")
    name, age, sex, role, family, fate = cells
    if sex not in {"", "female", "male"} or not (age == "" or age.isdecimal()):
        raise ValueError(f"{where}: no age in years or no sex: {line}")
    return PersonValue(name, int(age) if age else None, sex or None, role or None, family or None, fate)  # type: ignore[arg-type]


def _score(passage: Passage, reading: Reading) -> Scored:
    wanted = [person_from(line, passage.where) for line in passage.expected]
    found = [claim.value for claim in reading.claims if isinstance(claim.value, PersonValue)]
    pairs = []
    for person in list(wanted):
        same = next((one for one in found if fold_name(one.name) == fold_name(person.name)), None)
        if same is not None:
            pairs.append((person, same))
            wanted.remove(person)
            found.remove(same)
    return Scored(passage, tuple(pairs), tuple(wanted), tuple(found))


def _figures(scored: Sequence[Scored]) -> dict[str, float]:
    """Return precision, recall, F1, the shares of right details of those found, and how many were to be found."""
    right = sum(len(one.pairs) for one in scored)
    wanted = right + sum(len(one.missed) for one in scored)
    found = right + sum(len(one.excess) for one in scored)
    counts: dict[str, int] = defaultdict(int)
    for gold, person in (pair for one in scored for pair in one.pairs):
        for cell in _CELLS[1:]:
            counts[cell] += _is_right(cell, gold, person)
    precision, recall = right / found if found else 0.0, right / wanted if wanted else 0.0
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    figures = {"precision": precision, "recall": recall, "f1": f1}
    figures |= {cell: counts[cell] / right if right else 0.0 for cell in _CELLS[1:]}
    return {name: round(value, 3) for name, value in figures.items()} | {"persons": wanted}


def _is_right(cell: str, gold: PersonValue, found: PersonValue) -> bool:
    """Tell whether a detail is right: words are where those of one hold those of the other, none where none is told."""
    wanted, said = getattr(gold, cell), getattr(found, cell)
    if cell in {"role", "family"} and wanted and said:
        one, other = ({_stem(word) for word in fold_name(words).split()} for words in (wanted, said))
        return one <= other or other <= one
    return bool(wanted == said)


def _stem(word: str) -> str:
    return word.removesuffix("s") if word not in {"men", "women"} else word


def _judged(one: Scored) -> Iterator[tuple[str, Item]]:
    for gold, found in one.pairs:
        wrong = [cell for cell in _CELLS[1:] if not _is_right(cell, gold, found)]
        said = "; ".join(f"{cell} {getattr(found, cell)!r}, not {getattr(gold, cell)!r}" for cell in wrong)
        yield gold.name, Item("details" if wrong else "right", f"{gold.name}: {said} | {one.passage.text}")
    for gold in one.missed:
        yield gold.name, Item("missed", f"{gold.name} | {one.passage.text}")
    for found in one.excess:
        yield f"found {found.name}", Item("excess", f"{found.name}, {found.fate} | {one.passage.text}")
