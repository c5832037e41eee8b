"""When a claim, a speaker or a position that was found is the one that the annotation means."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.bench.accounts.gold import GoldClaim, GoldPosition
from rashomon.lexicon import fold_name
from rashomon.records import (
    EVENT_SCOPES,
    ActorValue,
    Claim,
    Figure,
    Link,
    PlaceValue,
    Position,
    Reading,
    Span,
    TextValue,
    TimeValue,
)

# words that tell no speaker, group or place from another
_EMPTY = frozenset(
    "a an the of in on at to and or by near for from its his her their one some own same who which that this said"
    " village villages between more than".split()
)
_SPELLINGS = {"defense": "defence", "american": "us", "russia": "russian", "syria": "syrian", "u": "us"}
_ENOUGH = 0.75  # share of the telling words: "the Russian foreign ministry" is not the Russian defence ministry
_NEAR = 0.1  # printed numbers within a tenth are one number, as in a finding's positions


def telling_words(text: str) -> set[str]:
    """Return the words that tell one name from another, in one spelling."""
    words = re.findall(r"\w+", fold_name(text.replace(" -", "-")).casefold())
    return {_SPELLINGS.get(word, word) for word in words} - _EMPTY


def alike(gold: str, found: str, enough: float = _ENOUGH) -> bool:
    """Tell whether what was found has enough of the telling words of the annotation."""
    wanted = telling_words(gold)
    return not wanted or len(wanted & telling_words(found)) >= enough * len(wanted)


def spans_of(gold: GoldClaim, reading: Reading) -> list[Span]:
    """Return where the words of the annotation stand in the report as read; spaces may be of any kind and length."""
    text = reading.report.title if gold.where == "title" else reading.report.text
    pattern = r"\s+".join(map(re.escape, gold.words.split()))
    spans = [match.span() for match in re.finditer(pattern, text)] if pattern else []
    return spans[gold.nth - 1 : gold.nth] if gold.nth and len(spans) >= gold.nth else spans


def is_same(gold: GoldClaim, found: Claim, spans: list[Span]) -> bool:
    """Tell whether a claim has the field, the value and some of the words that the annotation has at the spans."""
    return (
        (found.field, found.where) == (gold.field, gold.where)
        and any(found.span[0] < end and start < found.span[1] for start, end in spans)
        and is_value(gold, found)
    )


def is_found(gold: GoldClaim, found: Claim, spans: list[Span]) -> bool:
    """Tell whether a claim is the same and is not taken for the background where it is of the event."""
    return is_same(gold, found, spans) and (found.scope in EVENT_SCOPES or not gold.is_of_event)


def is_value(gold: GoldClaim, found: Claim) -> bool:
    """Tell whether a claim has the value of the annotation."""
    match found.value:
        case Figure() as figure:
            return gold.is_figure and is_interval(gold, figure)
        case TimeValue(time) if gold.days:
            return (time.first, time.last) == gold.days
        case TextValue(shown):
            pass
        case ActorValue(actor):
            shown = actor.text
        case PlaceValue(place):
            shown = f"{place.text} {place.name or ''}"
        case _:
            return False
    # half the words: "Syrian Democratic Forces" for "a headquarters of the Syrian Democratic Forces"
    return gold.text is not None and alike(gold.text, shown, 0.5)


def is_interval(gold: GoldClaim, figure: Figure) -> bool:
    """Tell whether two intervals have the same ends; vague and rounded ones may differ by a tenth."""
    slack = _NEAR if gold.about or figure.bound in ("about", "vague") else 0.0
    pairs = ((gold.low, figure.low), (gold.high, figure.high))
    return all(a == b if a is None or b is None else abs(a - b) <= slack * max(a, b) for a, b in pairs)


def is_speaker(gold: str, link: Link, reading: Reading) -> bool:
    """Tell whether a link is the speaker of the annotation, by its words, whom they stand for, or its actor's names."""
    if gold in ("outlet", "unresolved"):
        return link.kind == gold
    if link.kind == "outlet":
        return False
    names = [link.text, link.stands_for.text if link.stands_for else ""]
    names += [name for actor in reading.actors if actor.id == link.actor for name in actor.names]
    return alike(gold.split(" who ", maxsplit=1)[0], " ".join(names))


def is_told(gold: GoldClaim, found: Claim, reading: Reading) -> bool:
    """Tell whether the innermost speaker is the annotation's."""
    return bool(found.chain) and is_speaker(gold.chain[0], found.chain[0], reading)


def is_chain(gold: GoldClaim, found: Claim, reading: Reading) -> bool:
    """Tell whether all speakers of the annotation pass the claim on in its order; the publisher is not counted."""
    links = [link for link in found.chain if link.kind != "outlet"] or list(found.chain[:1])
    return len(links) == len(gold.chain) and all(
        is_speaker(name, link, reading) for name, link in zip(gold.chain, links, strict=True)
    )


def is_stance(gold: GoldClaim, found: Claim) -> bool:
    """Tell whether the stance is right; "there were none" and "denied that there were" are one."""
    if gold.low == gold.high == 0:
        return found.stance in ("asserts", "denies")
    return found.stance == gold.stance


def is_group(gold: str, found: str) -> bool:
    """Tell whether two groups share a word; of many one is enough, for "troops" are the same whoever's they are."""
    return alike(gold, found, 0.25) or alike(found, gold, 0.25)


def is_position(gold: GoldPosition, found: Position) -> bool:
    """Tell whether a position says what the annotation's says."""
    if found.rejects != gold.rejects:
        return False
    if gold.text is not None:
        return found.text is not None and alike(gold.text, found.text, 0.5)
    if gold.printed is not None and found.printed is not None:  # one position, whatever the bound word
        return abs(gold.printed - found.printed) <= _NEAR * max(gold.printed, found.printed)
    return found.text is None and (found.low, found.high) == (gold.low, gold.high)


def meant(gold: tuple[GoldPosition, ...], found: Position) -> Iterator[int]:
    """Yield the places of the annotation's positions that a position says."""
    return (number for number, one in enumerate(gold) if is_position(one, found))
