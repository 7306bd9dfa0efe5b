"""Travel times: Tobler by hand, direction of slope, barriers, bridges, networks."""

from __future__ import annotations

import numpy as np
import pytest
from shapely.geometry import LineString, box

from pawc_planner.analysis.grid import GridSpec
from pawc_planner.base.errors import ParameterError
from pawc_planner.planning.errors import ShapeError
from pawc_planner.planning.movement import MovementParams, travel_graph
from pawc_planner.planning.moves import cells_run_through, tobler_kmh
from pawc_planner.planning.terrain import terrain

SPEC = GridSpec(0.0, 2500.0, 250.0, 10, 10)


def node(row: int, col: int) -> int:
    return row * SPEC.n_cols + col


def graph(params: MovementParams | None = None, **layers):
    return travel_graph(terrain(SPEC, **layers), params or MovementParams())


def test_tobler_speeds_by_hand():
    # 6·exp(−0.175) on the level, 6 at 5 % downhill, 6·exp(−0.525) at 10 % uphill
    assert tobler_kmh(np.array([0.0, -0.05, 0.10])) == pytest.approx([5.0367, 6.0, 3.5493], abs=1e-4)


def test_level_move_off_the_path_takes_tobler_times_sixty_percent():
    flat = graph()
    assert flat.hours[node(5, 5), node(5, 6)] == pytest.approx(0.25 / (5.0367 * 0.6), rel=1e-4)
    assert flat.metres[node(5, 5), node(6, 7)] == pytest.approx(250 * 5**0.5)
    assert flat.hours[node(5, 5)].nnz == 16


def test_uphill_takes_longer_than_downhill():
    ramp = np.tile(np.arange(10) * 25.0, (10, 1))  # 10 % up to the east
    slope = graph(elevation=ramp)
    up, down = slope.hours[node(5, 2), node(5, 3)], slope.hours[node(5, 3), node(5, 2)]
    assert up == pytest.approx(0.25 / (6 * np.exp(-3.5 * 0.15) * 0.6))
    assert down == pytest.approx(0.25 / (6 * np.exp(-3.5 * 0.05) * 0.6))
    assert slope.times([node(5, 0)])[0, node(5, 9)] > slope.times_to([node(5, 0)])[0, node(5, 9)]


def test_trail_is_faster_and_lasts_along_its_cells():
    trail = graph(trails=[LineString([(0, 1125), (2500, 1125)])])
    assert trail.hours[node(5, 3), node(5, 4)] == pytest.approx(0.25 / 5.0367, rel=1e-4)


def test_wall_of_impassable_ground_forces_a_detour_without_cutting_corners():
    land = np.ones((10, 10))
    land[1:, 5] = 0.0
    walled = graph(land_factor=land)
    path = walled.path(node(9, 4), node(9, 6))
    assert node(0, 5) in path
    assert not np.isin(path, [node(r, 5) for r in range(1, 10)]).any()
    land[0, 5] = 0.0
    assert len(graph(land_factor=land).path(node(9, 4), node(9, 6))) == 0


def test_diagonal_wall_does_not_leak():
    land = np.ones((10, 10))
    land[np.arange(10), np.arange(10)] = 0.0
    assert len(graph(land_factor=land).path(node(9, 0), node(0, 9))) == 0


def test_cliff_is_walked_around_and_limit_counts():
    height = np.zeros((10, 10))
    height[1:, 5:] = 300.0  # 300 m in 250 m is 50°
    height[0, 5:] = np.arange(1, 6) * 60.0
    height[1:, 5:] = np.maximum(height[1:, 5:], 300)
    cliff = graph(elevation=height)
    path = cliff.path(node(9, 0), node(9, 9))
    steps = np.abs(np.diff(height.ravel()[path])) / cliff.move_values(cliff.metres, path)
    assert len(path) and steps.max() <= np.tan(np.radians(40))
    assert np.isin(path, [node(0, c) for c in range(10)]).any()
    steep = graph(MovementParams(max_slope_degrees=55), elevation=height)
    assert steep.times([node(9, 0)])[0, node(9, 9)] < cliff.times([node(9, 0)])[0, node(9, 9)]


