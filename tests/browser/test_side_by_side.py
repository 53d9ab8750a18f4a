"""Entries side by side in a browser: choosing, editions, the address, what is shown, and what is taken away."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from platform_guide.catalog.schema.vocabulary import Level
from platform_guide.sections.compare.scores import scores
from platform_guide.sections.platforms.claims import told
from platform_guide.sections.shared.words import word
from tests.browser.test_accessibility import in_words
from tests.browser.watch import NARROW, WIDE
from tests.decision.shipped import shipped_model
from tests.shipped import catalog

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page, Route

    from tests.browser.watch import Scheme, Watch

PAGE = "compare/side-by-side/"
PAIR = f"{PAGE}?of=mlflow&of=weights-and-biases"
THREE = f"{PAGE}?of=mlflow&of=databricks.premium&of=clearml"


def names(page: Page) -> Locator:
    return page.locator("[data-chosen] b")


def column(page: Page, table: str) -> list[str]:
    """Return the names of the entries above a table, with the editions below them."""
    heads = page.get_by_role("table", name=table).locator("thead th[scope=col]")
    return [re.sub(r"\s+", " ", text) for text in heads.all_inner_texts()]


def rows(page: Page, section: str) -> dict[str, list[str]]:
    """Return the texts of a table's cells by the name of the row."""
    found = page.evaluate(
        """section => [...document.querySelectorAll(`table[class^=pair] tbody tr`)]
          .filter(row => row.closest("table").caption.textContent === section && row.cells.length > 1)
          .map(row => [...row.cells].map(cell => cell.textContent.replace(/\\s+/g, " ").trim()))""",
        section,
    )
    return {row[0]: row[1:] for row in found}


def test_entries_are_added_by_a_part_of_a_name_and_by_an_old_name(watch: Watch) -> None:
    page = watch.open(PAGE)
    expect(page.get_by_role("heading", name="Pairs that people weigh")).to_be_visible()
    field = page.get_by_label("Add an entry")
    field.fill("mlflo")
    expect(page.locator("#side-told")).to_contain_text("1 entry")
    field.press("Enter")
    expect(names(page)).to_have_text(["MLflow"])
    expect(page.locator("#side-told")).to_have_text("MLflow added: 1 of 5.")
    expect(page.get_by_text("Add one more to compare.")).to_be_visible()
    expect(field).to_be_focused()
    page.keyboard.type("vertex")
    page.get_by_role("button", name=catalog().platforms["google-vertex-ai"].name).click()
    expect(names(page)).to_have_count(2)
    expect(page).to_have_url(re.compile(r"\?of=mlflow&of=google-vertex-ai$"))
    expect(page.get_by_role("heading", name="Pairs that people weigh")).to_be_hidden()
    expect(page.get_by_role("table", name="What differs")).to_be_visible()
    expect(page).to_have_title(re.compile(r"^MLflow and .* side by side$"))
    page.reload()
    expect(names(page)).to_have_count(2)


def test_many_that_fit_are_offered_and_chosen_by_keyboard(watch: Watch) -> None:
    page = watch.open(PAGE)
    page.get_by_label("Add an entry").fill("a")
    expect(page.locator("#side-told")).to_contain_text("the first 8 shown")
    offered = page.locator("[data-matches] button")
    expect(offered).to_have_count(8)
    page.keyboard.press("Enter")
    expect(offered.first).to_be_focused()
    first = offered.first.inner_text()
    page.keyboard.press("Enter")
    expect(names(page)).to_have_text([first])
    page.get_by_label("Add an entry").fill("no such thing")
    expect(page.locator("#side-told")).to_have_text("No entry has this in its name.")


