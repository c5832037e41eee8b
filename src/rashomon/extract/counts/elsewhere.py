"""Which figures are of another deed than the news: by a day of their own, by comparison, by what they stand beside."""

from __future__ import annotations

from datetime import date

from rashomon.extract.counts.quantity import Quantity
from rashomon.extract.counts.scope_days import APART_DAYS, apart_from, days_in
from rashomon.extract.counts.scope_words import (
    AGAIN,
    ALSO,
    ANOTHER,
    ASIDE,
    AVENGED,
    BROUGHT,
    COMPARED,
    DEED,
    LAST_WEEK,
    ONLY_LAST_WEEK,
    OTHER,
    POINTING,
    RISEN,
    SAME,
    SINCE,
    WEEKS,
)
from rashomon.extract.incidents import Deed
from rashomon.extract.occasions.markers import is_passed_on, known_for, lead_of, passed_on
from rashomon.extract.parse import text_of
from rashomon.extract.scene import Scene, Tally
from rashomon.extract.timewords.words import WEEKDAYS
from rashomon.records import Figure, Place

_BACK = 200  # claims that are looked back upon: keeps a report of any length linear
_TELLING = 5  # fewer people are counted twice by chance
_FRAME = 10  # tokens
_LOSSES = frozenset("killing killings death deaths murder massacre slaughter abduction kidnapping loss".split())
_CLAUSE = 30  # tokens before a number in which its clause begins
_SPANS = frozenset("hours day days week weeks month months year years".split())
_LONG = 60  # tokens of a sentence that are looked at
_DAYS = frozenset(WEEKDAYS) | {"today", "yesterday", "tonight"}
_STANDING = {"strength", "presence"}  # of the news, whatever came before what
_SHORT = 6  # tokens
_LATEST = 366  # days before publication; an older deed that is the news has a time of its own in the incident
_LEAD = 300  # characters; the first sentence or two


def is_elsewhere(scene: Scene, quantity: Quantity, deed: Deed, tally: Tally, name: str) -> bool:
    """Tell whether a figure is of another deed than those that are the report's news."""
    around = BROUGHT.sub(" ", SAME.sub(" ", RISEN.sub(" ", _around(scene, quantity))))
    if not tally.claims or all(c.where == "title" for c in tally.claims):
        around = ANOTHER.sub(" ", around)
    sentence = text_of(quantity.number.sent)
    before = text_of(quantity.number.doc[max(quantity.number.sent.start, quantity.start - 8) : quantity.start])
    if AVENGED.search(before) or OTHER.search(around) or ASIDE.search(sentence):
        return True
    # a day at the head of a sentence holds for all of it
    opened = "" if is_passed_on(quantity.number) or _is_given(scene, quantity) else _opening(quantity)
    if _dated_apart(scene, around) or _dated_apart(scene, opened):
        return True
    if known_for(quantity.number):
        return True
    led = text_of(quantity.number.doc[quantity.number.sent.start : quantity.start]).strip()
    if name not in _STANDING and tally.claims and COMPARED.match(led):
        return True
    if _came_after(quantity) and (tally.claims or AGAIN.search(sentence)):
        return True
    if scene.text.where == "title":
        return False  # a title tells the news
    if _goes_on(scene, quantity, tally) or _points_aside(quantity, sentence):
        return True
    if (
        _listed_aside(scene, quantity, deed, tally)
        or _coordinated(scene, quantity, tally, name)
        or _told_aside(quantity, tally, name)
    ):
        return True
    if any(c.where == "text" for c in tally.claims) and _is_former(scene, around, opened):
        return True
    if quantity.number.sent.start < _end_of_first(scene):
        return False  # a report begins with its news, whatever place its dateline names
    return deed.incident != scene.incidents.main and _apart(scene, deed)


def _is_former(scene: Scene, around: str, opened: str) -> bool:
    """Tell whether the words about a number tell of days before the news, or of one more deed beside it."""
    if WEEKS.search(around) or ALSO.search(around):
        return True
    week = LAST_WEEK.search(around) or ONLY_LAST_WEEK.match(opened)
    return week is not None and "last week" not in _first_sentence(scene).lower()


def _told_aside(quantity: Quantity, tally: Tally, name: str) -> bool:
    """Tell whether a number was told as one of another deed before, and never as one of the news."""
    printed = quantity.figure.printed
    if printed is None or printed < _TELLING:
        return False
    told = [
        c.scope
        for c in tally.claims[-_BACK:]
        if c.field == name and isinstance(c.value, Figure) and c.value.printed == printed
    ]
    return bool(told) and set(told) == {"other_incident"}


def _listed_aside(scene: Scene, quantity: Quantity, deed: Deed, tally: Tally) -> bool:
    """Tell whether a deed of another day is told in a sentence that tells one more beside the news."""
    if deed.incident == scene.incidents.main or not tally.claims:
        return False
    last, start = tally.claims[-1], scene.text.span(quantity.number.sent[0], quantity.number.sent[0])[0]
    return last.where == scene.text.where and last.scope == "other_incident" and last.span[0] >= start


