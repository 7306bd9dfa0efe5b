"""Presence of plans: the same pace, rest and steps as of patrols."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from pawc_planner.base.progress import Silent
from pawc_planner.training.clock import midnight
from pawc_planner.training.parameters import ParkParams, RangerParams
from pawc_planner.training.rangers.outings import make_patrols
from pawc_planner.training.rangers.tracks import legs_in_order, presence_of
from pawc_planner.training.scoring.fielded import presence_of_plan
from pawc_planner.training.scoring.plan import Outing

from .grounds import EAST, NORTH, ground_of

DAY0 = date(2026, 3, 1)
MIDNIGHT = midnight(DAY0)
RANGERS = RangerParams(
    foot_kmh=2.0, vehicle_kmh=20.0, boat_kmh=5.0, rest_minutes=60.0, vehicle_sees=0.12, boat_sees=0.2
)
PARAMS = ParkParams(size_km2=900.0, years=1, rangers=RANGERS)


@pytest.fixture(scope="module")
def flat():
    ground = ground_of(900.0)
    ground.terrain.slope[:] = 0.1
    return ground


def _east(km: float, transport: str = "foot", day: int = 0, hours: float = 0.0) -> Outing:
    return Outing("A", "P1", day, transport, np.array([EAST, EAST + 1000 * km]), np.array([NORTH, NORTH]), hours)


def test_eight_kilometres_on_foot_take_four_hours_and_the_rest(flat):
    presence = presence_of_plan([_east(8.0, day=2)], DAY0, flat.terrain, PARAMS)
    assert presence.total_km == pytest.approx(8.0) and len(presence.t) == 80
    start = MIDNIGHT + 2 * 86400 + 7 * 3600
    # the first step of 100 m takes three minutes; the last ends after four hours and one of rest
    assert presence.t[0] == pytest.approx(start + 90, abs=0.2)
    assert presence.t[-1] == pytest.approx(start + 5 * 3600 - 90, abs=0.2)
    assert np.diff(presence.t).max() == pytest.approx(3600 + 180, abs=0.3)
    assert (presence.x[0], presence.y[0], presence.sees[0], presence.outing[0]) == (EAST + 50, NORTH, 1.0, 0)


@pytest.mark.parametrize(("transport", "hours", "sees"), [("vehicle", 0.4, 0.12), ("boat", 1.6, 0.2)])
def test_vehicles_and_boats_have_their_own_pace_and_sight(flat, transport, hours, sees):
    presence = presence_of_plan([_east(8.0, transport)], DAY0, flat.terrain, PARAMS)
    moving = presence.t[-1] - presence.t[0] - 3600
    assert moving == pytest.approx(hours * 3600 * 79 / 80, rel=0.001)
    assert set(presence.sees.tolist()) == {sees}


def test_given_hours_are_kept_and_outings_numbered_by_their_place(flat):
    outings = [_east(8.0, day=1, hours=6.0), _east(5.0, day=0), _east(5.0, "boat", day=4)]
    presence = presence_of_plan(outings, DAY0, flat.terrain, PARAMS)
    first = presence.t[presence.outing == 0]
    assert first[-1] - first[0] == pytest.approx(7 * 3600 - 6 * 3600 / 80, rel=0.001)
    days = [int((presence.t[presence.outing == number][0] - MIDNIGHT) // 86400) for number in range(3)]
    assert days == [1, 0, 4]
    assert (np.diff(presence.t) >= 0).all()
    assert [presence.km[presence.outing == number].sum() for number in range(3)] == pytest.approx([8.0, 5.0, 5.0])


def test_a_day_drawn_too_long_ends_when_it_is_night(flat):
    presence = presence_of_plan([_east(24.0, hours=0.0), _east(24.0, hours=0.5)], DAY0, flat.terrain, PARAMS)
    slow, claimed = (presence.km[presence.outing == number].sum() for number in range(2))
    assert claimed == pytest.approx(24.0)  # at twice the usual pace, which is the most that counts
    last = presence.t[presence.outing == 1][-1]
    assert last - presence.t[presence.outing == 1][0] == pytest.approx((6 + 1) * 3600, abs=100)
    assert slow == pytest.approx(24.0)
    endless = Outing("A", "P1", 0, "foot", np.tile([EAST, EAST + 9000], 30), np.full(60, NORTH))
    walked = presence_of_plan([endless], DAY0, flat.terrain, PARAMS)
    assert walked.total_km == pytest.approx(28.0, abs=0.2)  # 14 hours at 2 km/h, with the rest still to come
    assert walked.t.max() <= MIDNIGHT + 21 * 3600


def test_steep_ground_is_slower_by_the_parks_rate():
    ground = ground_of(900.0)
    ground.terrain.slope[:] = 0.0
    usual = presence_of_plan([_east(4.0)], DAY0, ground.terrain, PARAMS)
    # the inside's mean slope stays about 0: only the cells on the way are steep
    on_way = ground.terrain.spec.cells_at(np.arange(EAST, EAST + 4001, 100), np.full(41, NORTH))
    ground.terrain.slope.ravel()[on_way] = 0.3
    mean = ground.terrain.slope[ground.terrain.inside].mean()
    steep = presence_of_plan([_east(4.0)], DAY0, ground.terrain, PARAMS)
    slower = (steep.t[-1] - steep.t[0] - 3600) / (usual.t[-1] - usual.t[0] - 3600)
    assert slower == pytest.approx(np.exp(2.0 * (0.3 - mean)), rel=0.001)


def test_a_planned_copy_of_the_history_has_its_kilometres_and_about_its_hours():
    ground, params = ground_of(900.0), ParkParams(size_km2=900.0, years=1)
    patrols = make_patrols(ground, params, np.random.default_rng(7), Silent())
    legs = [(patrol, leg) for patrol, leg in legs_in_order(patrols) if patrol.transport == "foot"]
    outings = [
        Outing(patrol.team, "", (leg.day - params.first_day).days, "foot", *np.array([leg.step_x, leg.step_y], float))
        for patrol, leg in legs
    ]
    planned = presence_of_plan(outings, params.first_day, ground.terrain, params)
    walked = presence_of([patrol for patrol in patrols if patrol.transport == "foot"], params)
    # half a step is missing at both ends of each day
    assert planned.total_km == pytest.approx(walked.total_km, rel=0.03)
    spans = [(presence.t[presence.outing == n][-1] - presence.t[presence.outing == n][0])
             for presence in (planned, walked) for n in range(0, len(legs), 5)]
    half = len(spans) // 2
    assert np.mean(spans[:half]) == pytest.approx(np.mean(spans[half:]), rel=0.04)


def test_nothing_planned_is_no_presence(flat):
    assert len(presence_of_plan([], DAY0, flat.terrain, PARAMS).t) == 0
    assert len(presence_of([], PARAMS).t) == 0
