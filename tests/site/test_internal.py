"""What is internal stays inside: which builds hold it, how they are marked, and what a public build leaves."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from html import escape
from pathlib import Path

import pytest
import yaml
from mkdocs.config.defaults import MkDocsConfig

from platform_guide.guide import Settings, prepare
from platform_guide.issues import Issue, Severity
from platform_guide.layer_nav import Item
from platform_guide.site_pages import add_layers
from tests import sample
from tests.site import small
from tests.support import ROOT, run

LAYERS = ["data", "data-acme"]
PATCH = "id: roadster  # ask Jo before you change this\nclaims:\n  brakes: {note: Ours squeak.}\n"
LICENCE = "Text and data: ours."
INSIDE = {"GUIDE_INTERNAL": "true"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A guide with a layer that says nothing of itself."""
    root = small.guide(tmp_path, layers=LAYERS)
    sample.write(root, "data-acme/platforms/roadster.yaml", PATCH)
    return root


def found(root: Path, switch: str | None = None, **guide: object) -> list[Issue]:
    config = {"extra": {"guide": {"layers": LAYERS, **guide}}}
    settings = Settings.of(config, root, sample.TODAY, cache=False, theme=None, switch=switch)
    return sorted(prepare(settings)[1])


def snapshot(root: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in (root / "site").rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("said", "refused"),
    [
        (None, ["layer-internal"]),
        ("label: Acme\n", ["layer-internal"]),
        ("label: Acme\ninternal: true\n", ["layer-internal"]),
        ("label: Acme\ninternal: false\n", []),
    ],
)
def test_any_layer_but_the_first_is_internal_unless_it_says_otherwise(
    said: str | None, refused: list[str], root: Path
) -> None:
    if said is not None:
        sample.write(root, "data-acme/layer.yaml", said)
    issues = found(root)
    assert [issue.rule for issue in issues] == refused
    assert all(issue.hint.startswith("set GUIDE_INTERNAL=true") for issue in issues)
    assert all("would make every file of the layer public" in issue.hint for issue in issues)
    assert found(root, "true") == []


def test_the_first_layer_is_public_unless_it_says_otherwise(root: Path) -> None:
    assert found(root, layers=["data"]) == []
    sample.write(root, "data/layer.yaml", "label: Base\ninternal: true\n")
    assert [issue.rule for issue in found(root, layers=["data"])] == ["layer-internal"]


@pytest.mark.parametrize("value", ["yes", "True", "1", "on", "inside"])
def test_a_value_of_the_variable_that_is_neither_true_nor_false_is_refused(value: str, root: Path) -> None:
    issue = next(issue for issue in found(root, value) if issue.rule == "internal-malformed")
    assert issue.location.path == "mkdocs.yml"
    assert f"GUIDE_INTERNAL is `{value}`" in issue.text


@pytest.mark.parametrize("value", [1, "yes", [True], {"a": 1}])
def test_a_value_in_the_file_that_is_neither_true_nor_false_is_refused(value: object, root: Path) -> None:
    assert "internal-malformed" in [issue.rule for issue in found(root, internal=value)]


@pytest.mark.parametrize("value", ["", "false", None])
def test_unset_means_for_the_public(value: str | None, root: Path) -> None:
    assert [issue.rule for issue in found(root, value)] == ["layer-internal"]


def test_the_variable_counts_more_than_the_file(root: Path) -> None:
    assert [issue.rule for issue in found(root, "false", internal=True)] == ["layer-internal"]


def test_true_written_into_the_file_is_said_with_its_line(root: Path) -> None:
    config = root / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("  guide:\n", "  guide:\n    internal: true\n"), "utf-8")
    (issue,) = found(root, internal=True)
    assert (issue.rule, issue.severity.value) == ("internal-written", "warning")
    assert config.read_text("utf-8").splitlines()[issue.location.line - 1].strip() == "internal: true"


@pytest.mark.slow
def test_an_internal_site_is_marked_and_its_pages_are_not_to_be_indexed(root: Path) -> None:
    sample.write(root, "data-acme/layer.yaml", "label: Acme\n")
    result = small.build(root, env=INSIDE)
    assert result.returncode == 0, result.stderr
    assert "(Acme)" in (root / "site/internal.txt").read_text("utf-8")
    for page in ("index.html", "platforms/roadster/index.html"):
        assert '<meta name="robots" content="noindex">' in (root / "site" / page).read_text("utf-8")
    assert "X-Robots-Tag: noindex" in (root / "site/_headers").read_text("utf-8")


