"""Rashomon: who says what about violent events, and who says otherwise.

readings = list(rashomon.extract_claims(rashomon.read_reports(["reports"])))
comparison = rashomon.combine_claims(readings)
rashomon.to_pandas(comparison, "positions")
"""

from __future__ import annotations

from importlib import import_module

# Not from `typing`, whose import takes longer than all else here.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from rashomon.export.dossier.views import View, show
    from rashomon.frames import to_pandas, to_polars
    from rashomon.records import (
        Claim,
        Comparison,
        Decision,
        Event,
        Failure,
        Finding,
        Mention,
        Problem,
        Reading,
        Report,
        Skipped,
    )
    from rashomon.store import Store
    from rashomon.verbs import combine_claims, compare_store, extract_claims, open_store, read_reports

__version__ = "0.1.0"

# Where each public name lives. Nothing of it is imported before it is asked for: spaCy alone takes a second.
_HOMES = {
    "combine_claims": "verbs",
    "compare_store": "verbs",
    "extract_claims": "verbs",
    "open_store": "verbs",
    "read_reports": "verbs",
    "show": "export.dossier.views",
    "to_pandas": "frames",
    "to_polars": "frames",
    "Claim": "records",
    "Comparison": "records",
    "Decision": "records",
    "Event": "records",
    "Failure": "records",
    "Finding": "records",
    "Mention": "records",
    "Problem": "records",
    "Reading": "records",
    "Report": "records",
    "Skipped": "records",
    "Store": "store",
    "View": "export.dossier.views",
}

__all__ = [
    "Claim",
    "Comparison",
    "Decision",
    "Event",
    "Failure",
    "Finding",
    "Mention",
    "Problem",
    "Reading",
    "Report",
    "Skipped",
    "Store",
    "View",
    "__version__",
    "combine_claims",
    "compare_store",
    "extract_claims",
    "open_store",
    "read_reports",
    "show",
    "to_pandas",
    "to_polars",
]


def __getattr__(name: str) -> object:
    """Return a public name from the module where it lives."""
    if name not in _HOMES:
        raise AttributeError(f"module 'rashomon' has no attribute {name!r}")
    return getattr(import_module(f"rashomon.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    """Return the public names."""
    return sorted(__all__)
