"""What the claims of one text are made from: its words, its voices, its deeds, and what was told before."""

from __future__ import annotations

from dataclasses import dataclass, field

from rashomon.extract.annotate import Annotated
from rashomon.extract.incidents import Incidents
from rashomon.extract.naming import Cast
from rashomon.extract.sources import Sources
from rashomon.lexicon import Ontology
from rashomon.records import Claim, Report, Time, Whom


@dataclass(frozen=True)
class Scene:
    """All that a figure's claim is made from besides its own words."""

    report: Report
    text: Annotated
    sources: Sources
    incidents: Incidents
    cast: Cast
    ontology: Ontology
    times: tuple[Time, ...] = ()  # of the text, in order


@dataclass
class Tally:
    """The claims of one report in the making: a later figure looks back on earlier ones."""

    claims: list[Claim] = field(default_factory=list)
    groups: dict[str, tuple[str, Whom | None]] = field(
        default_factory=dict
    )  # text or title, and field -> the last group told there
    sentence: tuple[str, int] = ("", -1)  # where the last group was told
