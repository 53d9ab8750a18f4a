"""The parts of the reading again, each by itself: rules of hosts, machines that are not public, feeds, lists, files."""

from __future__ import annotations

import datetime as dt
import json
import socket
from dataclasses import replace
from pathlib import Path

import pytest
from packaging.version import Version

from platform_guide.catalog.schema.model import Release
from platform_guide.issues import as_text as issue_text
from platform_guide.reread import ends, fingerprints, releases, robots
from platform_guide.reread.codehosts import feeds_of, is_pinned, plain_file, ref_of, repository
from platform_guide.reread.fetch import Host
from platform_guide.reread.fingerprint import Fingerprint, Part, fingerprint
from platform_guide.reread.fingerprints import Fingerprints, Known
from platform_guide.reread.kept import Journal, Shelf
from platform_guide.reread.net import Line, Manner, RefusedError, is_public_number
from platform_guide.reread.outcome import Outcome, Result, Text
from platform_guide.reread.report import Kind, Report, Row, as_markdown
from platform_guide.reread.text import Reader, TooLongError, read
from tests import sample

DAY = dt.date(2026, 11, 20)
COMMIT = "0" * 39 + "a"


# --- robots.txt ---


@pytest.mark.parametrize(
    ("rules", "path", "allowed"),
    [
        ("User-agent: *\nDisallow: /a", "/a/b", False),
        ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b", True),
        ("User-agent: *\nAllow: /a\nDisallow: /a", "/a", True),
        ("User-agent: *\nDisallow: /*/tree/", "/o/r/tree/main", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf?x", True),
        ("User-agent: *\nDisallow: /$", "/a", True),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: other\nDisallow: /\nUser-agent: *\nDisallow: /b", "/a", True),
        ("User-agent: Guide\nAllow: /\nUser-agent: *\nDisallow: /", "/a", True),
        ("User-agent: one\nUser-agent: guide\nDisallow: /", "/a", False),
        ("User-agent: guide\nDisallow: /a\n\nUser-agent: guide\nDisallow: /b", "/b", False),
        ("user-agent : * # all\n disallow : /a # this", "/a", False),
        ("User-agent: *\nDisallow: /%7Ea", "/~a", False),
        ("User-agent: *\nDisallow: /a?x=", "/a?x=1", False),
        ("<html>no rules</html>", "/a", True),
        ("Disallow: /\n", "/a", True),
    ],
)
def test_rules_of_a_host(rules: str, path: str, allowed: bool) -> None:  # noqa: FBT001 - a column of the table
    assert robots.parse(rules, "guide").allows(f"https://example.org{path}") is allowed


def test_a_rule_cannot_keep_the_program_busy() -> None:
    pattern = "/" + "*a" * 2000 + "b"
    found = robots.parse(f"User-agent: *\nDisallow: {pattern}", "guide")
    assert found.allows("https://example.org/" + "a" * 3000)


def test_a_delay_that_is_none_counts_as_none() -> None:
    assert robots.parse("User-agent: *\nCrawl-delay: nan\nCrawl-delay: soon\nCrawl-delay: 3", "guide").delay == 3


# --- machines ---


@pytest.mark.parametrize(
    "number",
    [
        "10.0.0.1",
        "127.0.0.1",
        "169.254.169.254",
        "192.168.1.1",
        "::1",
        "fe80::1%1",
        "fd00::1",
        "::ffff:10.0.0.1",
        "224.0.0.1",
        "100.64.0.1",
    ],
)
def test_numbers_that_are_not_public(number: str) -> None:
    assert not is_public_number(number)
    line = Line(Manner(), lambda *_: [number])
    with pytest.raises(RefusedError):
        line.connect("example.org", 443, 1)


@pytest.mark.parametrize("number", ["93.184.215.14", "2606:2800:21f:cb07::1"])
def test_numbers_that_are_public(number: str) -> None:
    assert is_public_number(number)


def test_one_public_number_among_others_is_not_enough() -> None:
    with pytest.raises(RefusedError):
        Line(Manner(), lambda *_: ["93.184.215.14", "10.0.0.1"]).connect("example.org", 443, 1)


def test_a_page_on_a_machine_that_is_not_public_is_not_opened() -> None:
    host = Host("https://example.org/a", Manner(pause=0), 1e12, find=lambda *_: ["127.0.0.1"])
    found = host.page("https://example.org/a", None, Reader(1))
    assert found.result is Result.FAILED
    assert found.reason == (
        "its robots.txt cannot be read: it leads to a machine that is not public, which is not opened"
    )


def test_an_internal_address_may_lead_to_such_a_machine() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        line = Line(Manner(private=True), lambda *_: ["127.0.0.1"])
        line.private = True
        line.connect("example.org", listening.getsockname()[1], 1).close()
        line.close()


def test_a_host_that_is_not_known() -> None:
    def unknown(*_: object) -> list[str]:
        raise socket.gaierror(-2, "no name")

    found = Host("https://example.org/a", Manner(pause=0), 1e12, find=unknown).file("https://example.org/f")
    assert found.problem == "its robots.txt cannot be read: its host is not known"


def test_an_address_without_encryption_is_not_opened() -> None:
    found = Host("http://example.org/a", Manner(), 1e12).page("http://example.org/a", None, Reader(1))
    assert found == Outcome(Result.FAILED, reason="it is not encrypted and was not opened")


# --- hosts of code ---


@pytest.mark.parametrize(
    ("url", "pinned"),
    [
        (f"https://github.com/o/r/blob/{COMMIT}/a.md", True),
        (f"https://github.com/o/r/commit/{COMMIT}", True),
        (f"https://raw.githubusercontent.com/o/r/{COMMIT}/a.md", True),
        (f"https://gitlab.com/g/s/r/-/blob/{COMMIT}/a.md", True),
        ("https://github.com/o/r/blob/main/a.md", False),
        ("https://github.com/o/r/blob/v1.2.3/a.md", False),
        (f"https://github.com/o/r/issues/{COMMIT}", False),
        (f"https://example.org/o/r/blob/{COMMIT}/a.md", False),
        ("https://github.com/o/r", False),
    ],
)
def test_pinned_addresses(url: str, pinned: bool) -> None:  # noqa: FBT001 - a column of the table
    assert is_pinned(url) is pinned


def test_plain_files() -> None:
    raw = "https://raw.githubusercontent.com/o/r/main/a/b.md"
    assert plain_file("https://github.com/o/r/blob/main/a/b.md") == raw
    assert plain_file("https://gitlab.com/g/r/-/blob/main/a.md") == "https://gitlab.com/g/r/-/raw/main/a.md"
    assert plain_file("https://github.com/o/r/issues/1") == "https://github.com/o/r/issues/1"


def test_repositories_and_their_feeds() -> None:
    assert repository("https://github.com/o/r.git") == "https://github.com/o/r"
    assert repository("https://raw.githubusercontent.com/o/r/main/a") == "https://github.com/o/r"
    assert repository("https://gitlab.com/g/s/r/-/tags/v1") == "https://gitlab.com/g/s/r"
    assert repository("https://example.org/o/r") is None
    assert feeds_of("https://github.com/o/r").tags == "https://github.com/o/r/tags.atom"
    assert feeds_of("https://gitlab.com/g/r").releases == "https://gitlab.com/g/r/-/releases.atom"
    assert ref_of("https://github.com/o/r/releases/tag/py-v1.2") == "py-v1.2"
    assert ref_of("https://gitlab.com/g/r/-/tags/v1.2") == "v1.2"
    assert ref_of("https://github.com/o/r/blob/v1.2/a") == "v1.2"
    assert ref_of("https://github.com/o/r") is None


# --- texts ---


def test_names_in_code_lead_to_what_is_below_them() -> None:
    code = b"import a\n\ndef one():\n    return 1\n\ndef two():\n    return 2\n"
    text = read(code, "text/plain", None, "https://e.org/a.py")
    one = fingerprint(text, "", "one")
    assert one.part is Part.SECTION
    assert one == fingerprint(
        read(code.replace(b"return 2", b"return 3"), "text/plain", None, "https://e.org/a.py"), "", "one"
    )
    assert fingerprint(text, "", "three").part is Part.PAGE


PAGE = """<!doctype html><html><head><title>T</title><script>let a = 1</script></head><body>
<nav><ul><li>Home</li><li>News</li></ul></nav><main><h1>Wheels<a class="headerlink" href="#w">¶</a></h1>
<p>There are two of them, and both are round. They are made of steel, of wood or of another material that holds the
weight of the rider and of what the rider carries.</p>
<section id="sizes"><h2>Sizes</h2><table><tr><th>Name</th><th>Inches</th></tr><tr><td>Small</td><td>20</td></tr></table>
<pre>size = 20
size = 28</pre></section><a name="spokes"></a><h2>Spokes</h2><ul><li>thin</li><li>thick</li></ul></main>
<footer>© Wheel Works</footer></body></html>"""


def test_the_text_of_a_page() -> None:
    text = read(PAGE.encode(), "text/html", "utf-8", "https://e.org/")
    assert [block for block in text.blocks if block[0]] == [(1, "Wheels"), (2, "Sizes"), (2, "Spokes")]
    assert {text.anchors[name] for name in ("sizes", "spokes")} == {"Sizes", "Spokes"}
    said = " ".join(words for _, words in text.blocks)
    assert "Small" in said
    assert "size = 20 size = 28" in said
    assert not {word for word in ("Home", "Wheel Works", "let a") if word in said}
    sizes = fingerprint(text, "sizes", "")
    assert sizes == replace(fingerprint(text, "", "Sizes"), part=Part.FRAGMENT)
    changed = read(PAGE.replace("thin", "fine").encode(), "", None, "https://e.org/")
    assert fingerprint(changed, "sizes", "") == sizes
    assert fingerprint(changed, "", "Spokes") != fingerprint(text, "", "Spokes")


@pytest.mark.parametrize(
    "content", [b"", b"<", b"<html>", b"\xff\xfe\x00", b"<frameset><frame src=a></frameset>", b"<p>" * 99]
)
def test_what_is_hardly_a_page(content: bytes) -> None:
    assert fingerprint(read(content, "text/html", None, ""), "a", "b").part is Part.PAGE


def test_a_file_of_another_kind_is_taken_whole() -> None:
    found = fingerprint(read(b"%PDF-1.7", "application/pdf", None, "https://e.org/a.pdf"), "", "Sizes")
    assert (found.part, found.length) == (Part.FILE, 0)


@pytest.mark.parametrize(
    "text",
    [
        "# A\n\nOne.\n\n## B\n\nTwo.\n\n```sh\n# no heading\n```\n\n## C\n\nThree.\n",
        "A\n=\n\nA\n===\n\nOne.\n\nB\n---\n\nTwo. # no heading\n\nC\n---\n\nThree.\n",
        "= A\n\nOne.\n\n== B\n\nTwo.\n\n== C\n\nThree.\n",
    ],
)
def test_headings_of_plain_prose(text: str) -> None:
    def of(changed: str) -> Fingerprint:
        return fingerprint(read(changed.encode(), "text/plain", None, "https://e.org/a.rst"), "", "B")

    assert of(text).part is Part.SECTION
    assert of(text) == of(text.replace("Three.", "Four.").replace("One.", "None."))
    assert of(text) != of(text.replace("Two.", "Too."))


def test_days_and_buttons_do_not_count() -> None:
    one = Text(((1, "A"), (0, "It can."), (0, "Last updated 3 May 2026"), (0, "5 min read")))
    two = Text(((1, "A \u00b6"), (0, "It  CAN."), (0, "Last updated 9 June 2026"), (0, "Was this page helpful?")))
    assert fingerprint(one, "", "").digest == fingerprint(two, "", "").digest
    long = "Projects that were last updated 30 days ago are deleted with all that is in them, and nobody can undo that."
    assert fingerprint(Text(((0, long),)), "", "") != fingerprint(Text(((0, long.replace("30", "60")),)), "", "")


def test_half_of_a_pair_of_units_does_no_harm() -> None:
    assert fingerprint(Text(((0, "a\ud800b"),)), "", "").length


def test_a_reader_begins_anew_after_a_page_that_took_too_long() -> None:
    reader = Reader(0.5)
    try:
        with pytest.raises(TooLongError):
            reader.read(b"<div>" * 100_000, "text/html", None, "")
        assert reader.read(b"<p>This can be read.</p>", "text/html", None, "").blocks
    finally:
        reader.close()


# --- releases and ends ---


def feed(*tags: str, day: str = "2026-11-01") -> bytes:
    """Return a feed of releases."""
    entries = "".join(
        f'<entry><title>T</title><link href="https://github.com/o/r/releases/tag/{tag}"/><updated>{day}T10:00:00Z</updated></entry>'
        for tag in tags
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom">{entries}</feed>'.encode()


SEEN = releases.Seen("a", Version("1.2.0"), "1.2.0", feeds_of("https://github.com/o/r"), ("v", ""))


@pytest.mark.parametrize(
    ("tags", "found"),
    [
        (["v1.2.0", "v1.1.0"], None),
        (["v1.3.0", "v1.10.0", "v1.2.0"], "1.10.0"),
        (["v2.0.0rc1", "v1.2.0"], None),
        (["client-v3.0.0", "nightly", "v1.2"], None),
        (["1.2.1"], "1.2.1"),
        (["v%31.4"], "1.4"),
    ],
)
def test_newer_releases(tags: list[str], found: str | None) -> None:
    newest = releases.newest(SEEN, releases.tags_in(feed(*tags)) or [])
    assert (newest and newest.words) == found
    assert newest is None or newest.day == dt.date(2026, 11, 1)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html></html>",
        b"no feed",
        b'<!DOCTYPE a [<!ENTITY b "c">]><feed xmlns="http://www.w3.org/2005/Atom"/>',
        b"\x00\xff",
        b'<?xml version="1.0" encoding="no-such"?><feed/>',
        b"<a>" * 100_000,
    ],
)
def test_what_is_no_feed(content: bytes) -> None:
    assert releases.tags_in(content) is None


