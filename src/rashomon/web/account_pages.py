"""The pages of a team: the login, one's own account, and for leads the users and the log."""

from __future__ import annotations

from math import ceil
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from rashomon.store.audit import count_logged, list_logged
from rashomon.store.users import RANKS, TeamError, Token, User, list_tokens, list_users
from rashomon.team import (
    add_user,
    at_most,
    change_password,
    disable,
    enable,
    fold_user,
    give_password,
    give_role,
    log_in,
    log_out,
    make_token,
    read_role,
    revoke_token,
)
from rashomon.web.addresses import find_asker
from rashomon.web.desk import Desk, TheDesk
from rashomon.web.filters import read_page
from rashomon.web.forms import Typed, give_session, local_path, read_typed
from rashomon.web.render import render

accounts = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)

MOST_LINES = 200  # of the log, on one page
WRONG = "name or password is wrong, or you may not log in any more"


def find_who(desk: TheDesk) -> User:
    """Return who asks; what stands before the application lets nobody else come this far."""
    if desk.user is None:
        raise HTTPException(401, "log in first")
    return desk.user


Who = Annotated[User, Depends(find_who)]


@accounts.get("/login")
def show_login(request: Request, desk: TheDesk, next: str = "") -> Response:
    """Show the form by which one logs in; who is logged in is led on."""
    if desk.user is not None:
        return RedirectResponse("/events", 303)
    return render(request, desk, "login.html.j2", to=local_path(next, "/events"), refused="")


@accounts.post("/login")
def log_in_by_form(request: Request, desk: TheDesk, form: Typed) -> Response:
    """Let somebody in by his name and password, under a session that nobody knew before; else say no more than no."""
    name, to = form.get("name", ""), local_path(form.get("next", ""), "/events")
    key, address = _braked(request, desk, name)
    seconds = ceil(desk.brakes.take(key, address))
    if seconds:
        response = render(request, desk, "login.html.j2", status=429, to=to, refused=_wait(seconds))
        response.headers["retry-after"] = str(seconds)
        return response
    before = request.cookies.get(desk.cookie, "")
    session = log_in(desk.store, name, form.get("password", ""), address, before=before)
    if session is None:
        return render(request, desk, "login.html.j2", status=401, to=to, refused=WRONG)
    desk.brakes.forgive(key, address)
    response = RedirectResponse(to, 303)
    give_session(response, desk, session)
    return response


def _braked(request: Request, desk: Desk, name: str) -> tuple[str, str]:
    """Return for which name and from which address a password is tried."""
    peer = request.client.host if request.client else ""
    return fold_user(name)[:100], find_asker(desk.site, peer, request.headers)


def _wait(seconds: int) -> str:
    return f"too many tries: wait {seconds} second{'s' * (seconds > 1)}"


@accounts.post("/logout", dependencies=[Depends(read_typed)])
def log_out_by_form(request: Request, desk: TheDesk, who: Who) -> Response:
    """End the session of a browser, and have it forget what it was shown."""
    log_out(desk.store, who, request.cookies.get(desk.cookie, ""))
    response = RedirectResponse("/login", 303)
    response.delete_cookie(desk.cookie, path="/", secure=desk.site.https, httponly=True, samesite="lax")
    response.headers["clear-site-data"] = '"cache", "storage"'
    return response


@accounts.get("/account")
def show_account(request: Request, desk: TheDesk, who: Who) -> Response:
    """Show who one is here, and one's tokens."""
    return _account(request, desk, who)


def _account(
    request: Request,
    desk: Desk,
    who: User,
    status: int = 200,
    refused: str = "",
    made: tuple[Token, str] | None = None,
) -> Response:
    with desk.store.read() as connection:
        tokens = list_tokens(connection, who.name)
    roles = [role for role in RANKS if at_most(role, who.role) == role]
    shown = {"who": who, "tokens": tokens, "roles": roles, "refused": refused, "made": made}
    return render(request, desk, "account.html.j2", status=status, **shown)


@accounts.post("/account")
def change_account(request: Request, desk: TheDesk, who: Who, form: Typed) -> Response:
    """Change one's own password, or make or revoke a token; a new token is shown once."""
    try:
        match form.get("do", ""):
            case "password":
                return _change_password(request, desk, who, form)
            case "token":
                role = read_role(form.get("role", ""))
                return _account(request, desk, who, made=make_token(desk.store, who, form.get("name", ""), role))
            case "revoke":
                revoke_token(desk.store, who, form.get("id", ""))
            case _:
                raise TeamError("say what to change")
    except TeamError as error:
        return _account(request, desk, who, 422, refused=str(error))
    return RedirectResponse("/account", 303)


def _change_password(request: Request, desk: Desk, who: User, form: Typed) -> Response:
    """Change one's own password; whoever found a browser open may not guess what it is, either."""
    _check_same(form, "new", "again")
    key, address = _braked(request, desk, who.name)
    seconds = ceil(desk.brakes.take(key, address))
    if seconds:
        raise TeamError(_wait(seconds))
    session = change_password(desk.store, who, form.get("old", ""), form.get("new", ""))
    desk.brakes.forgive(key, address)
    response = RedirectResponse("/account", 303)
    give_session(response, desk, session)
    return response


@accounts.get("/users")
def show_users(request: Request, desk: TheDesk) -> Response:
    """Show who may work here."""
    return _users(request, desk)


def _users(request: Request, desk: Desk, refused: str = "", status: int = 200) -> Response:
    with desk.store.read() as connection:
        users = list_users(connection)
    return render(request, desk, "users.html.j2", status=status, users=users, roles=list(RANKS), refused=refused)


@accounts.post("/users")
def change_users(request: Request, desk: TheDesk, who: Who, form: Typed) -> Response:
    """Add a user, or change what he may do, his password, or whether he may log in."""
    name, password = form.get("name", ""), form.get("password", "")
    try:
        match form.get("do", ""):
            case "add":
                _check_same(form, "password", "again")
                add_user(desk.store, who.name, name, read_role(form.get("role", "")), password)
            case "role":
                give_role(desk.store, who.name, name, read_role(form.get("role", "")))
            case "password":
                _check_same(form, "password", "again")
                give_password(desk.store, who.name, name, password)
            case "disable":
                disable(desk.store, who.name, name)
            case "enable":
                enable(desk.store, who.name, name)
            case _:
                raise TeamError("say what to change")
    except TeamError as error:
        return _users(request, desk, str(error), 422)
    return RedirectResponse("/users", 303)


@accounts.get("/audit")
def show_log(request: Request, desk: TheDesk, page: Annotated[int, Depends(read_page)]) -> Response:
    """Show the log, the newest first."""
    with desk.store.read() as connection:
        total = count_logged(connection)
        lines = list_logged(connection, MOST_LINES, (page - 1) * MOST_LINES)
    last_page = max(1, -(-total // MOST_LINES))
    return render(request, desk, "audit.html.j2", lines=lines, total=total, page=page, last_page=last_page)


def _check_same(form: Typed, one: str, other: str) -> None:
    """Raise TeamError where a password was typed in two ways."""
    if form.get(one) != form.get(other):
        raise TeamError("the new password was typed in two ways")
