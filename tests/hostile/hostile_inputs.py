"""Texts that are made to break a reader, and what measures the work that they cost."""

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable

from rashomon.records import Reading, Report
from rashomon.resources import load_resources
from rashomon.scale import extract_reports

# The slow form of some tests, which `make bench` runs.
SLOW = os.environ.get("RASHOMON_SLOW") == "1"
BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
HIDDEN = f"{BIDI}\u00ad\u200b\u2060\ufeff"

# A stretch of each is repeated to the length that a test asks for.
STRETCHES = {
    "no space": "a",
    "digits": "9",
    "emoji": "😀",
    "open brackets": "(",
    "line ends": "\n",
    "numbers": "12 ",
    "one verb": "killed ",
    "one word a line": "12 killed\n",
    "no full stop": "12 soldiers and 3 civilians, ",
    "clause in clause": "soldiers who killed the ",
    "speech in speech": "the army said that ",
    "names": "Brand Kovac ",
    "a quotation that never closes": 'He said: "the army killed 12 people. ',
    "quotations that open only": "“The army killed 12 people. ",
    "quotation marks": "\" ' ",
    "quotations over paragraphs": '"It was a crime.\n\n',
    "speakers": '"It was a crime," said Ada Brand. The colonel denied it. ',
    "figures": "Rebels killed 12 soldiers, the army said. Four died, bringing the total to 16. ",
    "denials": "The army denied that 12 civilians were killed. No attack took place. ",
    "places": "Troops attacked Aleppo, 8 km east of Homs. ",
    "days": "Last June a rocket killed nine. Two days later, on 8 March 2018, ten died. ",
    "hidden characters": "12 pe\u200bople\u202e were killed\u2067. ",
    "stray hyphens": "a -",
    "combining marks": "a" + "\u0301" * 50,
    "right to left": "قتل 12 شخصا ",
    "places and a party a line": "Aleppo\nHoms\nfighting between Oram and Tell\n",
}


def stretch(name: str, characters: int) -> str:
    """Return a hostile text of a given length."""
    piece = STRETCHES[name]
    return (piece * (characters // len(piece) + 1))[:characters]


def report_of(text: str, title: str = "") -> Report:
    """Return a report in English, published on the 12th of February 2018."""
    return Report("r0", "-", None, title, None, None, None, "2018-02-12", "option", "en", text, "")


def reading_of(text: str, title: str = "") -> Reading:
    """Return what a text says as the product reads it; a failure fails the test."""
    (said,) = extract_reports([report_of(text, title)], load_resources())
    assert isinstance(said, Reading), said
    return said


def work_of(run: Callable[[], object]) -> int:
    """Return how many calls a run makes: the same on every machine."""
    calls = 0

    def count(*_: object) -> None:
        nonlocal calls
        calls += 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        run()
    finally:
        sys.setprofile(before)
    return calls


def time_growth(run: Callable[[int], object], size: int) -> float:
    """Return how much longer a run takes for four times the input; the least of three tries, ended by a good one."""
    least = float("inf")
    for _ in range(3):
        took = []
        for times in (1, 4):
            start = time.process_time()
            run(size * times)
            took.append(time.process_time() - start)
        # under a few hundredths of a second the clock measures itself
        least = min(least, took[1] / max(took[0], 0.02))
        if least < 6:
            break
    return least


_CHILD = """
import json, resource, sys
from rashomon.records import Failure
from rashomon.pipeline import read_paths
from rashomon.read import read_reports
verb, path = sys.argv[1:]
said = list((read_paths if verb == "read" else read_reports)([path]))
try:
    # what getrusage tells includes the process that this one was forked from
    peak = int(open("/proc/self/status").read().split("VmHWM:")[1].split()[0])
except OSError:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform == "darwin" else 1)
print(json.dumps([peak // 1024, [one.reason if isinstance(one, Failure) else "" for one in said]]))
"""


def peak_of(verb: str, path: str, most_mb: int) -> tuple[int, list[str]]:
    """Return how much memory, in MB, reading a file takes in a process of its own, and what failed ("" for a report).

    The verb is "open" for the reader alone, "read" for the whole reading. A process that asks for far more is stopped.
    """

    def limit() -> None:
        # address space is asked for in larger pieces than are used
        resource.setrlimit(resource.RLIMIT_AS, ((most_mb + 4000) * 2**20,) * 2)

    done = subprocess.run(
        [sys.executable, "-c", _CHILD, verb, path], capture_output=True, text=True, check=True, preexec_fn=limit
    )
    peak, reasons = json.loads(done.stdout)
    return peak, reasons
