"""A position and the claims that it stands on in, the names of those who hold it out: as a reader would call them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import PurePath

from rashomon.lexicon import fold_name
from rashomon.records import Claim, Comparison, Link, Position, Reading, Report

# A claim with every reading that has it: copies of one text share their claims.
Told = Mapping[str, Sequence[tuple[Claim, Reading]]]

# openings of a description that are capitals only because a sentence began with them
_OPENING = re.compile(
    r"(?:An?|The|Some|One|Two|Three|Four|Five|Several|Many|Local|Officials|Sources|Witnesses|Residents|Activists)\b"
)
_CAPITAL = re.compile(r"\b[A-Z][\w.’'-]*")
_MOST = 0.6  # share of the words of a known name: "the Russian foreign ministry" has that of foreign affairs in it
_ALIKE = 4  # letters at the start that make "Russia" and "Russian", "defense" and "defence" one word here


def index_claims(comparison: Comparison) -> Told:
    """Return the claims of all reports by id, each with the readings that have it."""
    found: dict[str, list[tuple[Claim, Reading]]] = {}
    for reading in comparison.reports:
        for claim in reading.claims:
            found.setdefault(claim.id, []).append((claim, reading))
    return found


def name_holders(position: Position, told: Told) -> list[str]:
    """Return who holds a position, those with most claims first; as the position has them where no claim is at hand."""
    counts: Counter[str] = Counter()
    shown: dict[str, str] = {}
    for claim, reading in (one for id_ in position.claims for one in told.get(id_, ())):
        name = name_speaker(claim.chain[0] if claim.chain else None, reading)
        key = fold_name(name).casefold()
        counts[key] += 1
        shown[key] = min(name, shown.get(key, name))
    ranked = sorted(counts, key=lambda key: (-counts[key], key))
    return [shown[key] for key in ranked] or list(position.by)


def name_speaker(link: Link | None, reading: Reading) -> str:
    """Return what to call the innermost speaker: the known name of a body, a person with their body, the outlet."""
    if link is None or link.kind == "outlet":
        return f"{name_outlet(reading.report)}, own voice"
    words = link.stands_for.text if link.stands_for else link.text
    if link.kind == "unresolved" and not link.stands_for:
        return f"“{words}” (not clear who, in {name_outlet(reading.report)})"
    if link.kind == "named":
        words = words.split(", ")[0]
    opening = _OPENING.match(words)
    words = words[:1].lower() + words[1:] if opening else words
    words = words[4:] if words[:4] == "the " and words[4:5].isupper() else words
    known = next((a.name for a in reading.actors if a.id == link.actor and a.kind != "unknown"), None)
    if known is None:
        return words
    if link.kind == "named" and all(_has(known, name) for name in _CAPITAL.findall(words)):
        return known
    parts = fold_name(known).split()
    told = (
        sum(_has(words, part) for part in parts) >= _MOST * len(parts) or _initials(parts) in fold_name(words).split()
    )
    return words if told else f"{words} ({known})"


def name_outlet(report: Report) -> str:
    """Return who publishes a report, or its file where the report does not say."""
    return report.outlet or PurePath(report.path).name or report.id


def _initials(parts: list[str]) -> str:
    """Return the letters that a name is shortened to: "US" for "United States"."""
    return "".join(part[:1].upper() for part in parts)


def _has(name: str, word: str) -> bool:
    """Tell whether a name has a word, in one of its forms."""
    start = fold_name(word).casefold()[:_ALIKE]
    return any(part.startswith(start) for part in re.split(r"[\s-]+", fold_name(name).casefold()))
