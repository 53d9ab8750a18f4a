"""Every list of records has what makes its items the same in another layer, or a reason why it is replaced."""

from __future__ import annotations

import typing
from collections.abc import Iterator

from pydantic import BaseModel

from platform_guide.catalog.read.overlay import IDENTITIES, REPLACED
from platform_guide.decision import kind as decision
from platform_guide.decision.data.model import FILES
from platform_guide.decision.data.record import decision_of
from platform_guide.guide import KINDS
from tests import sample


def _types(annotation: object) -> Iterator[object]:
    yield annotation
    for part in typing.get_args(annotation):
        yield from _types(part)


def lists_of_records() -> dict[tuple[str, str], type[BaseModel]]:
    """Return the model of the items of every list of records, by the model that has the list and the field."""
    found: dict[tuple[str, str], type[BaseModel]] = {}
    waiting: list[type[BaseModel]] = [*(kind.model for kind in KINDS), *FILES.values()]
    seen: set[type[BaseModel]] = set()
    while waiting:
        model = waiting.pop()
        if model in seen:
            continue
        seen.add(model)
        for name, field in model.model_fields.items():
            for part in _types(field.annotation):
                if isinstance(part, type) and issubclass(part, BaseModel):
                    waiting.append(part)
                args = typing.get_args(part)
                if typing.get_origin(part) is tuple and isinstance(args[0], type) and issubclass(args[0], BaseModel):
                    found[model.__name__, field.alias or name] = args[0]
    return found


def test_every_list_of_records_has_an_identity_or_is_replaced_for_a_reason() -> None:
    lists = lists_of_records()
    assert ("Rules", "known_infeasible") in lists
    assert ("Claim", "evidence") in lists
    without = []
    for (owner, field), item in lists.items():
        required = {info.alias or name for name, info in item.model_fields.items() if info.is_required()}
        named = any(all(word.endswith("?") or word in required for word in names) for names in IDENTITIES)
        if not named and field not in REPLACED:
            without.append(f"{owner}.{field} of {item.__name__}")
    assert without == []
    assert all(reason for reason in REPLACED.values())
    assert decision.KIND.model.model_fields.keys() >= {"known_infeasible"}


def test_lists_are_extended_and_not_repeated(tmp_path: typing.Any) -> None:  # noqa: ANN401 - a path of pytest
    root = sample.sample(tmp_path)
    known = "known_infeasible:\n  - {id: ours, demands: [child-seat], because: We tried it.}\n"
    sample.write(root, "data-acme/decision/known.yaml", known)
    decision = decision_of(sample.catalog(root, "data", "data-acme"))
    assert [one.id for one in decision.known_infeasible] == ["child-seat", "ours"]
    sample.change(root, "data/settings.yaml", "limits:", "pairs: [[roadster, trailer]]\nlimits:")
    sample.write(root, "data-acme/settings.yaml", "pairs: [[roadster, trailer]]\n")
    assert sample.catalog(root, "data", "data-acme").settings.pairs == (("roadster", "trailer"),)
