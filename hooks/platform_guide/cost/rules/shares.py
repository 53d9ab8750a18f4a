"""Lines: each has one source of its amount, and a share is one of lines that are paid when it is."""

from __future__ import annotations

from platform_guide.catalog.catalog import Catalog
from platform_guide.catalog.rules.finding import Finding, Findings
from platform_guide.cost.data.model import CostData
from platform_guide.cost.data.record import RECORD, costs_of
from platform_guide.cost.rules.context import is_open, lines


def lines_have_one_amount(catalog: Catalog) -> Findings:
    """Report lines with a price and a share, with neither, and shares that rise a second time."""
    for path, line in lines(costs_of(catalog)):
        if (line.price is None) == (not line.share_of):
            text = f"`{line.id}` needs exactly one of price and share_of"
            hint = "where nobody knows the price, write `price: open`"
            yield Finding(RECORD, (*path, "id"), "cost-line-amount", text, hint)
        for field, name in (("growth", line.growth), ("escalation", line.escalation)):
            if name is not None and line.share_of:
                text = f"a share rises with the lines it is a share of, so `{line.id}` has no {field}"
                yield Finding(RECORD, (*path, field), "cost-share-rises", text, f"remove {field}", of_key=True)
        if line.note is None and is_open(line):
            text = f"nobody knows the price of `{line.id}`, and it does not say why"
            hint = "add `note`: who was asked, or where one would be published"
            yield Finding(RECORD, (*path, "price"), "cost-open-unexplained", text, hint)


def shares_are_paid_together(catalog: Catalog) -> Findings:
    """Report a share of a line that is paid at another time: it would be one of nothing."""
    data = costs_of(catalog)
    when = {line.id: line.when for line in data.lines}
    for path, line in lines(data):
        for at, name in enumerate(line.share_of):
            if name in when and when[name] is not line.when:
                text = f"`{line.id}` is paid {_words(line.when)}, and `{name}` {_words(when[name])}"
                hint = "give both the same `when`"
                yield Finding(RECORD, (*path, "share_of", at), "cost-share-when", text, hint)


def _words(when: str) -> str:
    return {"yearly": "every year", "start": "at the start", "exit": "at the exit"}[when]


def shares_are_no_circle(catalog: Catalog) -> Findings:
    """Report a line that is a share of itself, directly or through others."""
    data = costs_of(catalog)
    for path, line in lines(data):
        for at, name in enumerate(line.share_of):
            if line.id in _reached(data, name):
                way = "itself" if name == line.id else f"itself, through `{name}`"
                hint = "let one of the lines have a price"
                text = f"`{line.id}` is a share of {way}"
                yield Finding(RECORD, (*path, "share_of", at), "cost-share-circle", text, hint)


def _reached(data: CostData, start: str) -> set[str]:
    """Return a line, what it is a share of, and what these are shares of."""
    parts = {line.id: line.share_of for line in data.lines}
    found: set[str] = set()
    waiting = [start]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += parts.get(name, ())
    return found
