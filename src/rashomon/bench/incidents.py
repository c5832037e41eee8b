"""Which deed owns each figure, and which words tell one deed: short annotated passages of `corpus/incidents`.

The lines "= " of a passage have these forms. A word is told by itself, all its places in title and text, or by one of
them: "raid#2" is the second. Words of one deed may be any that tell it.

- "= 14 killed | strike attack | Idlib | 2024-03-04": the figure 14, as printed in the text, of the field killed, is of
  the deed that these words tell, at this place, within this time (a day, month or year, or two days with ".."
  between); "*" or nothing where it is not judged.
- "= two killed | + fired killed | Karachi | 2024-03-01": the same, of another deed that the report tells besides.
- "= 40 killed | - raid#2 | * | 2024-02": of no deed that is the report's news: a total, or a deed of the past told by
  these words, which may be none.
- "= same strike,raid attack" and "= apart strike,killed shelling": words of one deed, or of two.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from rashomon.bench.passages import SECRET, Passage, find_passages, read_each
from rashomon.bench.request import Measured, Request
from rashomon.lexicon import fold_name
from rashomon.records import EVENT_SCOPES, FIGURES, Claim, Mention, Place, Reading, Span, Time, Where
from rashomon.resources import load_resources

Spot = tuple[Where, int, int]  # where a word stands: in title or text, from and to
_FIGURE = re.compile(r"([^|]+) (\w+) \|([+\- ]*)([^|]*)(?:\|([^|]*))?(?:\|([^|]*))?")
_ASIDE = 1  # days that a time may be longer than the annotated one: a night has two


@dataclass(frozen=True, slots=True)
class Wanted:
    """A figure to be found and the deed that it counts; `news` is "+" for a further deed, "-" for none of the news."""

    line: str
    at: Span
    field: str
    news: str
    owners: frozenset[Spot]
    place: str | None
    time: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class Pair:
    """Words that tell one deed, or two."""

    line: str
    same: bool
    left: frozenset[Spot]
    right: frozenset[Spot]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether one thing is right, by which measure, and what to show of it."""

    measure: str
    right: bool
    line: str


def measure_incidents(request: Request) -> Measured:
    """Return the share that is right, by half and measure; what was wrong, but of the half not to be read."""
    resources = load_resources()
    figures: dict[str, dict[str, float]] = {}
    misses: list[str] = []
    for half, passages in find_passages("incidents", request.gold).items():
        read = read_each(passages[: request.limit], resources)
        verdicts = [one for passage, reading in read for one in judge(passage, reading)]
        told = Counter(one.measure for one in verdicts)
        right = Counter(one.measure for one in verdicts if one.right)
        figures[half] = {name: round(right[name] / told[name], 3) for name in sorted(told)}
        if half != SECRET:
            misses += [f"{one.measure}: {one.line}" for one in verdicts if not one.right]
    return Measured(figures, misses)


def judge(passage: Passage, reading: Reading) -> Iterator[Verdict]:
    """Yield a verdict for each thing to be found in a passage, by each measure that it is judged by."""
    for line in passage.expected:
        if line.startswith(("same ", "apart ")):
            pair = _pair(passage, line)
            told = [_told(pair.left, reading), _told(pair.right, reading)]
            right = len(told[0] | told[1]) == 1 if pair.same else all(told)
            yield Verdict("same" if pair.same else "apart", right, f"{passage.where} {line}: {_shown(told, reading)}")
        else:
            yield from _judged(_wanted(passage, line), passage, reading)


def _judged(wanted: Wanted, passage: Passage, reading: Reading) -> Iterator[Verdict]:
    claim = _claim_of(wanted, reading)
    mentions = {mention.id: mention for mention in reading.mentions}
    mention = mentions.get(claim.mention) if claim is not None else None
    seen = f"{claim.scope}: {_deed(mention, reading)}" if claim is not None else "no claim"
    line = f"{passage.where} {wanted.line}: {seen}"
    yield Verdict("figures", claim is not None, line)
    if claim is None:
        return
    owned = mention is not None and _is_of(mention, wanted.owners)
    counts = claim.scope in EVENT_SCOPES
    if wanted.news == "-":
        yield Verdict("kept_off", owned or not counts, line)
        owned |= not counts
    elif not wanted.news:
        yield Verdict("kept_on", counts, line)
    yield Verdict("owners", owned, line)
    if wanted.place is not None:
        yield Verdict("places", mention is not None and _is_at(mention.place, wanted.place), line)
    if wanted.time is not None and (wanted.news != "-" or counts):
        yield Verdict("times", mention is not None and _is_within(mention.time, wanted.time), line)


