"""The suite: annotated cases in, shares of what is right out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from rashomon.bench.accounts.comparisons import score_comparison
from rashomon.bench.accounts.event_files import load_event_file
from rashomon.bench.accounts.gathering import gather_tellings, score_gathering
from rashomon.bench.accounts.gold import GoldCase, load_case
from rashomon.bench.accounts.readings import Read, match, score_reading
from rashomon.bench.accounts.tally import Tally
from rashomon.bench.request import Measured, Request
from rashomon.pipeline import compare_readings, read_paths
from rashomon.records import Comparison, Reading

HALVES = ("dev", "test")
SECRET = "test"  # nobody reads its misses, or it would measure how well we know it
CORPUS = Path(__file__).parents[4] / "corpus" / "accounts"  # of a checkout; an installed package is given a folder


def find_cases(folder: Path) -> dict[str, list[GoldCase]]:
    """Return the cases of a folder by the half that they are of; "all" where it has no halves.

    A case is a folder with compare.json, or an EVENT.yaml beside a folder of reports. ValueError where there is none.
    """
    halves = {half: _cases(folder / half) for half in HALVES if (folder / half).is_dir()} or {"all": _cases(folder)}
    if not any(halves.values()):
        raise ValueError(f"{folder}: no cases of accounts (a folder with compare.json, or EVENT.yaml)")
    return {half: cases for half, cases in halves.items() if cases}


def _cases(folder: Path) -> list[GoldCase]:
    single = [load_case(folder)] if (folder / "compare.json").exists() else []
    ours = [load_case(path.parent) for path in sorted(folder.glob("*/compare.json"))]
    others = [load_event_file(path) for path in sorted(folder.glob("*.yaml")) if path.with_suffix("").is_dir()]
    return single + ours + others


def score_cases(cases: Sequence[GoldCase]) -> Tally:
    """Read and compare the reports of each case, then of all in one, and return what is right.

    ValueError where a report of a case is missing.
    """
    tally = Tally()
    reads = {case.name: _read_case(case) for case in cases}
    for case in cases:
        for read in reads[case.name]:
            score_reading(read, tally)
        score_comparison(case, reads[case.name], _compare(reads[case.name]), tally)
    together = [read for case in cases for read in reads[case.name]]
    score_gathering(gather_tellings(together, _compare(together)), tally, "mixed_events")
    return tally


def _compare(reads: Sequence[Read]) -> Comparison:
    return compare_readings(read.reading for read in reads)


def _read_case(case: GoldCase) -> list[Read]:
    """Return the reports of a case with what was read in each."""
    files = sorted({report.name.split("#")[0] for report in case.reports})
    found: dict[str, list[Reading]] = defaultdict(list)
    for one in read_paths([str(case.folder / name) for name in files]):
        if isinstance(one, Reading):
            found[Path(one.report.path.split("#")[0]).name].append(one)
    reads = []
    for report in case.reports:
        file, _, number = report.name.partition("#")
        if len(found[file]) < int(number or 1):
            raise ValueError(f"{case.folder / report.name}: could not be read")
        reads.append(match(case.name, report, found[file][int(number or 1) - 1]))
    return reads


def summarise(tally: Tally) -> dict[str, float]:
    """Return the shares of a tally, rounded, and the F1 of the events."""
    shares = tally.shares()
    for name in ("events", "mixed_events"):
        precision, recall = shares[f"{name}_precision"], shares[f"{name}_recall"]
        shares[f"{name}_f1"] = 2 * precision * recall / (precision + recall)
    return {measure: round(shares[measure], 3) for measure in sorted(shares)}


def measure_accounts(request: Request) -> Measured:
    """Return for each half of the cases of the gold data the share of what is right, by measure (docs/bench.md).

    What was wrong is told too, but of the half that is for scoring only. ValueError where there are no cases.
    """
    tallies = {half: score_cases(cases) for half, cases in find_cases(request.gold or CORPUS).items()}
    misses = [
        f"{half} {measure}: {what}"
        for half, tally in tallies.items()
        if half != SECRET
        for measure in sorted(tally.wrong)
        for what in tally.wrong[measure]
    ]
    return Measured({half: summarise(tally) for half, tally in tallies.items()}, misses)
