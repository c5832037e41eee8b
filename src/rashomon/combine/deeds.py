"""Mentions with all that joining them needs: who, whom, when and where in comparable form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rashomon.combine.entities import Entities, group_of
from rashomon.lexicon import fold_name
from rashomon.records import EVENT_SCOPES, FIGURES, Mention, Party, Place, Reading

STRONG = frozenset({"ASSAULT", "COERCE", "PROTEST", ""})  # types that found an event; "": only its dead are told
VERBAL = frozenset({"ACCUSE", "REJECT", "THREATEN", "CONSULT", "REQUEST", "AGREE", "SUPPORT", "CONCEDE", "COOPERATE"})

Order = tuple[str, str, int, str]


@dataclass(frozen=True, slots=True)
class Deed:
    """One mention of one report. Days are ordinals (days since 0001-01-01)."""

    mention: Mention
    report: str
    published: int | None
    order: Order  # publication, report, position, id: the earliest mention gives an event its id
    days: tuple[int, int] | None
    place: Place | None
    actors: frozenset[str]  # keys of `Entities`; without words that name nobody in particular
    targets: frozenset[str]
    trigger: str
    has_figures: bool
    founds: bool  # may found an event


def gather_deeds(readings: Sequence[Reading], entities: Entities) -> list[Deed]:
    """Return the mentions of distinct readings in the order of their publication."""
    deeds = [deed for reading in readings for deed in _deeds_of(reading, entities)]
    return sorted(deeds, key=lambda deed: deed.order)


def _deeds_of(reading: Reading, entities: Entities) -> list[Deed]:
    told = {c.mention for c in reading.claims if c.field in FIGURES and c.scope in EVENT_SCOPES}
    return [_deed(mention, reading, entities, mention.id in told) for mention in reading.mentions]


def _deed(mention: Mention, reading: Reading, entities: Entities, has_figures: bool) -> Deed:
    report = reading.report
    source = report.title if mention.where == "title" else report.text
    position = mention.trigger[0] + (0 if mention.where == "title" else len(report.title) + 1)
    return Deed(
        mention=mention,
        report=report.id,
        published=ordinal(report.published),
        order=(report.published or "9999", report.id, position, mention.id),
        days=_days(mention),
        place=mention.place,
        actors=_keys(mention.actors, report.id, entities),
        targets=_keys(mention.targets, report.id, entities),
        trigger=source[slice(*mention.trigger)][:40],
        has_figures=has_figures,
        founds=_founds(mention),
    )


def _founds(mention: Mention) -> bool:
    """A recalled deed stands for itself only with a time of its own: without one it may be any former deed."""
    real = mention.realis == "actual" or (mention.realis == "recalled" and mention.time is not None)
    return real and mention.type in STRONG and mention.about is None


def _keys(parties: Sequence[Party], report: str, entities: Entities) -> frozenset[str]:
    keys = (entities.key(report, p.actor, p.text) for p in parties if not is_generic(p.text, p.actor, entities))
    return frozenset(key for key in keys if key is not None)


def is_generic(words: str, actor: str | None, entities: Entities) -> bool:
    """Return whether the words name nobody in particular: "fighters", "villagers", and civilians of any kind."""
    if entities.known(actor) is not None or fold_name(words) in entities.ontology.names:
        return False
    folded = fold_name(words).split()
    head = group_of(folded[-1], entities.ontology) if folded else None
    return not folded or (head is not None and (len(folded) == 1 or head[0] == "civilian"))


def _days(mention: Mention) -> tuple[int, int] | None:
    if mention.time is None:
        return None
    first, last = ordinal(mention.time.first), ordinal(mention.time.last)
    return None if first is None or last is None or last < first else (first, last)


def ordinal(day: str | None) -> int | None:
    """Return the day's number, None for no day and for words that are none."""
    try:
        return date.fromisoformat(day or "").toordinal()
    except ValueError:
        return None
