import re
from html import unescape

import pytest
from fastapi.testclient import TestClient

from rashomon.store import Store
from rashomon.web.decisions import LONGEST_WHY
from workbench_cases import HOSTILE, open_client


def token_in(client: TestClient, path: str = "/decisions") -> str:
    """Return the token that the forms of a page carry; the browser has its session now."""
    found = re.search(r'name="token" value="(\w+)"', client.get(path).text)
    assert found
    return found[1]


def post(client: TestClient, **fields: str) -> tuple[int, str]:
    """Send a form as a browser does, and return the code and where it leads, or the page."""
    answer = client.post("/decisions", data={"token": token_in(client), "back": "/events/m0", **fields})
    return answer.status_code, answer.headers.get("location") or unescape(answer.text)


def test_two_events_are_said_to_be_the_same_and_become_one(client: TestClient) -> None:
    assert post(client, verdict="same", left="m0", right="m2", why="one blast") == (303, "/events/m0")
    listed = client.get("/api/events").json()["events"]
    assert [(one["id"], one["reports"]) for one in listed] == [("m0", 3), ("m3", 1)]
    assert client.get("/events/m2").headers["location"] == "/events/m0"
    assert [one["id"] for one in client.get("/api/events?decided=yes").json()["events"]] == ["m0"]


def test_an_undone_decision_parts_them_again_and_stays_in_the_list(client: TestClient) -> None:
    post(client, verdict="same", left="m0", right="m2", why="one blast")
    [standing] = client.get("/api/decisions").json()
    assert post(client, verdict="undone", left=standing["decision"]["id"], why="another town")[0] == 303
    assert client.get("/api/events").json()["total"] == 3
    text = client.get("/decisions").text
    assert "one blast" in text
    assert "another town" in text
    assert "undone by" in text
    assert "Take the undoing back" in text


def test_an_other_event_is_chosen_from_the_list_or_by_its_id(client: TestClient) -> None:
    assert post(client, verdict="different", left="m0", other="m1", right="", why="two markets")[0] == 303
    [standing] = client.get("/api/decisions").json()
    assert standing["now"] == ["m0", "m1"]


def test_a_claim_is_graded_and_the_report_shows_by_whom(client: TestClient) -> None:
    answer = post(client, verdict="discounted", left="c1-0", why="a party", by="Grace", back="/reports/r1?claim=c1-0")
    assert answer == (303, "/reports/r1?claim=c1-0")
    assert re.search(r"discounted by <bdi>Grace</bdi>", client.get("/reports/r1").text)
    assert "Grace" in client.get("/decisions").text


def test_who_decides_is_who_opened_the_workbench_where_nobody_else_is_named(client: TestClient) -> None:
    post(client, verdict="credible", left="c1-0", why="seen", by="")
    [standing] = client.get("/api/decisions").json()
    assert standing["decision"]["by"] == "person:Ada"


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"verdict": "same", "left": "m0", "right": "m99", "why": "so"}, "m99: nothing here has that id"),
        ({"verdict": "same", "left": "m0", "right": "c1-0", "why": "so"}, "a claim is graded"),
        ({"verdict": "same", "left": "m0", "right": "m0", "why": "so"}, "both ids mean this one"),
        ({"verdict": "same", "left": "m0", "right": "", "why": "so"}, "is said of two ids"),
        ({"verdict": "credible", "left": "c1-0", "right": "c0-0", "why": "so"}, "is said of one id"),
        ({"verdict": "right", "left": "m0", "right": "m1", "why": "so"}, "no verdict 'right'"),
        ({"verdict": "same", "left": "m0", "right": "m1", "why": " \t"}, "a reason is needed"),
        ({"verdict": "same", "left": "m0", "right": "m1", "why": "a" * (LONGEST_WHY + 1)}, "2,000 at most"),
        ({"verdict": "same", "left": "m0", "right": "' OR 1=1 --", "why": "so"}, "nothing here has that id"),
        ({}, "no verdict ''"),
    ],
)
def test_what_cannot_be_decided_is_told_and_nothing_is_kept(
    client: TestClient, fields: dict[str, str], reason: str
) -> None:
    status, text = post(client, **fields)
    assert status == 422
    assert reason in text
    assert client.get("/api/decisions").json() == []


def test_a_form_needs_the_token_of_its_own_session(store: Store) -> None:
    ours, theirs = open_client(store), open_client(store)
    fields = {"verdict": "same", "left": "m0", "right": "m2", "why": "so"}
    foreign = token_in(theirs)
    ours.get("/decisions")
    for token in ("", "0" * 64, foreign):
        assert ours.post("/decisions", data={**fields, "token": token}).status_code == 403
    assert ours.post("/decisions", data=fields).status_code == 403
    assert (
        TestClient(ours.app, base_url="http://localhost")
        .post("/decisions", data={**fields, "token": token_in(ours)})
        .status_code
        == 403
    )  # no session at all
    assert store.decisions() == []


def test_a_session_is_not_to_be_read_by_scripts_nor_sent_by_other_sites(client: TestClient) -> None:
    cookie = client.get("/events").headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "set-cookie" not in client.get("/events").headers


@pytest.mark.parametrize("kind", ["text/plain", "multipart/form-data; boundary=x", "application/json"])
def test_only_a_form_is_a_form(client: TestClient, kind: str) -> None:
    answer = client.post("/decisions", content=b"verdict=same", headers={"content-type": kind})
    assert answer.status_code == 415


@pytest.mark.parametrize("body", [b"\xff\xfe", b"a=%ff", b"&".join(b"a%d=1" % n for n in range(50)), b"no form at all"])
def test_a_form_that_cannot_be_read_is_told(client: TestClient, body: bytes) -> None:
    headers = {"content-type": "application/x-www-form-urlencoded"}
    assert client.post("/decisions", content=body, headers=headers).status_code in (400, 403)


@pytest.mark.parametrize(
    "back", ["https://attacker.example/", "//attacker.example", "/\\attacker.example", "javascript:alert(1)", "", "x"]
)
def test_a_form_leads_back_to_the_workbench_alone(client: TestClient, back: str) -> None:
    assert post(client, verdict="credible", left="c1-0", why="so", back=back) == (303, "/decisions")


def test_reasons_are_shown_as_words(client: TestClient) -> None:
    post(client, verdict="credible", left="c1-0", why=HOSTILE, by=HOSTILE)
    text = client.get("/decisions").text
    assert "<img" not in text
    assert "&lt;img src=x" in text


def test_the_later_of_two_sees_the_earlier_and_neither_is_lost(store: Store) -> None:
    one, other = open_client(store), open_client(store)
    assert post(one, verdict="same", left="m0", right="m2", why="first", by="Ada")[0] == 303
    assert post(other, verdict="different", left="m0", right="m2", why="second", by="Grace")[0] == 303
    standings = one.get("/api/decisions").json()
    assert [(entry["decision"]["why"], entry["state"]) for entry in standings] == [
        ("second", "held"),
        ("first", "superseded"),
    ]
