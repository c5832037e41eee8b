"""Where the places of a text lie: names recognised, and how many of these within 161 km, on annotated news.

Gold data: the folder of github.com/milangritta/Pragmatic-Guide-to-Geoparsing-Evaluation with `TR-News.xml`, `lgl.xml`
and `GeoVirus.xml` (also gzipped, also under `data/Corpora`). Some offsets do not fit their text: the name is looked for
nearby.
"""

from __future__ import annotations

import gzip
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree as Xml

from rashomon.bench.classes import HELD_OUT, WORK, f_score, half_of
from rashomon.bench.request import Measured, Request
from rashomon.extract.geography import apart
from rashomon.records import Place, Reading, Report, Span
from rashomon.resources import load_resources
from rashomon.scale import run_serial

FILES = {"trnews": "TR-News.xml", "lgl": "lgl.xml", "geovirus": "GeoVirus.xml"}
NEAR_KM, CITY_KM = 161, 25  # 100 miles: the field's usual measure
_SHIFT = 40  # characters that a name may stand from where its offset says


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name of the gold data, where it stands, and its point in degrees where it has one."""

    words: str
    span: Span
    point: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text with the places that it names."""

    id: str
    outlet: str
    text: str
    toponyms: tuple[Toponym, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A name of the gold data and the place that overlaps it, None where none does."""

    toponym: Toponym
    place: Place | None

    @property
    def distance(self) -> float | None:
        """Kilometres between the two points, None where one has none."""
        place = self.place
        if place is None or self.toponym.point is None or place.latitude is None or place.longitude is None:
            return None
        return apart(self.toponym.point, (place.latitude, place.longitude))


@dataclass(frozen=True, slots=True)
class Judged:
    """An article with what was found of its names, and the places that are none of them."""

    article: Annotated
    found: tuple[Found, ...]
    excess: tuple[Place, ...]


def measure_geo(request: Request) -> Measured:
    """Return, by corpus and half, the share of names recognised and how many of these lie within 161 and 25 km.

    `limit` is of articles of each corpus. ValueError where no folder is given or it has none of the corpora.
    """
    if request.gold is None:
        raise ValueError("geo is measured on gold data: give its folder with --gold")
    figures: dict[str, dict[str, float]] = {}
    misses: list[str] = []
    for corpus, articles in read_corpora(request.gold).items():
        judged = list(judge_each(articles[: request.limit]))
        figures[corpus] = score(judged)
        for half in (WORK, HELD_OUT):
            own = [one for one in judged if half_of(one.article.id) == half]
            figures[f"{corpus}.{half}"] = score(own)
            if half == WORK:
                misses += [line for one in own for line in misses_of(one)]
    return Measured(figures, misses)


def read_corpora(folder: Path) -> dict[str, list[Annotated]]:
    """Return the articles of each corpus of a folder; ValueError where it has none."""
    found = {}
    for corpus, name in FILES.items():
        places = [base / f"{name}{ending}" for base in (folder, folder / "data" / "Corpora") for ending in ("", ".gz")]
        path = next((one for one in places if one.is_file()), None)
        if path is not None:
            packed = path.read_bytes()
            tree = Xml.fromstring(gzip.decompress(packed) if path.suffix == ".gz" else packed)
            found[corpus] = [_annotated(f"{corpus}/{i}", one) for i, one in enumerate(tree)]
    if not found:
        raise ValueError(f"{folder}: none of {', '.join(FILES.values())}")
    return found


def _annotated(number: str, node: Xml.Element) -> Annotated:
    text = node.findtext("text") or ""
    outlet = node.findtext("domain") or urlsplit((node.findtext("source") or "").strip()).netloc
    named = [_toponym(one, text) for one in [*node.iter("toponym"), *node.iter("location")]]
    kept = tuple(one for one in named if one is not None)
    return Annotated(node.get("docid") or number, outlet.strip(), text, kept)


def _toponym(node: Xml.Element, text: str) -> Toponym | None:
    """Return a name of the gold data, None where its words are nowhere near their offset."""
    words = (node.findtext("phrase") or node.findtext("name") or "").strip()
    said = int(node.findtext("start") or 0)
    lowest = max(0, said - _SHIFT)
    starts = [at for at in range(lowest, said + _SHIFT + 1) if text.startswith(words, at)]
    if not words or not starts:
        return None
    start = min(starts, key=lambda at: abs(at - said))
    latitude, longitude = (node.findtext(f".//{name}") for name in ("lat", "lon"))
    point = (float(latitude), float(longitude)) if latitude and longitude else None
    return Toponym(words, (start, start + len(words)), point)


def judge_each(articles: Sequence[Annotated]) -> Iterator[Judged]:
    """Yield each article with what the product finds of its names; ValueError for one that cannot be read."""
    resources = load_resources()
    reports = [
        Report(f"r{i}", one.id, None, "", one.outlet, None, None, None, "option", "en", one.text, "")
        for i, one in enumerate(articles)
    ]
    for article, said in zip(articles, run_serial(reports, lambda: resources), strict=True):
        if not isinstance(said, Reading):
            raise ValueError(f"{article.id}: {said.reason}")
        yield judge(article, said.places)


def judge(article: Annotated, places: Iterable[Place]) -> Judged:
    """Return for each name the place that overlaps it most, and the places that overlap none."""
    told = sorted(places, key=lambda place: place.span)
    starts = [place.span[0] for place in told]
    found, used = [], set()
    for toponym in article.toponyms:
        # Places may lie in one another, but seldom more than two.
        first = max(0, bisect_left(starts, toponym.span[0]) - 3)
        near = range(first, bisect_left(starts, toponym.span[1]))
        over = {i: _overlap(toponym.span, told[i].span) for i in near}
        best = max(over, key=lambda i: (over[i], told[i].latitude is not None), default=None)
        used |= {i for i in near if over[i] > 0}
        found.append(Found(toponym, told[best] if best is not None and over[best] > 0 else None))
    return Judged(article, tuple(found), tuple(one for i, one in enumerate(told) if i not in used))


def _overlap(one: Span, other: Span) -> int:
    return min(one[1], other[1]) - max(one[0], other[0])


def score(judged: Sequence[Judged]) -> dict[str, float]:
    """Return the figures of some articles: `within_161` is of the names recognised that have a point in the gold."""
    named = [one for each in judged for one in each.found]
    held = [one for one in named if one.place is not None]
    pointed = [one for one in held if one.toponym.point is not None]
    resolved = [one.distance for one in pointed if one.distance is not None]
    precision, recall, f1 = f_score(len(held), len(held) + sum(len(one.excess) for one in judged), len(named))
    figures = {
        "articles": float(len(judged)),
        "names": float(len(named)),
        "precision": precision,
        "recognised": recall,
        "f1": f1,
        "within_161": _share(sum(km <= NEAR_KM for km in resolved), len(pointed)),
        "within_25": _share(sum(km <= CITY_KM for km in resolved), len(pointed)),
        "resolved": _share(len(resolved), len(pointed)),
        "right_of_resolved": _share(sum(km <= NEAR_KM for km in resolved), len(resolved)),
    }
    return {name: round(value, 3) for name, value in figures.items()}


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def misses_of(judged: Judged) -> Iterator[str]:
    """Yield a line for each name missed or put far away, and for each place that is none of the names."""
    for one in judged.found:
        start, end = one.toponym.span
        around = " ".join(judged.article.text[max(0, start - 60) : end + 40].split())
        if one.place is None:
            yield f"{judged.article.id} missed {one.toponym.words!r}: {around}"
        elif one.toponym.point is not None and (one.distance is None or one.distance > NEAR_KM):
            where = f"{one.place.name}, {one.place.admin1}, {one.place.country}"
            yield f"{judged.article.id} far {one.toponym.words!r} as {where}, {one.distance} km: {around}"
    for place in judged.excess:
        start, end = place.span
        around = " ".join(judged.article.text[max(0, start - 40) : end + 40].split())
        yield f"{judged.article.id} excess {place.text!r} as {place.name}, {place.country}: {around}"
