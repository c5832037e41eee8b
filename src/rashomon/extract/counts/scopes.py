"""What a figure is of: the report's own incident, a part of another figure, a total over months, or another deed."""

from __future__ import annotations

import re

from rashomon.extract.counts.elsewhere import is_elsewhere
from rashomon.extract.counts.harms import Fate
from rashomon.extract.counts.parts import is_own_kin, is_part
from rashomon.extract.counts.quantity import Quantity
from rashomon.extract.counts.scope_words import (
    BLOWS,
    BRINGING,
    CLASH,
    LATER,
    RECORD,
    SEVERAL,
    SPATIAL,
    TAKING_IN,
    THESE,
    TOTALS,
)
from rashomon.extract.incidents import Deed
from rashomon.extract.parse import text_of
from rashomon.extract.scene import Scene, Tally
from rashomon.records import EVENT_SCOPES, Figure, Scope, Whom

_SUFFERED = {"killed", "injured", "casualties", "displaced", "captured", "missing", "destroyed"}
_RELATIVE = re.compile(r", (?:which|who|whose)\b[^,.;:]*")
_RAISING = {"bringing", "taking", "raising", "brings", "raises", "raised"}
_BACK = 12  # claims that are looked back upon
_PARTS = {"including", "included", "among", "incl", "incl."}
_AMONG = re.compile(r"\bamong(?:st)? (?:the|those|them)\b")  # "three of them died in a raid" tells of another deed
_LOSSES = {"killed", "injured", "casualties"}
_THOUSAND = 1000
_TIMES = 10
_WAR = 500  # dead or wounded; fewer may be those of one clash
_PERFECT = re.compile(r"\b(?:has|have|had)\b", re.IGNORECASE)
_KEEPING = {"have", "keep", "maintain", "number", "station", "base", "deploy", "operate", "serve", "command"}
_MANY = 1000  # men; so many are in a country, not at a scene


def scope_of(
    scene: Scene, quantity: Quantity, fate: Fate, deed: Deed, whom: Whom | None, tally: Tally, name: str
) -> Scope:
    """Return what a figure counts, by the words about it and by the incident of its deed."""
    if fate.fields == ("presence",) and quantity.figure.high != 0:
        return "background" if standing(fate, quantity) else "incident"
    if fate.fields == ("strength",) and _stationed(fate, quantity):
        return "background"
    if name in _SUFFERED and _runs_on(scene, quantity, tally, name):
        return "running_total"
    if is_elsewhere(scene, quantity, deed, tally, name):
        return "other_incident"
    whole_scope = _of_others(scene, quantity, fate, tally, name)
    if whole_scope is not None:
        return whole_scope
    whole = any(c.field == name and c.scope == "incident" for c in tally.claims)
    own = name in _SUFFERED and is_own_kin(scene, quantity)
    if (fate.part and whole) or own or is_part(quantity, whom, tally, name, scene.text.where):
        return "part"
    more = quantity.more or _of_wounded(quantity)
    return "added" if more and _adds(scene, quantity, tally, name) else "incident"


def _of_wounded(quantity: Quantity) -> bool:
    """Tell whether those who died were counted among the wounded before: "seven of the wounded died overnight"."""
    return (
        quantity.noun is not None
        and quantity.noun.lower_ in {"wounded", "injured"}
        and quantity.noun.head.lower_ == "of"
    )


def _adds(scene: Scene, quantity: Quantity, tally: Tally, name: str) -> bool:
    """Tell whether others are others than some who suffered the same: not so in "two died and three others fled"."""
    start = scene.text.span(quantity.number.sent[0], quantity.number.sent[0])[0]
    here = [c.field for c in tally.claims[-_BACK:] if c.where == scene.text.where and c.span[0] >= start]
    if here and name not in here:
        return False
    return any(c.field == name and c.scope in {"incident", "added"} for c in tally.claims)


def _of_others(scene: Scene, quantity: Quantity, fate: Fate, tally: Tally, name: str) -> Scope | None:
    """Return the scope of those of whom a number is a part, where they are none of the event: "six were among them"."""
    doc, sentence = quantity.number.doc, quantity.number.sent
    before = {t.lower_ for t in doc[max(sentence.start, quantity.start - 6) : quantity.start]}
    after = text_of(doc[quantity.end : min(sentence.end, quantity.end + 7)]).lower()
    if not (fate.part or before & _PARTS or _AMONG.search(after)) or sentence.start == 0:
        return None
    if doc[quantity.start - 1].lower_ == "the":
        return None  # "including the eight in Homs" who were told before
    if "\n" in doc[sentence.start - 1].text_with_ws:
        return None  # a paragraph goes back to the news
    start = doc[sentence.start - 1].sent.start
    first = scene.text.span(doc[start], doc[start])[0]
    size = quantity.figure.low or quantity.figure.high or 0
    for claim in reversed(tally.claims[-_BACK:]):
        if claim.field != name or claim.where != scene.text.where or claim.span[0] < first:
            continue
        figure = claim.value
        if isinstance(figure, Figure) and (figure.high or figure.low or 0) >= size:
            return None if claim.scope in EVENT_SCOPES else claim.scope
    return None


