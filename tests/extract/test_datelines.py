"""What is printed before the first sentence of a report is no part of it."""

import pytest

from rashomon.extract.datelines import without_datelines

NEWS = "Gunmen stormed a post on Monday, killing five, a mayor said."


@pytest.mark.parametrize(
    "head",
    [
        "HOMS (AP) — ",
        "HOMS (Reuters) -",
        "KHAR, Pakistan, Nov 26: ",
        "HOMS, 5 May 2015 (Reuters) - ",
        "HOMS, May 5, 2015 (AFP) – ",
        "HOMS, Feb. 8 (Xinhua) -- ",
        "MOSCOW, February 8. /TASS/. ",
        "Moscow. February 8. INTERFAX.COM - ",
        "MOSCOW, Feb 8 - RIA Novosti. ",
        "Damascus (dpa) - ",
        "Damascus, SANA – ",
        "(Reuters) - ",
        "Kabul, Afghanistan (CNN) -- ",
        "Idlib, Syria – ",
        "Aden – Asharq Al-Awsat. ",
        "London- ",
        "Lagos, Nigeria | AFP | ",
        "New Delhi, Feb 8 (IANS) ",
        "Sana'a, 8 October 2016 (Saba) - ",
        "8 February 2018, Kyiv - ",
        "ANKARA, Turkey —",
        "Kyiv, Ukraine: ",
        "SRINAGAR: ",
    ],
)
def test_a_dateline_is_blanked(head: str) -> None:
    assert without_datelines(head + NEWS) == " " * len(head) + NEWS


@pytest.mark.parametrize(
    "news",
    [
        "The U.S. military denied reports on Friday that a strike had killed villagers.",
        "Nine guards died in a raid, the army said.",
    ],
)
def test_a_town_before_a_colon_is_one_where_news_follows(news: str) -> None:
    assert without_datelines(f"Kabul: {news}") == f"       {news}"


@pytest.mark.parametrize(
    "text",
    [
        "Mullin: We shall win. The army fled on Friday.",
        "Violence – the worst in years – spread to Homs on Monday.",
        "Assad - Putin's ally - said that nobody had been killed.",
        "Hezbollah – Israel's enemy to the north – fired rockets on Monday.",
        "May 8 - the day of victory - was calm in Kyiv.",
        "Al-Qaeda-linked fighters attacked a base in Homs on Monday.",
        "Pro-Russian rebels shelled the town on Monday. The mayor said so.",
        "POLICE: Nine died in the raid, the mayor said.",
    ],
)
def test_an_aside_is_none(text: str) -> None:
    assert without_datelines(text) == text
