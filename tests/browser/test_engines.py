"""What a reader relies on in every browser: tried in Chromium, in Firefox and in WebKit, which Safari is made of."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Any

import pytest

from tests import support
from tests.browser.available import ENGINES, FIREFOX, find_firefox
from tests.browser.engine import Chromium, Engine, wait
from tests.browser.firefox import firefox
from tests.browser.watch import NARROW, WIDE
from tests.browser.webkit import webkit
from tests.shipped import catalog

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOVES = 200

NAMED_FOR_NOTHING = 4000
"""Milliseconds after which a browser says what a page named in advance and has not used."""

LONGEST = "decide/#door=choose&oversight=unknown&people=few&place=aws&predictions=online&skill=some&track=short"

PAGES = {
    "home": "",
    "list": "platforms/",
    "platform": "platforms/*/",
    "capability": "capabilities/*/",
    "matrix": "compare/",
    "side-by-side": "compare/side-by-side/?of={first}&of={last}",
    "pair": "compare/*-and-*/",
    "maps": "compare/maps/",
    "interview": "decide/",
    "organisation": "decide/organisations/*/",
    "lesson": "learn/*/",
    "quality": "data/quality/",
}
"""One page of each kind; a star stands for the first that fits, and {first} and {last} for entries."""

# Text links: those that stand among words. Each that is not underlined is returned.
PLAIN_LINKS = """
return [...document.querySelectorAll(".md-content p a[href]")]
  .filter((link) => link.checkVisibility() && [...link.parentElement.childNodes].some((node) =>
    node.nodeType === Node.TEXT_NODE && node.data.trim().length > 2))
  .filter((link) => !getComputedStyle(link).textDecorationLine.includes("underline"))
  .map((link) => link.outerHTML.slice(0, 200));
