"""What claims of the guide's own data keep, beyond what the rules ask of every guide."""

from __future__ import annotations

import re

import pytest

from platform_guide.catalog.schema.vocabulary import Delivery, Level
from platform_guide.guide import load_all
from tests import shipped
from tests.support import ROOT

pytestmark = pytest.mark.shipped

_READING = re.compile(
    r"\b(?:was|were|is|are|been)? ?not (?:been )?(?:established|read|looked into|looked at|opened|found out|met)\b"
    r"|\bcould not be (?:read|opened|established)\b|\bnobody (?:has )?read\b",
    re.IGNORECASE,
)
OPEN = {
    ("comet", "enterprise"),
    ("h2o", "cloud"),
    ("arize-ax", "cloud"),
    ("astronomer", "astro"),
    ("astronomer", "private-cloud"),
    ("dbt", "platform"),
    ("deepeval", "self-hosted"),
    ("kestra", "enterprise"),
    ("lightning-ai", "cloud"),
    ("lightning-ai", "own-cloud"),
    ("nvidia-run-ai", "saas"),
    ("openmetadata", "collate"),
    ("promptfoo", "on-prem"),
    ("temporal", "cloud"),
    ("truefoundry", "hosted"),
    ("truefoundry", "self-hosted"),
}
GOVERNED = ("access-control", "single-sign-on", "audit-log", "private-networking")
SCALED = ("autoscaling", "accelerators", "managed-jobs", "online-serving", "llm-serving", "batch-inference")


def test_every_rubric_names_its_limits_and_each_is_used() -> None:
    found = shipped.catalog()
    used = {
        (name, limit)
        for entry in found.platforms.values()
        for name, claim in entry.claims.items()
        for limit in (*claim.limits, *(one for said in claim.editions.values() for one in said.limits))
    }
    named = {(capability.id, limit.id) for _, capability in found.capabilities() for limit in capability.limits}
    assert {capability.id for _, capability in found.capabilities()} == {name for name, _ in named}
    assert named == used


def test_what_is_established_does_not_speak_of_reading() -> None:
    found = shipped.catalog().platforms.values()
    told = [
        (entry.id, name, claim.note)
        for entry in found
        for name, claim in entry.claims.items()
        if claim.level is not Level.UNKNOWN and _READING.search(claim.note or "")
    ]
    assert told == []


def test_editions_speak_for_themselves_where_buyers_ask() -> None:
    found = shipped.catalog()
    assert all(found.rubrics[name].by_edition for name in (*GOVERNED, *SCALED))
    silent = [
        (entry.id, name)
        for entry in found.platforms.values()
        for name in GOVERNED
        if (claim := entry.claims.get(name)) and claim.level is not Level.UNKNOWN
        for live in [[edition.id for edition in entry.editions if not edition.ended]]
        if len(live) > 1 and not claim.editions
    ]
    assert silent == []


def test_nothing_is_shown_that_was_read_of_another_product_alone() -> None:
    found = shipped.catalog()
    variants = [entry for entry in found.platforms.values() if entry.mirror]
    cells = [found.cell(entry, name) for entry in variants for name in found.capability_ids()]
    assert not [cell for cell in cells if cell.upstream]


def test_every_edition_says_who_runs_it_and_what_for() -> None:
    ways = {Delivery.SAAS, Delivery.CUSTOMER_CLOUD, Delivery.SELF_HOSTED}
    editions = [(entry.id, one) for entry in shipped.catalog().platforms.values() for one in entry.editions]
    open_ = {(entry, one.id) for entry, one in editions if ways - {*one.delivery, *one.not_delivery}}
    assert open_ == OPEN, "who runs an edition was looked for and not found in these alone"
    assert not [(entry, one.id) for entry, one in editions if one.use is None]


def test_no_note_tells_an_old_name_or_what_is_newest_on_a_day() -> None:
    _, issues = load_all(ROOT, ["data"], shipped.day())
    assert not [
        issue for issue in issues if issue.rule in {"note-of-a-day", "old-name-unknown", "reading-before-event"}
    ]
