"""Zeros that no number tells: "denied that civilians died", "not aware of any casualties", "no indication that …"."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.extract.acts import act_of
from rashomon.extract.annotate import Annotated
from rashomon.extract.clauses import Range, child, negated, single, subject, sufferer
from rashomon.extract.parse import Token
from rashomon.extract.sources import Sources
from rashomon.lexicon import Ontology
from rashomon.records import Attribution, Stance

_COUNTED = {"killed", "injured", "casualties", "captured", "missing"}
# "no indication that …" says that it was not so; "no information" only that the speaker does not know.
_SIGNS: dict[str, Stance] = {
    "indication": "denies", "sign": "denies", "evidence": "doubts", "information": "doubts", "proof": "doubts",
    "report": "doubts", "confirmation": "doubts", "reason": "doubts", "knowledge": "doubts", "word": "cannot_say",
}  # fmt: skip
_REASONS = {"because", "since", "after", "before", "when", "if"}  # open a clause that no "not" before it reaches
_TOLLS = {"toll", "tally"}
_STAYING = {"have", "be"}
_MEN = {"personnel", "troop", "soldier", "serviceman", "force", "presence", "adviser", "advisor", "fighter", "unit"}


@dataclass(frozen=True)
class Denial:
    """A denied field: the word that tells it, the words, whose, and who denies."""

    word: Token
    fields: tuple[str, ...]
    tokens: Range
    group: Range | None
    stance: Stance
    attribution: Attribution | None  # None: that in which `voice` stands
    voice: Token


def find_denials(text: Annotated, sources: Sources, ontology: Ontology) -> list[Denial]:
    """Return the zeros of a text that stand without a number."""
    denying = [a for a in sources.attributions if a.chain[0].stance in {"denies", "doubts"}]
    found = []
    for token in text.doc:
        if token.pos_ not in {"VERB", "NOUN", "AUX"}:
            continue
        absent = _absent(token)
        if absent is not None:
            found.append(absent)
            continue
        held = _said_present(token)
        if held is not None:
            denier = _denier(token, text, denying)
            if denier[0] is not None:
                tokens = (held[0], max(c.right_edge.i + 1 for c in token.rights))
                found.append(Denial(token, ("presence",), tokens, held, denier[0], denier[1], denier[2]))
            continue
        entry = act_of(token, ontology.acts)
        if entry is None or entry.field not in _COUNTED or token.lemma_.lower() in _TOLLS:
            continue  # who rejects a toll tells no number
        group = _sufferers(token, ontology)
        if group is None or _numbered(token, group) or _own_deed(token):
            continue
        stance, attribution, voice = _denier(token, text, denying)
        if stance is not None:
            fields = ("killed", "injured") if entry.field == "casualties" else (entry.field,)
            tokens = (min(group[0], token.i), max(group[1], token.i + 1))
            found.append(Denial(token, fields, tokens, group, stance, attribution, voice))
    return found


def _own_deed(verb: Token) -> bool:
    """Tell whether a speaker is told to have killed: "denied that they had killed civilians" says who did it not.

    "Denied that it had killed any civilians" says that none died by its hand: a zero.
    """
    who = child(verb, "nsubj") if verb.pos_ == "VERB" else None
    return who is not None and who.lower_ in {"it", "they", "he", "she", "we", "i"} and not _any(verb)


def _said_present(verb: Token) -> Range | None:
    """Return the men of "servicemen were in the area", told without a number."""
    if verb.lemma_ != "be" or negated(verb) or not any(c.dep_ == "prep" and c.i > verb.i for c in verb.children):
        return None
    who = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if who is not None and who.lower_ == "any":  # "that any of its servicemen were in the area"
        of = next((c for c in who.rights if c.dep_ == "prep" and c.lower_ == "of"), None)
        who = child(of, "pobj") if of is not None else None
    if who is None or who.lemma_.lower() not in _MEN or any(c.like_num or c.lower_ == "no" for c in who.lefts):
        return None
    start, end = single(who)
    while start < who.i and verb.doc[start].dep_ in {"det", "mark"}:
        start += 1
    return start, end


def _sufferers(token: Token, ontology: Ontology) -> Range | None:
    """Return the tokens of the people of a verb or noun of death: "civilians died", "civilian casualties"."""
    if token.pos_ == "NOUN":
        first = token.left_edge.i
        while first < token.i and token.doc[first].dep_ in {"det", "punct", "case"}:
            first += 1
        of = next((c for c in token.rights if c.dep_ == "prep" and c.lower_ in {"of", "among"}), None)
        held = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
        return single(held) if held is not None else (first, token.i + 1)
    people = _of_any(sufferer(token)) or (subject(token) if act_field(token, ontology) == "killed" else None)
    if people is None or people.pos_ not in {"NOUN", "PROPN"}:
        return None
    start, end = single(people)
    while start < people.i and token.doc[start].dep_ == "det":
        start += 1
    return start, end


def _of_any(people: Token | None) -> Token | None:
    """Return the soldiers of "any of its soldiers", others as they are."""
    if people is None or people.lower_ != "any":
        return people
    of = next((c for c in people.rights if c.dep_ == "prep" and c.lower_ == "of"), None)
    return child(of, "pobj") if of is not None else None


def act_field(token: Token, ontology: Ontology) -> str | None:
    """Return the figure that a word of `ontology/acts.csv` counts without an object, or None."""
    entry = act_of(token, ontology.acts)
    return entry.field if entry is not None and entry.type == "" else None


def _numbered(token: Token, group: Range) -> bool:
    words = token.doc[min(token.left_edge.i, group[0]) : group[1]]
    return any(t.like_num or t.lower_ in {"no", "none", "several", "dozens", "scores"} for t in words)


def _denier(
    token: Token, text: Annotated, denying: list[Attribution]
) -> tuple[Stance | None, Attribution | None, Token]:
    """Return how and by whom a death is denied: by a sign that is missing, a negated verb with "any", or a denial."""
    node, aware = token, False
    for _ in range(8):
        sign = _SIGNS.get(node.lemma_.lower()) if node.pos_ == "NOUN" else None
        if sign is not None and any(c.lower_ in {"no", "any"} and c.dep_ == "det" for c in node.children):
            return sign, None, node
        aware = aware or (node.pos_ == "ADJ" and node.lemma_ == "aware")
        if node.pos_ in {"VERB", "AUX"} and negated(node) and (_any(token) or aware):
            return (
                ("doubts" if node.lemma_ in {"confirm", "corroborate", "be", "see", "know"} else "denies"),
                None,
                token if aware else node,
            )
        if node.head == node or any(c.dep_ == "mark" and c.lower_ in _REASONS for c in node.children):
            break
        node = node.head
    span = text.span(token, token)
    for attribution in denying:
        if any(start <= span[0] < end for start, end in attribution.content):
            return attribution.chain[0].stance, attribution, token
    return None, None, token


def _any(token: Token) -> bool:
    return any(t.lower_ == "any" for t in token.subtree)


def _absent(verb: Token) -> Denial | None:
    """Read a presence denied without a number: "the army did not have soldiers at the crossing"."""
    if verb.pos_ != "VERB" or verb.lemma_ not in _STAYING or not negated(verb):
        return None
    held = next((c for c in verb.children if c.dep_ in {"dobj", "attr"}), None)
    if held is None or held.lemma_.lower() not in _MEN or any(c.like_num for c in held.lefts):
        return None
    start, end = single(held)
    last = max([end, *[c.right_edge.i + 1 for c in held.rights if c.dep_ == "prep" and c.right_edge.i - held.i < 10]])
    first = min([verb.i, *[c.i for c in verb.lefts if c.dep_ in {"neg", "aux", "nsubj"}]])
    return Denial(verb, ("presence",), (first, last), (start, end), "denies", None, verb)
