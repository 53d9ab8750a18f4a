"""`guide new platform`: a skeleton that says what to look for, and leaves to a person what only a person can say."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path

import jinja2

from platform_guide.catalog.catalog import PLATFORMS
from platform_guide.catalog.schema.base import is_id
from platform_guide.catalog.schema.lookup import by_id
from platform_guide.cli.project import complain, load_or_complain, say, schema_address
from platform_guide.issues import Issue, Location, suggest

HELP = "write the commented skeleton of a new entry"


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("what", choices=("platform",), help="what to make")
    parser.add_argument("id", help="the id of the entry: lower-case words joined by hyphens")
    parser.add_argument(
        "--area", action="append", default=[], metavar="AREA", help="an area that it serves; repeatable"
    )


def run(options: argparse.Namespace, root: Path, today: dt.date) -> int:
    """Run the command; return its exit code."""
    return new_platform(root, options.id, options.area, today)


def new_platform(root: Path, name: str, areas: list[str], today: dt.date) -> int:
    """Write the skeleton of an entry into the last layer; refuse ids that are taken or malformed, and unknown areas."""
    catalog = load_or_complain(root, today)
    if catalog is None:
        return 1
    place = Location(f"{catalog.layers[-1].folder}/{PLATFORMS}/{name}.yaml")
    if not is_id(name):
        text = f"`{name}` cannot be an id"
        return complain(Issue(place, "value-malformed", text, "lower-case words joined by hyphens"))
    if name in catalog.ids(PLATFORMS) or (root / place.path).exists():
        return complain(Issue(place, "id-taken", f"there is a platform `{name}` already", "edit its file"))
    known = by_id(catalog.areas)
    if unknown := [area for area in areas if area not in known]:
        found = (Issue(place, "area-unknown", f"there is no area `{area}`", suggest(area, known)) for area in unknown)
        return complain(*found)
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=False,  # noqa: S701 - YAML, and every value is an id or a sentence of the catalogue's own
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    chosen = [known[area] for area in dict.fromkeys(areas)] or [catalog.areas[0]]
    settings = catalog.settings
    text = environment.get_template("platform.yaml").render(
        id=name,
        today=today,
        areas=chosen,
        categories=settings.categories,
        environments=settings.environments,
        schema=schema_address(catalog, "platform"),
    )
    path = root / place.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    say(f"wrote {place.path}\nNow fill it in, and run: guide check")
    return 0
