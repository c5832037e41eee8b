import pytest

from rashomon.read.text import read_text

TITLE = "Shells hit a market in Daraa"
BODY = "Two shells hit the market in Daraa on Sunday, a doctor said.\n\nNobody has claimed the attack."

MASTHEADS = [
    # lines between title and text, outlet, byline, day
    (["The Inland Post | By Jane Doe"], "The Inland Post", "Jane Doe", None),
    (["The Inland Post | World | By Jane Doe"], "The Inland Post", "Jane Doe", None),
    (["Amber Signal | By Jane Doe", "4 March 2019, Beirut"], "Amber Signal", "Jane Doe", "2019-03-04"),
    (["Global Affairs | By Jane Doe"], None, "Jane Doe", None),
    (["Middle East | By Jane Doe"], None, "Jane Doe", None),
    (["Deir ez-Zor | By Jane Doe"], None, "Jane Doe", None),
    (["By Jane Doe | Beirut Correspondent"], None, "Jane Doe", None),
    (["By Jane Doe | The Inland Post"], "The Inland Post", "Jane Doe", None),
    (["Inland Post | World"], "Inland Post", None, None),
    (["World | Middle East"], None, None, None),
    (["Inland Post, Monday, 4 March 2019"], "Inland Post", None, "2019-03-04"),
    (["Amber Signal, Monday, March 4, 2019"], "Amber Signal", None, "2019-03-04"),
    (["Inland Post, 4 March 2019"], "Inland Post", None, "2019-03-04"),
    (["4 March 2019 - Inland Post"], "Inland Post", None, "2019-03-04"),
    (["Beirut, 4 March 2019"], None, None, "2019-03-04"),
    (["Daraa, Syria, 4 March 2019"], None, None, "2019-03-04"),
    (["4 March 2019, Beirut"], None, None, "2019-03-04"),
    (["Monday 4 March 2019"], None, None, "2019-03-04"),
    (["Inland Post", "4 March 2019"], "Inland Post", None, "2019-03-04"),
    (["4 March 2019", "Inland Post"], "Inland Post", None, "2019-03-04"),
    (["The Inland Post", "By Jane Doe"], "The Inland Post", "Jane Doe", None),
    (["Beirut", "4 March 2019"], None, None, "2019-03-04"),
]


@pytest.mark.parametrize(("head", "outlet", "byline", "day"), MASTHEADS)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_masthead_under_the_title_is_read_and_cut(
    head: list[str], outlet: str | None, byline: str | None, day: str | None, gap: str
) -> None:
    draft = read_text(TITLE + gap + "\n".join(head) + "\n\n" + BODY)
    assert (draft.title, draft.text) == (TITLE, BODY)
    assert (draft.outlet, draft.byline, draft.published) == (outlet, byline, day)
    assert [cut.text for cut in draft.cut] == [TITLE, *head]


@pytest.mark.parametrize(
    ("head", "outlet", "day"),
    [
        ("Inland Post | World", "Inland Post", None),
        ("Inland Post, Monday, 4 March 2019", "Inland Post", "2019-03-04"),
        ("Published: 4 March 2019\nInland Post | World", "Inland Post", "2019-03-04"),
    ],
)
def test_a_masthead_over_the_title_is_read_and_cut(head: str, outlet: str | None, day: str | None) -> None:
    draft = read_text(f"{head}\n\n{TITLE}\n\n{BODY}")
    assert (draft.title, draft.text, draft.outlet, draft.published) == (TITLE, BODY, outlet, day)


KEPT = [
    # a first paragraph, however short or dated
    "Daraa, Syria, 4 March 2019 was a day of mourning.\n\nNobody worked.",
    "On Monday, 4 March 2019, two shells fell.\n\nNobody was hurt.",
    "BEIRUT, 4 March 2019 - Two shells fell.\n\nNobody was hurt.",
    "The Inland Post, which saw the list, counts nine.\n\nOthers count ten.",
    "Daraa | Nine dead\n\nTwo shells fell there.",
    # a name alone is a heading of the text
    "The Night Watch\n\nTwo shells fell before dawn.",
    "Death Toll Rises Again\nBeirut\n\nTwo shells fell before dawn.",
    # days among the sentences are a chronicle's
    "4 March 2019, Beirut\n\nTwo shells fell there.\n\n5 March 2019, Beirut\n\nNobody was hurt.",
    "First Strikes\n4 March 2019\n\nTwo shells fell there.\n\n5 March 2019\n\nNobody was hurt.",
]


@pytest.mark.parametrize("text", KEPT)
def test_words_of_the_text_under_a_title_stay(text: str) -> None:
    draft = read_text(f"{TITLE}\n\n{text}")
    assert (draft.title, draft.text, draft.outlet, draft.published) == (
        TITLE,
        text,
        None,
        "2019-03-04" if text.startswith("BEIRUT") else None,
    )


@pytest.mark.parametrize(
    "text",
    [
        "Inland Post, Monday, 4 March 2019",
        "Inland Post | World",
        "Beirut, 4 March 2019",
        "Inland Post",
        "Beirut, 4 March 2019\nDaraa | World",
    ],
)
def test_without_sentences_under_it_a_line_is_the_text(text: str) -> None:
    assert read_text(text).text == text
    assert read_text(text, TITLE).text == text


def test_a_place_and_a_day_over_a_text_without_title_may_be_its_title_and_date_nothing() -> None:
    draft = read_text(f"Daraa, 4 March 2019\n\n{BODY}")
    assert (draft.title, draft.published) == ("Daraa, 4 March 2019", None)
