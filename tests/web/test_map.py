import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from rashomon.records import Place
from workbench_cases import HOSTILE, LONG, keep_placed, make_place, open_client

LARGEST_PAGE = 300_000  # bytes
ALEPPO, IDLIB, KHARTOUM = (37.16, 36.2), (36.63, 35.93), (32.53, 15.55)


@pytest.fixture
def spread(tmp_path: Path) -> Iterator[TestClient]:
    """A workbench of seven events: three towns, one of them twice, a province, a country, and one at no known place."""
    places = [
        make_place(*ALEPPO),
        make_place(*ALEPPO),
        make_place(*IDLIB),
        make_place(*KHARTOUM, country="SD"),
        make_place(37.0, 36.1, 80.0, "admin1", name="Aleppo province"),
        make_place(38.0, 35.0, 400.0, "country"),
        None,
    ]
    with keep_placed(tmp_path / "spread.sqlite", places) as store:
        yield open_client(store)


def marks_in(text: str) -> list[str]:
    """Return what the marks, circles and countries of a map are called."""
    sheet = text.partition('aria-label="Events on the map">')[2].partition('class="scale-bar"')[0]
    return re.findall(r"<a[^>]*>.*?<title>(.*?)</title>", sheet, re.S)


def ids_of(client: TestClient, query: str) -> list[str]:
    return [one["id"] for one in client.get(f"/api/events?{query}").json()["events"]]


@pytest.mark.parametrize(
    ("query", "events"),
    [
        ("area=36,35.5,38,37", ["m0", "m2", "m4", "m8"]),  # the province has its middle there
        ("area=37.1,36.1,37.2,36.3", ["m0", "m2"]),
        ("area=30,30,40,40", ["m0", "m2", "m4", "m8"]),  # nothing is said of where in the country
        ("area=170,-10,-170,10", []),  # over the 180th meridian
        ("area=30,10,-170,20", ["m6"]),
        ("known=place", ["m0", "m2", "m4", "m6", "m8"]),
        ("known=country", ["m10"]),
        ("known=none", ["m12"]),
        ("field=killed&country=SD", ["m6"]),
        ("field=weapon", []),
    ],
)
def test_events_are_found_by_where_they_are(spread: TestClient, query: str, events: list[str]) -> None:
    assert ids_of(spread, query) == events


@pytest.mark.parametrize(
    "query", ["area=1,2,3", "area=a,b,c,d", "area=0,10,1,5", "area=0,0,0,91", "area=nan,0,1,1", "at=1,2", "at=inf,0,1"]
)
def test_what_is_no_area_or_view_is_told(spread: TestClient, query: str) -> None:
    answer = spread.get(f"/events/map?{query}")
    assert answer.status_code == 422
    assert query.partition("=")[0] in answer.text


def test_a_map_of_all_adds_up_what_lies_together(spread: TestClient) -> None:
    text = spread.get("/events/map").text
    assert marks_in(text) == [
        "3 events, 1 disputed",
        "Town 2, 2012-03-03: shelling",
        "Town 3, 2013-04-04: shelling; disputed",
        "1 event known only to be in Syria",
    ]
    assert "1 event</a> known only to be in Syria" in text
    assert 'href="/events?known=none">1 event</a> at no place' in text


def test_nearer_a_province_is_an_area_and_no_spot(spread: TestClient) -> None:
    text = spread.get("/events/map?at=37,36.1,4").text
    assert marks_in(text) == [
        "1 event somewhere within 80 km: Aleppo province",
        "2 events, 1 disputed",
        "Town 2, 2012-03-03: shelling",
        "1 event known only to be in Syria",
    ]
    assert 'href="/events/m8"' in text  # the province's event
    [across, down] = map(int, re.findall(r'rx="(\d+)" ry="(\d+)"', text)[0])
    assert across == pytest.approx(80 / (111.2 * 0.808) / 4 * 1800, rel=0.01)
    assert down == pytest.approx(across, rel=0.01)


def test_what_lies_in_one_place_leads_to_a_list(spread: TestClient) -> None:
    text = spread.get("/events/map?at=37.16,36.2,0.5").text
    [area] = re.findall(r'href="/events\?area=([^"]+)"><title', text)
    assert ids_of(spread, f"area={area}") == ["m0", "m2"]


