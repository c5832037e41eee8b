"""A record in, what a notebook shows of it out: a piece of HTML with the dossier's look, without a script.

Records are bare nouns, so that a view is made of them by a call; an event or a finding needs the comparison that it is
of, as a figure is never shown without its words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import Template
from markupsafe import Markup

from rashomon.export.dossier.anchors import Anchors, report_anchor, set_anchors
from rashomon.export.dossier.glances import status_of
from rashomon.export.dossier.page import Room, lay_out, open_templates
from rashomon.export.dossier.phrases import FIELDS, STANCES, count, phrase
from rashomon.export.dossier.texts import cut_text
from rashomon.export.holders import name_outlet, name_speaker
from rashomon.export.wording import show_text, word_stance, word_value
from rashomon.records import Claim, Comparison, Event, Finding, Reading, Report

MOST_EVENTS, MOST_CLAIMS = 50, 200  # of a comparison, and of a reading, that are listed
MOST_FINDINGS = 6  # of an event that are drawn, the disputed ones first; of figures, and of what is told otherwise
MOST_HOLDERS = 8  # of a position
# Of a position, in the view of an event and of a finding; the dossier has all.
FEW_TELLINGS, MOST_TELLINGS = 1, 8


@dataclass(frozen=True, slots=True)
class View:
    """What is shown of a record: `html` in a notebook, `text` elsewhere."""

    html: str = field(repr=False)
    text: str

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        return self.text


def show(record: Reading | Comparison | Event | Finding, comparison: Comparison | None = None) -> View:
    """Return what a notebook shows of a reading or a comparison; of an event or finding with the comparison it is of.

    The piece of HTML needs no network, holds no script, and follows the notebook's light or dark theme. ValueError for
    an event or a finding without its comparison.
    """
    if isinstance(record, Reading):
        return _view(_lay_out_reading(record))
    if isinstance(record, Comparison):
        return _view(_lay_out_comparison(record))
    what = "event" if isinstance(record, Event) else "finding"
    if comparison is None:
        raise ValueError(f"the {what} is shown with the comparison that it is of: show({what}, comparison)")
    for event in comparison.events:
        if record == event:
            return _view({"kind": "event"} | _lay_out_event(event, comparison))
        if record in event.findings and isinstance(record, Finding):
            return _view(_lay_out_finding(record, event, comparison))
    raise ValueError(f"the {what} is of another comparison")


def _lay_out_reading(reading: Reading) -> dict[str, Any]:
    numbers = {claim.id: number for number, claim in enumerate(reading.claims, 1)}
    uses = {id_: (f"k{number}",) for id_, number in numbers.items()}
    return {
        "kind": "reading",
        "text": f"{name_outlet(reading.report)}: {reading.report.title}, {count(len(reading.claims), 'claim')}",
        "report": reading.report,
        "body": cut_text(reading, Anchors({reading.report.id: 1}, numbers, uses)),
        "claims": [_show_claim(numbers[claim.id], claim, reading) for claim in reading.claims[:MOST_CLAIMS]],
        "more": max(0, len(reading.claims) - MOST_CLAIMS),
        "uses": {numbers[id_]: places for id_, places in uses.items()},
        "problems": reading.problems,
    }


def _show_claim(number: int, claim: Claim, reading: Reading) -> dict[str, Any]:
    return {
        "number": number,
        "who": name_speaker(claim.chain[0] if claim.chain else None, reading),
        "stance": word_stance(claim.stance),
        "sign": STANCES.get(claim.stance, ""),
        "field": phrase(claim.field, FIELDS),
        "group": claim.group,
        "says": word_value(claim.value),
        "counts": "" if claim.scope == "incident" else claim.scope.replace("_", " "),
        "words": claim.words,
    }


def _lay_out_comparison(comparison: Comparison) -> dict[str, Any]:
    events = comparison.events
    index = [
        (one.id, one.label, len(one.reports), len(one.findings), sum(status_of(f) == "disputed" for f in one.findings))
        for one in events[:MOST_EVENTS]
    ]
    told = _told(comparison, set_anchors(comparison))
    text = f"{count(len(events), 'event')} in {count(len(told), 'report')}"
    more = len(events) - len(index)
    return {"kind": "comparison", "text": text, "index": index, "more": more, "told": told}


def _lay_out_event(event: Event, comparison: Comparison, tellings: int = FEW_TELLINGS) -> dict[str, Any]:
    """Return what the templates show of one event: the dossier's own layout of a comparison of its reports alone."""
    readings = tuple(one for one in comparison.reports if one.report.id in event.reports)
    alone = replace(comparison, reports=readings, copies=(), events=(event,), problems=(), revisions=())
    anchors = set_anchors(alone)
    report_of = {claim.id: anchors.reports[one.report.id] for one in reversed(readings) for claim in one.claims}
    homes = {number: report_of[id_] for id_, number in anchors.claims.items() if id_ in report_of}
    return lay_out(alone, room=Room(tellings, MOST_HOLDERS)) | {
        "text": f"{event.label}, {count(len(event.reports), 'report')}",
        "told": _told(alone, anchors),
        "most_findings": MOST_FINDINGS,
        "to_report": report_anchor,
        "to_claim": lambda number: report_anchor(homes[number]),
        "to_words": None,  # there is no page with the rest
    }


