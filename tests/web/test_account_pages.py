"""What somebody of a team sees and changes: his account, the users, the log, and the forms that his role allows."""

import re

import pytest
from fastapi import FastAPI

from rashomon import team
from rashomon.store import Store
from rashomon.store.audit import list_logged
from rashomon.store.users import Role
from team_cases import (  # noqa: F401 - a fixture among them
    PASSWORD,
    cheap,
    enter,
    fill_team,
    logged,
    open_browser,
    open_team,
    send,
)
from workbench_cases import HOSTILE


@pytest.fixture
def app(store: Store) -> FastAPI:
    fill_team(store)
    return open_team(store)


# ── one's own account ───────────────────────────────────────────────────────────────────────────────────────────────


def test_a_token_is_shown_once_and_works_until_it_is_revoked(app: FastAPI) -> None:
    browser = enter(app, "coder")
    _, page = send(browser, "/account", do="token", name="laptop", role="coder")
    found = re.search(r"rsh_[\w-]{43}", page)
    assert found
    headers = {"authorization": f"Bearer {found[0]}"}
    assert found[0] not in browser.get("/account").text
    program = open_browser(app)
    assert program.get("/api/events", headers=headers).status_code == 200
    told = {"verdict": "credible", "ids": ["c1-0"], "why": "seen"}
    assert program.post("/api/decisions", json=told, headers=headers).status_code == 201
    id_ = re.search(r'name="id" value="(t\w+)"', browser.get("/account").text)
    assert id_
    assert send(browser, "/account", do="revoke", id=id_[1]) == (303, "/account")
    assert program.get("/api/events", headers=headers).status_code == 401


@pytest.mark.parametrize(
    "sent", ["Bearer", "Bearer none", "Basic Y2FybDp4", "bearer rsh_none", "Bearer ' OR 1=1", "rsh_none"]
)
def test_what_is_no_token_opens_nothing(app: FastAPI, sent: str) -> None:
    answer = open_browser(app).get("/api/events", headers={"authorization": sent})
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"
    assert set(answer.json()["error"]) == {"code", "message"}


def test_a_wrong_token_is_not_helped_by_a_session(app: FastAPI) -> None:
    browser = enter(app, "lead")
    assert browser.get("/api/events", headers={"authorization": "Bearer rsh_none"}).status_code == 401
    assert browser.get("/api/events").status_code == 200


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"do": "password", "old": "wrong", "new": "x" * 3, "again": "x" * 3}, "12 to 200 characters"),
        (
            {"do": "password", "old": "wrong", "new": "some other words", "again": "some other words"},
            "not the password",
        ),
        ({"do": "password", "old": PASSWORD + "Carl", "new": "some other words", "again": "some other"}, "in two ways"),
        ({"do": "token", "name": "x", "role": "king"}, "no role &#39;king&#39;"),
        ({"do": "token", "name": "", "role": "coder"}, "a name has 1 to 60 characters"),
        ({"do": "revoke", "id": "t1"}, "you have no such token"),
        ({"do": "role", "role": "lead"}, "say what to change"),
        ({}, "say what to change"),
    ],
)
def test_what_cannot_be_changed_is_told(app: FastAPI, store: Store, fields: dict[str, str], reason: str) -> None:
    before = logged(store)
    status, page = send(enter(app, "coder"), "/account", **fields)
    assert (status, reason in page) == (422, True)
    assert [one for one in logged(store) if one not in before] == [("Carl", "logged in", "")]


# ── users and the log ───────────────────────────────────────────────────────────────────────────────────────────────


def test_a_lead_adds_a_user_who_logs_in_and_is_let_in_no_more(app: FastAPI, store: Store) -> None:
    lead, words = enter(app, "lead"), "some words for Ada"
    told = {"name": "Ada", "role": "coder", "password": words, "again": words}
    assert send(lead, "/users", do="add", **told) == (303, "/users")
    ada = open_browser(app)
    assert send(ada, "/login", "/login", name="Ada", password=words, next="")[0] == 303
    assert send(lead, "/users", do="role", name="Ada", role="reader") == (303, "/users")
    assert ada.get("/events").status_code == 303
    assert send(lead, "/users", do="disable", name="Ada") == (303, "/users")
    assert send(open_browser(app), "/login", "/login", name="Ada", password=words, next="")[0] == 401
    assert send(lead, "/users", do="enable", name="Ada") == (303, "/users")
    assert (
        send(lead, "/users", do="password", name="Ada", password="newer words now", again="newer words now")[0] == 303
    )
    assert send(open_browser(app), "/login", "/login", name="Ada", password="newer words now", next="")[0] == 303
    page = lead.get("/audit").text
    for what in ("user added", "role given", "user disabled", "login refused", "user enabled", "password given"):
        assert what in page
    assert words not in page
    assert ("Lena", "user added", "Ada") in logged(store)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"do": "add", "name": "carl", "role": "coder"}, "there is a user of that name"),
        ({"do": "add", "name": "Ada", "role": "king"}, "no role"),
        ({"do": "role", "name": "Lena", "role": "coder"}, "Lena is the only lead"),
        ({"do": "disable", "name": "Lena"}, "Lena is the only lead"),
        ({"do": "disable", "name": "' OR 1=1 --"}, "there is no such user"),
        ({"do": "password", "name": "Carl", "password": "a", "again": "b"}, "in two ways"),
        ({"do": "drop"}, "say what to change"),
    ],
)
def test_what_a_lead_cannot_do_is_told(app: FastAPI, fields: dict[str, str], reason: str) -> None:
    words = {"password": "some words for Ada", "again": "some words for Ada"}
    status, page = send(enter(app, "lead"), "/users", **(words | fields))
    assert (status, reason in page) == (422, True)


