"""What the parse says of clauses and phrases: small questions that several stages ask of a token."""

from __future__ import annotations

from collections.abc import Container

from rashomon.extract.parse import Token
from rashomon.extract.timewords.words import CALENDAR

Range = tuple[int, int]  # tokens [start, end)

_SUBJECTS = {"nsubj", "csubj"}
_BOUNDING = set(
    "some about at least more than up to as many nearly almost around over fewer less another other".split()
)
_BEFORE_NAMES = {"—", "–", "-", "―", "”", "»", "''"}  # marks that the parse hangs on the name behind them
_LONGEST_OF = 8  # tokens from a noun to the end of its "of …"
_MANY = frozenset("dozens scores hundreds thousands several many others".split())
_LOYAL = {"loyal", "allied", "aligned", "linked"}
_LONGEST_LOYAL = 7  # tokens from "loyal" to the noun that it is said of
_PASSIVE = {"nsubjpass", "csubjpass"}
# Where the dead and the wounded are brought, and the verbs that tell so: no place where they were struck.
CARE = frozenset("hospital clinic morgue mortuary infirmary".split())
CARRYING = frozenset(
    "bring take carry transfer transport evacuate rush airlift fly send admit receive treat move".split()
)
# Nouns for bodies that speak.
BODIES = {
    "agency", "army", "authority", "cabinet", "center", "centre", "coalition", "command", "committee",
    "department", "embassy", "force", "government", "group", "institute", "ministry", "military", "monitor", "movement",
    "network", "newspaper", "observatory", "office", "organisation", "organization", "outlet", "paper", "parliament",
    "police", "regime", "service", "television", "tv", "union", "media", "state", "alliance", "militia", "court",
    "hospital", "commission", "council", "mission", "charity", "team", "league", "clinic", "morgue", "register",
}  # fmt: skip


def reach(token: Token) -> Range:
    """Return the tokens from the leftmost to the rightmost that hang on a token."""
    return token.left_edge.i, token.right_edge.i + 1


def without(whole: Range, part: Range) -> tuple[Range, ...]:
    """Return what is left of one range when another is taken out."""
    pieces = (whole[0], min(whole[1], part[0])), (max(whole[0], part[1]), whole[1])
    return tuple(piece for piece in pieces if piece[0] < piece[1])


def child(token: Token, *deps: str) -> Token | None:
    """Return the first child with one of these relations."""
    return next((c for c in token.children if c.dep_ in deps), None)


def passive(verb: Token) -> bool:
    """Tell whether a verb is passive, or a participle that stands behind its noun ("100 fighters killed")."""
    return any(c.dep_ in _PASSIVE or c.dep_ == "auxpass" for c in verb.children) or (
        verb.dep_ == "acl" and verb.tag_ == "VBN"
    )


def agent(verb: Token) -> Token | None:
    """Return who a passive says did it: the object of its "by"."""
    by = child(verb, "agent")
    return child(by, "pobj") if by is not None else None


def subject(verb: Token, depth: int = 0) -> Token | None:
    """Return who does what the verb says: its subject, its agent, or that of the verb on which it hangs."""
    own = subject_behind(verb) or child(verb, *_SUBJECTS)
    if own is not None:
        return _antecedent(own, verb)
    if passive(verb):
        return agent(verb)
    if depth > 3 or child(verb, *_PASSIVE) is not None:  # deeper chains of verbs without a subject are misparses
        return None
    if verb.dep_ in {"conj", "xcomp", "advcl"} and verb.head.pos_ in {"VERB", "AUX"} and verb.head != verb:
        return subject(verb.head, depth + 1)
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        return verb.head
    return None


def subject_behind(verb: Token) -> Token | None:
    """Return who speaks behind ", said a witness", where the parse has a second subject in what was said."""
    behind = next((c for c in verb.rights if c.dep_ in _SUBJECTS), None)
    return behind if behind is not None and verb.i and verb.nbor(-1).text == "," else None


def _antecedent(own: Token, verb: Token) -> Token:
    """Return whom "who" or "that" stands for."""
    return verb.head if own.tag_ in {"WP", "WDT"} and verb.dep_ == "relcl" else own


def sufferer(verb: Token) -> Token | None:
    """Return to whom it is done: the object, the passive's subject, or the noun before a participle."""
    if passive(verb):
        own = child(verb, *_PASSIVE)
        if own is not None:
            return _antecedent(own, verb)
        if verb.dep_ == "acl":
            return verb.head
        return sufferer(verb.head) if verb.dep_ == "conj" and passive(verb.head) else None
    return child(verb, "dobj")


def negated(verb: Token) -> bool:
    """Tell whether a verb is denied: "not", "never", or a subject that is nobody."""
    return any(c.dep_ == "neg" or c.lower_ in {"never", "neither"} for c in verb.children)


def gapped(verb: Token) -> bool:
    """Tell whether a number's verb has left its "were" out: "12 were killed, and 30 wounded"."""
    who = child(verb, "nsubj", "nsubjpass")
    counted = who is not None and who.i == verb.i - 1 and (who.like_num or who.lower_ in _MANY)
    return counted and verb.tag_ in {"VBN", "VBD"} and child(verb, "aux", "auxpass", "dobj") is None


def clause_of(token: Token) -> Token:
    """Return the verb whose clause a token stands in."""
    while token.head != token and token.pos_ not in {"VERB", "AUX"}:
        token = token.head
    return token


