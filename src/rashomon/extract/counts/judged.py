"""What the words about a number make of it: no count at all, only supposed, denied, doubted, or told as perhaps so."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.extract.attribution.impersonal import FALSE
from rashomon.extract.clauses import clause_of, negated
from rashomon.extract.counts.harms import Fate
from rashomon.extract.counts.quantity import Quantity
from rashomon.extract.counts.singles import counts_house
from rashomon.extract.parse import Token, text_of
from rashomon.records import Stance

_FALSE = FALSE | {"attempt", "tale"}
# What no figure does that is right, said of whatever holds it: "the talk of 17 dead does not correspond to reality".
_AGREEING = frozenset("correspond match reflect".split())
_PROVING = frozenset("corroborate verify confirm substantiate".split())
# Said of a figure and not of those whom it counts, who "did not hold the bridge".
_HOLDING: dict[str, Stance] = {
    "stand": "denies", "hold": "denies", "support": "doubts", "back": "doubts", "bear": "doubts",
}  # fmt: skip
_FIGURES = frozenset("number figure toll claim count tally report estimate statement account total".split())
_CALLING = frozenset("call name describe label brand term dismiss reject deem denounce consider".split())
_TRUE = {"true", "correct", "accurate", "right", "real"}
_OWNING = {"DT", "PRP$", "POS", "IN", "NN", "NNP", "JJ"}
_SOME = {"none", "neither", "some", "most", "half", "many", "third", "quarter", "thirds", "dozens", "several", "few"}


def of_whom_some(quantity: Quantity, fate: Fate) -> bool:
    """Tell whether a number counts those of whom others suffered: "two of the 30 hostages died", "neither of the two".

    Where its own words say what befell them they are counted: "most of the 35 killed".
    """
    before = quantity.number.doc[max(0, quantity.start - 3) : quantity.start]
    if len(before) == 3 and before[0].lower_ == "all" and before[2].lower_ != "the":
        return before[1].lower_ == "but" or before[2].lower_ == "but"
    if quantity.start and before[-1].lower_ == "but" and before[-2:][0].lower_ == "all":
        return True
    nearly = quantity.number.doc[max(0, quantity.start - 4)].lower_ in {"almost", "nearly", "virtually"}
    some = _some_before(quantity) or (nearly and text_of(before).lower() == "all of the")
    own = fate.word.dep_ in {"acl", "relcl", "amod"} and fate.word.head in (quantity.noun, quantity.number)
    own |= fate.word.pos_ in {"ADJ", "NOUN"} and fate.word.i - quantity.end <= 1  # "a third of the 90 dead"
    return some and not own and fate.word.lemma_ != "survive"


def _some_before(quantity: Quantity) -> bool:
    """Tell whether some of those counted are told before them: "two of the", "a third of the town's"."""
    doc, start = quantity.number.doc, quantity.start
    first = max(quantity.number.sent.start + 1, start - 5)
    at = next((i for i in range(first, start) if doc[i].lower_ == "of"), None)
    if at is None or at + 1 >= start or not (doc[at - 1].like_num or doc[at - 1].lower_ in _SOME):
        return False
    between = doc[at + 1 : start]
    return between[-1].tag_ in {"DT", "PRP$", "POS", "IN"} and all(t.tag_ in _OWNING for t in between)


def is_no_count(quantity: Quantity) -> bool:
    """Tell whether a number counts nobody: "not 400, not 200, not ten", "worse than the usual pair of arrests"."""
    doc, start = quantity.number.doc, quantity.start
    if start and doc[start - 1].lower_ in {"usual", "normal", "average", "typical"}:
        return True
    if quantity.figure.printed == 1 and start and doc[start - 1].lower_ == "of" and counts_house(quantity):
        return True
    if quantity.noun is None and _in_brackets_behind(quantity):
        return True
    if quantity.noun is None and quantity.end < len(doc) and doc[quantity.end].lower_ in {"each", "apiece"}:
        return True  # "killed four men, two each from the clan and the militia"
    if quantity.noun is not None or start == 0 or doc[start - 1].lower_ != "not":
        return False
    last = min(quantity.number.sent.end, len(doc) - 1)
    denied = [t for t in doc[quantity.number.sent.start : last] if t.lower_ == "not" and t.nbor().like_num]
    return len(denied) > 1


def _in_brackets_behind(quantity: Quantity) -> bool:
    """Tell whether a number is that of a former count: "including 6,595 killed (6,557)"."""
    doc, start, end = quantity.number.doc, quantity.start, quantity.end
    if start < 3 or end >= len(doc) or doc[start - 1].text != "(" or doc[end].text != ")":
        return False
    return any(t.like_num for t in doc[max(0, start - 4) : start - 1])


def unreal(fate: Fate, quantity: Quantity) -> bool:
    """Tell whether the clause only supposes: "could kill 100", "if 20 die"."""
    verb = clause_of(fate.word)
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    if verb.lemma_ in {"verify", "confirm", "establish", "count", "see", "document", "identify", "name"}:
        return False  # "could verify only nine deaths"
    if any(c.dep_ == "nsubj" and c.lemma_ in {"aim", "goal", "policy", "objective"} for c in verb.children):
        return True
    supposed = auxiliaries & {"would", "could", "should", "will", "shall"} and "have" not in auxiliaries
    marks = {c.lower_ for c in verb.children if c.dep_ == "mark"}
    purpose = "to" in auxiliaries and verb.head.lemma_ in {"want", "plan", "threaten", "vow", "hope", "try"}
    return bool(supposed and quantity.figure.high != 0) or bool(marks & {"if", "unless"}) or purpose


def denied(quantity: Quantity, fate: Fate) -> bool:
    """Tell whether a number is told in order to be denied: "not nine", "did not kill 40"."""
    doc, start = quantity.number.doc, quantity.start
    if start and doc[start - 1].lower_ == "not" and quantity.figure.bound not in {"more_than", "at_least", "under"}:
        return True
    return fate.word.pos_ == "VERB" and negated(fate.word)


def perhaps(fate: Fate) -> bool:
    """Tell whether a figure is told with "may have" or "might have"."""
    return any(c.dep_ == "aux" and c.lower_ in {"may", "might"} for c in clause_of(fate.word).children)


@dataclass(frozen=True)
class Rejection:
    """How a figure is turned down, by the words that it stands in, and the verb that does it where one does."""

    stance: Stance
    phrase: Token
    verb: Token | None = None


def rejection(quantity: Quantity) -> Rejection | None:
    """Return how a figure told in order to be rejected is rejected: "is disinformation", "he called an invention"."""
    if quantity.noun is not None and quantity.noun.lemma_.lower() in _FALSE:
        # "called reports of dozens of dead disinformation": the parse makes one phrase of it
        return Rejection("denies", quantity.number)
    node = quantity.number
    for _ in range(8):
        if node.lower_ == "attempted":
            return None  # "charges of attempted murder because his father was shot"
        lies = node.pos_ == "VERB" and node.lemma_ == "lie"  # "31 of them lay dead"
        if (node.lemma_.lower() in _FALSE and not lies) or node.lemma_ in {"tale", "myth", "rumour", "rumor"}:
            return Rejection("denies", node)
        verb = node.head
        stance = _turned_down(node, verb)
        if stance is not None:
            return Rejection(stance, node, verb if verb.lemma_ in _CALLING else None)
        if node.dep_ in {"nsubj", "nsubjpass"} and verb.lemma_ in {"be", "prove"}:
            held = [c.lemma_.lower() for c in verb.children if c.dep_ in {"attr", "acomp"}]
            false = any(one in _FALSE or (one in _TRUE and negated(verb)) for one in held)
            return Rejection("denies", node) if false else None
        if verb == node:
            return None
        node = verb
    return None


def _turned_down(node: Token, verb: Token) -> Stance | None:
    """Return how a verb turns down its subject or object: "does not correspond to reality", "called an invention"."""
    if node.dep_ in {"nsubj", "nsubjpass"}:
        if verb.lemma_ in {"exploit", "mislead", "distort", "exaggerate", "inflate", "invent", "fabricate", "concoct"}:
            return "denies"
        if negated(verb) and verb.lemma_ in _AGREEING:
            return "denies"
        if negated(verb) and verb.lemma_ in _PROVING and node.dep_ == "nsubjpass":
            return "doubts"  # "nine deaths could not be confirmed"
        if negated(verb) and node.lemma_.lower() in _FIGURES and verb.lemma_ in _HOLDING:
            return _HOLDING[verb.lemma_]
    alone = node.dep_ == "nsubj" and sum(c.dep_ == "nsubj" for c in verb.children) == 1
    if verb.pos_ != "VERB" or verb.lemma_ not in _CALLING or alone:  # nine men "called it a lie"
        return None
    named = [c for c in verb.children if c.dep_ in {"oprd", "dobj", "attr", "acomp", "ccomp", "xcomp"}]
    named += [held for c in verb.children if c.lower_ == "as" for held in c.children]
    words = (part.lemma_.lower() for one in named if one != node for part in (one, *one.children))
    return "denies" if any(word in _FALSE for word in words) else None
