"""Limits give levels, editions speak for themselves, and a layer of before still loads."""

from __future__ import annotations

from pathlib import Path

import pytest

from platform_guide.catalog.levels import level_of
from platform_guide.catalog.schema.vocabulary import Level
from platform_guide.issues import Severity
from tests import sample
from tests.catalog.test_rules import VARIANT

RIDING, ROADSTER = "data/capabilities/riding.yaml", "data/platforms/roadster.yaml"
LEVELS = "    levels: {full: More than seven., partial: Up to seven., none: One.}\n"
LIMITS = (
    "    limits:\n"
    "      - {id: few, level: partial, text: Up to seven gears.}\n"
    "      - {id: by-hand, level: diy, text: You move the chain with your fingers.}\n"
)
LEVEL = "    level: partial\n    note: Three of them.\n"
EDITIONS = "    editions:\n      deluxe: {level: full, note: Eleven of them.}\n"
PROOF = "evidence: [{url: 'https://example.org/same', title: Same frame, kind: documentation}]"
BOTH = "    editions:\n      deluxe: {level: full}\n      standard: {level: partial, limits: [few]}\n"
READ = ("    level: full\n", BOTH)
"""The claim as it is right in the new form: what it says of the whole, and of each edition."""


def guide(
    folder: Path, level: str = READ[0], said: str = READ[1], limits: str = LIMITS, *, by_edition: bool = False
) -> Path:
    """Return a guide whose rubric of gears names limits, with what the claim about them says."""
    root = sample.sample(folder)
    sample.change(root, RIDING, LEVELS, LEVELS + ("    by_edition: true\n" if by_edition else "") + limits)
    sample.change(root, ROADSTER, LEVEL, level)
    sample.change(root, ROADSTER, EDITIONS, said)
    return root


def test_a_claim_in_the_new_form(tmp_path: Path) -> None:
    assert sample.check(guide(tmp_path)) == []


FULL = "    level: full\n"


def editions(*lines: str) -> str:
    """Return what a claim says of its editions, one a line."""
    return "    editions:\n" + "".join(f"      {line}\n" for line in lines)


DELUXE = "deluxe: {level: full}"
CIRCLE = (f"deluxe: {{level: full, as: standard, {PROOF}}}", f"standard: {{level: full, as: deluxe, {PROOF}}}")

