"""Numbers whose fate stands elsewhere: in a label ("Killed: 27 (14 guards, 11 drivers)") or in what was told before.

"The union has eleven", "the army counted only 61", "its 40": after a figure of the dead these are figures of the dead.
"""

from __future__ import annotations

import re

from rashomon.extract.clauses import child
from rashomon.extract.counts.harms import Fate
from rashomon.extract.counts.quantity import Quantity
from rashomon.extract.parse import Token, text_of
from rashomon.extract.scene import Scene, Tally
from rashomon.records import Claim, Figure

_LABELS = {
    "killed": "killed", "dead": "killed", "deaths": "killed", "fatalities": "killed", "toll": "killed",
    "wounded": "injured", "injured": "injured", "missing": "missing", "captured": "captured", "abducted": "captured",
    "detained": "captured", "prisoners": "captured", "hostages": "captured", "displaced": "displaced",
    "casualties": "casualties", "victims": "casualties",
}  # fmt: skip
_LABEL = re.compile(
    rf"(?:^|[\n.;(-])\s*(?:\w+ )?({'|'.join(_LABELS)})(?: toll| so far)?\s?[:=]\s?([^\n:;]*)$", re.IGNORECASE
)
_OPENING = re.compile("[:(–—]")
_FAR = 30  # tokens from a label to a number of its list
# Words by which somebody gives a number, of which nothing more is said.
_GIVING = {
    "accept", "acknowledge", "admit", "announce", "be", "cite", "claim", "concede", "confirm", "correct", "count",
    "deny", "dismiss", "dispute", "document", "doubt", "estimate", "find", "give", "guess", "have", "keep", "list",
    "lower", "make", "mention", "name", "offer", "raise", "reach", "record", "register", "reject", "repeat",
    "report", "retract", "revise", "say", "see", "suggest", "tally", "verify", "withdraw", "write",
}  # fmt: skip
# Verbs that give a number by a preposition.
_BY = {
    "of": {"speak", "talk", "tell", "know", "write", "think", "hear", "report"},
    "at": {"put", "stand", "begin", "start", "set", "estimate", "remain", "reckon", "place", "stop", "leave", "fix"},
    "to": {"move", "come", "rise", "raise", "lower", "climb", "revise", "correct", "cut", "reduce", "increase", "grow"},
    "on": {"insist", "settle"},
    "from": {"move", "raise", "lower", "climb", "revise", "correct", "back", "withdraw"},
    "above": {"go", "rise", "climb"},
    "past": {"go", "rise", "climb"},
    "by": {"stand"},
    "with": {"stay", "stick"},
}
_LIES = {"disinformation", "misinformation", "propaganda"}  # "called reports of dozens disinformation": one phrase
_NUMBERS = {"figure", "number", "toll", "count", "tally", "estimate", "total", "guess", "claim"}
_HARMED = ("killed", "injured", "casualties", "captured", "missing")
_WHOLE = 40  # sentences within which "the figure of 30" is understood
_MEMORY = 4  # sentences: further back nobody carries a number's meaning
_DEEDS = {"the second", "the third", "the other", "the latter", "the first"}
_BETWEEN = {",", "and", ":", ";", "–", "—", "-", "("}


def labelled(quantity: Quantity) -> Fate | None:
    """Return the field of a label before a number: "Missing: 5 drivers", "KILLED: >140"."""
    doc = quantity.number.doc
    start = max(0, quantity.start - _FAR)
    text = text_of(doc[start : quantity.start]) if quantity.start > start else ""
    if ":" not in text and "=" not in text:
        return None
    if quantity.end < len(doc) and doc[quantity.end].lower_ in _LABELS:
        return None  # "Casualties: 14 dead"
    found = _LABEL.search(text)
    if found is None or ")" in found[2] or re.search(r"\.\s", found[2]):
        return None
    return Fate((_LABELS[found[1].lower()],), quantity.number)


