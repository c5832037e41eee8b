"""What a report as a whole gives to each of its deeds: names that few share, the place of its news, things and figures.

A place that one report introduces ("the village of Amber Weir") is looked for by name in all others, so that a title
or a possessive that names it in passing tells it too. Names that no gazetteer and no ontology has are rare in the
world: two reports that share some of them are likely to tell the same news.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from operator import itemgetter

from rashomon.combine.dating import Fresh, fresh_times, published_day
from rashomon.combine.entities import Entities, group_of, taking_part
from rashomon.combine.place_names import CAPITAL, core_of, fold_word
from rashomon.combine.sentences import sentence_at
from rashomon.lexicon import fold_name
from rashomon.records import EVENT_SCOPES, FIGURES, Claim, Figure, Mention, Place, Reading, Report, Span, Where

LONGEST_NAME = 4  # words
REACH = 40  # characters beside a place that tell what it is named for
LEAD = 400  # characters of the text that tell the news
TITLE = 3  # mentions in the text that one in the title is worth
NEWSROOMS = frozenset({"agency", "media", "outlet", "monitor", "ngo"})
TELLING = frozenset("hospital government ministry report reports finding findings incident source".split())  # they tell
SMALL = 4  # figures below it are shared by chance
# Of English reports only, since only those are read.
# A town that stands for who speaks or rules there, or heads the line of an agency: "Damascus called", "TASS, Beirut:".
_SEAT_BEFORE = re.compile(
    r"(?:hospital|official|officials|reporters|ministry|doctors?|capital|statement)\b[^.;,]{0,14} $"
    r"|\b(?:aligned|allied) (?:with|to) $|\bloyal to $|\b(?:backed|ruled) (?:by|from) $|\b[A-Z]{2,6}, $"
)
_SEAT_AFTER = re.compile(
    r"(?:['’]s)?,? (?:hospital|officials?|governor|mayor|ministry|radio|television|clinic)\b"
    r"|['’]s (?:[A-Z]|government|regime|army|forces|allies|side|foreign|defen[cs]e|end game)"
    r"| (?:said|says|called|calls|claim(?:s|ed)|den(?:ies|ied)|accus(?:es|ed)|blam(?:es|ed)|warn(?:s|ed)|insist(?:s|ed)"
    r"|condemn(?:s|ed)|confirm(?:s|ed)|reject(?:s|ed)|vow(?:s|ed))\b"
)
_LED = re.compile(r"\b(?:in|at|near|of|on|from|outside|over|around|inside)(?: (?!the )[a-z-]+| the [a-z-]+)? $")
_WORD = re.compile(r"[^\W_]+(?:['’](?!s\b)[^\W_]+)*")


@dataclass(frozen=True, slots=True)
class News:
    """What the deeds of one report share."""

    names: frozenset[str]  # that no gazetteer and no ontology knows
    places: Mapping[Where, Sequence[tuple[Span, Place]]]  # where each known place name stands, in order
    scene: Place | None  # where the news is from, as title and lead tell
    published: int | None
    times: Fresh  # of the text, that may date a deed told beside them


@dataclass(frozen=True, slots=True)
class Backdrop:
    """What the collection gives: the things that are struck in it, and the news of each report."""

    things: frozenset[str]
    news: Mapping[str, News]


def find_news(readings: Sequence[Reading], entities: Entities) -> Backdrop:
    """Return the news of distinct readings; linear in their length."""
    known = _place_names(readings)
    longest = _longest(known)
    outlets = frozenset(fold_name(r.report.outlet or "") for r in readings)
    news = {r.report.id: _news(r, known, longest, outlets, entities) for r in readings}
    return Backdrop(_things(readings, entities), news)


# ── names ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _place_names(readings: Sequence[Reading]) -> dict[str, Place]:
    """Return by its bare name each place of any report, as most reports have it, found by a gazetteer or not."""
    first: dict[tuple[str, str], Place] = {}
    told: dict[str, dict[str, set[str]]] = {}
    for reading in readings:
        for place in reading.places:
            name, entry = core_of(place), place.id or ""
            if name and place.precision not in {"country", "line", "relative"}:
                first.setdefault((name, entry), place)
                told.setdefault(name, {}).setdefault(entry, set()).add(reading.report.id)
    best = {name: min(found, key=lambda entry: (-len(found[entry]), not entry, entry)) for name, found in told.items()}
    return {name: first[name, entry] for name, entry in best.items()}


def _longest(names: Iterable[str]) -> dict[str, int]:
    """Return by its first word how many words the longest of some names has."""
    longest: dict[str, int] = {}
    for name in names:
        words = name.split(" ")
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return longest


def _news(
    reading: Reading,
    known: Mapping[str, Place],
    longest: Mapping[str, int],
    outlets: AbstractSet[str],
    entities: Entities,
) -> News:
    report = reading.report
    spots: dict[Where, list[tuple[Span, str]]] = {
        "title": list(_spots(report.title, known, longest, shouted=True)),
        "text": list(_spots(report.text, known, longest, shouted=False)),
    }
    unknown = {f"place {key}" for told in spots.values() for _, key in told if known[key].id is None}
    people = set()
    for actor in taking_part(reading):
        key = entities.key(report.id, actor.id)
        words = fold_name(actor.name)
        named = " " in words and any(w[:1].isupper() for w in actor.name.split()[1:])
        if (
            key
            and named
            and entities.known(key) is None
            and entities.kind(key) not in NEWSROOMS
            and words not in outlets
        ):
            people.add(key)
    places = {where: [(span, known[key]) for span, key in told] for where, told in spots.items()}
    return News(
        frozenset(unknown | people), places, _scene(places, report), published_day(reading), fresh_times(reading)
    )


def _spots(
    text: str, known: Mapping[str, Place], longest: Mapping[str, int], *, shouted: bool
) -> Iterable[tuple[Span, str]]:
    """Yield where a known name stands in a text, the longest of those that begin there."""
    words = list(_WORD.finditer(text))
    done = 0
    for i, begin in enumerate(words):
        word = begin[0]
        if i < done or not CAPITAL.match(word) or (not shouted and word.isupper() and len(word) > SMALL):
            continue
        first = fold_word(word)
        for size in range(min(LONGEST_NAME, longest.get(first, 0), len(words) - i), 0, -1):
            key = " ".join([first, *(fold_word(one[0]) for one in words[i + 1 : i + size])])
            if key in known:
                yield (begin.start(), words[i + size - 1].end()), key
                done = i + size
                break


def _scene(places: Mapping[Where, Sequence[tuple[Span, Place]]], report: Report) -> Place | None:
    """Return the place that title and lead name as a scene: the one that the text repeats most, the first of equals.

    A capital in a title is mostly a government ("Moscow says"): a place that the gazetteer knows needs a preposition.
    """
    told: list[Place] = []
    parts: tuple[tuple[Where, str, int], ...] = (("title", report.title, LEAD), ("text", report.text, LEAD))
    for where, source, last in parts:
        for span, place in places[where]:
            led = place.id is None or _LED.search(source, max(0, span[0] - REACH), span[0]) or _opens(source, span)
            if span[0] < last and led and not _is_seat(source, span):
                told.append(place)
    counts = [
        sum(p is place for _, p in places["text"]) + TITLE * any(p is place for _, p in places["title"])
        for place in told
    ]
    return told[counts.index(max(counts))] if told else None


def _opens(text: str, span: Span) -> bool:
    """Tell whether a place heads a title or line: "Basra: three killed"."""
    return text[span[1] : span[1] + 1] in {":", ","} and (span[0] == 0 or text[span[0] - 1] == "\n")


# ── deeds ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def place_of(mention: Mention, reading: Reading, news: News) -> Place | None:
    """Return where a deed was done: the place told with it, else a name in its sentence, else that of the news."""
    if reading.report.row is not None:
        return mention.place  # a column tells it, no sentence
    source = reading.report.title if mention.where == "title" else reading.report.text
    begin, end = sentence_at(source, mention.trigger)
    own = mention.place
    if own is not None and own.text == source[slice(*own.span)]:
        if _is_seat(source, own.span):
            own = None
        elif begin <= own.span[0] < end:
            return own
    spots = news.places[mention.where]
    near = spots[bisect_left(spots, (begin, 0), key=itemgetter(0)) : bisect_left(spots, (end, 0), key=itemgetter(0))]
    near = [(span, place) for span, place in near if not _is_seat(source, span)]
    if near:
        nearest = min(near, key=lambda one: (one[1] is not news.scene, abs(one[0][0] - mention.trigger[0])))[1]
        return nearest if own is None or nearest.id is None or own.id is None else own
    return own or news.scene


def _is_seat(text: str, span: Span) -> bool:
    """Tell whether a place is where somebody speaks, or says whose somebody is: "a hospital in X", "X officials"."""
    before, after = text[max(0, span[0] - REACH) : span[0]], text[span[1] : span[1] + REACH]
    return bool(_SEAT_BEFORE.search(before) or _SEAT_AFTER.match(after))


# ── things and figures ──────────────────────────────────────────────────────────────────────────────────────────────


def _things(readings: Sequence[Reading], entities: Entities) -> frozenset[str]:
    """Return the nouns of what is struck: neither people nor anybody by name."""
    found: set[str] = set()
    for reading in readings:
        for mention in reading.mentions:
            for party in mention.targets:
                words = party.text.split()
                last = fold_word(words[-1]) if words else ""
                if (
                    len(last) > 2
                    and last not in TELLING
                    and words[-1].islower()
                    and group_of(last, entities.ontology) is None
                ):
                    found.add(last.removesuffix("s"))
    return frozenset(found)


def things_of(reading: Reading, spans: Iterable[tuple[Where, Span]], things: AbstractSet[str]) -> frozenset[str]:
    """Return the things that the sentences around some spans name."""
    found: set[str] = set()
    for where, span in spans:
        source = reading.report.title if where == "title" else reading.report.text
        begin, end = sentence_at(source, span)
        found |= {word.removesuffix("s") for m in _WORD.finditer(source, begin, end) if (word := m[0]).islower()}
    return frozenset(found & things)


def figures_of(claims: Iterable[Claim]) -> frozenset[tuple[str, float]]:
    """Return the figures of an event that claims tell, as field and number; small ones are no evidence."""
    return frozenset(
        (claim.field, number)
        for claim in claims
        if claim.field in FIGURES and claim.scope in EVENT_SCOPES and isinstance(claim.value, Figure)
        for number in [claim.value.printed if claim.value.printed is not None else claim.value.low]
        if number is not None and number >= SMALL
    )
