"""The table of sentences and the deeds that they tell: type and mode, realis, ACLED sub-event type, weapon."""

import re

import pytest
from known_failures_acts import KNOWN
from probes_acts import ACTS
from reader import read

from rashomon.records import Mention

_PART = re.compile(r"^(?:(?P<type>[A-Z]+)(?:/(?P<mode>[a-z-]+))? )?(?P<realis>[a-z]+)$")


def told_at(sentence: str) -> list[Mention]:
    """Return the mentions whose trigger overlaps the words in brackets."""
    start, end = sentence.index("["), sentence.index("]") - 1
    reading = read(sentence.replace("[", "").replace("]", ""))
    return [one for one in reading.mentions if one.trigger[0] < end and start < one.trigger[1]]


def wrong_act(sentence: str, expected: str) -> list[str]:
    """Return what differs between the deed that the words in brackets tell and the one that is expected."""
    told = told_at(sentence)
    if expected == "none":
        return [f"{one.type} {one.realis}" for one in told]
    if not told:
        return ["nothing is told"]
    one = told[0]
    kind, *rest = expected.split("; ")
    parts = _PART.match(kind)
    assert parts is not None, f"not understood: {kind}"
    wanted = [
        ("type", parts["type"], one.type),
        ("mode", parts["mode"], one.mode),
        ("realis", parts["realis"], one.realis),
    ]
    wanted += [("acled", rest[0], one.acled)] if rest else []
    wrong = [f"{name} {found}, not {right}" for name, right, found in wanted if right not in (None, found)]
    if len(rest) > 1 and rest[1] not in [weapon.text for weapon in one.weapons]:
        wrong.append(f"weapons {[weapon.text for weapon in one.weapons]}, not {rest[1]}")
    return wrong


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param(
            text,
            wanted,
            marks=[pytest.mark.xfail(reason=KNOWN[text], strict=True)] if text in KNOWN else [],
            id=text[:60],
        )
        for text, wanted in ACTS
    ],
)
def test_what_was_done(sentence: str, expected: str) -> None:
    assert wrong_act(sentence, expected) == []


def test_known_failures_are_rows_of_the_table() -> None:
    assert set(KNOWN) <= {sentence for sentence, _ in ACTS}