@pytest.mark.slow
def test_a_public_site_has_no_mark(root: Path) -> None:
    sample.write(root, "data-acme/layer.yaml", "label: Acme\ninternal: false\n")
    assert small.build(root).returncode == 0
    assert not (root / "site/internal.txt").exists()
    assert "X-Robots-Tag" not in (root / "site/_headers").read_text("utf-8")


@pytest.mark.slow
def test_a_refused_build_changes_nothing_and_says_what_the_folder_still_holds(root: Path) -> None:
    assert small.build(root, env=INSIDE).returncode == 0
    before = snapshot(root)
    result = small.build(root)
    assert result.returncode == 1
    assert "error layer-internal: the layer `data-acme` is internal" in result.stderr
    assert "site/ still holds an internal site" in result.stderr
    assert snapshot(root) == before


@pytest.mark.slow
def test_a_public_build_over_an_internal_site_leaves_nothing_of_it(root: Path) -> None:
    sample.write(root, "data-acme/docs/acme.md", "# Ours\n")
    sample.change(root, "mkdocs.yml", "index.md, ", "index.md, acme.md, ")
    assert small.build(root, env=INSIDE).returncode == 0
    assert (root / "site/acme/index.html").is_file()
    text = (root / "mkdocs.yml").read_text("utf-8").replace("- data-acme\n", "").replace("acme.md, ", "")
    sample.write(root, "mkdocs.yml", text)
    kept = small.build(root, "--dirty")
    assert kept.returncode == 1
    assert "holds an internal site" in kept.stderr
    assert small.build(root).returncode == 0
    inside = {path.removeprefix(str(root)): content for path, content in snapshot(root).items()}
    assert [path for path, content in inside.items() if "acme" in path or b"data-acme" in content] == []
    assert not (root / "site/internal.txt").exists()


@pytest.mark.slow
def test_an_internal_site_is_not_pushed_by_mkdocs(root: Path) -> None:
    run("git", "init", "--quiet", cwd=root)
    result = run(sys.executable, "-m", "mkdocs", "gh-deploy", cwd=root, env={**small.ENVIRONMENT, **INSIDE})
    assert result.returncode == 1
    assert "an internal site is not pushed by gh-deploy" in result.stderr
    assert not (root / "site").exists()


@pytest.mark.slow
def test_comments_of_an_internal_layer_are_not_published(root: Path) -> None:
    assert small.build(root, env=INSIDE).returncode == 0
    published = (root / "site/source/data-acme/platforms/roadster.yaml").read_text("utf-8")
    assert published == PATCH.replace("  # ask Jo before you change this", "")
    same = "source/data/platforms/roadster.yaml"
    assert (root / "site" / same).read_bytes() == (root / same.removeprefix("source/")).read_bytes()


@pytest.mark.slow
def test_comments_of_a_public_layer_are_published(root: Path) -> None:
    sample.write(root, "data-acme/layer.yaml", "label: Acme\ninternal: false\n")
    assert small.build(root).returncode == 0
    assert (root / "site/source/data-acme/platforms/roadster.yaml").read_text("utf-8") == PATCH


# Pages of a layer.


