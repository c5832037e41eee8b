"""Sphinx builds the site from here: `make docs`. Sources are the Markdown pages as they lie, notebooks, and docstrings.

The root of the repository is the folder of sources, so that a link between pages is the same link on the site.
"""

from __future__ import annotations

import dataclasses
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent
sys.path[:0] = [str(ROOT / "src"), str(Path(__file__).parent), str(ROOT / "scripts")]

from fields import fields_of  # noqa: E402 - lies beside this file
from pages import NotebookParser  # noqa: E402 - as above

from rashomon import __version__  # noqa: E402 - the sources of this checkout

project = "Rashomon"
version = release = __version__
copyright = ""
html_show_copyright = False
html_show_sphinx = False
language = "en"
smartquotes = False  # they would change code in docstrings
root_doc = "docs/index"
include_patterns = [
    "docs/**",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "THIRD_PARTY_LICENSES.md",
    "corpus/accounts/README.md",
    "corpus/incidents/README.md",
]
exclude_patterns = ["docs/site", "docs/images", ".*", "site", "src", "tests"]  # large folders are not walked
extensions = ["myst_parser", "sphinx.ext.autodoc"]

# Headings are linked to as they are where the pages are read as files.
myst_heading_anchors = 4
# Docstrings are plain sentences with `names` in them.
default_role = "code"
autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
maximum_signature_line_length = 90
python_use_unqualified_type_names = True
add_module_names = False
pygments_style = "tango"
pygments_dark_style = "native"

html_theme = "furo"
html_title = "Rashomon"
html_copy_source = False
html_show_search_summary = False  # it fetches the pages, which a browser refuses where they lie on disk
html_static_path = ["static"]
html_css_files = ["site.css"]
html_additional_pages = {"index": "redirect.html"}
templates_path = ["templates"]
# The colours of the dossier.
html_theme_options = {
    "light_css_variables": {
        "color-brand-primary": "#1a4f86",
        "color-brand-content": "#1a4f86",
        "color-background-primary": "#fbfaf7",
        "color-background-secondary": "#f4f1ea",
        "color-foreground-primary": "#1a1a18",
        "color-background-border": "#d9d5cb",
        "color-code-background": "#f3f2ef",
    },
    "dark_css_variables": {
        "color-brand-primary": "#9cc8f2",
        "color-brand-content": "#9cc8f2",
        "color-background-primary": "#15171a",
        "color-background-secondary": "#1c1f23",
        "color-foreground-primary": "#e9e6df",
        "color-background-border": "#3a3e44",
        "color-code-background": "#1c1f23",
    },
}


def describe_record(_app: Any, what: str, _name: str, thing: Any, _options: Any, lines: list[str]) -> None:
    """Put what the comments of a record's fields say of them into its description."""
    if what == "class" and dataclasses.is_dataclass(thing) and isinstance(thing, type):
        lines += ["", *fields_of(thing)]


def shorten_record(_app: Any, what: str, _name: str, thing: Any, *_: Any) -> tuple[str, None] | None:
    """Leave the list of fields out of the signature of a record: it stands below."""
    return ("", None) if what == "class" and dataclasses.is_dataclass(thing) else None


def setup(app: Any) -> dict[str, Any]:
    """Teach Sphinx to read notebooks and the comments of fields."""
    app.add_source_suffix(".ipynb", "notebook")
    app.add_source_parser(NotebookParser)
    app.connect("autodoc-process-docstring", describe_record)
    app.connect("autodoc-process-signature", shorten_record)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
