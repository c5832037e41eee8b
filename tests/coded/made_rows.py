"""Rows made up for the tests, in the columns of each recorder; what a test does not name stays as it is here."""

import csv
import io
from collections.abc import Mapping
from functools import cache

from rashomon.coded import Lookup, code_rows
from rashomon.export.formats import acled, ucdp
from rashomon.gazetteer import open_gazetteer
from rashomon.records import Claim, Failure, Figure, Reading
from rashomon.tables import load_ontology

ACLED = {
    "event_id_cnty": "SYR9001",
    "event_date": "2020-05-04",
    "year": "2020",
    "time_precision": "1",
    "disorder_type": "Political violence",
    "event_type": "Explosions/Remote violence",
    "sub_event_type": "Air/drone strike",
    "actor1": "Military Forces of Syria (2000-2024)",
    "inter1": "1",
    "actor2": "Civilians (Syria)",
    "assoc_actor_2": "Labor Group (Syria); Women (Syria)",
    "inter2": "7",
    "interaction": "17",
    "iso": "760",
    "region": "Middle East",
    "country": "Syria",
    "admin1": "Aleppo",
    "admin2": "Jebel Saman",
    "location": "Aleppo",
    "latitude": "36.2021",
    "longitude": "37.1343",
    "geo_precision": "1",
    "source": "The Harbour Post",
    "source_scale": "National",
    "notes": "Planes struck a market in Aleppo.",
    "fatalities": "12",
    "timestamp": "1589000000",
}
UCDP = {
    "id": "700123",
    "year": "2020",
    "code_status": "Clear",
    "type_of_violence": "1",
    "dyad_name": "Government of Mali - JNIM",
    "side_a": "Government of Mali",
    "side_b": "JNIM",
    "source_article": '"The Harbour Post,2020-05-06,Ten killed near Gao"',
    "source_office": "The Harbour Post",
    "source_original": "army",
    "where_prec": "2",
    "where_coordinates": "Gao town",
    "adm_1": "Gao region",
    "latitude": "16.27",
    "longitude": "-0.04",
    "country": "Mali",
    "country_id": "432",
    "date_prec": "2",
    "date_start": "2020-05-03 00:00:00.000",
    "date_end": "2020-05-04 00:00:00.000",
    "deaths_a": "4",
    "deaths_b": "6",
    "deaths_civilians": "0",
    "deaths_unknown": "2",
    "best": "12",
    "high": "15",
    "low": "10",
}
AIRWARS = {
    "Incident code": "ABC0017",
    "Incident date": "May 4, 2020",
    "Location": "Amber Weir, Aleppo",
    "Country": "Syria",
    "Geolocation": "36.2021, 37.1343",
    "Geolocation accuracy": "Neighbourhood/area",
    "Strike status": "Likely strike",
    "Strike type": "Airstrike",
    "Civilians reported killed": "3 – 5",
    "Children": "2",
    "Civilians reported injured": "7",
    "Suspected belligerents": "Russian Military; Syrian Regime",
    "Sources": "Harbour Watch",
    "Assessment": "A house was hit.",
}
COLUMNS = {"acled": acled.COLUMNS, "ucdp": ucdp.COLUMNS, "airwars": tuple(AIRWARS)}
MADE: Mapping[str, Mapping[str, str]] = {"acled": ACLED, "ucdp": UCDP, "airwars": AIRWARS}


@cache
def lookup() -> Lookup:
    return Lookup(load_ontology(), open_gazetteer())


def row(recorder: str, **cells: str) -> dict[str, str]:
    """A row of a recorder with some cells changed; of Airwars' columns by their names in small letters."""
    names = {name.casefold().replace(" ", "_"): name for name in COLUMNS[recorder]}
    return {**MADE[recorder], **{names.get(name, name): cell for name, cell in cells.items()}}


def table(recorder: str, *rows: Mapping[str, str], parting: str = ",") -> bytes:
    file = io.StringIO()
    columns = dict.fromkeys([*COLUMNS[recorder], *(name for one in rows for name in one)])
    writer = csv.DictWriter(file, columns, delimiter=parting)
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue().encode()


def coded(recorder: str, content: bytes) -> list[Reading | Failure]:
    return list(code_rows(recorder, "t.csv", io.BufferedReader(io.BytesIO(content)), lookup()))


def read(recorder: str, **cells: str) -> Reading:
    [found] = coded(recorder, table(recorder, row(recorder, **cells)))
    assert isinstance(found, Reading), found
    return found


def fails(recorder: str, **cells: str) -> str:
    [found] = coded(recorder, table(recorder, row(recorder, **cells)))
    assert isinstance(found, Failure), found
    assert found.path == "t.csv#1"
    return found.reason


def claims(reading: Reading, field: str) -> list[Claim]:
    return [claim for claim in reading.claims if claim.field == field]


def figures(reading: Reading) -> list[tuple[str, str, int | None, int | None, str]]:
    """The figures as (field, group, low, high, scope)."""
    told = [(claim, claim.value) for claim in reading.claims if isinstance(claim.value, Figure)]
    return [(claim.field, claim.group, value.low, value.high, claim.scope) for claim, value in told]


def check_spans(reading: Reading) -> None:
    """Hold that all that is said leads back to the words of the row."""
    text = reading.report.text
    for claim in reading.claims:
        assert text[slice(*claim.span)] == claim.words
        assert all(link.span is None or text[slice(*link.span)] == link.text for link in claim.chain)
    for mention in reading.mentions:
        for party in (*mention.actors, *mention.targets):
            assert text[slice(*party.span)].casefold() == party.text.casefold()
        for one in (mention.time, mention.place, *mention.weapons):
            assert one is None or text[slice(*one.span)] == one.text
