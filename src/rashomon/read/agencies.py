"""Finds the wire agency that a report credits: a dateline, a last word, a byline."""

from __future__ import annotations

import re

from rashomon.read.names import is_section, may_be_outlet

# news agencies that sell or give their wire to other outlets, with the short forms under which they are credited
AGENCIES = (
    "Thomson Reuters", "Reuters", "Agence France-Presse", "Agence France Presse", "AFP", "The Associated Press",
    "Associated Press", "AP", "ITAR-TASS", "TASS", "RIA Novosti", "Interfax-Ukraine", "Interfax", "Sputnik", "Xinhua",
    "Anadolu Agency", "Anadolu", "AA", "SANA", "DPA", "EFE", "ANSA", "PTI", "IANS", "ANI", "UPI", "Kyodo", "Yonhap",
    "PA Media", "Press Association", "Ukrinform", "UNIAN", "WAFA", "Petra", "MENA", "IRNA", "Fars", "Tasnim", "KUNA",
    "SPA", "WAM", "AAP", "APA", "Belga", "Bloomberg", "ANHA", "DHA", "IHA", "NAN", "APS", "CP", "Canadian Press",
)  # fmt: skip
_AGENCY = "(?P<agency>" + "|".join(re.escape(name) for name in sorted(AGENCIES, key=len, reverse=True)) + "|dpa)"
_NAME = re.compile(rf"(?:the\s+)?{_AGENCY}(?:\s+(?:news\s+)?agency)?", re.I)
_BARE = _AGENCY.replace("<agency>", "<bare>")
# "MOSCOW, February 8 (Reuters) - …", "(AFP) …", "Reuters - …"; a dateline is a town and a day, so seven words at most
_DATELINE = re.compile(rf"(?:[^\s()]{{1,30}}\s+){{0,7}}\(\s*{_AGENCY}\s*\)\s*[-–—]|\(\s*{_BARE}\s*\)")
# an agency that is not listed: "WASHINGTON, Feb 8 (Example Wire) — …", told by the town in capitals
_CAPITALS = re.compile(
    r"[A-Z][A-Z'’.-]{2,30}(?:[ /][A-Z][A-Z'’.-]{0,30}){0,4}(?:,\s?[A-Z0-9][\w.]{0,20}(?: [\w.]{1,20}){0,2}){0,3}"
    r"\s*\((?P<name>[^()\n]{2,40})\)\s*[-–—]+\s"
)
_MONTH_AND_DAY = re.compile(
    r",\s?(?:(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\.?\s\d{1,2}"
    r"|\d{1,2}\s(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*)\b",
    re.I,
)
_HELP = re.compile(
    r"(?:^|[.!?”\"] |[([])(?:(?:(?i:(?:with )?additional (?:reporting|material|information) (?:by|from)"
    r"|with (?:reporting|material|files|input|information) (?:by|from)"
    r"|this (?:report|article|story) (?:includes|contains|uses|used) (?:material|reporting|information) (?:by|from)"
    r"|with)\s+(?:the\s+)?)(?P<name>[A-Z][^,;.()\n]{1,40}?)|(?:The\s+)?"
    r"(?P<other>[A-Z][^,;.()\n]{1,40}?) contributed to this "
    r"(?:report|article|story))\.?[)\]]?$"
)
_LAST_WIRE = re.compile(
    r"(?:\(\s*(?P<name>[A-Z][^(),\n]{2,40})\s*\)|[.!?”\"]\s+[-–—]\s*(?P<other>[A-Z][^(),\n]{2,40}))\.?$"
)
_WIRE = re.compile(r"\b(?:agency|wire|newswire|news service)$", re.I)
# "Daraa, 4 March (Example Wire): …", "DARAA, March 4. /Example Wire/. …"; the day lets the town be in small letters
_TOWN_AND_DAY = re.compile(
    r"[A-Z][\w'’.-]{2,30}(?: [A-Z][\w'’.-]{1,30}){0,3},\s?"
    r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?:,? \d{4})?\.?\s*"
    r"(?:\((?P<name>[^()\n]{2,40})\)\s*(?:[-–—]+\s|:\s)|/(?P<slashed>[^/\n]{2,40})/)"
)
_TOWN_AND_WIRE = re.compile(
    r"[A-Z][\w'’.-]{2,30}(?: [A-Z][\w'’.-]{1,30}){0,3}(?:,(?: [A-Z][\w'’.-]{1,30}){1,3})?"
    r"\s?\((?P<name>[^()\n]{2,40})\)\s*[-–—]+\s"
)
# three paragraphs of which only the first words are looked at
_OPENING_CHARACTERS = 20_000
# short forms of states, which stand in the same place
_STATES = frozenset("USA US UK UAE DRC CAR EU UN".split())
# "Reuters - …", "Daraa, SANA – …", "MOSCOW, May 8 - RIA Novosti. …", "Lagos, Nigeria | AFP | …"
_OPENING = re.compile(
    rf"(?:[A-Z][^\n()|–—-]{{1,60}}(?:,| ?[-–—|])\s)?{_AGENCY}(?:\s*[-–—|]+\s|\.\s)",
)
# "MOSCOW, February 8. /TASS/."
_SLASHED = re.compile(rf"[^/\n]{{0,80}}/\s*{_AGENCY}\s*/")
_LAST = re.compile(rf"(?:\(\s*{_AGENCY}\s*\)|(?:\s[-–—]|/)\s*{_BARE})\.?$")


