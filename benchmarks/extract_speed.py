"""How fast pages are read: pages a second on one core, the loading of the model apart.

    OMP_NUM_THREADS=1 .venv/bin/python benchmarks/extract_speed.py [--repeat N] [FOLDER ...]

Without a folder, over the pages of the bundled demo sites and of the gold that may be read. Tells the rate over all
pages, and the time of the median and of the slowest pages; the best of N rounds counts, for the machine may be busy.
"""

from __future__ import annotations

import argparse
import os
import time
from contextlib import suppress
from datetime import date
from pathlib import Path
from statistics import median, quantiles

HOUSE = Path(__file__).parents[1]
PAGES = (HOUSE / "webinars" / "demo" / "sites", HOUSE / "tests" / "gold" / "dev", HOUSE / "tests" / "gold" / "train")
TODAY = date(2026, 11, 22)


def main() -> None:
    parser = argparse.ArgumentParser(description="Pages read in a second, on one core.")
    parser.add_argument("folders", nargs="*", type=Path, default=PAGES, metavar="FOLDER", help="Folders of HTML pages.")
    parser.add_argument("--repeat", type=int, default=3, help="Rounds, of which the best counts.  [default: 3]")
    arguments = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    paths = sorted(path for folder in arguments.folders for path in folder.rglob("*.htm*"))
    if not paths:
        parser.error("no page in these folders")
    pages = [path.read_bytes() for path in paths]

    start = time.perf_counter()
    from transform.document import UnreadablePageError
    from transform.extract import extract_page
    from transform.language import load

    nlp = load()
    loaded = time.perf_counter() - start

    best: list[float] = []
    webinars = 0
    for _ in range(arguments.repeat):
        times = []
        webinars = 0
        for path, page in zip(paths, pages, strict=True):
            began = time.perf_counter()
            with suppress(UnreadablePageError):
                webinars += len(extract_page(page, path.absolute().as_uri(), as_of=TODAY, nlp=nlp).webinars)
            times.append(time.perf_counter() - began)
        best = min(best or times, times, key=sum)
    size = sum(map(len, pages)) / len(pages) / 1024
    slow = quantiles(best, n=10)[-1] if len(best) > 1 else best[0]
    print(f"{len(pages)} pages of {size:.0f} kB on average, {webinars} webinars")
    print(f"{'model and libraries':22}{loaded:8.2f} s, once")
    print(f"{'pages a second':22}{len(best) / sum(best):8.1f}")
    for name, seconds in (("median page", median(best)), ("one in ten is over", slow), ("slowest", max(best))):
        print(f"{name:22}{seconds * 1000:8.0f} ms")


if __name__ == "__main__":
    main()
