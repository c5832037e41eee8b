"""The id of a report in, all that its page shows out: a page of its text, who speaks, its claims, what it tells of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.deciding import stand
from rashomon.export.dossier.anchors import position_anchor
from rashomon.export.dossier.phrases import FIELDS, STANCES, phrase
from rashomon.export.dossier.tellings import Voice, show_chain
from rashomon.export.holders import name_speaker
from rashomon.export.wording import word_value
from rashomon.records import Claim, Decision, Event, Finding, Problem, Reading, Standing
from rashomon.reviewing import Judgement, judge_reading
from rashomon.store import Store
from rashomon.store.computed import Computation, events_of
from rashomon.web.corrections import form_of
from rashomon.web.layers import Stretch, TextPage, cut_page, cut_title

MOST_CARDS = 150  # claims on one page, some 1 KB each
STYLES = 6  # of underlines, as in the dossier


@dataclass(frozen=True, slots=True)
class Speech:
    """A chain of speakers as the page shows it: the stances of its links are its `signs`, innermost first."""

    number: int  # from 1
    style: int
    speaker: str
    chain: tuple[Voice, ...]
    signs: str


@dataclass(frozen=True, slots=True)
class Use:
    """A position on an event's page that stands on a claim."""

    event: str
    label: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Judged:
    """The last word of a person on a claim; `now` is what it says by that, None where it is as it was read."""

    decision: Decision
    now: str | None


@dataclass(frozen=True, slots=True)
class Card:
    """A claim as the page shows it."""

    id: str
    name: str
    group: str
    said: str
    words: str
    speaker: str
    chain: tuple[Voice, ...]
    stance: str
    sign: str
    scope: str
    as_of: str
    uses: tuple[Use, ...]
    grades: tuple[Standing, ...]
    judged: Judged | None
    fields: Mapping[str, str]  # of the form that corrects it


@dataclass(frozen=True, slots=True)
class ReportPage:
    """A page of a report. `others` print the same text; `more` counts the claims of this page without a card."""

    reading: Reading
    others: tuple[Reading, ...]
    title: tuple[Stretch, ...]
    text: TextPage
    speeches: tuple[Speech, ...]
    shown: tuple[Speech, ...]
    cards: Mapping[int, Card]
    more: int
    events: tuple[Event, ...]
    problems: tuple[Problem, ...]


def find_report(
    store: Store, computation: Computation | None, id_: str, page: int = 1, claim: str = ""
) -> ReportPage | None:
    """Return a page of a report, by its number or as that on which a claim stands; None where there is none."""
    readings = list(store.readings(id_))
    if not readings:
        return None
    first, judged = judge_reading(store, readings[0])
    others = readings[1:]
    wanted = next((n for n, one in enumerate(first.claims) if one.id == claim), None)
    text = cut_page(first, page, wanted)
    if text is None:
        return None
    events: list[Event] = []
    if computation is not None:
        with store.read() as connection:
            events = events_of(connection, computation.number, id_)
    title = cut_title(first)
    speeches = _speeches(first)
    here = _claims_on(first, text)
    shown = sorted({*here[:MOST_CARDS], *([wanted] if wanted in here else [])})
    uses, grades = _uses(events), _grades(store)
    cards = {
        n: _card(one, first, uses.get(one.id, ()), grades.get(one.id, ()), judged.get(one.id))
        for n in shown
        for one in [first.claims[n]]
    }
    stretches = [*title, *(one for line in text.paragraphs for one in line)]
    heard = sorted({n for one in stretches for n in one.speech}, key=lambda n: speeches[n].number)
    return ReportPage(
        reading=first,
        others=tuple(others),
        title=title,
        text=text,
        speeches=speeches,
        shown=tuple(dict.fromkeys(speeches[n] for n in heard)),
        cards=cards,
        more=len(here) - len(cards),
        events=tuple(events),
        problems=first.problems,
    )


