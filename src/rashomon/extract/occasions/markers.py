"""Words that set one deed apart from another: "a second bomb", "elsewhere", "in a separate incident", "in revenge"."""

from __future__ import annotations

import re
from enum import Enum

from rashomon.extract.clauses import child, clause_of
from rashomon.extract.parse import Sentence, Token, text_of
from rashomon.extract.timewords.words import MONTH

_LEAD = 14  # tokens at the head of a sentence that are looked at for its adverbial
_DEEP = 12  # heads that are walked up
_LABEL = 12  # tokens from the head of a line to the colon behind its place or day
_LONG_LINE = 80  # tokens of a line, behind which no label is looked for
_LONG = 120  # words of a sentence that are looked at
_SUBJECTS = {"nsubj", "nsubjpass", "csubj", "expl"}
_AGAIN = {"another", "second", "third", "fourth"}
_OTHER = {"separate", "earlier", "previous", "other", "later", "subsequent", "similar", "unrelated", "different"}
_ANSWERS = {"retaliate", "retaliation", "reprisal", "revenge", "counterattack", "avenge", "counterstrike"}
_REPLIES = {"respond", "reply", "answer"}
_SPANS = r"(?:minutes?|hours?|days?|weeks?|months?|years?|decades?)"
_DEED = r"(?:incident|attack|raid|strike|blast|bombing|ambush|clash|shooting|violence|episode|case|event)s?"
# The adverbial at the head of a sentence: of another deed, whoever tells it.
_ELSEWHERE = re.compile(
    r"\b(?:elsewhere|separately)\b"
    rf"|\b(?:another|other|separate|unrelated|similar|further|previous|earlier|different)(?: \w+)? {_DEED}\b"
    r"|\bfront$|\b(?:in|across|over) the border\b"
)
# The same, where it is not of the verb that passes the deed on.
_BEFORE = re.compile(
    rf"\bmeanwhile\b|\b{_SPANS} (?:earlier|before|ago|previously)$|^(?:earlier|previously)\b"
    r"|\bthe (?:day|night|week|month|year) before$|\bthe previous (?:day|night|week|month|year)\b"
    r"|\b(?:last|the previous|the same time last) (?:month|year)\b"
)
# The same, of a further deed of these days.
_NEXT = re.compile(
    rf"\b{_SPANS} (?:later|afterwards|after)$|\bthe (?:next|following) (?:day|night|morning|evening|afternoon)\b"
    r"|\bthat (?:night|evening|afternoon)\b|\bin (?:response|retaliation|revenge|reprisal|return)\b|\bthis time\b"
)
# A time that is none of the news: "in April", "on May 4", "last year", "in 2014", "two years ago".
_OF_OLD = re.compile(
    rf"\b(?:in|on|during|of)(?: (?:early|mid|late))?(?: \d{{1,2}})? {MONTH}|\blast (?:year|month|week)\b"
    rf"|\bin (?:19|20)\d\d\b|\b{_SPANS} (?:ago|earlier|before)\b"
)
# A later count of the same deed, not another deed: "Two days later the toll stood at 40".
_COUNTING = frozenset(
    "toll count number tally figure body corpse wound injury hospital clinic morgue remains rubble rise stand".split()
)
# Labels of what is counted or told of one deed: "Killed: 12".
_COUNTED = frozenset(
    "killed dead deaths wounded injured casualties toll victims missing damage location place site date time when where"
    " what who source sources update note nb breaking weapon weapons actor actors target status summary".split()
)


class Apart(Enum):
    """How words set a deed apart: not at all, as a further deed, as one of another incident."""

    NO = 0
    DEED = 1
    INCIDENT = 2


def lead_of(sentence: Sentence) -> tuple[int, int]:
    """Return the tokens of the adverbial that opens a sentence, to its comma or its subject; may be none."""
    start = next((t.i for t in sentence if not t.is_space and t.pos_ not in {"PUNCT", "CCONJ"}), sentence.start)
    for token in sentence.doc[start : min(sentence.end, start + _LEAD)]:
        if token.dep_ in _SUBJECTS:
            return start, max(start, token.left_edge.i)
        if token.text in {",", ":"}:
            return start, token.i
        if token.pos_ in {"VERB", "AUX"}:
            break
    return start, start


def opening(token: Token) -> Apart:
    """Tell how the adverbial that opens a sentence sets apart what is told at a token of it."""
    start, end = lead_of(token.sent)
    words = text_of(token.doc[start:end]).lower().rstrip(" ,")
    if _ELSEWHERE.search(words):
        return Apart.INCIDENT
    passed = passed_on(token)
    if passed is not None:
        return Apart.INCIDENT if _ELSEWHERE.search(_opening_of(passed)) else Apart.NO
    if not words:
        return Apart.NO
    if _BEFORE.search(words):
        return Apart.INCIDENT
    if _NEXT.search(words) and not recounts(token.sent):
        return Apart.DEED
    return Apart.NO


def is_passed_on(token: Token) -> bool:
    """Tell whether a token stands in what a verb before it passes on: the opening is then of that verb.

    "Earlier, the ministry had said that ten were killed."
    """
    return passed_on(token) is not None


def passed_on(token: Token) -> Token | None:
    """Return the head of what a verb before it passes on and a token stands in; None where it is passed on by none."""
    node = token
    for _ in range(_DEEP):
        if node.head is node:
            return None
        if node.dep_ == "ccomp" and node.head.i < node.i:
            return node
        node = node.head
    return None


