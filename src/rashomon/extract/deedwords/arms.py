"""With what a deed was done: the weapons that its clause names, and the verbs that tell what is used."""

from __future__ import annotations

from rashomon.extract.acts import Trigger
from rashomon.extract.annotate import Annotated
from rashomon.extract.clauses import child, conjuncts, passive, phrase
from rashomon.extract.deedwords.phrasing import counted
from rashomon.extract.parse import Token
from rashomon.lexicon import Ontology
from rashomon.records import Words

BEFORE = frozenset({"compound", "nmod"})  # relations of a noun to the noun behind it
# Verbs that carry out what their object names.
LIGHT = frozenset("launch carry conduct make begin start mount stage commit execute deliver lead join".split())
# Verbs whose object is what is used: "fired rockets", "detonated a bomb".
_SENDING = {
    "fire", "throw", "hurl", "lob", "toss", "launch", "drop", "detonate", "use", "explode", "shoot", "pelt", "employ",
    "unleash", "lay", "plant", "set", "wield",
}  # fmt: skip


def weapons_of(trigger: Trigger, text: Annotated, ontology: Ontology) -> tuple[Words, ...]:
    """Return the weapons that the clause of a deed names: "with mortars", "missiles hit", "fired rockets"."""
    found: list[Words] = []
    for head in [*_used(trigger), *_instruments(trigger)][:6]:
        for one in _listed(head):
            if is_weapon(one, ontology):
                start, end = phrase(one)[0], one.i + 1  # not with the dateline before it
                while start < one.i and text.doc[start].dep_ in {"det", "nummod", "predet", "case"}:
                    start += 1
                span = text.span(text.doc[start], text.doc[end - 1])
                found.append(Words(text.words(span), span))
    return tuple(dict.fromkeys(found))


def strikes(verb: Token) -> bool:
    """Tell whether a participle behind a noun has an object, so that the noun did it: "a jet bombed the town"."""
    return verb.dep_ == "acl" and verb.tag_ == "VBN" and child(verb, "dobj") is not None


def _listed(head: Token) -> list[Token]:
    """Return the nouns of a list, which the parse strings together as conjuncts and appositions."""
    found = conjuncts(head)
    return found + [c for one in found for c in one.children if c.dep_ == "appos"]


def is_weapon(noun: Token, ontology: Ontology) -> bool:
    """Tell whether a noun, alone or with the word before it, is one of ontology/weapons.csv."""
    # the lemma of what is taken for a name is the name: "Shells struck the market"
    lemma = noun.lower_.removesuffix("s") if noun.pos_ == "PROPN" else noun.lemma_.lower()
    before = noun.doc[noun.i - 1].lower_ if noun.i else ""
    return lemma in ontology.weapons or f"{before} {lemma}" in ontology.weapons


def sends(trigger: Trigger) -> bool:
    """Tell whether the object of a verb is what is used; a jet that is shot down is not."""
    return trigger.token.lemma_ in _SENDING and trigger.entry.field != "destroyed"


def _used(trigger: Trigger) -> list[Token]:
    """Return what a verb is done with by its subject or object: "missiles hit", "fired rockets", "used gas to"."""
    verb = trigger.token
    if verb.pos_ != "VERB":
        return [part for part in verb.lefts if part.dep_ in BEFORE]
    heads: list[Token | None] = [verb.head] if strikes(verb) else [] if passive(verb) else [child(verb, "nsubj")]
    if sends(trigger):
        heads.append(child(verb, "dobj", "nsubjpass"))
    if verb.dep_ in {"xcomp", "advcl"} and verb.head.lemma_ in _SENDING:
        heads.append(child(verb.head, "dobj", "nsubjpass"))
    return [counted(head) for head in heads if head is not None]


def _instruments(trigger: Trigger) -> list[Token]:
    """Return what prepositions hang on a deed, or on the verb that carries it out: "carried out using guns"."""
    token = trigger.token
    carried = token.dep_ in {"nsubjpass", "nsubj", "dobj"} and token.head.lemma_ in LIGHT
    return [
        held
        for part in (token.head if carried else token).subtree
        if part.lower_ in {"with", "using", "by", "from", "involving", "of"} and abs(part.i - token.i) < 30
        for held in [child(part, "pobj", "dobj")]
        if held is not None
    ]
