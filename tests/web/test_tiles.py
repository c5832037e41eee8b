"""Tiles of a server that the user names, under the map; without one nothing is asked of any other machine."""

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from rashomon.web import create_app
from rashomon.web.atlas import HIGH, WIDE, View, settle
from rashomon.web.tiles import Tiles, list_tiles, read_tiles
from workbench_cases import keep_placed, make_place

SERVER = Tiles("https://tiles.example.org/{z}/{x}/{y}.png", "a map maker")


@pytest.mark.parametrize(
    ("template", "origin"),
    [
        ("https://tiles.example.org/{z}/{x}/{y}.png", "https://tiles.example.org"),
        ("http://localhost:8080/tile?z={z}&x={x}&y={y}", "http://localhost:8080"),
        ("https://tiles.example.org:8443/a/{z}/{y}/{x}@2x.png?key=abc", "https://tiles.example.org:8443"),
    ],
)
def test_an_address_of_tiles_is_read(template: str, origin: str) -> None:
    assert read_tiles(template, " © a  map maker ") == Tiles(template, "© a map maker")
    assert read_tiles(template).origin == origin


@pytest.mark.parametrize(
    "template",
    [
        "",
        "tiles.example.org/{z}/{x}/{y}.png",
        "ftp://tiles.example.org/{z}/{x}/{y}.png",
        "https://tiles.example.org/{z}/{x}.png",
        "https://{z}.example.org/{z}/{x}/{y}.png",
        "https:///{z}/{x}/{y}.png",
        "https://ada@tiles.example.org/{z}/{x}/{y}.png",
        "https://tiles.example.org; script-src */{z}/{x}/{y}.png",
        "https://tiles.example.org *.attacker.example/{z}/{x}/{y}.png",
        'https://tiles.example.org/{z}/{x}/{y}.png" onload="alert(1)',
        "https://tiles.example.org:port/{z}/{x}/{y}.png",
        "javascript:{z}{x}{y}",
    ],
)
def test_what_is_none_is_refused(template: str) -> None:
    with pytest.raises(ValueError, match="is not of the form https://HOST"):
        read_tiles(template)


@pytest.mark.parametrize("view", [settle(37, 36, 8), settle(0, 0, 60), settle(179, -50, 3), settle(-120, 80, 0.2)])
def test_the_tiles_cover_the_view_without_a_gap(view: View) -> None:
    tiles = list_tiles(SERVER, view)
    assert 12 <= len(tiles) <= 150
    rows = sorted({(one.y, one.height) for one in tiles})
    columns = sorted({(one.x, one.width) for one in tiles})
    for parts, most in ((rows, HIGH), (columns, WIDE)):
        assert parts[0][0] <= 0.1
        assert parts[-1][0] + parts[-1][1] >= most - 0.1
        ends = [start + length for start, length in parts]
        assert all(abs(end - start) < 0.3 for end, (start, _) in zip(ends, parts[1:], strict=False))


def test_a_tile_lies_where_its_server_means_it() -> None:
    """Tile 6/38/24 begins at 33.75° east, and at 40.9799° north by the formula of Web Mercator."""
    view = View(37.0, 36.0, 60.0)
    [tile] = [one for one in list_tiles(SERVER, view) if one.address.endswith("/6/38/24.png")]
    x, y = view.place(33.75, 40.9799)
    assert tile.x == pytest.approx(x, abs=0.1)
    assert tile.y == pytest.approx(y, abs=0.2)


def test_a_wide_view_and_a_workbench_without_a_server_have_none() -> None:
    assert list_tiles(SERVER, settle(0, 0, 61)) == ()
    assert list_tiles(None, settle(37, 36, 8)) == ()


def test_the_map_asks_that_one_host_and_no_other(tmp_path: Path) -> None:
    with keep_placed(tmp_path / "store.sqlite", [make_place(37.16, 36.2)]) as store:
        app = create_app(store, by="Ada", background=False, tiles=SERVER)
        client = TestClient(app, base_url="http://localhost")
        answer = client.get("/events/map?at=37,36,8")
        policy = dict(part.strip().split(" ", 1) for part in answer.headers["content-security-policy"].split(";"))
        assert policy.pop("img-src") == "'self' https://tiles.example.org"
        assert set(policy.values()) == {"'none'", "'self'"}
        addresses = re.findall(r'<image href="([^"]+)"', answer.text)
        assert addresses
        assert {one.partition("/tiles.example.org/")[0] for one in addresses} == {"https:/"}
        assert "Background: <bdi>a map maker</bdi>" in answer.text
        assert len(answer.content) < 300_000


def test_a_map_without_tiles_names_no_host(tmp_path: Path) -> None:
    with keep_placed(tmp_path / "store.sqlite", [make_place(37.16, 36.2)]) as store:
        client = TestClient(create_app(store, background=False), base_url="http://localhost")
        answer = client.get("/events/map?at=37,36,8")
        assert "<image" not in answer.text
        assert "http" not in answer.headers["content-security-policy"]
