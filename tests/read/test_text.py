import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.read.text import read_text
from rashomon.records import Cut

BODY = "Two shells hit the market in Daraa on Sunday, a doctor said.\nNobody has claimed the attack."

UNTOUCHED = [
    "A lone sentence about a raid.",
    "A lone line without its stop",
    BODY,
    BODY + "\n",
    "\n\n" + BODY + "\n\n",
    # hard-wrapped prose has no title line
    "At dawn on Friday the shelling began again in the hills above\nQalamoun, where residents counted nine blasts.",
    "By Tuesday the count had risen to nine.\n\nIt may rise further.",
    "Read more of the dead than of the living, the priest said.",
    "Follow the ministry on Twitter, officials said, to see the names.",
    "Subscribe to the channel on Telegram, the group told its men.",
    "Copyright of the footage is disputed, the agency said.",
    "The village holds all rights reserved for refugees, he said.",
    "Source: he would not name one.\n\nThe shelling went on.",
    '"Who fired?"\n\nNobody in the town could say.',
    "MOSCOW, March 3. /TASS/. Nine people died.",
    "Zero\u200bwidth and \u202eturned\u202c letters stay.",
    "Killed: 9\nWounded: 20",
]


@pytest.mark.parametrize("text", UNTOUCHED)
def test_a_text_without_furniture_comes_back_unchanged(text: str) -> None:
    draft = read_text(text)
    assert draft.text == text
    assert (draft.cut, draft.title, draft.byline) == ((), "", None)


def test_line_ends_are_made_one_and_controls_become_spaces() -> None:
    assert (
        read_text("\ufeffNine died.\r\nOne fled.\rTwo hid.\x00\x07 End.").text
        == "Nine died.\nOne fled.\nTwo hid.   End."
    )


HEADS = [
    ("Published: 2019-03-04", {"published": "2019-03-04"}, "date"),
    ("Published: Mon, March 4, 2019", {"published": "2019-03-04"}, "date"),
    ("Date: 4 March 2019, 10:32 GMT", {"published": "2019-03-04"}, "date"),
    ("Posted on March 4, 2019", {"published": "2019-03-04"}, "date"),
    ("4 March 2019", {"published": "2019-03-04"}, "date"),
    ("Updated: 4 March 2019", {"published": "2019-03-04"}, "date"),
    ("Published: None", {"published": None}, "date"),
    ("Published: 2019-03", {"published": None}, "date"),
    ("Published: 2092-03-04", {"published": None}, "date_refused"),
    ("Date: 2020-02-31", {"published": None}, "date_refused"),
    ("Date: 31 February 2020, 10:32 GMT", {"published": None}, "date_refused"),
    ("Subtitle: Residents were still counting.", {}, "label"),
    ("Title: Shells hit a market.", {"title": "Shells hit a market"}, "title"),
    ("HEADLINE: Shells hit a market", {"title": "Shells hit a market"}, "title"),
    ("# Shells hit a market", {"title": "Shells hit a market"}, "title"),
    ("By Jane Doe", {"byline": "Jane Doe"}, "byline"),
    ("BY JANE DOE AND OMAR AL-SAID", {"byline": "JANE DOE AND OMAR AL-SAID"}, "byline"),
    ("Author: Jane Doe", {"byline": "Jane Doe"}, "byline"),
    ("World Desk | By Jane Doe", {"byline": "Jane Doe", "outlet": None}, "byline"),
    ("By Jane Doe | 4 March 2019", {"byline": "Jane Doe", "published": "2019-03-04"}, "byline"),
    ("By Jane Doe March 4, 2019 10:32 am", {"byline": "Jane Doe", "published": "2019-03-04"}, "byline"),
    ("Posted on March 4, 2019 by Jane Doe", {"byline": "Jane Doe", "published": "2019-03-04"}, "byline"),
    ("By Jane Doe, Reuters", {"byline": "Jane Doe, Reuters", "credit": "Reuters"}, "byline"),
    ("World | 4 March 2019", {"published": "2019-03-04"}, "date"),
    ("Source: TASS", {"credit": "TASS"}, "credit"),
    ("Source: Example Daily", {"outlet": "Example Daily", "credit": None}, "outlet"),
    ("Outlet: Example Daily", {"outlet": "Example Daily"}, "outlet"),
    ("URL: https://example.org/a", {"url": "https://example.org/a"}, "url"),
    ("Section: World", {}, "label"),
    ("Skip to main content", {}, "advert"),
]