def test_names_that_mean_harm_stay_words(app: FastAPI, monkeypatch: pytest.MonkeyPatch) -> None:
    """Such a name is refused; a store that was written otherwise may have it all the same."""
    lead, words = enter(app, "lead"), "some words for him"
    name = HOSTILE[:40]
    status, page = send(lead, "/users", do="add", name=name, role="lead", password=words, again=words)
    assert (status, "a name has letters" in page, "<img" in page) == (422, True, False)
    monkeypatch.setattr(team, "find_fault", lambda name: "")
    assert send(lead, "/users", do="add", name=name, role="lead", password=words, again=words)[0] == 303
    browser = open_browser(app)
    send(browser, "/login", "/login", name=name, password=words, next="")
    for path in ("/users", "/audit", "/account", "/events", "/decisions"):
        assert "<img" not in browser.get(path).text


def test_who_takes_a_copy_is_logged(app: FastAPI, store: Store) -> None:
    browser = enter(app, "reader")
    for path in ("/api/export/geojson?q=secret", "/api/events.jsonl", "/events/m0/dossier.html", "/events/m0"):
        assert browser.get(path).status_code == 200
    with store.read() as connection:
        notes = [one.note for one in list_logged(connection) if one.what == "took a copy"]
    assert notes == ["/events/m0/dossier.html", "/api/events.jsonl", "/api/export/geojson"]


def test_who_adds_reports_is_logged_with_each(app: FastAPI, store: Store) -> None:
    text = "A market\n\nAt least 12 people were killed in the shelling of a market in Aleppo on Monday."
    browser = enter(app, "coder")
    page = browser.get("/add").text
    token = re.search(r'name="token" value="(\w+)"', page)
    assert token
    browser.post("/add", data={"token": token[1]}, files={"text": (None, text)})
    who, what, about = logged(store)[0]
    assert (who, what) == ("Carl", "report added")
    assert next(store.readings(about)).report.id == about


# ── who decides ─────────────────────────────────────────────────────────────────────────────────────────────────────

JUDGED = {"verdict": "accepted", "left": "c1-0", "back": "/reports/r1"}


def test_a_decision_bears_the_name_of_who_is_logged_in(app: FastAPI, store: Store) -> None:
    browser = enter(app, "coder")
    assert send(browser, "/reviews", **JUDGED) == (303, "/reports/r1")
    assert [one.by for one in store.decisions()] == ["person:Carl"]
    assert logged(store)[0] == ("Carl", "decided: accepted", store.decisions()[0].id)
    assert 'name="by"' not in browser.get("/reports/r1?claim=c1-0").text + browser.get("/decisions").text


def test_nobody_decides_under_the_name_of_another(app: FastAPI, store: Store) -> None:
    browser = enter(app, "coder")
    assert send(browser, "/reviews", **JUDGED, by="Lena")[0] == 422
    status, page = send(browser, "/decisions", verdict="credible", left="c1-0", why="so", by="Lena")
    assert (status, "you decide as Carl, not as Lena" in page) == (422, True)
    sent = {"what": "report", "report": "r1", "why": "so", "sure": "yes", "by": "Carl"}
    assert send(enter(app, "lead"), "/redactions", **sent)[0] == 422
    assert store.decisions() == []


@pytest.mark.parametrize("path", ["/reviews", "/decisions"])
def test_who_comes_later_is_shown_what_the_other_said_before_his_own_is_kept(
    app: FastAPI, store: Store, path: str
) -> None:
    one, other = enter(app, "coder"), enter(app, "lead")
    page = "/events/m0" if path == "/decisions" else "/reports/r1?claim=c1-0"
    seen = {
        name: re.search(r'name="seen" value="(\d+)"', who.get(page).text) for name, who in (("a", one), ("b", other))
    }
    assert seen["a"]
    assert seen["b"]
    told = {"verdict": "same", "left": "m0", "right": "m2"} if path == "/decisions" else JUDGED
    assert send(one, path, **told, why="first", seen=seen["a"][1])[0] == 303
    against = told | {"verdict": "different" if path == "/decisions" else "rejected"}
    status, text = send(other, path, **against, why="second", seen=seen["b"][1])
    assert status == 409
    assert "Carl decided on it meanwhile" in text
    now = re.search(r'name="seen" value="(\d+)"', other.get(page).text)
    assert now
    assert send(other, path, **against, why="second", seen=now[1])[0] == 303
    assert [(one.by, one.why) for one in store.decisions()] == [("person:Carl", "first"), ("person:Lena", "second")]


FORMS = ("/decisions", "/reviews", "/add", "/redactions")
SHOWN: dict[Role, tuple[str, ...]] = {"reader": (), "coder": ("/decisions", "/reviews", "/add"), "lead": FORMS}


@pytest.mark.parametrize("role", SHOWN)
def test_each_sees_the_forms_that_he_may_send(app: FastAPI, role: Role) -> None:
    browser = enter(app, role)
    paths = ["/events", "/events/m0", "/events/m0/coding", "/reports/r1?claim=c1-0", "/review", "/decisions"]
    pages = [browser.get(path) for path in [*paths, *(["/add"] if role != "reader" else [])]]
    assert [page.status_code for page in pages] == [200] * len(pages)
    text = "".join(page.text for page in pages)
    assert {path for path in FORMS if f'action="{path}"' in text} == set(SHOWN[role])
    assert ('href="/add"' in text) == (role != "reader")