def _speeches(reading: Reading) -> tuple[Speech, ...]:
    """Return the attributions of a reading in their order; those with one chain are one and the same."""
    names = [name_speaker(one.chain[0] if one.chain else None, reading) for one in reading.attributions]
    styles = {name: n % STYLES + 1 for n, name in enumerate(dict.fromkeys(names))}
    # The publisher stands at the end of every chain: on the page of its own report it says nothing new.
    chains = [one.chain[:-1] or one.chain for one in reading.attributions]
    keys = [
        (name, *((link.text, link.stance) for link in chain[1:])) for name, chain in zip(names, chains, strict=True)
    ]
    keys = [(*key, chain[0].stance if chain else "") for key, chain in zip(keys, chains, strict=True)]
    found: dict[tuple[object, ...], Speech] = {}
    for key, name, chain in zip(keys, names, chains, strict=True):
        if key not in found:
            found[key] = Speech(len(found) + 1, styles[name], name, show_chain(chain), _signs(chain))
    return tuple(found[key] for key in keys)


def _signs(chain: Sequence[object]) -> str:
    return "→".join(STANCES.get(getattr(link, "stance", ""), "") for link in chain)


def _claims_on(reading: Reading, text: TextPage) -> list[int]:
    """Return the claims that begin on a page of the text by their place in the reading; the title's on the first."""
    start, end = text.span
    return [
        n
        for n, claim in enumerate(reading.claims)
        if (claim.where == "title" and text.number == 1) or (claim.where == "text" and start <= claim.span[0] < end)
    ]


def _card(
    claim: Claim, reading: Reading, uses: Sequence[Use], grades: Sequence[Standing], judged: Judgement | None
) -> Card:
    return Card(
        id=claim.id,
        name=phrase(claim.field, FIELDS),
        group=claim.group,
        said=word_value(claim.value),
        words=claim.words,
        speaker=name_speaker(claim.chain[0] if claim.chain else None, reading),
        chain=show_chain(claim.chain[:-1] or claim.chain),
        stance=claim.stance.replace("_", " "),
        sign=STANCES.get(claim.stance, ""),
        scope="" if claim.scope == "incident" else claim.scope.replace("_", " "),
        as_of=claim.as_of or "",
        uses=tuple(uses),
        grades=tuple(grades),
        judged=Judged(judged.decision, _change(claim, judged.claim, reading)) if judged else None,
        fields=form_of((judged and judged.claim) or claim),
    )


def _change(before: Claim, after: Claim | None, reading: Reading) -> str | None:
    """Return in words what a correction made of a claim, None where it made nothing else of it."""
    if after is None or after == before:
        return None
    told = [word_value(after.value)] if after.value != before.value else []
    told += [phrase(after.field, FIELDS)] if after.field != before.field else []
    told += [f"of {after.group}"] if after.group != before.group and after.group else []
    told += [f"{after.whom.role} {after.whom.who}"] if after.whom != before.whom and after.whom else []
    told += [f"counts: {after.scope.replace('_', ' ')}"] if after.scope != before.scope else []
    told += [after.stance.replace("_", " ")] if after.stance != before.stance else []
    one, other = (name_speaker(claim.chain[0] if claim.chain else None, reading) for claim in (before, after))
    told += [f"by {other}"] if one != other else []
    told += ["of another deed"] if after.mention != before.mention else []
    return ", ".join(told) or None


def _uses(events: Sequence[Event]) -> dict[str, list[Use]]:
    """Return by claim the positions that stand on it; an event's page shows one event, so that its number is 1."""
    found: dict[str, list[Use]] = {}
    for event in events:
        for second, finding in enumerate(event.findings, 1):
            for third, position in enumerate(finding.positions, 1):
                use = Use(event.id, _use_label(event, finding, len(events)), position_anchor(1, second, third))
                for claim in position.claims:
                    found.setdefault(claim, []).append(use)
    return found


def _use_label(event: Event, finding: Finding, events: int) -> str:
    """Return what to call a finding, with its event where the report tells several."""
    name = phrase(finding.field, FIELDS) + (f": {finding.group}" if finding.group else "")
    return f"{name}, {event.label}" if events > 1 else name


def _grades(store: Store) -> dict[str, list[Standing]]:
    """Return by claim what persons made of it and still holds."""
    found: dict[str, list[Standing]] = {}
    for one in stand(store) if store.decisions() else ():
        if one.state == "held" and one.decision.verdict in ("credible", "discounted"):
            for id_ in one.now:
                found.setdefault(id_, []).append(one)
    return found
