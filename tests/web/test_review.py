"""Review in the browser: what to look at next, a claim judged, corrected, added, and the work on an event."""

import re
from html import unescape
from urllib.parse import urlencode

import pytest
from fastapi.testclient import TestClient

from rashomon.store import Store
from rashomon.web.agenda import find_stakes
from rashomon.web.events import find_event
from workbench_cases import HOSTILE, fill, hostile, make_reading, open_client

KILLED = {"left": "c0-0", "report": "r0", "back": "/reports/r0"}


def hidden(client: TestClient, path: str) -> dict[str, str]:
    """Return what the forms of a page carry unseen: the token of the session, and the last decision that it knew."""
    text = client.get(path).text
    return {name: re.findall(rf'name="{name}" value="(\w+)"', text)[0] for name in ("token", "seen")}


def send(client: TestClient, path: str = "/reports/r0?claim=c0-0", **fields: str) -> tuple[int, str]:
    """Send a form of a page, and return the code and where it leads, or what the page says."""
    answer = client.post("/reviews", data={**hidden(client, path), **fields})
    return answer.status_code, answer.headers.get("location") or unescape(answer.text)


def killed(client: TestClient, event: str = "m0") -> list[int | None]:
    """Return the range of the dead of an event."""
    found = next(one for one in client.get(f"/api/events/{event}/findings").json() if one["field"] == "killed")
    return [found[end]["value"] for end in ("low", "high")]


def test_a_rejected_claim_leaves_the_range_and_stays_to_be_seen(client: TestClient) -> None:
    assert killed(client) == [12, 40]
    assert send(client, verdict="rejected", why="of last year", **KILLED) == (303, "/reports/r0")
    assert killed(client) == [40, 40]
    text = client.get("/reports/r0").text
    assert "rejected by <bdi>Ada</bdi>" in text
    assert "of last year" in text
    assert "12" in text


def test_a_claim_is_corrected_in_what_a_form_changes(client: TestClient) -> None:
    fields = {"field": "killed", "bound": "more_than", "number": "20", "to": "", "group": "people", "role": "civilian"}
    told = {"who": "any", "scope": "incident", "stance": "asserts", "speaker": "the ministry", "onto": "m0"}
    assert send(client, verdict="corrected", why="it says so", **KILLED, **fields, **told)[0] == 303
    [standing] = client.get("/api/decisions").json()
    assert {key: value for key, value in standing["decision"]["correction"].items() if value is not None} == {
        "value": {"low": 21, "high": None, "bound": "more_than", "printed": 20},
        "whom": {"actor": None, "side": None, "role": "civilian", "who": "any"},
    }
    text = unescape(client.get("/reports/r0?claim=c0-0&do=correct").text)
    assert re.search(r"corrected to </span><bdi>more than 20, civilian any</bdi>", text)
    assert re.search(r'name="number"[^>]*value="20"', text)
    # The next correction is told against what was read, not on top of this one.
    assert (
        send(client, verdict="corrected", why="no, 30", **KILLED, **fields | {"number": "30", "role": "any"})[0] == 303
    )
    last = client.get("/api/decisions").json()[0]["decision"]["correction"]
    assert (last["value"]["printed"], last["whom"]) == (30, None)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"verdict": "corrected", "number": "many"}, "number: 'many' is no whole number"),
        ({"verdict": "corrected", "number": "9" * 40}, "is no whole number"),
        ({"verdict": "corrected", "bound": "between", "number": "9", "to": "3"}, "9 is more than 3"),
        ({"verdict": "corrected", "bound": "perhaps", "number": "3"}, "bound: 'perhaps' is none of"),
        ({"verdict": "corrected", "scope": "all"}, "scope: 'all' is none of"),
        ({"verdict": "corrected", "group": "a" * 301}, "group has 301 characters"),
        ({"verdict": "corrected"}, "nothing in it is corrected"),
        ({"verdict": "corrected", "number": "3", "onto": "m1"}, "a mention of another report"),
        ({"verdict": "corrected", "number": "3", "left": "c9"}, "the report has no such claim"),
        ({"verdict": "corrected", "number": "3", "report": "r9"}, "there is no such report"),
        ({"verdict": "corrected", "number": "3", "why": ""}, "a reason is needed"),
        ({"verdict": "rejected", "why": ""}, "a reason is needed"),
        ({"verdict": "added", "words": "nobody said"}, "does not have the words"),
        ({"verdict": "added", "words": "people died", "field": "place"}, "field: 'place' is none of"),
        ({"verdict": "added", "words": "people died", "field": "time", "first": "soon"}, "'soon' is no day"),
        ({"verdict": "added", "words": "people died", "field": "weapon"}, "say in words what it is"),
        ({"verdict": "added", "words": "people died", "field": "killed", "onto": "m77"}, "nothing here has that id"),
        ({"verdict": "noted", "left": "m0", "why": ""}, "a reason is needed"),
        ({"verdict": "assigned", "left": "m0", "assignee": "a" * 101}, "the name has 101 characters"),
        ({"verdict": "praised"}, "no verdict 'praised'"),
        ({"verdict": "accepted", "left": "' OR 1=1 --"}, "nothing here has that id"),
    ],
)
def test_what_a_form_cannot_say_is_told_and_nothing_is_kept(
    client: TestClient, fields: dict[str, str], reason: str
) -> None:
    status, text = send(client, **{"why": "so", **KILLED, **fields})
    assert status == 422
    assert reason in text
    assert client.get("/api/decisions").json() == []


