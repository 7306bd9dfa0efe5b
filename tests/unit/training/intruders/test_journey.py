"""Hours of walks by hand."""

from __future__ import annotations

import numpy as np
import pytest

from pawc_planner.training.clock import HOUR
from pawc_planner.training.intruders.journey import journey_on

from .small_world import straight_ways


def test_in_stay_and_out_with_a_load():
    walk = journey_on(straight_ways(), 0, 1000.0, stay_hours=6.0, hours_per_day=24.0, load_pace=0.5)
    assert walk.arrive == pytest.approx(1000 + 5 * HOUR)
    assert walk.leave == pytest.approx(1000 + 11 * HOUR)
    assert walk.end == pytest.approx(1000 + 21 * HOUR)
    assert walk.at(np.array([walk.arrive + HOUR])) == (pytest.approx([10_000.0]), pytest.approx([0.0]))


def test_a_group_rests_after_its_hours_on_the_move():
    walk = journey_on(straight_ways(), 0, 0.0, stay_hours=6.0, hours_per_day=2.0, load_pace=1.0)  # 5 h of walking
    assert walk.arrive == pytest.approx((5 + 2 * 22) * HOUR)
    assert np.all(np.diff(walk.t) >= 0)


def test_before_and_after_a_walk_the_group_is_at_its_entry():
    walk = journey_on(straight_ways(), 0, 0.0, 6.0, 24.0, 1.0)
    x, y = walk.at(np.array([-1e5, 1e7]))
    assert x.tolist() == [0.0, 0.0] and y.tolist() == [0.0, 0.0]
