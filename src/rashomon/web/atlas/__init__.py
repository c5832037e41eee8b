"""A part of the world in, what is drawn of it out: outlines of countries, and where a place of it comes to lie.

`world.json` is of Natural Earth, made by `scripts/build_atlas.py`. Its borders are those in force on the ground, as its
makers see it; nothing here takes a side.
"""

from rashomon.web.atlas.outlines import Outline, draw_outlines, find_bounds, find_middle, name_countries
from rashomon.web.atlas.view import HIGH, KM, WIDE, View, around, fit, read_view, settle, write_view

__all__ = [
    "HIGH",
    "KM",
    "WIDE",
    "Outline",
    "View",
    "around",
    "draw_outlines",
    "find_bounds",
    "find_middle",
    "fit",
    "name_countries",
    "read_view",
    "settle",
    "write_view",
]