def test_a_cell_leads_to_where_its_events_lie_apart(spread: TestClient) -> None:
    [at] = re.findall(r'href="/events/map\?at=([^"]+)"><svg', spread.get("/events/map").text)
    assert "2 events, 1 disputed" in marks_in(spread.get(f"/events/map?at={at}").text)


def test_the_selection_goes_from_list_to_map_to_timeline(spread: TestClient) -> None:
    for path in ("/events", "/events/map", "/events/timeline"):
        text = spread.get(f"{path}?country=SY&dispute=any&area=30,30,40,40").text
        assert "1 event <" in text
        for other in ("/events", "/events/map", "/events/timeline"):
            assert f'href="{other}?country=SY&amp;area=30%2C30%2C40%2C40&amp;dispute=any"' in text
        assert f'href="{path}?country=SY&amp;dispute=any"' in text  # without the area


def test_the_list_beside_is_of_what_is_in_view(spread: TestClient) -> None:
    text = spread.get("/events/map?at=32.5,15.5,3").text
    assert "1 event in view" in text
    assert re.findall(r'<li><a href="/events/(m\d+)">', text) == ["m6"]
    assert "No event has its place here" in spread.get("/events/map?at=-100,40,10").text


def test_links_move_the_map_without_a_script(spread: TestClient) -> None:
    text = spread.get("/events/map?at=37,36,8&dispute=any").text
    ways = dict(re.findall(r'href="([^"]+)" data-move="(\w+)"', text))
    found = {name: address for address, name in ways.items()}
    assert found["nearer"] == "/events/map?dispute=any&amp;at=37%2C36%2C4"
    assert found["farther"] == "/events/map?dispute=any&amp;at=37%2C36%2C16"
    assert found["east"] == "/events/map?dispute=any&amp;at=40.2%2C36%2C8"
    assert found["all"] == "/events/map?dispute=any"


def test_a_map_of_very_many_places_stays_small(tmp_path: Path) -> None:
    names = ("side", "outlet")
    places: list[Place | None] = [
        make_place(-170 + (n * 37 % 3400) / 10, -50 + (n * 53 % 1200) / 10, 30.0 * (n % 20), name=LONG)
        for n in range(1500)
    ]
    with keep_placed(tmp_path / "many.sqlite", places) as store:
        client = open_client(store)
        for at in ("", "&at=0,20,360", "&at=10,30,40"):
            assert len(client.get(f"/events/map?{at}").content) < LARGEST_PAGE
        # A selection that takes many letters is in the address of each mark.
        long = "&".join(f"{name}={'ء' * 300}" for name in names)
        with store.write() as connection:
            connection.exec_driver_sql(
                f"UPDATE events SET sides = '[[\"{'ء' * 300}\"]]', outlets = '[\"{'ء' * 300}\"]'"
            )
        answer = client.get(f"/events/map?{long}")
        assert len(marks_in(answer.text)) > 5
        assert len(answer.content) < LARGEST_PAGE


def test_names_that_mean_harm_stay_names(tmp_path: Path) -> None:
    with keep_placed(tmp_path / "wild.sqlite", [make_place(37.0, 36.1, 90.0, "admin1", name=HOSTILE)]) as store:
        text = open_client(store).get("/events/map?at=37,36,4").text
        assert "<img" not in text
        assert "&lt;img" in text


def test_no_event_at_any_place_shows_the_world(tmp_path: Path) -> None:
    with keep_placed(tmp_path / "none.sqlite", [None, None]) as store:
        text = open_client(store).get("/events/map").text
        assert marks_in(text) == []
        assert "2 events</a> at no place" in text


def test_only_a_country_is_known(tmp_path: Path) -> None:
    places = [make_place(38.0, 35.0, 400.0, "country"), make_place(None, None, None, "country", country="UA")]
    with keep_placed(tmp_path / "countries.sqlite", places) as store:
        client = open_client(store)
        assert marks_in(client.get("/events/map").text) == [
            "1 event known only to be in Syria",
            "1 event known only to be in Ukraine",
        ]
        event = client.get("/events/m0").text
        assert "Only the country is known" in event


def test_the_page_of_an_event_shows_its_area(spread: TestClient) -> None:
    assert "Somewhere within 80 km" in spread.get("/events/m8").text
    assert 'class="locator"' not in spread.get("/events/m12").text
