import pytest

from rashomon.read.names import is_section, may_be_outlet, sounds_like_outlet


@pytest.mark.parametrize(
    ("text", "section", "sounds", "may_be"),
    [
        ("World", True, False, False),
        ("Middle East", True, False, False),
        ("World News", True, False, False),
        ("Inland Post", False, True, True),
        ("The Inland Post", False, True, True),
        ("Times of Daraa", False, True, True),
        ("Radio Amber", False, True, True),
        ("Amber Signal", False, False, True),
        ("Amber", False, False, False),
        ("New York", False, False, False),
        ("Deir ez-Zor", False, False, False),
        ("Beirut Correspondent", False, False, False),
        ("Daraa, Syria", False, False, False),
        ("Shells hit a post", False, False, False),
        ("", False, False, False),
    ],
)
def test_sections_outlets_and_places_are_told_apart(text: str, section: bool, sounds: bool, may_be: bool) -> None:
    assert (is_section(text), sounds_like_outlet(text), may_be_outlet(text)) == (section, sounds, may_be)
