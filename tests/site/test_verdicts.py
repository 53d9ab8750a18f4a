"""A verdict is seen wherever an entry is: on its page, in lists and tables, in the search and in the data."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from platform_guide.guide import Prepared, Settings, prepare
from platform_guide.sections.decide.organisations import Decided
from platform_guide.sections.shared.words import counted
from tests import sample
from tests.catalog.test_verdicts import GIVEN, VERDICTS

PAGE = "<!-- guide:matrix -->\n\n<!-- guide:platform-index -->\n\n<!-- guide:side-by-side -->\n"
REASON = "It squeaks."


def prepared(root: Path) -> Prepared:
    layers = ["data", *(["data-acme"] if (root / "data-acme").exists() else [])]
    config = {"extra": {"guide": {"layers": layers}}}
    found, issues = prepare(Settings.of(config, root, sample.TODAY, cache=False, theme=None, switch="true"))
    assert found, issues
    return found


def page(found: Prepared, path: str) -> str:
    return next(one.html for one in found.output.pages if one.path == path)


def file(found: Prepared, path: str) -> str:
    return next(one.content.decode() for one in found.output.assets if one.path == path)


@pytest.fixture
def plain(tmp_path: Path) -> Prepared:
    """A guide in which nobody has given a verdict."""
    return prepared(sample.sample(tmp_path))


@pytest.fixture
def given(tmp_path: Path) -> Prepared:
    """A guide in which the layer of Acme bans one of two entries."""
    root = sample.sample(tmp_path)
    sample.change(root, "data/settings.yaml", "limits:", "pairs: [[roadster, trailer]]\nlimits:")
    sample.write(root, "data-acme/layer.yaml", "label: Acme\n")
    sample.write(root, "data-acme/settings.yaml", VERDICTS)
    verdict = GIVEN.replace("owner", 'contact: "https://bikes.example/", since: 2026-01-01, owner')
    sample.write(root, "data-acme/platforms/roadster.yaml", f"id: roadster\nverdict: {{{verdict}}}\n")
    return prepared(root)


def test_the_page_says_who_decided_what_and_why(given: Prepared) -> None:
    text = page(given, "platforms/roadster.md")
    assert "<b>Verdict: Banned.</b> It squeaks." in text
    assert "Walk. Decided by Bicycle office (Acme), since" in text
    assert '<time datetime="2027-01-31" data-due>' in text
    assert '<strong class="overdue" hidden>' in text
    assert '<a href="https://bikes.example/" rel="external">' in text
    assert 'data-tone="stop"><span class="sr-only">Verdict: </span>Banned</span>' in text
    assert "erdict" not in page(given, "platforms/trailer.md")


def test_a_verdict_that_is_overdue_says_so_without_scripts(given: Prepared, tmp_path: Path) -> None:
    root = tmp_path / "guide"
    sample.change(root, "data-acme/platforms/roadster.yaml", "2027-01-31", "2026-01-31")
    assert page(given, "platforms/roadster.md").count("overdue") == 2
    assert '<strong class="overdue">, which is overdue</strong>' in page(prepared(root), "platforms/roadster.md")


def test_lists_and_tables_show_it_and_filter_by_it(given: Prepared) -> None:
    text = given.directives.expand_html("compare/", PAGE)
    assert text.count('<span class="sr-only">Verdict: </span>Banned</span>') == 2
    assert '<li data-verdict="banned" data-kind="platform"' in text
    assert text.count('data-verdict="banned"') == 1
    assert text.count('name="verdict" value="banned"') == 2
    assert text.count('name="verdict" value="none"') == 2
    assert text.count('data-verdict="none"') == len(given.catalog.platforms) - 1
    rows = {row["id"]: row["verdict"] for row in json.loads(file(given, "compare/matrix.json"))["rows"]}
    assert (rows["roadster"], rows["trailer"]) == (["banned"], ["none"])
    assert 'value="approved"' not in text, "nobody has that verdict"
    assert '<span data-key="fact-verdict">Verdict</span>' in text


@pytest.mark.parametrize(
    ("contact", "address"),
    [
        ("http://wiki.acme/bikes", "http://wiki.acme/bikes"),
        ("bikes@acme.example", "mailto:bikes@acme.example"),
        ("bikes@acme?body=x", None),
        ("javascript:alert(1)", None),
        ("Jo, room 7", None),
    ],
)
def test_a_contact_that_is_an_address_is_a_link(
    contact: str, address: str | None, given: Prepared, tmp_path: Path
) -> None:
    assert given.catalog.platforms["roadster"].verdict
    sample.change(tmp_path / "guide", "data-acme/platforms/roadster.yaml", "https://bikes.example/", contact)
    text = page(prepared(tmp_path / "guide"), "platforms/roadster.md")
    said = text.partition(" Ask: ")[2].partition(".</small>")[0]
    assert said == (f'<a href="{address}" rel="external">{contact}</a>' if address else contact)


@pytest.mark.parametrize(("number", "words"), [(0, "0 entries"), (1, "1 entry"), (2, "2 entries")])
def test_a_number_has_its_word(number: int, words: str) -> None:
    assert counted(number, "entry", "entries") == words


def test_the_interview_has_the_words_for_its_result(given: Prepared) -> None:
    text = given.directives.expand_html("decide/", "<!-- guide:interview -->")
    assert re.search(r'<span data-judged="banned"><span class="chip chip--verdict" data-tone="stop">', text)


def test_where_nobody_has_given_one_nothing_speaks_of_it(plain: Prepared) -> None:
    for text in (
        plain.directives.expand_html("compare/", PAGE),
        *(one.html for one in plain.output.pages),
        *(one.content.decode("utf-8", "ignore") for one in plain.output.assets if "openapi" not in one.path),
    ):
        assert "erdict" not in text


def test_a_pair_shows_it(given: Prepared) -> None:
    text = page(given, "compare/roadster-and-trailer.md")
    assert f"<p>Banned</p><p>{REASON}</p>" in text


def test_the_data_hold_it(given: Prepared) -> None:
    detail = json.loads(file(given, "api/v1/platforms/roadster.json"))
    record = detail["record"]["verdict"]
    said = [one["text"] for one in detail["worded"]["entry"] if one["fact"] == "verdict"]
    assert said == ["Banned", REASON]
    assert (record["status"], record["reason"]) == ("banned", REASON)
    listed = {one["id"]: one.get("verdict") for one in json.loads(file(given, "api/v1/platforms.json"))["platforms"]}
    assert listed == {"roadster": "banned", "trailer": None}
    rows = list(csv.DictReader(io.StringIO(file(given, "api/v1/claims.csv"), newline="")))
    assert {(row["platform"], row["verdict"]) for row in rows} == {("roadster", "banned"), ("trailer", "")}
    table = json.loads(file(given, "compare/matrix.json"))
    assert table["verdicts"] == {"banned": {"label": "Banned", "tone": "stop"}}
    assert [row.get("verdict") for row in table["rows"]] == [["banned"], ["none"]]


def test_the_search_finds_it(given: Prepared) -> None:
    (entry,) = next(one.search for one in given.output.pages if one.path == "platforms/roadster.md")
    assert "Banned" in entry.also


def test_the_decision_knows_it(given: Prepared) -> None:
    decided = given.directives.context.part(Decided)
    assert decided
    assert [one.get("verdict") for one in decided.model["candidates"]] == ["banned", None]
