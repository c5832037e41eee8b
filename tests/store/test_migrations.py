import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine, inspect, text

from rashomon.records import Reading
from rashomon.store import StoreError, open_store
from rashomon.store.migrations import MIGRATIONS, find_version, migrate
from rashomon.store.tables import METADATA

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


def test_the_newest_version_has_the_tables_that_queries_name(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "store.sqlite")) as store, store.read() as connection:
        inspector = inspect(connection)
        made = {name: {one["name"] for one in inspector.get_columns(name)} for name in inspector.get_table_names()}
    made = {name: columns for name, columns in made.items() if not name.startswith(("event_words_", "report_words_"))}
    assert made == {table.name: {column.name for column in table.columns} for table in METADATA.sorted_tables}


def test_a_store_of_a_newer_version_is_refused_and_not_touched(tmp_path: Path) -> None:
    file = tmp_path / "store.sqlite"
    open_store(str(file)).close()
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE meta SET value = '99' WHERE key = 'schema_version'")
    connection.close()
    with pytest.raises(StoreError, match=f"version 99, written by a newer Rashomon .this one knows {len(MIGRATIONS)}"):
        open_store(str(file))


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
