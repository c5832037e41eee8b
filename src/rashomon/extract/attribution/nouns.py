"""What a noun passes on: "the army's claim that …", "his call for …", "a plan to …", "raised doubts about …"."""

from __future__ import annotations

from rashomon.extract.attribution.asides import aside
from rashomon.extract.attribution.candidates import Candidate
from rashomon.extract.attribution.frames import opens_clause
from rashomon.extract.attribution.impersonal import FALSE
from rashomon.extract.clauses import Range, child, reach, subject
from rashomon.extract.parse import Token
from rashomon.lexicon import Cue
from rashomon.records import Stance

_OF_CONTENT = {
    "report", "claim", "denial", "allegation", "accusation", "warning", "talk", "rumour", "rumor", "admission",
    "confirmation", "suggestion", "account", "news", "estimate",
}  # fmt: skip
_COUNT_NOUNS = {"account", "count", "data", "estimate", "figure", "reckoning", "tally", "version", "view", "word"}
_PAPERS = {"statement", "communique", "communiqué", "bulletin"}
# What the noun is about stands behind one of these.
_ABOUT = {"about", "against", "for", "on", "over", "to"}
# Verbs that lend a noun their subject: "made a plea for …", "has doubts about …".
_LENDING = {
    "air", "cast", "express", "find", "give", "have", "hold", "issue", "lead", "make", "offer", "present", "raise",
    "reiterate", "renew", "repeat", "send", "share", "show", "take", "voice",
}  # fmt: skip
# What papers and stations do with reports that are not their own.
_PRINTING = {"air", "broadcast", "carry", "circulate", "print", "publish", "relay", "repeat", "run", "spread"}


def noun_cue(noun: Token, entry: Cue) -> Candidate | None:
    """Return the candidate of a noun of saying, thinking or wanting, None where it passes nothing on."""
    by, whose = noun.head, child(noun, "poss")
    if noun.lemma_ in _COUNT_NOUNS and whose is not None and noun.dep_ == "pobj" and by.lower_ in {"by", "in", "on"}:
        return aside(by, noun, whose, entry)
    if noun.lemma_ in _PAPERS and noun.dep_ == "pobj" and by.lower_ == "by" and by.is_sent_start:
        signers = (c for c in reversed(noun.lefts) if c.dep_ in {"poss", "compound", "nmod"} or c.pos_ == "PROPN")
        signer = next(signers, None)
        return aside(by, noun, signer, entry) if signer is not None else None
    content = _told(noun, entry)
    if content is not None:
        whose = whose or _author(noun) or _holder(noun) or _of_whom(noun, content)
    else:
        whose = whose or _author(noun) or _holder(noun)
        content = _about(noun, entry) if whose is not None else None
    if content is None or (whose is not None and whose.lemma_.lower() in FALSE):
        return None  # "dismissed as lies reports that …"
    outer = subject(noun.head) if whose is None and noun.dep_ == "dobj" and noun.head.lemma_ in _PRINTING else None
    cue = (noun.i, noun.i + 1)
    nobody = whose is None and any(c.dep_ == "det" and c.lower_ == "no" for c in noun.lefts)
    stance: Stance = "doubts" if nobody else entry.stance  # "there were no reports of deaths"
    carried = outer is not None and outer.i < noun.i
    return Candidate(
        cue, entry.kind, stance, (content,), whose, None, outer if carried else None, "noun", None, carried
    )


def _author(noun: Token) -> Token | None:
    by = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ in {"by", "from"}), None)
    return child(by, "pobj") if by is not None else None


def _of_whom(noun: Token, content: Range) -> Token | None:
    """Return whose word a clause is: "the testimony of two nurses that …"."""
    of = next((c for c in noun.rights if c.dep_ == "prep" and c.lower_ == "of" and c.i < content[0] - 1), None)
    held = child(of, "pobj") if of is not None else None
    return held if held is not None and held.i < content[0] else None


def _holder(noun: Token) -> Token | None:
    """Return who makes, has or raises what a noun names: "the union raised doubts about the toll"."""
    verb = noun.head
    lent = noun.dep_ == "dobj" and verb.lemma_ in _LENDING
    return subject(verb) if lent else None


def _told(noun: Token, entry: Cue) -> Range | None:
    """Return the clause of a noun, or what "of" puts behind it."""
    clause = _that_clause(noun)
    if clause is not None:
        return reach(clause)
    if noun.lemma_ in _OF_CONTENT and "of" in entry.frames:
        of = next((c for c in noun.rights if c.dep_ == "prep" and c.lower_ == "of"), None)
        held = child(of, "pobj") if of is not None else None
        return (held.left_edge.i, noun.right_edge.i + 1) if held is not None else None
    return None


def _about(noun: Token, entry: Cue) -> Range | None:
    """Return what a noun whose holder is told is about: "their plan to …", "its criticism of …", "a call for …"."""
    if entry.kind in {"speech", "report"}:
        return None
    if "infinitive" in entry.frames:
        wanted = next((c for c in noun.rights if c.dep_ in {"acl", "relcl"} and c.tag_ == "VB"), None)
        if wanted is not None and any(c.lower_ == "to" for c in wanted.lefts):
            return reach(wanted)
    prepositions = _ABOUT | {"of"} if entry.kind in {"attitude", "will"} else _ABOUT
    beside = [*noun.rights, *(noun.head.rights if _holder(noun) is not None else ())]  # "cast doubt on": on the verb
    behind = (c for c in beside if c.dep_ == "prep" and c.i > noun.i and c.lower_ in prepositions)
    held = (child(c, "pobj", "pcomp") for c in behind)
    return next((reach(about) for about in held if about is not None), None)


def _that_clause(noun: Token) -> Token | None:
    """Return the clause of a noun: "the claim that …", "a denial by the army that …", "the estimate is that …"."""
    by = next((c for c in noun.rights if c.dep_ == "prep" and c.lower_ in {"by", "from"}), None)
    held = child(by, "pobj") if by is not None else None
    places = [noun, *([held] if held is not None else [])]
    if noun.dep_ == "nsubj" and noun.head.lemma_ == "be":
        places.append(noun.head)
    clauses = (c for place in places for c in place.rights if c.dep_ in {"acl", "ccomp", "relcl"} and c.i > noun.i)
    return next((c for c in clauses if opens_clause(c)), None)
