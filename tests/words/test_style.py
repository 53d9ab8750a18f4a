"""The rules of style: what they refuse, what they let pass, and that new text obeys them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.support import ROOT
from tools.words import baseline
from tools.words.__main__ import Words, main
from tools.words.passages import Sentence
from tools.words.rules import Linter, Severity, Style
from tools.words.sources import DATA, DOCUMENTS, ENGINE

HERE = Path(__file__).resolve().parent
STYLE = Style.of(ROOT / "styles/rules.yaml")
LINTER = Linter(STYLE)
REFUSED = [(case["rule"], case["text"]) for case in yaml.safe_load((HERE / "refused.yaml").read_text(encoding="utf-8"))]
ACCEPTED = yaml.safe_load((HERE / "accepted.yaml").read_text(encoding="utf-8"))


def sentence(text: str, path: str = "docs/a.md") -> Sentence:
    return Sentence(path, 3, "text", text)


def test_there_are_forty_of_each_and_every_error_is_shown() -> None:
    assert len(REFUSED) >= 40
    assert len(ACCEPTED) >= 40
    shown = {rule for rule, _ in REFUSED}
    assert shown >= {rule.id for rule in STYLE.rules if rule.level is Severity.ERROR}


@pytest.mark.parametrize(("rule", "text"), REFUSED)
def test_a_sentence_is_refused_by_its_rule(rule: str, text: str) -> None:
    found = [finding for finding in LINTER.lint([sentence(text)]) if finding.level is Severity.ERROR]
    assert rule in {finding.rule[: len(rule)] for finding in found}, found
    assert all(finding.say for finding in found)


@pytest.mark.parametrize("text", ACCEPTED)
def test_a_plain_sentence_is_accepted(text: str) -> None:
    assert not [str(found) for found in LINTER.lint([sentence(text)]) if found.level is not Severity.SUGGESTION]


def test_many_sentences_are_judged_as_each_alone() -> None:
    said = [sentence(text) for _, text in REFUSED] + [sentence(text) for text in ACCEPTED]
    together = {(found.rule, found.sentence.text) for found in LINTER.lint(said)}
    assert together == {(found.rule, found.sentence.text) for one in said for found in LINTER.lint([one])}


def test_nothing_is_found_across_two_sentences() -> None:
    assert not list(LINTER.lint([sentence("Platforms"), sentence("Platforms")]))
    assert not list(LINTER.lint([sentence("in order"), sentence("to")]))
    assert not list(LINTER.lint([]))


def _counted(words: int) -> str:
    """Return a sentence of so many words."""
    return " ".join(f"w{number}" for number in range(words)) + "."


def test_long_sentences_are_warned_of_and_passives_suggested() -> None:
    long, passive = sentence(_counted(36)), sentence("The tables are written by the server.")
    assert [(found.rule, found.level) for found in LINTER.lint([long, passive])] == [
        ("long", Severity.WARNING),
        ("passive", Severity.SUGGESTION),
    ]
    assert not list(LINTER.lint([sentence(_counted(35))]))


def test_a_finding_says_place_rule_and_cure() -> None:
    (found,) = LINTER.lint([sentence("The joints are yours.")])
    assert str(found) == (
        "docs/a.md:3: error joint: “joints”\n  The joints are yours.\n"
        "  hint: Write “connection”, a word that the glossary explains."
    )


def test_old_text_is_accepted_until_somebody_changes_it(tmp_path: Path) -> None:
    old, other = LINTER.lint([sentence("The joints are yours."), sentence("The joints are ours.")])
    moved = next(LINTER.lint([Sentence("docs/a.md", 99, "text", old.sentence.text)]))
    elsewhere = next(LINTER.lint([sentence("The joints are yours.", "docs/b.md")]))
    path = tmp_path / "baseline.tsv"
    baseline.save(path, [old.key])
    assert baseline.new([old, other, moved, elsewhere], baseline.load(path)) == [other, elsewhere]
    assert baseline.gone([other], baseline.load(path)) == [old.key]
    assert baseline.load(tmp_path / "none.tsv") == []


@pytest.fixture(scope="module")
def words() -> Words:
    return Words(ROOT)


@pytest.mark.shipped
def test_new_text_obeys(words: Words) -> None:
    assert [str(found) for found in baseline.new(words.errors, words.accepted)] == []


@pytest.mark.shipped
@pytest.mark.parametrize("pattern", [*DOCUMENTS, *DATA, *ENGINE])
def test_every_place_where_texts_stand_is_read(words: Words, pattern: str) -> None:
    paths = {path.relative_to(ROOT).as_posix() for path in ROOT.glob(pattern)}
    assert paths & {sentence.path for sentence in words.texts.prose}


@pytest.mark.shipped
def test_the_list_of_accepted_findings_can_only_shrink(words: Words) -> None:
    assert baseline.gone(words.errors, words.accepted) == [], "run: python -m tools.words prune"
    assert words.accepted == sorted(set(words.accepted))
    assert not [key for key in words.accepted if key[0] == "docs/contribute/style.md" or "glossary" in key[0]]


def _project(root: Path, page: str) -> Path:
    (root / "styles").mkdir()
    for name in ("rules.yaml", "typos.toml"):
        (root / "styles" / name).write_bytes((ROOT / "styles" / name).read_bytes())
    (root / "styles/words.txt").write_text("# Ours.\nzymurgic\nqwertic\n", encoding="utf-8")
    (root / "styles/grades.yaml").write_text("# Grades.\nceiling: 10.0\nabove: {lessons: 14.0}\n", encoding="utf-8")
    (root / "docs/learn").mkdir(parents=True)
    (root / "docs/learn/a.md").write_text(page, encoding="utf-8")
    return root


def test_the_command_names_every_problem_and_ends_with_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = _project(tmp_path, "# A page\n\nThe joints are zymurgic and blorbful.\n")
    baseline.save(root / "styles/baseline.tsv", [("docs/learn/a.md", "0" * 12, "mend")])
    assert main([], root) == 1
    said = capsys.readouterr().out
    for expected in (
        "docs/learn/a.md:3: error joint: “joints”",
        "docs/learn/a.md:3: error spelling: “blorbful”",
        "styles/baseline.tsv: error baseline: docs/learn/a.md 000000000000 mend is gone",
        "styles/words.txt: error word-unused: “qwertic” is in no text",
        "styles/grades.yaml: error grade: lessons: grade ",
        "5 problems; 1 accepted in older texts, 0 warnings and 0 suggestions",
    ):
        assert expected in said
    assert "zymurgic”" not in said


def test_prune_takes_out_and_adds_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = _project(tmp_path, "# A page\n\nThe tools are zymurgic.\n")
    baseline.save(root / "styles/baseline.tsv", [("docs/learn/a.md", "0" * 12, "mend")])
    assert main(["prune"], root) == 0
    assert main([], root) == 0
    assert baseline.load(root / "styles/baseline.tsv") == []
    assert (root / "styles/words.txt").read_text(encoding="utf-8") == "# Ours.\nzymurgic\n"
    assert yaml.safe_load((root / "styles/grades.yaml").read_text(encoding="utf-8")) == {"ceiling": 10.0, "above": {}}
    assert "0 problems" in capsys.readouterr().out


def test_an_unknown_command_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["everything"], tmp_path) == 2
    assert capsys.readouterr().out.startswith("usage: ")
