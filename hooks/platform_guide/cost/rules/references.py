"""Names in the data of costs: each stands once where it is made, and exists where it is used."""

from __future__ import annotations

from collections.abc import Iterator

from platform_guide.catalog.catalog import PLATFORMS, Catalog
from platform_guide.catalog.rules.finding import Finding, Findings, repeated
from platform_guide.cost.data.model import OPEN, CostLine
from platform_guide.cost.data.record import RECORD, costs_of
from platform_guide.cost.rules.context import Path, lines, named, products, unknown

_FIGURES = ("inputs", "prices", "lines")
"""Lists whose items a reader can give a figure to: no name stands in two of them."""


def cost_ids_are_unique(catalog: Catalog) -> Findings:
    """Report the second use of an id, two defaults of one input, and a name that means that there is no price."""
    found = named(costs_of(catalog))
    for field, names in found.items():
        for at, name in repeated(names):
            text = f"the input `{name}` has two defaults" if field == "inputs" else f"`{name}` stands twice"
            yield Finding(RECORD, (field, at, "id"), "cost-id-twice", text, "keep one of the two, or rename it")
    for place, field in enumerate(_FIGURES):
        above = {name: other for other in _FIGURES[:place] for name in found[other]}
        for at, name in enumerate(found[field]):
            if name in above:
                text = f"`{name}` is the id of one of the {above[name]} as well"
                yield Finding(RECORD, (field, at, "id"), "cost-id-twice", text, "rename one of the two")
            if name == OPEN:
                hint = "choose another id"
                yield Finding(RECORD, (field, at, "id"), "cost-id-reserved", f"`{OPEN}` means no known price", hint)


def cost_names_resolve(catalog: Catalog) -> Findings:
    """Report lines that name an unknown group, input, price or line, and templates that name an unknown line."""
    data = costs_of(catalog)
    known = {field: set(names) for field, names in named(data).items()}
    priced = {*known["prices"], *known["inputs"], OPEN}
    if data.frame:
        yield from unknown(("frame", "rate"), "input", data.frame.rate, known["inputs"])
    for path, line in lines(data):
        yield from unknown((*path, "group"), "group", line.group, known["groups"])
        for where, name in _inputs_of(line):
            yield from unknown((*path, *where), "input", name, known["inputs"])
        if line.price is not None:
            yield from unknown((*path, "price"), "price or input", line.price, priced)
        for at, name in enumerate(line.share_of):
            yield from unknown((*path, "share_of", at), "line", name, known["lines"])
    for at, template in enumerate(data.templates):
        for place, name in enumerate(template.lines):
            yield from unknown(("templates", at, "lines", place), "line", name, known["lines"])


def _inputs_of(line: CostLine) -> Iterator[tuple[Path, str]]:
    """Yield each name of an input in a line, with its path there."""
    for field, names in (("quantity", line.quantity), ("per", line.per)):
        for at, name in enumerate(names):
            yield (field, at), name
    for field, one in (("growth", line.growth), ("escalation", line.escalation)):
        if one is not None:
            yield (field,), one


def cost_products_are_known(catalog: Catalog) -> Findings:
    """Report prices of a unit that nobody described, and entries or editions that the catalogue does not have."""
    data = costs_of(catalog)
    units = {unit.id for unit in catalog.settings.units}
    entries = catalog.ids(PLATFORMS)
    for at, price in enumerate(data.prices):
        yield from unknown(("prices", at, "unit"), "unit", price.unit, units)
    for here, product in products(data):
        yield from unknown((*here, "entry"), "entry", product.entry, entries)
        # An entry that was refused has problems of its own.
        entry = catalog.platforms.get(product.entry)
        if entry and product.edition is not None:
            editions = {edition.id for edition in entry.editions}
            yield from unknown((*here, "edition"), "edition", product.edition, editions)
