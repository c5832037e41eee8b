"""The findings of an event → the one number that a format has a column for, and the claims that it leads back to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.export.formats.telling import Index, keys_of
from rashomon.records import Event, Field, Finding, Whom


@dataclass(frozen=True, slots=True)
class Amount:
    """A number, its range, and which findings it is of. `value` None: the policy gives no number for them."""

    value: int | None
    low: int | None  # None: open
    high: int | None  # None: open
    how: str  # best, low, high: which end of the policy's range the value is; several of them where it is a sum
    findings: tuple[Finding, ...]
    claims: tuple[str, ...]
    low_claims: tuple[str, ...] = ()
    high_claims: tuple[str, ...] = ()


def amount_of(finding: Finding) -> Amount:
    """Return the number of one finding: its best, else its low, else its high under the policy."""
    ends = (("best", finding.best), ("low", finding.low), ("high", finding.high))
    for how, limit in ends:
        if limit is not None and limit.value is not None:
            low, high = finding.low or finding.best or limit, finding.high or finding.best or limit
            return Amount(limit.value, low.value, high.value, how, (finding,), limit.claims, low.claims, high.claims)
    return Amount(None, None, None, "", (finding,), tuple(id_ for one in finding.positions for id_ in one.claims))


def total(event: Event, field: Field, index: Index) -> Amount | None:
    """Return how many there were in all: the figure for everybody, at least the largest of a part; None where none is.

    Where nobody gives a figure for all, the largest ones for the civilians and for the fighters of each side are
    added up: no one can be in two of these.
    """
    found = [f for f in event.findings if f.field == field]
    if not found:
        return None
    given = [one for one in map(amount_of, found) if one.value is not None]
    if not given:
        return amount_of(found[0])
    wholes = [one for one in given if is_whole(one.findings[0].whom)]
    if not wholes:
        parts = split(event, given, index)
        apart = set(parts) - {"unknown", "fighters"} or {"fighters"}
        if apart == {"civilians"}:
            apart.add("fighters")  # whose side nobody tells, but who are no civilians
        disjoint = [part for name, part in sorted(parts.items()) if name in apart]
        largest = max(given, key=_size)
        added = _add(disjoint) if disjoint else largest
        return added if _size(added) >= _size(largest) else largest
    whole = max(wholes, key=lambda one: (one.findings[0].reports, one.findings[0].origins.at_least, _size(one)))
    part = max(given, key=_size)
    return part if _size(part) > _size(whole) else whole


def _size(amount: Amount) -> int:
    return amount.value or 0


def is_whole(whom: Whom | None) -> bool:
    """Tell whether a figure is of everybody, whoever they were."""
    if whom is None:
        return True
    return whom.actor is None and whom.side is None and whom.role in {"any", "unknown"} and whom.who == "any"


def split(event: Event, amounts: Sequence[Amount], index: Index) -> dict[str, Amount]:
    """Return the largest figure for each: "civilians", fighters of side "0", "1", … of the event, "fighters" of none.

    "unknown" are those who may be civilians or fighters.
    """
    sides = [set().union(*(keys_of(name, index) for name in names)) for names in event.sides]
    found: dict[str, Amount] = {}
    for amount in amounts:
        whom = amount.findings[0].whom
        if amount.value is not None and whom is not None and not is_whole(whom):
            name = _part(whom, sides)
            if name not in found or _size(amount) > _size(found[name]):
                found[name] = amount
    return found


def _part(whom: Whom, sides: Sequence[set[str]]) -> str:
    if whom.role == "civilian":
        return "civilians"
    if whom.role != "combatant":
        return "unknown"
    own = {key for key in (whom.actor, whom.side) if key is not None}
    fitting = [number for number, keys in enumerate(sides) if own & keys]
    return str(fitting[0]) if len(fitting) == 1 else "fighters"


def _add(amounts: Sequence[Amount]) -> Amount:
    """Return the sum of figures of people of whom nobody can be in two; an open end stays open."""
    if len(amounts) == 1:
        return amounts[0]
    lows, highs = [one.low for one in amounts], [one.high for one in amounts]
    return Amount(
        value=sum(_size(one) for one in amounts),
        low=None if None in lows else sum(low for low in lows if low is not None),
        high=None if None in highs else sum(high for high in highs if high is not None),
        how="sum of " + ", ".join(one.how for one in amounts),
        findings=tuple(finding for one in amounts for finding in one.findings),
        claims=_each(one.claims for one in amounts),
        low_claims=_each(one.low_claims for one in amounts),
        high_claims=_each(one.high_claims for one in amounts),
    )


def _each(claims: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(id_ for ids in claims for id_ in ids))


def range_of(amount: Amount) -> tuple[int, int]:
    """Return low and high for columns that know no open end: the smallest and largest numbers that are told.

    Where nothing bounds a figure from below, as in "up to 90", there was at least one.
    """
    told = [end for f in amount.findings for p in f.positions if not p.rejects for end in (p.low, p.high)]
    value = _size(amount)
    low = amount.low if amount.low is not None else min(1, value)
    high = amount.high if amount.high is not None else max([value, *(end for end in told if end is not None)])
    if amount.high is None and len(amount.findings) > 1:
        high = value  # a sum has no told number to end with
    return min(low, value), max(high, value)


def word_groups(amount: Amount) -> tuple[str, ...]:
    """Return the words for the groups that a number is of."""
    return tuple(f"{finding.field}: {finding.group or 'all'}" for finding in amount.findings)
