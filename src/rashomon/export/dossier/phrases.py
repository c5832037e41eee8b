"""Codes in, plain English out: kinds of dispute and relation, policies, stances, fields; codes that are new stay."""

from __future__ import annotations

from datetime import date

from rashomon.export.wording import word_days
from rashomon.lexicon import print_stretch

MONTHS = "January February March April May June July August September October November December".split()

DISPUTES = {
    "disjoint_figures": "No number fits both",
    "denial": "One gives a figure, the other rejects it",
    "rival_actor": "They name different doers",
    "rival_status": "Civilians, say some; fighters, say others",
    "rival_description": "One blames the deed, the other excuses it",
    "rival_place": "They name places that cannot be one",
    "rival_time": "They name times that do not meet",
}
RELATIONS = {
    "superseded": "Later replaced by the same speaker",
    "different_scope": "They count different things, and do not contradict one another",
    "implausible_sum": "Parts that come to more than their whole",
}
# name -> what to call it, and what it makes of the figures (docs/terminology.md, Policies)
POLICIES = {
    "ucdp": ("UCDP", "lowest; the figure that most origins give; highest"),
    "acled": ("ACLED", "the lowest figure that is not a party’s own; no high end"),
    "airwars": ("Airwars", "minimum and maximum, for civilians only"),
    "latest": ("Latest", "the figures of the newest day"),
    "origins": ("Origins", "lowest, middle and highest over the origins"),
}
# A mark beside the word, so that stances can be told apart at a glance and without colour.
STANCES = {
    "asserts": "●",
    "confirms": "✓",
    "estimates": "≈",
    "alleges": "○",
    "expects": "›",
    "doubts": "?",
    "denies": "✕",
    "cannot_say": "–",
}
COPIES = {
    "identical": "the same text",
    "trimmed": "a trimmed text",
    "edited": "an edited text",
    "rewritten": "in other words",
    "same_statement": "the same statement",
}
SCALES = {"sqrt": "square-root scale: small numbers are drawn wider", "log": "logarithmic scale: each step is tenfold"}
# What a reader would want to know of any event, as questions that can stay without an answer.
ASKED = {
    "killed": "how many were killed",
    "injured": "how many were injured",
    "missing": "how many are missing",
    "captured": "how many were captured",
    "actor": "who did it",
    "target": "against whom",
    "place": "where",
    "time": "when",
    "weapon": "with what weapons",
    "initiator": "who began",
    "responsibility": "who claims or denies responsibility",
}
FIELDS = {
    "actor": "Who did it",
    "target": "Against whom",
    "initiator": "Who began",
    "place": "Where",
    "time": "When",
    "weapon": "With what",
    "characterisation": "What they call it",
    "status": "Civilians or fighters",
    "strength": "How strong",
    "presence": "Who was there",
}


def phrase(code: str, table: dict[str, str]) -> str:
    """Return the words of a code, the code itself in readable form where the table does not have it."""
    return table.get(code, code.replace("_", " ").capitalize())


def phrase_policy(name: str) -> tuple[str, str]:
    """Return what to call a policy, and what it does."""
    return POLICIES.get(name, (name, ""))


def print_days(first: str | None, last: str | None) -> str:
    """Return a stretch of days as one prints it: "7–8 February 2018"; as given where an end is no day."""
    try:
        one, other = (date.fromisoformat(day) for day in (first or "", last or ""))
    except ValueError:
        return word_days(first, last)
    return print_stretch(one, other, MONTHS)


def count(number: int, noun: str) -> str:
    """Return a number with its noun."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