def enumerated(quantity: Quantity, tally: Tally, scene: Scene) -> Fate | None:
    """Return the field of a whole that a list parts: "27 dead: 14 guards, 11 drivers and a schoolgirl"."""
    doc, start = quantity.number.doc, quantity.start
    first = max(quantity.number.sent.start, start - _FAR)
    if (
        quantity.figure.high == 0
        or not tally.claims
        or not _OPENING.search(text_of(doc[first:start]) if first < start else "")
    ):
        return None
    colon = next((i for i in range(start - 1, first, -1) if _OPENING.match(doc[i].text)), None)
    if colon is None:
        return None
    if any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} and t.dep_ != "relcl" for t in doc[colon + 1 : start]):
        return None
    opened = scene.text.span(doc[colon], doc[colon])[0]
    for claim in reversed(tally.claims):
        if claim.where != scene.text.where or claim.field not in _HARMED or not _is_some(claim):
            return None
        if claim.span[1] <= opened:
            near = opened - claim.span[1] <= 2
            return Fate((claim.field,), quantity.number, part=True) if near else None
    return None


def by_place(quantity: Quantity, tally: Tally, scene: Scene) -> Fate | None:
    """Return the field of a whole that bare numbers part by place: "killed 21 people, 13 in Kalma and 8 in Dusa"."""
    doc, start, end = quantity.number.doc, quantity.start, quantity.end
    if quantity.noun is not None or not tally.claims or start == 0 or end + 1 >= len(doc):
        return None
    if doc[start - 1].text not in _BETWEEN or doc[end].lower_ not in {"in", "at", "near", "from"}:
        return None
    whole = next((c for c in reversed(tally.claims[-_MEMORY:]) if c.scope in {"incident", "running_total"}), None)
    first = scene.text.span(quantity.number.sent[0], quantity.number.sent[0])[0]
    if whole is None or whole.where != scene.text.where or whole.span[0] < first or whole.field not in _HARMED:
        return None
    figure, top = whole.value, quantity.figure.high or quantity.figure.low or 0
    site = (
        doc[end].lower_ in {"at", "near"} and doc[end + 1].pos_ == "DET"
    )  # "17 died at the market and nine at the bridge"
    if doc[end + 1].pos_ != "PROPN" and not site and text_of(doc[end + 1 : end + 3]).lower() not in _DEEDS:
        return None
    at = scene.text.span(quantity.number, quantity.number)[0]
    told = re.split("[,:–—(]", scene.text.text[whole.span[1] : at], maxsplit=1)[0].split()
    if {"in", "at", "near"} & set(told):
        return Fate((whole.field,), quantity.number)  # "14 were killed in Dor, six in Lat"
    larger = isinstance(figure, Figure) and (figure.high or figure.low or 0) > top
    return Fate((whole.field,), quantity.number, part=True) if larger and not site else None


def elided(quantity: Quantity, tally: Tally, scene: Scene) -> Fate | None:
    """Return the field of a bare number from the last figure told, where somebody counts, gives or keeps it."""
    lies = quantity.noun is not None and quantity.noun.lower_ in _LIES
    if quantity.noun is not None and not (lies or _plain(quantity) or _of_number(quantity.noun)):
        return None
    if quantity.figure.low is None and quantity.figure.high is None:
        return None
    if quantity.figure.high in (0, 1):
        return None  # "I have not seen one"
    node = quantity.noun if lies and quantity.noun is not None else quantity.number
    named = _of_number(quantity.noun or node)
    before = _told_before(quantity, tally, scene, _WHOLE if named else _MEMORY)
    if before is None:
        return None
    if named:  # "the figure of nine" is of the dead where both dead and captives are told
        return Fate(("killed" if _dead_told(tally, scene) else before.field,), node)
    if scene.text.where == "text" and _telegram(quantity):
        return Fate(("killed" if _dead_told(tally, scene) else before.field,), node)
    given = _by_another(quantity) or _contrasted(quantity) or _confirmed(quantity) or _given(node) or _held(node)
    return Fate((_sum(node) or before.field,), node) if given else None


def _dead_told(tally: Tally, scene: Scene) -> bool:
    return any(c.field == "killed" and c.where == scene.text.where for c in tally.claims)


def _by_another(quantity: Quantity) -> bool:
    """Tell whether another speaker gives a bare number: "one clinic counted 15 dead, another 18"."""
    doc, first = quantity.number.doc, quantity.number.sent.start
    said = {t.lower_ for t in doc[max(first, quantity.start - 1) : quantity.end]}
    before = {t.lower_ for t in doc[max(first, quantity.start - _FAR) : quantity.start]}
    return quantity.noun is None and bool(said & {"another", "others"}) and bool(before & {"one", "some"})


