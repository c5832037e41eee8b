"""Whether a report's text bears out its title: title, text → the problems told of the title."""

import pytest
from reader import read

CLINIC = (
    "Shells hit the fish market of Oram on Monday. A doctor at the clinic said 14 people were killed and 30 injured."
)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("14 killed as shells hit market, doctor says", CLINIC),
        ("Shells kill 14 in Oram market", CLINIC),  # leaves the speaker out
        ("At least 14 killed in market", CLINIC),
        ("Dozens dead in Oram", "Dozens of people were killed in Oram, the mayor said."),
        ("22 dead in Oram", "The mayor said two men were killed. Bodies lay in the street, 22 by one tally."),
        ("Army says 14 killed in Oram", "Fourteen people were killed in Oram on Monday."),
        ("Market burns in Oram", CLINIC),
        ("Sixteen killed in Oram", "Twelve men and four women were killed in Oram, police said."),
        ("Woman dies in Oram", "Ann Lee, 34, was shot and later died in hospital. Two other people were killed."),
        (
            "Rebels say 12 soldiers killed",
            "The rebels struck. Their spokesman, Moussa Ag, said they had killed 12 soldiers.",
        ),
        ("Army: 12 rebels killed", "The army struck a base. Its spokesman said 12 rebels had been killed."),
    ],
)
def test_titles_that_the_text_bears_out(title: str, text: str) -> None:
    assert title_problems(title, text) == []


@pytest.mark.parametrize(
    ("title", "text", "reason"),
    [
        ("40 killed in Oram market", CLINIC, "no number in the text agrees with “40 killed”"),
        ("30 killed in Oram market", CLINIC, "no number in the text agrees with “30 killed”"),  # the injured
        ("Up to 14 killed in Oram", "At least 14 people were killed in Oram.", "no number in the text agrees"),
        (
            "Fifty dead in Oram",
            "The number of dead and wounded has reached fifty, the mayor said.",
            "no number in the text agrees",
        ),
        ("14 killed in Oram, army says", CLINIC, "to army, the text to A doctor"),
    ],
)
def test_titles_that_it_does_not(title: str, text: str, reason: str) -> None:
    (told,) = title_problems(title, text)
    assert reason in told


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("'Nobody sleeps here,' says UN envoy", 'The UN envoy said: "Nobody sleeps here."'),
        ('Ruhl: "We will hold the dam!"', '"We will hold the dam," General Ruhl told reporters.'),
        ("Navy 'bitterly regrets' sinking", "The navy said it bitterly regretted the sinking."),
        ("Army 'butchered' shepherds, says abbot", "The abbot accused the army of butchering shepherds."),
        ("'40 dead' in mine, union says", "Forty men were killed in the mine, the union said."),
        ("'Ghost' drone hits bakery", "A drone hit the bakery in Oram on Monday."),
        ("'They took our boats': widows speak", '"They took our boats," a widow said.'),
    ],
)
def test_quoted_words_in_another_form_are_borne_out(title: str, text: str) -> None:
    assert title_problems(title, text) == []


@pytest.mark.parametrize(
    ("title", "text", "reason"),
    [
        (
            "Mayor: 'We will rebuild'",
            'The bishop told us: "We will rebuild." The mayor left.',
            "the text to The bishop",
        ),
        ("'We fired first,' admits army", "The army said nobody fired before dawn.", "is not in the text"),
        ("Nurse says 9 hurt, not 30", "Thirty people were hurt when the roof fell, the nurse said.", "“9 hurt”"),
        ("Army kills 40 rebels", "14 villagers were killed on Monday, the mayor said.", "“kills 40 rebels”"),
    ],
)
def test_words_and_numbers_that_no_text_bears_out(title: str, text: str, reason: str) -> None:
    (told,) = title_problems(title, text)
    assert reason in told


def test_a_total_of_the_year_bears_out_no_title_on_the_raid() -> None:
    text = "Six people were killed in Oram on Monday. The fighting has killed some 61 people since March."
    assert title_problems("61 killed in Oram raid", text) != []


def title_problems(title: str, text: str) -> list[str]:
    """Return what is said of a title."""
    return [p.message for p in read(text, title=title).problems if p.kind == "title_not_borne_out"]
