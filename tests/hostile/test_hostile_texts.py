"""Texts that no reporter writes: linear work, no exception, and every span holds its words."""

import pytest
from hostile_inputs import BIDI, HIDDEN, SLOW, STRETCHES, reading_of, stretch, time_growth, work_of
from hypothesis import example, given, settings
from hypothesis import strategies as st

from checks import unfounded_numbers, wrong_ids, wrong_spans
from rashomon import contract
from rashomon.combine import combine_claims
from rashomon.records import Figure, Reading
from rashomon.tables import load_ontology


def figures(reading: Reading) -> list[tuple[str, int | None, int | None]]:
    return [(c.field, c.value.low, c.value.high) for c in reading.claims if isinstance(c.value, Figure)]


# each of these once took quadratic time, or goes through stages that the others do not
QUICK = {
    "one verb",
    "one word a line",
    "clause in clause",
    "numbers",
    "open brackets",
    "figures",
    "speakers",
    "denials",
}
QUICK |= {"a quotation that never closes", "quotations over paragraphs", "hidden characters", "days"}


@pytest.mark.parametrize("name", sorted(STRETCHES) if SLOW else sorted(QUICK))
def test_work_grows_as_the_text_does(name: str) -> None:
    reading_of("Two men died.")  # what is loaded once is no work of a text
    works = [work_of(lambda size=size: reading_of(stretch(name, size))) for size in (2000, 8000)]  # type: ignore[misc]
    assert works[1] < 6 * works[0], works


# what takes its time where no call is counted: the tokenizer, regular expressions, slices
@pytest.mark.parametrize("name", ["no space", "emoji", "open brackets", "stray hyphens"])
def test_time_grows_as_the_text_does(name: str) -> None:
    assert time_growth(lambda size: reading_of(stretch(name, size)), 3000) < 8


def test_work_grows_as_the_title_does() -> None:
    body = "The mayor said that the market was empty. " * 40
    works = [work_of(lambda n=n: reading_of(body, '"the" ' * n)) for n in (300, 1200)]  # type: ignore[misc]
    assert works[1] < 6 * works[0], works


def test_a_title_beyond_all_titles_is_read_in_part() -> None:
    reading = reading_of("Two men died.", "Army kills 12 " * 1000)
    assert [(p.kind, p.where) for p in reading.problems if p.kind == "text_too_long"] == [("text_too_long", "title")]


def test_a_title_without_a_text_is_read() -> None:
    reading = reading_of("", "Army says 12 rebels were killed in Homs")
    assert ("killed", 12, 12) in figures(reading)
    assert wrong_spans(reading) == []


@pytest.mark.parametrize(
    "name",
    ["Ab" * 2500, "Ada " * 1250, "Ada-" * 1250, "A." * 2500, "Åda" * 1667, "Brand’s " * 625],
    ids=lambda n: n[:8],
)
def test_a_name_of_5000_characters_is_no_more_than_a_name(name: str) -> None:
    text = f"{name} said that 12 people were killed in {name} on Monday. The ministry of {name} denied it."
    reading = reading_of(text, f"{name} says so")
    assert wrong_spans(reading) + wrong_ids(reading) == []
    assert max((len(actor.id) for actor in reading.actors), default=0) <= 100


@pytest.mark.parametrize("marks", ['"', "“", "”", "'", "‘", "’", "«", "„", "''", "`", '"“', "“'"])
def test_unbalanced_quotation_marks_do_not_swallow_the_report(marks: str) -> None:
    text = f"{marks}We saw smoke, the mayor said. " * 20 + "\n\nThe army said that four soldiers were killed in Homs."
    reading = reading_of(text)
    assert wrong_spans(reading) == []
    killed = [claim for claim in reading.claims if claim.field == "killed"]
    assert [(claim.chain[0].text, claim.words.strip()) for claim in killed] == [
        ("The army", "four soldiers were killed")
    ]


NO_PEOPLE = [
    "-5 people were killed in Homs, the army said.",
    "−5 people were killed.",
    "Between -10 and -5 people were killed.",
    "The army said 1.5 people were killed.",
    "About 3.5 people were wounded on average.",
    f"{'9' * 400} people were killed, the army said.",
    f"{'9' * 402} people were killed, the army said.",
    f"{'9' * 5000} people were killed, the army said.",
    f"{'1,' * 400}000 people were killed.",
    "Minus five people were killed, the army said.",
    "Half a person was killed, the army said.",
    f"{'9,999,' * 80}999 people were killed.",
    "NaN people were killed, inf people died, 1e9 people were killed, 0x12 people were injured.",
    "²³ people were killed.",
]


@pytest.mark.parametrize("text", NO_PEOPLE, ids=lambda text: text[:40])
def test_numbers_that_count_no_people_make_no_figure(text: str) -> None:
    assert figures(reading_of(text)) == []


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("A rocket killed 12 people in Homs on 4 March 1017.", []),
        ("A rocket killed 12 people in Homs on 4 March 9999.", []),
        ("A rocket killed 12 people in Homs on 45 March 2018.", ["2018-03-01"]),
        ("A rocket killed 12 people in Homs on 30 February 2018.", []),
        ("A rocket killed 12 people in Homs on 4/3/0000.", []),
    ],
)
def test_days_that_cannot_be_are_never_told(text: str, days: list[str]) -> None:
    reading = reading_of(text)
    assert [time.first for time in reading.times] == days
    assert ("killed", 12, 12) in figures(reading)


def test_hidden_characters_split_no_word_and_stay_in_the_words() -> None:
    reading = reading_of("The mi\u200bnistry\u202e said that 12 pe\u00adople were kil\u2060led.")
    (killed,) = [claim for claim in reading.claims if claim.field == "killed"]
    assert (killed.chain[0].text, killed.words) == ("The mi\u200bnistry", "12 pe\u00adople were kil\u2060led")


_WORDS = st.sampled_from(
    "the army said that 12 soldiers were killed and no civilians “ ” \" ' « » it She , . : ; ( ) according to Reuters"
    " denied \n \n\n - -led US on Monday in Homs 8 km east of between 10 and 15 -5 ½ Ⅻ ١٢ شخصا 死亡 😀 👨‍👩‍👧 e\u0301"
    " “It’s <b> &amp; \x00 \x1b[31m \u2028 bringing the total to another dozens of them".split(" ")
)
_ODD = st.text(alphabet=st.sampled_from(f"{HIDDEN}\u200c\u200d\u2029\x85aA1 .,\"'-\n"), max_size=6)
_TEXTS = st.lists(st.one_of(_WORDS, _ODD, st.text(max_size=8)), max_size=30)


@settings(max_examples=80, deadline=None, derandomize=True)
@given(_TEXTS.map(" ".join), _TEXTS.map("".join))
@example(f"{BIDI}12 people were killed{BIDI}", f"{BIDI}Army{BIDI}")
@example("\u2029\u2028\x85", "\u200b")
def test_every_span_holds_its_words(text: str, title: str) -> None:
    reading = reading_of(text, title)
    assert wrong_spans(reading) + wrong_ids(reading) == []
    contract.to_json(reading)
    comparison = combine_claims((reading,), load_ontology())
    assert unfounded_numbers(comparison) == []
