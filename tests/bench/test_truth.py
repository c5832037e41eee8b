"""The suite `truth`: how lists of authors are read, which answer is picked, and what is scored."""

import gzip
from pathlib import Path

import pytest
from on_gold import floors_broken

from rashomon.bench.request import Request
from rashomon.bench.truth import METHODS, alike, ask, family_names, isbn, measure_truth, pick


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("Ann Lee", "lee"),
        ("LEE, ANN B.", "lee"),
        ("Lee", "lee"),
        ("Ann Lee, Bo Ray", "lee ray"),
        ("Ann Lee; Bo Ray", "lee ray"),
        ("Lee, Ann; Ray, Bo", "lee ray"),
        ("Lee, Ann/ Ray, Bo", "lee ray"),
        ("Lee, Ann and Ray, Bo", "lee ray"),
        ("Lee &amp; Ray", "lee ray"),
        ("Lee, Ann, Ray, Bo", "lee ray"),
        ("Lee, Ann B. Ray, Bo", "lee ray"),
        ("Lee, Ann B. Ray, Bo C. Fox, Di", "fox lee ray"),
        ("Lee, Ann (Editor) Ray, Bo (Editor)", "lee ray"),
        ("By (author) Lee, Ann By (author) Ray, Bo", "lee ray"),
        ("Lee (Author) Lee, Ann (Author)", "lee"),  # the same one twice
        ("Ann Lee; Tom Lee", "lee lee"),  # two of one family
        ("Peter van der Linden", "linden"),
        ("van der Linden, Peter", "linden"),
        ("Müller, Jörg", "muller"),
        ("Linda O'Leary", "oleary"),
        ("Héctor García-Molina, et al", "garciamolina"),
        ("PhD, CISM, Ann Lee", "lee"),
        ("Not Available", ""),
        ("", ""),
        (" , ; & / ", ""),
    ],
)
def test_family_names_however_they_are_printed(printed: str, names: str) -> None:
    assert family_names(printed) == tuple(names.split())


@pytest.mark.parametrize("number", ["0201853949", "9780201853940", "0-201-85394-9"])
def test_an_isbn_of_ten_and_of_thirteen_are_one(number: str) -> None:
    assert isbn(number) == "020185394"


def test_a_store_with_two_lists_leaves_open_which() -> None:
    question, answers = ask({"a": (("lee",), ("lee", "ray")), "b": (("lee",),)})
    assert answers == (("lee",), ("lee", "ray"))
    assert question.votes == {"a": (0, 1), "b": (0,)}
    assert question.support == {0: ((1, 0.5),), 1: ((0, 0.5),)}


def test_of_equals_the_fuller_list_is_picked() -> None:
    assert pick([("lee",), ("lee", "ray")], [0.5, 0.5]) == ("lee", "ray")
    assert pick([("lee",), ("lee", "ray")], [0.6, 0.4]) == ("lee",)
    assert alike(("lee",), ("ray",)) == 0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Twelve books of two authors; three stores know both, four copy one that has forgotten the second."""
    lines = []
    for number in range(12):
        lines += [f"careful{n}\t100000{number:03}0\tA book\tAnn Lee, Bo Ray{number}" for n in range(3)]
        lines += [f"copier{n}\t100000{number:03}0\tA book\tLeigh{number}, Ann" for n in range(4)]
    (tmp_path / "data").mkdir()
    (tmp_path / "data/book.txt.gz").write_bytes(gzip.compress("\n".join([*lines, "broken line"]).encode()))
    silver = "\n".join(f"978100000{number:03}0\tbo ray{number}; ann lee" for number in range(12))
    (tmp_path / "data/book_silver.txt").write_text(silver)
    return tmp_path


def test_each_method_is_scored_on_the_books_of_the_silver_list(folder: Path) -> None:
    measured = measure_truth(Request(folder))
    figures = measured.figures["all"]
    assert isinstance(figures, dict)
    assert set(figures) == {"books", *METHODS}
    assert figures["books"] == 12
    assert figures["vote"] == 0  # four copies against three


@pytest.mark.parametrize("lacks", ["book.txt.gz", "book_silver.txt"])
def test_a_folder_without_its_files_is_refused(folder: Path, lacks: str) -> None:
    (folder / "data" / lacks).unlink()
    with pytest.raises(ValueError, match=lacks):
        measure_truth(Request(folder))


def test_no_folder_is_refused() -> None:
    with pytest.raises(ValueError, match="--gold"):
        measure_truth(Request())


def test_the_floors_on_the_bookshops_hold() -> None:
    floors = {"vote": 0.84, "accu": 0.85, "accucopy": 0.89, "copies": 0.9}
    assert floors_broken("truth", "truth_books", "all", floors) == {}
