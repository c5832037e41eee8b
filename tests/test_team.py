"""Users, their roles and their tokens, without a browser."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from rashomon import passwords, team
from rashomon.store import Store, StoreError, open_store
from rashomon.store.tables import TOKENS, USERS
from rashomon.store.users import RANKS, Role, TeamError, User, find_user, list_tokens, list_users
from team_cases import NAMES, PASSWORD, cheap, fill_team, logged  # noqa: F401 - a fixture


@pytest.fixture(autouse=True)
def filled(store: Store) -> None:
    fill_team(store)


def get(store: Store, name: str) -> User:
    with store.read() as connection:
        found = find_user(connection, team.fold_user(name))
    assert found
    return found[0]


def test_users_are_listed_by_name_with_their_roles(store: Store) -> None:
    with store.read() as connection:
        assert [(one.name, one.role) for one in list_users(connection)] == [
            ("Carl", "coder"),
            ("Lena", "lead"),
            ("Rosa", "reader"),
        ]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("carl", "there is a user of that name"),
        ("  CARL ", "there is a user of that name"),
        ("", "1 to 60 characters"),
        (" \t", "1 to 60 characters"),
        ("a" * 61, "1 to 60 characters"),
        ("Ada\u202eevoL", "can be seen"),
        ("Ada\0", "can be seen"),
        ("O'Neill; DROP TABLE users", "letters, digits and .* and no ;"),
        ("<Ada>", "and no <"),
        ("1984", "has a letter"),
        ("Carl\ufe00", "cannot be seen"),
        ("Carl\u3164", "cannot be seen"),
        ("C\u0430rl", "one script: this has letters of Cyrillic and Latin"),
        ("\u0421\u0430\u0433l", "one script"),
        ("Car1", "looks like Carl"),
    ],
)
def test_a_name_is_one_that_can_be_seen_and_told_from_others(store: Store, name: str, reason: str) -> None:
    with pytest.raises(TeamError, match=reason):
        team.add_user(store, "Lena", name, "coder", "correct horse battery")


LIKE = [
    ("Coco", "\u0421\u043e\u0441\u043e"),
    ("Ivo", "lvo"),
    ("O'Neill", "O’NeiII"),
    ("Toba", "\u03a4\u039f\u0392\u0391"),
]


@pytest.mark.parametrize(("name", "other"), LIKE)
def test_a_name_that_looks_like_another_is_refused(store: Store, name: str, other: str) -> None:
    team.add_user(store, "Lena", name, "coder", "correct horse battery")
    with pytest.raises(TeamError, match=f"{other}: it looks like {name}"):
        team.add_user(store, "Lena", other, "coder", "correct horse battery")


@pytest.mark.parametrize("name", ["المرصد السوري", "O'Neill-Smith", "Zoë", "李四", "ひらがな 漢字", "Лена", "a.b_c@d2"])
def test_names_of_all_letters_are_kept(store: Store, name: str) -> None:
    team.add_user(store, "Lena", name, "coder", "correct horse battery")
    assert team.log_in(store, name, "correct horse battery", "10.1.1.1")
    assert get(store, name).name == name


CHANGES: dict[str, Callable[[Store, str], None]] = {
    "role": lambda store, name: team.give_role(store, "Lena", name, "reader"),
    "password": lambda store, name: team.give_password(store, "Lena", name, "correct horse battery"),
    "disable": lambda store, name: team.disable(store, "Lena", name),
    "enable": lambda store, name: team.enable(store, "Lena", name),
}


@pytest.mark.parametrize("change", CHANGES)
def test_only_who_is_there_is_changed(store: Store, change: str) -> None:
    with pytest.raises(TeamError, match="no such user"):
        CHANGES[change](store, "Nobody")


@pytest.mark.parametrize("change", ["role", "disable"])
def test_one_lead_stays(store: Store, change: str) -> None:
    with pytest.raises(TeamError, match="Lena is the only lead"):
        CHANGES[change](store, "Lena")
    team.add_user(store, "Lena", "Lea", "lead", "correct horse battery")
    CHANGES[change](store, "Lena")
    with pytest.raises(TeamError, match="Lea is the only lead"):
        CHANGES[change](store, "Lea")


@pytest.mark.parametrize(
    ("change", "session", "token"),
    [("role", False, True), ("password", False, False), ("disable", False, False), ("enable", True, True)],
)
def test_what_a_change_ends(store: Store, change: str, session: bool, token: bool) -> None:
    secret = team.log_in(store, "Carl", PASSWORD + "Carl", "10.1.1.1")
    _, key = team.make_token(store, get(store, "Carl"), "script", "coder")
    assert secret
    CHANGES[change](store, "Carl")
    assert (team.known_by_session(store, secret) is not None) is session
    assert (team.known_by_token(store, key) is not None) is token


def test_every_change_is_logged_once(store: Store) -> None:
    for change in CHANGES.values():
        change(store, "Carl")
        change(store, "Carl")
    assert [one[1] for one in logged(store)][::-1][3:] == [
        "role given",
        "password given",
        "password given",
        "user disabled",
        "user enabled",
    ]


def test_to_read_goes_on_where_another_writes_for_long(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(team, "SEEN_EVERY", timedelta(seconds=-5))
    secret = team.log_in(store, "Carl", PASSWORD + "Carl", "10.1.1.1")
    _, key = team.make_token(store, get(store, "Carl"), "script", "coder")
    assert secret
    with open_store(str(tmp_path / "store.sqlite"), timeout=0.1) as other, store.write():
        assert team.known_by_session(other, secret)
        assert team.known_by_token(other, key)
        with pytest.raises(StoreError, match="locked"):  # a change that cannot be logged is not made
            team.known_by_token(other, key, "POST /api/decisions")


# ── tokens ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("own", RANKS)
@pytest.mark.parametrize("asked", RANKS)
def test_a_token_has_no_higher_role_than_its_owner(store: Store, own: Role, asked: Role) -> None:
    if RANKS[asked] > RANKS[own]:
        with pytest.raises(TeamError, match=f"your role is {own}, and not {asked}"):
            team.make_token(store, get(store, NAMES[own]), "script", asked)
        return
    token, secret = team.make_token(store, get(store, NAMES[own]), "script", asked)
    known = team.known_by_token(store, secret)
    assert known
    assert known.role == token.role == asked
    assert known.name == NAMES[own]


def test_a_token_falls_with_its_owner(store: Store) -> None:
    _, secret = team.make_token(store, get(store, "Carl"), "script", "coder")
    team.give_role(store, "Lena", "Carl", "reader")
    known = team.known_by_token(store, secret)
    assert known
    assert known.role == "reader"


def test_a_token_that_is_revoked_opens_nothing_and_others_still_do(store: Store) -> None:
    carl = get(store, "Carl")
    first, one = team.make_token(store, carl, "one", "coder")
    _, other = team.make_token(store, carl, "other", "coder")
    team.revoke_token(store, carl, first.id)
    assert team.known_by_token(store, one) is None
    assert team.known_by_token(store, other)
    with store.read() as connection:
        assert [token.name for token in list_tokens(connection, "Carl")] == ["other"]
    with pytest.raises(TeamError, match="no such token"):
        team.revoke_token(store, carl, first.id)


def test_nobody_revokes_the_token_of_another(store: Store) -> None:
    token, secret = team.make_token(store, get(store, "Carl"), "script", "coder")
    with pytest.raises(TeamError, match="no such token"):
        team.revoke_token(store, get(store, "Lena"), token.id)
    assert team.known_by_token(store, secret)


@pytest.mark.parametrize("secret", ["", "rsh_", "rsh_none", "' OR 1=1 --", "\0", "é"])
def test_no_other_text_is_a_token_or_a_session(store: Store, secret: str) -> None:
    team.make_token(store, get(store, "Carl"), "script", "coder")
    assert team.known_by_token(store, secret) is None
    assert team.known_by_session(store, secret) is None


def test_the_store_holds_no_token_and_no_password(store: Store) -> None:
    _, secret = team.make_token(store, get(store, "Carl"), "script", "coder")
    with store.read() as connection:
        rows = str([connection.execute(table.select()).all() for table in (TOKENS, USERS)])
    assert secret not in rows
    assert PASSWORD not in rows


def test_a_change_by_a_token_is_logged_with_the_token(store: Store) -> None:
    token, secret = team.make_token(store, get(store, "Carl"), "script", "coder")
    team.known_by_token(store, secret)
    team.known_by_token(store, secret, "POST /api/decisions")
    assert logged(store)[:2] == [("Carl", "token used", token.id), ("Carl", "token made", token.id)]


def test_one_has_so_many_tokens_and_no_more(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(team, "MOST_TOKENS", 1)
    team.make_token(store, get(store, "Carl"), "one", "coder")
    with pytest.raises(TeamError, match="revoke one first"):
        team.make_token(store, get(store, "Carl"), "two", "coder")


def test_a_password_of_another_cost_is_hashed_anew_at_the_next_login(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with store.read() as connection:
        before = find_user(connection, "carl")
    hasher = type(passwords._HASHER)(time_cost=2, memory_cost=16, parallelism=1)
    monkeypatch.setattr(passwords, "_HASHER", hasher)
    assert team.log_in(store, "Carl", PASSWORD + "Carl", "10.1.1.1")
    with store.read() as connection:
        after = find_user(connection, "carl")
    assert before
    assert after
    assert "t=1" in before[1]
    assert "t=2" in after[1]
