"""A small guide to bicycles whose options cost something."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from platform_guide.decision.engine.compile import compile_model
from platform_guide.planning.options.compile import compile_options
from tests import sample

if TYPE_CHECKING:
    from pathlib import Path

    from platform_guide.decision.engine.model import Model, RankedData
    from platform_guide.planning.options.model import OptionModel

FILE = "data/option-costs/costs.yaml"
TEXT = """\
portions:
  - {id: bicycles, label: Bicycles, lines: [bicycles, lights]}
  - {id: trail, label: Tyres for trails, one_of: tyres, when: way == long, lines: [tyres]}
  - {id: street, label: Nothing more, one_of: tyres, lines: [lights]}
  - {id: own-work, label: What you look after, "that": runs == server, count: riders, lines: [tyres]}
figures:
  - {input: share, when: child, low: "0.2", base: "0.3", high: "0.4"}
paid:
  - {entry: trailer, lines: [cover]}
fee:
  group: care
  label: Fee of {name}
  notes: {subscription: By the month.}
cap:
  groups: [care]
  currency: EUR
  amounts: [{when: way == short, amount: "10"}]
"""


def guide(folder: Path, text: str = TEXT) -> Path:
    """Write the guide and return its root."""
    root = sample.sample(folder)
    sample.write(root, FILE, text)
    return root


def models(folder: Path, text: str = TEXT) -> tuple[OptionModel, Model]:
    """Return the model of what options cost and that of the decision."""
    found = sample.catalog(guide(folder, text))
    options = compile_options(found)
    assert options
    return options, compile_model(found)


def option(
    *parts: tuple[str, str, str, bool], value: tuple[int, int] = (500, 500), along: tuple[str, ...] = ()
) -> RankedData:
    """Return an option of parts, each an entry, an edition, a delivery and whether it is owned."""
    named = [dict(zip(("entry", "edition", "delivery", "owned"), part, strict=True)) for part in parts]
    name = "+".join(part[0] for part in parts)
    made = {"id": name, "parts": named, "along": list(along), "value": {"low": value[0], "high": value[1]}}
    return cast("RankedData", made)
