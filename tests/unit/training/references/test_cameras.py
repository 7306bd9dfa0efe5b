"""Cameras to compare with, and the weighted overlay worked out by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import shapely

from pawc_planner.base.errors import NoDataError
from pawc_planner.base.progress import Silent
from pawc_planner.training.references.camera_sites import OVERLAY_SPACING_M, open_places
from pawc_planner.training.references.overlay import WEIGHTS, factors, overlay, slope
from pawc_planner.training.references.planners import CAMERAS, make_plan, with_pawc_cameras

from ...steps.conftest import CLIFF, NO_GO, PARK, SIGNAL, STATIONS
from .conftest import ASKED

ADDING = [name for name in CAMERAS if name != "keep_standing"]
ALL = np.ones(3, dtype=bool)


def cameras(known, name, **changes):
    return CAMERAS[name](known, replace(ASKED, **changes), Silent())


def test_the_cameras_that_stand_are_kept_by_all(known):
    """C1 stands; C2 is lost, C3 is taken down before the cycle, C4 comes after it."""
    for name in CAMERAS:
        assert (cameras(known, name)[["x", "y"]].to_numpy() == [204_130, 1_604_120]).all(axis=1).sum() == 1
    assert len(cameras(known, "keep_standing")) == 1


@pytest.mark.parametrize("name", ADDING)
def test_all_add_the_same_number_where_there_is_signal_inside_the_park(known, name):
    placed = cameras(known, name)
    assert len(placed) == 4 and placed["signal"].tolist() == [1.0] * 4
    inside = shapely.intersection(SIGNAL, shapely.box(*PARK)).difference(NO_GO)
    assert shapely.contains_xy(inside, placed["x"], placed["y"]).all()
    assert len(cameras(known, name, cameras=0)) == 1


def test_chance_alone_moves_the_random_sites(known):
    one, same, other = (cameras(known, "random_sites", seed=seed) for seed in (1, 1, 2))
    assert one.equals(same) and not one.equals(other)
    assert cameras(known, "weighted_overlay", seed=1).equals(cameras(known, "weighted_overlay", seed=2))


def test_cameras_of_the_overlay_keep_their_distance(known):
    placed = cameras(known, "weighted_overlay", cameras=12)[["x", "y"]].to_numpy()
    apart = np.hypot(*(placed[:, None] - placed).transpose(2, 0, 1))
    assert apart[np.triu_indices(len(placed), 1)].min() >= OVERLAY_SPACING_M


def test_more_cameras_than_there_is_room_for_are_not_forced(known):
    places = open_places(known, ASKED)
    x, y = known.graph("foot").spec.centres(places)
    assert len(cameras(known, "weighted_overlay", cameras=500)) < len(np.unique(x // 1000 * 1e6 + y // 1000)) + 1


def test_without_any_signal_there_is_no_place(known):
    silent = replace(known)
    object.__setattr__(silent, "signal_at_nodes", np.zeros(known.graph().spec.size, dtype=bool))
    for name in ("random_sites", "weighted_overlay"):
        with pytest.raises(NoDataError, match="role signal"):
            cameras(silent, name)
        assert len(cameras(silent, name, cameras=0)) == 1


def test_weights_add_up_and_signal_weighs_what_mae_wong_published():
    assert sum(WEIGHTS.values()) == pytest.approx(1.0)
    assert WEIGHTS["signal"] == 0.324 == max(WEIGHTS.values())


def test_overlay_by_hand():
    """Signal 0, 1, 0.5 weighs 3; distance -4, -2, 0 weighs 1: (0 + 0)/4, (3 + 0.5)/4, (1.5 + 1)/4."""
    values = {"signal": np.array([0.0, 1.0, 0.5]), "near": np.array([-4.0, -2.0, 0.0])}
    assert overlay(values, {"signal": 3.0, "near": 1.0}, ALL) == pytest.approx([0.0, 0.875, 0.625])


def test_what_is_unknown_or_the_same_everywhere_leaves_its_weight_to_the_others():
    values = {"signal": np.ones(3), "dem": np.full(3, np.nan), "near": np.array([-4.0, np.nan, 0.0])}
    weights = {"signal": 3.0, "dem": 2.0, "near": 1.0}
    assert overlay(values, weights, ALL) == pytest.approx([0.0, 0.5, 1.0])
    assert overlay({"signal": np.ones(3)}, weights, ALL).tolist() == [0.0] * 3


def test_scale_is_that_of_the_site_and_nothing_counts_outside():
    values = {"near": np.array([-4.0, -2.0, 1000.0])}
    assert overlay(values, {"near": 1.0}, np.array([True, True, False])) == pytest.approx([0.0, 1.0, 0.0])


def test_factors_are_what_the_made_site_says(known):
    spec = known.graph().spec
    found = factors(known, spec)
    assert set(found) == {"signal", "villages", "roads", "streams", "guard_units", "past_finds", "slope", "elevation"}

    def at(name, x, y):
        return found[name][spec.cells_at(np.array([x]), np.array([y]))[0]]

    x, y = 203_125.0, 1_606_125.0
    assert at("signal", x, y) == 1.0 and at("signal", 212_125.0, y) == 0.0
    assert at("villages", x, y) == pytest.approx(-np.hypot(x - 200_100, y - 1_602_000))  # the entry W
    assert at("roads", x, y) == pytest.approx(-25.0, abs=25)  # on the trail at x = 203 100
    assert at("guard_units", x, y) == pytest.approx(-np.hypot(x - 203_130, y - 1_604_190))  # West
    assert at("streams", x, y) == pytest.approx(-(y - 1_602_300), rel=0.01)
    assert at("slope", x, 1_602_125.0) == pytest.approx(-0.02, abs=0.003)  # 2 % up to the east
    assert at("slope", 205_125.0, CLIFF.coords[0][1] - 100) < -0.5
    assert at("past_finds", 204_125.0, 1_603_375.0) > 3 * at("past_finds", 212_125.0, 1_610_125.0)
    assert at("elevation", 201_125.0, 1_603_125.0) > at("elevation", 213_125.0, 1_603_125.0)


def test_slope_of_a_plane():
    x, y = np.meshgrid(np.arange(5) * 250.0, np.arange(4) * 250.0)
    assert slope(0.03 * x - 0.04 * y, 250.0) == pytest.approx(np.full((4, 5), 0.05))
    assert slope(np.array([[3.0]]), 250.0).tolist() == [[0.0]]


def test_plans_are_made_of_routes_and_cameras(known, plans):
    both = make_plan(known, "nearest_first+weighted_overlay", ASKED)
    assert both.name == "nearest_first+weighted_overlay"
    assert both.cameras.equals(cameras(known, "weighted_overlay"))
    pairs = list(zip(both.outings, plans["nearest_first"].outings))
    assert len(pairs) == 9 and all(one.x.tolist() == other.x.tolist() for one, other in pairs)
    ours = with_pawc_cameras(known, plans["nearest_first"], ASKED, Silent())
    assert ours.cameras.equals(plans["pawc_planner"].cameras) and ours.outings == plans["nearest_first"].outings
    assert len(plans["nearest_first"].cameras) == 1
    assert STATIONS.keys() >= {outing.station for outing in both.outings}
