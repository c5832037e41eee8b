"""A table may be CSV of any parting, a JSON document, or an object a line; bad rows are told, and the others go on."""

import gzip
import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_rows import ACLED, AIRWARS, COLUMNS, MADE, UCDP, check_spans, coded, lookup, read, row, table

from rashomon.coded import RECORDERS, code_again, code_rows
from rashomon.records import Failure, Reading


def ids(found: list[Reading | Failure]) -> list[str]:
    return [one.report.row or "" if isinstance(one, Reading) else f"{one.path}: {one.reason}" for one in found]


def numbered(value: str) -> object:
    try:
        return int(value)
    except ValueError:
        return value


NATIVE = {name: numbered(value) for name, value in ACLED.items()} | {"assoc_actor_1": None}
TWO = [NATIVE, NATIVE | {"event_id_cnty": "SYR9002", "latitude": 36.5}]


@pytest.mark.parametrize(
    "content",
    [
        table("acled", row("acled"), row("acled", event_id_cnty="SYR9002")),
        table("acled", row("acled"), row("acled", event_id_cnty="SYR9002"), parting=";"),
        table("acled", row("acled"), row("acled", event_id_cnty="SYR9002"), parting="\t"),
        b"\xef\xbb\xbf" + table("acled", row("acled"), row("acled", event_id_cnty="SYR9002")),
        table("acled", row("acled"), row("acled", event_id_cnty="SYR9002")).decode().encode("utf-16"),
        json.dumps(TWO).encode(),
        json.dumps({"status": 200, "success": True, "data": TWO, "messages": []}).encode(),
        json.dumps({"status": 200, "data": TWO}, indent=2).encode(),
        "\n".join(map(json.dumps, TWO)).encode(),
        ("\n".join(map(json.dumps, TWO))).encode() + b"\n\n",
    ],
    ids=["commas", "semicolons", "tabs", "marked", "utf-16", "list", "answer", "indented", "lines", "blank-end"],
)
def test_forms_of_a_table(content: bytes) -> None:
    found = coded("acled", content)
    assert ids(found) == ["acled:SYR9001", "acled:SYR9002"]
    assert isinstance(found[0], Reading)
    assert len(found[0].claims) == len(read("acled").claims)


def test_an_answer_of_ucdp_has_its_rows_under_result() -> None:
    assert ids(coded("ucdp", json.dumps({"TotalCount": 1, "Result": [UCDP]}).encode())) == ["ucdp:700123"]


def test_a_table_of_ucdp_may_have_no_line_of_names() -> None:
    lines = table("ucdp", row("ucdp"), row("ucdp", id="700124")).splitlines(keepends=True)
    assert ids(coded("ucdp", b"".join(lines[1:]))) == ["ucdp:700123", "ucdp:700124"]


def test_a_cell_of_json_may_hold_several_things_with_names() -> None:
    sources = [{"name": "Harbour Watch", "url": "https://x.example"}, {"name": "Quay; Daily"}]
    [found] = coded("airwars", json.dumps([AIRWARS | {"Sources": sources}]).encode())
    assert isinstance(found, Reading)
    assert found.claims[0].chain[0].text == "Harbour Watch; Quay, Daily"
    check_spans(found)


def zipped(**files: bytes) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("_", "."), content)
    return whole.getvalue()


def test_a_table_may_be_packed() -> None:
    content = table("acled", row("acled"))
    assert ids(coded("acled", gzip.compress(content))) == ["acled:SYR9001"]
    assert ids(coded("acled", zipped(events_csv=content, readme_pdf=b"x"))) == ["acled:SYR9001"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (zipped(a_csv=b"x", b_csv=b"y"), "is a zip archive with 2 tables: unpack it, and name one"),
        (zipped(a_pdf=b"x"), "is a zip archive with 0 tables: unpack it, and name one"),
        (b"PK\3\4broken", "is a zip archive that is damaged or cut short"),
        (gzip.compress(table("acled", row("acled")))[:-40], "is damaged or cut short"),
        (gzip.compress(b"event_id_cnty\n" + b"\n" * 200_000_000, 9), "unpacks to more than 100 times its size"),
    ],
    ids=["two", "none", "damaged", "short", "bomb"],
)
def test_what_is_packed_badly_is_told_once(content: bytes, reason: str) -> None:
    assert ids(coded("acled", content)) == [f"t.csv: {reason}"]


def test_a_row_that_is_nested_without_end_is_told() -> None:
    deep = json.dumps(NATIVE)[:-1] + ', "notes": ' + "[" * 600 + "]" * 600 + "}"
    assert ids(coded("acled", f"{json.dumps(NATIVE)}\n{deep}\n{json.dumps(TWO[1])}".encode())) == [
        "acled:SYR9001",
        "t.csv#2: is nested too deeply",
        "acled:SYR9002",
    ]


def test_names_of_columns_are_known_in_any_case() -> None:
    assert ids(coded("acled", table("acled", row("acled")).replace(b"event_id_cnty", b"Event ID Cnty"))) == [
        "acled:SYR9001"
    ]


def test_bad_rows_are_told_and_the_others_go_on() -> None:
    rows = [row("acled", event_id_cnty=f"SYR{n}", latitude="999" if n == 2 else "36") for n in range(1, 5)]
    content = table("acled", *rows) + b"one,cell,too,few\n" + table("acled", row("acled")).splitlines()[1]
    assert ids(coded("acled", content)) == [
        "acled:SYR1",
        "t.csv#2: latitude '999' is not between -90 and 90",
        "acled:SYR3",
        "acled:SYR4",
        "t.csv#5: line 6: 4 cells under 31 columns",
        "acled:SYR9001",
    ]


