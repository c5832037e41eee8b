"""Hours and parts of the day among the words of a phrase."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from rashomon.extract.timewords.words import Word
from rashomon.records import Part

Hours = tuple[str, str, str | None]  # from, to (HH:MM), zone
_PARTS: Mapping[str, tuple[Part, str]] = {  # with the tag that TimeML has for it
    "night": ("night", "NI"), "midnight": ("night", "NI"), "nighttime": ("night", "NI"), "tonight": ("night", "NI"),
    "overnight": ("night", "NI"), "dawn": ("dawn", "MO"), "daybreak": ("dawn", "MO"), "sunrise": ("dawn", "MO"),
    "predawn": ("dawn", "MO"), "morning": ("morning", "MO"), "noon": ("afternoon", "12:00"),
    "midday": ("afternoon", "12:00"),
    "afternoon": ("afternoon", "AF"), "evening": ("evening", "EV"), "dusk": ("evening", "EV"),
    "sunset": ("evening", "EV"), "nightfall": ("evening", "EV"),
}  # fmt: skip
_DIVIDED = re.compile(r"([0-9]{1,2})[:.]([0-9]{2})")


def _named(words: Sequence[Word]) -> tuple[Part, str] | None:
    """Return the part of the day that the words name, with its tag: "early hours" is dawn, "late" alone night."""
    named = next((_PARTS[w.text] for w in words if w.kind in {"part", "tonight"} and w.text in _PARTS), None)
    if named is not None:
        return named
    kinds = {word.kind for word in words}
    if "small" in kinds or "hours" in kinds:
        return "dawn", "MO"
    if "overnight" in kinds:
        return _PARTS["overnight"]
    early = next((word.text for word in words if word.kind == "early"), None)
    return {"early": ("dawn", "MO"), "late": ("night", "NI")}.get(early or "")  # type: ignore[return-value]


def part_of(words: Sequence[Word]) -> Part | None:
    """Return the part of the day that the words of a phrase name."""
    named = _named(words)
    return named[0] if named else None


def tag_of(words: Sequence[Word]) -> str:
    """Return what TimeML writes for the part of the day that the words name: NI, MO, AF, EV; 12:00 for noon."""
    named = _named(words)
    return named[1] if named else "NI"


def hours_of(words: Sequence[Word]) -> Hours | None:
    """Return the hours that the words tell, on a 24-hour clock, with their zone; None where there are none such."""
    told = [n for n, word in enumerate(words) if _is_hour(words, n)]
    if not told:
        return None
    halves = [_half(words, n) for n in told]
    if len(told) > 1 and halves[0] is None:
        halves[0] = halves[1]  # "6-8 pm"
    times = [_hour(words[n].text, half) for n, half in zip(told, halves, strict=True)]
    if any(time is None for time in times):
        return None
    zone = next((word.text.upper() for word in words if word.kind == "zone"), None)
    if zone is None and any(word.kind == "local" for word in words):
        zone = "local time"
    return times[0] or "", times[min(1, len(times) - 1)] or "", zone


def _is_hour(words: Sequence[Word], n: int) -> bool:
    word = words[n]
    if word.kind in {"clock", "compact"}:
        return True
    if word.kind in {"num", "float", "year", "old"}:
        if n + 1 < len(words) and words[n + 1].kind in (
            {"ampm"} if word.kind in {"num", "float"} else {"zone", "local"}
        ):
            return True
        if n + 2 < len(words) and word.kind in {"num", "float"} and words[n + 1].kind in {"dash", "to", "and"}:
            return n + 3 < len(words) and words[n + 3].kind == "ampm"
    return False


def _half(words: Sequence[Word], n: int) -> str | None:
    return words[n + 1].text if n + 1 < len(words) and words[n + 1].kind == "ampm" else None


def _hour(text: str, half: str | None) -> str | None:
    divided = _DIVIDED.match(text)
    if divided:
        hours, minutes = int(divided[1]), int(divided[2])
    elif len(text) == 4:
        hours, minutes = int(text[:2]), int(text[2:])
    else:
        hours, minutes = int(text), 0
    if half:
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if half[0] == "p" else 0)
    return f"{hours:02}:{minutes:02}" if hours < 24 and minutes < 60 else None
