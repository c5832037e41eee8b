"""Decides from all that a head says, and the words under it, which outlet a report is of and who wrote it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.read.agencies import find_dateline_agency, is_wire
from rashomon.read.bylines import outlet_of
from rashomon.read.head_parts import is_statement
from rashomon.read.labels import Label
from rashomon.read.names import may_be_person
from rashomon.records import Cut

# a town of a head is told of in the first paragraphs
_SEARCHED = 20_000


@dataclass(frozen=True, slots=True)
class Origin:
    """The outlet, the writer and the credited agency of a report, as far as its head and foot tell them."""

    outlet: str | None
    byline: str | None
    credit: str | None


def find_origin(labels: Sequence[Label], cut: Sequence[Cut], title: str, text: str, known: str | None = None) -> Origin:
    """Return the outlet, byline and credit of a report from what is told of it; an outlet may be known already."""
    byline = next((label.byline for label in labels if label.byline), None)
    outlet = known or next((label.outlet for label in labels if label.outlet), None)
    names = [label.name for label in labels if label.name and not _is_told_as_town(label.name, text)]
    if outlet is None:
        outlet = names[0] if names else (outlet_of(byline) if byline else None)
    if outlet == byline:
        byline = None  # "Gulf Desk, 2 September 2019"
    elif outlet and byline:
        # "Jane Doe, Inland Post": what stands first is the writer
        byline = re.sub(rf"\s*,\s*(?:the\s+)?{re.escape(outlet)}$", "", byline, flags=re.I)
    elif byline is None and outlet not in names:
        # beside an outlet, a bare name is the writer's
        byline = next((name for name in names if may_be_person(name)), None)
    if outlet is None and any(is_statement(one.text) for one in cut):
        outlet = _named_by_title(title, text)
    credit = next((label.credit for label in labels if label.credit), None)
    # "Inland Post" over the text and "Source: Example Wire" under it, or both over it
    others = (label.outlet for label in labels if label.outlet and label.outlet != outlet)
    return Origin(outlet, byline, credit or next((other for other in others if is_wire(other)), None))


def settle_credit(outlet: str | None, credit: str | None, url: str | None, text: str) -> tuple[str | None, str | None]:
    """Return outlet and credit: an agency credits nobody for its own report, which is one that no other outlet prints.

    Where neither an outlet nor an address is known, that is a report whose dateline names the agency.
    """
    if credit is None:
        return outlet, None
    if outlet is None and url is None and find_dateline_agency(text) == credit:
        return credit, None
    return outlet, None if outlet and _bare(outlet) == _bare(credit) else credit


def _bare(name: str) -> str:
    return re.sub(r"^the\s+|\s+(?:news\s+)?agency$", "", " ".join(name.split()).casefold())


def _is_told_as_town(name: str, text: str) -> bool:
    """Return whether a text has a name, or one of two joined by "and", after "in" or as its dateline."""
    told = text[:_SEARCHED]
    for piece in re.split(r"\s+and\s+|\s*/\s*", name):
        words = re.escape(piece)
        if re.search(rf"\b(?:in|near|outside|around|inside)\s+(?:the\s+)?{words}\b", told):
            return True
        if re.match(rf"\s*{re.escape(piece.upper())}\b", told):
            return True
    return False


def _named_by_title(title: str, text: str) -> str | None:
    """Return the body that hands out a statement, where title ("Example Aid: …") and text both begin with its name."""
    name = title.partition(":")[0].strip() if ":" in title else ""
    begins = bool(name) and text.lstrip().startswith(name)
    return name if begins and len(name.split()) <= 6 else None
