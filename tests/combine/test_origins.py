"""Who stands behind a claim, and how many independent bodies stand behind a finding."""

from collections.abc import Sequence
from dataclasses import replace

import builders as b
import pytest

from rashomon.combine import combine_claims
from rashomon.records import Finding, Link, Reading, Words

WHEN = b.time("2018-02-07")


def told(*speakers: str | Sequence[str], **outlets: str | Sequence[str]) -> Finding:
    """The finding of reports that all give 23 dead, each by the speakers given (the key being the outlet, if any)."""
    everyone = {f"paper{n}": by for n, by in enumerate(speakers)} | outlets
    return counted([report(name, by) for name, by in everyone.items()])


def report(name: str, by: str | Sequence[str], **more: str) -> Reading:
    mention = b.deed(f"m {name}", ["US"], ["IS"], when=WHEN, where=b.KHUSHAM)
    claims = [b.claim(mention.id, "killed", 23, by, of=b.CIVILIANS)]
    return b.reading(name, [mention], claims, text=f"{name} " * 3, **more)  # type: ignore[arg-type]


def counted(readings: list[Reading]) -> Finding:
    (event,) = combine_claims(readings, b.ONTOLOGY).events
    return b.finding(event, "killed")


@pytest.mark.parametrize(
    ("speakers", "at_least", "at_most"),
    [
        (["SOHR"], 1, 1),
        (["SOHR", "SOHR", "SOHR"], 1, 1),  # one monitor told by three papers
        (["SOHR", "SNHR"], 2, 2),
        (["Dana White", "Pentagon"], 1, 1),  # a spokeswoman is her ministry
        (["Russian defence ministry", "Maria Zakharova"], 1, 2),  # two ministries of one state
        (["", ""], 1, 2),  # papers that name nobody
        (["SOHR", ""], 1, 2),  # and may have it from one who is named
        (["SOHR", "a villager"], 1, 2),
        (["a villager", "a doctor"], 1, 2),
        (["SOHR", "he"], 1, 2),
        ([["SOHR", "Example Wire"], "SOHR"], 1, 1),  # a quoter is not the origin of what it quotes
        # Unnamed speakers are one where one agency heard them.
        ([["three people", "Example Wire"], ["three people", "Example Wire"]], 1, 1),
        ([["three people", "Example Wire"], "three people"], 1, 2),
    ],
)
def test_origins(speakers: list[str | list[str]], at_least: int, at_most: int) -> None:
    found = told(*speakers)
    assert (found.origins.at_least, found.origins.at_most) == (at_least, at_most)
    assert found.reports == found.outlets == len(speakers)
    assert len(found.positions) == 1


def test_the_reason_says_who_may_be_one() -> None:
    assert told("SOHR", "").origins.why == "paper1 may have it from another speaker"
    assert told("SOHR", "SNHR").origins.why == "2 separate origins: SNHR, SOHR"
    assert told("SOHR", "SOHR").origins.why == "all from SOHR"
    assert told("Russian defence ministry", "Maria Zakharova").origins.why == (
        "Maria Zakharova, Russian defence ministry are of one body"
    )


def test_bodies_are_told_one_by_one_and_the_unknown_as_such() -> None:
    why = told("Dana White", "US", "SANA", "Syria", "he").origins.why
    assert why == "Dana White, US are of one body; SANA, Syria are of one body; nobody can tell who is meant by he"


@pytest.mark.parametrize(
    ("words", "actor", "name"),
    [
        ("its defence ministry", "russian_mod", "Russian defence ministry"),
        ("The ministry", "russian_mod", "Russian defence ministry"),
        ("It", "russian_mod", "Russian defence ministry"),
        ("the foreign ministry", "russian_mod", "foreign ministry"),  # no name of that body
        ("the Pentagon", "pentagon", "Pentagon"),
        ("The Syrian Observatory", "sohr", "Syrian Observatory"),
        ("the spokeswoman", "white", "spokeswoman"),  # a person
        ("the governor", None, "governor"),
    ],
)
def test_the_best_name_of_a_speaker(words: str, actor: str | None, name: str) -> None:
    mention = b.deed("m", ["US"], ["IS"], when=WHEN, where=b.KHUSHAM)
    plain = b.claim("m", "killed", 23, "SOHR", of=b.CIVILIANS)
    speaker = Link(words, (0, 2), "named", actor, None, "asserts")
    found = counted([b.reading("r", [mention], [replace(plain, chain=(speaker, plain.chain[-1]))])])
    assert found.positions[0].by == (name,)


def test_a_copy_has_the_voice_of_its_original() -> None:
    text = " ".join(f"word{n}" for n in range(60))
    mentions = [b.deed(f"m{n}", ["US"], ["IS"], when=WHEN, where=b.KHUSHAM) for n in range(3)]
    readings = [
        b.reading(
            f"r{n}",
            [m],
            [b.claim(m.id, "killed", 23, of=b.CIVILIANS)],
            text=f"{text} {n}",
            published=f"2018-02-0{n + 7}",
        )
        for n, m in enumerate(mentions)
    ]
    found = counted(readings)
    assert (found.origins.at_most, found.outlets, found.reports) == (1, 3, 3)


def test_a_copy_that_spells_a_speaker_anew_adds_no_origin() -> None:
    text = " ".join(f"word{n}" for n in range(60))
    spellings = ["interior ministry in Oram", "inside service in Oram"]
    readings = []
    for number, by in enumerate(spellings):
        mention = b.deed(f"m{number}", ["US"], ["IS"], when=WHEN, where=b.KHUSHAM)
        claims = [b.claim(mention.id, "killed", 23, by, of=b.CIVILIANS)]
        day = f"2018-02-0{number + 7}"
        readings.append(b.reading(f"r{number}", [mention], claims, text=f"{text} {number}", published=day))
    found = counted(readings)
    assert (found.origins.at_least, found.origins.at_most, found.reports) == (1, 1, 2)


def test_whom_nobody_can_tell_is_no_further_origin_at_least() -> None:
    mentions = [b.deed(f"m{n}", ["US"], ["IS"], when=WHEN, where=b.KHUSHAM) for n in range(2)]
    readings = [
        b.reading(f"r{n}", [m], [b.claim(m.id, "killed", figure, by, of=b.CIVILIANS)], text=f"r{n} " * 3)
        for n, (m, figure, by) in enumerate(zip(mentions, (23, 90), ("SOHR", "he"), strict=True))
    ]
    found = counted(readings)
    assert (found.origins.at_least, found.origins.at_most) == (1, 2)


def test_an_agency_cited_is_the_agency_credited() -> None:
    found = counted([report("paper", "", credit="Example Wire"), report("other", "Example Wire")])
    assert found.origins.at_most == 1


def test_he_is_whom_the_report_means_by_it() -> None:
    mention = b.deed("m", ["US"], ["IS"], when=WHEN, where=b.KHUSHAM)
    plain = b.claim("m", "killed", 23, "SOHR", of=b.CIVILIANS)
    he = Link("he", (0, 2), "named", "sohr", Words("SOHR", (0, 4)), "asserts")
    parts = {name: getattr(plain, name) for name in plain.__slots__} | {"id": "other", "chain": (he, plain.chain[-1])}
    found = counted([b.reading("r", [mention], [plain, type(plain)(**parts)])])
    assert found.positions[0].by == ("SOHR",)
    assert found.origins.at_most == 1
