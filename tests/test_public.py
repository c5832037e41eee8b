import subprocess
import sys

import pytest

import rashomon


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
