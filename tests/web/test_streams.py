import csv
import json
from io import BytesIO, StringIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from fastapi.testclient import TestClient

from rashomon.export.formats import EXPORTERS
from rashomon.store import Store
from workbench_cases import fill, make_reading, open_client


def lines(client: TestClient, address: str) -> list[dict[str, object]]:
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("application/jsonl")
    return [json.loads(line) for line in answer.text.splitlines()]


def test_all_events_that_fit_come_one_a_line(client: TestClient) -> None:
    events = lines(client, "/api/events.jsonl")
    assert [one["id"] for one in events] == ["m0", "m2", "m3"]
    for one in events:
        assert one == client.get(f"/api/events/{one['id']}").json()
    assert lines(client, "/api/events.jsonl?q=barda&policy=acled") == [client.get("/api/events/m2?policy=acled").json()]
    assert lines(client, "/api/events.jsonl?country=FR") == []


def test_all_claims_of_events_that_fit_come_one_a_line(client: TestClient) -> None:
    claims = lines(client, "/api/claims.jsonl?q=oram")
    told = client.get("/api/claims?event=m0&limit=200").json()["claims"]
    assert sorted(map(json.dumps, claims)) == sorted(map(json.dumps, told))


def test_a_stream_of_many_events_leaves_none_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rashomon.store.listing_records.STEP", 2)
    days = [f"20{n + 10}-01-01" for n in range(5)]
    with fill(
        tmp_path / "s.sqlite", [make_reading(n, town=f"Town {n}", day=day) for n, day in enumerate(days)]
    ) as store:
        assert len(lines(open_client(store), "/api/events.jsonl")) == 5


@pytest.mark.parametrize("format", EXPORTERS)
def test_an_export_is_a_zip_of_what_the_command_writes(client: TestClient, format: str) -> None:
    answer = client.get(f"/api/export/{format}")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"] == f'attachment; filename="events.{format}.zip"'
    with ZipFile(BytesIO(answer.content)) as archive:
        assert {f"events.{format}", f"events.{format}.loss.json"} <= {*archive.namelist()}
        assert archive.testzip() is None


def test_an_export_has_the_selection_and_its_rule(client: TestClient) -> None:
    def exported(query: str) -> set[tuple[str, str]]:
        with ZipFile(BytesIO(client.get(f"/api/export/csv?{query}").content)) as archive:
            rows = csv.DictReader(StringIO(archive.read("events.csv").decode()))
            return {(row["event"], row["policy"]) for row in rows}

    assert exported("") == {("m0", "ucdp"), ("m2", "ucdp"), ("m3", "ucdp")}
    assert exported("q=oram&policy=acled") == {("m0", "acled")}
    assert client.get("/api/export/acled").content == client.get("/api/export/acled?policy=acled").content


def test_what_cannot_be_exported_is_told(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = client.get("/api/export/shapefile")
    assert answer.status_code == 404
    assert "geojson" in answer.json()["error"]["message"]
    monkeypatch.setattr("rashomon.web.streams.MOST_EXPORTED", 2)
    answer = client.get("/api/export/csv")
    assert answer.status_code == 422
    assert "3 events fit" in answer.json()["error"]["message"]
    assert client.get("/api/export/csv?q=barda").status_code == 200


def test_a_stream_is_of_one_computation_whatever_happens_meanwhile(store: Store) -> None:
    client = open_client(store)
    client.get("/api/events")
    with client.stream("GET", "/api/events.jsonl") as answer:
        store.add(make_reading(9, town="Neville", day="2022-02-02"))
        open_client(store).get("/api/events")  # computes anew and clears the former away
        assert len(list(answer.iter_lines())) == 3
