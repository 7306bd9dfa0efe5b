"""Grounds of every kind and size: what each must hold, and the same bytes twice."""

from __future__ import annotations

import hashlib
from functools import cache

import numpy as np
import pytest
import scipy.ndimage
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from pawc_planner.base.errors import Cancelled, ParameterError
from pawc_planner.importers.layers.base_layers import add_layer
from pawc_planner.importers.layers.newsite import create_site
from pawc_planner.paths import plugin_file
from pawc_planner.site.schema import LAYER_ROLES
from pawc_planner.training.ground import land
from pawc_planner.training.ground.ground import Ground
from pawc_planner.training.ground.layers import write_layers
from pawc_planner.training.ground.making import make_ground
from pawc_planner.training.ground.terrain import path_tree, to_degrees
from pawc_planner.training.parameters import KINDS, LandParams, ParkParams

BASE = plugin_file("resources", "demo")


@cache
def made(kind: str, size: float = 600.0, cell: float = 500.0, seed: int = 1, ground: str = "generated") -> Ground:
    params = ParkParams(seed=seed, ground=ground, size_km2=size, cell_m=cell, kind=KINDS[kind])
    return make_ground(params, BASE)


def look_at(ground: Ground, kind: str, size: float) -> None:
    terrain, landscape = ground.terrain, ground.landscape
    assert terrain.outline.is_valid
    assert terrain.area_km2 == pytest.approx(size, rel=0.02)
    assert terrain.inside.sum() * terrain.spec.cell_size**2 / 1e6 == pytest.approx(size, rel=0.05)
    for values in (terrain.z, terrain.slope, landscape.cover_factor(terrain)):
        assert np.isfinite(values).all()
    look_at_people(ground)
    look_at_targets(ground, kind)
    inside = landscape.cover_factor(terrain)[terrain.inside.ravel()]
    assert inside.min() < 1 < inside.max()
    assert landscape.river_cells.shape == (terrain.spec.size,)
    assert (landscape.river_cells & terrain.inside.ravel()).any()
    assert landscape.roads
    assert landscape.trails


def look_at_people(ground: Ground) -> None:
    terrain, places = ground.terrain, ground.places
    stations, entries = places.stations, places.entries
    at = shapely.points(stations["x"].to_numpy(float), stations["y"].to_numpy(float))
    assert shapely.distance(terrain.outline, at).max() < terrain.spec.cell_size
    assert len(stations) >= 3
    assert (stations["kind"] == "headquarters").sum() == 1
    assert stations["share"].sum() == pytest.approx(1)
    assert stations["transport"].str.contains("boat").any()
    assert set(stations["device"]) == {"gpx", "smart"}
    assert stations["name"].is_unique
    assert stations["name_th"].str.startswith("ฝ").all()
    assert shapely.area(places.sectors["geometry"].to_numpy()).sum() == pytest.approx(terrain.outline.area, rel=1e-6)
    assert places.neglected.area > 0
    assert entries["weight"].sum() == pytest.approx(1)
    assert set(entries["known"]) == {True, False}
    assert entries["name"].is_unique
    for frame in (stations, entries, places.villages, places.targets, places.towers):
        assert (terrain.spec.cells_at(frame["x"].to_numpy(float), frame["y"].to_numpy(float)) >= 0).all()


def look_at_targets(ground: Ground, kind: str) -> None:
    terrain, places = ground.terrain, ground.places
    targets, entries = places.targets, places.entries
    cells = terrain.spec.cells_at(targets["x"], targets["y"])
    sources = terrain.spec.cells_at(entries["x"], entries["y"])
    inland = terrain.inland.ravel()
    assert len(targets) >= 3
    assert len(np.unique(cells)) == len(cells)
    assert (targets["value"] >= 1).all()
    if kind == "elephants":
        assert inland[sources].min() > min(1500.0, 0.15 * inland.max()) - terrain.spec.cell_size
        assert np.median(inland[sources]) < 8000  # fields are within a night
        assert inland[cells].max() < 500
    else:
        assert inland[cells].min() > 0
        assert inland[sources].max() < terrain.spec.cell_size
    reached = np.isfinite(path_tree(terrain.network(np.ones(terrain.spec.size)), int(sources[0])).hours[cells])
    assert reached.all()
    if kind == "nests":
        water, _ = scipy.ndimage.label(ground.landscape.river_cells.reshape(terrain.spec.shape), np.ones((3, 3)))
        assert set(water.ravel()[cells]) <= set(water.ravel()[sources]) - {0}


