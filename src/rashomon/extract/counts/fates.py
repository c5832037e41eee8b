"""What befell those whom a number counts: a quantity in the parse → its field (killed, injured, strength, …).

The parse is climbed from the counted noun: its own word ("12 deaths"), what is said of it ("12 people dead", "wounded
men"), the verb that governs it, and, for fighters, whether they are counted as a force.
"""

from __future__ import annotations

from rashomon.extract.acts import act_of
from rashomon.extract.clauses import child, passive, subject
from rashomon.extract.counts.forces import force_of
from rashomon.extract.counts.harms import BUILT, GONE, THINGS, Acts, Fate, done_to, field_of, settled, undergone
from rashomon.extract.counts.quantities import Quantity
from rashomon.extract.counts.surfaces import leading, trailing
from rashomon.extract.parse import Token
from rashomon.lexicon import Ontology

_REVISING = {"rise", "raise", "lower", "revise", "increase", "climb", "fall", "go", "jump", "grow", "drop", "correct"}
_TOLLS = {
    "toll",
    "tally",
    "count",
    "number",
    "figure",
    "total",
    "dead",
    "death",
    "fatality",
    "casualty",
    "loss",
    "wounded",
}
# "no indication that civilians were killed" counts no indications; `denials` reads it.
_TOKENS = {
    "indication", "sign", "evidence", "information", "proof", "report", "claim", "confirmation", "reason", "word",
    "leg", "arm", "limb", "eye", "hand", "foot", "finger", "name", "toll", "tally",
}  # fmt: skip


_COUNTS = {"figure", "number", "count", "tally", "estimate", "detail"}  # "gave no toll" counts nobody


def fate_of(quantity: Quantity, ontology: Ontology) -> Fate | None:
    """Return what befell those counted, or None where the words do not say."""
    acts, noun = ontology.acts, quantity.noun
    if noun is not None and noun.lemma_.lower() in (_TOKENS | _COUNTS if quantity.figure.high == 0 else _TOKENS):
        return None
    if quantity.figure.high == 0 and noun is not None and noun.lower_ in {"dead", "victims"} and noun.dep_ == "pobj":
        return None  # "not one of the dead carried a weapon"
    node = _node(quantity)
    if _word_behind(quantity) in {"fallen", "martyred", "slain"}:
        return Fate(("killed",), quantity.number.doc[quantity.end])  # "four fallen and 11 wounded soldiers"
    found = (
        (_own_word(noun, acts) if noun is not None else None)
        or _said_of(node, acts)
        or (_said_of(noun, acts) if noun is not None and noun != node else None)
        or _adjacent(quantity, acts)
        or _governed(node, acts)
        or trailing(quantity, acts)
        or leading(quantity)
        or _revised(quantity, acts)
    )
    suffered = settled(found, noun, ontology) if found is not None else None
    return suffered or force_of(quantity, node, ontology, THINGS)


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


def _word_behind(quantity: Quantity) -> str:
    """Return the word right behind a number."""
    doc = quantity.number.doc
    return doc[quantity.end].lower_ if quantity.end < len(doc) else ""


