import ast
import csv
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
import typer
from typer.core import TyperGroup

from rashomon import records
from rashomon.cli import app
from rashomon.combine import POLICIES
from rashomon.contract import schema_of
from rashomon.read import READERS
from rashomon.read.rows import KNOWN
from rashomon.store.tables import METADATA

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(DOCS.rglob("*.md"))]
NAMES = [str(page.relative_to(ROOT)) for page in PAGES]
COMMANDS: TyperGroup = typer.main.get_command(app)  # type: ignore[assignment]
REPORT = "At least 12 people were killed in the shelling of a market in Aleppo on Monday, the health ministry said.\n"
# Words at the start of a block that is not run: it would install, or begin another test run.
NOT_RUN = ("make ", "git clone ")


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(text: str) -> list[str]:
    """Return the fenced blocks of shell commands."""
    return re.findall(r"^```sh\n(.*?)^```$", text, re.M | re.S)


def section(text: str, heading: str) -> str:
    """Return what stands under a heading that begins so, up to the next of its level or a higher one."""
    level = len(heading) - len(heading.lstrip("#"))
    found = re.search(rf"^{re.escape(heading)}(?!\w).*?(?=^#{{1,{level}}} |\Z)", text, re.M | re.S)
    assert found, heading
    return found[0]


def rows(text: str) -> set[str]:
    """Return the codes in the first column of the tables of a text."""
    cells = re.findall(r"^\| (`[^|]*`) \|", text, re.M)
    return {code for cell in cells for code in re.findall(r"`([^`]+)`", cell)}


# ── commands in the pages ───────────────────────────────────────────────────────────────────────────────────────────

SHELL = {name: [block for block in blocks(page(name)) if not block.startswith(NOT_RUN)] for name in NAMES}


