import csv
import io
import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from made_events import PLACE, TIME, bare, case, event, finding, hostile, many, ontology, plain, reading

from rashomon.export.formats import EXPORTERS
from rashomon.export.formats.acled import COLUMNS as ACLED
from rashomon.export.formats.cells import guard
from rashomon.export.formats.deeds import QUAD
from rashomon.export.formats.gdelt import COLUMNS as GDELT
from rashomon.export.formats.gdelt import MENTIONS
from rashomon.export.formats.gdelt_graph import COLUMNS as GRAPH
from rashomon.export.formats.ids import number_of
from rashomon.export.formats.polecat import COLUMNS as POLECAT
from rashomon.export.formats.ucdp import COLUMNS as UCDP
from rashomon.export.formats.ucdp import priogrid
from rashomon.records import Comparison, Event, Finding, Whom

Row = dict[str, Any]


def content(name: str, given: Comparison, suffix: str = "") -> str:
    return EXPORTERS[name](case(given)).files[suffix].decode()


def table(name: str, given: Comparison) -> list[Row]:
    return list(csv.DictReader(io.StringIO(content(name, given), newline="")))


def lines(name: str, given: Comparison) -> list[Row]:
    return [json.loads(line) for line in content(name, given).splitlines()]


def tabs(given: Comparison, columns: Sequence[str], suffix: str = "") -> list[Row]:
    told = [line.split("\t") for line in content("gdelt", given, suffix).splitlines()]
    return [dict(zip(columns, line, strict=True)) for line in told]


def kinds(name: str, given: Comparison) -> set[str]:
    return {loss.kind for loss in EXPORTERS[name](case(given)).losses}


def with_findings(*findings: Finding, **changes: Any) -> Comparison:
    one: Event = replace(event(1), findings=findings, **changes)
    return replace(plain(), events=(one,))


# ── columns and vocabularies ────────────────────────────────────────────────────────────────────────────────────────

HEADERS = {
    "acled": "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,"
    "assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,"
    "admin3,location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp",
    "ucdp": "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,"
    "dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,"
    "number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,"
    "where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,"
    "region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,"
    "low,gwnoa,gwnob",
}


@pytest.mark.parametrize("name", HEADERS)
def test_the_header_is_that_of_the_published_files(name: str) -> None:
    assert content(name, plain()).splitlines()[0] == HEADERS[name]


def test_tables_have_as_many_columns_as_the_published_files() -> None:
    assert [len(one) for one in (ACLED, UCDP, POLECAT, GDELT, MENTIONS, GRAPH)] == [31, 49, 40, 61, 16, 27]
    assert content("polecat", plain()).splitlines()[0].split("\t") == list(POLECAT)
    assert len({*GDELT}) == 61


def test_an_event_in_acleds_words() -> None:
    [row] = table("acled", plain())
    number = number_of("m1")
    notes = row.pop("notes")
    assert {key: value for key, value in row.items() if value} == {
        "event_id_cnty": f"SYR{number}",
        "event_date": "2020-05-04",
        "year": "2020",
        "time_precision": "1",
        "disorder_type": "Political violence",
        "event_type": "Explosions/Remote violence",
        "sub_event_type": "Air/drone strike",
        "actor1": "Syrian army",
        "inter1": "1",
        "actor2": "villagers",
        "assoc_actor_2": "market",
        "inter2": "7",
        "interaction": "17",
        "civilian_targeting": "Civilian targeting",
        "iso": "760",
        "region": "Middle East",
        "country": "Syria",
        "admin1": "Aleppo",
        "location": "Oram",
        "latitude": "36.1",
        "longitude": "36.8",
        "geo_precision": "1",
        "source": "The Paper",
        "fatalities": "12",
    }
    assert notes == (
        "Oram, Syria, 4 May 2020: strike. Fatalities: best under policy ucdp (killed: civilians). Accounts differ:"
        " health ministry: at least 12; residents: 15. Claims: c1. Rashomon:m1."
    )


