"""Gold data in brat stand-off."""

from pathlib import Path

import pytest

from rashomon.bench.told import Told, read_brat, with_depths


def test_roles_in_parts_belong_together(tmp_path: Path) -> None:
    path = tmp_path / "a_me.ann"
    path.write_text(
        "T1\tContent 0 5;8 9\tx\nT2\tContent 20 30\ty\nT3\tCue 6 7\tz\nnonsense\n"
        "E1\tAttribution:T3 Content:T1 Content2:T2 Cue:T3\n",
        encoding="utf-8",
    )
    assert read_brat(path) == [Told(((0, 5), (8, 9), (20, 30)), (), ((6, 7),))]


@pytest.mark.parametrize(
    ("spans", "depths"),
    [
        # (content, cue) of each attribution
        ([((10, 50), (5, 9)), ((60, 90), (55, 59))], [1, 1]),
        ([((10, 50), (5, 9)), ((30, 50), (25, 29))], [1, 2]),
        ([((40, 50), (36, 39)), ((10, 50), (5, 9)), ((30, 50), (25, 29))], [3, 1, 2]),
        # A cue beside the content, as where the content is told first, is not in it.
        ([((0, 20), (22, 26)), ((4, 20), (2, 3))], [1, 2]),
        ([((10, 50), (5, 9)), ((30, 50), None)], [1, 2]),
        # The same content given to two is in neither.
        ([((10, 50), (5, 9)), ((10, 50), (60, 64))], [1, 1]),
    ],
)
def test_depth_counts_the_contents_in_which_a_cue_stands(
    spans: list[tuple[tuple[int, int], tuple[int, int] | None]], depths: list[int]
) -> None:
    told = [Told((content,), (), (cue,) if cue else ()) for content, cue in spans]
    assert [one.depth for one in with_depths(told)] == depths
