"""Problems in print: nothing acts on a terminal or a log, and nobody gets more lines than can be read."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from platform_guide.issues import (
    MOST,
    MOST_OF_FILE,
    Issue,
    Location,
    Severity,
    as_github,
    as_text,
    limited,
    more,
    nearest,
    printable,
    report,
)

UNSEEN = "\0\x07\x08\r\x0b\x1b\x7f\x85\x9b\xad\u200b\u202e\u2028\u2066\ufeff\udcff\U000e0041"


def issue(path: str = "a.yaml", line: int = 1, severity: Severity = Severity.ERROR) -> Issue:
    return Issue(Location(path, line), "rule", "text", severity=severity)


def test_what_cannot_be_seen_is_escaped_everywhere() -> None:
    one = Issue(Location(f"data/{UNSEEN}\n.yaml"), "rule", f"`{UNSEEN}\n::error::x`", f"did you mean `{UNSEEN}\n`?")
    escaped = "\\u0000\\u0007\\u0008\\u000d\\u000b\\u001b\\u007f\\u0085\\u009b\\u00ad"
    escaped += "\\u200b\\u202e\\u2028\\u2066\\ufeff\\udcff\\udb40\\udc41"
    assert as_text(one) == (
        f"data/{escaped}\\n.yaml:1:1: error rule: `{escaped}\\n::error::x`\n  hint: did you mean `{escaped}\\n`?"
    )
    assert as_github(one) == (
        f"::error file=data/{escaped}\\n.yaml,line=1,col=1,title=rule::`{escaped}%0A./::error::x` "
        f"(did you mean `{escaped}%0A`?)"
    )


@pytest.mark.parametrize("text", ["##[error]x", "::set-output name=a::b", "\n::add-mask::x", "a\r\n##[group]b"])
def test_no_text_is_a_command_for_a_runner(text: str) -> None:
    one = Issue(Location(f"{text}.yaml"), "rule", text, text)
    for line in (as_github(one), *as_text(one).split("\n")):
        assert "\n" not in line
        assert not line.strip().startswith("::") or line.startswith("::error file=")
    assert "##[" not in as_github(one)


@given(st.text())
def test_what_is_printed_can_be_written_and_read_as_json(text: str) -> None:
    shown = printable(text)
    assert printable(shown) == shown
    assert json.loads(printable(json.dumps(text, ensure_ascii=False))) == text


def test_problems_of_a_file_are_limited_and_the_rest_counted() -> None:
    found = limited(issue(line=line) for line in range(1, 224))
    assert len(found) == MOST_OF_FILE + 1
    assert [one.location.line for one in found[:-1]] == list(range(1, 101))
    assert as_text(found[-1]) == "a.yaml: error more: and 123 more in this file"
    assert report([issue(line=line) for line in range(1, 224)]).endswith("\n223 errors in 1 file")


def test_counted_rests_are_added_up() -> None:
    found = limited([*(issue(line=line) for line in range(101)), more("a.yaml", 50)])
    assert [one.text for one in found[-1:]] == ["and 51 more in this file"]


def test_errors_go_before_warnings() -> None:
    found = limited([*(issue(line=line, severity=Severity.WARNING) for line in range(1, 200)), issue(line=999)])
    assert found[-2].location.line == 999
    assert (found[-1].severity, found[-1].count) == (Severity.WARNING, 100)


def test_problems_in_all_are_limited() -> None:
    every = [issue(f"{number:03}.yaml", line) for number in range(30) for line in range(50)]
    found = limited(every)
    assert len(found) == MOST + 1
    assert as_text(found[-1]) == "020.yaml: error more: and 500 more in this file and 9 others"
    lines = report(every).split("\n")
    assert lines[-1] == "1500 errors in 30 files"
    assert len(lines) == MOST + 2


def test_a_long_word_is_compared_quickly() -> None:
    assert nearest("a" * 1_000_000, ["a", "b" * 1000]) is None
