"""`guide cost`: what a template costs, by lines and years, in three scenarios side by side."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from platform_guide.catalog.catalog import Catalog
from platform_guide.cli.cost_asked import Asked
from platform_guide.cli.cost_options import costed, printed
from platform_guide.cli.cost_print import FORMATS, list_of
from platform_guide.cli.cost_workbook import workbook
from platform_guide.cli.project import complain, load_or_complain, say
from platform_guide.cost.data.record import costs_of
from platform_guide.cost.engine.scenarios import scenarios

HELP = "say what a way of doing it costs, by lines and years"
_XLSX = "xlsx"


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("template", nargs="?", help="the id of a template; without one all are listed")
    parser.add_argument("--horizon", metavar="YEARS", help="how many years; default: that of the data")
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="INPUT=VALUE",
        help="your own figure of an input, of a price, or of the price of an open line; can be repeated",
    )
    parser.add_argument(
        "--without", action="append", default=[], metavar="LINE", help="leave out an optional line; can be repeated"
    )
    parser.add_argument(
        "--answers", type=Path, metavar="FILE", help="in place of a template: the options that fit, value against cost"
    )
    parser.add_argument(
        "--rate", default="", help="how many units of the costs' currency one unit of the budget's is; with --answers"
    )
    parser.add_argument("--format", choices=(*FORMATS, _XLSX), default="text")
    parser.add_argument("--output", type=Path, metavar="FILE", help="where the workbook of --format xlsx is written")


def run(options: argparse.Namespace, root: Path, today: dt.date) -> int:
    """Run the command; return its exit code."""
    catalog = load_or_complain(root, today)
    if catalog is None:
        return 1
    data = costs_of(catalog)
    if data.frame is None or not data.present:
        say("this guide has no costs")
        return 1
    fees = [f"fee-{name}" for name in catalog.platforms] if options.answers else []
    asked = Asked(data, data.frame, options.template, options.horizon, tuple(options.set), tuple(options.without), fees)
    problems = [*asked.problems(), *_unfit(options)]
    if problems:
        say("\n".join(f"guide cost: {text}\n  hint: {hint}" for text, hint in problems))
        return 1
    if options.answers:
        return _of_answers(catalog, asked, options)
    if options.format == _XLSX:
        return _write(asked, options.output)
    found = [(template, asked.model(template)) for template in asked.templates]
    tables = [(template, scenarios(model, asked.years)) for template, model in found]
    if options.template is None:
        say(list_of(asked, tables, options.format))
    else:
        say(FORMATS[options.format](asked, found[0][1], *tables[0]))
    return 0


def _of_answers(catalog: Catalog, asked: Asked, options: argparse.Namespace) -> int:
    found = costed(catalog, options.answers, asked, options.rate)
    if isinstance(found, list):
        return complain(*found)
    if isinstance(found, tuple):
        say(f"guide cost: {found[0]}\n  hint: {found[1]}")
        return 1
    say(printed(found, asked, options.format))
    return 0


def _unfit(options: argparse.Namespace) -> Iterator[tuple[str, str]]:
    """Yield what keeps a workbook from being written."""
    if options.answers and (options.template or options.format == _XLSX or options.without):
        yield "--answers goes with --horizon, --set, --rate and --format text, json or csv", "leave the others out"
    if options.rate and not options.answers:
        yield "a rate is for the budget of a result", "add --answers FILE, or leave --rate out"
    if options.format == _XLSX and options.template is None:
        yield "a workbook holds one template, and none is named", "name one: guide cost TEMPLATE --format xlsx"
    if options.format == _XLSX and options.output is None:
        yield "a workbook is written to a file, and none is named", "add --output costs.xlsx"
    if options.format != _XLSX and options.output is not None:
        yield f"`{options.format}` is printed, so there is no file to write", "add --format xlsx, or leave --output out"


def _write(asked: Asked, path: Path) -> int:
    template = asked.templates[0]
    content = workbook(asked.data, template, asked.model(template), asked.years)
    try:
        path.write_bytes(content)
    except OSError as error:
        say(f"guide cost: {path} cannot be written: {error.strerror}")
        return 1
    say(f"written: {path}")
    return 0
