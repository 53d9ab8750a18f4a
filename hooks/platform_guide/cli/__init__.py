"""The command line: `guide --help` lists what it does. It reads files, prints, and decides nothing itself."""

from __future__ import annotations

import argparse
import datetime as dt
import io
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NoReturn, Protocol

from platform_guide.cli import (
    check,
    cost,
    decide,
    diff,
    maturity,
    measure,
    migrate,
    new,
    pilot,
    recipes,
    reread,
    schema,
    show,
    stale,
)
from platform_guide.cli.project import find_root
from platform_guide.issues import printable


class Command(Protocol):
    """A module of this package: what the command is for, its arguments, and what it does."""

    HELP: str

    def add(self, parser: argparse.ArgumentParser) -> None:
        """Declare the arguments of the command."""

    def run(self, options: argparse.Namespace, root: Path, today: dt.date) -> int:
        """Run the command; return its exit code."""


COMMANDS: Mapping[str, Command] = {
    "check": check,
    "schema": schema,
    "new": new,
    "show": show,
    "stale": stale,
    "reread": reread,
    "recipes": recipes,
    "diff": diff,
    "migrate": migrate,
    "decide": decide,
    "maturity": maturity,
    "cost": cost,
    "pilot": pilot,
    "measure": measure,
}


class _Parser(argparse.ArgumentParser):
    """Complains about arguments without repeating what could act on a terminal."""

    def error(self, message: str) -> NoReturn:
        """Print the message and end with exit code 2."""
        super().error(printable(message))


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="guide", description="Check, question and extend the guide's data.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    for name, module in COMMANDS.items():
        module.add(commands.add_parser(name, help=module.HELP))
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
    return COMMANDS[options.command].run(options, root, today())


def today() -> dt.date:
    """Return the day as of which commands check the data."""
    return dt.datetime.now(tz=dt.UTC).date()
