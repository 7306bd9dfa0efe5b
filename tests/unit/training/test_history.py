"""A whole history: what is found was there, groups learn, harm is bounded, and seeds decide."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np
import pytest
import shapely

from pawc_planner.analysis.grid import GridSpec
from pawc_planner.base.progress import Silent
from pawc_planner.paths import plugin_file
from pawc_planner.training.ground.making import make_ground
from pawc_planner.training.history import live
from pawc_planner.training.intruders.trip import MET, UNDISTURBED
from pawc_planner.training.parameters import KINDS, CameraParams, ParkParams, RangerParams
from pawc_planner.training.rangers.outings import make_patrols

BASE = plugin_file("resources", "demo")
SMALL = ParkParams(
    years=1, ground="generated", size_km2=400.0, rangers=RangerParams(km_per_1000km2_year=4000.0), seed=3
)


@cache
def ground_of(params):
    return make_ground(params, BASE)


def lived(params):
    """Live on the ground of the kind and seed, whatever rangers, cameras and intruders do on it."""
    own = ParkParams(params.seed, ground=params.ground, size_km2=params.size_km2, kind=params.kind)
    return live(ground_of(own), params, Silent())


@pytest.fixture(scope="module", params=list(KINDS))
def history(request):
    """One year of a small park of each kind."""
    return lived(replace(SMALL, kind=KINDS[request.param]))


def test_what_is_found_was_there_and_a_team_was_near(history):
    signs = history.signs[history.signs["found_outing"] >= 0]
    assert len(signs) > 2
    assert (signs["found_t"] >= signs["left"]).all() and (signs["found_t"] <= signs["gone"]).all()
    for sign in signs.itertuples():
        _, leg = history.outings[sign.found_outing]
        at = np.argmin(np.abs(leg.step_t - sign.found_t))
        far = np.hypot(leg.step_x[at] - sign.x, leg.step_y[at] - sign.y)
        assert far < 3 * history.params.rangers.sight_m + 1


def test_the_finds_of_leg_days_are_the_signs_found(history):
    noted = sorted(find.sign for _, leg in history.outings for find in leg.finds if find.sign >= 0)
    assert noted == sorted(history.signs.loc[history.signs["found_outing"] >= 0, "sign"])


def test_walks_run_in_the_order_of_time_and_stopped_ones_take_nothing(history):
    trips = history.trips
    assert trips["start"].is_monotonic_increasing
    times = trips[["start", "arrive", "leave", "end"]].to_numpy()
    assert (np.diff(times, axis=1) > 0).all()
    before = trips[trips["until"] < trips["arrive"]]
    assert (before["harm"] == 0).all()
    full = trips[trips["outcome"] == UNDISTURBED]
    assert (full["harm"] == full["at_stake"]).all() and (full["until"] == full["end"]).all()


def test_the_signs_of_harm_are_the_harm(history):
    harm = history.signs[history.signs["harm"].to_numpy(bool)]
    assert len(harm) == history.trips["harm"].sum() > 0
    taken = history.trips.set_index("trip")["harm"]
    assert harm.groupby("trip").size().to_dict() == taken[taken > 0].to_dict()


def test_no_more_trees_fall_than_stand():
    poor = replace(SMALL, kind=replace(KINDS["rosewood"], value_mean=1.0, harm_per_trip=3.0))
    history = lived(poor)
    per_target = history.trips.groupby("target")["harm"].sum()
    worth = history.ground.places.targets["value"]
    assert (per_target <= worth.loc[per_target.index] + 1e-9).all()
    assert history.intruders.minds.left.min() >= 0
    assert history.trips["harm"].sum() > 0.5 * worth.sum()  # they nearly took all


def test_with_no_eyes_nobody_is_met_found_or_photographed():
    blind = replace(
        SMALL, rangers=replace(SMALL.rangers, meet=0.0, detection=0.01), cameras=CameraParams(catch=0.0)
    )
    history = lived(blind)
    assert set(history.trips["outcome"]) == {UNDISTURBED}
    assert not (history.cameras.events["trip"] >= 0).any()
    assert (history.signs["found_outing"] >= 0).mean() < 0.01


def test_being_met_displaces_groups_and_keeps_some_at_home():
    strict = replace(SMALL.rangers, meet=40.0, meet_m=1500.0, arrest=0.0)
    kind = replace(KINDS["rosewood"], trips_per_1000km2_year=400.0)
    bold = replace(SMALL.intruders, caution=0.0, elasticity=0.0)
    shy = replace(SMALL.intruders, caution=4.0, elasticity=1.0)
    free, wary = (lived(replace(SMALL, kind=kind, rangers=strict, intruders=figures)) for figures in (bold, shy))
    assert (free.trips["outcome"] == MET).mean() > 0.05
    assert len(wary.trips) < 0.95 * len(free.trips)  # deterrence
    late = [trips.tail(len(trips) // 2) for trips in (free.trips, wary.trips)]
    use = [np.bincount(trips["way"], minlength=len(free.intruders.ways)) / len(trips) for trips in late]
    met_on = np.bincount(free.trips.loc[free.trips["outcome"] == MET, "way"], minlength=len(use[0]))
    patrolled = met_on > 0
    assert use[1][patrolled].sum() < use[0][patrolled].sum()  # displacement
    assert (wary.trips["outcome"] == MET).mean() < (free.trips["outcome"] == MET).mean()


def test_another_seed_is_another_history_and_the_same_seed_the_same():
    first, again, other = (lived(replace(SMALL, seed=seed, size_km2=200.0)) for seed in (3, 3, 4))
    assert first.trips.equals(again.trips) and first.signs.equals(again.signs)
    assert len(first.signs) != len(other.signs) or not first.signs.equals(other.signs)


def test_most_herds_reach_their_field_within_the_night():
    few = replace(ParkParams().rangers, km_per_1000km2_year=500.0)
    trips = lived(ParkParams(years=1, kind=KINDS["elephants"], rangers=few)).trips
    hours = (trips["arrive"] - trips["start"]).to_numpy() / 3600
    assert len(trips) > 100
    assert np.median(hours) < 8 and (hours < 11).mean() > 0.9


def test_patrols_of_the_shipped_park_see_most_of_it_little_of_the_neglected_sector_and_not_all():
    params = ParkParams(years=1)
    ground = make_ground(params, BASE)
    patrols = make_patrols(ground, params, np.random.default_rng(11), Silent())
    spec = GridSpec.covering(ground.terrain.outline.bounds, 1000.0)
    x, y = spec.centres()
    inside = shapely.contains_xy(ground.terrain.outline, x, y)
    neglected = shapely.contains_xy(ground.places.neglected, x, y)
    km = np.zeros(spec.size)
    for patrol in patrols:
        for leg in patrol.days:
            cells = spec.cells_at(leg.step_x.astype(float), leg.step_y.astype(float))
            np.add.at(km, cells[cells >= 0], leg.step_km[cells >= 0])
    visited = km >= 0.1
    assert 0.7 < visited[inside].mean() < 0.93
    assert visited[inside & neglected].mean() > 0.2
    assert km[inside & neglected].mean() < 0.5 * km[inside & ~neglected].mean()
