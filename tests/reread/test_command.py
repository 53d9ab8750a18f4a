"""The command `guide reread`: what it prints, what it writes, and what it refuses."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from importlib import util
from pathlib import Path

import pytest

from platform_guide import cli
from platform_guide.cli import main
from platform_guide.reread.fingerprints import NAME
from platform_guide.reread.kept import Journal
from platform_guide.reread.outcome import Outcome
from tests import sample
from tests.reread.server import Reply, Server, page, paragraphs, running
from tests.support import ROOT, run

RELEASE = (
    "release: {version: '1.2', date: 2026-09-01, verified_on: 2026-10-02, "
    "evidence: [{url: 'https://github.com/o/r/releases/tag/v1.2', title: New, kind: release-notes}]}\n"
)
FEED = (
    b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="https://github.com/o/r/releases/tag/v1.3"/>'
    b"<updated>2026-11-02T00:00:00Z</updated></entry></feed>"
)
ENDS = "end_lists: [{name: Ends, address: 'https://ends.example/{product}.json', products: {roadster: bike}}]\nlimits:"


@pytest.fixture
def server() -> Iterator[Server]:
    """A server that stands in for every host."""
    with running() as found:
        yield found


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sample guide on its day."""
    monkeypatch.setattr(cli, "today", lambda: sample.TODAY)
    return sample.sample(tmp_path)


def reread(root: Path, server: Server, *arguments: str) -> int:
    """Run the command against the server."""
    return main(["reread", "--root", str(root), "--stand-in", str(server.port), "--pause", "0", *arguments])


