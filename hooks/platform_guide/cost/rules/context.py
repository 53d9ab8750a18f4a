"""What the rules of costs look at."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from platform_guide.catalog.read.source import Key
from platform_guide.catalog.rules.finding import Findings
from platform_guide.catalog.rules.finding import unknown as found
from platform_guide.cost.data.model import OPEN, CostData, CostLine, Product
from platform_guide.cost.data.record import RECORD

Path = tuple[Key, ...]


def named(data: CostData) -> Mapping[str, Sequence[str]]:
    """Return the ids of each list that has a name for its items."""
    return {
        "groups": [one.id for one in data.groups],
        "inputs": [one.id for one in data.inputs],
        "prices": [one.id for one in data.prices],
        "unpublished": [one.id for one in data.unpublished],
        "lines": [one.id for one in data.lines],
        "templates": [one.id for one in data.templates],
    }


def unknown(path: Path, word: str, name: str, known: Collection[str]) -> Findings:
    """Return what is said of a name that nothing has, with the nearest one."""
    return found(RECORD, path, "cost-name-unknown", (word, name, known))


def is_open(line: CostLine) -> bool:
    """Tell whether nobody knows the price of a line."""
    return line.price == OPEN


def lines(data: CostData) -> Iterator[tuple[Path, CostLine]]:
    """Yield every line with its path."""
    for at, line in enumerate(data.lines):
        yield ("lines", at), line


def products(data: CostData) -> Iterator[tuple[Path, Product]]:
    """Yield every product that has a price, or none that is published, with its path."""
    for at, price in enumerate(data.prices):
        if price.product is not None:
            yield ("prices", at, "product"), price.product
    for at, one in enumerate(data.unpublished):
        yield ("unpublished", at, "product"), one.product
