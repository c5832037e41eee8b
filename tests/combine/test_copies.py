"""Which reports copy which, on texts written for this test."""

import random
from typing import Any

import builders as b
import pytest

from rashomon.combine import copies as module
from rashomon.combine.clusters import settle
from rashomon.combine.copies import find_copies, roots, shingles
from rashomon.combine.copy_alignment import align, in_order
from rashomon.combine.copy_kinds import compare_texts
from rashomon.combine.copy_texts import read_text
from rashomon.records import Report

WIRE = (
    "Aircraft of the alliance struck a column of fighters near the river on Wednesday night after the column had "
    "moved on a base of its partners, a spokesman said. He put the number of fighters killed at more than eighty and "
    "said "
    "that no soldiers of the alliance were hurt. The column came with tanks and mortars, he added, and turned back "
    "when the first vehicles burned. Nobody had warned the base, which lies five miles from the bridge."
)
REWORDED = (
    "Planes of the alliance hit a column of fighters near the river late on Wednesday after the column had moved on a "
    "base of its partners, a spokesman said. He put the number of fighters killed at more than 80 and said no soldiers "
    "of the alliance were hurt. The column came with tanks and mortars, he added, and turned back when the first "
    "vehicles burned. Nobody had warned the base, which is located five miles from the bridge."
)
OWN_WORDS = (
    "A spokesman for the alliance says more than eighty fighters died when its planes answered an advance on a camp "
    "near the bridge. He said that no soldiers of the alliance were hurt. Villagers on the far bank told this paper "
    "that they saw burning lorries until dawn and heard of fewer dead than that; a teacher counted nine graves."
)
LONGER = WIRE + " " + " ".join(f"The {word} of the region has its own account of it." for word in "abcdefghijklmnop")

QUAY = (
    "QUELLHAVEN (Lantern Wire) — At least 19 people drowned on Friday when a ferry carrying grain and passengers sank "
    "off Quellhaven, the harbour master, Odo Renn, said.\n\n"
    "The boat, the Silver Tern, had left Port Astel at six with 74 people aboard, he said, and was hit by a shell near "
    "the Ardle light.\n\n"
    "A deckhand who swam ashore told a priest in Quellhaven that the shot came from a battery of the Coast Guard on "
    "Mount Ibb.\n\n"
    "The Coast Guard denied it. Its spokeswoman, Major Lise Horrow, said the ferry had struck a mine laid by the "
    "Salt League, which has blocked the strait since 2031.\n\n"
    "The clinic in Port Astel admitted 33 injured, three of them children, and a nurse put the number of the missing "
    "at 11.\n\n"
    "In April a tug was sunk in the same strait, killing five sailors, according to the harbour office."
)
SPUN = (
    "At minimum 19 individuals perished on Friday when a vessel hauling cereal and travellers went down off "
    "Quellhaven, the harbor chief, Odo Renn, stated.\n\n"
    "The ship, the Silver Tern, had departed Port Astel at 6 with 74 individuals on board, he stated, and was struck "
    "by a projectile near the Ardle lamp.\n\n"
    "A deckhand who paddled to land informed a cleric in Quellhaven that the gunshot came from a cell of the Coast "
    "Guard on Mount Ibb.\n\n"
    "The Coast Watch rejected it. Its speaker, Major Lise Horrow, stated the vessel had hit a mine planted by the Salt "
    "Association, which has shut the passage since 2031.\n\n"
    "The infirmary in Port Astel conceded 33 hurt, 3 of them youngsters, and a nurse placed the quantity of the "
    "lacking at 11."
)
RIVAL = (
    "PORT ASTEL — Odo Renn, the harbour master of Quellhaven, counted 19 bodies on the quay by Friday evening. The "
    "Silver Tern had gone down within minutes.\n\n"
    "Major Lise Horrow of the Coast Guard spoke of a mine and blamed the Salt League. Nobody on Mount Ibb had fired a "
    "gun since 2031, she said.\n\n"
    "Of the 74 who boarded in Port Astel at six, 33 lie in the clinic. Three are children. Relatives waited at the "
    "Ardle light for news of 11 who are still missing.\n\n"
    "The harbour office recalls five sailors who died in April, when a tug sank here."
)
STATEMENT = (
    "Statement of the Coast Guard. On Friday no battery of the Coast Guard opened fire in the strait or anywhere along "
    "the shore between the two harbours. The ferry ran on a mine of a type that only the League possesses. Our divers "
    "have recovered parts of its casing and will show them to the press on Monday. We mourn the dead. The strait stays "
    "closed to all ships until it has been swept."
)
QUOTING = (
    'Families of the drowned gathered before the gates of the harbour office and asked for names. "On Friday no '
    'battery of the Coast Guard opened fire in the strait or anywhere along the shore between the two harbours," a '
    'notice on the door said. "The ferry ran on a mine of a type that only the League possesses. Our divers have '
    'recovered parts of its casing and will show them to the press on Monday." A woman tore it down. Her brother had '
    "been on deck, she told us, and had rung her when the first gun spoke. She has heard nothing from him since then, "
    "and means to wait."
)
FORM = (
    "On {} {}, {} people were killed in {} when {} shelled the town, the office of {} said. The number of the injured "
    "was put at {} by a doctor in {}. On the same day {} said that {} of its men had been held for {} hours at a post "
    "near {}. The office has counted {} deaths in {} since the beginning of {}."
)


