"""What befell those whom a number counts: a quantity in the parse → its field (killed, injured, strength, …).

The parse is climbed from the counted noun: its own word ("12 deaths"), what is said of it ("12 people dead", "wounded
men"), the verb that governs it, and, for fighters, whether they are counted as a force.
"""

from __future__ import annotations

from rashomon.extract.acts import act_of
from rashomon.extract.clauses import child, passive, subject
from rashomon.extract.counts.forces import force_of
from rashomon.extract.counts.harms import GONE, GRAVES, THINGS, Acts, Fate, done_to, field_of, settled, undergone
from rashomon.extract.counts.quantities import ends_at_and
from rashomon.extract.counts.quantity import Quantity
from rashomon.extract.counts.surfaces import fronted, leading, trailing
from rashomon.extract.counts.tolls import REVISING, TOLLS, revised, toll_fate
from rashomon.extract.parse import Token
from rashomon.lexicon import Ontology

# "no indication that civilians were killed" counts no indications; `denials` reads it.
_TOKENS = {
    "indication", "sign", "evidence", "information", "proof", "report", "claim", "confirmation", "reason", "word",
    "leg", "arm", "limb", "eye", "hand", "foot", "finger", "name", "toll", "tally",
}  # fmt: skip


# Who does so counts graves; who robs them counts no dead.
_COUNTING = {"count", "dig", "have", "see", "find", "be", "fill", "number", "show", "mark"}
_COUNTED = {"those", "dead", "people", "persons", "killed", "wounded", "injured", "victims"}
_DYING = {"die", "succumb", "perish"}
_CAUSES = THINGS | {"hope", "fire", "noise", "fighting", "shot", "storm", "wind", "talk", "chance"}
_HEARD = frozenset("reported reportedly feared confirmed were are".split())
_STRUCK = frozenset("dead killed wounded injured missing hurt martyred captured displaced".split())
_STATING = frozenset("be remain go leave feel believe fear presume report say".split())
_OF_THE_DEAD = {"dead", "victims", "wounds", "injuries"}
_COUNTS = {"figure", "number", "count", "tally", "estimate", "detail"}  # "gave no toll" counts nobody
_AMOUNTING = {"be", "reach", "exceed", "pass", "top", "total", "hit", "surpass", "near", "number"}
_TAKING = {"capture", "arrest", "abduction", "kidnapping", "detention", "seizure"}
_UNCOUNTED = frozenset("many more others several some dozens scores hundreds thousands numerous countless".split())
_BOUNDING = frozenset("between around about over under".split())  # "arrested between 70 and 80 men"


def fate_of(quantity: Quantity, ontology: Ontology) -> Fate | None:
    """Return what befell those counted, or None where the words do not say."""
    acts, noun = ontology.acts, quantity.noun
    if noun is not None and noun.lemma_.lower() in (_TOKENS | _COUNTS if quantity.figure.high == 0 else _TOKENS):
        return None
    if noun is not None and noun.lemma_.lower() == "wound" and any(c.dep_ == "compound" for c in noun.lefts):
        return None  # "four stab wounds"
    if quantity.figure.high == 0 and noun is not None and noun.lower_ in _OF_THE_DEAD and noun.dep_ == "pobj":
        return None  # "not one of the dead carried a weapon", "none of the wounds is grave"
    node = _node(quantity)
    if noun is None and ends_at_and(node.doc, quantity.start, quantity.end) and (risen := revised(quantity, acts)):
        return risen
    if noun is None and not quantity.single and (found := leading(quantity)) is not None:
        return settled(found, noun, ontology)
    if _word_behind(quantity) in {"fallen", "martyred", "slain"}:
        return Fate(("killed",), quantity.number.doc[quantity.end])  # "four fallen and 11 wounded soldiers"
    if noun is not None and noun.lower_ in GRAVES and noun.dep_ in {"dobj", "attr"}:
        return Fate(("killed",), noun) if noun.head.lemma_ in _COUNTING and not _spoilt(noun) else None
    if node.dep_ == "nsubj" and node.head.lemma_ in _DYING and noun is not None and noun.lemma_.lower() not in _CAUSES:
        return Fate(("killed",), node.head)  # "two wounded guards died"
    found = (
        (_own_word(noun, acts) if noun is not None else None)
        or _said_of(node, acts)
        or (_said_of(noun, acts) if noun is not None and noun != node else None)
        or _adjacent(quantity, acts)
        or _governed(node, acts)
        or trailing(quantity, acts)
        or leading(quantity)
        or fronted(quantity)
        or revised(quantity, acts)
    )
    if found is not None and noun is not None and found.word.dep_ == "amod" and found.word.head == noun:
        found = _overtaken(node, found, acts)
    suffered = settled(found, noun, ontology) if found is not None else None
    return suffered or force_of(quantity, node, ontology, THINGS)


