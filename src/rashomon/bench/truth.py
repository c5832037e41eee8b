"""The suite `truth`: what bookstores say of the authors of books → how often the weighed answer is the right one.

The data is that of Yin, Dong and others: DIR/data/book.txt.gz, a store, an ISBN, a title and authors a line, parted by
tabs, and DIR/data/book_silver.txt, an ISBN and its authors. Neither is part of this project.
"""

from __future__ import annotations

import gzip
import html
import re
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from math import exp, fsum, log
from pathlib import Path

from rashomon.bench.classes import HELD_OUT, WORK, half_of
from rashomon.bench.request import Measured, Request
from rashomon.combine.weighing import Question, Rule, weigh
from rashomon.lexicon import fold_name

Authors = tuple[str, ...]  # family names, folded and sorted; first names differ in form too often to tell books apart
Choice = list[tuple[float, ...]]

# What stands beside names and is none.
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NO_NAMES = re.compile(
    r"\b(?:by|author|authors|editor|editors|edited|ed|eds|edt|et al|etc|jr|sr|ii|iii|iv|phd|ph d|dr|prof|mr|mrs"
    r"|cissp|cism|with|contributor|illustrator|foreword|not available|unknown|various|none|n/a)\b\.?",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"[;/&|\n]|\band\b", re.IGNORECASE)
_PARTICLES = frozenset("van von der den de da del della di du la le dos al ter ten st".split())
# TruthFinder: X. Yin, J. Han and P. S. Yu, "Truth discovery with multiple conflicting information providers on the
# web", KDD 2007: first trust, damping, weight of implications, base similarity; rounds as there.
_TRUST, _DAMPING, _IMPLIED, _BASE, _ROUNDS = 0.9, 0.3, 0.5, 0.5, 10


def measure_truth(request: Request) -> Measured:
    """Return the share of books for which each method gives the right authors, of all and by half of the data.

    ValueError where no folder of gold data is given or a file lacks.
    """
    if request.gold is None:
        raise ValueError("truth is measured on gold data: give its folder with --gold")
    told, silver = read_books(request.gold / "data"), read_silver(request.gold / "data")
    books = sorted(book for book in silver if book in told)[: request.limit]
    asked = sorted(told)
    questions, answers = zip(*(ask(told[book]) for book in asked), strict=True)
    figures: dict[str, dict[str, float]] = {part: {} for part in ("all", WORK, HELD_OUT)}
    chosen: dict[str, dict[str, Authors]] = {}
    for name, method in METHODS.items():
        shares = dict(zip(asked, method(questions), strict=True))
        named = dict(zip(asked, answers, strict=True))
        chosen[name] = {book: pick(named[book], shares[book]) for book in books}
    for part, score in figures.items():
        own = [book for book in books if part == "all" or half_of(book) == part]
        score["books"] = float(len(own))
        for name, found in chosen.items():
            right = sum(found[book] == silver[book] for book in own)
            score[name] = round(right / len(own), 3) if own else 0.0
    misses = [
        f"{book}: {', '.join(silver[book])}; not {', '.join(chosen['copies'][book])}"
        for book in books
        if half_of(book) == WORK and chosen["copies"][book] != silver[book]
    ]
    return Measured(figures, misses)


# ── reading ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def read_books(folder: Path) -> dict[str, dict[str, tuple[Authors, ...]]]:
    """Return for each book, by its ISBN of ten, the authors that each store names; stores that name none left out."""
    path = folder / "book.txt.gz"
    if not path.is_file():
        raise ValueError(f"{folder}: no book.txt.gz")
    found: dict[str, dict[str, tuple[Authors, ...]]] = {}
    for line in gzip.decompress(path.read_bytes()).decode("utf-8", "replace").split("\n"):
        cells = line.rstrip("\r").split("\t")
        authors = family_names(cells[3]) if len(cells) == 4 else ()
        if authors:
            of = found.setdefault(isbn(cells[1]), {})
            of[cells[0]] = tuple(dict.fromkeys((*of.get(cells[0], ()), authors)))
    return found


def read_silver(folder: Path) -> dict[str, Authors]:
    """Return the right authors of each book of the silver list, by its ISBN of ten."""
    path = folder / "book_silver.txt"
    if not path.is_file():
        raise ValueError(f"{folder}: no book_silver.txt")
    lines = (line.split("\t") for line in path.read_text(encoding="utf-8", errors="replace").splitlines())
    return {isbn(cells[0]): family_names(cells[1]) for cells in lines if len(cells) == 2}


def isbn(number: str) -> str:
    """Return the nine digits that an ISBN of ten and one of thirteen have in common, else the number as it is."""
    digits = re.sub(r"[^0-9Xx]", "", number)
    return {10: digits[:9], 13: digits[3:12]}.get(len(digits), number)


def family_names(printed: str) -> Authors:
    """Return the family names of a list of authors however it is printed: "Knuth, Donald E." and "Donald Knuth"."""
    plain = _BRACKETS.sub(" ; ", html.unescape(printed))
    found: dict[tuple[str, str], None] = {}
    for piece in _BETWEEN.split(_NO_NAMES.sub(" ", plain)):
        for name in _part(piece):
            found[name] = None
    first = {family for family, given in found if given}
    return tuple(sorted(family for family, given in found if given or family not in first))