def _coordinated(scene: Scene, quantity: Quantity, tally: Tally, name: str) -> bool:
    """Tell whether those counted stand beside others who are of another deed: "43 rebels and 15 policemen"."""
    noun, last = quantity.noun, tally.claims[-1] if tally.claims else None
    if noun is None or noun.dep_ != "conj" or last is None or (last.field, last.scope) != (name, "other_incident"):
        return False
    start = scene.text.span(quantity.number.sent[0], quantity.number.sent[0])[0]
    return last.where == scene.text.where and last.span[0] >= start and noun.head.pos_ != "VERB"


def _opening(quantity: Quantity) -> str:
    """Return the words up to the first comma or the subject of a sentence, where the number is not among them."""
    sentence = quantity.number.sent
    end = next((t.i for t in sentence[:_FRAME] if t.text == ","), lead_of(sentence)[1])
    return text_of(quantity.number.doc[sentence.start : min(end, quantity.start)])


def _is_given(scene: Scene, quantity: Quantity) -> bool:
    """Tell whether somebody gives a number behind the head of its sentence: "In May the army counted 61"."""
    first = quantity.number.sent.start
    lead = lead_of(quantity.number.sent)[1]
    if lead <= first or lead >= quantity.start:
        return False
    doc, text = quantity.number.doc, scene.text
    return bool(scene.sources.cued(text.span(doc[lead], doc[lead])[0], text.span(quantity.number, quantity.number)[0]))


def _came_after(quantity: Quantity) -> bool:
    """Tell whether a number stands in a clause with which the news is compared: "a week after gunmen killed 20"."""
    doc, first = quantity.number.doc, quantity.number.sent.start
    words = doc[max(first, quantity.start - _CLAUSE) : quantity.start]
    if SINCE.search(text_of(words)):
        return True
    at = next((i for i in range(len(words) - 1, 0, -1) if words[i].lower_ == "after"), 0)
    if not at or words[at - 1].lower_ not in _SPANS or any(t.text in {",", ";"} for t in words[at:]):
        return False
    passed = passed_on(quantity.number)
    if passed is not None and passed.head.i > words[at].i:
        return False  # "on the day after the raid the ministry said that 25 had died"
    told = any(t.pos_ in {"VERB", "AUX"} or t.lower_ in _LOSSES for t in words[at:])
    return at == len(words) - 1 or told


def _points_aside(quantity: Quantity, sentence: str) -> bool:
    """Tell whether a sentence goes on about a deed that the one before told for comparison: "The attack killed 30"."""
    start = quantity.number.sent.start
    if not start or not POINTING.match(sentence.lstrip()):
        return False
    before = text_of(quantity.number.doc[start - 1].sent[-_LONG:])
    found = AVENGED.search(before.rstrip().rstrip("."))
    return found is not None and DEED.search(found[0]) is not None


def _goes_on(scene: Scene, quantity: Quantity, tally: Tally) -> bool:
    """Tell whether a bare number parts one of another deed just told: "lost five men. Three were killed …"."""
    if quantity.noun is not None or not tally.claims or quantity.number.sent.start == 0:
        return False
    if any(t.lower_ in _DAYS for t in quantity.number.sent[:3]):
        return False  # a sentence with a day of its own
    doc, last = quantity.number.doc, tally.claims[-1]
    if doc[quantity.start - 1].lower_ == "the":
        return False  # "the eight in Homs" were told before
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
        if days > APART_DAYS:
            return True
    elif there is not None and scene.report.published is not None:
        return (date.fromisoformat(scene.report.published) - date.fromisoformat(there.last)).days > APART_DAYS
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
        return scene.text.where == "text" and apart_from(words, _first_sentence(scene))
    published = date.fromisoformat(scene.report.published)
    main = scene.incidents.times[scene.incidents.main] if scene.incidents.times else None
    start = date.fromisoformat(main.first) if main is not None else published
    found = days_in(words, published)
    return bool(found) and all((start - day).days > APART_DAYS and not _led_by(scene, day) for day in found)


def _led_by(scene: Scene, day: date) -> bool:
    """Tell whether a report begins with a day: an inquiry of June begins with the raid of March."""
    if scene.report.published is None:
        return False
    published = date.fromisoformat(scene.report.published)
    if (published - day).days > _LATEST:
        return False  # "the siege ended in 1996" is history wherever it stands
    lead = scene.report.text[:_LEAD]
    return any(abs((day - one).days) <= APART_DAYS for one in days_in(lead, published))


def _first_sentence(scene: Scene) -> str:
    """Return the first sentence of a report; a heading of a few words is none."""
    return text_of(scene.text.doc[: _end_of_first(scene)])


def _end_of_first(scene: Scene) -> int:
    doc, end = scene.text.doc, 0
    while end < len(doc) and end < _SHORT:
        end = doc[end].sent.end
    return end


def _around(scene: Scene, quantity: Quantity) -> str:
    """Return the words of the clause about a number: a marker further off, or of who speaks, tells something else."""
    doc, sentence = quantity.number.doc, quantity.number.sent
    last = min(sentence.end, quantity.end + 12)
    stop = next((i for i in range(quantity.end, last) if doc[i].lower_ in {"while", "whereas", ";"}), last)
    start = max(sentence.start, quantity.start - _CLAUSE // 2)
    words = doc[max(start, lead_of(sentence)[1]) if _is_given(scene, quantity) else start : stop]
    told = text_of(words)
    spoken = [t for t in words if scene.sources.speaks(scene.text.span(t, t)[0])] if OTHER.search(told) else []
    return told if not spoken else "".join(t.text_with_ws for t in words if t not in spoken)
