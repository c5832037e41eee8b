"""Which reports pass the gate before the parse."""

from dataclasses import replace
from pathlib import Path

import pytest

from rashomon.bench.general import make_general
from rashomon.bench.kept_readings import read_kept
from rashomon.bench.passages import find_passages
from rashomon.combine.deeds import STRONG
from rashomon.demo import REPORTS
from rashomon.gate import ACTS, SHORT, Gate, gate_of, is_record, may_tell
from rashomon.read import read_reports
from rashomon.records import Reading, Report
from rashomon.resources import Resources, load_resources
from rashomon.scale import run_serial
from rashomon.tables import COLUMNS, load_ontology

ONTOLOGY = load_ontology()
CORPUS = Path(__file__).parents[1] / "corpus"
# Long enough that a report is judged by its words, and nothing in it tells an act.
PLAIN = (
    "The library of the town will have its new reading room in the spring, with a garden and a view of the hills. " * 2
)
REPORT = next(make_general(1))


@pytest.fixture(scope="module")
def resources() -> Resources:
    return load_resources()


@pytest.mark.parametrize(
    ("words", "passes"),
    [
        # a word that says enough by itself, in any form and case
        ("Two men were KILLED near the mill.", True),
        ("The slain farmer had three sons.", True),
        ("The convoy was shelled, and the shelling went on.", True),
        ("Militants abducted a teacher.", True),
        # a noun of several words
        ("A roadside bomb was under the bridge.", True),
        # ordinary words, one by one and two in a clause
        ("The firm hit its sales figures.", False),
        ("The army hit the village.", True),
        ("Police hold a course. The league grew. Later in the year the band of the town has a hit.", False),
        ("The battle for shelves in supermarkets goes on.", False),
        ("Soldiers fought a battle.", True),
        # how many are dead, hurt or gone
        ("Twelve people died.", True),
        ("The dead were named on Monday.", False),
        ("Dozens of villagers are missing.", True),
        ("At least 40 bodies lay there.", True),
        # a verb and what it tells a deed with
        ("They planted explosives.", True),
        ("They planted apple trees.", False),
        ("The men blew the bridge up.", True),
        # protest and coercion
        ("Protesters marched to the palace.", True),
        ("A curfew kept police on the streets.", True),
    ],
)
def test_words_pass_the_gate(words: str, passes: bool) -> None:
    assert Gate(ONTOLOGY).may_tell("", f"{PLAIN}\n\n{words}\n\n{PLAIN}") is passes


def test_a_word_of_the_title_will_do() -> None:
    assert not gate_of(ONTOLOGY).may_tell("A new reading room", PLAIN)
    assert gate_of(ONTOLOGY).may_tell("Massacre in the hills", PLAIN)


def test_a_report_of_few_words_is_read() -> None:
    assert gate_of(ONTOLOGY).may_tell("", "word " * (SHORT - 1))
    assert not gate_of(ONTOLOGY).may_tell("", "word " * SHORT)


def test_what_cannot_be_judged_by_these_words_is_read() -> None:
    plain = replace(REPORT, title="", text=PLAIN)
    assert not may_tell(plain, ONTOLOGY)
    assert may_tell(replace(plain, language="fr"), ONTOLOGY)
    assert may_tell(replace(plain, row="acled:SYR104"), ONTOLOGY)


@pytest.mark.parametrize(
    ("path", "record"),
    [("dump.jsonl#3", True), ("a/b.warc.gz#12", True), ("report.txt", False), ("a#b.txt", False), ("-", False)],
)
def test_a_record_of_many_is_known_by_its_path(path: str, record: bool) -> None:
    assert is_record(replace(REPORT, path=path)) is record


def test_the_gate_looks_for_what_founds_an_event() -> None:
    assert STRONG - {""} == ACTS


@pytest.mark.parametrize(
    ("table", "line", "words"),
    [
        ("acts", "lanternise,VERB,ASSAULT,,,", "They lanternised the quay."),
        ("acts", "sky lantern drop,NOUN,ASSAULT,,,", "It was a sky lantern drop."),
        ("acts", "vex out,VERB,COERCE,,,", "Somebody vexed the tenants out."),
        ("acts", "gone away,ADJ,,,,missing", "They are gone away."),
        ("weapons", "skylantern,aerial,air", "The army used a skylantern in the fight."),
        ("parties", "lanternist,group", "Lanternists assault the quay."),
        ("phrases", "release,object,skylantern,ASSAULT,,", "They released skylanterns."),
        ("ordinary", "battle,alone", "The battle for the shelves goes on."),
    ],
)
def test_a_users_own_tables_widen_the_gate(tmp_path: Path, table: str, line: str, words: str) -> None:
    text = f"{PLAIN.replace('library', 'mill')}\n{words}"
    if table not in {"weapons", "parties"}:  # their words count beside another
        assert not gate_of(ONTOLOGY).may_tell("", text)
    (tmp_path / f"{table}.csv").write_text(f"{','.join(COLUMNS[table])}\n{line}\n", encoding="utf-8")
    assert gate_of(load_ontology(tmp_path)).may_tell("", text)


def test_ordinary_words_are_words_of_the_other_tables() -> None:
    words = {lemma for lemma, _ in ONTOLOGY.acts} | {*ONTOLOGY.weapons, *ONTOLOGY.parties}
    words |= {part for verb in ONTOLOGY.phrases for part in (verb, verb.split()[0])}
    assert [word for word in ONTOLOGY.ordinary if word not in words] == []


def founds(reading: Reading) -> bool:
    return any(one.type in STRONG and one.realis == "actual" and one.about is None for one in reading.mentions)


@pytest.mark.parametrize("suite", ["figures", "incidents", "victims"])
def test_every_passage_of_the_corpus_that_yields_an_act_passes(suite: str, resources: Resources) -> None:
    stopped = [one for one in find_passages(suite)["dev"] if not gate_of(ONTOLOGY).may_tell(one.title, one.text)]
    assert [one.path for one in map(report_of, read_kept(stopped, resources)) if one is not None] == []


def report_of(reading: Reading) -> Report | None:
    return reading.report if founds(reading) else None


@pytest.mark.parametrize("folder", [REPORTS, CORPUS / "accounts" / "dev"], ids=["demo", "dev"])
def test_every_report_of_the_corpus_that_yields_an_act_passes(folder: Path, resources: Resources) -> None:
    reports = [one for one in read_reports([str(folder)]) if isinstance(one, Report)]
    stopped = [one for one in reports if not may_tell(one, ONTOLOGY)]
    said = run_serial(stopped, lambda: resources)
    assert len(reports) > 10
    assert [one.report.path for one in said if isinstance(one, Reading) and founds(one)] == []


@pytest.mark.parametrize(
    "text",
    [
        "army " * 200_000,
        "hit " * 200_000,
        "kill" * 200_000,
        "fire on at " * 70_000,
        "12 " * 300_000,
        "\u0130" * 300_000,
        "drone-" * 150_000,
    ],
)
def test_long_and_hostile_texts_are_walked_once(text: str) -> None:
    assert gate_of(ONTOLOGY).may_tell("", f"{PLAIN} {text}") in {True, False}  # the suite's time limit holds it
