"""What befell those whom a number counts: a quantity in the parse → its field (killed, injured, strength, …).

The parse is climbed from the counted noun: its own word ("12 deaths"), what is said of it ("12 people dead", "wounded
men"), the verb that governs it, and, for fighters, whether they are counted as a force.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from rashomon.extract.acts import act_of
from rashomon.extract.clauses import child, passive, subject
from rashomon.extract.quantities import Quantity
from rashomon.lexicon import ActCue, Ontology

Acts = Mapping[tuple[str, str], ActCue]

_FORCES = {
    "force", "battalion", "group", "column", "unit", "army", "contingent", "company", "crowd", "band", "brigade",
    "team",
    "detachment", "convoy", "gang", "militia", "garrison",
}  # fmt: skip
_PEOPLE = {
    "man",
    "people",
    "force",
    "personnel",
    "troop",
    "adviser",
    "advisor",
    "member",
    "ally",
    "recruit",
    "volunteer",
}
_STAYING = {"be", "remain", "station", "base", "operate", "stay", "live", "serve", "have", "maintain", "keep", "number"}
_MARCHING = {
    "attack", "assault", "storm", "cross", "launch", "advance", "participate", "join", "involve", "send", "deploy",
    "mobilise", "mobilize", "march", "move", "raid", "besiege", "fight", "face", "enter", "charge", "converge",
    "gather",
    "back", "support", "accompany", "reinforce", "take",
}  # fmt: skip
_GONE = {
    "missing": "missing",
    "unaccounted": "missing",
    "dead": "killed",
    "hurt": "injured",
    "captive": "captured",
    "trapped": "missing",
    "buried": "missing",
}
_REVISING = {"rise", "raise", "lower", "revise", "increase", "climb", "fall", "go", "jump", "grow", "drop", "correct"}
_TOLLS = {"toll", "tally", "count", "number", "figure", "total", "dead", "death", "fatality", "casualty", "loss"}
# Things that strikes hit: counted with a word for killing they are no dead.
THINGS = frozenset(
    "position vehicle tank strike airstrike raid missile rocket bomb village town building house home target truck"
    " launcher plane jet aircraft drone helicopter base site attack shell mortar ambulance school hospital incident"
    " claim report day case sortie flight barrel object facility depot checkpoint post area round piece system bus"
    " car cow goat sheep camel"
    " cattle animal donkey horse dog livestock".split()
)
# "no indication that civilians were killed" counts no indications; `denials` reads it.
_TOKENS = {
    "indication",
    "sign",
    "evidence",
    "information",
    "proof",
    "report",
    "claim",
    "confirmation",
    "reason",
    "word",
}
_ABSTRACT = THINGS | {"force", "side", "location", "country", "state", "hectare", "group", "way", "reason", "party"}


@dataclass(frozen=True)
class Fate:
    """The fields that a number fills, and the word that says so."""

    fields: tuple[str, ...]
    word: Token


def fate_of(quantity: Quantity, ontology: Ontology) -> Fate | None:
    """Return what befell those counted, or None where the words do not say."""
    acts, noun = ontology.acts, quantity.noun
    if noun is not None and noun.lemma_.lower() in _TOKENS:
        return None
    node = _node(quantity)
    found = (
        (_own_word(noun, acts) if noun is not None else None)
        or _said_of(node, acts)
        or (_said_of(noun, acts) if noun is not None and noun != node else None)
        or _adjacent(quantity, acts)
        or _governed(node, acts)
    )
    if found is not None and _fits(found, noun, ontology):
        return found
    return _as_force(quantity, node, ontology)


def _node(quantity: Quantity) -> Token:
    """Return the word by which the number hangs in its sentence: "dozens" of "dozens of civilians"."""
    noun, number = quantity.noun, quantity.number
    if (
        noun is None
        and number.dep_ in {"nummod", "amod", "advmod"}
        and number.head.lower_ in {"more", "other", "others"}
    ):
        return number.head
    return quantity.number if noun is None or noun.head.head == quantity.number else noun


def _field(word: Token, acts: Acts) -> str | None:
    entry = act_of(word, acts)
    if entry is not None and entry.field:
        return entry.field
    if word.lemma_ == "harm" and word.pos_ == "VERB":
        return "injured"
    if word.lemma_ == "lose" and word.tag_ in {"VBN", "VBD", "VBG", "VBP", "VBZ", "VB"}:
        return "killed"
    near = {t.lower_ for t in word.doc[max(0, word.i - 3) : word.i + 4]} if word.lower_ == "trapped" else {"still"}
    if not near & {"still", "under", "beneath", "rubble"}:
        return None
    if word.lower_ == "buried" and not passive(word):
        return None
    return _GONE.get(word.lower_)


def _own_word(noun: Token, acts: Acts) -> Fate | None:
    entry = acts.get((noun.lemma_.lower(), "NOUN"))
    if (
        entry is None
        or entry.field not in {"killed", "injured", "casualties"}
        or noun.pos_ not in {"NOUN", "PROPN", "ADJ"}
        or noun.lemma_ == "victim"
    ):
        return None
    return Fate((entry.field,), noun)


def _said_of(node: Token, acts: Acts) -> Fate | None:
    """Read what modifies the noun: "25 wounded men", "100 fighters killed", "12 who died"."""
    for part in node.children:
        if (
            part.dep_ in {"amod", "acl", "relcl", "appos", "advcl", "oprd", "acomp"} and part.lemma_ != "die"
        ) or part.dep_ == "relcl":
            if part.pos_ == "VERB" and part.tag_ == "VBG" and part.lemma_ != "miss":
                continue
            if part.dep_ == "advcl" and part.pos_ != "ADJ":
                continue
            if part.dep_ == "relcl" and child(part, "dobj") is not None:
                continue
            field = "missing" if part.lower_ == "missing" else _field(part, acts)
            if field:
                return _with_conjuncts(part, field, acts)
    return None


def _adjacent(quantity: Quantity, acts: Acts) -> Fate | None:
    """Read headlines and small clauses, where the parse is weak: "100 reported dead", "leaving 20 people dead"."""
    doc, position = quantity.number.doc, quantity.end
    if quantity.noun is not None and quantity.noun.i >= position:
        position = quantity.noun.i + 1
    while position < len(doc) and doc[position].lower_ in {
        "reported",
        "reportedly",
        "feared",
        "confirmed",
        "were",
        "are",
    }:
        position += 1
    if position >= len(doc) or doc[position].is_space:
        return None
    word = doc[position]
    if word.lower_ not in {
        "dead",
        "killed",
        "wounded",
        "injured",
        "missing",
        "hurt",
        "martyred",
        "captured",
        "displaced",
    }:
        return None
    if word.tag_ == "VBD" and child(word, "dobj") is not None:  # "12 rebels killed two officers"
        return None
    field = _GONE.get(word.lower_) or _field(word, acts)
    if not field:
        return None
    fate = _with_conjuncts(word, field, acts)
    if position + 2 < len(doc) and doc[position + 1].lower_ in {"and", "or"}:
        beside = _field(doc[position + 2], acts) if doc[position + 2].tag_ in {"VBN", "VBD", "JJ"} else None
        fate = Fate(tuple(dict.fromkeys([*fate.fields, *([beside] if beside else [])])), word)
    return fate


def _governed(node: Token, acts: Acts, depth: int = 0) -> Fate | None:
    head = node.head
    if head == node or depth > 4:
        return None
    if node.dep_ == "conj":
        return _governed(head, acts, depth + 1) if head.pos_ in {"NOUN", "PROPN", "NUM", "PRON"} else None
    if node.dep_ in {"appos", "attr"} and head.pos_ in {"NOUN", "PROPN"}:
        return _governed(head, acts, depth + 1)
    if node.dep_ == "pobj":
        return _by_preposition(head, acts)
    if head.pos_ not in {"VERB", "AUX"}:
        return None
    if node.dep_ in {"nsubj", "nsubjpass"} and head.lemma_ in {
        "be",
        "remain",
        "go",
        "leave",
        "feel",
        "believe",
        "fear",
        "presume",
        "report",
        "say",
    }:
        state = child(head, "acomp", "attr", "oprd")
        if state is None:
            state = child(head, "xcomp")
        field = _field(state, acts) if state is not None and state.pos_ != "NOUN" else None
        if state is None or not field:
            return _among(head, acts)
        fate = _with_conjuncts(state, field, acts)
        beside = [
            _field(c, acts) for c in head.rights if c.dep_ == "conj" and child(c, "nsubj", "nsubjpass", "dobj") is None
        ]
        return Fate(tuple(dict.fromkeys([*fate.fields, *(f for f in beside if f)])), fate.word)
    if node.dep_ in {"nsubj", "nsubjpass", "dobj", "oprd"}:
        return _by_verb(node, head, acts)
    return None


def _among(verb: Token, acts: Acts) -> Fate | None:
    """Read "were among the dead", "are among those killed"."""
    for preposition in verb.children:
        held = child(preposition, "pobj") if preposition.dep_ == "prep" and preposition.lower_ == "among" else None
        if held is not None:
            return (
                _own_word(held, acts)
                or _said_of(held, acts)
                or (Fate((_GONE[held.lower_],), held) if held.lower_ in _GONE else None)
            )
    return None


def _by_verb(node: Token, verb: Token, acts: Acts) -> Fate | None:
    entry = act_of(verb, acts)
    if verb.lower_ == "missing":
        return Fate(("missing",), verb)
    if node.dep_ == "nsubj" and not passive(verb):
        headline = entry is not None and entry.field in {"killed", "injured"} and verb.tag_ in {"VBD", "VBN"}
        if entry is not None and entry.field and (entry.type == "" or headline) and child(verb, "dobj") is None:
            return _with_conjuncts(verb, entry.field, acts)
        lives = child(verb, "dobj")
        lost = verb.lemma_ == "lose" and lives is not None and lives.lemma_ in {"life", "limb"}
        return Fate(("killed",), verb) if lost else None
    left = child(verb, "oprd", "acomp", "ccomp", "xcomp")
    if left is not None and left.lower_ != "dead" and verb.lemma_ not in {"leave", "find", "pronounce", "declare"}:
        left = None
    if left is not None and _field(left, acts):
        return _with_conjuncts(left, _field(left, acts) or "", acts)
    field = _field(verb, acts) or _to_death(verb)
    if field is None or (verb.lemma_ == "lose" and node.lemma_ in {"life", "control", "contact", "ground"}):
        return None
    return _with_conjuncts(verb, field, acts)


def _to_death(verb: Token) -> str | None:
    """Read "stabbed to death", "burned to death"."""
    to = next((c for c in verb.rights if c.dep_ == "prep" and c.lower_ == "to"), None)
    held = child(to, "pobj") if to is not None else None
    return "killed" if held is not None and held.lower_ == "death" else None


def _by_preposition(preposition: Token, acts: Acts) -> Fate | None:
    """Read "the death of 12", "a toll of 40", "the toll rose to 64", "put the dead at 30"."""
    head = preposition.head if preposition.head.dep_ != "prep" else preposition.head.head  # "from 30 to 34"
    if head.dep_ in {"acl", "relcl"} and head.head.dep_ == "pobj":  # "the number of fighters killed at 100"
        number_of = head.head.head.head
        if number_of.lemma_.lower() in _TOLLS and preposition.lower_ in {"to", "at"}:
            return _toll(number_of, acts)
    if preposition.lower_ == "of" and head.pos_ in {"NOUN", "PROPN"}:
        return _own_word(head, acts)
    revised = preposition.lower_ != "from" or head.lemma_ in _REVISING
    if revised and preposition.lower_ in {"to", "at", "from", "past", "above"} and head.pos_ in {"VERB", "AUX"}:
        for counted in (child(head, "nsubj", "nsubjpass"), child(head, "dobj"), subject(head)):
            if counted is not None and counted.lemma_.lower() in _TOLLS:
                return _toll(counted, acts)
    return None


def _toll(counted: Token, acts: Acts) -> Fate:
    """Return what a toll counts: the dead, unless its words say otherwise."""
    for part in counted.subtree:
        field = _field(part, acts) if part.pos_ in {"NOUN", "ADJ", "VERB", "PROPN"} else None
        if field:
            return Fate((field,), counted)
    return Fate(("killed",), counted)


def _with_conjuncts(word: Token, field: str, acts: Acts) -> Fate:
    """Return the field with those that "killed or wounded" puts beside it for the same number."""
    fields = [field]
    for other in word.rights:
        if other.dep_ == "conj" and child(other, "dobj", "nsubjpass", "nsubj") is None:
            beside = _field(other, acts) if (other.pos_ == "NOUN") == (word.pos_ == "NOUN") else None
            counted = any(c.dep_ in {"nummod", "det"} for c in other.children)
            fields += [beside] if beside and not counted and other.tag_ != "VBG" else []
    head = word.head
    alone = child(word, "nsubj", "nsubjpass") is None  # "died and 110 were hurt" are two numbers
    if alone and word.dep_ == "conj" and head.pos_ == word.pos_ and child(head, "dobj", "nsubjpass") is None:
        beside = _field(head, acts)
        fields = [beside, *fields] if beside else fields
    return Fate(tuple(dict.fromkeys(fields)), word)


def _fits(fate: Fate, noun: Token | None, ontology: Ontology) -> bool:
    """Tell whether a thing can suffer it: people are killed, vehicles destroyed."""
    if noun is None:
        return True
    lemma = noun.lemma_.lower()
    if "destroyed" in fate.fields:
        return lemma not in ontology.groups and lemma not in {"strike", "airstrike", "day", "report"}
    return lemma not in THINGS


def _as_force(quantity: Quantity, node: Token, ontology: Ontology) -> Fate | None:
    """Read "about 500 fighters attacked", "a force of 300", "backed by 500 soldiers", "2,000 troops in the country"."""
    noun, head = quantity.noun, node.head
    lemma = noun.lemma_.lower() if noun is not None else ""
    if lemma in THINGS:
        return None
    if node.dep_ == "pobj" and head.lower_ in {"of", "with"} and head.head.lemma_.lower() in _FORCES:
        return Fate(("strength",), head.head)
    role = ontology.groups.get(lemma, ("", ""))[0]
    fighters = (
        role == "combatant"
        or lemma in _PEOPLE
        or (noun is not None and noun.pos_ == "PROPN" and lemma not in _ABSTRACT)
    )
    if not fighters:
        return None
    verb = head.head if node.dep_ == "pobj" and head.dep_ in {"agent", "prep"} else head
    if node.dep_ == "conj":
        return None
    if verb.lemma_ in _STAYING and node.dep_ in {"attr", "nsubj", "dobj", "nsubjpass"}:
        state = child(verb, "acomp", "attr")
        there = child(verb, "expl", "prep") is not None or (state is not None and state.lower_ == "present")
        if verb.lemma_ == "be" and not there:
            return None
        return Fate(("presence",), verb)
    if node.dep_ == "pobj" and head.lower_ not in {"by", "with"}:
        return None
    sent = noun is not None and noun.pos_ == "PROPN" and verb.lemma_ in {"send", "deploy"} and node.dep_ == "nsubjpass"
    blow = ontology.acts.get((verb.lemma_.lower(), "NOUN")) if verb.pos_ == "NOUN" and head.lower_ == "by" else None
    if sent or (blow is not None and blow.type == "ASSAULT"):
        return Fate(("strength",), verb)
    if (
        verb.lemma_ in _MARCHING
        and (role == "combatant" or lemma in _PEOPLE)
        and (node.dep_ != "dobj" or verb.lemma_ in {"involve", "send", "deploy", "face"})
    ):
        return Fate(("strength",), verb)
    return None
