"""What each figure of a text counts, a table for each cause: text → its figures with their scopes.

The texts have no day of publication where it is not told: a report often comes without one.
"""

from functools import cache

import pytest
from reader import make_report

from rashomon.extract import annotate_reports, extract_claims
from rashomon.records import Figure
from rashomon.resources import load_resources

Row = tuple[str, list[str]]


@cache
def scopes(text: str, published: str | None = None) -> list[str]:
    """Return the figures of a text as "5 killed: incident"."""
    resources = load_resources()
    ((report, title, body),) = annotate_reports(resources.model, [make_report(text, published=published)])
    reading = extract_claims(report, title, body, resources.ontology, resources.gazetteer)
    return [f"{c.value.printed} {c.field}: {c.scope}" for c in reading.claims if isinstance(c.value, Figure)]


# A day or month of its own sets a deed apart, also where nobody says when the report came out.
DATES: list[Row] = [
    (
        "Gunmen killed nine farmers in Tera on Saturday evening. In January, rebels abducted 40 pupils from Gotheye.",
        ["9 killed: incident", "40 captured: other_incident"],
    ),
    (
        "Gunmen killed nine farmers on Saturday. The village lies near Gotheye, where 40 pupils were"
        " kidnapped in March.",
        ["9 killed: incident", "40 captured: other_incident"],
    ),
    (
        "Soldiers killed three rebels on Monday. They were searching for two nurses who were abducted on 29 April.",
        ["3 killed: incident", "2 captured: other_incident"],
    ),
    (
        "Soldiers shot dead five rebels on Friday. On July 6, two rebels were killed in a clash.",
        ["5 killed: incident", "2 killed: other_incident"],
    ),
    (
        "Police killed four rebels on Sunday. In 2018, 52 policemen were killed in clashes with rebels.",
        ["4 killed: incident", "52 killed: other_incident"],
    ),
    # A day at the head of a sentence holds for all of it, also behind "while".
    (
        "Soldiers shot dead five rebels on Friday. In 2018, a total of 124 rebels were killed in"
        " raids in the woods while"
        " a total of 52 policemen were killed.",
        ["5 killed: incident", "124 killed: other_incident", "52 killed: other_incident"],
    ),
    (
        "Soldiers shot dead five rebels on Friday. In March, battles in the province left 43 rebels and"
        " 15 policemen dead.",
        ["5 killed: incident", "43 killed: other_incident", "15 killed: other_incident"],
    ),
    # The day that the report begins with, and the day of the week that is told again with its date.
    (
        "A mine killed six people on 3 March. Police say that two children died in the blast on 3 March.",
        ["6 killed: incident", "2 killed: part"],
    ),
    (
        "A bomb killed six people in Quetta on Tuesday. The attack on Tuesday, 3 March, wounded 12 others.",
        ["6 killed: incident", "12 injured: incident"],
    ),
    ("In March, soldiers killed 40 villagers in Tera, an inquiry has found.", ["40 killed: incident"]),
]

# Sums that have run on since something began.
SINCE: list[Row] = [
    (
        "A bomb killed two people. Feuds between clans have cost over 900 lives since the late 1990s.",
        ["2 killed: incident", "900 killed: running_total"],
    ),
    (
        "A shell killed two people. More than 700 have died since the violence erupted in May.",
        ["2 killed: incident", "700 killed: running_total"],
    ),
    (
        "A shell killed two people. Some 700 people have been killed since fighting broke out in May.",
        ["2 killed: incident", "700 killed: running_total"],
    ),
    (
        "The army says that schools have been hit since May. These strikes have killed at least 80 people.",
        ["80 killed: running_total"],
    ),
    (
        "A shell killed two people. The war still costs about 10 lives a day.",
        ["2 killed: incident", "10 killed: running_total"],
    ),
    # What is the first or the worst for months is one deed.
    ("Six men were killed on Monday in the first raid in six months.", ["6 killed: incident"]),
    ("Nine people died in the worst week for the town since the outbreak of war in May.", ["9 killed: incident"]),
    ("It was the deadliest attack since 2014, killing 40 soldiers.", ["40 killed: incident"]),
    ("In the deadliest year since 2014, 400 people were killed.", ["400 killed: running_total"]),
    ("Most of the 400 people killed since May were women.", ["400 killed: running_total"]),
    # The days of one clash are one incident.
    ("Six people have been killed since the clash began on Monday.", ["6 killed: incident"]),
]

