"""The configurations of the page "Serve it yourself", started as they stand there, below a path."""

from __future__ import annotations

import gzip
import http.client
import os
import re
import ssl
from base64 import b64encode
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from platform_guide.sections.data.headers import headers
from tests import support
from tests.servers import started
from tests.site import small

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = [pytest.mark.slow, pytest.mark.tools]

PAGE = (support.ROOT / "docs/contribute/serve.md").read_text(encoding="utf-8")
PLACE, BELOW, HOST = "/srv/guide", "/guide/", "guide.example"
CERTIFICATE = "guide.pem"
READER, SECRET = "reader", "a word that is long enough"
YEAR = "public, max-age=31536000, immutable"

# What a package of the server says around such a file.
AROUND_NGINX = """daemon off; master_process off; pid {work}/pid; error_log stderr;
events {{}}
http {{
  include /etc/nginx/mime.types;
  default_type application/octet-stream;
  access_log off;
  client_body_temp_path {work}/body; proxy_temp_path {work}/proxy; fastcgi_temp_path {work}/fastcgi;
  uwsgi_temp_path {work}/uwsgi; scgi_temp_path {work}/scgi;
{config}
}}
"""
AROUND_CADDY = "{\n\tadmin off\n\tauto_https off\n}\n"


def example(language: str) -> str:
    """Return the configuration of a server; `login` returns what the page adds to it."""
    found, _ = re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    assert PLACE in found
    return str(found)


def login(language: str, work: Path) -> str:
    """Return what the page adds for a login over TLS, with the files that it names below `work`."""
    _, found = re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    pem, key, users = work / CERTIFICATE, work / "guide.key", work / "guide.htpasswd"
    asked = (
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-subj",
        f"/CN={HOST}",
        "-addext",
        "subjectAltName=IP:127.0.0.1",
    )
    support.run("openssl", "req", *asked, "-keyout", key, "-out", pem)
    users.write_text(f"{READER}:{support.run('openssl', 'passwd', '-apr1', SECRET).stdout}", encoding="utf-8")
    text = replaced(str(found), "/etc/ssl/guide/guide.pem", str(pem))
    return replaced(text, "/etc/ssl/guide/guide.key", str(key)).replace("/etc/nginx/guide.htpasswd", str(users))


def replaced(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1, f"the page says {text.count(old)} times: {old}"
    return text.replace(old, new)


@dataclass(frozen=True)
class Server:
    """A server of this machine that serves a site below a path."""

    port: int
    certificate: Path | None = None

    def ask(self, path: str, **given: str) -> tuple[int, http.client.HTTPMessage, bytes]:
        """Ask for a path with headers, whose hyphens are written as underscores; return status, headers and body."""
        connection = (
            http.client.HTTPSConnection("127.0.0.1", self.port, timeout=30, context=_trusting(self.certificate))
            if self.certificate
            else http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        )
        try:
            connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in given.items()})
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            connection.close()


def _trusting(certificate: Path) -> ssl.SSLContext:
    """Trust the certificate that a test has made for itself, and no other."""
    return ssl.create_default_context(cafile=certificate)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site with everything that the configurations speak of."""
    root = small.guide(tmp_path_factory.mktemp("served"))
    result = small.build(root)
    assert result.returncode == 0, result.stderr
    return root / "site"


@pytest.fixture(scope="module", params=["nginx", "caddy"])
def server(request: pytest.FixtureRequest, site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with the configuration of the page."""
    with served(request.param, site, tmp_path_factory.mktemp(request.param), closed=False) as found:
        yield found


