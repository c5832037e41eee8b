"""A trigger with what its own clause says of it, and the deed that is gathered from such triggers."""

from __future__ import annotations

from dataclasses import dataclass, field

from rashomon.extract.acts import Trigger
from rashomon.extract.annotate import Annotated
from rashomon.records import Part, Party, Place, Time, Words

_FORCE = "ASSAULT"


@dataclass(frozen=True)
class Told:
    """One trigger with what its own clause says of it."""

    text: Annotated
    trigger: Trigger
    actors: tuple[Party, ...]
    targets: tuple[Party, ...]
    weapons: tuple[Words, ...]
    time: Time | None
    place: Place | None
    also: tuple[Place, ...] = ()  # listed with its place: "in Homs and Hama"


@dataclass
class Deed:
    """A deed while it is gathered from its triggers."""

    told: list[Told]
    incident: int
    actors: list[Party] = field(default_factory=list)
    targets: list[Party] = field(default_factory=list)
    time: Time | None = None
    place: Place | None = None
    part: Part | None = None  # of the day
    about: Deed | None = None
    last: int = 0  # how many triggers of the report were told up to its last one

    @property
    def first(self) -> Told:
        """The trigger that told the deed first."""
        return self.told[0]

    @property
    def happened(self) -> bool:
        """Whether it is told as done, and is no mere word against another deed."""
        return not self.first.trigger.reaction and self.first.trigger.realis == "actual"

    @property
    def harms(self) -> bool:
        """Whether people and things may have come to harm by it, so that figures told elsewhere may be its."""
        return self.happened and self.first.trigger.entry.type == _FORCE

    @property
    def is_former(self) -> bool:
        """Whether it is told as done, and as no news: as what somebody is tried for, or of a former year."""
        return not self.first.trigger.reaction and self.first.trigger.realis in {"court", "recalled"}
