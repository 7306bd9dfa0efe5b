"""Signal and areas of cells: the shadow behind a wall, and polygons around cells."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from pawc_planner.analysis.grid import GridSpec
from pawc_planner.training.ground.signal import line_of_sight
from pawc_planner.training.ground.terrain import Terrain
from pawc_planner.training.ground.tracing import areas_of


def plain(wall: float) -> Terrain:
    spec = GridSpec(0.0, 2100.0, 100.0, 21, 61)
    z = np.zeros(spec.shape)
    z[:, 20] = wall
    return Terrain(spec, z, z, z == 0, None)


def test_a_wall_casts_the_shadow_that_similar_triangles_say():
    terrain = plain(30.0)
    seen, far = line_of_sight(terrain, 50.0, 1050.0, 6000.0)
    row = seen.reshape(21, 61)[10]
    assert far.reshape(21, 61)[10, 20] == 2000
    assert row[:21].all(), "up to the wall and on it"
    # 40 m high at the start and 30 m at 2,000 m: 1.5 m above the ground at 2,000 m x 38.5 / 10 = 7,700 m
    assert not row[21:].any()
    low = line_of_sight(plain(15.0), 50.0, 1050.0, 6000.0)[0].reshape(21, 61)[10]
    # 25 m lower in 2,000 m: 1.5 m above the ground at 2,000 m x 38.5 / 25 = 3,080 m; the earth's bend shifts a cell
    assert not low[21:30].any()
    assert low[32:].all()


def test_nothing_is_seen_beyond_the_reach_and_everything_within_it_on_a_plain():
    seen, far = line_of_sight(plain(0.0), 3050.0, 1050.0, 1500.0)
    assert np.array_equal(seen, far <= 1500)


def test_a_ring_of_cells_has_a_hole_and_cells_that_touch_in_a_corner_are_two():
    spec = GridSpec(0.0, 500.0, 100.0, 5, 5)
    mask = np.ones((5, 5), bool)
    mask[2, 2] = False
    area = areas_of(mask, spec)
    assert len(area.geoms) == 1
    assert len(area.geoms[0].interiors) == 1
    # each of the four outer corners loses an eighth of a cell, and so do the four of the hole
    assert area.area == pytest.approx((24 - 0.5 + 0.5) * 10_000)
    corners = areas_of(np.eye(5, dtype=bool), spec)
    assert len(corners.geoms) == 5
    assert areas_of(np.eye(5, dtype=bool), spec, least_m2=20_000).is_empty


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32), st.floats(0.1, 0.9))
def test_traced_areas_are_valid_and_hold_the_middles_of_their_cells_only(seed, share):
    spec = GridSpec(1000.0, 2000.0, 50.0, 9, 12)
    mask = np.random.default_rng(seed).random(spec.shape) < share
    area = areas_of(mask, spec)
    assert area.is_valid
    assert np.array_equal(shapely.contains_xy(area, *spec.centres()), mask.ravel())
