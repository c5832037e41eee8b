"""Soldiers and rebels are counted apart, whoever counts them and whatever he calls them."""

from pathlib import Path

import pytest

from rashomon.lexicon import force_of
from rashomon.pipeline import compare_readings, read_paths
from rashomon.records import Reading
from rashomon.tables import load_ontology

ARMY = """Army destroys 38 terrorists in Idlib

DAMASCUS, 3 March 2020 (SANA) - The Syrian army said on Tuesday that it had killed 38 terrorists near Saraqeb.
Nine soldiers fell in the fighting, the army said.
"""
MONITOR = """Fighting near Saraqeb

BEIRUT, 3 March 2020 (Reuters) - Fighting near Saraqeb in Idlib killed 21 militants and 17 soldiers on Tuesday, the
Syrian Observatory for Human Rights said. Hayat Tahrir al-Sham said four of its fighters were killed.
"""


@pytest.mark.parametrize(
    ("words", "force"),
    [
        ("soldiers", "state"),
        ("riot police", "state"),
        ("conscripts", "state"),
        ("army captain", "state"),
        ("foreign militants", "group"),
        ("terrorists", "group"),
        ("people", ""),
        ("gunmen", ""),
        ("", ""),
    ],
)
def test_the_noun_tells_of_which_force_men_are(words: str, force: str) -> None:
    assert force_of(words, load_ontology()) == force


def test_an_army_counts_no_soldiers_when_it_counts_terrorists(tmp_path: Path) -> None:
    for name, text in (("army.txt", ARMY), ("monitor.txt", MONITOR)):
        (tmp_path / name).write_text(text)
    readings = [one for one in read_paths([str(tmp_path)]) if isinstance(one, Reading)]
    (event,) = compare_readings(readings).events
    told = {
        (finding.whom.side if finding.whom else None): sorted(p.low for p in finding.positions if p.low is not None)
        for finding in event.findings
        if finding.field == "killed"
    }
    assert told == {"syria": [9, 17], "hts": [4, 21, 38]}