def _contrasted(quantity: Quantity) -> bool:
    """Tell whether a number is set against the one told: "31 and not nine", "as against the 61"."""
    before = text_of(quantity.number.doc[max(0, quantity.start - 2) : quantity.start]).lower()
    return before.endswith(("not", "rather than", "instead of", "against the", "against"))


def _confirmed(quantity: Quantity) -> bool:
    doc = quantity.number.doc
    return quantity.end < len(doc) and doc[quantity.end].lower_ in {"confirmed", "verified", "identified", "documented"}


def _of_number(node: Token) -> bool:
    head = node.head
    if node.dep_ == "appos" and head.lemma_.lower() in _NUMBERS:
        return True  # "a lower number, 30"
    return (
        node.dep_ == "pobj" and head.lower_ == "of" and head.head.lemma_.lower() in _NUMBERS - {"number"} | _own(head)
    )


def _own(of: Token) -> set[str]:
    """Return "number" where it is somebody's: "its number of 25", not "a number of men"."""
    return {"number"} if any(c.dep_ == "poss" or c.lower_ == "the" for c in of.head.lefts) else set()


def _sum(node: Token) -> str | None:
    """Return the field of a number whose subject names both fates: "the killed and injured make 665"."""
    who = child(node.head, "nsubj") if node.dep_ in {"dobj", "attr"} else None
    words = {t.lower_ for t in who.subtree} if who is not None else set()
    return "casualties" if words & {"killed", "dead"} and words & {"injured", "wounded"} else None


def _plain(quantity: Quantity) -> bool:
    return quantity.noun is not None and quantity.noun.lower_ in {"more", "others", "dead"}


def _told_before(quantity: Quantity, tally: Tally, scene: Scene, sentences: int) -> Claim | None:
    """Return the figure of harm told last, not too far before; the title's where the text has none yet."""
    sentence = quantity.number.sent
    start = sentence.start
    for _ in range(sentences):
        start = sentence.doc[start - 1].sent.start if start > 0 else start
    first = scene.text.span(sentence.doc[start], sentence.doc[start])[0]
    for claim in reversed(tally.claims):
        if claim.where == scene.text.where and claim.field in _HARMED and _is_some(claim):
            return claim if claim.span[0] >= first else None
    return None


def _is_some(claim: Claim) -> bool:
    return isinstance(claim.value, Figure) and claim.value.high != 0


def _given(node: Token) -> bool:
    """Tell whether somebody gives the number: "counted only 61", "spoke of up to 50", "put the dead at 17"."""
    head = node.head
    if head.dep_ == "prep" or head.pos_ == "ADP":
        by = head.lower_
        head = head.head.head if head.head.dep_ == "prep" else head.head
        return head.lemma_ in _BY.get(by, ()) or (head.pos_ == "NOUN" and head.lemma_.lower() in _NUMBERS)
    if head.pos_ not in {"VERB", "AUX"} or head.lemma_ not in _GIVING or node.i < head.i:
        return False
    return node.dep_ in {"dobj", "attr", "oprd", "ccomp", "xcomp", "pobj", "conj", "acomp", "npadvmod", "nummod"}


def _held(node: Token) -> bool:
    """Tell whether the number is somebody's: "its 40", "the ministry's 38", "the 61 of the Committee"."""
    if any(c.dep_ == "poss" for c in node.lefts):
        return True
    of = next((c for c in node.rights if c.dep_ == "prep" and c.lower_ == "of"), None)
    the = any(c.lower_ in {"the", "these", "those", "that"} for c in node.lefts)
    if any(c.lower_ in {"other", "remaining"} for c in node.lefts):
        return False  # "they spared the other nine"
    return the and (of is not None or node.dep_ in {"pobj", "dobj", "nsubj", "nsubjpass"})


def _telegram(quantity: Quantity) -> bool:
    """Tell whether a name and a number are all that a clause has: "Ministry 38, Column 2"."""
    doc, start = quantity.number.doc, quantity.start
    if start == 0 or quantity.end >= len(doc) or not doc[start - 1].text[:1].isupper() or doc[start - 1].like_num:
        return False
    alone = start < 2 or doc[start - 2].text in {".", ",", ";", ":", "(", "\n"} or doc[start - 2].is_space
    return alone and doc[quantity.end].text in {".", ",", ";", ")"}