def _overtaken(node: Token, before: Fate, acts: Acts) -> Fate:
    """Return what befell at last those who are told to be harmed already: "12 kidnapped pupils were shot dead"."""
    after = _governed(node, acts)
    later = after is not None and before.fields != ("killed",) and after.fields[0] in {"killed", "captured", "injured"}
    return after if after is not None and later else before


def _spoilt(grave: Token) -> bool:
    """Tell whether graves are told to be old or damaged: those in them are none of the news."""
    return any(
        c.dep_ in {"amod", "compound", "nmod"} and c.lower_ not in {"fresh", "new", "shallow"} for c in grave.lefts
    )


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
            if part.dep_ == "relcl" and (child(part, "dobj") is not None or _of_others(part)):
                continue
            field = "missing" if part.lower_ == "missing" else field_of(part, acts)
            field = field or (done_to(part) if part.tag_ == "VBN" else None)
            if field:
                return _with_conjuncts(part, field, acts)
    beside = child(node, "conj")  # "counted 15 civilians and 23 militants killed"
    shared = beside is not None and node.pos_ in {"NOUN", "PROPN"} and child(beside, "nummod", "conj") is not None
    behind = child(beside, "acl") if beside is not None and shared else None
    told = behind is not None and behind.tag_ == "VBN" and child(node, "acl", "relcl", "amod") is None
    return _said_of(beside, acts) if beside is not None and told else None


def _of_others(clause: Token) -> bool:
    """Tell whether a relative clause has a subject of its own: "52 raids in which 31 rebels were killed"."""
    who = child(clause, "nsubj", "nsubjpass")
    return who is not None and who.tag_ in {"NNS", "NN", "NNP", "NNPS"} and child(clause, "prep") is not None


def _adjacent(quantity: Quantity, acts: Acts) -> Fate | None:
    """Read headlines and small clauses, where the parse is weak: "100 reported dead", "leaving 20 people dead"."""
    doc, position = quantity.number.doc, quantity.end
    if quantity.noun is not None and quantity.noun.i >= position:
        position = quantity.noun.i + 1
    while position < len(doc) and doc[position].lower_ in _HEARD:
        position += 1
    if position >= len(doc) or doc[position].is_space:
        return None
    word = doc[position]
    if word.lower_ not in _STRUCK:
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
    if node.dep_ == "conj" and head.pos_ == "VERB" and (partner := _beside(node)) is not None:
        return _governed(partner, acts, depth + 1)
    if node.dep_ == "conj":
        return _governed(head, acts, depth + 1) if head.pos_ in {"NOUN", "PROPN", "NUM", "PRON"} else None
    if node.dep_ in {"appos", "attr"} and head.pos_ in {"NOUN", "PROPN"}:
        return _governed(head, acts, depth + 1)
    if node.dep_ == "pobj":
        bound = head.lower_ in _BOUNDING and head.head.pos_ == "VERB" and child(head.head, "dobj") is None
        return _by_verb(node, head.head, acts) if bound and not passive(head.head) else _by_preposition(head, acts)
    if head.pos_ not in {"VERB", "AUX"}:
        return None
    if head.dep_ == "auxpass" and head.head.tag_ == "VBN":
        head = head.head  # "men were lined up and shot": the parse hangs the men on "were"
    if node.dep_ in {"nsubj", "nsubjpass"} and head.lemma_ in _STATING:
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
    if head.lemma_ == "be" and node.dep_ == "attr" and counted is not None and counted.lower_ in _COUNTED:
        return _said_of(counted, acts) or _own_word(counted, acts)  # "those killed were two nurses"
    amounts = head.lemma_ in _AMOUNTING and node.dep_ in {"attr", "dobj"} and node.i > head.i
    if amounts and counted is not None and counted.lemma_.lower() in TOLLS and counted.lower_ != "loss":
        return toll_fate(counted, acts)
    if node.dep_ in {"nsubj", "nsubjpass", "dobj", "oprd"}:
        return _by_verb(node, head, acts)
    return None