# A deed with which another is compared.
COMPARED: list[Row] = [
    (
        "A bomb killed nine in Tera. It was the deadliest attack in the country since a car-bomb blast"
        " killed 35 people.",
        ["9 killed: incident", "35 killed: other_incident"],
    ),
    (
        "A bomb killed nine in Tera. It was the worst attack there since gunmen shot dead 20 students at a school.",
        ["9 killed: incident", "20 killed: other_incident"],
    ),
    (
        "The army shelled Tera on Monday, killing nine. It was retaliating for a deadly attack on its base. "
        "The attack killed 30 soldiers, including four officers.",
        ["9 killed: incident", "30 killed: other_incident", "4 killed: other_incident"],
    ),
    (
        "Militants killed 15 soldiers on Monday. The army was hunting the band, which lost 25 men in raids last week.",
        ["15 killed: incident", "25 killed: other_incident"],
    ),
    (
        "A bomb killed nine in Tera. The blast came barely one week after gunmen killed four in Gotheye.",
        ["9 killed: incident", "4 killed: other_incident"],
    ),
    (
        "A bomb killed nine in Tera, less than 24 hours after 21 people were killed in Gotheye.",
        ["9 killed: incident", "21 killed: other_incident"],
    ),
]

# What the news comes after, and what is told of it once more.
FORMER: list[Row] = [
    (
        "One week after the killing of 26 people in Gotheye, gunmen have again attacked a village, killing 15 people.",
        ["26 killed: other_incident", "15 killed: incident"],
    ),
    (
        "Gunmen killed 17 people in Tera on Saturday. The raid came days after 25 people were killed in Gotheye. The"
        " police made no arrests. On Wednesday, 25 people were killed when gunmen raided Gotheye.",
        ["17 killed: incident", "25 killed: other_incident", "25 killed: other_incident"],
    ),
    (
        "Gunmen killed 17 people in Tera on Saturday. Only last week, 24 people were killed in Gotheye.",
        ["17 killed: incident", "24 killed: other_incident"],
    ),
    (
        "A drone killed two people in Kherson. As Radio Dnipro reported earlier, shells fell on 30"
        " villages yesterday and"
        " six people were killed.",
        ["2 killed: incident", "6 killed: other_incident"],
    ),
    ("At least 11 people were killed by gunmen in another attack on a village.", ["11 killed: incident"]),
    (
        "A strike killed nine people. On the day after the strike the ministry said that 25 soldiers had been wounded.",
        ["9 killed: incident", "25 injured: incident"],
    ),
    ("Officials fear that five Russians died in the armed conflict.", ["5 killed: incident"]),
]

# Sums that take the news in, and tolls of a war.
SUMS: list[Row] = [
    (
        "A strike on Tera killed eight civilians. The coalition's strikes have killed 181"
        " civilians, including the eight"
        " in Tera.",
        ["8 killed: incident", "181 killed: running_total", "8 killed: part"],
    ),
    (
        "A strike killed eight civilians. It has raised concern in a war that has left more than 400,000 people dead.",
        ["8 killed: incident", "400000 killed: running_total"],
    ),
    (
        "A strike killed eight civilians. The air force says that since operations began 220 civilians have died.",
        ["8 killed: incident", "220 killed: running_total"],
    ),
    (
        "Raids killed 35 people on Thursday. That brought the known deaths from two days of raids to 50.",
        ["35 killed: incident", "50 killed: running_total"],
    ),
]

# A war has its thousands, and a report begins with its news.
SIZES: list[Row] = [
    (
        "Thirty soldiers were killed in an ambush. More than 3,000 soldiers have been killed in Mali.",
        ["30 killed: incident", "3000 killed: running_total"],
    ),
    (
        "An air strike killed 20 guests at a wedding. The United Nations says 10,000 people died in the three-year-old"
        " war.",
        ["20 killed: incident", "10000 killed: running_total"],
    ),
    (
        "SANAA, Sept 21 At least six people were killed when an air strike hit a house. Jets fired"
        " missiles on Hodeidah."
        " The raid on Hodeidah wounded 12 people.",
        ["6 killed: incident", "12 injured: incident"],
    ),
]

# Words that seem to set apart, of the deed that is the news.
NEWS: list[Row] = [
    (
        "At least 30 villagers have been killed, police said, the latest in a cycle of violence in the"
        " conflict-hit region.",
        ["30 killed: incident"],
    ),
    (
        "Rebels fought soldiers at Kutum. The rebels said that 60 soldiers were killed in the conflict"
        " and nine captured.",
        ["60 killed: incident", "9 captured: incident"],
    ),
    (
        "A mortar killed eight farmers in Kutum. A nurse said another 40 had been hurt in the shelling the day before.",
        ["8 killed: incident", "40 injured: incident"],
    ),
    ("On Monday four raids on Jasim killed 16 civilians.", ["16 killed: incident"]),
    (
        "A bomb last week killed nine people in Tera. The blast last week also wounded 20, a nurse said.",
        ["9 killed: incident", "20 injured: incident"],
    ),
    # Others than those of whom the same sentence tells are not added to others of before.
    (
        "The fight left 14 rebels wounded. Four guards died and 26 others were hurt, the colonel said.",
        ["14 injured: incident", "4 killed: incident", "26 injured: incident"],
    ),
    # Where the dead of the news were brought is no other deed's place.
    (
        "Gunmen killed 60 people in Tera. On Sunday, 52 dead were buried in a nearby village.",
        ["60 killed: incident", "52 killed: incident"],
    ),
    (
        "A bomb wounded 14 people on Monday. Three others were wounded in the panic.",
        ["14 injured: incident", "3 injured: added"],
    ),
]

