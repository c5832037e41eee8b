import re
import time
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from rashomon import __version__
from rashomon.pipeline import compare_by_policy
from rashomon.store import Store, open_store
from rashomon.store.computed import find_computation, find_state
from rashomon.tables import name_rules
from rashomon.web import computing
from rashomon.web.events import find_event
from workbench_cases import ARABIC, fill, keep_many, make_many, make_reading, open_client

LARGEST_PAGE = 300_000  # bytes


def events_in(text: str) -> list[str]:
    return re.findall(r'<a class="what" href="/events/(\w+)"', text)


@pytest.mark.parametrize(
    ("query", "events"),
    [
        ("", ["m0", "m2", "m3"]),
        ("q=Barda", ["m2"]),
        ("q=BARDA shelled", ["m2"]),
        ("q=rebels told an agency", ["m0"]),  # words of the report, not of the event
        ("q=barda celle", []),
        ("since=2020-06-01", ["m2", "m3"]),
        ("until=2020-06-01", ["m0", "m2"]),
        ("since=2020-05-05&until=2020-12-31", ["m2"]),
        ("country=UA", ["m2"]),
        ("country=ua", ["m2"]),
        ("side=the ministry", ["m0", "m2", "m3"]),
        ("side=the minis", []),
        ("type=ASSAULT", ["m0", "m2", "m3"]),
        ("type=PROTEST", []),
        ("dispute=any", ["m0"]),
        ("dispute=disjoint_figures", ["m0"]),
        ("dispute=denial", []),
        ("outlet=The Other Paper", ["m0"]),
        (f"outlet={ARABIC}", ["m3"]),
        ("single=yes", ["m2", "m3"]),
        ("decided=yes", []),
        ("decided=no", ["m0", "m2", "m3"]),
        ("order=newest", ["m3", "m2", "m0"]),
        ("order=oldest", ["m0", "m2", "m3"]),
        ("order=killed", ["m0", "m2", "m3"]),
        ("order=disputes", ["m0", "m2", "m3"]),
        ("country=SY&order=newest", ["m3", "m0"]),
        ("page=2", []),
        ("q=' OR 1=1 --", ["m0"]),  # words as others: Oram, 12
        ("q=%25", []),  # the sign that stands for anything in SQL
        ("side=%25", []),
    ],
)
def test_an_address_holds_a_selection(client: TestClient, query: str, events: list[str]) -> None:
    answer = client.get(f"/events?{query}")
    assert answer.status_code == 200
    assert events_in(answer.text) == events


@pytest.mark.parametrize(
    "query", ["since=yesterday", "page=0", "page=x", "order=colour", "single=maybe", "q=" + "a" * 201, "page=99999999"]
)
def test_a_query_that_cannot_be_meant_is_told(client: TestClient, query: str) -> None:
    answer = client.get(f"/events?{query}")
    assert answer.status_code == 422
    assert query.partition("=")[0] in answer.text


def test_what_is_set_can_be_taken_back_one_by_one(client: TestClient) -> None:
    text = client.get("/events?q=market&country=SY&order=newest").text
    assert 'href="/events?country=SY&amp;order=newest"' in text
    assert 'href="/events?q=market&amp;order=newest"' in text
    assert '<option value="SY" selected>' in text


def test_an_empty_list_says_why(client: TestClient, tmp_path: Path) -> None:
    assert "No event fits" in client.get("/events?q=nowhere").text
    assert "No report has all these words" in client.get("/reports?q=nowhere").text
    with fill(tmp_path / "empty.sqlite", []) as store:
        empty = open_client(store)
        assert "There are no events yet" in empty.get("/events").text
        assert "There are no reports yet" in empty.get("/reports").text
        assert "Nothing is decided yet" in empty.get("/decisions").text


