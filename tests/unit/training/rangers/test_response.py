"""How soon teams arrive, by hand on a flat park."""

from __future__ import annotations

import numpy as np
import pytest

from pawc_planner.training.parameters import ParkParams, RangerParams
from pawc_planner.training.rangers.response import response_hours

from .grounds import EAST, NORTH, ground_of


@pytest.fixture
def flat():
    """900 km2 without hill, roads, trails and river; one station with a foot team in the middle."""
    ground = ground_of(900.0)
    ground.terrain.slope[:] = 0.0
    ground.landscape.roads, ground.landscape.trails = [], []
    ground.landscape.river_cells[:] = False
    ground.places.stations = ground.places.stations.iloc[[2]].assign(x=EAST + 250, y=NORTH + 250)
    return ground


def test_ten_kilometres_of_forest_take_ten_divided_by_the_pace(flat):
    hours = response_hours(flat, ParkParams(rangers=RangerParams(foot_kmh=2.0, hurry=1.25)))
    assert hours.shape == (flat.terrain.spec.size,)
    assert hours[flat.terrain.cell(EAST + 250, NORTH + 250)] == 0
    assert hours[flat.terrain.cell(EAST + 10_250, NORTH + 250)] == pytest.approx(4.0)
    # sixteen directions: at most 2.8 % longer than the straight line
    assert hours[flat.terrain.cell(EAST + 6250, NORTH + 8250)] == pytest.approx(4.0, rel=0.03)


def test_trails_roads_vehicles_and_boats_are_quicker_by_their_rates(flat):
    rangers = RangerParams(hurry=1.0, foot_kmh=2.0, trail_pace=1.5, road_pace=2.0, vehicle_kmh=20.0, boat_kmh=8.0)
    spec = flat.terrain.spec
    east = spec.cells_at(np.arange(EAST + 250, EAST + 10_500, 500), np.full(21, NORTH + 250))
    flat.landscape.trails = [east]
    target = flat.terrain.cell(EAST + 10_250, NORTH + 250)
    assert response_hours(flat, ParkParams(rangers=rangers))[target] == pytest.approx(10 / 3.0, abs=0.002)
    flat.landscape.roads = [east]
    assert response_hours(flat, ParkParams(rangers=rangers))[target] == pytest.approx(10 / 4.0, abs=0.002)
    flat.places.stations["transport"] = "foot,vehicle"
    assert response_hours(flat, ParkParams(rangers=rangers))[target] == pytest.approx(10 / 20.0, abs=0.002)
    flat.places.stations["transport"] = "foot,boat"
    flat.landscape.roads, flat.landscape.trails = [], []
    flat.landscape.river_cells[east] = True
    assert response_hours(flat, ParkParams(rangers=rangers))[target] == pytest.approx(10 / 8.0, abs=0.002)


def test_every_cell_of_a_fine_terrain_has_its_hours():
    ground = ground_of(250.0, 100.0)
    hours = response_hours(ground, ParkParams(size_km2=250.0, cell_m=100.0))
    assert np.isfinite(hours).all()
    stations = ground.places.stations
    assert hours[ground.terrain.spec.cells_at(stations["x"], stations["y"])].max() == 0
    assert 1.0 < hours[ground.terrain.inside.ravel()].max() < 8.0
