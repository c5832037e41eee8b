"""Libraries that only some formats need: there, or an error that names the command which installs them."""

from __future__ import annotations

from importlib import import_module
from typing import Any


def need(module: str) -> Any:
    """Return a module of the extra `formats`; RuntimeError with one line where it is not installed."""
    # cli.py prints a RuntimeError as one line and ends with 1.
    try:
        return import_module(module)
    except ImportError as error:
        package = module.partition(".")[0]
        raise RuntimeError(f"{package} is not installed: pip install 'rashomon[formats]'") from error
