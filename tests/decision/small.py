"""A small catalogue about nothing in particular, for tests of the decision."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from platform_guide.catalog.catalog import RecordKey
from platform_guide.catalog.schema.base import Frozen
from platform_guide.catalog.schema.model import Area, Platform, Settings
from platform_guide.catalog.schema.vocabulary import Delivery
from platform_guide.decision.data.model import DecisionData
from platform_guide.decision.data.record import RECORD
from platform_guide.decision.data.vocabulary import MESSAGES
from platform_guide.decision.engine.compile import compile_model
from platform_guide.decision.rules.checks import check_decision
from platform_guide.decision.rules.context import Context

if TYPE_CHECKING:
    from collections.abc import Mapping

    from platform_guide.decision.engine.model import Model

PROOF = [{"url": "https://example.org/docs", "title": "Reference", "kind": "documentation"}]
DAY = "2026-11-20"
AREAS = {"store": ["keep", "version"], "run": ["jobs", "big-jobs"], "track": ["log", "compare"], "guard": ["audit"]}

LIMITS: dict[str, list[dict[str, str]]] = {
    "keep": [
        {"id": "young", "level": "partial", "text": "It is a preview."},
        {"id": "narrow", "level": "partial", "text": "It keeps what is small."},
    ],
    "log": [{"id": "late", "level": "partial", "text": "It logs with a delay."}],
}


@dataclass(frozen=True)
class Small:
    """What the compiler reads of a catalogue."""

    decision: DecisionData
    platforms: Mapping[str, Platform]
    settings: Settings = field(default_factory=lambda: Settings.model_validate(SETTINGS))
    areas: tuple[Area, ...] = field(default_factory=lambda: tuple(_areas()))
    data_date: dt.date = dt.date(2026, 11, 20)

    @property
    def records(self) -> Mapping[RecordKey, Frozen]:
        """The decision as a catalogue holds it."""
        return {RECORD: self.decision}


SETTINGS: dict[str, Any] = {
    "title": "Small",
    "categories": [{"id": name, "label": name, "description": name} for name in ("whole", "piece")],
    "environments": [{"id": name, "label": name, "description": name} for name in ("cloud", "site", "vendor")],
    "flows": [
        {"id": "run-track", "label": "a", "description": "a", "source": "run", "target": "track"},
        {"id": "track-store", "label": "b", "description": "b", "source": "track", "target": "store"},
    ],
    "limits": {"stale_after": 180, "expired_after": 365},
}


def _areas() -> list[Area]:
    meanings = {"full": "f", "partial": "p", "none": "n"}
    common = {"definition": "d", "why": "w", "levels": meanings, "test": "t"}
    return [
        Area.model_validate(
            {
                "id": area,
                "name": area,
                "short": area,
                "order": order,
                "summary": "s",
                "capabilities": [
                    {"id": name, "name": name.title(), "short": name, **common, "limits": LIMITS.get(name, [])}
                    for name in names
                ],
            }
        )
        for order, (area, names) in enumerate(AREAS.items())
    ]


def edition(name: str = "only", **changes: object) -> dict[str, Any]:
    """Return the data of an edition; where nothing is said of a way or a place, it is not to be had there."""
    ways = {str(way) for way in changes.get("delivery", ("self-hosted", "customer-cloud"))}  # type: ignore[attr-defined]
    places = {str(place) for place in changes.get("environments", ("cloud", "site"))}  # type: ignore[attr-defined]
    return {
        "not_delivery": [way.value for way in Delivery if way not in ways],
        "not_environments": [place for place in ("cloud", "site", "vendor") if place not in places],
        "id": name,
        "name": name,
        "delivery": ["self-hosted", "customer-cloud"],
        "environments": ["cloud", "site"],
        "licence": "MIT",
        "licence_family": "open-source",
        "pricing": {"model": "free"},
        "status": "active",
        "evidence": PROOF,
        "verified_on": DAY,
        **changes,
    }


def platform(name: str, levels: Mapping[str, str], **changes: Any) -> Platform:  # noqa: ANN401 - fields of any type
    """Return an entry; its scope is every area of which it has a level."""
    differences: Mapping[str, Mapping[str, str]] = changes.pop("differences", {})
    limits: Mapping[str, list[str]] = changes.pop("limits", {})
    integrations = changes.pop("integrations", [])
    scope = [area for area, names in AREAS.items() if set(names) & set(levels)]
    claims = {
        capability: {
            "level": levels.get(capability, "none"),
            "limits": limits.get(capability, []),
            "evidence": PROOF,
            "verified_on": DAY,
            "editions": {
                which: {"level": level, "note": "differs"} for which, level in differences.get(capability, {}).items()
            },
        }
        for area in scope
        for capability in AREAS[area]
    }
    status = changes.pop("status", "active")
    lifecycle = {"status": status, "successor": changes.pop("successor", None), "evidence": PROOF, "verified_on": DAY}
    return Platform.model_validate(
        {
            "id": name,
            "name": name.title(),
            "kind": "component",
            "category": "piece",
            "summary": "An entry of a small catalogue that tests use and nobody else.",
            "owner": {"name": "Somebody", "evidence": PROOF, "verified_on": DAY},
            "links": {"website": "https://example.org/"},
            "editions": [edition()],
            "lifecycle": lifecycle,
            "scope": [{"area": area, "evidence": PROOF} for area in scope],
            "integrations": [
                {"with": other, "flow": flow, "kind": "built-in", "evidence": PROOF, "verified_on": DAY}
                for other, flow in integrations
            ],
            "claims": claims,
            **changes,
        }
    )


UNKNOWN = {"label": "I don't know", "find_out": "Look it up.", "ask": "Somebody"}


def _single(name: str, answers: Mapping[str, Mapping[str, Any]], to: str | list[dict[str, str]]) -> dict[str, Any]:
    return {
        "id": name,
        "step": "first",
        "text": f"What about {name}?",
        "why": "It matters.",
        "kind": "single",
        "answers": [{"id": key, "label": key, "set": dict(value)} for key, value in answers.items()],
        "unknown": UNKNOWN,
        "assumed": list(answers)[-1:],
        "next": [{"to": to}] if isinstance(to, str) else to,
    }


def _fact(name: str, kind: str, values: str = "", **more: object) -> dict[str, Any]:
    found = [{"id": value, "label": value} for value in values.split()]
    return {"id": name, "type": kind, "label": name, "why": "It matters.", "values": found, **more}


DECISION: dict[str, Any] = {
    "facts": [
        _fact("goal", "enum", "learn whole"),
        _fact("closed", "bool"),
        _fact("place", "enum", "cloud site anywhere", unasked="anywhere"),
        _fact("skill", "ordinal", "low middle high", unasked="middle"),
        _fact("size", "number", minimum=1, maximum=100, unit="runs"),
        _fact("wishes", "set", "logs compares"),
        _fact("audited", "bool"),
        _fact("has", "entries"),
        _fact("named", "stacks", minimum=2, maximum=4, allow_unknown=False),
    ],
    "steps": [{"id": "first", "label": "First", "description": "The first step."}],
    "doors": [
        {"id": "learn", "label": "Learn", "description": "d", "start": "lesson", "set": {"goal": "learn"}},
        {"id": "whole", "label": "Whole", "description": "d", "start": "closed", "short": ["size", "wishes"]},
        {
            "id": "judge",
            "label": "Judge",
            "description": "d",
            "start": "named",
            "short": ["named", "wishes"],
            "assumes": ["skill"],
            "readers": 0,
        },
    ],
    "questions": [
        _single("lesson", {"yes": {"skill": "low"}, "no": {}}, "end"),
        _single(
            "closed",
            {"yes": {"closed": True, "goal": "whole"}, "no": {"closed": False, "goal": "whole"}},
            [{"when": "not closed", "to": "place"}, {"to": "size"}],
        ),
        _single(
            "place", {"cloud": {"place": "cloud"}, "site": {"place": "site"}, "any": {"place": "anywhere"}}, "size"
        ),
        {
            **_single("size", {}, [{"when": "size >= 50", "to": "skill"}, {"to": "wishes"}]),
            "kind": "number",
            "assumed": ["20"],
            "fact": "size",
        },
        _single("skill", {name: {"skill": name} for name in ("low", "middle", "high")}, "wishes"),
        {
            **_single(
                "wishes",
                {
                    "logs": {"wishes": ["logs"]},
                    "compares": {"wishes": ["compares"]},
                    "audit": {"audited": True},
                    "nothing": {},
                },
                "has",
            ),
            "kind": "multi",
        },
        {**_single("has", {}, "end"), "kind": "entries", "fact": "has", "assumed": ["none"]},
        {
            **_single("named", {}, "closed"),
            "kind": "stacks",
            "fact": "named",
            "offer": ["hall", "ledger"],
            "unknown": None,
        },
    ],
    "maturity": {
        "evidence": PROOF,
        "stages": [{"id": name, "label": name, "description": "A stage."} for name in ("first", "second", "third")],
    },
    "rules": [
        {
            "id": "lesson",
            "when": "goal == learn",
            "because": "Learn first.",
            "outcome": {"kind": "learn", "lesson": {"path": "learn/index.md", "label": "Learn"}},
        },
        {
            "id": "tiny",
            "when": "goal == whole and size <= 1 and not audited",
            "because": "One run needs nothing.",
            "outcome": {"kind": "none-needed", "lesson": {"path": "learn/index.md", "label": "Learn"}},
        },
        {
            "id": "always",
            "when": True,
            "maturity": "first",
            "because": "Everybody keeps things.",
            "need": [{"capability": "keep", "level": "partial"}],
        },
        {
            "id": "runs",
            "when": "size >= 10",
            "maturity": "second",
            "because": "Many runs.",
            "need": [{"capability": "jobs", "level": "partial"}],
        },
        {
            "id": "large",
            "when": "size >= 50",
            "because": "Very many runs.",
            "need": [{"capability": "jobs", "level": "full"}, {"capability": "keep", "level": "full"}],
            "swing": {"room": 100},
        },
        {
            "id": "logs",
            "when": "wishes contains logs",
            "because": "You said so.",
            "need": [{"capability": "log", "level": "partial"}],
        },
        {
            "id": "compares",
            "when": "wishes contains compares",
            "because": "You said so.",
            "need": [{"capability": "compare", "level": "full"}],
        },
        {
            "id": "closed",
            "when": "closed",
            "because": "Nothing gets out.",
            "require": [{"that": "delivery contains air-gapped", "on_unknown": "exclude", "label": "Runs closed"}],
        },
        {
            "id": "placed",
            "when": "place in [cloud, site]",
            "because": "It is there.",
            "require": [
                {
                    "that": "environments contains fact.place or environments contains vendor",
                    "on_unknown": "exclude",
                    "label": "Runs there",
                }
            ],
        },
        {
            "id": "audit",
            "when": "audited",
            "because": "An auditor asks.",
            "require": [
                {"that": "claim.audit >= partial", "on_unknown": "verify", "label": "Records deeds"},
                {"that": "free_tier or pricing != quote", "on_unknown": "exclude", "label": "Price known"},
            ],
            "swing": {"safe": 100},
            "note": "Ask the auditor.",
        },
        {
            "id": "unskilled",
            "when": "skill == low",
            "because": "Nobody runs it.",
            "require": [
                {"that": "not owned or delivery contains saas", "on_unknown": "exclude", "label": "Run by others"}
            ],
            "swing": {"easy": 100},
        },
    ],
    "parameters": {
        "max_parts": 4,
        "slack": 2,
        "listed": 12,
        "verify_listed": 6,
        "alike": 3,
        "nodes": 20000,
        "fewest": 3,
        "behind": 100,
        "conflict": 3,
        "weightings": 200,
        "completions": 24,
    },
    "places": [
        {
            "id": "cloud",
            "label": "cloud",
            "deliveries": ["saas", "customer-cloud"],
            "environments": ["cloud", "vendor"],
        },
        {
            "id": "site",
            "label": "site",
            "deliveries": ["self-hosted", "air-gapped", "saas"],
            "environments": ["site", "vendor"],
        },
    ],
    "criteria": [
        {
            "id": "room",
            "label": "Room",
            "claims": ["jobs", "big-jobs", "version", "compare"],
            "saturate": True,
            "rollup": "max",
        },
        {"id": "safe", "label": "Safe", "claims": ["audit"], "rollup": "min"},
        {"id": "deep", "label": "Deep", "claims": ["keep", "log"], "rollup": "mean", "weight": 20},
        {
            "id": "easy",
            "label": "Easy",
            "attribute": "delivery",
            "values": {"saas": 100, "customer-cloud": 80, "self-hosted": 40, "air-gapped": 30},
            "rollup": "sum-cost",
        },
        {
            "id": "free",
            "label": "Free",
            "attribute": "free_tier",
            "values": {"true": 100, "false": 0},
            "rollup": "min",
            "weight": 10,
        },
        {
            "id": "known",
            "label": "Known",
            "computed": "owned-share",
            "anchors": [{"at": 0, "score": 0}, {"at": 50, "score": 100}],
        },
        {
            "id": "few",
            "label": "Few",
            "computed": "parts",
            "anchors": [{"at": 0, "score": 100}, {"at": 2, "score": 50}],
        },
        {
            "id": "joined",
            "label": "Joined",
            "computed": "glue",
            "anchors": [{"at": 0, "score": 100}, {"at": 1, "score": 0}],
        },
    ],
    "messages": {code: " ".join([code, *("{" + word + "}" for word in words)]) for code, words in MESSAGES.items()},
}
for _criterion in DECISION["criteria"]:
    _criterion.update({"low_label": "low", "high_label": "high", "rationale": "r"})


def entries() -> list[Platform]:
    """Return the entries of the small catalogue."""
    saas = {"delivery": ["saas"], "environments": ["vendor"], "licence_family": "proprietary", "licence": "proprietary"}
    everything = {name: "full" for names in AREAS.values() for name in names}
    return [
        platform("barn", {"keep": "full", "version": "partial"}),
        platform(
            "crate",
            {"keep": "partial", "audit": "unknown"},
            limits={"keep": ["young"]},
            integrations=[("ledger", "track-store")],
        ),
        platform(
            "engine",
            {"jobs": "full", "big-jobs": "diy", "audit": "none"},
            integrations=[("ledger", "run-track")],
            editions=[edition("free"), edition("closed", delivery=["air-gapped"], environments=["site"])],
            differences={"jobs": {"closed": "partial"}},
        ),
        platform("gone", {"log": "full", "compare": "full"}, status="discontinued", successor="ledger"),
        platform(
            "hall",
            everything,
            secondary=["keep", "log"],
            kind="platform",
            category="whole",
            editions=[edition("service", **saas, pricing={"model": "quote"})],
        ),
        platform(
            "ledger", {"log": "full", "compare": "full", "audit": "partial"}, integrations=[("barn", "track-store")]
        ),
        platform("lost", {"compare": "partial"}, status="sunset"),
        platform(
            "manor",
            {**everything, "audit": "unknown", "compare": "partial"},
            kind="platform",
            category="whole",
            editions=[
                edition("all", delivery=["self-hosted", "air-gapped"], pricing={"model": "usage", "free_tier": True})
            ],
        ),
    ]


def catalogue(platforms: list[Platform] | None = None, **changes: Any) -> Small:  # noqa: ANN401 - data of any shape
    """Return the small catalogue, with other entries or other decision data."""
    found = entries() if platforms is None else platforms
    return Small(DecisionData.model_validate({**DECISION, **changes}), {one.id: one for one in found})


def model(platforms: list[Platform] | None = None, **changes: Any) -> Model:  # noqa: ANN401 - data of any shape
    """Return the compiled small catalogue as it comes back from JSON."""
    found: Model = json.loads(json.dumps(compile_model(catalogue(platforms, **changes))))
    return found


def problems(**changes: Any) -> list[tuple[str, tuple[str | int, ...], str, str]]:  # noqa: ANN401 - data of any shape
    """Return what the checks find in the small decision with changes."""
    source = catalogue(**changes)
    context = Context(source.decision, source.settings, source.areas, frozenset(source.platforms))
    return list(check_decision(context))
