"""A query that cannot be meant is told so, with what is known: an empty answer would be taken for one."""

import pytest
from fastapi.testclient import TestClient


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("disputes=any", "no key 'disputes': is dispute meant? known are "),
        ("kind=denial", "no key 'kind': known are "),
        ("LIMIT=5", "no key 'LIMIT'"),
        ("dispute=rival", "dispute: no 'rival': is rival_"),
        ("dispute=yes", "dispute: no 'yes': known are any, denial, disjoint_figures,"),
        ("type=assault", "type: no 'assault'"),
        ("type=ASSAULTS", "is ASSAULT meant?"),
        ("field=dead", "field: no 'dead'"),
        ("field=kiled", "is killed meant?"),
        ("country=QQ", "country: no 'QQ'"),
        ("country=%27;", "an ISO 3166-1 alpha-2 code is meant"),
        ("country=S", "an ISO 3166-1 alpha-2 code is meant"),
        ("%27%20OR%201=1", 'no key "\' OR 1"'),
    ],
)
@pytest.mark.parametrize("path", ["/api/events", "/api/events.jsonl", "/api/claims.jsonl", "/api/export/geojson"])
def test_what_cannot_be_meant_is_told(client: TestClient, path: str, query: str, message: str) -> None:
    answer = client.get(f"{path}?{query}")
    assert answer.status_code == 400
    assert answer.json()["error"]["code"] == "bad_request"
    assert message in answer.json()["error"]["message"]


@pytest.mark.parametrize(
    "query",
    [
        "dispute=any",
        "dispute=rival_time",
        "type=ASSAULT",
        "type=CONSULT",
        "field=weapon",
        "country=sy",
        "country=UA",
        "q=",
    ],
)
def test_what_may_be_meant_is_answered_though_nothing_fits(client: TestClient, query: str) -> None:
    assert client.get(f"/api/events?{query}").status_code == 200
    assert client.get(f"/events?{query}").status_code == 200


@pytest.mark.parametrize("path", ["/api/reports?limits=3", "/api/decisions?by=Ada", "/api/search?q=a&order=newest"])
def test_every_address_of_the_api_knows_its_keys(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 400


def test_a_page_tells_it_as_a_page(client: TestClient) -> None:
    answer = client.get("/events?dispute=denials")
    assert answer.status_code == 400
    assert "is denial meant?" in answer.text
    assert client.get("/events?utm=x").status_code == 200  # an address that was passed on may have more
