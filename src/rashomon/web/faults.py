"""What is wrong with a request, as the framework found it, in; words for who sent it out, none of them its own."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from rashomon.contract import plainly

_SHOWN = 40  # characters of what was given that a message has
_KEY = re.compile(r"[a-z][a-z_]*\Z")  # a key of ours, and not the name of a type or of a list of codes
_QUOTED = re.compile(r"'([^']*)'")


def tell_faults(found: Sequence[Mapping[str, Any]]) -> str:
    """Return what is wrong with the first value at fault, on one line, and what it may be."""
    first = found[0]
    where = _place(first)
    told = _words(first, [one for one in found if _place(one) == where])
    return f"{where or 'the request'}: {told}"


def tell_refusal(status: int, detail: str, method: str, path: str) -> str:
    """Return the words of a refusal; the framework's own are put into ours."""
    plain = {
        "Not Found": f"there is nothing at {_cut(path)!r}",
        "Method Not Allowed": f"{_cut(path)!r} does not take {_cut(method)!r}",
        "There was an error parsing the body": "what was sent cannot be read",
    }
    return plain.get(detail, detail) if status < 500 else detail


def _place(fault: Mapping[str, Any]) -> str:
    """Return the key that a fault is at: behind where it came from, without the types that were tried on it."""
    steps = [str(step) for step in fault["loc"][1:]]
    return ".".join(step for step in steps if _KEY.match(step) or (step.isdecimal() and len(steps) > 1))


def _words(fault: Mapping[str, Any], beside: Sequence[Mapping[str, Any]]) -> str:
    given, limits, code = fault.get("input"), fault.get("ctx", {}), str(fault["type"])
    match code:
        case "literal_error":
            told = [word for one in beside for word in _QUOTED.findall(one.get("ctx", {}).get("expected", ""))]
            known = [word for word in told if word]  # that nothing is given is possible, and says nothing
            near = get_close_matches(str(given)[:_SHOWN], known, 1)
            return f"no {_cut(given)!r}: {f'is {near[0]} meant? ' if near else ''}known are {', '.join(known)}"
        case "greater_than_equal":
            return f"{_cut(given)} is less than {limits['ge']}"
        case "less_than_equal":
            return f"{_cut(given)} is more than {limits['le']}"
        case "less_than":
            return f"{_cut(given)} is not less than {limits['lt']}"
        case "string_too_long" | "too_long":
            noun = "characters" if isinstance(given, str) else "things"
            return f"has more than {limits['max_length']} {noun}"
        case "string_too_short" | "too_short":
            return "is empty"  # nothing that is asked for has a least length of more than one
        case "extra_forbidden" | "unexpected_keyword_argument":
            return plainly(code)
        case "bool_parsing":
            return f"{_cut(given)!r} is neither true nor false"
        case "string_pattern_mismatch":
            return f"{_cut(given)!r} is no id"
    return f"{_cut(given)!r} {plainly(code)}" if isinstance(given, str) and given else plainly(code)


def _cut(given: object) -> str:
    words = str(given)
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
