"""What went wrong in a build, in one sentence that names the page: for errors that nobody foresaw.

Mistakes that are looked for have issues with their places. What is left shows only as an exception of a generator, of
a template or of the system, and an exception knows its place in a program and not in the guide.
"""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

import jinja2

_PACKAGE = str(Path(__file__).resolve().parent)


@dataclass(frozen=True)
class Failure:
    """A sentence on a failure; `unforeseen` ones have to be looked into with a traceback."""

    text: str
    unforeseen: bool


def describe(error: BaseException, root: Path) -> Failure:
    """Return what is to be said of an exception; paths below `root` are given from there.

    No traceback is needed where the system refuses something, and where a page that somebody wrote by hand meets a
    template that cannot show it.
    """
    page, written = _page(error.__traceback__, root)
    text = _words(error, root)
    where = "" if isinstance(error, OSError | jinja2.TemplateNotFound) else _innermost(error, root)
    foreseen = written or isinstance(error, OSError)
    return Failure(f"{page}: {text}{where}" if page else f"{text}{where}", unforeseen=not foreseen)


def _words(error: BaseException, root: Path) -> str:
    if isinstance(error, OSError) and error.strerror:
        name = f": {_short(str(error.filename), root)}" if error.filename else ""
        return f"{error.strerror}{name}"
    if isinstance(error, jinja2.TemplateNotFound):
        return f"there is no template `{error.name}`"
    return str(error) if isinstance(error, ValueError) else f"{type(error).__name__}: {error}"


def _page(trace: TracebackType | None, root: Path) -> tuple[str, bool]:
    """Return the page or template that was being built, and whether it was written by hand.

    Only the generator's own frames know it: it has forgotten the page when it reports the error.
    """
    found = ("", False)
    while trace:
        local = trace.tb_frame.f_locals
        file = getattr(local.get("page"), "file", None)
        if file is not None and not found[0]:
            source = getattr(file, "abs_src_path", None)
            found = (_short(source, root), True) if source else (f"{file.url} (generated)", False)
        elif isinstance(local.get("template_name"), str) and not found[0]:
            found = (local["template_name"], False)
        trace = trace.tb_next
    return found


def _innermost(error: BaseException, root: Path) -> str:
    """Return the last place of ours in the traceback: a template, or a module."""
    if isinstance(error, jinja2.TemplateSyntaxError) and error.filename:
        return f" ({_short(error.filename, root)}:{error.lineno})"
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if frame.filename.startswith(_PACKAGE) or frame.filename.endswith(".html")]
    return f" ({_short(ours[-1].filename, root)}:{ours[-1].lineno})" if ours else ""


def _short(path: str, root: Path) -> str:
    return path.removeprefix(f"{root}/")
