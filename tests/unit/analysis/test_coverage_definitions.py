"""One table of definitions, by hand and against coverage on each grid."""

from __future__ import annotations

import pytest
import shapely

from pawc_planner.analysis.coverage import CoverageParams, coverage
from pawc_planner.analysis.coverage.definitions import DefinitionParams, coverage_definitions, sizes_of
from pawc_planner.analysis.grid import planning_grid
from pawc_planner.base.errors import ParameterError

from .parks import square_grid, track_set, wandering_tracks

PARK = shapely.box(0, 0, 10_000, 10_000)


def test_one_straight_walk_by_every_definition():
    tracks = track_set([(100.0, 500.0), (9_900.0, 500.0)])
    found = coverage_definitions(
        tracks, square_grid(10), PARK, DefinitionParams((2000.0, 5000.0), (10.0, 100.0), subcells=4))
    table = [tuple(row) for row in found.table[["measure", "size_m"]].itertuples(index=False)]
    cells = [("cells", 1000), ("cells", 2000), ("cells", 5000)]
    assert table == [*cells, ("subcells", 250), ("swath", 10), ("swath", 100)]
    strips = [0.098, 0.98]
    assert found.table["covered_percent"].tolist() == pytest.approx([10, 20, 50, 2.5, *strips], rel=1e-2)
    assert found.table["covered_km2"].tolist() == pytest.approx([10, 20, 50, 2.5, *strips], rel=1e-2)
    assert str(found.sentence) == (
        "The same patrols cover 50 % of the site by cells of 5000 m and 0.1 % by a strip of 10 m: say which is meant."
    )


def test_each_row_is_the_coverage_measured_that_way():
    boundary = shapely.Point(10_000, 10_000).buffer(8_000)
    grid, tracks = planning_grid(boundary, 1000), wandering_tracks(20, 50, 20_000, seed=6)
    params = DefinitionParams((400.0, 1000.0, 3000.0), (60.0, 900.0))
    found = coverage_definitions(tracks, grid, boundary, params)
    table = found.table.set_index(["measure", "size_m"])["covered_percent"]
    for size in (400.0, 3000.0):
        alone = coverage(tracks, planning_grid(boundary, size), boundary)
        assert table["cells", size] == pytest.approx(alone.cells_percent, rel=1e-9)
    for width in (60.0, 900.0):
        alone = coverage(tracks, grid, boundary, CoverageParams(swath_m={"foot": width, "boat": width}))
        assert table["swath", width] == pytest.approx(alone.swath_percent, rel=1e-6)
    assert table["subcells", 200.0] == pytest.approx(alone.subcells_percent)
    assert table["cells", 400.0] < table["cells", 1000.0] < table["cells", 3000.0]


def test_no_tracks_are_no_coverage_and_said():
    found = coverage_definitions(track_set(), square_grid(10), PARK)
    assert (found.table["covered_percent"] == 0).all() and "nothing is known" in str(found.sentence)


def test_lists_are_read_sorted_and_refused_by_name():
    assert sizes_of("500; 250, 500", "CELL_SIZES", (1.0,)) == (250, 500)
    assert sizes_of(" ", "CELL_SIZES", (1.0, 2.0)) == (1, 2)
    for text in ("250, wide", "0", "-5", "nan", "inf", " ".join(map(str, range(1, 30)))):
        with pytest.raises(ParameterError, match="SWATHS.*such as 20, 50"):
            sizes_of(text, "SWATHS", (20.0, 50.0))
    with pytest.raises(ParameterError, match="SUBCELLS"):
        DefinitionParams(subcells=0)
    with pytest.raises(ParameterError, match="CELL_SIZES.*4,000,000"):
        coverage_definitions(track_set(), square_grid(10), PARK, DefinitionParams((1.0,)))