@pytest.mark.parametrize(("line", "fields", "kind"), HEADS)
def test_a_head_line_is_read_and_cut(line: str, fields: dict[str, str | None], kind: str) -> None:
    draft = read_text(f"{line}\n\n{BODY}")
    assert draft.text == BODY
    assert draft.cut == (Cut(kind, line),)
    assert {name: getattr(draft, name) for name in fields} == fields
    assert draft.published_from == ("text" if draft.published else "none")


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Shells hit a market in Daraa\n\n", "Shells hit a market in Daraa"),
        ("Who shelled the market?\n\n", "Who shelled the market?"),
        ("Shells hit a market\n\nShells hit a market\n\n", "Shells hit a market"),
        ("Shells hit a market\nShells hit a market - Example News\n\n", "Shells hit a market"),
        ("Title: Shells hit a market\n\nSHELLS HIT A MARKET\n\n", "Shells hit a market"),
        ("Shells hit a market\nBy Jane Doe\n\n", "Shells hit a market"),
        ("Shells hit a market\n===================\n\n", "Shells hit a market"),
        ("Shells hit a market\n", "Shells hit a market"),
        ("WORLD NEWS\n\nShells hit a market in Daraa\n\n", "Shells hit a market in Daraa"),
        ("---\ntitle: Shells hit a market\ndate: 2019-03-04\ndraft: no\n---\n\n", "Shells hit a market"),
    ],
)
def test_a_title_is_taken_once_and_leaves_the_text(head: str, title: str) -> None:
    draft = read_text(head + BODY)
    assert draft.title == title
    assert draft.text == BODY


def test_a_title_that_is_known_is_cut_where_the_text_repeats_it() -> None:
    draft = read_text(f"Shells hit a market\n\n{BODY}", "Shells hit a market")
    assert (draft.title, draft.text) == ("Shells hit a market", BODY)


def test_a_title_that_is_known_keeps_other_first_lines_in_the_text() -> None:
    text = f"A second line over the text\n\n{BODY}"
    assert read_text(text, "Shells hit a market").text == text


def test_the_day_of_publication_wins_over_that_of_an_update() -> None:
    assert read_text(f"Updated: 5 March 2019\nPublished: 4 March 2019\n\n{BODY}").published == "2019-03-04"


FURNITURE = [
    ("share", "Like this:"),
    ("share", "Share this article"),
    ("share", "Follow us on Twitter and Facebook"),
    ("share", "Click to share on Facebook (Opens in new window)"),
    ("share", "Like Loading..."),
    ("subscribe", "Subscribe to our newsletter"),
    ("subscribe", "Join our Telegram channel"),
    ("subscribe", "Subscribe to the Inland Post on Telegram"),
    ("subscribe", "Subscribe on YouTube"),
    ("related", "Read also: Another raid kills two"),
    ("related", "READ MORE: Another raid kills two"),
    ("related", "Read more"),
    ("related", "Related articles"),
    ("advert", "ADVERTISEMENT"),
    ("advert", "Story continues below advertisement"),
    ("copyright", "© 2019 Example News. All rights reserved."),
    ("copyright", "Example News Ltd. All Rights Reserved"),
    ("copyright", "This material may not be published, broadcast, rewritten or redistributed."),
    ("cookies", "This website uses cookies to improve your experience."),
    ("comment", "Leave a comment"),
    ("comment", "3 comments"),
    ("comment", "3 comments | Older posts"),
    ("share", "Share this:  Twitter   Facebook"),
    ("subscribe", "Subscribe to our publication! Tags: #Daraa #breaking"),
    ("menu", "-- End --"),
    ("menu", "Home > News > World"),
    ("byline", "(Reporting by Jane Doe; Editing by Omar Said)"),
]


@pytest.mark.parametrize(("kind", "line"), FURNITURE)
def test_furniture_between_and_under_paragraphs_is_cut(kind: str, line: str) -> None:
    first, second = BODY.split("\n")
    assert read_text(f"{first}\n\n{line}\n\n{second}").text == f"{first}\n\n{second}"
    under = read_text(f"{first}\n\n{second}\n\n{line}\n")
    assert under.text == f"{first}\n\n{second}"
    assert under.cut == (Cut(kind, line),)


def test_a_list_of_links_at_the_end_goes_with_its_heading() -> None:
    draft = read_text(f"{BODY}\n\nRelated\nAnother raid kills two\nThe market, a year on\n\nLike this:")
    assert draft.text == BODY
    assert [cut.kind for cut in draft.cut] == ["related", "related", "related", "share"]


def test_sentences_after_a_heading_of_links_stay() -> None:
    draft = read_text(f"Nine died.\n\nRelated\n\nAnother raid kills two\n\n{BODY}")
    assert draft.text == f"Nine died.\n\nAnother raid kills two\n\n{BODY}"


