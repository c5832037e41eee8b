"""A request to a team's workbench in: on to the application with who asks, or to the login, or a refusal."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from fastapi import HTTPException
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from rashomon.store import StoreError
from rashomon.store.audit import log
from rashomon.store.users import RANKS, Role, User
from rashomon.team import known_by_session, known_by_token
from rashomon.web.desk import USER, Desk
from rashomon.web.rights import READING, is_copy, is_for_programs, role_for
from rashomon.web.telling import tell

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

UNHEEDED = frozenset(["/state"])  # pages ask for it by themselves: nobody is there for that


class Door:
    """What stands before the application of a team: nobody passes whom it does not know, nor without the right to."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; one that may not pass does not reach the application, and its body is not read."""
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        request = Request(scope)
        refused = await run_in_threadpool(admit, request, request.app.state.desk)
        if refused is not None:
            return await refused(scope, receive, send)
        return await self._app(scope, receive, send)


def admit(request: Request, desk: Desk) -> Response | None:
    """Let a request pass, with who asks in its scope, and return None; else return what it is answered."""
    path, method = str(request.scope["path"]), request.method
    needed = role_for(method, path)
    try:
        if path.startswith("/static/"):
            return None  # it is the same for all: nobody is looked up
        user = _find_user(request, desk)
        request.scope[USER] = user
        if needed is None:
            return None
        if user is None:
            return _ask_for_login(request)
        why = _find_obstacle(request, user, needed)
        if why:
            return tell(request, HTTPException(403, why))
        if is_copy(method, path):
            with desk.store.write() as connection:
                log(connection, user.name, "took a copy", note=path[:200])
    except StoreError as error:
        return tell(request, error)
    return None


def _find_user(request: Request, desk: Desk) -> User | None:
    """Return who asks: a program by its token, which opens the API alone, a person by the session of his browser."""
    path, method = str(request.scope["path"]), request.method
    secret = _token(request)
    if secret and is_for_programs(path):
        return known_by_token(desk.store, secret, "" if method in READING else f"{method} {path}"[:200])
    session = request.cookies.get(desk.cookie, "")
    return known_by_session(desk.store, session, active=path not in UNHEEDED) if session else None


def _find_obstacle(request: Request, user: User, needed: Role) -> str:
    """Return why somebody may not do what he asks for, empty where he may."""
    if RANKS[user.role] < RANKS[needed]:
        return f"that is for the role {needed}; yours is {user.role}"
    # Whatever a browser may be led to send: no session changes anything where no form carries its secret.
    if is_for_programs(request.scope["path"]) and request.method not in READING and not _token(request):
        return "a change by the API needs a token"
    return ""


def _token(request: Request) -> str:
    scheme, _, secret = request.headers.get("authorization", "").partition(" ")
    return secret.strip() if scheme.casefold() == "bearer" else ""


def _ask_for_login(request: Request) -> Response:
    path = str(request.scope["path"])
    if is_for_programs(path):
        response = tell(request, HTTPException(401, "log in, or send a token that is not revoked"))
        response.headers["www-authenticate"] = "Bearer"
        return response
    query = f"?{request.url.query}" if request.url.query else ""
    back = path + query if request.method in READING and path not in ("/", *UNHEEDED) else ""
    address = f"/login?{urlencode({'next': back})}" if back else "/login"
    if request.headers.get("hx-request"):  # else the login would stand within the page
        return Response(status_code=401, headers={"hx-redirect": "/login"})
    return RedirectResponse(address, 303)
