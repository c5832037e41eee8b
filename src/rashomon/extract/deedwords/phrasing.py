"""Which deed a verb tells with its nouns: "threw a grenade", "seized the town", "launched a phone" (none)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rashomon.extract.clauses import child, conjuncts
from rashomon.extract.parse import Token
from rashomon.lexicon import Phrase

# Things that are what they are filled with: "chlorine munitions", "gas canisters".
_FILLED = {"munition", "projectile", "bomb", "shell", "canister", "cannister", "device"}
_PARTICLES = {"prt", "advmod", "prep"}
_SOMEBODY = {"he", "him", "she", "her", "us", "me", "we", "i", "who"}  # they are persons; "they" may be things


def phrase_of(verb: Token, phrases: Mapping[str, tuple[Phrase, ...]]) -> Phrase | None:
    """Return the first line of `ontology/phrases.csv` that a verb with its parts fits, or None.

    Lines of a verb with its particle count before those of the bare verb.
    """
    for lemma in _lemmas(verb):
        for phrase in phrases.get(lemma, ()):
            if any(_named(noun, phrase.nouns) for noun in _parts(verb, phrase.part)):
                return phrase
    return None


def _lemmas(verb: Token) -> Iterator[str]:
    if verb.i > 1 and verb.doc[verb.i - 1].text == "-":  # "test-fired" is three tokens
        yield f"{verb.doc[verb.i - 2].lower_}-{verb.lemma_}"
    for particle in verb.rights:
        if particle.dep_ in _PARTICLES and particle.i - verb.i < 6:
            yield f"{verb.lemma_} {particle.lower_}"
    yield verb.lemma_


def _parts(verb: Token, part: str) -> Iterator[Token]:
    """Yield the words that hang so on a verb, and what "and" puts beside them."""
    if part == "object":
        held = child(verb, "dobj", "nsubjpass")
        if held is None and verb.dep_ in {"acl", "relcl", "amod"} and verb.tag_ == "VBN":
            held = verb.head
    elif part == "subject":
        held = child(verb, "nsubj")
    elif part == "advmod":
        held = child(verb, "advmod", "prt")
    elif part == "that":
        held = child(verb, "ccomp")
        held = held if held is not None and child(held, "mark", "nsubj", "nsubjpass") is not None else None
    elif part == "ing":
        yield from (one for one in verb.rights if one.dep_ == "advcl" and one.tag_ == "VBG")
        return
    else:
        yield from _held(verb, part)
        return
    if held is not None:
        yield from conjuncts(counted(held))


def _held(verb: Token, part: str) -> Iterator[Token]:
    """Yield what a preposition or "to" hangs on a verb, directly or on its object or particle: a noun or "-ing"."""
    for one in verb.rights:
        if part == "to" and one.dep_ == "xcomp":
            yield one
        for prep in (one, *one.children) if one.dep_ in {"dobj", "prt", "advmod", "prep"} else (one,):
            holds = prep.lower_ == part and prep.dep_ in {"prep", "dative", "agent"}
            held = child(prep, "pobj", "pcomp") if holds else None
            if held is not None:
                yield held


def counted(noun: Token) -> Token:
    """Return the bombs of "a series of bombs", "dozens of bombs", "two of the bombs"."""
    of = next((c for c in noun.rights if c.dep_ == "prep" and c.lower_ == "of"), None)
    held = child(of, "pobj") if of is not None else None
    light = noun.like_num or noun.lemma_ in {
        "series", "number", "dozen", "hundred", "thousand", "score", "couple", "pair", "lot", "amount", "quantity",
        "stash", "total", "part", "control", "most", "all", "some", "many", "volley", "salvo", "barrage",
    }  # fmt: skip
    return held if held is not None and light else noun


def _named(noun: Token, nouns: frozenset[str]) -> bool:
    """Tell whether a noun, alone or with the word before it, is one of a list."""
    if "*" in nouns:
        return True
    lemma = noun.lemma_.lower()
    if lemma in nouns or noun.lower_ in nouns:
        return True
    if "person" in nouns and (noun.lower_ in _SOMEBODY or (noun.like_num and noun.pos_ == "NUM")):
        return True
    before = noun.doc[noun.i - 1].lower_ if noun.i > 0 else ""
    return f"{before} {lemma}" in nouns or (lemma in _FILLED and before in nouns)