@pytest.mark.parametrize(
    ("text", "credit", "day"),
    [
        ("BEIRUT (Reuters) - Nine people died.", "Reuters", None),
        ("(AFP) — Nine people died.", "AFP", None),
        ("AP - Nine people died.", "AP", None),
        ("MOSCOW, March 3. /TASS/. Nine people died.", "TASS", None),
        ("BEIRUT, 4 March 2019 (AFP) - Nine people died.", "AFP", "2019-03-04"),
        ("Nine people died. (Reuters)", "Reuters", None),
        ("Nine people died. — AFP", "AFP", None),
        ("A caption without a place\nBEIRUT (Reuters) - Nine people died.", "Reuters", None),
        ("BEIRUT (Amber Wire) — Nine people died.", "Amber Wire", None),
        ("TEL AVIV, Israel, March 4 (AMW) - Nine people died.", "AMW", None),
        ("TRIPOLI (Lebanon) — Nine people died.", None, None),
        ("JUBA (South Sudan) — Nine people died.", None, None),
        ("BIRMINGHAM (UK) — Nine people died.", None, None),
        ("UNICEF and its partner (Amber Wire) — both in Beirut — count nine.", None, None),
        ("Officials told Reuters that nine people died.", None, None),
        ("The battle of 4 March 2019 - the second - ended at dusk.", None, None),
        ("Nine died in a clash with a group that calls itself the Army (AP) of the people.", None, None),
    ],
)
def test_a_credit_in_the_text_is_told_and_stays(text: str, credit: str | None, day: str | None) -> None:
    draft = read_text(text)
    assert (draft.text, draft.credit, draft.published) == (text, credit, day)


def test_a_label_under_the_text_is_read_and_cut() -> None:
    draft = read_text(f"{BODY}\n\nSource: TASS\nPublished: 4 March 2019\n")
    assert (draft.text, draft.credit, draft.published) == (BODY, "TASS", "2019-03-04")
    assert [cut.kind for cut in draft.cut] == ["credit", "date"]


def test_a_head_alone_leaves_no_text() -> None:
    draft = read_text("Title: Shells hit a market\nPublished: 2019-03-04\n")
    assert (draft.title, draft.text, draft.published) == ("Shells hit a market", "", "2019-03-04")


RUNS = [
    # head, title, outlet, day, kinds
    ("Raid in Gao.\nOutlet: A\nDate: 2020-05-06", "Raid in Gao", "A", ["title", "outlet", "date"]),
    ("Raid in Gao.\n\nOutlet: A\nDate: 2020-05-06", "Raid in Gao", "A", ["title", "outlet", "date"]),
    ("Raid in Gao\nRegion: Mali\nDate: 2020-05-06", "Raid in Gao", None, ["title", "label", "date"]),
    ("Region: Mali\nTitle: Raid in Gao\nDate: 2020-05-06", "Raid in Gao", None, ["label", "title", "date"]),
    ("Date: 2020-05-06\nRegion: northern Mali\nDesk: Sahel", "", None, ["date", "label", "label"]),
    ("Raid in Gao\nSubtitle: Two shot\nPublished: 6 May 2020", "Raid in Gao", None, ["title", "label", "date"]),
]


@pytest.mark.parametrize(("head", "title", "outlet", "kinds"), RUNS)
def test_a_run_of_labels_with_a_known_one_is_a_head(
    head: str, title: str, outlet: str | None, kinds: list[str]
) -> None:
    draft = read_text(f"{head}\n\n{BODY}")
    assert (draft.title, draft.outlet, draft.published, draft.text) == (title, outlet, "2020-05-06", BODY)
    assert [cut.kind for cut in draft.cut] == kinds


@pytest.mark.parametrize(
    "line",
    [
        "SANA: the army says it holds Gao",
        "Colonel: we have taken Gao",
        "Source: local health officials",
        "Killed: nine men of one family",
        "Wounded: 20",
    ],
)
def test_a_speaker_or_a_figure_under_a_head_is_text(line: str) -> None:
    draft = read_text(f"Raid in Gao\nDate: 2020-05-06\n{line}\n\n{BODY}")
    assert (draft.title, draft.published, draft.text) == ("Raid in Gao", "2020-05-06", f"{line}\n\n{BODY}")


@pytest.mark.parametrize("head", ["Nine men died in Gao.\nSource: TASS", "Nine died in Gao.\n\nDate: 2020-05-06"])
def test_a_sentence_over_a_single_label_is_no_title(head: str) -> None:
    assert read_text(f"{head}\n\n{BODY}").text.startswith("Nine")


LINES = st.sampled_from(
    ["", "Nine died.", "A line without stop", "By Jane Doe", "Share this", "Related", "Published: x"]
)


@settings(deadline=None)
@given(st.lists(LINES, max_size=12))
def test_every_line_is_kept_or_cut_in_its_order(lines: list[str]) -> None:
    draft = read_text("\n".join(lines))
    told = sorted([*draft.text.split("\n"), *(cut.text for cut in draft.cut)])
    assert [line for line in told if line] == sorted(line for line in lines if line)


@settings(deadline=None)
@given(st.text(max_size=300))
def test_a_text_without_cuts_keeps_its_length(text: str) -> None:
    draft = read_text(text)
    if not draft.cut:
        assert len(draft.text) == len(text.removeprefix("\ufeff").replace("\r\n", "\n"))
