"""The suite `geo`, on articles of its own."""

import gzip
from pathlib import Path

import pytest

from rashomon.bench.geo import Annotated, Toponym, judge, measure_geo, read_corpora, score
from rashomon.bench.request import Request
from rashomon.records import Place, Span

TOPONYM = "<toponym><start>{start}</start><end>0</end><phrase>{phrase}</phrase>{point}</toponym>"
POINT = "<gaztag><lat>{0}</lat><lon>{1}</lon></gaztag>"
ARTICLE = (
    '<article docid="{id}"><domain>post.example</domain><text>{text}</text><toponyms>{toponyms}</toponyms></article>'
)


def place(text: str, span: Span, point: tuple[float, float] | None = None) -> Place:
    latitude, longitude = point or (None, None)
    return Place(text, span, None, text, latitude, longitude, None, None, None, "town", None)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    text = "Shells fell in Aleppo. A bridge burned in Qwxyzabad."
    toponyms = [
        TOPONYM.format(start=12, phrase="Aleppo", point=POINT.format(36.2, 37.16)),  # put down three characters early
        TOPONYM.format(start=42, phrase="Qwxyzabad", point=""),
        TOPONYM.format(start=42, phrase="Nowhere", point=""),  # not in the text
    ]
    articles = "".join(ARTICLE.format(id=number, text=text, toponyms="".join(toponyms)) for number in range(4))
    (tmp_path / "TR-News.xml.gz").write_bytes(gzip.compress(f"<articles>{articles}</articles>".encode()))
    return tmp_path


def test_names_are_read_where_they_stand(folder: Path) -> None:
    article = read_corpora(folder)["trnews"][0]
    assert (article.id, article.outlet) == ("0", "post.example")
    assert [(one.words, one.span, one.point) for one in article.toponyms] == [
        ("Aleppo", (15, 21), (36.2, 37.16)),
        ("Qwxyzabad", (42, 51), None),
    ]


@pytest.mark.parametrize(
    ("places", "recognised", "within", "excess"),
    [
        ([], 0.0, 0.0, 0),
        ([place("Aleppo", (15, 21), (36.2, 37.2))], 0.5, 1.0, 0),
        ([place("in Aleppo", (12, 21), (36.2, 37.2))], 0.5, 1.0, 0),  # overlaps
        ([place("Aleppo", (15, 21), (30.0, 37.2))], 0.5, 0.0, 0),  # far off
        ([place("Aleppo", (15, 21))], 0.5, 0.0, 0),  # recognised and not placed
        ([place("bridge", (25, 31), (1.0, 1.0))], 0.0, 0.0, 1),
    ],
)
def test_what_is_scored(places: list[Place], recognised: float, within: float, excess: int) -> None:
    toponyms = (Toponym("Aleppo", (15, 21), (36.2, 37.16)), Toponym("Qwxyzabad", (42, 51), None))
    judged = judge(Annotated("a", "", "Shells fell in Aleppo. A bridge burned in Qwxyzabad.", toponyms), places)
    figures = score([judged])
    assert (figures["recognised"], figures["within_161"], len(judged.excess)) == (recognised, within, excess)


def test_figures_are_of_corpora_and_halves_and_misses_of_one(folder: Path) -> None:
    measured = measure_geo(Request(folder))
    assert sorted(measured.figures) == ["trnews", "trnews.held_out", "trnews.work"]
    whole, work = measured.figures["trnews"], measured.figures["trnews.work"]
    assert isinstance(whole, dict)
    assert isinstance(work, dict)
    assert (whole["articles"], whole["recognised"], whole["within_161"]) == (4, 1.0, 1.0)
    assert not [line for line in measured.misses if "Aleppo" in line]
    assert len(measured.misses) <= work["articles"] * 2


def test_a_folder_without_corpora_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"none of TR-News\.xml"):
        measure_geo(Request(tmp_path))
    with pytest.raises(ValueError, match="--gold"):
        measure_geo(Request())
