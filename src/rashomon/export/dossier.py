"""A comparison in, one HTML page out that needs no network and no script; every word from a report is escaped."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from rashomon.export import wording
from rashomon.export.arrange import arrange_findings
from rashomon.export.holders import index_claims, name_holders
from rashomon.records import Comparison

# What the template may call, by the name that it calls it.
WORDS = {
    name: getattr(wording, name)
    for name in (
        "find_sentence",
        "show_text",
        "word_chain",
        "word_days",
        "word_group",
        "word_names",
        "word_pairs",
        "word_place",
        "word_position",
        "word_range",
        "word_stance",
        "word_support",
        "word_value",
    )
}


def write_dossier(comparison: Comparison, *, banner: str = "") -> str:
    """Return the page; `banner` stands at its top. The same comparison gives the same page."""
    reports = {reading.report.id: reading.report for reading in comparison.reports}
    # A claim of a text that several outlets print is shown once a place where it is printed.
    told = index_claims(comparison)
    return _template().render(comparison=comparison, reports=reports, told=told, banner=banner)


@cache
def _template() -> Template:
    """Return the page's template; an unknown name in it is an error, not an empty text."""
    environment = Environment(
        loader=PackageLoader("rashomon", "export"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        # Hidden and direction characters of hostile text are shown, not obeyed.
        finalize=lambda value: wording.show_text(value) if type(value) is str else value,
    )
    environment.globals.update(WORDS, arrange_findings=arrange_findings, name_holders=name_holders)
    return environment.get_template("dossier.html.j2")