@settings(max_examples=12, deadline=None)
@given(
    st.integers(0, 2**40),
    st.sampled_from(sorted(KINDS)),
    st.sampled_from([(200.0, 200.0), (450.0, 250.0), (900.0, 500.0), (2500.0, 500.0), (6000.0, 1000.0)]),
)
def test_a_made_up_park_holds_what_it_must(seed, kind, size_and_cell):
    size, cell = size_and_cell
    params = ParkParams(seed, ground="generated", size_km2=size, cell_m=cell, kind=KINDS[kind])
    look_at(make_ground(params, BASE), kind, size)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_shipped_ground_serves_every_kind(kind):
    ground = made(kind, 2240.0, 500.0, 2569, "shipped")
    look_at_targets(ground, kind)
    assert ground.terrain.area_km2 == pytest.approx(2240, rel=0.02)
    assert len(ground.places.stations) == 8
    assert ground.places.stations["name"].iloc[2] == "TP3 Reservoir"


def test_the_shipped_ground_may_have_other_cells():
    ground = made("snares", 2240.0, 1000.0, 1, "shipped")
    assert ground.terrain.spec.cell_size == 1000
    assert ground.landscape.land_cover.shape == ground.landscape.cover_spec.shape
    assert len(ground.landscape.cover_factor(ground.terrain)) == ground.terrain.spec.size


def test_rivers_run_downhill_to_the_edge_of_the_map():
    terrain, z = made("nests").terrain, made("nests").terrain.z.ravel()
    for line, facts in made("nests").rivers:
        ends = terrain.spec.cells_at(*np.array(line.coords)[[0, -1]].T)
        assert z[ends[0]] >= z[ends[1]], facts
    river = made("nests").landscape.river_cells.reshape(terrain.spec.shape)
    edge = np.ones(river.shape, bool)
    edge[1:-1, 1:-1] = False
    systems, number = scipy.ndimage.label(river, np.ones((3, 3)))
    assert set(systems[river & edge]) == set(range(1, number + 1))


def test_ridges_decide_how_much_of_the_park_is_hilly():
    shares = []
    for ridges in (0.2, 0.9):
        params = ParkParams(3, ground="generated", size_km2=900, land=LandParams(ridges=ridges))
        terrain = make_ground(params, BASE).terrain
        relief = scipy.ndimage.maximum_filter(terrain.z, 7) - scipy.ndimage.minimum_filter(terrain.z, 7)
        shares.append((relief[terrain.inside] > 100).mean())
    assert shares[0] < 0.55 < 0.75 < shares[1]


@pytest.mark.parametrize(("ridges", "relief", "low", "high"), [(0.0, 4000.0, 3, 200), (1.0, 4000.0, 3000, 6000)])
def test_a_plain_stays_one_and_mountains_are_as_high_as_wanted(ridges, relief, low, high):
    params = ParkParams(190342989, ground="generated", size_km2=200, land=LandParams(ridges=ridges, relief_m=relief))
    ground = make_ground(params, BASE)
    z = ground.terrain.z[ground.terrain.inside]
    assert low < z.max() - z.min() < high
    look_at_targets(ground, "rosewood")


def test_forest_roads_are_roads():
    ground = made("snares", 2500.0)
    by_road = ground.places.entries[ground.places.entries["name"].str.startswith("Forest road")]
    cells = ground.terrain.spec.cells_at(by_road["x"], by_road["y"])
    assert len(cells)
    assert ground.landscape.on_line(ground.terrain, ground.landscape.roads)[cells].all()