# A deed told as new beside the news.
BESIDE: list[Row] = [
    (
        "A suicide attack on a base killed 33 people on Monday. At least 12 farmers were also killed in twin roadside"
        " blasts over the weekend.",
        ["33 killed: incident", "12 killed: other_incident"],
    ),
    (
        "A suicide attack on a base killed 33 people on Monday. Dozens were also wounded in the attack.",
        ["33 killed: incident", "None injured: incident"],
    ),
    # The sum of the news told again.
    (
        "Air raids killed 44 people, activists say. Air raids on towns across the country killed 44 people on Monday.",
        ["44 killed: incident", "44 killed: incident"],
    ),
]

# Parts are of what their whole is of.
PARTS: list[Row] = [
    (
        "Shells killed two people in Tera. In a separate attack, 16 people were killed in Gotheye. "
        "Six children were among the dead.",
        ["2 killed: incident", "16 killed: other_incident", "6 killed: other_incident"],
    ),
]


# What a place is known for, what the news comes after, what one sentence tells of other days.
ASIDE: list[Row] = [
    (
        "Raiders struck Gotheye, some 20 km from Tera, where more than 80 pupils were seized in April. "
        "A mayor said that 35 people were killed.",
        ["80 captured: other_incident", "35 killed: incident"],
    ),
    (
        "Gunmen killed 12 farmers. It comes after rebels abducted 90 pupils from a school near Tera.",
        ["12 killed: incident", "90 captured: other_incident"],
    ),
    (
        "A bomb on Sunday killed 42 people. Last weekend twin blasts killed 81 at a church and on Friday, "
        "19 died when a bus was hit.",
        ["42 killed: incident", "81 killed: other_incident", "19 killed: other_incident"],
    ),
    (
        "Marines found 72 bodies on a farm. It is the largest find of the year, following the discovery of "
        "55 bodies near Besk.",
        ["72 killed: incident", "55 killed: other_incident"],
    ),
    (
        "A guard was killed on Tuesday. Since the general came to power, 98 guards have been killed.",
        ["1 killed: incident", "98 killed: running_total"],
    ),
    # The day of who counts is not that of the deed.
    (
        "The raid of 17 March killed 240 people. In late June the army counted 61.",
        ["240 killed: incident", "61 killed: incident"],
    ),
    ("The army has lost 248 soldiers since the offensive began.", ["248 killed: running_total"]),
    ("An office recorded 290 deaths since Norland's military operation in the hills.", ["290 killed: running_total"]),
    ("An office recorded 290 deaths from 1 March, when it opened, to 4 June.", ["290 killed: running_total"]),
    # Where the harmed were brought, where a speaker is from and what a toll was before set nothing apart.
    (
        "A raid on a post near Tera killed seven guards, a spokesman said. A doctor said the bodies of 13 guards "
        "were brought to his hospital in Niamey.",
        ["7 killed: incident", "13 killed: incident"],
    ),
    (
        "Raiders killed nine guards. A mayor from neighbouring Benin said three guards were injured in the raid.",
        ["9 killed: incident", "3 injured: incident"],
    ),
    (
        "A raid killed 200 people. By Sunday the number had risen to 208 dead from 140 a day earlier, an envoy said.",
        ["200 killed: incident", "208 killed: incident", "140 killed: incident"],
    ),
]


@pytest.mark.parametrize(
    ("text", "wanted"), DATES + SINCE + COMPARED + FORMER + SUMS + SIZES + NEWS + BESIDE + PARTS + ASIDE
)
def test_each_figure_counts_what_its_words_say(text: str, wanted: list[str]) -> None:
    assert scopes(text) == wanted


def test_a_later_month_is_of_another_deed_where_the_day_of_publication_is_known() -> None:
    text = "Gunmen killed nine farmers on Saturday. In January, rebels killed 40 pupils."
    assert scopes(text, "2024-07-01") == ["9 killed: incident", "40 killed: other_incident"]


def test_news_told_first_is_what_the_report_is_about() -> None:
    text = (
        "At least 17 people have been killed in a shelter in Nabuk, a monitor said. The monitor said that elsewhere "
        "in the country 16 people were killed in air raids on Bazaa in northern Aleppo. The air raids wounded many. "
        "The raids on Bazaa went on for hours, and the strikes hit a market."
    )
    assert scopes(text)[:2] == ["17 killed: incident", "16 killed: other_incident"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The raid killed 30 people. A baker said he had lost 22 relatives.",
            ["30 killed: incident", "22 killed: part"],
        ),
        ("The raid went on all day. Two of her sons were killed, she said.", ["2 killed: part"]),
        ("A father and his three sons were killed in the raid.", ["1 killed: incident", "3 killed: incident"]),
    ],
)
def test_a_speakers_own_kin_are_some_of_the_dead(text: str, wanted: list[str]) -> None:
    assert scopes(text) == wanted
