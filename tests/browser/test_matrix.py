"""The matrix in a browser: its tools and their address, its panel, its form on a phone, and what needs no script."""

from __future__ import annotations

import csv
import functools
import io
import json
import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from platform_guide.catalog.schema.vocabulary import Level
from platform_guide.sections.platforms.claims import told
from platform_guide.sections.platforms.matrix import Matrix, matrix, matrix_data
from tests.browser.watch import NARROW
from tests.shipped import catalog

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    from platform_guide.sections.platforms.matrix import MatrixRow
    from tests.browser.watch import Watch

ROWS = "table.matrix tbody tr:not([hidden])"
ALL = "?group=capability"
"""Shows all capabilities; a fresh matrix shows the areas."""


@functools.cache
def table() -> Matrix:
    return matrix(catalog())


@functools.cache
def total() -> int:
    return len(table().rows)


@functools.cache
def capabilities() -> list[str]:
    return [item.id for _, item in catalog().capabilities()]


READY = ".pin"


def opened(watch: Watch, query: str = "", size: tuple[int, int] = (1280, 900)) -> Page:
    page = watch.open(f"compare/{query}", size=size)
    expect(page.locator(READY).first).to_be_visible()
    return page


def names(page: Page) -> list[str]:
    return page.locator(f"{ROWS} > th a").all_text_contents()


def level(row: MatrixRow, capability: str) -> Level:
    return catalog().cell(row.platform, capability).level


def serving() -> list[str]:
    """Return the capabilities of one area."""
    return [item.id for area, item in catalog().capabilities() if area.id == "serving"]


def serves(row: MatrixRow, *items: str) -> bool:
    return any(cell.claim for cell in row.cells if cell.capability in items)


def fitting(passes: Callable[[MatrixRow], bool]) -> list[str]:
    return [row.platform.name for row in table().rows if passes(row)]


def tool(page: Page, name: str) -> Locator:
    details = page.locator("details.tool", has=page.locator(f'[name="{name}"], [data-{name}]')).first
    if details.get_attribute("open") is None:
        details.locator("summary").click()
    return details


def choose(page: Page, name: str, value: str) -> None:
    tool(page, name).locator(f'input[name="{name}"][value="{value}"]').click()


def test_without_scripts_all_rows_are_there_and_each_mark_leads_to_its_claim(watch: Watch) -> None:
    page = watch.open("compare/", javascript=False)
    expect(page.locator(ROWS)).to_have_count(total())
    expect(page.locator("form.tools")).to_be_hidden()
    found = 0
    for area in catalog().areas:
        page.get_by_role("navigation", name="Areas").get_by_role("link", name=area.short, exact=True).click()
        expect(page).to_have_url(re.compile(rf"/compare/areas/{area.id}/$"))
        expect(page.get_by_role("heading", level=1)).to_have_text(area.name)
        ids = [item.id for item in area.capabilities]
        assert names(page) == fitting(lambda row, ids=ids: serves(row, *ids))  # type: ignore[misc]
        assert page.evaluate("document.querySelectorAll('*').length") < 5_000
        found += page.locator("td > a.level").count()
    assert found == sum(cell.claim is not None for row in table().rows for cell in row.cells)
    page.goto("compare/areas/tracking-registry/")
    page.locator('td > a[href="../../../platforms/mlflow/#model-registry"]').click()
    expect(page).to_have_url(re.compile(r"/platforms/mlflow/#model-registry$"))
    expect(page.locator("section#model-registry .evidence a").first).to_be_visible()