def _lay_out_finding(finding: Finding, event: Event, comparison: Comparison) -> dict[str, Any]:
    # Its omissions and its place among the others hang on the event, which is laid out whole.
    laid = _lay_out_event(event, comparison, MOST_TELLINGS)
    page = laid["events"][0]
    anchor = f"e1f{event.findings.index(finding) + 1}"
    shown = next(one for one in (*page.figures, *page.contested, *page.others) if one.anchor == anchor)
    text = f"{shown.name}{': ' + finding.group if finding.group else ''}, {count(len(finding.positions), 'position')}"
    return laid | {"kind": "finding", "shown": shown, "text": text}


def _told(comparison: Comparison, anchors: Anchors) -> list[tuple[int, Report]]:
    """Return the reports with their numbers, each text once."""
    first = {one.report.id: one.report for one in reversed(comparison.reports)}
    return [(number, first[id_]) for id_, number in anchors.reports.items()]


def _view(laid: dict[str, Any]) -> View:
    return View(_apart(_template().render(laid)), show_text(laid["text"]))


def _apart(html: str) -> str:
    """Return a view with anchors of its own, as a notebook shows many on a page, and no link that leads nowhere."""
    # In words of reports a quotation mark is written out, so that only attributes of the templates are found.
    there = set(re.findall(r' id="([^"]+)"', html))
    html = re.sub(r' href="#([^"]+)"', lambda found: found[0] if found[1] in there else "", html)
    mark = f"v{sha256(html.encode('utf-8', 'replace')).hexdigest()[:8]}-"
    return re.sub(r'( id="| aria-labelledby="|href="#|url\(#)', rf"\g<1>{mark}", html)


@cache
def _template() -> Template:
    """Return the template of all views, with their style in it."""
    environment = open_templates()
    environment.globals.update(style=Markup(_style()))
    return environment.get_template("view.html.j2")


def _style() -> str:
    """Return the dossier's style, held to what stands in a view, in the colours of the notebook's theme."""
    whole = (files("rashomon.export.dossier") / "templates" / "style.css").read_text(encoding="utf-8")
    own = (files("rashomon.export.dossier") / "templates" / "view.css").read_text(encoding="utf-8")
    light, dark = re.findall(r":root \{(.*?)\n\}", whole, re.S)[:2]
    inner = re.sub(r"^(?::root|body)", "&", whole.partition("@page")[0].replace(":root:", "&:"), flags=re.M)
    inner = inner.replace("{ :root {", "{ & {")
    # A notebook's own size of letters may be anything: ours are counted from the view's.
    sized = [line if line.startswith("@media") else re.sub(r"([\d.]+)rem\b", _size, line) for line in inner.split("\n")]
    themes = own.replace("/*light*/", light).replace("/*dark*/", dark.removesuffix("}"))
    return f".rashomon-view {{ {chr(10).join(sized)} }}\n{themes}"


def _size(found: re.Match[str]) -> str:
    return f"calc({found[1]} * var(--rem))"
