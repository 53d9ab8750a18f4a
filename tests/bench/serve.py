"""A server for measuring: it compresses what a host of static pages compresses, and keeps connections open."""

from __future__ import annotations

import functools
import gzip
import http.server
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests.support import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT = frozenset({".html", ".css", ".js", ".json", ".svg", ".xml"})


def own(path: str | Path) -> bool:
    """Tell whether a file of a site, named from its start, is the guide's own and not Material's."""
    return (ROOT / "hooks/theme" / path).is_file()


@functools.cache
def packed(path: Path) -> bytes:
    """Return a file's content, compressed where it is text."""
    content = path.read_bytes()
    return gzip.compress(content, 9, mtime=0) if path.suffix in TEXT else content


class _Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer with the file, or with nothing and 404."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        found = path.is_file()
        body = packed(path) if found else b""
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if path.suffix in TEXT:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a built site on a free port; yield the address of its start page, ending in a slash."""
    packed.cache_clear()
    handler = functools.partial(_Handler, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
