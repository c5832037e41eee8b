"""What kind of deed a mention tells: its words, weapons and parties → PLOVER mode, ACLED sub-event type, UCDP type."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from rashomon.lexicon import ActCue, Kind, Ontology, Weapon
from rashomon.records import Mention, Party, Words

_BY_KIND = {
    "military": "state", "government": "state", "ministry": "state", "state": "state", "coalition": "state",
    "alliance": "state", "police": "police", "armed_group": "group", "population": "civilians",
    "person": "", "media": "civilians", "ngo": "civilians", "agency": "civilians", "outlet": "civilians",
}  # fmt: skip
_WORD = re.compile(r"[\w-]+")
_LONGEST = 12  # words of a party that are looked at
# Modes that a weapon changes: what a word alone bears out is less than what it is done with.
_OPEN = {None, "firearms", "explosives"}
# Modes of weapons that a deed against a thing or a crowd has, whatever else was used.
_FIRM = {"suicide-attack", "unconventional", "crowd-control"}


def classify(mention: Mention, entries: Sequence[ActCue], ontology: Ontology, kind: Callable[[str], str]) -> Mention:
    """Return a mention with mode, ACLED sub-event type and UCDP type of violence; `kind` tells an actor's kind."""
    weapons = [weapon for words in mention.weapons for weapon in [weapon_of(words, ontology)] if weapon is not None]
    mode = _mode(mention, entries, weapons)
    mention = replace(mention, mode=mode)
    means = {weapon.means for weapon in weapons}
    doers = classes_of(mention.actors, ontology, kind)
    sufferers = classes_of(mention.targets, ontology, kind)
    words = {entry.acled for entry in entries if entry.acled} or {""}
    fitting = [
        line for line in ontology.kinds if _fits(line, mention, words, means, doers or {"none"}, sufferers or {"none"})
    ]
    acled = next((line.acled for line in fitting if line.acled), None)
    ucdp = next((line.ucdp for line in fitting if line.ucdp), None)
    return replace(mention, acled=acled, ucdp=ucdp)


def _mode(mention: Mention, entries: Sequence[ActCue], weapons: Iterable[Weapon]) -> str | None:
    """Return the mode that the words bear out, or that of the weapon where they leave it open."""
    mode = next((e.mode for e in entries if e.mode), None)
    if mention.type != "ASSAULT":
        return mode
    used = [weapon.mode for weapon in weapons]
    firm = next((one for one in used if one in _FIRM), None)
    return firm or (used[0] if used and mode in _OPEN else mode)


def _fits(line: Kind, mention: Mention, words: set[str], means: set[str], doers: set[str], sufferers: set[str]) -> bool:
    return (
        (not line.word or line.word in words)
        and (not line.types or mention.type in line.types)
        and (not line.modes or mention.mode in line.modes)
        and (not line.means or not line.means.isdisjoint(means))
        and (not line.doers or not line.doers.isdisjoint(doers))
        and (not line.sufferers or not line.sufferers.isdisjoint(sufferers))
    )


def classes_of(parties: Iterable[Party], ontology: Ontology, kind: Callable[[str], str]) -> set[str]:
    """Return what parties are: by the kind of the actor that is known, else by the last noun of `parties.csv`."""
    found = set()
    for party in parties:
        known = _BY_KIND.get(kind(party.actor), "") if party.actor is not None else ""
        noun = _by_noun(party.text, ontology)
        # "Syrian civilians" are no state, "Houthi rebels" no people: the noun says who of them.
        found.add(noun if noun and known in {"", "state", "civilians"} else known or noun)
    return found - {""}


def _by_noun(text: str, ontology: Ontology) -> str:
    words = [word.lower() for word in _WORD.findall(text)[:_LONGEST]]
    for last in range(len(words), 0, -1):
        for first in (last - 2, last - 1):
            if first >= 0:
                noun = " ".join(words[first:last])
                found = ontology.parties.get(noun) or ontology.parties.get(_singular(noun))
                if found:
                    return found
    return ""


def weapon_of(words: Words, ontology: Ontology) -> Weapon | None:
    """Return the weapon that words name, the longest name first."""
    text = [word.lower() for word in _WORD.findall(words.text)[-3:]]
    for first in range(len(text)):
        noun = " ".join(text[first:])
        found = ontology.weapons.get(noun) or ontology.weapons.get(_singular(noun))
        if found is not None:
            return found
    return None


def _singular(noun: str) -> str:
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    return noun[:-1] if noun.endswith("s") else noun
