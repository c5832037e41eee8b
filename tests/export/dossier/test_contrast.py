import re
from importlib.resources import files

import pytest

STYLE = (files("rashomon.export.dossier") / "templates" / "style.css").read_text(encoding="utf-8")
SCHEMES = ["light", "dark", "print"]
# what is written → on what; WCAG 2.2 AA asks for 4.5 for text, 3 for marks and lines that carry meaning
TEXT = [
    *[(ink, back) for ink in ("ink", "dim", "link") for back in ("page", "sheet", "band", "mark", "greyback")],
    *[("ink", back) for back in ("lit", "redback", "greenback")],
    ("page", "ink"),
    ("red", "redback"),
    ("red", "page"),
    ("green", "greenback"),
    ("green", "page"),
    *[(key, back) for key in "abcdef" for back in ("page", "redback", "greyback")],
    *[("on", key) for key in "abcdef"],
]
MARKS = [(key, back) for key in ("a", "b", "c", "d", "e", "f", "n", "red") for back in ("page", "band")]


def colours(scheme: str) -> dict[str, str]:
    """Return the variables of a scheme; dark and print overrule the light ones."""
    blocks = re.findall(r":root \{(.*?)\}", STYLE, re.S)
    light, dark, printed = (dict(re.findall(r"--(\w+): (#[0-9a-f]{3,6})", block)) for block in blocks[:3])
    return light | {"light": {}, "dark": dark, "print": printed}[scheme]


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    shares = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    red, green, blue = (s / 12.92 if s <= 0.03928 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("ink", "back"), TEXT)
def test_text_can_be_read(ink: str, back: str, scheme: str) -> None:
    known = colours(scheme)
    assert contrast(known[ink], known[back]) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("mark", "back"), MARKS)
def test_marks_can_be_seen(mark: str, back: str, scheme: str) -> None:
    known = colours(scheme)
    assert contrast(known[mark], known[back]) >= 3