def _runs_on(scene: Scene, quantity: Quantity, tally: Tally, name: str) -> bool:
    """Tell whether the words about a number make it a total over more than one incident."""
    words = RECORD.sub(" ", _up_to_total(quantity))
    if quantity.figure.high == 0:
        words = words.rpartition(";")[2]  # "the third attack in a week; no one was killed"
    if (quantity.figure.low or 0) < _WAR and not _PERFECT.search(words):
        words = CLASH.sub(" ", words)
    if TAKING_IN.match(text_of(quantity.number.doc[quantity.end : quantity.number.sent.end])):
        return True
    if name in _LOSSES and _dwarfs(quantity, tally, name):
        return True
    if _is_again(quantity, tally, name):
        words = SPATIAL.sub(" ", words)
    if TOTALS.search(words) is not None:
        return True
    several = SEVERAL.search(words)
    if several is not None and not (BLOWS.search(several[0]) and _at_town(scene, quantity)):
        return True
    before = quantity.number.sent.start
    if before and THESE.match(words.lstrip()) and TOTALS.search(text_of(quantity.number.doc[before - 1].sent)):
        return True
    # "two more died in hospital, bringing the toll to 17" is the toll of one incident
    return BRINGING.search(words) is not None and LATER.search(words) is None


def _is_again(quantity: Quantity, tally: Tally, name: str) -> bool:
    """Tell whether a number was told as one of the event just before: a lead tells a heading once more."""
    return quantity.figure.printed is not None and any(
        c.field == name
        and c.scope == "incident"
        and isinstance(c.value, Figure)
        and c.value.printed == quantity.figure.printed
        for c in tally.claims[-_BACK:]
    )


def _dwarfs(quantity: Quantity, tally: Tally, name: str) -> bool:
    """Tell whether thousands are counted where the news has counted dozens: no deed, but a war."""
    low = quantity.figure.low or 0
    if low < _THOUSAND:
        return False
    told = [c.value for c in tally.claims[-_BACK:] if c.field == name and c.scope == "incident"]
    sizes = [v.high or v.low or 0 for v in told if isinstance(v, Figure)]
    return bool(sizes) and max(sizes) * _TIMES < low


def _at_town(scene: Scene, quantity: Quantity) -> bool:
    """Tell whether a figure is told with a town or site of its own."""
    known = scene.incidents.whereabouts.get(scene.text.where)
    place = known.place_of(quantity.number) if known is not None else None
    return place is not None and place.precision in {"exact", "near", "town"}


def _up_to_total(quantity: Quantity) -> str:
    """Return a sentence without the "bringing the total to …" that follows a number which is not that total.

    Relative clauses in which the number does not stand are left out: "the band, which has fought since 2029".
    """
    sentence = quantity.number.sent
    raised = next((t.i for t in sentence if t.lower_ in _RAISING and t.i > quantity.end), None)
    words = sentence.doc[sentence.start : raised if raised is not None else sentence.end]
    at = quantity.number.idx - words[0].idx if len(words) else 0
    text = text_of(words)
    for clause in reversed(list(_RELATIVE.finditer(text))):
        if not clause.start() <= at < clause.end():
            text = text[: clause.start()] + text[clause.end() :]
    return text


def _stationed(fate: Fate, quantity: Quantity) -> bool:
    """Tell whether troops are told to be in a country, not to have come: "20,000 soldiers are deployed in"."""
    bare = fate.word.lemma_ in _KEEPING and any(c.lower_ in {"is", "are"} for c in fate.word.lefts)
    return bare and standing(fate, quantity)


def standing(fate: Fate, quantity: Quantity) -> bool:
    """Tell whether troops are said to be in a country as such, not at the scene."""
    if fate.word.lemma_ in _KEEPING or (quantity.figure.low or 0) >= _MANY:
        here = {"area", "scene", "base", "site", "village", "town", "convoy", "headquarters", "compound", "outpost"}
        near = [t for c in fate.word.children for t in (c, *c.children) if t.dep_ in {"prep", "advmod"}]
        return not any(t.lemma_.lower() in here for p in near for t in p.children) and not any(
            t.lower_ == "there" and t.dep_ == "advmod" for t in near
        )
    return False
