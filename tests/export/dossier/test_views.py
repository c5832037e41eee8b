"""What the page is told of an event: at a glance, histories, copies, tellings, phrases."""

from dataclasses import replace
from typing import get_args

import pytest

from rashomon.export.dossier.anchors import set_anchors
from rashomon.export.dossier.asides import find_party_of, show_called, show_omissions, show_silence, show_titles
from rashomon.export.dossier.changes import show_revisions
from rashomon.export.dossier.flows import ROW, draw_copies
from rashomon.export.dossier.glances import glance_at, status_of
from rashomon.export.dossier.histories import find_histories
from rashomon.export.dossier.parties import letter_sides
from rashomon.export.dossier.phrases import DISPUTES, STANCES, phrase, phrase_policy, print_days
from rashomon.export.dossier.tellings import gather_tellings, show_chain
from rashomon.export.holders import index_claims
from rashomon.records import Comparison, Copy, Finding, Link, Origins, Problem, Stance, Words

# first, last → as printed
DAYS = [
    ("2018-02-07", "2018-02-07", "7 February 2018"),
    ("2018-02-07", "2018-02-08", "7–8 February 2018"),
    ("2018-01-31", "2018-02-01", "31 January – 1 February 2018"),
    ("2017-12-31", "2018-01-01", "31 December 2017 – 1 January 2018"),
    ("2018-02", "2018-02", "2018-02"),
    (None, None, "time not known"),
]


@pytest.fixture
def killed(comparison: Comparison) -> Finding:
    [event] = comparison.events
    return event.findings[0]


@pytest.mark.parametrize(("first", "last", "words"), DAYS)
def test_days_are_printed_as_one_writes_them(first: str | None, last: str | None, words: str) -> None:
    assert print_days(first, last) == words


def test_a_finding_is_disputed_agreed_told_in_several_ways_or_by_one(killed: Finding) -> None:
    calm = replace(killed, disputes=(), origins=Origins(2, 2, ""))
    one = replace(calm, positions=killed.positions[:1])
    other = replace(killed.positions[0], text="injured", claims=())
    assert status_of(killed) == "disputed"
    assert status_of(calm) == "several"
    assert status_of(one) == "agreed"
    assert status_of(replace(one, positions=(*one.positions, other))) == "agreed"  # it counts something else
    assert status_of(replace(one, origins=Origins(1, 3, ""))) == "single"


def test_at_a_glance_every_finding_stands_once_and_what_nobody_says_is_said(killed: Finding) -> None:
    glance = glance_at([killed, replace(killed, disputes=())])
    assert (glance.disputed, glance.agreed, glance.several, glance.single) == ((0,), (), (), (1,))
    assert "how many were injured" in glance.silent
    assert "how many were killed" not in glance.silent


def test_a_speaker_who_moved_has_steps_by_day(killed: Finding) -> None:
    [still] = killed.history
    [first] = still.steps
    more = replace(first, day="2020-05-08", as_of="2020-05-08", low=15, printed=15)
    moved = replace(still, steps=(first, more))
    [history] = find_histories(replace(killed, history=(moved, replace(moved, by="hospital"), still)))
    assert history.names == ("health ministry", "hospital")  # who moved alike stand together
    assert [(step.day, step.as_of, step.said) for step in history.steps] == [
        ("2020-05-06", False, "at least 12"),
        ("2020-05-08", True, "at least 15"),
    ]
    assert history.steps[0].x < history.steps[1].x
    assert history.steps[0].y > history.steps[1].y  # higher on the page is more
    assert history.drawn == history.steps
    assert find_histories(killed) == ()


def test_of_a_long_history_the_last_steps_are_drawn_and_of_one_day_none(killed: Finding) -> None:
    [still] = killed.history
    steps = tuple(replace(still.steps[0], day=f"2020-05-{n + 1:02}", printed=10 + n) for n in range(20))
    [history] = find_histories(replace(killed, history=(replace(still, steps=steps),)))
    assert (len(history.steps), len(history.drawn)) == (20, 6)
    assert history.drawn[-1].said == history.steps[-1].said
    same = tuple(replace(step, day=None) for step in steps)
    [history] = find_histories(replace(killed, history=(replace(still, steps=same),)))
    assert (history.drawn, history.steps[0].day) == ((), "day not known")


def test_sides_that_nobody_quotes_names_and_omissions_have_their_side_and_reports(comparison: Comparison) -> None:
    [event] = comparison.events
    parties = letter_sides(event)
    [unquoted] = show_silence(event, parties)
    assert (unquoted.name, unquoted.party.letter) == ("Army", "A")
    [called] = show_called(event, parties, {"r1": 1, "r2": 2})
    assert [(word.text, word.judges, word.voices, word.reports) for word in called.words] == [
        ("the regime's army", "speaks against", ("The Paper",), (1,)),
        ("army", "", ("health ministry, quoted",), (1, 2)),
    ]
    [left_out] = show_omissions(event.omissions, {"r2": 2}, {"r2": frozenset({"Other"})})
    assert (left_out.copy, left_out.reports) == (True, ((2, "Other"),))
    assert find_party_of(None, event, parties) == find_party_of(1, event, parties) == find_party_of(7, event, parties)


