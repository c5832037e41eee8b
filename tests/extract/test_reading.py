import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reader import NoPlaces, make_report, read

from rashomon.extract import annotate_reports, extract_claims
from rashomon.records import Figure, Reading, Report, Span
from rashomon.resources import load_model
from rashomon.tables import load_ontology

TWO_INCIDENTS = (
    "Rebel mortars hit a barracks near the port on Monday, killing four soldiers, the army said. "
    "Last June a rebel rocket killed nine dockers."
)
SPEAKERS = (
    "Colonel Ada Brand, who commands the garrison, said two guards were killed. She said nobody else was hurt. "
    "The Fisheries Ministry said it had lost three boats. The ministry said the crews were safe.\n\n"
    "A priest was there.\n\nHe said the church was empty."
)


def figures(reading: Reading) -> list[tuple[str, int | None, int | None, str, str]]:
    return [
        (c.field, c.value.low, c.value.high, c.scope, c.chain[0].text)
        for c in reading.claims
        if isinstance(c.value, Figure)
    ]


def test_an_older_incident_keeps_its_figures() -> None:
    reading = read(TWO_INCIDENTS)
    assert figures(reading) == [
        ("killed", 4, 4, "incident", "the army"),
        ("killed", 9, 9, "other_incident", "this report"),
    ]
    firsts = {m.time.first for m in reading.mentions if m.time is not None}
    assert firsts == {"2018-02-12", "2017-06-01"}


def test_an_attack_and_its_answer_are_two_deeds() -> None:
    reading = read(
        "Militants attacked a Nigerian army base on Sunday. The Nigerian army responded to the militants with raids."
    )
    told = [(reading.report.text[slice(*m.trigger)], [p.text for p in m.targets]) for m in reading.mentions]
    assert told == [("attacked", ["Nigerian army base"]), ("responded", ["militants"])]


def test_whom_later_words_stand_for() -> None:
    reading = read(SPEAKERS)
    meant = {
        a.chain[0].text: (a.chain[0].kind, a.chain[0].stands_for.text if a.chain[0].stands_for else None)
        for a in reading.attributions
    }
    assert meant["She"] == ("named", "Colonel Ada Brand")
    assert meant["The ministry"] == ("named", "The Fisheries Ministry")
    assert meant["He"] == ("unresolved", None)
    assert [p.message for p in reading.problems if p.kind == "speaker_unresolved"] == ["nobody named before fits “He”"]


def test_a_bare_surname_is_flagged() -> None:
    reading = read("Norwood said two men died.")
    assert [p.kind for p in reading.problems] == ["speaker_unintroduced"]


def test_the_same_body_is_one_link() -> None:
    chain = read("The Fisheries Ministry said it confirmed that two boats were lost.").attributions[-1].chain
    assert [link.kind for link in chain] == ["named", "outlet"]


@pytest.mark.parametrize(
    ("text", "stance", "low"),
    [
        ("The navy denied that any civilians were killed in the shelling.", "denies", 0),
        ("There is no indication that civilians were killed in the shelling, the navy said.", "denies", 0),
        ("The navy was not aware of any civilian deaths in the shelling.", "doubts", 0),
        ("The navy denied that 40 civilians were killed in the shelling.", "denies", 40),
        ("The report of 40 dead civilians was false, the navy said.", "denies", 40),
    ],
)
def test_denials(text: str, stance: str, low: int) -> None:
    killed = [c for c in read(text).claims if c.field == "killed"]
    assert [(c.stance, c.value.low) for c in killed if isinstance(c.value, Figure)] == [(stance, low)]


def test_a_title_that_the_text_does_not_bear_out() -> None:
    text = 'An opposition lawmaker spoke of "a planned slaughter" in Oram. The army said it had fired on nobody.'
    problems = read(text, title="Army admits 'planned slaughter' in Oram").problems
    assert [p.kind for p in problems if p.kind == "title_not_borne_out"] == ["title_not_borne_out"]


def test_one_statement_told_twice() -> None:
    text = "No Omani troops were killed in the raid. No Omani troops were killed, officials said."
    assert "repeated_statement" in [p.kind for p in read(text).problems]


def test_a_language_that_is_not_read_is_kept_and_said_so() -> None:
    report = Report("r1", "-", None, "", None, None, None, None, "none", "ru", "Погибли пять человек.", "")
    ((_, title, text),) = annotate_reports(load_model(), [report])
    reading = extract_claims(report, title, text, load_ontology(), NoPlaces())
    assert reading.claims == ()
    assert [p.kind for p in reading.problems] == ["language_unsupported"]


def spans_of(reading: Reading) -> list[tuple[str, Span, str]]:
    """Return every words-and-span pair of a reading with where it stands."""
    found: list[tuple[str, Span, str]] = [(c.where, c.span, c.words) for c in reading.claims]
    for attribution in reading.attributions:
        found += [(attribution.where, link.span, link.text) for link in attribution.chain if link.span is not None]
        if attribution.cue is not None:
            found.append((attribution.where, attribution.cue.span, attribution.cue.text))
    for mention in reading.mentions:
        found += [
            (mention.where, p.span, p.text) for p in (*mention.actors, *mention.targets) if mention.where == "text"
        ]
    return found


_WORDS = st.sampled_from(
    "the army said that 12 soldiers were killed and no civilians “ ” \" ' he it , . : ; according to Reuters denied"
    " \n\n - -led US \u200b \u202e نحن 9999999999999 1.5 dozens of more than (".split(" ")
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_WORDS, max_size=40).map(" ".join))
def test_every_span_holds_its_words(text: str) -> None:
    reading = read(text)
    for where, span, words in spans_of(reading):
        printed = reading.report.title if where == "title" else reading.report.text
        assert printed[slice(*span)] == words


def test_ids_do_not_hang_on_the_run() -> None:
    report = make_report(TWO_INCIDENTS)
    twice = []
    for _ in range(2):
        ((_, title, text),) = annotate_reports(load_model(), [report])
        twice.append(extract_claims(report, title, text, load_ontology(), NoPlaces()))
    assert twice[0] == twice[1]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The clinic counted 27 dead, among them 14 soldiers and 13 drivers.", "any"),
        ("The clinic counted 27 dead, among them 14 soldiers.", "unknown"),
    ],
)
def test_a_whole_with_parts_of_both_roles_is_of_any(text: str, role: str) -> None:
    whole = next(c for c in read(text).claims if isinstance(c.value, Figure) and c.value.low == 27)
    assert whole.whom is not None
    assert whole.whom.role == role
