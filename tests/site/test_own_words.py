"""The examples of "Verdicts and pages of your own" do what the page says, as they stand there."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from platform_guide.decision.engine.recommend import decide
from platform_guide.guide import Prepared, Settings, prepare
from platform_guide.sections.decide.organisations import Decided
from tests import sample, shipped, support

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

PAGE = (support.ROOT / "docs/contribute/own-words.md").read_text(encoding="utf-8")
EXAMPLE = re.compile(r"^```(?:yaml|markdown)\n(?:# |<!-- )(\S+?)(?: -->)?\n(.*?)^```", re.MULTILINE | re.DOTALL)
FILES = dict(EXAMPLE.findall(PAGE))
THEME = support.ROOT / "hooks" / "theme"
ANSWERS = {
    "door": ["choose"],
    "track": ["short"],
    "predictions": ["online"],
    "people": ["few"],
    "skill": ["some"],
    "place": ["aws"],
    "oversight": ["nobody"],
}
BANNED, APPROVED = "datahub", "mlflow"


@pytest.fixture(scope="module")
def acme(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """The guide with all files of the page in a layer."""
    root: Path = tmp_path_factory.mktemp("acme")
    for name in ("data", "docs"):
        shutil.copytree(support.ROOT / name, root / name)
    for path, text in FILES.items():
        sample.write(root, path, text)
    config = {"extra": {"guide": {"layers": ["data", "data-acme"]}}}
    settings = Settings.of(config, root, shipped.catalog().data_date, cache=False, theme=THEME, switch="true")
    found, issues = prepare(settings)
    assert found, issues
    return found


def test_the_page_shows_every_kind_of_file() -> None:
    assert list(FILES) == [
        "data-acme/platforms/mlflow.yaml",
        "data-acme/platforms/datahub.yaml",
        "data-acme/settings.yaml",
        "data-acme/decision/rules.yaml",
        "data-acme/docs/acme/start.md",
        "data-acme/layer.yaml",
    ]


def test_verdicts_are_given_and_the_vocabulary_grows(acme: Prepared) -> None:
    given = {name: entry.verdict.status for name, entry in acme.catalog.platforms.items() if entry.verdict}
    assert given == {APPROVED: "approved", BANNED: "banned"}
    labels = {one.id: (one.label, one.tone.value) for one in acme.catalog.settings.verdicts}
    assert (labels["trial"], labels["legacy"]) == (("Pilot", "care"), ("Legacy", "wait"))


def test_what_is_banned_is_in_no_result(acme: Prepared) -> None:
    decided = acme.directives.context.part(Decided)
    assert decided
    result = decide(decided.model, ANSWERS)
    reasons = [one for one in result["why_not"] if one.get("entry") == BANNED]
    assert [one["code"] for one in reasons] == ["not-failed"]
    assert "Not banned here" in reasons[0]["text"]


def test_results_of_organisations_show_the_verdict_beside_the_name(acme: Prepared) -> None:
    pages = [one.html for one in acme.output.pages if one.path.startswith("decide/organisations/")]
    names = [name for text in pages for name in re.findall(r'<li class="candidate"><h3>(.*?)</h3>', text)]
    with_it = [name for name in names if f"platforms/{APPROVED}/" in name]
    assert with_it
    chip = f'platforms/{APPROVED}/">MLflow</a> <span class="chip chip--verdict" data-tone="go">'
    assert all(chip in name for name in with_it)
    assert not any("chip--verdict" in name for name in names if name not in with_it)


def test_the_page_of_the_layer_joins_the_site(acme: Prepared) -> None:
    assert acme.pages.place("acme/start.md") == "data-acme/docs/acme/start.md"
    assert acme.pages.nav == {"data-acme": [{"Start here": "acme/start.md"}]}