# name: (level and limits, editions, the rules that speak, a part of the hint)
WRONG = {
    "a limit that the rubric lacks": (
        FULL,
        editions(DELUXE, "standard: {level: partial, limits: [fewer]}"),
        ["limit-unknown"],
        "did you mean `few`?",
    ),
    "a level that its limits do not give": (
        FULL,
        editions(DELUXE, "standard: {level: partial, limits: [few, by-hand]}"),
        ["level-not-given"],
        "correct the level or the limits",
    ),
    "full lists none": (f"{FULL}    limits: [few]\n", BOTH, ["level-not-given"], "full, none and unknown"),
    "partial lists one": (
        FULL,
        editions(DELUXE, "standard: {level: partial}"),
        ["limit-missing"],
        "those that give partial: few",
    ),
    "the whole is the best": (
        "    level: partial\n    limits: [few]\n",
        BOTH,
        ["level-not-best"],
        "write `level: full`",
    ),
    "each says its own": (FULL, editions(DELUXE), ["edition-missing"], "add it with its level"),
    "as in a circle": (FULL, editions(*CIRCLE), ["as-circle", "as-circle"], "let one of them say its own level"),
    "as without a source": (
        FULL,
        editions(DELUXE, "standard: {level: full, as: deluxe}"),
        ["as-unproven"],
        "add `evidence:`",
    ),
    "as what says otherwise": (
        FULL,
        editions(DELUXE, f"standard: {{level: none, as: deluxe, {PROOF}}}"),
        ["as-contradicted"],
        "correct the level, or remove `as`",
    ),
    "as nothing": (
        FULL,
        editions(DELUXE, f"standard: {{level: full, as: delux, {PROOF}}}"),
        ["as-unknown"],
        "did you mean `deluxe`?",
    ),
    "unknown, and not where": (
        "    level: unknown\n    note: Not to be found.\n",
        "",
        ["unknown-unsought"],
        "as `evidence:`",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_refused(name: str, tmp_path: Path) -> None:
    level, said_of_editions, rules, hint = WRONG[name]
    root = guide(tmp_path, level, said_of_editions)
    if name.startswith("unknown"):
        proof = (
            '    evidence: [{url: "https://example.org/gears", title: Gears, kind: documentation, date: 2026-09-01}]\n'
        )
        sample.change(root, ROADSTER, proof, "")
    issues = sample.check(root)
    assert [issue.rule for issue in issues] == rules
    assert hint in issues[0].hint
    assert all(issue.severity is Severity.ERROR and issue.location.path == ROADSTER for issue in issues)


def test_all_problems_of_a_claim_at_once(tmp_path: Path) -> None:
    wrong = editions("deluxe: {level: partial, limits: [fewer]}", "delux: {level: full, as: x}")
    rules = {issue.rule for issue in sample.check(guide(tmp_path, "    level: diy\n", wrong))}
    of_editions = {"edition-unknown", "edition-missing", "as-unknown", "as-unproven"}
    assert rules == {"note-missing", "limit-missing", "limit-unknown", *of_editions}


def test_a_limit_twice(tmp_path: Path) -> None:
    root = guide(tmp_path, limits=LIMITS + "      - {id: few, level: diy, text: Fewer gears than that.}\n")
    assert [issue.rule for issue in sample.check(root)] == ["limit-twice", "level-not-given"]


def test_an_edition_that_nobody_read_is_unknown_where_editions_differ(tmp_path: Path) -> None:
    only_one = editions("standard: {level: partial}")
    root = guide(tmp_path, "    level: partial\n    limits: [few]\n", only_one, by_edition=True)
    found = sample.catalog(root)
    levels = found.editions_of(found.platforms["roadster"], "gears")
    assert [(name, one.level, one.limits) for name, one in levels.items()] == [
        ("standard", Level.PARTIAL, ("few",)),
        ("deluxe", Level.UNKNOWN, ()),
    ]


def test_where_editions_differ_the_claim_says_which_were_read(tmp_path: Path) -> None:
    root = guide(tmp_path, "    level: full\n", "", by_edition=True)
    (issue,) = sample.check(root)
    assert (issue.rule, "standard, deluxe" in issue.text) == ("editions-not-read", True)


def test_an_edition_takes_over_the_level_of_another(tmp_path: Path) -> None:
    same = f"    editions:\n      deluxe: {{level: full}}\n      standard: {{level: full, as: deluxe, {PROOF}}}\n"
    found = sample.catalog(guide(tmp_path, "    level: full\n", same, by_edition=True))
    levels = found.editions_of(found.platforms["roadster"], "gears")
    assert (levels["standard"].level, levels["standard"].origin, levels["deluxe"].origin) == (
        Level.FULL,
        "deluxe",
        None,
    )


def test_a_claim_without_editions_speaks_of_all(tmp_path: Path) -> None:
    claim = sample.catalog(sample.sample(tmp_path)).platforms["roadster"].claims["brakes"]
    assert level_of(claim, "deluxe", by_edition=True) is Level.FULL


LAYER = "own/platforms/roadster.yaml"


def layered(root: Path, claims: str) -> Path:
    """Add a layer that patches the claims of an entry."""
    sample.write(root, "own/layer.yaml", "label: Ours\n")
    sample.write(root, LAYER, f"claims:\n{claims}")
    return root


def test_a_layer_of_before_loads_with_a_warning_at_its_line(tmp_path: Path) -> None:
    proof = "{url: 'https://intranet.example/gears', title: Ours, kind: documentation}"
    root = layered(
        guide(tmp_path),
        f"  gears:\n    level: partial\n    note: Ours has three.\n    evidence: [{proof}]\n"
        "    verified_on: 2026-10-20\n",
    )
    (issue,) = sample.check(root, "data", "own")
    assert (issue.rule, issue.severity) == ("limit-missing", Severity.WARNING)
    assert (issue.location.path, issue.location.line) == (LAYER, 3)
    found = sample.catalog(root, "data", "own")
    # Another level is another reading: what the layer below said of limits and editions falls.
    levels = found.editions_of(found.platforms["roadster"], "gears")
    assert {one.level for one in levels.values()} == {Level.PARTIAL}


def test_a_variant_is_unknown_where_it_only_inherits(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    sample.write(root, "data/platforms/hire.yaml", VARIANT)
    found = sample.catalog(root)
    cell = found.cell(found.platforms["hire"], "brakes")
    assert (cell.level, cell.upstream) == (Level.UNKNOWN, found.platforms["roadster"])
    assert found.editions_of(found.platforms["hire"], "brakes") == {}


def test_a_whole_entry_of_before_loads_in_a_layer(tmp_path: Path) -> None:
    root = guide(tmp_path)
    sample.write(root, "own/layer.yaml", "label: Ours\n")
    old = (
        VARIANT.replace("id: hire", "id: tandem")
        .replace("name: Roadster Hire", "name: Tandem")
        .replace("    use: production\n", "")
        .replace("delivery: [saas]", "delivery: [self-hosted, air-gapped]\n    runs: server")
    )
    start, end = old.index("mirror:"), old.index("scope:")
    gears = "  gears:\n    level: partial\n    note: Five of them.\n"
    proof = (
        '    evidence: [{url: "https://example.org/tandem", title: Tandem, kind: documentation, date: 2026-09-01}]\n'
    )
    read = "    verified_on: 2026-10-01\n"
    brakes = "  brakes: {level: unknown, note: Nobody has looked at them., verified_on: 2026-10-01}\n"
    claims = f"claims:\n{gears}{proof}{read}{brakes}"
    sample.write(root, "own/platforms/tandem.yaml", old[:start] + old[end : old.index("claims:")] + claims)
    issues = sample.check(root, "data", "own")
    assert {issue.severity for issue in issues} == {Severity.WARNING}
    assert sorted(issue.rule for issue in issues) == ["delivery-unproven", "limit-missing", "use-missing"]
    assert {issue.location.path for issue in issues} == {"own/platforms/tandem.yaml"}
    edition = sample.catalog(root, "data", "own").platforms["tandem"].editions[0]
    assert (edition.not_delivery, edition.not_environments, edition.use) == ((), (), None)
