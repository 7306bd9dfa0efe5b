"""A receiver that lies still adds no kilometres, and whoever walks keeps every metre."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pawc_planner.analysis.cleaning import CleaningParams, clean_fixes
from pawc_planner.analysis.cleaning.stays import find_stays

PARAMS = CleaningParams()


def length_km(x, y):
    return float(np.hypot(np.diff(x), np.diff(y)).sum()) / 1000


def curved_walk(rng, n, seconds, kmh, bend):
    """Walk whose heading swings about a constant course by less than a right angle: net way ≥ cos(1) × speed."""
    step = kmh / 3.6 * seconds
    heading = rng.uniform(0, 2 * np.pi) + np.sin(np.cumsum(rng.normal(0, bend, n)))
    return np.cumsum(step * np.cos(heading)), np.cumsum(step * np.sin(heading)), np.arange(n) * seconds


def night(rng, hours, seconds, scatter, start=0.0, at=(0.0, 0.0)):
    t = start + np.arange(0, hours * 3600, seconds)
    return at[0] + rng.normal(0, scatter, len(t)), at[1] + rng.normal(0, scatter, len(t)), t


@settings(max_examples=60, deadline=None)
@given(
    seed=st.integers(0, 2**32 - 1), seconds=st.sampled_from([1.0, 5.0, 10.0, 30.0, 60.0, 300.0, 600.0]),
    kmh=st.floats(2.0, 8.0), bend=st.floats(0.0, 0.5),
)
def test_a_walk_keeps_its_length_whether_straight_or_curved(seed, seconds, kmh, bend):
    x, y, t = curved_walk(np.random.default_rng(seed), int(4 * 3600 / seconds), seconds, kmh, bend)
    track = clean_fixes(x, y, t, "foot", PARAMS)
    assert track.keep.all()
    assert track.clean_km == pytest.approx(length_km(x, y), abs=1e-9)


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 2**32 - 1), seconds=st.floats(10.0, 600.0))
def test_a_camp_night_adds_less_than_fifty_metres(seed, seconds):
    x, y, t = night(np.random.default_rng(seed), 10, seconds, 10.0)
    track = clean_fixes(x, y, t, "foot", PARAMS)
    assert track.clean_km < 0.050
    assert track.rest_hours == pytest.approx(10, abs=0.2 + seconds / 1800)


@pytest.mark.parametrize("seconds", [10.0, 60.0, 600.0])
def test_a_receiver_that_drifts_slowly_and_throws_outliers_is_still_at_rest(seconds):
    rng = np.random.default_rng(4)
    x, y, t = night(rng, 10, seconds, 8.0)
    x += 25 * np.sin(t / 3600)  # wanders 25 m to and fro in hours
    out = rng.choice(len(t), max(len(t) // 100, 1), replace=False)
    y[out] += 120
    track = clean_fixes(x, y, t, "foot", PARAMS)
    assert track.clean_km < 0.1


def test_the_way_to_a_camp_and_from_it_stays_whole():
    rng = np.random.default_rng(5)
    into = np.arange(0, 3000, 10.0)  # 3.6 km/h
    x0, y0, t0 = into - 3000, np.zeros(len(into)), into
    x1, y1, t1 = night(rng, 10, 10.0, 6.0, start=3000)
    x2, y2, t2 = np.zeros(300), np.arange(300) * 10.0, t1[-1] + 10 + np.arange(300) * 10.0
    track = clean_fixes(np.r_[x0, x1, x2], np.r_[y0, y1, y2], np.r_[t0, t1, t2], "foot", PARAMS)
    assert track.clean_km == pytest.approx(6.0, abs=0.05)
    assert track.raw_km > 30
    assert (track.rule == "stationary").sum() > 3500
    assert track.part.max() == 1  # nobody patrols through a night in camp


def test_a_rest_of_twenty_minutes_counts_as_time_but_not_as_way():
    rng = np.random.default_rng(6)
    x1, y1, t1 = night(rng, 1 / 3, 10.0, 8.0, start=1000)
    x = np.r_[np.arange(100) * 10.0, 1000 + x1, 1000 + np.arange(100) * 10.0]
    y = np.r_[np.zeros(100), y1, np.zeros(100)]
    t = np.r_[np.arange(100) * 10.0, t1, t1[-1] + 10 + np.arange(100) * 10.0]
    track = clean_fixes(x, y, t, "foot", PARAMS)
    assert track.clean_km == pytest.approx(2.0, abs=0.06)
    assert track.part.max() == 0 and track.rest_hours == pytest.approx(1 / 3, abs=0.05)


def test_a_slow_search_in_a_circle_of_a_hundred_metres_counts():
    t = np.arange(0, 4 * 3600, 30.0)
    around = 0.5 / 3.6 * t / 100  # 0.5 km/h on a circle of 100 m
    x, y = 100 * np.cos(around), 100 * np.sin(around)
    assert clean_fixes(x, y, t, "foot", PARAMS).clean_km == pytest.approx(length_km(x, y), rel=0.02)


def test_walking_to_and_fro_past_a_point_is_no_rest():
    t = np.arange(0, 3 * 3600, 10.0)
    x = 100 * (2 / np.pi) * np.arcsin(np.sin(2 * np.pi * t / 300))  # 100 m either way, 4.8 km/h
    assert clean_fixes(x, 0 * x, t, "foot", PARAMS).clean_km == pytest.approx(length_km(x, 0 * x), abs=1e-9)


def test_two_fixes_at_one_place_hours_apart_are_a_rest_without_anything_to_drop():
    stays = find_stays(np.array([0.0, 3.0]), np.zeros(2), np.array([0.0, 7200.0]), 50, 900)
    assert stays.tolist() == [[0, 1]]


@pytest.mark.parametrize("n", [0, 1])
def test_no_fix_and_one_fix_are_no_stay(n):
    assert find_stays(np.zeros(n), np.zeros(n), np.zeros(n), 50, 900).shape == (0, 2)


@pytest.mark.usefixtures("no_hang")
def test_a_million_fixes_of_camp_nights_stay_linear():
    rng = np.random.default_rng(7)
    days = [np.r_[np.cumsum(rng.normal(10, 4, 3000)), rng.normal(0, 8, 5640)] for _ in range(116)]
    x = np.concatenate([day + 40_000 * (index % 2) for index, day in enumerate(days)])
    t = np.arange(len(x)) * 10.0
    track = clean_fixes(x, np.zeros(len(x)), t, "unknown", PARAMS)
    assert (track.rule == "stationary").sum() > 0.95 * 116 * 5640


@pytest.mark.parametrize("seed", range(4))
def test_a_night_under_canopy_with_scatter_of_25_metres_adds_no_kilometre(seed):
    rng = np.random.default_rng(seed)
    n, keep = 11 * 60, np.exp(-60 / 300)
    scatter = rng.normal(0, 25 * np.sqrt(1 - keep**2), (2, n))
    for at in range(1, n):
        scatter[:, at] += keep * scatter[:, at - 1]
    track = clean_fixes(scatter[0], scatter[1], 60.0 * np.arange(n), "foot", CleaningParams())
    assert track.raw_km > 8 and track.clean_km < 0.6


def test_a_rest_with_the_receiver_off_takes_nothing_from_the_way_before_it():
    # every five minutes 60 to 170 m of way, then 45 minutes of silence, then on from the same place
    x = np.array([0.0, 166, 332, 460, 512, 545, 530, 380, 230])
    t = np.array([0.0, 300, 600, 900, 1200, 1320, 1320 + 2700, 4320, 4620])
    track = clean_fixes(x, 0 * x, t, "foot", PARAMS)
    assert not (track.rule == "stationary").any() and len(track.order) == len(x)
    assert track.stays.tolist() == [[5, 6]]


def test_a_night_whose_evening_was_recorded_is_one_stay():
    rng = np.random.default_rng(4)
    evening = np.arange(0, 1800, 30.0)
    t = np.r_[evening, evening[-1] + 8 * 3600]
    stays = find_stays(np.r_[rng.normal(0, 8, len(evening)), 3.0], rng.normal(0, 8, len(t)), t, 50, 900)
    assert stays.tolist() == [[0, len(t) - 1]]


def test_a_night_with_the_receiver_off_is_rest_however_few_fixes_tell_of_it():
    """A fix every five minutes at 4 km/h; 14 hours later the way goes on 10 m from where it ended."""
    minutes = np.arange(0, 60, 5.0)
    x = np.concatenate([minutes / 60 * 4000, 55 / 60 * 4000 + 10 - minutes / 60 * 4000])
    t = np.concatenate([minutes * 60, 55 * 60 + 14 * 3600 + minutes * 60])
    clean = clean_fixes(x, np.zeros(len(x)), t, "foot", CleaningParams())
    assert clean.keep.all()
    assert clean.rest_hours == pytest.approx(14.0)
    assert clean.stays.tolist() == [[11, 12]]


def test_a_silence_between_two_places_is_no_rest():
    x = np.array([0.0, 400.0, 800.0, 950.0, 1350.0])
    t = np.array([0.0, 360.0, 720.0, 720.0 + 14 * 3600, 1080.0 + 14 * 3600])
    assert clean_fixes(x, np.zeros(5), t, "foot", CleaningParams()).rest_hours == 0
