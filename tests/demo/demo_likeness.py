"""When a claim, a speaker or a position that was found is the one that the annotation means."""

import re

from demo_gold import GoldClaim

from checks import names_of
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
    TextValue,
)

# words that tell no speaker, group or place from another
_EMPTY = frozenset(
    "a an the of in on at to and or by near for from its his her their one some own same who which that this said"
    " village villages between some more than".split()
)
_ENOUGH = 0.75  # share of the telling words: "the Russian foreign ministry" is not the Russian defence ministry
_SPELLINGS = {"defense": "defence", "american": "us", "russia": "russian", "syria": "syrian", "u": "us"}


def telling_words(text: str) -> set[str]:
    """Return the words that tell one name from another, in one spelling."""
    words = re.findall(r"\w+", fold_name(text.replace(" -", "-")).casefold())
    return {_SPELLINGS.get(word, word) for word in words} - _EMPTY


def alike(gold: str, found: str, enough: float = _ENOUGH) -> bool:
    """Tell whether what was found has enough of the telling words of the annotation."""
    wanted = telling_words(gold)
    return not wanted or len(wanted & telling_words(found)) >= enough * len(wanted)


def is_claim(gold: GoldClaim, found: Claim, reading: Reading) -> bool:
    """Tell whether a claim has the field, the value and some of the words that the annotation has."""
    text = reading.report.title if gold.where == "title" else reading.report.text
    spans = [match.span() for match in re.finditer(re.escape(gold.words), text)]
    return (
        (found.field, found.where) == (gold.field, gold.where)
        and any(found.span[0] < end and start < found.span[1] for start, end in spans)
        and _is_value(gold, found)
        and (gold.scope == "background" or found.scope in EVENT_SCOPES)
    )


def _is_value(gold: GoldClaim, found: Claim) -> bool:
    match found.value:
        case Figure(low, high):
            return gold.value is None and (low, high) == (gold.low, gold.high)
        case TextValue(text):
            shown = text
        case ActorValue(actor):
            shown = actor.text
        case PlaceValue(place):
            shown = f"{place.text} {place.name or ''}"
        case _:
            return False
    # half the words: "Syrian Democratic Forces" for "a headquarters of the Syrian Democratic Forces"
    return gold.value is not None and alike(gold.value, shown, 0.5)


def is_speaker(gold: str, link: Link, reading: Reading) -> bool:
    """Tell whether a link is the speaker of the annotation, by its words, whom they stand for, or its actor's names."""
    if gold in ("outlet", "unresolved"):
        return link.kind == gold
    names = [link.text, link.stands_for.text if link.stands_for else "", *names_of(link.actor, reading.actors)]
    return link.kind != "outlet" and alike(gold.split(" who ", maxsplit=1)[0], " ".join(names))


def is_chain(gold: GoldClaim, found: Claim, reading: Reading) -> bool:
    """Tell whether all speakers of the annotation pass the claim on in its order; the publisher is not counted."""
    links = [link for link in found.chain if link.kind != "outlet"] or list(found.chain[:1])
    return len(links) == len(gold.source) and all(
        is_speaker(name, link, reading) for name, link in zip(gold.source, links, strict=True)
    )


def is_stance(gold: GoldClaim, found: Claim) -> bool:
    """Tell whether the stance is right; "there were none" and "denied that there were" are one."""
    if gold.low == gold.high == 0 and gold.value is None:
        return found.stance in ("asserts", "denies")
    return found.stance == gold.stance


def is_position(gold: dict[str, object], found: Position) -> bool:
    """Tell whether a position says what the annotation's says."""
    if found.rejects != bool(gold.get("rejects")):
        return False
    if "text" in gold:
        return found.text is not None and alike(str(gold["text"]), found.text)
    return (found.low, found.high) == (gold["low"], gold["high"])
