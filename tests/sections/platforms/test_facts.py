"""The facts of an entry are worded once: its page, a pair, its record for side by side and the search say the same."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest

from platform_guide.catalog.schema.vocabulary import Status
from platform_guide.sections.find.search import found_platform
from platform_guide.sections.platforms.facts import facts, worded
from platform_guide.sections.shared.words import EDITION_FACTS, FACT_LABELS, word
from tests import sample
from tests.scripts.calling import call
from tests.site.test_verdicts import PAGE, file, page, prepared

if TYPE_CHECKING:
    from pathlib import Path

    from platform_guide.guide import Prepared

ROADSTER = "data/platforms/roadster.yaml"
PRICE = """prices:
        - id: whole
          what: A bicycle with all that belongs to it
          low: 100
          high: 250
          currency: EUR
          unit: month
          region: any
          as_of: 2026-10-01
          evidence: [{url: "https://example.org/prices", title: Prices, kind: pricing}]
"""


BUYING = """    buying:
      places:
        has: [street, shed]
        has_not: [yard]
        note: Under a roof.
        evidence: [{url: "https://example.org/places", title: Places to stand, kind: documentation}]
        verified_on: 2026-10-01
"""


@pytest.fixture
def guide(tmp_path: Path) -> Prepared:
    """A guide in which one edition needs an entry and something else, costs money, and has a note and a past."""
    root = sample.sample(tmp_path)
    unit = "units:\n  - {id: month, label: per month, description: Every month.}\n"
    topics = "buying:\n  - id: places\n    label: Places\n    description: Where it stands.\n    options:\n"
    topics += "".join(f"      - {{id: {x}, label: {x}s, description: A {x}.}}\n" for x in ("shed", "street", "yard"))
    sample.change(root, "data/settings.yaml", "limits:", f"{topics}pairs: [[roadster, trailer]]\nlimits:")
    sample.change(root, "data/settings.yaml", "units:\n", unit)
    sample.change(root, ROADSTER, "    runs: server\n", "    runs: server\n    note: In black only.\n")
    sample.change(
        root, ROADSTER, "runs: server\n", "runs: server\n    requires: [trailer]\n    requires_outside: a shed\n"
    )
    sample.change(
        root,
        ROADSTER,
        "    pricing: {model: subscription}\n",
        f"    pricing:\n      model: subscription\n      {PRICE}",
    )
    seen = "evidence: [{url: 'https://example.org/new', title: New, kind: release-notes}]"
    sample.change(root, ROADSTER, "    note: In black only.\n", f"    note: In black only.\n{BUYING}")
    release = f"release: {{version: '2.1', date: 2026-02-05, verified_on: 2026-10-02, {seen}}}\n"
    sample.change(root, ROADSTER, "claims:\n", f"{release}claims:\n")
    return prepared(root)


def text_of(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", "", html)).split())


def detail(found: Prepared, name: str) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(file(found, f"api/v1/platforms/{name}.json"))
    return record


def test_a_fact_is_a_label_a_text_and_links(guide: Prepared) -> None:
    entry = guide.catalog.platforms["roadster"]
    standard, deluxe = entry.editions
    (runs,) = [one for one in worded(guide.catalog, entry, standard) if one.fact == "runs"]
    assert (runs.label, runs.text) == (FACT_LABELS["runs"], "A server, and Trailer, a shed")
    assert [piece.link for piece in runs.pieces if piece.link] == ["platforms/trailer/"]
    said = facts(guide.catalog, entry)
    assert said.lines("prices", deluxe) == ("100 to 250 EUR per month",)
    assert said.lines("note", standard) == ("In black only.",)
    assert said.lines("release") == ("2.1 of 2026-02-05, seen on 2026-10-02",)
    assert said.lines("dates") == ("Renamed. Penny was renamed Roadster.",)
    assert said.lines("buying", standard) == ("Places: Sheds, streets; not yards",)
    assert {one.fact for one in (*said.entry, *said.editions["standard"], *said.editions["deluxe"])} <= set(FACT_LABELS)


def test_page_pair_and_record_say_the_same(guide: Prepared) -> None:
    html, pair = page(guide, "platforms/roadster.md"), text_of(page(guide, "compare/roadster-and-trailer.md"))
    record = detail(guide, "roadster")["worded"]
    assert "Newest release seen 2.1 of 2026-02-05, seen on 2026-10-02 New" in text_of(html.replace("</dt>", " "))
    assert '<a href="../../platforms/trailer/">Trailer</a>, a shed' in html
    for edition in guide.catalog.platforms["roadster"].editions:
        of_edition = html[html.index(f'id="edition-{edition.id}"') :]
        of_edition = re.split(r'(?<!^)id="edition-|<h2', of_edition)[0]
        lines = {one["fact"]: one["text"] for one in record["editions"][edition.id]}
        assert set(EDITION_FACTS) <= set(lines)
        for fact, text in lines.items():
            assert text.removeprefix("Places: ") in text_of(of_edition), fact
            assert text in pair or fact == "note", fact
            if fact in EDITION_FACTS:
                assert f"<dt>{FACT_LABELS[fact]}</dt>" in of_edition
    for line in record["entry"]:
        assert line["text"] in pair


def test_what_buyers_ask_stands_with_its_sources(guide: Prepared) -> None:
    html = page(guide, "platforms/roadster.md")
    asked = text_of(html[html.index('class="buying"') :].split("</details>")[0].partition(">")[2])
    assert asked.startswith("What buyers ask about Standard: Places PlacesSheds, streets; not yards. Under a roof.")
    assert "Places to stand" in asked
    assert html.count('class="buying"') == 1


@pytest.mark.tools
def test_side_by_side_repeats_the_record(guide: Prepared) -> None:
    details = {"$map": [[name, detail(guide, name)] for name in ("roadster", "trailer")]}
    columns = call(
        "compare/side-by-side-model.js",
        *(["column", {"id": name, "edition": ""}, details] for name in ("roadster", "trailer")),
    )
    given = {"index": json.loads(file(guide, "compare/matrix.json")), "criteria": [], "root": "", "today": 1.8e12}
    (found,) = call("compare/side-by-side-model.js", ["compare", columns, given | {"say": {"$echo": True}}])
    shown = {
        fact["key"]: [" ".join(piece["text"] for piece in line) for line in fact["cells"][0]] for fact in found["facts"]
    }
    assert shown["state"] == ["Active"]
    assert shown["dates"] == ["2024-05-01 Renamed. Penny was renamed Roadster."]
    assert shown["release"] == ["2.1 of 2026-02-05, seen on 2026-10-02"]
    assert shown["category"] == [facts(guide.catalog, guide.catalog.platforms["roadster"]).lines("category")[0]]
    assert shown["runs"] == ["A server, and Trailer, a shed Standard", "Nothing: it is run for you Deluxe"]
    assert shown["prices"][0].startswith("100 to 250 EUR per month any, 2026-10-01 A bicycle")


def test_the_script_needs_no_words_for_facts(guide: Prepared) -> None:
    text = guide.directives.expand_html("compare/", PAGE)
    keys = set(re.findall(r'data-key="([a-z-]+)"', text))
    assert {f"fact-{fact}" for fact in FACT_LABELS if fact != "verdict"} <= keys
    vocabularies = ("status-", "eventkind-", "delivery-", "licence-", "runs-", "pricingmodel-", "unit-", "environment-")
    assert [key for key in keys if key.startswith((*vocabularies, "category-", "verdict-", "tier-"))] == []


def test_the_search_says_of_an_ended_entry_what_pages_say(guide: Prepared) -> None:
    entry = guide.catalog.platforms["roadster"]
    assert found_platform(facts(guide.catalog, entry), "").status == ""
    over = entry.model_copy(update={"lifecycle": entry.lifecycle.model_copy(update={"status": Status.SUNSET})})
    found = facts(guide.catalog, over)
    assert found.lines("state")[0] == word(Status.SUNSET)
    assert found_platform(found, "").status == word(Status.SUNSET).lower()
