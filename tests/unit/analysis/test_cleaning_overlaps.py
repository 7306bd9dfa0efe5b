"""One team recorded many times counts once; a team that split counts for both ways."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pawc_planner.analysis.cleaning import CleaningParams, clean_fixes
from pawc_planner.analysis.cleaning.overlaps import find_strands

PARAMS = CleaningParams()
GAP = 3600.0


def route(hours, course, start=0.0, seconds=10.0, kmh=3.6, origin=(0.0, 0.0)):
    t = start + np.arange(0, hours * 3600 + 1, seconds)
    way = (t - start) * kmh / 3.6
    wiggle = 60 * np.sin(way / 200)
    cos, sin = np.cos(course), np.sin(course)
    return origin[0] + way * cos - wiggle * sin, origin[1] + way * sin + wiggle * cos, t


def joined(*recordings):
    numbers = np.repeat(np.arange(len(recordings)), [len(r[0]) for r in recordings])
    return (*(np.concatenate([r[k] for r in recordings]) for k in range(3)), numbers)


def clean(*recordings, transport="foot"):
    x, y, t, number = joined(*recordings)
    return clean_fixes(x, y, t, transport, PARAMS, number)


def km(recording):
    return float(np.hypot(np.diff(recording[0]), np.diff(recording[1])).sum()) / 1000


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 2**32 - 1), copies=st.integers(1, 8))
def test_other_devices_of_the_same_team_add_nothing(seed, copies):
    rng = np.random.default_rng(seed)
    truth = route(5, rng.uniform(0, 6))
    found = [truth]
    for _ in range(copies):
        kept = slice(int(rng.integers(0, 5)), len(truth[0]) - int(rng.integers(0, 5)), int(rng.integers(1, 7)))
        x, y, t = (values[kept] for values in truth)
        found.append((x + rng.normal(0, 5, len(x)), y + rng.normal(0, 5, len(y)), t + rng.uniform(-45, 45)))
    order = rng.permutation(len(found))
    track = clean(*[found[index] for index in order])
    assert track.clean_km == pytest.approx(km(truth), rel=0.01)


def test_a_team_that_split_counts_for_both_ways():
    one, other = route(4, 0.0), route(4, 1.5)
    track = clean(one, other)
    # Both set out together: that stretch counts once.
    assert 0.9 * (km(one) + km(other)) < track.clean_km < km(one) + km(other)
    assert track.part.max() >= 1
    assert 0 < (track.rule == "overlap").sum() < 300


def test_a_team_that_splits_after_two_hours_counts_the_common_way_once():
    common = route(2, 0.0)
    end = (common[0][-1], common[1][-1])
    left, right = (route(3, course, start=7210, origin=end) for course in (1.2, -1.2))
    one = tuple(np.concatenate(pair) for pair in zip(common, left))
    other = tuple(np.concatenate(pair) for pair in zip(common, right))
    other = (other[0] + 4, other[1] - 3, other[2] + 5)
    track = clean(one, other)
    assert track.clean_km == pytest.approx(km(common) + km(left) + km(right), rel=0.03)


def test_ways_that_meet_for_a_while_count_once_where_they_are_together():
    t = np.arange(0, 6 * 3600, 10.0)
    x = t * 1.0
    apart = 6000 * np.clip(np.abs(t / 3600 - 3) - 1, 0, 1)  # together from the second to the fourth hour
    one, other = (x, 0 * x, t), (x + 2, apart, t + 3)
    track = clean(one, other)
    together = (apart < 1)
    expected = km(one) + km((x[t < 7200], apart[t < 7200])) + km((x[t > 14400], apart[t > 14400]))
    assert track.clean_km == pytest.approx(expected, rel=0.03)
    assert (track.rule == "overlap").sum() > 0.9 * together.sum()


def test_a_spike_in_the_better_recording_does_not_let_the_other_in():
    truth = route(3, 0.3)
    spiked = tuple(values.copy() for values in truth)
    spiked[1][500] += 6000
    other = tuple(values[::3] for values in truth)
    track = clean(spiked, (other[0] + 3, other[1], other[2] + 8))
    assert track.clean_km == pytest.approx(km(truth), rel=0.005)


def test_vehicles_with_clocks_half_a_minute_apart_are_one():
    truth = route(3, 0.3, kmh=40, seconds=15)
    track = clean(truth, (truth[0], truth[1], truth[2] + 31), transport="vehicle")
    assert track.clean_km == pytest.approx(km(truth), rel=0.01)


def test_the_noisier_of_two_recordings_is_left_out_also_when_it_has_more_fixes():
    rng = np.random.default_rng(1)
    truth = route(4, 0.3, seconds=60)
    x, y, t = route(4, 0.3, seconds=5)
    noisy = (x + rng.normal(0, 5, len(x)), y + rng.normal(0, 5, len(y)), t)
    track = clean(noisy, truth)
    assert track.clean_km == pytest.approx(km(truth), rel=0.01)


def test_what_the_site_has_stays():
    truth = route(2, 0.3)
    x, y, t, number = joined(tuple(values[::6] for values in truth), truth)
    strands = find_strands(x, y, t, number - 1, GAP, PARAMS)
    assert not strands.overlap[number == 0].any() and strands.overlap[number == 1].mean() > 0.98


@pytest.mark.usefixtures("no_hang")
def test_a_thousand_recordings_of_one_time_come_to_an_end():
    rng = np.random.default_rng(2)
    recordings = []
    for _ in range(1000):
        x, y, t = route(0.5, rng.uniform(0, 6), start=rng.uniform(0, 3600))
        recordings.append((x + rng.uniform(0, 1e5), y, t))
    track = clean(*recordings)
    assert max(map(km, recordings)) < track.clean_km < sum(map(km, recordings))


def test_a_recording_that_fills_a_silence_of_another_is_no_copy():
    x, y, t = route(4, 0.3, seconds=30)
    curve = 400 * np.sin(np.arange(len(x)) / 25)  # a way that a straight line over the silence would cut short
    truth = (x + curve, y, t)
    silent = np.ones(len(x), bool)
    silent[200:300] = False
    track = clean(tuple(values[silent] for values in truth), tuple(values[~silent] for values in truth))
    assert track.clean_km == pytest.approx(km(truth), rel=0.001) and not (track.rule == "overlap").any()
