"""Rows in a store: new, known, changed; what was decided of them stays; what was taken out does not come in again."""

import io
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from rashomon.coded import Lookup
from rashomon.coding import add_coded, read_coded, with_notes
from rashomon.deciding import current_decisions
from rashomon.gazetteer import open_gazetteer
from rashomon.pipeline import compare_store
from rashomon.records import Decision, Failure, Reading
from rashomon.redacting import purge_report, redact_passage, redact_person
from rashomon.resources import load_resources
from rashomon.store import Store, open_store
from rashomon.tables import load_ontology

HEAD = "event_id_cnty,event_date,sub_event_type,actor1,country,location,latitude,longitude,source,notes,fatalities\n"
ROW = "SYR{n},2020-05-{day:02},Air/drone strike,{who},Syria,Oram,36.1,36.8,Harbour Post,{notes},{dead}\n"
NOTES = "A strike hit Oram. Ahmad Saleh was killed; residents said."


@pytest.fixture(scope="module")
def lookup() -> Lookup:
    return Lookup(load_ontology(), open_gazetteer())


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(str(tmp_path / "s.sqlite")) as opened:
        yield opened


def line(n: int = 1, *, day: int = 4, who: str = "Kestrel Brigade", dead: str = "12", notes: str = NOTES) -> str:
    return ROW.format(n=n, day=day, who=who, dead=dead, notes=notes)


def put(store: Store, lookup: Lookup, folder: Path, *lines: str, name: str = "t.csv") -> list[str]:
    """What each row was to the store, or why it failed."""
    path = folder / name
    path.write_text(HEAD + "".join(lines), encoding="utf-8")
    added = add_coded(read_coded("acled", str(path), lookup), store)
    return [one.reason if isinstance(one, Failure) else one.said for one in added]


def killed(store: Store) -> list[str]:
    return [claim.words for reading in store.readings() for claim in reading.claims if claim.field == "killed"]


def test_a_table_given_again_changes_nothing(store: Store, lookup: Lookup, tmp_path: Path) -> None:
    assert put(store, lookup, tmp_path, line(1), line(2)) == ["added", "added"]
    before = list(store.readings())
    assert put(store, lookup, tmp_path, line(1), line(2)) == ["known", "known"]
    assert put(store, lookup, tmp_path, line(2), line(1), name="other.csv") == ["known", "known"]
    assert list(store.readings()) == before
    assert {one["path"] for one in store.found_at(before[0].report.id)} == {
        str(tmp_path / "t.csv") + "#1",
        str(tmp_path / "other.csv") + "#2",
    }


def test_a_newer_version_of_a_row_counts_in_place_of_the_former(store: Store, lookup: Lookup, tmp_path: Path) -> None:
    assert put(store, lookup, tmp_path, line(1, dead="12"), line(2, dead="3")) == ["added", "added"]
    assert put(store, lookup, tmp_path, line(1, dead="14"), line(2, dead="3")) == ["updated", "known"]
    assert sorted(killed(store)) == ["fatalities: 14", "fatalities: 3"]
    assert len(compare_store(store).events) == 2
    # back to what it was: newer again
    assert put(store, lookup, tmp_path, line(1, dead="12")) == ["updated"]
    assert sorted(killed(store)) == ["fatalities: 12", "fatalities: 3"]
    with sqlite3.connect(tmp_path / "s.sqlite") as database:
        assert database.execute("SELECT count(*) FROM readings").fetchone() == (4,)


def test_a_row_that_stands_twice_in_a_table_counts_as_it_stands_last(
    store: Store, lookup: Lookup, tmp_path: Path
) -> None:
    assert put(store, lookup, tmp_path, line(1, dead="12"), line(1, dead="14"), line(1, dead="14")) == [
        "SYR1 stands in row 3 too, which counts",
        "SYR1 stands in row 3 too, which counts",
        "added",
    ]
    assert killed(store) == ["fatalities: 14"]


def test_an_older_version_of_a_row_is_left_out_whatever_was_masked_since(
    store: Store, lookup: Lookup, tmp_path: Path
) -> None:
    def stamped(dead: str, stamp: int, notes: str = NOTES) -> list[str]:
        (tmp_path / "t.csv").write_text(
            HEAD.replace("\n", ",timestamp\n") + line(dead=dead, notes=notes).replace("\n", f",{stamp}\n"),
            encoding="utf-8",
        )
        said = add_coded(read_coded("acled", str(tmp_path / "t.csv"), lookup), store)
        return [one.reason if isinstance(one, Failure) else one.said for one in said]

    assert [stamped("12", 1_500_000_000), stamped("14", 1_600_000_000)] == [["added"], ["updated"]]
    redact_person(store, ["Ahmad Saleh"], "ann", "he asked for it")
    assert stamped("13", 1_550_000_000, "A strike.") == ["the store has SYR1 as changed later, which counts"]
    assert killed(store) == ["fatalities: 14"]
    assert b"Ahmad" not in (tmp_path / "s.sqlite").read_bytes()


