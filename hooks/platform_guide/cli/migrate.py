"""`guide migrate`: data and layers of an older form, rewritten with their comments."""

from __future__ import annotations

import argparse
import datetime as dt
from collections import Counter
from dataclasses import replace
from pathlib import Path

from platform_guide.catalog.catalog import PLATFORMS
from platform_guide.catalog.load import load
from platform_guide.catalog.migrate import applied, edits
from platform_guide.catalog.read import source
from platform_guide.catalog.read.reader import files_below, read_text
from platform_guide.cli.project import complain, say, settings_of
from platform_guide.guide import KINDS
from platform_guide.issues import Issue

HELP = "rewrite data and layers of an older form; comments stay"


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("folders", nargs="*", metavar="folder", help="data folders; default: all layers of mkdocs.yml")
    parser.add_argument("--dry-run", action="store_true", help="say what would change, and write nothing")


def run(options: argparse.Namespace, root: Path, today: dt.date) -> int:
    """Run the command; return its exit code."""
    return migrate(root, today, options.folders, dry_run=options.dry_run)


def migrate(root: Path, today: dt.date, folders: list[str], *, dry_run: bool) -> int:
    """Rewrite the files of entries; what a person has to decide is left, and said by `guide check`."""
    settings, issues = settings_of(root, today)
    if settings is None:
        return complain(*issues)
    unknown = [folder for folder in folders if folder.rstrip("/") not in settings.layers]
    if unknown:
        say(f"guide: `{unknown[0]}` is no layer of mkdocs.yml; its layers: {', '.join(settings.layers)}")
        return 2
    # What the rules refuse is what this command is for; only what cannot be read at all stops it.
    kinds = [replace(kind, rules=()) for kind in KINDS]
    catalog, issues = load(settings.root, settings.layers, settings.today, kinds)
    if catalog is None:
        return complain(*issues)
    done: Counter[str] = Counter()
    changed = 0
    for folder in [one.rstrip("/") for one in folders] or settings.layers:
        for path in files_below(root / folder / PLATFORMS, ".yaml"):
            place = f"{folder}/{PLATFORMS}/{path.name}"
            text = read_text(path, place)
            node = None if isinstance(text, Issue) else source.parse(text, place)[0]
            if isinstance(text, Issue) or node is None:
                continue
            found = list(edits(node, catalog.platforms.get(path.stem), catalog.rubrics))
            if found:
                changed += 1
                done.update(edit.what for edit in found)
                if not dry_run:
                    path.write_text(applied(text, found), encoding="utf-8", newline="")
    for what, count in sorted(done.items()):
        say(f"{count:>5}  {what}")
    would = "would change" if dry_run else "changed"
    say(f"{would} {changed} file{'' if changed == 1 else 's'}")
    say("`guide check` says what is left to decide, such as the limits of a partial level and the use of an edition.")
    return 0