def report(name: str, text: str, published: str | None = "2018-02-08", **more: str | None) -> Report:
    return b.reading(name, [], text=text, published=published, **more).report  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (WIRE, "identical"),
        (WIRE.replace("Wednesday night", "Wednesday"), "edited"),
        (REWORDED, "edited"),
        (WIRE[: len(WIRE) // 2], "trimmed"),
        (LONGER, "edited"),
        (OWN_WORDS, None),
        ("", None),
        ("No words of five.", None),
    ],
)
def test_kind_of_copy(text: str, kind: str | None) -> None:
    reports = [report("first", WIRE), report("second", text, "2018-02-09")]
    copies = find_copies(reports, b.ONTOLOGY)
    assert [c.kind for c in copies] == ([] if kind is None else [kind])
    assert all((c.of, c.by) == (reports[0].id, reports[1].id) and 0.3 <= c.share <= 1 for c in copies)


@pytest.mark.parametrize(
    ("first", "second", "kind", "least"),
    [
        (QUAY, SPUN, "rewritten", 0.7),
        (QUAY, SPUN[: SPUN.rindex("The infirmary")], "rewritten", 0.6),
        (QUAY, SPUN + "\n\n" + OWN_WORDS, "rewritten", 0.5),
        (QUAY, QUAY.replace("said", "stated").replace("ferry", "boat"), "edited", 0.7),
        (STATEMENT, QUOTING, "same_statement", 0.4),
        (QUAY, RIVAL, None, 0),
        (QUAY, STATEMENT, None, 0),
        (SPUN, QUOTING, None, 0),
    ],
)
def test_kind_of_a_copy_in_other_words(first: str, second: str, kind: str | None, least: float) -> None:
    reports = [report("first", first), report("second", second, "2018-02-09")]
    copies = find_copies(reports, b.ONTOLOGY)
    assert [c.kind for c in copies] == ([] if kind is None else [kind])
    assert all((c.of, c.by) == (reports[0].id, reports[1].id) and least <= c.share <= 1 for c in copies)


def test_a_form_filled_in_anew_is_no_copy() -> None:
    days = (
        ("Monday", "3 March", 14, "Orlam", "the Third Corps", "Sister Anka", 41, "Vetch", "the Marsh Front", 6, 12),
        ("Sunday", "9 March", 27, "Tessing", "the Hill Guard", "Father Bruno", 58, "Ludd", "the Northern Pact", 9, 30),
    )
    ends = (("Quill", 118, "Sarn", 2034), ("Hask", 204, "Ombry", 2033))
    texts = [FORM.format(*day, *end) for day, end in zip(days, ends, strict=True)]
    assert find_copies([report("one", texts[0]), report("two", texts[1], "2018-02-14")], b.ONTOLOGY) == ()


