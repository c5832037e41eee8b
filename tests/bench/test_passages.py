"""The form of short annotated passages, and their readings."""

from pathlib import Path

import pytest

from rashomon.bench.passages import PUBLISHED, Passage, find_passages, read_each, read_passages
from rashomon.resources import load_resources

FILE = """# Numbers in words

Three soldiers were killed.
= killed 3 soldiers
# a remark

@ 2020-01-31
^ Quiet night
Nobody was hurt.
The road is open.
"""


def test_a_blank_line_ends_a_passage_and_signs_tell_what_a_line_is(tmp_path: Path) -> None:
    (tmp_path / "dev.txt").write_text(FILE, encoding="utf-8")
    assert find_passages("any", tmp_path) == {
        "dev": [
            Passage("dev.txt:3", "Three soldiers were killed.", "", PUBLISHED, ("killed 3 soldiers",)),
            Passage("dev.txt:7", "Nobody was hurt.\n\nThe road is open.", "Quiet night", "2020-01-31"),
        ]
    }


def test_a_folder_without_passages_and_a_passage_without_text_are_told_by_name(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"no passages \(dev\.txt, test\.txt\)"):
        find_passages("any", tmp_path)
    (tmp_path / "dev.txt").write_text("\n= killed 3\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"dev\.txt:2: things to be found and no text"):
        list(read_passages(tmp_path / "dev.txt"))


def test_each_passage_is_read_as_a_report_of_its_day() -> None:
    passages = [Passage("dev.txt:1", "Three soldiers were killed on Sunday."), Passage("dev.txt:3", "It rained.")]
    (first, killed), (second, nothing) = read_each(passages, load_resources())
    assert (first, second) == tuple(passages)
    assert [c.field for c in killed.claims if c.field == "killed"] == ["killed"]
    assert killed.report.published == PUBLISHED
    assert nothing.claims == ()
