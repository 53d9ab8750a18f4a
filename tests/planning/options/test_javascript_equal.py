"""What options cost is the same in the browser and in Python, for every organisation that the guide knows."""

from __future__ import annotations

import json
import subprocess
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, cast

import pytest

from platform_guide.decision.data.record import decision_of
from platform_guide.decision.engine.compile import compile_model
from platform_guide.decision.engine.recommend import decide
from platform_guide.planning.options.compile import compile_options
from platform_guide.planning.options.engine import begin, beside, cap_of, held, tables
from tests import support
from tests.shipped import catalog

if TYPE_CHECKING:
    from platform_guide.decision.engine.model import Model
    from platform_guide.planning.options.model import OptionModel

ENGINE = support.ROOT / "tests/planning/options/engine.js"
HORIZONS = (1, 3, 5)
MOST = 6


def plain(value: object) -> object:
    """Return a value as the script writes it: whole numbers as texts."""
    if isinstance(value, dict):
        return {name: plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def worked_out(options: OptionModel, decision: Model, one: dict[str, Any]) -> dict[str, Any]:
    cases = [begin(options, decision, one["facts"], option, one["given"]) for option in one["options"]]
    tabled = [tables(each, one["years"]) for each in cases]
    cap = cap_of(options, decision, one["facts"], one["rate"])
    rows = [asdict(row) for row in beside(list(zip(one["options"], tabled, strict=True)))]
    found = plain(
        {
            "cases": [asdict(each) for each in cases],
            "beside": rows,
            "cap": cap,
            "held": None if cap is None else [held(options, each, cap) for each in tabled],
        }
    )
    return cast("dict[str, Any]", found)


@pytest.mark.tools
@pytest.mark.slow
def test_both_say_the_same_of_every_organisation() -> None:
    decision, options = compile_model(catalog()), compile_options(catalog())
    assert options
    asked: list[dict[str, Any]] = []
    for at, organisation in enumerate(decision_of(catalog()).organisations):
        found = decide(decision, {name: list(given) for name, given in organisation.answers.items()})
        shown = [*found["options"], *found["verify"]][:MOST]
        put = {"salary": str(60000 + 1000 * at)} if at % 2 else {}
        asked.append(
            {
                "facts": found["interview"]["facts"],
                "options": shown,
                "given": put,
                "years": HORIZONS[at % len(HORIZONS)],
                "rate": "1.1" if at % 3 else "",
            }
        )
    text = json.dumps({"options": options, "decision": decision, "asked": asked})
    command = [support.require("node"), str(ENGINE)]
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    expected = [worked_out(options, decision, one) for one in asked]
    assert json.loads(done.stdout) == json.loads(json.dumps(expected))
    assert any(one["cap"] for one in expected)
    assert any(row["open"] for one in expected for row in one["beside"])
