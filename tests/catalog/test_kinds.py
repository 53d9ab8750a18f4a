"""Kinds of records are handed in: what none of them reads is refused, and another one takes its place like the rest."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from platform_guide import guide
from platform_guide.catalog import kinds
from platform_guide.catalog.catalog import Catalog
from platform_guide.catalog.kinds import Kind
from platform_guide.catalog.layers.layered import Layered, Reference
from platform_guide.catalog.load import load
from platform_guide.catalog.rules.finding import Finding, Findings
from platform_guide.catalog.schema.base import Frozen, Id, Line
from platform_guide.catalog.schema.files import DataFile
from platform_guide.cost.data.model import CostData
from platform_guide.cost.data.record import costs_of
from platform_guide.decision.data.model import DecisionData
from platform_guide.decision.data.record import decision_of
from platform_guide.issues import report
from tests import sample

STALL = "id: {id}\nname: {name}\nsells: [roadster, trailer]\n"


class Stall(Frozen):
    """Somebody who sells entries."""

    id: Id
    name: Line
    sells: tuple[Id, ...]


def names_are_short(catalog: Catalog) -> Findings:
    for key, record in catalog.records.items():
        if isinstance(record, Stall) and len(record.name) > 20:
            yield Finding(key, ("name",), "stall-name-long", f"`{record.name}` is long", "say it shorter")


STALLS = Kind(
    "stalls",
    DataFile("stall", Stall, "`data/stalls/<id>.yaml`"),
    rules=(names_are_short,),
    layered=Layered(word="stall", references=(Reference("platform", "sells.*"),)),
)


def load_with_stalls(root: Path, *folders: str) -> tuple[Catalog | None, list[str]]:
    """Load a guide to bicycles and those who sell them; return the catalogue and the rules of all problems."""
    catalog, issues = load(root, folders or ("data",), sample.TODAY, (*guide.KINDS, STALLS))
    return catalog, [f"{issue.rule} {issue.location.path} {issue.severity.value}" for issue in sorted(issues)]


def test_the_catalogue_stands_without_a_decision_and_without_costs(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    above = [kind.folder for kind in guide.KINDS if kind not in kinds.KINDS and (root / "data" / kind.folder).is_dir()]
    catalog, issues = load(root, ["data"], sample.TODAY, kinds.KINDS)
    assert catalog is None
    assert {issue.rule for issue in issues} == {"file-unexpected"}
    assert {issue.location.path.rpartition("/")[0] for issue in issues} == {f"data/{folder}" for folder in above}
    assert not [issue for issue in issues if any(folder in issue.hint for folder in above)]
    for folder in above:
        shutil.rmtree(root / "data" / folder)
    catalog, issues = load(root, ["data"], sample.TODAY, kinds.KINDS)
    assert catalog is not None, report(issues)
    assert decision_of(catalog) == DecisionData()
    assert costs_of(catalog) == CostData()


def test_a_kind_that_is_handed_in_is_read_and_checked(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    sample.write(root, "data/stalls/corner.yaml", STALL.format(id="corner", name="Corner"))
    assert {issue.rule for issue in sample.check(root)} == {"file-unexpected"}
    catalog, found = load_with_stalls(root)
    assert catalog is not None, found
    assert catalog.records["stalls", "corner"] == Stall(id="corner", name="Corner", sells=("roadster", "trailer"))
    sample.write(root, "data/stalls/long.yaml", STALL.format(id="long", name="The one at the corner of the market"))
    sample.write(root, "data/stalls/other.yaml", "id: other\nname: Other\n")
    catalog, found = load_with_stalls(root)
    assert catalog is None
    assert found == ["stall-name-long data/stalls/long.yaml error", "field-missing data/stalls/other.yaml error"]


def test_layers_treat_a_kind_that_is_handed_in_as_its_table_says(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    sample.write(root, "data/stalls/corner.yaml", STALL.format(id="corner", name="Corner"))
    sample.write(root, "data-acme/platforms/trailer.yaml", "id: trailer\nhide: true\n")
    catalog, found = load_with_stalls(root, "data", "data-acme")
    assert catalog is not None, found
    assert "references-left-out data-acme/platforms/trailer.yaml warning" in found
    stall = catalog.records["stalls", "corner"]
    assert isinstance(stall, Stall)
    assert stall.sells == ("roadster",)
    sample.write(root, "data-acme/stalls/corner.yaml", "id: corner\nhide: true\n")
    catalog, found = load_with_stalls(root, "data", "data-acme")
    assert catalog is not None, found
    assert ("stall", "corner") in catalog.hidden


@pytest.mark.parametrize("kind", guide.KINDS, ids=lambda kind: kind.folder)
def test_each_kind_says_what_layers_need(kind: Kind) -> None:
    """Whatever a kind refers to is named by some kind."""
    words = {kind.layered.word for kind in guide.KINDS}
    words |= {word for kind in guide.KINDS for word in kind.layered.lists.values()}
    words |= {word for kind in guide.KINDS for _, word in kind.layered.parts.values()}
    assert {reference.to for reference in kind.layered.references} <= words - {""}
    assert kind.layered.lists.keys() <= kind.model.model_fields.keys()
    heads = {reference.at.partition(".")[0] for reference in kind.layered.references}
    heads |= {path.partition(".")[0] for path in (*kind.layered.never_empty, *kind.layered.empty_says)}
    assert heads <= kind.model.model_fields.keys()
