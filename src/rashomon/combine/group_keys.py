"""Identity of a group that figures count, and which group holds which."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.records import Field, Role

UNARMED = frozenset({"children", "women", "elderly", "families"})
HIRED = "contractors"  # who they are, as `ontology/groups.csv` has it: on a side, and counted apart from it


@dataclass(frozen=True, slots=True, order=True)
class GroupKey:
    """Identity of a group: whose side, which role, which part of them; words only where nothing else is known."""

    field: Field
    side: str  # key of an actor or body; "" for nobody's in particular
    role: Role
    who: str
    words: str = ""


def contains(whole: GroupKey, part: GroupKey) -> bool:
    """Return whether each of the part is counted in the whole."""
    if whole == part or whole.field != part.field or whole.words:
        return False
    return whole.side == part.side and whole.role in {"any", part.role} and whole.who in {"any", part.who}
