"""How exactly a time is known, in the codes of UCDP and ACLED."""

import pytest

from rashomon.export.datings import date_prec, time_precision
from rashomon.records import Part, Time


@pytest.mark.parametrize(
    ("first", "last", "part", "ucdp", "acled"),
    [
        ("2018-02-07", "2018-02-07", None, 1, 1),
        ("2018-02-07", "2018-02-07", "dawn", 1, 1),
        ("2018-02-07", "2018-02-08", "night", 2, 1),
        ("2018-02-07", "2018-02-08", None, 2, 2),
        ("2018-02-10", "2018-02-15", None, 2, 2),
        ("2018-02-05", "2018-02-11", None, 3, 2),
        ("2018-02-01", "2018-02-10", None, 4, 3),
        ("2018-01-01", "2018-01-31", None, 4, 3),
        ("2017-12-15", "2018-01-15", None, 5, None),
        ("2017-01-01", "2017-12-31", None, 5, None),
        ("2016-01-01", "2016-12-31", None, 5, None),
        ("2014-09-01", "2018-02-12", None, None, None),
    ],
)
def test_codes_are_of_the_length_of_the_stretch(
    first: str, last: str, part: Part | None, ucdp: int, acled: int | None
) -> None:
    time = Time("then", (0, 4), first, last, part)
    assert (date_prec(time), time_precision(time)) == (ucdp, acled)
