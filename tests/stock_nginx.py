"""The web server of the distribution, with its own list of MIME types, serving a site below SITE_PATH."""

from __future__ import annotations

import http.client
import socket
import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tests.support import SITE_PATH, require
from tests.waiting import PATIENCE, until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# What a host adds for itself is left out: this is what the files of the package do with a folder of files.
CONFIG = """
daemon off;
master_process off;
pid {work}/pid;
error_log {work}/error.log;
events {{}}
http {{
  include /etc/nginx/mime.types;
  default_type application/octet-stream;
  access_log off;
  client_body_temp_path {work}/body;
  proxy_temp_path {work}/proxy;
  fastcgi_temp_path {work}/fastcgi;
  uwsgi_temp_path {work}/uwsgi;
  scgi_temp_path {work}/scgi;
  server {{
    listen 127.0.0.1:{port};
    location {path} {{
      alias {site}/;
      error_page 404 {path}404.html;
    }}
  }}
}}
"""
ATTEMPTS = 5


def _answers(port: int) -> bool:
    """Tell whether the server answers."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("HEAD", SITE_PATH)
        connection.getresponse()
    except OSError:
        return False
    finally:
        connection.close()
    return True


def _started(process: subprocess.Popen[bytes], port: int) -> bool:
    """Wait until the server answers, or ends because another program has taken its port."""
    until(lambda: process.poll() is not None or _answers(port), lambda: f"nothing answers at port {port}")
    return process.poll() is None


@contextmanager
def behind_nginx(site: Path, work: Path) -> Iterator[str]:
    """Serve a site on a free port; `work` is an empty folder for the server's own files.

    Yields:
        The address of its start page, ending in a slash.

    Raises:
        OSError: it did not start; the message holds what it wrote.
    """
    # It stands in no path of a user who does not manage the system.
    program = require("nginx", "/usr/sbin/nginx")
    config, log = work / "nginx.conf", work / "error.log"
    for _ in range(ATTEMPTS):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        config.write_text(CONFIG.format(work=work, site=site, path=SITE_PATH, port=port), encoding="utf-8")
        process = subprocess.Popen([program, "-c", str(config), "-p", str(work), "-e", str(log)])
        try:
            if _started(process, port):
                yield f"http://127.0.0.1:{port}{SITE_PATH}"
                return
        finally:
            process.terminate()
            process.wait()
    raise OSError(f"nginx did not start:\n{log.read_text(encoding='utf-8')}")
