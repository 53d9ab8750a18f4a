"""`guide schema`: the files that are generated from the models."""

from __future__ import annotations

import argparse
import datetime as dt
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from platform_guide.catalog.schema.files import LAYER, field_reference, schema_text
from platform_guide.cli.declarations import declarations
from platform_guide.cli.project import complain, say
from platform_guide.guide import KINDS
from platform_guide.issues import Issue, Location, report
from platform_guide.sections.shared.inline_scripts import LIST, THEME, listing

FILES = (*(kind.file for kind in KINDS), LAYER)
"""The forms of all data files."""
_THEME_MODULE = "material"
_SHAPES = {
    "decision": ("the decision", ("model", "interview", "policy", "eligibility", "value")),
    "cost": ("costs", ("model",)),
    "planning/pilot": ("pilots", ("model",)),
}
"""By package: what its engine is about, and the modules whose shapes are declared for its twin."""
_DECLARATIONS = "hooks/theme/assets/javascripts"


HELP = "write data/schema/ and the field reference from the models"


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("--check", action="store_true", help="write nothing; fail when a file is not up to date")


def run(options: argparse.Namespace, root: Path, today: dt.date) -> int:  # noqa: ARG001 - commands are called alike
    """Run the command; return its exit code."""
    return write_schemas(root, check=options.check)


def write_schemas(root: Path, *, check: bool) -> int:
    """Write the generated files below `root`, or with `check` report those that are stale."""
    wanted = {root / "data" / "schema" / f"{file.name}.json": schema_text(file) for file in FILES}
    wanted[root / "docs" / "contribute" / "fields.md"] = field_reference(FILES)
    program = root / "hooks" / "platform_guide"
    if program.is_dir():
        wanted[program / "sections" / "shared" / LIST.name] = listing(version(THEME), _templates(root))
        for package, (about, names) in _SHAPES.items():
            shapes = [(program / package / "engine" / f"{name}.py").read_text(encoding="utf-8") for name in names]
            wanted[root / _DECLARATIONS / package / "model.d.ts"] = declarations(shapes, about)
    stale = [path for path, text in wanted.items() if not path.is_file() or path.read_text(encoding="utf-8") != text]
    if check:
        places = [Location(path.relative_to(root).as_posix()) for path in stale]
        found = [Issue(place, "generated-stale", "not as generated", "run: guide schema") for place in places]
        if found:
            return complain(*found)
        say(report(()))
        return 0
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(wanted[path], encoding="utf-8")
        say(f"wrote {path.relative_to(root).as_posix()}")
    return 0


def _templates(root: Path) -> dict[str, str]:
    """Return the templates that may hold scripts: those of the installed theme and the guide's own."""
    installed = find_spec(_THEME_MODULE)
    folders = (installed and installed.submodule_search_locations) or ()
    # What lies elsewhere in the theme asks other hosts.
    places = [path for folder in folders for path in Path(folder, "templates/partials/javascripts").glob("*.html")]
    places += (root / "hooks" / "theme").rglob("*.html")
    return {f"{path.parent.name}/{path.name}": path.read_text(encoding="utf-8") for path in places}
