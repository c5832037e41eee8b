import pytest

from rashomon.export.place_codes import acled_geo_precision, ucdp_where_prec
from rashomon.records import Place, Precision


def place(
    precision: Precision, id_: str | None = "geonames:1", radius: float | None = 5.0, known: bool = True
) -> Place:
    latitude, longitude = (35.0, 40.0) if known else (None, None)
    return Place("X", (0, 1), id_, "X", latitude, longitude, "SY", None, None, precision, radius)


@pytest.mark.parametrize(
    ("told", "ucdp", "acled"),
    [
        (place("exact"), 1, 1),
        (place("town"), 1, 1),
        (place("near", radius=15.0), 2, 2),
        (place("relative", None, 3.2), 2, 2),  # "8 km east of X"
        (place("relative", None, 25.0), 2, 2),
        (place("relative", None, 60.0), 5, 3),  # "east of X"
        (place("relative", None, None, known=False), None, None),
        (place("admin2"), 3, 2),
        (place("admin1"), 4, 3),
        (place("admin1", "region:donbas"), 5, 3),
        (place("line", "line:euphrates"), 5, 3),
        (place("line", "sea:red_sea"), 7, 3),
        (place("country"), 6, 3),
        (place("town", None, None, known=False), None, None),  # a village that no gazetteer has
    ],
)
def test_a_place_has_the_fields_codes_of_precision(told: Place, ucdp: int | None, acled: int | None) -> None:
    assert (ucdp_where_prec(told), acled_geo_precision(told)) == (ucdp, acled)
