"""What Rashomon itself costs and how right it is: reports or gold data in, numbers out."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from rashomon.bench.accounts import measure_accounts
from rashomon.bench.attribution import measure_attribution
from rashomon.bench.request import Measured, Request
from rashomon.bench.speed import measure_speed

Suite = Callable[[Request], Measured]

SUITES: Mapping[str, Suite] = {
    "accounts": measure_accounts,
    "attribution": measure_attribution,
    "speed": measure_speed,
}