def _claim_of(wanted: Wanted, reading: Reading) -> Claim | None:
    """Return the claim whose words hold a figure, the shortest of several."""
    start, end = wanted.at
    held = [
        claim
        for claim in reading.claims
        if claim.where == "text" and claim.field == wanted.field and claim.span[0] <= start and end <= claim.span[1]
    ]
    return min(held, key=lambda claim: (claim.span[1] - claim.span[0], claim.id), default=None)


def _told(spots: frozenset[Spot], reading: Reading) -> set[str]:
    return {mention.id for mention in reading.mentions if _is_of(mention, spots)}


def _is_of(mention: Mention, spots: frozenset[Spot]) -> bool:
    first, last = mention.trigger
    return any(where == mention.where and first < end and start < last for where, start, end in spots)


def _is_at(place: Place | None, wanted: str) -> bool:
    """Tell whether a place has the wanted name, or stands at it: "near Fada" tells where as well as "Fada"."""
    names = [fold_name(name) for name in (place.text, place.name) if name] if place is not None else []
    sought = fold_name(wanted)
    return any(name == sought or name.endswith(f" {sought}") for name in names)


def _is_within(time: Time | None, wanted: tuple[str, str]) -> bool:
    """Tell whether a time overlaps the wanted one and is hardly longer."""
    if time is None or time.first > wanted[1] or wanted[0] > time.last:
        return False
    return _days(time.first, time.last) <= _days(*wanted) + timedelta(days=_ASIDE)


def _days(first: str, last: str) -> timedelta:
    return date.fromisoformat(last) - date.fromisoformat(first)


def _deed(mention: Mention | None, reading: Reading) -> str:
    if mention is None:
        return "no mention"
    text = reading.report.title if mention.where == "title" else reading.report.text
    where = mention.place.text if mention.place else None
    when = f"{mention.time.first}..{mention.time.last}" if mention.time else None
    return f"{text[slice(*mention.trigger)]} at {where} on {when}"


def _shown(told: list[set[str]], reading: Reading) -> str:
    deeds = {mention.id: _deed(mention, reading) for mention in reading.mentions}
    return " / ".join(", ".join(sorted(deeds[one] for one in side)) or "nothing" for side in told)


# ── lines to be found ───────────────────────────────────────────────────────────────────────────────────────────────


def _wanted(passage: Passage, line: str) -> Wanted:
    """Return the figure that a line asks for; ValueError where the line has another form or words not in the text."""
    found = _FIGURE.fullmatch(line)
    if found is None or found[2] not in FIGURES:
        raise ValueError(f"{passage.where}: neither a figure nor a pair: {line!r}")
    words, field, news, owners, place, time = (part.strip() if part else "" for part in found.groups())
    spots = [spot for spot in _spots(passage, words) if spot[0] == "text"]
    if len(spots) != 1:
        raise ValueError(f"{passage.where}: {words!r} stands {len(spots)} times in the text")
    return Wanted(
        line=line,
        at=spots[0][1:],
        field=field,
        news=news,
        owners=frozenset(spot for word in owners.split() for spot in _spots(passage, word)),
        place=place if place not in {"", "*"} else None,
        time=_stretch(time) if time not in {"", "*"} else None,
    )


def _pair(passage: Passage, line: str) -> Pair:
    parts = line.split()
    if len(parts) != 3:
        raise ValueError(f"{passage.where}: not two lists of words: {line!r}")
    left, right = (frozenset(s for word in part.split(",") for s in _spots(passage, word)) for part in parts[1:])
    return Pair(line, parts[0] == "same", left, right)


def _spots(passage: Passage, word: str) -> list[Spot]:
    """Return where a word stands, title first, or the one of these that "#2" tells; ValueError where nowhere."""
    bare, _, number = word.partition("#")
    sought = re.compile(rf"(?<![\w-]){re.escape(bare)}(?![\w-]|,\d)", re.IGNORECASE)
    places: list[tuple[Where, str]] = [("title", passage.title), ("text", passage.text)]
    spots = [(where, *found.span()) for where, text in places for found in sought.finditer(text)]
    chosen = spots[int(number) - 1 : int(number)] if number else spots
    if not chosen:
        raise ValueError(f"{passage.where}: {word!r} is not in the passage")
    return chosen


def _stretch(words: str) -> tuple[str, str]:
    """Return the first and last day of "2024", "2024-02", "2024-02-29" or two of these with ".." between."""
    first, _, last = words.partition("..")
    return _ends(first)[0], _ends(last or first)[1]


def _ends(words: str) -> tuple[str, str]:
    year, month, day = (int(part) for part in [*words.split("-"), "0", "0"][:3])
    months = (month, month) if month else (1, 12)
    days = (day, day) if day else (1, monthrange(year, months[1])[1])
    return date(year, months[0], days[0]).isoformat(), date(year, months[1], days[1]).isoformat()