def _opening_of(verb: Token) -> str:
    """Return the words before the subject of what is passed on: "said that elsewhere three were killed"."""
    subject = next((c for c in verb.lefts if c.dep_ in _SUBJECTS), None)
    if subject is None:
        return ""
    first = max(verb.left_edge.i, subject.left_edge.i - _LEAD)
    return text_of(verb.doc[first : subject.left_edge.i]).lower().rstrip(" ,")


def recounts(sentence: Sentence) -> bool:
    """Tell whether a sentence may bring a later count of a deed, or tell what became of its victims."""
    return any(t.lemma_.lower() in _COUNTING for t in sentence[:_LONG])


def set_apart(token: Token) -> Apart:
    """Tell how the words about a trigger set its deed apart from those told before."""
    nominal = token.pos_ in {"NOUN", "PROPN"}
    if _long_before(token) or known_for(token):
        return Apart.INCIDENT
    own = _words_about(token)
    if own & _OTHER and nominal:
        return Apart.INCIDENT
    lead = opening(token)
    if lead is Apart.INCIDENT and not (nominal and definite(token)):
        return lead
    if own & _AGAIN or _answers(token):
        return Apart.DEED
    return lead if not (nominal and definite(token)) else Apart.NO


def is_reply(token: Token) -> bool:
    """Tell whether a trigger is itself the word for an answer: "responded with raids"."""
    return token.pos_ == "VERB" and token.lemma_ in _REPLIES | _ANSWERS


def is_further(token: Token) -> bool:
    """Tell whether a trigger's own words make it a further deed: "a second blast", "another bomb killed two"."""
    return bool(_words_about(token) & _AGAIN)


def _words_about(token: Token) -> set[str]:
    """Return the words before a noun, or before whoever does what a verb tells."""
    return {c.lower_ for c in token.lefts} if token.pos_ in {"NOUN", "PROPN"} else _of_parties(token)


def definite(noun: Token) -> bool:
    """Tell whether a noun points back: "the attack", "that raid", "their strike", "Sunday's blast"."""
    return any(c.lower_ in {"the", "this", "that"} or c.dep_ == "poss" for c in noun.lefts)


def _of_parties(verb: Token) -> set[str]:
    """Return the words before the subject or agent of a verb: "a second bomb went off", "another killed two"."""
    held = [c for c in verb.children if c.dep_ == "nsubj"]
    if not held and verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        held = [c for c in verb.head.children if c.dep_ == "nsubj"]
    by = child(verb, "agent")
    held += [c for c in by.children if c.dep_ == "pobj"] if by is not None else []
    return {c.lower_ for noun in held for c in (noun, *noun.lefts) if noun.pos_ != "PROPN"}


def _answers(token: Token) -> bool:
    """Tell whether a deed is told as the answer to another: "retaliated with a strike", "bombed it in response"."""
    verb = clause_of(token)
    held = [c for c in verb.children if c.dep_ == "prep" and c.lower_ in {"in", "as"}]
    if any(c.lemma_ in _ANSWERS | {"response", "return"} for prep in held for c in prep.children):
        return True
    if any(t.lemma_.lower() in _ANSWERS for t in _before(token)):
        return True
    if token.pos_ == "VERB":
        return any(t.lemma_ in _REPLIES and t.pos_ == "VERB" for t in _before(token)[:-1])
    return token.head.lower_ == "with" and token.head.head.lemma_ in _REPLIES


def _before(token: Token) -> list[Token]:
    """Return the words of a sentence up to a token, no more than a sentence has in earnest."""
    return token.doc[max(token.sent.start, token.i - _LONG) : token.i + 1]


def _long_before(token: Token) -> bool:
    """Tell whether a noun is what another deed came long after: "ten years after the siege"."""
    prep = token.head
    if prep.lower_ not in {"after", "since"} or prep.dep_ not in {"prep", "mark"}:
        return False
    return any(c.lemma_ in {"year", "month", "week", "decade"} for c in prep.lefts)


def known_for(token: Token) -> bool:
    """Tell whether a deed is what a place is known for, with a time of its own: "in Tera, where nine died in May"."""
    node = clause_of(token)
    for _ in range(_DEEP):
        if node.dep_ == "relcl":
            break
        if node.head is node or node.dep_ not in {"conj", "advcl", "xcomp", "ccomp"}:
            return False
        node = node.head
    else:
        return False
    where = any(t.tag_ == "WRB" and t.lower_ == "where" for t in node.lefts)
    behind = token.doc[token.i : min(node.right_edge.i + 1, token.i + _LONG)]
    return where and _OF_OLD.search(text_of(behind)) is not None


def beyond_past(token: Token, first: Token) -> bool:
    """Tell whether a trigger tells what came long after a deed of its sentence: "years after the siege, gunmen …"."""
    if token.sent is not first.sent or not _long_before(first):
        return False
    return not first.left_edge.i <= token.i <= first.right_edge.i


def label_of(token: Token) -> tuple[int, int]:
    """Return the tokens of a label at the head of a token's line, "26 February: …", without its mark; may be none."""
    doc = token.doc
    start, first = token.i, max(0, token.i - _LONG_LINE)
    while start > first and "\n" not in doc[start - 1].text_with_ws:
        start -= 1
    if start == first > 0:
        return start, start
    colon = next((i for i in range(start, min(token.i, start + _LABEL)) if doc[i].text == ":"), start)
    return start, colon


def named_label(token: Token) -> str:
    """Return the label of a token's line where it names a place, thing or day, and not what its line counts."""
    start, end = label_of(token)
    label = token.doc[start:end]
    told = any(t.pos_ in {"PROPN", "NUM"} or t.text.isupper() for t in label)
    return "" if not told or any(t.lower_ in _COUNTED for t in label) else text_of(label).casefold()
