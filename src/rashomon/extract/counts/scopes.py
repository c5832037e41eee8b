"""What a figure is of: the report's own incident, a part of another figure, a total over months, or another deed."""

from __future__ import annotations

import re
from datetime import date

from rashomon.extract.counts.harms import Fate
from rashomon.extract.counts.quantities import Quantity
from rashomon.extract.counts.scope_words import ASIDE, OTHER, RECORD, TOTALS, WEEKS, days_in
from rashomon.extract.incidents import Deed
from rashomon.extract.parse import text_of
from rashomon.extract.scene import Scene, Tally
from rashomon.records import Figure, Place, Scope, Whom

_PARTS = {"including", "included", "among", "incl", "incl."}
_SUFFERED = {"killed", "injured", "casualties", "displaced", "captured", "missing", "destroyed"}
_RELATIVE = re.compile(r", (?:which|who|whose)\b[^,.;:]*")
_APART_DAYS = 10  # days between two dates that hardly tell one incident; statements follow within a week


def scope_of(
    scene: Scene, quantity: Quantity, fate: Fate, deed: Deed, whom: Whom | None, tally: Tally, name: str
) -> Scope:
    """Return what a figure counts, by the words about it and by the incident of its deed."""
    if fate.fields == ("presence",) and quantity.figure.high != 0:
        return "background" if standing(fate, quantity) else "incident"
    if name in _SUFFERED and _runs_on(quantity):
        return "running_total"
    if _elsewhere(scene, quantity, deed, tally):
        return "other_incident"
    if fate.part or _is_part(quantity, whom, tally, name):
        return "part"
    earlier = any(c.field == name and c.scope in {"incident", "added"} for c in tally.claims)
    return "added" if quantity.more and earlier else "incident"


def _runs_on(quantity: Quantity) -> bool:
    """Tell whether the words about a number make it a total over more than one incident."""
    words = RECORD.sub(" ", _up_to_total(quantity))
    return TOTALS.search(words) is not None


def _up_to_total(quantity: Quantity) -> str:
    """Return a sentence without the "bringing the total to …" that follows a number which is not that total.

    Relative clauses in which the number does not stand are left out: "the band, which has fought since 2029".
    """
    sentence = quantity.number.sent
    raised = next((t.i for t in sentence if t.lower_ in {"bringing", "taking", "raising"} and t.i > quantity.end), None)
    words = sentence.doc[sentence.start : raised if raised is not None else sentence.end]
    at = quantity.number.idx - words[0].idx if len(words) else 0
    text = text_of(words)
    for clause in reversed(list(_RELATIVE.finditer(text))):
        if not clause.start() <= at < clause.end():
            text = text[: clause.start()] + text[clause.end() :]
    return text


def _elsewhere(scene: Scene, quantity: Quantity, deed: Deed, tally: Tally) -> bool:
    """Tell whether a figure is of another deed than those that are the report's news."""
    around = _around(quantity)
    if OTHER.search(around) or ASIDE.search(text_of(quantity.number.sent)) or _dated_apart(scene, around):
        return True
    if scene.text.where == "title":
        return False  # a title tells the news
    if _goes_on(scene, quantity, tally) or (WEEKS.search(around) and any(c.where == "text" for c in tally.claims)):
        return True
    return deed.incident != scene.incidents.main and _apart(scene, deed)


def _goes_on(scene: Scene, quantity: Quantity, tally: Tally) -> bool:
    """Tell whether a bare number parts one of another deed just told: "lost five men. Three were killed …"."""
    if quantity.noun is not None or not tally.claims or quantity.number.sent.start == 0:
        return False
    doc, last = quantity.number.doc, tally.claims[-1]
    before = doc[quantity.number.sent.start - 1].sent
    return (
        last.where == scene.text.where
        and last.scope in {"running_total", "other_incident"}
        and last.span[0] >= scene.text.span(before[0], before[0])[0]
        and last.chain[0].kind == "outlet"
    )