def test_an_area_opens_and_closes_and_filters_stay(watch: Watch) -> None:
    page = opened(watch, "?category=open-source")
    tabs = page.get_by_role("navigation", name="Areas")
    expect(tabs.locator("[aria-current]")).to_have_text("All areas")
    assert page.evaluate("document.querySelectorAll('*').length") < 5_000
    page.locator(".matrix__heads a", has_text="Serving").click()
    expect(page).to_have_url(re.compile(r"/compare/\?area=serving&category=open-source$"))
    expect(tabs.locator("[aria-current]")).to_have_text("Serving")
    mine = fitting(lambda row: row.platform.category == "open-source" and serves(row, *serving()))
    assert names(page) == mine
    expect(page.locator("form.tools output b")).to_have_text(str(len(mine)))
    others = fitting(lambda row: row.platform.category == "open-source" and not serves(row, *serving()))
    expect(page.locator("[data-notice]")).to_contain_text(f"{len(others)} entries serve none of these columns")
    tabs.get_by_role("link", name="All areas").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/compare/\?category=open-source$"))
    assert names(page) == fitting(lambda row: row.platform.category == "open-source")
    expect(page.locator(".matrix__heads a[data-area]")).to_have_count(len(catalog().areas))


def test_rows_that_come_back_are_the_same_and_in_order(watch: Watch) -> None:
    page = opened(watch)
    first = page.locator(ROWS).first.element_handle()
    page.locator("#matrix-find").fill("mlflow")
    assert names(page) == ["MLflow"]
    expect(page.locator("table.matrix tbody tr")).to_have_count(total())
    page.get_by_role("button", name="Pin MLflow").click()
    page.locator("#matrix-find").fill("")
    everybody = fitting(lambda _: True)
    assert names(page) == ["MLflow", *(name for name in everybody if name != "MLflow")]
    page.get_by_role("button", name="Pin MLflow").click()
    assert names(page) == everybody
    assert page.locator(ROWS).first.evaluate("(row, first) => row === first", first)


def test_each_filter_leaves_exactly_the_rows_that_fit(watch: Watch) -> None:
    page = opened(watch)
    assert names(page) == fitting(lambda _: True)
    choose(page, "category", "cloud-native")
    assert names(page) == fitting(lambda row: row.platform.category == "cloud-native")
    choose(page, "category", "open-source")
    assert names(page) == fitting(lambda row: row.platform.category in {"cloud-native", "open-source"})
    choose(page, "delivery", "air-gapped")
    both = fitting(
        lambda row: row.platform.category in {"cloud-native", "open-source"} and "air-gapped" in row.facets["delivery"]
    )
    assert names(page) == both
    expect(page.locator("form.tools output")).to_have_text(f"{len(both)} of {total()} entries")
    expect(page).to_have_url(re.compile(r"\?category=cloud-native&category=open-source&delivery=air-gapped$"))
    page.reload()
    expect(page.locator(READY).first).to_be_visible()
    assert names(page) == both
    page.locator("form.tools button[type=reset]").click()
    assert names(page) == fitting(lambda _: True)
    expect(page).to_have_url(re.compile(r"/compare/$"))


@pytest.mark.parametrize("name", ["category", "kind", "delivery", "licence", "cloud", "status"])
def test_numbers_beside_values_are_of_entries_that_they_would_show(watch: Watch, name: str) -> None:
    page = opened(watch, "?delivery=self-hosted&has=experiment-tracking.partial")
    rows = [
        row
        for row in table().rows
        if level(row, "experiment-tracking") in {Level.FULL, Level.PARTIAL}
        and (name == "delivery" or "self-hosted" in row.facets["delivery"])
    ]
    expected = Counter(value for row in rows for value in row.facets[name])
    for field in page.locator(f'input[name="{name}"]').all():
        said = field.locator("xpath=..").locator(".count").text_content()
        assert said == str(expected[field.get_attribute("value") or ""])


def test_levels_of_several_capabilities_can_be_asked_for(watch: Watch) -> None:
    page = opened(watch)
    panel = tool(page, "has")
    panel.locator("select").select_option("model-registry")
    at_least = {"full": {Level.FULL}, "partial": {Level.FULL, Level.PARTIAL}, "unknown": {Level.UNKNOWN}}
    for value, levels in at_least.items():
        count = len(fitting(lambda row, levels=levels: level(row, "model-registry") in levels))  # type: ignore[misc]
        expect(panel.locator(f'[value="{value}"] .count')).to_have_text(str(count))
    panel.locator('[value="full"]').click()
    panel.locator("select").select_option("feature-store")
    panel.locator('[value="partial"]').click()
    expected = fitting(
        lambda row: level(row, "model-registry") is Level.FULL and level(row, "feature-store") in at_least["partial"]
    )
    assert names(page) == expected
    expect(page).to_have_url(re.compile(r"\?has=model-registry.full&has=feature-store.partial$"))
    panel.get_by_role("button", name="Remove: Feature store: partial or better").click()
    assert names(page) == fitting(lambda row: level(row, "model-registry") is Level.FULL)


