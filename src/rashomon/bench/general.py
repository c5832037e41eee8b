"""A seed → reports of general news that tell no act of interest, and streams in which one in ten reports does.

The sentences stand in `general.txt`; which of a topic, in which order and with which names is drawn.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files

from rashomon.records import Report

ONE_IN = 10  # reports of a stream, one of which is about violence
SHORTEST, LONGEST = 8, 12  # sentences beside the lead: some 180 to 260 words, as the reports of the demonstration have
_TOWNS = "Halden Morwick Stainsby Fernay Oldbridge Kestwell Marlow Tarvin Lindau Ashcombe Perrault Dunholm".split()
_NAMES = (
    "Anna Weller", "Tomas Brandt", "Ruth Osei", "Elena Marin", "Per Lindqvist", "Joan Carver", "Amir Haddad",
    "Mei Tanaka", "Paul Vernon", "Grace Mbeki", "Luis Ortega", "Ines Duarte",
)  # fmt: skip
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def make_general(count: int, seed: int = 0) -> Iterator[Report]:
    """Yield so many reports of general news; the first of a larger number are the same."""
    topics = _topics()
    for number in range(count):
        chance = random.Random(f"{seed} general {number}")
        sentences = topics[number % len(topics)]
        lead = chance.choice(sentences[:2])
        others = chance.sample(sentences[2:], chance.randint(SHORTEST, min(LONGEST, len(sentences) - 2)))
        told = [_fill(one, chance) for one in (lead, *others)]
        yield _report(number, told[0].split(",")[0].rstrip("."), told)


def mix(violent: Sequence[Report], count: int, seed: int = 0) -> list[Report]:
    """Return a stream of so many reports: the violent ones in turn, one in ten, among general news."""
    general = make_general(count, seed)
    return [violent[n // ONE_IN % len(violent)] if n % ONE_IN == 0 else next(general) for n in range(count)]


def _fill(sentence: str, chance: random.Random) -> str:
    """Return a sentence with names and numbers drawn for it."""
    drawn = {"town": _TOWNS, "name": _NAMES, "day": _DAYS, "number": [str(10 * n) for n in range(3, 90)]}
    for slot, values in drawn.items():
        while f"{{{slot}}}" in sentence:
            sentence = sentence.replace(f"{{{slot}}}", chance.choice(values), 1)
    return sentence


def _report(number: int, title: str, told: Sequence[str]) -> Report:
    halves = told[: len(told) // 2], told[len(told) // 2 :]
    text = "\n\n".join(" ".join(half) for half in halves) + "\n"
    hashed = sha256(text.encode()).hexdigest()
    return Report(
        id="r" + hashed[:16],
        path=f"general.jsonl#{number + 1}",
        url=None,
        title=title,
        outlet=None,
        byline=None,
        credit=None,
        published="2024-03-05",
        published_from="option",
        language="en",
        text=text,
        sha256=hashed,
    )


@cache
def _topics() -> tuple[tuple[str, ...], ...]:
    """Return the sentences of each topic, its leads first."""
    lines = (files("rashomon.bench") / "general.txt").read_text(encoding="utf-8").splitlines()
    topics: list[list[str]] = []
    for line in lines:
        if line.startswith("## "):
            topics.append([])
        elif line and not line.startswith("# "):
            topics[-1].append(line)
    return tuple(tuple(one) for one in topics)