def test_no_figure_of_dead_is_0_and_told_and_a_policy_without_one_is_empty() -> None:
    [row] = table("acled", with_findings())
    assert (row["fatalities"], "no_figure" in kinds("acled", with_findings())) == ("0", True)
    none = replace(finding(1), low=None, best=None, high=None)
    [row] = table("acled", with_findings(none))
    assert (row["fatalities"], "no_number" in kinds("acled", with_findings(none))) == ("", True)
    assert "policy ucdp gives no number" in row["notes"]


def test_acled_leaves_out_what_is_no_event_of_its_types_or_not_done() -> None:
    talk = replace(reading(1), mentions=(replace(reading(1).mentions[0], acled=None),))
    plan = replace(reading(1), mentions=(replace(reading(1).mentions[0], realis="planned"),))
    for one in (talk, plan):
        given = replace(plain(), reports=(one,))
        assert table("acled", given) == []
        assert kinds("acled", given) == {"left_out"}


def test_an_actor_alone_stands_first() -> None:
    act = replace(event(1).acts[0], actors=())
    [row] = table("acled", replace(plain(), events=(replace(event(1), acts=(act,)),)))
    assert (row["actor1"], row["inter1"], row["actor2"], row["interaction"]) == ("villagers", "7", "", "70")


def test_an_event_in_ucdps_words() -> None:
    [row] = table("ucdp", plain())
    assert {key: value for key, value in row.items() if value and not key.startswith("source_")} == {
        "id": str(number_of("m1")),
        "relid": "Rashomon:m1",
        "year": "2020",
        "code_status": "Check",
        "type_of_violence": "3",
        "dyad_name": "Syrian army - Civilians",
        "side_a": "Syrian army",
        "side_b": "Civilians",
        "number_of_sources": "1",
        "where_prec": "1",
        "where_coordinates": "Oram",
        "where_description": "Oram, Aleppo, SY",
        "adm_1": "Aleppo",
        "latitude": "36.1",
        "longitude": "36.8",
        "geom_wkt": "POINT (36.8 36.1)",
        "priogrid_gid": "181874",
        "country": "Syria",
        "country_id": "652",
        "region": "Middle East",
        "event_clarity": "1",
        "date_prec": "1",
        "date_start": "2020-05-04 00:00:00.000",
        "date_end": "2020-05-04 00:00:00.000",
        "deaths_a": "0",
        "deaths_b": "0",
        "deaths_civilians": "12",
        "deaths_unknown": "0",
        "best": "12",
        "high": "15",
        "low": "12",
        "gwnoa": "652",
    }
    assert row["source_article"] == 'The Paper, 2020-05-06, "Market struck"'
    assert row["source_original"] == "health ministry; residents"


@pytest.mark.parametrize(
    ("latitude", "longitude", "cell"),
    [(33.3, 44.4, 177569), (-90.0, -180.0, 1), (90.0, 180.0, 259200), (0.0, 0.0, 129961)],
)
def test_a_point_lies_in_a_cell_of_priogrid(latitude: float, longitude: float, cell: int) -> None:
    assert priogrid(latitude, longitude) == cell


WHOLE = replace(finding(1), whom=None, group="people")


@pytest.mark.parametrize(
    ("findings", "deaths", "loss"),
    [
        ([finding(1)], (0, 0, 12, 0, 12, 15, 12), None),
        ([replace(WHOLE, best=replace(WHOLE.best, value=20))], (0, 0, 0, 20, 20, 20, 12), None),  # type: ignore[type-var]
        ([finding(1, low=0, best=5), finding(1, "unknown", 0, 20, 20)], (0, 0, 5, 15, 20, 20, 0), None),
        ([finding(1, high=None)], (0, 0, 12, 0, 12, 15, 12), "open_end"),  # 15 is the highest number that is told
        ([finding(1, best=30), finding(1, "unknown", 4, 9, 9)], (0, 0, 30, 0, 30, 30, 12), None),  # a part of 9 is none
    ],
)
def test_deaths_add_up_to_best(findings: list[Finding], deaths: tuple[int, ...], loss: str | None) -> None:
    given = with_findings(*findings)
    [row] = table("ucdp", given)
    names = "deaths_a deaths_b deaths_civilians deaths_unknown best high low".split()
    assert tuple(int(row[name]) for name in names) == deaths
    assert sum(deaths[:4]) == deaths[4]
    assert (loss is None) == ("open_end" not in kinds("ucdp", given))


