from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest

from platform_guide import memory
from platform_guide.decision.compile import compile_model
from platform_guide.decision.editions import Editions
from platform_guide.decision.recommend import decide
from platform_guide.memory import Memory, contents, digest_of
from platform_guide.views import organisations
from platform_guide.views.organisations import cases
from tests.shipped import catalog

if TYPE_CHECKING:
    from pathlib import Path


class Maker:
    """Counts how often a value is made."""

    def __init__(self, value: object = "value") -> None:
        self.value = value
        self.times = 0

    def __call__(self) -> Any:  # noqa: ANN401, D102 - any value
        self.times += 1
        return self.value


def test_a_value_is_made_once_for_what_it_is_made_from(tmp_path: Path) -> None:
    make = Maker({"a": [1, None, "ä"]})
    for _ in range(3):
        assert Memory(tmp_path, "one").recall("thing", ["x"], make) == {"a": [1, None, "ä"]}
    assert make.times == 1
    for other in (("one", "thing", ["y"]), ("two", "thing", ["x"]), ("one", "other", ["x"])):
        Memory(tmp_path, other[0]).recall(other[1], other[2], make)
    assert make.times == 4


def test_without_a_folder_nothing_is_kept() -> None:
    make = Maker()
    assert [Memory().recall("thing", [], make) for _ in range(2)] == ["value"] * 2
    assert make.times == 2


@pytest.mark.parametrize("damage", [b"", b"x" * 200, b"short"])
def test_a_damaged_file_counts_as_none(tmp_path: Path, damage: bytes) -> None:
    make = Maker("good")
    Memory(tmp_path, "one").recall("thing", [], make)
    (file,) = tmp_path.iterdir()
    for content in (damage, file.read_bytes()[:-1] + b"!"):
        file.write_bytes(content)
        assert Memory(tmp_path, "one").recall("thing", [], make) == "good"
    assert make.times == 3


def test_where_nothing_can_be_written_everything_is_made(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    make = Maker()
    kept = Memory(blocked / "folder", "one")
    assert [kept.recall_made("thing", [], Maker(b"bytes")) for _ in range(2)] == [b"bytes"] * 2
    assert [kept.recall("thing", [], make) for _ in range(2)] == ["value"] * 2
    assert make.times == 2
    kept.prune()


def test_what_was_used_longest_ago_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "_FEW", 2)
    kept = Memory(tmp_path, "one")

    made = []
    for at in range(3):
        kept.recall("thing", at, Maker())
        (file,) = (path for path in tmp_path.iterdir() if path not in made)
        os.utime(file, (at, at))
        made.append(file)
    kept.recall("other", 0, Maker())
    kept.prune()
    assert made[0] not in tmp_path.iterdir()
    assert len(list(tmp_path.iterdir())) == 3


def test_another_file_path_or_content_is_another_program(tmp_path: Path) -> None:
    seen = [contents([tmp_path])]
    for name in ("module.py", "templates/page.html", "data.yaml"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        for text in ("one", "two"):
            path.write_text(text, encoding="utf-8")
            seen.append(contents([tmp_path]))
    (tmp_path / "data.yaml").rename(tmp_path / "other.yaml")
    seen.append(contents([tmp_path]))
    assert len(set(seen)) == len(seen)
    (tmp_path / "module.pyc").write_bytes(b"compiled")
    assert contents([tmp_path]) == seen[-1]


def test_values_of_any_type_are_kept(tmp_path: Path) -> None:
    make = Maker({("a", 1): frozenset({b"x"})})
    for _ in range(2):
        assert Memory(tmp_path, "one").recall_made("thing", [], make) == {("a", 1): frozenset({b"x"})}
    assert make.times == 1
    assert Memory().recall_made("thing", [], make) == make.value


def test_an_organisation_is_decided_again_when_a_level_has_changed_and_told_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    decided: list[object] = []

    def counted(*given: Any, **named: Any) -> Any:  # noqa: ANN401 - as what it stands for
        decided.append(given)
        return decide(*given, **named)

    monkeypatch.setattr(organisations, "decide", counted)
    model = compile_model(catalog())
    first = list(cases(catalog(), Editions(model), Memory(tmp_path, "one")))
    again = list(cases(catalog(), Editions(model), Memory(tmp_path, "one")))
    assert len(decided) == len(first)
    assert digest_of([case.found for case in again]) == digest_of([case.found for case in first])
    assert [case.told for case in again] == [case.told for case in first]
    edition = model["candidates"][0]["editions"][0]
    edition["levels"] = "0" * len(edition["levels"])
    list(cases(catalog(), Editions(model), Memory(tmp_path, "one")))
    assert len(decided) == 2 * len(first)
