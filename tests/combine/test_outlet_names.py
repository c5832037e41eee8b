"""What each voice calls each actor: outlets in their own words, speakers in theirs."""

from collections.abc import Sequence
from dataclasses import replace

import builders as b
import pytest

from rashomon.combine import combine_claims
from rashomon.combine.names import judge
from rashomon.lexicon import fold_name
from rashomon.records import Attribution, Event, Link, Naming, Party, Reading
from rashomon.tables import load_ontology

ONTOLOGY = replace(
    b.ONTOLOGY,
    names=dict(b.ONTOLOGY.names)
    | {fold_name(name): "syrian_forces" for name in ("regime forces", "army", "government troops")},
    groups=dict(b.ONTOLOGY.groups) | {"terrorist": ("combatant", "any"), "villager": ("civilian", "any")},
    judgements={"regime": "against", "terrorist": "against", "so called": "against", "hero": "for"},
)
PUBLISHER = Link("outlet", None, "outlet", None, None, "asserts")


def report(number: int, text: str, names: Sequence[str], *spoken: tuple[str, str, bool], outlet: str = "") -> Reading:
    """A report that calls the struck by the first of `names` and names the others; `spoken`: speaker, words, quoted."""
    parties = []
    for name in names:
        start = text.index(name)
        parties.append(Party(name, (start, start + len(name)), b.ONTOLOGY.names.get(fold_name(name), "syrian_forces")))
    strike = replace(
        b.deed(f"m{number}", ["US-led coalition"], when=b.time("2018-02-07"), where=b.KHUSHAM), targets=(parties[0],)
    )
    told = b.claim(strike.id, "killed", 40, of=b.GOVERNMENT, key=f"c{number}")
    found = b.reading(f"r{number}", [strike], [told], text=text, outlet=outlet or f"Outlet {number}")
    attributions = []
    for n, (speaker, words, quoted) in enumerate(spoken):
        start = text.index(words)
        chain = (b.speaker(speaker), PUBLISHER)
        attributions.append(Attribution(f"a{n}", chain, None, ((start, start + len(words)),), quoted, "text"))
    actors = [b.actor(party.actor or "", party.text) for party in parties]
    everybody = {actor.id: actor for actor in (*found.actors, *actors, b.actor("syria", "Syria"))}
    return replace(
        found,
        named=tuple(parties),
        attributions=tuple(attributions),
        actors=tuple(everybody[k] for k in sorted(everybody)),
    )


def event(*readings: Reading) -> Event:
    (found,) = combine_claims(readings, ONTOLOGY).events
    return found


def called(found: Event, actor: str = "pro-government forces") -> list[tuple[str, str | None, list[tuple[str, int]]]]:
    return [(n.by, n.outlet, [(w.text, w.count) for w in n.words]) for n in found.names if n.actor == actor]


TEXT = "Coalition jets hit regime forces. The army fled, and regime forces burned the camp."


def test_words_outside_speech_are_the_outlet_s_own() -> None:
    found = event(report(1, TEXT, ["regime forces", "army"]))
    assert called(found) == [("Outlet 1", "Outlet 1", [("army", 1), ("regime forces", 1)])]


@pytest.mark.parametrize(
    ("quoted", "by", "outlet"),
    [(True, "SOHR", None), (False, "SOHR", "Outlet 1")],
    ids=["quoted words are the speaker's", "told words may be either's"],
)
def test_words_in_speech_stand_under_the_speaker(quoted: bool, by: str, outlet: str | None) -> None:
    found = event(report(1, TEXT, ["regime forces"], ("SOHR", "Coalition jets hit regime forces", quoted)))
    assert called(found) == [(by, outlet, [("regime forces", 1)])]


def test_of_speech_inside_speech_the_inner_speaker_says_it() -> None:
    spoken = [("SOHR", TEXT, True), ("SNHR", "hit regime forces", True)]
    assert [by for by, _, _ in called(event(report(1, TEXT, ["regime forces"], *spoken)))] == ["SNHR"]


def test_each_voice_has_its_words_and_reports_of_all_it_says() -> None:
    found = event(
        report(1, "Jets hit the army.", ["army"], outlet="Valley Post"),
        report(2, "Jets hit government troops.", ["government troops"], outlet="Valley Post"),
        report(3, "Jets hit regime forces.", ["regime forces"], outlet="Hill Radio"),
    )
    assert called(found) == [
        ("Hill Radio", "Hill Radio", [("regime forces", 1)]),
        ("Valley Post", "Valley Post", [("army", 1), ("government troops", 1)]),
    ]
    (hill, *_) = (n for n in found.names if n.by == "Hill Radio" and n.actor == "pro-government forces")
    assert [(word.text, word.judges, len(word.reports)) for word in hill.words] == [("regime forces", "against", 1)]
    assert found.sides[hill.side or 0] == ("pro-government forces",)


def test_a_name_begins_where_its_word_begins_and_goes_without_what_is_the_actor_s() -> None:
    text = "Jets hit the so-called army and the base of the army."
    found = event(report(1, text, ["called army", "base of the army"]))
    assert called(found) == [("Outlet 1", "Outlet 1", [("army", 1), ("so-called army", 1)])]


def test_fighters_without_a_name_are_those_whom_the_other_end_fights() -> None:
    text = "The coalition hit terrorists near Khusham."
    reading = report(1, "Jets hit the army.", ["army"])
    start = text.index("terrorists")
    vague = replace(
        b.deed("m9", ["US-led coalition"], when=b.time("2018-02-07"), where=b.KHUSHAM),
        targets=(Party("terrorists", (start, start + 10), None),),
    )
    other = b.reading("r9", [vague], [b.claim("m9", "killed", 40, key="c9")], text=text, outlet="Hill Radio")
    found = event(reading, other)
    assert ("Hill Radio", "Hill Radio", [("terrorists", 1)]) in called(found)


@pytest.mark.parametrize("words", ["He", "They", "their men"])
def test_pronouns_are_no_names(words: str) -> None:
    text = f"Jets hit the army and {words}."
    assert called(event(report(1, text, ["army", words]))) == [("Outlet 1", "Outlet 1", [("army", 1)])]


@pytest.mark.parametrize(
    ("text", "own", "judges"),
    [
        ("the regime", "", "against"),
        ("Terrorists", "", "against"),
        ("so-called army", "", "against"),
        ("freedom fighters", "", "for"),
        ("anti-terrorist police", "", None),
        ("counter-terrorist unit", "", None),
        ("government troops", "", None),
        ("Lord's Resistance Army", "lord resistance army", None),
        ("", "", None),
        ("a " * 5_000, "", None),
    ],
)
def test_the_bundled_table_marks_words_that_judge(text: str, own: str, judges: str | None) -> None:
    assert judge(text, load_ontology(), own.split()) == judges


def test_the_order_of_reports_does_not_matter() -> None:
    readings = [report(n, TEXT, ["regime forces", "army"], outlet=f"Outlet {n % 3}") for n in range(9)]
    readings = [
        replace(one, report=replace(one.report, id=f"r{n}", text=f"{TEXT} {n}")) for n, one in enumerate(readings)
    ]
    expected: tuple[Naming, ...] = event(*readings).names
    assert event(*readings[::-1]).names == expected
    assert event(*readings[4:], *readings[:4]).names == expected
