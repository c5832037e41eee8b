import subprocess
import sys
from pathlib import Path

import pytest

import rashomon

REPORT = "At least 12 people were killed when shells hit a market in Gao on Monday, the health ministry said.\n"


@pytest.mark.parametrize("name", rashomon.__all__)
def test_public_names_are_there(name: str) -> None:
    assert getattr(rashomon, name) is not None
    assert name in dir(rashomon)


def test_verbs_do_not_bear_the_names_of_folders() -> None:
    from rashomon import read, store  # noqa: PLC0415 - the folders, after the verbs were asked for

    assert callable(rashomon.read_reports)
    assert read.__name__ == "rashomon.read"
    assert store.__name__ == "rashomon.store"


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'rashomon' has no attribute 'truth'"):
        _ = rashomon.truth


def test_importing_the_package_loads_nothing_of_it() -> None:
    code = "import sys, rashomon; print([name for name in sys.modules if name.startswith('rashomon.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_the_verbs_lead_from_files_to_a_comparison_and_to_that_of_a_store(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(REPORT, encoding="utf-8")
    given = rashomon.read_reports([str(tmp_path)], published="2020-05-06", outlet="The Paper")
    [reading] = rashomon.extract_claims(given)
    assert isinstance(reading, rashomon.Reading)
    comparison = rashomon.combine_claims([reading], policy="origins")
    [killed] = [one for event in comparison.events for one in event.findings if one.field == "killed"]
    assert (killed.policy, killed.positions[0].low, killed.positions[0].by) == ("origins", 12, ("health ministry",))
    with rashomon.open_store(str(tmp_path / "store.sqlite")) as store:
        assert store.add(reading)
        assert rashomon.compare_store(store, policy="origins").events == comparison.events


def test_an_input_that_cannot_be_read_is_passed_on_and_not_lost_unseen(tmp_path: Path) -> None:
    missing = str(tmp_path / "nowhere.txt")
    said = list(rashomon.extract_claims(rashomon.read_reports([missing])))
    assert [one.path for one in said if isinstance(one, rashomon.Failure)] == [missing]
    with pytest.raises(ValueError, match=r"nowhere\.txt: "):
        rashomon.combine_claims(said)


def test_a_runner_or_a_policy_that_does_not_exist_is_told_at_once() -> None:
    with pytest.raises(ValueError, match="no runner 'many': one of serial"):
        rashomon.extract_claims([], runner="many")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="'fair'"):
        rashomon.combine_claims([], policy="fair")  # type: ignore[arg-type]
