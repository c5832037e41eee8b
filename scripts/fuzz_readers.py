"""Damage a sound file of each format at random and read it, for as long as it is told: what breaks a reader is printed.

Usage: fuzz_readers.py MINUTES [SEED]. A fault is a line with the format and the seed that makes it again, and the file
is kept in the folder `fuzzed`.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "hostile"))

from damaged_files import CODED, SOUND, damage, faults_of, faults_of_table

SLOWEST = 5.0  # seconds for a file of a few kilobytes


def main(minutes: float, seed: int) -> int:
    """Read damaged files until the time is over; return 1 where one of them broke a reader."""
    kept = Path("fuzzed")
    end = time.monotonic() + 60 * minutes
    tried: Counter[str] = Counter()
    broken = 0
    with TemporaryDirectory() as folder:
        while time.monotonic() < end:
            seed += 1
            for name, sound in (SOUND | CODED).items():
                path = Path(folder) / name
                path.write_bytes(damage(sound, Random(seed)))
                tried[name] += 1
                if fault := _fault(path):
                    broken += 1
                    kept.mkdir(exist_ok=True)
                    (kept / f"{seed}-{name}").write_bytes(path.read_bytes())
                    print(f"{name} {seed}: {fault}", flush=True)
    print(f"{tried.total()} files of {len(tried)} formats, {broken} broke a reader; the last seed was {seed}")
    return 1 if broken else 0


def _fault(path: Path) -> str:
    """Return what is wrong with what comes of a file, "" where nothing is."""
    start = time.process_time()
    try:
        faults = (faults_of_table if path.name in CODED else faults_of)(str(path))
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    took = time.process_time() - start
    return "; ".join(faults) or (f"took {took:.0f} seconds" if took > SLOWEST else "")


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0))
