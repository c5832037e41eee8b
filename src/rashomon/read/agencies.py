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
# short forms of states, which stand in the same place
_STATES = frozenset("USA US UK UAE DRC CAR EU UN".split())
_OPENING = re.compile(rf"{_AGENCY}\s+[-–—]\s")
# "MOSCOW, February 8. /TASS/."
_SLASHED = re.compile(rf"[^/\n]{{0,80}}/\s*{_AGENCY}\s*/")
_LAST = re.compile(rf"(?:\(\s*{_AGENCY}\s*\)|(?:\s[-–—]|/)\s*{_BARE})\.?$")


def agency_named(text: str) -> str | None:
    """Return the agency where a text is its name and nothing else ("(Reuters)", "AFP news agency"), as printed."""
    match = _NAME.fullmatch(text.strip(" \t()[]/-–—."))
    # "ap" and "aa" in small letters are words of other languages
    return match["agency"] if match and (not match["agency"].islower() or match["agency"] == "dpa") else None


def find_credit(text: str) -> str | None:
    """Return the agency, as printed, that the dateline or the last words of a report credit; None without one."""
    paragraphs = [line.strip() for line in text.strip().split("\n") if line.strip()]
    # a summary or caption may stand above the dateline
    for paragraph in paragraphs[:3]:
        if match := _DATELINE.match(paragraph) or _OPENING.match(paragraph) or _SLASHED.match(paragraph):
            return _agency(match)
        if name := _unlisted(paragraph):
            return name
    if paragraphs and (match := _LAST.search(paragraphs[-1][-60:])):
        return _agency(match)
    return None


def _unlisted(paragraph: str) -> str | None:
    """Return the name in the brackets of a dateline where it can be an agency's, of two words or an acronym."""
    match = _CAPITALS.match(paragraph)
    name = match["name"].strip() if match else ""
    acronym = re.fullmatch(r"[A-Z]{3,6}", name) is not None and name not in _STATES
    return name if (acronym or may_be_outlet(name)) and not is_section(name) else None


def _agency(match: re.Match[str]) -> str:
    groups = match.groupdict()
    return str(groups.get("agency") or groups.get("bare"))
