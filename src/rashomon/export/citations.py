"""Reports and their words → citations that lead back to them: as text, as BibTeX, as CSL-JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from rashomon.export.wording import show_text, word_chain, word_stance
from rashomon.records import Claim, Report

UNTITLED = "untitled"
_SPECIAL = {c: f"\\{c}" for c in "&%$#_{}"} | {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_TEX = str.maketrans(_SPECIAL)
_BARE = str.maketrans("", "", '{}\\"%#~^ ')  # what would end or change an address in BibTeX


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a report that a claim stands on, who says so and how, and where they stand."""

    claim: str
    words: str
    by: str
    stance: str
    place: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A report to be cited. `retrieved` and `sha256` are of the page as received, where one is kept."""

    report: str
    title: str
    outlet: str | None
    byline: str | None
    published: str | None
    url: str | None
    path: str
    retrieved: str | None
    sha256: str
    quotes: tuple[Quote, ...] = ()


def cite_report(
    report: Report, claims: Sequence[Claim], *, url: str | None, retrieved: str | None, sha256: str | None
) -> Citation:
    """Return the citation of a report with the words of some of its claims, and of the page that is kept of it."""
    quotes = tuple(_quote(claim) for claim in claims)
    found = (report.outlet, report.byline, report.published, report.url or url, report.path)
    return Citation(report.id, report.title, *found, retrieved or report.fetched, sha256 or report.sha256, quotes)


def _quote(claim: Claim) -> Quote:
    place = f"{claim.where}, characters {claim.span[0]} to {claim.span[1]}"
    return Quote(claim.id, claim.words, word_chain(claim.chain), word_stance(claim.stance), place)


def write_text(citations: Sequence[Citation]) -> str:
    """Return citations to be read: one a paragraph, its words below it."""
    return "\n".join(show_text(line) for citation in citations for line in _lines(citation)) + "\n"


def _lines(citation: Citation) -> list[str]:
    day = citation.published or "no day"
    by = f"{citation.byline}, " if citation.byline else ""
    where = citation.url or citation.path
    when = f" Retrieved {citation.retrieved}." if citation.retrieved else ""
    head = f'{by}"{citation.title or UNTITLED}", {citation.outlet or "no outlet"}, {day}. {where}.{when}'
    quotes = [f'  "{one.words}": {one.by}, {one.stance} ({one.place}; claim {one.claim})' for one in citation.quotes]
    return [head, *quotes, f"  report {citation.report}, sha256 {citation.sha256}"]


def write_bibtex(citations: Sequence[Citation]) -> str:
    """Return citations as BibTeX entries of the kind @online, as biblatex has it."""
    return "\n".join(map(_entry, citations))


def _entry(citation: Citation) -> str:
    fields = {
        "title": _tex(citation.title or UNTITLED),
        "author": _tex(citation.byline, braces=True),
        "organization": _tex(citation.outlet),
        "date": citation.published,
        "url": citation.url.translate(_BARE) if citation.url else None,
        "urldate": citation.retrieved[:10] if citation.retrieved else None,
        "note": _tex(_note(citation)),
    }
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value]
    return f"@online{{{citation.report},\n{''.join(lines)}}}\n"


def _tex(text: str | None, braces: bool = False) -> str | None:
    """Return a text for BibTeX, its capitals kept; in braces of its own where it must not be taken apart as a name."""
    if text is None:
        return None
    told = re.sub(r"\s+", " ", text).translate(_TEX)
    return f"{{{told}}}" if braces else told


def _note(citation: Citation) -> str:
    quotes = [f"“{one.words}” ({one.by}; {one.place}; claim {one.claim})" for one in citation.quotes]
    return "; ".join([*quotes, f"report {citation.report}", f"sha256 {citation.sha256}"])


def write_csl(citations: Sequence[Citation]) -> str:
    """Return citations as CSL-JSON, which Zotero and pandoc read."""
    return json.dumps([_item(one) for one in citations], ensure_ascii=False, indent=1) + "\n"


def _item(citation: Citation) -> dict[str, object]:
    item: dict[str, object] = {
        "id": citation.report,
        "type": "article-newspaper",
        "title": citation.title or UNTITLED,
        "container-title": citation.outlet,
        "author": [{"literal": citation.byline}] if citation.byline else None,
        "issued": _date(citation.published),
        "URL": citation.url,
        "accessed": _date(citation.retrieved),
        "note": _note(citation),
    }
    return {name: value for name, value in item.items() if value}


def _date(day: str | None) -> dict[str, list[list[int]]] | None:
    return {"date-parts": [[int(part) for part in day[:10].split("-")]]} if day else None


CITATIONS: Mapping[str, Callable[[Sequence[Citation]], str]] = {
    "text": write_text,
    "bibtex": write_bibtex,
    "csl": write_csl,
}
