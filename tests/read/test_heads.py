import io

import pytest

from rashomon.read.drafts import Draft, finish
from rashomon.read.jsonl import read_lines
from rashomon.read.text import read_text
from rashomon.records import Report

TITLE = "Shells hit a market in Daraa"
BODY = "Two shells hit the market in Daraa on Sunday, a doctor said.\n\nNobody has claimed the attack."
DAY = "2019-03-04"


def report_of(text: str) -> Report:
    found = finish(read_text(text), "a.txt", published=None, outlet=None)
    assert isinstance(found, Report)
    return found


HEADS = [
    # lines between title and text, outlet, byline, credit
    ("Gulf Desk, 4 March 2019", "Gulf Desk", None, None),
    ("Gulf Desk | 4 March 2019", "Gulf Desk", None, None),
    ("Journal of Amber Studies, 2011\n4 March 2019", "Journal of Amber Studies", None, None),
    ("4 March 2019\nAmber & Ash – notes in our summary", "Amber & Ash", None, None),
    ("Amber Signal (from abroad), 04.03.2019", "Amber Signal", None, None),
    ("Amber Signal, a blog from Homs. 4 March 2019", "Amber Signal", None, None),
    ("Amber Watch North | 4 March 2019 | status: provisional", "Amber Watch North", None, None),
    ("Amber Desk bulletin no. 12, 4 March 2019", "Amber Desk", None, None),
    ("Amber 24\nPosted: March 4, 2019 | 3 min read", "Amber 24", None, None),
    ("AMBER NEWS AGENCY\nBell Street, Karm, March 4, 2019", "Amber News Agency", None, None),
    ("MINISTRY OF TRADE\nPress service. Communique No. 7. 4 March 2019, 19:00", "Ministry of Trade", None, None),
    ("Army of the North\nPress service, communique No. 7\n4 March 2019", "Army of the North", None, None),
    ("General Staff of the North, Information Office\n4 March 2019, 09:00", "General Staff of the North", None, None),
    ("Statement of the Army Command, 4 March 2019", "Army Command", None, None),
    ("Amber Nurses\nPress statement, 4 March 2019", "Amber Nurses", None, None),
    ("The Slow Reader\nExplainer\n4 March 2019", "The Slow Reader", None, None),
    ("Amber Signal\n\n4 March 2019", "Amber Signal", None, None),
    ("amber.example | 4 March 2019", "amber.example", None, None),
    ("[04/March/2019]", None, None, None),
    ("Karm/Lodd, 4 March 2019", None, None, None),
    ("Daraa and Homs, 4 March 2019", None, None, None),
    ("Press release\nBeirut, 4 March 2019", None, None, None),
    ("The Inland Post\nBy our war correspondent\nDate: 4 March 2019", "The Inland Post", "our war correspondent", None),
    ("The Inland Post\n4 March 2019\nOur Africa correspondent", "The Inland Post", "Our Africa correspondent", None),
    ("Inland Post, 4 March 2019\nFrom our political staff", "Inland Post", "our political staff", None),
    ("Inland Post\nMarch 4, 2019\nInland Foreign Desk", "Inland Post", "Inland Foreign Desk", None),
    ("By the Inland Post Homs bureau\nMarch 4, 2019", "Inland Post", "the Inland Post Homs bureau", None),
    ("By Jane Doe in Homs\n4 March 2019", None, "Jane Doe", None),
    ("The Inland Post\nJane Doe\n4 March 2019", "The Inland Post", "Jane Doe", None),
    ("Jane Doe, Inland Post\n4 March 2019", "Inland Post", "Jane Doe", None),
    ("Jane Doe, Homs correspondent\n4 March 2019", None, "Jane Doe", None),
    ("posted by amberling on Amber & Ash, monday night\n4 March 2019", "Amber & Ash", "amberling", None),
    ("The Inland Post with Amber Wire, 4 March 2019", "The Inland Post", None, "Amber Wire"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "outlet", "byline", "credit"), HEADS)
