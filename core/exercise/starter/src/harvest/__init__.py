"""Says how many rows of a file are of each cultivar."""

import csv
from collections import Counter
from pathlib import Path

FILE = "/home/ada/wine.csv"


def counts() -> dict[str, int]:
    """Return how many rows there are of each cultivar."""
    with Path(FILE).open(encoding="utf-8") as rows:
        return dict(Counter(row["cultivar"] for row in csv.DictReader(rows)))


def main() -> None:
    """Print what was counted."""
    for name, count in sorted(counts().items()):
        print(f"{name}: {count}")
