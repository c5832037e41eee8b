"""How exactly a time is known, as the codebooks of UCDP and ACLED count it: a time → their codes, 1 for a day.

A code is of the length of the stretch of days in which the deed lies, not of how long the deed lasted.
"""

from __future__ import annotations

from datetime import date

from rashomon.records import Time

# UCDP GED codebook, `date_prec`: the most days of codes 1 to 5 (a day, two to six days, a week, a month, a year).
_UCDP = ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5))
# ACLED codebook, `time_precision`: the day; the week or weekend; the month. Less exact events are not coded.
_ACLED = ((1, 1), (7, 2), (31, 3))


def date_prec(time: Time) -> int | None:
    """Return UCDP's `date_prec` of a time, 1 to 5; None for more than a year, which UCDP does not code."""
    return _code(time, _UCDP)


def time_precision(time: Time) -> int | None:
    """Return ACLED's `time_precision` of a time, 1 to 3; None where no month is told, which ACLED does not code.

    A night is one day: ACLED dates it by the day on which it began.
    """
    return 1 if time.part == "night" and _days(time) == 2 else _code(time, _ACLED)


def _code(time: Time, codes: tuple[tuple[int, int], ...]) -> int | None:
    length = _days(time)
    return next((code for most, code in codes if length <= most), None)


def _days(time: Time) -> int:
    return (date.fromisoformat(time.last) - date.fromisoformat(time.first)).days + 1
