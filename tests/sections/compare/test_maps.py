from __future__ import annotations

import functools

import pytest

from platform_guide.catalog.schema.model import Platform
from platform_guide.catalog.schema.vocabulary import Delivery, Level
from platform_guide.sections.compare import maps
from platform_guide.sections.compare.maps import CoverageMap, CoverageRow, Landscape, WayRow, coverage_map, landscape
from tests.shipped import catalog


@functools.cache
def living() -> dict[str, Platform]:
    return {name: one for name, one in catalog().platforms.items() if not one.ended}


@functools.cache
def coverage() -> CoverageMap:
    return coverage_map(catalog())


@functools.cache
def ways() -> Landscape:
    return landscape(catalog())


def test_every_living_entry_stands_in_the_panel_of_its_category_once() -> None:
    found = {row.platform.id: panel.id for panel in coverage().panels for row in panel.rows}
    assert found == {name: f"covers-{one.category}" for name, one in living().items()}
    assert sum(panel.total for panel in coverage().panels) == len(living()) == coverage().total


def test_shares_are_counts_of_levels_and_nothing_where_an_area_is_out_of_scope() -> None:
    for panel in coverage().panels:
        for row in panel.rows:
            assert isinstance(row, CoverageRow)
            for area, share in zip(catalog().areas, row.shares, strict=True):
                cells = [catalog().cell(row.platform, item.id) for item in area.capabilities]
                if share is None:
                    assert all(cell.claim is None for cell in cells)
                    continue
                levels = [cell.level for cell in cells]
                expected = [levels.count(one) for one in (Level.FULL, Level.PARTIAL, Level.UNKNOWN)]
                assert [share.full, share.partial, share.unknown, share.of] == [*expected, len(cells)]
                assert 0 <= share.part <= share.part + share.unknown / share.of <= 1


def test_the_widest_coverage_comes_first() -> None:
    for panel in coverage().panels:
        keys = [(-row.areas, -row.part) for row in panel.rows if isinstance(row, CoverageRow)]
        assert keys == sorted(keys)


def test_those_named_as_serving_every_core_area_do() -> None:
    cores = {area.id for area in catalog().areas if area.core}
    assert cores
    expected = {name for name, one in living().items() if cores <= {scope.area for scope in one.scope}}
    assert {platform.id for platform in coverage().core} == expected
    assert sum(entries for _, entries in coverage().served) == len(living())


def test_ways_are_those_of_the_editions_under_the_licence() -> None:
    for panel, licence in zip(ways().panels, ways().licences, strict=True):
        expected = {
            name: {
                way
                for edition in one.editions
                if edition.licence_family is licence and not edition.ended
                for way in edition.delivery
            }
            for name, one in living().items()
        }
        rows = [row for row in panel.rows if isinstance(row, WayRow)]
        assert {row.platform.id: set(row.ways) for row in rows} == {
            name: ways for name, ways in expected.items() if ways
        }
        for way in Delivery:
            assert ways().counts[licence, way] == sum(way in ways for ways in expected.values())
        assert [len(row.ways) for row in rows] == sorted((len(row.ways) for row in rows), reverse=True)


def test_a_panel_draws_no_more_than_it_may_and_knows_how_many_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(maps, "MOST_ROWS", 3)
    for panel in (*coverage_map(catalog()).panels, *landscape(catalog()).panels):
        assert len(panel.rows) == min(3, panel.total)
    assert [panel.total for panel in landscape(catalog()).panels] == [panel.total for panel in ways().panels]
