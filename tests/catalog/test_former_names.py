"""Old names in notes are aliases; words that only look like names are left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from platform_guide.catalog.rules.former_names import old_names
from platform_guide.issues import Severity
from tests import sample
from tests.site.test_verdicts import page, prepared

ROADSTER = "data/platforms/roadster.yaml"
NOTE = "    note: Three of them.\n"
RULE = "old-name-unknown"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Formerly Dagster Cloud. Serverless runs code at the vendor.", ["Dagster Cloud"]),
        ("Lakeflow Jobs (formerly Workflows) describe tasks.", ["Workflows"]),
        ("Data profiling, formerly known as Lakehouse Monitoring, compares.", ["Lakehouse Monitoring"]),
        ("It was called Cloud Pak for Data until 2024.", ["Cloud Pak for Data"]),
        ("It was once called “Acryl DataHub”.", ["Acryl DataHub"]),
        ("The server, previously named H2O-3, runs.", ["H2O-3"]),
        ("The tool was renamed from Trains.", ["Trains"]),
        ("The former W&B Multi-tenant Cloud has new addresses.", ["W&B Multi-tenant Cloud"]),
        ("The former Experiments service works in Classic only.", ["Experiments"]),
        ("KFServing was renamed in 2021.", ["KFServing"]),
        ("Model APIs are now called endpoints.", ["Model APIs"]),
        ("The older Model Registry is being retired.", ["Model Registry"]),
        ("Ingress NGINX is retired.", ["Ingress NGINX"]),
        ("A former maintainer calls the project dead.", []),
        ("Objects keep their former versions.", []),
        ("Accounts were renamed, and addresses stay.", []),
        ("It works. Accounts were retired in May.", []),
        ("A third party reports the web sites as retired.", []),
        ("The add-on is called Advanced LLM Mesh.", []),
        ("Notebooks of the older kind are now called legacy.", []),
        ("Renamed, not ended: jobs live on.", []),
        ("Plans called Starter and Team appear.", []),
    ],
)
def test_what_counts_as_an_old_name(text: str, names: list[str]) -> None:
    assert list(old_names(text)) == names


@pytest.mark.parametrize(
    ("alias", "name", "said"),
    [
        ("{name: Gear Box}", "Shifter", "`Shifter` is no alias"),
        ("{name: Shifter}", "Shifter", "the alias `Shifter` is not marked as one"),
        ("{name: Roadster Shifter}", "Shifter", "the alias `Roadster Shifter` is not marked as one"),
        ("{name: Shifter, former: true}", "Shifter", ""),
        ("{name: Shifter, part: The gears}", "Shifter", ""),
        ("{name: Roadster Shifter, former: true}", "Shifter", ""),
        ("{name: Gear Box}", "Trailer", ""),
        ("{name: Gear Box}", "Roadster", ""),
        ("{name: Gear Box}", "Penny", ""),
    ],
)
def test_an_old_name_needs_an_alias_that_says_so(alias: str, name: str, said: str, tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    sample.change(root, ROADSTER, "aliases:\n", f"aliases:\n  - {alias}\n")
    sample.change(root, ROADSTER, NOTE, f"    note: The lever (formerly {name}) has three.\n")
    found = sample.check(root)
    assert [(issue.rule, issue.severity) for issue in found] == ([(RULE, Severity.ERROR)] if said else [])
    assert all(said in issue.text and issue.hint for issue in found)


def test_every_kind_of_note_is_read(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    told = "note: It was called {} until May."
    sample.change(root, ROADSTER, "  name: Wheel Works\n", f"  name: Wheel Works\n  {told.format('Ant')}\n")
    sample.change(root, ROADSTER, "lifecycle:\n", f"lifecycle:\n  {told.format('Bee')}\n")
    sample.change(root, ROADSTER, "    runs: server\n", f"    runs: server\n    {told.format('Cat')}\n")
    sample.change(root, ROADSTER, NOTE, f"    {told.format('Dog')}\n")
    sample.change(root, ROADSTER, "note: Eleven of them.", told.format("Eel"))
    found = sample.check(root)
    assert sorted(issue.text.split("`")[1] for issue in found) == ["Ant", "Bee", "Cat", "Dog", "Eel"]


def test_a_layer_is_asked_about_its_own_notes(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    sample.change(root, ROADSTER, NOTE, "    note: The lever (formerly Shifter) has three.\n")
    sample.write(
        root, "data-acme/platforms/trailer.yaml", "id: trailer\nclaims:\n  child-seat: {note: Formerly Seat 2.}\n"
    )
    found = sample.check(root, "data", "data-acme")
    assert [(issue.rule, issue.location.path.partition("/")[0]) for issue in found] == [
        (RULE, "data-acme"),
        (RULE, "data"),
    ]


def test_the_page_says_which_part_bore_a_name(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    aliases = "aliases:\n  - {name: Ting, former: true, part: the bell}\n  - {name: Ring, part: the bell}\n"
    sample.change(root, ROADSTER, "aliases:\n", aliases)
    html = page(prepared(root), "platforms/roadster.md")
    assert "Ting (former name of the bell), Ring (the bell), Penny (former, until 2024-05-01)" in html
    assert "<b>Renamed.</b> Formerly Penny." in html
