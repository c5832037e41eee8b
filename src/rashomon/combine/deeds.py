"""Mentions with all that joining them needs: who, whom, when and where in comparable form.

A party is whoever can be on a side. A thing ("the base"), a word that names nobody, and a newsroom or monitor that is
said to have struck somebody (it told of the blow) are none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rashomon.combine.entities import Entities, group_of
from rashomon.lexicon import fold_name
from rashomon.records import EVENT_SCOPES, FIGURES, Mention, Party, Place, Reading

STRONG = frozenset({"ASSAULT", "COERCE", "PROTEST", ""})  # types that found an event; "": only its dead are told
VERBAL = frozenset({"ACCUSE", "REJECT", "THREATEN", "CONSULT", "REQUEST", "AGREE", "SUPPORT", "CONCEDE", "COOPERATE"})

# Words that stand for people and name none, and months that a reading may take for a doer ("7 February struck"): of
# English reports only, since only those are read; where another language is, this is where its words go.
NOBODY = frozenset(
    "he she it they them who whoever whom nobody somebody anybody everybody none one some many others this that these"
    " those how his her its their our my reports dozens hundreds thousands scores".split()
)
MONTHS = frozenset("january february march april may june july august september october november december".split())
NAMELESS = "nameless"  # key of fighters whom no words name: "about 500 men"
TELLERS = frozenset({"agency", "media", "outlet", "monitor", "ngo"})  # kinds that tell of blows and strike none

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
    nameless_ends: tuple[bool, bool] = (False, False)  # fighters without a name do it, suffer it

    @property
    def nameless(self) -> frozenset[str]:
        """The key of the nameless, where they are at one end."""
        return frozenset({NAMELESS} if any(self.nameless_ends) else ())


def gather_deeds(readings: Sequence[Reading], entities: Entities) -> list[Deed]:
    """Return the mentions of distinct readings in the order of their publication."""
    places = frozenset(fold_name(w) for r in readings for p in r.places for w in (p.text, p.name or "")) - {""}
    deeds = [deed for reading in readings for deed in _deeds_of(reading, entities, places)]
    return sorted(deeds, key=lambda deed: deed.order)


def _deeds_of(reading: Reading, entities: Entities, places: frozenset[str]) -> list[Deed]:
    told = {c.mention for c in reading.claims if c.field in FIGURES and c.scope in EVENT_SCOPES}
    return [_deed(mention, reading, entities, places, mention.id in told) for mention in reading.mentions]


def _deed(mention: Mention, reading: Reading, entities: Entities, places: frozenset[str], has_figures: bool) -> Deed:
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
        actors=_keys(mention.actors, report.id, entities, places, does=mention.type in STRONG),
        targets=_keys(mention.targets, report.id, entities, places),
        trigger=source[slice(*mention.trigger)][:40],
        has_figures=has_figures,
        founds=_founds(mention),
        nameless_ends=(_has_nameless(mention.actors, entities), _has_nameless(mention.targets, entities)),
    )


def _founds(mention: Mention) -> bool:
    """A recalled deed stands for itself only with a time of its own: without one it may be any former deed."""
    real = mention.realis == "actual" or (mention.realis == "recalled" and mention.time is not None)
    return real and mention.type in STRONG and mention.about is None


def _keys(
    parties: Sequence[Party], report: str, entities: Entities, places: frozenset[str], *, does: bool = False
) -> frozenset[str]:
    """Return the keys of those who can be a side; `does`: they are said to have done a deed of force."""
    named = (p for p in parties if is_party(p, entities) and not is_generic(p.text, p.actor, entities))
    keys = {key for p in named if (key := entities.key(report, p.actor, p.text)) is not None}
    no_side = {key for key in keys if key.removeprefix("name:") in places and entities.known(key) is None}
    return frozenset(k for k in keys - no_side if not (does and entities.kind(k) in TELLERS))


def is_party(party: Party, entities: Entities) -> bool:
    """Return whether the words name people or a body: what the reading knows as an actor, or a group of people."""
    words = fold_name(party.text).split()
    if not words or (NOBODY & set(words[:1])) or (len(words) < 3 and words[-1] in MONTHS):
        return False
    return party.actor is not None or any(group_of(word, entities.ontology) for word in words)


def _has_nameless(parties: Sequence[Party], entities: Entities) -> bool:
    """Return whether fighters, or people who may be, stand among the parties without a name."""
    for party in parties:
        words = fold_name(party.text).split()
        found = group_of(words[-1], entities.ontology) if words else None
        if found is not None and found[0] != "civilian" and is_generic(party.text, party.actor, entities):
            return True
    return False


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