def test_a_claim_is_added_in_words_of_the_report(client: TestClient) -> None:
    fields = {
        "words": "people  died",
        "field": "injured",
        "bound": "at_least",
        "number": "7",
        "speaker": "the ministry",
    }
    answer = send(client, verdict="added", why="missed", onto="m0", **KILLED | {"left": ""}, **fields)
    assert answer == (303, "/reports/r0")
    [injured] = [one for one in client.get("/api/events/m0/findings").json() if one["field"] == "injured"]
    [claim] = injured["positions"][0]["claims"]
    assert injured["positions"][0]["by"] == ["ministry"]
    text = client.get("/reports/r0").text
    assert f'id="k-{claim}"' in text
    assert "added by <bdi>Ada</bdi>" in text
    assert f'href="/reports/r0?claim={claim}#c-{claim}"' in client.get("/events/m0").text
    assert client.get(f"/reports/r0?claim={claim}").status_code == 200
    assert send(client, verdict="rejected", left=claim, why="no", back="/reports/r0")[0] == 303
    assert [one for one in client.get("/api/events/m0/findings").json() if one["field"] == "injured"] == []


def test_the_later_of_two_is_told_what_the_earlier_said_and_may_say_it_again(store: Store) -> None:
    one, other = open_client(store), open_client(store)
    form = hidden(other, "/reports/r0?claim=c0-0")
    assert send(one, verdict="rejected", why="of last year", by="Ada", **KILLED)[0] == 303
    late = other.post("/reviews", data={**form, "verdict": "accepted", "by": "Grace", **KILLED})
    assert late.status_code == 409
    assert "Ada decided on it meanwhile: rejected" in unescape(late.text)
    assert len(store.decisions()) == 1
    assert send(other, verdict="accepted", by="Grace", **KILLED)[0] == 303
    assert [one.verdict for one in store.decisions()] == ["rejected", "accepted"]


