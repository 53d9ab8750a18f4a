"""The server of a guide: it shows each edit after one rebuild, and the last good site while something is broken."""

from __future__ import annotations

import re
import shutil
import socket
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests import sample
from tests.site.bicycles import ENVIRONMENT, configure, rebuilds, serving, wait_for, wait_for_line
from tests.support import ALL, ROOT, require, run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

pytestmark = pytest.mark.slow

ROADSTER = "data/platforms/roadster.yaml"
EDITS = 200 if ALL else 12
MOST_GROWTH = 1.3


def test_every_place_is_watched(root: Path) -> None:
    sample.write(root, "data-acme/layer.yaml", "label: Acme bicycles\ninternal: false\n")
    configure(root, layers=["data"])
    edits = (
        ("docs/index.md", "# Bicycles", "# Bicycles and more"),
        (ROADSTER, "Three of them.", "Four of them."),
        ("hooks/platform_guide/sections/platforms/templates/platform.html", "Outside its scope<", "Beyond its scope<"),
        ("hooks/theme/main.html", "{%- endfilter %}", "<!-- Said by the theme -->{%- endfilter %}"),
        ("mkdocs.yml", "    - data\n", "    - data\n    - data-acme\n"),
        ("data-acme/platforms/roadster.yaml", "", "id: roadster\nclaims:\n  brakes: {note: Ours squeak.}\n"),
        ("data-acme/platforms/roadster.yaml", "Ours squeak", "Ours sing loudly"),
        ("core/src/pedal/more.py", "", "ONE = 1\nTWO = 2\n"),
        ("recipes/requirements/heavy.txt", "", "chainlint==1.2.0\n"),
    )
    shows = (
        "and more",
        "Four of",
        "Beyond its",
        "Said by the theme",
        "Bicycle Guide",
        "Ours squeak",
        "Ours sing loudly",
        "3 lines of Python",
        "3 lines of Python",
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
            assert "The last good site is still shown." not in log.read_text(encoding="utf-8")


def test_a_page_that_is_open_follows_an_edit(root: Path, browser: Browser) -> None:
    with serving(root) as (url, _):
        wait_for(url, "Bicycles")
        page = browser.new_page()
        told: list[str] = []
        page.on("console", lambda message: told.append(message.text))
        page.goto(url)
        sample.change(root, "docs/index.md", "# Bicycles", "# Bicycles and more")
        expect(page.locator("h1")).to_have_text(re.compile("and more"), timeout=60_000)
        assert not [text for text in told if "Content Security Policy" in text]
        page.close()


def state(root: Path) -> dict[Path, int]:
    """Return when each file was last written that the server can watch."""
    files = (path for folder in ("data", "docs", "hooks") for path in (root / folder).rglob("*") if path.is_file())
    return {path: path.stat().st_mtime_ns for path in files}


def test_a_rebuild_writes_nothing_where_it_would_lead_to_another(root: Path) -> None:
    module = "hooks/platform_guide/sections/shared/words.py"
    with serving(root) as (url, _):
        wait_for(f"{url}platforms/roadster/", "Partial")
        sample.change(root, module, '"Partial"', '"In part"')
        edited = state(root)
        wait_for(f"{url}platforms/roadster/", "In part")
        assert state(root) == edited


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
    """Return what the server has made in memory, in KiB.

    What it only reads from files, such as Python's own program, counts for more when other programs end.
    """
    process = (root / "serve.pid").read_text(encoding="utf-8")
    rollup = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="utf-8")
    found = re.search(r"^Anonymous: +(\d+) kB", rollup, re.MULTILINE)
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
        assert rebuilds(log) == 1 + EDITS
    assert max(sizes) < MOST_GROWTH * sizes[0], sizes


@contextmanager
def taken_port() -> Iterator[int]:
    """Listen at a port while the block lasts."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


@pytest.mark.parametrize("option", ["--livereload", "--no-livereload", "--clean", "--dirty"])
def test_a_port_in_use_is_said_at_once(option: str, root: Path) -> None:
    with taken_port() as port:
        address = f"127.0.0.1:{port}"
        result = run(sys.executable, "-m", "mkdocs", "serve", option, "--dev-addr", address, cwd=root, env=ENVIRONMENT)
    assert result.returncode == 1
    said = (result.stdout + result.stderr).splitlines()
    assert said[-1] == f"ERROR   -  The site cannot be shown at {address}: Address already in use."
    assert not [line for line in said if "Traceback" in line or "Cleaning" in line]
    assert not (root / ".cache").exists()


def test_make_serve_says_that_its_port_is_in_use(root: Path) -> None:
    shutil.copy(ROOT / "Makefile", root)
    # What it would install is there.
    for name, does in (("tools/bootstrap.sh", "true"), (".venv/bin/mkdocs", f'exec "{sys.executable}" -m mkdocs "$@"')):
        sample.write(root, name, f"#!/bin/sh\n{does}\n")
        (root / name).chmod(0o755)
    # `make test` passes its own settings on to the programs that it runs.
    plain = {**ENVIRONMENT, "MAKEFLAGS": None, "VENV": None}
    with taken_port() as port:
        result = run(require("make"), "serve", f"PORT={port}", cwd=root, env=plain)
    assert result.returncode == 2
    said = f"ERROR   -  The site cannot be shown at 127.0.0.1:{port}: Address already in use."
    assert said in result.stderr.splitlines()
    assert "Traceback" not in result.stderr
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