def test_titles_are_taken_where_there_is_no_link() -> None:
    content = b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><title> v1.3 </title></entry><entry/></feed>'
    assert releases.tags_in(content) == [("v1.3", None)]


def test_versions_within_texts() -> None:
    assert releases.version_in("Python SDK 3.30.0") == ("3.30.0", Version("3.30.0"))
    assert releases.version_in("v4") == ("4", Version("4"))
    assert releases.version_in("no number") is None
    assert releases.version_in("9_9_") is None


@pytest.mark.parametrize(
    "content",
    [
        [{"cycle": "1.2", "eol": "2026-12-01"}, {"cycle": "1.1", "eol": True}],
        {
            "result": {
                "releases": [{"name": "1.2", "eolFrom": "2026-12-01"}, {"name": "1.1", "isEol": True, "eolFrom": None}]
            }
        },
    ],
)
def test_both_forms_of_lists(content: object) -> None:
    assert ends.cycles_in(json.dumps(content).encode()) == [
        ends.Cycle("1.2", dt.date(2026, 12, 1)),
        ends.Cycle("1.1", end=True),
    ]


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        '{"result": 3}',
        "[1]",
        '[{"cycle": [], "eol": true}]',
        '[{"cycle": "1", "eol": "soon"}]',
        "[" * 9999,
    ],
)
def test_what_is_no_list(content: str) -> None:
    assert ends.cycles_in(content.encode()) is None