@pytest.mark.parametrize("name", [name for name in NAMES if SHELL[name]])
def test_the_commands_of_a_page_run_in_their_order(name: str, tmp_path: Path) -> None:
    if name == "README.md":
        (tmp_path / "reports").mkdir()
        (tmp_path / "reports" / "one.txt").write_text(REPORT, encoding="utf-8")
    environment = os.environ | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    script = "set -euo pipefail\n" + "\n".join(SHELL[name])
    done = subprocess.run(
        ["bash", "-c", script], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("name", NAMES)
def test_targets_that_a_page_names_exist(name: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", page("Makefile"), re.M))
    lines = [line for block in blocks(page(name)) for line in block.splitlines() if line.startswith("make ")]
    lines += re.findall(r"`(make [^`]+)`", page(name))
    assert {word for line in lines for word in line.split()[1:] if "=" not in word} <= targets


@pytest.mark.parametrize("name", [*NAMES, "CHANGELOG.md", "THIRD_PARTY_LICENSES.md"])
def test_links_lead_somewhere(name: str) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", page(name)):
        if target.startswith("https://"):
            continue
        path, _, anchor = target.partition("#")
        file = (ROOT / name).parent / path if path else ROOT / name
        assert file.exists(), target
        if anchor:
            headings = re.findall(r"^#+ (.+)$", file.read_text(encoding="utf-8"), re.M)
            assert anchor in {re.sub(r"[^\w\- ]", "", one.lower()).replace(" ", "-") for one in headings}, target


def test_every_target_of_make_says_what_it_does() -> None:
    targets = re.findall(r"^([a-z]+):(.*)", page("Makefile"), re.M)
    assert [name for name, rest in targets if "##" not in rest] == []


# ── codes and options ───────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("command", sorted(COMMANDS.commands))
def test_commands_are_documented_with_every_option(command: str) -> None:
    told = section(page("docs/commands.md"), f"## `rashomon {command}")
    options = {word for one in COMMANDS.commands[command].params for word in (*one.opts, *one.secondary_opts)}
    options = {word for word in options if word.startswith("--")} - {"--help"}
    assert options <= set(re.findall(r"`(--[a-z]+(?:-[a-z]+)*)", told))
    assert f"rashomon {command}" in page("README.md") + page("docs/commands.md")


def test_commands_that_are_documented_exist() -> None:
    told = set(re.findall(r"\brashomon ([a-z]+)", "\n".join(block for name in NAMES for block in SHELL[name])))
    assert told <= set(COMMANDS.commands)
    assert set(re.findall(r"^## `rashomon (\w+)", page("docs/commands.md"), re.M)) == set(COMMANDS.commands)


def calls(name: str) -> Iterator[ast.Call]:
    """Yield the calls of a function of that name in the source."""
    for path in sorted((ROOT / "src").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
                yield node


def kinds_of_problem() -> set[str]:
    """Return the kinds in the source: first argument of `Problem`, second of `kept`, which passes it on."""
    given = [call.args[0] for call in calls("Problem")] + [call.args[1] for call in calls("kept")]
    return {one.value for one in given if isinstance(one, ast.Constant) and isinstance(one.value, str)}


def test_every_kind_of_problem_is_documented() -> None:
    assert "title_not_borne_out" in kinds_of_problem()
    assert kinds_of_problem() == rows(section(page("docs/terminology.md"), "## Kinds of problem"))


CODES = {
    "## Stances": records.Stance,
    "## Link kinds": records.LinkKind,
    "## Fields of a claim": records.Field,
    "## Bounds of a figure": records.Bound,
    "## Scopes": records.Scope,
    "## Realis": records.Realis,
    "## Verdicts of a decision": records.Verdict,
}


@pytest.mark.parametrize("heading", CODES)
def test_codes_are_documented(heading: str) -> None:
    assert rows(section(page("docs/terminology.md"), heading)) == set(get_args(CODES[heading]))


@pytest.mark.parametrize(
    ("heading", "codes"),
    [
        ("## Roles", get_args(records.Role)),
        ("## Places and times", (*get_args(records.Precision), *get_args(records.Part))),
        ("## Places and times", get_args(records.PublishedFrom)),
        ("## Policies", tuple(POLICIES)),
        ("## Copies", ("identical", "trimmed", "edited", "rewritten", "same_statement")),
        ("## Verdicts of a decision", ("same", "different", "unsure", "credible", "discounted")),
    ],
)
def test_smaller_lists_of_codes_are_documented(heading: str, codes: tuple[str, ...]) -> None:
    told = section(page("docs/terminology.md"), heading)
    assert [code for code in codes if f"`{code}`" not in told] == []


def test_kinds_of_dispute_and_relation_are_documented() -> None:
    text = page("docs/terminology.md")
    told = rows(section(text, "## Kinds of dispute")) | rows(section(text, "## Kinds of relation"))
    words = {
        node.value
        for path in (ROOT / "src" / "rashomon" / "combine").glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    made = {
        one.value
        for call in calls("Between")
        for one in ast.walk(call.args[0])
        if isinstance(one, ast.Constant) and isinstance(one.value, str)
    }
    assert told <= words
    assert made | {word for word in words if re.fullmatch(r"rival_[a-z]+", word)} <= told


# ── formats ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("command", ["read", "compare", "decisions"])
def test_every_field_of_the_schemas_is_documented(command: str) -> None:
    schema = schema_of(command)
    text = page("docs/formats.md")
    top = {"read": "Reading", "compare": "Comparison", "decisions": "Standing"}[command]
    for name, definition in {top: schema, **schema["$defs"]}.items():
        assert rows(section(text, f"### {name}")) == set(definition["properties"]), name


def test_tables_and_columns_of_the_store_are_documented() -> None:
    told = {
        line.split("`")[1]: set(re.findall(r"`([^`]+)`", line.split(" | ")[1]))
        for line in section(page("docs/formats.md"), "## The store").splitlines()
        if line.startswith("| `")
    }
    for table in METADATA.sorted_tables:
        assert told[table.name] == {column.name for column in table.columns}


def test_formats_of_input_are_documented() -> None:
    told = section(page("docs/formats.md"), "## What goes in")
    assert {*READERS, *KNOWN} == rows(told)


TABLES = sorted((ROOT / "src" / "rashomon" / "ontology").glob("*.csv"))


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.stem)
def test_every_column_of_the_ontology_is_documented(table: Path) -> None:
    lines = (line for line in table.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    columns = set(next(csv.reader(lines)))
    assert columns <= rows(section(page("docs/ontology.md"), f"## `{table.name}`"))


# ── the house ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_every_dependency_has_its_licence_and_its_reason() -> None:
    named = set(re.findall(r'^  "([a-z0-9-]+)[><]', page("pyproject.toml").partition("optional")[0], re.M))
    assert len(named) == 10
    assert named == set(re.findall(r"\*\*([a-z0-9-]+)\*\* \|", page("THIRD_PARTY_LICENSES.md")))
    assert named == rows(page("docs/decisions/2026-11-22-dependencies.md"))


def test_every_dependency_of_the_workbench_has_its_licence() -> None:
    [web] = re.findall(r"^web = \[(.*)\]", page("pyproject.toml"), re.M)
    named = set(re.findall(r'"([a-z0-9-]+)[><]', web))
    told = set(re.findall(r"^\| ([a-z0-9-]+) \|", page("THIRD_PARTY_LICENSES.md"), re.M))
    assert named == {"argon2-cffi", "fastapi", "uvicorn"}
    assert named <= told


def test_pictures_are_small_and_there() -> None:
    for name in NAMES:
        for target in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", page(name)):
            picture = (ROOT / name).parent / target
            assert picture.read_bytes().startswith(b"\x89PNG")
            assert picture.stat().st_size < 300_000
