from __future__ import annotations

import functools

from platform_guide.catalog.schema.vocabulary import Level
from platform_guide.sections.compare.pairs import Pair, Standing, pairs
from platform_guide.sections.compare.scores import scores
from platform_guide.sections.platforms.facts import dated, facts
from platform_guide.sections.shared.words import EDITION_FACTS
from tests.decision.shipped import shipped_model
from tests.shipped import catalog

READERS = {"account", "nearness"}
"""Criteria that depend on where the reader works and on what the reader has: no edition has a score by itself."""


@functools.cache
def weighed() -> dict[str, Pair]:
    return {pair.url.split("/")[1]: pair for pair in pairs(catalog(), shipped_model())}


def test_every_pair_of_the_settings_has_one_address() -> None:
    assert len(weighed()) == len(catalog().settings.pairs)
    assert "mlflow-and-weights-and-biases" in weighed()


def test_what_differs_and_what_does_not_are_all_capabilities_that_one_of_the_two_serves() -> None:
    for pair in weighed().values():
        whole = [row for area in pair.areas for row in area.rows]
        apart, alone, same = ([row for area in pair.rows(name) for row in area.rows] for name in Standing)
        assert len(apart) + len(alone) + len(same) == len(whole)
        for row in apart:
            assert row.cells[0].level != row.cells[1].level
            assert all(cell.in_scope for cell in row.cells)
        for row in alone:
            assert row.cells[0].level != row.cells[1].level
            assert sum(cell.in_scope for cell in row.cells) == 1
        for row in same:
            assert row.cells[0].level == row.cells[1].level
        for area in pair.areas:
            assert any(cell.in_scope for row in area.rows for cell in row.cells)
        for row in whole:
            expected = [catalog().cell(one, row.capability.id).level for one in pair.entries]
            assert [cell.level for cell in row.cells] == expected
            assert all(isinstance(level, Level) for level in expected)


def test_criteria_that_tell_them_apart_stand_the_widest_first() -> None:
    for pair in weighed().values():
        gaps = [abs(sum(item.scores[0]) - sum(item.scores[1])) for item in pair.deciding]
        assert gaps == sorted(gaps, reverse=True)
        assert all(item.scores[0] != item.scores[1] for item in pair.deciding)
    leaving = [item for item in weighed()["mlflow-and-weights-and-biases"].deciding if item.label == "Easy to leave"]
    assert leaving[0].scores[0] == (100, 100)
    assert leaving[0].scores[1][1] < 100


def test_each_edition_scores_by_itself_and_the_pair_shows_the_best() -> None:
    scored = scores(shipped_model())
    assert scored.keys() == catalog().platforms.keys()
    for name, found in scored.items():
        assert found.editions.keys() == {edition.id for edition in catalog().platforms[name].editions}
        assert found.best in found.editions
    # An edition that the vendor runs leaves less to run than one that the reader runs.
    running = {name: found["running"] for name, found in scored["zenml"].editions.items()}
    assert len(set(running.values())) > 1
    for pair in weighed().values():
        shown = {item.label: item.scores for item in pair.deciding}
        for criterion in shipped_model()["criteria"]:
            if criterion["id"] in READERS:
                assert all(criterion["id"] not in scored[entry.id].of_best for entry in pair.entries)
                continue
            both = tuple(scored[entry.id].of_best[criterion["id"]] for entry in pair.entries)
            assert shown.get(criterion["label"], both) == both
            assert (criterion["label"] in shown) == (both[0] != both[1])
    assert scores(None) == {}


def test_integrations_between_the_two_are_told_from_both_sides() -> None:
    for pair in weighed().values():
        names = {one.id for one in pair.entries}
        for one, _, edge in pair.edges:
            assert {one.id, edge.with_} == names
    assert any(pair.edges for pair in weighed().values())


def test_without_a_decision_nothing_is_scored() -> None:
    assert all(pair.deciding == () for pair in pairs(catalog(), None))


def test_facts_are_said_once_for_all_editions_or_with_the_editions_that_they_hold_for() -> None:
    for pair in weighed().values():
        for entry, found in zip(pair.entries, pair.facts, strict=True):
            names = [edition.name for edition in entry.editions]
            for fact in EDITION_FACTS:
                field = found.said(fact)
                said = [name for item in field for name in item.editions]
                assert sorted(said) == sorted(names) if len(field) > 1 else said == []
            prices = [price for edition in entry.editions for price in edition.pricing.prices]
            assert [item.price for item in found.prices] == prices
    one, two = weighed()["mlflow-and-weights-and-biases"].facts
    assert [item.text for item in one.said("licence")] == ["Open source (Apache-2.0)"]
    assert len(two.said("delivery")) > 1
    hub = facts(catalog(), catalog().platforms["hugging-face-hub"])
    assert hub.prices[0].amount.endswith(("per month", "per person and month", "per hour"))


def test_events_to_come_stand_before_the_newest_that_is_past() -> None:
    events = [event for entry in catalog().platforms.values() for event in entry.lifecycle.events]
    days = sorted({event.date for event in events})
    between = days[len(days) // 2]
    coming, latest = dated(events, between)
    assert [event.date for event in coming] == sorted(event.date for event in events if event.date > between)
    assert latest
    assert latest.date == between
    assert dated(events, days[0].replace(year=1900))[1] is None
    assert dated([], between) == ((), None)
