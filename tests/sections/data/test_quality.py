"""Confidence is computed from evidence and second readings; nobody can type it."""

from __future__ import annotations

from pathlib import Path

import pytest

from platform_guide.catalog.confidence import Confidence, confidence
from platform_guide.sections.data.quality import quality
from tests import sample

ROADSTER = "data/platforms/roadster.yaml"
PROOF = '[{url: "https://example.org/brakes", title: Brakes, kind: documentation}]'


def of(root: Path, capability: str = "brakes") -> Confidence:
    platform = sample.catalog(root).platforms["roadster"]
    return confidence(platform, platform.claims[capability])


@pytest.mark.parametrize(
    ("review", "expected"),
    [
        ("", Confidence.FAIR),
        ("reviews: [{on: 2026-10-02, claims: 1, corrected: 0}]\n", Confidence.STRONG),
        ("reviews: [{on: 2026-10-01, claims: 2, corrected: 0}]\n", Confidence.FAIR),
    ],
    ids=["not read again", "half of it read again", "read again before the claim changed"],
)
def test_a_second_reading_makes_it_strong(review: str, expected: Confidence, tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    sample.change(root, ROADSTER, "claims:\n", f"{review}claims:\n")
    assert of(root) is expected


def test_a_small_part_read_again_does_not(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    more = "".join(
        f"  - id: part-{number}\n    name: Part {number}\n    short: P{number}\n    definition: d\n    why: w\n"
        "    levels: {full: f, partial: p, none: n}\n    test: t\n"
        for number in range(3)
    )
    claims = "".join(
        f"  part-{n}: {{level: unknown, note: Looked for it., verified_on: 2026-10-01}}\n" for n in range(3)
    )
    area = root / "data/capabilities/riding.yaml"
    area.write_text(area.read_text(encoding="utf-8").rstrip("\n") + "\n" + more, encoding="utf-8")
    sample.change(
        root, ROADSTER, "claims:\n", f"reviews: [{{on: 2026-10-02, claims: 2, corrected: 0}}]\nclaims:\n{claims}"
    )
    assert of(root) is Confidence.FAIR


@pytest.mark.parametrize("kind", ["announcement", "pricing", "third-party, interest: independent"])
def test_pages_that_sell_or_are_not_the_makers_are_weak(kind: str, tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    sample.change(root, ROADSTER, PROOF, PROOF.replace("documentation", kind))
    assert of(root) is Confidence.WEAK


def test_unknown_has_no_confidence_and_is_counted(tmp_path: Path) -> None:
    catalog = sample.catalog(sample.sample(tmp_path))
    trailer = catalog.platforms["trailer"]
    assert confidence(trailer, trailer.claims["child-seat"]) is Confidence.ABSENT
    found = quality(catalog)
    assert (found.total.claims, found.total.unknown, found.total.technical) == (3, 1, 2)
    assert (found.total.unknown_share, found.total.technical_share) == (33.3, 100.0)
    assert (found.limits, found.limits_given) == (0, 0)
    assert (found.derived, found.inherited, found.integrations, found.events) == (3, 0, 1, 1)
