"""Acts → the three tables of GDELT 2: events, their mentions, and the knowledge graph of the reports."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rashomon.export.formats.case import Case, Output
from rashomon.export.formats.cells import Row, changed_text, guard_bare, write_tsv
from rashomon.export.formats.deeds import CAMEO_ROLES, coding_of, dated_acts, sector_of, struck_of
from rashomon.export.formats.figures import amount_of
from rashomon.export.formats.gdelt_graph import COLUMNS as GRAPH
from rashomon.export.formats.gdelt_graph import COUNTS, geo_type, graph_rows, name_source, stamp
from rashomon.export.formats.ids import number_of, told_acts
from rashomon.export.formats.losses import NAMED, common_losses
from rashomon.export.formats.telling import (
    Index,
    country_of,
    kind_of,
    mentions_of,
    name_place,
    open_index,
    outlets_of,
    reports_of,
)
from rashomon.records import Act, Event, Mention, Reading, Report

_ACTOR = "Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code Type1Code Type2Code Type3Code"
_GEO = "Type FullName CountryCode ADM1Code ADM2Code Lat Long FeatureID"
COLUMNS = tuple(
    "GLOBALEVENTID SQLDATE MonthYear Year FractionDate".split()
    + [f"Actor{number}{name}" for number in (1, 2) for name in _ACTOR.split()]
    + "IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale NumMentions NumSources".split()
    + "NumArticles AvgTone".split()
    + [f"{end}Geo_{name}" for end in ("Actor1", "Actor2", "Action") for name in _GEO.split()]
    + ["DATEADDED", "SOURCEURL"]
)
MENTIONS = tuple(
    "GLOBALEVENTID EventTimeDate MentionTimeDate MentionType MentionSourceName MentionIdentifier SentenceID"
    " Actor1CharOffset Actor2CharOffset ActionCharOffset InRawText Confidence MentionDocLen MentionDocTone"
    " MentionDocTranslationInfo Extras".split()
)
_UNTOLD = "no rule of ours tells it"
EMPTY = dict.fromkeys(
    "KnownGroupCode EthnicCode Religion1Code Religion2Code Type2Code Type3Code AvgTone Actor1Geo_* Actor2Geo_*"
    " ADM1Code ADM2Code FeatureID Confidence MentionDocTone MentionDocTranslationInfo V2Tone GCAM SharingImage"
    " RelatedImages SocialImageEmbeds SocialVideoEmbeds TranslationInfo".split(),
    _UNTOLD,
) | {"DATEADDED": "the newest day of publication: an export holds no clock"}
_LAST_QUADS = ((5, 1), (9, 2), (14, 3), (20, 4))  # last root code of CAMEO in each of GDELT's four classes
_WEB, _CITED = 1, 2  # MentionType


def export_gdelt(case: Case) -> Output:
    """Return tables in UTF-8 without a header; acts of no day, or not told as done, are left out, and told."""
    index = open_index(case)
    acts, losses = dated_acts(index, told_acts(index, lambda base: str(number_of(base))))
    rows = [_row(event, act, unit.id, index) for event, act, unit in acts]
    mentions = [
        _mention(mention, event, unit.id, home)
        for event, act, unit in acts
        for mention in mentions_of([act], index)
        for home in index.homes[mention.id]
    ]
    events = list(dict.fromkeys(event for event, _, _ in acts))
    for event in events:
        counted = [amount_of(finding) for finding in event.findings if finding.field in COUNTS]
        losses += common_losses(event, index, {*COUNTS, *NAMED}, {"acts"}, counted)
    losses += changed_text(COLUMNS, rows, "GLOBALEVENTID", guard_bare)
    files = {
        "": write_tsv(COLUMNS, rows, header=False),
        ".mentions": write_tsv(MENTIONS, mentions, header=False),
        ".gkg": write_tsv(GRAPH, graph_rows(events, index), header=False),
    }
    return Output(files, tuple(unit for _, _, unit in acts), tuple(losses), (), EMPTY)


# ── events ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _row(event: Event, act: Act, id_: str, index: Index) -> Row:
    day = date.fromisoformat(event.first or "")
    coding = coding_of(act, index)
    reports = reports_of(event, index)
    told = [(mention, home) for mention in mentions_of([act], index) for home in index.homes[mention.id]]
    own = list({id(home): home for _, home in told}.values())
    code = coding.cameo if coding else ""
    return {
        "GLOBALEVENTID": int(id_),
        "SQLDATE": f"{day:%Y%m%d}",
        "MonthYear": f"{day:%Y%m}",
        "Year": f"{day:%Y}",
        "FractionDate": f"{day.year + (day.month * 30 + day.day) / 365:.4f}",  # as GDELT's codebook counts it
        **_party(1, act.actors, index),
        **_party(2, struck_of(act), index),
        "IsRootEvent": int(any(_leads(mention, home) for mention, home in told)),
        "EventCode": code,
        "EventBaseCode": code[:3],
        "EventRootCode": code[:2],
        "QuadClass": next((quad for last, quad in _LAST_QUADS if int(code[:2]) <= last), None) if code else None,
        "GoldsteinScale": coding.goldstein if coding else None,
        "NumMentions": len(told),
        "NumSources": len({one.report.outlet or one.report.id for one in own}) or len(outlets_of(event, index)),
        "NumArticles": len(own) or len(reports),
        **_action_geo(event, index),
        "DATEADDED": max((stamp(report.published) for report in reports), default=""),
        "SOURCEURL": next((report.url for report in reports if report.url), None),
    }


def _party(number: int, names: Sequence[str], index: Index) -> Row:
    if not names:
        return {}
    country = country_of(kind_of(names[0], index)[1], index)
    sector = sector_of(names[0], index)
    role, state = CAMEO_ROLES.get(sector, sector), country.iso3 if country else ""
    return {
        f"Actor{number}Code": f"{state}{role}",
        f"Actor{number}Name": names[0].upper(),
        f"Actor{number}CountryCode": state,
        f"Actor{number}Type1Code": role,
    }


def _leads(mention: Mention, reading: Reading) -> bool:
    """Tell whether a mention stands in the headline or the first paragraph."""
    # GDELT's codebook: an event in the lead paragraph is a root event.
    end = reading.report.text.find("\n")
    return mention.where == "title" or end < 0 or mention.trigger[0] < end


def _action_geo(event: Event, index: Index) -> Row:
    place = event.place
    if place is None:
        return {"ActionGeo_Type": 0}
    country = country_of(place.country, index)
    return {
        "ActionGeo_Type": geo_type(place),
        "ActionGeo_FullName": name_place(place, country),
        "ActionGeo_CountryCode": country.fips if country else None,
        "ActionGeo_Lat": place.latitude,
        "ActionGeo_Long": place.longitude,
    }


# ── mentions ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _mention(mention: Mention, event: Event, id_: str, reading: Reading) -> Row:
    report = reading.report
    text = report.text if mention.where == "text" else ""
    return {
        "GLOBALEVENTID": int(id_),
        "EventTimeDate": stamp(event.first),
        "MentionTimeDate": stamp(report.published),
        "MentionType": _WEB if report.url else _CITED,
        "MentionSourceName": name_source(report),
        "MentionIdentifier": report.url or cite_report(report),
        "SentenceID": 1 + sum(text[: mention.trigger[0]].count(end) for end in (". ", ".\n", "! ", "? ")),
        "Actor1CharOffset": mention.actors[0].span[0] if mention.actors else -1,
        "Actor2CharOffset": mention.targets[0].span[0] if mention.targets else -1,
        "ActionCharOffset": mention.trigger[0],
        "InRawText": 1,
        "MentionDocLen": len(report.text),
        "Extras": f"mention:{mention.id}",
    }


def cite_report(report: Report) -> str:
    """Return outlet, day and headline of a report that has no address, else its id."""
    return ", ".join(part for part in (report.outlet, report.published, report.title) if part) or report.id