def test_what_differs_and_what_is_the_same_are_the_levels_of_the_catalogue(watch: Watch) -> None:
    page = watch.open(f"{PAGE}?of=mlflow&of=weights-and-biases.self-managed")
    expect(page.get_by_role("table", name="What differs")).to_be_visible()
    one, two = (catalog().platforms[name] for name in ("mlflow", "weights-and-biases"))
    edition = next(item for item in two.editions if item.id == "self-managed")
    assert column(page, "What differs") == ["Capability", "MLflow", f"{two.name} {edition.name}"]
    apart, alone, same = (rows(page, name) for name in ("What differs", "Served by some only", "What is the same"))
    assert not apart.keys() & same.keys() | apart.keys() & alone.keys() | alone.keys() & same.keys()
    for area, capability in catalog().capabilities():
        cells = [catalog().cell(entry, capability.id) for entry in (one, two)]
        other = catalog().editions_of(two, capability.id).get("self-managed")
        levels: list[Level] = [cells[0].level, other.level if other else cells[1].level]
        both = all(cell.in_scope for cell in cells)
        shown = (same if levels[0] == levels[1] else apart if both else alone).get(capability.name)
        if not any(
            cell.in_scope
            for item in area.capabilities
            for cell in (catalog().cell(one, item.id), catalog().cell(two, item.id))
        ):
            assert shown is None
            continue
        assert shown, capability.id
        for text, level in zip(shown, levels, strict=True):
            assert text.startswith(word(level)), capability.id
        said = told(catalog(), two, capability)
        if said and said.editions:
            (text,) = [item.text for item in said.editions if item.edition is edition]
            assert shown[1].startswith(f"{word(levels[1])}{text}")
    expect(page.locator("[data-sum]")).to_contain_text(
        f"{len(apart) + len(alone) + len(same)} capabilities: {len(apart)} differ, {len(same)} are the same. "
        f"Served by some only: {len(alone)}."
    )
    link = page.locator('td a.level[href$="platforms/mlflow/#model-registry"]')
    link.click()
    expect(page).to_have_url(re.compile(r"/platforms/mlflow/#model-registry$"))


def test_an_edition_changes_levels_scores_and_facts(watch: Watch) -> None:
    page = watch.open(PAIR)
    two = catalog().platforms["weights-and-biases"]
    own = next(item for item in two.editions if item.id == "self-managed")
    found = scores(shipped_model())["weights-and-biases"]
    expect(page.get_by_role("table", name="What would decide")).to_contain_text("best: ")
    whole = rows(page, "In short")["Delivery"][1]
    page.get_by_label(f"Edition of {two.name}").select_option("self-managed")
    expect(page).to_have_url(re.compile(r"\?of=mlflow&of=weights-and-biases\.self-managed$"))
    expect(page.get_by_label(f"Edition of {two.name}")).to_be_focused()
    expect(page.locator(".pair__edition")).to_have_count(0)
    facts = rows(page, "In short")
    assert facts["Delivery"][1] == ", ".join(word(item) for item in own.delivery) != whole
    assert facts["Editions"][1] == own.name
    shown = rows(page, "What would decide between them")
    mine = scores(shipped_model())["mlflow"]
    own_scores = found.editions["self-managed"]
    assert own_scores
    for criterion in shipped_model()["criteria"]:
        row = [cells for name, cells in shown.items() if name.startswith(criterion["label"])]
        # What depends on the reader has no score before anybody answers.
        if criterion["id"] not in own_scores:
            assert row == [], criterion["id"]
            continue
        both = [mine.of_best[criterion["id"]], own_scores[criterion["id"]]]
        texts = [str(low) if low == high else f"{low} to {high}" for low, high in both]
        assert row == ([texts] if both[0] != both[1] else []), criterion["id"]


def test_editions_of_one_entry_stand_beside_each_other(watch: Watch) -> None:
    page = watch.open(f"{PAGE}?of=weights-and-biases")
    # What the address names is there: so the field listens.
    expect(names(page)).to_have_text([catalog().platforms["weights-and-biases"].name])
    page.get_by_label("Add an entry").fill("wandb")
    page.keyboard.press("Enter")
    first = catalog().platforms["weights-and-biases"].editions[0]
    expect(page).to_have_url(re.compile(rf"\?of=weights-and-biases&of=weights-and-biases\.{first.id}$"))
    expect(page.get_by_role("table", name="In short")).to_be_visible()
    taken = page.locator("[data-chosen] select").nth(1).locator('option[value=""]')
    expect(taken).to_have_attribute("disabled", "")


