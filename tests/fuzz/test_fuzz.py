"""Whatever happens to a data file, loading ends soon with located problems or a catalogue."""

from __future__ import annotations

import functools
import itertools
import os
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from pydantic import TypeAdapter, ValidationError

from platform_guide.catalog.schema.base import Url
from platform_guide.decision.data.record import decision_of
from platform_guide.guide import load_all
from platform_guide.issues import MOST, printable, report
from tests import sample
from tests.fuzz.mutate import ALL, SECONDS, Mutated, addresses, mutations, within, write

FILES = 3000 if ALL else 100
ADDRESSES = 500 if ALL else 50
SEED = int(os.environ.get("GUIDE_TEST_SEED", "1129"))


def test_the_same_seed_gives_the_same_files() -> None:
    assert list(itertools.islice(mutations(5), 30)) == list(itertools.islice(mutations(5), 30))
    assert list(itertools.islice(mutations(5), 30)) != list(itertools.islice(mutations(6), 30))
    assert list(itertools.islice(addresses(5), 30)) == list(itertools.islice(addresses(5), 30))


@functools.cache
def files() -> tuple[Mutated, ...]:
    """Return the changed files of this run."""
    return tuple(itertools.islice(mutations(SEED), FILES))


@pytest.mark.parametrize("number", range(FILES))
def test_a_mutated_file_gives_problems_or_a_catalogue(number: int, tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    mutated = files()[number]
    write(root, mutated)
    with within(SECONDS):
        catalog, issues = load_all(root, ["data"], sample.TODAY)
        said = report(issues) + "\n" + report(issues, "github")
    assert catalog is not None or issues, mutated
    assert said == printable(said), mutated
    assert said.count("\n") < 3 * MOST, mutated
    assert all((root / issue.location.path).exists() for issue in issues), mutated


def test_most_mutations_are_noticed(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    before = sample.catalog(root)
    noticed = 0
    for mutated in files()[:30]:
        whole = (root / mutated.path).read_bytes()
        write(root, mutated)
        after, _ = load_all(root, ["data"], sample.TODAY)
        noticed += after is None or (after.platforms, decision_of(after)) != (before.platforms, decision_of(before))
        (root / mutated.path).write_bytes(whole)
    assert noticed > 15


def test_random_addresses_are_normal_or_refused() -> None:
    check: TypeAdapter[str] = TypeAdapter(Url)
    sound = 0
    for text in itertools.islice(addresses(SEED), ADDRESSES):
        try:
            with within(SECONDS):
                url = check.validate_python(text)
        except ValidationError:
            continue
        sound += 1
        parts = urlsplit(url)
        assert parts.scheme in {"http", "https"}, text
        assert parts.hostname == parts.netloc.partition(":")[0], text
        assert parts.hostname.isascii(), text
        assert check.validate_python(url) == url, text
    assert sound > ADDRESSES // 50
