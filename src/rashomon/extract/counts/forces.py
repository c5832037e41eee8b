"""How many came and how many were there: a quantity whose words tell no harm → strength, presence, or nothing."""

from __future__ import annotations

from rashomon.extract.clauses import child
from rashomon.extract.counts.harms import Fate
from rashomon.extract.counts.quantity import Quantity
from rashomon.extract.parse import Token
from rashomon.lexicon import Ontology

# fmt: off
_FORCES = {
    "force", "battalion", "group", "column", "unit", "army", "contingent", "company", "band", "brigade", "team",
    "detachment", "gang", "militia", "garrison", "squad", "platoon", "regiment", "mob",
}
_GATHERINGS = {"crowd", "party", "group", "gathering", "congregation", "queue", "audience", "throng", "assembly"}
_PEOPLE = {
    "man", "people", "force", "personnel", "troop", "adviser", "advisor", "member", "ally", "recruit", "volunteer",
}
_STAYING = {"be", "remain", "station", "base", "operate", "stay", "live", "serve", "have", "maintain", "keep", "number"}
_MARCHING = {
    "attack", "assault", "storm", "cross", "launch", "advance", "participate", "join", "involve", "send", "deploy",
    "mobilise", "mobilize", "march", "move", "raid", "besiege", "fight", "face", "enter", "charge", "converge",
    "gather", "back", "support", "accompany", "reinforce", "take", "ambush", "overrun", "open", "sweep",
}
# What people do where a blow falls on them.
_BEING = {
    "stand", "sit", "hide", "shelter", "wait", "gather", "queue", "sleep", "pray", "attend", "assemble", "crowd", "lie",
    "celebrate", "mourn", "line", "camp", "huddle", "meet",
}
_RIDES = {"vehicle", "truck", "lorry", "car", "pickup", "motorcycle", "motorbike", "boat", "tank", "van", "bus",
    "convoy", "plane", "helicopter", "ferry", "minibus", "train", "column", "ship",
}
_UNCOUNTED = {"toll", "figure", "number", "account", "version", "report", "claim", "statement"}
_ARMS = {"weapon", "ammunition", "arm", "rifle"}
# fmt: on
_TRIALS = {"charge", "trial", "prison", "jail", "sentence", "accusation", "count", "year", "court", "penalty"}
_HEALING = {"condition", "hospital", "ward", "clinic", "care", "surgery", "infirmary", "coma"}
_HELD = {"captivity", "custody", "detention"}
_THERE = {"inside", "there", "present", "aboard", "below", "underneath", "nearby"}
_AT = {"in", "at", "inside", "on", "under", "near", "below"}
_ABSTRACT = {"side", "location", "country", "state", "hectare", "way", "reason", "force", "group", "party"}


def force_of(quantity: Quantity, node: Token, ontology: Ontology, things: frozenset[str]) -> Fate | None:
    """Read "about 500 fighters attacked", "a force of 300", "backed by 500 soldiers", "2,000 troops in the country"."""
    noun, head = quantity.noun, node.head
    lemma = noun.lemma_.lower() if noun is not None else ""
    if lemma in _UNCOUNTED:
        return None
    if noun is not None and noun.head.lower_ == "strong":
        return Fate(("strength",), noun.head)
    if lemma in things or lemma in _ARMS:
        return _mounted(node, lemma, ontology)
    if (
        node.dep_ == "pobj"
        and head.lower_ == "with"
        and head.head.lemma_.lower() in _RIDES
        and lemma in ontology.groups
    ):
        return Fate(("presence",), head.head)
    bearer = child(head, "nsubj") if head.lemma_ in {"carry", "transport", "hold"} and node.dep_ == "dobj" else None
    if bearer is not None and bearer.lemma_.lower() in _RIDES and lemma in ontology.groups:
        return Fate(("presence",), head)
    if head.lemma_ == "number" and noun is None and node.dep_ in {"dobj", "attr", "npadvmod"}:
        who = child(head, "nsubj")
        many = who is not None and who.tag_ == "NNS"  # "the force numbers 5,100" tells how large it is, wherever
        return Fate(("strength" if many else "presence",), head) if _armed(who, ontology) else None
    if node.dep_ == "pobj" and head.lower_ == "of" and head.head.lemma_ == "consist":
        return Fate(("presence",), head.head)
    if node.dep_ == "pobj" and head.lower_ in {"of", "with"} and head.head.lemma_.lower() in _FORCES | _GATHERINGS:
        return Fate((_held_by(head.head),), head.head)
    if node.dep_ == "pobj" and head.lower_ in {"at", "as"} and _numbered(head.head, ontology):
        return Fate(("strength",), head.head)  # "put the number of attackers at several thousand"
    if any(t.lower_ == "among" for t in head.children):
        return None  # "there was no fighter among the dead"
    return _present(quantity, node, ontology) or _coming(quantity, node, lemma, ontology)


def _numbered(verb: Token, ontology: Ontology) -> bool:
    """Tell whether a verb gives the number of fighters."""
    told = child(verb, "dobj") if verb.lemma_ in {"put", "estimate", "set", "give"} else None
    of = child(told, "prep") if told is not None and told.lemma_.lower() in {"number", "strength", "size"} else None
    return of is not None and _armed(child(of, "pobj"), ontology)


