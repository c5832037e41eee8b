"""What `ontology/actors.csv` holds: how many of each kind, of which home and years, and what each line rests on."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from rashomon.actor_import import import_actors
from rashomon.lexicon import KnownActor
from rashomon.tables import load_ontology, own_tables, read_actors

ACTORS = load_ontology().actors
LINES = list(ACTORS.values())
RESTS_ON = re.compile(
    r"ISO 3166-1|GeoNames: countryInfo|The World Factbook: (?:Nationality|Government type|Military and security forces)"
    r"|Chiefs of State and Cabinet Members of Foreign Governments \(CIA\)"
    r"|Wikipedia: \S.*\S|own website: [a-z0-9-]+(?:\.[a-z0-9-]+)+"
)


def below(state: str) -> set[str]:
    """The kinds of the bodies below a state's government."""
    governments = {one.id for one in LINES if one.kind == "government" and one.body == state}
    return {one.kind for one in LINES if one.body in governments} | ({"government"} if governments else set())


def count(wanted: Callable[[KnownActor], bool]) -> int:
    return sum(map(wanted, LINES))


def states_with(kind: str) -> int:
    return sum(kind in below(one.id) for one in LINES if one.kind == "state")


def is_press(one: KnownActor) -> bool:
    """A news agency, or a state's or party's channel."""
    return one.kind == "agency" or (one.kind == "media" and one.body is not None)


@pytest.mark.parametrize(
    ("what", "least", "found"),
    [
        ("states", 197, count(lambda one: one.kind == "state")),
        (
            "states with a demonym that is not their name",
            195,
            count(lambda one: one.kind == "state" and len(one.names) > 1),
        ),
        ("peoples", 197, count(lambda one: one.kind == "population")),
        ("states with a government", 197, states_with("government")),
        ("states with forces", 175, states_with("military")),
        ("states with police", 197, states_with("police")),
        ("states with ministries", 196, states_with("ministry")),
        ("ministries", 740, count(lambda one: one.kind == "ministry")),
        ("armed groups", 195, count(lambda one: one.kind == "armed_group")),
        ("coalitions and alliances", 30, count(lambda one: one.kind in {"coalition", "alliance"})),
        ("groups whose first year is known", 110, count(lambda o: o.kind == "armed_group" and o.since is not None)),
        ("bodies of states, monitors, helpers", 120, count(lambda one: one.kind in {"igo", "monitor", "ngo"})),
        ("of the United Nations", 30, count(lambda one: one.body == "un")),
        ("news agencies", 70, count(lambda one: one.kind == "agency")),
        ("agencies and state media", 85, count(is_press)),
        ("of these, with a home", 80, count(lambda one: is_press(one) and one.country is not None)),
        ("of these, with a first year", 70, count(lambda one: is_press(one) and one.since is not None)),
        ("of these, another's voice", 58, count(lambda one: is_press(one) and one.body is not None)),
        ("of these, with other names", 55, count(lambda one: is_press(one) and len(one.names) > 1)),
    ],
)
def test_the_table_has_enough_of_each(what: str, least: int, found: int) -> None:
    assert found >= least, what


@pytest.mark.parametrize("actor", LINES, ids=lambda actor: actor.id)
def test_every_line_says_what_it_rests_on(actor: KnownActor) -> None:
    assert RESTS_ON.fullmatch(actor.rests_on)
    assert all(year is None or 1700 <= year <= 2026 for year in (actor.since, actor.until))


@pytest.mark.parametrize(
    ("actor", "years"),
    [("reuters", (1851, None)), ("notimex", (1968, 2023)), ("ltte", (1976, 2009)), ("islamic_state", (None, None))],
)
def test_years_are_those_of_the_body_under_that_name(actor: str, years: tuple[int | None, int | None]) -> None:
    assert (ACTORS[actor].since, ACTORS[actor].until) == years


@pytest.mark.parametrize("state", ["costa_rica", "iceland", "vatican"])
def test_a_state_without_forces_is_given_none(state: str) -> None:
    assert "military" not in below(state)


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return own_tables() / "actors.csv"


@pytest.mark.parametrize("header", ["name,kind,from,to,rests_on", "name,kind,since,until,source"])
def test_a_users_lines_may_say_years_and_what_they_rest_on(tmp_path: Path, own: Path, header: str) -> None:
    (tmp_path / "groups.csv").write_text(f"{header}\nFree Hills Army,armed_group,1999,,field notes\n")
    import_actors(tmp_path / "groups.csv", own)
    (tmp_path / "more.csv").write_text("name,kind\nHill Party,party\n")
    import_actors(tmp_path / "more.csv", own)  # writes the first anew
    kept = read_actors(own)["free_hills_army"]
    assert (kept.since, kept.until, kept.rests_on) == (1999, None, "field notes")
    assert read_actors(own)["hill_party"].rests_on == ""


@pytest.mark.parametrize(
    ("cells", "reason"),
    [("99,", "'99' is no year of four digits"), ("²⁰²⁰,", "no year"), ("2010,1999", "ends before it begins")],
)
def test_years_that_are_none_are_refused(tmp_path: Path, own: Path, cells: str, reason: str) -> None:
    (tmp_path / "groups.csv").write_text(f"name,kind,from,to\nFree Hills Army,armed_group,{cells}\n")
    with pytest.raises(ValueError, match=reason):
        import_actors(tmp_path / "groups.csv", own)


def test_a_table_without_the_new_columns_is_read_as_before(tmp_path: Path) -> None:
    (tmp_path / "actors.csv").write_text("id,name,names,kind,country,body\nfha,Free Hills Army,,armed_group,SY,\n")
    assert load_ontology(tmp_path).actors["fha"].since is None