def test_of_one_day_the_longer_is_the_original() -> None:
    cut, whole = report("a", WIRE[: len(WIRE) // 2]), report("b", WIRE)
    assert [(c.of, c.kind) for c in find_copies([cut, whole], b.ONTOLOGY)] == [(whole.id, "trimmed")]


def test_of_one_day_the_spun_text_is_the_copy() -> None:
    # Only the wording tells: the original's words are in use elsewhere, and the spun text is the longer one here.
    plain = QUAY.partition("— ")[2].rpartition("\n\n")[0]
    spun, first = report("a", f"{SPUN} Nothing else was known at nightfall."), report("b", plain)
    others = [report("c", RIVAL), report("d", STATEMENT), report("e", QUOTING)]
    assert len(read_text(spun.text).words) > len(read_text(first.text).words)
    assert [(c.of, c.by) for c in find_copies([spun, first, *others], b.ONTOLOGY) if c.kind == "rewritten"] == [
        (first.id, spun.id)
    ]


@pytest.mark.parametrize(
    ("outlet", "text"), [("Lantern Wire", QUAY), ("Fen News Agency", SPUN), (None, QUAY), ("The Fen Press", QUAY)]
)
def test_of_one_day_a_wire_or_date_line_tells_the_original(outlet: str | None, text: str) -> None:
    other = report("a", SPUN if text is QUAY else QUAY.partition("— ")[2], outlet="The Astel Echo")
    wire = report("z", text, outlet=outlet)
    assert [c.of for c in find_copies([other, wire], b.ONTOLOGY)] == [wire.id]


def test_who_prints_a_statement_is_no_copy_as_a_whole() -> None:
    quoting = report("quoting", QUOTING, "2018-02-09")
    again = report("again", QUOTING.replace("A woman tore", "One woman tore"), "2018-02-10")
    copies = find_copies([report("statement", STATEMENT), quoting, again], b.ONTOLOGY)
    assert {c.kind for c in copies} == {"same_statement", "edited"}
    assert roots(copies) == {again.id: quoting.id}


def test_the_earlier_is_the_original_whatever_the_order() -> None:
    early, late = report("early", WIRE), report("late", REWORDED, "2018-02-10")
    assert find_copies([late, early], b.ONTOLOGY) == find_copies([early, late], b.ONTOLOGY)
    assert [c.of for c in find_copies([late, early], b.ONTOLOGY)] == [early.id]


@pytest.mark.parametrize("more", [{"credit": "Example Wire"}, {"outlet": "Example Wire"}])
def test_of_one_day_the_agency_is_the_original(more: dict[str, str]) -> None:
    texts = {"a": REWORDED, "b": WIRE}
    plain, agency = report("a", texts["a"]), report("b", texts["b"], **more)
    assert [c.of for c in find_copies([plain, agency], b.ONTOLOGY)] == [agency.id]


def test_an_undated_report_copies_a_dated_one() -> None:
    undated, dated = report("undated", WIRE, None), report("dated", REWORDED, "2018-03-01")
    assert [c.by for c in find_copies([undated, dated], b.ONTOLOGY)] == [undated.id]


def test_forty_prints_have_one_original() -> None:
    prints = [
        report(f"p{n:02}", WIRE.replace("eighty", f"{n} and eighty"), f"2018-02-{8 + n // 2:02}") for n in range(40)
    ]
    copies = find_copies(prints, b.ONTOLOGY)
    assert len(copies) == 39
    assert len({c.of for c in copies}) == 1


def test_a_person_overrules_the_count() -> None:
    one, two, other = (
        report("one", WIRE),
        report("two", REWORDED, "2018-02-09"),
        report("other", OWN_WORDS, "2018-02-10"),
    )
    verdicts = settle([b.decision(one.id, two.id, "different"), b.decision(other.id, one.id, "same")])
    assert [(c.of, c.by) for c in find_copies([one, two, other], b.ONTOLOGY, verdicts)] == [(one.id, other.id)]


def test_a_copy_of_what_a_person_calls_a_copy_has_the_same_original() -> None:
    one, two, other = (
        report("one", WIRE),
        report("two", REWORDED, "2018-02-09"),
        report("other", OWN_WORDS, "2018-02-10"),
    )
    verdicts = settle([b.decision(other.id, two.id, "same")])
    assert {(c.of, c.by) for c in find_copies([one, two, other], b.ONTOLOGY, verdicts)} == {
        (one.id, two.id),
        (one.id, other.id),
    }


def test_roots_lead_to_the_head_of_the_line() -> None:
    copies = find_copies([report("one", WIRE), report("two", REWORDED, "2018-02-09")], b.ONTOLOGY)
    assert roots(copies) == {copies[0].by: copies[0].of}
    assert roots(()) == {}


def test_shingles_ignore_case_and_punctuation() -> None:
    assert shingles("One two, three — FOUR five six") == {"one two three four five", "two three four five six"}


@pytest.mark.parametrize(
    ("some", "others", "kept"),
    [
        ("", "", 0),
        ("a b c", "", 0),
        ("a b c", "a b c", 3),
        ("a b c d", "a x c d", 3),
        ("a b c d", "d c b a", 1),
        ("a a b", "a b a", 2),
        ("the 19 of the quay", "of the 19 the", 3),
    ],
)
def test_words_in_one_order(some: str, others: str, kept: int) -> None:
    assert in_order(some.split(), others.split()) == in_order(others.split(), some.split()) == kept


def test_sentences_go_together_in_one_order_only() -> None:
    one, other = read_text(QUAY), read_text("\n\n".join(reversed(SPUN.split("\n\n"))))
    assert align(one, read_text(SPUN)).sentences >= 4
    assert align(one, other).sentences == 1
    assert align(one, other).share < 0.4


@pytest.mark.parametrize("text", ["", "“", '"' * 3000, "A 1. " * 3000, "word " * 20_000, "Ada Bo 7 " * 5000, QUAY * 40])
def test_no_text_is_too_odd_to_compare(text: str) -> None:
    likeness = compare_texts(read_text(text), read_text(text + QUAY))
    assert 0 <= likeness.share <= 1
    assert align(read_text(text), read_text(text)).share <= 1


def test_small_numbers_are_one_in_letters_and_digits() -> None:
    text = read_text("The post lost three men of 40 near Ibb on Friday.")
    assert text.sentences[0].words[3] == "3"
    assert text.sentences[0].anchors == {"3", "40", "ibb", "friday"}
    assert text.pairs == {"3 40", "3 ibb", "40 ibb", "40 friday", "ibb friday"}


def _accounts(count: int) -> list[Report]:
    """Return reports of one event in their own words: names and numbers are shared, their order is not."""
    draw = random.Random(7)
    letters = "bdfgklmnprst", "aeiou"
    plain = ["".join(draw.choice(letters[i % 2]) for i in range(6)) for _ in range(600)]
    names = "Quellhaven Astel Ardle Ibb Horrow Renn Odo Lise 19 74 33 11 2031".split()
    some = [*plain, *(names * 8), *("the of a in and to was that by on".split() * 40)]
    return [
        report(f"r{n:04}", " ".join(f"The {' '.join(draw.choices(some, k=16))}." for _ in range(10)))
        for n in range(count)
    ]


def test_comparisons_grow_with_the_reports_and_not_with_their_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[int] = []

    def count(*texts: Any) -> Any:
        compared.append(1)
        return compare_texts(*texts)

    monkeypatch.setattr(module, "compare_texts", count)
    accounts = _accounts(300)
    assert find_copies(accounts, b.ONTOLOGY) == ()
    assert len(compared) <= 300 * 2 * module.LOOKED_AT  # of 44,850 pairs
    compared.clear()
    prints = [report(f"p{n:03}", f"{QUAY} {n} {n}") for n in range(300)]
    assert len(find_copies(prints, b.ONTOLOGY)) == 299
    assert len(compared) == 299
