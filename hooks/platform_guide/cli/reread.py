"""`guide reread`: what became of the sources since somebody read them. It asks the network; nothing else here does."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from importlib.util import find_spec
from pathlib import Path

from platform_guide.catalog.catalog import Catalog
from platform_guide.cli.project import complain, load_or_complain, say
from platform_guide.issues import printable, suggest

HELP = "open the sources and say which are gone, moved or changed, and what has a newer release"

EXTRA = ("urllib3", "resiliparse")
"""The modules that the extra `reread` installs."""

_CACHE = ".cache/reread"
_PRINTED = "-"
_STOPPED = 130


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    for style, words in (("json", "for programs"), ("markdown", "as the text of an issue")):
        parser.add_argument(
            f"--{style}", nargs="?", const=_PRINTED, metavar="FILE", help=f"the report {words}: printed, or into a file"
        )
    parser.add_argument(
        "--only", action="append", default=[], metavar="ID", help="the sources of this entry; repeatable"
    )
    parser.add_argument(
        "--limit", type=_positive, metavar="N", help="at most N pages, those first on which most rests; no releases"
    )
    parser.add_argument("--write", action="store_true", help="write reread/fingerprints.json")
    parser.add_argument("--resume", action="store_true", help="go on with a run that was ended")
    parser.add_argument(
        "--internal", action="store_true", help="open addresses although the guide has an internal layer"
    )
    parser.add_argument("--cache", type=Path, metavar="DIR", help=f"what is kept between runs; default: {_CACHE}")
    parser.add_argument("--seconds", type=_positive, default=3000, metavar="N", help="time for all; default: 3000")
    parser.add_argument(
        "--pause", type=float, default=2.0, metavar="N", help="seconds between requests of one host; default: 2"
    )
    parser.add_argument("--stand-in", type=_positive, metavar="PORT", help=argparse.SUPPRESS)


def _positive(text: str) -> int:
    if not text.isdigit() or not int(text):
        raise argparse.ArgumentTypeError(f"`{text}` is no whole number above zero")
    return int(text)


def run(options: argparse.Namespace, root: Path, today: dt.date) -> int:
    """Run the command; return its exit code: 0 when it ran, whatever it found."""
    missing = [name for name in EXTRA if find_spec(name) is None]
    if missing:
        say(f"guide reread needs {' and '.join(missing)}. Install the extra: pip install '.[reread]', or make reread")
        return 1
    catalog = load_or_complain(root, today)
    if catalog is None:
        return 1
    unknown = [name for name in options.only if name not in catalog.platforms]
    if unknown:
        say("\n".join(f"there is no platform `{name}`; {suggest(name, catalog.platforms)}" for name in unknown))
        return 1
    closed = [layer.folder for layer in catalog.layers if layer.internal]
    if closed and not options.internal:
        say(
            f"No address was opened: the layer `{closed[0]}` is internal, and whoever serves the pages would see what "
            "your organisation reads. With --internal they are opened."
        )
        return 0
    return _reread(options, root, catalog)


def _tell(line: str) -> None:
    """Say how far it is, apart from the report."""
    sys.stderr.write(f"{printable(line)}\n")


def _reread(options: argparse.Namespace, root: Path, catalog: Catalog) -> int:
    # Only now, as these ask for what the extra installs.
    from platform_guide.reread import fingerprints, report  # noqa: PLC0415
    from platform_guide.reread.kept import write_whole  # noqa: PLC0415
    from platform_guide.reread.net import Manner  # noqa: PLC0415
    from platform_guide.reread.reread import Choice, reread  # noqa: PLC0415
    from platform_guide.reread.text import made_by  # noqa: PLC0415

    known, issues = fingerprints.load(root, made_by())
    if known is None:
        return complain(*issues)
    manner = Manner(
        pause=max(0.0, options.pause),
        seconds=float(options.seconds),
        private=options.internal,
        stand_in=options.stand_in,
    )
    try:
        found, renewed = reread(
            catalog,
            known,
            cache=options.cache or root / _CACHE,
            manner=manner,
            choice=Choice(tuple(options.only), options.limit),
            resume=options.resume,
            say=_tell,
        )
    except KeyboardInterrupt:
        _tell("guide: stopped; --resume goes on from here")
        return _STOPPED
    except OSError as error:
        _tell(f"guide: what was found cannot be kept: {error.strerror}: {error.filename}")
        return 1
    styles = [(report.as_json, options.json), (report.as_markdown, options.markdown)]
    printed = [style(found) for style, where in styles if where == _PRINTED]
    say("\n".join(printed or [report.as_text(found)]))
    try:
        for style, where in styles:
            if where not in {None, _PRINTED}:
                write_whole(Path(where), f"{style(found)}\n")
        if options.write:
            fingerprints.save(root, renewed, renewed.pages)
    except OSError as error:
        _tell(f"guide: what was found cannot be written: {error.strerror}: {error.filename}")
        return 1
    return 0