@pytest.mark.parametrize("findings", [[], [finding(1, low=0, best=0, high=0)]])
def test_ucdp_has_no_event_without_a_death(findings: list[Finding]) -> None:
    silent = [
        replace(one, positions=tuple(replace(p, low=0, high=0, printed=0, bound="exact") for p in one.positions))
        for one in findings
    ]
    given = with_findings(*silent)
    assert table("ucdp", given) == []
    assert kinds("ucdp", given) == {"left_out"}


# ── PLOVER, POLECAT, GDELT ──────────────────────────────────────────────────────────────────────────────────────────


def test_an_act_as_a_record_of_plover() -> None:
    [record] = lines("plover", plain())
    assert {"id", "date", "actor", "event"} <= set(record)
    assert (record["event"], record["mode"], record["quad_code"]) == (["ASSAULT"], ["aerial"], "MATERIAL CONFLICT")
    assert record["actor"] == [{"code": "SYR", "sector": "MIL", "entity_text": "Syrian army"}]
    assert [one["sector"] for one in record["recipient"]] == ["CVL", "CVL"]
    assert (record["size"], record["time"], record["event_scale"]) == ({"dead": 12}, "04:00", -9.5)
    assert record["event_loc"]["resolution"] == 4
    assert record["link"] == "https://paper.example/1"


def test_every_type_has_a_quad_class_and_a_code_of_cameo() -> None:
    codings = ontology().codings
    assert len(QUAD) == 16
    assert {type_ for type_, _ in codings} == set(QUAD)
    assert all((type_, "") in codings for type_ in QUAD)
    modes = {(act.type, act.mode) for act in ontology().acts.values() if act.type and act.mode}
    rough = {("COERCE", "cyber"), ("COERCE", "misinformation"), ("COERCE", "withhold")}  # CAMEO has no code of theirs
    assert modes - set(codings) <= rough


def test_an_act_as_a_row_of_gdelt() -> None:
    [row] = tabs(plain(), GDELT)
    told = {key: value for key, value in row.items() if value}
    assert told == {
        "GLOBALEVENTID": str(number_of("m1")),
        "SQLDATE": "20200504",
        "MonthYear": "202005",
        "Year": "2020",
        "FractionDate": "2020.4219",
        "Actor1Code": "SYRMIL",
        "Actor1Name": "SYRIAN ARMY",
        "Actor1CountryCode": "SYR",
        "Actor1Type1Code": "MIL",
        "Actor2Code": "CVL",
        "Actor2Name": "VILLAGERS",
        "Actor2Type1Code": "CVL",
        "IsRootEvent": "1",
        "EventCode": "195",
        "EventBaseCode": "195",
        "EventRootCode": "19",
        "QuadClass": "4",
        "GoldsteinScale": "-10.0",
        "NumMentions": "1",
        "NumSources": "1",
        "NumArticles": "1",
        "ActionGeo_Type": "4",
        "ActionGeo_FullName": "Oram, Aleppo, Syria",
        "ActionGeo_CountryCode": "SY",
        "ActionGeo_Lat": "36.1",
        "ActionGeo_Long": "36.8",
        "DATEADDED": "20200506000000",
        "SOURCEURL": "https://paper.example/1",
    }


