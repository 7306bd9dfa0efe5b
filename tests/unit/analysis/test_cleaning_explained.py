"""Every kilometre that was taken away has a rule, and they add up."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pawc_planner.analysis.cleaning import CleaningParams, clean_fixes

PARAMS = CleaningParams()


def walk(n):
    steps = np.arange(n, dtype=float)
    return steps * 100.0, np.zeros(n), steps * 120.0


def test_a_good_track_needs_no_explanation():
    assert clean_fixes(*walk(11), "foot", PARAMS).explained == {}


def test_a_walk_given_three_times_is_explained_by_repeats():
    again = np.tile(np.arange(11), 3)
    x, y, t = walk(11)
    track = clean_fixes(x[again], y[again], t[again], "foot", PARAMS)
    assert track.explained == pytest.approx({"repeat": 4.0})  # two walks of 1 km and twice the way back


def test_a_spike_a_gap_and_a_copy_have_their_own_kilometres():
    x, y, t = walk(31)
    y = y.copy()
    y[5] = 8000
    later = (x + 5000, 0 * y, t + 4 * 3600)
    copy = (x[10:30] + 3, y[10:30] + 4, t[10:30] + 20)
    track = clean_fixes(
        *(np.concatenate(values) for values in zip((x, y, t), later, copy)), "foot", PARAMS,
        np.r_[np.zeros(62, int), np.ones(20, int)])
    assert track.clean_km == pytest.approx(6.0)
    assert track.explained["spike"] == pytest.approx(2 * np.hypot(8, 0.1) - 0.2)
    assert track.explained["gap"] == pytest.approx(2.0)
    assert track.explained["overlap"] == pytest.approx(1.9)
    assert sum(track.explained.values()) == pytest.approx(track.raw_km - track.clean_km, abs=1e-9)


def test_a_way_put_between_two_recordings_is_shown_as_added():
    x, y, t = walk(21)
    track = clean_fixes(x, y, t, "foot", PARAMS, np.r_[np.zeros(10, int), np.ones(11, int)])
    assert track.raw_km == pytest.approx(1.9) and track.clean_km == pytest.approx(2.0)
    assert track.explained == pytest.approx({"bridged": -0.1})


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 2**32 - 1), n=st.integers(0, 400))
def test_whatever_comes_the_explained_kilometres_add_up(seed, n):
    rng = np.random.default_rng(seed)
    scale = 10.0 ** rng.uniform(0, 4)
    x, y = np.cumsum(rng.normal(0, scale, (2, n)), axis=1)
    t = np.round(rng.uniform(0, 90_000, n))
    if rng.random() < 0.5:
        t = np.sort(t)
    t[rng.random(n) < 0.1] = np.nan
    segment = np.sort(rng.integers(0, 4, n))
    track = clean_fixes(x, y, t, rng.choice(["foot", "vehicle", "unknown"]), PARAMS, segment)
    assert sum(track.explained.values()) == pytest.approx(track.raw_km - track.clean_km, abs=1e-6)
    assert (track.part_of_fix >= 0).sum() == track.keep.sum() == len(track.order)
    assert sorted(track.order.tolist()) == np.flatnonzero(track.keep).tolist()