@pytest.mark.parametrize("pair", [("mlflow", "weights-and-biases"), ("anyscale", "ray"), ("kubeflow", "mlflow")])
def test_a_declared_pair_says_the_same_as_its_own_page(watch: Watch, pair: tuple[str, str]) -> None:
    one, two = pair
    page = watch.open(f"{PAGE}?of={two}&of={one}")
    title = " and ".join(catalog().platforms[name].name for name in pair)
    expect(page.get_by_role("link", name=title)).to_be_visible()
    page.get_by_role("button", name=re.compile("^Move up")).click()
    expect(names(page)).to_have_text([catalog().platforms[name].name for name in pair])
    tables = (
        "In short",
        "What would decide between them",
        "What differs",
        "Served by some only",
        "What is the same",
    )
    # A page that scripts do not draw cannot tell by the reader's clock that a text has grown old.
    ours = {
        name: {key: [re.sub(r" ?\(?stale: .*", "", text) for text in cells] for key, cells in rows(page, name).items()}
        for name in tables
    }
    sections = page.locator("[data-result] h2").all_inner_texts()
    edges = page.locator("[data-result] .reasons li").all_inner_texts()
    page.get_by_role("link", name=title).click()
    expect(page).to_have_url(re.compile(f"/compare/{one}-and-{two}/$"))
    page.wait_for_load_state()
    assert {name: rows(page, name) for name in tables} == ours
    assert [text.strip() for text in page.locator("article h2").all_inner_texts()] == sections
    assert page.locator("article .reasons li").all_inner_texts() == edges
    page.get_by_role("link", name="Choose editions").click()
    expect(page).to_have_url(re.compile(rf"/{PAGE}\?of={one}&of={two}$"))


def test_connections_are_told_from_both_sides(watch: Watch) -> None:
    page = watch.open(f"{PAGE}?of=kubeflow&of=mlflow&of=kserve&of=databricks")
    ids = ("kubeflow", "mlflow", "kserve", "databricks")
    edges = [edge for name in ids for edge in catalog().platforms[name].integrations if edge.with_ in ids]
    assert len(edges) > 1
    expect(page.locator("[data-result] .reasons li")).to_have_count(len(edges))


def test_columns_are_moved_and_removed_and_the_focus_stays(watch: Watch) -> None:
    page = watch.open(THREE)
    expect(names(page)).to_have_count(3)
    page.get_by_role("button", name="Move up ClearML").click()
    expect(names(page)).to_have_text(["MLflow", "ClearML", "Databricks"])
    expect(page.get_by_role("button", name="Move up ClearML")).to_be_focused()
    expect(page).to_have_url(re.compile(r"\?of=mlflow&of=clearml&of=databricks\.premium$"))
    page.get_by_role("button", name="Remove MLflow").click()
    expect(names(page)).to_have_text(["ClearML", "Databricks"])
    expect(page.get_by_role("button", name="Remove ClearML")).to_be_focused()
    page.get_by_role("button", name="Remove ClearML").click()
    expect(page.get_by_role("button", name="Remove Databricks")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Add an entry")).to_be_focused()
    expect(page).to_have_url(re.compile(r"/compare/side-by-side/$"))
    expect(page.get_by_role("heading", name="Pairs that people weigh")).to_be_visible()


def test_what_an_address_names_wrongly_is_left_out_and_said(watch: Watch) -> None:
    page = watch.open(f"{PAGE}?of=mlflow.nonsense&of=no-such-entry&of=clearml&of=clearml&of=<b>&colour=red")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("The guide has no entry “no-such-entry”.")
    expect(alert).to_contain_text("The guide has no entry “<b>”.")
    expect(alert).to_contain_text("MLflow has no edition “nonsense”; it is shown as a whole.")
    expect(names(page)).to_have_text(["MLflow", "ClearML"])


def test_what_is_typed_before_the_names_are_here_counts(watch: Watch) -> None:
    page = watch.open(None)
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        waiting.append(route)

    page.route("**/matrix.json", hold)
    page.goto(f"{PAGE}?of=mlflow")
    page.get_by_label("Add an entry").fill("clearml")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"\?of=mlflow$"))
    waiting[0].continue_()
    page.locator("[data-matches] button").click()
    expect(names(page)).to_have_text(["MLflow", "ClearML"])