"""

# Fields that change their form when they get the focus or have lost it.
CHANGING_FIELDS = """
const form = (field) => {
  const { height, padding, borderRadius, borderTopWidth, fontSize, backgroundColor } = getComputedStyle(field);
  return [height, padding, borderRadius, borderTopWidth, fontSize, backgroundColor].join(", ");
};
for (const tool of document.querySelectorAll(".md-content details")) tool.open = true;
const changing = [];
const fields = ":is(select, textarea, input:is([type=text], [type=search], [type=number]))";
for (const field of document.querySelectorAll(`.md-content ${fields}`)) {
  if (!field.checkVisibility()) continue;
  const before = form(field);
  field.focus();
  const focused = form(field);
  field.blur();
  if (before !== focused || before !== form(field)) {
    changing.push(`${field.outerHTML.slice(0, 120)}: ${before} -> ${focused}`);
  }
}
return changing;
"""

# What lies over the site's header after a scroll, at a hundred points of it.
COVERS = """
for (const tool of document.querySelectorAll(".md-content .tool")) tool.open = true;
scrollTo(0, arguments[0]);
const header = document.querySelector(".md-header");
const { left, top, width, height } = header.getBoundingClientRect();
const found = new Set();
for (let across = 0.5; across < 50; across++) {
  for (const down of [0.3, 0.9]) {
    const there = document.elementFromPoint(left + width * across / 50, top + height * down);
    if (there && !header.contains(there)) found.add(there.outerHTML.slice(0, 120));
  }
}
return [...found];
"""

# Whether the element that has the focus is in the window and below what stays at its top: the header, a table's heads.
IN_SIGHT = """
const one = document.activeElement;
const { top } = one.getBoundingClientRect();
const heads = one.closest(".matrix")?.querySelector(".matrix__heads > th");
const below = [document.querySelector(".md-header"), ...(heads ? [heads] : [])];
return top < innerHeight - 10 && below.every((above) => top >= above.getBoundingClientRect().bottom - 1);
"""

# Whether the one element that a question or a result begins with is in sight below the header.
HEADING = """
const heading = document.querySelector('[data-widget="interview"] h1');
const { top, bottom } = heading.getBoundingClientRect();
const below = document.querySelector(".md-header").getBoundingClientRect().bottom;
return { text: heading.textContent, inSight: top >= below && bottom <= innerHeight, end: heading.matches(".verdict") };
"""

# Counts how often the address is written from now on, and refuses it after some times.
COUNT = """
const [limit] = arguments;
const replace = History.prototype.replaceState;
window.written = 0;
window.began = performance.now();
History.prototype.replaceState = function (...given) {
  window.written += 1;
  if (window.written > limit) throw new DOMException("too often", "SecurityError");
  return replace.apply(this, given);
};
"""

# Moves a field a few times, as fast as a reader who drags.
MOVE = """
const [selector, values] = arguments;
for (const value of values) {
  const field = document.querySelector(selector);
  field.value = value;
  for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
}
"""

AT_ONCE = 25
"""Moves in one command: a script must not keep its page for long, and on a slow machine many moves take a while."""

# How often a second the address was written, beside the first time and the last.
WRITTEN = "return (window.written - 2) * 1000 / (performance.now() - window.began)"


def address(folder: Path, pattern: str) -> str:
    """Return the address of a page of the site, as PAGES describes it."""
    if "*" not in pattern:
        entries = sorted(catalog().platforms)
        return pattern.format(first=entries[0], last=entries[-1])
    found = sorted(path.parent for path in folder.glob(f"{pattern}index.html"))
    return f"{found[0].relative_to(folder).as_posix()}/"


@pytest.fixture(scope="session", params=ENGINES)
def driven(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine | str]:
    """A running browser, one after the other; for Chromium its name, as others start it."""
    folder = tmp_path_factory.mktemp(request.param)
    if request.param == "firefox":
        with firefox(find_firefox() or support.require(*FIREFOX), folder) as engine:
            yield engine
    elif request.param == "webkit":
        with webkit(folder) as engine:
            yield engine
    else:
        yield request.param


@pytest.fixture
def engine(driven: Engine | str, request: pytest.FixtureRequest) -> Iterator[Engine]:
    """A browser that remembers nothing of earlier tests; fails the test when it complains of anything."""
    if isinstance(driven, str):
        chromium = Chromium(request.getfixturevalue("browser"), request.getfixturevalue("site_url"))
        yield chromium
        found = chromium.complaints()
        chromium.close()
    else:
        driven.complaints()
        yield driven
        found = driven.complaints()
        driven.run("if (location.protocol.startsWith('http')) localStorage.clear()")
    assert not found, "the browser complained:\n" + "\n".join(found)


def settled(engine: Engine) -> None:
    """Wait until the page asks for nothing more."""
    engine.run("window.seen = -1")
    wait(
        engine,
        "const now = performance.getEntriesByType('resource').length;"
        "if (now !== window.seen) { window.seen = now; window.since = performance.now(); }"
        "return performance.now() - window.since > 250",
    )


@pytest.mark.sampled
@pytest.mark.parametrize("name", PAGES)
def test_each_kind_of_page_works(engine: Engine, built_site: Path, site_url: str, name: str) -> None:
    engine.open(site_url + address(built_site, PAGES[name]))
    settled(engine)
    problems = {
        "the browser complained": engine.complaints(),
        "not underlined": engine.run(PLAIN_LINKS),
        "over the header": engine.run(COVERS, 300),
        "changed by the focus": engine.run(CHANGING_FIELDS),
    }
    assert {key: found for key, found in problems.items() if found} == {}


def move(engine: Engine, selector: str, values: list[str], limit: int = 1000) -> None:
    """Move a field many times; the address may be written `limit` times."""
    engine.run(COUNT, limit)
    for at in range(0, len(values), AT_ONCE):
        engine.run(MOVE, selector, values[at : at + AT_ONCE])


def out_of_sight(engine: Engine, selector: str, tries: int) -> list[str]:
    """Give the focus to elements from the last one upwards, and return the first that cannot be seen then."""
    count = engine.run(
        "window.all = [...document.querySelectorAll(arguments[0])].filter((one) => one.checkVisibility()).reverse();"
        "return window.all.length",
        selector,
    )
    assert count >= tries
    for at in range(0, count, count // tries):
        text = engine.run("const one = window.all[arguments[0]]; one.focus(); return one.outerHTML.slice(0, 120)", at)
        # Browsers scroll when they draw next.
        try:
            wait(engine, IN_SIGHT)
        except AssertionError:
            return [text]
    return []


@pytest.mark.parametrize("size", [NARROW, (1000, 800), WIDE], ids=["phone", "tablet", "laptop"])
def test_what_gets_the_focus_is_never_below_the_header(
    engine: Engine, built_site: Path, site_url: str, size: tuple[int, int]
) -> None:
    engine.open(site_url + address(built_site, PAGES["platform"]), size)
    settled(engine)
    assert out_of_sight(engine, ".md-content a[href]:not(.headerlink)", 12) == []


def test_what_gets_the_focus_in_the_matrix_is_never_below_its_heads(engine: Engine, site_url: str) -> None:
    engine.open(f"{site_url}compare/")
    settled(engine)
    assert out_of_sight(engine, ".matrix tbody :is(a[href], button)", 40) == []


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["phone", "laptop"])
def test_each_question_and_the_verdict_are_in_sight_after_an_answer(
    engine: Engine, site_url: str, size: tuple[int, int]
) -> None:
    engine.open(f"{site_url}decide/", size)
    wait(
        engine,
        "return !document.querySelector('noscript + *') && performance.getEntriesByName("
        "new URL('model.json', location.href).href).length",
    )
    engine.run("document.querySelector('[data-door=choose]').click()")
    shown = ""
    for _ in range(40):
        state: dict[str, Any] = wait(
            engine, f"const state = (() => {{ {HEADING} }})(); return state.text !== arguments[0] && state", shown
        )
        shown = state["text"]
        assert state["inSight"], shown
        if state["end"]:
            return
        engine.run(
            "document.querySelector('.interview .option input').click();"
            "scrollTo(0, arguments[0] ? document.body.scrollHeight : 40);"
            "document.querySelector('.interview form').requestSubmit()",
            len(shown) % 2,
        )
    pytest.fail("no verdict after 40 questions")


@pytest.mark.sampled
@pytest.mark.parametrize("limit", [1000, 0], ids=["written", "refused"])
def test_a_slider_still_works_after_many_moves(engine: Engine, site_url: str, limit: int) -> None:
    engine.open(site_url + LONGEST)
    slider = "[data-sliders] input"
    wait(engine, "return document.querySelector(arguments[0]) !== null", slider)
    values = [str(number % 100) for number in range(MOVES)] + ["0"]
    move(engine, slider, values, limit)
    said = wait(engine, "return document.querySelector('[data-sliders] output').textContent")
    assert said == "0"
    # The table of weights is drawn last: it says that the whole result follows.
    wait(engine, "return document.querySelector('table.weights tbody td') !== null")
    if limit:
        wait(engine, "return /weight\\.[^&]*=0(&|$)/.test(location.hash)")
    assert engine.run(WRITTEN) < 3.3


@pytest.mark.sampled
@pytest.mark.parametrize("limit", [1000, 0], ids=["written", "refused"])
@pytest.mark.parametrize(
    ("page", "field", "rows"),
    [
        ("platforms/", "[data-widget=entry-filter] [name=find]", "[data-group] > .entry-list > li:not([hidden])"),
        ("compare/", "#matrix-find", "table.matrix tbody tr:not([hidden])"),
    ],
)
def test_a_filter_still_works_after_many_letters(  # noqa: PLR0913, PLR0917 - two dimensions of one test
    engine: Engine, site_url: str, page: str, field: str, rows: str, limit: int
) -> None:
    engine.open(site_url + page)
    settled(engine)
    name = catalog().platforms[min(catalog().platforms)].name
    values = [f"{name[: number % 4]}" for number in range(MOVES)] + [name.lower()]
    move(engine, field, values, limit)
    wait(engine, "return document.querySelectorAll(arguments[0]).length === 1", rows)
    if limit:
        wait(engine, "return new URLSearchParams(location.search).get('find') === arguments[0]", name.lower())
    assert engine.run(WRITTEN) < 3.3


@pytest.mark.parametrize("limit", [1000, 0], ids=["written", "refused"])
def test_a_choice_side_by_side_still_works_after_many_moves(engine: Engine, site_url: str, limit: int) -> None:
    several = (one for one in sorted(catalog().platforms.values(), key=lambda one: one.id) if len(one.editions) > 1)
    first, second = itertools.islice(several, 2)
    chosen = f"of={first.id}&of={second.id}"
    engine.open(f"{site_url}compare/side-by-side/?{chosen}")
    select = "[data-chosen] select"
    wait(engine, "return document.querySelectorAll(arguments[0]).length === 2", select)
    editions = ["", *(edition.id for edition in first.editions)]
    values = [editions[number % len(editions)] for number in range(MOVES)] + [editions[-1]]
    move(engine, select, values, limit)
    heads = "return [...document.querySelectorAll('[data-result] thead th')].map((head) => head.textContent).join(' ')"
    wait(engine, f"return (() => {{ {heads} }})().includes(arguments[0])", first.editions[-1].name)
    assert engine.run("return document.querySelector(arguments[0]).value", select) == editions[-1]
    wait(engine, "return document.activeElement === document.querySelector(arguments[0])", select)
    if limit:
        wait(engine, "return location.search.includes(arguments[0])", f"of={first.id}.{editions[-1]}")
    assert engine.run(WRITTEN) < 3.3


def test_a_result_names_nothing_in_advance_for_nothing(engine: Engine, site_url: str) -> None:
    engine.open(site_url + LONGEST)
    wait(engine, "return document.querySelector('table.weights tbody td') !== null")
    wait(engine, "return performance.now() > arguments[0]", NAMED_FOR_NOTHING)
    settled(engine)
    assert engine.complaints() == []


def test_the_address_says_at_a_click_what_the_page_shows(engine: Engine, site_url: str) -> None:
    engine.open(f"{site_url}platforms/")
    settled(engine)
    move(engine, "[name=find]", ["a", "ab", "abc"])
    assert engine.run("document.body.click(); return location.search") == "?find=abc"


def test_pages_turn_by_single_keys_for_readers_who_want_them(engine: Engine, built_site: Path, site_url: str) -> None:
    lesson = site_url + address(built_site, PAGES["lesson"])
    engine.open(lesson)
    engine.press("n")
    settled(engine)
    assert engine.run("return location.href") == lesson
    onward = engine.run(
        "document.querySelector('#shortcuts').click(); document.activeElement.blur();"
        "return new URL(document.querySelector('#shortcuts').dataset.next, location.href).href"
    )
    engine.press("n")
    wait(engine, "return location.href === arguments[0] && document.readyState === 'complete'", onward)
    engine.press("p")
    wait(engine, "return location.href === arguments[0] && document.readyState === 'complete'", lesson)


FAULTS = {
    "an error": "<script src='error.js'></script>",
    "a refused style": "<p style='color: red'>text</p>",
    "a refused script": "<script>document.title = 'ran'</script>",
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_of_a_page_is_noticed(engine: Engine, tmp_path: Path, name: str) -> None:
    (tmp_path / "error.js").write_text("undefinedFunction();", encoding="utf-8")
    policy = "default-src 'none'; script-src 'self'; style-src 'self'"
    (tmp_path / "index.html").write_text(
        f'<!doctype html><meta charset=utf-8><meta http-equiv=Content-Security-Policy content="{policy}">'
        f"<title>Fault</title><link rel=icon href=data:,>{FAULTS[name]}",
        encoding="utf-8",
    )
    with support.served(tmp_path) as url:
        engine.open(url)
        settled(engine)
        assert engine.complaints()


def test_no_style_sheet_writes_an_underline_as_webkit_drops_it(built_site: Path) -> None:
    """WebKit knows `text-decoration` with one value; with more it drops the whole declaration."""
    own = [path for path in (built_site / "assets").rglob("*.css") if "--accent" in path.read_text("utf-8")]
    assert own
    found = [
        f"{path.name}: {value}"
        for path in own
        for value in re.findall(r"text-decoration:\s*([^;}]+)", path.read_text("utf-8"))
        if len(value.split()) > 1
    ]
    assert found == []


def test_no_field_is_told_by_having_no_class(built_site: Path) -> None:
    """The theme gives what is focused a class, and leaves an empty one behind."""
    found = [
        f"{path.name}: {selector.strip()}"
        for path in (built_site / "assets").rglob("*.css")
        if "--accent" in path.read_text("utf-8")
        for selector in re.findall(r"[^{};]*:not\(\[class\]\)[^{};]*\{", path.read_text("utf-8"))
        if not re.search(r"table:not\(\[class\]\)", selector)
    ]
    assert found == []
