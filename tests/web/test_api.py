from typing import Any

import pytest
from fastapi.testclient import TestClient

from rashomon.contract import adapter_of, plain
from rashomon.records import Event, Reading
from rashomon.store import Store
from workbench_cases import fill, make_reading, open_client


def test_the_document_is_openapi_3_1_and_names_every_address(client: TestClient) -> None:
    document = client.get("/openapi.json").json()
    assert document["openapi"].startswith("3.1")
    assert {path: sorted(methods) for path, methods in document["paths"].items()} == {
        "/api/events": ["get"],
        "/api/events.jsonl": ["get"],
        "/api/events/{id}": ["get"],
        "/api/events/{id}/findings": ["get"],
        "/api/claims": ["get"],
        "/api/claims.jsonl": ["get"],
        "/api/claims/{id}": ["get"],
        "/api/export/{format}": ["get"],
        "/api/reports": ["get"],
        "/api/reports/{id}": ["get"],
        "/api/decisions": ["get", "post"],
        "/api/search": ["get"],
    }
    for methods in document["paths"].values():
        for told in methods.values():
            assert told["summary"]
            assert told["responses"]["404"]["content"]["application/json"]["schema"]["$ref"].endswith("/Failed")


def test_an_event_is_that_of_the_contract(client: TestClient) -> None:
    event = client.get("/api/events/m0?policy=acled").json()
    assert plain(adapter_of(Event).validate_python(event, by_alias=True)) == event
    assert {one["policy"] for one in event["findings"]} == {"acled"}
    assert client.get("/api/events/m0/findings?policy=acled").json() == event["findings"]
    assert client.get("/api/events/m1?policy=acled").json() == event  # a mention of it


def test_a_report_is_that_of_the_contract(client: TestClient, store: Store) -> None:
    [told] = client.get("/api/reports/r0").json()
    [reading] = store.readings("r0")
    assert told == plain(reading)
    assert adapter_of(Reading).validate_python(told, by_alias=True) == reading


def test_cursors_lead_through_a_list_once(client: TestClient) -> None:
    seen: list[str] = []
    cursor = ""
    while True:
        answer = client.get("/api/events", params={"limit": 2, "order": "newest", "cursor": cursor}).json()
        seen += [one["id"] for one in answer["events"]]
        assert answer["total"] == 3
        assert answer["current"]
        if answer["next"] is None:
            break
        cursor = answer["next"]
    assert seen == ["m3", "m2", "m0"]


def test_a_cursor_of_former_events_is_refused_with_a_reason(store: Store) -> None:
    client = open_client(store)
    cursor = client.get("/api/events?limit=1").json()["next"]
    store.add(make_reading(9, town="Neville", day="2022-02-02"))
    answer = client.get(f"/api/events?cursor={cursor}")
    assert answer.status_code == 409
    assert answer.json()["error"] == {
        "code": "out_of_date",
        "message": "the events were computed anew since: begin without a cursor",
    }


@pytest.mark.parametrize("cursor", ["x", "....", "MTo", "OTk5OjE", "LTE6LTE", "MTotMQ", "é"])
def test_a_cursor_that_is_none_is_refused(client: TestClient, cursor: str) -> None:
    assert client.get("/api/events", params={"cursor": cursor}).status_code in (400, 409)


def test_claims_come_with_their_words_and_their_report(client: TestClient) -> None:
    answer = client.get("/api/claims?event=m0").json()
    killed = [one for one in answer["claims"] if one["claim"]["field"] == "killed"]
    assert [(one["report"], one["claim"]["value"]["low"]) for one in killed] == [("r0", 12), ("r1", 40)]
    assert [link["stance"] for link in killed[0]["claim"]["chain"]] == ["asserts", "confirms", "asserts"]
    assert client.get("/api/claims/c1-0").json() == killed[1]
    assert client.get("/api/claims?report=r0").json()["total"] == 4
    assert len(client.get("/api/claims?report=r0&limit=3").json()["claims"]) == 3