def test_old_addresses_still_mean_the_same(watch: Watch) -> None:
    page = opened(watch, "?category=cloud-native&has=model-registry&level=full")
    assert names(page) == fitting(
        lambda row: row.platform.category == "cloud-native" and level(row, "model-registry") is Level.FULL
    )
    page = opened(watch, "?area=serving")
    expect(page.locator("table.matrix .matrix__heads th")).to_have_count(1 + len(serving()))


def test_unknown_names_and_values_are_dropped_from_the_address(watch: Watch) -> None:
    page = opened(watch, "?category=nonsense&colour=red&delivery=saas&pin=nobody&column=nothing&has=x.full&sort=zzz")
    expect(page).to_have_url(re.compile(r"/compare/\?delivery=saas$"))


def test_an_entry_is_found_by_any_of_its_names(watch: Watch) -> None:
    page = opened(watch)
    for text in ("VERTEX", "wandb", "outerb"):
        page.locator("#matrix-find").fill(text)
        assert names(page) == fitting(
            lambda row, text=text: any(  # type: ignore[misc]
                text.lower() in name.lower()
                for name in (row.platform.name, *(alias.name for alias in row.platform.aliases))
            )
        )
        assert names(page)


def test_columns_are_chosen_by_area_and_one_by_one(watch: Watch) -> None:
    page = opened(watch)
    choose(page, "area", "serving")
    choose(page, "column", "experiment-tracking")
    heads = page.locator(".matrix__heads a[data-column]")
    expect(heads).to_have_count(len(serving()) + 1)
    shown = heads.evaluate_all("links => links.map(link => link.dataset.column)")
    assert shown == [item for item in capabilities() if item in {*serving(), "experiment-tracking"}]
    expect(page).to_have_url(re.compile(r"\?area=serving&column=experiment-tracking$"))


def test_coverage_of_the_shown_columns_orders_the_rows(watch: Watch) -> None:
    page = opened(watch, "?area=serving&sort=coverage")
    worth = {Level.FULL: 2, Level.PARTIAL: 1}
    rows = sorted(
        (row for row in table().rows if serves(row, *serving())),
        key=lambda row: (row.platform.ended, -sum(worth.get(level(row, item), 0) for item in serving())),
    )
    assert names(page) == [row.platform.name for row in rows]


def test_a_column_explains_itself_and_orders_filters_and_hides(watch: Watch) -> None:
    page = opened(watch, ALL)
    page.locator('a[data-column="model-registry"]').click()
    dialog = page.get_by_role("dialog", name="Model registry")
    capability = next(item for _, item in catalog().capabilities() if item.id == "model-registry")
    expect(dialog).to_contain_text(capability.definition)
    full = len(fitting(lambda row: level(row, "model-registry") is Level.FULL))
    expect(dialog.locator("li").first).to_have_text(f"Full: {full}")
    dialog.get_by_role("button", name="Order the entries by it").click()
    first = catalog().platforms[next(row.platform.id for row in table().rows if row.platform.name == names(page)[0])]
    assert catalog().cell(first, "model-registry").level is Level.FULL
    expect(page.locator('th[aria-sort="descending"] a')).to_have_attribute("data-column", "model-registry")
    page.locator('a[data-column="model-registry"]').click()
    dialog.get_by_role("button", name="Only entries").click()
    expect(page.locator("form.tools output b")).to_have_text(
        str(len(fitting(lambda row: level(row, "model-registry") in {Level.FULL, Level.PARTIAL})))
    )
    page.locator('a[data-column="model-registry"]').click()
    dialog.get_by_role("button", name="Hide it").click()
    expect(page.locator('a[data-column="model-registry"]')).to_have_count(0)
    expect(page).to_have_url(
        re.compile(r"\?group=capability&has=model-registry.partial&hide=model-registry&sort=model-registry$")
    )


