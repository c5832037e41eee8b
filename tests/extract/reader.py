"""Reads one sentence as the product reads a report: what the tables of this folder are checked with."""

from functools import cache

from rashomon.extract import annotate_reports, extract_claims
from rashomon.lexicon import GazetteerEntry
from rashomon.records import Reading, Report
from rashomon.resources import load_model
from rashomon.tables import load_ontology


class NoPlaces:
    """A gazetteer that knows no place: sentences of these tables need none."""

    def find(self, name: str, countries: frozenset[str] = frozenset()) -> tuple[GazetteerEntry, ...]:
        return ()

    def countries_around(self, latitude: float, longitude: float) -> frozenset[str]:
        return frozenset()


def make_report(text: str, title: str = "", published: str | None = "2018-02-12", outlet: str | None = None) -> Report:
    return Report("r0", "-", None, title, outlet, None, None, published, "option", "en", text, "")


@cache
def read(text: str, title: str = "", published: str | None = "2018-02-12") -> Reading:
    """Return what a text says, on the 12th of February 2018 unless told otherwise."""
    ((report, headed, body),) = annotate_reports(load_model(), [make_report(text, title, published)])
    return extract_claims(report, headed, body, load_ontology(), NoPlaces())
