"""What Rashomon itself costs, and later how right it is: gold data or reports in, numbers out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from rashomon.bench.speed import measure_speed

Suite = Callable[[Sequence[str], int], Mapping[str, float | int]]

SUITES: Mapping[str, Suite] = {"speed": measure_speed}