def test_lines_between_title_and_text_are_told_apart(
    head: str, outlet: str | None, byline: str | None, credit: str | None
) -> None:
    report = report_of(f"{TITLE}\n\n{head}\n\n{BODY}")
    assert (report.title, report.text) == (TITLE, BODY)
    assert (report.outlet, report.byline, report.credit, report.published) == (outlet, byline, credit, DAY)


@pytest.mark.parametrize(
    "day",
    [
        "04.03.2019", "4/3/2019", "04/03/2019", "03/13/2019", "04.03.19", "4 Mar 19", "[4/March/2019]",
        "4 March 2019, 09.20", "the 4th of March 2019", "Mon Mar 4, 2019 8:14pm GMT", "Monday, 4 March 2019, 0930 hrs",
        "4 March 2019 – 2 years ago",
        "Released 4 March 2019 at 09:00", "FOR IMMEDIATE RELEASE: 4 March 2019", "Communiqué No. 7 of 4 March 2019",
    ],
)  # fmt: skip
def test_the_day_is_read_however_the_head_writes_it(day: str) -> None:
    report = report_of(f"{TITLE}\n\n{day}\n\n{BODY}")
    assert report.text == BODY
    assert report.published == (DAY if "13" not in day else "2019-03-13")


def test_a_day_of_two_readings_has_the_month_that_the_text_names() -> None:
    text = "The shells fell on April 2, a doctor said. Nobody has claimed them."
    assert report_of(f"{TITLE}\n\n04/03/2019\n\n{text}").published == "2019-04-03"


KEPT = [
    "Daraa buries its dead\n4 March 2019",
    "Day 12 of the war, 4 March 2019",
    "4 March 2019 – 8 March 2019",
    "A first list, dated 4 March 2019, names nine.",
    "Nine Dead and One Missing",
]


@pytest.mark.parametrize("line", KEPT)
def test_words_that_are_not_understood_stay_in_the_text(line: str) -> None:
    assert report_of(f"{TITLE}\n\n{line}\n\n{BODY}").text.startswith(line.partition("\n")[0] + "\n")


@pytest.mark.parametrize(
    ("summary", "head", "day"),
    [
        ("Nine people died at dusk", "4 March 2019", DAY),
        ("Nine people died at dusk.", "By Jane Doe\n4 March 2019", DAY),
        ("Nine people died at dusk.", "Published 4 March 2019", DAY),
        # a day under a sentence may head what follows
        ("Nine people died at dusk.", "4 March 2019", None),
    ],
)
def test_a_head_may_go_on_under_a_summary_which_stays(summary: str, head: str, day: str | None) -> None:
    report = report_of(f"{TITLE}\n\n{summary}\n\n{head}\n\n{BODY}")
    assert report.published == day
    assert report.text == (f"{summary}\n\n{BODY}" if day else f"{summary}\n\n{head}\n\n{BODY}")


@pytest.mark.parametrize(
    ("text", "title", "outlet"),
    [
        (f"VOICE OF THE HILLS\n04.03.2019, 23:40\n\n{BODY}", "", "Voice of the Hills"),
        (f"Inland Post\n4 March 2019\n\n{BODY}", "", "Inland Post"),
        (f"what we saw at the ford\n\nposted by amberling, 4 march 2019\n\n{BODY}", "what we saw at the ford", None),
        (f"ARMY OF THE NORTH\nPress service\n4 March 2019\n\n{TITLE}\n\n{BODY}", TITLE, "Army of the North"),
        (f"Army Shells Own Market\n\nAMBER PRESS\n4 March 2019\n\n{BODY}", "Army Shells Own Market", "Amber Press"),
        (f"Karm: “We count”\n\nPress release\n4 March 2019\n\nKarm counts. {BODY}", "Karm: “We count”", "Karm"),
    ],
)  # fmt: skip
def test_title_and_outlet_are_not_taken_for_each_other(text: str, title: str, outlet: str | None) -> None:
    report = report_of(text)
    assert (report.title, report.outlet, report.published) == (title, outlet, DAY)


