"""What a query asks for in, an error of code 400 out where it cannot be meant: nobody would heed a wrong key."""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches
from typing import get_args

from fastapi import HTTPException, Request

from rashomon.export.dossier.phrases import DISPUTES
from rashomon.records import Field
from rashomon.tables import load_ontology
from rashomon.web.atlas import name_countries
from rashomon.web.desk import TheDesk

FIELDS: tuple[str, ...] = get_args(Field)
KINDS = ("any", *DISPUTES)


def check_keys(request: Request) -> None:
    """Raise an error where a query has a key that /openapi.json does not name for its address."""
    given = request.query_params.keys()
    if not given:
        return
    path = request.app.openapi()["paths"].get(request.scope["route"].path, {})
    told = path.get(request.method.lower(), {}).get("parameters", ())
    known = [one["name"] for one in told if one["in"] == "query"]
    for key in given:
        if key not in known:
            what = f"known are {', '.join(known)}" if known else "none is known here"
            raise HTTPException(400, f"no key {key[:40]!r}: {_guess(key, known)}{what}")


def check_codes(desk: TheDesk, type_: str, field: str, dispute: str, country: str) -> None:
    """Raise an error where a code, if there is one, is none of those that an event may have."""
    types = {code for code, _ in load_ontology(desk.keeper.ontology).codings} if type_ else set[str]()
    for key, given, known in (
        ("type", type_, types),
        ("field", field, FIELDS),
        ("dispute", dispute, KINDS),
        ("country", country.upper(), name_countries()),
    ):
        if given and given not in known:
            told = "an ISO 3166-1 alpha-2 code is meant" if key == "country" else f"known are {_list(known)}"
            raise HTTPException(400, f"{key}: no {given[:40]!r}: {_guess(given, known)}{told}")


def _list(known: Collection[str]) -> str:
    return ", ".join(sorted(known))


def _guess(given: str, known: Collection[str]) -> str:
    near = get_close_matches(given[:40], list(known), 1)
    return f"is {near[0]} meant? " if near else ""
