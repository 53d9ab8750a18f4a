"""The command line: what it prints, what it returns, and that it never shows a traceback."""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path

import pytest

from platform_guide import cli
from platform_guide.catalog.schema.lookup import labels_of
from platform_guide.cli import main
from platform_guide.cli.decision_text import as_text
from platform_guide.cli.project import settings_of
from platform_guide.decision.data.record import decision_of
from platform_guide.decision.engine.recommend import decide
from platform_guide.decision.engine.study import study
from platform_guide.issues import Issue, Location, Severity, as_github, count_line, suggest
from tests import sample, shipped
from tests.catalog.test_limits import BOTH, EDITIONS, LEVEL, LEVELS, LIMITS, RIDING, ROADSTER
from tests.catalog.test_source import BOMB, MERGED
from tests.decision.shipped import shipped_model
from tests.fuzz.mutate import within
from tests.support import ROOT, require, run


@pytest.fixture
def _then(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the day be the one of the sample, whose readings are fresh then."""
    monkeypatch.setattr(cli, "today", lambda: sample.TODAY)


@pytest.mark.usefixtures("_then")
def test_check_of_good_data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--root", str(sample.sample(tmp_path))]) == 0
    assert capsys.readouterr().out == "0 errors in 0 files\n"


@pytest.mark.usefixtures("_then")
def test_check_of_bad_data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = sample.sample(tmp_path)
    sample.change(root, "data/platforms/roadster.yaml", "    level: full\n", "    level: ful\n")
    assert main(["check", "--root", str(root)]) == 1
    assert capsys.readouterr().out == (
        "data/platforms/roadster.yaml:58:12: error value-not-allowed: `ful` cannot be `level`\n"
        "  hint: did you mean `full`? allowed: diy, full, none, partial, unknown\n"
        "1 error in 1 file\n"
    )


@pytest.mark.parametrize(
    ("path", "text", "words"),
    [
        (
            "docs/extra.md",
            "[[roadstar]]\n",
            "docs/extra.md:1:1: error platform-unknown: there is no platform `roadstar`",
        ),
        ("docs/platforms/roadster.md", "# Mine\n", "docs/platforms/roadster.md:1:1: error page-collision"),
        ("docs/extra.md", "---\nlesson: one\n---\n", "docs/extra.md:2:9: error lesson-name-unknown"),
        ("data-acme/layer.yaml", "label: Acme\ninternal: true\n", "mkdocs.yml:1:1: error layer-internal"),
    ],
)
def test_check_says_what_stops_the_build(
    path: str, text: str, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = sample.sample(tmp_path)
    sample.write(root, path, text)
    if path.startswith("data-"):
        sample.change(root, "mkdocs.yml", "site_name:", "extra: {guide: {layers: [data, data-acme]}}\nsite_name:")
    assert main(["check", "--root", str(root)]) == 1
    assert words in capsys.readouterr().out


def test_check_for_github(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = sample.sample(tmp_path)
    sample.change(root, "data/platforms/roadster.yaml", "    level: full\n", "    level: ful\n")
    assert main(["check", "--root", str(root), "--format", "github"]) == 1
    first = capsys.readouterr().out.splitlines()[0]
    assert first.startswith("::error file=data/platforms/roadster.yaml,line=58,col=12,title=value-not-allowed::`ful`")


def test_annotations_are_escaped() -> None:
    issue = Issue(Location("a,b:c.yaml"), "rule", "50 %\nof it", "", Severity.WARNING)
    assert as_github(issue) == "::warning file=a%2Cb%3Ac.yaml,line=1,col=1,title=rule::50 %25%0Aof it"


def test_counts() -> None:
    error = Issue(Location("a"), "rule", "text")
    warning = Issue(Location("b"), "rule", "text", severity=Severity.WARNING)
    assert count_line([error, error, warning]) == "2 errors and 1 warning in 2 files"
    assert count_line([error, warning, warning]) == "1 error and 2 warnings in 2 files"


def test_long_choices_are_cut() -> None:
    assert suggest("zz", [f"name-{letter}" for letter in "abcdefghijklmno"]).endswith("name-l, and 3 more")
    assert suggest("zz", []) == "allowed: nothing yet"


def test_without_a_guide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 2
    assert "no mkdocs.yml here or above" in capsys.readouterr().err


def test_from_a_folder_below(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = sample.sample(tmp_path)
    monkeypatch.chdir(root / "data" / "platforms")
    assert main(["check"]) == 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("site_name: x\n", ["data"]),
        ("extra: {guide: {layers: [data, mine]}}\nurl: !ENV [X, y]\n", ["data", "mine"]),
        ("extra: {guide: {layers: mine}}\n", "layers-malformed"),
        ("extra: {guide: {layers: []}}\n", "layers-malformed"),
        ("a: [\n", "yaml-syntax"),
    ],
)
def test_layers_named_in_the_settings_of_the_site(text: str, expected: list[str] | str, tmp_path: Path) -> None:
    sample.write(tmp_path, "mkdocs.yml", text)
    settings, issues = settings_of(tmp_path, sample.TODAY)
    assert (list(settings.layers) if settings else issues[0].rule) == expected


def test_the_environment_fills_in_the_settings_of_the_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "site_url: !ENV [GUIDE_TEST_A, GUIDE_TEST_B, https://default.example/]\nextra: {x: !ENV GUIDE_TEST_C}\n"
    sample.write(tmp_path, "mkdocs.yml", text)
    addresses = []
    for variable in (None, "GUIDE_TEST_B", "GUIDE_TEST_A"):
        if variable:
            monkeypatch.setenv(variable, f"https://{variable[-1].lower()}.example/")
        settings, _ = settings_of(tmp_path, sample.TODAY)
        assert settings
        addresses.append(settings.site_url)
    assert addresses == ["https://default.example/", "https://b.example/", "https://a.example/"]


def test_module_and_no_traceback(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    result = run(sys.executable, "-m", "platform_guide", "check", "--root", root, cwd=ROOT / "hooks")
    assert "Traceback" not in result.stdout + result.stderr
    assert result.returncode == 0, result.stdout


def test_what_is_generated_is_up_to_date() -> None:
    result = run(sys.executable, "-m", "platform_guide", "schema", "--check", cwd=ROOT / "hooks")
    assert result.returncode == 0, result.stdout


def test_schema_writes_what_is_stale_and_only_that(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = sample.sample(tmp_path)
    assert main(["schema", "--check", "--root", str(root)]) == 1
    assert main(["schema", "--root", str(root)]) == 0
    assert main(["schema", "--check", "--root", str(root)]) == 0
    capsys.readouterr()
    assert main(["schema", "--root", str(root)]) == 0
    assert capsys.readouterr().out == ""


def guide(root: Path, *arguments: str) -> int:
    return main([*arguments, "--root", str(root)])


def test_a_new_entry_of_a_layer_finds_its_schema(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    sample.write(root, "data-acme/layer.yaml", "label: Acme\n")
    sample.change(root, "mkdocs.yml", "site_name:", "extra: {guide: {layers: [data, data-acme]}}\nsite_name:")
    assert guide(root, "new", "platform", "tandem") == 0
    first = (root / "data-acme/platforms/tandem.yaml").read_text(encoding="utf-8").partition("\n")[0]
    assert first == "# yaml-language-server: $schema=../../data/schema/platform.json"


def test_show_a_claim_with_its_evidence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert guide(sample.sample(tmp_path), "show", "roadster", "gears") == 0
    assert capsys.readouterr().out == (
        "Roadster: Gears: Partial\n"
        "Changes how far one turn of the pedals goes.\n"
        "Partial means here: Up to seven.\n"
        "\n"
        "Three of them.\n"
        "  - Standard: Partial.\n"
        "  - Deluxe: Full. Eleven of them.\n"
        "\n"
        "Read 2026-10-01; evidence: fair\n"
        "  - Gears (documentation, dated 2026-09-01)\n"
        "    https://example.org/gears\n"
        "\n"
        "data/platforms/roadster.yaml:50\n"
    )


def test_show_an_entry_and_what_is_out_of_its_scope(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = sample.sample(tmp_path)
    assert guide(root, "show", "trailer") == 0
    assert "child-seat               Unknown   read 2026-10-01" in capsys.readouterr().out
    assert guide(root, "show", "trailer", "gears") == 0
    assert "the level is derived from the scope" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("names", "expected"),
    [(("rodster",), "did you mean `roadster`?"), (("roadster", "geers"), "did you mean `gears`?")],
)
def test_show_of_an_unknown_name(
    names: tuple[str, ...], expected: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert guide(sample.sample(tmp_path), "show", *names) == 1
    assert expected in capsys.readouterr().out


def test_show_a_capability_over_all_entries(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = sample.sample(tmp_path)
    sample.change(root, RIDING, LEVELS, LEVELS + LIMITS)
    sample.change(root, ROADSTER, LEVEL, "    level: full\n    note: Up to eleven of them.\n")
    sample.change(root, ROADSTER, EDITIONS, BOTH)
    assert guide(root, "show", "--capability", "gears") == 0
    told = capsys.readouterr().out
    assert "limit few (Partial, 0 claims): Up to seven gears." in told
    row = "Full (1)\n  roadster\n      Up to eleven of them.\n      - standard: Partial, few.\n      - deluxe: Full.\n"
    assert row in told


def test_show_of_a_capability_that_does_not_exist(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = str(sample.sample(tmp_path))
    assert main(["show", "--capability", "gear", "--root", root]) == 1
    assert "did you mean `gears`?" in capsys.readouterr().out
    assert main(["show", "--root", root]) == 2
    assert main(["show", "roadster", "--capability", "gears", "--root", root]) == 2


def test_stale_lists_the_oldest_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = sample.sample(tmp_path)
    assert guide(root, "stale", "--days", "-1") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[-1] == "11 readings older than -1 days"
    assert lines[-2].startswith("2026-10-02")
    assert lines[-2].endswith("data/platforms/roadster.yaml:57: claims brakes")
    assert guide(root, "stale", "--days", "36500") == 0
    assert capsys.readouterr().out == "0 readings older than 36500 days\n"


@pytest.mark.usefixtures("_then")
def test_new_entry_lacks_only_what_a_person_must_say(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = sample.sample(tmp_path)
    assert guide(root, "new", "platform", "tandem", "--area", "riding") == 0
    capsys.readouterr()
    assert guide(root, "check") == 1
    problems = [line for line in capsys.readouterr().out.splitlines() if line.startswith("data/")]
    text = (root / "data/platforms/tandem.yaml").read_text(encoding="utf-8").splitlines()
    assert problems
    for problem in problems:
        path, line, _, rest = problem.split(":", 3)
        assert path == "data/platforms/tandem.yaml"
        assert rest.startswith(" error value-wrong-type") or "`level` is empty" in rest, problem
        # The place is a field with nothing behind it.
        assert re.search(r":\s*(#.*)?$|\{url: , title: ,", text[int(line) - 1]), problem


@pytest.mark.parametrize(
    ("arguments", "rule"),
    [
        (("roadster",), "id-taken"),
        (("Big Wheel",), "value-malformed"),
        (("x\n",), "value-malformed"),
        (("x\x1b[31m",), "value-malformed"),
        (("../x",), "value-malformed"),
        (("con",), "value-malformed"),
        (("x" * 5000,), "value-malformed"),
        (("tandem", "--area", "x\n::error::y"), "area-unknown"),
        (("tandem", "--area", "ridding"), "area-unknown"),
    ],
)
def test_new_entry_that_cannot_be(
    arguments: tuple[str, ...], rule: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = sample.sample(tmp_path)
    before = sorted(root.rglob("*"))
    assert guide(root, "new", "platform", *arguments) == 1
    said = capsys.readouterr().out
    assert f"error {rule}:" in said
    assert said.count("\n") == 3
    assert "\x1b" not in said
    assert sorted(root.rglob("*")) == before


ODD = "\x1b[31m\u202e\x9b"


@pytest.mark.parametrize(
    "arguments", [("show", ODD), ("show", "roadster", ODD), ("diff", ODD), ("decide", "--answers", ODD)]
)
def test_no_argument_acts_on_the_terminal(
    arguments: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert guide(sample.sample(tmp_path), *arguments) in {1, 2}
    said = capsys.readouterr().out
    assert "\\u001b[31m\\u202e\\u009b" in said
    assert not set(ODD[:1] + ODD[-2:]) & set(said)


def test_no_wrong_call_acts_on_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["check", f"--{ODD}"])
    assert "\\u001b[31m" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (None, "file-kind"),
        (b"\xff\xfea", "file-encoding"),
        (b"answers: &a [*a]", "anchor-used"),
        (b"answers: " + b"[" * 100_000, "yaml-syntax"),
        (b"answers: {door: \xe4}", "file-encoding"),
        (b"#" * 5_000_000, "file-large"),
        (b"answers: {door: }", "answers-empty"),
        (b"answers: {door: choose, way: " + b"9" * 5000 + b"}", "answers-value"),
        (b"answers: {door: choose}\nweights: {comfort: " + b"9" * 5000 + b"}", "answers-weight"),
    ],
)
def test_answers_are_read_as_safely_as_data(
    content: bytes | None, rule: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = sample.sample(tmp_path)
    path = tmp_path / "answers.yaml"
    if content is None:
        os.mkfifo(path)
    else:
        path.write_bytes(content)
    with within(30):
        assert guide(root, "decide", "--answers", str(path)) == 1
    assert f" error {rule}: " in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("extra: &a [*a]", "1:1: error anchor-used: "),
        (BOMB, "1:1: error anchor-used: "),
        (MERGED, "1:1: error anchor-used: "),
        ("extra: " + "[" * 500, "1:46: error yaml-syntax: more than 40 levels"),
        ("extra: " + "9" * 5000, "1:1: error yaml-value: "),
        ("extra: 2026-99-99", "1:1: error yaml-value: "),
        ("extra:\n\tguide: 1", "2:1: error yaml-syntax: a tab in the indentation"),
        ("extra: a\x1bb", "1:9: error character-refused: "),
    ],
)
def test_a_configuration_that_cannot_be_read(
    text: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = sample.sample(tmp_path)
    sample.write(root, "mkdocs.yml", text)
    with within(30):
        assert guide(root, "check") == 1
    assert capsys.readouterr().out.startswith(f"mkdocs.yml:{said}")


def test_a_configuration_may_refer_to_its_own_values(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = sample.sample(tmp_path)
    sample.write(
        root, "mkdocs.yml", "a: &a {layers: [data]}\nextra: {guide: {<<: *a}}\ntheme: {x: !!python/name:a.b }\n"
    )
    assert guide(root, "check") == 0, capsys.readouterr().out


@pytest.fixture
def committed(tmp_path: Path) -> Path:
    """The sample guide in a repository of its own, with one commit."""
    root = sample.sample(tmp_path)
    git = require("git")
    who = ("-c", "user.name=Somebody", "-c", "user.email=somebody@example.org", "-c", "commit.gpgsign=false")
    for command in (("init", "-q"), ("add", "."), (*who, "commit", "-qm", "First")):
        assert run(git, *command, cwd=root).returncode == 0
    return root


def test_diff_says_what_changed_in_meaning(committed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert guide(committed, "diff", "HEAD") == 0
    assert capsys.readouterr().out == "0 changes since HEAD, 0 of them of a level\n"
    roadster, trailer = committed / "data/platforms/roadster.yaml", committed / "data/platforms/trailer.yaml"
    sample.change(committed, "data/platforms/roadster.yaml", "    level: full\n", "    level: none\n")
    sample.change(committed, "data/platforms/roadster.yaml", "note: Eleven of them.", "note: Twelve of them.")
    # The order of lines means nothing.
    roadster.write_text("kind: platform\n" + roadster.read_text().replace("kind: platform\n", ""))
    trailer.unlink()
    assert guide(committed, "diff", "HEAD") == 0
    assert capsys.readouterr().out == (
        "roadster\n  brakes: level full -> none\ntrailer\n  entry removed\n2 changes since HEAD, 1 of them of a level\n"
    )
    assert guide(committed, "diff", "HEAD", "--format", "json") == 0
    assert json.loads(capsys.readouterr().out)[0] == {
        "platform": "roadster",
        "field": "level",
        "what": "brakes",
        "was": "full",
        "now": "none",
    }


def test_diff_records_and_leaves_the_reasons_to_a_person(committed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sample.change(
        committed,
        "data/platforms/roadster.yaml",
        "    level: full\n",
        "    level: partial\n    note: Use both shoes.\n",
    )
    assert guide(committed, "diff", "HEAD", "--record") == 0
    path = capsys.readouterr().out.removeprefix("wrote ").strip()
    assert guide(committed, "check") == 1
    problems = capsys.readouterr().out
    assert "`why` must be text" in problems
    assert "`summary` must be text" in problems
    assert guide(committed, "diff", "HEAD", "--record") == 1
    assert "file-exists" in capsys.readouterr().out
    file = committed / path
    text = file.read_text().replace("summary:", "summary: Looked again.").replace("why:", "why: It has no brakes.")
    file.write_text(text)
    assert guide(committed, "check") == 0


def test_diff_with_an_unknown_revision(committed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert guide(committed, "diff", "v99") == 2
    assert "knows no revision `v99`" in capsys.readouterr().out


def test_decide_says_what_the_site_says(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    organisation = next(one for one in decision_of(shipped.catalog()).organisations if one.id == "bank-on-azure")
    told = {name: list(given) for name, given in organisation.answers.items()}
    path = tmp_path / "answers.json"
    path.write_text(json.dumps({"answers": told, "weights": {"leaving": 40}}), encoding="utf-8")
    assert main(["decide", "--answers", str(path), "--format", "json", "--root", str(shipped.root(tmp_path))]) == 0
    found = json.loads(capsys.readouterr().out)
    model = shipped_model()
    assert found["recommendation"] == json.loads(json.dumps(decide(model, told, {"leaving": 40})))
    assert found["study"] == json.loads(json.dumps(study(model, told, {"leaving": 40})))
    assert main(["decide", "--answers", str(path), "--root", str(shipped.root(tmp_path))]) == 0
    text = capsys.readouterr().out
    assert text.startswith(found["recommendation"]["outcome"]["text"])
    for reason in found["recommendation"]["why_not"]:
        assert reason["text"] in " ".join(text.split())
    for need in found["recommendation"]["needs"]:
        assert f"{need['label']} (at least {need['level']})" in text


def test_decide_says_what_each_of_those_that_were_named_lacks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    organisation = next(one for one in decision_of(shipped.catalog()).organisations if one.id == "bank-on-azure")
    named = ["databricks", "apache-airflow+mlflow", "neptune"]
    told = {name: list(given) for name, given in organisation.answers.items()}
    told |= {"door": ["judge"], "shortlist": named}
    path = tmp_path / "answers.json"
    path.write_text(json.dumps({"answers": told}), encoding="utf-8")
    assert main(["decide", "--answers", str(path), "--root", str(shipped.root(tmp_path))]) == 0
    text = " ".join(capsys.readouterr().out.split())
    found = decide(shipped_model(), told)
    assert text.startswith(found["outcome"]["text"])
    assert [one["id"] for one in found["judged"]][-1] == "neptune"
    assert "not offered any more" in text
    labels = dict(zip(shipped_model()["capabilities"], shipped_model()["labels"], strict=True))
    for one in found["judged"]:
        for lack in one["lacks"]:
            made = ", made for it" if lack["made"] else ""
            assert (
                f"lacks: {labels[lack['capability']]} (at least {lack['level']}{made}; it has: {lack['has']})" in text
            )
    path.write_text(json.dumps({"answers": {"door": "judge", "shortlist": ["databricks+mlfow", "mlflow"]}}))
    assert main(["decide", "--answers", str(path), "--root", str(shipped.root(tmp_path))]) == 1
    assert "`mlflow`" in capsys.readouterr().out


def test_decide_says_something_to_everybody() -> None:
    flows = labels_of(shipped.catalog().settings.flows)
    for organisation in decision_of(shipped.catalog()).organisations:
        found = decide(shipped_model(), organisation.answers)  # type: ignore[arg-type] # tuples do as well as lists
        text = "\n".join(as_text(shipped_model(), found, {"sensitivity": None}, flows))
        assert found["outcome"]["text"] in " ".join(text.split()), organisation.id


def test_answers_that_mean_nothing_are_told_at_their_places(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "answers.yaml"
    path.write_text(
        "answers:\n  door: chose\n  place: [awz]\n  plase: aws\n  owned: [mlfow]\nweights: {leavin: 3, growth: 120}\n",
        encoding="utf-8",
    )
    assert main(["decide", "--answers", str(path), "--root", str(shipped.root(tmp_path))]) == 1
    lines = [line.removeprefix(f"{path}:") for line in capsys.readouterr().out.splitlines()]
    assert [line.split(":")[:2] for line in lines if "error " in line] == [
        ["2", "9"], ["3", "11"], ["4", "3"], ["5", "11"], ["6", "11"], ["6", "30"]
    ]  # fmt: skip
    for near in ("`choose`", "`aws`", "`place`", "`mlflow`", "`leaving`", "from 0 to 100"):
        assert any(near in line for line in lines if "hint" in line)


@pytest.mark.parametrize("text", ["", "- a\n", "answers: [a]\n", "answers: {door: choose}\nweights: [1]\n", "a: [\n"])
def test_a_file_without_answers_is_explained(text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "answers.yaml"
    path.write_text(text, encoding="utf-8")
    assert main(["decide", "--answers", str(path), "--root", str(shipped.root(tmp_path))]) == 1
    assert " error " in capsys.readouterr().out
    assert main(["decide", "--answers", str(tmp_path / "none.yaml"), "--root", str(shipped.root(tmp_path))]) == 1
    assert "none.yaml:1:1: error file-unreadable: there is no such file" in capsys.readouterr().out


def test_letters_that_the_terminal_lacks_are_no_traceback(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    sample.change(root, "data/platforms/roadster.yaml", "name: Wheel Works", "name: Räder\n  note: [漢]")
    command = [sys.executable, "-m", "platform_guide", "check", "--root", str(root)]
    result = run(*command, cwd=ROOT / "hooks", env={"PYTHONIOENCODING": "ascii"})
    assert (result.returncode, result.stderr) == (1, "")
    sample.change(root, "data/platforms/roadster.yaml", "note: [漢]", "note: 漢字漢字漢字漢字漢字漢字漢 is new.")
    sample.change(root, "data/platforms/roadster.yaml", "name: Roadster", "name: Rädchen")
    result = run(*command[:3], "show", "roadster", *command[4:], cwd=ROOT / "hooks", env={"PYTHONIOENCODING": "ascii"})
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith("R\\xe4dchen ")
