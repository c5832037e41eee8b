"""What Rashomon itself costs and how right it is: reports or gold data in, numbers out."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from rashomon.bench.accounts import measure_accounts
from rashomon.bench.actors import measure_actors
from rashomon.bench.airwars import measure_airwars
from rashomon.bench.attribution import measure_attribution
from rashomon.bench.case2021 import measure_case2021
from rashomon.bench.combine import measure_combine
from rashomon.bench.ecbplus import measure_ecbplus
from rashomon.bench.event_location import measure_event_location
from rashomon.bench.figures import measure_figures
from rashomon.bench.gate_suite import measure_gate
from rashomon.bench.geo import measure_geo
from rashomon.bench.gva import measure_gva
from rashomon.bench.incidents import measure_incidents
from rashomon.bench.india_police import measure_india_police
from rashomon.bench.pages import measure_pages
from rashomon.bench.plover import measure_plover
from rashomon.bench.request import Measured, Request
from rashomon.bench.speed import measure_speed
from rashomon.bench.times_suite import measure_times
from rashomon.bench.truth import measure_truth
from rashomon.bench.victims import measure_victims

Suite = Callable[[Request], Measured]

SUITES: Mapping[str, Suite] = {
    "accounts": measure_accounts,
    "actors": measure_actors,
    "airwars": measure_airwars,
    "attribution": measure_attribution,
    "combine": measure_combine,
    "ecbplus": measure_ecbplus,
    "event_location": measure_event_location,
    "figures": measure_figures,
    "gate": measure_gate,
    "geo": measure_geo,
    "gva": measure_gva,
    "incidents": measure_incidents,
    "case2021": measure_case2021,
    "india_police": measure_india_police,
    "pages": measure_pages,
    "plover": measure_plover,
    "speed": measure_speed,
    "times": measure_times,
    "truth": measure_truth,
    "victims": measure_victims,
}
