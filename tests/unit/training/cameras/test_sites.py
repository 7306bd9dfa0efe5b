"""Where cameras stand over the years, and when they work."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import numpy as np
import pytest
import shapely

from pawc_planner.training.cameras.sites import deploy
from pawc_planner.training.cameras.working import sent_times
from pawc_planner.training.clock import LOCAL, midnight
from pawc_planner.training.parameters import CameraParams, ParkParams

from ..rangers.grounds import EAST, ground_of

PARAMS = ParkParams(size_km2=2240.0, years=6)


def _history(params: ParkParams = PARAMS, liked: float = 0.0, seed: int = 3):
    ground = ground_of(params.size_km2)
    return ground, deploy(ground, np.full(ground.terrain.spec.size, liked), params, np.random.default_rng(seed))


def _standing(deployments, day):
    return deployments[[a <= day and (b is None or day < b) for a, b in zip(deployments.from_day, deployments.to_day)]]


def test_thirty_cameras_stand_apart_inside_the_park_on_every_day():
    ground, history = _history()
    assert shapely.contains_xy(ground.terrain.outline.buffer(400), history.deployments.x, history.deployments.y).all()
    for day in (200, 700, 1500, 2100):
        now = _standing(history.deployments, PARAMS.first_day + timedelta(days=day))
        assert 25 <= len(now) <= 30 and now.camera_id.is_unique
        x, y = now.x.to_numpy(), now.y.to_numpy()
        far = np.hypot(x[:, None] - x[None, :], y[:, None] - y[None, :])[~np.eye(len(x), dtype=bool)]
        assert far.min() >= 1500


def test_cameras_are_moved_lost_and_broken_at_their_rates():
    params = ParkParams(size_km2=10_000.0, years=10, cameras=CameraParams(per_1000km2=10.0))
    _, history = _history(params)
    per_year = history.deployments.status.value_counts() / (100 * 10)
    # a camera stands 30 days before anything happens, and its place is empty for a while after a loss
    assert per_year["removed"] == pytest.approx(0.06, rel=0.3)
    assert per_year["lost"] == pytest.approx(0.03, rel=0.4)
    assert per_year["broken"] == pytest.approx(0.04, rel=0.4)
    moved = history.deployments[history.deployments.status == "removed"]
    again = history.deployments.groupby("camera_id").size()
    assert (again[moved.camera_id[moved.to_day < params.end - timedelta(days=10)]] >= 2).all()


def test_places_with_signal_and_places_thought_to_be_used_are_preferred():
    _, history = _history()
    # the eastern half of the park has signal; without it a place is worth a twenty-seventh
    assert (history.deployments.x > EAST - 150).mean() > 0.75
    assert (history.deployments.signal[history.deployments.x > EAST] == 1.0).all()
    ground = ground_of(2240.0)
    north_east = shapely.contains_xy(ground.places.sectors.geometry.iloc[1], ground.terrain.x, ground.terrain.y)
    there = deploy(ground, north_east.astype(float), PARAMS, np.random.default_rng(3)).deployments
    share = shapely.contains_xy(ground.places.sectors.geometry.iloc[1], there.x, there.y).mean()
    before = shapely.contains_xy(ground.places.sectors.geometry.iloc[1], history.deployments.x, history.deployments.y)
    assert share > before.mean() + 0.2


def test_cameras_work_while_they_stand_and_their_battery_lasts():
    quiet = CameraParams(moved_per_year=0.0, lost_per_year=0.0, broken_per_year=0.0, battery_days=100.0,
                         service_days=25.0)
    params = ParkParams(size_km2=2240.0, years=10, cameras=quiet)
    _, history = _history(params)
    watch = history.watch
    lasts = (watch.to_t - watch.from_t) / 86400
    assert (lasts > 0).all()
    # a renewal process: 100 days of 125
    days = 30 * (params.n_days - 60)
    assert lasts.sum() / days == pytest.approx(0.8, abs=0.02)
    for _, own in watch.groupby("camera_id"):
        assert (own.from_t.to_numpy()[1:] == own.card_t.to_numpy()[:-1]).all()
        assert (own.to_t <= own.card_t).all()
    end = midnight(params.end)
    assert watch.to_t.max() <= end


def test_a_lost_camera_takes_its_card_with_it_and_works_no_longer_than_it_stood():
    params = ParkParams(size_km2=2240.0, years=10, cameras=CameraParams(lost_per_year=0.5))
    _, history = _history(params)
    lost = history.deployments[history.deployments.status == "lost"]
    assert len(lost) > 50
    for stand in lost.itertuples():
        own = history.watch[history.watch.camera_id == stand.camera_id].iloc[-1]
        gone = datetime.combine(stand.to_day, time(12), LOCAL).timestamp()
        assert own.to_t < gone and (own.card_t == np.inf)


def test_pictures_arrive_in_minutes_with_signal_hours_later_in_an_outage_and_from_the_card_without():
    _, history = _history()
    watch = history.watch.iloc[:2].assign(signal=[1.0, 0.0], from_t=0.0, to_t=1e6, card_t=[np.inf, 2e6])
    rows, t = np.repeat([0, 1], 4000), np.full(8000, 5e5)
    usual = sent_times(watch, rows, t, CameraParams(outage=0.0), np.random.default_rng(1)) - t
    assert np.median(usual[:4000]) == pytest.approx(180, rel=0.06)
    assert (usual[4000:] == 1.5e6).all()
    out = sent_times(watch, rows, t, CameraParams(outage=1.0), np.random.default_rng(1)) - t
    assert out[:4000].mean() == pytest.approx(14 * 3600, rel=0.06)
    some = sent_times(watch.assign(signal=[0.5, 0.0]), rows, t, CameraParams(outage=0.1), np.random.default_rng(1)) - t
    assert (some[:4000] > 3 * 3600).mean() == pytest.approx(0.2 * np.exp(-3 / 14), abs=0.03)


def test_the_same_seed_gives_the_same_bytes():
    (_, one), (_, two) = _history(), _history()
    assert one.deployments.to_csv().encode() == two.deployments.to_csv().encode()
    assert one.watch.to_csv().encode() == two.watch.to_csv().encode()


def test_a_park_without_cameras_or_room_has_none():
    _, none = _history(ParkParams(cameras=CameraParams(per_1000km2=0.0)))
    assert len(none.deployments) == len(none.watch) == 0
    _, full = _history(ParkParams(size_km2=200.0, years=1, cameras=CameraParams(per_1000km2=1000.0)))
    assert 20 < len(full.deployments) < 120
