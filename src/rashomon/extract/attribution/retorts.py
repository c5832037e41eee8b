"""Who turns down what was told just before: "42 died, a claim the army denies", "…, a figure disputed by residents"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from rashomon.extract.annotate import Annotated
from rashomon.extract.attribution.candidates import Candidate
from rashomon.extract.clauses import Range, agent, child, negated, passive, without
from rashomon.extract.parse import Token
from rashomon.lexicon import Cue, Ontology
from rashomon.records import REJECTS

# Nouns by which what was told is taken up again: as a number, or as all that somebody said.
NUMBERS = frozenset("figure number toll count tally total estimate".split())
ACCOUNTS = frozenset(
    "claim report account allegation accusation assertion version statement story charge insinuation".split()
)
# "The army usually denies such claims": no denial of this one.
WONT = frozenset("usually often routinely generally typically normally always sometimes".split())
# What somebody denies of himself; what he would have had a part in is told by others.
_PARTS = frozenset("responsibility involvement role part hand complicity participation knowledge blame".split())
# What a group claims as its own: "claimed responsibility for the raid, which killed nine", "was claimed by the Watch".
_CLAIMED = frozenset(
    "responsibility credit attack bombing blast explosion raid assault shooting ambush strike killing abduction".split()
)
_WHEN = frozenset("when while after before since until where".split())
_KNOWING = frozenset("know realize realise learn regret".split())
_APART = {",", "-", "–", "—", "--", "―", "(", ";"}
_POINTING = {"it", "this", "that", "which"}
_CONTRADICTING = frozenset("contradict refute rebut disprove".split())
_LONGEST = 24  # tokens from the noun to the verb that turns it down


def with_retorts(text: Annotated, candidates: list[Candidate], ontology: Ontology) -> list[Candidate]:
    """Return the candidates with those that turn an account down, which is then no part of what the others pass on."""
    found = list(_retorts(text, ontology))
    verbs = {c.cue[1] - 1 for c in found}
    heads = sorted(c.content[0][0] for c in found)
    return [_until(text, c, heads) for c in candidates if c.cue[1] - 1 not in verbs] + found


def own_part(text: Annotated, candidate: Candidate) -> Candidate:
    """Return a candidate that turns a deed down or claims it without what it takes for granted.

    Of "denied any role in a raid that killed 38" the raid is told by others, and so is what is said beside: "denied
    that he was there when 12 died", "that his men, who had killed 12, used gas", "knowing that 12 had died". Negation
    leaves such presuppositions as they are (Karttunen 1973, "Presuppositions of compound sentences").
    """
    verb = text.doc[candidate.cue[1] - 1]
    claims = verb.lemma_ in {"claim", "take"} and verb.pos_ == "VERB"
    if candidate.stance not in REJECTS and not claims:
        return candidate
    what = child(verb, "nsubjpass" if passive(verb) else "dobj")
    if what is not None and what.lemma_.lower() in (_CLAIMED if claims else _PARTS):
        own = tuple((s, min(e, what.i + 1)) for s, e in candidate.content if s <= what.i)
        return replace(candidate, content=own)
    if claims:
        return candidate
    content = candidate.content
    for aside in _asides(text, content):
        content = tuple(piece for whole in content for piece in without(whole, aside))
    return replace(candidate, content=content) if content and content != candidate.content else candidate


def _asides(text: Annotated, content: tuple[Range, ...]) -> Iterator[Range]:
    """Yield the clauses of a content that its negation leaves as they are, each to its end within the content."""
    for start, end in content:
        for token in text.doc[start:end]:
            head = token.head
            if head == token or not start <= head.i < end or token.left_edge.i <= start:
                continue
            opening = token.left_edge
            when = token.dep_ == "advcl" and opening.lower_ in _WHEN
            beside = token.dep_ in {"relcl", "advcl"} and opening.nbor(-1).text == "," and _has_relative(token)
            known = token.dep_ == "ccomp" and head.lemma_.lower() in _KNOWING
            if when or beside or known:
                yield opening.i, min(end, token.right_edge.i + 1)


def _has_relative(verb: Token) -> bool:
    first = verb.doc[verb.left_edge.i : verb.left_edge.i + 2]  # "who", "in which"
    return any(t.tag_ in {"WP", "WDT", "WP$"} for t in first)


def _retorts(text: Annotated, ontology: Ontology) -> Iterator[Candidate]:
    for token in text.doc:
        if token.pos_ != "VERB":
            continue
        entry = ontology.cues.get((token.lemma_.lower(), "VERB"))
        rejecting = entry is not None and entry.stance in REJECTS
        if not rejecting and token.lemma_.lower() not in _CONTRADICTING:
            continue
        found = _apposed(token) or _relative(token) or _pronoun(token)
        if found is not None:
            yield _retort(token, entry if rejecting else None, *found)


def _retort(verb: Token, entry: Cue | None, what: Token, who: Token) -> Candidate:
    stance = entry.stance if entry is not None else "denies"
    first = what.left_edge.i if what.i - what.left_edge.i < _LONGEST else what.i
    cue = (verb.i, verb.i + 1)
    return Candidate(cue, "speech", stance, ((first, what.i + 1),), who, frame="retort")


def _apposed(verb: Token) -> tuple[Token, Token] | None:
    """Return "claim" and "army" of "…, a claim the army denies", "…, a claim denied by the army"."""
    noun = verb.head if verb.dep_ in {"relcl", "acl"} else None
    if noun is None:  # the parse may take the noun for the subject: the two nouns lie side by side
        subjects = [
            c for c in verb.lefts if c.dep_ in {"nsubj", "dobj", "dep", "appos"} and c.pos_ in {"NOUN", "PROPN"}
        ]
        noun = next((c for c in subjects if c.lemma_.lower() in NUMBERS | ACCOUNTS), None)
    if noun is None or noun.lemma_.lower() not in NUMBERS | ACCOUNTS or not 0 < verb.i - noun.i < _LONGEST:
        return None
    if noun.left_edge.i == 0 or noun.left_edge.nbor(-1).text not in _APART:
        return None
    if passive(verb) or (verb.tag_ == "VBN" and child(verb, "aux") is None):
        who = agent(verb) or _by(verb)
    else:
        own = (c for c in verb.lefts if c.dep_ == "nsubj" and c.tag_ not in {"WP", "WDT"} and c is not noun)
        who = next(own, None) or next((t for t in reversed(verb.doc[noun.i + 1 : verb.i]) if _names(t)), None)
    return (noun, who) if who is not None and who.i != noun.i else None


def _by(verb: Token) -> Token | None:
    by = next((c for c in verb.rights if c.lower_ == "by"), None)
    return child(by, "pobj") if by is not None else None


def _names(token: Token) -> bool:
    return token.pos_ in {"NOUN", "PROPN"}


def _relative(verb: Token) -> tuple[Token, Token] | None:
    """Return "which" and "elders" of "…, which local elders disputed", where all that was told is meant."""
    which = next((t for t in verb.lefts if t.lower_ == "which" and t.dep_ in {"dobj", "nsubjpass", "nsubj"}), None)
    if which is None or which.i == 0 or which.nbor(-1).text != ",":
        return None
    own = (c for c in verb.lefts if c.dep_ == "nsubj" and c is not which and _names(c))
    who = agent(verb) if passive(verb) else next(own, None)
    return (which, who) if who is not None else None


def _pronoun(verb: Token) -> tuple[Token, Token] | None:
    """Return "it" and "spokesman" of "a spokesman denied it"; of nobody's "it was denied" nothing."""
    what = child(verb, "nsubjpass" if passive(verb) else "dobj")
    who = agent(verb) if passive(verb) else child(verb, "nsubj")
    pointing = what is not None and what.lower_ in _POINTING - {"which"} and not _goes_on(what)
    return (what, who) if what is not None and pointing and who is not None and not negated(verb) else None


def _goes_on(what: Token) -> bool:
    """Tell whether a clause follows, of which "it" is a word: "denied it was raining"."""
    rest = what.doc[what.i + 1 : min(what.sent.end, what.i + 2)]
    return any(t.pos_ in {"VERB", "AUX"} for t in rest)


def _until(text: Annotated, candidate: Candidate, heads: list[int]) -> Candidate:
    """Return a candidate of which what follows ", a claim that …" is left out of its content."""
    content = []
    for start, end in candidate.content:
        head = next((one for one in heads if start < one < end and text.doc[one - 1].text in _APART), None)
        content.append((start, head - 1) if head is not None else (start, end))
    return replace(candidate, content=tuple(content)) if tuple(content) != candidate.content else candidate
