"""A position's claims in, each with its sentence, its chain and its place in the report out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.export.dossier.anchors import Anchors
from rashomon.export.dossier.phrases import STANCES
from rashomon.export.holders import Told, name_outlet
from rashomon.export.wording import find_sentence, word_link
from rashomon.records import Claim, Link, Position, Reading


@dataclass(frozen=True, slots=True)
class Voice:
    """One link of a chain, with its stance as a word and a mark; the publisher last."""

    name: str
    stance: str
    sign: str
    via: str
    outlet: bool


@dataclass(frozen=True, slots=True)
class Telling:
    """A claim in its sentence, and where that stands: `number` of the claim on the page, `report` of the report."""

    before: str
    words: str
    after: str
    chain: tuple[Voice, ...]
    number: int
    report: int
    outlet: str
    published: str
    also: tuple[str, ...]  # other outlets with the same text
    headline: bool
    scope: str
    language: str


def show_chain(chain: Sequence[Link]) -> tuple[Voice, ...]:
    """Return the links of a chain as the page shows them."""
    # A chain of the outlet alone is its own voice; at the end of another chain it only prints what it was told.
    alone = len(chain) == 1
    return tuple(
        Voice(
            name=word_link(link) if link.kind != "outlet" or alone else link.text or "the report",
            stance=link.stance.replace("_", " "),
            sign=STANCES.get(link.stance, ""),
            via=link.via or "",
            outlet=link.kind == "outlet",
        )
        for link in chain
    )


def gather_tellings(position: Position, told: Told, anchors: Anchors) -> tuple[Telling, ...]:
    """Return the tellings behind a position by report, each text once."""
    return tell_claims(position.claims, told, anchors)


def tell_claims(claims: Sequence[str], told: Told, anchors: Anchors) -> tuple[Telling, ...]:
    """Return the tellings of claims, given by their ids, by report, each text once."""
    found = [_tell(those[0][0], those, anchors) for id_ in claims if (those := told.get(id_))]
    return tuple(sorted(found, key=lambda telling: (telling.report, telling.number)))


def _tell(claim: Claim, those: Sequence[tuple[Claim, Reading]], anchors: Anchors) -> Telling:
    report = those[0][1].report
    before, words, after = find_sentence(report, claim)
    outlets = dict.fromkeys(name_outlet(reading.report) for _, reading in those)
    first, *others = outlets
    return Telling(
        before=before,
        words=words,
        after=after,
        chain=show_chain(claim.chain),
        number=anchors.claims[claim.id],
        report=anchors.reports[report.id],
        outlet=first,
        published=report.published or "",
        also=tuple(others),
        headline=claim.where == "title",
        scope="" if claim.scope == "incident" else claim.scope.replace("_", " "),
        language=report.language,
    )
