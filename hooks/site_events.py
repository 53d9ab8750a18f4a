"""The one file that MkDocs loads: it passes events on to `platform_guide.site`.

MkDocs loads it by path and keeps hook modules for the life of the process. While serving, the package is therefore
dropped from `sys.modules` before each build, so that an edited module is seen after one rebuild.
"""

from __future__ import annotations

import gc
import importlib
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

_FOLDER = str(Path(__file__).resolve().parent)
_PACKAGE = "platform_guide"


class _Server(Protocol):
    """The part of MkDocs' development server that is used here."""

    builder: Callable[[], None]

    def watch(self, path: str) -> None:
        """Rebuild when something below the path changes."""


_now: dict[str, Any] = {"serving": False, "how": {}, "guide": None}


def on_startup(command: str, dirty: bool, **_: object) -> None:  # noqa: FBT001 - MkDocs calls it so
    """Remember whether this process serves, in which case modules are loaded anew for each build."""
    _now["serving"] = command == "serve"
    _now["how"] = {"keeps": dirty and command != "serve", "pushes": command == "gh-deploy"}


def on_config(config: object) -> object:
    """Load and check all data before the old site is touched."""
    if _FOLDER not in sys.path:
        sys.path.insert(0, _FOLDER)
    if _now["serving"]:
        for name in [name for name in sys.modules if name.partition(".")[0] == _PACKAGE]:
            del sys.modules[name]
    _now["guide"] = importlib.import_module(f"{_PACKAGE}.site").Guide.prepare(config, **_now["how"])
    return config


def on_files(files: object, config: object) -> object:
    """Add the generated pages and files."""
    _now["guide"].add_files(files, config)
    return files


def on_page_markdown(markdown: str, page: object, **_: object) -> str:
    """Expand links in hand-written pages."""
    return str(_now["guide"].markdown(markdown, page))


def on_page_content(html: str, page: object, **_: object) -> str:
    """Expand blocks in hand-written pages."""
    return str(_now["guide"].content(html, page))


def on_env(env: object, config: object, files: object) -> object:
    """Connect the generated pages with the navigation and the search."""
    _now["guide"].connect(config, files)
    return env


def on_post_template(output_content: str, template_name: str, **_: object) -> str:
    """Seal the error page like any other."""
    if not template_name.endswith(".html"):
        return output_content
    return str(_now["guide"].seal(output_content, name=template_name))


def on_post_page(output: str, page: object, **_: object) -> str:
    """Write the content security policy into the page."""
    return str(_now["guide"].seal(output, page))


def on_post_build(config: object) -> None:
    """Write what is known only when all pages are."""
    _now["guide"].finish(config)


def on_build_error(**_: object) -> None:
    """Let the garbage collector work again: the build that put it to rest has no end."""
    gc.enable()


def on_serve(server: _Server, config: object, **_: object) -> object:
    """Watch the data, the code and the theme, and go on showing the last good site while they are broken."""
    for folder in _now["guide"].watched(config):
        server.watch(folder)
    server.builder = _keep_last_good(server.builder)
    return server


def _keep_last_good(build: Callable[[], None]) -> Callable[[], None]:
    """Wrap the server's build: what fails before the site is touched is printed, and the site stays as it was.

    Without this the server would answer nothing until the problem is mended.
    """

    def build_or_keep() -> None:
        _now["guide"] = None
        try:
            build()
        except (Exception, SystemExit) as problem:
            if _now["guide"] is not None:
                raise
            if not isinstance(problem, SystemExit):
                traceback.print_exc()
            sys.stderr.write("The last good site is still shown. Mend the problem above, and it follows.\n")

    return build_or_keep