def test_reports_are_listed_and_found_by_their_words(client: TestClient) -> None:
    listed = client.get("/api/reports").json()["reports"]
    assert [one["published"] for one in listed] == ["2021-01-02", "2020-06-01", "2020-05-04", "2020-05-04"]
    assert {one["id"] for one in client.get("/api/reports?q=rebels").json()["reports"]} == {"r1"}
    found = client.get("/api/search?q=barda").json()
    assert ([one["id"] for one in found["events"]], [one["id"] for one in found["reports"]]) == (["m2"], ["r2"])


def test_a_decision_is_kept(client: TestClient) -> None:
    asked = {"verdict": "same", "ids": ["m0", "m2"], "why": "one blast", "by": "Grace"}
    answer = client.post("/api/decisions", json=asked)
    assert answer.status_code == 201
    assert [target["kind"] for target in answer.json()["targets"]] == ["mention", "mention"]
    [standing] = client.get("/api/decisions").json()
    assert standing["decision"]["id"] == answer.json()["id"]
    assert client.get("/api/events").json()["total"] == 2


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"verdict": "same", "ids": ["m0", "nothing"], "why": "so"}, 422),
        ({"verdict": "same", "ids": ["m0"], "why": "so"}, 422),
        ({"verdict": "same", "ids": ["m0", "m2"], "why": ""}, 422),
        ({"verdict": "best", "ids": ["m0", "m2"], "why": "so"}, 422),
        ({"ids": []}, 422),
        ([], 422),
        ("same", 422),
    ],
)
def test_what_cannot_be_decided_is_told_as_an_object(client: TestClient, asked: Any, status: int) -> None:
    answer = client.post("/api/decisions", json=asked)
    assert answer.status_code == status
    assert set(answer.json()["error"]) == {"code", "message"}
    assert client.get("/api/decisions").json() == []


def test_a_form_of_another_page_cannot_pass_for_json(client: TestClient) -> None:
    body = b'{"verdict": "same", "ids": ["m0", "m2"], "why": "so"}'
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data"):
        answer = client.post("/api/decisions", content=body, headers={"content-type": kind})
        assert answer.status_code in (415, 422)
    assert client.get("/api/decisions").json() == []


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/api/events/none", 404, "not_found"),
        ("/api/events/none/findings", 404, "not_found"),
        ("/api/claims/none", 404, "not_found"),
        ("/api/claims?event=none", 404, "not_found"),
        ("/api/claims?report=none", 404, "not_found"),
        ("/api/reports/none", 404, "not_found"),
        ("/api/nothing", 404, "not_found"),
        ("/api/claims", 422, "invalid"),
        ("/api/claims?event=m0&report=r0", 422, "invalid"),
        ("/api/events?since=x", 422, "invalid"),
        ("/api/events?limit=0", 422, "invalid"),
        ("/api/events?limit=100000", 422, "invalid"),
        ("/api/events/m0?policy=mine", 422, "invalid"),
        ("/api/search", 422, "invalid"),
        ("/api/events/' OR 1=1 --", 422, "invalid"),
    ],
)
def test_errors_are_objects(client: TestClient, path: str, status: int, code: str) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert answer.json()["error"]["code"] == code
    assert answer.json()["error"]["message"]


def test_a_method_that_is_none_is_told(client: TestClient) -> None:
    answer = client.delete("/api/events/m0")
    assert (answer.status_code, answer.json()["error"]["code"]) == (405, "bad_method")


def test_an_empty_store_has_empty_lists(tmp_path: Any) -> None:
    with fill(tmp_path / "empty.sqlite", []) as store:
        client = open_client(store)
        assert client.get("/api/events").json() == {"events": [], "total": 0, "current": True, "next": None}
        assert client.get("/api/reports").json() == {"reports": [], "total": 0, "next": None}
        assert client.get("/api/decisions").json() == []
