"""robots.txt → which paths of a host may be asked for, and how often: RFC 9309, and the Crawl-delay that many add."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

MOST_BYTES = 2 * 2**20  # RFC 9309, section 2.5, asks for half a megabyte at least
LONGEST_DELAY = 60.0  # seconds: a longer one would only be meant to keep all away
_LINE = re.compile(r"[ \t]*([A-Za-z-]{1,20})[ \t]*:[ \t]*([^#\r\n]*)")
_SAFE = "!#$%&'()*+,/:;=?@[]~"


@dataclass(frozen=True, slots=True)
class Robots:
    """What a host lets one program do. `rules` are patterns with whether they allow; `delay` is in seconds."""

    rules: Sequence[tuple[str, bool]] = ()
    delay: float = 0.0

    def allows(self, path: str) -> bool:
        """Tell whether a path, with its query, may be asked for: the longest pattern that fits says so."""
        fitting = [(len(pattern), allowed) for pattern, allowed in self.rules if _fits(pattern, path)]
        return max(fitting, default=(0, True))[1]


def parse_robots(text: str, agent: str) -> Robots:
    """Return what a robots.txt says to a program of that name (in small letters), else to all."""
    own: list[tuple[str, str]] = []
    others: list[tuple[str, str]] = []
    has_own = False
    named: set[str] = set()
    in_rules = True  # the next User-agent begins a group
    for key, value in _lines(text):
        if key == "user-agent":
            named = set() if in_rules else named
            named.add(_product(value))
            has_own = has_own or agent in named
            in_rules = False
        elif key in {"allow", "disallow", "crawl-delay"}:
            in_rules = True
            if agent in named:
                own.append((key, value))
            if "*" in named:
                others.append((key, value))
    return _robots(own if has_own else others)


def _lines(text: str) -> list[tuple[str, str]]:
    found = (_LINE.match(line) for line in text.lstrip("\ufeff").splitlines())
    return [(match[1].lower(), match[2].strip()) for match in found if match]


def _product(value: str) -> str:
    """Return the name that a group is for: "*", or a program's, without version and in small letters."""
    return value if value == "*" else value.split("/", maxsplit=1)[0].strip().lower()


def _robots(lines: Sequence[tuple[str, str]]) -> Robots:
    rules = [
        (quote(value, safe=_SAFE, errors="replace"), key == "allow")
        for key, value in lines
        if key != "crawl-delay" and value
    ]
    delays = [value for key, value in lines if key == "crawl-delay" and re.fullmatch(r"\d{1,6}(\.\d{1,6})?", value)]
    return Robots(tuple(rules), min(max(map(float, delays), default=0.0), LONGEST_DELAY))


def _fits(pattern: str, path: str) -> bool:
    """Tell whether a pattern, in which * stands for anything and a last $ for the end, fits the begin of a path."""
    ends = pattern.endswith("$")
    first, *rest = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    place = len(first)
    for n, part in enumerate(rest, 1):
        if ends and n == len(rest):
            return len(path) - len(part) >= place and path.endswith(part)
        place = path.find(part, place)
        if place < 0:
            return False
        place += len(part)
    return place == len(path) if ends else True
