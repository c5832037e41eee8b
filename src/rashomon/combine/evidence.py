"""Two tellings → whether they are of one incident: pieces of evidence, each worth so many bits, for or against.

The sum is a log-odds score after Fellegi and Sunter (1969): a piece is worth the binary logarithm of how much more
often it is found in pairs of one incident than in others. The bits are set by hand, in steps that measurement bears
out (`rashomon bench accounts`, `bench gva`; docs/events.md), since pieces are not independent of one another: who
shares the words of a story shares its names too. Sides are claims, not identity: who did it counts less than to whom.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rashomon.combine import nearness
from rashomon.combine.incidents import clash, place_score, same_kind
from rashomon.combine.story import likeness
from rashomon.combine.tellings import HARMED, Telling

Piece = str  # a piece of evidence, as it is shown: a key of BITS

NEEDED = 4.0  # bits that a pair needs: few pairs that have anything in common are of one incident
ONE_REPORT = 6.0  # what speaks against it where one report tells both: it would have told one deed
MOST, LEAST = 16.0, -16.0  # one pair says no more: a wrong date must not outweigh all other pairs of a cluster

BITS: Mapping[Piece, float] = {
    "same day": 4.0,
    "days that overlap": 1.5,
    "neighbouring days of one night": 1.0,
    "neighbouring days": -3.0,
    "neighbouring days, not of one night": -7.0,
    "2 or 3 days apart": -7.0,
    "up to 10 days apart": -8.0,
    "more than 10 days apart": -9.0,
    "dated after the other was published": -6.0,
    "dated long before the other was published": -1.5,
    "hours that do not fit": -8.0,
    "published within a day": 1.5,
    "published within 4 days": 1.0,
    "published more than 10 days apart": -1.0,
    "published more than 30 days apart": -3.0,
    "same place": 4.0,
    "same place by its name": 3.0,
    "place within the other's": 2.0,
    "same country": 0.5,
    "places near one another": -1.5,
    "other places": -7.0,
    "same target": 3.0,
    "other targets": -2.5,
    "same actor": 1.5,
    "other actors": -1.0,
    "blow and answer": 1.0,
    "a rare name": 1.5,
    "two rare names": 4.0,
    "three rare names": 6.0,
    "same victim": 6.0,
    "other victims": -2.0,
    "same large number killed": 3.0,
    "same number killed": 0.7,
    "other number killed": -0.7,
    "same large number injured": 2.0,
    "same number injured": 0.5,
    "other number injured": -0.5,
    "same thing struck": 0.5,
    "other kinds of deed": -4.0,
    "a protest and no protest": -12.0,
    "an arrest behind the attack": -1.0,
    "one copies the other": 4.0,
    "other stories": -4.0,
    "hardly a word in common": -2.5,
    "few words in common": -1.0,
    "some words in common": 1.5,
    "many words in common": 3.0,
    "most words in common": 5.0,
    "told in the same words": 7.0,
}

_LARGE = 4  # dead or injured: smaller numbers are shared by chance
_STORIES = (  # cosine from which on
    (0.32, "told in the same words"),
    (0.25, "most words in common"),
    (0.2, "many words in common"),
    (0.16, "some words in common"),
    (0.12, "few words in common"),
    (0.08, "hardly a word in common"),
    (0.0, "other stories"),
)
_NAMES = ("", "a rare name", "two rare names", "three rare names")


def score(one: Telling, other: Telling) -> float:
    """Return the bits for one incident beyond what is needed, negative where it is rather two."""
    bits = sum(BITS[piece] for piece in weigh(one, other)) - NEEDED
    return max(LEAST, min(MOST, bits - (ONE_REPORT if one.report == other.report else 0.0)))


def weigh(one: Telling, other: Telling) -> list[Piece]:
    """Return the evidence for and against two tellings being of one incident."""
    return [*_when(one, other), *_where(one, other), *_who(one, other), *_numbers(one, other), *_story(one, other)]


def _when(one: Telling, other: Telling) -> Iterator[Piece]:
    days, others = one.group.days, other.group.days
    if _is_aftermath(one, other):
        yield "an arrest behind the attack"
    elif days is not None and others is not None:
        yield from _days(one, other)
    else:
        for dated, teller in ((days, other.group.published), (others, one.group.published)):
            if dated is not None and teller is not None:
                if dated[0] > teller[0]:
                    yield "dated after the other was published"
                elif dated[1] < teller[0] - nearness.TOLD_WITHIN:
                    yield "dated long before the other was published"
        if clash(one.group, other.group):
            yield "hours that do not fit"
    if one.group.published is not None and other.group.published is not None:
        yield from _published(abs(one.group.published[0] - other.group.published[0]))


def _days(one: Telling, other: Telling) -> Iterator[Piece]:
    """Yield what two dated tellings say; neighbouring days are one night where the hours told allow it."""
    early, late = sorted((one, other), key=lambda telling: telling.group.days or (0, 0))
    begin, end = early.group.days or (0, 0), late.group.days or (0, 0)
    gap = nearness.gap_between(begin, end)
    if gap == 0:
        longest = max(last - first + 1 for first, last in (begin, end))
        fit = "same day" if longest <= nearness.SHORT else "days that overlap"
        yield "hours that do not fit" if clash(one.group, other.group) else fit
    elif gap == 1:
        hours = set(early.group.parts), set(late.group.parts)
        yield (
            "neighbouring days"
            if not any(hours)
            else "neighbouring days of one night"
            if nearness.over_midnight(*hours)
            else "neighbouring days, not of one night"
        )
    else:
        yield "2 or 3 days apart" if gap <= 3 else "up to 10 days apart" if gap <= 10 else "more than 10 days apart"


def _is_aftermath(one: Telling, other: Telling) -> bool:
    """Return whether one tells an attack and the other, of the same days or later ones, that somebody was arrested."""
    attack, arrest = sorted((one, other), key=_is_arrest)
    if _is_arrest(attack) or not _is_arrest(arrest) or attack.group.type != "ASSAULT":
        return False
    days, later = attack.group.days, arrest.group.days
    return days is None or later is None or later[1] >= days[0]


def _is_arrest(telling: Telling) -> bool:
    first = telling.group.deeds[0].mention
    return first.type == "COERCE" and first.mode == "arrest"


def _published(gap: int) -> Iterator[Piece]:
    if gap <= 4:
        yield "published within a day" if gap <= 1 else "published within 4 days"
    elif gap > 10:
        yield "published more than 10 days apart" if gap <= 30 else "published more than 30 days apart"


def _where(one: Telling, other: Telling) -> Iterator[Piece]:
    if one.group.place is None or other.group.place is None:
        return
    near = place_score(one.group, other.group)
    if near is None:
        yield "other places"
    elif near < 0:
        yield "places near one another"
    elif near > 0:
        steps = ((2.0, "same place"), (1.5, "same place by its name"), (1.0, "place within the other's"))
        yield next((piece for least, piece in steps if near >= least), "same country")


def _who(one: Telling, other: Telling) -> Iterator[Piece]:
    if not one.targets.isdisjoint(other.targets):
        yield "same target"
    elif one.struck and other.struck and one.struck.isdisjoint(other.struck):
        yield "other targets"
    if not one.actors.isdisjoint(other.actors):
        yield "same actor"
    elif one.doing and other.doing and one.doing.isdisjoint(other.doing):
        yield "other actors"
    if not (one.actors.isdisjoint(other.targets) and one.targets.isdisjoint(other.actors)):
        yield "blow and answer"
    if one.victims and other.victims:
        yield "other victims" if one.victims.isdisjoint(other.victims) else "same victim"
    if not one.group.things.isdisjoint(other.group.things):
        yield "same thing struck"
    if not same_kind(one.group, other.group) and not _is_aftermath(one, other):
        protests = [telling.group.type == "PROTEST" for telling in (one, other)]
        yield "a protest and no protest" if any(protests) else "other kinds of deed"


def _numbers(one: Telling, other: Telling) -> Iterator[Piece]:
    for field in HARMED:
        numbers, others = one.harmed[field], other.harmed[field]
        if numbers and others:
            same = numbers & others
            large = any(low is not None and low >= _LARGE for low, _ in same)
            yield f"{'same large' if large else 'same' if same else 'other'} number {field}"


def _story(one: Telling, other: Telling) -> Iterator[Piece]:
    if not one.group.roots.isdisjoint(other.group.roots) and one.report != other.report:
        yield "one copies the other"
    names = len(one.group.names & other.group.names)
    if names and one.report != other.report:
        yield _NAMES[min(names, len(_NAMES) - 1)]
    if one.story is not None and other.story is not None:
        near = likeness(one.story, other.story)
        yield next(piece for least, piece in _STORIES if near >= least)
