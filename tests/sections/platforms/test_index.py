"""The list of entries is marked as long where browsers should lay out only what is near the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from platform_guide.sections.platforms import directives
from tests import sample
from tests.site.test_verdicts import PAGE, prepared

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_a_list_is_long_above_a_number_of_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = prepared(sample.sample(tmp_path))
    assert "data-long" not in found.directives.expand_html("platforms/", PAGE)
    monkeypatch.setattr(directives, "LONG", 1)
    assert "data-group data-long" in found.directives.expand_html("platforms/", PAGE)