def with_page(root: Path, text: str = "# Ours\n\nSee [[roadster]] ![bike](bike.svg)\n") -> None:
    sample.write(root, "data-acme/docs/acme/ours.md", text)
    sample.write(root, "data-acme/docs/acme/bike.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
    config = (root / "mkdocs.yml").read_text("utf-8")
    sample.write(root, "mkdocs.yml", config.replace("index.md, ", "index.md, acme/ours.md, "))


def with_nav(root: Path, *lines: str) -> None:
    for name in ("start", "how", "more"):
        sample.write(root, f"data-acme/docs/acme/{name}.md", f"# The {name} of it\n")
    sample.write(root, "data-acme/layer.yaml", "\n".join(("label: Acme & Sons", *lines, "")))


@pytest.mark.slow
def test_pages_of_a_layer_stand_in_the_navigation_below_its_label(root: Path) -> None:
    with_nav(root, "nav:", "  - Start here: acme/start.md", "  - R & D:", "      - acme/more.md")
    result = small.build(root, env=INSIDE)
    assert result.returncode == 0, result.stderr
    page = (root / "site/acme/more/index.html").read_text("utf-8")
    nav = page[page.index('<nav class="sidenav"') :].partition("</nav>")[0]
    said = re.findall(r">([^<>]*\w[^<>]*)<", nav)
    after = said.index("Acme &amp; Sons")
    assert said[after : after + 5] == ["Acme &amp; Sons", "Start here", "R &amp; D", "The more of it", "The how of it"]
    (root / "data-acme/layer.yaml").unlink()
    with_page(root)
    result = small.build(root, env=INSIDE)
    assert result.returncode == 0, result.stderr
    page = (root / "site/acme/how/index.html").read_text("utf-8")
    nav = page[page.index('<nav class="sidenav"') :].partition("</nav>")[0]
    said = re.findall(r">([^<>]*\w[^<>]*)<", nav)
    assert said.count("Ours") == 1
    assert said[said.index("data-acme") :][:4] == ["data-acme", "The how of it", "The more of it", "The start of it"]


def test_a_page_that_the_settings_name_stands_there_alone() -> None:
    config = MkDocsConfig()
    nav: dict[str, list[Item]] = {"data-acme": ["acme/a.md", {"R & D": ["acme/b.md", {"C": "acme/c.md"}]}]}
    nav["data-more"] = ["acme/d.md"]
    labels = {"data-acme": "Acme & Sons", "data-more": "More"}
    add_layers(config, labels, nav)
    assert config.nav is None, "MkDocs makes one of all pages"
    config.nav = ["index.md", {"Ours": [{"B": "acme/b.md"}]}, {"D": "acme/d.md"}]
    add_layers(config, labels, nav)
    assert config.nav[3:] == [{"Acme &amp; Sons": ["acme/a.md", {"R &amp; D": [{"C": "acme/c.md"}]}]}]


def test_what_is_wrong_with_the_navigation_of_a_layer_is_said_at_its_line(root: Path) -> None:
    with_nav(
        root,
        "nav:",
        "  - acme/strat.md",
        "  - acme/how.md",
        "  - Again: acme/how.md",
        "  - [acme/more.md]",
        "  - Empty: []",
    )
    issues = found(root, "true")
    assert [(one.rule, one.location.path, one.location.line) for one in issues] == [
        ("nav-unknown", "data-acme/layer.yaml", 3),
        ("nav-twice", "data-acme/layer.yaml", 5),
        ("nav-malformed", "data-acme/layer.yaml", 6),
        ("nav-malformed", "data-acme/layer.yaml", 7),
    ]
    assert "did you mean `acme/start.md`?" in issues[0].hint


@pytest.mark.slow
def test_pages_and_pictures_of_a_layer_join_those_of_the_site(root: Path) -> None:
    with_page(root)
    text = (
        (root / "mkdocs.yml").read_text("utf-8").replace("  guide:\n", "  guide:\n    source_url: https://s.example/\n")
    )
    sample.write(root, "mkdocs.yml", text)
    result = small.build(root, env=INSIDE)
    assert result.returncode == 0, result.stderr
    page = (root / "site/acme/ours/index.html").read_text("utf-8")
    assert '<a href="../../platforms/roadster/">Roadster</a>' in page
    assert "https://s.example/data-acme/docs/acme/ours.md" in page
    assert (root / "site/acme/bike.svg").is_file()
    assert not (root / "site/source/data-acme/docs").exists()


def test_a_page_of_a_layer_is_checked_at_its_own_place(root: Path) -> None:
    with_page(root, "x\n\n[[roadstar]]\n")
    (issue,) = found(root, "true")
    assert (issue.location.path, issue.location.line) == ("data-acme/docs/acme/ours.md", 3)
    assert issue.rule == "platform-unknown"


@pytest.mark.parametrize("path", ["index.md", "platforms/roadster.md", "compare/matrix.json", "logo.svg"])
def test_a_page_or_file_of_a_layer_replaces_nothing(path: str, root: Path) -> None:
    sample.write(root, f"data-acme/docs/{path}", "# Ours\n")
    (issue,) = found(root, "true")
    assert (issue.rule, issue.location.path) == ("page-collision", f"data-acme/docs/{path}")


@pytest.mark.slow
def test_a_public_build_refuses_the_layer_with_its_pages(root: Path) -> None:
    (root / "data-acme/platforms/roadster.yaml").unlink()
    with_page(root)
    result: subprocess.CompletedProcess[str] = small.build(root)
    assert result.returncode == 1
    assert "layer-internal" in result.stderr
    assert not (root / "site").exists()


def test_of_a_hidden_entry_a_public_site_holds_its_upstream_file_and_nothing_else(root: Path) -> None:
    # What the decision says of an entry is not what this test is about.
    for path in ("data/decision", "docs/decide", "data/needs", "data/maturity", "data/pilot"):
        shutil.rmtree(root / path)
    (root / "data-acme/platforms/roadster.yaml").unlink()
    sample.write(root, "data-acme/layer.yaml", "label: Acme\ninternal: false\n")
    sample.write(root, "data-acme/platforms/trailer.yaml", "id: trailer\nhide: true\n")
    config = {"extra": {"guide": {"layers": LAYERS}}}
    made, issues = prepare(Settings.of(config, root, sample.TODAY, cache=False, theme=None))
    assert made, issues
    files = {asset.path: asset.content.decode("utf-8", "replace") for asset in made.output.assets}
    files |= {page.path: f"{page.html}{page.meta}{page.search}" for page in made.output.pages}
    files["index"] = made.directives.expand_html("", "<!-- guide:news -->")
    # The flow between two areas is called after what it joins; its words are not of the entry.
    said = {path: f"{path} {text}".lower().replace("a trailer is pulled", "") for path, text in files.items()}
    assert {path for path, text in said.items() if "trailer" in text} == {
        "source/data/platforms/trailer.yaml",
        "source/data-acme/platforms/trailer.yaml",
    }


@pytest.fixture
def licensed(root: Path) -> Path:
    """The same guide, whose data and settings name the same licence."""
    settings = (root / "data/settings.yaml").read_text("utf-8")
    sample.write(root, "data/settings.yaml", f'{settings}licence: "{LICENCE}"\n')
    sample.write(root, "data-acme/layer.yaml", "label: Acme\n")
    config = yaml.safe_load((root / "mkdocs.yml").read_text("utf-8"))
    config["extra"]["guide"]["licence"] = {"name": LICENCE, "url": "decide/"}
    sample.write(root, "mkdocs.yml", yaml.safe_dump(config))
    return root


def test_the_licence_of_the_guide_is_not_claimed_for_an_internal_layer(licensed: Path) -> None:
    (issue,) = found(licensed, "true", licence={"name": LICENCE})
    line = (licensed / "mkdocs.yml").read_text("utf-8").splitlines()[issue.location.line - 1]
    assert (issue.rule, issue.location.path, line.strip()) == ("licence-left", "mkdocs.yml", "licence:")
    assert f'licence: {{name: "Acme: internal. The guide: {LICENCE}"}}' in issue.hint
    assert issue.severity is Severity.WARNING
    assert found(licensed, "true", licence={"name": f"Acme: internal. The guide: {LICENCE}"}) == []
    sample.write(licensed, "data-acme/layer.yaml", "label: Acme\ninternal: false\n")
    assert found(licensed, licence={"name": LICENCE}) == []


@pytest.mark.slow
def test_each_page_and_the_data_of_an_internal_site_say_what_is_internal(licensed: Path) -> None:
    result = small.build(licensed, env=INSIDE)
    assert result.returncode == 0, result.stderr
    said = f"{LICENCE} This holds for the text and data of the guide itself, and not for what is internal: Acme."
    pages = {path: path.read_text("utf-8") for path in (licensed / "site").rglob("*.html")}
    assert [path for path, text in pages.items() if "Internal: Acme</span>" not in text] == []
    assert escape(said) in pages[licensed / "site/platforms/roadster/index.html"]
    assert json.loads((licensed / "site/api/v1/index.json").read_text("utf-8"))["licence"] == said
    (licensed / "data-acme/layer.yaml").write_text("label: Acme\ninternal: false\n", "utf-8")
    result = small.build(licensed)
    assert result.returncode == 0, result.stderr
    page = (licensed / "site/platforms/roadster/index.html").read_text("utf-8")
    assert f">{LICENCE}</a>" in page
    assert "Internal: Acme" not in page


def test_the_shipped_settings_and_data_name_the_same_licence() -> None:
    settings = (ROOT / "data/settings.yaml").read_text("utf-8")
    said = next(line for line in settings.splitlines() if line.startswith("licence: "))
    assert f"licence: {{name: {said.removeprefix('licence: ')}," in (ROOT / "mkdocs.yml").read_text("utf-8")
