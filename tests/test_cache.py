from __future__ import annotations

import hashlib
import os
import pickle
import shutil
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from platform_guide import cache
from platform_guide.cache import Cache, contents, digest_of
from platform_guide.decision.engine.compile import compile_model
from platform_guide.decision.engine.editions import Editions
from platform_guide.decision.engine.recommend import decide
from platform_guide.issues import Location
from platform_guide.sections.decide import organisations
from platform_guide.sections.decide.organisations import cases
from platform_guide.sections.shared.kept import KEPT
from platform_guide.sections.shared.page import Asset, Found, Heading, Output, Page, SearchEntry
from tests.shipped import catalog
from tests.support import FULL_DISKS, ROOT, full_disk, run

if TYPE_CHECKING:
    from collections.abc import Callable


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
        assert Cache(tmp_path, "one").recall("thing", ["x"], make) == {"a": [1, None, "ä"]}
    assert make.times == 1
    for other in (("one", "thing", ["y"]), ("two", "thing", ["x"]), ("one", "other", ["x"])):
        Cache(tmp_path, other[0]).recall(other[1], other[2], make)
    assert make.times == 4


def test_without_a_folder_nothing_is_kept() -> None:
    make = Maker()
    assert [Cache().recall("thing", [], make) for _ in range(2)] == ["value"] * 2
    assert make.times == 2


def kept_file(folder: Path) -> Path:
    """The one file that holds a value."""
    (file,) = (path for path in folder.iterdir() if path.name.startswith("thing-"))
    return file


def recall(folder: Path, make: Maker) -> object:
    return Cache(folder, "one").recall("thing", [], make)


