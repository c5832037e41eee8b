"""Libraries that only some formats need: there, or an error that names the command which installs them."""

from __future__ import annotations

from importlib import import_module
from typing import Any


def need(module: str, extra: str = "formats") -> Any:
    """Return a module of an extra; RuntimeError with one line, which names the command, where it is not installed."""
    # cli.py prints a RuntimeError as one line and ends with 1.
    try:
        return import_module(module)
    except ImportError as error:
        package = module.partition(".")[0]
        raise RuntimeError(f"{package} is not installed: pip install 'rashomon[{extra}]'") from error
