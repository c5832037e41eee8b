from pathlib import Path

import pytest

from rashomon.store.addresses import Address, find_password, read_address, show_name

ADDRESS = Address("db.example", 5432, "ana", "team", "prefer", None, "postgresql://ana@db.example:5432/team")


@pytest.mark.parametrize(
    ("url", "environment", "host", "port", "user", "database", "tls"),
    [
        ("postgresql://ana@db.example/team", {}, "db.example", 5432, "ana", "team", "prefer"),
        ("postgres://ana@db.example:6000/team", {}, "db.example", 6000, "ana", "team", "prefer"),
        ("postgresql://ana@[::1]/team?sslmode=require", {}, "::1", 5432, "ana", "team", "require"),
        ("postgresql://ana@/team?host=/run/postgresql", {}, "/run/postgresql", 5432, "ana", "team", "prefer"),
        ("postgresql://a%40b@h/t%2Fm", {}, "h", 5432, "a@b", "t/m", "prefer"),
        ("postgresql://ana@h", {}, "h", 5432, "ana", "ana", "prefer"),
        (
            "postgresql://",
            {"PGHOST": "h", "PGPORT": "7", "PGUSER": "u", "PGDATABASE": "d", "PGSSLMODE": "verify-full"},
            "h", 7, "u", "d", "verify-full",
        ),
    ],
)  # fmt: skip
def test_an_address_is_read_with_what_the_environment_adds(
    url: str, environment: dict[str, str], host: str, port: int, user: str, database: str, tls: str
) -> None:
    found = read_address(url, environment)
    assert (found.host, found.port, found.user, found.database, found.tls) == (host, port, user, database, tls)
    assert found.socket == (f"{host}/.s.PGSQL.{port}" if host.startswith("/") else None)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("postgresql://ana:secret@h/d", "a password in an address can be seen by others"),
        ("postgresql://ana@h/d?password=secret", "'password' is not understood"),
        ("postgresql://ana@h/d?sslmode=maybe", "sslmode 'maybe' is not understood"),
        ("postgresql://ana@h:port/d", "Port could not be cast"),
    ],
)
def test_an_address_that_is_none_is_told_without_its_secrets(url: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason) as caught:
        read_address(url, {})
    assert "secret" not in str(caught.value)
    assert "secret" not in show_name(url)


PASSWORDS = r"""# of the team
other.example:5432:team:ana:not this
db.example:*:team:ana:it\:is\\this
*:*:*:*:last
"""


@pytest.mark.parametrize(
    ("environment", "text", "mode", "password"),
    [
        ({"PGPASSWORD": "first"}, PASSWORDS, 0o600, "first"),
        ({"PGPASSWORD": ""}, PASSWORDS, 0o600, ""),
        ({}, PASSWORDS, 0o600, r"it:is\this"),
        ({}, PASSWORDS, 0o640, None),  # others may read it
        ({}, "*:*:*:*:any", 0o600, "any"),
        ({}, "*:*:*:bob:any\nno line at all\n", 0o600, None),
        ({}, None, 0o600, None),
    ],
)
def test_a_password_is_found_where_psql_finds_it(
    tmp_path: Path, environment: dict[str, str], text: str | None, mode: int, password: str | None
) -> None:
    file = tmp_path / "pgpass"
    if text is not None:
        file.write_text(text, encoding="utf-8")
        file.chmod(mode)
    assert find_password(ADDRESS, environment | {"PGPASSFILE": str(file)}) == password