@pytest.mark.parametrize("damage", [b"", b"x" * 200, b"short"])
def test_a_damaged_file_counts_as_none(tmp_path: Path, damage: bytes) -> None:
    make = Maker("good")
    recall(tmp_path, make)
    file = kept_file(tmp_path)
    whole = file.read_bytes()
    for content in (damage, whole[:-1] + b"!", whole[:-1], whole + b" ", whole[: len(whole) // 2]):
        file.write_bytes(content)
        assert recall(tmp_path, make) == "good"
    assert make.times == 6


def test_a_file_from_another_folder_or_for_another_value_counts_as_none(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    recall(there, Maker("foreign"))
    recall(here, Maker("old"))
    shutil.copy(kept_file(there), kept_file(here))
    assert recall(here, Maker("good")) == "good"
    Cache(here, "one").recall("thing", ["other"], Maker("other"))
    file = kept_file_of(here, ["other"])
    file.replace(kept_file_of(here, []))
    assert recall(here, Maker("good")) == "good"


def kept_file_of(folder: Path, made_from: object) -> Path:
    return folder / f"thing-{digest_of(['one', made_from])}"


def test_another_program_gets_nothing(tmp_path: Path) -> None:
    recall(tmp_path, Maker("one"))
    assert Cache(tmp_path, "two").recall("thing", [], Maker("two")) == "two"


def test_a_planted_file_runs_no_code_and_counts_as_none(tmp_path: Path) -> None:
    recall(tmp_path, Maker("good"))
    file, witness = kept_file(tmp_path), tmp_path / "witness"

    class Planted:
        def __reduce__(self) -> tuple[Any, ...]:
            return Path.touch, (witness,)

    content = pickle.dumps(Planted())
    file.write_bytes(content + hashlib.sha256(content).hexdigest().encode())
    assert recall(tmp_path, Maker("good")) == "good"
    assert not witness.exists()


@pytest.mark.parametrize("name", ["key", "thing"])
@pytest.mark.parametrize("mode", [0o644, 0o660, 0o602])
def test_a_file_that_others_could_have_written_or_that_came_with_a_checkout_counts_as_none(
    tmp_path: Path, mode: int, name: str
) -> None:
    make = Maker("good")
    recall(tmp_path, make)
    next(path for path in tmp_path.iterdir() if path.name.startswith(name)).chmod(mode)
    assert [recall(tmp_path, make) for _ in range(2)] == ["good"] * 2
    assert make.times == 2


def test_a_file_of_another_user_counts_as_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make = Maker("good")
    recall(tmp_path, make)
    monkeypatch.setattr(os, "geteuid", lambda: 12345)
    recall(tmp_path, make)
    assert make.times == 2


def folder_in_its_place(file: Path) -> None:
    file.mkdir()
    (file / "inside").touch()


def unreadable(file: Path) -> None:
    file.touch(mode=0)


@pytest.mark.parametrize(
    "put",
    [folder_in_its_place, unreadable, os.mkfifo, lambda file: file.symlink_to(file), lambda file: file.symlink_to("/")],
)
@pytest.mark.parametrize("name", ["key", "thing"])
def test_whatever_stands_in_the_place_of_a_file_stops_and_delays_nothing(
    tmp_path: Path, put: Callable[[Path], None], name: str
) -> None:
    recall(tmp_path, Maker("good"))
    (file,) = (path for path in tmp_path.iterdir() if path.name.startswith(name))
    file.unlink()
    put(file)
    make = Maker("good")
    kept = Cache(tmp_path, "one")
    assert [kept.recall("thing", [], make) for _ in range(2)] == ["good"] * 2
    kept.prune()
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(f".{os.getpid()}")] == []


def test_where_nothing_can_be_written_everything_is_made(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    make = Maker()
    kept = Cache(blocked / "folder", "one")
    assert [kept.recall("thing", [], make) for _ in range(2)] == ["value"] * 2
    assert make.times == 2
    kept.prune()


PROGRAM = """
import sys
from pathlib import Path
from platform_guide.cache import Cache
cache = Cache(Path(sys.argv[1]), "one")
made = [cache.recall("thing", [], lambda: "made" * 1_000_000) for _ in range(2)]
cache.prune()
print([len(one) for one in made], sorted(path.name for path in Path(sys.argv[1]).iterdir()))
"""


def test_without_permission_everything_is_made() -> None:
    # The superuser may write everywhere.
    lower = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups") if os.geteuid() == 0 else ()
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        cache = Path(folder, "cache")
        recall(cache, Maker("good"))
        kept = kept_file(cache).name
        cache.chmod(0o555)
        shutil.copytree(ROOT / "hooks/platform_guide", Path(folder, "platform_guide"))
        result = run(*lower, sys.executable, "-B", "-c", PROGRAM, cache, cwd=Path(folder))
        cache.chmod(0o755)
    assert result.stdout == f"[{4_000_000 if lower else 4}, {4_000_000 if lower else 4}] ['key', '{kept}']\n"


@pytest.mark.parametrize("kind", FULL_DISKS)
def test_a_full_disk_stops_nothing(tmp_path: Path, kind: str) -> None:
    with full_disk(kind, tmp_path / "disk") as (disk, before):
        cache = disk / "cache"
        result = run(*before, sys.executable, "-c", PROGRAM, cache, env={"PYTHONPATH": str(ROOT / "hooks")})
    assert result.stdout == "[4000000, 4000000] ['key']\n", result.stderr


def test_what_was_used_longest_ago_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "_FEW", 2)
    kept = Cache(tmp_path, "one")

    made = []
    for at in range(3):
        kept.recall("thing", at, Maker())
        (file,) = (path for path in tmp_path.iterdir() if path not in made and path.name != "key")
        os.utime(file, (at, at))
        made.append(file)
    kept.recall("other", 0, Maker())
    kept.prune()
    assert made[0] not in tmp_path.iterdir()
    assert len(list(tmp_path.iterdir())) == 4
    assert (tmp_path / "key").exists()


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


OUTPUT = Output(
    pages=(
        Page(
            path="a/b.md",
            title='T "ä"',
            html="<p>ä\n\u2028</p>",
            meta={"hide": ["toc"], "search": {"exclude": True}, "feed": None},
            headings=(Heading("a", "A", (Heading("b", "B"),)),),
            search=(SearchEntry(Found.PAIR, "a/b/", "T", names=("x",), of=("y", "z")),),
            source=Location("data/x.yaml", 3, 4),
        ),
        Page(path="c.md", title="", html="", meta={}),
    ),
    assets=(Asset("x.bin", bytes(range(256))), Asset("empty", b"")),
)


def test_pages_and_files_are_kept(tmp_path: Path) -> None:
    make = Maker(OUTPUT)
    for _ in range(2):
        assert Cache(tmp_path, "one").recall_made("thing", [], make, KEPT) == OUTPUT
    assert make.times == 1
    assert Cache().recall_made("thing", [], make, KEPT) == make.value


@pytest.mark.parametrize(
    "output",
    [
        Output(pages=(replace(OUTPUT.pages[0], path="../b.md"),), assets=()),
        Output(pages=(), assets=(Asset("a/../../b", b""),)),
        Output(pages=(), assets=(Asset("/b", b""),)),
    ],
)
def test_a_kept_path_that_leads_out_of_the_site_counts_as_none(tmp_path: Path, output: Output) -> None:
    Cache(tmp_path, "one").recall_made("thing", [], Maker(output), KEPT)
    assert Cache(tmp_path, "one").recall_made("thing", [], Maker(OUTPUT), KEPT) == OUTPUT


@pytest.mark.parametrize("value", [None, 5, [], [[], []], [[{}], []], [[], ["a"]], [[], [5]], "x", {"pages": []}])
def test_a_kept_value_of_another_form_counts_as_none(tmp_path: Path, value: object) -> None:
    recall(tmp_path, Maker(value))
    expected = OUTPUT if value != [[], []] else Output((), ())
    assert Cache(tmp_path, "one").recall_made("thing", [], Maker(OUTPUT), KEPT) == expected


def test_an_organisation_is_decided_again_when_a_level_has_changed_and_told_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    decided: list[object] = []

    def counted(*given: Any, **named: Any) -> Any:  # noqa: ANN401 - as what it stands for
        decided.append(given)
        return decide(*given, **named)

    monkeypatch.setattr(organisations, "decide", counted)
    model = compile_model(catalog())
    first = list(cases(catalog(), Editions(model), Cache(tmp_path, "one")))
    again = list(cases(catalog(), Editions(model), Cache(tmp_path, "one")))
    assert len(decided) == len(first)
    assert digest_of([case.found for case in again]) == digest_of([case.found for case in first])
    assert [case.told for case in again] == [case.told for case in first]
    edition = model["candidates"][0]["editions"][0]
    edition["levels"] = "0" * len(edition["levels"])
    list(cases(catalog(), Editions(model), Cache(tmp_path, "one")))
    assert len(decided) == 2 * len(first)
