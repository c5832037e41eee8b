from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from rashomon.bench import SUITES
from rashomon.bench.combine import measure_combine, score_events
from rashomon.bench.generated import Made, generate_readings
from rashomon.bench.request import Request
from rashomon.combine import combine_claims
from rashomon.combine.copy_kinds import compare_texts
from rashomon.combine.evidence import score
from rashomon.records import Reading
from rashomon.tables import load_ontology

REPORTS = 250
PARTS = [
    "copies",
    "entities",
    "deeds",
    "tellings",
    "scores",
    "linkage",
    "what founds nothing",
    "events",
    "revisions",
]


@pytest.fixture(scope="module")
def made() -> Made:
    return generate_readings(2 * REPORTS, load_ontology(None))


def test_every_span_of_a_generated_reading_stands_in_its_text(made: Made) -> None:
    for reading in made.readings:
        text = reading.report.text
        told = [(claim.words, claim.span) for claim in reading.claims]
        told += [
            (party.text, party.span) for mention in reading.mentions for party in (*mention.actors, *mention.targets)
        ]
        told += [(place.text, place.span) for place in reading.places] + [
            (time.text, time.span) for time in reading.times
        ]
        told += [(link.text, link.span) for one in reading.attributions for link in one.chain if link.span]
        assert all(text[slice(*span)] == words for words, span in told)


def test_generated_readings_are_a_function_of_the_seed(made: Made) -> None:
    ontology = load_ontology(None)
    assert generate_readings(50, ontology).readings == made.readings[:50]
    assert generate_readings(50, ontology, seed=1).readings != made.readings[:50]


def test_generated_readings_are_shaped_like_real_ones(made: Made) -> None:
    sizes = sorted(len(reading.report.text.split()) for reading in made.readings)
    assert 80 <= sizes[len(sizes) // 20] <= sizes[len(sizes) // 2] <= sizes[-1] <= 1000
    reports = [len({mention for mention, of in made.truth.items() if of == key}) for key in set(made.truth.values())]
    assert 1 in reports
    assert max(reports) >= 10
    assert any(len({made.truth[m.id] for m in one.mentions if m.id in made.truth}) == 2 for one in made.readings)


def work(readings: Sequence[Reading], monkeypatch: pytest.MonkeyPatch) -> tuple[int, int]:
    """How many pairs of tellings are scored, and how many texts are aligned."""
    counts: Counter[str] = Counter()

    def counted(name: str, of: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
        def run(one: object, other: object) -> object:
            counts[name] += 1
            return of(one, other)

        return run

    with monkeypatch.context() as patch:
        patch.setattr("rashomon.combine.scoring.score", counted("scored", score))
        patch.setattr("rashomon.combine.copies.compare_texts", counted("aligned", compare_texts))
        combine_claims(readings, load_ontology(None))
    return counts["scored"], counts["aligned"]


def test_work_grows_in_proportion_to_the_reports(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    scored, aligned = work(made.readings[:REPORTS], monkeypatch)
    twice_scored, twice_aligned = work(made.readings, monkeypatch)
    assert scored < twice_scored < 3 * scored  # four times as many pairs could be made
    assert aligned < twice_aligned < 3 * aligned
    assert twice_scored <= 40 * len(made.truth)


def test_the_suite_tells_time_by_part_memory_and_how_right_the_events_are() -> None:
    assert SUITES["combine"] is measure_combine
    figures = measure_combine(Request(limit=REPORTS)).figures
    [(name, score)] = figures.items()
    assert name == f"{REPORTS} reports"
    assert isinstance(score, dict)
    assert [key.removeprefix("seconds.") for key in score if key.startswith("seconds.")] == PARTS
    assert score["b3_f1"] >= 0.92
    assert score["pairs_precision"] >= 0.85
    assert score["peak_memory_mb"] > 0


def test_a_deed_that_is_in_no_event_is_alone() -> None:
    nothing = combine_claims((), load_ontology(None))
    score = score_events(Made((), {"m1": "one", "m2": "one"}), nothing)
    assert (score["b3_precision"], score["b3_recall"]) == (1.0, 0.5)
