"""Demands that nothing meets: said in a sentence, and as the lines that note them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from platform_guide.cache import digest_of
from platform_guide.catalog.schema.base import ID_LENGTH
from platform_guide.decision.audit.contradictions import Contradiction
from platform_guide.decision.audit.witness import as_query
from platform_guide.decision.engine.model import Model

READER = "a reader who has it: "
"""What stands in a hint before the answers of such a reader."""


class Unmet(NamedTuple):
    """Demands that cannot be met, each of `one_of` beside all others; `places` are those in which they cannot."""

    demands: tuple[str, ...]
    places: tuple[str, ...]
    one_of: tuple[str, ...]
    together: bool

    @classmethod
    def of(cls, model: Model, alike: Sequence[Contradiction]) -> Unmet:
        """Return contradictions that differ in one capability alone as one."""
        shared = frozenset.intersection(*(one.demands for one in alike))
        places = [place["id"] for place in model["places"] if place["id"] in shared]
        different = frozenset.union(*(one.demands for one in alike)) - shared
        demands = shared - set(places)
        return cls(tuple(sorted(demands)), tuple(sorted(places)), tuple(sorted(different)), alike[0].together)

    def words(self, model: Model) -> str:
        """Say what cannot be met."""
        where = f" in any of these places: {listed(self.places)}" if self.places else ""
        if self.together:
            most = model["parameters"]["max_parts"]
            return (
                f"with {listed(self.demands)}, no stack of at most {most} parts has all that some reader needs{where}"
            )
        one_of = f" with any one of {listed(self.one_of)}" if self.one_of else ""
        return f"nothing in the catalogue meets {listed(self.demands)} together{one_of}{where}"

    def hint(self, reader: Mapping[str, list[str]]) -> str:
        """Say how it is noted, in lines to copy."""
        return f"copy `- {{{self._noted()}}}` to known_infeasible, or mend the data; {READER}{as_query(reader)}"

    def _noted(self) -> str:
        names = sorted((*self.demands, *self.places))
        words = "-".join((*self.demands, *self.one_of)) or "all-needs"
        # Long ones that begin alike are told apart by what follows from the whole.
        end = f"-{digest_of(words)[:8]}" if len(words) > ID_LENGTH else ""
        name = f"{words[: ID_LENGTH - len(end)].strip('-')}{end}"
        fields = [f"id: {name}", f"demands: [{', '.join(names)}]"]
        fields += [f"one_of: [{', '.join(self.one_of)}]"] if self.one_of else []
        fields += ["together: true"] if self.together else []
        return ", ".join((*fields, 'because: "write why"'))


def listed(names: Iterable[str]) -> str:
    """Return names as a sentence lists them."""
    return ", ".join(f"`{name}`" for name in sorted(names)) or "what is needed by itself"
