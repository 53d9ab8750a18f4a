"""Terms of the glossary in pages: linked at their first use, and only where prose stands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from platform_guide.sections.build import build
from platform_guide.sections.data.exports import exports
from platform_guide.sections.decide.organisations import Decided
from platform_guide.sections.expand import Directives
from platform_guide.sections.find.search import Prose, search_asset
from platform_guide.sections.learn.directives import glossary_url
from platform_guide.sections.learn.terms import Terms
from platform_guide.sections.shared.directive import Context
from platform_guide.sections.shared.render import Renderer
from tests import sample

BRAKE = '<a class="term" href="../words/#glossary-brake" title="A part that slows a wheel down.">{}</a>'
PANNIER = (
    '<a class="term" href="../words/#glossary-pannier" '
    'title="A bag that hangs beside a wheel. It carries what a rider needs.">{}</a>'
)


@pytest.fixture
def terms(tmp_path: Path) -> Terms:
    return Terms(sample.catalog(sample.sample(tmp_path)).glossary, Renderer(), "words/")


@pytest.mark.parametrize(
    ("html", "linked"),
    [
        ("<p>A brake, a brake.</p>", f"<p>A {BRAKE.format('brake')}, a brake.</p>"),
        (
            "<p>Brakes and\npannier\nbags.</p>",
            "<p>" + BRAKE.format("Brakes") + " and\n" + PANNIER.format("pannier\nbags") + ".</p>",
        ),
        ("<p>A stopper</p><p>is a brake.</p>", f"<p>A {BRAKE.format('stopper')}</p><p>is a brake.</p>"),
        ("<h2>Brake</h2><p>Brake</p>", f"<h2>Brake</h2><p>{BRAKE.format('Brake')}</p>"),
        ("<p>PB or pb</p>", f"<p>{PANNIER.format('PB')} or pb</p>"),
        ("<p>pb</p>", "<p>pb</p>"),
        ("<p><em>brake</em> &amp; more</p>", f"<p><em>{BRAKE.format('brake')}</em> &amp; more</p>"),
    ],
)
def test_the_first_use_of_a_term_leads_to_the_glossary(terms: Terms, html: str, linked: str) -> None:
    assert terms.link("a/", html) == linked
    assert terms.link("a/", html) == linked


@pytest.mark.parametrize(
    "html",
    [
        '<p><a href="x">a <b>brake</b></a></p>',
        "<pre><code>brake</code></pre>",
        "<p><code>brake</code></p>",
        "<h1>The brake</h1>",
        '<img alt="a brake > all">',
        "<!-- guide:names area=brake -->",
        "<p>hand-brake, brake-light, brakeman, data/brake</p>",
        "<script>let brake = 1 < 2;</script>",
        "<summary>brake</summary>",
    ],
)
def test_headings_links_code_and_parts_of_words_are_not_linked(terms: Terms, html: str) -> None:
    assert terms.link("a/", html) == html


def test_the_glossary_itself_and_a_guide_that_shows_none_link_nothing(terms: Terms, tmp_path: Path) -> None:
    assert terms.link("words/", "<p>brake</p>") == "<p>brake</p>"
    glossary = sample.catalog(tmp_path / "guide").glossary
    nowhere = Terms(glossary, Renderer(), None)
    assert nowhere.link("a/", "<p>brake</p>") == "<p>brake</p>"
    assert nowhere.link_text("a/", "brake & more") == ["brake &amp; more"]
    assert glossary_url({"a.md": "text", "b/words.md": "# Words\n<!-- guide:glossary -->"}) == "b/words/"
    assert glossary_url({"a.md": "text"}) is None


def test_a_word_with_an_everyday_sense_is_in_the_glossary_and_not_linked(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    sample.change(root, "data/glossary/brake.yaml", "term: brake\n", "term: brake\nlinked: false\n")
    catalog = sample.catalog(root)
    assert Terms(catalog.glossary, Renderer(), "words/").link("a/", "<p>brake</p>") == "<p>brake</p>"
    assert 'id="glossary-brake"' in _page(root)


def test_a_layers_term_is_linked(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    sample.write(root, "ours/layer.yaml", "label: Ours\n")
    sample.write(root, "ours/glossary/bell.yaml", "id: bell\nterm: bell\ndefinition: A part that warns of a bicycle.\n")
    terms = Terms(sample.catalog(root, "data", "ours").glossary, Renderer(), "words/")
    assert 'href="../words/#glossary-bell"' in terms.link("a/", "<p>bell</p>")


def _page(root: Path) -> str:
    catalog, renderer = sample.catalog(root), Renderer()
    directives = Directives(Context(catalog, renderer, (Terms(catalog.glossary, renderer, "words/"),)))
    return directives.expand_html("words/", "<h1>Words</h1>\n<!-- guide:glossary -->")


def test_the_glossary_is_one_page_in_alphabetical_order_with_an_anchor_for_each_term(tmp_path: Path) -> None:
    html = _page(sample.sample(tmp_path))
    assert html.index('id="glossary-brake"') < html.index('id="glossary-pannier"')
    assert "also pannier bag, PB" in html
    assert "pannier bags" not in html
    assert 'Not to be confused with <a href="#glossary-brake">brake</a>.' in html
    assert 'See also <a href="#glossary-pannier">pannier</a>.' in html
    assert '<a href="#letter-1">B</a>' in html


def test_the_search_finds_terms_by_all_their_names(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    index = json.loads(search_asset(sample.catalog(root), (), [Prose("words/", "Words", {}, _page(root))]).content)
    found = {entry["title"]: entry for entry in index["entries"] if entry["kind"] == "term"}
    assert found["pannier"]["url"] == "words/#glossary-pannier"
    assert found["pannier"]["within"] == "Words"
    assert found["pannier"]["names"] == ["pannier bag", "PB", "panniers", "pannier bags"]


def test_definitions_of_capabilities_are_linked_and_the_api_holds_the_glossary(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    sample.change(root, "data/capabilities/riding.yaml", "Stops the bicycle.", "A brake & more.")
    catalog, renderer = sample.catalog(root), Renderer()
    output = build(catalog, renderer, root, Decided.of(catalog), Terms(catalog.glossary, renderer, "words/"))
    page = next(page for page in output.pages if page.path == "capabilities/brakes.md")
    assert 'href="../../words/#glossary-brake"' in page.html
    assert "</a> &amp; more." in page.html
    published = {asset.path: asset.content for asset in exports(catalog, "free", "")}
    terms = json.loads(published["api/v1/glossary.json"])["terms"]
    assert [term["id"] for term in terms] == ["brake", "pannier"]
