"""Run notebooks in this process, without a kernel, and say which cell fails. Usage: run_notebooks.py FILE.ipynb…

The cells of one notebook share their names, as in a kernel, and what the last line of a cell comes to is its output.
The documentation's site shows what comes out (docs/site/pages.py); a test looks that nothing fails or is stored.
"""

from __future__ import annotations

import ast
import io
import json
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Output:
    """What a cell of code puts out: what it prints, and what its last line comes to, as HTML where it has some."""

    printed: str
    html: str
    text: str


def cells_of(notebook: str) -> list[tuple[str, str]]:
    """Return the cells of a notebook's JSON: "markdown" or "code", and the source."""
    return [(cell["cell_type"], "".join(cell["source"])) for cell in json.loads(notebook)["cells"]]


def run(cells: list[tuple[str, str]], name: str) -> Iterator[Output | None]:
    """Yield what each cell puts out, None for one of words; an error of a cell ends it, with the cell's number."""
    scope: dict[str, Any] = {"__name__": "__main__"}
    for number, (kind, source) in enumerate(cells, 1):
        yield _run_cell(source, f"{name}, cell {number}", scope) if kind == "code" else None


def _run_cell(source: str, name: str, scope: dict[str, Any]) -> Output:
    tree = ast.parse(source, name)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    printed = io.StringIO()
    with redirect_stdout(printed):
        exec(compile(tree, name, "exec"), scope)
        value = eval(compile(ast.Expression(last.value), name, "eval"), scope) if last else None
    if value is None:
        return Output(printed.getvalue(), "", "")
    to_html = getattr(value, "_repr_html_", None)
    return Output(printed.getvalue(), to_html() if to_html else "", repr(value))


def main() -> None:
    """Run the notebooks that are named, one after the other."""
    for path in map(Path, sys.argv[1:]):
        outputs = list(run(cells_of(path.read_text(encoding="utf-8")), path.name))
        print(f"{path.name}: {sum(one is not None for one in outputs)} cells of code")


if __name__ == "__main__":
    main()
