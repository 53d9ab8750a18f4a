"""Processor time of a clean build against plain Material on the same ready-made pages, in one paired run.

    python -m tests.bench.bench_build [--sizes 123 250 1000]

For each size a catalogue is generated from the shipped one. The guide builds it from YAML: clean, then again with
nothing changed (warm), then after an edit. Plain Material, without hooks and theme of ours, gets the guide's finished
pages as Markdown files that hold HTML, out of the navigation, search on. Each runs in a process of its own, one after
the other, and only ratios are results: user and system time of the whole process, start-up and the reading of data
included, and the peak of memory.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from platform_guide.guide import load_all
from platform_guide.sections.build import build
from platform_guide.sections.decide.organisations import Decided
from platform_guide.sections.shared.render import Renderer
from tests.bench.generate import generate
from tests.shipped import catalog

PLAIN = {
    "site_name": "Plain",
    "theme": {"name": "material", "font": False, "features": ["navigation.tabs", "navigation.top", "toc.follow"]},
    "plugins": ["search"],
    "nav": ["index.md"],
    "not_in_nav": "/platforms/*.md\n/capabilities/*.md\n/decide/organisations/*.md\n/compare/*.md\n",
}


@dataclass(frozen=True)
class Cost:
    """What a build took: processor time in seconds, user and system, and the peak of its memory in MiB."""

    seconds: float
    peak: int


STARTER = """import json, resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([used.ru_utime + used.ru_stime, used.ru_maxrss // 1024]))"""


def cost(root: Path) -> Cost:
    """Build the site at `root` in a process of its own."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1763600000"}
    build = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--clean"]
    starter = [sys.executable, "-I", "-S", "-c", STARTER, *build]
    told = subprocess.run(starter, cwd=root, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    return Cost(*json.loads(told.stdout.splitlines()[-1]))


def edit(root: Path) -> None:
    """Change a note of one entry."""
    path = min((root / "data/platforms").glob("*.yaml"))
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"^(summary: ['\"]?)", r"\1Edited. ", text, count=1, flags=re.MULTILINE), encoding="utf-8")


def plain(root: Path, guide: Path) -> None:
    """Write the finished pages of a guide as the source of a plain Material site."""
    found, _ = load_all(guide, ["data"], catalog().data_date)
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


def measure(size: int) -> dict[str, Any]:
    """Build guide and plain site of a size one after the other; return what each took, and the ratios."""
    with tempfile.TemporaryDirectory() as folder:
        guide, other = Path(folder, "guide"), Path(folder, "plain")
        guide.mkdir()
        other.mkdir()
        generate(guide, size)
        plain(other, guide)
        theirs, clean, warm = cost(other), cost(guide), cost(guide)
        edit(guide)
        edited = cost(guide)
    return {
        "size": size,
        "plain": theirs,
        "clean": clean,
        "ratio": clean.seconds / theirs.seconds,
        "warm": warm.seconds / theirs.seconds,
        "edited": edited.seconds / theirs.seconds,
        "memory": clean.peak / theirs.peak,
    }


def exponent(found: list[dict[str, Any]]) -> float:
    """Return the growth exponent of clean builds between the two largest sizes."""
    first, last = sorted(found, key=lambda one: one["size"])[-2:]
    return math.log(last["clean"].seconds / first["clean"].seconds) / math.log(last["size"] / first["size"])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[123, 250, 1000])
    options = parser.parse_args()
    say("entries   guide s   plain s   clean    warm   after an edit   memory")
    found = []
    for size in options.sizes:
        one = measure(size)
        found.append(one)
        say(
            f"{size:7}   {one['clean'].seconds:7.1f}   {one['plain'].seconds:7.1f}   {one['ratio']:5.3f}   "
            f"{one['warm']:5.3f}   {one['edited']:13.3f}   {one['memory']:6.2f}"
        )
    if len(found) > 1:
        say(f"growth exponent between the two largest: {exponent(found):.2f}")


if __name__ == "__main__":
    main()