def test_first_and_second_run(root: Path, server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    assert reread(root, server) == 0
    assert capsys.readouterr().out == "17 not yet compared\n"
    assert not (root / NAME).exists()
    assert reread(root, server, "--write") == 0
    before = {path: path.read_bytes() for path in (root / "data").rglob("*.yaml")}
    server.plant("/brakes", Reply(404))
    server.plant("/owner", Reply(301, headers={"Location": "/us"}))
    capsys.readouterr()
    assert reread(root, server, "--write") == 0
    said = capsys.readouterr().out
    assert said.splitlines()[:3] == [
        "gone     https://example.org/brakes  (1 claim, 2 of the decision)",
        "         the answer was 404",
        "         data/platforms/roadster.yaml:59",
    ]
    assert "it has another address for good: https://example.org/us" in said
    assert said.splitlines()[-1] == "1 gone; 1 changed since they were read; 1 moved; 15 as they were read"
    assert {path: path.read_bytes() for path in (root / "data").rglob("*.yaml")} == before
    assert "https://example.org/brakes" in (root / NAME).read_text("utf-8")


def test_reports_in_files(root: Path, server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    server.plant("/brakes", Reply(410))
    files = [root / "found" / "a.json", root / "found" / "a.md"]
    assert reread(root, server, "--json", str(files[0]), "--markdown", str(files[1])) == 0
    assert "1 gone; 16 not yet compared" in capsys.readouterr().out
    assert json.loads(files[0].read_text("utf-8"))["counts"]["gone"] == 1
    assert "| gone | `https://example.org/brakes` |" in files[1].read_text("utf-8")
    assert reread(root, server, "--json") == 0
    assert json.loads(capsys.readouterr().out)["rows"][0]["kind"] == "gone"
    assert reread(root, server, "--json", str(root / "data")) == 1
    assert "cannot be written" in capsys.readouterr().err


def test_releases_and_ends(root: Path, server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    sample.change(root, "data/platforms/roadster.yaml", "scope:\n", f"{RELEASE}scope:\n")
    sample.change(root, "data/settings.yaml", "limits:", ENDS)
    server.plant("/o/r/releases.atom", Reply(body=FEED, kind="application/atom+xml"), host="github.com")
    cycles = [{"cycle": "1.2", "eol": "2026-12-01"}, {"cycle": "2", "eol": False}]
    server.plant("/bike.json", Reply(body=json.dumps(cycles).encode()), host="ends.example")
    assert reread(root, server) == 0
    said = capsys.readouterr().out
    assert "ended    roadster  (2 claims)\n         Ends: version 1.2 ends on 2026-12-01; the guide knows 1.2\n" in said
    assert "newer    roadster  (2 claims)\n         version 1.3 of 2026-11-02 is out; the guide knows 1.2\n" in said


def test_tags_where_there_are_no_releases(root: Path, server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    sample.change(root, "data/platforms/roadster.yaml", "scope:\n", f"{RELEASE}scope:\n")
    sample.change(root, "data/settings.yaml", "limits:", ENDS)
    server.plant("/o/r/releases.atom", Reply(302, headers={"Location": "/o/r2/releases.atom"}), host="github.com")
    server.plant("/o/r2/releases.atom", Reply(body=FEED.split(b"<entry>")[0] + b"</feed>"), host="github.com")
    server.plant("/o/r/tags.atom", Reply(body=FEED), host="github.com")
    server.plant("/bike.json", Reply(404), host="ends.example")
    assert reread(root, server) == 0
    said = capsys.readouterr().out
    assert "version 1.3 of 2026-11-02 is out" in said
    assert "roadster: the list Ends at https://ends.example/bike.json was of no use: the answer was 404." in said


def test_feeds_that_are_of_no_use_are_named(root: Path, server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    sample.change(root, "data/platforms/roadster.yaml", "scope:\n", f"{RELEASE}scope:\n")
    server.plant("/o/r/releases.atom", Reply(302, headers={"Location": "https://else.example/"}), host="github.com")
    server.plant("/o/r/tags.atom", Reply(body=b"nothing"), host="github.com")
    assert reread(root, server) == 0
    assert (
        "feed https://github.com/o/r/releases.atom was of no use: it leads to another host." in capsys.readouterr().out
    )


def test_one_entry_and_the_heaviest_pages(root: Path, server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    assert reread(root, server, "--only", "trailer") == 0
    assert capsys.readouterr().out == "6 not yet compared\n"
    assert reread(root, server, "--limit", "2") == 0
    assert capsys.readouterr().out == "2 not yet compared\n"
    assert reread(root, server, "--only", "trialer") == 1
    assert "there is no platform `trialer`; did you mean `trailer`?" in capsys.readouterr().out
    for bad in ("0", "-1", "x"):
        with pytest.raises(SystemExit):
            reread(root, server, "--limit", bad)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            '{\n  "version": 7,\n  "pages": {}\n}\n',
            (
                f"{NAME}:2:3: error fingerprints-version: this file has version 7; this program reads version 1\n"
                "  hint: use the program that wrote it, or move the file away: the next run then makes a new baseline\n"
                "1 error in 1 file\n"
            ),
        ),
        ("no json", f"{NAME}:1:1: error fingerprints-malformed: this is no JSON: Expecting value\n"),
    ],
)
def test_a_bad_file_stops_the_run(
    text: str, said: str, root: Path, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    sample.write(root, NAME, text)
    assert reread(root, server, "--write") == 1
    assert capsys.readouterr().out.startswith(said)
    assert (root / NAME).read_text("utf-8") == text
    assert server.asked == []


def test_bad_data_stop_the_run(root: Path, server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    sample.change(root, "data/platforms/roadster.yaml", "    level: full\n", "    level: ful\n")
    assert reread(root, server) == 1
    assert "error value-not-allowed" in capsys.readouterr().out
    assert server.asked == []


def test_a_guide_with_an_internal_layer_opens_nothing_unless_told(
    root: Path, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    sample.change(root, "mkdocs.yml", "site_name:", "extra: {guide: {layers: [data, data-acme]}}\nsite_name:")
    sample.write(root, "data-acme/layer.yaml", "label: Acme\n")
    files = root / "found" / "a.json"
    assert reread(root, server, "--write", "--json", str(files)) == 0
    assert capsys.readouterr().out.startswith("No address was opened: the layer `data-acme` is internal")
    assert (server.asked, files.exists(), (root / NAME).exists()) == ([], False, False)
    assert reread(root, server, "--internal") == 0
    assert capsys.readouterr().out == "17 not yet compared\n"


def test_without_the_extra(
    root: Path, server: Server, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    found = util.find_spec
    monkeypatch.setattr(
        "platform_guide.cli.reread.find_spec", lambda name: None if name == "resiliparse" else found(name)
    )
    assert reread(root, server) == 1
    assert capsys.readouterr().out == (
        "guide reread needs resiliparse. Install the extra: pip install '.[reread]', or make reread\n"
    )
    assert server.asked == []


def test_nothing_of_it_is_imported_by_other_commands(root: Path) -> None:
    script = (
        "import sys\nfrom platform_guide.cli import main\n"
        f"main(['check', '--root', {str(root)!r}])\n"
        "unwanted = ('platform_guide.reread', 'resiliparse', 'urllib3')\n"
        "print(sorted(name for name in sys.modules if name.startswith(unwanted)))"
    )
    result = run(sys.executable, "-c", script, env={"PYTHONPATH": str(ROOT / "hooks")})
    assert result.stdout.splitlines()[-1] == "[]", result.stderr


def test_a_run_that_is_stopped_goes_on(
    root: Path, server: Server, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    add, asked = Journal.add, []

    def stopped(journal: Journal, url: str, outcome: Outcome) -> None:
        add(journal, url, outcome)
        asked.append(url)
        if len(asked) == 4:
            raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Journal, "add", stopped)
        assert reread(root, server) == 130
    assert capsys.readouterr().err == "guide: stopped; --resume goes on from here\n"
    assert reread(root, server, "--resume") == 0
    assert capsys.readouterr().out == "17 not yet compared\n"
    assert sorted(server.paths()) == sorted(set(server.paths()))


def test_a_cache_that_cannot_be_written(root: Path, server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    sample.write(root, "file", "")
    assert reread(root, server, "--cache", str(root / "file" / "x")) == 1
    assert "what was found cannot be kept: Not a directory" in capsys.readouterr().err


def test_a_second_run_asks_only_for_what_has_changed(root: Path, server: Server) -> None:
    server.plant(
        "/brakes", Reply(body=page(paragraphs("Brakes.")), headers={"Last-Modified": "Tue, 06 Oct 2026 10:00:00 GMT"})
    )
    server.plant("/gears", Reply(body=page(paragraphs("Gears.")), etag='"7"'))
    assert reread(root, server, "--write") == 0
    assert reread(root, server, "--write") == 0
    assert server.headers["example.org", "/brakes"]["If-Modified-Since"] == "Tue, 06 Oct 2026 10:00:00 GMT"
    assert server.headers["example.org", "/gears"]["If-None-Match"] == '"7"'
    assert server.sent[304] == 1
    assert server.headers["example.org", "/gears"]["User-Agent"].startswith("platform-guide-reread/")
