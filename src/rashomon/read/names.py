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
    "editorial explainer explained commentary briefing profile longread features feature interview interviews "
    "culture arts life lifestyle sport sports tech technology science "
    "health society environment climate energy war wars conflict conflicts crisis defence defense security military "
    "army affairs diplomacy breaking latest top stories story headlines front page desk section exclusive live video "
    "videos photos pictures gallery investigations special report reports update updates and & of".split()
)
# the last words of the names of newspapers, stations and agencies
_OUTLET_WORDS = frozenset(
    "times post herald tribune courier gazette journal monitor mail news daily chronicle observer guardian telegraph "
    "star sun mirror express independent standard bulletin ledger dispatch press examiner inquirer sentinel globe "
    "today tv television radio network agency wire weekly argus advocate register reporter eye review beacon lantern "
    "messenger citizen echo newspaper broadcasting magazine insider mercury pioneer voice newswire tidings newsletter "
    "newsroom leader spectator statesman clarion banner intelligencer enquirer chronicler online gazeta blog".split()
)
_OUTLET_OPENINGS = re.compile(
    r"(?:radio|daily|agence|agencia)\s|(?:the )?(?:times|voice|tribune|journal|annals) of\s", re.I
)
# the first words of names of places: "New York", "Deir ez-Zor", "South Sudan"
_PLACE_OPENINGS = frozenset(
    "new san santa santo sao são saint st st. los las la le el al tel abu deir ras khan kafr tell tall ain bir bab dar "
    "fort port cape mount hong kuala addis buenos rio sri costa sierra saudi united north south east west northern "
    "southern eastern western central upper lower greater".split()
)
# the Arabic article, as it is written before a name
_ARTICLE = re.compile(r"\b(?:al|el|ad|an|ar|as|ash|at|az|er|es|ez|ul)-", re.I)
_PLACE_ENDINGS = frozenset(
    "city town village island islands province district region state county governorate street road avenue square "
    "dc d.c. airport hills valley".split()
)
# a public body that speaks for itself: "Ministry of …", "General Staff of …", "Interior Ministry", "Armed Forces"
_BODY = (
    r"(?:ministry|department|office|general staff|staff|command|armed forces|forces|army|navy|air force|police|embassy"
    r"|government|council|committee|commission|presidency|parliament|front|union|mission|authority|administration"
    r"|directorate|centre|center|network|organi[sz]ation|society|foundation|association)"
)
_BODY_OF = re.compile(rf"(?:[\w'’-]+ ){{0,3}}{_BODY} (?:of|for) .+", re.I)
_BODY_LAST = re.compile(rf"(?:[\w'’-]+ ){{1,5}}{_BODY}", re.I)
_BODY_MOST_WORDS = 12
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
    if is_own_desk(text):
        return words[0] not in _PLACE_OPENINGS
    return words[-1] not in _ROLES and words[0] not in _PLACE_OPENINGS and not _ARTICLE.search(text)


def is_own_desk(text: str) -> bool:
    """Return whether a name of two words is a desk of no section, which may be all the outlet there is: "Gulf Desk"."""
    words = text.lower().split()
    return len(words) == 2 and words[-1] == "desk" and words[0] not in _SECTION_WORDS | _ROLES


def is_public_body(text: str) -> bool:
    """Return whether a name is that of a body that publishes for itself: a ministry, an army, an organisation."""
    words = text.split()
    bare = " ".join(words[1:] if words and words[0].lower() == "the" else words)
    if not 2 <= len(words) <= _BODY_MOST_WORDS or "," in text or not is_name(bare):
        return False
    return _BODY_OF.fullmatch(bare) is not None or _BODY_LAST.fullmatch(bare) is not None


def may_be_town(text: str) -> bool:
    """Return whether a name of several words is built as those of places are: "New York", "Harbour Street"."""
    words = text.lower().split()
    return bool(words) and (words[0] in _PLACE_OPENINGS or words[-1] in _PLACE_ENDINGS)


def may_be_person(text: str) -> bool:
    """Return whether words are built as one or two people's names are: "Jane Doe", "Jane Doe and Omar al-Said"."""
    pieces = re.split(r"\s+(?:and|&)\s+|\s*,\s*", text)
    if not 1 <= len(pieces) <= 3 or sounds_like_outlet(text) or is_public_body(text):
        return False
    return all(2 <= len(one.split()) <= 3 and is_name(one) and not any(c.isdigit() for c in one) for one in pieces)


def ordinary_case(name: str, kept: frozenset[str]) -> str:
    """Return a name of several words that is printed in capitals as it is written elsewhere: "Inland Post".

    Words in `kept`, and short ones without a vowel ("BBC"), stay in capitals.
    """
    words = name.split()
    if len(words) < 2 or not name.isupper():
        return name
    return " ".join(_ordinary(word, first=n == 0, kept=kept) for n, word in enumerate(words))


def _ordinary(word: str, *, first: bool, kept: frozenset[str]) -> str:
    if word in kept or (len(word) <= 4 and not re.search(r"[AEIOUY]", word)):
        return word
    if not first and word.lower() in _JOINING:
        return word.lower()
    # the letters after a hyphen or a bracket begin a word too; those after an apostrophe do not
    return re.sub(r"(?<![\w'’])\w", lambda letter: letter[0].upper(), word.lower())
