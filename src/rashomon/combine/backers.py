"""Whose men fighters are by their very name: "US-backed forces", "men loyal to the president", "pro-Russian units"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rashomon.combine.clusters import Union
from rashomon.combine.entities import Entities
from rashomon.lexicon import fold_name

_BEFORE = re.compile(r"(.+?)[ -](?:backed|supported|funded|trained|aligned|allied|affiliated|sponsored)\b")
_BEHIND = re.compile(r"\b(?:backed|supported) by (.+)|\b(?:loyal|allied|aligned|affiliated) (?:to|with) (.+)")
_FOR = re.compile(r"\bpro[ -](\S+)")
_RULED = ("{}", "{} government", "{} regime")  # a ruler stands in the table with what he rules
_LONGEST = 4  # words of a backer's name
_MOST_READ = 200  # characters of a name


def join_backed(bodies: Sequence[str], entities: Entities, sets: Union[str]) -> None:
    """Join in `sets` the bodies of one event that are by name on the side of one backer, and him where he is told."""
    first: dict[str, str] = {body: body for body in bodies}
    for body in bodies:
        backer = backer_of(entities.name(body), entities) if entities.known(body) is None else None
        if backer is not None:
            sets.join(first.setdefault(backer, body), body)


def backer_of(name: str, entities: Entities) -> str | None:
    """Return the key of the topmost known body that a name puts its bearers behind; None where it names none."""
    folded = fold_name(name[:_MOST_READ])
    for pattern in (_BEFORE, _BEHIND, _FOR):
        found = pattern.search(folded)
        words = next((group for group in found.groups() if group), "").removeprefix("the ").split() if found else []
        for phrase in _ends(words, before=pattern is _BEFORE):
            known = next((key for form in _RULED if (key := entities.ontology.names.get(form.format(phrase)))), None)
            if known is not None:
                return entities.top(known)
    return None


def _ends(words: Sequence[str], *, before: bool) -> Iterable[str]:
    """Yield what may be the name, the longest first: the last words before "backed", the first behind "loyal to"."""
    for size in range(min(_LONGEST, len(words)), 0, -1):
        yield " ".join(words[-size:] if before else words[:size])