def _apart(scene: Scene, deed: Deed) -> bool:
    """Tell whether the incident of a deed is no news: long before the report's own, or at another place that is known.

    A report may tell of two attacks as its news; those of the same days and no known place are both told as such.
    """
    incidents = scene.incidents
    here, there = incidents.times[incidents.main], incidents.times[deed.incident]
    if there is not None and _led_by(scene, date.fromisoformat(there.first)):
        return False
    if here is not None and there is not None:
        days = (date.fromisoformat(here.first) - date.fromisoformat(there.last)).days
        if days > _APART_DAYS:
            return True
    elif there is not None and scene.report.published is not None:
        return (date.fromisoformat(scene.report.published) - date.fromisoformat(there.last)).days > _APART_DAYS
    return _far(incidents.places[incidents.main], incidents.places[deed.incident])


def _far(here: Place | None, there: Place | None) -> bool:
    if here is None or there is None or here.id is None or there.id is None or here.id == there.id:
        return False
    if here.country != there.country:
        return True
    return bool(here.admin1 and there.admin1 and here.admin1 != there.admin1)


def _dated_apart(scene: Scene, words: str) -> bool:
    """Tell whether words give a day or month well before that of the report's incident."""
    if scene.report.published is None:
        return False
    published = date.fromisoformat(scene.report.published)
    main = scene.incidents.times[scene.incidents.main] if scene.incidents.times else None
    start = date.fromisoformat(main.first) if main is not None else published
    found = days_in(words, published)
    return bool(found) and all((start - day).days > _APART_DAYS and not _led_by(scene, day) for day in found)


def _led_by(scene: Scene, day: date) -> bool:
    """Tell whether a report begins with a day: an inquiry of June begins with the raid of March."""
    if scene.report.published is None:
        return False
    lead = days_in(scene.report.text[:_LEAD], date.fromisoformat(scene.report.published))
    return any(abs((day - one).days) <= _APART_DAYS for one in lead)


_LEAD = 300  # characters; the first sentence or two


def _around(quantity: Quantity) -> str:
    """Return the words of the clause about a number: a marker further off speaks of something else."""
    doc, sentence = quantity.number.doc, quantity.number.sent
    last = min(sentence.end, quantity.end + 12)
    stop = next((i for i in range(quantity.end, last) if doc[i].lower_ in {"while", "whereas", ";"}), last)
    return text_of(doc[max(sentence.start, quantity.start - 14) : stop])


def standing(fate: Fate, quantity: Quantity) -> bool:
    """Tell whether troops are said to be in a country as such, not at the scene."""
    if fate.word.lemma_ in _KEEPING or (quantity.figure.low or 0) >= _MANY:
        here = {"area", "scene", "base", "site", "village", "town", "convoy", "headquarters", "compound", "outpost"}
        near = [t for c in fate.word.children for t in (c, *c.children) if t.dep_ in {"prep", "advmod"}]
        return not any(t.lemma_.lower() in here for p in near for t in p.children) and not any(
            t.lower_ == "there" and t.dep_ == "advmod" for t in near
        )
    return False


_KEEPING = {"have", "keep", "maintain", "number", "station", "base", "deploy", "operate", "serve", "command"}
_MANY = 1000  # men; so many are in a country, not at a scene


def _is_part(quantity: Quantity, whom: Whom | None, tally: Tally, name: str) -> bool:
    doc, sentence = quantity.number.doc, quantity.number.sent
    before = [t.lower_ for t in doc[max(sentence.start, quantity.start - 6) : quantity.start]]
    after = text_of(doc[quantity.end : min(sentence.end, quantity.end + 7)]).lower().partition(";")[0]
    if quantity.figure.high == 0 or not any(c.field == name and c.scope == "incident" for c in tally.claims):
        return False
    pointed = "of them" in after or "among them" in after or "were among" in after or "of whom" in " ".join(before)
    if _PARTS & set(before) or pointed:
        return True
    if quantity.noun is not None and quantity.noun.lower_ in {"them", "whom", "victims", "dead"}:
        return True
    return quantity.noun is not None and whom is not None and whom.who in {"children", "women", "elderly"}


def whole_of(tally: Tally, name: str, scope: Scope, quantity: Quantity) -> str | None:
    """Return the claim that a part is a part of: the last whole of its field that is large enough."""
    if scope != "part":
        return None
    low = quantity.figure.low or quantity.figure.high or 0
    for claim in reversed(tally.claims):
        if claim.field == name and claim.scope == "incident" and isinstance(claim.value, Figure):
            top = claim.value.high if claim.value.high is not None else claim.value.low
            if claim.value.high is None or (top or 0) >= low:
                return claim.id
    return None
