"""The glossary: read with its layers, checked, and published."""

from __future__ import annotations

from pathlib import Path

import pytest

from platform_guide.issues import as_text
from tests import sample

PANNIER = "data/glossary/pannier.yaml"


def test_terms_stand_in_the_order_of_their_names(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    sample.write(root, "data/glossary/zz.yaml", "id: zz\nterm: Axle\ndefinition: What a wheel turns on, a bar.\n")
    assert [term.id for term in sample.catalog(root).glossary] == ["zz", "brake", "pannier"]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("pannier bag, PB", "Brake, PB", "term-taken: `Brake` already belongs to `brake`"),
        ("pannier bag, PB", "PB, Pannier", "term-twice: `Pannier` is already a word of this term"),
        ("[brake]", "[brakk]", "term-unknown: there is no term `brakk`\n  hint: did you mean `brake`?"),
        ("[brake]", "[pannier]", "reference-to-itself: a term cannot point at itself"),
        ("what a rider needs.", "food. And drink.", "definition-long: the definition has 3 sentences"),
        ("what a rider needs.", "food", "definition-open: the definition does not end with a full stop"),
        ("A bag that hangs", "A **bag** that hangs", "style-markup: `**` is markup"),
        (
            " that hangs beside a wheel. It carries what a rider needs.",
            ".",
            "6 long, and 20 is the least",
        ),
        ("term: pannier\n", "", "`term` is missing"),
    ],
)
def test_a_term_that_is_wrong_is_reported_at_its_line(tmp_path: Path, old: str, new: str, found: str) -> None:
    root = sample.sample(tmp_path)
    sample.change(root, PANNIER, old, new)
    said = [as_text(issue) for issue in sample.check(root)]
    assert len(said) == 1
    assert said[0].startswith(f"{PANNIER}:")
    assert found in said[0]


def test_a_layer_adds_patches_and_hides_terms(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    sample.write(root, "ours/layer.yaml", "label: Ours\n")
    sample.write(root, "ours/glossary/bell.yaml", "id: bell\nterm: bell\ndefinition: A part that warns of a bicycle.\n")
    sample.write(root, "ours/glossary/brake.yaml", "definition: What stops our own bicycles.\nsee: [bell]\n")
    sample.write(root, "ours/glossary/pannier.yaml", "hide: true\n")
    terms = {term.id: term for term in sample.catalog(root, "data", "ours").glossary}
    assert list(terms) == ["bell", "brake"]
    assert terms["brake"].definition == "What stops our own bicycles."
    assert terms["brake"].forms == ("brakes",)
