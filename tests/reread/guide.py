"""A guide whose sources are the pages of the test server: the sample with claims that name what a test plants."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

from platform_guide.catalog.catalog import Catalog
from platform_guide.reread.fingerprints import Fingerprints
from platform_guide.reread.net import Manner
from platform_guide.reread.report import Report
from platform_guide.reread.reread import Choice, reread
from platform_guide.reread.text import made_by
from tests import sample
from tests.reread.server import Server

QUICK = Manner(pause=0.0, hosts=8, seconds=60.0, page_seconds=2.0, most_bytes=200_000)
"""Tests wait for nobody; the machine may be busy, so a page has two seconds."""

EMPTY = Fingerprints(made_by(), {})


def name(root: Path, *addresses: str | tuple[str, str], claim: str = "brakes") -> None:
    """Let a claim of the sample rest on addresses, each alone or with a section."""
    entries = [
        f"{{url: '{one}', title: T, kind: documentation}}"
        if isinstance(one, str)
        else f"{{url: '{one[0]}', title: T, kind: documentation, text_of: 2026-10-01, section: '{one[1]}'}}"
        for one in addresses
    ]
    path = "data/platforms/roadster.yaml"
    old = f'[{{url: "https://example.org/{claim}", title: {claim.capitalize()}, kind: documentation'
    lines = (root / path).read_text(encoding="utf-8").splitlines()
    at = next(number for number, line in enumerate(lines) if old in line)
    lines[at] = f"    evidence: [{', '.join(entries)}]"
    sample.write(root, path, "\n".join(lines) + "\n")


def visit(  # noqa: PLR0913 - each is what a test is about
    root: Path,
    server: Server,
    known: Fingerprints = EMPTY,
    *,
    manner: Manner = QUICK,
    choice: Choice | None = None,
    day: dt.date | None = None,
    catalog: Catalog | None = None,
    resume: bool = False,
) -> tuple[Report, Fingerprints]:
    """Read the sources of a guide again, from the test server."""
    found = catalog or sample.catalog(root)
    if day:
        found = replace(found, today=day)
    return reread(
        found,
        known,
        cache=root / ".cache",
        manner=replace(manner, stand_in=server.port),
        choice=choice,
        resume=resume,
    )


def told(report: Report) -> dict[str, tuple[str, str]]:
    """Return what is told of each address: the kind and the words, with the new address."""
    return {row.what: (row.kind.value, f"{row.words} {row.new}".strip()) for row in report.rows}