def test_pinned_rows_stay_whatever_is_filtered_and_lead_side_by_side(watch: Watch) -> None:
    page = opened(watch, f"{ALL}&category=cloud-native&pin=mlflow&pin=kubeflow")
    cloud = fitting(lambda row: row.platform.category == "cloud-native")
    assert names(page) == ["MLflow", "Kubeflow", *cloud]
    expect(page.get_by_role("link", name="Side by side", exact=True)).to_have_attribute(
        "href", re.compile(r"side-by-side/\?of=mlflow&of=kubeflow$")
    )
    pin = page.get_by_role("button", name="Pin MLflow")
    expect(pin).to_have_attribute("aria-pressed", "true")
    choose(page, "only", "pinned")
    assert names(page) == ["MLflow", "Kubeflow"]
    choose(page, "same", "hide")
    one, two = (catalog().platforms[name] for name in ("mlflow", "kubeflow"))
    apart = [item for item in capabilities() if catalog().cell(one, item).level != catalog().cell(two, item).level]
    shown = page.locator(".matrix__heads a[data-column]").evaluate_all(
        "links => links.map(link => link.dataset.column)"
    )
    assert shown == apart
    pin.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"&only=pinned&pin=kubeflow&same=hide$"))


STACK = "apache-airflow+mlflow"


def stack_levels() -> dict[str, str]:
    """Return what the matrix says of the stack of Airflow and MLflow, with the parts that it is from."""
    best_last = (Level.NONE, Level.DIY, Level.PARTIAL, Level.FULL)
    found = {}
    for area, item in catalog().capabilities():
        end = min if area.id == "governance-security" else max
        cells = [(name, catalog().cell(catalog().platforms[name], item.id)) for name in STACK.split("+")]
        levels = {catalog().platforms[name].name: cell.level for name, cell in cells if cell.in_scope}
        assert Level.UNKNOWN not in levels.values()
        level = end(levels.values(), key=best_last.index, default=None)
        names_ = [name for name, one in levels.items() if one is level]
        word = "DIY" if level is Level.DIY else str(level).capitalize()
        found[item.name] = (
            "Out of scope" if level is None else word if level is Level.NONE else f"{word} ({', '.join(names_)})"
        )
    return found