def _beside(node: Token) -> Token | None:
    """Return whom the parse parts from "two of his aides": the mayor of "killed the mayor and two of his aides"."""
    doc, at = node.doc, node.i - 1
    joined = at > 0 and doc[at].lower_ == "and" and any(c.lower_ == "of" for c in node.rights)
    return doc[at - 1] if joined and doc[at - 1].dep_ == "dobj" and doc[at - 1].head == node.head else None


def _among(verb: Token, acts: Acts) -> Fate | None:
    """Read "were among the dead", "are among those killed"."""
    for preposition in verb.children:
        held = child(preposition, "pobj") if preposition.dep_ == "prep" and preposition.lower_ == "among" else None
        if held is not None:
            if held.lower_ == "victims":
                return Fate(("killed",), held)
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
    end = _dies_then(verb) if node.dep_ in {"nsubj", "nsubjpass"} else None
    if end is not None:
        return Fate(("killed",), end)
    if node.dep_ == "nsubj" and not passive(verb) and not _shares_passive(verb):
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
    shot = left is not None and left.lower_ == "shot" and verb.lemma_ == "find"
    if left is not None and shot:
        return _with_conjuncts(left, done_to(left) or "casualties", acts)
    if left is not None and left.lower_ != "dead" and verb.lemma_ not in {"leave", "find", "pronounce", "declare"}:
        left = None
    if left is not None and field_of(left, acts):
        return _with_conjuncts(left, field_of(left, acts) or "", acts)
    if verb.lemma_ == "cost" and node.lemma_.lower() in {"man", "soldier", "fighter", "life"}:
        return Fate(("killed",), verb)
    lost = _not_found(verb)
    if lost is not None:
        return Fate(("missing",), lost)
    field = field_of(verb, acts) or done_to(verb)
    if field is None and node.dep_ in {"nsubj", "nsubjpass"} and (then := _then(verb)) is not None:
        verb, field = then, field_of(then, acts) or done_to(then)
    if field is None or (verb.lemma_ == "lose" and node.lemma_ in {"life", "control", "contact", "ground"}):
        return None
    return _with_conjuncts(verb, field, acts)


def _shares_passive(verb: Token) -> bool:
    """Tell whether a participle goes without the "were" of the clause before: "40 were killed and 12 taken hostage"."""
    if verb.tag_ != "VBN" or verb.dep_ != "conj" or not passive(verb.head) or child(verb, "aux") is not None:
        return False
    held = child(verb, "dobj")
    return held is None or held.lower_ in {"hostage", "prisoner", "captive"}


def _dies_then(verb: Token) -> Token | None:
    """Return the "died" that the same people come to: "was taken to hospital, but died", "shot himself dead"."""
    for token in verb.rights:
        if token.dep_ == "conj" and token.lemma_ in {"die", "succumb"} and child(token, "nsubj") is None:
            return token
        if token.dep_ == "dobj" and token.lower_ in {"himself", "herself"} and verb.lemma_ == "shoot":
            fatal = {t.lower_ for t in (*verb.lefts, *verb.rights)} & {"dead", "fatally"}
            return verb if fatal else None
    return None


def _then(verb: Token) -> Token | None:
    """Return what is done next to the same people: "were lined up and shot"."""
    if not passive(verb):
        return None
    return next((c for c in verb.rights if c.dep_ == "conj" and c.tag_ == "VBN" and not _has_subject(c)), None)


def _has_subject(verb: Token) -> bool:
    return child(verb, "nsubj", "nsubjpass", "dobj") is not None


def _not_found(verb: Token) -> Token | None:
    """Return the "not" of "have not been found", of which the sentence makes no denial."""
    if verb.lemma_ not in {"find", "locate", "trace", "account"} or not passive(verb):
        return None
    return child(verb, "neg")


