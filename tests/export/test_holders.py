from dataclasses import replace

import pytest

from rashomon.export.holders import index_claims, name_holders, name_speaker
from rashomon.records import Actor, Comparison, Link, Reading, Words

ACTORS = (
    Actor("ru_mod", "Russian defence ministry", (), "ministry", "RU"),
    Actor("us_mod", "US defence ministry", (), "ministry", "US"),
    Actor("us", "United States", (), "state", "US"),
    Actor("us_army", "US military", (), "military", "US"),
    Actor("ru", "Russia", (), "state", "RU"),
    Actor("sana", "SANA", (), "media", "SY"),
    Actor("someone", "someone else", (), "unknown", None),
)
# words, whom they stand for, kind, actor → what to call the speaker
SPEAKERS = [
    ("its defence ministry", None, "named", "ru_mod", "Russian defence ministry"),
    ("It", "The Russian defence ministry", "named", "ru_mod", "Russian defence ministry"),
    ("Russia’s defense ministry", None, "named", "ru_mod", "Russian defence ministry"),
    ("The Pentagon", None, "named", "us_mod", "Pentagon (US defence ministry)"),
    ("Dana White, the Pentagon's spokeswoman", None, "named", "us_mod", "Dana White (US defence ministry)"),
    ("Moscow", None, "named", "ru", "Moscow (Russia)"),
    ("SANA, the Syrian state agency", None, "named", "sana", "SANA"),
    ("A US military official", None, "unnamed", "us_army", "a US military official"),
    ("US officials", None, "unnamed", "us", "US officials"),
    ("U.S. officials", None, "unnamed", "us", "U.S. officials"),
    ("Officials", None, "unnamed", "us", "officials (United States)"),
    ("Three people", None, "unnamed", "someone", "three people"),
    ("The source", None, "unnamed", None, "the source"),
    ("the Evening Star", None, "named", "someone", "Evening Star"),
    ("he", None, "unresolved", None, "“he” (not clear who, in The Paper)"),
]


@pytest.mark.parametrize(("text", "meant", "kind", "actor", "name"), SPEAKERS)
def test_speakers_go_by_the_name_that_a_reader_knows(
    text: str, meant: str | None, kind: str, actor: str | None, name: str, reading: Reading
) -> None:
    link = Link(text, (0, 1), "named", actor, Words(meant, (0, 1)) if meant else None, "asserts")
    known = replace(reading, actors=ACTORS)
    assert name_speaker(replace(link, kind=kind), known) == name  # type: ignore[arg-type] # one of the kinds


def test_a_report_speaks_for_itself_by_its_outlet_or_file(reading: Reading) -> None:
    outlet = reading.claims[0].chain[-1]
    assert name_speaker(outlet, reading) == "The Paper, own voice"
    unknown = replace(reading, report=replace(reading.report, outlet=None, path="in/oram.txt"))
    assert name_speaker(outlet, unknown) == "oram.txt, own voice"
    assert name_speaker(None, unknown) == "oram.txt, own voice"


def test_holders_are_named_once_and_from_their_claims(comparison: Comparison) -> None:
    told = index_claims(comparison)
    position = comparison.events[0].findings[0].positions[0]
    assert name_holders(replace(position, by=("x",), claims=("c1", "c2")), told) == ["health ministry"]
    assert name_holders(replace(position, by=("x", "y"), claims=("lost",)), told) == ["x", "y"]
