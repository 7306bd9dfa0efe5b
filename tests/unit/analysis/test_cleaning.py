"""Cleaning keeps what was walked and drops what could not have been."""

from __future__ import annotations

import numpy as np
import pytest

from pawc_planner.analysis.cleaning import CleaningParams, clean_fixes
from pawc_planner.base.errors import ParameterError

PARAMS = CleaningParams()


def walk(n: int, start: float = 0.0, metres: float = 100.0, seconds: float = 120.0):
    """Walk east at 3 km/h: a fix every two minutes, 100 m apart."""
    steps = np.arange(n, dtype=float)
    return start + steps * metres, np.zeros(n), steps * seconds


def test_a_good_track_is_left_alone():
    x, y, t = walk(11)
    track = clean_fixes(x, y, t, "foot", PARAMS)
    assert track.keep.all() and track.raw_km == pytest.approx(1.0) and track.clean_km == pytest.approx(1.0)


def test_repeats_add_nothing_whatever_their_order():
    x, y, t = walk(11)
    again = np.tile(np.arange(11), 3)
    track = clean_fixes(x[again], y[again], t[again], "foot", PARAMS)
    assert track.clean_km == pytest.approx(1.0)
    assert (track.rule == "repeat").sum() == 22
    assert track.raw_km == pytest.approx(3.0 + 2.0)  # three walks and twice the way back to the start


def test_a_spike_out_and_back_is_dropped():
    x, y, t = walk(11)
    y[5] = 8000
    track = clean_fixes(x, y, t, "foot", PARAMS)
    assert list(np.flatnonzero(~track.keep)) == [5] and track.rule[5] == "spike"
    assert track.clean_km == pytest.approx(1.0)


def test_one_bad_first_fix_does_not_cost_the_good_run():
    x, y, t = walk(11)
    x[0] = 50_000
    track = clean_fixes(x, y, t, "foot", PARAMS)
    assert list(np.flatnonzero(~track.keep)) == [0] and track.rule[0] == "teleport"
    assert track.clean_km == pytest.approx(0.9)


def test_a_displaced_stretch_between_good_ones_is_dropped_as_a_whole():
    x, y, t = walk(200)
    y[80:110] = 20_000
    track = clean_fixes(x, y, t, "foot", PARAMS)
    assert set(np.flatnonzero(~track.keep)) == set(range(80, 110))
    assert set(track.rule[80:110]) == {"teleport"}


def test_a_lift_in_a_car_cuts_the_walk_and_keeps_both_ends():
    x, y, t = walk(200)
    x[100:] += 30_000  # within two minutes: nobody walks that
    track = clean_fixes(x, y, t, "foot", PARAMS)
    assert track.keep.all() and track.part.max() == 1
    assert track.clean_km == pytest.approx(19.8)


def test_slow_excursion_of_a_single_fix_is_seen_against_the_usual_speed():
    x, y, t = walk(60, metres=100, seconds=300)
    y[30] = 4000  # 48 km/h there and back: believable for a car, not for this track
    track = clean_fixes(x, y, t, "unknown", PARAMS)
    assert list(np.flatnonzero(~track.keep)) == [30]


def test_gaps_in_time_or_distance_are_cut_and_add_no_km():
    x, y, t = walk(10)
    later = clean_fixes(np.r_[x, x[-1] + 2000 + x], np.r_[y, y], np.r_[t, t[-1] + 3 * 3600 + t], "foot", PARAMS)
    assert later.part.max() == 1 and later.clean_km == pytest.approx(1.8)
    assert later.raw_km == pytest.approx(3.8)


def test_two_recordings_of_one_leg_count_once():
    x, y, t = walk(31)
    segment = np.r_[np.zeros(31, int), np.ones(20, int)]
    other = np.r_[x, x[5:25] + 7], np.r_[y, y[5:25] + 9], np.r_[t, t[5:25] + 30]
    track = clean_fixes(*other, "foot", PARAMS, segment)
    assert (track.rule == "overlap").sum() == 20
    assert track.clean_km == pytest.approx(3.0)


def test_a_recording_that_fills_the_gap_of_another_is_kept():
    x, y, t = walk(61)
    first = np.r_[0:15, 50:61]
    order = np.r_[first, 15:50]
    segment = np.r_[np.zeros(len(first), int), np.ones(35, int)]
    track = clean_fixes(x[order], y[order], t[order], "foot", PARAMS, segment)
    assert track.keep.all() and track.clean_km == pytest.approx(6.0)


def test_without_times_the_order_given_counts():
    x, y, _ = walk(11)
    track = clean_fixes(x, y, np.full(11, np.nan), "foot", PARAMS)
    assert track.clean_km == pytest.approx(1.0) and track.part.max() == 0


@pytest.mark.parametrize("n", [0, 1])
def test_no_fix_and_one_fix_have_no_length(n):
    track = clean_fixes(np.zeros(n), np.zeros(n), np.zeros(n), "foot", PARAMS)
    assert track.clean_km == 0 and len(track.order) == n


@pytest.mark.usefixtures("no_hang")
def test_a_million_fixes_stay_linear():
    rng = np.random.default_rng(1)
    n = 1_000_000
    x, y = np.cumsum(rng.normal(6, 8, (2, n)), axis=1)  # about 3 km/h of net way, so nobody rests
    bad = rng.random(n) < 0.01
    track = clean_fixes(np.where(bad, x + 20_000, x), y, np.arange(n) * 10.0, "foot", PARAMS)
    assert (track.keep == ~bad).all()


@pytest.mark.usefixtures("no_hang")
def test_a_track_of_nothing_but_jumps_stays_linear():
    rng = np.random.default_rng(2)
    n = 20_000
    clean_fixes(rng.uniform(0, 1e6, n), rng.uniform(0, 1e6, n), np.arange(n) * 1.0, "foot", PARAMS)


def test_limits_need_one_for_unknown_transport():
    with pytest.raises(ParameterError, match="unknown"):
        CleaningParams(max_speed_kmh={"foot": 10})


@pytest.mark.parametrize("seconds", [5.0, 30.0, 60.0])
@pytest.mark.parametrize("kmh", [25.0, 60.0])
def test_a_ride_on_a_foot_patrol_is_no_walk_whatever_the_sampling(seconds, kmh):
    walked, driven = int(3600 / seconds), int(1800 / seconds)
    step = np.concatenate([np.full(walked, 2.5), np.full(driven, kmh), np.full(walked, 2.5)]) / 3.6 * seconds
    x = np.cumsum(step)
    y = 30 * np.sin(x / 300)
    track = clean_fixes(x, y, seconds * np.arange(len(x)), "foot", CleaningParams())
    assert track.clean_km == pytest.approx(5.0, rel=0.02)
    assert (track.rule == "ride").sum() > 0.9 * driven
    assert clean_fixes(x, y, seconds * np.arange(len(x)), "vehicle", CleaningParams()).keep.all()


def test_out_and_back_at_a_run_within_two_fixes_is_an_excursion_and_at_a_walk_is_none():
    x, y = 20.0 * np.arange(200), np.zeros(200)
    y[50], y[120] = 120.0, -110.0
    track = clean_fixes(x, y, 30.0 * np.arange(200), "foot", CleaningParams())
    assert list(np.flatnonzero(track.rule == "spike")) == [50, 120]
    assert clean_fixes(x, y, 90.0 * np.arange(200), "foot", CleaningParams()).keep.all()
