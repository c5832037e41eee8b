"""A user's own actors: what a file may hold, what becomes of it, and how each mistake is told."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from rashomon.actor_import import LONGEST_FILE, import_actors
from rashomon.cli import app
from rashomon.tables import load_ontology, name_rules, own_tables, read_actors

PLAIN = "name,aliases,kind,country\nFree Hills Army,FHA;Hill Army,armed_group,SY\n"
WHOLE = """id,name,names,kind,country,body
fha,Free Hills Army,FHA,armed_group,SY,
fha_women,FHA women's wing,,armed_group,SY,fha
"""


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return own_tables() / "actors.csv"


def write(folder: Path, text: str | bytes) -> Path:
    path = folder / "own.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (PLAIN, {"free_hills_army": ("Free Hills Army", "FHA", "Hill Army")}),
        (WHOLE, {"fha": ("Free Hills Army", "FHA"), "fha_women": ("FHA women's wing",)}),
        ("\ufeff# ours\r\nKIND,Name\r\n\r\nparty,Hill Party\r\n", {"hill_party": ("Hill Party",)}),
    ],
)
def test_actors_of_a_file_are_known_by_their_names(
    tmp_path: Path, table: Path, text: str, expected: dict[str, tuple[str, ...]]
) -> None:
    assert import_actors(write(tmp_path, text), table) == (len(expected), len(expected))
    assert {id_: actor.names for id_, actor in read_actors(table).items()} == expected
    ontology = load_ontology()
    assert {id_: ontology.actors[id_].names for id_ in expected} == expected


def test_a_later_file_adds_and_replaces_by_id(tmp_path: Path, table: Path) -> None:
    import_actors(write(tmp_path, WHOLE), table)
    later = "id,name,kind\nfha,Army of the Free Hills,armed_group\nx,Group X,party\n"
    assert import_actors(write(tmp_path, later), table) == (2, 3)
    assert sorted(read_actors(table)) == ["fha", "fha_women", "x"]
    assert read_actors(table)["fha"].names == ("Army of the Free Hills",)


def test_a_name_is_taken_from_ours_and_the_rules_get_another_name(tmp_path: Path, table: Path) -> None:
    before = name_rules("1")
    import_actors(write(tmp_path, "name,aliases,kind\nSki Federation,SDF,ngo\n"), table)
    assert load_ontology().names["sdf"] == "ski_federation"
    assert before == "1"
    assert name_rules("1") != before


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (b"", ":1: the file is empty"),
        (b"name,kind\n\xff,party\n", "not UTF-8"),
        (b"name,country\nA,SY\n", ":1: no columns name and kind"),
        (b"name,kind,colour\n", ":1: column 'colour' is none of"),
        (b"name,kind,name\n", ":1: a column stands twice"),
        (b"name,kind\nA\n", ":2: 1 cells under a header of 2"),
        (b"name,kind\n,party\n", ":2: no name"),
        (b"name,kind\n?!,party\n", ":2: no letter in the name"),
        (b"name,kind\nA,rebels\n", ":2: kind 'rebels' is none of"),
        (b"name,kind,country\nAB,party,Syria\n", ":2: 'Syria' is no ISO 3166-1 code"),
        (b"# ours\nname,kind,body\nAB,party,nobody_known\n", ":3: ab: body 'nobody_known' is unknown"),
        (b"name,kind\nA B,party\nA-B,ngo\n", None),  # one id: the later line counts
        (b"id,name,kind\na,A B,party\nb,A-B,ngo\n", ":3: 'a b' means both a and b"),
        (b"name,kind,names\nA B,party,\nC D,ngo,A-B\n", ":3: 'a b' means both a_b and c_d"),
        (b"id,name,kind,body\na,A B,party,b\nb,B C,ngo,a\n", ": a: body 'a' is a ring"),
        (b"name;kind\nFree Hills Army;armed_group\n", ":1: the cells are parted by ';': part them by ','"),
        (b"name\tkind\nFree Hills Army\tarmed_group\n", ":1: the cells are parted by tabs: part them by ','"),
        (b'name,kind\n"A,party\n', ":2: "),
    ],
)
def test_what_is_not_understood_is_told_and_changes_nothing(
    tmp_path: Path, table: Path, text: bytes, reason: str | None
) -> None:
    if reason is None:
        assert import_actors(write(tmp_path, text), table) == (1, 1)
        return
    with pytest.raises(ValueError) as told:  # noqa: PT011 - its text is compared below
        import_actors(write(tmp_path, text), table)
    assert str(told.value).startswith(str(tmp_path / "own.csv"))
    assert reason in str(told.value)
    assert "\n" not in str(told.value)
    assert not table.exists()


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ("said", "one word without a capital"),
        ("rebels", "one word without a capital"),
        ("al-mourabitoun", "one word without a capital"),
        ("The", "a word of every text"),
        ("IT", "a word of every text"),
        ("the people", "ordinary words alone"),
        ("Killed", "a word for deeds"),
        ("Accuse", "a word for deeds"),
        ("Fighters", "a word for deeds"),
        ("Ag", "under three letters"),
        ("Él", "under three letters"),
    ],
)
@pytest.mark.parametrize("column", ["name", "aliases"])
def test_ordinary_words_are_no_names(tmp_path: Path, table: Path, column: str, word: str, reason: str) -> None:
    cells = f"{word},Hill Men" if column == "name" else f"Hill Party,Hill Men;{word}"
    with pytest.raises(ValueError) as told:  # noqa: PT011 - its text is compared below
        import_actors(write(tmp_path, f"name,aliases,kind\n{cells},party\n"), table)
    assert str(told.value).startswith(f"{tmp_path / 'own.csv'}:2: {column}: {word!r} is {reason}")
    assert not table.exists()


@pytest.mark.parametrize(
    "word", ["US", "WHO", "AQ", "G7", "Wagner", "Houthi", "Said Ali", "free hills men", "真主党", "حماس"]
)
def test_names_are_names(tmp_path: Path, table: Path, word: str) -> None:
    assert import_actors(write(tmp_path, f"id,name,aliases,kind\nown,Hill Party,{word},party\n"), table) == (1, 1)


def test_a_file_that_is_too_long_is_refused(tmp_path: Path, table: Path) -> None:
    with pytest.raises(ValueError, match="more than"):
        import_actors(write(tmp_path, b"x" * (LONGEST_FILE + 1)), table)


def test_the_command_says_how_many_and_where(tmp_path: Path, table: Path) -> None:
    done = CliRunner().invoke(app, ["actors", "import", str(write(tmp_path, PLAIN))])
    assert (done.exit_code, done.stdout) == (0, f"1 actor imported; 1 in {table}\n")
    other = "name,kind\nHill Party,party\nHill Women,ngo\n"
    more = CliRunner().invoke(app, ["actors", "import", str(write(tmp_path, other))])
    assert (more.exit_code, more.stdout) == (0, f"2 actors imported; 3 in {table}\n")
    failed = CliRunner().invoke(app, ["actors", "import", str(tmp_path / "none.csv")])
    assert failed.exit_code == 1
    assert "none.csv" in failed.stderr