def _by_preposition(preposition: Token, acts: Acts) -> Fate | None:
    """Read "the death of 12", "a toll of 40", "the toll rose to 64", "put the dead at 30"."""
    head = preposition.head if preposition.head.dep_ != "prep" else preposition.head.head  # "from 30 to 34"
    if head.dep_ in {"acl", "relcl"} and head.head.dep_ == "pobj":  # "the number of fighters killed at 100"
        number_of = head.head.head.head
        if number_of.lemma_.lower() in TOLLS and preposition.lower_ in {"to", "at"}:
            return toll_fate(number_of, acts)
    if preposition.lower_ == "of" and head.lemma_ == "loss":
        return Fate(("killed",), head)
    if preposition.lower_ == "for" and _mourning(head):
        return Fate(("killed",), head)
    if preposition.lower_ == "of" and head.lower_ in {"whereabouts", "fate"}:
        unknown = {t.lower_ for t in head.sent} & {"unknown", "unclear", "uncertain", "not"}
        return Fate(("missing",), head) if unknown else None
    if preposition.lower_ == "of" and head.lemma_ == "life" and head.head.lemma_ in {"claim", "take", "cost", "end"}:
        return Fate(("killed",), head)
    if preposition.lower_ == "of" and head.lemma_.lower() == "shooting":
        fatal = any(c.lower_ in {"fatal", "deadly"} for c in head.lefts)
        return Fate(("killed" if fatal else "casualties",), head)
    told = child(head, "dobj") if preposition.lower_ == "as" and head.lemma_ in {"give", "put", "list"} else None
    if told is not None and told.lemma_.lower() in TOLLS:
        return toll_fate(told, acts)
    if preposition.lower_ == "as" and head.lemma_ in {"identify", "name", "describe"}:
        who = child(head, "nsubjpass")
        return (_own_word(who, acts) or _said_of(who, acts)) if who is not None else None
    if preposition.lower_ == "of" and head.lemma_.lower() in _TAKING:
        return Fate(("captured",), head)
    if preposition.lower_ == "of" and head.lower_ == "none" and head.head.lemma_ == "survive":
        return Fate(("killed",), head.head)
    if preposition.lower_ == "of" and head.pos_ in {"NOUN", "PROPN"}:
        return _own_word(head, acts)
    if head.pos_ == "ADV" and head.dep_ == "advmod":
        head = head.head  # "has gone up to 140"
    strong = child(head, "nsubj", "nsubjpass")
    if preposition.lower_ == "between" and head.lemma_ in {"vary", "range", "differ"} and strong is not None:
        told = next((t for t in strong.subtree if t.lemma_.lower() in TOLLS and t.lower_ != "number"), None)
        return toll_fate(told, acts) if told is not None else None
    if preposition.lower_ == "at" and strong is not None and strong.lemma_ in {"strength", "size"}:
        return Fate(("strength",), strong)
    changed = preposition.lower_ != "from" or head.lemma_ in REVISING
    if changed and preposition.lower_ in {"to", "at", "from", "past", "above"} and head.pos_ in {"VERB", "AUX"}:
        for counted in (child(head, "nsubj", "nsubjpass"), child(head, "dobj"), subject(head)):
            if counted is not None and counted.lemma_.lower() in TOLLS:
                return toll_fate(counted, acts)
    return None


def _mourning(head: Token) -> bool:
    """Tell whether a rite is for the dead: "funerals for 20 victims", "prayers were held for 20 victims"."""
    rite = child(head, "nsubjpass", "dobj") if head.pos_ == "VERB" else head
    words = {rite.lemma_.lower(), *(c.lemma_.lower() for c in rite.lefts)} if rite is not None else set()
    return bool(words & {"funeral", "burial", "requiem"})


def _with_conjuncts(word: Token, field: str, acts: Acts) -> Fate:
    """Return the field with those that "killed or wounded" puts beside it for the same number."""
    fields = [field]
    for other in word.rights:
        between = word.doc[word.i + 1 : other.i]  # "140 killed and over 525 injured", "and many more wounded"
        numbered = any(t.like_num or t.lower_ in _UNCOUNTED for t in between)
        if other.dep_ == "conj" and not numbered and child(other, "dobj", "nsubjpass", "nsubj") is None:
            beside = field_of(other, acts) if (other.pos_ == "NOUN") == (word.pos_ == "NOUN") else None
            counted = any(c.dep_ in {"nummod", "det"} for c in other.children)
            fields += [beside] if beside and not counted and other.tag_ != "VBG" else []
    head = word.head
    subjects = [c for held in word.lefts for c in (held, *held.children) if c.dep_ in {"nsubj", "nsubjpass"}]
    alone = not subjects  # "died and 110 were hurt" are two numbers
    if alone and word.dep_ == "conj" and head.pos_ == word.pos_ and child(head, "dobj", "nsubjpass") is None:
        beside = field_of(head, acts)
        fields = [beside, *fields] if beside else fields
    return Fate(tuple(dict.fromkeys(fields)), word)
