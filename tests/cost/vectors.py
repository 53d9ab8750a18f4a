"""Vectors: cost models with all that follows from them, kept in tests/vectors for every engine to repeat.

`python -m tests.cost.vectors` writes them anew; read the difference before you keep it.
"""

from __future__ import annotations

import json
from typing import Any

from tests import support
from tests.cost.cases import case, given, line, model, worked_out

FILE = support.ROOT / "tests" / "vectors" / "costs.json"

_SEATS = model(
    [given("seats", "10", "12", "20"), given("seat", "39.99"), given("more", "0", "0.1", "0.25")],
    [line("seats", quantity=["seats"], price="seat", growth="more", bill="vendor")],
    rate="0.08",
)
_OWN = model(
    [
        given("people", "0.2", "0.3", "0.4"),
        given("salary", "60000", "80000", "100000"),
        given("hours", "500"),
        given("busy", "0.35", "0.5", "0.7", "lowers"),
        given("machine", "0.192"),
        given("spare", "0.5"),
        given("wages", "0.03"),
        given("setup", "5000"),
    ],
    [
        line("staff", "people", quantity=["people"], price="salary", escalation="wages"),
        line("machines", "infrastructure", quantity=["hours"], per=["busy"], price="machine", bill="cloud"),
        line("test-machines", "infrastructure", quantity=["spare"], share_of=["machines"], bill="cloud"),
        line("moving-in", "migration", when="start", price="setup"),
        line("support", "licence"),
        line("moving-out", "exit", when="exit", price="setup", escalation="wages"),
    ],
    rate="0.08",
    middle=True,
)


def _ask(years: int = 3, even: str = "seats", **put: str) -> dict[str, Any]:
    return {"models": [_SEATS, _OWN], "years": years, "put": put, "even": even}


CASES: dict[str, dict[str, Any]] = {
    "three-years": _ask(),
    "one-year": _ask(1),
    "five-years": _ask(5),
    "open-line-filled": _ask(3, support="1200"),
    "rate-of-nothing": _ask(3, rate="0"),
    "bent": _ask(3, "busy"),
    "by-the-rate": _ask(3, "rate"),
    **{
        f"refused-{name}": _ask(3, seat=text)
        for name, text in {
            "empty": " ",
            "negative": "-3",
            "large": "1e30",
            "text": "many",
            "power": "1e3",
            "long": "1" * 70,
        }.items()
    },
    **{f"by-chance-{seed}": case(seed) for seed in range(3)},
}


def build() -> list[dict[str, Any]]:
    """Return the vectors as they should be."""
    return [{"name": name, "asked": asked, "expected": worked_out(asked)} for name, asked in CASES.items()]


def as_text(value: object) -> str:
    """Format JSON so that a difference can be read."""
    return json.dumps(value, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def main() -> None:
    """Write the vectors."""
    FILE.write_text(as_text(build()), encoding="utf-8")


if __name__ == "__main__":
    main()
