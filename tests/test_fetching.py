from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from network_cases import Web
from rashomon.cli import app
from rashomon.records import Redaction
from rashomon.store import open_store
from rashomon.store.pages import find_page, get_kept
from rashomon.store.redactions import drop_report, put_redactions

TEXT = "At least 12 people were killed in the shelling of a market in Aleppo on Monday, the health ministry said."
HTML = f"<html><head><title>Market</title></head><body><article><h1>Market</h1><p>{TEXT}</p></article></body></html>"
OPEN = ("--network", "--allow-private")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


@pytest.mark.parametrize("command", ["read", "compare", "add"])
def test_the_network_is_off_unless_asked_for(web: Web, command: str) -> None:
    url = web.put("/a", HTML, Content_Type="text/html")
    result = run(command, url)
    assert result.exit_code == 1
    assert f"{url}: is an address, and nothing is asked of the network without --network" in result.stderr
    result = run(command, url, "--network")
    assert result.exit_code == 1
    assert f"{url}: 127.0.0.1 is a private address: --allow-private allows those" in result.stderr
    assert web.asked == []
    result = run(command, url, *OPEN)
    assert (result.exit_code, result.stderr) == (0, "")


def test_an_address_is_an_input_among_others(web: Web) -> None:
    Path("one.txt").write_text(TEXT, encoding="utf-8")
    gone = web.at("/gone")
    result = run("read", "--json", "one.txt", gone, web.put("/a", HTML), "--published", "2020-05-06", *OPEN)
    assert result.exit_code == 1
    assert [line.count('"killed"') > 0 for line in result.stdout.splitlines()] == [True, True]
    assert f"{gone}: answers with status 404" in result.stderr


def test_a_page_is_kept_and_can_be_read_again_without_the_network(web: Web) -> None:
    url = web.put("/a", HTML, Content_Type="text/html")
    db = ("--db", "s.sqlite")
    assert "1 added" in run("add", url, *db, *OPEN, "--published", "2020-05-06").stdout
    asked = len(web.asked)
    with open_store("s.sqlite") as store, store.read() as connection:
        page = find_page(connection, url)
        assert page
        assert page.body == HTML.encode()
        [(report, kept)] = get_kept(connection)
        assert (kept.asked, kept.canonical) == (url, url)
        assert [one.report.id for one in store.readings()] == [report]
    result = run("add", url, *db, "--reread")
    assert (result.exit_code, len(web.asked)) == (0, asked)
    assert "1 known" in result.stdout
    assert "without --network" in run("add", web.at("/other"), *db).stderr


def test_what_was_taken_out_of_a_store_is_not_kept_again(web: Web) -> None:
    url = web.put("/a", HTML, Content_Type="text/html")
    db = ("--db", "s.sqlite")
    run("add", url, *db, *OPEN)
    with open_store("s.sqlite") as store:
        [report] = [one.report.id for one in store.readings()]
        with store.write() as connection:
            drop_report(connection, report)
            gone = Redaction("x1", "report", report, None, None, "person:ana", "asked for", "2020-05-07T10:00:00Z")
            put_redactions(connection, [gone])
    result = run("add", url, *db, *OPEN)
    assert "asked for" in result.stderr
    with open_store("s.sqlite") as store, store.read() as connection:
        assert find_page(connection, url) is None
