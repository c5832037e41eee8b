"""What is told without a teller: "the toll is expected to rise", "the men appear to have been shot"."""

from __future__ import annotations

from rashomon.extract.attribution.candidates import Candidate
from rashomon.extract.clauses import Range, child, negated, passive, reach
from rashomon.extract.parse import Token

_RAISING = {"appear", "seem"}
# Verbs of mind whose passive with an infinitive names nobody.
_SUPPOSED = {
    "assume", "believe", "deem", "estimate", "expect", "fear", "know", "presume", "project", "reckon", "say", "suspect",
    "think", "understand", "report", "rumour", "rumor", "allege",
}  # fmt: skip
_OF_FATES = {"believe", "fear", "presume", "report", "say", "think"}
_FATES = {"dead", "missing", "alive", "safe", "hurt", "wounded", "lost"}
# How a passive without an agent goes on: what somebody is accused of, blamed for, seen as.
_BLAMED = {
    "accuse": {"of"}, "suspect": {"of"}, "blame": {"for"}, "criticise": {"for", "as"}, "criticize": {"for", "as"},
    "condemn": {"for", "as"}, "charge": {"with"}, "hail": {"as"}, "praise": {"for", "as"}, "describe": {"as"},
    "denounce": {"for", "as"}, "see": {"as"}, "regard": {"as"}, "view": {"as"}, "portray": {"as"}, "dismiss": {"as"},
    "indict": {"for"},
}  # fmt: skip
# Words by which what others say is called untrue.
FALSE = frozenset(
    "false untrue baseless unfounded fake fabrication fabricate fabricated lie invention propaganda wrong exaggerated"
    " exaggerate exaggeration disinformation misinformation nonsense myth hoax slander inflated inflate bogus"
    " groundless concocted fictitious fiction falsehood untruth absurd ridiculous preposterous laughable".split()
)
_TRUE, _UNTRUE = {"true", "correct", "accurate"}, {"untrue", "false", "wrong", "incorrect", "inaccurate"}


def raised(verb: Token) -> tuple[Range, ...]:
    """Return subject and infinitive of a verb that lends them to nobody's mind, () where somebody is named."""
    if verb.lemma_ in _RAISING:
        held, subject = child(verb, "xcomp", "oprd"), child(verb, "nsubj")
        clause = child(verb, "ccomp")
        if clause is not None and subject is not None and subject.lower_ == "it":
            return (reach(clause),)
    elif verb.lemma_ in _SUPPOSED and passive(verb):
        held, subject = child(verb, "xcomp", "oprd", "acomp"), child(verb, "nsubjpass")
        if subject is None and verb.dep_ in {"acl", "relcl"}:  # "the dead, believed to be farmers"
            subject = verb.head
    else:
        return ()
    infinitive = held is not None and any(c.lower_ == "to" and c.dep_ == "aux" for c in held.children)
    if not infinitive and verb.lemma_ in _OF_FATES and _is_fate(held):  # "were reported killed", "is feared dead"
        infinitive = True
    if held is None or subject is None or not infinitive or child(verb, "agent") is not None:
        return ()
    told, end = _noun_phrase(subject, verb), reach(held)[1]
    if _is_fate(held):  # "are feared dead under the snow": the parse hangs the place on "feared"
        end = max(end, *(c.right_edge.i + 1 for c in verb.rights if c.dep_ == "prep" and c.i >= end), end)
    content = (held.left_edge.i, end)
    return (told, content) if told[1] <= verb.i else (content,)


def blamed(verb: Token) -> tuple[Range, ...]:
    """Return whom nobody named accuses, suspects or judges, and of what, () where somebody is named."""
    prepositions = _BLAMED.get(verb.lemma_)
    if prepositions is None or not passive(verb) or child(verb, "agent") is not None:
        return ()
    subject = child(verb, "nsubjpass")
    if subject is None and verb.dep_ in {"acl", "relcl"}:
        subject = verb.head
    of = next((c for c in verb.rights if c.dep_ == "prep" and c.lower_ in prepositions), None)
    if subject is None or of is None or child(of, "pobj", "pcomp") is None:
        return ()
    told = _noun_phrase(subject, verb)
    return (told, reach(of)) if told[1] <= verb.i else (reach(of),)


def _is_fate(word: Token | None) -> bool:
    return word is not None and (word.tag_ == "VBN" or word.lower_ in _FATES) and child(word, "nsubj") is None


def _noun_phrase(subject: Token, verb: Token) -> Range:
    start, end = subject.left_edge.i, subject.right_edge.i + 1
    return (start, end) if end <= verb.i else (start, subject.i + 1)


def called_untrue(adjective: Token) -> Candidate | None:
    """Read "it is not true that …", "it was false that …": whoever says so denies it, nobody is named here."""
    be, word = adjective.head, adjective.lower_
    if word not in _TRUE | _UNTRUE or be.lemma_ != "be" or (word in _TRUE) != negated(be):
        return None
    clause = child(be, "ccomp") or child(adjective, "ccomp")
    it = next((c for c in be.lefts if c.lower_ == "it"), None)
    if clause is None or it is None or clause.i < adjective.i:
        return None
    return Candidate((be.i, adjective.i + 1), "speech", "denies", (reach(clause),), None, frame="asked")


def is_nobody(speaker: Token) -> bool:
    """Tell whether a subject is that of a denial: "no one", "neither side", "none of the witnesses"."""
    alone = speaker.lower_ in {"nobody", "none", "neither", "noone"}
    return alone or speaker.left_edge.lower_ in {"no", "neither", "none"}
