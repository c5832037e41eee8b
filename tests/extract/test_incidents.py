"""Which deed each figure counts, where and when it was: a table for each cause, text → figures with their deeds.

"5 killed: attack at Homs on 2024-03-04" is a figure of that deed. A figure that counts no deed of the news is told with
what it counts instead: "40 killed: running_total".
"""

from functools import cache

import pytest
from reader import make_report

from rashomon.extract import annotate_reports, extract_claims
from rashomon.records import EVENT_SCOPES, Figure, Mention, Reading
from rashomon.resources import load_resources

PUBLISHED = "2024-03-05"  # a Tuesday


@cache
def read(text: str) -> Reading:
    """Return what a text of Tuesday, 5 March 2024 says, with the places of the gazetteer."""
    resources = load_resources()
    ((report, title, body),) = annotate_reports(resources.model, [make_report(text, published=PUBLISHED)])
    return extract_claims(report, title, body, resources.ontology, resources.gazetteer)


def figures(text: str) -> list[str]:
    """Return the figures of a text, each with the deed that it is put on."""
    reading = read(text)
    mentions = {mention.id: mention for mention in reading.mentions}
    return [
        f"{claim.value.printed} {claim.field}: "
        + (deed(mentions[claim.mention], text) if claim.scope in EVENT_SCOPES else claim.scope)
        for claim in reading.claims
        if isinstance(claim.value, Figure)
    ]


def deed(mention: Mention, text: str) -> str:
    """Return a mention in words: its trigger, and its place and first day where they are told."""
    where = f" at {mention.place.text}" if mention.place else ""
    when = f" on {mention.time.first}" if mention.time else ""
    return text[slice(*mention.trigger)] + where + when


ONE_DEED = [
    (
        "An air strike hit Homs on Monday. The attack killed five people. The blast also wounded nine.",
        ["5 killed: air strike at Homs on 2024-03-04", "9 injured: air strike at Homs on 2024-03-04"],
    ),
    (
        "Gunmen attacked a camp near Homs on Monday. The camp is old. Many fled to it. Six men were found dead.",
        ["6 killed: attacked at near Homs on 2024-03-04"],
    ),
    # A later count is no later deed.
    (
        "A bomb exploded in Homs on Sunday and killed five people. On Monday the toll rose to seven dead.",
        ["5 killed: exploded at Homs on 2024-03-03", "7 killed: exploded at Homs on 2024-03-03"],
    ),
    # "Earlier" may tell when somebody spoke.
    (
        "Shelling hit Homs on Sunday. Earlier, officials had said that four people died.",
        ["4 killed: Shelling at Homs on 2024-03-03"],
    ),
]

TWO_DEEDS = [
    # Another place at the head of a sentence.
    (
        "Air strikes hit Taiz on Saturday. Two people died. In Marib, five people died.",
        ["2 killed: Air strikes at Taiz on 2024-03-02", "5 killed: other_incident"],
    ),
    # Words that set apart: of another incident, of a further deed, of an answer.
    (
        "A shell killed two men in Homs on Sunday. In a separate incident, gunmen killed three policemen.",
        ["2 killed: killed at Homs on 2024-03-03", "3 killed: other_incident"],
    ),
    (
        "A bomb exploded in Homs on Sunday, killing four people. A second bomb killed nine medics.",
        ["4 killed: exploded at Homs on 2024-03-03", "9 killed: killed at Homs on 2024-03-03"],
    ),
    (
        "Rebels attacked Homs on Sunday and killed two men. The army shelled them in retaliation, killing six.",
        ["2 killed: attacked at Homs on 2024-03-03", "6 killed: shelled at Homs on 2024-03-03"],
    ),
    # Another part of the day.
    (
        "Rebels attacked Homs at dawn on Monday and killed two men. At dusk, soldiers killed five villagers there.",
        ["2 killed: attacked at Homs on 2024-03-04", "5 killed: killed"],
    ),
    # Each line with a label is of its own.
    (
        "Homs: shelling killed three people on Monday.\nTaiz: shelling killed four people on Monday.",
        ["3 killed: shelling on 2024-03-04", "4 killed: shelling on 2024-03-04"],
    ),
    # A deed that another came long after.
    (
        "Ten years after the siege of a mall, gunmen attacked a market in Homs on Monday. Two guards were killed.",
        ["2 killed: attacked at Homs on 2024-03-04"],
    ),
]

NOT_OF_THE_NEWS = [
    (
        "A mine killed two men near Homs on Sunday. In January, nine people died in an attack.",
        ["2 killed: killed at near Homs on 2024-03-03", "9 killed: other_incident"],
    ),
    (
        "A strike killed two men in Homs on Sunday. In all, the group has killed 60 men in its campaign.",
        ["2 killed: strike at Homs on 2024-03-03", "60 killed: running_total"],
    ),
    (
        "Sunday's ambush, in which six rangers were killed, brings to 31 the number of rangers killed this year.",
        ["6 killed: were killed", "31 killed: running_total"],
    ),
    (
        "The mission counted 117 civilian deaths in the first two months of the year.",
        ["117 killed: running_total"],
    ),
    (
        "A judge was shot dead in Homs on Monday. Three of his colleagues were killed in the same way.",
        ["1 killed: shot dead at Homs on 2024-03-04", "3 killed: other_incident"],
    ),
]

ONLY_THE_DEAD = [
    ("Nine people died in Hama on Sunday.", ["9 killed: died at Hama on 2024-03-03"]),
    ("Four more people have died, a nurse said.", ["4 killed: died"]),
    (
        "Drones circled over Hama on Friday. Three elders and a boy were killed.",
        ["3 killed: were killed at Hama on 2024-03-01", "1 killed: were killed at Hama on 2024-03-01"],
    ),
    # Where they speak is not where it was.
    ("Officials in Homs said that six herders died.", ["6 killed: died"]),
]

TABLES = [*ONE_DEED, *TWO_DEEDS, *NOT_OF_THE_NEWS, *ONLY_THE_DEAD]


@pytest.mark.parametrize(("text", "expected"), TABLES, ids=[text[:60] for text, _ in TABLES])
def test_each_figure_is_put_on_its_deed(text: str, expected: list[str]) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize("text", [text for text, _ in TABLES])
def test_every_claim_has_a_mention(text: str) -> None:
    reading = read(text)
    assert {claim.mention for claim in reading.claims} <= {mention.id for mention in reading.mentions}


def test_a_long_report_is_read_in_one_pass() -> None:
    line = "Homs: shelling killed three people on Monday.\nIn Taiz, a second bomb killed four men.\n"
    reading = read(line * 300)
    assert len(reading.claims) >= 600
