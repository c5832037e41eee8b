"""Whether a sentence is a headline with capitals to all its words, of which none tells a name from another word."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.extract.persons.units import Line, Unit
from rashomon.extract.persons.words import BE, BEFALLS, DOES, SAID, SUFFERED

_FEWEST, _MOST = 4, 25  # words
_SHORT = 3  # letters: "of", "in" and "the" may stay small
_VERBS = frozenset(
    [*BE, *BEFALLS, *DOES, *SAID, *SUFFERED, "denies", "deny", "claims", "dies", "after", "with", "kills"]
)


def is_headline(units: Sequence[Unit], line: Line) -> bool:
    """Tell whether a sentence is "Army Chief Denies 40 Soldiers Were Killed": verbs have capitals too."""
    if line.listed or not _FEWEST <= line.end - line.start <= _MOST or not units[line.end - 1].text[-1:].isalnum():
        return False
    words = [unit for unit in units[line.start : line.end] if unit.text[:1].isalpha()]
    small = any(unit.text[:1].islower() and len(unit.text) > _SHORT for unit in words)
    return not small and any(unit.low in _VERBS and not unit.text[:1].islower() for unit in words[1:])
