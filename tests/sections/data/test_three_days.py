"""Published, of the text, and read: each page says which day it means, and age goes by that of the text."""

from __future__ import annotations

import csv
import io
import json
import re
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest

from platform_guide.sections.data.quality import quality
from tests import sample
from tests.scripts.calling import call
from tests.site.test_verdicts import file, page, prepared

if TYPE_CHECKING:
    from pathlib import Path

    from platform_guide.guide import Prepared

ROADSTER = "data/platforms/roadster.yaml"
BRAKES = '{url: "https://example.org/brakes", title: Brakes, kind: documentation'
WORDS = "text of August 2026, read in October"


@pytest.fixture
def guide(tmp_path: Path) -> Prepared:
    """A guide in which one claim rests on an old copy, and another on a named version."""
    root = sample.sample(tmp_path)
    sample.change(root, "data/settings.yaml", "limits:", "pairs: [[roadster, trailer]]\nlimits:")
    sample.change(root, ROADSTER, BRAKES, f"{BRAKES}, date: 2019-03-01, text_of: 2026-08-03, section: Both wheels")
    sample.change(root, ROADSTER, "date: 2026-09-01", "text_of: v2.1")
    return prepared(root)


def text(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_the_claim_says_what_text_was_read_and_when(guide: Prepared) -> None:
    html = page(guide, "platforms/roadster.md")
    brakes = html[html.index('<section class="claim" id="brakes"') :]
    assert f'<time datetime="2026-08-03" data-age="text">{WORDS}</time>' in brakes
    source = "documentation, dated 2019-03-01 , section “Both wheels”, text of 2026-08-03, read 2026-10-02"
    assert source in text(brakes)
    assert "documentation, text of version 2.1, read 2026-10-01" in text(html)
    assert "the oldest text is of 2026-08-03" in text(html)


def test_pair_and_capability_say_the_same(guide: Prepared) -> None:
    assert WORDS in page(guide, "compare/roadster-and-trailer.md")
    assert WORDS in page(guide, "capabilities/brakes.md")


def test_the_matrix_knows_the_day_of_the_text(guide: Prepared) -> None:
    rows = {row["id"]: row for row in json.loads(file(guide, "compare/matrix.json"))["rows"]}
    assert "2026-08-03" in {rows["roadster"]["read"], *rows["roadster"]["other"].values()}


def test_programs_get_the_days(guide: Prepared) -> None:
    claims = {row["capability"]: row for row in json.loads(file(guide, "api/v1/claims.json"))["claims"]}
    brakes = claims["brakes"]
    assert (brakes["verified_on"], brakes["text_day"]) == ("2026-10-02", "2026-08-03")
    assert (brakes["evidence"][0]["date"], brakes["evidence"][0]["text_of"]) == ("2019-03-01", "2026-08-03")
    assert claims["gears"]["text_day"] == claims["gears"]["verified_on"]
    rows = {row["capability"]: row for row in csv.DictReader(io.StringIO(file(guide, "api/v1/claims.csv")))}
    assert rows["brakes"]["text_day"] == "2026-08-03"
    detail: dict[str, Any] = json.loads(file(guide, "api/v1/platforms/roadster.json"))
    assert detail["derived"]["brakes"]["text_day"] == "2026-08-03"
    assert detail["derived"]["brakes"]["when_read"] == WORDS
    assert "text_day" not in detail["derived"]["child-seat"]


def test_quality_counts_evidence_by_the_age_of_its_text(guide: Prepared) -> None:
    found = quality(guide.catalog)
    counts = {label: count for label, count in found.text_ages if count}
    assert counts == {"up to half a year": 1, "of a named version": 1}
    assert str(found.total.oldest_text) == "2026-08-03"
    assert {label: count for label, count in found.evidence_ages if count} == {"older": 1, "no date on the page": 1}


@pytest.mark.tools
def test_side_by_side_judges_by_the_text(guide: Prepared) -> None:
    record = json.loads(file(guide, "api/v1/platforms/roadster.json"))
    details = {"$map": [["roadster", record]]}
    (column,) = call("compare/side-by-side-model.js", ["column", {"id": "roadster", "edition": ""}, details])
    index = json.loads(file(guide, "compare/matrix.json"))
    # The 1st of March 2027: 210 days after the text, 150 after it was read.
    given = {"index": index, "criteria": [], "root": "", "today": 1_803_859_200_000, "say": {"$echo": True}}
    (found,) = call("compare/side-by-side-model.js", ["compare", [column, column], given])
    cells = {row["id"]: row["cells"][0] for area in found["areas"] for row in area["rows"]}
    assert (cells["brakes"]["read"], cells["brakes"]["text"], cells["brakes"]["stale"]) == (
        "2026-10-02",
        "2026-08-03",
        True,
    )
    assert not cells["gears"]["stale"]
    assert (cells["brakes"]["said"], cells["gears"]["said"]) == (WORDS, "2026-10-01")
