"""The id of an event in, all that its page shows out: a comparison of its reports alone, under every policy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.deciding import corrected_readings
from rashomon.export.dossier.anchors import Anchors, set_anchors
from rashomon.export.dossier.findings import Version
from rashomon.export.dossier.page import Room, lay_out
from rashomon.records import Comparison, Event, Reading
from rashomon.store import Store
from rashomon.store.computed import Computation, copies_among, find_computation, get_event, revisions_among
from rashomon.store.listing import Asked, Listed, list_events
from rashomon.web.atlas import Outline, View, around, draw_outlines, find_bounds, fit
from rashomon.web.computing import LISTED_BY

MOST_HOLDERS = 12  # of a position, by name
MANY_POSITIONS = 80  # of all findings, that have whole rows, of some 1.5 KB each
FEW_HOLDERS, FEW_LEFT_OUT, FEW_PAIRS = 4, 2, 4  # that are named where there are more positions
MOST_NAMED = 200  # reports that leave a position out, on a page of its own
# Tellings in all of an event's positions, and how many of each position its page then shows: some 1.5 KB each.
FEW_TELLINGS, MANY_TELLINGS = 40, 200
MOST_NEAR = 6  # other events that an event's page offers for "the same"


@dataclass(frozen=True, slots=True)
class Told:
    """An event with the readings that tell it, as one comparison a policy."""

    event: Event
    by_policy: Mapping[str, Comparison]

    @property
    def readings(self) -> tuple[Reading, ...]:
        """Return the readings of the event's reports."""
        return self.by_policy[LISTED_BY].reports


def find_event(store: Store, computation: Computation, id_: str) -> Told | None:
    """Return an event of a computation by its id or a mention's, None where there is none.

    Of a computation that others have cleared away since it was asked for, it is that of the newest.
    """
    with store.read() as connection:
        under = get_event(connection, computation.number, id_)
        if under is None and (newest := find_computation(connection, computation)) is not None:
            computation = newest
            under = get_event(connection, computation.number, id_)
        if under is None:
            return None
        reports = under[LISTED_BY].reports
        copies = tuple(copies_among(connection, computation.number, reports))
        revisions = tuple(revisions_among(connection, computation.number, reports))
    readings = corrected_readings(store, *reports)
    by_policy = {policy: Comparison(readings, copies, (event,), (), revisions) for policy, event in under.items()}
    return Told(under[LISTED_BY], by_policy)


def find_near(store: Store, computation: Computation, event: Event) -> list[Listed]:
    """Return events of the same country whose days meet those of an event: what may be the same, or was parted."""
    country = event.place.country if event.place else None
    if event.first is None or event.last is None:
        return []
    asked = Asked(since=event.first, until=event.last, country=country)
    with store.read() as connection:
        found = list_events(connection, computation.number, asked, "reports", MOST_NEAR + 1)
    return [one for one in found if one.id != event.id][:MOST_NEAR]


def locate(event: Event) -> Located | None:
    """Return where an event happened as a small map shows it, None where no place on earth is known of it."""
    place = event.place
    if place is None or place.latitude is None or place.longitude is None:
        return None
    if place.precision == "country" and place.country and (bounds := find_bounds(place.country)):
        view = fit(*bounds)
        return Located(view, draw_outlines(view), place.country, None)
    radius = place.radius_km or 0.0
    view = around(place.longitude, place.latitude, radius)
    middle, reach = view.place(place.longitude, place.latitude), view.reach(radius, place.latitude)
    circle = (round(middle[0]), round(middle[1]), round(reach[0]), round(reach[1]))
    return Located(view, draw_outlines(view), None, circle)


def each_text(readings: Sequence[Reading]) -> list[Reading]:
    """Return the first reading of each text, in the order in which the dossier numbers them."""
    found: dict[str, Reading] = {}
    for reading in readings:
        found.setdefault(reading.report.id, reading)
    return list(found.values())


@dataclass(frozen=True, slots=True)
class Located:
    """A small map: a country as such, or a circle in which the event lies (middle, radii; units of the sheet)."""

    view: View
    land: tuple[Outline, ...]
    country: str | None
    circle: tuple[int, int, int, int] | None


@dataclass(frozen=True, slots=True)
class Ways:
    """Where the numbers of reports and claims on an event's page lead."""

    event: str
    reports: Mapping[int, str]
    claims: Mapping[int, tuple[str, str]]  # claim, and the report that has it

    def to_report(self, number: int) -> str:
        """Return the address of a report."""
        return f"/reports/{self.reports[number]}"

    def to_claim(self, number: int) -> str:
        """Return the address of a claim's words."""
        claim, report = self.claims[number]
        return f"/reports/{report}?claim={claim}#c-{claim}"

    def to_words(self, anchor: str) -> str:
        """Return the address of all tellings behind a position."""
        return f"/events/{self.event}/words/{anchor}"


def find_ways(comparison: Comparison, event: str) -> Ways:
    """Return where the numbers that the dossier gives a comparison's reports and claims lead."""
    anchors: Anchors = set_anchors(comparison)
    report_of = {claim.id: one.report.id for one in reversed(comparison.reports) for claim in one.claims}
    return Ways(
        event,
        {number: id_ for id_, number in anchors.reports.items()},
        {number: (id_, report_of[id_]) for id_, number in anchors.claims.items() if id_ in report_of},
    )


def find_room(told: Told) -> Room:
    """Return how much of an event its page has room for; what stands behind a position has a page of its own."""
    held = [len(finding.positions) for finding in told.event.findings]
    claims = sum(len(position.claims) for finding in told.event.findings for position in finding.positions)
    tellings = claims if claims <= FEW_TELLINGS else 2 if claims <= MANY_TELLINGS else 0
    if sum(held) <= MANY_POSITIONS:
        return Room(tellings, MOST_HOLDERS)
    rows = max((n for n in range(1, MANY_POSITIONS) if sum(min(n, one) for one in held) <= MANY_POSITIONS), default=1)
    return Room(tellings, FEW_HOLDERS, rows, FEW_LEFT_OUT, FEW_PAIRS)


def find_version(comparison: Comparison, anchor: str) -> Version | None:
    """Return a position of a comparison's only event by its anchor, None where there is none."""
    page = lay_out(comparison)["events"][0]
    shown = (*page.figures, *page.contested, *page.others)
    return next((one for finding in shown for one in finding.versions if one.anchor == anchor), None)
