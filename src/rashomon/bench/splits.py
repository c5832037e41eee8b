"""Which kinds an attribution belongs to, told from its words alone: the same rule for annotated and for found ones.

No parse is looked at and no table of cues, so that what is measured does not measure itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.bench.told import Told, words_of

# How a content hangs on its cue, the first that fits; docs/bench.md says what each is.
FRAMES = ("colon", "according", "adverb", "quotation", "noun", "before", "infinitive", "clause", "object")
DEEPEST = 3  # depths from there on are one: deeper ones are too few to measure
SPLITS = (
    "said",
    "quoted",
    "unquoted",
    *(f"frame.{frame}" for frame in FRAMES),
    *(f"depth.{depth}" for depth in range(1, DEEPEST + 1)),
)

_SHORT = 20  # characters: below that a content is no statement
# The verbs of saying and reporting of the subset, in the forms that texts print.
_SAYING = re.compile(
    r"\b(?:said|says?|saying|told|tells?|telling|added|adds?|adding|reported|reports?|reporting|stated|states?|stating"
    r"|announced?|announces|claim(?:ed|s|ing)?|confirm(?:ed|s|ing)?|den(?:ied|ies|y|ying)|according|insist(?:ed|s|ing)?"
    r"|warn(?:ed|s|ing)?|argu(?:ed|es|e|ing)|not(?:ed|es|ing)|explain(?:ed|s|ing)?|wrote|writes?|tweeted|declared?"
    r"|declares|acknowledged?|acknowledges|admit(?:ted|s)?|suggest(?:ed|s|ing)?|repl(?:ied|ies)|respond(?:ed|s))\b",
    re.I,
)
_QUOTES = re.compile(r"[\"“”]|''")
_OPENING, _CLOSING = ('"', "“", "‘", "''"), ('"', "”", "’", "''")
_WORD = re.compile(r"[^\W\d_]+")
_ACCORDING = re.compile(
    r"according\b|as per\b|in the (?:words?|views?|opinion|eyes) of\b|(?:in|by|from|per|for|to|of|with)\s*$", re.I
)
_OPENS = {"a", "an", "the", "this", "that", "these", "those", "his", "her", "its", "their", "my", "our", "your", "no"}
_JOINS = {"of", "for", "to", "in", "on", "about", "by", "from", "against", "with", "over", "at", "as", "that"}
_ENDS_AS_NOUN = re.compile(
    r"(?:..[st]ion|..ment|..[ae]nce|..ity|..ism|..ness|..ship|opinion|testimony|remark|fear|concern|threat|idea|theory"
    r"|consensus|message|letter|rumou?r|rhetoric|evidence|belief|speech)s?$",
    re.I,
)
# Nouns that are verbs in the same form: what stands before them tells.
_EITHER = re.compile(
    r"(?:advice|answer|appeal|attack|bid|boast|call|caution|charge|claim|comment|complaint|criticism|demand|denial"
    r"|desire|doubt|dream|estimate|finding|forecast|guess|hope|insult|interest|mention|need|note|offer|plan|pledge|poll"
    r"|praise|promise|proposal|push|question|reply|report|request|research|saying|support|survey|thought|tweet|view|vow"
    r"|warning|wish|word)s?",
    re.I,
)
_OPENS_NOUN = re.compile(
    r"(?:\b(?:a|an|the|this|these|those|his|her|its|their|my|our|your|no|of|any)|['’]s?)\s+$", re.I
)
_INFINITIVE = re.compile(
    r"(?:not\s+)?to\s+(?!(?:the|a|an|his|her|its|their|my|our|your|this|that|these|those|him|me|us|it)\b)[a-z]"
)
_INTRODUCED = re.compile(r"\W*(?:that|whether|if|why|how|what|who|whom|when|where|which)\b", re.I)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|am|has|had|have|will|would|can|could|may|might|must|should|shall|did|does|do|cannot)\b"
    r"|n['’]t\b|['’](?:re|ve|ll|d|m)\b|\W*\b(?:he|she|they|we|i|you|there)\b|\b[a-z]{3,}(?<!e)ed\b",
    re.I,
)


def splits_of(text: str, one: Told) -> Iterator[str]:
    """Yield the names of `SPLITS` that an attribution of a text belongs to."""
    if is_said(text, one):
        yield "said"
    yield "quoted" if _QUOTES.search(words_of(text, one.content)) else "unquoted"
    yield f"frame.{frame_of(text, one)}"
    yield f"depth.{depth_of(one)}"


def is_said(text: str, one: Told) -> bool:
    """Tell whether a content is of the subset: a verb of saying or "according to", and a statement's length."""
    return bool(_SAYING.search(words_of(text, one.cue))) and sum(e - s for s, e in one.content) >= _SHORT


def depth_of(one: Told) -> int:
    """Return the depth of an attribution, at most `DEEPEST`."""
    return min(one.depth, DEEPEST)


def frame_of(text: str, one: Told) -> str:
    """Return the frame, one of `FRAMES`, in which a content hangs on its cue."""
    cue, content = words_of(text, one.cue).strip(), words_of(text, one.content).strip()
    words = _WORD.findall(cue)
    if not words:
        return "colon"
    if _ACCORDING.match(cue):
        return "according"
    if len(words) == 1 and words[0].endswith("ly"):
        return "adverb"
    if content.startswith(_OPENING) and content.rstrip(",.").endswith(_CLOSING):
        return "quotation"
    if _is_noun(words, text[max(0, one.cue[0][0] - 30) : one.cue[0][0]]):
        return "noun"
    if one.content[0][0] < one.cue[0][0]:
        return "before"
    if _INFINITIVE.match(content) or words[-1] == "to":
        return "infinitive"
    # The word that introduces a clause belongs to the content or to neither.
    between = text[one.cue[-1][1] : one.content[0][0]].rpartition(" ")[0].rpartition(" ")[2]
    introduced = _INTRODUCED.match(content) or _INTRODUCED.fullmatch(between)
    return "clause" if introduced or _FINITE.search(content) else "object"


def _is_noun(words: list[str], before: str) -> bool:
    """Tell whether a cue is a noun, with an article before it and a preposition after it or without."""
    rest = [word.casefold() for word in words]
    opened = rest[0] in _OPENS or bool(_OPENS_NOUN.search(before))
    while rest and rest[0] in _OPENS:
        rest = rest[1:]
    while len(rest) > 1 and rest[-1] in _JOINS:
        rest = rest[:-1]
    if len(rest) != 1:
        return False
    return opened if _EITHER.fullmatch(rest[0]) else bool(_ENDS_AS_NOUN.search(rest[0]))