def test_a_park_without_border_villages_or_towers_still_stands(tmp_path):
    bare = LandParams(border=0, villages_per_100km=0, towers_per_1000km2=0, trails_per_station=0)
    ground = make_ground(ParkParams(1, ground="generated", size_km2=300, kind=KINDS["elephants"], land=bare), BASE)
    assert not ground.border
    assert set(write_layers(tmp_path, ground)) >= {"boundary", "stations", "roads", "rivers", "dem", "land_cover"}
    look_at_targets(ground, "elephants")


def test_made_up_parks_lie_in_the_north_east_of_zone_48():
    middle = made("rosewood").terrain.outline.centroid
    lon, lat = to_degrees(middle.x, middle.y)
    assert (lon, lat) == (pytest.approx(102.3, abs=0.1), pytest.approx(14.2, abs=0.1))
    assert made("rosewood").terrain.crs == "EPSG:32648"


@pytest.mark.parametrize("kind", ["rosewood", "nests"])
def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(kind, tmp_path):
    digests = []
    for name, seed in (("a", 5), ("b", 5), ("c", 6)):
        params = ParkParams(seed, ground="generated", size_km2=200, cell_m=250, kind=KINDS[kind])
        files = write_layers(tmp_path / name, make_ground(params, BASE))
        digests.append({role: hashlib.sha256(path.read_bytes()).hexdigest() for role, path in files.items()})
    assert digests[0] == digests[1]
    assert digests[0]["dem"] != digests[2]["dem"]


def test_the_bytes_are_those_of_other_versions_of_python_and_its_libraries(tmp_path):
    """Made with Python 3.11, numpy 1.26 and with Python 3.13, numpy 2.2; only a change of the ground may change it."""
    params = ParkParams(7, ground="generated", size_km2=400, cell_m=500, kind=KINDS["snares"])
    files = write_layers(tmp_path, make_ground(params, BASE))
    whole = hashlib.sha256()
    for role in sorted(files):
        whole.update(files[role].read_bytes())
    assert whole.hexdigest()[:16] == "6262ded164b2bacf"


@pytest.mark.parametrize("kind", ["nests", "snares"])
def test_the_offices_layers_come_into_a_site(kind, tmp_path):
    ground = made(kind)
    files = write_layers(tmp_path / "layers", ground)
    assert set(files) == {*LAYER_ROLES, "dem", "land_cover"}
    site = tmp_path / "site.gpkg"
    store = create_site(files["boundary"], "Training park", "EPSG:32648", 1000.0, "Asia/Bangkok", site)
    try:
        for role in (*LAYER_ROLES[1:], "dem", "land_cover"):
            report = add_layer(store, files[role], role)
            assert report.stored == report.read > 0, role
        assert store.boundary().area / 1e6 == pytest.approx(600, rel=0.01)
        assert set(store.read("entry_points")["name"]) == set(ground.places.entries.query("known")["name"])
        villages = store.read("villages")
        assert villages["name"].tolist() == ground.places.villages["name_th"].tolist()
        stations = store.read("stations").geometry
        assert np.hypot(stations.x - ground.places.stations["x"], stations.y - ground.places.stations["y"]).max() < 1
    finally:
        store.close()


def test_too_many_cells_are_told_in_one_sentence(monkeypatch):
    monkeypatch.setattr(land, "MAX_CELLS", 10_000)
    with pytest.raises(ParameterError, match="cell_m is 100, but it must be large enough for at most 10,000 cells"):
        make_ground(ParkParams(1, ground="generated", size_km2=200, cell_m=100), BASE)


def test_making_can_be_cancelled():
    class Stop:
        def report(self, fraction, text=""):
            self.fraction = fraction

        def cancelled(self):
            return True

    with pytest.raises(Cancelled):
        make_ground(ParkParams(1, ground="generated", size_km2=200), BASE, progress=Stop())
