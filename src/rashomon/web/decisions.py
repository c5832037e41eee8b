"""What somebody asks to have decided in, the decision that is kept out: the same for a form and for the API."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from rashomon.deciding import Made, decide, stand
from rashomon.records import Standing, Verdict
from rashomon.web.desk import Desk

LONGEST_ID, LONGEST_WHY, LONGEST_BY = 200, 2_000, 100  # characters
Asked = Literal["same", "different", "unsure", "credible", "discounted", "undone"]
NEEDED: dict[Asked, int] = {"same": 2, "different": 2, "unsure": 2, "credible": 1, "discounted": 1, "undone": 1}


def keep_decision(desk: Desk, verdict: str, ids: Sequence[str], why: str, by: str = "") -> Made:
    """Keep a decision and let what follows from it be computed; ValueError, with the reason, where it cannot be."""
    known = next((one for one in NEEDED if one == verdict), None)
    if known is None:
        raise ValueError(f"no verdict {verdict!r}: one of {', '.join(NEEDED)}")
    given = [" ".join(id_.split()) for id_ in ids if id_.strip()]
    if len(given) != NEEDED[known]:
        raise ValueError(f"{known} is said of {'two ids' if NEEDED[known] == 2 else 'one id'}, not of {len(given)}")
    why, by = " ".join(why.split()), " ".join(by.split()) or desk.by
    if not why:
        raise ValueError("a reason is needed: it is kept with the decision")
    for what, text, most in (
        ("an id", max(given, key=len), LONGEST_ID),
        ("why", why, LONGEST_WHY),
        ("by", by, LONGEST_BY),
    ):
        if len(text) > most:
            raise ValueError(f"{what} has {len(text):,} characters: {most:,} at most")
    made = decide(desk.store, _verdict(known), given, by, why)
    desk.keeper.hurry()
    desk.keeper.look()
    return made


def list_decisions(desk: Desk) -> list[Standing]:
    """Return all decisions, the newest first, each with whether it holds."""
    return stand(desk.store)[::-1]


def _verdict(asked: Asked) -> Verdict:
    return asked
