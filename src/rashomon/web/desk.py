"""What all pages and the API share: the store, what is computed of it, who decides, and the secret of the forms."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field, replace
from hashlib import sha256
from hmac import compare_digest, new
from typing import Annotated, Literal

from fastapi import Depends, HTTPException, Path, Query, Request

from rashomon.store import Store
from rashomon.store.computed import Computation
from rashomon.store.users import RANKS, Role, User
from rashomon.web.addresses import LOCAL, Site
from rashomon.web.brakes import Brakes
from rashomon.web.computing import Keeper, Outlook
from rashomon.web.intake import Intake
from rashomon.web.memory import Memory
from rashomon.web.tiles import Tiles

SESSION = "rashomon_session"  # the cookie that ties a form to the browser that asked for it, and in a team to a person
USER = "rashomon.user"  # where the scope of a request has who asks, in a team


@dataclass(frozen=True, slots=True)
class Desk:
    """A store at work. `by` is who decides where nobody else is named; in a team that is `user` and nobody else."""

    store: Store
    keeper: Keeper
    name: str
    by: str
    intake: Intake
    site: Site = LOCAL
    tiles: Tiles | None = None
    user: User | None = None
    brakes: Brakes = field(default_factory=Brakes)
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    memory: Memory = field(default_factory=Memory)

    @property
    def is_team(self) -> bool:
        """Whether several persons work here, each under his own name."""
        return bool(self.site.host)

    @property
    def cookie(self) -> str:
        """The name of the cookie; with this prefix a browser takes it from no other host of the same domain."""
        return f"__Host-{SESSION}" if self.site.https else SESSION

    def may(self, role: Role) -> bool:
        """Return whether who asks may do what takes a role."""
        return not self.is_team or (self.user is not None and RANKS[self.user.role] >= RANKS[role])


class NotComputedError(Exception):
    """There is nothing to list yet: the first computation is under way, or failed."""

    def __init__(self, outlook: Outlook) -> None:
        super().__init__(outlook.failure or "the events are being computed for the first time")
        self.outlook = outlook


def desk_of(request: Request) -> Desk:
    """Return the desk of the application that a request is to, with who asks."""
    found: Desk = request.app.state.desk
    user: User | None = request.scope.get(USER)
    return replace(found, user=user, by=user.name) if user else found


def computed(desk: Annotated[Desk, Depends(desk_of)]) -> tuple[Outlook, Computation]:
    """Return what is computed, and how current it is; NotComputedError where nothing is yet, after some waiting."""
    outlook = desk.keeper.look()
    if outlook.computation is None and outlook.working:
        outlook = desk.keeper.wait()
    if outlook.computation is None:
        raise NotComputedError(outlook)
    return outlook, outlook.computation


def lost(what: str, id_: str) -> HTTPException:
    """Return the error that nothing of a kind has an id."""
    return HTTPException(404, f"no {what} has the id {id_}")


def token_of(desk: Desk, session: str) -> str:
    """Return the token that a form of a session carries."""
    return new(desk.secret, session.encode(), sha256).hexdigest()


def is_ours(desk: Desk, session: str, token: str) -> bool:
    """Return whether a form was handed to this session by this workbench, since it was started."""
    return bool(session) and compare_digest(token_of(desk, session), token)


TheDesk = Annotated[Desk, Depends(desk_of)]
Computed = Annotated[tuple[Outlook, Computation], Depends(computed)]
Id = Annotated[str, Path(pattern=r"^[A-Za-z0-9_.:-]{1,80}$", description="Of what is asked for, in full.")]
PolicyName = Literal["ucdp", "acled", "airwars", "latest", "origins"]
Policy = Annotated[PolicyName, Query(description="Rule by which ranges are made.")]
