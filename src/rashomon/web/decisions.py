"""What somebody asks to have decided in, the decision that is kept out: the same for a form and for the API."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, get_args

from rashomon.deciding import Made, decide, stand
from rashomon.records import Standing, Verdict
from rashomon.store.decisions import last_number
from rashomon.web.desk import Desk

LONGEST_ID, LONGEST_WHY, LONGEST_BY = 200, 2_000, 100  # characters
Asked = Literal[
    "same", "different", "unsure", "credible", "discounted", "undone", "accepted", "rejected",
    "noted", "assigned", "begun", "coded", "reopened"]  # fmt: skip
NEEDED: dict[Asked, int] = dict.fromkeys(get_args(Asked), 1) | {"same": 2, "different": 2, "unsure": 2}
# What needs no reason: it says itself what it is.
PLAIN = frozenset(["accepted", "assigned", "begun", "coded", "reopened"])


def keep_decision(
    desk: Desk,
    verdict: str,
    ids: Sequence[str],
    why: str,
    by: str = "",
    *,
    assignee: str | None = None,
    seen: int | None = None,
) -> Made:
    """Keep a decision and let what follows from it be computed; ValueError, with the reason, where it cannot be.

    ConflictError where another person decided on the same after the decision of the number `seen`.
    """
    known = next((one for one in NEEDED if one == verdict), None)
    if known is None:
        raise ValueError(f"no verdict {verdict!r}: one of {', '.join(NEEDED)}")
    given = [" ".join(id_.split()) for id_ in ids if id_.strip()]
    if len(given) != NEEDED[known]:
        raise ValueError(f"{known} is said of {'two ids' if NEEDED[known] == 2 else 'one id'}, not of {len(given)}")
    check_length("an id", max(given, key=len), LONGEST_ID)
    why, by = read_reason(desk, why, by, needed=known not in PLAIN)
    assignee = " ".join((assignee or "").split()) if known == "assigned" else None
    check_length("the name", assignee or "", LONGEST_BY)
    made = decide(desk.store, _verdict(known), given, by, why, assignee=assignee, seen=seen)
    follow_up(desk)
    return made


def read_reason(desk: Desk, why: str, by: str, *, needed: bool = True) -> tuple[str, str]:
    """Return why and who decides, each on one line; ValueError where they are too long or a reason is missing."""
    why, by = " ".join(why.split()), " ".join(by.split()) or desk.by
    if desk.is_team and by != desk.by:
        raise ValueError(f"you decide as {desk.by}, not as {by[:LONGEST_BY]}")
    if needed and not why:
        raise ValueError("a reason is needed: it is kept with the decision")
    check_length("why", why, LONGEST_WHY)
    check_length("by", by, LONGEST_BY)
    return why, by


def last_seen(desk: Desk) -> int:
    """Return the number of the last decision that a page shows, which its forms send along."""
    with desk.store.read() as connection:
        return last_number(connection)


def read_seen(given: str) -> int | None:
    """Return the number of the last decision that somebody had before him, None where his form does not say."""
    return int(given) if given.isdecimal() and given.isascii() and len(given) < 19 else None


def check_length(what: str, text: str, most: int) -> None:
    """Raise ValueError where a text has more characters than it may."""
    if len(text) > most:
        raise ValueError(f"{what} has {len(text):,} characters: {most:,} at most")


def follow_up(desk: Desk) -> None:
    """Let what follows from a decision be computed at once."""
    desk.keeper.hurry()
    desk.keeper.look()


def list_decisions(desk: Desk) -> list[Standing]:
    """Return all decisions, the newest first, each with whether it holds."""
    return stand(desk.store)[::-1]


def _verdict(asked: Asked) -> Verdict:
    return asked
