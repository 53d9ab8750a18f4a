"""Whatever a file is, reading it ends at once with its text or one located problem."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from platform_guide.catalog.read import reader, source
from platform_guide.issues import Issue, as_text, report
from tests import sample
from tests.fuzz.mutate import within

BIKE = "data/platforms/bike.yaml"


def _folder(path: Path) -> None:
    path.mkdir()


def _dangling(path: Path) -> None:
    path.symlink_to("nowhere.yaml")


def _loop(path: Path) -> None:
    path.symlink_to(path.name)


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path) -> None:
    # The path of a socket is short, wherever the tests run.
    here = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as one:
            one.bind(path.name)
    finally:
        os.chdir(here)


def _device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _large(path: Path) -> None:
    path.write_bytes(b"#" * (reader.MOST_BYTES + 1))


KINDS = {
    _folder: "1:1: error file-kind: this is a folder, not a file\n  hint: remove it, or rename it",
    _dangling: "1:1: error file-unreadable: this link leads to a file that does not exist\n"
    "  hint: mend the link, or remove it",
    _loop: "1:1: error file-unreadable: this link leads back to itself\n  hint: remove it",
    _pipe: "1:1: error file-kind: this is a named pipe, not a file\n  hint: remove it, or rename it",
    _socket: "1:1: error file-kind: this is a socket, not a file\n  hint: remove it, or rename it",
    _device: "1:1: error file-kind: this is a device, not a file\n  hint: remove it, or rename it",
    _large: "1:1: error file-large: the file is larger than 4 MB\n"
    "  hint: split it, or remove what does not belong here",
}


@pytest.mark.parametrize("make", KINDS, ids=lambda make: make.__name__.strip("_"))
def test_what_is_no_file_is_reported(make: object, tmp_path: Path) -> None:
    assert callable(make)
    root = sample.sample(tmp_path)
    make(root / BIKE)
    with within(20):
        assert [as_text(issue) for issue in sample.check(root)] == [f"{BIKE}:{KINDS[make]}"]


def test_what_nobody_may_read_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: b", encoding="utf-8")

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("platform_guide.catalog.read.reader.os.open", refuse)
    found = reader.read_text(path, "a.yaml")
    assert isinstance(found, Issue)
    assert as_text(found).startswith("a.yaml:1:1: error file-unreadable: you may not read this file")


def test_a_pipe_that_takes_the_place_of_a_file_meanwhile_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain, pipe = tmp_path / "plain", tmp_path / "pipe"
    plain.write_text("a: b", encoding="utf-8")
    os.mkfifo(pipe)
    open_ = os.open
    monkeypatch.setattr("platform_guide.catalog.read.reader.os.open", lambda _path, flags: open_(pipe, flags))
    with within(20):
        found = reader.read_text(plain, "a.yaml")
    assert isinstance(found, Issue)
    assert found.rule == "file-kind"


@pytest.mark.parametrize(
    "name", [".#roadster.yaml", ".roadster.yaml.swp", "#roadster.yaml#", "roadster.yaml~", ".x/a.yaml"]
)
def test_what_editors_leave_is_passed_over(name: str, tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    path = root / "data/platforms" / name
    path.parent.mkdir(exist_ok=True)
    path.symlink_to("somebody@somewhere.1234:5678")
    assert sample.check(root) == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff\xfea\x00:\x00", "1:1: error file-encoding: the file is UTF-16, not UTF-8"),
        (b"\xfe\xff\x00a\x00:", "1:1: error file-encoding: the file is UTF-16, not UTF-8"),
        (b"\xff\xfe\x00\x00a\x00\x00\x00", "1:1: error file-encoding: the file is UTF-32, not UTF-8"),
        ("id: bike\nname: ä".encode("utf-16-le"), "1:1: error file-encoding: the file looks like UTF-16, not UTF-8"),
        ("id: bike\nname: ä".encode("utf-16-be"), "1:1: error file-encoding: the file looks like UTF-16, not UTF-8"),
        ("id: bike\r\nname: Rädchen".encode("latin-1"), "2:8: error file-encoding: byte 0xE4 is not UTF-8"),
        ("id: ä\rname: ".encode() + b"\xc3", "2:7: error file-encoding: byte 0xC3 is not UTF-8"),
    ],
)
def test_other_encodings_are_located(content: bytes, said: str, tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    (root / BIKE).write_bytes(content)
    assert [as_text(issue) for issue in sample.check(root)] == [f"{BIKE}:{said}\n  hint: save it as UTF-8"]


def test_a_byte_order_mark_and_other_line_ends_are_read(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    path = root / "data/platforms/roadster.yaml"
    before = sample.catalog(root).platforms
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert sample.catalog(root).platforms == before
    path.write_bytes(path.read_bytes().replace(b"name: Roadster\r\n", b"name: 7\r\n"))
    assert [(issue.location.line, issue.location.column) for issue in sample.check(root)] == [(2, 7)]


def test_lines_are_counted_as_editors_do(tmp_path: Path) -> None:
    """The parser takes U+2028, U+2029 and U+0085 for line breaks, so whatever stood below was said a line too low."""
    root = sample.sample(tmp_path)
    for number, sign in enumerate("\u2028\u2029\x85"):
        sample.write(root, f"data/platforms/bike-{number}.yaml", f"# one{sign}\n# two{sign}\nname: [\n")
    assert [(issue.location.line, issue.location.column, issue.rule) for issue in sample.check(root)] == 3 * [
        (1, 6, "character-refused"),
        (2, 6, "character-refused"),
    ]


@given(st.binary(max_size=300))
def test_no_bytes_crash_the_reader(content: bytes) -> None:
    text = reader._decoded(content, "file.yaml")  # noqa: SLF001 - what stands between the disk and the parser
    if isinstance(text, str):
        node, issues = source.parse(text, "file.yaml")
        assert (node is None) == bool(issues)
        report(issues)
        if node is not None:
            source.build(node)
