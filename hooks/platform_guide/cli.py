"""The command line: `guide check` reports problems, `guide schema` writes what is generated from the models."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Sequence
from pathlib import Path

import yaml

from platform_guide.catalog.load import load
from platform_guide.catalog.schema import FILES, field_reference, schema_text
from platform_guide.issues import Issue, Location, has_errors, report

_CONFIG = "mkdocs.yml"


class _Lenient(yaml.SafeLoader):
    """Reads mkdocs.yml without acting on its tags (`!ENV` and the like), which only MkDocs needs."""


_Lenient.add_multi_constructor("", lambda _loader, _suffix, _node: None)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="guide", description="Check and export the guide's data.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    check = commands.add_parser("check", help="report every problem in the data files")
    check.add_argument("--format", choices=("text", "github"), default="text", help="github prints CI annotations")
    schema = commands.add_parser("schema", help="write data/schema/ and the field reference from the models")
    schema.add_argument("--check", action="store_true", help="write nothing; fail when a file is not up to date")
    for command in (check, schema):
        command.add_argument("--root", type=Path, help="the folder of mkdocs.yml; default: found from here upwards")
    return parser


def _find_root(given: Path | None) -> Path | None:
    here = (given or Path.cwd()).resolve()
    candidates = [here] if given else [here, *here.parents]
    return next((folder for folder in candidates if (folder / _CONFIG).is_file()), None)


def layers_of(root: Path) -> tuple[list[str], list[Issue]]:
    """Return the data folders that mkdocs.yml names under extra.guide.layers; `data` alone when it names none."""
    try:
        config = yaml.load((root / _CONFIG).read_text(encoding="utf-8"), Loader=_Lenient)  # noqa: S506 - a SafeLoader
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        place = Location(_CONFIG, mark.line + 1, mark.column + 1) if mark else Location(_CONFIG)
        return [], [Issue(place, "yaml-syntax", "mkdocs.yml cannot be read", "mend this first")]
    extra = config.get("extra") if isinstance(config, dict) else None
    guide = extra.get("guide") if isinstance(extra, dict) else None
    layers = guide.get("layers") if isinstance(guide, dict) else None
    if layers is None:
        return ["data"], []
    if not isinstance(layers, list) or not layers or not all(isinstance(item, str) for item in layers):
        text = "extra.guide.layers must be a list of folders"
        return [], [Issue(Location(_CONFIG), "layers-malformed", text, "for example: [data, data-internal]")]
    return layers, []


def _check(root: Path, style: str) -> int:
    folders, issues = layers_of(root)
    if not issues:
        _, issues = load(root, folders, dt.datetime.now(tz=dt.UTC).date())
    sys.stdout.write(report(issues, style) + "\n")
    return int(has_errors(issues))


def _schema(root: Path, *, check: bool) -> int:
    """Write the generated files below `root`, or with `check` report those that are stale."""
    wanted = {root / "data" / "schema" / f"{name}.json": schema_text(name) for name in FILES}
    wanted[root / "docs" / "contribute" / "fields.md"] = field_reference()
    stale = [path for path, text in wanted.items() if not path.is_file() or path.read_text(encoding="utf-8") != text]
    if check:
        places = [Location(path.relative_to(root).as_posix()) for path in stale]
        found = [Issue(place, "generated-stale", "not as generated", "run: guide schema") for place in places]
        sys.stdout.write(report(found) + "\n")
        return int(bool(found))
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(wanted[path], encoding="utf-8")
        sys.stdout.write(f"wrote {path.relative_to(root).as_posix()}\n")
    return 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit code: 0, 1 for problems in the data, 2 for a wrong call."""
    options = _parser().parse_args(arguments)
    root = _find_root(options.root)
    if root is None:
        sys.stderr.write(f"guide: no {_CONFIG} here or above; name its folder with --root\n")
        return 2
    if options.command == "schema":
        return _schema(root, check=options.check)
    return _check(root, options.format)
