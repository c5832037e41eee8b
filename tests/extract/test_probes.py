"""The tables of sentences: who speaks in them, and which figures they give."""

import pytest
from judging import wrong_figures, wrong_sources
from known_failures import FIGURES, SOURCES
from probes_attribution import PROBES as ATTRIBUTION_PROBES
from probes_figures import PROBES as FIGURE_PROBES
from probes_figures import Count
from probes_forms import PROBES as FORM_PROBES
from probes_lines import PROBES as LINE_PROBES
from probes_sources import PROBES as SOURCE_PROBES
from probes_sources import Said
from probes_testers import PROBES as TESTER_PROBES
from probes_wires import PROBES as WIRE_PROBES

SPEAKER_TABLES = (SOURCE_PROBES, ATTRIBUTION_PROBES, FORM_PROBES, LINE_PROBES, TESTER_PROBES, WIRE_PROBES)
SPEAKER_PROBES = {group: rows for table in SPEAKER_TABLES for group, rows in table.items()}


def _marked(text: str, expected: object, group: str, known: dict[str, str]) -> object:
    marks = [pytest.mark.xfail(reason=known[text], strict=True)] if text in known else []
    return pytest.param(text, expected, marks=marks, id=f"{group}: {text[:60]}")


@pytest.mark.parametrize(
    ("text", "expected"),
    [_marked(text, expected, group, SOURCES) for group, rows in SPEAKER_PROBES.items() for text, expected in rows],
)
def test_who_speaks(text: str, expected: list[Said]) -> None:
    assert wrong_sources(text, expected) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [_marked(text, expected, group, FIGURES) for group, rows in FIGURE_PROBES.items() for text, expected in rows],
)
def test_how_many(text: str, expected: list[Count]) -> None:
    assert wrong_figures(text, expected) == []


def test_known_failures_are_rows_of_the_tables() -> None:
    rows = {text for table in (SPEAKER_PROBES, FIGURE_PROBES) for group in table.values() for text, _ in group}
    assert set(SOURCES) | set(FIGURES) <= rows


def test_no_table_hides_rows_of_another() -> None:
    assert len(SPEAKER_PROBES) == sum(map(len, SPEAKER_TABLES))
