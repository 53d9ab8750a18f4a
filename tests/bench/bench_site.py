"""What readers' browsers carry and how fast they answer, on the shipped catalogue and on a large one.

    python -m tests.bench.bench_site [--sizes 123 1000] [--lighthouse PROGRAM] [--write docs/data/speed.md]

For each size a catalogue is generated from the shipped one, built, and served compressed. Weighed is all that a page
loads before the reader does anything (gzip -9; the search loads when somebody searches). A click on a filter of the
matrix is timed to the frame that shows its result. Milliseconds depend on the machine; what does not is the ratio of
the largest size to the smallest in one run. `--write` measures builds, too, as `bench_build` does, and makes the page
of the site from the template beside this file.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2
from playwright.sync_api import sync_playwright

from tests.bench import bench_build
from tests.bench.bench_build import say
from tests.bench.generate import generate
from tests.bench.serve import own, packed, served
from tests.browser.watch import BROWSER_FLAGS
from tests.shipped import catalog
from tests.support import require

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

PAGES = {
    "Home": "",
    "Lesson": "learn/three-categories/",
    "Platforms": "platforms/",
    "Platform": "platforms/databricks/",
    "Capability": "capabilities/model-registry/",
    "Matrix": "compare/",
    "Pair": "compare/mlflow-and-weights-and-biases/",
    "Side by side": "compare/side-by-side/?of=mlflow&of=databricks",
    "Maps": "compare/maps/",
    "Decision": "decide/",
    "Quality": "data/quality/",
}
SCORED = ("Home", "Platform", "Matrix", "Pair", "Maps", "Decision")
CLICKS = {
    "compare/": (
        ".pin",
        ("category=open-source", "delivery=saas", "licence=proprietary", "group=area", "group=capability", "turn=yes"),
    ),
    "platforms/": (".entry-list > li", ("delivery=saas", "kind=component")),
}
"""By page: what stands there when it answers, and the fields that are clicked."""
CLICK = """async (clicks) => {
  const times = {};
  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  for (const _ of [0, 1, 2, 3]) {
    for (const click of clicks.flatMap((one) => [one, one])) {
      const [name, value] = click.split("=");
      const field = document.querySelector(`form:is(.tools, .filters) input[name="${name}"][value="${value}"]`);
      if (field.type === "radio" && field.checked) continue;
      await pause(200);
      const start = performance.now();
      field.click();
      const time = await new Promise((resolve) => requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now() - start);
        port2.postMessage(0);
      }));
      (times[field.type === "radio" ? click : `${click} ${field.checked ? "on" : "off"}`] ??= []).push(time);
    }
  }
  return times;
}"""
PAINTS = """() => new Promise((resolve) => {
  const found = { largest: 0, shift: 0 };
  new PerformanceObserver((list) => { for (const one of list.getEntries()) found.largest = one.startTime; })
    .observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((list) => { for (const one of list.getEntries()) found.shift += one.value; })
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(found), 300);
})"""
LOADED = "performance.getEntriesByType('resource').map(one => one.name)"


@dataclass(frozen=True)
class Weight:
    """A page: KiB compressed unless said otherwise, elements, milliseconds to the largest paint, layout shift, MiB."""

    name: str
    html_raw: float
    html: float
    html_brotli: float
    own_script: float
    script: float
    style: float
    first_view: float
    elements: int
    largest_paint: int
    shift: float
    heap: float


@contextmanager
def opened(browser: Browser, slower: int = 1) -> Iterator[Page]:
    """Open an empty page whose processor is that many times slower."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    yield page
    context.close()


BROTLI = "const { brotliCompressSync } = require('zlib'); const { readFileSync, writeSync } = require('fs');"


def brotli(path: Path) -> int:
    """Return how many bytes a file has after brotli at its best."""
    code = f"{BROTLI} writeSync(1, String(brotliCompressSync(readFileSync(process.argv[1])).length));"
    return int(subprocess.run([require("node"), "-e", code, str(path)], capture_output=True, check=True).stdout)


