"""What every command needs: the folder of the guide, its layers, its data, and a way to speak."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import yaml

from platform_guide.catalog.load import Catalog, load
from platform_guide.issues import Issue, Location, has_errors, report

CONFIG = "mkdocs.yml"


class _Lenient(yaml.SafeLoader):
    """Reads mkdocs.yml without acting on its tags (`!ENV` and the like), which only MkDocs needs."""


_Lenient.add_multi_constructor("", lambda _loader, _suffix, _node: None)


def say(text: str) -> None:
    """Print a line or several."""
    sys.stdout.write(f"{text}\n")


def complain(*issues: Issue) -> int:
    """Print problems and return the exit code for them."""
    say(report(issues))
    return 1


def find_root(given: Path | None) -> Path | None:
    """Return the folder of mkdocs.yml: the one given, or the nearest from here upwards."""
    here = (given or Path.cwd()).resolve()
    candidates = [here] if given else [here, *here.parents]
    return next((folder for folder in candidates if (folder / CONFIG).is_file()), None)


def layers_of(root: Path) -> tuple[list[str], list[Issue]]:
    """Return the data folders that mkdocs.yml names under extra.guide.layers; `data` alone when it names none."""
    try:
        config = yaml.load((root / CONFIG).read_text(encoding="utf-8"), Loader=_Lenient)  # noqa: S506 - a SafeLoader
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        place = Location(CONFIG, mark.line + 1, mark.column + 1) if mark else Location(CONFIG)
        return [], [Issue(place, "yaml-syntax", "mkdocs.yml cannot be read", "mend this first")]
    extra = config.get("extra") if isinstance(config, dict) else None
    guide = extra.get("guide") if isinstance(extra, dict) else None
    layers = guide.get("layers") if isinstance(guide, dict) else None
    if layers is None:
        return ["data"], []
    if not isinstance(layers, list) or not layers or not all(isinstance(item, str) for item in layers):
        text = "extra.guide.layers must be a list of folders"
        return [], [Issue(Location(CONFIG), "layers-malformed", text, "for example: [data, data-internal]")]
    return layers, []


def load_or_complain(root: Path, today: dt.date) -> Catalog | None:
    """Load the data as of `today`; print the problems that stop it and return None."""
    folders, issues = layers_of(root)
    catalog = None
    if not issues:
        catalog, issues = load(root, folders, today)
    if has_errors(issues):
        complain(*issues)
    return catalog