def cells_of(page: Page, tmp_path: Path, row: str) -> dict[str, str]:
    """Save the matrix and return the cells of a row by the names of their columns."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as CSV").click()
    download.value.save_as(tmp_path / "matrix.csv")
    lines = list(csv.reader(io.StringIO((tmp_path / "matrix.csv").read_text("utf-8"))))
    (found,) = [line for line in lines if line[0] == row]
    return dict(zip(lines[0][1:], found[1:], strict=True))


def test_a_stack_is_a_row_of_its_own_and_says_which_part_a_level_is_from(watch: Watch, tmp_path: Path) -> None:
    page = opened(watch, f"{ALL}&pin={STACK}&pin=databricks")
    head = page.locator(".matrix__pins th").first
    expect(head.locator("a")).to_have_text(["Apache Airflow", "MLflow"])
    expect(head).to_contain_text("Apache Airflow1 + MLflow2")
    said = stack_levels()
    assert cells_of(page, tmp_path, "Apache Airflow + MLflow") == said
    for _, item in catalog().capabilities():
        mark = page.locator(f'.matrix__pins tr:first-child a.level[href$="#{item.id}"]')
        if said[item.name] == "Out of scope":
            expect(mark).to_have_count(0)
            continue
        name = re.sub(r" \((.*)\)", r", of \1", said[item.name])
        label = mark.get_attribute("aria-label") or mark.inner_text()
        assert label.startswith(name), item.id
    expect(page.locator("caption")).to_contain_text(f"{total()} entries and 1 stack by")
    expect(page.locator("[data-notice]")).to_contain_text("Governance and security: the level is that of the weakest")
    expect(page.locator("form.tools output")).to_have_text(f"{total()} of {total()} entries")
    expect(page.get_by_role("link", name="Side by side", exact=True)).to_have_attribute(
        "href", re.compile(r"side-by-side/\?of=apache-airflow\+mlflow&of=databricks$")
    )
    page.locator('.matrix__pins tr:first-child a[href$="mlflow/#model-registry"]').click()
    expect(page.get_by_role("dialog", name="MLflow: Model registry")).to_be_visible()


@pytest.mark.parametrize("written", ["mlflow%2Bapache-airflow", "apache-airflow%20mlflow", STACK])
def test_the_address_of_a_stack_is_written_in_one_way(watch: Watch, written: str) -> None:
    page = opened(watch, f"?pin={written}&pin=mlflow+no-such-entry&only=pinned")
    expect(page).to_have_url(re.compile(r"/compare/\?only=pinned&pin=apache-airflow\+mlflow$"))
    expect(page.locator(f"{ROWS} > th a")).to_have_text(["Apache Airflow", "MLflow"])


def test_a_stack_turns_round_and_what_is_equal_is_hidden(watch: Watch) -> None:
    page = opened(watch, f"{ALL}&turn=yes&pin={STACK}&pin=databricks&only=pinned&same=hide")
    said = stack_levels()
    cloud = catalog().platforms["databricks"]
    apart = []
    for _, item in catalog().capabilities():
        level = catalog().cell(cloud, item.id).level
        mine = said[item.name].split(" (")[0].lower().replace("out of scope", "none")
        if mine != level.value:
            apart.append(item.id)
    heads = page.locator("tbody th a[data-column]").evaluate_all("links => links.map(link => link.dataset.column)")
    assert heads == apart
    expect(page.locator(".matrix__heads .stack-name")).to_have_text("Apache Airflow1 + MLflow2")


def test_a_stack_that_is_collected_takes_part_in_filters_and_order(watch: Watch) -> None:
    page = opened(watch)
    page.evaluate("""() => localStorage.setItem("guide.tray",
      JSON.stringify([{ id: "apache-airflow+mlflow", name: "Apache Airflow + MLflow" }]))""")
    page.reload()
    stack = page.locator(f"{ROWS} .stack-name")
    expect(stack).to_have_count(1)
    expect(page).to_have_url(re.compile(r"/compare/$"))
    # Neither of the two has both.
    page.goto("compare/?has=experiment-tracking.full&has=pipelines-as-code.full")
    expect(stack).to_have_count(1)
    page.goto("compare/?has=feature-store.full")
    expect(page.locator(READY).first).to_be_visible()
    expect(page.get_by_role("button", name="Make a stack")).to_be_hidden()
    expect(stack).to_have_count(0)
    # Every part passes.
    page.goto("compare/?licence=open-source&category=open-source&sort=model-registry")
    expect(stack).to_have_count(1)
    first = page.locator(f"{ROWS}").first
    expect(first.locator(".stack-name")).to_have_count(1)
    page.get_by_role("button", name="Pin Apache Airflow + MLflow").click()
    expect(page).to_have_url(re.compile(r"&pin=apache-airflow\+mlflow&"))
    page.get_by_role("button", name="Pin Apache Airflow + MLflow").focus()
    page.keyboard.press("Enter")
    expect(stack).to_have_count(0)
    expect(page.get_by_role("region", name="Collected to compare")).to_have_count(0)
    assert page.evaluate("document.activeElement.closest('.matrix-scroll') !== null")


def test_on_a_phone_and_on_paper_a_stack_is_shown_too(watch: Watch) -> None:
    page = opened(watch, f"?pin={STACK}", size=(320, 700))
    card = page.locator(".cards__list > li").first
    expect(card).to_contain_text("Apache Airflow1 + MLflow2")
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    page = opened(watch, f"?pin={STACK}", size=(1060, 760))
    page.emulate_media(media="print")
    expect(page.locator(".matrix__pins .stack-name")).to_be_visible()
    assert page.locator("table.matrix").evaluate("table => table.offsetWidth") <= 1062


def test_no_word_is_cut_at_the_edge_of_its_cell(watch: Watch) -> None:
    page = opened(watch, ALL)
    cut = page.locator("a.level").evaluate_all("""marks => marks.filter((mark) => {
      const range = document.createRange();
      range.selectNodeContents(mark);
      const [text, cell] = [range.getBoundingClientRect(), mark.parentElement.getBoundingClientRect()];
      return text.left < cell.left + 1 || text.right > cell.right - 1;
    }).map((mark) => mark.href)""")
    assert cut == []


def test_turned_round_the_cells_are_the_same(watch: Watch) -> None:
    page = opened(watch, f"{ALL}&turn=yes&pin=mlflow&pin=databricks&only=pinned")
    for capability in capabilities():
        for entry in ("mlflow", "databricks"):
            cell = catalog().cell(catalog().platforms[entry], capability)
            mark = page.locator(f'td > a[href$="platforms/{entry}/#{capability}"]')
            expect(mark).to_have_count(int(cell.claim is not None))
            if cell.claim:
                expect(mark).to_have_class(re.compile(rf"level--{cell.level.value}\b"))
    expect(page.locator("th[scope=rowgroup]")).to_have_count(len(catalog().areas))


@pytest.mark.parametrize("query", ["", "?group=area"])
def test_areas_as_columns_say_how_much_of_each(watch: Watch, query: str) -> None:
    page = opened(watch, query)
    for entry in ("mlflow", "dataiku"):
        for area in catalog().areas:
            levels = [catalog().cell(catalog().platforms[entry], item.id) for item in area.capabilities]
            if not any(cell.claim for cell in levels):
                continue
            low = sum(cell.level in {Level.FULL, Level.PARTIAL} for cell in levels)
            high = low + sum(cell.level is Level.UNKNOWN for cell in levels)
            said = page.locator(f'a.share[href$="platforms/{entry}/#area-{area.id}"]')
            expect(said).to_have_text(f"{low} of {len(levels)}" if low == high else f"{low} to {high} of {len(levels)}")


def test_when_nothing_fits_the_page_says_so(watch: Watch) -> None:
    page = opened(watch)
    page.locator("#matrix-find").fill("no such thing")
    expect(page.get_by_text("No entry passes all filters.")).to_be_visible()


def test_a_mark_opens_its_claim_beside_the_table_and_closes_by_keyboard(watch: Watch) -> None:
    page = opened(watch, "?area=tracking-registry")
    mark = page.locator('td > a[href="../platforms/mlflow/#model-registry"]')
    mark.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="MLflow: Model registry")
    expect(dialog).to_be_visible()
    claim = catalog().platforms["mlflow"].claims["model-registry"]
    expect(dialog.get_by_role("link", name=claim.evidence[0].title)).to_have_attribute("href", claim.evidence[0].url)
    expect(dialog.locator("time").first).to_have_text(str(claim.verified_on))
    expect(dialog).to_contain_text(re.compile(r"read (today|yesterday|\d+ (days|months|years) ago)"))
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(mark).to_be_focused()


def test_stale_claims_and_differences_of_editions_are_marked(watch: Watch) -> None:
    page = watch.open(None)
    page.clock.set_fixed_time("2028-01-01")
    page.goto("compare/?area=governance-security")
    expect(page.locator(READY).first).to_be_visible()
    area = next(area for area in catalog().areas if area.id == "governance-security")
    cells = [cell for row in table().of(area).rows for cell in row.cells]
    claims = sum(cell.claim is not None for cell in cells)
    expect(page.locator("a.level.stale")).to_have_count(claims)
    expect(page.locator("a.level.stale").first).to_have_attribute(
        "aria-label", re.compile(r", stale: text of \d+ days ago")
    )
    apart = sum(bool(cell.told and cell.told.differs) for cell in cells)
    assert apart
    expect(page.locator("a.level.apart")).to_have_count(apart)
    expect(page.locator("a.level--unknown")).to_have_count(sum(cell.level is Level.UNKNOWN for cell in cells))


def expected_lines(rows: Iterable[MatrixRow], columns: list[str]) -> list[list[str]]:
    titles = {item.id: item.name for _, item in catalog().capabilities()}
    words = {level: level.value.capitalize() for level in Level} | {Level.DIY: "DIY"}
    lines = [["Entry", *(titles[item] for item in columns)]]
    for row in rows:
        cells = [catalog().cell(row.platform, item) for item in columns]
        lines.append([row.platform.name, *(words[cell.level] if cell.claim else "Out of scope" for cell in cells)])
    return lines


def test_what_is_shown_can_be_taken_away(watch: Watch, tmp_path: Path) -> None:
    page = opened(watch, "?category=cloud-native&area=serving")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    lines = expected_lines(
        (row for row in table().rows if row.platform.category == "cloud-native" and serves(row, *serving())), serving()
    )
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as CSV").click()
    download.value.save_as(tmp_path / "matrix.csv")
    assert list(csv.reader(io.StringIO((tmp_path / "matrix.csv").read_text("utf-8")))) == lines
    page.get_by_role("button", name="Copy as Markdown").click()
    expect(page.locator("[data-taken]")).to_have_text("Copied.")
    text = page.evaluate("navigator.clipboard.readText()")
    made = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line.startswith("|")]
    assert [made[0], *made[2:]] == lines
    assert page.url in text
    page.get_by_role("button", name="Copy the link").click()
    expect(page.locator("[data-taken]")).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    page.get_by_role("button", name="Copy to embed").click()
    expect(page.locator("[data-taken]")).to_have_text("Copied.")
    frame = page.evaluate("navigator.clipboard.readText()")
    assert re.search(r'src="http[^"]*/compare/embed/\?area=serving&amp;category=cloud-native"', frame)


def test_the_table_to_embed_is_that_view_without_navigation(watch: Watch) -> None:
    page = watch.open("compare/embed/?category=cloud-native&area=serving&pin=mlflow")
    expect(page.locator("[data-whole]")).to_have_attribute(
        "href", re.compile(r"compare/\?area=serving&category=cloud-native&pin=mlflow$")
    )
    assert names(page) == [
        "MLflow",
        *fitting(lambda row: row.platform.category == "cloud-native" and serves(row, *serving())),
    ]
    expect(page.locator("header, nav, form, footer, .pin")).to_have_count(0)
    without = watch.open("compare/embed/", javascript=False)
    expect(without.locator(ROWS)).to_have_count(total())


def test_tools_close_by_keyboard_and_give_focus_back(watch: Watch) -> None:
    page = opened(watch)
    summary = page.locator("details.tool summary").first
    summary.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator("form.tools output")).not_to_have_text(f"{total()} of {total()} entries")
    page.keyboard.press("Escape")
    expect(summary).to_be_focused()
    expect(page.locator("details.tool[open]")).to_have_count(0)


def test_on_a_phone_each_entry_is_a_card(watch: Watch) -> None:
    page = opened(watch, size=NARROW)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    expect(page.locator("table.matrix")).to_be_hidden()
    cards = page.locator(".cards__list > li")
    expect(cards).to_have_count(40)
    first = table().rows[0].platform
    expect(cards.first.locator("dt")).to_have_count(len(first.scope))
    page.get_by_role("button", name=re.compile(r"Show \d+ more")).click()
    expect(cards).to_have_count(min(80, total()))
    expect(cards.nth(40).locator("a").first).to_be_focused()
    choose(page, "column", "model-registry")
    expect(cards.first.locator("dt").first).to_have_text("Model registry")
    page.locator('.cards a[href="../platforms/mlflow/#model-registry"]').click()
    expect(page.get_by_role("dialog", name="MLflow: Model registry")).to_be_visible()


def test_on_a_phone_all_capabilities_are_no_longer_than_a_page_may_be(watch: Watch) -> None:
    page = opened(watch, ALL, size=NARROW)
    expect(page.locator(".cards__list > li")).to_have_count(20)
    assert page.evaluate("document.querySelectorAll('*').length") < 5_000


def test_on_a_phone_without_scripts_the_table_scrolls_by_itself(watch: Watch) -> None:
    page = watch.open("compare/", size=NARROW, javascript=False)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert page.locator(".matrix-scroll").evaluate("box => box.scrollWidth > box.clientWidth")


def test_the_file_for_scripts_says_what_the_table_says() -> None:
    data = matrix_data(catalog(), table())
    assert [row["name"] for row in data["rows"]] == [row.platform.name for row in table().rows]
    for row, said in zip(table().rows, data["rows"], strict=True):
        for at, capability in enumerate(capabilities()):
            cell = catalog().cell(row.platform, capability)
            assert said["levels"][at] == (cell.level.value[0] if cell.claim else ".")
            if cell.claim:
                assert said["other"].get(at, said["read"]) == cell.claim.as_of.isoformat()
                found = told(catalog(), row.platform, catalog().rubrics[capability])
                assert (at in said["apart"]) == bool(found and found.differs)


def many(copies: int) -> str:
    """Return the matrix's file with each row that often, under numbered names."""
    data = matrix_data(catalog(), table())
    data["rows"] = [
        {**row, "id": f"{row['id']}-{turn}", "name": f"{row['name']} {turn}"}
        for row in data["rows"]
        for turn in range(copies)
    ]
    return json.dumps(data)


