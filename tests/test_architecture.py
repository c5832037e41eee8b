"""The folders are the architecture: every module is held to what it may import, and to its size."""

import ast
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src"
PACKAGE = SOURCE / "rashomon"
MODULES = sorted(PACKAGE.rglob("*.py"))

NOUNS = {"records", "lexicon"}
STAGES = {"read", "extract", "combine", "store", "export", "gazetteer", "resources", "tables", "scale", "contract"}
# Beside itself; what stands before a folder's first module is the folder. `rashomon` is the package's own __init__.
MAY_IMPORT = {
    "records": set[str](),
    "lexicon": {"records"},
    "contract": {"records"},
    "read": NOUNS,
    "extract": NOUNS,
    "combine": NOUNS,
    "store": NOUNS | {"contract"},
    "export": NOUNS | {"contract"},
    "gazetteer_index": NOUNS,
    "gazetteer": NOUNS | {"gazetteer_index"},
    "csv_heads": set[str](),
    "gazetteer_import": NOUNS | {"gazetteer_index", "csv_heads"},
    "coding_tables": {"lexicon"},
    "tables": NOUNS | {"coding_tables"},
    "plain_words": NOUNS | {"tables"},
    "actor_import": NOUNS | {"tables", "csv_heads", "plain_words"},
    "resources": NOUNS | {"gazetteer", "tables"},
    "fetch": NOUNS | {"read", "rashomon"},
    "fetching": NOUNS | {"fetch", "store"},
    "coded": NOUNS | {"export", "read"},
    "inflections": set[str](),
    "gate": NOUNS | {"inflections"},
    "scale": NOUNS | {"coded", "extract", "resources", "tables", "rashomon"},
    "deciding": NOUNS | {"combine", "store"},
    "reviewing": NOUNS | {"combine", "deciding", "store"},
    "coding": NOUNS | {"coded", "read", "scale", "store"},
    "redacting": NOUNS | {"resources", "scale", "store"},
    "pipeline": NOUNS | STAGES | {"deciding", "fetch", "fetching", "gate"},
    "frames": {"records", "contract", "export", "tables"},
    "verbs": {"records", "pipeline", "read", "resources", "scale", "store"},
    "citing": NOUNS | {"export", "pipeline", "store"},
    "case_files": NOUNS | {"citing", "deciding", "export", "pipeline", "store", "rashomon"},
    "notice_rules": NOUNS | {"export"},
    "notifying": NOUNS | {"contract", "export", "fetch", "notice_rules", "pipeline", "store"},
    "diagnosing": {"gazetteer", "resources", "store", "tables", "rashomon"},
    "passwords": {"store"},
    "user_names": set[str](),
    "team": {"passwords", "store", "user_names"},
    "watching": NOUNS | {"fetch", "pipeline", "read", "store"},
    "demo": set[str](),
    "ontology": set[str](),
    "schemas": set[str](),
    "bench": NOUNS | STAGES | {"gate", "pipeline", "demo"},
    "web": NOUNS
    | {"contract", "store", "pipeline", "deciding", "read", "reviewing", "redacting", "export", "tables", "rashomon"}
    | {"team"},
    "estimate_tables": {"records", "combine", "export"},
    "printing": NOUNS | STAGES | {"pipeline", "rashomon", "estimate_tables"},
    "options": {"read", "scale"},
    "commands": NOUNS
    | STAGES
    | {"actor_import", "gazetteer_import", "bench", "web", "fetch", "fetching", "pipeline", "options", "printing"}
    | {"case_files", "citing", "coded", "coding", "deciding", "diagnosing", "notice_rules", "notifying"}
    | {"redacting", "reviewing", "team", "watching"},
    "command_group": {"printing"},
    "cli": NOUNS
    | STAGES
    | {"command_group", "commands", "options", "printing", "pipeline", "deciding", "fetching", "demo", "rashomon"},
    "__main__": {"cli"},
}
# The package's own names are looked up when they are asked for, so its imports are for type checkers only.
UNBOUND = {"rashomon"}
PURE = ("extract", "combine")
TOUCHES_THE_WORLD = {
    "os",
    "io",
    "socket",
    "subprocess",
    "sqlite3",
    "urllib",
    "http",
    "requests",
    "sqlalchemy",
}


