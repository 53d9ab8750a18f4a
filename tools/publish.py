#!/usr/bin/env python3
"""Decides for the workflows what may be published; it asks nobody, and reads answers that a workflow has fetched.

    tools/publish.py may github|gitlab SITE --answer FILE [--output FILE]
    tools/publish.py layers [--output FILE]

`may` says in one sentence whether the site in the folder SITE may be published, as far as the answer of the host goes
(GitHub: GET /repos/OWNER/NAME/pages, GitLab: GET /projects/ID). It ends with 0 when it may, with 3 when it is kept.
`layers` prints how many data folders mkdocs.yml names; it needs the packages of the guide.

With --output it ends with 0 in either case and adds `publish=true` or `publish=false`, or `layers=1`, to FILE.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path
from typing import Any

SWITCH = "GUIDE_INTERNAL"
MARK = "internal.txt"
KEPT = 3
ROOT = Path(__file__).resolve().parent.parent


def readers_on_github(answer: dict[str, Any]) -> str | None:
    """Return who may read a Pages site, as GitHub says it: `private`, `public`, or None where it does not say."""
    public = answer.get("public")
    return {True: "public", False: "private"}.get(public) if isinstance(public, bool) else None


def readers_on_gitlab(answer: dict[str, Any]) -> str | None:
    """Return who may read a Pages site, as GitLab says it; everybody with access to a private project is private."""
    level, visibility = answer.get("pages_access_level"), answer.get("visibility")
    if not isinstance(level, str) or not isinstance(visibility, str):
        return None
    return "private" if level == "private" or (level == "enabled" and visibility == "private") else "public"


HOSTS = {"github": ("GitHub", readers_on_github), "gitlab": ("GitLab", readers_on_gitlab)}


def may_publish(host: str, site: Path, switch: str, answer: str) -> tuple[bool, str]:
    """Decide whether a site may be published, and say why in one sentence.

    Args:
        host: a key of HOSTS.
        site: the folder of the built site.
        switch: the variable that makes builds internal, as it is set; empty where it is not.
        answer: what the host answered; anything, or nothing.
    """
    name, readers = HOSTS[host]
    if not (site / "index.html").is_file():
        return False, f"Nothing is published: there is no site in {site}/."
    if switch not in {"", "true", "false"}:
        return False, f"Kept as an artifact and not published: {SWITCH} is {switch!r}, which is neither true nor false."
    # Either is enough: a site that was built for the inside is not published because a variable was changed since.
    if switch != "true" and not (site / MARK).is_file():
        return True, "Published: the site holds nothing internal."
    try:
        said = json.loads(answer)
    except ValueError:
        said = None
    found = readers(said) if isinstance(said, dict) else None
    if found == "private":
        return True, f"Published: the site is internal, and {name} says that its Pages site is private."
    if found == "public":
        why = f"{name} says that its Pages site can be read by more than the project's members"
    else:
        why = f"{name} did not say who may read its Pages site"
    return False, f"Kept as an artifact and not published: the site is internal, and {why}."


def layers() -> int:
    """Return how many data folders mkdocs.yml names; 0 where it cannot be read."""
    import datetime as dt  # noqa: PLC0415 - `may` needs nothing but Python itself

    from platform_guide.cli.project import settings_of  # noqa: PLC0415

    # What mkdocs.yml says does not depend on the day.
    settings, _ = settings_of(ROOT, dt.date.min)
    return len(settings.layers) if settings else 0


def main() -> int:
    """Run a command; return its exit code."""
    parser = argparse.ArgumentParser(description="Decide for the workflows what may be published.")
    commands = parser.add_subparsers(dest="command", required=True)
    may = commands.add_parser("may", help="say whether a built site may be published")
    may.add_argument("host", choices=sorted(HOSTS))
    may.add_argument("site", type=Path)
    may.add_argument("--answer", type=Path, help="a file with what the host answered")
    may.add_argument("--output", type=Path)
    commands.add_parser("layers", help="print how many data folders there are").add_argument("--output", type=Path)
    given = parser.parse_args()
    if given.command == "layers":
        said, code = f"layers={layers()}", 0
        text = said
    else:
        answered = given.answer and given.answer.is_file()
        answer = given.answer.read_text(encoding="utf-8", errors="replace") if answered else ""
        switch = os.environ.get(SWITCH, "")  # noqa: TID251 - a program of its own, not the core
        may_be, text = may_publish(given.host, given.site, switch, answer)
        said, code = f"publish={'true' if may_be else 'false'}", 0 if may_be else KEPT
    sys.stdout.write(f"{text}\n")
    if given.output:
        with given.output.open("a", encoding="utf-8") as file:
            file.write(f"{said}\n")
        return 0
    return code


if __name__ == "__main__":
    raise SystemExit(main())
