"""Neither the order of the reports nor reports of another world beside them change what is told of events."""

from collections.abc import Sequence
from dataclasses import replace

import builders as b
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.combine import combine_claims
from rashomon.contract import to_json
from rashomon.records import Comparison, Event, Reading

FEW = settings(max_examples=40, deadline=None)
BOGOTA = ("bogota", "Bogota", 4.6, -74.1, "CO", "Bogota", "town", 5.0)
CALI = ("cali", "Cali", 3.4, -76.5, "CO", "Valle", "town", 5.0)
HERE = (b.KHUSHAM, b.MAYADIN, b.TABQA)
THERE = (BOGOTA, CALI)
WORDS = "river dawn convoy bridge witness orchard market border truck school clinic tunnel mosque winter".split()
OTHERS = "selva lluvia camino puente testigo huerto mercado montana fusil escuela hospital aldea invierno".split()

Row = tuple[int, int, int, int, bool, int]  # place, day, doer, dead, dated, words
ROW = st.tuples(
    st.integers(0, 2), st.integers(1, 9), st.integers(0, 2), st.integers(0, 5), st.booleans(), st.integers(0, 3)
)


def readings(
    rows: Sequence[Row],
    year: int,
    towns: Sequence[tuple[object, ...]],
    doers: Sequence[str],
    words: Sequence[str],
) -> list[Reading]:
    """A reading a row; ids tell the world and the place in the list."""
    found = []
    for n, (town, day, doer, dead, dated, story) in enumerate(rows):
        key = f"m{year}-{n}"
        when = b.time(f"{year}-02-{day:02d}") if dated else None
        strike = b.deed(key, [doers[doer]], [doers[doer - 1]], when=when, where=towns[town % len(towns)])
        told = " ".join(words[(story + i) % len(words)] for i in range(9))
        claims = [b.claim(key, "killed", dead * 10, doers[doer - 2], group="people", of=b.whom())]
        text = f"{told} {words[n % len(words)]}{n} {words[story]}"
        found.append(b.reading(f"{year} paper {n}", [strike], claims, published=f"{year}-02-{day + 1:02d}", text=text))
    return found


SYRIANS = ("US-led coalition", "pro-government forces", "SDF")
COLOMBIANS = ("Frente Azul", "Bloque Verde", "Guardia Roja")


def here(rows: Sequence[Row]) -> list[Reading]:
    return readings(rows, 2018, HERE, SYRIANS, WORDS)


def there(rows: Sequence[Row]) -> list[Reading]:
    return readings(rows, 1997, THERE, COLOMBIANS, OTHERS)


def events_of(comparison: Comparison, of: Sequence[Reading]) -> list[Event]:
    """The events that these reports tell, by id: where they stand in the list is the list's affair."""
    reports = {reading.report.id for reading in of}
    return sorted((event for event in comparison.events if reports & {*event.reports}), key=lambda event: event.id)


@FEW
@given(st.lists(ROW, min_size=2, max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_reports_changes_nothing(rows: list[Row], chance: object) -> None:
    given_first = here(rows)
    shuffled = list(given_first)
    chance.shuffle(shuffled)  # type: ignore[attr-defined] # a random.Random
    one, other = (combine_claims(order, b.ONTOLOGY) for order in (given_first, shuffled))
    assert to_json(replace(one, reports=())) == to_json(replace(other, reports=()))


@FEW
@given(st.lists(ROW, min_size=1, max_size=6), st.lists(ROW, min_size=1, max_size=6))
def test_reports_of_another_continent_and_year_change_nothing(rows: list[Row], others: list[Row]) -> None:
    own, foreign = here(rows), there(others)
    alone, beside = combine_claims(own, b.ONTOLOGY), combine_claims([*own, *foreign], b.ONTOLOGY)
    assert events_of(beside, own) == events_of(alone, own)
    reports = {reading.report.id for reading in own}
    assert [copy for copy in beside.copies if copy.by in reports] == list(alone.copies)
    assert not any(reports & {*event.reports} and {*event.reports} - reports for event in beside.events)


def test_reports_of_another_continent_and_year_change_no_theme() -> None:
    told = here([(0, 5, 0, 2, True, 0)] * 3)
    stray = b.reading("stray", [b.deed("stray")], [b.claim("stray", "killed", 20, group="people", of=b.whom())])
    foreign = there([(0, 5, 0, 2, True, 0)] * 9)
    alone, beside = (combine_claims(given_, b.ONTOLOGY) for given_ in ([*told, stray], [*told, stray, *foreign]))
    assert len(alone.events) == 1
    assert events_of(beside, [*told, stray]) == events_of(alone, [*told, stray])
