"""What the search finds: every name leads to its page first, and nothing floods the hits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from platform_guide.decision.data.record import decision_of
from platform_guide.sections.find.search import Prose, prose
from tests.sample import sample
from tests.sections.find.asking import ask, index_of, names
from tests.shipped import catalog
from tests.site.html import pages_of
from tests.support import ROOT, build

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.tools

PAIRS = 3
"""Pages of pairs among the first ten hits, unless two names were typed."""

WANTED = {
    # Names, as people type them.
    "sage": "platforms/aws-sagemaker/",
    "sage maker": "platforms/aws-sagemaker/",
    "SAGEMAKER": "platforms/aws-sagemaker/",
    "vertex": "platforms/google-vertex-ai/",
    "w&b": "platforms/weights-and-biases/",
    "weights and biases": "platforms/weights-and-biases/",
    "what is mlflow": "platforms/mlflow/",
    "compare sagemaker": "platforms/aws-sagemaker/",
    # Misspelt.
    "kubflow": "platforms/kubeflow/",
    "sagmaker": "platforms/aws-sagemaker/",
    "databrics": "platforms/databricks/",
    "promtheus": "platforms/prometheus/",
    "modle registry": "capabilities/model-registry/",
    # Things.
    "feature stores": "capabilities/feature-store/",
    "canary": "capabilities/safe-rollout/",
    "who audits": "capabilities/audit-log/",
    "sagemaker feature store": "platforms/aws-sagemaker/",
    "feature store of sagemaker": "capabilities/feature-store/",
    # Two names: the pair where there is one, both pages where there is none.
    "mlflow vs weights and biases": "compare/mlflow-and-weights-and-biases/",
    "wandb mlflow": "compare/mlflow-and-weights-and-biases/",
    "compare sagemaker and vertex": "compare/aws-sagemaker-and-google-vertex-ai/",
    "difference between kubernetes and slurm": "compare/kubernetes-and-slurm/",
    "mlflow or databricks": "platforms/mlflow/",
    # Questions and prose.
    "what is a platform": "learn/what-is-a-platform/",
    "do i need a platform": "learn/no-platform-needed/",
    "who checks": "decide/method/#question-oversight",
    "how do i choose": "learn/how-to-choose/",
    "several people one decision": "decide/together/",
    "side by side": "compare/side-by-side/",
    "maps": "compare/maps/",
    "correct a cell": "contribute/correct-a-cell/",
    "glossary": "glossary/",
    "air-gapped": "glossary/#glossary-air-gapped",
    "vendor lock in": "glossary/#glossary-lock-in",
    "what is training-serving skew": "glossary/#glossary-training-serving-skew",
    "calendar end of life": "data/#follow-what-changes",
}


def urls(answer: dict[str, Any]) -> list[str]:
    """Return where the hits of an answer lead, in order."""
    return [hit["url"] for hit in answer["hits"]]


def test_every_name_leads_to_its_page_first(built_site: Path) -> None:
    wanted = names()
    answers = ask(built_site, wanted)
    # An alias may be another entry's name: then the entry of that name comes first, and these directly behind it.
    wrong = {
        name: urls(answers[name])[:3]
        for name, pages in wanted.items()
        if set(urls(answers[name])[: len(pages)]) != pages and not shared(name, urls(answers[name]), pages)
    }
    assert not wrong


def shared(name: str, found: list[str], pages: set[str]) -> bool:
    """Tell whether the page comes directly behind something whose name is this one but for case and spaces."""
    titles = {platform.name.lower(): f"platforms/{platform.id}/" for platform in catalog().platforms.values()}
    first = titles.get(name.lower())
    return first is not None and found[0] == first and found[1] in pages


def test_every_title_of_the_index_is_found_by_itself(built_site: Path) -> None:
    entries = [entry for entry in index_of(built_site)["entries"] if "fields/#" not in entry["url"]]
    answers = ask(built_site, {entry["title"] for entry in entries})
    assert not [entry["title"] for entry in entries if entry["url"] not in urls(answers[entry["title"]])[:3]]


def test_questions_groups_and_lessons_are_there(built_site: Path) -> None:
    known = {entry["url"] for entry in index_of(built_site)["entries"]}
    guide = catalog()
    assert {f"decide/method/#question-{question.id}" for question in decision_of(guide).questions} <= known
    assert {f"capabilities/#area-{area.id}" for area in guide.areas} <= known
    assert {f"platforms/#{category.id}" for category in guide.settings.categories} <= known
    assert {f"decide/organisations/{organisation.id}/" for organisation in decision_of(guide).organisations} <= known
    lessons = (ROOT / "docs/learn").glob("*.md")
    assert {f"learn/{path.stem}/" for path in lessons if path.stem != "index"} <= known


def test_every_entry_leads_to_a_place_that_exists(built_site: Path) -> None:
    entries = index_of(built_site)["entries"]
    assert len({entry["url"] for entry in entries}) == len(entries)
    anchors = {str(path): page.anchors for path, page in pages_of(built_site)}
    for entry in entries:
        page, _, anchor = entry["url"].partition("#")
        assert f"{page}index.html" in anchors, entry["url"]
        assert not anchor or anchor in anchors[f"{page}index.html"], entry["url"]


def test_what_people_type_finds_what_they_mean(built_site: Path) -> None:
    answers = ask(built_site, WANTED)
    assert {query: urls(answer)[0] for query, answer in answers.items()} == WANTED
    assert not [query for query, answer in answers.items() if answer["loose"]]


def test_two_names_without_a_page_for_both_lead_to_both(built_site: Path) -> None:
    answers = ask(built_site, ["databricks mlflow", "sagemaker feature store"])
    assert [urls(answer)[:2] for answer in answers.values()] == [
        ["platforms/databricks/", "platforms/mlflow/"],
        ["platforms/aws-sagemaker/", "capabilities/feature-store/"],
    ]


def test_pairs_do_not_flood_the_hits(built_site: Path) -> None:
    queries = {*names(), *(query for query, url in WANTED.items() if not url.startswith("compare/"))}
    queries |= {name[:length] for name in names() for length in (2, 3, 5)}
    for query, answer in ask(built_site, queries).items():
        kinds = [hit["kind"] for hit in answer["hits"][:10]]
        assert kinds.count("pair") <= PAIRS, query
        assert kinds[:1] != ["pair"], query


def test_nothing_is_said_to_be_found_where_nothing_is(built_site: Path) -> None:
    answers = ask(built_site, ["", " ", "&", "xyzzyx", "the", "<script>"])
    assert [answers[query]["total"] for query in ("", " ", "&", "xyzzyx")] == [0, 0, 0, 0]


def test_some_of_the_words_are_enough_when_nothing_has_all(built_site: Path) -> None:
    answer = ask(built_site, ["xyzzyx registry"])["xyzzyx registry"]
    assert answer["loose"]
    assert "capabilities/model-registry/" in urls(answer)[:3]


def test_the_index_stays_small(built_site: Path) -> None:
    entries = index_of(built_site)["entries"]
    assert not [entry for entry in entries if entry["url"].startswith("compare/embed")]
    # Matrices, claims, changes and reports are not in it: one entry for each record, and the prose.
    assert not [entry for entry in entries if entry["url"].startswith(("data/changes/#", "decide/neutrality/#"))]
    platforms = [entry for entry in entries if entry["url"].startswith("platforms/")]
    assert len(platforms) == len(catalog().platforms) + len(catalog().settings.categories) + 1


def test_the_library_is_the_one_of_its_package() -> None:
    package = ROOT / "node_modules/minisearch"
    ours = ROOT / "hooks/theme/assets/javascripts/vendor"
    assert (ours / "minisearch.js").read_bytes() == (package / "dist/es/index.js").read_bytes()
    assert (ours / "minisearch.LICENSE.txt").read_bytes() == (package / "LICENSE.txt").read_bytes()


def test_another_guide_has_a_search_without_any_change(tmp_path: Path) -> None:
    root = sample(tmp_path)
    config = root / "mkdocs.yml"
    text = config.read_text(encoding="utf-8").replace("../../../hooks", str(ROOT / "hooks"))
    config.write_text(text, encoding="utf-8")
    build(tmp_path / "site", config=str(config))
    answers = ask(tmp_path / "site", ["penny", "gears", "child seat roadster"])
    assert urls(answers["penny"])[0] == "platforms/roadster/"
    assert answers["penny"]["hits"][0]["former"]
    assert urls(answers["gears"])[0] == "capabilities/gears/"
    assert urls(answers["child seat roadster"])[:2] == ["capabilities/child-seat/", "platforms/roadster/"]
    for entry in index_of(tmp_path / "site")["entries"]:
        assert (tmp_path / "site" / entry["url"].partition("#")[0] / "index.html").is_file()


def test_prose_is_cut_at_its_headings_and_says_nothing_that_is_not_read() -> None:
    html = (
        '<h1 id="a">A <em>b</em> c</h1><p>Opening<script>no</script> words</p><h2 id="d">D <code>e</code>'
        '<a class="headerlink" href="#d">¶</a></h2><ul><li>one</li><li>two<br>three</li></ul>'
        '<form hidden><p>no</p></form><h2 id="empty"></h2><h3 id="f">F &amp; g</h3>'
        "<template><p>no</p></template><p>four</p>"
    )
    page = Prose("x/", "A b c &amp; d", {"description": "Said.", "lesson": "x"}, html)
    found = [(entry.url, entry.title, entry.text, entry.also, entry.within) for entry in prose(page)]
    assert found == [
        ("x/", "A b c & d", "Said.", "Opening words", ""),
        ("x/#d", "D e", "one two three", "", "A b c & d"),
        ("x/#f", "F & g", "four", "", "A b c & d"),
    ]
    wishes: list[dict[str, object]] = [{"sections": False}, {"sections": "titles"}, {"exclude": True}]
    counts = [len(list(prose(Prose("x/", "A", {"search": wish}, html)))) for wish in wishes]
    assert counts == [1, 3, 0]