def test_titles_beyond_their_text_stand_with_the_event(comparison: Comparison) -> None:
    [event] = comparison.events
    first, second = comparison.reports
    problem = Problem("title_not_borne_out", "titles", "no number in the text agrees with “30 die”")
    readings = {"r1": replace(first, problems=(problem, problem)), "r2": second}
    [title] = show_titles(event, readings, {"r1": 1, "r2": 2}, {"r1": frozenset({"The Paper"})})
    assert (title.report, title.outlet, title.title) == (1, "The Paper", "Market shelled")
    assert title.reasons == (problem.message,)
    assert show_titles(event, {"r1": first}, {"r1": 1}, {}) == ()


def test_a_changed_page_shows_days_figures_and_passages(comparison: Comparison) -> None:
    [page] = show_revisions(comparison, index_claims(comparison), {"r1": 1, "r2": 2})
    assert (page.earlier, page.later, page.share, page.title) == (1, 2, 75, ("Market shelled", "Market hit"))
    [figure] = page.figures
    assert (figure.name, figure.before, figure.after) == ("Killed: people", "at least 12 (health ministry)", "")
    assert (page.removed.shown, page.added.shown) == (("It called it a crime.",), ())
    many = replace(comparison.revisions[0], added=tuple(Words("x" * 9_000, (0, 9_000)) for _ in range(50)))
    [page] = show_revisions(replace(comparison, revisions=(many,)), {}, {"r1": 1, "r2": 2})
    assert (len(page.added.shown), page.added.more, len(page.added.shown[0])) == (12, 38, 601)
    assert show_revisions(replace(comparison, reports=()), {}, {}) == ()


def test_copies_lead_from_the_earlier_to_the_later_report(comparison: Comparison) -> None:
    reports = {reading.report.id: reading.report for reading in comparison.reports}
    unknown = Copy("r1", "lost", 1.0, "identical")
    flow = draw_copies((*comparison.copies, unknown), reports, {"r1": 1, "r2": 2})
    [row] = flow.rows
    assert (row.of.number, row.by.number, row.share, row.kind) == (1, 2, 75, "a trimmed text")
    assert [node.y for node in flow.nodes] == [ROW // 2, ROW + ROW // 2]
    assert len(flow.arcs) == flow.copying == 1
    assert draw_copies((), reports, {}).rows == ()


def test_a_chain_keeps_the_stance_of_every_link() -> None:
    chain = (
        Link("he", (0, 2), "unresolved", None, None, "cannot_say"),
        Link("Reuters", (3, 9), "named", None, None, "confirms", "tweet"),
        Link("The Post", None, "outlet", None, None, "asserts"),
    )
    voices = show_chain(chain)
    assert [(v.name, v.stance, v.via) for v in voices] == [
        ("he (not clear who)", "cannot say", ""),
        ("Reuters", "confirms", "tweet"),
        ("The Post", "asserts", ""),
    ]
    assert show_chain(chain[2:])[0].name == "The Post itself"


def test_one_text_in_two_papers_is_one_telling(comparison: Comparison) -> None:
    first, _ = comparison.reports
    again = replace(first, report=replace(first.report, outlet="Other"))
    both = replace(comparison, reports=(first, again))
    position = comparison.events[0].findings[0].positions[0]
    [telling] = gather_tellings(position, index_claims(both), set_anchors(both))
    assert (telling.words, telling.outlet, telling.also) == ("At least 12 people died", "The Paper", ("Other",))


def test_every_code_has_words_and_a_new_one_is_shown_as_it_is() -> None:
    assert set(STANCES) == set(get_args(Stance))
    assert len(set(STANCES.values())) == len(STANCES)
    assert phrase("rival_moon", DISPUTES) == "Rival moon"
    assert phrase_policy("mine") == ("mine", "")


def test_reports_of_one_text_stand_together(comparison: Comparison) -> None:
    report = comparison.reports[0].report
    days = {"a": "2020-05-01", "b": "2020-05-02", "c": "2020-05-03", "d": "2020-05-04", "e": None}
    reports = {id_: replace(report, id=id_, published=day) for id_, day in days.items()}
    copies = [Copy("a", "d", 0.9, "edited"), Copy("b", "c", 1.0, "identical"), Copy("d", "e", 0.5, "trimmed")]
    flow = draw_copies(copies, reports, {id_: number for number, id_ in enumerate(days, 1)})
    assert [node.number for node in flow.nodes] == [1, 4, 5, 2, 3]
