"""Where a report comes from: the town of its dateline, and the country of its outlet, as far as they can be told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from rashomon.extract.annotate import Annotated
from rashomon.extract.datelines import without_datelines
from rashomon.extract.geography import CITY, Context, position, surely_known
from rashomon.extract.place_meanings import Atlas, inside, meaning_of
from rashomon.extract.place_names import Candidate, Name, find_names
from rashomon.extract.place_words import DOMAINS
from rashomon.lexicon import GazetteerEntry, fold_name

_HEAD = 1000  # characters of a text that its dateline stands in
_END = re.compile(r"[(—–]| -{1,2} ")
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)*\.([a-z]{2})/?\Z", re.IGNORECASE)

Told = tuple[Name, GazetteerEntry]


def read_origin(
    text: Annotated, context: Context, atlas: Atlas, outlet: str | None, headed: frozenset[str] = frozenset()
) -> tuple[list[Told], Context]:
    """Return the places of a text's dateline, by their place in the printed text, and the context with what they tell.

    The countries of the title's places (`headed`), and that of the outlet, tell something where the text names none.
    """
    told = list(_of_dateline(text, context, atlas))
    if told:
        entry = told[0][1]
        point, sure = position(entry), len(told) > 1
        context = replace(context, certain=context.certain + ((point,) if point and entry.precision == "town" else ()))
        if sure or not context.named:
            provinces = {fold_name(entry.admin1)} if sure and entry.admin1 else set()
            countries = {entry.country} if entry.country else set()
            context = replace(context, named=context.named | countries, around=context.around | provinces)
    if not context.named and headed:
        context = replace(context, named=headed)
    if not context.named and outlet:
        context = replace(context, named=countries_of(outlet, atlas))
    return told, context


def _of_dateline(text: Annotated, context: Context, atlas: Atlas) -> Iterator[Told]:
    """Yield the town of a dateline and what is printed behind it: "NEWARK, N.J.", "HOMS, Syria", "GENEVA"."""
    start, words = find_dateline(text.text) if text.where == "text" else (0, "")
    names = find_names(words)
    if not names:
        return
    placed = [(start + first, start + last, word) for first, last, word in names]
    holder = None
    if len(names) > 1 and words[names[0][1] : names[1][0]] == ", ":
        holder = _meant(names[1][2], context, atlas)
    if holder is not None and (town := inside(names[0][2], holder, atlas)) is not None:
        yield placed[0], town
        yield placed[1], holder
        return
    town = _meant(names[0][2], context, atlas)
    if town is not None and (surely_known(town) or town.country in context.named):
        yield placed[0], town


def _meant(name: str, context: Context, atlas: Atlas) -> GazetteerEntry | None:
    return meaning_of(Candidate(name, 0, 0, 0, "pair"), name, context, atlas)


def find_dateline(text: str) -> tuple[int, str]:
    """Return where the dateline of a text begins and the words of it that name places; ("", 0) where it has none."""
    head = text[:_HEAD]
    read = without_datelines(head)
    start = next((i for i, (a, b) in enumerate(zip(head, read, strict=True)) if a != b), None)
    if start is None:
        return 0, ""
    end = next((i for i in range(start, len(head)) if head[i] == read[i] and not head[i].isspace()), len(head))
    stop = _END.search(head, start, end)
    return start, head[start : stop.start() if stop else end]


def countries_of(outlet: str, atlas: Atlas) -> frozenset[str]:
    """Return the country of an outlet by its address ("thepost.com.au") or a place in its name ("The Kyiv Post")."""
    if found := _DOMAIN.search(outlet):
        code = found[1].casefold()
        return frozenset({DOMAINS.get(code, code.upper())})
    for _, _, words in find_names(outlet):
        parts = words.split(" ")
        for count in range(min(3, len(parts)), 0, -1):
            entries = atlas.gazetteer.find(" ".join(parts[:count]))
            if entries and entries[0].country and entries[0].population >= CITY:
                return frozenset({entries[0].country})
    return frozenset()