def _held_by(group: Token) -> str:
    """Return whether those of a group are a force that came or people that were there."""
    if group.lemma_.lower() not in _GATHERINGS:
        return "strength"
    verb = group.head
    doing = verb.lemma_ in _MARCHING - {"gather", "move", "join"} and group.dep_ == "nsubj"
    return "strength" if doing else "presence"


def _mounted(node: Token, lemma: str, ontology: Ontology) -> Fate | None:
    """Read "came on seven trucks", "followed with eight armoured cars"."""
    on = node.head
    if lemma not in _RIDES or node.dep_ != "pobj" or on.lower_ not in {"on", "in", "with", "aboard"}:
        return None
    verb = on.head
    if verb.pos_ == "NOUN" and ontology.groups.get(verb.lemma_.lower(), ("", ""))[0] == "combatant":
        return Fate(("presence",), verb)
    came = verb.lemma_ in _MARCHING | {"come", "arrive", "follow", "drive", "ride", "return"}
    return Fate(("presence",), verb) if came and verb.pos_ == "VERB" else None


def _present(quantity: Quantity, node: Token, ontology: Ontology) -> Fate | None:
    """Read "300 people were standing in line", "hundreds had been inside", "dozens of families were in the street"."""
    noun, verb = quantity.noun, node.head
    if node.dep_ not in {"nsubj", "nsubjpass", "attr"} or verb.pos_ not in {"VERB", "AUX"}:
        return None
    known = noun is None or noun.lemma_.lower() in ontology.groups or noun.lower_ in ontology.groups
    if noun is not None and noun.pos_ != "PRON" and not known:
        return None
    tense = any(c.dep_ == "aux" for c in verb.children)
    if (
        _armed(noun, ontology)
        and verb.tag_ == "VBG"
        and tense
        and verb.lemma_ not in _MARCHING
        and node.dep_ == "nsubj"
    ):
        return Fate(("presence",), verb)  # "snipers were firing from a roof"
    if child(verb, "dobj") is not None and verb.lemma_ not in {"attend", "celebrate", "line"}:
        return None
    if verb.lemma_ in _BEING and (tense or verb.tag_ == "VBD") and node.dep_ != "attr":
        return Fate(("presence",), verb)
    if verb.lemma_ not in {"be", "remain", "stay"}:
        return None
    place = next((c for c in verb.rights if c.lower_ in _THERE or (c.dep_ == "prep" and c.lower_ in _AT)), None)
    where = child(place, "pobj") if place is not None else None
    if where is not None and where.lemma_.lower() in _HEALING:
        return Fate(("injured",), verb)
    if where is not None and (where.lower_ in _HELD or (where.lower_ == "hands" and place is not None)):
        return Fate(("captured",), verb)
    expletive = child(verb, "expl") is not None and node.dep_ in {"attr", "nsubj"} and noun is not None
    if place is None and not (expletive and (quantity.figure.high == 0 or _armed(noun, ontology))):
        return None
    return Fate(("presence",), verb)


def _armed(noun: Token | None, ontology: Ontology) -> bool:
    return noun is not None and ontology.groups.get(noun.lemma_.lower(), ("", ""))[0] == "combatant"


def _coming(quantity: Quantity, node: Token, lemma: str, ontology: Ontology) -> Fate | None:
    """Read fighters who march, stay or are sent."""
    noun = quantity.noun
    node = node.head if node.dep_ == "appos" else node  # "a band of rebels, up to 60 men, attacked"
    head = node.head
    role = ontology.groups.get(lemma, ("", ""))[0]
    named = noun is not None and noun.pos_ == "PROPN" and lemma not in _ABSTRACT
    if not (role == "combatant" or lemma in _PEOPLE or named) or node.dep_ == "conj":
        return None
    verb = head.head if node.dep_ == "pobj" and head.dep_ in {"agent", "prep"} else head
    if verb.lemma_ in _STAYING and node.dep_ in {"attr", "nsubj", "dobj", "nsubjpass"}:
        state = child(verb, "acomp", "attr")
        there = child(verb, "expl", "prep") is not None or (state is not None and state.lower_ == "present")
        return None if verb.lemma_ == "be" and not there else Fate(("presence",), verb)
    ranged = node.dep_ == "pobj" and head.lower_ in {"between", "over", "about", "around"} and head.i < verb.i
    if ranged and verb.lemma_ in _MARCHING:
        return Fate(("strength",), verb)  # the parse hangs "between 80 and 100 gunmen" on the verb as where it happened
    if node.dep_ == "pobj" and head.lower_ not in {"by", "with"}:
        return None
    sent = noun is not None and noun.pos_ == "PROPN" and verb.lemma_ in {"send", "deploy"} and node.dep_ == "nsubjpass"
    blow = ontology.acts.get((verb.lemma_.lower(), "NOUN")) if verb.pos_ == "NOUN" and head.lower_ == "by" else None
    if sent or (blow is not None and blow.type == "ASSAULT"):
        return Fate(("strength",), verb)
    if lemma in {"attacker", "assailant", "raider", "invader"} and verb.lemma_ in {"see", "count", "describe"}:
        return Fate(("strength",), verb)
    if verb.lemma_ == "face" and (charge := child(verb, "dobj")) is not None and charge.lemma_.lower() in _TRIALS:
        return None
    seen = node.dep_ != "dobj" or verb.lemma_ in {"involve", "send", "deploy", "face"}
    if verb.lemma_ in _MARCHING and (role == "combatant" or lemma in _PEOPLE) and seen:
        return Fate(("strength",), verb)
    return None
