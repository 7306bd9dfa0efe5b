"""Pictures and whether they come in time, against hours by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from pawc_planner.training.encounters.photographs import Watch, photographs
from pawc_planner.training.intruders.journey import journey_on
from pawc_planner.training.parameters import CameraParams

from ..intruders.small_world import SPEC, straight_ways

FIGURES = CameraParams(catch=0.6, catch_m=150.0, delay_minutes=15.0, ready_hours=0.75)


def walk():
    return journey_on(straight_ways(), 0, 0.0, stay_hours=10.0, hours_per_day=100.0, load_pace=1.0)


def watch(x, y=0.0, signal=1.0, start=-1e6, end=1e6):
    return Watch.of(pd.DataFrame({"x": [x], "y": [y], "signal": [signal], "from_t": [start], "to_t": [end]}))


def seen(at, hours=1.0):
    return photographs(walk(), at, np.full(SPEC.size, hours), SPEC, FIGURES)


def test_a_camera_on_the_way_sees_the_group_in_and_out():
    found = seen(watch(2000))
    assert found.chance == pytest.approx([0.6, 0.6])
    assert found.t == pytest.approx([3600.0, 3600 * (5 + 10 + 4)])  # 2 km in at 2 km/h; 5 h in, 10 h stay, 8 km out


def test_the_slack_is_what_is_left_before_the_target():
    found = seen(watch(2000), hours=1.0)  # target at 5 h; a team needs 1 + 0.75 h there and the picture 0.25 h
    assert found.slack[0] == pytest.approx(5 - 1 - 0.75 - 1 - 0.25)
    assert found.slack[1] == -np.inf


def test_a_picture_near_the_target_is_too_late():
    found = seen(watch(9000), hours=1.0)
    assert found.slack[0] < 0
    assert found.in_time_chance == 0


def test_without_signal_nobody_is_stopped():
    found = seen(watch(2000, signal=0.0))
    assert found.chance[0] == pytest.approx(0.6)
    assert found.in_time_chance == 0


def test_distance_from_the_way_lowers_the_chance():
    assert seen(watch(2000, y=150.0)).chance == pytest.approx([0.6 * np.exp(-0.5)] * 2)
    assert len(seen(watch(2000, y=3000.0)).t) == 0


def test_a_camera_that_is_broken_when_the_group_passes_sees_nothing():
    assert len(seen(watch(2000, start=7200.0, end=10_000.0)).t) == 0


def test_a_team_may_cut_the_group_off_anywhere_before_the_target():
    hours = np.full(SPEC.size, 50.0)
    hours[SPEC.cells_at(np.array([8000.0]), np.array([0.0]))] = 0.5  # only there can a team be in time
    found = photographs(walk(), watch(2000), hours, SPEC, FIGURES)
    passes = 8250 / 2000  # the last point of the way in that cell (7,750-8,250 m wide cells of 500 m)
    assert found.slack[0] == pytest.approx(passes - 0.5 - 0.75 - 1 - 0.25, abs=0.13)
