"""Tolls and what they count: "the death toll rose from nine to 12", "the number of dead was 40"."""

from __future__ import annotations

from rashomon.extract.clauses import child
from rashomon.extract.counts.harms import BUILT, Acts, Fate, field_of
from rashomon.extract.counts.quantity import Quantity
from rashomon.extract.parse import Token

REVISING = {
    "rise", "raise", "lower", "revise", "increase", "climb", "fall", "go", "jump", "grow", "drop", "correct", "cut",
    "reduce", "update", "amend", "adjust",
}  # fmt: skip
TOLLS = {
    "toll",
    "tally",
    "count",
    "number",
    "figure",
    "total",
    "dead",
    "death",
    "fatality",
    "casualty",
    "loss",
    "wounded",
}
_ANYBODY = {"people", "person", "those", "man", "woman", "child", "civilian", "soldier", "fighter"}
_VARYING = {"vary", "range", "differ", "lie", "varie"}


def toll_fate(counted: Token, acts: Acts) -> Fate | None:
    """Return what a toll counts: the dead, unless its words say otherwise; None for a number of raids or residents."""
    if _of_others(counted, acts):
        return None
    parts = list(counted.subtree)
    if any(part.lower_ in {"limbs", "legs"} for part in parts):
        return Fate(("injured",), counted)
    told = [field_of(part, acts) for part in parts if part.pos_ in {"NOUN", "ADJ", "VERB", "PROPN"}]
    fields = [field for field in told if field]
    if {"killed", "injured"} <= set(fields):
        return Fate(("casualties",), counted)
    if any(part.lemma_.lower() in BUILT for part in parts if part.dep_ == "pobj" and part.head.head == counted):
        return (
            Fate(("destroyed",), counted)
            if counted.lemma_ == "loss"
            else Fate(tuple(fields[:1]) or ("killed",), counted)
        )
    return Fate((fields[0] if fields else "killed",), counted)


def _of_others(counted: Token, acts: Acts) -> bool:
    """Tell whether a number is of deeds, things or residents, not of the harmed: "the number of clashes was 140"."""
    of = child(counted, "prep") if counted.lower_ in {"number", "total", "count"} else None
    held = child(of, "pobj") if of is not None and of.lower_ == "of" else None
    if held is None or held.lemma_.lower() in _ANYBODY:
        return False
    return not any(field_of(t, acts) for t in held.subtree)


def revised(quantity: Quantity, acts: Acts) -> Fate | None:
    """Read a toll and its number where the parse parts them: "corrected the toll of the raid from nine to 12"."""
    doc, start = quantity.number.doc, quantity.start
    bounded = doc[start].lower_ == "as" and start + 1 < len(doc) and doc[start + 1].lower_ in {"high", "low"}
    apart = bounded or doc[start].lower_ == "between"  # "reports of the number of dead vary between 20 and 35"
    by = {"to", "at", "from", "past", "above"}
    if start == 0 or not (apart or doc[start - 1].lower_ in by) or quantity.noun is not None:
        return None
    before = doc[max(quantity.number.sent.start, start - 14) : start - (not apart)]
    counted = next((t for t in reversed(before) if t.lemma_.lower() in TOLLS and t.pos_ in {"NOUN", "ADJ"}), None)
    verbs = {t.lemma_.removesuffix("s") for t in before if t.i > (counted.i if counted is not None else 0)}
    verbs |= {t.lemma_ for t in before if t.pos_ == "VERB"}
    verbs |= {"put"} if apart and verbs & (_VARYING | ({"be"} if bounded else set())) else set()
    return toll_fate(counted, acts) if counted is not None and verbs & (REVISING | {"put", "stand", "bring"}) else None
