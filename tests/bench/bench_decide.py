"""The decision in the browser: from an answer, and from a moved weight, to the repainted page.

    python -m tests.bench.bench_decide [--sizes 123 1000]

For each size a catalogue is generated from the shipped one and built. Every typical organisation answers on a freshly
loaded page, a question every 150 ms, and then moves the first weight. Measured are its last answer and that weight; the
time ends after the frame that shows the result. The
script's bytes are those of all files that the page has loaded by then. Milliseconds depend on the machine; the last
column is the ratio to the smallest size in the same run.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import http.server
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from playwright.sync_api import sync_playwright

from platform_guide.decision.audit.checks import decision_issues
from platform_guide.decision.engine.compile import compile_model
from platform_guide.guide import load_all
from tests.bench.bench_build import say
from tests.bench.generate import generate
from tests.bench.serve import own
from tests.browser.watch import BROWSER_FLAGS
from tests.shipped import catalog
from tests.support import ROOT, require

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

DATA = ROOT / "data" / "decision" / "organisations.yaml"
MEASURE = """async ([answers, door]) => {
  const root = document.querySelector(".interview");
  const painted = (act, seen) => new Promise((resolve) => {
    const end = () => requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now() - start);
      port2.postMessage(0);
    });
    const watch = new MutationObserver(() => { if (seen()) { watch.disconnect(); end(); } });
    watch.observe(root, { childList: true, subtree: true });
    const start = performance.now();
    act();
  });
  const pause = () => new Promise((resolve) => setTimeout(resolve, 150));
  const heading = () => root.querySelector("h1").textContent;
  let before = heading();
  await painted(() => root.querySelector(`.door[data-door="${door}"]`).click(), () => heading() !== before);
  let last = 0;
  while (!root.querySelector("h1.verdict")) {
    await pause();
    const [{ name }] = root.querySelectorAll("fieldset input");
    for (const input of root.querySelectorAll("fieldset input")) input.checked = answers[name].includes(input.value);
    before = heading();
    last = await painted(() => root.querySelector("button[type=submit]").click(), () => heading() !== before);
  }
  await pause();
  const slider = root.querySelector("input[type=range]");
  if (!slider.checkVisibility()) return [last, null];
  await new Promise((resolve) => setTimeout(resolve, 1500));
  const old = root.querySelector("h1.verdict");
  return [last, await painted(() => {
    slider.value = slider.value === "100" ? "0" : "100";
    slider.dispatchEvent(new Event("input", { bubbles: true }));
  }, () => root.querySelector("h1.verdict") !== old)];
}"""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def build(root: Path, size: int) -> float:
    """Generate and build a site; return the seconds of the checks that need the engine."""
    generate(root, size)
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(root / "site")]
    subprocess.run(command, cwd=root, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=True)
    found, _ = load_all(root, ["data"], catalog().data_date)
    assert found
    before = time.perf_counter()
    decision_issues(found, compile_model(found))
    return time.perf_counter() - before


def runs(page: Page, base: str) -> Iterator[tuple[float, float | None]]:
    """Yield for each organisation the milliseconds of its last answer and of a moved weight."""
    for one in yaml.safe_load(DATA.read_text(encoding="utf-8"))["organisations"]:
        answers = one["answers"]
        page.goto("about:blank")
        page.goto(f"{base}decide/", wait_until="networkidle")
        answered, weighed = page.evaluate(MEASURE, [answers, answers["door"][0]])
        yield answered, weighed


def spread(times: list[float]) -> tuple[float, float]:
    """Return the median and the 95th percentile."""
    ordered = sorted(times)
    return statistics.median(ordered), ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]


def loaded(page: Page, site: Path, base: str) -> tuple[int, int]:
    """Return the bytes of our scripts that the page has loaded, raw and compressed."""
    script = "performance.getEntriesByType('resource').map(one => one.name).filter(name => name.endsWith('.js'))"
    files = {site / name.removeprefix(base) for name in page.evaluate(script) if own(name.removeprefix(base))}
    return sum(len(path.read_bytes()) for path in files), sum(
        len(gzip.compress(path.read_bytes(), 9)) for path in files
    )


def measure(size: int) -> list[float]:
    """Measure one size and print its line; return the medians and 95th percentiles."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        checks = build(Path(folder), size)
        site = Path(folder, "site")
        handler = functools.partial(_Quiet, directory=str(site))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        base = f"http://127.0.0.1:{server.server_port}/"
        browser = driver.chromium.launch(executable_path=require("chromium"), args=list(BROWSER_FLAGS))
        page = browser.new_page()
        page.goto(f"{base}decide/")
        page.wait_for_load_state("networkidle")
        first = loaded(page, site, base)[1]
        found = list(runs(page, base))
        whole = loaded(page, site, base)[1]
        browser.close()
        server.shutdown()
    answer = spread([one for one, _ in found])
    weight = spread([two for _, two in found if two is not None])
    figures = [*answer, *weight]
    line = "   ".join(f"{value:6.0f}" for value in figures)
    say(f"{size:7}   {line}   {first:9}   {whole:9}   {checks:6.2f}")
    return figures


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[123, 1000])
    options = parser.parse_args()
    say("entries   answer p50/p95 ms    weight p50/p95 ms   script at first, on the result (gzip)   checks s")
    figures = [measure(size) for size in options.sizes]
    for size, found in zip(options.sizes[1:], figures[1:], strict=True):
        ratios = ", ".join(f"{one / two:.1f}" for one, two in zip(found, figures[0], strict=True))
        say(f"{size} against {options.sizes[0]}: {ratios}")


if __name__ == "__main__":
    main()
