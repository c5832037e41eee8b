"""What Rashomon itself costs and how right it is: reports or gold data in, numbers out."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from rashomon.bench.accounts import measure_accounts
from rashomon.bench.airwars import measure_airwars
from rashomon.bench.attribution import measure_attribution
from rashomon.bench.figures import measure_figures
from rashomon.bench.gva import measure_gva
from rashomon.bench.incidents import measure_incidents
from rashomon.bench.request import Measured, Request
from rashomon.bench.speed import measure_speed

Suite = Callable[[Request], Measured]

SUITES: Mapping[str, Suite] = {
    "accounts": measure_accounts,
    "airwars": measure_airwars,
    "attribution": measure_attribution,
    "figures": measure_figures,
    "gva": measure_gva,
    "incidents": measure_incidents,
    "speed": measure_speed,
}
