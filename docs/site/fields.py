"""A record in, its fields as reStructuredText out: name, type, and the comment that stands beside it in the source."""

from __future__ import annotations

import ast
import inspect
import re
import textwrap
from collections.abc import Iterator


def fields_of(record: type) -> Iterator[str]:
    """Yield a line a field of a dataclass, in the order of the source."""
    source = textwrap.dedent(inspect.getsource(record))
    lines = source.splitlines()
    [body] = [node.body for node in ast.parse(source).body if isinstance(node, ast.ClassDef)]
    for node in body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            rest = lines[(node.end_lineno or node.lineno) - 1][node.end_col_offset or 0 :]
            comment = re.sub(r"^.*?#\s*", "", rest) if "#" in rest else ""
            told = f": {_escape(comment)}" if comment else ""
            yield f"- **{node.target.id}** (`{ast.unparse(node.annotation)}`){told}"


def _escape(comment: str) -> str:
    """Return a comment in which only names between backticks have a meaning."""
    return re.sub(r"([*_|\\])", r"\\\1", comment)
