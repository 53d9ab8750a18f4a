"""What `docs/contribute/fork.md` shows is built here, word for word."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from platform_guide.decision.data.record import decision_of
from platform_guide.issues import Severity, report
from tests import shipped
from tests.layers import acme
from tests.support import ROOT

pytestmark = pytest.mark.shipped
PAGE = (ROOT / "docs" / "contribute" / "fork.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
NAMED = [(match.group(1), block) for block in BLOCKS if (match := re.match(r"# (data-acme/\S+?\.yaml)", block))]


def files() -> dict[str, str]:
    """Return the files of the layer on the page; what it shows of one file in parts is joined."""
    found: dict[str, str] = {}
    for path, block in NAMED:
        before = found.get(path)
        # Two parts of one file both begin with the name of its list.
        found[path] = block if before is None else before + "\n".join(block.split("\n")[2:])
    return found


def _deciding(path: str) -> bool:
    return "decision" in path


def test_every_example_is_a_file_of_the_layer_or_the_settings_of_the_site() -> None:
    assert len(NAMED) == len(BLOCKS) - 1
    (settings,) = [block for block in BLOCKS if not block.startswith("# data-acme/")]
    assert yaml.safe_load(settings) == {"extra": {"guide": {"layers": ["data", acme.LAYER]}}}


@pytest.mark.parametrize(("path", "block"), NAMED, ids=[block.partition("\n")[0] for _, block in NAMED])
def test_each_example_is_accepted(path: str, block: str) -> None:
    if path.endswith("layer.yaml"):
        assert yaml.safe_load(block) == {"label": "Acme", "internal": True}
        return
    short = {name.removeprefix(f"{acme.LAYER}/"): text for name, text in files().items() if _deciding(name)}
    given = short if _deciding(path) else {path.removeprefix(f"{acme.LAYER}/"): block}
    catalog, issues = acme.check(given)
    assert catalog is not None, report(issues)


@pytest.mark.slow
def test_the_layer_of_the_page_is_built_with_all_pages(tmp_path: Path) -> None:
    guide, issues = acme.prepared(acme.copy(tmp_path, files()))
    assert guide is not None, report(issues)
    assert [issue for issue in issues if issue.severity is Severity.ERROR] == []
    assert all(issue.location.path.startswith(acme.LAYER) for issue in issues), report(issues)
    catalog = guide.catalog
    assert "iguazio" not in catalog.platforms
    assert catalog.platforms["mlflow"].lifecycle.note == "Approved. Our server is run by the platform team."
    (page,) = [page.html for page in guide.output.pages if page.path == "platforms/mlflow.md"]
    assert page.count("Level, sources and day of the guide's own reading") == 1
    asked = [question.id for question in decision_of(catalog).questions]
    assert set(asked) - {question.id for question in decision_of(shipped.catalog()).questions} == {"supplier"}
    assert "decision-feasible" not in {issue.rule for issue in issues}, report(issues)
