"""A comparison in, one HTML page out that needs no network; every word from a report is escaped."""

from __future__ import annotations

import base64
import hashlib
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import BaseLoader, ChoiceLoader, Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from rashomon.export import wording
from rashomon.export.dossier.anchors import Anchors, claim_anchor, report_anchor, set_anchors
from rashomon.export.dossier.changes import show_revisions
from rashomon.export.dossier.events import Shelf, show_event
from rashomon.export.dossier.flows import draw_copies
from rashomon.export.dossier.parties import index_actors
from rashomon.export.dossier.phrases import STANCES, count, phrase_policy
from rashomon.export.dossier.texts import Body, cut_text
from rashomon.export.holders import index_claims, name_outlet
from rashomon.export.victims import gather_victims
from rashomon.records import Comparison, Reading

# Of more than these, reports and all events but the first are opened by hand: the page stays short, and fast.
UNFOLDED_REPORTS, UNFOLDED_EVENTS = 20, 12


@dataclass(frozen=True, slots=True)
class Rule:
    """A policy that a reader can switch to; `number` counts from 1."""

    number: int
    name: str
    label: str
    does: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class ReportPage:
    """A report as the page shows it. `others` are those that print the same text."""

    number: int
    reading: Reading
    others: tuple[Reading, ...]
    body: Body


def write_dossier(
    comparison: Comparison, *, by_policy: Mapping[str, Comparison] | None = None, banner: str = ""
) -> str:
    """Return the page; `banner` stands at its top. The same comparison gives the same page.

    `by_policy` has the same comparison under every policy that a reader may switch to.
    """
    reports = _reports(comparison, set_anchors(comparison))
    return _template().render(
        lay_out(comparison, by_policy=by_policy),
        reports=reports,
        unfolded=len(reports) <= UNFOLDED_REPORTS,
        banner=banner,
        to_report=report_anchor,
        to_claim=claim_anchor,
    )


@dataclass(frozen=True, slots=True)
class Room:
    """How much of an event a page has room for."""

    tellings: int = sys.maxsize  # of a position
    holders: int = sys.maxsize  # of a position, by name
    rows: int = sys.maxsize  # positions of a finding that are shown whole
    left_out: int = 12  # reports that leave a position out, by name
    pairs: int = sys.maxsize  # positions that stand against others, and others of each


EVERYTHING = Room()


def lay_out(
    comparison: Comparison,
    *,
    by_policy: Mapping[str, Comparison] | None = None,
    room: Room = EVERYTHING,
) -> dict[str, Any]:
    """Return what the page's templates show of a comparison but its texts, by the names that they have for it.

    They also need `reports`, and `to_report` and `to_claim`, which say where the numbers of reports and claims lead;
    where there is not `room` for all, `to_words` too: where the anchor of a position leads to what stands behind it.
    """
    anchors = set_anchors(comparison)
    rules = _rules(comparison, by_policy or {})
    under = [by_policy[rule.name] for rule in rules] if by_policy else [comparison]
    shelf = _shelve(comparison, anchors)
    ruled = zip(*(one.events for one in under), strict=True)
    return {
        "events": [show_event(number, events, shelf) for number, events in enumerate(ruled, 1)],
        "rules": rules,
        "chosen": next(rule.number for rule in rules if rule.chosen),
        "folded": len(comparison.events) > UNFOLDED_EVENTS,
        "flow": draw_copies(comparison.copies, {r.report.id: r.report for r in comparison.reports}, anchors.reports),
        "revisions": show_revisions(comparison, shelf.told, anchors.reports),
        "uses": {number: anchors.uses[claim] for claim, number in anchors.claims.items()},
        "problems": comparison.problems,
        "most_tellings": room.tellings,
        "most_holders": room.holders,
        "most_rows": room.rows,
        "most_left_out": room.left_out,
        "most_pairs": room.pairs,
    }


def _rules(comparison: Comparison, by_policy: Mapping[str, Comparison]) -> tuple[Rule, ...]:
    """Return the policies to switch between; the comparison's own alone where it is given under no other."""
    own = next((finding.policy for event in comparison.events for finding in event.findings), "")
    chosen = next((name for name, one in by_policy.items() if one is comparison), own)
    names = list(by_policy) or [own]
    return tuple(Rule(n, name, *phrase_policy(name), name == chosen) for n, name in enumerate(names, 1))


def _shelve(comparison: Comparison, anchors: Anchors) -> Shelf:
    outlets: dict[str, set[str]] = {}
    for reading in comparison.reports:
        outlets.setdefault(reading.report.id, set()).add(name_outlet(reading.report))
    return Shelf(
        told=index_claims(comparison),
        anchors=anchors,
        actors=index_actors(comparison),
        reports_of={m.id: anchors.reports[r.report.id] for r in comparison.reports for m in r.mentions},
        outlets_of={report: frozenset(names) for report, names in outlets.items()},
        victims=gather_victims(comparison),
        readings={reading.report.id: reading for reading in reversed(comparison.reports)},
    )


def _reports(comparison: Comparison, anchors: Anchors) -> tuple[ReportPage, ...]:
    """Return each text once, with all who print it."""
    by_id: dict[str, list[Reading]] = {}
    for reading in comparison.reports:
        by_id.setdefault(reading.report.id, []).append(reading)
    return tuple(
        ReportPage(anchors.reports[id_], first, tuple(others), cut_text(first, anchors))
        for id_, (first, *others) in by_id.items()
    )


def _hash(text: str) -> str:
    """Return the name by which a Content-Security-Policy lets an inline text pass."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def open_templates(*loaders: BaseLoader) -> Environment:
    """Return the dossier's templates, with others before them; an unknown name in one is an error, not an empty text.

    All is escaped, and hidden and direction characters of hostile text are shown, not obeyed.
    """
    environment = Environment(
        loader=ChoiceLoader([*loaders, PackageLoader("rashomon.export.dossier")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: wording.show_text(value) if type(value) is str else value,
    )
    environment.globals.update(
        count=count,
        stances=STANCES,
        word_names=wording.word_names,
        name_outlet=name_outlet,
        show_line=show_line,
    )
    return environment


@cache
def _template() -> Template:
    """Return the page's template, with its style and its script in it."""
    environment = open_templates()
    folder = files("rashomon.export.dossier") / "templates"
    style = (folder / "style.css").read_text(encoding="utf-8")
    script = (folder / "script.js").read_text(encoding="utf-8")
    environment.globals.update(
        style=Markup(style), script=Markup(script), style_hash=_hash(style), script_hash=_hash(script)
    )
    return environment.get_template("page.html.j2")


def show_line(text: str) -> str:
    """Return a stretch of a line with its spaces kept, so that no two words of neighbours run together."""
    return text.replace("\t", " ").replace("\r", "")
