"""Mentions with all that joining them needs: who, whom, when and where in comparable form.

A party is whoever can be on a side. A thing ("the base"), a word that names nobody, and a newsroom or monitor that is
said to have struck somebody (it told of the blow) are none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from rashomon.combine import nearness
from rashomon.combine.dating import ordinals, part_of, time_of
from rashomon.combine.entities import Entities, group_of
from rashomon.combine.news import Backdrop, figures_of, find_news, place_of, things_of
from rashomon.lexicon import TELLERS, fold_name, is_object
from rashomon.records import EVENT_SCOPES, FIGURES, Claim, Mention, Part, Party, Place, Reading

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
NEWS = 3  # days: deeds so near to the main one are of the same news
MOST_CLAIMS = 20  # of one deed that are read for things: keeps hostile lists of figures bounded

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
    part: Part | None = None  # of the day
    names: frozenset[str] = frozenset()  # of its report that few share; none where it is not the report's news
    things: frozenset[str] = frozenset()  # what the words around it name of all that is struck anywhere
    figures: frozenset[tuple[str, float]] = frozenset()

    @property
    def nameless(self) -> frozenset[str]:
        """The key of the nameless, where they are at one end."""
        return frozenset({NAMELESS} if any(self.nameless_ends) else ())


def gather_deeds(readings: Sequence[Reading], entities: Entities) -> list[Deed]:
    """Return the mentions of distinct readings in the order of their publication."""
    places = frozenset(fold_name(w) for r in readings for p in r.places for w in (p.text, p.name or "")) - {""}
    backdrop = find_news(readings, entities)
    deeds = [deed for reading in readings for deed in _deeds_of(reading, entities, places, backdrop)]
    return sorted(deeds, key=lambda deed: deed.order)


def _deeds_of(reading: Reading, entities: Entities, places: frozenset[str], backdrop: Backdrop) -> list[Deed]:
    told: dict[str, list[Claim]] = {}
    for claim in reading.claims:
        if claim.field in FIGURES and claim.scope in EVENT_SCOPES:
            told.setdefault(claim.mention, []).append(claim)
    deeds = [_deed(m, reading, entities, places, told.get(m.id, []), backdrop) for m in reading.mentions]
    main = next((d for d in deeds if d.founds and d.has_figures), next((d for d in deeds if d.founds), None))
    names = backdrop.news[reading.report.id].names
    return [replace(d, names=names) if main is not None and _is_news(d, main) else d for d in deeds]


def _is_news(deed: Deed, main: Deed) -> bool:
    """Return whether a deed is of the news that its report brings, not of last month's or of another front."""
    if deed.mention.realis == "recalled":
        return False
    if deed.days is not None and main.days is not None and nearness.gap_between(deed.days, main.days) > NEWS:
        return False
    score = nearness.place_score(deed.place, main.place)
    return score is not None and score >= 0


def _deed(
    mention: Mention,
    reading: Reading,
    entities: Entities,
    places: frozenset[str],
    claims: Sequence[Claim],
    backdrop: Backdrop,
) -> Deed:
    report = reading.report
    news = backdrop.news[report.id]
    source = report.title if mention.where == "title" else report.text
    position = mention.trigger[0] + (0 if mention.where == "title" else len(report.title) + 1)
    time = time_of(mention, reading, news.times)
    spans = [(mention.where, mention.trigger), *((claim.where, claim.span) for claim in claims[:MOST_CLAIMS])]
    return Deed(
        mention=mention,
        report=report.id,
        published=news.published,
        order=(report.published or "9999", report.id, position, mention.id),
        days=None if time is None else ordinals(time),
        place=place_of(mention, reading, news),
        actors=_keys(mention.actors, report.id, entities, places, does=mention.type in STRONG),
        targets=_keys(mention.targets, report.id, entities, places),
        trigger=source[slice(*mention.trigger)][:40],
        has_figures=bool(claims),
        founds=_founds(mention) or report.row is not None,  # a recorder has coded it as an event
        nameless_ends=(
            _has_nameless(mention.actors, report.id, entities),
            _has_nameless(mention.targets, report.id, entities),
        ),
        part=part_of(mention, time, reading),
        things=things_of(reading, spans, backdrop.things),
        figures=figures_of(claims),
    )


def _founds(mention: Mention) -> bool:
    """A recalled deed stands for itself only with a time of its own: without one it may be any former deed."""
    real = mention.realis == "actual" or (mention.realis == "recalled" and mention.time is not None)
    return real and mention.type in STRONG and mention.about is None


def _keys(
    parties: Sequence[Party], report: str, entities: Entities, places: frozenset[str], *, does: bool = False
) -> frozenset[str]:
    """Return the keys of those who can be a side; `does`: they are said to have done a deed of force."""
    named = (
        p for p in parties if is_party(p, entities) and not is_generic(_called(p, report, entities), p.actor, entities)
    )
    keys = {key for p in named if (key := entities.key(report, p.actor, p.text)) is not None}
    no_side = {key for key in keys if key.removeprefix("name:") in places and entities.known(key) is None}
    return frozenset(k for k in keys - no_side if not (does and entities.kind(k) in TELLERS))


def is_party(party: Party, entities: Entities) -> bool:
    """Return whether the words name people or a body: what the reading knows as an actor, or a group of people."""
    words = fold_name(party.text).split()
    if not words or (NOBODY & set(words[:1])) or (len(words) < 3 and words[-1] in MONTHS):
        return False
    if entities.known(party.actor) is None and is_object(party.text, entities.ontology):
        return False
    return party.actor is not None or any(group_of(word, entities.ontology) for word in words)


def _has_nameless(parties: Sequence[Party], report: str, entities: Entities) -> bool:
    """Return whether fighters, or people who may be, stand among the parties without a name."""
    for party in parties:
        words = fold_name(party.text).split()
        found = group_of(words[-1], entities.ontology) if words else None
        people = found is not None and found[0] != "civilian"
        if people and is_generic(_called(party, report, entities), party.actor, entities):
            return True
    return False


def _called(party: Party, report: str, entities: Entities) -> str:
    """Return the words by which a party is known: of "those forces" those that described them before."""
    key = entities.keys.get((report, party.actor)) if party.actor is not None else None
    return entities.name(key) if key is not None and " " not in party.text else party.text


def is_generic(words: str, actor: str | None, entities: Entities) -> bool:
    """Return whether the words name nobody in particular: "fighters", "villagers", and civilians of any kind."""
    if entities.known(actor) is not None or fold_name(words) in entities.ontology.names:
        return False
    folded = fold_name(words).split()
    head = group_of(folded[-1], entities.ontology) if folded else None
    return not folded or (head is not None and (len(folded) == 1 or head[0] == "civilian"))


def ordinal(day: str | None) -> int | None:
    """Return the day's number, None for no day and for words that are none."""
    try:
        return date.fromisoformat(day or "").toordinal()
    except ValueError:
        return None