def test_of_a_thousand_rows_a_window_stands_in_the_page(watch: Watch) -> None:
    page = watch.open(None)
    page.route("**/matrix.json", lambda route: route.fulfill(body=many(13), content_type="application/json"))
    page.goto(f"compare/{ALL}")
    drawn = page.locator("table.matrix")
    rows_in_all = 13 * total()
    expect(drawn).to_have_attribute("aria-rowcount", str(rows_in_all + 2))
    assert page.evaluate("document.querySelectorAll('*').length") < 5_000
    rows = page.locator(f"{ROWS}:not(.matrix__space)")
    expect(rows.first.locator("th a")).to_have_text(f"{table().rows[0].platform.name} 0")
    scroll = page.locator(".matrix-scroll")
    scroll.evaluate("box => { box.scrollTop = box.scrollHeight / 2; }")
    # Somewhere in the middle, less the rows above what is seen.
    middle = "|".join(str(rows_in_all // 2 + off) for off in range(-60, 60))
    expect(rows.first).to_have_attribute("aria-rowindex", re.compile(rf"^({middle})$"))
    scroll.evaluate("box => { box.scrollTop = box.scrollHeight; }")
    expect(rows.last).to_have_attribute("aria-rowindex", str(rows_in_all + 2))
    expect(rows.last.locator("th a")).to_have_text(f"{table().rows[-1].platform.name} 12")
    # The next row in the order of focus is always there.
    rows.last.locator("th a").focus()
    for _ in range(80):
        page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.closest('.matrix-scroll') !== null")
    page.locator("#matrix-find").fill(f"{table().rows[3].platform.name} 1")
    expect(page.locator("form.tools output b")).to_have_text("4")
    expect(rows).to_have_count(4)
    expect(drawn).not_to_have_class(re.compile("matrix--window"))


def test_on_paper_all_columns_fit_a_page_and_all_rows_are_there(watch: Watch) -> None:
    page = opened(watch, ALL, size=(1060, 760))
    page.emulate_media(media="print")
    # A4 across, less its margins, in CSS pixels.
    assert page.locator("table.matrix").evaluate("table => table.offsetWidth") <= 1062
    expect(page.locator("form.tools")).to_be_hidden()
    expect(page.locator("[data-take]")).to_be_hidden()
    expect(page.locator(f"{ROWS} > th").last).to_be_visible()
