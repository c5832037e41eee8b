"""Reports → rows of GDELT's Global Knowledge Graph 2.1: what each counts, and whom, where and what it quotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from rashomon.export.formats.cells import Row, clean
from rashomon.export.formats.ids import number_of
from rashomon.export.formats.telling import Index, country_of, name_place
from rashomon.records import Attribution, Claim, Event, Figure, Place, Reading, Report, Time

COLUMNS = tuple(
    "GKGRECORDID DATE SourceCollectionIdentifier SourceCommonName DocumentIdentifier Counts V2Counts Themes V2Themes"
    " Locations V2Locations Persons V2Persons Organizations V2Organizations V2Tone Dates GCAM SharingImage"
    " RelatedImages SocialImageEmbeds SocialVideoEmbeds Quotations AllNames Amounts TranslationInfo Extras".split()
)
COUNTS = {"killed": "KILL", "injured": "WOUND"}  # fields of a claim → GDELT's types of counts
_MARKS = re.compile(r"[#;|,]")  # they part the values of a cell
_WEB, _CITED = 1, 2
_DAY = 3  # resolution of a date: a day with its year
_COUNTRY, _US_STATE, _US_CITY, _CITY, _STATE = 1, 2, 3, 4, 5


def graph_rows(events: Iterable[Event], index: Index) -> list[Row]:
    """Return a row a report that tells one of the events, the first published first."""
    wanted = {id_ for event in events for id_ in event.reports}
    return [_row(those[0], index) for id_, those in index.readings.items() if id_ in wanted]


def _row(reading: Reading, index: Index) -> Row:
    report = reading.report
    counted = [claim for claim in reading.claims if claim.field in COUNTS and claim.where == "text"]
    places = [place for place in reading.places if place.latitude is not None]
    persons, bodies = _named(reading, {"person"}), _named(reading, None)
    return {
        "GKGRECORDID": f"{stamp(report.published) or '0' * 14}-{number_of(report.id)}",
        "DATE": stamp(report.published),
        "SourceCollectionIdentifier": _WEB if report.url else _CITED,
        "SourceCommonName": name_source(report),
        "DocumentIdentifier": report.url or f"{report.outlet or ''} {report.title}".strip() or report.id,
        "Counts": _joined(_count(claim, reading, index, offset=False) for claim in counted),
        "V2Counts": _joined(_count(claim, reading, index, offset=True) for claim in counted),
        "V2Themes": _joined(f"{COUNTS[claim.field]},{claim.span[0]}" for claim in counted),
        "Themes": _joined(dict.fromkeys(COUNTS[claim.field] for claim in counted)),
        "Locations": _joined(dict.fromkeys(_place(place, index, adm2=False) for place in places)),
        "V2Locations": _joined(f"{_place(place, index, adm2=True)}#{place.span[0]}" for place in places),
        "Persons": _joined(dict.fromkeys(name.lower() for name, _ in persons)),
        "V2Persons": _joined(f"{name},{start}" for name, start in persons),
        "Organizations": _joined(dict.fromkeys(name.lower() for name, _ in bodies)),
        "V2Organizations": _joined(f"{name},{start}" for name, start in bodies),
        "Dates": _joined(_date(time) for time in reading.times if time.first == time.last),
        "Quotations": "#".join(
            _quote(one, reading) for one in reading.attributions if one.quoted and one.where == "text"
        ),
        "AllNames": _joined(f"{name},{start}" for name, start in sorted(persons + bodies, key=lambda pair: pair[1])),
        "Amounts": _joined(_amount(claim) for claim in counted if _number(claim) is not None),
        "Extras": f"report:{report.id}",
    }


def stamp(day: str | None) -> str:
    """Return a day as GDELT writes a moment, YYYYMMDDHHMMSS, at its start; empty for none."""
    return f"{day.replace('-', '')}000000" if day else ""


def geo_type(place: Place) -> int:
    """Return GDELT's type of a place: country, state or city, in the United States or elsewhere."""
    if place.precision == "country":
        return _COUNTRY
    if place.precision in {"admin1", "admin2"}:
        return _US_STATE if place.country == "US" else _STATE
    return _US_CITY if place.country == "US" else _CITY


def _joined(parts: Iterable[str]) -> str:
    return ";".join(part for part in parts if part)


def _word(text: str | None) -> str:
    """Return a text without the marks that part the values of a cell."""
    return " ".join(_MARKS.sub(" ", clean(text)).split())


def name_source(report: Report) -> str:
    """Return the domain of a report's address, else its outlet."""
    try:
        domain = urlsplit(report.url or "").hostname
    except ValueError:
        domain = None
    return (domain or "").removeprefix("www.") or report.outlet or ""


def _number(claim: Claim) -> int | None:
    """Return one number for a figure: as printed, else its lower end, else its upper."""
    value = claim.value
    if not isinstance(value, Figure) or claim.stance in {"denies", "doubts"}:
        return None
    return next((number for number in (value.printed, value.low, value.high) if number is not None), None)


def _count(claim: Claim, reading: Reading, index: Index, offset: bool) -> str:
    number = _number(claim)
    if number is None:
        return ""
    place = next((m.place for m in reading.mentions if m.id == claim.mention), None)
    where = _place(place, index, adm2=False) if place is not None else "0######"
    told = f"{COUNTS[claim.field]}#{number}#{_word(claim.group)}#{where}"
    return f"{told}#{claim.span[0]}" if offset else told


def _place(place: Place, index: Index, adm2: bool) -> str:
    """Return type, name, country, ADM1, with `adm2` ADM2, latitude, longitude and feature id, parted by "#"."""
    country = country_of(place.country, index)
    # Names may have commas here, which part nothing in this cell.
    name = " ".join(re.sub(r"[#;|]", " ", clean(name_place(place, country))).split())
    codes: Sequence[object] = ("", "") if adm2 else ("",)
    point = ("" if place.latitude is None else place.latitude, "" if place.longitude is None else place.longitude)
    return "#".join(map(str, (geo_type(place), name, country.fips if country else "", *codes, *point, "")))


def _named(reading: Reading, kinds: set[str] | None) -> list[tuple[str, int]]:
    """Return who is named and where: of these kinds, or, for None, bodies of any known kind."""
    known = {actor.id: actor for actor in reading.actors}
    found = []
    for party in reading.named:
        actor = known.get(party.actor or "")
        if actor is not None and (
            actor.kind in kinds if kinds else actor.kind not in {"person", "unknown", "population"}
        ):
            found.append((_word(actor.name), party.span[0]))
    return found


def _date(time: Time) -> str:
    year, month, day = time.first.split("-")
    return f"{_DAY}#{int(month)}#{int(day)}#{int(year)}#{time.span[0]}"


def _quote(attribution: Attribution, reading: Reading) -> str:
    """Return offset, length, verb and words of a quotation: GDELT has no place for its speaker."""
    start, end = attribution.content[0] if attribution.content else (0, 0)
    words = " ".join(clean(reading.report.text[start:end]).replace("#", " ").replace("|", " ").split())
    return f"{start}|{end - start}|{_word(attribution.cue.text) if attribution.cue else ''}|{words}"


def _amount(claim: Claim) -> str:
    return f"{_number(claim)},{_word(claim.group or claim.field)},{claim.span[0]}"