@pytest.fixture(scope="module", params=["nginx", "caddy"])
def closed(request: pytest.FixtureRequest, site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The same, with what the page adds for those who log in."""
    with served(request.param, site, tmp_path_factory.mktemp(request.param), closed=True) as found:
        yield found


@contextmanager
def served(name: str, site: Path, work: Path, *, closed: bool) -> Iterator[Server]:
    """Run the server of this name with the configuration of the page; `closed` asks for a login over TLS."""
    text = example(name).replace(PLACE, str(site))
    config = work / name
    added = login(name, work) if closed else ""
    if name == "nginx":
        program = support.require("nginx", "/usr/sbin/nginx")

        def written(port: int) -> str:
            said = replaced(added, "listen 443", f"listen 127.0.0.1:{port}") if closed else f"listen 127.0.0.1:{port};"
            return AROUND_NGINX.format(work=work, config=replaced(text, "listen 80;", said))

        command = [program, "-c", str(config), "-p", str(work), "-e", "stderr"]
        home = None
    else:
        program = support.require("caddy")
        if closed:
            hashed = support.run(program, "hash-password", "--plaintext", SECRET).stdout.strip()
            added = replaced(added, "PASSWORD", hashed)

        def written(port: int) -> str:
            scheme = "https" if closed else "http"
            return AROUND_CADDY + replaced(text, f"{HOST} {{", f"{scheme}://127.0.0.1:{port} {{\n{added}")

        command = [program, "run", "--adapter", "caddyfile", "--config", str(config)]
        home = {**os.environ, "HOME": str(work), "XDG_DATA_HOME": str(work), "XDG_CONFIG_HOME": str(work)}
    with started(command, config, written, home) as port:
        yield Server(port, work / CERTIFICATE if closed else None)


def hashed(site: Path) -> str:
    return next(path.relative_to(site).as_posix() for path in site.rglob("main.*.min.css"))


def own_script(site: Path) -> str:
    found = (
        path for path in (site / "assets/javascripts").rglob("*.js") if not re.search(r"\.[0-9a-f]{8}\.", path.name)
    )
    return next(path.relative_to(site).as_posix() for path in found)


def test_pages_may_not_be_framed_and_the_table_to_embed_may(server: Server) -> None:
    for path, allowed in (("", "'none'"), ("platforms/roadster/", "'none'"), ("compare/embed/", "*")):
        status, said, body = server.ask(BELOW + path)
        assert (status, said.get_all("Content-Security-Policy")) == (200, [f"frame-ancestors {allowed}"])
        assert said["X-Content-Type-Options"] == "nosniff"
        assert said["Referrer-Policy"] == "same-origin"
        assert b"<!doctype html>" in body.lower()


def test_what_never_changes_is_kept_and_all_else_is_asked_for(server: Server, site: Path) -> None:
    assert server.ask(BELOW + hashed(site))[1].get_all("Cache-Control") == [YEAR]
    for path in ("", "compare/matrix.json", own_script(site), "feed.xml"):
        status, said, _ = server.ask(BELOW + path)
        assert (status, said.get_all("Cache-Control")) == (200, ["no-cache"])
        status, _, body = server.ask(BELOW + path, If_None_Match=said["ETag"])
        assert (status, body) == (304, b"")


def test_text_is_compressed_for_those_who_take_it(server: Server, site: Path) -> None:
    for path in (hashed(site), "", "compare/matrix.json", own_script(site)):
        _, plain, whole = server.ask(BELOW + path)
        assert plain["Content-Encoding"] is None
        _, said, body = server.ask(BELOW + path, Accept_Encoding="gzip")
        assert (said["Content-Encoding"], "Accept-Encoding" in said["Vary"]) == ("gzip", True)
        assert gzip.decompress(body) == whole


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("api/v1/claims.csv", "text/csv"),
        ("source/data/settings.yaml", "application/yaml"),
        ("api/v1/platforms.json", "application/json"),
        ("feed.xml", "text/xml"),
    ],
)
def test_data_come_as_what_they_are_and_compressed(path: str, kind: str, server: Server) -> None:
    status, said, body = server.ask(BELOW + path, Accept_Encoding="gzip")
    assert (status, said.get_content_type(), said["Content-Encoding"]) == (200, kind, "gzip")
    assert gzip.decompress(body) == server.ask(BELOW + path)[2]


def test_the_calendar_comes_as_one(server: Server) -> None:
    assert server.ask(f"{BELOW}end-of-life.ics")[1].get_content_type() == "text/calendar"


def test_who_has_not_logged_in_gets_no_file(closed: Server) -> None:
    known = {"Authorization": f"Basic {b64encode(f'{READER}:{SECRET}'.encode()).decode()}"}
    for path in ("", "api/v1/claims.csv", "source/data/settings.yaml", "compare/embed/"):
        assert closed.ask(BELOW + path)[0] == 401
        assert closed.ask(BELOW + path, Authorization="Basic cmVhZGVyOm5v")[0] == 401
        assert closed.ask(BELOW + path, **known)[0] == 200


def test_scripts_and_pictures_come_as_what_they_are(server: Server, site: Path) -> None:
    assert server.ask(BELOW + own_script(site))[1].get_content_type().endswith("javascript")
    assert server.ask(f"{BELOW}logo.svg")[1].get_content_type() == "image/svg+xml"


def test_what_is_missing_is_answered_with_the_page_of_the_site(server: Server, site: Path) -> None:
    status, said, body = server.ask(f"{BELOW}no/such/page/")
    assert (status, body) == (404, (site / "404.html").read_bytes())
    assert said.get_content_type() == "text/html"


def test_the_path_without_its_slash_leads_to_the_site(server: Server) -> None:
    status, said, _ = server.ask(BELOW.rstrip("/"))
    assert (status, said["Location"]) == (301, BELOW)


def test_the_file_of_headers_says_the_same(site: Path) -> None:
    text = (site / "_headers").read_text(encoding="utf-8")
    rules = dict(re.findall(r"^(/\S*)\n((?: .*\n)+)", text, re.MULTILINE))
    assert list(rules)[:2] == ["/*", "/compare/embed/*"]
    assert "; frame-ancestors 'none'\n" in rules["/*"]
    assert "  X-Content-Type-Options: nosniff\n  Referrer-Policy: same-origin\n" in rules["/*"]
    assert rules["/compare/embed/*"].startswith(
        "  ! Content-Security-Policy\n  Content-Security-Policy: default-src 'none'"
    )
    assert rules["/compare/embed/*"].endswith("; frame-ancestors *\n")
    assert rules[f"/{hashed(site)}"] == f"  Cache-Control: {YEAR}\n"
    assert f"/{own_script(site)}" not in rules
    assert all((site / path.lstrip("/")).is_file() for path in rules if "*" not in path)


def test_no_address_is_given_a_header_twice_but_by_the_line_that_takes_one_back() -> None:
    text = headers("default-src 'none'", ["assets/main.57a0d79d.min.css", "assets/own.css"], internal=False)
    assert text.count("Cache-Control") == 1
    assert text.count("  Content-Security-Policy:") == 2
    assert text.count("  ! Content-Security-Policy") == 1


def test_the_table_of_an_internal_site_is_framed_by_that_site_alone() -> None:
    text = headers("default-src 'none'", [], internal=True)
    assert "; frame-ancestors 'self'\n" in text.partition("/compare/embed/*\n")[2]
    assert "frame-ancestors *" not in text
