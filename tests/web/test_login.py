"""Logging in and out of a team's workbench, and all by which somebody else might get in."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from rashomon import passwords
from rashomon.store import Store, StoreError
from rashomon.store.tables import SESSIONS
from rashomon.team import disable, give_role
from rashomon.web.desk import SESSION, token_of
from team_cases import (  # noqa: F401 - a fixture among them
    NAMES,
    PASSWORD,
    URL,
    cheap,
    enter,
    fill_team,
    logged,
    open_browser,
    open_team,
    send,
    token_in,
)
from workbench_cases import HOSTILE


@pytest.fixture
def app(store: Store) -> FastAPI:
    fill_team(store)
    return open_team(store)


def log_in(browser: TestClient, name: str = "Carl", password: str = PASSWORD + "Carl", to: str = "") -> tuple[int, str]:
    """Log in as a browser does, and return the code and where it leads, or the page."""
    return send(browser, "/login", "/login", name=name, password=password, next=to)


def test_who_knows_the_password_is_let_in_and_led_to_where_he_wanted(app: FastAPI) -> None:
    browser = open_browser(app)
    asked = browser.get("/events?dispute=any&country=SY").headers["location"]
    assert asked == "/login?next=%2Fevents%3Fdispute%3Dany%26country%3DSY"
    to = re.search(r'name="next" value="([^"]*)"', browser.get(asked).text)
    assert to
    assert log_in(browser, to=to[1].replace("&amp;", "&")) == (303, "/events?dispute=any&country=SY")
    assert "Carl" in browser.get("/events").text


@pytest.mark.parametrize("name", ["carl", " CARL ", "Ｃａｒｌ"])
def test_capitals_spaces_and_wide_letters_make_no_other_name(app: FastAPI, name: str) -> None:
    assert log_in(open_browser(app), name=name)[0] == 303


@pytest.mark.parametrize(
    ("name", "password"),
    [
        ("Carl", "wrong"),
        ("Carl", ""),
        ("Carl", PASSWORD + "Rosa"),
        ("Carl", PASSWORD + "Carl "),
        ("Nobody", PASSWORD + "Carl"),
        ("", ""),
        ("' OR 1=1 --", "' OR 1=1 --"),
        ('Carl"; DROP TABLE users; --', "x"),
        ("Carl\0", PASSWORD + "Carl"),
        (HOSTILE, HOSTILE),
        ("Carl", "a" * 20_000),
        ("../../etc/passwd", "%00"),
    ],
)
def test_all_who_are_refused_are_told_the_same(app: FastAPI, name: str, password: str) -> None:
    status, page = log_in(open_browser(app), name, password)
    assert status == 401
    assert "Name or password is wrong, or you may not log in any more." in page
    assert name not in page or name in ("Carl", "")
    assert log_in(open_browser(app, address="10.1.1.1"))[0] == 303


def test_of_who_may_not_log_in_any_more_nobody_learns_that_he_is_there(app: FastAPI, store: Store) -> None:
    disable(store, "Lena", "Carl")
    pages = [log_in(open_browser(app), name) for name in ("Carl", "Nobody")]
    gone, never = [(status, re.sub(r'value="\w{64}"', "", page)) for status, page in pages]
    assert gone == never
    assert gone[0] == 401


def test_a_name_that_nobody_has_takes_as_long(app: FastAPI, monkeypatch: pytest.MonkeyPatch) -> None:
    """A password is hashed for each try, whether or not there is one to compare it with."""
    verified = list[str]()
    real = passwords._HASHER

    class Counting:
        def verify(self, hashed: str, password: str) -> bool:
            verified.append(password)
            return real.verify(hashed, password)

        def __getattr__(self, name: str) -> object:
            return getattr(real, name)

    monkeypatch.setattr(passwords, "_HASHER", Counting())
    for name in ("Carl", "Nobody"):
        log_in(open_browser(app), name, "a guess of mine")
    assert verified == ["a guess of mine"] * 2


# ── sessions ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_session_that_somebody_planted_is_worth_nothing_after_the_login(app: FastAPI) -> None:
    browser, thief = open_browser(app), open_browser(app)
    for one in (browser, thief):
        one.cookies.set(SESSION, "planted", domain="localhost.local")
    assert log_in(browser)[0] == 303
    assert browser.cookies.get(SESSION) != "planted"
    assert thief.get("/events").status_code == 303
    assert browser.get("/events").status_code == 200


def test_every_login_begins_a_session_of_its_own_and_ends_the_one_before(app: FastAPI) -> None:
    browser = open_browser(app)
    page = browser.get("/login").text
    first = browser.post("/login", data={"token": token_in(page), "name": "Carl", "password": PASSWORD + "Carl"})
    before = first.cookies[SESSION]
    fields = {"token": token_of(app.state.desk, before), "name": "Lena", "password": PASSWORD + "Lena"}
    after = browser.post("/login", data=fields).cookies[SESSION]
    old = open_browser(app)
    old.cookies.set(SESSION, before, domain="localhost.local")
    assert before != after
    assert old.get("/events").status_code == 303


def test_a_session_is_out_of_reach_of_scripts_and_other_sites(app: FastAPI, store: Store) -> None:
    browser = open_browser(app)
    page = browser.get("/login").text
    fields = {"token": token_in(page), "name": "Carl", "password": PASSWORD + "Carl"}
    cookie = browser.post("/login", data=fields).headers["set-cookie"]
    assert {"HttpOnly", "SameSite=lax", "Path=/"} <= {part.strip() for part in cookie.split(";")}
    assert "Secure" not in cookie
    safe = open_browser(open_team(store, "https://cases.example.org"), "https://cases.example.org")
    answer = safe.get("/login")
    assert answer.headers["set-cookie"].startswith("__Host-rashomon_session=")
    assert "; Secure" in answer.headers["set-cookie"]
    assert "max-age" in answer.headers["strict-transport-security"]


def test_the_store_holds_no_session_that_could_be_used(app: FastAPI, store: Store) -> None:
    session = enter(app, "coder").cookies[SESSION]
    with store.read() as connection:
        assert session not in str(connection.execute(SESSIONS.select()).all())


@pytest.mark.parametrize(("column", "hours", "status"), [("seen", 1, 200), ("seen", 3, 303), ("made", 13, 303)])
def test_a_session_ends_by_itself(app: FastAPI, store: Store, column: str, hours: int, status: int) -> None:
    browser = enter(app, "coder")
    then = (datetime.now(UTC) - timedelta(hours=hours)).isoformat(timespec="seconds").replace("+00:00", "Z")
    with store.write() as connection:
        connection.execute(SESSIONS.update().values({column: then}))
    assert browser.get("/events").status_code == status
    if status == 200:  # and it is as young as ever
        with store.read() as connection:
            assert connection.execute(SESSIONS.select()).mappings().one()["seen"] > then


def test_a_page_that_asks_by_itself_keeps_no_session_alive(app: FastAPI, store: Store) -> None:
    browser = enter(app, "coder")
    with store.write() as connection:
        connection.execute(SESSIONS.update().values(seen="2099-01-01T00:00:00Z"))
    then = (datetime.now(UTC) - timedelta(hours=1)).isoformat(timespec="seconds").replace("+00:00", "Z")
    with store.write() as connection:
        connection.execute(SESSIONS.update().values(seen=then))
    assert browser.get("/state").status_code == 200
    with store.read() as connection:
        assert connection.execute(SESSIONS.select()).mappings().one()["seen"] == then


def test_another_role_ends_all_sessions(app: FastAPI, store: Store) -> None:
    browser = enter(app, "coder")
    give_role(store, "Lena", "Carl", "reader")
    assert browser.get("/events").status_code == 303


def test_another_password_ends_all_sessions_but_the_new_one(app: FastAPI, store: Store) -> None:
    here, elsewhere = enter(app, "coder"), enter(app, "coder")
    before = here.cookies[SESSION]
    changed = send(
        here, "/account", do="password", old=PASSWORD + "Carl", new="other words to say", again="other words to say"
    )
    assert changed == (303, "/account")
    assert elsewhere.get("/events").status_code == 303
    assert log_in(open_browser(app), "Carl", "other words to say")[0] == 303
    assert log_in(open_browser(app))[0] == 401
    stale = open_browser(app)
    stale.cookies.set(SESSION, before, domain="localhost.local")
    assert stale.get("/events").status_code == 303
    assert ("Carl", "password changed", "Carl") in logged(store)


def test_who_logs_out_is_out(app: FastAPI) -> None:
    browser = enter(app, "coder")
    kept = browser.cookies[SESSION]
    answer = browser.post("/logout", data={"token": token_in(browser.get("/account").text)})
    assert answer.headers["location"] == "/login"
    assert "cache" in answer.headers["clear-site-data"]
    browser.cookies.set(SESSION, kept, domain="localhost.local")
    assert browser.get("/events").status_code == 303


@pytest.mark.parametrize(
    "to", ["https://attacker.example/", "//attacker.example", "/\\attacker.example", "javascript:alert(1)", "x", ""]
)
def test_a_login_leads_to_this_workbench_alone(app: FastAPI, to: str) -> None:
    assert log_in(open_browser(app), to=to) == (303, "/events")
    assert "attacker" not in open_browser(app).get("/login", params={"next": to}).text


# ── guessing ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_who_guesses_at_a_name_waits_from_wherever_he_does(app: FastAPI) -> None:
    codes = [log_in(open_browser(app, address=f"10.1.1.{n}"), "Carl", f"guess {n}")[0] for n in range(7)]
    assert codes == [401] * 5 + [429] * 2
    # Right or wrong is not told, and a name that nobody has is no other.
    assert log_in(open_browser(app, address="10.1.2.1"))[0] == 429
    codes = [log_in(open_browser(app, address=f"10.1.3.{n}"), "Nobody", f"guess {n}")[0] for n in range(7)]
    assert codes == [401] * 5 + [429] * 2
    assert log_in(open_browser(app, address="10.1.4.1"), "Lena", PASSWORD + "Lena")[0] == 303


def test_who_guesses_from_one_address_waits_whatever_names_he_tries(app: FastAPI) -> None:
    codes = [log_in(open_browser(app), f"name {n}", "guess")[0] for n in range(21)]
    assert codes == [401] * 20 + [429]
    assert log_in(open_browser(app, address="10.1.1.1"))[0] == 303


def test_who_finds_a_browser_open_guesses_no_better(app: FastAPI) -> None:
    browser = enter(app, "coder")
    words = {"new": "other words to say", "again": "other words to say"}
    pages = [send(browser, "/account", do="password", old=f"guess {n}", **words)[1] for n in range(6)]
    assert ["not the password" in page for page in pages] == [True] * 5 + [False]
    assert "too many tries: wait" in pages[5]


def test_who_waits_is_told_for_how_long(app: FastAPI) -> None:
    browser = open_browser(app)
    for n in range(5):
        log_in(browser, "Carl", f"guess {n}")
    answer = browser.post("/login", data={"token": token_in(browser.get("/login").text), "name": "Carl"})
    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) >= 1
    assert "too many tries: wait" in answer.text.casefold()


def test_a_proxy_says_for_whom_it_asks_and_nobody_else_does(app: FastAPI) -> None:
    def guess(address: str, told: str) -> int:
        browser = open_browser(app, address=address)
        token = token_in(browser.get("/login").text)
        fields = {"token": token, "name": f"name of {told}", "password": "guess"}
        return browser.post("/login", data=fields, headers={"x-forwarded-for": told}).status_code

    # The proxy's own word is the last; what stands before it anybody may have written.
    assert [guess("10.0.0.1", f"{n}.1.1.1, 10.2.2.2") for n in range(21)] == [401] * 20 + [429]
    assert guess("10.0.0.1", "10.3.3.3") == 401
    assert [guess("10.4.4.4", f"10.5.5.{n}") for n in range(21)] == [401] * 20 + [429]


def test_what_was_tried_is_logged_without_what_was_typed_for_a_name(app: FastAPI, store: Store) -> None:
    log_in(open_browser(app), "Carl", "wrong")
    log_in(open_browser(app), "my password by mistake", "x")
    log_in(open_browser(app))
    assert logged(store)[:3] == [("Carl", "logged in", ""), ("", "login refused", ""), ("Carl", "login refused", "")]


# ── from elsewhere ──────────────────────────────────────────────────────────────────────────────────────────────────

CHANGES = ("/decisions", "/reviews", "/redactions", "/account", "/users", "/logout")


@pytest.mark.parametrize("path", CHANGES)
def test_no_change_without_the_token_of_the_session(app: FastAPI, store: Store, path: str) -> None:
    browser, other = enter(app, "lead"), enter(app, "lead")
    foreign = token_in(other.get("/account").text)
    before = logged(store)
    for fields in ({}, {"token": ""}, {"token": foreign}, {"token": token_of(app.state.desk, "planted")}):
        told = {"verdict": "credible", "left": "c1-0", "why": "so", "do": "disable", "name": NAMES["reader"]}
        assert browser.post(path, data=told | fields).status_code == 403
    assert logged(store) == before


def test_no_file_is_taken_without_the_token_of_the_session(app: FastAPI) -> None:
    browser = enter(app, "coder")
    assert browser.post("/add", data={"token": "0" * 64}, files={"files": ("a.txt", b"text")}).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://attacker.example"},
        {"origin": "null"},
        {"origin": "http://localhost:9000"},
        {"origin": "https://localhost:8000"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"},
    ],
)
def test_no_page_of_another_origin_can_send_anything(app: FastAPI, headers: dict[str, str]) -> None:
    browser = enter(app, "lead")
    token = token_in(browser.get("/account").text)
    assert browser.post("/logout", data={"token": token}, headers=headers).status_code == 403
    assert browser.get("/events").status_code == 200


def test_a_browser_changes_nothing_by_the_api(app: FastAPI, store: Store) -> None:
    told = {"verdict": "credible", "ids": ["c1-0"], "why": "so"}
    answer = enter(app, "lead").post("/api/decisions", json=told)
    assert (answer.status_code, answer.json()["error"]["message"]) == (403, "a change by the API needs a token")
    assert store.decisions() == []


@pytest.mark.parametrize(
    ("host", "status"),
    [("localhost:8000", 303), ("LOCALHOST:8000", 303), ("localhost", 421), ("127.0.0.1:8000", 421), ("a.example", 421)],
)
def test_the_one_address_of_the_team_is_answered(app: FastAPI, host: str, status: int) -> None:
    assert open_browser(app).get("/events", headers={"host": host}).status_code == status


def test_nothing_is_read_of_who_is_not_known(app: FastAPI) -> None:
    """Not the name of the store, not the addresses of the API, and no body, however large."""
    browser = open_browser(app)
    assert "store.sqlite" not in browser.get("/login").text
    assert "/events" not in re.sub(
        r'name="next" value="[^"]*"|class="mark"><a href="/events"', "", browser.get("/login").text
    )
    assert browser.get("/openapi.json").status_code == 401
    assert browser.post("/add", content=b"x" * 30_000_000).status_code == 303


@pytest.mark.parametrize("path", ["/events", "/api/events"])
def test_where_the_store_lies_is_not_told_to_who_is_not_known(
    app: FastAPI, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise StoreError("/srv/secret/case.sqlite: disk I/O error")

    browser = enter(app, "lead")
    monkeypatch.setattr("rashomon.web.door.known_by_session", fail)
    answer = browser.get(path)
    assert (answer.status_code, "secret" in answer.text) == (503, False)
    assert "cannot be read just now" in answer.text


def test_what_a_page_asks_for_by_itself_leads_the_whole_page_to_the_login(app: FastAPI) -> None:
    answer = open_browser(app).get("/state", headers={"hx-request": "true"})
    assert (answer.status_code, answer.headers["hx-redirect"]) == (401, "/login")


@pytest.mark.parametrize("path", ["/login", "/events", "/account", "/users", "/audit"])
def test_no_proxy_keeps_what_one_of_a_team_is_shown(app: FastAPI, path: str) -> None:
    answer = enter(app, "lead").get(path)
    assert answer.headers["cache-control"] in ("private, no-cache", "no-store")
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    assert re.findall(r"<script(?![^>]* src=\"/static/)|<style|<[^>]*\s(?:style|on\w+)\s*=", answer.text) == []


def test_the_workbench_of_one_person_knows_no_users(client: TestClient) -> None:
    assert [client.get(path).status_code for path in ("/login", "/account", "/users", "/audit")] == [404] * 4
    assert client.get("/events").status_code == 200
    assert client.get("/events", headers={"host": URL.removeprefix("http://")}).status_code == 200
