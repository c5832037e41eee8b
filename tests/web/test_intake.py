"""What is handed in by the browser, and what is taken out by it."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from network_cases import Time, Web
from rashomon.fetch.client import Fetcher
from rashomon.fetching import into_store
from rashomon.store import Store, open_store
from rashomon.web import create_app
from rashomon.web.guard import MOST_UPLOAD
from rashomon.web.intake import Batch, BusyError, Fetched, Intake
from rashomon.web.uploads import file_name, parse_upload
from workbench_cases import fill, open_client, ordinary

TEXT = "Shells hit a market\n\nAt least 12 people were killed in the shelling of a market in Aleppo, a nurse said.\n"


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Store]:
    """A store without a report."""
    with open_store(str(tmp_path / "empty.sqlite"), version="test") as store:
        yield store


def token(client: TestClient, path: str = "/add") -> str:
    found = re.search(r'name="token" value="(\w+)"', client.get(path).text)
    assert found
    return found[1]


def hand_in(client: TestClient, *files: tuple[str, bytes], **fields: str) -> str:
    """Hand files in as a browser does, and return the page that tells what became of them, or why not."""
    fields = {"token": token(client), "text": "", "published": "", "outlet": "", **fields}
    answer = client.post("/add", data=fields, files=[("files", file) for file in files] or [("files", ("", b""))])
    if answer.status_code == 303:
        answer = client.get(answer.headers["location"])
    return unescape(answer.text)


def test_a_text_that_is_pasted_is_read_and_leads_to_its_report(empty: Store) -> None:
    client = open_client(empty)
    text = hand_in(client, text=TEXT.replace("\n", "\r\n"), published="2020-05-06", outlet="The Paper")
    assert "1 new, 0 known already, 0 read anew, 0 failed." in text
    [reading] = empty.readings()
    assert (reading.report.outlet, reading.report.published, reading.report.path) == (
        "The Paper",
        "2020-05-06",
        "pasted.txt",
    )
    assert f'href="/reports/{reading.report.id}"' in text
    assert client.get("/api/events").json()["total"] == 1


def test_files_are_told_one_by_one_with_what_is_known_and_what_failed(empty: Store) -> None:
    client = open_client(empty)
    files = (("one.txt", TEXT.encode()), ("again.txt", TEXT.encode()), ("../../etc/no.png", b"\x89PNG\r\n\x1a\n\0"))
    text = hand_in(client, *files)
    assert "1 new, 1 known already, 0 read anew, 1 failed." in text
    assert sorted(re.findall(r"<bdi>([\w.]+)</bdi>(?:</a>)? <b>(\w+)</b>", text)) == sorted(
        [("one.txt", "new"), ("again.txt", "known"), ("no.png", "failed")]
    )
    assert next(empty.readings()).report.path == "one.txt"


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({}, "nothing is in it"),
        ({"text": " \r\n "}, "nothing is in it"),
        ({"text": TEXT, "published": "soon"}, "soon"),
    ],
)
def test_what_is_refused_is_told_and_nothing_is_added(empty: Store, fields: dict[str, str], reason: str) -> None:
    text = hand_in(open_client(empty), **fields)
    assert "Nothing was added" in text
    assert reason in text
    assert list(empty.readings()) == []


def test_too_many_files_are_refused(empty: Store) -> None:
    text = hand_in(open_client(empty), *((f"{n}.txt", b"x") for n in range(101)))
    assert "101 files: at least one, and 100 at most" in text


def fetching(store: Store, web: Web, **kept: bool) -> TestClient:
    """Return a browser at a workbench that may ask the web of the tests."""

    def fetched(opened: Store) -> Fetched:
        fetcher = Fetcher(allow_private=kept.get("allow_private", True), clock=Time().clock())
        return into_store(opened, fetcher)

    app = create_app(store, by="Ada", background=False, fetched=fetched)
    return TestClient(app, base_url="http://localhost", follow_redirects=False)


FEED = """<rss version="2.0"><channel><title>The Wire</title>
<item><title>Shells hit a market</title><link>{}</link><pubDate>Wed, 06 May 2020 08:00:00 GMT</pubDate>
<description>At least 12 people were killed in the shelling of a market in Aleppo, a nurse said.</description></item>
<item><title>Raid</title><link>{}/2</link><description>Three people were killed in a raid on Idlib, residents
said.</description></item></channel></rss>"""


def test_a_feed_and_a_page_are_fetched_where_the_workbench_may_ask(empty: Store, web: Web) -> None:
    web.put("/feed.xml", FEED.format(web.at("/a"), web.at("/b")), Content_Type="application/rss+xml")
    web.put("/page.html", f"<html><body><article><p>{TEXT}</p></article></body></html>", Content_Type="text/html")
    client = fetching(empty, web)
    assert 'name="addresses"' in client.get("/add").text
    addresses = f"{web.at('/feed.xml')}\r\n{web.at('/none')}\r\n{web.at('/page.html')}\r\n{web.at('/feed.xml')}\r\n"
    text = hand_in(client, addresses=addresses)
    assert "3 new, 0 known already, 0 read anew, 1 failed." in text
    assert "404" in text
    assert web.paths() == ["/feed.xml", "/none", "/page.html"]
    assert {one.report.published for one in empty.readings()} >= {"2020-05-06"}


def test_an_address_of_this_machine_is_not_asked(empty: Store, web: Web) -> None:
    text = hand_in(fetching(empty, web, allow_private=False), addresses=web.at("/secret"))
    assert "0 new, 0 known already, 0 read anew, 1 failed." in text
    assert web.asked == []


def test_without_the_users_word_no_address_is_taken(empty: Store, web: Web) -> None:
    client = open_client(empty)
    assert 'name="addresses"' not in client.get("/add").text
    assert "asks nothing of the network: start it with --network" in hand_in(client, addresses=web.at("/page.html"))
    assert web.asked == []


def test_too_many_addresses_are_refused(empty: Store, web: Web) -> None:
    text = hand_in(fetching(empty, web), addresses=" ".join(web.at(f"/{n}") for n in range(21)))
    assert "21 addresses: 20 at most" in text
    assert web.asked == []


def test_an_upload_is_limited_and_other_addresses_stay_so(empty: Store) -> None:
    client = open_client(empty)
    assert client.post("/add", content=b"a" * (MOST_UPLOAD + 1)).status_code == 413
    assert client.post("/decisions", content=b"a" * (64 * 1024 + 1)).status_code == 413


def test_a_form_with_files_needs_the_token_of_its_session(empty: Store) -> None:
    client = open_client(empty)
    client.get("/add")
    assert client.post("/add", data={"token": "0" * 64, "text": TEXT}, files=[("files", ("", b""))]).status_code == 403
    assert client.post("/add", data={"token": token(client)}).status_code == 415
    assert list(empty.readings()) == []


def test_one_batch_is_read_at_a_time(empty: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    intake = Intake(empty, background=False)
    monkeypatch.setattr(Intake, "_work", lambda *_: None)
    first = intake.begin([("a.txt", b"x")], "", "")
    with pytest.raises(BusyError, match="another batch"):
        intake.begin([("b.txt", b"x")], "", "")
    first.done = True
    assert intake.begin([("b.txt", b"x")], "", "") is not first


def test_a_batch_that_takes_too_long_ends_with_what_is_in(empty: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rashomon.web.intake.MOST_SECONDS", -1.0)
    batch = Intake(empty, background=False).begin([("a.txt", TEXT.encode()), ("b.txt", b"Another text.")], "", "")
    assert batch.done
    assert batch.entries[-1].reason.startswith("not read within")
    assert isinstance(batch, Batch)


BOUNDED = 'multipart/form-data; boundary="x"'


@pytest.mark.parametrize(
    ("body", "fields", "files"),
    [
        (b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\nc\r\n--x--\r\n', {"a": "b\r\nc"}, ()),
        (
            b'--x\r\ncontent-disposition: form-data; name="f"; filename="C:\\\\in\\\\a.txt"\r\n'
            b"Content-Type: text/plain\r\n\r\n\0\xff\r\n--x--",
            {},
            (("a.txt", b"\0\xff"),),
        ),
        (b'--x\r\nContent-Disposition: form-data; name="f"; filename=""\r\n\r\n\r\n--x--', {}, ()),
    ],
)
def test_a_form_with_files_is_read(body: bytes, fields: dict[str, str], files: tuple[tuple[str, bytes], ...]) -> None:
    upload = parse_upload(BOUNDED, body)
    assert (upload.fields, upload.files) == (fields, files)


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data", b"--x--"),
        (BOUNDED, b""),
        (BOUNDED, b"--x\r\nContent-Disposition: form-data; name=a\r\n\r\nb"),
        (BOUNDED, b"--x\r\nno head--x--\r\n--x--"),
        (BOUNDED, b"--x\r\nContent-Type: text/plain\r\n\r\nb\r\n--x--"),
        (BOUNDED, b"--x\r\n\r\n" * 500 + b"--x--"),
    ],
)
def test_a_form_that_cannot_be_read_is_refused(kind: str, body: bytes) -> None:
    with pytest.raises(ValueError, match="form"):
        parse_upload(kind, body)


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("a.txt", "a.txt"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\a.html", "a.html"),
        ("", "file"),
        ("..", "file"),
        ("/", "file"),
        ("a\0b\u202etxt", "abtxt"),
        ("x" * 300 + ".html", "x" * 115 + ".html"),
    ],
)
def test_names_of_files_lead_nowhere(given: str, name: str) -> None:
    assert file_name(given) == name


# ── taking out ──────────────────────────────────────────────────────────────────────────────────────────────────────


def take_out(client: TestClient, **fields: str) -> tuple[int, str]:
    """Take something out of the first report, and return the code and where it leads, or what the page says."""
    told = {"token": token(client), "back": "/reports/r0", "report": "r0", "why": "a witness", "sure": "yes", **fields}
    answer = client.post("/redactions", data=told)
    return answer.status_code, answer.headers.get("location") or unescape(answer.text)


def test_a_report_is_taken_out_and_its_address_says_so(client: TestClient, store: Store) -> None:
    assert take_out(client, what="report") == (303, "/reports")
    answer = client.get("/reports/r0")
    assert answer.status_code == 410
    assert "this report was taken out of the store on" in answer.text
    assert "m0" not in [one["id"] for one in client.get("/api/events").json()["events"]]
    assert [one.kind for one in store.redactions()] == ["report"]


def test_a_passage_is_taken_out_of_a_page(client: TestClient, store: Store) -> None:
    assert take_out(client, what="passage", words="market in Oram") == (303, "/reports/r0")
    text = unescape(client.get("/reports/r0").text)
    assert "A passage was taken out on" in text
    assert "Oram" not in next(store.readings("r0")).report.text
    assert "a witness" in text


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"what": "report", "sure": ""}, "say that you are sure"),
        ({"what": "report", "why": ""}, "a reason is needed"),
        ({"what": ""}, "say what to take out"),
        ({"what": "passage", "words": "never said"}, "does not have the words"),
        ({"what": "person", "words": "Nobody Known"}, "no report has that name"),
        ({"what": "person", "words": ", ,"}, "no report has that name"),
        ({"what": "report", "report": "r99"}, "no report has the id r99"),
    ],
)
def test_what_cannot_be_taken_out_is_told(
    client: TestClient, store: Store, fields: dict[str, str], reason: str
) -> None:
    status, text = take_out(client, **fields)
    assert status == 422
    assert reason in text
    assert store.redactions() == []


def test_the_page_of_a_report_offers_it_and_needs_a_word_that_one_is_sure(tmp_path: Path) -> None:
    with fill(tmp_path / "s.sqlite", ordinary()) as store:
        text = open_client(store).get("/reports/r0").text
        assert 'name="sure" value="yes" required' in text
