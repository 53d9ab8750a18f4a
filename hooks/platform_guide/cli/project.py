"""What every command needs: the folder of the guide, its layers, its data, and a way to speak."""

from __future__ import annotations

import datetime as dt
import os
import sys
from pathlib import Path
from typing import Any

import yaml

from platform_guide.catalog.catalog import Catalog
from platform_guide.catalog.read.characters import refused_in_file
from platform_guide.catalog.read.reader import read_text
from platform_guide.catalog.read.source import Shallow, expanded
from platform_guide.catalog.read.syntax import syntax_issue
from platform_guide.guide import CONFIG, Settings, read
from platform_guide.internal import SWITCH
from platform_guide.issues import Issue, Location, has_errors, printable, report

_MOST_VALUES = 100_000


class _Lenient(Shallow, yaml.SafeLoader):
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
    sys.stdout.write(f"{printable(text)}\n")


def schema_address(catalog: Catalog, name: str) -> str:
    """Return where a file in a folder of the last layer finds its schema, which lies in the first data folder."""
    below, layer = catalog.layers[0].folder, catalog.layers[-1].folder
    return f"../schema/{name}.json" if layer == below else os.path.relpath(f"{below}/schema/{name}.json", f"{layer}/x")


def complain(*issues: Issue) -> int:
    """Print problems and return the exit code for them."""
    say(report(issues))
    return 1


def find_root(given: Path | None) -> Path | None:
    """Return the folder of mkdocs.yml: the one given, or the nearest from here upwards."""
    here = (given or Path.cwd()).resolve()
    candidates = [here] if given else [here, *here.parents]
    return next((folder for folder in candidates if (folder / CONFIG).is_file()), None)


def _config(text: str) -> tuple[dict[str, Any], list[Issue]]:
    """Return what mkdocs.yml says; it may hold tags and anchors, as long as they stand for what a memory holds."""
    if issues := list(refused_in_file(text, CONFIG)):
        return {}, issues
    try:
        loader = _Lenient(text)
        node = loader.get_single_node()
        if node is not None and expanded(node) > _MOST_VALUES:
            hint = "write the values out, or refer to smaller ones"
            return {}, [Issue(Location(CONFIG), "anchor-used", "the values that `*` refers to have no end", hint)]
        config = loader.construct_document(node) if node is not None else None
    except yaml.YAMLError as error:
        return {}, [syntax_issue(error, text, CONFIG)]
    except (ValueError, OverflowError) as error:
        return {}, [Issue(Location(CONFIG), "yaml-value", f"a value cannot be read: {error}", "put it in quotes")]
    return (config if isinstance(config, dict) else {}), []


def settings_of(root: Path, today: dt.date) -> tuple[Settings | None, list[Issue]]:
    """Return what mkdocs.yml says about the guide, as of `today`; None and the problems when it cannot be read."""
    text = read_text(root / CONFIG, CONFIG)
    config, issues = ({}, [text]) if isinstance(text, Issue) else _config(text)
    if issues:
        return None, issues
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
    folder = root / str(custom) if custom else None
    return Settings.of(config, root, today, cache=cache, theme=folder, switch=os.environ.get(SWITCH)), []


def load_or_complain(root: Path, today: dt.date) -> Catalog | None:
    """Load the data as of `today`; print the problems that stop it and return None."""
    settings, issues = settings_of(root, today)
    catalog = None
    if settings:
        catalog, issues = read(settings)
    if has_errors(issues):
        complain(*issues)
    return catalog
