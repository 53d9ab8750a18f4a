"""What ends or changes makes everything due that names it, until somebody reads that again."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from platform_guide.catalog.rules.ends import RULE, entered
from platform_guide.catalog.rules.mentions import Names, names_of_part
from platform_guide.catalog.schema.model import Event, Evidence, Lifecycle
from platform_guide.catalog.schema.vocabulary import EventKind, EvidenceKind, Status
from platform_guide.cli import check
from platform_guide.guide import Settings, load_all, prepare
from platform_guide.issues import Issue, Severity
from tests import sample
from tests.cli.test_cli import guide
from tests.course import made as courses

ROADSTER, TRAILER, SETTINGS = "data/platforms/roadster.yaml", "data/platforms/trailer.yaml", "data/settings.yaml"
EVENT = "    - date: 2024-05-01\n      kind: renamed\n"
ENTERED = EVENT.replace("kind", "entered: {}\n      kind")
SEAT = "    note: The manual does not say.\n"


def due(root: Path) -> list[Issue]:
    """Return the warnings about readings that an event has reached."""
    _, issues = load_all(root, ["data"], sample.TODAY)
    assert {issue.rule for issue in issues} <= {RULE}, issues
    assert {issue.severity for issue in issues} <= {Severity.WARNING}
    return issues


def made(folder: Path, day: str = "2026-10-05", kind: str = "renamed", part: str = "") -> Path:
    """Return a guide in which an event of the roadster was entered on a day, with no edge to the roadster."""
    root = sample.sample(folder)
    named = ENTERED.format(day).replace("kind: renamed", f"kind: {kind}" + (f"\n      part: {part}" if part else ""))
    sample.change(root, ROADSTER, EVENT, named)
    text = (root / TRAILER).read_text(encoding="utf-8")
    edge = text[text.index("integrations:") : text.index("claims:")]
    sample.change(root, TRAILER, edge, "")
    return root


@pytest.mark.parametrize(
    ("day", "lines"), [("2026-10-05", [37]), ("2026-10-02", [37]), ("2026-10-01", []), ("2026-09-01", [])]
)
def test_an_edge_is_due_until_it_is_read_again(day: str, lines: list[int], tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    sample.change(root, ROADSTER, EVENT, ENTERED.format(day))
    found = due(root)
    assert [(issue.location.path, issue.location.line) for issue in found] == [(TRAILER, line) for line in lines]
    for issue in found:
        said = f"read on 2026-10-01, before `renamed` of 2024-05-01 of Roadster was entered ({day})"
        assert issue.text == said


@pytest.mark.parametrize("kind", ["renamed", "acquired", "licence-changed", "deprecated", "end-of-sale"])
def test_kinds_that_reach(kind: str, tmp_path: Path) -> None:
    root = made(tmp_path, kind=kind)
    sample.change(root, TRAILER, SEAT, "    note: The manual of the Roadster does not say.\n")
    assert len(due(root)) == 1


@pytest.mark.parametrize("kind", ["released", "donated", "graduated", "announced"])
def test_kinds_that_do_not(kind: str, tmp_path: Path) -> None:
    root = made(tmp_path, kind=kind)
    sample.change(root, TRAILER, SEAT, "    note: The manual of the Roadster does not say.\n")
    assert due(root) == []


@pytest.mark.parametrize(
    ("note", "count"),
    [
        ("The manual of the Roadster does not say.", 1),
        ("Behind a Penny, as it was called.", 1),
        ("Roadsters of all makers pull it.", 0),
        ("Any roadster pulls it.", 0),
        ("The shop roadster.example sells it.", 0),
        ("Seen at shop/Roadster only.", 0),
        ("A Roadster-like bicycle pulls it.", 1),
        ("A Rail-Roadster pulls it.", 0),
        ("The Roadster's hitch fits.", 1),
    ],
)
def test_names_are_found_whole_and_as_they_are_written(note: str, count: int, tmp_path: Path) -> None:
    root = made(tmp_path)
    sample.change(root, TRAILER, SEAT, f"    note: {note}\n")
    assert len(due(root)) == count


@pytest.mark.parametrize(
    ("note", "count"),
    [
        ("Roadster riders pull it.", 0),
        ("It is heavy. Roadster riders pull it.", 0),
        ("It is pulled by Roadster riders.", 1),
        ("With Roadster it works.", 1),
        ("It is like the Old Roadster of others.", 0),
    ],
)
def test_a_name_that_is_an_ordinary_word(note: str, count: int, tmp_path: Path) -> None:
    root = made(tmp_path)
    sample.change(root, SETTINGS, "refused_hosts", "everyday_words: [Roadster]\nrefused_hosts")
    sample.change(root, TRAILER, SEAT, f"    note: {note}\n")
    assert len(due(root)) == count


def test_an_address_of_the_entry_names_it(tmp_path: Path) -> None:
    root = made(tmp_path)
    sample.change(root, ROADSTER, '{website: "https://example.org/"}', '{website: "https://www.example.org/road/"}')
    proof = '    evidence: [{url: "https://example.org/road/seat#x", title: Seat, kind: documentation}]\n'
    sample.change(root, TRAILER, SEAT, f"{SEAT}{proof}")
    assert len(due(root)) == 1


def test_a_host_on_which_several_entries_live_names_none(tmp_path: Path) -> None:
    names = Names(sample.catalog(sample.sample(tmp_path)))
    assert names.at_address("https://example.org/box") is None
    assert names.at_address("https://www.example.org/trailer/hitch?x=1") == "trailer"
    assert names.at_address("https://example.org/trailers") is None


def test_notes_of_editions_and_what_they_require(tmp_path: Path) -> None:
    root = made(tmp_path)
    sample.change(root, TRAILER, "    runs: library\n", "    runs: library\n    requires: [roadster]\n")
    assert len(due(root)) == 1
    sample.change(root, TRAILER, "    requires: [roadster]\n", "    note: Made for the Roadster.\n")
    assert len(due(root)) == 1


def test_an_entry_does_not_name_itself_and_names_its_parts(tmp_path: Path) -> None:
    root = made(tmp_path, part="Bell Ring")
    sample.change(root, ROADSTER, "    note: Three of them.\n", "    note: The Roadster has three.\n")
    assert due(root) == []
    sample.change(root, ROADSTER, "note: The Roadster has three.", "note: Three beside the Bell Ring.")
    (found,) = due(root)
    assert "`renamed` of 2024-05-01 of Roadster (Bell Ring)" in found.text


@pytest.mark.parametrize(
    ("note", "count"),
    [
        ("It has a Bell Ring of its own.", 0),
        ("The Bell Ring of the Roadster fits.", 1),
        ("Behind a Roadster it works.", 0),
        ("It has a Ting of its own.", 1),
    ],
)
def test_a_part_is_named_beside_its_entry_or_by_an_alias(note: str, count: int, tmp_path: Path) -> None:
    root = made(tmp_path, part="Bell Ring")
    sample.change(root, ROADSTER, "aliases:\n", "aliases:\n  - {name: Ting, former: true, part: Bell Ring}\n")
    sample.change(root, TRAILER, SEAT, f"    note: {note}\n")
    assert len(due(root)) == count


@pytest.mark.parametrize(
    ("part", "names"),
    [
        ("Debugger, Model Monitor and Clarify", ("Debugger", "Model Monitor", "Clarify")),
        ("Docker Engine 28", ("Docker Engine 28",)),
        ("Cloud Pak for Data 4.6", ("Cloud Pak for Data 4.6",)),
        ("version 2", ()),
        ("data labelling", ()),
        ("Classic interface", ()),
        ("BlobFuse before 2.3.1", ()),
        ("Roles and sign-on of the free server", ()),
    ],
)
def test_names_in_the_words_for_a_part(part: str, names: tuple[str, ...]) -> None:
    assert names_of_part(part) == names


def test_a_part_of_one_word_is_not_a_word_of_a_longer_name(tmp_path: Path) -> None:
    names = Names(sample.catalog(made(tmp_path, part="Studio")))
    found = [names.in_text(text, "roadster") for text in ("Runs in Studio.", "Runs in Unified Studio.")]
    assert [len(list(one)) for one in found] == [1, 0]


PROOF = Evidence(url="https://example.org/end", title="End", kind=EvidenceKind.ANNOUNCEMENT, date=dt.date(2026, 3, 1))


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        ({"date": dt.date(2025, 1, 1), "entered": dt.date(2026, 5, 1)}, dt.date(2026, 5, 1)),
        ({"date": dt.date(2025, 1, 1)}, dt.date(2025, 1, 1)),
        ({"date": dt.date(2027, 1, 1), "entered": dt.date(2026, 5, 1)}, dt.date(2026, 5, 1)),
        ({"date": dt.date(2027, 1, 1)}, dt.date(2026, 3, 1)),
        ({"date": dt.date(2027, 1, 1), "evidence": (PROOF.model_copy(update={"date": None}),)}, dt.date(2026, 10, 1)),
    ],
    ids=["entered", "past", "announced and entered", "announced", "announced without a dated source"],
)
def test_the_day_from_which_an_event_counts(event: dict[str, object], expected: dt.date) -> None:
    life = Lifecycle(status=Status.ACTIVE, evidence=(PROOF,), verified_on=dt.date(2026, 10, 1))
    known = {"kind": EventKind.END_OF_LIFE, "text": "It ends.", "evidence": (PROOF,), **event}
    assert entered(Event.model_validate(known), life, sample.TODAY) == expected


def test_nobody_enters_an_event_tomorrow(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    sample.change(root, ROADSTER, EVENT, ENTERED.format("2027-10-05"))
    assert "date-in-future" in {issue.rule for issue in sample.check(root)}


def test_a_strict_check_refuses_what_is_due(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = sample.sample(tmp_path)
    sample.change(root, ROADSTER, EVENT, ENTERED.format("2026-10-05"))
    assert check.check_guide(root, sample.TODAY, "text") == 0
    assert check.check_guide(root, sample.TODAY, "text", strict_age=True) == 1
    assert f"error {RULE}" in capsys.readouterr().out


def test_stale_lists_what_is_due(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = sample.sample(tmp_path)
    sample.change(root, ROADSTER, EVENT, ENTERED.format("2026-10-05"))
    assert guide(root, "stale") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[-2].startswith("2026-10-01  data/platforms/trailer.yaml:33: integrations 0  before `renamed`")
    assert lines[-1] == "1 reading from before an event"


def test_a_layer_is_asked_about_what_it_says_itself(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    own = "evidence: [{url: 'https://acme.example/b', title: Ours, kind: documentation}], verified_on: 2026-10-01"
    patch = f"id: trailer\nclaims:\n  child-seat: {{level: full, note: Fits our Roadster., {own}}}\n"
    sample.write(root, "data-acme/platforms/trailer.yaml", patch)
    event = "{date: 2026-10-03, kind: acquired, text: We have bought the maker., evidence: "
    event += "[{url: 'https://acme.example/bought', title: Bought, kind: announcement}]}"
    sample.write(root, "data-acme/platforms/roadster.yaml", f"id: roadster\nlifecycle: {{events: [{event}]}}\n")
    catalog, issues = load_all(root, ["data", "data-acme"], sample.TODAY)
    assert catalog is not None, issues
    # The edge of the guide's own data is not the layer's to read again.
    assert [(issue.rule, issue.location.path, issue.location.line) for issue in issues] == [
        (RULE, "data-acme/platforms/trailer.yaml", 3)
    ]


SITUATION = "Somebody rides down a hill with a [[roadster]]."


def lesson(folder: Path, text: str, read: str = "2026-10-04", day: str = "2026-10-05") -> list[Issue]:
    """Return the problems of a lesson's page that says something and was read on a day."""
    root = courses.course(folder)
    sample.change(root, ROADSTER, EVENT, ENTERED.format(day))
    sample.change(root, "docs/learn/stopping.md", SITUATION, text)
    sample.change(root, "docs/learn/climbing.md", SITUATION, "Somebody rides.")
    sample.change(root, courses.STOPPING, "reviewed: 2026-10-05", f"reviewed: {read}")
    settings = Settings.of({}, root, sample.TODAY, cache=False, theme=None)
    _, issues = prepare(settings)
    return [issue for issue in issues if issue.location.path.startswith("docs/")]


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("Ride a Roadster to the shop.", 8),
        ("Ride a [[roadster]] to the shop.", 8),
        ("Ride [one](../platforms/roadster.md).", 10),
        ("Ride `Roadster`, the command.", 0),
        ("Ride a bicycle.", 0),
    ],
)
def test_a_lesson_is_due_where_it_first_names_the_entry(text: str, column: int, tmp_path: Path) -> None:
    found = lesson(tmp_path, f"{text} {text}")
    assert [(issue.rule, issue.location.line, issue.location.column) for issue in found] == (
        [(RULE, 11, column)] if column else []
    )


@pytest.mark.parametrize(("read", "count"), [("2026-10-04", 1), ("2026-10-05", 0)])
def test_reading_a_lesson_clears_it(read: str, count: int, tmp_path: Path) -> None:
    assert len(lesson(tmp_path, "Ride a [[roadster]].", read)) == count


def test_pages_that_are_no_lessons_are_left_alone(tmp_path: Path) -> None:
    root = sample.sample(tmp_path)
    sample.change(root, ROADSTER, EVENT, ENTERED.format("2026-10-05"))
    sample.write(root, "docs/other.md", "# Other\n\nRide a Roadster.\n")
    _, issues = prepare(Settings.of({}, root, sample.TODAY, cache=False, theme=None))
    assert {issue.location.path for issue in issues} == {TRAILER}


def test_the_page_of_a_lesson_shows_when_it_was_read(tmp_path: Path) -> None:
    root = courses.course(tmp_path)
    prepared, issues = prepare(Settings.of({}, root, sample.TODAY, cache=False, theme=None))
    assert prepared, issues
    html = prepared.directives.expand_html("learn/stopping/", "<!-- lesson:before -->")
    assert 'last read with its sources on <time datetime="2026-10-05">2026-10-05</time>' in html