RIVER = LineString([(1300, 0), (1200, 900), (1330, 1700), (1260, 2500)])


def test_river_is_crossed_at_the_bridge_alone():
    assert len(graph(rivers=[RIVER]).path(node(8, 2), node(8, 8))) == 0
    bridge = graph(rivers=[RIVER], roads=[LineString([(900, 2300), (1700, 2200)])])
    path = bridge.path(node(8, 2), node(8, 8))
    line = LineString(np.column_stack(SPEC.centres(path)))
    crossing = line.intersection(RIVER)
    assert crossing.geom_type == "Point"
    road = LineString([(900, 2300), (1700, 2200)])
    assert crossing.distance(road.intersection(RIVER)) < 250


def test_trail_along_a_river_is_no_bridge():
    beside = LineString([(1340, 0), (1240, 900), (1370, 1700), (1300, 2500)])
    assert len(graph(rivers=[RIVER], trails=[beside]).path(node(8, 2), node(8, 8))) == 0


def test_no_go_is_never_entered_by_patrols_but_by_intruders():
    closed = terrain(SPEC, no_go=[box(1000, 250, 1500, 2500)])
    path = travel_graph(closed, MovementParams()).path(node(5, 0), node(5, 9))
    assert not closed.no_go.ravel()[path].any()
    direct = travel_graph(closed, MovementParams(keep_out=False)).path(node(5, 0), node(5, 9))
    assert closed.no_go.ravel()[direct].any()


def test_vehicle_keeps_to_roads_and_boat_to_rivers():
    road = LineString([(100, 100), (100, 2400), (2400, 2400)])
    car = graph(MovementParams("vehicle", road_speed_kmh=30), roads=[road], rivers=[RIVER])
    path = car.path(node(9, 0), node(0, 9))
    assert car.passable[path].all() and not car.passable[node(5, 5)]
    assert car.leg_hours(path) == pytest.approx(car.leg_km(path) / 30)
    boat = graph(MovementParams("boat"), rivers=[RIVER])
    assert len(boat.path(node(9, 5), node(0, 5)))


def test_recomputed_hours_equal_the_search():
    rng = np.random.default_rng(3)
    rough = graph(elevation=rng.normal(0, 30, (10, 10)).cumsum(0), land_factor=rng.uniform(0.3, 1, (10, 10)))
    times = rough.times([node(9, 0)])[0]
    for target in (node(0, 9), node(4, 4), node(9, 9)):
        assert rough.leg_hours(rough.path(node(9, 0), target)) == pytest.approx(times[target], rel=1e-12)
    assert rough.leg_hours(np.array([node(0, 0), node(5, 5)])) == np.inf


def test_sixteen_neighbours_stay_within_three_percent_of_the_straight_line():
    flat = travel_graph(terrain(GridSpec(0, 10250, 250, 41, 41)), MovementParams(off_trail_factor=1))
    x, y = flat.spec.centres()
    centre = 20 * 41 + 20
    straight = np.hypot(x - x[centre], y - y[centre]) / 1000 / 5.0367
    far = straight > 0.2
    assert (flat.times([centre])[0][far] / straight[far]).max() < 1.03


def test_nearest_passable_and_shapes_are_checked():
    land = np.ones((10, 10))
    land[5, 5] = 0
    g = graph(land_factor=land)
    assert g.nearest_passable([node(0, 0)])[0] == node(0, 0)
    assert g.nearest_passable([node(5, 5)])[0] in {node(4, 5), node(5, 4), node(6, 5), node(5, 6)}
    assert graph(land_factor=np.zeros((10, 10))).nearest_passable([3])[0] == -1
    with pytest.raises(ShapeError, match="ELEVATION"):
        terrain(SPEC, elevation=np.zeros((3, 3)))
    with pytest.raises(ParameterError, match="TRANSPORT"):
        MovementParams(transport="horse")


def test_knight_moves_run_through_four_cells():
    cells, share = cells_run_through(np.array([node(5, 5)]), np.array([node(6, 3)]), SPEC.n_cols)
    assert cells[0].tolist() == [node(5, 5), node(5, 4), node(6, 4), node(6, 3)]
    assert share.sum() == 1