def test_a_bad_line_of_json_is_told_and_the_others_go_on() -> None:
    lines = [json.dumps(NATIVE), "{broken", "[1]", json.dumps({"a": 1}), json.dumps(TWO[1])]
    assert ids(coded("acled", "\n".join(lines).encode())) == [
        "acled:SYR9001",
        "t.csv#2: line 2: not JSON: Expecting property name enclosed in double quotes at character 2",
        "t.csv#3: line 3: not a JSON object",
        "t.csv#4: has no event_id_cnty",
        "acled:SYR9002",
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b"  \n", "is empty"),
        (b"a,b\n1,2\n", "has no column event_id_cnty"),
        (b'{"a": 1}', "has no column event_id_cnty"),
        (b'{"data": 3}\n{', "has no column event_id_cnty"),
        (b'{\n "x": [1]}', "has no list of rows under one of data, Result, results, incidents, events, rows"),
        (b"[]", "holds no rows"),
        (table("acled"), "has a line that names its columns, and no row"),
        (table("acled") + b"\n,,\n", "has a line that names its columns, and no row"),
        (b"[1, 2", "is JSON that is cut short"),
        (b"\x00\x01\x02" * 50, "is binary, not text"),
    ],
)
def test_what_is_no_such_table_is_told_once(content: bytes, reason: str) -> None:
    assert ids(coded("acled", content))[-1] == f"t.csv: {reason}"


def test_a_table_that_is_cut_short_gives_what_it_has() -> None:
    assert ids(coded("acled", json.dumps(TWO).encode()[:-30])) == ["acled:SYR9001", "t.csv: is JSON that is cut short"]


# ── what strangers write into cells ─────────────────────────────────────────────────────────────────────────────────


def test_a_note_of_a_million_letters_is_kept() -> None:
    assert "x" * 1_000_000 in read("acled", notes="x" * 1_000_000).report.text


def test_hidden_characters_become_spaces_and_break_no_line() -> None:
    text = read("acled", notes="one\0two\r\nthree\x1b[31m\tfour").report.text
    assert "notes: one two three [31m four\n" in text


@pytest.mark.parametrize("evil", ["=cmd|' /C calc'!A0", "+1+1", "@SUM(1)", "-2+3"])
def test_what_a_spreadsheet_would_run_is_text(evil: str) -> None:
    reading = read("acled", actor1=evil)
    assert [party.text for party in reading.mentions[0].actors] == [evil]
    # as tables write it, ours too, so that it does not run
    assert read("acled", actor1=f"'{evil}").mentions[0].actors == reading.mentions[0].actors
    check_spans(reading)


def test_a_quotation_that_is_never_closed_costs_its_row() -> None:
    broken = table("acled", row("acled")).decode().replace("Planes struck", '"Planes struck')
    found = coded("acled", broken.encode())
    assert len(found) == 1
    assert isinstance(found[0], Failure)


ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
CELLS = st.dictionaries(st.sampled_from(sorted({*COLUMNS["acled"], *COLUMNS["ucdp"], *AIRWARS})), ANY, max_size=6)


@given(st.sampled_from(sorted(RECORDERS)), CELLS)
def test_whatever_stands_in_the_cells_is_read_or_told(recorder: str, cells: Mapping[str, str]) -> None:
    known = {name: cell for name, cell in cells.items() if name in COLUMNS[recorder]}
    [found] = coded(recorder, json.dumps([{**MADE[recorder], **known}]).encode())
    if isinstance(found, Failure):
        assert found.reason
        assert "\n" not in found.reason
    else:
        check_spans(found)
        assert len({claim.id for claim in found.claims}) == len(found.claims)
        assert all(claim.words for claim in found.claims)


@given(st.binary(max_size=300))
def test_whatever_the_bytes_are_nothing_is_raised(content: bytes) -> None:
    for recorder in RECORDERS:
        assert all(isinstance(one, Reading | Failure) for one in coded(recorder, content))


# ── versions of a row ───────────────────────────────────────────────────────────────────────────────────────────────


def test_a_newer_version_of_a_row_keeps_the_ids_of_what_stays() -> None:
    old, new = read("acled"), read("acled", fatalities="14", timestamp="1600000000")
    assert old.report.id != new.report.id
    assert old.mentions[0].id == new.mentions[0].id
    changed = {claim.field for claim in old.claims if claim.id not in {one.id for one in new.claims}}
    assert changed == {"killed"}


def test_a_row_is_read_again_by_its_text() -> None:
    for recorder in RECORDERS:
        reading = read(recorder)
        assert code_again(reading.report, lookup()) == reading


def test_a_row_of_which_words_were_masked_says_the_rest() -> None:
    reading = read("acled")
    report = reading.report
    masked = replace(report, text=report.text.replace("Military Forces of Syria", "█" * 24))
    assert {claim.field for claim in code_again(masked, lookup()).claims} == {claim.field for claim in reading.claims}
    blank = code_again(replace(report, text=report.text.replace("2020-05-04", "█" * 10)), lookup())
    assert (blank.claims, [problem.kind for problem in blank.problems]) == ((), ["row_unreadable"])


def test_the_same_row_gives_the_same_reading_wherever_it_stands() -> None:
    one = coded("acled", table("acled", row("acled")))[0]
    stream = io.BufferedReader(io.BytesIO(json.dumps([NATIVE]).encode()))
    other = next(code_rows("acled", "other.json", stream, lookup()))
    assert isinstance(one, Reading)
    assert isinstance(other, Reading)
    assert {claim.id for claim in one.claims} == {claim.id for claim in other.claims}