def test_a_record_that_does_not_arrive_leaves_what_is_there(watch: Watch) -> None:
    page = watch.open(PAIR)
    expect(page.get_by_role("table", name="What differs")).to_be_visible()
    page.route("**/platforms/clearml.json", lambda route: route.fulfill(status=200, body="<html>"))
    page.get_by_label("Add an entry").fill("clearml")
    page.keyboard.press("Enter")
    expect(page.locator("#side-told")).to_have_text("The data could not be loaded. Try again.")
    expect(names(page)).to_have_count(2)
    page.unroute("**/platforms/clearml.json")
    page.get_by_label("Add an entry").fill("clearml")
    page.keyboard.press("Enter")
    expect(names(page)).to_have_count(3)


def test_at_most_five_stand_side_by_side(watch: Watch) -> None:
    ids = tuple(catalog().platforms)[:6]
    page = watch.open(f"{PAGE}?{'&'.join(f'of={name}' for name in ids)}")
    expect(names(page)).to_have_count(5)
    expect(page.get_by_role("alert")).to_contain_text(catalog().platforms[ids[5]].name)
    page.get_by_label("Add an entry").fill(catalog().platforms[ids[5]].name)
    page.keyboard.press("Enter")
    expect(page.locator("#side-told")).to_contain_text("the most that stand side by side")
    expect(names(page)).to_have_count(5)
    assert page.evaluate("document.querySelectorAll('*').length") < 2500


def test_old_readings_are_marked_by_the_readers_clock(watch: Watch) -> None:
    page = watch.open(None)
    # Before any of the texts was written.
    page.clock.set_fixed_time("2015-01-01")
    page.goto(PAIR)
    expect(page.get_by_role("table", name="What differs")).to_be_visible()
    expect(page.locator("time.stale")).to_have_count(0)
    page.clock.set_fixed_time("2028-01-01")
    page.reload()
    expect(page.locator("td", has=page.locator("a.level")).first).to_contain_text("stale: read")
    expect(page.locator("[data-sum]")).to_contain_text("Stale texts: ")


def test_the_comparison_is_taken_away_as_link_text_and_table(watch: Watch, tmp_path: Path) -> None:
    page = watch.open(THREE)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy the link").click()
    expect(page.locator("[data-taken]")).to_have_text("The link is in the clipboard.")
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    texts = {}
    for kind in ("Markdown", "CSV"):
        with page.expect_download() as waiting:
            page.get_by_role("button", name=f"Save as {kind}").click()
        target = tmp_path / waiting.value.suggested_filename
        waiting.value.save_as(target)
        texts[target.name] = target.read_text(encoding="utf-8")
    apart = rows(page, "What differs")
    assert texts["side-by-side.md"].startswith("# MLflow, Databricks, Premium plan, ClearML\n")
    assert page.url in texts["side-by-side.md"]
    for name in apart:
        assert f": {name} | [" in texts["side-by-side.md"] or f": {name} | None" in texts["side-by-side.md"]
    table = list(csv.reader(io.StringIO(texts["side-by-side.csv"], newline="")))
    assert {len(row) for row in table} == {3 + 3 * 4}
    assert [row[2] for row in table if row[0] == "What differs"] == list(apart)
    registry = next(row for row in table if row[2] == "Model registry")
    claim = catalog().platforms["mlflow"].claims["model-registry"]
    assert registry[3:6] == [word(claim.level), re.sub(r"\s+$", "", claim.note or ""), str(claim.verified_on)]
    assert registry[6].endswith("/platforms/mlflow/#model-registry")


def test_the_table_holds_no_formula(watch: Watch) -> None:
    page = watch.open(PAIR)
    expect(page.get_by_role("table", name="What differs")).to_be_visible()
    made = page.evaluate("""async () => {
      const scripts = new URL("../../assets/javascripts/", location.href).href;
      const { table } = await import(scripts + "compare/side-by-side-share.js");
      const cell = (note) => ({ level: "full", note, inside: true, read: "2026-01-01", href: "a", editions: [] });
      const notes = ["=1+2", "+1", "-1", "@x", "\\tx", 'say "a, b"'];
      const rows = notes.map((note) => ({ name: note, differs: true, cells: [cell(note)] }));
      const found = { columns: [{ name: "one" }], facts: [], deciding: [], edges: [], areas: [{ name: "area", rows }] };
      return table(found, { link: location.href, say: (key) => key });
    }""")
    read = [row[2] for row in csv.reader(io.StringIO(made, newline=""))][1:]
    assert read == ["'=1+2", "'+1", "'-1", "'@x", "'\tx", 'say "a, b"']