def test_bad_rows_hold_up_no_others(store: Store, lookup: Lookup, tmp_path: Path) -> None:
    lines = [line(n, day=n if n != 150 else 99) for n in (*range(1, 20), 150, *range(20, 30))]
    found = put(store, lookup, tmp_path, *lines)
    assert (found.count("added"), len(found)) == (29, 30)
    assert found[19] == "event_date '2020-05-99' is no day that a calendar has"


def test_what_was_decided_of_a_row_holds_for_its_newer_versions(store: Store, lookup: Lookup, tmp_path: Path) -> None:
    put(store, lookup, tmp_path, line(1), line(2))
    one, other = (reading.mentions[0].id for reading in store.readings())
    store.decide(Decision("d1", one, other, "same", "person:ann", "one attack", "2024-01-01T00:00:00Z"))
    assert len(compare_store(store).events) == 1
    put(store, lookup, tmp_path, line(1, dead="14"), line(2, dead="15"))
    assert len(compare_store(store).events) == 1
    assert len(current_decisions(store)) == 1


@pytest.mark.parametrize(
    ("path", "reason"), [("none.csv", "no such file"), (".", "is a directory"), ("a\0b", "no such file")]
)
def test_a_table_that_is_not_there_is_told(path: str, reason: str, lookup: Lookup) -> None:
    assert list(read_coded("acled", path, lookup)) == [Failure(path, reason)]


def test_a_table_may_come_by_standard_input(lookup: Lookup, monkeypatch: pytest.MonkeyPatch) -> None:
    given = io.TextIOWrapper(io.BytesIO((HEAD + line(1)).encode()))
    monkeypatch.setattr(sys, "stdin", given)
    [found] = read_coded("acled", "-", lookup)
    assert isinstance(found, Reading)
    assert found.report.path == "-#1"


# ── notes ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_notes_are_read_where_that_is_asked_for(lookup: Lookup, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(HEAD + line(1, notes="") + line(2, day=99) + line(3) + line(4, notes=""), encoding="utf-8")
    plain = list(read_coded("acled", str(path), lookup))
    read = list(with_notes(plain, load_resources))
    assert [isinstance(one, Failure) for one in read] == [False, True, False, False]
    assert [read[0], read[1], read[3]] == [plain[0], plain[1], plain[3]]
    bare, noted = plain[2], read[2]
    assert isinstance(bare, Reading)
    assert isinstance(noted, Reading)
    assert noted.claims[: len(bare.claims)] == bare.claims
    more = noted.claims[len(bare.claims) :]
    assert "Ahmad Saleh" in {claim.words for claim in more if claim.field == "victim"}
    text = noted.report.text
    assert all(text[slice(*claim.span)] == claim.words for claim in more)
    assert all(text[slice(*mention.trigger)] in NOTES for mention in noted.mentions[1:])


# ── what is taken out ───────────────────────────────────────────────────────────────────────────────────────────────


def test_a_row_that_was_taken_out_stays_out_in_every_version(store: Store, lookup: Lookup, tmp_path: Path) -> None:
    put(store, lookup, tmp_path, line(1, dead="12"))
    put(store, lookup, tmp_path, line(1, dead="14"))
    [reading] = store.readings()
    purge_report(store, reading.report.id, "ann", "asked for")
    assert list(store.readings()) == []
    gone = "taken out of this store for good"
    for dead in ("12", "14", "16"):
        assert put(store, lookup, tmp_path, line(1, dead=dead)) == [gone]
    assert b"fatalities: 1" not in (tmp_path / "s.sqlite").read_bytes()


def test_a_person_is_masked_in_a_row_and_gone_from_its_former_versions(
    store: Store, lookup: Lookup, tmp_path: Path
) -> None:
    put(store, lookup, tmp_path, line(1, dead="12"))
    put(store, lookup, tmp_path, line(1, dead="14"))
    redact_person(store, ["Ahmad Saleh"], "ann", "he asked for it")
    [reading] = store.readings()
    assert "█████ █████ was killed" in reading.report.text
    assert killed(store) == ["fatalities: 14"]
    assert b"Ahmad" not in (tmp_path / "s.sqlite").read_bytes()


def test_a_passage_of_a_row_is_masked_and_its_columns_are_read_again(
    store: Store, lookup: Lookup, tmp_path: Path
) -> None:
    put(store, lookup, tmp_path, line(1))
    [before] = store.readings()
    start = before.report.text.index("residents said")
    redact_passage(store, before.report.id, (start, start + len("residents said")), "ann", "a source")
    [after] = store.readings()
    assert {claim.id for claim in after.claims} == {claim.id for claim in before.claims}
    assert "residents" not in after.report.text
