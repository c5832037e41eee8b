"""Who did a deed to whom where a noun tells it: "the army's raid on the camp", "took part in an attack by rebels"."""

from __future__ import annotations

from rashomon.extract.acts import Trigger
from rashomon.extract.clauses import child, clause_of, subject
from rashomon.extract.deedwords.aims import AGAINST
from rashomon.extract.deedwords.arms import BEFORE, LIGHT, is_weapon
from rashomon.extract.parse import Token
from rashomon.lexicon import Ontology

MUTUAL = frozenset(
    "clash fight battle skirmish fighting firefight clashes exchange".split()
)  # each does it to the other
_OF_SUFFERER = frozenset("bombing shelling killing murder targeting bombardment downing destruction arrest".split())
_HARMED = frozenset("wounded dead killed injured casualty death loss injury fatality toll".split())


def of_noun(trigger: Trigger, ontology: Ontology) -> tuple[list[Token], list[Token]]:
    """Return the nouns for those who did the deed that a noun tells, and for those to whom it was done."""
    noun = trigger.token
    if noun.lemma_.lower() in _HARMED:  # "the ministry's wounded" are whom it counts, or its own
        return [], [part for part in noun.lefts if part.dep_ in BEFORE]
    doers, sufferers = [], []
    if noun.dep_ == "acl":  # "the toll in police firing", where the parse takes the noun for a verb
        doers.append(noun.doc[trigger.tokens[0]])
    for part in (*noun.children, *_strayed(noun)):
        held = child(part, "pobj") if part.dep_ in {"prep", "agent"} else None
        if part.dep_ in BEFORE and is_weapon(part, ontology):  # "launched a mortar attack"
            continue
        if (part.dep_ in {"poss", *BEFORE} and part.i < noun.i) or (
            part.dep_ == "amod" and part.pos_ in {"PROPN", "ADJ"} and part.text[:1].isupper()
        ):
            doers.append(part)
        elif held is not None and (
            part.lower_ in {"by", "from", "between"} or (part.lower_ == "with" and noun.lemma_ == "encounter")
        ):
            doers.append(held)
        elif held is not None and part.lower_ == "on" and noun.dep_ == "dobj" and noun.head.lemma_ == "blame":
            doers.append(held)  # "blamed the raid on the rebels"
        elif held is not None and (
            part.lower_ in AGAINST
            or (part.lower_ == "with" and noun.lemma_ in MUTUAL)
            or (part.lower_ == "of" and noun.lemma_ in _OF_SUFFERER)
        ):
            sufferers.append(held)
    verb = noun.head
    carrying = _carrying(noun) if not doers else None
    doer = subject(carrying) if carrying is not None else None
    doers += [doer] if doer is not None else []
    if noun.dep_ == "nsubj" and noun.head.pos_ == "VERB" and not sufferers:
        hit = child(verb, "dobj") if verb.lemma_ in {"hit", "target", "kill", "strike", "wound", "destroy"} else None
        sufferers += [hit] if hit is not None else []
    return doers, sufferers


def _strayed(noun: Token) -> list[Token]:
    """Return the prepositions right behind a deed that the parse hangs on its verb: "spoke of a raid by rebels"."""
    verb = clause_of(noun.head)
    found: list[Token] = []
    for part in verb.rights if noun.dep_ in {"dobj", "pobj"} else ():
        end = found[-1].right_edge.i if found else noun.right_edge.i
        if part.dep_ in {"prep", "agent"} and part.i == end + 1:
            found.append(part)
    return found


def _carrying(noun: Token) -> Token | None:
    """Return the verb whose subject does the deed: "launched a raid", "took part in a raid"."""
    verb = noun.head
    if noun.dep_ == "dobj":
        return verb if verb.lemma_ in LIGHT else None
    if noun.dep_ != "pobj" or verb.lower_ != "in":
        return None
    verb = verb.head.head if verb.head.lower_ == "part" else verb.head
    held = child(verb, "dobj") if verb.lemma_ == "take" else None
    return verb if verb.lemma_ == "participate" or (held is not None and held.lower_ == "part") else None
