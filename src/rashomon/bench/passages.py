"""Short passages with what is to be read in them: text files of a form that people can write by hand.

A blank line ends a passage. Its lines are text, but for those that begin with a sign: "# " a comment, "@ 2024-03-05"
the day of publication, "^ " the title, "= " a thing to be found, in the form that the suite documents. A passage with
no line "= " has nothing to be found. Lines of text are paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rashomon.records import Reading, Report
from rashomon.resources import Resources
from rashomon.scale import run_serial

CORPUS = Path(__file__).parents[3] / "corpus"  # of a checkout; an installed package is given a folder
SECRET = "test"  # the half whose misses nobody reads, or it would measure how well we know it
PUBLISHED = "2024-03-05"  # a Tuesday; of passages that name no day


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with what is to be found in it, and where it stands: the file and the line on which it begins."""

    where: str
    text: str
    title: str = ""
    published: str = PUBLISHED
    expected: tuple[str, ...] = ()


def find_passages(suite: str, gold: Path | None = None) -> dict[str, list[Passage]]:
    """Return the passages of a suite's folder by the half that they are of; ValueError where there are none.

    A half is a file `dev.txt` or `test.txt` of the folder, by default `corpus/SUITE`.
    """
    folder = gold or CORPUS / suite
    halves = {
        path.stem: list(read_passages(path)) for path in (folder / "dev.txt", folder / "test.txt") if path.exists()
    }
    if not any(halves.values()):
        raise ValueError(f"{folder}: no passages (dev.txt, test.txt)")
    return halves


def read_passages(path: Path) -> Iterator[Passage]:
    """Yield the passages of a file, in order; ValueError for one that has things to be found and no text."""
    block: list[str] = []
    begin = 1
    for number, line in enumerate([*path.read_text(encoding="utf-8").split("\n"), ""], start=1):
        if line.strip():
            block.append(line)
        else:
            yield from _passage(f"{path.name}:{begin}", block)
            block, begin = [], number + 1


def _passage(where: str, lines: Iterable[str]) -> Iterator[Passage]:
    by_sign: dict[str, list[str]] = {"# ": [], "@ ": [], "^ ": [], "= ": [], "": []}
    for line in lines:
        sign = line[:2] if line[:2] in by_sign else ""
        by_sign[sign].append(line[len(sign) :].strip())
    if by_sign[""]:
        day = by_sign["@ "][0] if by_sign["@ "] else PUBLISHED
        yield Passage(where, "\n\n".join(by_sign[""]), " ".join(by_sign["^ "]), day, tuple(by_sign["= "]))
    elif by_sign["= "]:
        raise ValueError(f"{where}: things to be found and no text to find them in")


def read_each(passages: Sequence[Passage], resources: Resources) -> Iterator[tuple[Passage, Reading]]:
    """Yield each passage with its reading, in order; ValueError for one that cannot be read."""
    reports = [
        Report(f"r{i}", one.where, None, one.title, None, None, None, one.published, "option", "en", one.text, "")
        for i, one in enumerate(passages)
    ]
    for passage, said in zip(passages, run_serial(reports, lambda: resources), strict=True):
        if not isinstance(said, Reading):
            raise ValueError(f"{passage.where}: {said.reason}")
        yield passage, said
