"""The command line: `guide --help` lists what it does. It reads files, prints, and decides nothing itself."""

from __future__ import annotations

import argparse
import datetime as dt
import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from platform_guide.cli import check, decide, diff, measure, new, schema, show, stale
from platform_guide.cli.project import find_root
from platform_guide.issues import printable


class _Parser(argparse.ArgumentParser):
    """Complains about arguments without repeating what could act on a terminal."""

    def error(self, message: str) -> NoReturn:
        """Print the message and end with exit code 2."""
        super().error(printable(message))


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="guide", description="Check, question and extend the guide's data.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    checked = commands.add_parser("check", help="report every problem in the data files")
    checked.add_argument("--format", choices=("text", "github"), default="text", help="github prints CI annotations")
    checked.add_argument(
        "--strict-age", action="store_true", help="fail, too, when readings are past the second limit of settings.yaml"
    )
    written = commands.add_parser("schema", help="write data/schema/ and the field reference from the models")
    written.add_argument("--check", action="store_true", help="write nothing; fail when a file is not up to date")
    made = commands.add_parser("new", help="write the commented skeleton of a new entry")
    made.add_argument("what", choices=("platform",), help="what to make")
    made.add_argument("id", help="the id of the entry: lower-case words joined by hyphens")
    made.add_argument("--area", action="append", default=[], metavar="AREA", help="an area that it serves; repeatable")
    shown = commands.add_parser("show", help="print an entry, or one of its claims with its evidence")
    shown.add_argument("platform", help="id of an entry")
    shown.add_argument("capability", nargs="?", help="id of a capability; default: all claims in short")
    old = commands.add_parser("stale", help="list the readings that are due, oldest first")
    old.add_argument("--days", type=int, help="older than this; default: limits.stale_after of settings.yaml")
    changed = commands.add_parser("diff", help="say which claims changed since a git revision, and how")
    changed.add_argument("revision", help="anything that git understands: a tag, a branch, HEAD~3")
    changed.add_argument("--format", choices=("text", "json"), default="text")
    changed.add_argument("--record", action="store_true", help="write today's file of data/changelog/ from it")
    told = commands.add_parser("decide", help="say what fits, and why, from a file of answers")
    told.add_argument("--answers", type=Path, required=True, metavar="FILE", help="YAML or JSON: answers and weights")
    told.add_argument("--format", choices=("text", "json"), default="text")
    drawn = commands.add_parser("measure", help="count who comes first for readers by chance; takes minutes")
    drawn.add_argument("--readers", type=int, default=10_000, help="how many; default: 10,000")
    drawn.add_argument("--processes", type=int, default=os.cpu_count() or 1, help="how many work at once")
    drawn.add_argument("--witnesses", action="store_true", help="only mend data/decision/witnesses.yaml; seconds")
    for command in commands.choices.values():
        command.add_argument("--root", type=Path, help="the folder of mkdocs.yml; default: found from here upwards")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit code: 0, 1 for problems in the data, 2 for a wrong call."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a letter gets its number instead of a traceback.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    options = _parser().parse_args(arguments)
    root = find_root(options.root)
    if root is None:
        sys.stderr.write("guide: no mkdocs.yml here or above; name its folder with --root\n")
        return 2
    return _run(options, root, today())


def today() -> dt.date:
    """Return the day as of which commands check the data."""
    return dt.datetime.now(tz=dt.UTC).date()


def _run(options: argparse.Namespace, root: Path, day: dt.date) -> int:
    commands: dict[str, Callable[[], int]] = {
        "check": lambda: check.run(root, day, options.format, strict_age=options.strict_age),
        "schema": lambda: schema.run(root, check=options.check),
        "new": lambda: new.run(root, options.id, options.area, day),
        "show": lambda: show.run(root, day, options.platform, options.capability),
        "stale": lambda: stale.run(root, day, options.days),
        "decide": lambda: decide.run(root, day, options.answers, options.format),
        "measure": lambda: measure.run(root, day, options.readers, options.processes, witnesses=options.witnesses),
        "diff": lambda: diff.run(root, options.revision, day, style=options.format, record=options.record),
    }
    return commands[options.command]()
