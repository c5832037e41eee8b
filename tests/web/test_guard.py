import re

import pytest
from fastapi.testclient import TestClient

from rashomon.web.guard import MOST_BODY
from workbench_cases import HOSTILE

PAGES = ["/events", "/events/m0", "/events/m0/words/e1f1p1", "/reports", "/reports/r0", "/decisions", "/state", "/none"]


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("localhost:8000", 200),
        ("127.0.0.1:9000", 200),
        ("LOCALHOST", 200),
        ("", 421),
        ("attacker.example", 421),
        ("localhost.attacker.example", 421),
        ("127.0.0.1.attacker.example:8000", 421),
        ("localhost:80@attacker.example", 421),
        ("192.168.0.4:8000", 421),
        ("0.0.0.0", 421),
        ("[::1]:8000", 421),
    ],
)
def test_only_names_of_this_machine_are_answered(client: TestClient, host: str, status: int) -> None:
    for path in ("/events", "/api/events", "/static/htmx.js"):
        assert client.get(path, headers={"host": host}).status_code == status


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"origin": "http://localhost"}, 200),
        ({"origin": "http://127.0.0.1"}, 403),  # another name than the one that was asked
        ({"origin": "http://localhost:3000"}, 403),
        ({"origin": "https://attacker.example"}, 403),
        ({"origin": "null"}, 403),
        ({"sec-fetch-site": "same-origin"}, 200),
        ({"sec-fetch-site": "none"}, 200),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}, 200),  # a link that somebody followed
    ],
)
def test_pages_of_others_may_not_ask(client: TestClient, headers: dict[str, str], status: int) -> None:
    assert client.get("/api/events", headers=headers).status_code == status


def test_a_link_of_others_cannot_decide(client: TestClient) -> None:
    headers = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}
    assert client.post("/decisions", data={"verdict": "same"}, headers=headers).status_code == 403


def test_a_refusal_is_told_in_words_and_to_programs_as_an_object(client: TestClient) -> None:
    assert client.get("/events", headers={"host": "a.example"}).text.startswith("Refused: this workbench answers to")
    told = client.get("/api/events", headers={"host": "a.example"}).json()
    assert told["error"]["code"] == "refused"


@pytest.mark.parametrize("path", [*PAGES, "/api/events", "/openapi.json", "/static/dossier.css"])
def test_every_answer_says_what_a_browser_must_heed(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "server" not in headers


@pytest.mark.parametrize("path", PAGES)
def test_no_page_has_a_script_or_a_style_in_it_or_names_another_host(client: TestClient, path: str) -> None:
    text = client.get(path).text
    assert re.findall(r"<script(?![^>]* src=\"/static/)", text) == []
    assert "<style" not in text
    assert re.findall(r"<[^>]*\s(?:style|on\w+)\s*=", text) == []
    assert re.findall(r"(?:src|href|action)=\"(?!/|#|\")", text) == []


@pytest.mark.parametrize("path", PAGES)
def test_words_that_mean_harm_stay_words(wild: TestClient, path: str) -> None:
    text = wild.get(path).text
    assert "<img" not in text
    assert 'document.title="owned"' not in text
    assert "\u202e" not in text
    assert " 49" not in text  # what {{ 7*7 }} would come to
    assert HOSTILE not in text


def test_what_is_turned_around_is_shown_as_it_is(wild: TestClient) -> None:
    assert "\\u202egnihton\\u202c" in wild.get("/reports/r1").text


def test_a_body_has_an_end(client: TestClient) -> None:
    form = {"content-type": "application/x-www-form-urlencoded"}
    assert client.post("/decisions", content=b"a" * (MOST_BODY + 1), headers=form).status_code == 413
    assert client.post("/api/decisions", content=b"a" * (MOST_BODY + 1)).json()["error"]["code"] == "refused"


@pytest.mark.parametrize("path", ["/events", "/events/m0", "/api/events", "/api/reports/r0", "/static/htmx.js"])
def test_who_has_an_answer_is_not_sent_it_again(client: TestClient, path: str) -> None:
    client.get("/events")  # now there is a session, and pages carry its token
    first = client.get(path)
    again = client.get(path, headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]


@pytest.mark.parametrize("path", ["/static/../guard.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static/x"])
def test_no_path_leads_out_of_the_files_that_are_handed_out(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/docs", "/redoc", "/admin"])
def test_there_is_nothing_else(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404
