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


def test_a_total_of_the_year_bears_out_no_title_on_the_raid() -> None:
    text = "Six people were killed in Oram on Monday. The fighting has killed some 61 people since March."
    assert title_problems("61 killed in Oram raid", text) != []


def title_problems(title: str, text: str) -> list[str]:
    """Return what is said of a title."""
    return [p.message for p in read(text, title=title).problems if p.kind == "title_not_borne_out"]
