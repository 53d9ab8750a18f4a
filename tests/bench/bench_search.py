"""Size of the search's index, time to its hits and what it keeps the page from, at several sizes.

    python -m tests.bench.bench_search [--sizes 79 250 1000] [--slower 4]

For each size a catalogue is generated from the shipped one and its site is built. The index is weighed as it is,
with gzip and, where Node is there, with Brotli. A browser then opens the search, types one word at once and waits for
hits (`first`), types others (`next`, the median), and notes the longest task of the page meanwhile (`blocked`; 50 ms
is the least that a browser reports). `--slower` slows the page's processor, as on a phone. Times depend on the
machine: behind each stands its ratio to that of the smallest size.
"""

from __future__ import annotations

import argparse
import gzip
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from tests.bench.generate import generate
from tests.browser.watch import BROWSER_FLAGS, BROWSERS
from tests.support import require, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WORDS = ("mlflow", "model registry", "data", "predictions online", "kubflow", "who checks")
"""What is typed: names, prose, something misspelt, something common."""

_BROTLI = "process.stdout.write(String(require('zlib').brotliCompressSync(require('fs').readFileSync(0)).length))"
_LONG_TASKS = """
window.longest = 0;
new PerformanceObserver((list) => {
  for (const task of list.getEntries()) window.longest = Math.max(window.longest, task.duration);
}).observe({type: "longtask"});
"""


def build(root: Path) -> Path:
    """Build the site at `root` and return its folder."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1763600000"}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--clean"]
    subprocess.run(command, cwd=root, env=environment, check=True)
    return root / "site"


def weigh(data: bytes) -> tuple[float, float, float]:
    """Return the size in KiB as it is, with gzip and with Brotli."""
    found = subprocess.run([require("node"), "-e", _BROTLI], input=data, capture_output=True, check=True)
    return len(data) / 1024, len(gzip.compress(data, 9)) / 1024, int(found.stdout) / 1024


def typed(page: Page, words: str) -> float:
    """Type words at once; return the milliseconds until their hits stand there."""
    box, hits = page.locator(".md-search__input"), page.locator(".hit")
    box.fill("")
    hits.first.wait_for(state="detached")
    start = time.perf_counter()
    box.fill(words)
    hits.first.wait_for()
    return (time.perf_counter() - start) * 1000


def measure(browser: Browser, url: str, slower: float) -> tuple[float, float, float]:
    """Return the milliseconds to the first hits, the median of later ones, and the page's longest task."""
    page = browser.new_page()
    page.goto(url, wait_until="networkidle")
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    page.evaluate(_LONG_TASKS)
    start = time.perf_counter()
    page.locator(".md-search__input").click()
    typed(page, "registry")
    first = (time.perf_counter() - start) * 1000
    later = statistics.median(typed(page, words) for words in WORDS)
    longest = float(page.evaluate("window.longest"))
    page.close()
    return first, later, longest


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[79, 250, 1000])
    parser.add_argument("--slower", type=float, default=1)
    options = parser.parse_args()
    sys.stdout.write("entries   raw KiB      gzip    brotli    first ms         next ms   blocked ms\n")
    base: tuple[float, ...] = ()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=require(*BROWSERS), args=list(BROWSER_FLAGS))
        for size in sorted(options.sizes):
            with tempfile.TemporaryDirectory() as folder:
                generate(Path(folder), size)
                site = build(Path(folder))
                raw, zipped, small = weigh((site / "assets/search.json").read_bytes())
                with served(site) as url:
                    rounds = [measure(browser, url, options.slower) for _ in range(3)]
            first, later, longest = (statistics.median(values) for values in zip(*rounds, strict=True))
            base = base or (first, later)
            times = f"{first:5.0f} x{first / base[0]:4.2f}   {later:5.0f} x{later / base[1]:4.2f}   {longest:10.0f}"
            sys.stdout.write(f"{size:7}   {raw:7.1f}   {zipped:7.1f}   {small:7.1f}   {times}\n")
            sys.stdout.flush()
        browser.close()


if __name__ == "__main__":
    main()
