"""The data for programs: what is published follows its own description, and says what the pages say."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from pathlib import Path
from typing import Any

import feedparser
import icalendar
import pytest
import yaml
from jsonschema import Draft202012Validator, FormatChecker
from openapi_spec_validator import OpenAPIV31SpecValidator, validate
from openpyxl import load_workbook

from platform_guide.catalog.schema.vocabulary import Level
from platform_guide.sections.compare.scores import scores
from platform_guide.sections.data.exports import exports
from platform_guide.sections.data.history import history
from tests import sample
from tests.catalog.test_rules import CHANGELOG, VARIANT
from tests.decision.shipped import shipped_model
from tests.shipped import catalog
from tests.support import CANONICAL_URL, ROOT


@pytest.fixture(scope="session")
def api(built_site: Path) -> Path:
    return built_site / "api" / "v1"


@pytest.fixture(scope="session")
def description(api: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((api / "openapi.json").read_text(encoding="utf-8"))
    return found


def test_the_description_is_openapi(description: dict[str, Any]) -> None:
    validate(description, cls=OpenAPIV31SpecValidator)


def test_every_file_is_described_and_follows_its_description(api: Path, description: dict[str, Any]) -> None:
    described = set()
    for path, item in description["paths"].items():
        schema = item["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        validator = Draft202012Validator(
            {**schema, "components": description["components"]}, format_checker=FormatChecker()
        )
        ids = item["get"]["parameters"][0]["schema"]["enum"] if "{id}" in path else [""]
        for name in ids:
            file = api / path.lstrip("/").format(id=name)
            described.add(file)
            content = json.loads(file.read_text(encoding="utf-8"))
            errors = [error.message for error in validator.iter_errors(content)]
            assert errors == [], file
    others = {api / "openapi.json", api / "claims.csv", api / "claims.xlsx"}
    assert {file for file in api.rglob("*") if file.is_file()} == described | others


def test_nothing_that_a_person_typed_is_lost(api: Path) -> None:
    for name, platform in catalog().platforms.items():
        detail = json.loads((api / "platforms" / f"{name}.json").read_text(encoding="utf-8"))
        assert type(platform).model_validate(detail["record"]) == platform
        for capability, cell in detail["derived"].items():
            assert Level(cell["level"]) is catalog().cell(platform, capability).level


def test_scores_of_editions_are_those_of_the_decision(api: Path) -> None:
    scored = scores(shipped_model())
    for name, expected in scored.items():
        detail = json.loads((api / "platforms" / f"{name}.json").read_text(encoding="utf-8"))
        assert detail["best_edition"] == expected.best
        assert detail["scores"] == json.loads(json.dumps(expected.editions))


def test_both_tables_hold_the_claims(api: Path) -> None:
    claims = json.loads((api / "claims.json").read_text(encoding="utf-8"))["claims"]
    table = list(csv.DictReader(io.StringIO((api / "claims.csv").read_text(encoding="utf-8"), newline="")))
    book = load_workbook(api / "claims.xlsx", read_only=True)
    rows = [[cell or "" for cell in row] for row in book["Claims"].iter_rows(values_only=True)]
    book.close()
    assert len(table) == len(claims) == len(rows) - 1
    assert [list(row.values()) for row in table] == rows[1:]
    for claim, row in zip(claims, table, strict=True):
        assert [row["platform"], row["capability"], row["level"]] == [
            claim["platform"],
            claim["capability"],
            claim["level"],
        ]
        assert row["sources"].split() == [proof["url"] for proof in claim["evidence"]]
        assert row["page"].startswith(f"{CANONICAL_URL}platforms/")
    own = sum(claim["origin"] == "own" for claim in claims)
    assert own == sum(len(platform.claims) for platform in catalog().platforms.values())


def test_a_text_that_a_spreadsheet_would_calculate_stays_text(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    sample.change(root, "data/platforms/roadster.yaml", "note: Three of them.", 'note: "=1+2 of them, in all"')
    found = {asset.path: asset.content for asset in exports(sample.catalog(root), "", "")}
    assert b"'=1+2 of them" in found["api/v1/claims.csv"]


def test_an_inherited_claim_says_so(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    sample.write(root, "data/platforms/hire.yaml", VARIANT)
    found = {asset.path: asset.content for asset in exports(sample.catalog(root), "", "")}
    derived = json.loads(found["api/v1/platforms/hire.json"])["derived"]
    # Nobody checked it for this product: neither a level nor a day of it is known.
    brakes = derived["brakes"]
    assert (brakes["level"], brakes["origin"], brakes["upstream"]) == ("unknown", "inherited", "roadster")
    assert not {"text_day", "when_read"} & brakes.keys()
    assert derived["gears"]["origin"] == "own"
    assert derived["child-seat"]["origin"] == "scope"


@pytest.mark.parametrize("path", ["feed.xml", "platforms/mlflow/feed.xml"])
def test_feeds_are_read_by_a_feed_reader(built_site: Path, path: str) -> None:
    feed = feedparser.parse((built_site / path).read_bytes())
    assert not feed.bozo, feed
    assert feed.version == "atom10"
    assert feed.feed.links[0].href == f"{CANONICAL_URL}{path}"
    assert feed.entries
    assert len({entry.id for entry in feed.entries}) == len(feed.entries)
    for entry in feed.entries:
        assert entry.link.startswith(CANONICAL_URL)
        page = built_site / entry.link.removeprefix(CANONICAL_URL).partition("#")[0] / "index.html"
        assert page.is_file()
        assert entry.summary


def test_the_calendar_holds_the_ends(built_site: Path) -> None:
    calendar = icalendar.Calendar.from_ical((built_site / "end-of-life.ics").read_bytes())
    events = calendar.walk("VEVENT")
    expected = [item for item in history(catalog()) if item.kind in {"end-of-life", "end-of-sale"}]
    assert [event.decoded("DTSTART") for event in events] == [item.day for item in expected]
    assert [str(event["DESCRIPTION"]) for event in events] == [item.text for item in expected]
    assert len({event["UID"] for event in events}) == len(events)
    raw = (built_site / "end-of-life.ics").read_bytes().split(b"\r\n")
    assert max(map(len, raw)) <= 75


def test_changes_of_the_data_are_in_the_history(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    sample.write(root, "data/changelog/2026-10-02.yaml", CHANGELOG)
    first, second = history(sample.catalog(root))[:2]
    assert (first.kind, first.text) == ("data", "The brakes were looked at again.")
    assert (second.day, second.headline) == (dt.date(2026, 10, 2), "Roadster: Brakes")
    assert second.text == "Partial became Full. Both wheels have one by now."


def test_the_map_for_language_models_names_everything(built_site: Path) -> None:
    text = (built_site / "llms.txt").read_text(encoding="utf-8")
    assert text.startswith("# ")
    for platform in catalog().platforms.values():
        assert f"[{platform.name}]({CANONICAL_URL}platforms/{platform.id}/)" in text
    assert "&amp;" not in text


@pytest.mark.parametrize(("path", "kind"), [("platforms/mlflow", "SoftwareApplication"), ("data", "Dataset")])
def test_pages_carry_linked_data(built_site: Path, path: str, kind: str) -> None:
    html = (built_site / path / "index.html").read_text(encoding="utf-8")
    block = html.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    record = json.loads(block)
    assert (record["@context"], record["@type"]) == ("https://schema.org", kind)


def test_the_citation_is_complete() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert {"cff-version", "message", "title", "authors", "license", "type"} <= citation.keys()
    assert (citation["type"], citation["license"]) == ("dataset", "CC-BY-4.0")
    assert (ROOT / "data" / "LICENSE").read_text(encoding="utf-8").startswith("Creative Commons Attribution 4.0")
