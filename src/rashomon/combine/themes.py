"""What most reports of some days and of one country tell: the incident that the others may mean too.

Reports are collected by theme: "the strike", undated and unplaced, is then the one that the others tell of. Only
reports of the same days and the same country count, or of no country: what lies beside them changes nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from rashomon.combine.deeds import Deed
from rashomon.combine.incidents import Group
from rashomon.combine.nearness import SAME_NEWS

# Days around an incident, and the share of the reports around it that tell it: those who look back a year later, too,
# or only the news of these days, of which there may be much else.
SPANS = {400: 0.5, SAME_NEWS: 0.7}
FEWEST = 3  # reports that make a theme
ANYWHERE = ""  # the country of reports that tell of none


class Newsroom:
    """Reports by country and by day of publication; those without a day are of all days."""

    def __init__(self, deeds: Iterable[Deed]) -> None:
        days: dict[str, int | None] = {}
        told: dict[str, set[str]] = {}
        for deed in deeds:
            days[deed.report] = deed.published
            told.setdefault(deed.report, set()).add((deed.place.country if deed.place else None) or ANYWHERE)
        self._dated: dict[str, list[tuple[int, str]]] = {}
        self._undated: dict[str, list[str]] = {}
        for report, day in sorted(days.items()):
            for country in told[report]:
                if day is None:
                    self._undated.setdefault(country, []).append(report)
                else:
                    self._dated.setdefault(country, []).append((day, report))
        for reports in self._dated.values():
            reports.sort()

    def around(self, incident: Group) -> set[str]:
        """Return the reports around an incident that is their theme, of the longest such span; none where it is not."""
        for span, share in SPANS.items():
            most = len(incident.by_report) / share
            found = set(incident.by_report)
            for report in self._near(incident, span):
                found.add(report)
                if len(found) > most:
                    break
            else:
                return found
        return set()

    def _near(self, incident: Group, span: int) -> Iterator[str]:
        country = incident.place.country if incident.place is not None else None
        for told in sorted({country, ANYWHERE} if country else {*self._dated, *self._undated}):
            yield from self._undated.get(told, ())
            dated = self._dated.get(told, [])
            if incident.published is None:
                yield from (report for _, report in dated)
                continue
            first, last = incident.published
            begin, end = (bisect_left(dated, (day, "")) for day in (first - span, last + span + 1))
            yield from (dated[n][1] for n in range(begin, end))


def find_themes(groups: Sequence[Group], deeds: Iterable[Deed]) -> list[tuple[int, list[int]]]:
    """Return each incident that is a theme, the most told first, and the groups of the other reports around it."""
    newsroom = Newsroom(deeds)
    of: dict[str, list[int]] = {}
    for group in groups:
        for report in group.by_report:
            of.setdefault(report, []).append(group.number)
    told = sorted((g for g in groups if len(g.by_report) >= FEWEST), key=lambda g: (-len(g.by_report), g.number))
    found = []
    for incident in told:
        others = newsroom.around(incident) - incident.by_report.keys()
        if others:
            found.append((incident.number, sorted({n for report in others for n in of.get(report, ())})))
    return found
