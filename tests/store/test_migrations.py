import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine, inspect, text

from rashomon.records import Reading
from rashomon.store import StoreError, open_store
from rashomon.store.bulk import put_rows
from rashomon.store.computed import find_computation
from rashomon.store.migrations import MIGRATIONS, find_version, migrate
from rashomon.store.server import open_server
from rashomon.store.tables import META, METADATA, REPORT_LEXEMES
from server_cases import ask

OWN = (META, REPORT_LEXEMES)
DUMPS = sorted(Path(__file__).parent.glob("version_*.sql"))


def test_every_version_has_a_file_to_start_from() -> None:
    assert [dump.stem for dump in DUMPS] == [f"version_{number}" for number in range(1, len(MIGRATIONS) + 1)]


@pytest.mark.parametrize("dump", DUMPS, ids=lambda dump: dump.stem)
def test_a_store_of_any_version_opens_with_what_it_held(dump: Path, tmp_path: Path, reading: Reading) -> None:
    file = tmp_path / "store.sqlite"
    with sqlite3.connect(file) as connection:
        connection.executescript(dump.read_text(encoding="utf-8"))
    connection.close()
    with open_store(str(file), create=False) as store:
        assert list(store.readings()) == [reading]
        assert [decision.id for decision in store.decisions()] == ["d1"]
        with store.read() as connection_:
            assert find_version(connection_) == len(MIGRATIONS)


@pytest.mark.parametrize("dump", DUMPS, ids=lambda dump: dump.stem)
def test_a_store_of_any_version_on_a_server_opens_with_what_it_held(
    dump: Path, database: str, reading: Reading
) -> None:
    """What a file of that version held is put into tables that are made as far as that version."""
    version = int(dump.stem.removeprefix("version_"))
    engine = open_server(database, 1.0, read_only=False)
    with engine.execution_options(write=True).begin() as connection:
        migrate(connection, MIGRATIONS[:version])
        made = inspect(connection).get_table_names()
        with sqlite3.connect(":memory:") as held:
            held.executescript(dump.read_text(encoding="utf-8"))
            for table in (one for one in METADATA.tables.values() if one.name in made and one not in OWN):
                cursor = held.execute(f"SELECT * FROM {table.name}")
                names = [one[0] for one in cursor.description]
                put_rows(connection, table, [dict(zip(names, row, strict=True)) for row in cursor])
        held.close()
    engine.dispose()
    with open_store(database, create=False) as store:
        assert list(store.readings()) == [reading]
        assert [decision.id for decision in store.decisions()] == ["d1"]
        with store.read() as connection_:
            assert find_version(connection_) == len(MIGRATIONS)


def test_what_was_computed_by_an_older_version_is_thrown_away(tmp_path: Path) -> None:
    """The words of its events are in rows that the newest version would not find."""
    file = tmp_path / "store.sqlite"
    with sqlite3.connect(file) as connection:
        connection.executescript(DUMPS[0].with_name("version_7.sql").read_text(encoding="utf-8"))
        connection.execute("INSERT INTO computations VALUES (1, 'state', '{}', 1)")
        connection.execute("INSERT INTO event_words (computation, event, words) VALUES (1, 1, 'aleppo')")
    connection.close()
    with open_store(str(file), create=False) as store, store.read() as opened:
        assert find_computation(opened) is None
    assert ask(str(file), "SELECT count(*) FROM event_words") == [(0,)]


def test_the_newest_version_has_the_tables_that_queries_name(home: str) -> None:
    with open_store(home) as store, store.read() as connection:
        inspector = inspect(connection)
        made = {name: {one["name"] for one in inspector.get_columns(name)} for name in inspector.get_table_names()}
    # What each kind of database has for its own index of words.
    own = {"report_lexemes"} if "://" not in home else {"texts", "report_words"}
    inner = ("event_words_", "report_words_") if "://" not in home else ()
    made = {name: columns for name, columns in made.items() if not name.startswith(inner or "-")}
    tables = {table.name: {column.name for column in table.columns} for table in METADATA.sorted_tables}
    assert made == {name: columns for name, columns in tables.items() if name not in own}


def test_every_column_on_a_server_holds_and_orders_what_a_file_does(database: str) -> None:
    open_store(database).close()
    columns = ask(
        database,
        "SELECT table_name, column_name, data_type, collation_name FROM information_schema.columns "
        "WHERE table_schema = 'public' AND table_name <> 'current_claims'",
    )
    assert {kind for _, _, kind, _ in columns} == {"text", "bigint", "double precision", "bytea", "tsvector"}
    assert [one for one in columns if one[2] == "text" and one[3] != "C"] == []


def test_a_store_of_a_newer_version_is_refused_and_not_touched(home: str) -> None:
    open_store(home).close()
    ask(home, "UPDATE meta SET value = '99' WHERE key = 'schema_version'")
    with pytest.raises(StoreError, match=f"version 99, written by a newer Rashomon .this one knows {len(MIGRATIONS)}"):
        open_store(home)


def test_steps_run_once_in_order_and_from_where_a_store_stands() -> None:
    def step(name: str) -> None:
        ran.append(name)

    def second(connection: Connection) -> None:
        connection.execute(text("CREATE TABLE later (id TEXT)"))
        step("second")

    ran: list[str] = []
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        migrate(connection)
        migrate(connection, [*MIGRATIONS, second])
        migrate(connection, [*MIGRATIONS, second])
        assert find_version(connection) == len(MIGRATIONS) + 1
    engine.dispose()
    assert ran == ["second"]
