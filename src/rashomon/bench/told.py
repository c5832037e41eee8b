"""Attributions as gold data has them: which words are whose, by which cue, at which depth."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from rashomon.records import Span

_SPAN = re.compile(r"(\d+) (\d+)")
_LINE = re.compile(r"^([TE])(\d+)\t(.*)$")


@dataclass(frozen=True, slots=True)
class Told:
    """A content with its speaker's words and its cue, as characters; no spans where there are none."""

    content: tuple[Span, ...]
    speaker: tuple[Span, ...]
    cue: tuple[Span, ...]
    depth: int = 1  # speakers between the outlet and the content

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


def read_brat(path: Path) -> list[Told]:
    """Return the attributions of a brat file that have a content, with the depth at which each lies in the others."""
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
    return with_depths(told)


def with_depths(told: Sequence[Told]) -> list[Told]:
    """Return attributions with their depths: 1, and 1 for each content of another in which the cue stands.

    Where there is no cue, the content's beginning stands for it.
    """
    letters = [one.letters() for one in told]
    places = [(one.cue or one.content)[0][0] for one in told]
    return [
        replace(one, depth=1 + sum(places[n] in held for m, held in enumerate(letters) if m != n and one != told[m]))
        for n, one in enumerate(told)
    ]


def words_of(text: str, spans: Iterable[Span]) -> str:
    """Return the words of a text at some spans."""
    return " … ".join(text[start:end] for start, end in spans)