STACK = "apache-airflow+mlflow"
WORST_FIRST = (Level.NONE, Level.DIY, Level.PARTIAL, Level.FULL)


def of_stack(parts: tuple[str, ...], capability: str) -> tuple[str, list[str]] | None:
    """Return what is said of a stack's capability, and the names of the parts that it is from; None outside."""
    least = catalog().rubrics[capability] in next(
        area.capabilities for area in catalog().areas if area.id == "governance-security"
    )
    cells = {name: catalog().cell(catalog().platforms[name], capability) for name in parts}
    inside = {catalog().platforms[name].name: cell.level for name, cell in cells.items() if cell.in_scope}
    if not inside:
        return None
    known = {name: level for name, level in inside.items() if level is not Level.UNKNOWN}
    open_ = [name for name in inside if name not in known]
    end = (min if least else max)(known.values(), key=WORST_FIRST.index, default=Level.UNKNOWN)
    from_ = [name for name, level in known.items() if level is end]
    if not open_ or end is (Level.NONE if least else Level.FULL):
        return word(end), from_
    if end is Level.UNKNOWN or end is (Level.FULL if least else Level.NONE):
        return word(Level.UNKNOWN), open_
    said = word(end) if end is Level.DIY else word(end).lower()
    return f"At {'most' if least else 'least'} {said}", from_


@pytest.mark.parametrize("stack", [STACK, "iguazio+mlflow", "apache-airflow+outerbounds+zenml"])
def test_a_stack_is_one_column_whose_parts_are_named(watch: Watch, stack: str) -> None:
    page = watch.open(f"{PAGE}?of={stack}&of=databricks")
    parts = tuple(stack.split("+"))
    name = " + ".join(catalog().platforms[part].name for part in parts)
    expect(names(page)).to_have_text([name, "Databricks"])
    assert column(page, "What differs") == ["Capability", name, "Databricks"]
    found = {}
    for table in ("What differs", "Served by some only", "What is the same"):
        for title, cells in rows(page, table).items():
            found[title] = (table, cells[0])
    cloud = catalog().platforms["databricks"]
    checked = 0
    for _, capability in catalog().capabilities():
        expected = of_stack(parts, capability.id)
        if capability.name not in found:
            assert expected is None
            continue
        table, text = found[capability.name]
        other = catalog().cell(cloud, capability.id)
        if expected is None:
            assert text == "NoneOutside its scope"
            assert (table == "Served by some only") == (other.level is not Level.NONE)
            continue
        level, from_ = expected
        assert text.startswith(f"{level}{from_[0]}"), capability.id
        assert all(part in text for part in from_)
        differ = "What differs" if level != word(other.level) else "What is the same"
        assert table == (differ if other.in_scope else "Served by some only" if level != "None" else differ)
        checked += 1
    assert checked > 20


def test_the_rule_of_a_stack_is_said_and_that_it_is_not_scored(watch: Watch) -> None:
    page = watch.open(f"{PAGE}?of={STACK}&of=databricks")
    result = page.locator("[data-result]")
    expect(result).to_contain_text("The level of a stack is that of its best part")
    expect(result).to_contain_text("Governance and security: the level is that of the weakest part")
    expect(result).to_contain_text("A stack is not scored here")
    page = watch.open(PAIR)
    expect(page.get_by_role("table", name="What differs")).to_be_visible()
    expect(page.locator("[data-result]")).not_to_contain_text("level of a stack")