def test_the_queue_has_first_what_moves_most_and_nothing_that_is_judged(client: TestClient, store: Store) -> None:
    def queue(query: str = "") -> list[str]:
        return re.findall(r'data-claim="([\w-]+)"', client.get(f"/review{query}").text)

    # 40 against 12: each end of the range hangs on one claim; the 12 of m2 and the 3 of m3 are told by one alone.
    assert queue() == ["c0-0", "c1-0", "c2-0", "c3-0"]
    text = unescape(client.get("/review").text)
    assert "Without it the range of the dead would begin at 40." in text
    assert "Without it the range of the dead would end at 12." in text
    assert "The only figure of the dead." in text
    send(client, verdict="accepted", by="Ada", **KILLED)
    assert queue() == ["c1-0", "c2-0", "c3-0"]
    assert queue("?by=Grace") == ["c0-0", "c1-0", "c2-0", "c3-0"]
    assert "Your last word: <b>accepted</b>" in client.get("/review").text
    send(client, "/review", verdict="coded", left="m2", back="/review")
    assert queue() == ["c1-0", "c3-0"]
    for claim in ("c1-0", "c3-0"):
        send(client, verdict="accepted", left=claim, back="/review")
    assert "Nothing is left to judge" in client.get("/review").text


def test_a_decision_that_lost_its_words_is_in_the_queue(client: TestClient, store: Store) -> None:
    from dataclasses import replace  # noqa: PLC0415

    send(client, verdict="accepted", **KILLED)
    store.add(replace(make_reading(0), claims=()), generation=store.begin_generation())
    text = client.get("/review").text
    assert "1 decision lost its words" in text
    assert "no killed claim is read there any more" in text


def test_stakes_are_shared_among_the_claims_of_a_position(client: TestClient, store: Store) -> None:
    desk = client.app.state.desk  # type: ignore[attr-defined]
    told = find_event(store, desk.keeper.look().computation, "m0")
    assert told
    stakes = {one.claim: one.weight for one in find_stakes(told.event)}
    assert stakes == {"c0-0": 28, "c1-0": 28}


def test_the_work_on_an_event_has_a_state_somebody_who_does_it_and_notes(client: TestClient) -> None:
    page = "/events/m0/coding"
    assert "Open · 8 claims not judged" in " ".join(unescape(client.get(page).text).split())
    for fields in (
        {"verdict": "begun"},
        {"verdict": "assigned", "assignee": "Grace"},
        {"verdict": "noted", "why": "ask the hospital"},
        {"verdict": "noted", "why": "asked", "by": "Grace"},
    ):
        assert send(client, page, left="m0", back=page, **fields) == (303, page)
    text = unescape(client.get(page).text)
    assert "In work, with <bdi>Grace</bdi>" in text
    assert text.index("ask the hospital") < text.index("asked")
    send(client, page, left="m0", back=page, verdict="coded")
    assert "Done, with" in client.get(page).text
    assert client.get("/events/m1/coding").headers["location"] == page
    assert client.get("/api/events?decided=yes").json()["total"] == 0  # of the event itself nothing is decided


def test_names_and_copies_are_told_the_same_on_the_page_of_the_work(client: TestClient) -> None:
    page = "/events/m0/coding"
    text = client.get(page).text
    assert '<option value="a0">the ministry</option>' in text
    for left, right in (("a0", "a1"), ("r0", "r1")):
        assert send(client, page, verdict="different", left=left, right=right, why="two", back=page)[0] == 303
    assert [one["state"] for one in client.get("/api/decisions").json()] == ["held", "held"]


def test_agreement_is_shown_by_field(client: TestClient) -> None:
    assert "No claim is judged by two persons yet" in client.get("/review/agreement").text
    for person in ("Ada", "Grace"):
        for claim in ("c0-0", "c1-0"):
            send(client, verdict="accepted", left=claim, by=person, back="/review")
    text = client.get("/review/agreement").text
    assert re.search(
        r'<th scope="row">killed</th><td class="n">2</td><td class="n">1.00</td><td class="n">1.00</td>', text
    )


