import pytest

from rashomon.coding_tables import make_coding, make_country
from rashomon.tables import load_ontology

COUNTRY = {
    "code": "SY",
    "iso3": "SYR",
    "number": "760",
    "name": "Syria",
    "fips": "SY",
    "gw": "652",
    "cow": "",
    "acled_region": "Middle East",
}
CODING = {"type": "ASSAULT", "mode": "aerial", "cameo": "195", "goldstein": "-10.0", "intensity": ""}


def test_a_line_of_each_table() -> None:
    country, coding = make_country(COUNTRY), make_coding(CODING)
    assert (country.number, country.gw, country.cow) == (760, 652, None)
    assert (coding.cameo, coding.goldstein, coding.intensity) == ("195", -10.0, None)


@pytest.mark.parametrize(
    ("column", "cell"), [("code", "SYR"), ("iso3", "SY"), ("number", "x"), ("gw", "-1"), ("cow", "99999")]
)
def test_a_country_without_proper_codes_is_refused(column: str, cell: str) -> None:
    with pytest.raises(ValueError, match=cell):
        make_country(COUNTRY | {column: cell})


@pytest.mark.parametrize(
    ("column", "cell"), [("cameo", "21"), ("cameo", "00"), ("cameo", ""), ("goldstein", "11"), ("intensity", "x")]
)
def test_a_deed_without_proper_codes_is_refused(column: str, cell: str) -> None:
    with pytest.raises(ValueError, match=cell or "no code"):
        make_coding(CODING | {column: cell})


def test_every_country_of_an_actor_has_its_codes() -> None:
    ontology = load_ontology()
    assert {actor.country for actor in ontology.actors.values() if actor.country} <= set(ontology.countries)


def test_no_two_countries_share_a_code() -> None:
    countries = load_ontology().countries.values()
    for told in ([one.iso3 for one in countries], [one.number for one in countries if one.number]):
        assert len(told) == len(set(told))
    assert all(one.acled_region and one.name == one.name.strip() for one in countries)


@pytest.mark.parametrize(
    ("code", "iso3", "fips", "gw", "region"),
    [
        ("SY", "SYR", "SY", 652, "Middle East"),
        ("UA", "UKR", "UP", 369, "Europe"),
        ("ML", "MLI", "ML", 432, "Western Africa"),
        ("MM", "MMR", "BM", 775, "Southeast Asia"),
        ("CD", "COD", "CG", 490, "Middle Africa"),
        ("GB", "GBR", "UK", 200, "Europe"),
        ("PS", "PSE", "WE", None, "Middle East"),
    ],
)
def test_codes_of_countries(code: str, iso3: str, fips: str, gw: int | None, region: str) -> None:
    country = load_ontology().countries[code]
    assert (country.iso3, country.fips, country.gw, country.acled_region) == (iso3, fips, gw, region)