def test_facts_of_a_stack_are_those_of_its_parts_and_editions_are_chosen_in_it(watch: Watch) -> None:
    page = watch.open(f"{PAGE}?of=mlflow+weights-and-biases&of=databricks")
    one, two = (catalog().platforms[name] for name in ("mlflow", "weights-and-biases"))
    expect(page.get_by_role("table", name="In short")).to_be_visible()
    facts = rows(page, "In short")
    assert "Open source (Apache-2.0)" in facts["Licence"][0]
    assert "Proprietary" in facts["Licence"][0]
    assert f"{one.owner.name} {one.name}" in facts["Who decides about it"][0]
    for entry in (one, two):
        for edition in entry.editions:
            assert edition.name in facts["Editions"][0]
    select = page.get_by_label(f"Edition of {two.name}")
    select.select_option("self-managed")
    expect(page).to_have_url(re.compile(r"\?of=mlflow\+weights-and-biases\.self-managed&of=databricks$"))
    expect(page.get_by_label(f"Edition of {two.name}")).to_be_focused()
    page.reload()
    expect(page.get_by_label(f"Edition of {two.name}")).to_have_value("self-managed")
    own = next(item for item in two.editions if item.id == "self-managed")
    others = [item.name for item in two.editions if item is not own]
    shown = rows(page, "In short")["Editions"][0]
    assert own.name in shown
    assert not any(name in shown for name in others)


def test_joints_of_a_stack_are_those_that_its_parts_document(watch: Watch) -> None:
    page = watch.open(f"{PAGE}?of=kserve+kubernetes+mlflow&of=databricks")
    ids = ("kserve", "kubernetes", "mlflow")
    section = page.locator("section", has=page.locator("#together"))
    expect(section.locator("h3").first).to_have_text(" + ".join(catalog().platforms[name].name for name in ids))
    flows = {flow.id: flow for flow in catalog().settings.flows}
    inside = [edge for name in ids for edge in catalog().platforms[name].integrations if edge.with_ in ids]
    lines = section.locator("ul").first.locator("li").all_inner_texts()
    assert inside
    assert sum(line.endswith("Source") for line in lines) == len(inside)
    scopes = {name: {one.area for one in catalog().platforms[name].scope} for name in ids}
    made = {edge.flow for edge in inside}
    for flow in flows.values():
        line = [text for text in lines if text.startswith(f"{flow.label}: no connection")]
        from_ = [name for name in ids if flow.source in scopes[name]]
        to = [name for name in ids if flow.target in scopes[name]]
        if not from_ or not to or flow.id in made or set(from_) & set(to):
            assert not line, flow.id
    assert any("no connection between" in line for line in lines)


def test_a_stack_is_made_of_columns_and_taken_apart_by_keyboard(watch: Watch) -> None:
    page = watch.open(f"{PAGE}?of=databricks.premium&of=mlflow&of=apache-airflow")
    expect(names(page)).to_have_count(3)
    page.get_by_role("button", name="Make a stack with MLflow and Apache Airflow").focus()
    page.keyboard.press("Enter")
    expect(names(page)).to_have_text(["Databricks", "Apache Airflow + MLflow"])
    expect(page).to_have_url(re.compile(r"\?of=databricks\.premium&of=apache-airflow\+mlflow$"))
    expect(page.locator("#side-told")).to_have_text("Apache Airflow + MLflow is one stack: 2 of 5.")
    expect(page.get_by_role("button", name="Take apart Apache Airflow + MLflow")).to_be_focused()
    page.reload()
    expect(names(page)).to_have_text(["Databricks", "Apache Airflow + MLflow"])
    page.get_by_role("button", name="Take apart Apache Airflow + MLflow").focus()
    page.keyboard.press("Enter")
    expect(names(page)).to_have_text(["Databricks", "Apache Airflow", "MLflow"])
    expect(page).to_have_url(re.compile(r"\?of=databricks\.premium&of=apache-airflow&of=mlflow$"))
    expect(page.locator("select:focus")).to_have_count(1)


def test_a_stack_has_only_so_many_parts_and_an_address_may_write_it_in_several_ways(watch: Watch) -> None:
    ids = list(catalog().platforms)[:6]
    page = watch.open(
        f"{PAGE}?of={'+'.join(ids)}&of=mlflow%2Bapache-airflow&of=mlflow%20dagster&of=mlflow+no-such-entry"
    )
    expect(names(page)).to_have_text(["Apache Airflow + MLflow", "Dagster + MLflow", "MLflow"])
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("a stack has at most 5 parts")
    expect(alert).to_contain_text("The guide has no entry “no-such-entry”.")
    page = watch.open(f"{PAGE}?of={'+'.join(ids[:5])}&of={ids[5]}")
    expect(page.get_by_role("button", name=re.compile("^Move up"))).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("^Make a stack"))).to_have_count(0)