DATELINES = [
    # dateline, what stands under the title, outlet, credit, day
    ("DARAA (Amber Wire) —", "4 March 2019", "Amber Wire", None, DAY),
    ("DARAA (Amber Wire) —", "The Inland Post\n4 March 2019", "The Inland Post", "Amber Wire", DAY),
    ("DARAA (Amber Wire) —", "AMBER WIRE\n4 March 2019", "Amber Wire", None, DAY),
    ("DARAA, March 4 (Amber) -", "", "Amber", None, DAY),
    ("Daraa, 4 March (Amber Wire):", "", "Amber Wire", None, DAY),
    ("DARAA, May 4 (Amber) -", "", "Amber", None, "2019-05-04"),
    ("Daraa, SANA –", "4 March 2019", "SANA", None, DAY),
    ("DARAA, March 4 - RIA Novosti.", "", "RIA Novosti", None, DAY),
    ("Daraa, Syria | AFP |", "4 March 2019", "AFP", None, DAY),
    ("Daraa (Amber Wire) –", "4 March 2019", "Amber Wire", None, DAY),
    ("Daraa (Syria) –", "4 March 2019", None, None, DAY),
    ("Daraa, 4 March 2019 –", "", None, None, DAY),
    ("4 March 2019, Daraa –", "", None, None, DAY),
    # the text's day would be later than the report
    ("DARAA, February 4 (Amber) -", "", "Amber", None, None),
]


@pytest.mark.parametrize(("dateline", "head", "outlet", "credit", "day"), DATELINES)
def test_an_agency_is_the_outlet_of_its_own_report_and_credited_elsewhere(
    dateline: str, head: str, outlet: str, credit: str | None, day: str | None
) -> None:
    report = report_of(f"{TITLE}\n\n{head}\n\n{dateline} Nine died on 2 March 2019, a doctor said.")
    assert (report.outlet, report.credit, report.published) == (outlet, credit, day)


@pytest.mark.parametrize(("outlet", "credit"), [("Amber Wire", None), ("The Inland Post", "Amber Wire")])
def test_a_record_of_the_agency_itself_credits_nobody(outlet: str, credit: str | None) -> None:
    line = f'{{"text": "DARAA (Amber Wire) — Nine died.", "outlet": "{outlet}"}}'
    (draft,) = read_lines(io.BytesIO(line.encode()))
    assert isinstance(draft, Draft)
    report = finish(draft, "a.jsonl", published=None, outlet=None)
    assert isinstance(report, Report)
    assert (report.outlet, report.credit) == (outlet, credit)


@pytest.mark.parametrize(
    ("foot", "outlet", "credit", "day", "cut"),
    [
        ("Published in the Inland Post on 4 March 2019.", "Inland Post", None, DAY, True),
        ("(Inland Post, 4 March 2019)", "Inland Post", None, DAY, True),
        ("First published 4 March 2019", None, None, DAY, True),
        ("Additional reporting by Amber Wire.", None, "Amber Wire", None, False),
        ("Additional reporting by Jane Doe.", None, None, None, False),
        ("A list was published on 4 March 2019.", None, None, None, False),
    ],
)
def test_the_last_line_may_tell_as_well(
    foot: str, outlet: str | None, credit: str | None, day: str | None, cut: bool
) -> None:
    report = report_of(f"{TITLE}\n\n{BODY}\n\n{foot}")
    assert (report.outlet, report.credit, report.published) == (outlet, credit, day)
    assert report.text == (BODY if cut else f"{BODY}\n\n{foot}")


@pytest.mark.parametrize("title", ["Nine Killed in Tarn Market", "Two Dead in Orun", "Clashes Resume in Vell"])
def test_a_title_that_looks_like_a_writer_in_a_town_is_a_title(title: str) -> None:
    draft = read_text(f"{title}\n\nAt least nine people were killed on 4 March 2034, staff said.\n\nIt rained.\n")
    assert (draft.title, draft.byline) == (title, None)
