"""The body of a request in, the fields of a form out, once it is sure that this workbench handed it out."""

from __future__ import annotations

from collections.abc import Mapping
from secrets import token_urlsafe
from typing import Annotated
from urllib.parse import parse_qsl, urlsplit

from fastapi import Depends, HTTPException, Request
from fastapi.responses import Response

from rashomon.web.desk import Desk, TheDesk, is_ours

MOST_FIELDS = 40


async def read_typed(request: Request, desk: TheDesk) -> Mapping[str, str]:
    """Return the fields of a form as typed, each once; an error of code 403 where it was not handed out here."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip()
    if kind != "application/x-www-form-urlencoded":
        raise HTTPException(415, "a form is sent as application/x-www-form-urlencoded")
    try:
        body = (await request.body()).decode("ascii")
        fields = dict(
            parse_qsl(
                body, keep_blank_values=True, strict_parsing=bool(body), errors="strict", max_num_fields=MOST_FIELDS
            )
        )
    except ValueError:
        raise HTTPException(400, "the form cannot be read") from None
    if not is_ours(desk, request.cookies.get(desk.cookie, ""), fields.get("token", "")):
        raise HTTPException(403, "this form is of an earlier start of the workbench: load its page again")
    return fields


async def read_form(fields: Annotated[Mapping[str, str], Depends(read_typed)]) -> Mapping[str, str]:
    """Return the fields of a form, each on one line."""
    return {name: " ".join(value.split()) for name, value in fields.items()}


def session_of(request: Request, desk: Desk) -> str:
    """Return the session of a browser; a new one where it has none yet."""
    return request.cookies.get(desk.cookie) or token_urlsafe(24)


def give_session(response: Response, desk: Desk, session: str) -> None:
    """Let a browser keep a session until it is closed, out of reach of scripts and of requests from other sites."""
    response.set_cookie(desk.cookie, session, httponly=True, samesite="lax", path="/", secure=desk.site.https)


def local_path(given: str, otherwise: str = "/decisions") -> str:
    """Return the path to go back to, another where what is given may lead elsewhere."""
    parts = urlsplit(given)
    inside = given.startswith("/") and not given.startswith(("//", "/\\")) and not parts.netloc and not parts.scheme
    return given if inside and given.isprintable() else otherwise


Form = Annotated[Mapping[str, str], Depends(read_form)]
Typed = Annotated[Mapping[str, str], Depends(read_typed)]  # for passwords: each of their spaces counts