def test_what_is_taken_away_says_which_part_a_level_is_from(watch: Watch, tmp_path: Path) -> None:
    page = watch.open(f"{PAGE}?of=iguazio+mlflow&of=databricks")
    texts = {}
    for kind in ("Markdown", "CSV"):
        with page.expect_download() as waiting:
            page.get_by_role("button", name=f"Save as {kind}").click()
        waiting.value.save_as(tmp_path / kind)
        texts[kind] = (tmp_path / kind).read_text(encoding="utf-8")
    table = {row[2]: row[3:] for row in csv.reader(io.StringIO(texts["CSV"], newline=""))}
    for _, capability in catalog().capabilities():
        expected = of_stack(("iguazio", "mlflow"), capability.id)
        if capability.name not in table or expected is None:
            continue
        level, from_ = expected
        said = table[capability.name]
        assert said[0] == level
        assert said[1].startswith(from_[0])
        assert f"[{level}](" in texts["Markdown"]
    assert "### Iguazio + MLflow" in texts["Markdown"]
    assert any(cells[0].startswith("At ") for cells in table.values())


def test_without_scripts_the_declared_pairs_are_listed(watch: Watch) -> None:
    page = watch.open(PAIR, javascript=False)
    expect(page.locator("noscript p")).to_be_visible()
    expect(page.get_by_label("Add an entry")).to_be_hidden()
    expect(page.locator("[data-pairs] a")).to_have_count(len(catalog().settings.pairs))


@pytest.mark.parametrize("width", [320, 390])
def test_a_stack_fits_a_phone(watch: Watch, width: int) -> None:
    page = watch.open(f"{PAGE}?of=iguazio+mlflow&of={STACK}&of=databricks", size=(width, 700))
    table = page.get_by_role("table", name="What differs")
    expect(table).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert table.evaluate("table => table.scrollWidth <= table.parentElement.clientWidth")


@pytest.mark.parametrize("path", [PAIR, THREE], ids=["two", "three"])
def test_on_a_phone_nothing_scrolls_sideways_and_every_cell_has_its_name(watch: Watch, path: str) -> None:
    page = watch.open(path, size=NARROW)
    table = page.get_by_role("table", name="What differs")
    expect(table).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert table.evaluate("table => table.scrollWidth <= table.parentElement.clientWidth")
    named = "cell => getComputedStyle(cell, '::before').content"
    cell = table.locator("td").first
    assert cell.evaluate(named) == ("none" if path == PAIR else '"MLflow"')


def test_print_has_the_tables_and_no_controls(watch: Watch) -> None:
    page = watch.open(THREE)
    expect(page.get_by_role("table", name="What differs")).to_be_visible()
    page.emulate_media(media="print")
    for control in (".side__add", "[data-chosen]", "[data-take]"):
        expect(page.locator(control)).to_be_hidden()
    page.set_viewport_size({"width": 720, "height": 1000})
    assert page.get_by_role("table", name="What differs").evaluate(
        "table => table.scrollWidth <= document.documentElement.clientWidth"
    )


def test_the_page_does_not_move_while_records_arrive(watch: Watch) -> None:
    page = watch.open(None)
    page.add_init_script("""
        window.shift = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) window.shift += entry.value;
        }).observe({ type: "layout-shift", buffered: true });
    """)
    page.goto(THREE, wait_until="networkidle")
    expect(page.get_by_role("table", name="What differs")).to_be_visible()
    assert page.evaluate("window.shift") < 0.02


@pytest.mark.sampled
@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["phone", "laptop"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("more", ["of=no-such-entry", "of=iguazio+mlflow"], ids=["entries", "with a stack"])
def test_a_comparison_has_no_accessibility_violation(
    watch: Watch, scheme: Scheme, size: tuple[int, int], more: str
) -> None:
    page = watch.open(f"{THREE}&{more}", size=size, color_scheme=scheme)
    page.get_by_label("Add an entry").fill("a")
    expect(page.locator("[data-matches] button").first).to_be_visible()
    expect(page.get_by_role("table", name="What differs")).to_be_visible()
    violations = Axe().run(page).response["violations"]
    assert not violations, "\n".join(in_words(violation) for violation in violations)