def test_a_mention_and_a_report_in_gdelts_tables() -> None:
    [mention] = tabs(plain(), MENTIONS, ".mentions")
    assert mention["MentionIdentifier"] == "https://paper.example/1"
    assert (mention["ActionCharOffset"], mention["Actor1CharOffset"], mention["Actor2CharOffset"]) == ("17", "0", "26")
    [row] = tabs(plain(), GRAPH, ".gkg")
    assert row["GKGRECORDID"].startswith("20200506000000-")
    assert row["Counts"].split(";")[0] == "KILL#12#civilians#4#Oram, Aleppo, Syria#SY##36.1#36.8#"
    assert [one.split("#")[-1] for one in row["V2Counts"].split(";")] == ["61", "127"]
    assert row["V2Locations"] == "4#Oram, Aleppo, Syria#SY###36.1#36.8##36"
    assert (row["V2Persons"], row["V2Organizations"]) == ("Hana Omar,147", "Syrian army,0")
    assert row["Quotations"] == "61|27|said|At least 12 civilians died,"
    assert row["Dates"] == "3#5#4#2020#41"


def test_marks_that_part_values_part_no_name() -> None:
    sharp = replace(reading(1), actors=tuple(replace(a, name="A;B#C|D,E") for a in reading(1).actors))
    [row] = tabs(replace(plain(), reports=(sharp,)), GRAPH, ".gkg")
    assert row["V2Organizations"] == "A B C D E,0"


# ── JSON that others read ───────────────────────────────────────────────────────────────────────────────────────────

# RFC 7946, as far as points go.
GEOJSON = {
    "type": "object",
    "required": ["type", "features"],
    "properties": {
        "type": {"const": "FeatureCollection"},
        "features": {
            "items": {
                "type": "object",
                "required": ["type", "geometry", "properties"],
                "properties": {
                    "type": {"const": "Feature"},
                    "id": {"type": ["string", "number"]},
                    "properties": {"type": ["object", "null"]},
                    "geometry": {
                        "oneOf": [
                            {"type": "null"},
                            {
                                "type": "object",
                                "required": ["type", "coordinates"],
                                "properties": {
                                    "type": {"const": "Point"},
                                    "coordinates": {
                                        "prefixItems": [
                                            {"type": "number", "minimum": -180, "maximum": 180},
                                            {"type": "number", "minimum": -90, "maximum": 90},
                                        ],
                                        "minItems": 2,
                                        "maxItems": 3,
                                    },
                                },
                            },
                        ]
                    },
                },
            }
        },
    },
    "not": {"required": ["crs"]},
}
STRING, ARRAY = {"type": "string"}, {"type": "array"}
# Of timemap's own checks: what it does not know it refuses, and coordinates come in pairs.
TIMEMAP_EVENT = {
    "type": "object",
    "required": ["description"],
    "additionalProperties": False,
    "properties": {
        **dict.fromkeys(
            "id civId description graphic date time time_precision location latitude longitude x y z type category"
            " category_full comments time_display shape colour".split(),
            STRING,
        ),
        "associations": ARRAY,
        "sources": ARRAY,
        "narrative___stepStyles": ARRAY,
    },
    "dependentRequired": {"latitude": ["longitude"], "longitude": ["latitude"]},
}
TIMEMAP_SOURCE = {
    "type": "object",
    "required": ["id", "paths"],
    "additionalProperties": False,
    "properties": {
        **dict.fromkeys("id title thumbnail type url description parent author date notes".split(), STRING),
        "paths": ARRAY,
        "affil_s": ARRAY,
    },
}
# FollowTheMoney 4.11: the properties of these schemata that we fill.
FTM = {
    "Event": "name startDate endDate location country addressEntity keywords notes recordId involved proof publisher"
    " sourceUrl",
    "Article": "fileName title author publisher publishedAt sourceUrl language",
    "Address": "full remarks state country latitude longitude",
    "Person": "name notes",
    "PublicBody": "name country",
    "Organization": "name country",
    "LegalEntity": "name country",
}


@pytest.mark.parametrize("given", [plain(), bare(), hostile(), many(3)], ids=["plain", "bare", "hostile", "many"])
def test_geojson_keeps_to_its_standard(given: Comparison) -> None:
    Draft202012Validator(GEOJSON).validate(json.loads(content("geojson", given)))


