"""Which sides of an event no report quotes."""

from collections.abc import Sequence
from dataclasses import replace

import builders as b
import pytest

from rashomon.combine import combine_claims
from rashomon.records import Attribution, Event, Link, Reading

STRIKE = b.deed("m", ["US-led coalition"], ["pro-government forces"], when=b.time("2018-02-07"), where=b.KHUSHAM)


def quoting(number: int, *speakers: Link, outlet: str | None = None) -> Reading:
    """A report of the strike in which these speak, of whatever."""
    publisher = Link("outlet", None, "outlet", None, None, "asserts")
    mention = replace(STRIKE, id=f"m{number}")
    told = b.claim(mention.id, "killed", 40, of=b.GOVERNMENT, key=f"c{number}")
    found = b.reading(f"r{number}", [mention], [told], outlet=outlet)
    spoken = [
        Attribution(f"a{number}.{n}", (speaker, publisher), None, ((0, 6),), False, "text")
        for n, speaker in enumerate(speakers)
    ]
    actors = [b.actor(speaker.actor, speaker.text) for speaker in speakers if speaker.actor]
    return replace(found, attributions=tuple(spoken), actors=(*found.actors, *actors))


def event(readings: Sequence[Reading]) -> Event:
    (found,) = combine_claims(readings, b.ONTOLOGY).events
    return found


def silent(*readings: Reading) -> list[str]:
    return [one.name for one in event(readings).silence]


GOVERNMENT, COALITION = "pro-government forces", "US-led coalition"


@pytest.mark.parametrize(
    ("speakers", "names"),
    [
        # outsiders speak, nobody of either side
        ([b.speaker("SOHR")], [COALITION, GOVERNMENT]),
        ([b.speaker("US-led coalition")], [GOVERNMENT]),
        # a body above a member speaks for the side, and its news agency
        ([b.speaker("Syria")], [COALITION]),
        ([b.speaker("SANA")], [COALITION]),
        # whatever the stance: who would not say was asked
        ([b.speaker("US-led coalition", "cannot_say")], [GOVERNMENT]),
        # words that name the side
        ([b.speaker("a source in Damascus", kind="unnamed")], [COALITION]),
        ([b.speaker("a coalition officer", kind="unnamed")], [GOVERNMENT]),
        # "he" may be anybody
        ([b.speaker("he")], [COALITION, GOVERNMENT]),
        ([b.speaker("US-led coalition"), b.speaker("Syria")], []),
        # who cites nobody tells nothing of who was not asked
        ([], []),
    ],
)
def test_a_side_is_silent_where_no_chain_leads_to_it(speakers: list[Link], names: list[str]) -> None:
    assert sorted(silent(quoting(1, *speakers)), key=str.lower) == sorted(names, key=str.lower)


def test_one_report_that_quotes_a_side_is_enough() -> None:
    readings = [quoting(n, b.speaker("SOHR")) for n in range(3)]
    assert set(silent(*readings)) == {COALITION, GOVERNMENT}
    assert silent(*readings, quoting(9, b.speaker("Syria"))) == [COALITION]


def test_a_side_that_publishes_the_report_is_heard() -> None:
    assert silent(quoting(1, b.speaker("SOHR"), outlet="SANA")) == [COALITION]


def test_silence_says_which_side_and_why() -> None:
    found = event([quoting(1, b.speaker("Syria")), quoting(2, b.speaker("SOHR"))])
    (silence,) = found.silence
    assert found.sides[silence.side] == (COALITION,)
    assert silence.why == "none of the 2 speakers whom 2 reports cite is of this side"
    (alone,) = event([quoting(1, b.speaker("Syria"))]).silence
    assert alone.why == "none of the one speaker whom the one report that tells it cites is of this side"


def test_a_side_that_nobody_knows_as_somebody_is_not_told_silent() -> None:
    shot = replace(
        STRIKE, id="m1", actors=(b.party("US-led coalition"),), targets=(replace(b.party("Su-22"), actor="su"),)
    )
    told = b.claim("m1", "killed", 4, "SOHR", key="c")
    found = event([b.reading("one", [shot], [told])])
    assert any("Su-22" in side for side in found.sides)
    assert [one.name for one in found.silence] == [COALITION]


def test_the_order_of_reports_does_not_matter() -> None:
    readings = [quoting(n, b.speaker(name)) for n, name in enumerate(["SOHR", "SNHR", "Syria", "he", "Example Wire"])]
    assert event(readings).silence == event(readings[::-1]).silence
