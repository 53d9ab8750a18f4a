"""Processor time of a clean build against plain Material on the same ready-made pages, in one paired run.

    python -m tests.bench.bench_build [--sizes 75 250 1000] [--rounds 1]

For each size a catalogue is generated from the shipped one. The guide builds it from YAML. Plain Material, without
hooks and theme of ours, gets the guide's finished pages as Markdown files that hold HTML, out of the navigation,
search on. Both run in a process of their own, one after the other in each round, and only their ratio is a result:
user and system time of the whole process, start-up and the reading of data included.
"""

from __future__ import annotations

import argparse
import math
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml

from platform_guide.catalog.load import load
from platform_guide.pages.build import build
from platform_guide.pages.render import Renderer
from platform_guide.views.organisations import Decided
from tests.bench.generate import generate
from tests.shipped import catalog

PLAIN = {
    "site_name": "Plain",
    "theme": {"name": "material", "font": False, "features": ["navigation.tabs", "navigation.top", "toc.follow"]},
    "plugins": ["search"],
    "nav": ["index.md"],
    "not_in_nav": "/platforms/*.md\n/capabilities/*.md\n/decide/organisations/*.md\n/compare/*.md\n",
}


def seconds(root: Path) -> tuple[float, int]:
    """Build the site at `root`; return processor time in seconds and the peak of memory in MiB."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1763600000"}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--clean"]
    subprocess.run(command, cwd=root, env=environment, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    # The peak is the largest of all children so far, so it is only reported for the last, largest size.
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime, after.ru_maxrss // 1024


def plain(root: Path, guide: Path) -> None:
    """Write the finished pages of a guide as the source of a plain Material site."""
    found, _ = load(guide, ["data"], catalog().data_date)
    assert found
    for page in build(found, Renderer(), guide, Decided.of(found)).pages:
        path = root / "docs" / page.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\ntitle: {page.title!r}\n---\n\n{page.html}\n", encoding="utf-8")
    (root / "docs/index.md").write_text("# Home\n", encoding="utf-8")
    (root / "mkdocs.yml").write_text(yaml.safe_dump(PLAIN), encoding="utf-8")


def say(line: str) -> None:
    """Print at once: a size can take minutes."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[75, 250, 1000])
    parser.add_argument("--rounds", type=int, default=1)
    options = parser.parse_args()
    times: dict[int, float] = {}
    say("entries   guide/plain   guide seconds   plain seconds")
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            guide, other = Path(folder, "guide"), Path(folder, "plain")
            guide.mkdir()
            other.mkdir()
            generate(guide, size)
            plain(other, guide)
            pairs = [(seconds(guide)[0], seconds(other)[0]) for _ in range(options.rounds)]
        ours, theirs = min(pair[0] for pair in pairs), min(pair[1] for pair in pairs)
        times[size] = ours
        say(f"{size:7}   {ours / theirs:11.3f}   {ours:13.1f}   {theirs:13.1f}")
    sizes = sorted(times)
    if len(sizes) > 1:
        first, last = sizes[-2], sizes[-1]
        exponent = math.log(times[last] / times[first]) / math.log(last / first)
        say(f"growth exponent from {first} to {last}: {exponent:.2f}")


if __name__ == "__main__":
    main()
