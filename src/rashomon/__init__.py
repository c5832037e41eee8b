"""Rashomon: who says what about violent events, and who says otherwise."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rashomon.combine import combine_claims
    from rashomon.extract import extract_claims
    from rashomon.read import read_reports
    from rashomon.records import (
        Claim,
        Comparison,
        Decision,
        Event,
        Failure,
        Finding,
        Problem,
        Reading,
        Report,
        Skipped,
    )
    from rashomon.resources import Resources, load_resources
    from rashomon.store import open_store

__version__ = "0.1.0"

# Where each public name lives. Nothing of it is imported before it is asked for: spaCy alone takes a second.
_HOMES = {
    "combine_claims": "combine",
    "extract_claims": "extract",
    "load_resources": "resources",
    "open_store": "store",
    "read_reports": "read",
    "Resources": "resources",
    "Claim": "records",
    "Comparison": "records",
    "Decision": "records",
    "Event": "records",
    "Failure": "records",
    "Finding": "records",
    "Problem": "records",
    "Reading": "records",
    "Report": "records",
    "Skipped": "records",
}

__all__ = [
    "Claim",
    "Comparison",
    "Decision",
    "Event",
    "Failure",
    "Finding",
    "Problem",
    "Reading",
    "Report",
    "Resources",
    "Skipped",
    "__version__",
    "combine_claims",
    "extract_claims",
    "load_resources",
    "open_store",
    "read_reports",
]


def __getattr__(name: str) -> Any:
    """Return a public name from the module where it lives."""
    if name not in _HOMES:
        raise AttributeError(f"module 'rashomon' has no attribute {name!r}")
    return getattr(import_module(f"rashomon.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    """Return the public names."""
    return sorted(__all__)
