"""Tells names from sentences in the lines over a report: of people, of outlets, of sections ("World", "Politics")."""

from __future__ import annotations

import re

_JOINING = frozenset(
    "and & with for in of the de da di del der den van von al el bin ibn ben abu la le y und et e".split()
)
_ROLES = frozenset(
    "staff writer writers reporter reporters correspondent correspondents editor agencies agency bureau chief senior "
    "foreign world special defence defense diplomatic middle east news desk team online and in".split()
)
_NOT_NAMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december the a an all this that these some early late then now noon midnight".split()
)
_INITIAL = re.compile(r"(?:[A-Z]\.){1,3}|(?:Jr|Sr|Dr|St|Lt|Col|Gen|Mr|Ms|Mrs)\.")
# a part of a head line that has no other words names a section of the outlet
_SECTION_WORDS = frozenset(
    "world news politics political media global international national regional local foreign home domestic middle "
    "near far east west north south central latin africa african asia asian europe european america americas american "
    "pacific us u.s. usa uk u.k. eu business economy economics markets finance opinion opinions analysis comment "
    "editorial features feature interview interviews culture arts life lifestyle sport sports tech technology science "
    "health society environment climate energy war wars conflict conflicts crisis defence defense security military "
    "army affairs diplomacy breaking latest top stories story headlines front page desk section exclusive live video "
    "videos photos pictures gallery investigations special report reports update updates and & of".split()
)
# the last words of the names of newspapers, stations and agencies
_OUTLET_WORDS = frozenset(
    "times post herald tribune courier gazette journal monitor mail news daily chronicle observer guardian telegraph "
    "star sun mirror express independent standard bulletin ledger dispatch press examiner inquirer sentinel globe "
    "today tv television radio network agency wire weekly argus advocate register reporter eye review beacon lantern "
    "messenger citizen echo newspaper broadcasting magazine insider mercury pioneer".split()
)
_OUTLET_OPENINGS = re.compile(r"(?:radio|daily|agence|agencia)\s|(?:the )?(?:times|voice|tribune) of\s", re.I)
# the first words of names of places: "New York", "Deir ez-Zor", "South Sudan"
_PLACE_OPENINGS = frozenset(
    "new san santa santo sao são saint st st. los las la le el al tel abu deir ras khan kafr tell tall ain bir bab dar "
    "fort port cape mount hong kuala addis buenos rio sri costa sierra saudi united north south east west northern "
    "southern eastern western central upper lower greater".split()
)
# the Arabic article, as it is written before a name
_ARTICLE = re.compile(r"\b(?:al|el|ad|an|ar|as|ash|at|az|er|es|ez|ul)-", re.I)
_OUTLET_MOST_WORDS = 6


def is_name(text: str) -> bool:
    """Return whether words are names of people or an outlet ("Jane Doe and Omar al-Said, Reuters"), not a sentence."""
    words = text.replace(",", " ").split()
    if not 1 <= len(words) <= 14 or words[0].lower() in _NOT_NAMES:
        return False
    if not words[0][0].isupper() and "-" not in words[0]:
        return False
    return all(_is_name_word(word) for word in words)


def _is_name_word(word: str) -> bool:
    if word.lower() in _JOINING or word.lower() in _ROLES or _INITIAL.fullmatch(word):
        return True
    bare = word.strip("()@'’\"")
    capital = bare[:1].isupper() or _ARTICLE.match(bare) is not None
    return capital and not any(c.isdigit() for c in bare) and bare[-1] not in ".:;!?"


def is_heading_name(text: str) -> bool:
    """Return whether words can name an outlet, a section or a place: a name, with or without "The" before it."""
    words = text.split()
    bare = " ".join(words[1:] if words and words[0] in ("The", "THE") else words)
    return len(words) <= _OUTLET_MOST_WORDS and is_name(bare)


def is_section(text: str) -> bool:
    """Return whether every word is one of those that outlets call their sections by ("World", "Middle East")."""
    words = text.lower().split()
    return bool(words) and all(word in _SECTION_WORDS for word in words)


def sounds_like_outlet(text: str) -> bool:
    """Return whether a name has a word that newspapers, stations and agencies are called by ("Herald", "Radio …")."""
    words = text.split()
    if not 2 <= len(words) <= _OUTLET_MOST_WORDS or "," in text or is_section(text) or not is_heading_name(text):
        return False
    return words[-1].lower() in _OUTLET_WORDS or _OUTLET_OPENINGS.match(text) is not None


def may_be_outlet(text: str) -> bool:
    """Return whether a name may be an outlet's where outlets stand: of two words or more, no section, role or place."""
    words = text.lower().split()
    if len(words) < 2 or "," in text or is_section(text) or not is_heading_name(text):
        return False
    if sounds_like_outlet(text):
        return True
    return words[-1] not in _ROLES and words[0] not in _PLACE_OPENINGS and not _ARTICLE.search(text)