def conjuncts(head: Token) -> list[Token]:
    """Return a noun with those that "and" or "or" put beside it."""
    found, queue = [head], [head]
    while queue and len(found) < 20:
        following = [c for c in queue.pop().rights if c.dep_ == "conj" and c.pos_ in {"NOUN", "PROPN", "PRON", "NUM"}]
        found += following
        queue += following
    return found


def single(head: Token) -> Range:
    """Return a noun phrase without what "and" puts beside it and without what hangs on it by a preposition but "of"."""
    start, end = head.left_edge.i, head.i + 1
    for right in head.rights:
        held = child(right, "pobj") if right.dep_ == "prep" and right.lower_ == "of" else None
        if held is not None and held.i - head.i < _LONGEST_OF:  # "men of the Watch, which had come late"
            end = right.right_edge.i + 1 if right.right_edge.i - head.i < _LONGEST_OF else held.i + 1
        elif right.dep_ not in {"compound", "nmod", "case"}:
            break
    return start, end


def loyal_end(noun: Token, end: int) -> int:
    """Return where "forces loyal to the president" ends, for the end of its noun; the same where nothing follows."""
    doc = noun.doc
    if end >= len(doc) or doc[end].lower_ not in _LOYAL:
        return end
    joint = child(doc[end], "prep")
    held = child(joint, "pobj") if joint is not None else None
    return single(held)[1] if held is not None and held.i - end < _LONGEST_LOYAL else end


def bare(start: int, head: Token) -> int:
    """Return where a noun phrase begins without its article, its number and the words that bound it."""
    doc = head.doc
    while start < head.i:
        token = doc[start]
        counts = token.like_num or token.dep_ in {"nummod", "quantmod"} or token.head.dep_ in {"nummod", "quantmod"}
        idle = token.is_space or token.dep_ in {"det", "predet", "punct", "cc", "neg"} or token.lower_ in _BOUNDING
        if not (counts or idle):
            break
        start += 1
    return start


def _is_dash(token: Token) -> bool:
    """Tell whether a token is a colon, or a dash with space around it and not the hyphen of a word."""
    if token.text == ":":
        return bool(token.whitespace_)
    spaced = bool(token.whitespace_) and (token.i == 0 or bool(token.doc[token.i - 1].whitespace_))
    return spaced and token.text in {"-", "–", "—", "--"}


def is_alone(subject: Token, people: Container[str]) -> bool:
    """Tell whether a noun means one person, and its sentence names nobody else: "The sergeant shrugged."."""
    own = range(subject.left_edge.i, subject.right_edge.i + 1)
    others = [t for t in subject.sent if t.pos_ in {"PROPN", "NOUN"} and t.i not in own and t.dep_ != "compound"]
    days = (t.lower_.endswith("day") for t in others if t.pos_ == "PROPN")
    alone = all(t.pos_ == "PROPN" or t.lemma_.lower() not in people for t in others) and all(days)
    return subject.tag_ == "NN" and subject.lemma_.lower() in people and alone


def _tells_day(right: Token) -> bool:
    """Tell whether what hangs on a noun is the day of what it does: "on Friday", "late Monday", "in May"."""
    held = child(right, "pobj") if right.dep_ == "prep" and right.lower_ in {"on", "in", "late", "early"} else right
    named = held is not None and held.pos_ == "PROPN" and held.lower_ in CALENDAR and held.right_edge == held
    return named and (right.dep_ in {"prep", "npadvmod", "nmod"})


def phrase(head: Token) -> Range:
    """Return a noun phrase as a reader would cut it out: with its role and conjuncts, without relative clauses."""
    start, end = head.left_edge.i, head.i + 1
    dash = next((i for i in range(head.i - 1, start - 1, -1) if _is_dash(head.doc[i])), None)
    if dash is not None:  # "Bridge mined before talks - monitors": the parse takes both for one name
        start = dash + 1
    while start < head.i and (head.doc[start].is_space or head.doc[start].text in _BEFORE_NAMES):
        start += 1
    for right in head.rights:
        if _tells_day(right):  # "The army on Friday disputed"
            break
        if (right.dep_ == "prep" and right.lower_ == "as") or head.i < head.head.i < right.i:
            # "described by neighbours as a clockmaker"; or behind the verb, where what belongs to its object hangs
            break
        comma = right.i > 0 and right.doc[right.left_edge.i - 1].text == ","
        if (
            right.dep_ in {"relcl", "acl", "advcl", "punct", "parataxis", "ccomp", "case"}
            or right.right_edge.i - head.i > 40
        ):
            if right.dep_ == "punct" and right.text in ",-)":
                continue
            break
        if right.dep_ == "appos" and comma and right.right_edge.i - right.left_edge.i > 8:
            break  # a long apposition tells a story of its own
        held = child(right, "pobj") if right.dep_ == "prep" else right if right.dep_ == "conj" else None
        end = phrase(held)[1] if held is not None else right.right_edge.i + 1
    while end > head.i + 1 and head.doc[end - 1].is_space:
        end -= 1
    if end == head.i + 1 < len(head.doc) and head.pos_ == "NOUN":  # "the news agency Orel reported": two subjects
        following = head.doc[end]
        end += following.pos_ == "PROPN" and (following.dep_, following.head) == (head.dep_, head.head)
    return start, end
