"""The web server of the distribution, with its own list of MIME types, serving a site below SITE_PATH."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from tests.servers import started
from tests.support import SITE_PATH, require

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
    config = work / "nginx.conf"
    command = (program, "-c", str(config), "-p", str(work), "-e", str(work / "error.log"))

    def written(port: int) -> str:
        return CONFIG.format(work=work, site=site, path=SITE_PATH, port=port)

    with started(command, config, written) as port:
        yield f"http://127.0.0.1:{port}{SITE_PATH}"
