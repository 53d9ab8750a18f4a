"""One process reads the pages of all tests: to start one takes longer than most of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from platform_guide.reread import run
from platform_guide.reread.text import Reader


@pytest.fixture(scope="session")
def reader() -> Iterator[Reader]:
    """A reader that runs until the last test."""
    found = Reader(2.0)
    yield found
    found.close()


@pytest.fixture(autouse=True)
def _one_reader(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    class Lent:
        def __init__(self, seconds: float) -> None:
            self.seconds = seconds
            self.read = reader.read

        def close(self) -> None:
            """It is still needed."""

    monkeypatch.setattr(run, "Reader", Lent)