def test_a_list_of_many_events_stays_small_and_has_pages(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "many.sqlite"), version="test") as store:
        by_policy = make_many(230)
        keep_many(store, "", by_policy)
        with store.read() as connection:
            state = find_state(connection, name_rules(__version__))
        keep_many(store, state, by_policy)
        client = open_client(store)
        seen = []
        for page in range(1, 6):
            answer = client.get(f"/events?order=newest&page={page}")
            assert len(answer.content) < LARGEST_PAGE
            seen += events_in(answer.text)
        assert len(seen) == len(set(seen)) == 230
        assert 'rel="next"' not in answer.text
        assert 'rel="prev" href="/events?order=newest&amp;page=4"' in answer.text
        assert "77 events" in client.get("/events?dispute=any").text


def test_an_event_tells_where_when_who_and_how_many(client: TestClient) -> None:
    text = client.get("/events/m0").text
    for words in ("Oram", "4 May 2020", "Disputed", "No number fits both", "the rebels", "The Other Paper", "reports"):
        assert words in text
    assert text.count('<section class="finding') > 2


def test_the_id_of_a_mention_leads_to_its_event(client: TestClient) -> None:
    answer = client.get("/events/m1")
    assert (answer.status_code, answer.headers["location"]) == (307, "/events/m0")


def test_the_policy_is_part_of_the_address(client: TestClient) -> None:
    assert '<b class="printed">' not in client.get("/events/m0?policy=acled").text
    assert 'href="/events/m0?policy=acled" aria-current="true"' in client.get("/events/m0?policy=acled").text
    assert client.get("/events/m0?policy=mine").status_code == 422


def test_one_click_leads_from_a_figure_to_its_words_and_back(client: TestClient) -> None:
    event = client.get("/events/m0").text
    [link] = re.findall(r'class="to-words" href="(/reports/r1\?claim=c1-0#c-c1-0)"', event)
    report = client.get(link).text
    assert 'id="c-c1-0"' in report
    assert re.search(r'class="claim l-claim lit" href="#k-c1-0"[^>]*>40 <', report)
    [back] = re.findall(r'href="/events/m0#(e1f\d+p\d+)">↑ <bdi>Killed: people<', report)
    assert f'id="{back}"' in event


def test_all_tellings_behind_a_position_have_a_page(client: TestClient) -> None:
    text = client.get("/events/m0/words/e1f1p1").text
    assert "<blockquote" in text
    assert 'href="/events/m0#e1f1p1"' in text


def test_an_event_can_be_taken_home(client: TestClient) -> None:
    answer = client.get("/events/m0/dossier.html")
    assert answer.headers["content-disposition"] == 'attachment; filename="m0.html"'
    assert answer.text.startswith("<!DOCTYPE html>")
    assert "40 people died" in answer.text


def test_an_event_of_many_reports_stays_small(tmp_path: Path) -> None:
    readings = [make_reading(n, dead=n % 5, speaker=f"voice {n}") for n in range(60)]
    with fill(tmp_path / "store.sqlite", readings) as store:
        answer = open_client(store).get("/events/m0")
        assert len(answer.content) < LARGEST_PAGE
        assert 'href="/events/m0/words/' in answer.text


def test_an_event_of_many_positions_stays_small_and_names_them_all(tmp_path: Path) -> None:
    readings = [make_reading(n, dead=round(5 * 1.25**n), speaker=f"voice {n % 9}") for n in range(60)]
    with fill(tmp_path / "store.sqlite", readings) as store:
        client = open_client(store)
        answer = client.get("/events/m0")
        assert len(answer.content) < LARGEST_PAGE
        [killed] = [one for one in client.get("/api/events/m0").json()["findings"] if one["field"] == "killed"]
        assert len(killed["positions"]) == 60
        [finding] = re.findall(r'id="(e1f\d+)p60"', answer.text)
        rows = re.findall(rf'<li class="version[^"]*" id="{finding}p(\d+)"', answer.text)
        assert rows == [str(n) for n in range(1, 61)]
        assert f'href="/events/m0/words/{finding}p60">words</a>' in answer.text
        assert "people died" in client.get(f"/events/m0/words/{finding}p60").text


