"""What reading many reports costs with each runner, and what a store of them takes: the figures of docs/scale.md.

Usage: measure_scale.py REPORTS [RUNNER...]. The reports are generated, of 80 to 600 words that nobody wrote. With
`pages` for a runner: what taking them out of web pages costs, which are made, too, with menus and scripts around them;
with `store`: what putting readings in costs, without reading.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rashomon.bench.generated import generate_readings
from rashomon.read import read_reports
from rashomon.scale import RUNNERS
from rashomon.store import open_store
from rashomon.tables import load_ontology


def write_reports(path: Path, count: int) -> int:
    """Write so many reports as JSON Lines; return the characters of their texts."""
    characters = 0
    with path.open("w", encoding="utf-8") as file:
        for reading in generate_readings(count, load_ontology(None)).readings:
            one = reading.report
            characters += len(one.text)
            kept = {"text": one.text, "title": one.title, "published": one.published, "outlet": one.outlet}
            file.write(json.dumps({**kept, "url": one.url}) + "\n")
    return characters


def measure(runner: str, reports: Path, store: Path) -> dict[str, float | str]:
    """Return what adding the reports to a new store took; the processor's seconds where nobody else's child works."""
    before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    command = [sys.executable, "-m", "rashomon", "add", str(reports), "--db", str(store), "--runner", runner]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise SystemExit(done.stderr)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {
        "runner": runner,
        "told": done.stdout.strip().partition(": ")[2],
        "seconds": round(time.monotonic() - begin, 1),
        **({} if runner == "ray" else {"processor_seconds": round(processor, 1)}),
        "peak_memory_mb": round(after.ru_maxrss / 1024),
        "store_bytes": sum(file.stat().st_size for file in store.parent.glob(f"{store.name}*")),
    }


def measure_pages(reports: Path, folder: Path) -> dict[str, float | str]:
    """Return how long the texts of at most 500 pages take, in seconds of the processor."""
    links = "".join(f'<li><a href="/section/{number}">A section of news {number}</a></li>' for number in range(150))
    script = f"<script>var settings = {json.dumps(['x' * 60] * 900)};</script>"
    pages = folder / "pages"
    pages.mkdir()
    for number, line in enumerate(reports.read_text(encoding="utf-8").splitlines()[:500]):
        one = json.loads(line)
        body = "".join(f"<p>{part}</p>" for part in one["text"].split("\n") if part)
        head = f"<head><title>{one['title']}</title>{script}</head>"
        article = f"<article><h1>{one['title']}</h1>{body}</article>"
        page = f"<html>{head}<body><nav><ul>{links}</ul></nav>{article}</body></html>"
        (pages / f"{number:04}.html").write_text(page, encoding="utf-8")
    size = sum(page.stat().st_size for page in pages.iterdir())
    begin = time.process_time()
    count = sum(1 for _ in read_reports([str(pages)]))
    return {"pages": count, "processor_seconds": round(time.process_time() - begin, 1), "bytes": size}


def measure_store(count: int, store: Path) -> dict[str, float | str]:
    """Return how long putting so many readings into a new store takes, by the processor and by the clock."""
    readings = generate_readings(count, load_ontology(None)).readings
    processor, clock = time.process_time(), time.monotonic()
    with open_store(str(store)) as opened:
        for reading in readings:
            opened.add(reading)
    processor, clock = time.process_time() - processor, time.monotonic() - clock
    return {"put": count, "processor_seconds": round(processor, 1), "seconds": round(clock, 1)}


def main(count: int, runners: list[str]) -> None:
    """Print a line of JSON for the reports, and one for each runner."""
    with tempfile.TemporaryDirectory() as folder:
        reports = Path(folder, "reports.jsonl")
        characters = write_reports(reports, count)
        print(json.dumps({"reports": count, "characters": characters, "bytes": reports.stat().st_size}), flush=True)
        for runner in runners:
            store = Path(folder, f"{runner}.sqlite")
            if runner == "pages":
                figures = measure_pages(reports, Path(folder))
            else:
                figures = measure_store(count, store) if runner == "store" else measure(runner, reports, store)
            print(json.dumps(figures), flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:] or list(RUNNERS))
