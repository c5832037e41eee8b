"""Lemmas of English → the forms in which texts print them. What is no word does no harm: no text has it.

Regular forms by the rules of spelling, the others from one list. Held against the model's own table of exceptions by
`tests/test_inflections.py`.
"""

from __future__ import annotations

_VOWELS = frozenset("aeiou")
_SIBILANT = ("s", "x", "z", "ch", "sh", "o")
# Verbs with forms of their own; compounds of them ("overrun", "withdraw") are found by their ends.
_IRREGULAR = """
be am is are was were been being, bear bore borne born, beat beaten, become became, begin began begun, bend bent,
beseech besought, bid bade bidden, bind bound, bite bit bitten, bleed bled, blow blew blown, break broke broken,
bring brought, build built, burn burnt, buy bought, catch caught, choose chose chosen, cling clung, come came,
deal dealt, dig dug, do does did done, draw drew drawn, drink drank drunk, drive drove driven, eat ate eaten,
fall fell fallen, feed fed, feel felt, fight fought, find found, flee fled, fling flung, fly flew flown,
forbid forbade forbad forbidden, forgive forgave forgiven, freeze froze frozen, get got gotten, give gave given,
go goes went gone, grow grew grown, hang hung, have has had, hear heard, hide hid hidden, hold held, keep kept,
know knew known, lay laid, lead led, leap leapt, leave left, lend lent, lie lay lain lying, light lit, lose lost,
make made, mean meant, meet met, mow mown, pay paid, prove proven, rend rent, ride rode ridden, ring rang rung,
rise rose risen, run ran, say said, see saw seen, seek sought, sell sold, send sent, shake shook shaken,
shoot shot, shrink shrank shrunk, sing sang sung, sink sank sunk sunken, sit sat, slay slew slain, sleep slept,
sling slung, speak spoke spoken, speed sped, spend spent, spill spilt, spin spun, spit spat,
spring sprang sprung, stand stood, steal stole stolen, stick stuck, sting stung, strew strewn,
stride strode stridden, strike struck stricken, string strung, strive strove striven, swear swore sworn,
sweep swept, swing swung, take took taken, teach taught, tear tore torn, tell told, think thought,
throw threw thrown, wear wore worn, weep wept, win won, wind wound, wreak wreaked wrought, wring wrung,
write wrote written, die dying, tie tying
"""
_VERBS = {first: tuple(others) for first, *others in (line.split() for line in _IRREGULAR.split(","))}
_NOUNS = {
    "man": "men", "woman": "women", "child": "children", "foot": "feet", "life": "lives", "knife": "knives",
    "wife": "wives", "wolf": "wolves", "thief": "thieves", "half": "halves", "person": "people",
}  # fmt: skip


def forms_of(lemma: str, pos: str) -> frozenset[str]:
    """Return the forms of a word of one part of speech (VERB, NOUN; others have one), the lemma among them."""
    if pos == "VERB":
        return frozenset({lemma, *_plural(lemma), *_bent(lemma)})
    return frozenset({lemma, *_plural(lemma)} if pos == "NOUN" else {lemma})


def _plural(word: str) -> tuple[str, ...]:
    """Return the form with an s, which nouns and verbs make alike, and the plural that a noun has of its own."""
    own = [word.removesuffix(end) + plural for end, plural in _NOUNS.items() if word.endswith(end)]
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return (*own, f"{word[:-1]}ies")
    return (*own, f"{word}es", f"{word}s") if word.endswith(_SIBILANT) else (*own, f"{word}s")


def _bent(verb: str) -> set[str]:
    """Return the past, the participle and the form in -ing of a verb."""
    if verb.endswith("e"):
        found = {f"{verb}d", f"{verb[:-1]}ing", f"{verb}ing"}
    elif verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        found = {f"{verb[:-1]}ied", f"{verb}ing"}
    else:
        found = {f"{verb}ed", f"{verb}ing"}
    if verb.endswith("c"):  # "panicked"
        found |= {f"{verb}ked", f"{verb}king"}
    elif verb[-1:] not in _VOWELS | set("wxy") and verb[-2:-1] in _VOWELS:  # "stabbed"; "travelled" and "traveled"
        found |= {f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing"}
    for own, forms in _VERBS.items():
        if verb.endswith(own) and (len(own) > 2 or verb == own):  # "overrun" as "run"
            found |= {verb.removesuffix(own) + form for form in forms}
    return found
