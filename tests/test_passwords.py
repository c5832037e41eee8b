import pytest
from argon2 import PasswordHasher

from rashomon import passwords
from rashomon.passwords import check_password, hash_password, is_cheap, is_password
from rashomon.store.users import TeamError
from team_cases import cheap  # noqa: F401 - a fixture


def test_a_hash_is_argon2id_with_the_cost_of_the_standard_or_more() -> None:
    hasher = PasswordHasher()
    assert hasher.type.name == "ID"
    # RFC 9106, section 4, the second recommendation: t = 3, p = 4, m = 64 MiB.
    assert (hasher.time_cost, hasher.parallelism, hasher.memory_cost) >= (3, 4, 64 * 1024)
    assert hash_password("correct horse battery").startswith("$argon2id$")


def test_a_password_is_the_one_of_its_hash_alone() -> None:
    hashed = hash_password("correct horse battery")
    assert is_password("correct horse battery", hashed)
    assert hashed != hash_password("correct horse battery")
    for other in ("correct horse batterY", "correct horse battery ", "", "a" * 10_000):
        assert not is_password(other, hashed)


def test_the_same_letters_from_any_keyboard_are_the_same() -> None:
    assert is_password(
        "cafe\u0301 au lait, s'il vous pla\u0131t", hash_password("caf\u00e9 au lait, s'il vous pla\u0131t")
    )


@pytest.mark.parametrize("hashed", [None, "", "no hash", "$argon2id$v=19$m=8,t=1,p=1$bad"])
def test_nothing_is_the_password_of_no_hash(hashed: str | None) -> None:
    assert not is_password("", hashed)
    assert not is_password("correct horse battery", hashed)


@pytest.mark.parametrize(
    ("password", "reason"),
    [
        ("short", "12 to 200 characters, not 5"),
        ("", "12 to 200 characters, not 0"),
        ("a" * 201, "12 to 200 characters, not 201"),
        ("aaaabbbbaaaabbbb", "a few characters again and again"),
        ("Konstantinopel1", "hardly more than the name"),
    ],
)
def test_a_weak_password_is_refused(password: str, reason: str) -> None:
    with pytest.raises(TeamError, match=reason):
        check_password(password, "konstantinopel")


@pytest.mark.parametrize("password", ["correct horse battery", "ابجد هوز حطي كلمن", "konstantinopel und mehr"])
def test_a_long_one_of_whatever_letters_is_taken(password: str) -> None:
    check_password(password, "konstantinopel")


def test_a_hash_of_another_cost_is_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    hashed = hash_password("correct horse battery")
    assert not is_cheap(hashed)
    monkeypatch.setattr(passwords, "_HASHER", PasswordHasher(time_cost=2, memory_cost=16, parallelism=1))
    assert is_cheap(hashed)
