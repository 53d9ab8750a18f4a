"""An event keeps its identity when its words or its day are corrected."""

from __future__ import annotations

import json
from pathlib import Path

import feedparser
import icalendar
import pytest

from platform_guide.catalog.events import derived
from platform_guide.sections.data.changes import compare
from platform_guide.sections.data.event_changes import Plain
from platform_guide.sections.data.exports import exports
from platform_guide.sections.data.feeds import feeds
from platform_guide.sections.shared.render import Renderer
from tests import sample

ROADSTER = "data/platforms/roadster.yaml"
DAY = "    - date: 2024-05-01\n      kind: renamed\n"


def published(root: Path) -> tuple[str, str, str, int]:
    """Return what the sample's one event is called in the calendar, in both feeds, and its SEQUENCE."""
    found = {asset.path: asset.content for asset in feeds(sample.catalog(root), Renderer())}
    (event,) = icalendar.Calendar.from_ical(found["end-of-life.ics"]).walk("VEVENT")
    ids = [feedparser.parse(found[path]).entries[0].id for path in ("feed.xml", "platforms/roadster/feed.xml")]
    return str(event["UID"]), ids[0], ids[1], event.decoded("SEQUENCE")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The sample, with an announced end of a part."""
    root = sample.sample(tmp_path)
    sample.change(root, ROADSTER, DAY, DAY.replace("renamed", "end-of-life\n      part: The bell"))
    return root


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("text: Penny was renamed Roadster.", "text: The bell will be sold no more."),
        ("    - date: 2024-05-01", "    - date: 2025-01-31"),
        ("    - date: 2024-05-01", "    - id: the-bell-end-of-life\n      date: 2025-01-31"),
    ],
    ids=["text", "day", "an id that says the same"],
)
def test_a_correction_keeps_the_identity(root: Path, old: str, new: str) -> None:
    before = published(root)
    assert before[0] == before[1] == before[2]
    assert before[3] == 0
    sample.change(root, ROADSTER, old, new)
    assert published(root) == before


def test_the_revision_is_the_sequence_of_the_calendar(root: Path) -> None:
    before = published(root)
    sample.change(root, ROADSTER, "      part: The bell", "      part: The bell\n      revision: 3")
    assert published(root) == (*before[:3], 3)


def test_an_id_is_an_identity_of_its_own(root: Path) -> None:
    before = published(root)
    sample.change(root, ROADSTER, "    - date: 2024-05-01", "    - id: bell-ends\n      date: 2024-05-01")
    assert published(root)[0] != before[0]


def test_an_identity_that_was_published_is_kept(root: Path) -> None:
    number = "0d9a2c61-6c0a-5d53-9c26-0f3f6ad3bb11"
    text = f"id: events\nevents:\n  roadster:\n    the-bell-end-of-life: {number}\n"
    sample.write(root, "data/identities/events.yaml", text)
    assert published(root)[:3] == (f"urn:uuid:{number}",) * 3


def test_an_identity_is_made_of_plain_words() -> None:
    assert derived("end-of-life", "C++ client, 2.x (Beta)") == "c-client-2-x-beta-end-of-life"
    assert derived("end-of-life", None) == "end-of-life"


def test_programs_are_told_the_identity(root: Path) -> None:
    found = {asset.path: asset.content for asset in exports(sample.catalog(root), "", "")}
    (row,) = json.loads(found["api/v1/events.json"])["events"]
    assert (row["id"], row["event"]["revision"]) == ("the-bell-end-of-life", 0)
    assert row["uid"] == published(root)[0]


OLD: Plain = {"date": "2026-01-01", "kind": "released", "text": "One."}
NEW: Plain = {"date": "2026-02-01", "kind": "released", "text": "Two."}


def said(before: list[Plain], after: list[Plain]) -> list[str]:
    """Return what `guide diff` says of two states of an entry's events."""
    states = [{"roadster": {"lifecycle": {"events": events}}} for events in (before, after)]
    return [change.sentence() for change in compare(*states)]


def test_a_corrected_event_is_not_another_one() -> None:
    moved = {**OLD, "date": "2026-01-09", "revision": 1}
    assert said([OLD], [moved]) == [
        "event released: date 2026-01-01 -> 2026-01-09",
        "event released: revision new: 1",
    ]
    assert said(
        [{**OLD, "id": "one"}, {**NEW, "id": "two"}], [{**NEW, "id": "two", "text": "2."}, {**OLD, "id": "one"}]
    ) == ["event two: text Two. -> 2."]


def test_events_that_got_ids_are_the_same_events() -> None:
    assert said([OLD, NEW], [{**NEW, "id": "two"}, {**OLD, "id": "one"}]) == []
    assert said([{**OLD, "id": "one"}], [{**OLD, "id": "first"}]) == ["event first: id one -> first"]


def test_events_that_come_and_go() -> None:
    other: Plain = {"date": "2026-03-01", "kind": "acquired", "part": "The bell", "text": "Sold."}
    assert said([OLD], [other]) == [
        "event removed: 2026-01-01 released",
        "event new: 2026-03-01 the-bell-acquired",
    ]
    # Two of a kind on one day cannot be told apart without ids; both are there before and after.
    assert said([OLD, OLD], [OLD, OLD, NEW]) == ["event new: 2026-02-01 released"]
