"""The decision as a kind of record, handed to the catalogue beside its own kinds."""

from __future__ import annotations

from platform_guide.catalog.kinds import Kind
from platform_guide.catalog.schema.files import DataFile
from platform_guide.decision.data.model import DecisionData
from platform_guide.decision.data.record import DECISION
from platform_guide.decision.layers.layered import LAYERED
from platform_guide.decision.rules.all import decision_is_sound
from platform_guide.decision.rules.evidence import addresses_are_fit

KIND = Kind(
    DECISION,
    DataFile("decision", DecisionData, "`data/decision/*.yaml`, together"),
    whole=True,
    rules=(addresses_are_fit, decision_is_sound),
    layered=LAYERED,
)
