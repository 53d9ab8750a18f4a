"""Time and memory of loading, checking and freezing a catalogue, against libyaml merely parsing the same files.

    python -m tests.bench.bench_load [--entries 1000] [--rounds 3]

All run in processes of their own, one after the other in each round; a result is the ratio of the best rounds.
Parsing means `yaml.load` with `CSafeLoader`; reading means what the safe reader does instead, with the place of each
value; loading means everything `guide check` does: reading, layers, models, all rules, and the frozen catalogue.
Reading and loading are to stay within 1.3 times of parsing.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.bench_build import say
from tests.bench.generate import generate
from tests.support import ROOT

_MEASURE = """
import json, resource, sys, time
from pathlib import Path
root = Path(sys.argv[1])
{prepare}
start = time.process_time()
{work}
seconds = time.process_time() - start
print(json.dumps([seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
"""
_PARSE = {
    "prepare": "import yaml\nfiles = sorted((root / 'data').rglob('*.yaml'))",
    "work": "kept = [yaml.load(path.read_text(), Loader=yaml.CSafeLoader) for path in files]",
}
_READ = {
    "prepare": "import gc\nfrom platform_guide.catalog.read import reader, source\n"
    "files = sorted((root / 'data').rglob('*.yaml'))\ngc.disable()",
    "work": "kept = [source.build(source.parse(reader.read_text(path, path.name), path.name)[0]) for path in files]",
}
_LOAD = {
    "prepare": "import datetime as dt\nfrom platform_guide.guide import load_all",
    "work": "found, issues = load_all(root, ['data'], dt.date.fromisoformat(sys.argv[2]))\nassert found, issues[:3]",
}


def measure(program: dict[str, str], *arguments: str) -> tuple[float, float]:
    """Run a program in a process of its own; return processor seconds and the peak of memory in MiB."""
    command = [sys.executable, "-c", _MEASURE.format(**program), *arguments]
    result = subprocess.run(command, cwd=ROOT / "hooks", capture_output=True, text=True, check=True)
    seconds, memory = json.loads(result.stdout)
    return seconds, memory


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        generate(Path(folder), options.entries)
        size = sum(path.stat().st_size for path in Path(folder, "data").rglob("*.yaml"))
        from tests.shipped import catalog  # noqa: PLC0415 - loads the data, which the argument parser need not wait for

        day = str(catalog().data_date)
        programs = (_PARSE, _READ, _LOAD)
        rounds = [[measure(program, folder, day) for program in programs] for _ in range(options.rounds)]
    parse, read, load = (min(one[index][0] for one in rounds) for index in range(3))
    memory = [min(one[index][1] for one in rounds) for index in (0, 2)]
    say(f"{options.entries} entries, {size / 1e6:.1f} MB of YAML")
    say(f"time    read/parse {read / parse:.2f}   ({read:.1f} s / {parse:.1f} s)")
    say(f"time    load/parse {load / parse:.2f}   ({load:.1f} s / {parse:.1f} s)")
    say(f"memory  load/parse {memory[1] / memory[0]:.2f}   ({memory[1]:.0f} MiB / {memory[0]:.0f} MiB)")


if __name__ == "__main__":
    main()
