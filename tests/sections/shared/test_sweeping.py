"""Sentences about products that allow no exception need a claim or a source."""

from __future__ import annotations

from pathlib import Path

import pytest

from platform_guide.catalog.rules.mentions import Names
from platform_guide.guide import Settings, prepare
from platform_guide.issues import Severity
from platform_guide.sections.shared.documents import read_documents
from platform_guide.sections.shared.sweeping import RULE, sweeping
from tests import sample


def found(folder: Path, text: str) -> list[str]:
    """Return the words that are reported in a page with a text."""
    root = sample.sample(folder)
    sample.write(root, "docs/page.md", f"# A page\n\n{text}\n")
    documents, _ = read_documents(root, root / "docs")
    document = documents["page.md"]
    problems = list(sweeping(document, Names(sample.catalog(root))))
    return [document.text[at:].split()[0].strip(".,") for at, *_ in problems]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Roadster never squeaks.", ["never"]),
        ("Nobody can break a Penny.", ["Nobody"]),
        ("[[roadster]] always works.", ["always"]),
        ("[The old one](platforms/roadster.md) cannot break.", ["cannot"]),
        ("Only\nthe Roadster has it.", ["Only"]),
        ("- The Trailer can't tip over.\n- It is heavy.", ["can't"]),
        ("| Roadster | never squeaks |\n|---|---|", ["never"]),
        ("The Roadster squeaks. Nobody minds.", []),
        ("The Roadster squeaks.\n\nNobody minds.", []),
        ("Nobody rides `Roadster`.", []),
        ("Nobody rides a bicycle.", []),
        ("The Roadster is [here](never.md).", []),
        ("The Roadster is the only one: see [[roadster#brakes]].", []),
        ("The Roadster never squeaks ([brakes](platforms/roadster.md#brakes)).", []),
        ("The Roadster never squeaks ([test](https://example.org/test)).", []),
        ("The Roadster never squeaks ([[roadster]]).", ["never"]),
        ("The Roadster never squeaks. See [[roadster#brakes]].", ["never"]),
    ],
)
def test_what_is_reported(text: str, words: list[str], tmp_path: Path) -> None:
    assert found(tmp_path, text) == words


def test_it_is_a_warning_at_the_word(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    sample.write(root, "docs/page.md", "# A page\n\nIt is red.\nThe Roadster never squeaks.\n")
    _, issues = prepare(Settings.of({}, root, sample.TODAY, cache=False, theme=None))
    (issue,) = issues
    assert (issue.rule, issue.severity) == (RULE, Severity.WARNING)
    assert (issue.location.path, issue.location.line, issue.location.column) == ("docs/page.md", 4, 14)


def test_pages_of_the_guide_are_not_a_forks_to_mend(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    text = "# A page\n\nThe Roadster never squeaks.\n"
    sample.write(root, "docs/page.md", text)
    sample.write(root, "data-acme/layer.yaml", "label: Acme\n")
    sample.write(root, "data-acme/docs/own.md", text)
    config = {"extra": {"guide": {"layers": ["data", "data-acme"]}}}
    _, issues = prepare(Settings.of(config, root, sample.TODAY, cache=False, theme=None, switch="true"))
    assert [issue.location.path for issue in issues if issue.rule == RULE] == ["data-acme/docs/own.md"]
