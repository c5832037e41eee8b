"""A notebook in, a page of the site out: its words, its code, and what the code puts out when it is run."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from docutils import nodes
from myst_parser.parsers.sphinx_ import MystParser
from run_notebooks import Output, cells_of, run


class NotebookParser(MystParser):
    """Reads notebooks by running them; a cell that fails ends the building."""

    supported = ("notebook",)

    def parse(self, inputstring: str, document: nodes.document) -> None:
        """Parse the Markdown that a notebook becomes."""
        super().parse(to_markdown(inputstring, Path(document["source"]).name), document)


def to_markdown(notebook: str, name: str) -> str:
    """Return a notebook as Markdown."""
    cells = cells_of(notebook)
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:  # a notebook may write files
        os.chdir(folder)
        try:
            outputs = list(run(cells, name))
        finally:
            os.chdir(before)
    parts = []
    for (kind, source), output in zip(cells, outputs, strict=True):
        parts.append(source if kind == "markdown" else _fence("python", source))
        if output is not None:
            parts += _shown(output)
    return "\n\n".join(parts) + "\n"


def _shown(output: Output) -> list[str]:
    """Return what a cell puts out, as HTML where it has some."""
    parts = [_fence("text", output.printed.rstrip("\n"))] if output.printed else []
    if output.html:
        parts.append(_fence("{raw} html", f'<div class="output">{output.html}</div>'))
    elif output.text:
        parts.append(_fence("text", output.text))
    return parts


def _fence(kind: str, text: str) -> str:
    # Longer than any that a text may hold.
    return f"``````{kind}\n{text}\n``````"
