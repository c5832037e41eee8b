"""What is asked of a team's workbench in, the role that it takes out. What is not named here is closed, not open."""

from __future__ import annotations

import re
from collections.abc import Mapping

from rashomon.store.users import Role

READING = frozenset(["GET", "HEAD", "OPTIONS"])
# What nobody needs to be known for, by the first part of the path.
OPEN = frozenset(["login", "static"])
# Whatever is asked there, by the first part of the path.
PARTS: Mapping[str, Role] = {"add": "coder", "users": "lead", "audit": "lead", "redactions": "lead"}
# Who may change what; all else that changes anything is for leads.
CHANGES: Mapping[str, Role] = {
    "/decisions": "coder",
    "/reviews": "coder",
    "/api/decisions": "coder",
    "/account": "reader",
    "/logout": "reader",
}
# What carries many records away at once: it is logged.
_COPIES = re.compile(r"/api/export/\w+|/api/\w+\.jsonl|/events/[^/]+/dossier\.html")


def role_for(method: str, path: str) -> Role | None:
    """Return the role that a request takes at least, None where nobody needs to be known."""
    part = path.split("/")[1] if path.startswith("/") else ""
    if part in OPEN:
        return None
    if part in PARTS:
        return PARTS[part]
    return "reader" if method in READING else CHANGES.get(path, "lead")


def is_for_programs(path: str) -> bool:
    """Return whether a path is of the API, so that a token opens it."""
    return path.startswith("/api/") or path == "/openapi.json"


def is_copy(method: str, path: str) -> bool:
    """Return whether a request carries many records away."""
    return method == "GET" and _COPIES.fullmatch(path) is not None
