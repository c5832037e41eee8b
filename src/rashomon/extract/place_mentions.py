"""Names of places that stand in no place's position: "Turkish police", "London's mayor", "talks between Iran and Iraq".

They tell where a report's people and bodies are from. No deed is placed by them: `whereabouts` does not see them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from rashomon.extract.geography import CITY, Context, is_byname
from rashomon.extract.parse import Parse, Token
from rashomon.extract.place_meanings import Atlas, meaning_of
from rashomon.extract.place_names import Candidate, Name
from rashomon.extract.place_words import BODY, COMPASS, NO_PLACES, PLAIN_WORDS, SIDES, TITLES
from rashomon.lexicon import GazetteerEntry, fold_name
from rashomon.records import Span

Mention = tuple[int, int, GazetteerEntry]  # start and end in the repaired text, and what is meant

_TITLE_WINDOW = 24  # characters before a name that may hold a title
_LONGEST = 4  # words of a name of a country, province or town
_CITY = 100_000  # people: a town that is known where nothing says that its name is one
_WORLD = 1_000_000
_SAYING = frozenset("say tell add ask think believe know write note testify explain recall argue want".split())


@dataclass(frozen=True)
class Known:
    """What is known of a report before its other names are looked at."""

    senses: Mapping[str, GazetteerEntry]  # folded names that it tells in a place's position
    surnames: frozenset[str]  # folded last words of its names of people
    context: Context
    atlas: Atlas


def find_mentions(
    doc: Parse, printed: str, names: Sequence[Name], taken: Sequence[Span], known: Known
) -> Iterator[Mention]:
    """Yield the places that other names than those in `taken` stretches name, in order."""
    spans = sorted(taken)
    for start, end, words in names:
        if _is_taken(start, end, spans):
            continue
        before = printed[max(0, start - _TITLE_WINDOW) : start]
        if TITLES.search(before):
            continue
        token = doc.last_before(end)
        whole = _whole(words, token, printed[end : end + 1], known)
        if whole is not None:
            yield start, end, whole
        else:
            yield from ((start + a, start + b, entry) for a, b, entry in _parts(words, known, printed[end : end + 20]))


def _is_taken(start: int, end: int, spans: Sequence[Span]) -> bool:
    index = bisect_right(spans, start, key=itemgetter(0))
    return any(first < end and start < last for first, last in spans[max(0, index - 2) : index + 1])


def _whole(words: str, token: Token | None, after: str, known: Known) -> GazetteerEntry | None:
    """Return the place that a whole name means, None where it may be a person's or a word."""
    folded = fold_name(words)
    if words.casefold() in NO_PLACES or folded in known.atlas.not_places:
        return None
    entry = known.senses.get(folded) or _meant(words, known)
    if entry is None or (folded in known.surnames and folded not in known.senses):
        return None
    if folded in known.senses or entry.precision in ("country", "line"):
        return entry
    if token is None or token.pos_ != "PROPN" or folded in PLAIN_WORDS or (after == "." and words.isupper()):
        return None
    speaks = token.dep_ == "nsubj" and token.head.lemma_.casefold() in _SAYING
    return entry if _is_known(words, entry, known, least=_WORLD if speaks else _CITY) else None


def _meant(words: str, known: Known) -> GazetteerEntry | None:
    return meaning_of(Candidate(words, 0, 0, 0, "pair"), words, known.context, known.atlas)


def _is_known(words: str, entry: GazetteerEntry, known: Known, *, least: int) -> bool:
    """Tell whether a name is believed to be a place's where no word beside it says so."""
    if is_byname(words, entry):
        return False
    if not entry.id.startswith(("geonames:", "district:")):
        return True
    if entry.precision == "admin2":
        return " " in words and fold_name(entry.name) == fold_name(words)
    if entry.precision == "admin1":
        return entry.population >= _WORLD or entry.country in known.context.named
    return entry.population >= least


def _parts(words: str, known: Known, after: str) -> Iterator[tuple[int, int, GazetteerEntry]]:
    """Yield the places within a longer name: "Turkish President …", "Kentucky State Police", "Russia-Ukraine"."""
    lead = leading(words, known.atlas, after)
    if lead is not None:
        length, entry = lead
        own = known.senses.get(fold_name(words[:length])) or _meant(words[:length], known)
        if own is not None and fold_name(words[:length]) not in known.surnames:
            yield 0, length, own if own.precision != "town" or entry.precision == "town" else entry
            return
    plain = SIDES.sub("", words, count=1)
    inner = known.senses.get(fold_name(plain)) or _meant(plain, known) if plain != words else None
    if inner is not None:
        if inner.precision != "town" or inner.population >= _CITY:
            yield len(words) - len(plain), len(words), inner
        return
    place = 0
    for part in words.split("-") if "-" in words else ():
        found = known.atlas.gazetteer.find(part)
        if found and found[0].precision == "country":
            yield place, place + len(part), found[0]
        place += len(part) + 1


def leading(words: str, atlas: Atlas, after: str = "") -> tuple[int, GazetteerEntry] | None:
    """Return the length of the place that a longer name begins with, and what it may be; `after`: what follows it.

    A country's adjective needs no more ("Turkish President"); a name, words for a body behind it ("London Police"), or
    it may be a person's ("Jordan Smith").
    """
    parts = words.split(" ")
    for count in range(min(_LONGEST, len(parts)), 0, -1):
        head, rest = " ".join(parts[:count]), " ".join(parts[count:]) or after.lstrip()
        if count == len(parts) and not BODY.match(rest):
            continue
        found = atlas.gazetteer.find(head)
        first = found[0] if found else None
        if first is None or head.casefold() in NO_PLACES or fold_name(head) in COMPASS | PLAIN_WORDS:
            continue
        if first.precision == "country" and (_is_adjective(head, first) or BODY.match(rest)):
            return len(head), first
        if BODY.match(rest) and not is_byname(head, first) and (first.precision != "town" or first.population >= CITY):
            return len(head), first
    return None


def _is_adjective(head: str, country: GazetteerEntry) -> bool:
    """Tell whether a country is told by its adjective or initials, which are no given names: "Turkish", "US"."""
    return head.isupper() or "." in head or (fold_name(head) != fold_name(country.name) and " " not in head)


def surnames_of(names: Sequence[Name], atlas: Atlas) -> frozenset[str]:
    """Return the folded last words of names of two or three words that are no places': those of people, mostly."""
    found = set()
    for _, _, words in names:
        parts = words.split(" ")
        if not 2 <= len(parts) <= 3 or words.isupper():
            continue
        if fold_name(parts[0]) in COMPASS or atlas.gazetteer.find(words) or leading(words, atlas) is not None:
            continue
        found.add(fold_name(parts[-1]))
    return frozenset(found)