def agency_named(text: str) -> str | None:
    """Return the agency where a text is its name and nothing else ("(Reuters)", "AFP news agency"), as printed."""
    match = _NAME.fullmatch(text.strip(" \t()[]/-–—."))
    # "ap" and "aa" in small letters are words of other languages
    return match["agency"] if match and (not match["agency"].islower() or match["agency"] == "dpa") else None


def is_wire(name: str) -> bool:
    """Return whether a name is a listed agency's, or is called as they are: "Example Wire", "Example News Agency"."""
    return agency_named(name) is not None or (_WIRE.search(name) is not None and may_be_outlet(name))


def find_credit(text: str) -> str | None:
    """Return the agency, as printed, that the dateline or the last words of a report credit; None without one."""
    paragraphs = [line.strip() for line in text.strip().split("\n") if line.strip()]
    if agency := find_dateline_agency(text):
        return agency
    return _at_the_end(paragraphs[-1]) if paragraphs else None


def _at_the_end(paragraph: str) -> str | None:
    """Return the agency of last words: "(AFP)", "(Example Wire)", "Additional reporting by Example Wire."."""
    if match := _LAST.search(paragraph[-60:]):
        return _agency(match)
    match = _HELP.search(paragraph[-160:]) or _LAST_WIRE.search(paragraph[-60:])
    if match is None:
        return None
    # a person who helped is no agency
    name = (match["name"] or match["other"]).strip()
    return agency_named(name) or (name if is_wire(name) else None)


def find_dateline_agency(text: str) -> str | None:
    """Return the agency, as printed, that the dateline of a report names; None without one."""
    paragraphs = [line.strip() for line in text.strip()[:_OPENING_CHARACTERS].split("\n") if line.strip()]
    # a summary or caption may stand above the dateline
    for paragraph in paragraphs[:3]:
        if match := _DATELINE.match(paragraph) or _OPENING.match(paragraph) or _SLASHED.match(paragraph):
            return _agency(match)
        if name := _unlisted(paragraph):
            return name
    return None


def _unlisted(paragraph: str) -> str | None:
    """Return the name in the brackets of a dateline where it can be an agency's: two words, an acronym, or after a day.

    A word in brackets right after the town is the town's country.
    """
    match = _CAPITALS.match(paragraph) or _TOWN_AND_DAY.match(paragraph)
    if match is None:
        small = _TOWN_AND_WIRE.match(paragraph)
        return small["name"] if small is not None and is_wire(small["name"]) else None
    groups = match.groupdict()
    name = (groups["name"] or groups["slashed"]).strip()
    acronym = re.fullmatch(r"[A-Z]{3,6}", name) is not None and name not in _STATES
    dated = _MONTH_AND_DAY.search(paragraph[: match.end()]) and re.fullmatch(r"[A-Z][A-Za-z-]{2,20}", name)
    return name if (acronym or dated or may_be_outlet(name)) and not is_section(name) else None


def _agency(match: re.Match[str]) -> str:
    groups = match.groupdict()
    return str(groups.get("agency") or groups.get("bare"))
