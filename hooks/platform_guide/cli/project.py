"""What every command needs: the folder of the guide, its layers, its data, and a way to speak."""

from __future__ import annotations

import datetime as dt
import os
import sys
from pathlib import Path

import yaml

from platform_guide.catalog.load import Catalog
from platform_guide.guide import CONFIG, Settings, read
from platform_guide.issues import Issue, Location, has_errors, report


class _Lenient(yaml.SafeLoader):
    """Reads mkdocs.yml as MkDocs does, but for tags that name Python objects, which say nothing about the guide."""


def _from_environment(loader: yaml.SafeLoader, node: yaml.Node) -> object:
    """Return what `!ENV NAME` or `!ENV [NAME, ..., default]` stands for."""
    if isinstance(node, yaml.SequenceNode):
        *names, default = loader.construct_sequence(node)
    else:
        names, default = [node.value], None
    return next((os.environ[str(name)] for name in names if str(name) in os.environ), default)


_Lenient.add_multi_constructor("", lambda _loader, _suffix, _node: None)
_Lenient.add_constructor("!ENV", _from_environment)


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


def settings_of(root: Path, today: dt.date) -> tuple[Settings | None, list[Issue]]:
    """Return what mkdocs.yml says about the guide, as of `today`; None and the problems when it cannot be read."""
    try:
        config = yaml.load((root / CONFIG).read_text(encoding="utf-8"), Loader=_Lenient)  # noqa: S506 - a SafeLoader
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        place = Location(CONFIG, mark.line + 1, mark.column + 1) if mark else Location(CONFIG)
        return None, [Issue(place, "yaml-syntax", "mkdocs.yml cannot be read", "mend this first")]
    config = config if isinstance(config, dict) else {}
    extra = config.get("extra")
    guide = extra.get("guide") if isinstance(extra, dict) else None
    layers = guide.get("layers") if isinstance(guide, dict) else None
    if layers is not None and not (
        isinstance(layers, list) and layers and all(isinstance(item, str) for item in layers)
    ):
        text = "extra.guide.layers must be a list of folders"
        return None, [Issue(Location(CONFIG), "layers-malformed", text, "for example: [data, data-internal]")]
    theme = config.get("theme")
    custom = theme.get("custom_dir") if isinstance(theme, dict) else None
    cache = os.environ.get("GUIDE_CACHE") != "off"
    return Settings.of(config, root, today, cache=cache, theme=root / str(custom) if custom else None), []


def load_or_complain(root: Path, today: dt.date) -> Catalog | None:
    """Load the data as of `today`; print the problems that stop it and return None."""
    settings, issues = settings_of(root, today)
    catalog = None
    if settings:
        catalog, issues = read(settings)
    if has_errors(issues):
        complain(*issues)
    return catalog