def test_an_event_is_found_though_what_was_computed_is_cleared_away_meanwhile(store: Store) -> None:
    open_client(store).get("/events")
    with store.read() as connection:
        before = find_computation(connection)
    assert before
    for number in (7, 8):  # two are computed while the page of the first is asked for
        store.add(make_reading(number, town="Neville", day=f"2022-02-0{number}"))
        open_client(store).get("/events")
    found = find_event(store, before, "m0")
    assert found
    assert found.event.id == "m0"
    assert find_event(store, before, "nothing") is None


def test_a_report_shows_who_speaks_with_marks_and_not_by_colour_alone(client: TestClient) -> None:
    text = client.get("/reports/r0").text
    assert '<span class="signs" aria-hidden="true">●→✓</span>' in text  # the ministry asserts, the agency confirms
    assert "in a letter" in text
    for layer in ("speech", "claim", "act", "place", "time", "problem"):
        assert f'type="checkbox" id="show-{layer}"' in text
    assert re.search(r'class="l-act[^"]*">shelled<', text)
    assert "not clear in it" in text


@pytest.mark.parametrize(
    "path",
    [
        "/events/none",
        "/events/none/dossier.html",
        "/events/m0/words/e9f9p9",
        "/reports/none",
        "/reports/r0?page=2",
        "/reports/..%2f..%2fetc%2fpasswd",
        "/nothing",
    ],
)
def test_what_is_not_there_is_told(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "Not found" in answer.text


@pytest.mark.parametrize("id_", ["' OR '1'='1", "%00", "a" * 81, "<script>"])
def test_what_is_no_id_is_refused(client: TestClient, id_: str) -> None:
    for kind in ("events", "reports"):
        assert client.get(f"/{kind}/{id_}").status_code in (404, 422)


def test_a_second_start_computes_nothing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    assert events_in(open_client(store).get("/events").text) == ["m0", "m2", "m3"]
    monkeypatch.setattr("rashomon.web.computing.compute", None)
    assert events_in(open_client(store).get("/events").text) == ["m0", "m2", "m3"]


def test_what_came_in_since_is_shown(store: Store) -> None:
    client = open_client(store)
    client.get("/events")
    store.add(make_reading(9, town="Neville", day="2022-02-02"))
    assert "m9" in events_in(client.get("/events").text)


def test_a_computation_that_fails_leaves_the_former_and_says_so(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    client = open_client(store)
    client.get("/events")
    store.add(make_reading(9, town="Neville", day="2022-02-02"))
    monkeypatch.setattr("rashomon.web.computing.compare_by_policy", None)
    text = client.get("/events").text
    assert events_in(text) == ["m0", "m2", "m3"]
    assert "could not be computed anew" in text


def slow(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    """Let each computation take that long."""

    def compare(*given: object, **options: object) -> object:
        time.sleep(seconds)
        return compare_by_policy(*given, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(computing, "compare_by_policy", compare)


def test_who_asks_first_waits_for_the_first_computation(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    slow(monkeypatch, 0.3)
    client = open_client(store, background=True)
    assert events_in(client.get("/events").text) == ["m0", "m2", "m3"]


def test_who_would_wait_too_long_is_shown_a_page_that_asks_again(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    slow(monkeypatch, 0.5)
    monkeypatch.setattr(computing, "LONGEST_WAIT", 0.05)
    client = open_client(store, background=True)
    answer = client.get("/events")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "2")
    assert '<meta http-equiv="refresh" content="2">' in answer.text
    time.sleep(1.0)  # the store is not closed under the computation
    assert client.get("/events").status_code == 200


def test_nothing_computed_yet_is_told_as_well(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rashomon.web.computing.compare_by_policy", None)
    client = open_client(store)
    assert client.get("/events").status_code == 503
    assert client.get("/api/events").json()["error"]["code"] == "unavailable"
    assert client.get("/reports/r0").status_code == 200  # a report needs no computation