def part_of(module: str) -> str:
    """Return the folder or top module that a dotted name lies in."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else parts[0]


def name_of(path: Path) -> str:
    parts = path.relative_to(SOURCE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports_of(path: Path) -> Iterator[str]:
    """Yield the modules that a module imports, inside functions too."""
    names = {name_of(one) for one in MODULES}
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in names else str(node.module)


def ours(path: Path) -> set[str]:
    return {name for name in imports_of(path) if name.split(".")[0] == "rashomon"}


ids = [name_of(path) for path in MODULES]


@pytest.mark.parametrize("path", MODULES, ids=ids)
def test_modules_import_only_what_lies_before_them(path: Path) -> None:
    part = part_of(name_of(path))
    if part in UNBOUND:
        return
    assert part in MAY_IMPORT, f"{part}: say in MAY_IMPORT what it may import"
    assert {part_of(name) for name in ours(path)} <= MAY_IMPORT[part] | {part}


def test_only_five_modules_of_the_stages_know_the_model() -> None:
    knowing = {name_of(path) for path in MODULES if any(n.split(".")[0] == "spacy" for n in imports_of(path))}
    stages = {name for name in knowing if part_of(name) in PURE}
    # The order of the stages names the model's type, which it passes on.
    assert stages == {f"rashomon.extract.{name}" for name in ("annotate", "attributes", "parse", "pieces", "reading")}


def test_there_is_no_import_ring() -> None:
    graph = {name_of(path): ours(path) - {name_of(path)} for path in MODULES if name_of(path) not in UNBOUND}
    order = list(TopologicalSorter(graph).static_order())
    assert len(order) >= len(graph)


@pytest.mark.parametrize("path", [one for one in MODULES if part_of(name_of(one)) in PURE], ids=lambda path: path.stem)
def test_stages_touch_neither_files_nor_network(path: Path) -> None:
    assert not {name.split(".")[0] for name in imports_of(path)} & TOUCHES_THE_WORLD
    imported = [
        alias.name for node in ast.walk(tree_of(path)) if isinstance(node, ast.ImportFrom) for alias in node.names
    ]
    assert "Path" not in imported  # PurePath only takes names apart
    called = {
        node.func.id
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert not called & {"open", "print", "input", "exec", "eval"}


@pytest.mark.parametrize("path", MODULES, ids=ids)
def test_names_do_not_shadow_the_standard_library(path: Path) -> None:
    # A folder's __init__ is named by the folder; `copies`, not `copy`.
    name = path.parent.name if path.stem == "__init__" else path.stem
    assert name not in sys.stdlib_module_names or name == "__main__"


@pytest.mark.parametrize("path", MODULES, ids=ids)
def test_modules_and_functions_stay_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 60, node.name


@pytest.mark.parametrize("path", MODULES, ids=ids)
def test_everything_public_says_what_it_is(path: Path) -> None:
    documented = ast.FunctionDef | ast.ClassDef
    classes = [node for node in ast.walk(tree_of(path)) if isinstance(node, ast.ClassDef)]
    bodies = [tree_of(path).body, *(node.body for node in classes)]
    named = [node for body in bodies for node in body if isinstance(node, documented)]
    bare = [node.name for node in named if not node.name.startswith("_") and not ast.get_docstring(node)]
    assert ast.get_docstring(tree_of(path))
    assert bare == []


@pytest.mark.parametrize("path", MODULES, ids=ids)
def test_words_are_those_of_the_terminology(path: Path) -> None:
    # What others call an article or a story is a report here; nothing is said to be true.
    forbidden = {"Article", "Story", "Truth", "Fact", "article_id", "story_id", "utils", "common", "helpers"}
    names = {node.name for node in ast.walk(tree_of(path)) if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    assert not (names | {path.stem, path.parent.name}) & forbidden


def test_tests_mirror_the_source() -> None:
    folders = {path.relative_to(PACKAGE).parts[0] for path in MODULES if path.parent != PACKAGE}
    data = {"demo", "ontology", "records", "schemas"}  # the nouns do no work
    assert {one.name for one in Path(__file__).parent.iterdir() if one.is_dir()} >= folders - data