@pytest.mark.parametrize(
    "path", ["/review", "/review/agreement", "/events/m0/coding", "/reports/r0?claim=c0-0&do=correct"]
)
def test_hostile_words_stay_words(tmp_path_factory: pytest.TempPathFactory, path: str) -> None:
    with fill(tmp_path_factory.mktemp("hostile") / "s.sqlite", hostile()) as store:
        client = open_client(store)
        for verdict, left in (("noted", "m0"), ("rejected", "c0-0")):
            send(client, verdict=verdict, left=left, why=HOSTILE, by=HOSTILE, back="/")
        answer = client.get(path)
        assert answer.status_code == 200
        assert "<img" not in answer.text
        assert not re.search(r"<script(?! src=)", answer.text)


@pytest.mark.parametrize("path", ["/review?by=" + "a" * 101, "/reports/r0?do=all", "/events/m9/coding"])
def test_what_cannot_be_asked(client: TestClient, path: str) -> None:
    assert client.get(path).status_code in (404, 422)


def test_a_review_needs_the_token_of_its_session(client: TestClient, store: Store) -> None:
    body = urlencode({"verdict": "accepted", "token": "0" * 64, **KILLED})
    headers = {"content-type": "application/x-www-form-urlencoded"}
    assert client.post("/reviews", content=body, headers=headers).status_code == 403
    assert store.decisions() == []


# ── the API ─────────────────────────────────────────────────────────────────────────────────────────────────────────

FIFTEEN = {"low": 15, "high": 15, "bound": "exact", "printed": 15}


def decide(client: TestClient, verdict: str, *ids: str, **told: object) -> tuple[int, str]:
    """Send a decision as a program does, and return the code and the reason where it is refused."""
    answer = client.post("/api/decisions", json={"verdict": verdict, "ids": list(ids), "why": "so", **told})
    return answer.status_code, answer.json().get("error", {}).get("message", "")


def test_a_program_corrects_adds_and_judges_as_a_form_does(client: TestClient) -> None:
    assert decide(client, "corrected", "c0-0", correction={"value": FIFTEEN}) == (201, "")
    assert killed(client) == [15, 40]
    added = {"field": "injured", "value": FIFTEEN, "report": "r0", "where": "text", "span": [3, 13]}
    assert decide(client, "added", "m0", correction=added) == (201, "")
    assert decide(client, "rejected", "c1-0") == (201, "")
    assert decide(client, "assigned", "m0", assignee="Grace") == (201, "")
    assert killed(client) == [15, 15]
    assert [one["decision"]["verdict"] for one in client.get("/api/decisions").json()] == [
        "assigned", "rejected", "added", "corrected"]  # fmt: skip


@pytest.mark.parametrize(
    ("verdict", "told", "status"),
    [
        ("corrected", {}, 422),
        ("corrected", {"correction": {"value": {"low": 1}}}, 422),
        ("corrected", {"correction": {"colour": "red"}}, 422),
        ("corrected", {"correction": {"value": FIFTEEN}, "why": " "}, 422),
        ("corrected", {"correction": {"value": {"text": "many"}}}, 422),
        ("added", {"correction": {"field": "injured", "value": FIFTEEN}}, 422),
        ("assigned", {"assignee": "a" * 101}, 422),
        ("accepted", {"seen": -1}, 422),
    ],
)
def test_what_a_program_cannot_decide(client: TestClient, verdict: str, told: dict[str, object], status: int) -> None:
    assert decide(client, verdict, "c0-0", **told)[0] == status
    assert client.get("/api/decisions").json() == []


def test_a_program_is_told_that_somebody_was_quicker(client: TestClient) -> None:
    assert decide(client, "rejected", "c0-0", by="Ada", seen=0)[0] == 201
    status, reason = decide(client, "accepted", "c0-0", by="Grace", seen=0)
    assert (status, reason.partition(" (")[0]) == (409, "Ada decided on it meanwhile: rejected")
    assert decide(client, "accepted", "c0-0", by="Grace", seen=1)[0] == 201
