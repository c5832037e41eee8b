"""Whom a deed befell: a person who is only named as struck is nobody's side; who does things or is known stays one."""

import pytest
from reader import read


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Gunmen shot dead Omar Haddad, a 34-year-old teacher, in Tarn on Monday.", {"Omar Haddad": None}),
        ("Rebels killed Ann Lee, 40, and wounded two soldiers in Tarn.", {"Ann Lee": None}),
        ("Gunmen killed Omar Haddad, 34, on Monday. Omar Haddad had shot a farmer.", {"Omar Haddad": "omar_haddad"}),
    ],
)
def test_a_named_victim_is_no_actor(text: str, actors: dict[str, str | None]) -> None:
    targets = {party.text: party.actor for mention in read(text).mentions for party in mention.targets}
    assert {name: targets[name] for name in actors} == actors
