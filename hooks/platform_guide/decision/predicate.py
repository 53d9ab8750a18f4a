"""The evaluator of conditions under the engine's own name for it; checks of the data use the same one."""

from platform_guide.catalog.predicate_value import Lookup, evaluate, names

__all__ = ["Lookup", "evaluate", "names"]