def _told(tmp_path: Path, *cycles: ends.Cycle, version: str = "1.2.3") -> str | None:
    root = sample.sample(tmp_path)
    platform = sample.catalog(root).platforms["roadster"]
    evidence = platform.owner.evidence
    known = Release(version=version, date=DAY, evidence=evidence, verified_on=DAY)
    return ends.told(platform.model_copy(update={"release": known}), list(cycles), DAY)


def test_ends_of_versions(tmp_path: Path) -> None:
    soon, past, far = DAY + dt.timedelta(days=30), DAY - dt.timedelta(days=30), DAY + dt.timedelta(days=900)
    living = ends.Cycle("2", far)
    assert (
        _told(tmp_path / "a", living, ends.Cycle("1.2", soon)) == f"version 1.2 ends on {soon}; the guide knows 1.2.3"
    )
    assert (
        _told(tmp_path / "b", living, ends.Cycle("1", past)) == f"version 1 has ended on {past}; the guide knows 1.2.3"
    )
    assert _told(tmp_path / "c", living, ends.Cycle("1.2", far), ends.Cycle("1", past)) is None
    assert _told(tmp_path / "d", ends.Cycle("1", past), ends.Cycle("0", end=True)) == (
        f"all its versions are at their end on {past}"
    )
    assert _told(tmp_path / "e", living, ends.Cycle("1.20", past)) is None


