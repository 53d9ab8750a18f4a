"""`[[entry#capability]]` leads to the claim, shows its level, and is checked."""

from __future__ import annotations

from pathlib import Path

import markdown
import pytest

from platform_guide.guide import Prepared
from tests import sample
from tests.site.test_verdicts import prepared


@pytest.fixture
def guide(tmp_path: Path) -> Prepared:
    return prepared(sample.sample(tmp_path))


def test_a_link_shows_and_says_the_level(guide: Prepared) -> None:
    text = guide.directives.expand_markdown("learn/one.md", "Its [[roadster#brakes]], and `[[roadster#brakes]]`.")
    link = '[Roadster](../platforms/roadster.md#brakes "Brakes: Full"){ .claim-link .level--full }'
    assert text == f"Its {link}, and `[[roadster#brakes]]`."
    html = markdown.markdown(text, extensions=["attr_list"])
    assert (
        '<a class="claim-link level--full" href="../platforms/roadster.md#brakes" title="Brakes: Full">Roadster</a>,'
        in html
    )


@pytest.mark.parametrize(
    ("link", "at", "rule", "hint"),
    [
        ("[[roadstar#brakes]]", 2, "platform-unknown", "did you mean `roadster`?"),
        ("[[roadster#breaks]]", 13, "capability-unknown", "did you mean `brakes`?"),
        ("[[roadster#child-seat]]", 13, "claim-unknown", "allowed: brakes, gears"),
    ],
)
def test_a_link_to_nothing_is_reported(guide: Prepared, link: str, at: int, rule: str, hint: str) -> None:
    ((place, name, _, said),) = guide.directives.check(f"A {link}.")
    assert (place, name) == (at, rule)
    assert hint in said


def test_a_sound_link_is_not_reported(guide: Prepared) -> None:
    assert list(guide.directives.check("A [[roadster#brakes]] and a [[trailer#child-seat]].")) == []


def test_an_id_that_a_capability_had_before_still_leads_to_it(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    area = root / "data/capabilities/riding.yaml"
    text = area.read_text(encoding="utf-8").replace("  - id: brakes\n", "  - id: brakes\n    former: [stoppers]\n")
    area.write_text(text, encoding="utf-8")
    guide = prepared(root)
    assert list(guide.directives.check("A [[roadster#stoppers]].")) == []
    assert "roadster.md#brakes" in guide.directives.expand_markdown("a.md", "A [[roadster#stoppers]].")


def test_a_claim_that_a_layer_hides_becomes_a_name(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    sample.write(root, "data-acme/layer.yaml", "label: Acme\n")
    sample.write(root, "data-acme/capabilities/riding.yaml", "id: riding\ncapabilities: [{id: gears, hide: true}]\n")
    guide = prepared(root)
    assert guide.directives.expand_markdown("a.md", "A [[roadster#gears]].") == "A Roadster."
    assert "#brakes" in guide.directives.expand_markdown("a.md", "A [[roadster#brakes]].")
