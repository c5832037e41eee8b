"""One event as its findings see it: the deeds, the sides, and each claim with who tells it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.combine.clusters import Verdicts
from rashomon.combine.deeds import Deed
from rashomon.combine.entities import Entities
from rashomon.combine.origins import Origin, origin_of
from rashomon.combine.sides import Sides
from rashomon.lexicon import Description, Ontology, fold_name
from rashomon.records import EVENT_SCOPES, REJECTS, Claim, Figure, Reading, Report

Ends = tuple[frozenset[int], frozenset[int]]
TELLS = frozenset({"asserts", "confirms", "estimates", "alleges"})


@dataclass(frozen=True, slots=True)
class Scene:
    """What is known of one event before its claims are weighed."""

    deeds: Mapping[str, Deed]  # by mention
    acts: Mapping[str, str]  # mention -> act
    sides: Sides
    entities: Entities
    verdicts: Verdicts
    country: str | None
    descriptions: Mapping[str, Description]  # by folded words
    ends: Mapping[str, Ends]  # by act

    def ends_of(self, deeds: Iterable[Deed]) -> Ends:
        """Return the sides that do these deeds, and those that suffer them."""
        return deed_ends(deeds, self.sides, self.entities)


def deed_ends(deeds: Iterable[Deed], sides: Sides, entities: Entities) -> Ends:
    """Return the sides that do these deeds, and those that suffer them."""
    deeds = list(deeds)
    doers = {n for d in deeds for k in d.actors if (n := sides.number(k, entities)) is not None}
    struck = {n for d in deeds for k in d.targets if (n := sides.number(k, entities)) is not None}
    return frozenset(doers), frozenset(struck)


def fold_descriptions(ontology: Ontology) -> dict[str, Description]:
    """Return the ontology's descriptions by their folded words."""
    return {fold_name(words): description for words, description in sorted(ontology.descriptions.items())}


@dataclass(frozen=True, slots=True)
class Telling:
    """A claim, and who tells it where."""

    claim: Claim
    report: Report
    deed: Deed
    origin: Origin
    day: str  # as of which, or when published; "" where unknown
    party: int | None  # side of the event that the speaker is on
    name: str  # of the speaker, as printed
    root: str = ""  # the report that this one copies, or itself

    @property
    def figure(self) -> Figure | None:
        """The figure that the claim gives, None where its value is something else or the speaker cannot tell it."""
        return self.claim.value if isinstance(self.claim.value, Figure) and self.claim.stance != "cannot_say" else None

    @property
    def rejects(self) -> bool:
        """Whether the speaker turns down what others say; "none, he denied" is a figure of his own."""
        figure = self.figure
        return self.claim.stance in REJECTS and not (figure is not None and figure.high == 0)

    @property
    def counts(self) -> bool:
        """Whether the claim says what was: not rejected, not expected, not "we cannot say"."""
        zero = self.claim.stance in REJECTS and not self.rejects
        return self.claim.stance in TELLS or zero


def gather_tellings(
    readings: Iterable[Reading], scene: Scene, roots: Mapping[str, str], reports: Mapping[str, Report]
) -> list[Telling]:
    """Return the claims on the event's own deeds in a fixed order; figures of other scopes stay out."""
    found = []
    for reading in readings:
        report, root = reading.report, reports[roots.get(reading.report.id, reading.report.id)]
        for claim in reading.claims:
            deed = scene.deeds.get(claim.mention)
            if deed is not None and deed.report == report.id and claim.scope in EVENT_SCOPES:
                found += [_telling(one, report, root, deed, scene) for one in (claim, *_turned_down(claim))]
    return sorted(found, key=lambda t: (t.day or "9999", t.report.id, t.claim.where, t.claim.span, t.claim.id))


def _turned_down(claim: Claim) -> Iterator[Claim]:
    """Yield what those say who deny or doubt it in passing it on: "he denied reports by a council that 22 had died"."""
    for number, link in enumerate(claim.chain):
        if number and link.stance in REJECTS and link.kind != "outlet" and claim.stance not in REJECTS:
            yield replace(claim, chain=claim.chain[number:], stance=link.stance)


def _telling(claim: Claim, report: Report, root: Report, deed: Deed, scene: Scene) -> Telling:
    origin = origin_of(claim, report, root, scene.entities)
    party = scene.sides.number(origin.fine, scene.entities)
    return Telling(claim, report, deed, origin, claim.as_of or report.published or "", party, origin.name, root.id)


def claim_ids(tellings: Sequence[Telling]) -> tuple[str, ...]:
    """Return the ids of the claims, sorted, each once."""
    return tuple(sorted({t.claim.id for t in tellings}))
