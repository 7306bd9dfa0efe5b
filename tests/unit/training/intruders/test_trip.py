"""What becomes of walks: undisturbed, met, stopped after a picture; and what groups learn."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from pawc_planner.training.clock import DAY
from pawc_planner.training.encounters.photographs import Watch
from pawc_planner.training.intruders.trip import MET, PHOTOGRAPHED, UNDISTURBED, go_out
from pawc_planner.training.parameters import CameraParams, IntruderParams, ParkParams

from .small_world import guard_of, minds_of, schedule_of, standing

CALM = IntruderParams(caution=2.0, elasticity=0.0, hours_per_day=20.0, fear_km=1.0)
PARAMS = ParkParams(intruders=CALM, cameras=CameraParams(sent=1.0, stopped=1.0))
FIRST_WAY = [50.0, 0.0, 0.0, 0.0]  # so much liked that chance cannot choose another


def first_walk(params=PARAMS, presence=None, watch=None, minds=None, **draws):
    guard = guard_of(*([presence] if presence is not None else []), **({"watch": watch} if watch else {}))
    minds = minds or minds_of([FIRST_WAY], params, [0])
    return go_out(minds, schedule_of(3, **draws), 0, guard), minds


def test_undisturbed_groups_take_what_they_came_for():
    walk, minds = first_walk(harm=np.array([4, 4, 4]))
    assert (walk.way, walk.outcome, walk.harm) == (0, UNDISTURBED, 4.0)
    assert minds.left.tolist() == [46.0, 50.0]


def test_no_more_is_taken_than_there_is():
    walk, minds = first_walk(minds=minds_of([FIRST_WAY], PARAMS, [0], value=2.0), harm=np.array([4, 4, 4]))
    assert walk.harm == walk.at_stake == 2.0


def test_a_team_on_the_way_meets_the_group_before_the_target():
    walk, minds = first_walk(presence=standing(5000, 0, 6, km=20.0))
    assert walk.outcome == MET
    assert walk.harm == 0.0 and walk.at_stake == 1.0
    assert walk.until <= 3600 * 3.5
    assert minds.left.tolist() == [50.0, 50.0]


def test_a_team_that_comes_when_the_trees_are_down_prevents_nothing():
    presence = standing(5000, 0, 20, km=20.0, start=3600 * 16)  # 5 h in, 10 h at the target, then out with a load
    walk, _ = first_walk(presence=presence)
    assert walk.outcome == MET and walk.harm == 1.0


def test_a_picture_in_time_stops_the_group():
    watch = Watch.of(pd.DataFrame({"x": [1000.0], "y": [0.0], "signal": [1.0], "from_t": [-1e9], "to_t": [1e9]}))
    params = replace(PARAMS, cameras=CameraParams(sent=1.0, stopped=1.0, catch=1.0))
    walk, _ = first_walk(params, watch=watch)
    assert walk.outcome == PHOTOGRAPHED and walk.harm == 0.0
    assert 3600 * 0.5 < walk.until < walk.journey.arrive
    late, _ = first_walk(params, watch=replace(watch, signal=np.zeros(1)))
    assert late.outcome == UNDISTURBED and len(late.pictures) == 2


def test_arrests_keep_a_group_away():
    walk, minds = first_walk(presence=standing(5000, 0, 6, km=20.0), arrest=np.zeros(3))
    assert walk.arrested
    assert go_out(minds, schedule_of(3), 1, guard_of()) is None
    assert minds.away_until[0] == pytest.approx(walk.until + DAY * CALM.arrest_days)


def shares_of_ways(minds, n=400):
    luck = schedule_of(n)
    walks = [go_out(minds.copy(), luck, trip, guard_of()) for trip in range(n)]
    return np.bincount([walk.way for walk in walks], minlength=4) / n


def test_fear_displaces_to_the_other_ways_and_fades():
    minds = minds_of([[0.0, -9.0, -9.0, 0.0]], PARAMS, [0])
    assert shares_of_ways(minds)[[0, 3]] == pytest.approx([0.5, 0.5], abs=0.08)
    minds.frighten(0, 5000.0, 0.0, 1.0, 0.0)
    expected = 1 / (1 + np.exp(2.0))  # utility of way 0 is 2 lower
    afraid = minds.chances(0, 0.0)[0]
    assert afraid[3] - afraid[0] == pytest.approx(2.0, abs=0.01)
    later = minds.chances(0, DAY * CALM.memory_days)[0]
    assert later[3] - later[0] == pytest.approx(2.0 / np.e, abs=0.01)
    soon = [go_out(minds.copy(), schedule_of(400, start=np.zeros(400)), t, guard_of()).way
            for t in range(400)]
    assert np.mean(np.array(soon) == 0) == pytest.approx(expected, abs=0.06)


def test_groups_of_one_home_share_half_of_the_fear_and_others_know_nothing():
    minds = minds_of([FIRST_WAY] * 3, PARAMS, [0, 0, 1])
    minds.frighten(0, 5000.0, 0.0, 1.0, 0.0)
    assert minds.fear[:, 0] == pytest.approx([1.0, CALM.shared, 0.0])
    assert minds.fear[0, 3] == pytest.approx(0.0, abs=1e-6)


def test_fear_keeps_groups_at_home_when_they_have_no_other_way():
    params = replace(PARAMS, intruders=replace(CALM, elasticity=1.0))
    minds = minds_of([[0.0, -30.0, -30.0, -30.0]], params, [0])
    minds.frighten(0, 5000.0, 0.0, 1.0, 0.0)
    assert minds.chances(0, 0.0)[1] == pytest.approx(np.exp(-2.0), rel=0.01)


def test_a_copy_of_minds_learns_alone():
    minds = minds_of([FIRST_WAY], PARAMS, [0])
    minds.copy().frighten(0, 5000.0, 0.0, 1.0, 0.0)
    assert minds.fear.sum() == 0
