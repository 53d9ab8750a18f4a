"""`guide diff`: what changed in the meaning of the data since a revision, whatever the lines look like."""

from __future__ import annotations

import argparse
import datetime as dt
import io
import json
import shutil
import subprocess
import tarfile
from pathlib import Path

from platform_guide.catalog.catalog import CHANGELOG, PLATFORMS
from platform_guide.catalog.read import source
from platform_guide.catalog.read.reader import files_below, read_text
from platform_guide.cli.project import complain, say, settings_of
from platform_guide.issues import Issue, Location
from platform_guide.sections.data.changes import Change, Records, compare

HELP = "say which claims changed since a git revision, and how"


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("revision", help="anything that git understands: a tag, a branch, HEAD~3")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument("--record", action="store_true", help="write today's file of data/changelog/ from it")


def run(options: argparse.Namespace, root: Path, today: dt.date) -> int:
    """Run the command; return its exit code."""
    return diff(root, options.revision, today, style=options.format, record=options.record)


def diff(root: Path, revision: str, today: dt.date, *, style: str, record: bool) -> int:
    """Compare the data of today with those at `revision`, layer by layer; print, or write the changelog's file."""
    settings, issues = settings_of(root, today)
    if settings is None:
        return complain(*issues)
    changes: list[Change] = []
    for folder in settings.layers:
        before, problem = _at(root, revision, folder)
        if problem:
            say(f"guide: {problem}")
            return 2
        changes += compare(before, _now(root, folder))
    if record:
        return _record(root / settings.layers[0], changes, revision, today)
    if style == "json":
        say(json.dumps([change.as_dict() for change in changes], ensure_ascii=False, indent=2))
        return 0
    platform = None
    for change in changes:
        if change.platform != platform:
            platform = change.platform
            say(platform)
        say(f"  {change.sentence()}")
    levels = sum(change.field == "level" for change in changes)
    say(f"{len(changes)} changes since {revision}, {levels} of them of a level")
    return 0


def _records(files: list[tuple[str, str]]) -> Records:
    found = {}
    for name, text in files:
        node, _ = source.parse(text, name)
        value = source.build(node) if node is not None else None
        # A file that could not be read at the time holds nothing to compare.
        if isinstance(value, dict):
            found[Path(name).stem] = value
    return found


def _now(root: Path, folder: str) -> Records:
    texts = [(path.name, read_text(path, path.name)) for path in files_below(root / folder / PLATFORMS, ".yaml")]
    return _records([(name, text) for name, text in texts if isinstance(text, str)])


def _at(root: Path, revision: str, folder: str) -> tuple[Records, str | None]:
    git = shutil.which("git")
    if git is None:
        return {}, "git is needed to read an older state, and was not found"
    known = [git, "-C", str(root), "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{tree}}"]
    if subprocess.run(known, capture_output=True, check=False).returncode:  # noqa: S603
        return {}, f"git knows no revision `{revision}` here"
    asked = [git, "-C", str(root), "archive", "--format=tar", revision, "--", f"{folder}/{PLATFORMS}"]
    answer = subprocess.run(asked, capture_output=True, check=False)  # noqa: S603
    if answer.returncode:
        # The folder did not exist at that time.
        return {}, None
    files = []
    with tarfile.open(fileobj=io.BytesIO(answer.stdout)) as archive:
        for member in archive:
            content = archive.extractfile(member) if member.name.endswith(".yaml") else None
            if content:
                files.append((member.name, content.read().decode("utf-8", "replace")))
    return _records(files), None


_HEAD = """# yaml-language-server: $schema=../schema/changes.json
id: {id}
date: {date}
# What was done, in a sentence or two.
summary:
"""


def _record(data: Path, changes: list[Change], revision: str, today: dt.date) -> int:
    """Write the changelog's file of today; the reasons are left to a person."""
    path = data / CHANGELOG / f"{today}.yaml"
    place = path.relative_to(data.parent).as_posix()
    if path.exists():
        text = "this file exists already"
        return complain(Issue(Location(place), "file-exists", text, "rename it to <day>-a.yaml, or add to it by hand"))
    lines = [_HEAD.format(id=today, date=today).rstrip("\n")]
    names = {word: [change.platform for change in changes if change.field == word] for word in ("added", "removed")}
    lines += [f"{word}: [{', '.join(found)}]" for word, found in names.items() if found]
    touched = [change for change in changes if change.field == "level"]
    if touched:
        lines.append(f"# Since {revision}. Say of each what was read that led to it.\nclaims:")
    for change in touched:
        levels = [f"    {word}: {level}" for word, level in (("was", change.was), ("now", change.now)) if level]
        lines += [f"  - platform: {change.platform}", f"    capability: {change.what}", *levels, "    why:"]
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    say(f"wrote {place}")
    return 0