def weigh(browser: Browser, site: Path, base: str, name: str, address: str) -> Weight:
    """Load a page as on a machine four times slower, and weigh all that came."""
    with opened(browser, 4) as page:
        page.goto(base + address, wait_until="networkidle")
        paints = page.evaluate(PAINTS)
        session = page.context.new_cdp_session(page)
        session.send("HeapProfiler.collectGarbage")
        session.send("Performance.enable")
        metrics = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
        files = [
            site / url.removeprefix(base).partition("?")[0] for url in page.evaluate(LOADED) if url.startswith(base)
        ]
        elements = page.evaluate("document.querySelectorAll('*').length")
    html = site / address.partition("?")[0] / "index.html"
    size = {path: len(packed(path)) for path in {html, *files} if path.is_file()}

    def kib(*endings: str) -> float:
        return sum(bytes_ for path, bytes_ in size.items() if path.name.endswith(endings)) / 1024

    return Weight(
        name=name,
        html_raw=len(html.read_bytes()) / 1024,
        html=size[html] / 1024,
        html_brotli=brotli(html) / 1024,
        own_script=sum(size[path] for path in size if path.suffix == ".js" and own(path.relative_to(site))) / 1024,
        script=kib(".js"),
        style=kib(".css"),
        first_view=sum(size.values()) / 1024,
        elements=elements,
        largest_paint=round(paints["largest"]),
        shift=paints["shift"],
        heap=metrics["JSHeapUsedSize"] / 2**20,
    )


def clicks(browser: Browser, base: str, slower: int) -> dict[str, float]:
    """Return the median milliseconds from a click on a filter, or on a tool of the matrix, to the painted result."""
    times: dict[str, list[float]] = {}
    for address, (ready, fields) in CLICKS.items():
        with opened(browser, slower) as page:
            page.goto(base + address, wait_until="networkidle")
            page.locator(ready).first.wait_for()
            found = page.evaluate(CLICK, fields)
        times |= {f"{address.rstrip('/')}: {name}": values for name, values in found.items()}
    return {name: statistics.median(values) for name, values in times.items()}


def lighthouse(program: str, address: str) -> dict[str, int]:
    """Return the best of three scores of each of Lighthouse's categories, from 0 to 100, as on a mobile phone."""
    best: dict[str, int] = {}
    for _ in range(3):
        with tempfile.NamedTemporaryFile(suffix=".json") as report:
            flags = f"--chrome-flags=--headless {' '.join(BROWSER_FLAGS)}"
            command = [program, address, "--quiet", "--output=json", f"--output-path={report.name}", flags]
            environment = {**os.environ, "CHROME_PATH": require("chromium")}
            subprocess.run(command, env=environment, check=True, capture_output=True)
            categories = json.load(report)["categories"]
        for name, category in categories.items():
            best[name] = max(best.get(name, 0), round(100 * category["score"]))
    return best


def measure(size: int, program: str | None) -> dict[str, object]:
    """Build a guide of a size and measure everything on it; print a line for each page and each click."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        root, site = Path(folder), Path(folder, "site")
        generate(root, size)
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
        subprocess.run(command, cwd=root, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=True)
        browser = driver.chromium.launch(executable_path=require("chromium"), args=list(BROWSER_FLAGS))
        with served(site) as base:
            say(f"{size} entries")
            weights = [weigh(browser, site, base, name, address) for name, address in PAGES.items()]
            for weight in weights:
                say(f"  {weight}")
            found = {slower: clicks(browser, base, slower) for slower in (1, 4)}
            say(f"  clicks {found}")
            scores = {name: lighthouse(program, base + PAGES[name]) for name in SCORED} if program else {}
            say(f"  {scores}")
        browser.close()
        index = len(packed(site / "assets/search.json")) / 1024
        ours = {path for path in (site / "assets/javascripts").rglob("*.js") if own(path.relative_to(site))}
        libraries = {path for path in ours if path.parent.name == "vendor"}
        scripts = sum(len(packed(path)) for path in ours - libraries) / 1024
        library = sum(len(packed(path)) for path in libraries) / 1024
    return {
        "size": size,
        "pages": [asdict(weight) for weight in weights],
        "clicks": found,
        "scores": scores,
        "search_index": index,
        "scripts": scripts,
        "library": library,
    }


def main() -> None:
    """Measure, print, and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[123, 1000])
    parser.add_argument("--lighthouse", help="the program, where it is installed; without it no scores")
    parser.add_argument("--write", type=Path, help="the page to write")
    options = parser.parse_args()
    # Lighthouse takes a minute a page, and its pages do not grow with the catalogue.
    found = [measure(size, None if at else options.lighthouse) for at, size in enumerate(options.sizes)]
    if options.write:
        template = (Path(__file__).parent / "speed.md.jinja").read_text(encoding="utf-8")
        environment = jinja2.Environment(autoescape=False, trim_blocks=True, lstrip_blocks=True)  # noqa: S701 - Markdown
        builds = [bench_build.measure(size) for size in sorted({*options.sizes, 250})]
        text = environment.from_string(template).render(
            sizes=found,
            builds=builds,
            exponent=bench_build.exponent(builds),
            columns=sum(1 for _ in catalog().capabilities()),
            date=catalog().data_date,
            cores=os.cpu_count(),
        )
        options.write.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