def _part(piece: str) -> list[tuple[str, str]]:
    """Return family and given name of each person in a piece in which only commas part anything."""
    parts = [part for part in (one.split() for one in re.sub(r"[^\w\s,'’.-]", " ", piece).split(",")) if _is_name(part)]
    if not parts:
        return []
    if len(parts) == 1 or not _is_family(parts[0]):
        return [_named(part[-1:], part[:-1]) for part in parts]
    if len(parts) % 2 == 0 and all(map(_is_family, parts[::2])):  # "Fox, Ann, Ray, Li"
        return [_named(family, given) for family, given in zip(parts[::2], parts[1::2], strict=True)]
    # "Lientz, Bennet P. Rea, Kathryn": what stands before a comma ends in a family name
    return [_named(before[-1:], after) for before, after in pairwise(parts)]


def _is_name(words: Sequence[str]) -> bool:
    return any(sum(letter.isalpha() for letter in word) > 1 for word in words)


def _is_family(words: Sequence[str]) -> bool:
    return len(words) == 1 or all(word.casefold() in _PARTICLES for word in words[:-1])


def _named(family: Sequence[str], given: Sequence[str]) -> tuple[str, str]:
    last = next((word for word in reversed(family) if len(word.strip(".")) > 1), family[-1])
    initial = next((fold_name(word)[:1] for word in given if fold_name(word)), "")
    return re.sub(r"[^\w]", "", fold_name(last.replace("'", "").replace("’", "")).replace(" ", "")), initial


# ── methods ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def ask(told: Mapping[str, tuple[Authors, ...]]) -> tuple[Question, tuple[Authors, ...]]:
    """Return the question that a book is, and its answers in their order."""
    answers = tuple(sorted({authors for lists in told.values() for authors in lists}))
    number = {authors: place for place, authors in enumerate(answers)}
    votes = {store: tuple(number[authors] for authors in lists) for store, lists in sorted(told.items())}
    support = {
        place: tuple((at, like) for at, other in enumerate(answers) if at != place and (like := alike(one, other)))
        for place, one in enumerate(answers)
    }
    return Question(len(answers), votes, support), answers


def alike(one: Authors, other: Authors) -> float:
    """Return the share of names that two lists have in common."""
    return len(set(one) & set(other)) / len({*one, *other})


def pick(answers: Sequence[Authors], shares: Sequence[float]) -> Authors:
    """Return the likeliest answer, of equals that with more names, then the first."""
    return min(zip(answers, shares, strict=True), key=lambda pair: (-round(pair[1], 9), -len(pair[0]), pair[0]))[0]


def _vote(questions: Sequence[Question]) -> Choice:
    """Return for each answer the share of the stores that give it: blind to copies."""
    found = []
    for question in questions:
        counts = [0.0] * question.answers
        for own in question.votes.values():
            for answer in own:
                counts[answer] += 1 / len(own)
        found.append(tuple(count / len(question.votes) for count in counts))
    return found


def _truthfinder(questions: Sequence[Question]) -> Choice:
    """Return the confidence of each answer by TruthFinder: trust of stores and confidence of answers, in turns."""
    trust = {store: _TRUST for question in questions for store in question.votes}
    confidence: Choice = []
    for _ in range(_ROUNDS):
        confidence = [_confidence(question, trust) for question in questions]
        told: dict[str, list[float]] = {store: [] for store in trust}
        for question, sure in zip(questions, confidence, strict=True):
            for store, own in question.votes.items():
                told[store] += [sure[answer] for answer in own]
        trust = {store: min(0.999999, fsum(sure) / len(sure)) for store, sure in told.items()}
    return confidence


def _confidence(question: Question, trust: Mapping[str, float]) -> tuple[float, ...]:
    own = [0.0] * question.answers
    for store, answers in question.votes.items():
        for answer in answers:
            own[answer] += -log(1 - trust[store])
    adjusted = list(own)
    for answer, supported in question.support.items():
        told = dict(supported)
        for other in range(question.answers):
            if other != answer:
                adjusted[other] += _IMPLIED * own[answer] * (told.get(other, 0.0) - _BASE)
    return tuple(1 / (1 + exp(-min(500.0, max(-500.0, _DAMPING * one)))) for one in adjusted)


def _weighed(rule: Rule) -> Callable[[Sequence[Question]], Choice]:
    return lambda questions: list(weigh(questions, rule).shares)


METHODS: Mapping[str, Callable[[Sequence[Question]], Choice]] = {
    "vote": _vote,
    "truthfinder": _truthfinder,
    "accu": _weighed(Rule(others=100)),
    "accu_likeness": _weighed(Rule(others=100, likeness=0.5)),
    "accucopy": _weighed(Rule(others=100, copying=True)),
    "copies": _weighed(Rule(others=100, copying=True, likeness=0.5)),
}
