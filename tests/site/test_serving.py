"""The server of a guide: it shows each edit after one rebuild, and the last good site while something is broken."""

from __future__ import annotations

import re
import socket
import sys
import time
from pathlib import Path

import pytest

from tests import sample
from tests.site.bicycles import ENVIRONMENT, configure, rebuilds, serving, wait_for
from tests.support import ALL, run

pytestmark = pytest.mark.slow

ROADSTER = "data/platforms/roadster.yaml"
EDITS = 200 if ALL else 12
MOST_GROWTH = 1.3


def wait_for_line(log: Path, words: str, times: int = 1) -> None:
    """Wait until the server has said something so often."""
    end = time.monotonic() + 120
    while log.read_text(encoding="utf-8").count(words) < times:
        assert time.monotonic() < end, f"{words!r} was not said:\n{log.read_text(encoding='utf-8')}"
        time.sleep(0.1)


def test_every_place_is_watched(root: Path) -> None:
    sample.write(root, "data-acme/layer.yaml", "label: Acme bicycles\n")
    configure(root, layers=["data"])
    edits = (
        ("docs/index.md", "# Bicycles", "# Bicycles and more"),
        (ROADSTER, "Three of them.", "Four of them."),
        ("hooks/platform_guide/sections/platforms/templates/platform.html", "Outside its scope<", "Beyond its scope<"),
        ("hooks/theme/main.html", "{%- endfilter %}", "<!-- Said by the theme -->{%- endfilter %}"),
        ("mkdocs.yml", "    - data\n", "    - data\n    - data-acme\n"),
        ("data-acme/platforms/roadster.yaml", "", "id: roadster\nclaims:\n  brakes: {note: Ours squeak.}\n"),
        ("data-acme/platforms/roadster.yaml", "Ours squeak", "Ours sing loudly"),
    )
    shows = (
        "and more",
        "Four of",
        "Beyond its",
        "Said by the theme",
        "Bicycle Guide",
        "Ours squeak",
        "Ours sing loudly",
    )
    with serving(root) as (url, log):
        wait_for(f"{url}platforms/roadster/", "Three of them.")
        for count, ((path, old, new), words) in enumerate(zip(edits, shows, strict=True), start=2):
            if old:
                sample.change(root, path, old, new)
            else:
                sample.write(root, path, new)
            wait_for_line(log, "Reloading browsers", count - 1)
            wait_for(url if path.startswith("docs") else f"{url}platforms/roadster/", words)
            assert rebuilds(log) == count


BROKEN = {
    "a directive": ("docs/extra.md", "<!-- guide:news limit=abc -->\n", "# Mended\n"),
    "front matter": ("docs/extra.md", "---\nhide: 7\n---\n# x\n", "# Mended\n"),
    "a template that is not there": ("docs/extra.md", "---\ntemplate: nowhere.html\n---\n# x\n", "# Mended\n"),
    "an element that the policy drops": ("docs/extra.md", "<style>p {color: red}</style>\n", "# Mended\n"),
    "a template of the theme": ("hooks/theme/main.html", "{{ 1 / 0 }}", None),
    "a template that cannot be read": ("hooks/theme/main.html", "{% if %}", None),
    "a template of the engine": (
        "hooks/platform_guide/sections/platforms/templates/platform.html",
        "{{ 1 / 0 }}",
        None,
    ),
    "a module of the engine": ("hooks/platform_guide/sections/shared/words.py", "if\n", None),
    "a datum": (ROADSTER, "id: roadster\nname: [\n", None),
}


def test_the_last_good_site_is_shown_until_what_is_broken_is_mended(root: Path) -> None:
    sample.write(root, "docs/extra.md", "# Extra\n")
    with serving(root) as (url, log):
        wait_for(f"{url}extra/", "Extra")
        for count, (path, broken, mended) in enumerate(BROKEN.values(), start=1):
            mended = mended or (root / path).read_text(encoding="utf-8")  # noqa: PLW2901 - the file as it was
            before = wait_for(f"{url}platforms/roadster/", "Three of them.")
            sample.write(root, path, broken)
            wait_for_line(log, "The last good site is still shown.", count)
            assert without_reload(wait_for(f"{url}platforms/roadster/", "Three of them.")) == without_reload(before)
            sample.write(root, path, mended)
            wait_for_line(log, "Reloading browsers", 2 * count)
            wait_for(f"{url}extra/", "Mended")
            assert rebuilds(log) == 1 + 2 * count


def without_reload(html: str) -> str:
    """Return a page without the numbers by which the server's script knows it."""
    return re.sub(r"livereload\(\d+, \d+\);", "", html)


def memory_of(root: Path) -> int:
    """Return what the server takes of the machine's memory, in KiB."""
    process = (root / "serve.pid").read_text(encoding="utf-8")
    rollup = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="utf-8")
    found = re.search(r"^Pss: +(\d+) kB", rollup, re.MULTILINE)
    assert found
    return int(found.group(1))


def test_the_server_does_not_grow_with_the_number_of_edits(root: Path) -> None:
    with serving(root) as (url, log):
        old = "Three of them."
        wait_for(f"{url}platforms/roadster/", old)
        sizes = [memory_of(root)]
        for count in range(1, EDITS + 1):
            new = f"Now there are {count} of them."
            sample.change(root, ROADSTER, old, new)
            old = new
            wait_for_line(log, "Reloading browsers", count)
            wait_for(f"{url}platforms/roadster/", new)
            sizes.append(memory_of(root))
        assert rebuilds(log) > EDITS
    assert max(sizes) < MOST_GROWTH * sizes[0], sizes


def test_a_port_in_use_is_said_at_once(root: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        address = f"127.0.0.1:{other.getsockname()[1]}"
        result = run(sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address, cwd=root, env=ENVIRONMENT)
    assert result.returncode == 1
    said = (result.stdout + result.stderr).splitlines()
    assert said[-1] == f"ERROR   -  The site cannot be shown at {address}: Address already in use."
    assert not [line for line in said if "Traceback" in line or "Cleaning" in line]
    assert not (root / ".cache").exists()


def test_a_first_build_that_fails_ends_the_server(root: Path) -> None:
    sample.write(root, "docs/extra.md", "---\ntemplate: nowhere.html\n---\n# x\n")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    result = run(sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address, cwd=root, env=ENVIRONMENT)
    assert result.returncode == 1
    assert "docs/extra.md:2:11: error file-missing: there is no file `nowhere.html`" in result.stderr
    assert "Traceback" not in result.stderr
