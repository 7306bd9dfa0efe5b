"""Rates of meeting against sums by hand."""

from __future__ import annotations

import numpy as np
import pytest

from pawc_planner.training.encounters.meeting import meetings
from pawc_planner.training.intruders.journey import journey_on
from pawc_planner.training.parameters import RangerParams
from pawc_planner.training.rangers.presence import Presence

from ..intruders.small_world import standing, straight_ways

FIGURES = RangerParams(meet=0.5, meet_m=250.0)


def walk(start=0.0):
    return journey_on(straight_ways(), 0, start, stay_hours=10.0, hours_per_day=100.0, load_pace=1.0)


def one_step(t, x, y, km=0.1, sees=1.0):
    return Presence(*(np.array([float(v)]) for v in (t, x, y, km, sees)), np.array([4]))


def test_a_team_at_the_same_place_and_time_has_the_full_rate():
    found = meetings(walk(), one_step(3600 * 2.5, 5000, 0), FIGURES)  # 5 km at 2 km/h
    assert found.rate == pytest.approx([0.5 * 0.1])
    assert found.outing.tolist() == [4]


def test_distance_weighs_as_a_bell_curve():
    found = meetings(walk(), one_step(3600 * 2.5, 5000, 250), FIGURES)
    assert found.rate == pytest.approx([0.5 * 0.1 * np.exp(-0.5)])


def test_a_track_an_hour_old_counts_less_and_the_future_not_at_all():
    passed = meetings(walk(), one_step(3600 * 3.5, 5000, 0), FIGURES)
    assert passed.rate == pytest.approx([0.6 * 0.5 * 0.1])
    ahead = meetings(walk(), one_step(3600 * 1.0, 5000, 0), FIGURES)  # the group is 3 km away still
    assert ahead.rate.sum() == pytest.approx(0, abs=1e-9)


def test_what_is_seen_from_a_vehicle_is_less():
    found = meetings(walk(), one_step(3600 * 2.5, 5000, 0, sees=0.12), FIGURES)
    assert found.rate == pytest.approx([0.12 * 0.05])


def test_teams_before_and_after_the_walk_meet_nobody():
    assert len(meetings(walk(start=1e6), one_step(3600.0, 2000, 0), FIGURES).t) == 0


def test_more_effort_adds_to_the_rate():
    once, twice = (meetings(walk(), standing(5000, 0, 12, km), FIGURES) for km in (0.1, 0.2))
    assert twice.rate.sum() == pytest.approx(2 * once.rate.sum())
    assert once.chance(0, 1e9) == pytest.approx(1 - np.exp(-once.rate.sum()))


def test_the_first_meeting_is_where_the_summed_rate_reaches_the_draw():
    found = meetings(walk(), standing(5000, 0, 12, 0.4), FIGURES)
    total = np.cumsum(found.rate)
    assert found.first(total[2] - 1e-9) == 2
    assert found.first(total[-1] + 1e-9) == -1


def test_a_group_can_be_met_where_it_gathers_before_it_sets_out():
    waiting = journey_on(straight_ways(), 0, 36_000.0, 10.0, 100.0, 1.0, gather_hours=10.0)
    assert meetings(waiting, one_step(18_000.0, 0, 0), FIGURES).rate == pytest.approx([0.05])
    at_once = journey_on(straight_ways(), 0, 36_000.0, 10.0, 100.0, 1.0)
    assert len(meetings(at_once, one_step(18_000.0, 0, 0), FIGURES).t) == 0