# --- the file of fingerprints ---

ONE = Fingerprint("a" * 24, 10, Part.SECTION)
TWO = Fingerprint("b" * 24, 12, Part.PAGE)


def test_what_is_written_is_read(tmp_path: Path) -> None:
    pages = {
        "https://example.org/b": {"": Known(ONE, DAY), "Ü “x”": Known(ONE, DAY, TWO, DAY)},
        "https://example.org/a": {"": Known(TWO, DAY)},
    }
    found = Fingerprints("this 1", pages)
    fingerprints.save(tmp_path, found, pages)
    text = (tmp_path / fingerprints.NAME).read_text(encoding="utf-8")
    assert [line.split('"')[1] for line in text.splitlines() if "https" in line] == sorted(pages)
    assert fingerprints.load(tmp_path, "x") == (found, [])
    fingerprints.save(tmp_path, found, [])
    assert fingerprints.load(tmp_path, "x") == (Fingerprints("this 1", {}), [])


GOOD = {"read": "a" * 24, "part": "page", "length": 3, "on": "2026-11-20"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            '{\n  "version": 2\n}',
            ":2:3: error fingerprints-version: this file has version 2; this program reads version 1",
        ),
        ("{}", ":1:1: error fingerprints-version: this file has version null"),
        ('{\n"version": 1,,', ":2:14: error fingerprints-malformed: this is no JSON"),
        ("[]", ":1:1: error fingerprints-malformed"),
        (
            '{"version": 1, "made_by": "a", "pages": {\n"https://a.b/": '
            + json.dumps({"": {**GOOD, "on": "soon"}})
            + "}}",
            ":2:1: error fingerprints-malformed: pages https://a.b/  on: ",
        ),
        ('{"version": 1, "made_by": "a", "pages": {}, "more": 1}', ":1:45: error fingerprints-malformed: more: "),
        ("[" * 100_000, ":1:1: error fingerprints-malformed: this is no file of fingerprints"),
    ],
)
def test_a_bad_file_is_located_and_left_alone(text: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / fingerprints.NAME
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    found, issues = fingerprints.load(tmp_path, "x")
    assert found is None
    assert said in issue_text(issues[0])
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("content", [b"\xff\xfe", None])
def test_a_file_that_cannot_be_read(content: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / fingerprints.NAME
    path.parent.mkdir()
    if content is None:
        path.mkdir()
    else:
        path.write_bytes(content)
    found, issues = fingerprints.load(tmp_path, "x")
    assert found is None
    assert [issue.rule for issue in issues] == ["fingerprints-malformed"]


# --- what is kept ---


def test_damage_to_what_is_kept_is_no_harm(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, "this 1")
    url = "https://example.org/a"
    shelf.keep(url, Text(((0, "A"),)), '"1"', "")
    assert shelf.conditions(url) == {"If-None-Match": '"1"'}
    assert Shelf(tmp_path, "this 2").conditions(url) == {}
    (file,) = (tmp_path / "pages").iterdir()
    for damage in ("", "[]", "{", '{"made_by": "this 1", "url": "https://example.org/a", "text": {"blocks": [[1]]}}'):
        file.write_text(damage, encoding="utf-8")
        assert shelf.conditions(url) == {}
        assert shelf.text(url) is None
    shelf.keep(url, Text(), "bad\nmark", "\udcff")
    assert not list((tmp_path / "pages").iterdir())


def test_a_journal_that_was_cut_off_goes_on(tmp_path: Path) -> None:
    journal = Journal(tmp_path, resume=False)
    outcome = Outcome(Result.READ, 200, text=Text(((1, "A"),), {"a": "A"}))
    journal.add("https://example.org/a", outcome)
    path = tmp_path / "run.jsonl"
    path.write_text(path.read_text(encoding="utf-8") + '\n["https://example.org/b", {"resu', encoding="utf-8")
    again = Journal(tmp_path, resume=True)
    assert again.done == {"https://example.org/a": outcome}
    again.add("https://example.org/c", Outcome(Result.GONE, 404))
    assert set(Journal(tmp_path, resume=True).done) == {"https://example.org/a", "https://example.org/c"}
    assert Journal(tmp_path, resume=False).done == {}


# --- the report ---


def test_nothing_that_hosts_sent_becomes_markup() -> None:
    row = Row(
        Kind.MOVED,
        "https://e.org/`x`|@a",
        "it <b>has</b> @somebody",
        new="https://e.org/|`![a](b)\x1b",
        places=("a:1",) * 5,
    )
    text = as_markdown(Report(DAY, (row,) * 300))
    (line,) = {line for line in text.splitlines() if line.startswith("| moved")}
    assert line == (
        "| moved | `https://e.org/ x  @a` | it \\<b\\>has\\</b\\> \\@somebody: `https://e.org/  ![a](b) u001b` "
        "| 0 claims | `a:1`, `a:1`, `a:1` |"
    )
    assert "100 more rows" in text


def test_an_empty_report() -> None:
    assert "no address was looked at" in as_markdown(Report(DAY))
    assert replace(Report(DAY), same=3).same == 3
