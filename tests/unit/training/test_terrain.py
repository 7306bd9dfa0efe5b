"""Least-cost paths and lines of the training terrain, on ground whose answer is known."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from pawc_planner.analysis.grid import GridSpec
from pawc_planner.paths import plugin_file
from pawc_planner.training.errors import TrainingBaseError
from pawc_planner.training.ground.base_layers import load_base
from pawc_planner.training.ground.land import shipped_land
from pawc_planner.training.ground.landscape import make_shipped_landscape
from pawc_planner.training.ground.shipped_places import NEGLECTED, STANDS, make_shipped_places
from pawc_planner.training.ground.terrain import Terrain, load_terrain, path_tree, smooth_line
from pawc_planner.training.parameters import LandParams


def flat(n: int = 21) -> Terrain:
    spec = GridSpec(0.0, n * 500.0, 500.0, n, n)
    z = np.zeros(spec.shape)
    return Terrain(spec, z, z, z == 0, shapely.box(0, 0, n * 500, n * 500))


def test_a_straight_walk_on_flat_ground_takes_toblers_time():
    terrain = flat()
    tree = path_tree(terrain.network(np.ones(terrain.spec.size)), 10 * 21 + 2)
    pace = 6 * np.exp(-3.5 * 0.05)
    assert tree.hours[10 * 21 + 18] == pytest.approx(16 * 0.5 / pace)
    assert tree.path_to(10 * 21 + 18).tolist() == list(range(10 * 21 + 2, 10 * 21 + 19))


def test_uphill_takes_longer_than_downhill():
    terrain = flat()
    slope = Terrain(
        terrain.spec, np.tile(np.arange(21) * 100.0, (21, 1)), terrain.slope, terrain.inside, terrain.outline
    )
    network = slope.network(np.ones(slope.spec.size))
    up = path_tree(network, 10 * 21).hours[10 * 21 + 20]
    down = path_tree(network, 10 * 21 + 20).hours[10 * 21]
    assert up == pytest.approx(10 / (6 * np.exp(-3.5 * 0.25)))
    assert down == pytest.approx(10 / (6 * np.exp(-3.5 * 0.15)))


def test_a_wall_is_walked_around_and_a_closed_room_is_never_entered():
    terrain = flat()
    cost = np.ones(terrain.spec.shape)
    cost[:18, 9:12] = np.inf
    tree = path_tree(terrain.network(cost.ravel()), 2 * 21 + 2)
    path = tree.path_to(2 * 21 + 18)
    assert (path // 21).max() >= 18
    assert np.isfinite(cost.ravel()[path]).all()
    cost[:, 9:12] = np.inf
    assert path_tree(terrain.network(cost.ravel()), 2 * 21 + 2).path_to(2 * 21 + 18).size == 0


def test_smoothing_keeps_the_ends():
    x, y = smooth_line(np.array([0.0, 500, 1000]), np.array([0.0, 500, 0]))
    assert (x[0], y[0], x[-1], y[-1]) == (0, 0, 1000, 0)
    assert y.max() < 500


def test_the_real_ground_has_the_size_and_heights_it_should():
    base = plugin_file("resources", "demo")
    terrain = load_terrain(base, load_base(base))
    assert terrain.outline.area / 1e6 == pytest.approx(2240, rel=0.02)
    assert terrain.inside.sum() * 0.25 == pytest.approx(terrain.outline.area / 1e6, rel=0.01)
    assert 700 < terrain.z[terrain.inside].max() < 1300


def test_stations_lie_near_the_edge_and_a_stand_near_a_heavy_entry_in_the_neglected_sector():
    base = plugin_file("resources", "demo")
    layers = load_base(base)
    terrain = load_terrain(base, layers)
    places = make_shipped_places(terrain, layers, np.random.default_rng(1))
    edge = shapely.distance(terrain.outline.exterior, shapely.points(places.stations["x"], places.stations["y"]))
    assert edge.max() < 4000
    assert shapely.area(places.sectors["geometry"].to_numpy()).sum() == pytest.approx(terrain.outline.area, rel=1e-6)
    stands = places.targets.head(len(STANDS))
    assert shapely.contains_xy(places.neglected, stands["x"], stands["y"]).any(), NEGLECTED


def test_a_tower_sees_its_own_hill_and_nothing_beyond_its_reach():
    base = plugin_file("resources", "demo")
    layers = load_base(base)
    land = shipped_land(base, layers, 500.0)
    terrain = land.terrain
    places = make_shipped_places(terrain, layers, np.random.default_rng(1))
    landscape = make_shipped_landscape(land, places, LandParams(), np.random.default_rng(2))
    whole = shapely.union_all(list(landscape.signal.values()))
    towers = shapely.points(places.towers["x"], places.towers["y"])
    assert (shapely.distance(whole, towers) < 500).all()
    middles = shapely.points(*terrain.spec.centres())
    far = shapely.distance(middles, shapely.MultiPoint(towers.tolist())) > 15_500
    assert not shapely.contains(whole, middles[far]).any()
    assert 0.1 < whole.intersection(terrain.outline).area / terrain.outline.area < 0.7


def test_a_missing_base_layer_is_named(tmp_path):
    with pytest.raises(TrainingBaseError, match="outline.geojson"):
        load_base(tmp_path)
