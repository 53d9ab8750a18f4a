"""Says how many rows of a file are of each cultivar."""

import csv
import os
from collections import Counter
from pathlib import Path


def counts(file: Path) -> dict[str, int]:
    """Return how many rows of a CSV file there are of each cultivar."""
    with file.open(encoding="utf-8") as rows:
        return dict(Counter(row["cultivar"] for row in csv.DictReader(rows)))


def main() -> None:
    """Print what was counted in the file that `HARVEST_FILE` names."""
    for name, count in sorted(counts(Path(os.environ["HARVEST_FILE"])).items()):
        print(f"{name}: {count}")
