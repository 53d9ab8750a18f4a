"""The one file that MkDocs loads: it passes events on to `platform_guide.site`.

MkDocs loads it by path and keeps hook modules for the life of the process. While serving, the package is therefore
dropped from `sys.modules` before each build, so that an edited module is seen after one rebuild.
"""

from __future__ import annotations

import gc
import importlib
import logging
import signal
import sys
import threading
import traceback
import typing
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

import click
from mkdocs.plugins import event_priority

_FOLDER = str(Path(__file__).resolve().parent)
_PACKAGE = "platform_guide"


class _Server(Protocol):
    """The part of MkDocs' development server that is used here."""

    builder: Callable[[], None]

    def watch(self, path: str) -> None:
        """Rebuild when something below the path changes."""


_now: dict[str, Any] = {
    "serving": False,
    "shown": False,
    "how": {},
    "guide": None,
    "server": None,
    "watched": set(),
}


def on_startup(command: str, dirty: bool, **_: object) -> None:  # noqa: FBT001 - MkDocs calls it so
    """Remember whether this process serves, in which case modules are loaded anew for each build."""
    _now["serving"] = command == "serve"
    # `mkdocs serve --clean` calls itself a build here, and yet nobody could be shown it at an address in use.
    context = click.get_current_context(silent=True)
    _now["shown"] = command == "serve" or (context is not None and context.info_name == "serve")
    _now["how"] = {"keeps": dirty and command != "serve", "pushes": command == "gh-deploy", "served": _now["shown"]}
    # Who ends the process politely gets what Ctrl+C gets: what was begun is tidied up.
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, signal.default_int_handler)


def on_config(config: object) -> object:
    """Load and check all data; the build then writes beside the site.

    The garbage collector rests until the build ends: everything that is made here is kept, and looking through it
    again and again takes a fifth of the time.
    """
    if _FOLDER not in sys.path:
        sys.path.insert(0, _FOLDER)
    if _now["serving"]:
        _forget()
    if _now["shown"] and not _now["server"]:
        _refuse_port_in_use(config)
    gc.disable()
    _now["guide"] = importlib.import_module(f"{_PACKAGE}.site").Guide.prepare(config, **_now["how"])
    return config


def _refuse_port_in_use(config: Any) -> None:  # noqa: ANN401 - MkDocs' configuration
    """Stop before anything is built when nobody could be shown it."""
    refusal = importlib.import_module(f"{_PACKAGE}.port").refusal(*config.dev_addr)
    if refusal:
        logging.getLogger(f"mkdocs.{_PACKAGE}").error(refusal)
        raise SystemExit(1)


def _forget() -> None:
    """Let go of the last build and its modules, which refer to each other in circles.

    What `typing` keeps of the models' annotations would keep the modules, some megabytes for each build.
    """
    _now["guide"] = None
    for forget in getattr(typing, "_cleanups", ()):
        forget()
    for name in [name for name in sys.modules if name.partition(".")[0] == _PACKAGE]:
        del sys.modules[name]
    gc.collect()


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


@event_priority(-100)
def on_post_build(**_: object) -> None:
    """Publish the site when everybody else has written what is known only when all pages are."""
    _now["guide"].finish()
    if _now["server"]:
        _watch()
    if not _now["serving"]:
        # What is kept until the process ends need not be looked through when it ends.
        gc.freeze()
    gc.enable()


def on_build_error(error: Exception, **_: object) -> None:
    """Discard what was written, and say on which page the build failed."""
    gc.enable()
    if _now["guide"]:
        _now["guide"].fail(error)


def on_shutdown() -> None:
    """Discard what an interrupted build has written."""
    if _now["guide"]:
        _now["guide"].close()


def on_serve(server: _Server, **_: object) -> object:
    """Watch data, code and theme, and go on showing the last good site while they are broken."""
    _now["serving"], _now["server"] = True, server
    # An edited module would be compiled into a folder that is watched, and so be built twice.
    sys.dont_write_bytecode = True
    _watch()
    server.builder = _keep_last_good(server.builder)
    return server


def _watch() -> None:
    """Watch what the last good build was made from, once."""
    for folder in _now["guide"].watched():
        if folder not in _now["watched"] and Path(folder).is_dir():
            _now["watched"].add(folder)
            _now["server"].watch(folder)


def _keep_last_good(build: Callable[[], None]) -> Callable[[], None]:
    """Wrap the server's build: what fails is printed, and the site stays as it was.

    Without this the server would answer nothing until the problem is mended.
    """

    def build_or_keep() -> None:
        try:
            build()
        except (Exception, SystemExit) as problem:  # noqa: BLE001 - the server outlives whatever an edit breaks
            if not isinstance(problem, SystemExit):
                traceback.print_exc()
            sys.stderr.write("The last good site is still shown. Mend the problem above, and it follows.\n")

    return build_or_keep
