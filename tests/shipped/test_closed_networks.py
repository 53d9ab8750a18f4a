"""What is installed without a connection is installed, too: no condition of a rule forgets it."""

from __future__ import annotations

from platform_guide.decision.engine.interview import environment
from platform_guide.decision.predicate.evaluate import evaluate
from tests.decision.shipped import shipped_model


def test_what_asks_for_an_installed_edition_takes_one_that_installs_without_a_connection() -> None:
    """An edition stands once for each way to have it, so that one for a closed network is not `self-hosted` as well."""
    model = shipped_model()
    closed = environment(model, {"closed": True, "place": "own"})
    asked = 0
    for rule in model["rules"]:
        if evaluate(rule["when"], closed) is False:
            continue
        for item in rule["require"]:
            for condition in (item["that"], item["build"]["when"] if item["build"] else None):
                text = str(condition)
                asked += "self-hosted" in text
                assert "self-hosted" not in text or "air-gapped" in text, (rule["id"], condition)
    assert asked > 3
