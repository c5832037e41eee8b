"""Find the names that stand where a place would, and what the words around each say of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from rashomon.extract.parse import Parse, Token
from rashomon.extract.place_sites import SITE_NAME, renames_town, site_above, stands_at, stands_in
from rashomon.extract.place_words import (
    ADMIN_HEADS,
    AND,
    BETWEEN,
    DASH,
    DAY_AFTER,
    GENITIVE,
    HEAD_ONLY,
    HELD_BY,
    HIT_LEMMAS,
    KM,
    LAST_WORDS,
    LEFT,
    LIST,
    NAME,
    NO_NAME,
    NO_PLACE_NAMES,
    NO_PLACES,
    NUMBERS,
    RIGHT,
    ROAD,
    SHORT_STATE,
    SHORT_STATES,
    SIDE_AFTER,
    TERRITORIES,
    TITLES,
    TOWN_HEADS,
)

Name = tuple[int, int, str]  # start and end in the repaired text, and the words

_LEFT_WINDOW = 110  # characters before a name that may hold its preposition and head words
_RIGHT_WINDOW = 60
_QUALIFIERS = ("ern", "'s", "’s", "an", "i", "ese", "ish", "nch", "hai", "ek")  # "Syria's", "southern", "Iraqi"
_LONGEST_NEW = 3  # words of a name that a head word makes an unknown place
_SURE_HITS = frozenset("recapture retake besiege liberate overrun invade encircle shell bombard".split())
_WITHIN = ("in", "inside")
_SHORT = 2  # words of a name that a preposition alone makes an unknown place


@dataclass(frozen=True)
class Candidate:
    """A name that stands where a place would, and what the words around it say. Positions in the repaired text."""

    name: str
    start: int  # of the name
    first: int  # of the mention, with the words that belong to it: "town of", "near", "province"
    last: int
    cue: str  # in, near, relative, head, object, list (goes on the place before it), pair (see the next), between
    head: str = ""  # "village", "province"
    side: str = ""  # of X: "north"
    within: str = ""  # part of X: "eastern", "rural"
    distance: float | None = None  # km
    strong: bool = False  # it is a place even if the gazetteer does not know the name
    other: str = ""  # "between X and OTHER"
    owns: bool = False  # "X's": a person as well as a place
    is_part: bool = False  # it qualifies a noun that is no place: "X advisers"
    held: bool = False  # the name behind it may be of what holds it: "X, Texas"


def find_names(text: str) -> list[Name]:
    """Return all runs of words that are written like names, and the initials of states behind a comma."""
    if "Islamic State" in text:
        text = NO_PLACE_NAMES.sub(lambda match: match[0].lower(), text)
    names = [_without_day(match) for match in NAME.finditer(text)]
    short = {match.start(): (match.start(), match.end(), match[0]) for match in SHORT_STATE.finditer(text)}
    if not short:
        return names
    kept = [name for name in names if name[0] not in short and not any(name[0] - n in short for n in range(1, 4))]
    return sorted([*kept, *short.values()])


def _without_day(name: re.Match[str]) -> Name:
    """Return a name without the day that wires print behind it: "in Baghdad Sunday", "in Caracas Wednesday"."""
    day = DAY_AFTER.search(name[0])
    words = name[0][: day.start()] if day else name[0]
    return name.start(), name.start() + len(words), words


def find_candidates(doc: Parse, printed: str, names: list[Name]) -> list[Candidate]:
    """Return the names that stand where a place would, in order. A genitive before a place ("Syria's Homs") is none.

    `printed` is the text of the tokens.
    """
    found: list[Candidate] = []
    for index, name in enumerate(names):
        done = found[-1].last if found else 0
        if name[0] < done:
            continue
        following = names[index + 1] if index + 1 < len(names) else None
        candidate = _between(printed, name, following, done) or _candidate(printed, name, doc, done)
        if candidate is None and found and LIST.fullmatch(printed, done, name[0]):
            candidate = _listed(printed, name, doc, found[-1])
        if (
            candidate is None
            and following
            and printed[name[1] : following[0]] == ", "
            and _is_name(doc.last_before(name[1]))
        ):
            candidate = _plain(printed, name)
        if candidate and following and HELD_BY.fullmatch(printed, candidate.last, following[0]):
            candidate = replace(candidate, held=True)
        if candidate and not (following and GENITIVE.fullmatch(printed, name[1], following[0])):
            found.append(candidate)
    return found


def _candidate(text: str, name: Name, doc: Parse, done: int) -> Candidate | None:
    base = _plain(text, name)
    if name[2] in SHORT_STATES:
        return base
    before = text[max(done, name[0] - _LEFT_WINDOW) : name[0]]
    if base is None:
        return None
    # Words that lead to a name end right before it; most names have punctuation or nothing there.
    word = before.rsplit(None, 1)[-1] if before[-1:].isspace() and not before.isspace() else ""
    if word[:1].isupper() and TITLES.search(before):
        return None
    if word.casefold() in LAST_WORDS or word.endswith(_QUALIFIERS) or "-" in word:
        left = LEFT.search(before) or HEAD_ONLY.search(before)
        if left is not None:
            sided = SIDE_AFTER.match(text, name[1], min(len(text), name[1] + _RIGHT_WINDOW)) is not None
            return _led(base, left, name[0] - len(before), doc.last_before(name[1]), sided=sided)
    token = doc.last_before(name[1])
    if base.head in ADMIN_HEADS | TOWN_HEADS | TERRITORIES:
        return replace(base, cue="head", strong=_is_name(token) and _may_be_new(base.name))
    if (base.cue == "object" and _is_name(token)) or _is_hit(token):
        return replace(base, cue="object", strong=_is_hit(token) and _is_new(base.name, token))
    if not _is_at_site(token):
        return None
    return replace(base, cue="object", strong=SITE_NAME.search(base.name) is not None)


def _plain(text: str, name: Name) -> Candidate | None:
    """Return what a name and the words after it say, None where they say that it is no place."""
    start, end, words = name
    if words in SHORT_STATES:
        return Candidate(words, start, start, end, "object")
    right = RIGHT.match(text, end, min(len(text), end + _RIGHT_WINDOW))
    if words.casefold() in NO_PLACES or NO_NAME.match(words) or (right and right["no"]):
        return None
    if right and right["head"]:
        return Candidate(words, start, start, right.end(), "pair", _head(right["head"]))
    owns = text.startswith(("'s", "’s"), end)
    return Candidate(words, start, start, end, "object" if right else "pair", owns=owns)


def _led(base: Candidate, left: re.Match[str], offset: int, token: Token | None, *, sided: bool) -> Candidate:
    """Return a candidate with what the words before it say; they begin at `offset` in the text."""
    said = left.groupdict(default="")
    preposition = said.get("preposition", "").casefold()
    cue = "relative" if said.get("relative") else "near" if said.get("near") else "in" if preposition else "head"
    own = [left.start(group) for group in ("relative", "near", "within", "lead") if said.get(group)]
    head = _head(said["head"]) or base.head
    is_part = _is_part(token) and not base.head
    is_name = _is_name(token) and not is_part and not base.name.isupper()
    # "in Orelo" must be a place; "in Andre De Grasse" need not be.
    short = (sided or preposition in _WITHIN) and len(base.name.split()) <= _SHORT
    short = short or SITE_NAME.search(base.name) is not None
    return replace(
        base,
        first=offset + min(own, default=left.end()),
        cue=cue,
        head=head,
        side=re.sub(r"[- ]", "", said.get("side", "").casefold()),
        within="" if said["head"] else said.get("within", "").casefold(),
        distance=_distance(said.get("number", ""), said.get("unit", "")),
        strong=is_name and bool(head or cue in ("near", "relative") or short),
        is_part=is_part,
    )


def _road(text: str, name: Name, following: Name | None) -> Candidate | None:
    """Return what "the Homs-Palmyra road" says, whose two names may be printed as one."""
    one, dash, other = name[2].partition("-")
    if dash and other[:1].isupper() and "-" not in other and ROAD.match(text, name[1]):
        end = ROAD.match(text, name[1])
        return Candidate(one, name[0], name[0], end.end() if end else name[1], "between", other=other)
    if following is not None and DASH.fullmatch(text, name[1], following[0]):
        end = ROAD.match(text, following[1])
        if end is not None:
            return Candidate(name[2], name[0], name[0], end.end(), "between", other=following[2])
    return None


def _between(text: str, name: Name, following: Name | None, done: int) -> Candidate | None:
    if (road := _road(text, name, following)) is not None or following is None:
        return road
    offset = max(done, name[0] - _LEFT_WINDOW)
    left = BETWEEN.search(text[offset : name[0]])
    join = AND.fullmatch(text, name[1], following[0]) if left else None
    if left is None or join is None:
        return None
    head = _head(left["head"] or join["head"] or "")
    return Candidate(
        name[2], name[0], offset + left.start(), following[1], "between", head, strong=True, other=following[2]
    )


def _listed(text: str, name: Name, doc: Parse, before: Candidate) -> Candidate | None:
    """Return a name that goes on a list of places: "in Homs, Hama and Idlib province"."""
    base, token = _plain(text, name), doc.last_before(name[1])
    if base is None or (token is not None and token.dep_ in ("nsubj", "nsubjpass", "poss")):
        return None
    new = before.strong and token is not None and token.dep_ == "conj" and _is_name(token)
    return replace(base, cue="list", strong=new and _may_be_new(base.name))


def _is_name(token: Token | None) -> bool:
    return token is not None and token.pos_ == "PROPN"


def _is_part(token: Token | None) -> bool:
    """Tell whether a name only qualifies what follows: "Assad supporters"."""
    return token is not None and token.dep_ in ("compound", "amod", "nmod", "poss") and token.head.i > token.i


def _is_at_site(token: Token | None) -> bool:
    """Tell whether a name says whose a site is at which, or to which, something is done: "in the heart of Basra"."""
    if token is None or token.pos_ != "PROPN":
        return False
    site = site_above(token)
    return (site is not None and (stands_at(site) or _is_hit(site))) or renames_town(token) or stands_in(token)


def _is_new(name: str, token: Token | None) -> bool:
    """Tell whether what is hit is a place, known or not: by its own name, or since nobody else is "besieged"."""
    sure = token is not None and token.dep_ == "dobj" and token.head.lemma_.casefold() in _SURE_HITS
    return SITE_NAME.search(name) is not None or (sure and _is_name(token) and _may_be_new(name))


def _may_be_new(name: str) -> bool:
    """Tell whether a name with "village" or "district" behind it is a place's even where no gazetteer has it."""
    return not name.isupper() and len(name.split()) <= _LONGEST_NEW


def _is_hit(token: Token | None) -> bool:
    return token is not None and token.dep_ in ("dobj", "nsubjpass") and token.head.lemma_.casefold() in HIT_LEMMAS


def _head(word: str) -> str:
    """Return a head word in the singular: "villages" → "village"."""
    word = "".join(word.casefold().split())
    return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")


def _distance(number: str, unit: str) -> float | None:
    """Return km, None where no distance is told."""
    if not unit:
        return None
    value = NUMBERS.get(number.casefold()) or float(number.replace(",", "."))
    return value * next(km for letters, km in KM.items() if unit.casefold().startswith(letters))
