"""What entries can be filtered by: the one table from which every filter, its words, values and numbers are made.

The list of entries, the matrix, its file for scripts and the parameters of an address follow from `FACETS`; whoever
adds an entry to it has added the facet everywhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum, auto

from platform_guide.catalog.catalog import Catalog
from platform_guide.catalog.schema.lookup import labels_of, names_of
from platform_guide.catalog.schema.model import Platform
from platform_guide.catalog.schema.verdict import NO_VERDICT
from platform_guide.catalog.schema.vocabulary import Delivery, Kind, Licence, Status
from platform_guide.sections.shared.words import FACT_LABELS, UNJUDGED, word

RESERVED = frozenset(
    {
        # Names in an address that mean something else.
        *("find", "has", "level", "column", "hide", "pin", "sort", "group", "turn", "same", "only", "density", "of"),
        # Names of a row in the file of the matrix, and of an attribute in the list.
        *("id", "name", "also", "over", "levels", "read", "other", "apart", "names"),
    }
)
"""What cannot be the id of a facet."""


class Where(Enum):
    """What a facet filters."""

    LIST = auto()
    MATRIX = auto()


@dataclass(frozen=True)
class Facet:
    """Something to filter by.

    `id` is its name in an address, in the file of the matrix and in attributes; it must stay, because old links hold.
    `values` are the ids that an entry has of `vocabulary`, which is in the order in which choices are shown. With
    `any_label`, the words for no choice, one value is chosen from a list rather than several from boxes.
    """

    id: str
    label: str
    values: Callable[[Catalog, Platform], Iterable[str]]
    vocabulary: Callable[[Catalog], Mapping[str, str]]
    where: frozenset[Where] = frozenset(Where)
    any_label: str = ""

    def __post_init__(self) -> None:
        """Refuse an id that means something else."""
        if self.id in RESERVED:
            message = f"`{self.id}` cannot be a facet: addresses or the file of the matrix use it for something else"
            raise ValueError(message)


@dataclass(frozen=True)
class Choice:
    """A value of a facet that some entry has, and how many do."""

    value: str
    label: str
    count: int


@dataclass(frozen=True)
class Choices:
    """A facet with the values that entries have, in the order of its vocabulary."""

    facet: Facet
    options: tuple[Choice, ...]

    @property
    def labels(self) -> dict[str, str]:
        """The words of the values."""
        return {option.value: option.label for option in self.options}


def _words(vocabulary: type[StrEnum]) -> Callable[[Catalog], Mapping[str, str]]:
    return lambda _: {item.value: word(item) for item in vocabulary}


def _verdict(catalog: Catalog, platform: Platform) -> tuple[str, ...]:
    """Return the verdict on an entry; where there are verdicts, having none can be asked for, too."""
    if platform.verdict:
        return (platform.verdict.status,)
    return (NO_VERDICT,) if catalog.judged else ()


def _verdicts(catalog: Catalog) -> Mapping[str, str]:
    return {**labels_of(catalog.settings.verdicts), NO_VERDICT: UNJUDGED}


_MATRIX = frozenset({Where.MATRIX})
_LIST = frozenset({Where.LIST})

FACETS: tuple[Facet, ...] = (
    Facet("verdict", FACT_LABELS["verdict"], _verdict, _verdicts),
    # The list is in groups by category already.
    Facet(
        "category",
        FACT_LABELS["category"],
        lambda _, platform: (platform.category,),
        lambda catalog: labels_of(catalog.settings.categories),
        where=_MATRIX,
    ),
    Facet("kind", "Kind", lambda _, platform: (platform.kind.value,), _words(Kind)),
    Facet(
        "delivery",
        FACT_LABELS["delivery"],
        lambda _, platform: (way.value for edition in platform.editions for way in edition.delivery),
        _words(Delivery),
    ),
    Facet(
        "licence",
        FACT_LABELS["licence"],
        lambda _, platform: (edition.licence_family.value for edition in platform.editions),
        _words(Licence),
    ),
    Facet(
        "cloud",
        FACT_LABELS["places"],
        lambda _, platform: (place for edition in platform.editions for place in edition.environments),
        lambda catalog: labels_of(catalog.settings.environments),
        where=_MATRIX,
    ),
    Facet(
        "status",
        FACT_LABELS["state"],
        lambda _, platform: (platform.lifecycle.status.value,),
        _words(Status),
        where=_MATRIX,
    ),
    # In the matrix areas are columns: there they are chosen, and nothing is filtered by them.
    Facet(
        "area",
        "Serves",
        lambda _, platform: (scope.area for scope in platform.scope),
        lambda catalog: names_of(catalog.areas),
        where=_LIST,
        any_label="any area",
    ),
)
"""All facets, in the order in which they are offered."""


def values_of(catalog: Catalog, platform: Platform, where: Where) -> dict[str, tuple[str, ...]]:
    """Return the values that an entry has, by the facet's id, each once; facets of which it has none are left out."""
    found = {
        facet.id: tuple(dict.fromkeys(facet.values(catalog, platform))) for facet in FACETS if where in facet.where
    }
    return {name: values for name, values in found.items() if values}


def choices(catalog: Catalog, where: Where) -> tuple[Choices, ...]:
    """Return the facets of which an entry has a value, without values that no entry has."""
    given = [values_of(catalog, platform, where) for platform in catalog.platforms.values()]
    found = []
    for facet in FACETS:
        counts = Counter(value for values in given for value in values.get(facet.id, ()))
        options = tuple(
            Choice(value, label, counts[value]) for value, label in facet.vocabulary(catalog).items() if counts[value]
        )
        if options:
            found.append(Choices(facet, options))
    return tuple(found)