@pytest.mark.parametrize("given", [plain(), bare(), hostile(), many(3)], ids=["plain", "bare", "hostile", "many"])
def test_timemap_takes_every_event_and_source(given: Comparison) -> None:
    domain = json.loads(content("timemap", given))
    assert set(domain) == {"events", "sites", "associations", "sources", "shapes"}
    for one in domain["events"]:
        Draft202012Validator(TIMEMAP_EVENT).validate(one)
        assert set(one["sources"]) <= set(domain["sources"])
        assert set(one["associations"]) <= {association["id"] for association in domain["associations"]}
    for id_, source in domain["sources"].items():
        Draft202012Validator(TIMEMAP_SOURCE).validate(source)
        assert source["id"] == id_


@pytest.mark.parametrize("given", [plain(), bare(), hostile(), many(3)], ids=["plain", "bare", "hostile", "many"])
def test_entities_have_the_shape_of_followthemoney(given: Comparison) -> None:
    entities = lines("ftm", given)
    ids = [one["id"] for one in entities]
    assert ids == sorted(set(ids))
    for one in entities:
        assert set(one) == {"id", "schema", "properties"}
        assert set(one["properties"]) <= set(FTM[one["schema"]].split())
        assert all(text and isinstance(text, str) for values in one["properties"].values() for text in values)
        for link in ("involved", "proof", "addressEntity"):
            assert set(one["properties"].get(link, ())) <= set(ids)


def test_days_of_timemap_have_the_month_first() -> None:
    [one] = json.loads(content("timemap", plain()))["events"]
    assert (one["date"], one["time"], one["latitude"]) == ("05/04/2020", "04:00", "36.1")


def test_a_named_victim_is_a_person_of_followthemoney() -> None:
    [person] = [one for one in lines("ftm", plain()) if one["schema"] == "Person"]
    assert person["properties"]["name"] == ["Hana Omar"]
    assert "claims v1" in person["properties"]["notes"][-1]


# ── losses ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_losses_say_what_a_place_or_a_day_was_known_by() -> None:
    near = replace(PLACE, precision="near", radius_km=15.0)
    told = {
        (loss.kind, loss.what)
        for loss in EXPORTERS["acled"](case(with_findings(finding(1), place=near))).losses
        if loss.kind.endswith("_precision")
    }
    assert told == {
        ("place_precision", "Oram, Aleppo, SY (near), within 15 km"),
        ("time_precision", "dawn 04:00 05:30"),
    }
    assert TIME.part == "dawn"


def test_fields_that_a_format_has_no_place_for_are_listed_with_their_claims() -> None:
    injured = replace(finding(1), field="injured")
    [loss] = [one for one in EXPORTERS["acled"](case(with_findings(injured))).losses if one.kind == "field"]
    assert loss.what.startswith("injured: civilians: at least 12; 15")
    assert loss.claims == ("c1", "d1")


def test_figures_of_other_groups_and_named_victims_are_listed() -> None:
    given = with_findings(WHOLE, replace(finding(1), group="children", whom=Whom(None, None, "civilian", "children")))
    told = {loss.kind: loss for loss in EXPORTERS["acled"](case(given)).losses}
    assert told["group"].what.startswith("killed: children: ")
    assert (told["victims"].what, told["victims"].claims) == ("1 named", ("v1",))
    assert "victims" not in kinds("ftm", given)


def test_what_is_nobody_is_no_actor_but_told() -> None:
    act = replace(event(1).acts[0], targets=("convoy of lorries", "Marcher Legion"))
    given = replace(plain(), events=(replace(event(1), acts=(act,)),))
    [row] = table("acled", given)
    assert (row["actor2"], row["assoc_actor_2"], row["inter2"]) == ("Marcher Legion", "", "")
    assert [loss.what for loss in EXPORTERS["ucdp"](case(given)).losses if loss.kind == "no_party"] == [
        "convoy of lorries"
    ]


@pytest.mark.parametrize(
    ("cell", "guarded"),
    [("=1", "'=1"), ("+1", "'+1"), ("-x", "'-x"), ("@x", "'@x"), ("x=1", "x=1"), (-1.5, -1.5), ("", "")],
)
def test_only_text_that_a_spreadsheet_would_run_is_guarded(cell: object, guarded: object) -> None:
    assert guard(cell) == guarded
