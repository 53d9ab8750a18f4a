"""The guide as MkDocs runs it: built, broken, served and forked, always on a real small site."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from tests import sample
from tests.site.bicycles import build, configure, page, rebuilds, serving, snapshot, wait_for, wait_for_line
from tests.site.html import read

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

ROADSTER = "data/platforms/roadster.yaml"


def test_an_engine_that_knows_no_domain_builds_a_guide_to_bicycles(root: Path) -> None:
    result = build(root)
    assert result.returncode == 0, result.stderr
    roadster = page(root, "platforms/roadster")
    assert "Formerly Penny" in roadster
    assert 'id="brakes"' in roadster
    home = page(root, "")
    assert '<a href="platforms/roadster/">Roadster</a>' in home
    assert '<a href="platforms/trailer/">Trailer</a>' in home
    assert "Penny was renamed Roadster." in home
    assert (root / "site/source/data/platforms/roadster.yaml").read_bytes() == (root / ROADSTER).read_bytes()


def test_bad_data_leaves_the_last_good_site_as_it_was(root: Path) -> None:
    assert build(root).returncode == 0
    before = snapshot(root)
    sample.change(root, ROADSTER, "    level: full\n", "    level: ful\n")
    sample.change(root, "data/platforms/trailer.yaml", "category: cargo", "category: cargoo")
    result = build(root)
    assert result.returncode == 1
    assert "Traceback" not in result.stdout + result.stderr
    for words in (
        "data/platforms/roadster.yaml:58:12: error value-not-allowed: `ful`",
        "did you mean `full`?",
        "data/platforms/trailer.yaml:4:11: error category-unknown: there is no category `cargoo`",
        "2 errors in 2 files",
    ):
        assert words in result.stderr
    assert snapshot(root) == before


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[roadstar]]\n", "docs/extra.md:1:1: error platform-unknown: there is no platform `roadstar`"),
        ("x\n\n<!-- guide:matrx -->\n", "docs/extra.md:3:1: error directive-unknown: there is no directive `matrx`"),
        ("<!-- guide:names categry=city -->\n", "error argument-unknown: the directive `names` takes no `categry`"),
        ("<!-- guide:names category=citty -->\n", "error argument-unknown: `citty` is not a category"),
        ("---\nlesson: one\n---\n", "docs/extra.md:2:9: error lesson-name-unknown: there is no lesson `one`"),
    ],
)
def test_bad_directives_are_located(text: str, words: str, root: Path) -> None:
    sample.write(root, "docs/extra.md", text)
    result = build(root)
    assert result.returncode == 1
    assert words in result.stderr


def test_directives_in_code_are_left_alone(root: Path) -> None:
    sample.write(root, "docs/index.md", "# T\n\nWrite `[[roadster]]` so:\n\n```\n[[nobody]]\n```\n")
    assert build(root).returncode == 0
    assert "[[roadster]]" in page(root, "")


def test_a_hand_written_page_is_not_silently_replaced(root: Path) -> None:
    sample.write(root, "docs/platforms/roadster.md", "# Mine\n")
    result = build(root)
    assert result.returncode == 1
    assert "docs/platforms/roadster.md:1:1: error page-collision" in result.stderr


def test_a_layer_shows_on_the_page(root: Path) -> None:
    sample.write(root, "data-acme/layer.yaml", "label: Acme bicycles\ninternal: false\n")
    text = "id: roadster\nclaims:\n  brakes: {note: Ours squeak.}\n"
    sample.write(root, "data-acme/platforms/roadster.yaml", text)
    configure(root, layers=["data", "data-acme"])
    assert build(root).returncode == 0
    shown = page(root, "platforms/roadster")
    assert "Ours squeak." in shown
    assert shown.count("Acme bicycles") == 2
    assert "data-acme/platforms/roadster.yaml:3" in shown


def test_a_layers_term_stands_in_the_glossary_and_is_linked_from_every_page(root: Path) -> None:
    sample.write(root, "docs/words.md", "---\ntitle: Words\n---\n\n# Words\n\n<!-- guide:glossary -->\n")
    sample.write(root, "docs/more.md", "# Brakes\n\nBrakes, `brakes` and a bell.\n\n<!-- guide:level-key -->\n")
    sample.write(root, "data-acme/layer.yaml", "label: Acme bicycles\ninternal: false\n")
    text = "id: bell\nterm: bell\ndefinition: A part that warns of a bicycle.\n"
    sample.write(root, "data-acme/glossary/bell.yaml", text)
    configure(root, layers=["data", "data-acme"])
    result = build(root)
    assert result.returncode == 0, result.stderr
    words, more = page(root, "words"), page(root, "more")
    assert words.index('id="glossary-bell"') < words.index('id="glossary-brake"') < words.index('id="glossary-pannier"')
    assert words.count("Acme bicycles") == 1
    assert 'class="term"' not in words
    assert [link.partition('"')[0] for link in more.split('class="term" href="')[1:]] == [
        "../words/#glossary-brake",
        "../words/#glossary-bell",
    ]
    assert (root / "site/source/data-acme/glossary/bell.yaml").read_text(encoding="utf-8") == text


def test_an_internal_layer_is_refused_by_a_public_build(root: Path) -> None:
    sample.write(root, "data-acme/layer.yaml", "label: Acme\ninternal: true\n")
    configure(root, layers=["data", "data-acme"])
    result = build(root)
    assert result.returncode == 1
    assert "error layer-internal: the layer `data-acme` is internal" in result.stderr
    config = root / "mkdocs.yml"
    config.write_text(
        config.read_text(encoding="utf-8").replace("guide:\n", "guide:\n    internal: true\n"), encoding="utf-8"
    )
    assert build(root).returncode == 0


HOSTILE = "<b onclick=x>\"'{{7*7}}&lt;"
SHORT = "<b onclick=x>\"'"
FREE = frozenset(
    (
        "low_label",
        "high_label",
        "rationale",
        "because",
        "find_out",
        "ask",
        "help",
        "unit",
        "name",
        "summary",
        "note",
        "title",
        "text",
        "definition",
        "why",
        "label",
        "short",
        "description",
        "aliases",
    )
) | {"full", "partial", "diy", "none", "test"}


def poison(value: object, key: str = "") -> object:
    """Replace every text that people write freely."""
    if isinstance(value, dict):
        # The unit of a price is an id.
        free = {name: "" if name == "unit" and "currency" in value else name for name in value}
        return {name: poison(inner, free[name]) for name, inner in value.items() if name != "messages"} | {
            # Messages keep their placeholders, which are checked.
            name: {code: f"{SHORT} {text}" for code, text in inner.items()}
            for name, inner in value.items()
            if name == "messages"
        }
    if isinstance(value, list):
        return [poison(inner, key) for inner in value]
    if isinstance(value, str) and key in FREE:
        if key == "short":
            return SHORT
        return f"{HOSTILE} {'x' * 40}" if key == "summary" else HOSTILE
    return value


def test_hostile_strings_in_every_text_field_are_inert(root: Path) -> None:
    for number, path in enumerate(sorted((root / "data").rglob("*.yaml"))):
        record = poison(yaml.safe_load(path.read_text(encoding="utf-8")))
        if isinstance(record, dict) and "kind" in record:
            record["name"] = f"{HOSTILE}{number}"
            for alias in record.get("aliases", ()):
                alias["name"] = f"{HOSTILE}alias"
        if isinstance(record, dict) and "term" in record:
            record |= {"term": f"{HOSTILE}{number}", "aliases": [f"{HOSTILE}{number}-alias"], "forms": []}
            record["definition"] += "."
        path.write_text(yaml.safe_dump(record), encoding="utf-8")
    result = build(root)
    assert result.returncode == 0, result.stderr
    seen = 0
    for path in (root / "site").rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert "<b onclick" not in text
        elements = read(text).elements
        assert not [element for element in elements if any(name.startswith("on") for name in element.attributes)]
        seen += text.count("{{7*7}}")
    assert seen > 50


def test_every_kind_of_edit_shows_after_one_rebuild_and_broken_data_recovers(root: Path) -> None:
    with serving(root) as (url, log):
        roadster = f"{url}platforms/roadster/"
        styles, script = "assets/stylesheets/components.css", "assets/javascripts/learn/progress.js"
        wait_for(roadster, "Three of them.")
        edits = (
            (roadster, ROADSTER, "Three of them.", "Four of them."),
            (
                roadster,
                "hooks/platform_guide/sections/platforms/templates/platform.html",
                "Outside its scope<",
                "Beyond its scope<",
            ),
            (roadster, "hooks/platform_guide/sections/shared/words.py", '"Partial"', '"In part"'),
            (roadster, "hooks/theme/layout.html", 'content="summary"', 'content="summary_large_image"'),
            (f"{url}{styles}", f"hooks/theme/{styles}", "1.600a5.4", "1.700a5.4"),
            (f"{url}{script}", f"hooks/theme/{script}", '"guide.course"', '"guide.learnt"'),
        )
        for count, (address, path, old, new) in enumerate(edits, start=2):
            sample.change(root, path, old, new)
            wait_for(address, new.strip('"'))
            assert rebuilds(log) == count
        sample.change(root, ROADSTER, "    level: full\n", "    level: ful\n")
        wait_for_line(log, "1 error in 1 file")
        wait_for(roadster, "Four of them.")
        sample.change(root, ROADSTER, "    level: ful\n", "    level: partial\n    note: They squeak.\n")
        wait_for(roadster, "They squeak.")
        assert "Traceback" not in log.read_text(encoding="utf-8")