def _own_word(noun: Token, acts: Acts) -> Fate | None:
    if noun.lower_ in {"slain", "hurt"}:
        return Fate((GONE[noun.lower_],), noun)
    entry = acts.get((noun.lemma_.lower(), "NOUN")) or acts.get((noun.lower_.removesuffix("s"), "NOUN"))
    if (
        entry is None
        or entry.field not in {"killed", "injured", "casualties"}
        or noun.pos_ not in {"NOUN", "PROPN", "ADJ"}
        or (noun.lemma_ == "victim" and not any(c.lower_ == "no" for c in noun.lefts))
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
            field = "missing" if part.lower_ == "missing" else field_of(part, acts)
            field = field or (done_to(part) if part.tag_ == "VBN" else None)
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
    field = GONE.get(word.lower_) or field_of(word, acts)
    if not field:
        return None
    fate = _with_conjuncts(word, field, acts)
    if position + 2 < len(doc) and doc[position + 1].lower_ in {"and", "or"}:
        beside = field_of(doc[position + 2], acts) if doc[position + 2].tag_ in {"VBN", "VBD", "JJ"} else None
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
        field = field_of(state, acts) if state is not None and state.pos_ != "NOUN" else None
        if state is None or not field:
            return _among(head, acts)
        fate = _with_conjuncts(state, field, acts)
        beside = [
            field_of(c, acts)
            for c in head.rights
            if c.dep_ == "conj" and child(c, "nsubj", "nsubjpass", "dobj") is None
        ]
        return Fate(tuple(dict.fromkeys([*fate.fields, *(f for f in beside if f)])), fate.word)
    counted = child(head, "nsubj")
    if counted is not None and head.lemma_ == "include" and node.dep_ == "dobj":
        dead = field_of(counted, acts) if counted.pos_ in {"NOUN", "ADJ"} else None
        return Fate((dead,), counted, part=True) if dead in {"killed", "injured"} else None
    amounts = head.lemma_ in _AMOUNTING and node.dep_ in {"attr", "dobj"} and node.i > head.i
    if amounts and counted is not None and counted.lemma_.lower() in _TOLLS and counted.lower_ != "loss":
        return _toll(counted, acts)
    if node.dep_ in {"nsubj", "nsubjpass", "dobj", "oprd"}:
        return _by_verb(node, head, acts)
    return None


_AMOUNTING = {"be", "reach", "exceed", "pass", "top", "total", "hit", "surpass", "near"}


def _among(verb: Token, acts: Acts) -> Fate | None:
    """Read "were among the dead", "are among those killed"."""
    for preposition in verb.children:
        held = child(preposition, "pobj") if preposition.dep_ == "prep" and preposition.lower_ == "among" else None
        if held is not None:
            return (
                _own_word(held, acts)
                or _said_of(held, acts)
                or (Fate((GONE[held.lower_],), held) if held.lower_ in GONE else None)
            )
    return None


def _by_verb(node: Token, verb: Token, acts: Acts) -> Fate | None:
    entry = act_of(verb, acts)
    if verb.lower_ == "missing":
        return Fate(("missing",), verb)
    if node.dep_ == "nsubj" and not passive(verb):
        headline = entry is not None and entry.field in {"killed", "injured"} and verb.tag_ in {"VBD", "VBN"}
        own = undergone(verb)
        if own is not None:
            return _with_conjuncts(verb, own, acts)
        fled = verb.lemma_ in {"flee", "evacuate"}
        if (
            entry is not None
            and entry.field
            and (entry.type == "" or headline)
            and (fled or child(verb, "dobj") is None)
        ):
            return _with_conjuncts(verb, entry.field, acts)
        return None
    left = child(verb, "oprd", "acomp", "ccomp", "xcomp")
    if left is not None and left.lower_ != "dead" and verb.lemma_ not in {"leave", "find", "pronounce", "declare"}:
        left = None
    if left is not None and field_of(left, acts):
        return _with_conjuncts(left, field_of(left, acts) or "", acts)
    field = field_of(verb, acts) or done_to(verb)
    if field is None or (verb.lemma_ == "lose" and node.lemma_ in {"life", "control", "contact", "ground"}):
        return None
    return _with_conjuncts(verb, field, acts)


def _by_preposition(preposition: Token, acts: Acts) -> Fate | None:
    """Read "the death of 12", "a toll of 40", "the toll rose to 64", "put the dead at 30"."""
    head = preposition.head if preposition.head.dep_ != "prep" else preposition.head.head  # "from 30 to 34"
    if head.dep_ in {"acl", "relcl"} and head.head.dep_ == "pobj":  # "the number of fighters killed at 100"
        number_of = head.head.head.head
        if number_of.lemma_.lower() in _TOLLS and preposition.lower_ in {"to", "at"}:
            return _toll(number_of, acts)
    if preposition.lower_ == "of" and head.lemma_ == "loss":
        return Fate(("killed",), head)
    if preposition.lower_ == "of" and head.pos_ in {"NOUN", "PROPN"}:
        return _own_word(head, acts)
    strong = child(head, "nsubj", "nsubjpass")
    if preposition.lower_ == "at" and strong is not None and strong.lemma_ in {"strength", "size"}:
        return Fate(("strength",), strong)
    revised = preposition.lower_ != "from" or head.lemma_ in _REVISING
    if revised and preposition.lower_ in {"to", "at", "from", "past", "above"} and head.pos_ in {"VERB", "AUX"}:
        for counted in (child(head, "nsubj", "nsubjpass"), child(head, "dobj"), subject(head)):
            if counted is not None and counted.lemma_.lower() in _TOLLS:
                return _toll(counted, acts)
    return None


def _toll(counted: Token, acts: Acts) -> Fate:
    """Return what a toll counts: the dead, unless its words say otherwise."""
    parts = list(counted.subtree)
    if any(part.lower_ in {"limbs", "legs"} for part in parts):
        return Fate(("injured",), counted)
    told = [field_of(part, acts) for part in parts if part.pos_ in {"NOUN", "ADJ", "VERB", "PROPN"}]
    fields = [field for field in told if field]
    if {"killed", "injured"} <= set(fields):
        return Fate(("casualties",), counted)
    if any(part.lemma_.lower() in BUILT for part in parts if part.dep_ == "pobj" and part.head.head == counted):
        return (
            Fate(("destroyed",), counted)
            if counted.lemma_ == "loss"
            else Fate(tuple(fields[:1]) or ("killed",), counted)
        )
    return Fate((fields[0] if fields else "killed",), counted)


def _revised(quantity: Quantity, acts: Acts) -> Fate | None:
    """Read a toll and its number where the parse parts them: "corrected the toll of the raid from nine to 12"."""
    doc, start = quantity.number.doc, quantity.start
    if start == 0 or doc[start - 1].lower_ not in {"to", "at", "from", "past", "above"} or quantity.noun is not None:
        return None
    before = doc[max(quantity.number.sent.start, start - 14) : start - 1]
    counted = next((t for t in reversed(before) if t.lemma_.lower() in _TOLLS and t.pos_ in {"NOUN", "ADJ"}), None)
    verbs = {t.lemma_.removesuffix("s") for t in before if t.i > (counted.i if counted is not None else 0)}
    verbs |= {t.lemma_ for t in before if t.pos_ == "VERB"}
    return _toll(counted, acts) if counted is not None and verbs & (_REVISING | {"put", "stand", "bring"}) else None


def _with_conjuncts(word: Token, field: str, acts: Acts) -> Fate:
    """Return the field with those that "killed or wounded" puts beside it for the same number."""
    fields = [field]
    for other in word.rights:
        numbered = any(t.like_num for t in word.doc[word.i + 1 : other.i])  # "140 killed and over 525 injured"
        if other.dep_ == "conj" and not numbered and child(other, "dobj", "nsubjpass", "nsubj") is None:
            beside = field_of(other, acts) if (other.pos_ == "NOUN") == (word.pos_ == "NOUN") else None
            counted = any(c.dep_ in {"nummod", "det"} for c in other.children)
            fields += [beside] if beside and not counted and other.tag_ != "VBG" else []
    head = word.head
    alone = child(word, "nsubj", "nsubjpass") is None  # "died and 110 were hurt" are two numbers
    if alone and word.dep_ == "conj" and head.pos_ == word.pos_ and child(head, "dobj", "nsubjpass") is None:
        beside = field_of(head, acts)
        fields = [beside, *fields] if beside else fields
    return Fate(tuple(dict.fromkeys(fields)), word)
