"""Each planted case is reported, and nothing else is."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from platform_guide.guide import load_all
from platform_guide.issues import printable
from platform_guide.reread.report import Report, as_json, as_markdown, as_text
from tests import sample
from tests.reread.guide import EMPTY, QUICK, name, told, visit
from tests.reread.server import Reply, Server, bomb, page, paragraphs, running

LATER = dt.date(2026, 11, 27)
TEXT = paragraphs("The brakes are of steel.", "They hold on every hill.")
OTHER = paragraphs("The brakes are of carbon.", "They hold on every hill.")


@pytest.fixture
def server() -> Iterator[Server]:
    """A server that stands in for every host."""
    with running() as found:
        yield found


def at(path: str) -> str:
    """Return the address of a path."""
    return f"https://example.org{path}"


def test_each_planted_case_is_reported_and_nothing_else(tmp_path: Path, server: Server) -> None:
    root = sample.sample(tmp_path)
    before = {
        "/same": Reply(body=page(TEXT)),
        "/navigation": Reply(body=page(TEXT)),
        "/text": Reply(body=page(TEXT)),
        "/etag": Reply(body=page(TEXT), etag='"1"'),
        "/away-later": Reply(body=page(TEXT)),
        "/gone-404": Reply(body=page(TEXT)),
        "/gone-410": Reply(body=page(TEXT)),
        "/moved-301": Reply(body=page(TEXT)),
        "/moved-308": Reply(body=page(TEXT)),
        "/for-now": Reply(302, headers={"Location": "/there"}),
        "/there": Reply(body=page(TEXT)),
        "/slow": Reply(body=page(TEXT)),
        "/drip": Reply(body=page(TEXT)),
        "/huge": Reply(body=page(TEXT)),
        "/endless": Reply(body=page(TEXT)),
        "/bomb": Reply(body=page(TEXT)),
        "/loop": Reply(body=page(TEXT)),
        "/chain": Reply(body=page(TEXT)),
        "/nested": Reply(body=page(TEXT)),
        "/closed": Reply(body=page(TEXT)),
        "/error": Reply(body=page(TEXT)),
        "/private": Reply(body=page(TEXT)),
        "/plain": Reply(body=page(TEXT)),
        "/intranet": Reply(body=page(TEXT)),
        "/escape": Reply(body=page(TEXT)),
        "/busy": Reply(body=page(TEXT)),
        "/file.pdf": Reply(body=b"%PDF-1.7 one", kind="application/pdf"),
        "/start": Reply(body=page(TEXT)),
    }
    for path, reply in before.items():
        server.plant(path, reply)
    hidden = "/secret/page"
    addresses = [at(path) for path in (*before, hidden) if path != "/there"]
    name(root, *addresses)
    report, known = visit(root, server)
    assert told(report) == {}
    assert report.new == len(known.pages)

    esc = "\x1b[2J"
    after = {
        "/robots.txt": Reply(body=b"User-agent: *\nDisallow: /secret/\n", kind="text/plain"),
        "/navigation": Reply(body=page(TEXT, news="News of June", day="9 June 2026", title="A page")),
        "/text": Reply(body=page(OTHER)),
        "/away-later": Reply(301, headers={"Location": "https://other.example/new"}),
        "/gone-404": Reply(404, body=page(TEXT)),
        "/gone-410": Reply(410),
        "/moved-301": Reply(301, headers={"Location": "/moved/there"}),
        "/moved/there": Reply(body=page(TEXT)),
        "/moved-308": Reply(308, headers={"Location": at("/there")}),
        "/slow": Reply(body=page(TEXT), wait=30),
        "/drip": Reply(body=page(TEXT), trickle=0.1),
        "/huge": Reply(body=page(paragraphs(*["More and more."] * 3000))),
        "/endless": Reply(body=b"<p>without end</p>" * 100, endless=True),
        "/bomb": Reply(body=bomb(50_000_000), headers={"Content-Encoding": "gzip"}),
        "/loop": Reply(302, headers={"Location": "/loop/again"}),
        "/loop/again": Reply(302, headers={"Location": "/loop"}),
        "/nested": Reply(body=b"<!doctype html>" + b"<div>" * 35_000),
        "/closed": Reply(403),
        "/error": Reply(500),
        "/private": Reply(302, headers={"Location": "https://10.0.0.1/secret"}),
        "/plain": Reply(302, headers={"Location": "http://example.org/plain"}),
        "/intranet": Reply(301, headers={"Location": "https://wiki.internal/secret"}),
        "/escape": Reply(301, headers={"Location": f"/{esc}there"}),
        "/busy": Reply(body=page(TEXT), first=[(503, {"Retry-After": "0"}), (429, {"Retry-After": "0"})]),
        "/file.pdf": Reply(body=b"%PDF-1.7 two", kind="application/pdf"),
        "/start": Reply(301, headers={"Location": "/"}),
        **{f"/chain{'/x' * at}": Reply(302, headers={"Location": f"/chain{'/x' * (at + 1)}"}) for at in range(9)},
    }
    for path, reply in after.items():
        server.plant(path, reply)
    report, _ = visit(root, server, known, day=LATER)
    found = told(report)
    differs = "its text differs from that of 2026-11-20, since 2026-11-27 at the latest"
    public = "it leads to something that is no address"
    expected = {
        "/text": ("changed", f"{differs} (260 characters then, 261 now)"),
        "/away-later": ("moved", "it leads to another host for good https://other.example/new"),
        "/gone-404": ("gone", "the answer was 404"),
        "/gone-410": ("gone", "the answer was 410"),
        "/moved-301": ("moved", "it has another address for good https://example.org/moved/there"),
        "/moved-308": ("moved", "it has another address for good https://example.org/there"),
        "/slow": ("failed", "it took longer than 2 seconds"),
        "/drip": ("failed", "it took longer than 2 seconds"),
        "/huge": ("failed", "it is larger than 0.190735 MiB"),
        "/endless": ("failed", "it is larger than 0.190735 MiB"),
        "/bomb": ("failed", "it is larger than 0.190735 MiB"),
        "/loop": ("failed", "it leads back to itself without end"),
        "/chain": ("failed", "it leads on more than 5 times"),
        "/nested": ("failed", "its text was not found in the time for a page"),
        "/closed": ("closed", "the answer was 403"),
        "/error": ("failed", "the answer was 500"),
        "/private": ("failed", public),
        "/plain": ("failed", "it leads to an address without encryption, which is not opened"),
        "/intranet": ("failed", "it leads to a machine that is not public, which is not opened"),
        "/escape": ("failed", public),
        "/file.pdf": ("changed", f"{differs} (a file)"),
        "/start": (
            "moved",
            "it leads to the start page of its host for good, so that what was read is probably gone https://example.org/",
        ),
        hidden: ("closed", "robots.txt asks programs to stay away"),
    }
    assert {what: words for what, words in found.items() if what != at("/start")} == {
        at(path): words for path, words in expected.items() if path != "/start"
    }
    assert {row.kind.value for row in report.rows if row.what == at("/start")} == {"moved", "changed"}
    assert server.sent[304] == 1
    assert hidden not in server.paths()[len(addresses) :]
    for text in (as_text(report), as_markdown(report), as_json(report)):
        assert printable(text) == text


def _report(tmp_path: Path, server: Server, *pages: tuple[str, Reply, Reply]) -> Report:
    root = sample.sample(tmp_path)
    name(root, *(at(path) for path, _, _ in pages))
    for path, reply, _ in pages:
        server.plant(path, reply)
    _, known = visit(root, server)
    for path, _, reply in pages:
        server.plant(path, reply)
    return visit(root, server, known, day=LATER)[0]


@pytest.mark.parametrize(
    "kind",
    [
        "text/html; charset=no-such-code",
        "text/html; charset=utf-16",
        "text/html",
        "",
        "text/html; charset=\x00",
        "application/xhtml+xml",
        "text/plain",
    ],
)
def test_bad_encodings_are_read_somehow(kind: str, tmp_path: Path, server: Server) -> None:
    odd = page(paragraphs("Br\udce4kes \udcff\udcfe of steel.".encode("utf-8", "surrogateescape").decode("latin-1")))
    reply = Reply(body=odd + b"\xff\xfe\x00\x80", kind=kind)
    assert told(_report(tmp_path, server, ("/odd", reply, reply))) == {}


def test_scripts_and_hidden_text_do_not_count(tmp_path: Path, server: Server) -> None:
    before = page(TEXT + "<script>const a = 1</script><style>p { color: red }</style>")
    after = page(TEXT + "<script>const a = 2; document.title = 'x'</script><style>p { color: blue }</style><!-- b -->")
    assert told(_report(tmp_path, server, ("/script", Reply(body=before), Reply(body=after)))) == {}


def test_the_section_alone_counts(tmp_path: Path, server: Server) -> None:
    root = sample.sample(tmp_path)
    name(root, (at("/sections"), "Brakes"), at("/sections#gears"), (at("/sections"), "Bells"))

    def text(brakes: str, gears: str, bells: str) -> bytes:
        return page(
            f"<h2>Brakes</h2>{paragraphs(brakes)}<h3>Rim</h3>{paragraphs('Rim.')}<h2 id='gears'>Gears</h2>"
            f"{paragraphs(gears)}<h2>{bells}</h2>{paragraphs('They ring.')}"
        )

    server.plant("/sections", Reply(body=text("Steel.", "Three.", "Bells")))
    _, known = visit(root, server)
    assert {part.read.part.value for parts in known.pages.values() for part in parts.values()} >= {
        "section",
        "fragment",
    }
    server.plant("/sections", Reply(body=text("Carbon.", "Three.", "Horns")))
    report, _ = visit(root, server, known, day=LATER)
    rows = sorted((row.what, row.words.partition(",")[0]) for row in report.rows)
    assert rows == [
        (at("/sections"), "the section “Bells” is not on the page any more"),
        (at("/sections"), "the section “Brakes” differs from that of 2026-11-20"),
    ]
    assert server.paths().count("/sections") == 2


def test_what_was_read_again_is_not_told_again(tmp_path: Path, server: Server) -> None:
    root = sample.sample(tmp_path)
    name(root, at("/text"))
    server.plant("/text", Reply(body=page(TEXT)))
    _, known = visit(root, server)
    server.plant("/text", Reply(body=page(OTHER)))
    report, known = visit(root, server, known, day=LATER)
    assert list(told(report)) == [at("/text")]
    # It is told until somebody reads it again.
    report, known = visit(root, server, known, day=LATER + dt.timedelta(days=7))
    assert "since 2026-11-27" in told(report)[at("/text")][1]
    sample.change(root, "data/platforms/roadster.yaml", "verified_on: 2026-10-02", "verified_on: 2026-11-28")
    catalog, _ = load_all(root, ["data"], LATER + dt.timedelta(days=8))
    assert catalog
    report, known = visit(root, server, known, catalog=catalog)
    assert told(report) == {}
    # A text that comes back to what was read is no change.
    report, _ = visit(root, server, known, catalog=catalog)
    assert told(report) == {}


def test_a_change_that_is_taken_back_is_none(tmp_path: Path, server: Server) -> None:
    root = sample.sample(tmp_path)
    name(root, at("/text"))
    server.plant("/text", Reply(body=page(TEXT)))
    _, known = visit(root, server)
    server.plant("/text", Reply(body=page(OTHER)))
    _, known = visit(root, server, known, day=LATER)
    server.plant("/text", Reply(body=page(TEXT)))
    report, _ = visit(root, server, known, day=LATER)
    assert told(report) == {}


def test_rows_are_sorted_by_what_rests_on_them(tmp_path: Path, server: Server) -> None:
    root = sample.sample(tmp_path)
    name(root, at("/both"), at("/one"))
    name(root, at("/both"), claim="gears")
    for path in ("/both", "/one", "/owner", "/riding"):
        server.plant(path, Reply(404))
    report, _ = visit(root, server)
    assert [(row.what, row.claims) for row in report.sorted_rows] == [
        (at("/both"), 2),
        (at("/one"), 1),
        (at("/owner"), 0),
        (at("/riding"), 0),
    ]
    assert report.sorted_rows[0].decisions
    first = json.loads(as_json(report))["rows"][0]
    assert first["places"] == ["data/platforms/roadster.yaml:55", "data/platforms/roadster.yaml:59"]
    assert "gone     https://example.org/both  (2 claims, " in as_text(report)


def test_one_request_of_a_host_at_a_time_with_a_pause(tmp_path: Path, server: Server) -> None:
    root = sample.sample(tmp_path)
    hosts = [f"{letter}.example.org" for letter in "abc"]
    name(root, *(f"https://{host}/{at}" for host in hosts for at in range(4)))
    report, _ = visit(root, server, manner=replace(QUICK, pause=0.15))
    assert told(report) == {}
    assert set(server.busiest.values()) == {1}
    for moments in server.times().values():
        assert all(after - before > 0.14 for before, after in pairwise(moments))


def test_a_host_that_asks_for_time_gets_it(tmp_path: Path, server: Server) -> None:
    root = sample.sample(tmp_path)
    server.plant("/robots.txt", Reply(body=b"User-agent: *\nCrawl-delay: 0.1\n", kind="text/plain"))
    visit(root, server)
    moments = server.times()["example.org"]
    assert all(after - before > 0.09 for before, after in pairwise(moments))


def test_a_host_whose_rules_cannot_be_read_is_left_alone(tmp_path: Path, server: Server) -> None:
    root = sample.sample(tmp_path)
    server.plant("/robots.txt", Reply(500))
    report, _ = visit(root, server)
    assert {words for _, words in told(report).values()} == {"its robots.txt cannot be read: the answer was 500"}
    assert server.paths() == []


def test_a_host_that_stays_silent_is_not_asked_for_ever(tmp_path: Path, server: Server) -> None:
    root = sample.sample(tmp_path)
    name(root, *(f"https://silent.example/{at}" for at in range(6)))
    for at_ in range(6):
        server.plant(f"/{at_}", Reply(wait=30), host="silent.example")
    report, _ = visit(root, server, manner=replace(QUICK, page_seconds=0.7))
    assert len(server.paths("silent.example")) == 3
    words = [words for what, (_, words) in told(report).items() if "silent" in what]
    assert words.count("its host did not answer 3 times before") == 3


def test_the_time_for_all_is_kept_and_a_run_goes_on(tmp_path: Path, server: Server) -> None:
    root = sample.sample(tmp_path)
    name(root, *(at(f"/{number}") for number in range(20)))
    report, known = visit(root, server, manner=replace(QUICK, pause=0.05, seconds=0.4))
    assert report.left
    asked = len(server.paths())
    report, _ = visit(root, server, known, resume=True)
    assert not report.left
    again = [path for path in server.paths()[asked:] if path in server.paths()[:asked]]
    assert again == []


def test_nothing_is_lost_where_nothing_answers(tmp_path: Path, server: Server) -> None:
    root = sample.sample(tmp_path)
    _, known = visit(root, server)
    for host, path in {(host, path) for host, path, _ in server.asked}:
        server.plant(path, Reply(500), host=host)
    report, after = visit(root, server, known, day=LATER)
    assert after == known
    assert len(report.rows) == len(known.pages)


def test_texts_of_another_program_are_not_compared(tmp_path: Path, server: Server) -> None:
    root = sample.sample(tmp_path)
    name(root, at("/text"), at("/other"))
    _, known = visit(root, server)
    server.plant("/text", Reply(body=page(OTHER)))
    _, known = visit(root, server, known, day=LATER)
    report, after = visit(root, server, replace(known, made_by="another 1"), day=LATER)
    assert list(told(report)) == [at("/text")]
    assert report.new == len(after.pages) - 1
    assert report.notes == ("The fingerprints were made by another 1; texts are compared anew from this run on.",)
    assert after.made_by == EMPTY.made_by


def test_a_host_says_when_to_ask_again(tmp_path: Path, server: Server) -> None:
    root = sample.sample(tmp_path)
    name(root, at("/date"), at("/odd"), at("/long"), at("/often"))
    day = {"Date": "Fri, 27 Nov 2026 10:00:00 GMT", "Retry-After": "Fri, 27 Nov 2026 10:00:00 GMT"}
    server.plant("/date", Reply(body=page(TEXT), first=[(503, day)]))
    server.plant("/odd", Reply(body=page(TEXT), first=[(503, {"Retry-After": "soon"})]))
    server.plant("/long", Reply(body=page(TEXT), first=[(429, {"Retry-After": "86400"})]))
    server.plant("/often", Reply(body=page(TEXT), first=[(503, {"Retry-After": "0"})] * 9))
    report, _ = visit(root, server)
    assert told(report) == {
        at("/odd"): ("failed", "the answer was 503"),
        at("/long"): ("closed", "the answer was 429"),
        at("/often"): ("failed", "the answer was 503"),
    }
    assert server.paths().count("/often") == 3


def test_rules_behind_a_redirect(tmp_path: Path, server: Server) -> None:
    root = sample.sample(tmp_path)
    name(root, at("/brakes"), "https://other.example/a")
    server.plant("/robots.txt", Reply(301, headers={"Location": "/rules"}))
    server.plant("/rules", Reply(body=b"User-agent: *\nDisallow: /brakes\n", kind="text/plain"))
    server.plant("/robots.txt", Reply(301, headers={"Location": "https://example.org/rules"}), host="other.example")
    report, _ = visit(root, server)
    assert told(report) == {at("/brakes"): ("closed", "robots.txt asks programs to stay away")}


def test_a_connection_that_breaks_is_tried_once_more(tmp_path: Path, server: Server) -> None:
    root = sample.sample(tmp_path)
    name(root, at("/broken"), at("/short"))
    server.plant("/broken", Reply(status=0))
    server.plant("/short", Reply(body=page(TEXT), headers={"Content-Encoding": "gzip"}))
    report, _ = visit(root, server)
    assert told(report) == {
        at("/broken"): ("failed", "its host did not answer as a web server does"),
        at("/short"): ("failed", "its packed form cannot be unpacked"),
    }
    assert server.paths().count("/broken") == 2
