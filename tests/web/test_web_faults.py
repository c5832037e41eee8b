"""What is wrong with a request is told in words of the workbench: the key, what was given, what may be."""

import html
import json
import re
from typing import Any

import pytest
from fastapi.testclient import TestClient

INTERNAL = re.compile(r"literal\[|Input should|Field required|String should|unable to|Figure|validation|dictionary")
POLICIES = "known are ucdp, acled, airwars, latest, origins"


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("timeline?by=eon", "by: no 'eon': known are day, week, month, year"),
        ("timeline?by=months", "by: no 'months': is month meant? known are day, week, month, year"),
        ("timeline?policy=mine", f"policy: no 'mine': {POLICIES}"),
        ("m0?policy=mine", f"policy: no 'mine': {POLICIES}"),
        ("?order=old", "order: no 'old': is oldest meant? known are reports, newest, oldest, disputes, killed"),
        ("?known=maybe", "known: no 'maybe': known are place, country, none"),
        ("?single=1", "single: no '1': known are yes"),
        ("?page=0", "page: 0 is less than 1"),
        ("?page=x", "page: 'x' is no whole number"),
        ("?page=99999", "page: 99999 is more than 20000"),
        (f"?q={'a' * 201}", "q: has more than 200 characters"),
    ],
)
def test_a_page_tells_which_key_is_wrong_and_what_it_may_be(client: TestClient, query: str, message: str) -> None:
    answer = client.get(f"/events{'' if query.startswith('?') else '/'}{query}")
    assert answer.status_code == 422
    assert message in html.unescape(answer.text)
    assert not INTERNAL.search(answer.text)


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("events?limit=ten", "limit: 'ten' is no whole number"),
        ("events?limit=1000", "limit: 1000 is more than 200"),
        ("events?order=zz", "order: no 'zz': known are reports, newest, oldest, disputes, killed"),
        ("search", "q: is missing"),
        ("search?q=", "q: is empty"),
        ("export/geojson?withhold=perhaps", "withhold: 'perhaps' is neither true nor false"),
        (f"events/{'x' * 90}", f"id: '{'x' * 40}…' is no id"),
        ("nothing", "there is nothing at '/api/nothing'"),
    ],
)
def test_the_api_tells_it_as_an_object(client: TestClient, path: str, message: str) -> None:
    answer = client.get(f"/api/{path}")
    assert answer.status_code in (404, 422)
    assert answer.json()["error"]["message"] == message


WHOLE = {"verdict": "same", "ids": ["m0", "m2"], "why": "one blast"}


@pytest.mark.parametrize(
    ("sent", "message"),
    [
        ([], "the request: is no object"),
        ("same", "the request: 'same' is no object"),
        ({"ids": []}, "verdict: is missing"),
        (WHOLE | {"ids": []}, "ids: is empty"),
        (WHOLE | {"ids": ["a"] * 3}, "ids: has more than 2 things"),
        (WHOLE | {"ids": ["m0", 2]}, "ids.1: is no text"),
        (WHOLE | {"why": "x" * 2001}, "why: has more than 2000 characters"),
        (WHOLE | {"seen": 2**63}, f"seen: {2**63} is not less than {2**63}"),
        (WHOLE | {"asignee": "Ann"}, "asignee: is not known here"),
        (
            WHOLE | {"verdict": "correct"},
            "verdict: no 'correct': is corrected meant? known are same, different, unsure, ",
        ),
        (WHOLE | {"correction": {"value": {"low": "x"}}}, "correction.value.low: 'x' is no whole number"),
        (WHOLE | {"correction": 7}, "correction: is no object"),
        (WHOLE | {"verdict": "\ud800"}, "verdict: '\\ud800' is no text"),
    ],
)
def test_what_is_wrong_with_a_decision_is_told(client: TestClient, sent: Any, message: str) -> None:
    body = json.dumps(sent)  # in ASCII: half of a surrogate pair, too
    answer = client.post("/api/decisions", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 422
    assert answer.json()["error"]["message"].startswith(message)
    assert not INTERNAL.search(answer.json()["error"]["message"])


@pytest.mark.parametrize(
    ("body", "status", "message"),
    [(b"{no", 422, "the request: is no JSON"), (b"\xff", 400, "what was sent cannot be read")],
)
def test_what_is_no_json_is_told(client: TestClient, body: bytes, status: int, message: str) -> None:
    answer = client.post("/api/decisions", content=body, headers={"content-type": "application/json"})
    assert (answer.status_code, answer.json()["error"]["message"]) == (status, message)
