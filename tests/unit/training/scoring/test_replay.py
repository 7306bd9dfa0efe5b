"""Plans against hidden groups: what one meeting is worth by hand, and what must hold in every replicate."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from pawc_planner.base.errors import Cancelled, ParameterError
from pawc_planner.training.encounters.photographs import Watch
from pawc_planner.training.intruders.trip import Guard
from pawc_planner.training.rangers.presence import Presence
from pawc_planner.training.scoring.fielded import fielded
from pawc_planner.training.scoring.plan import FieldPlan, Outing
from pawc_planner.training.scoring.replay import ReplayParams, replay
from pawc_planner.training.scoring.sealed import OldSigns
from pawc_planner.training.scoring.walks import (
    against,
    chances_of,
    cycle_schedule,
    expected_harm,
    nobody,
    reacting_walks,
    steady_walks,
)

from .small_park import DAY0, cameras, plan_along, plan_away, random_park, team_along, two_ways

FEW = ReplayParams(replays=12, react=False, seed=4)
HOUR = 3600.0


def one_walk(sealed):
    """The first walk of a cycle, undisturbed."""
    return steady_walks(sealed, sealed.minds(), cycle_schedule(sealed, 14, 1, 0))[0]


def guard(sealed, t=(), x=(), y=(), km=0.1, watch=()):
    """Steps of a team and cameras of (x, y, signal) that stand for ever."""
    t, x, y = (np.array(values, float) for values in (t, x, y))
    n = len(t)
    presence = Presence(t, x, y, np.full(n, km), np.ones(n), np.zeros(n, np.int64))
    cams = np.array(watch, float).reshape(-1, 3)
    forever = np.full(len(cams), np.inf)
    return Guard(presence, Watch(*cams.T, -forever, forever), sealed.ground.response_hours, sealed.spec)


def test_a_team_that_walks_with_the_group_meets_it_at_the_rate_of_the_distance():
    """3 km beside the group at 0.6 per km: chance 1 − exp(−1.8) before the target."""
    sealed = two_ways()
    walk = one_walk(sealed)
    t = walk.journey.start + HOUR * np.linspace(1, 2.5, 30)
    x, y = walk.journey.at(t)
    chances = chances_of(against(sealed, [walk], guard(sealed, t, x, y))[0], sealed.params.cameras)
    assert chances.stopped_before == pytest.approx(1 - np.exp(-1.8), abs=1e-9)
    assert chances.stopped == pytest.approx(chances.stopped_before)


def test_a_team_250_m_aside_meets_it_at_the_bell_curves_rate():
    sealed = two_ways()
    walk = one_walk(sealed)
    t = walk.journey.start + HOUR * np.linspace(1, 2.5, 30)
    x, y = walk.journey.at(t)
    chances = chances_of(against(sealed, [walk], guard(sealed, t, x, y + 250.0))[0], sealed.params.cameras)
    assert chances.stopped == pytest.approx(1 - np.exp(-1.8 * np.exp(-0.5)), abs=1e-9)


def test_a_meeting_on_the_way_out_comes_too_late_for_the_trees():
    sealed = two_ways()
    walk = one_walk(sealed)
    t = np.array([walk.journey.leave + 2 * HOUR])
    chances = chances_of(against(sealed, [walk], guard(sealed, t, *walk.journey.at(t)))[0], sealed.params.cameras)
    assert chances.stopped_before == 0
    assert chances.stopped == pytest.approx(1 - np.exp(-0.06), abs=1e-9)


def test_a_camera_with_signal_stops_groups_and_one_without_only_sees_them():
    """6 km before the target (3 h) a team has the time: half an hour to come, 0.75 h to set out, 3 minutes' delay."""
    sealed = two_ways()
    walk, figures = one_walk(sealed), sealed.params.cameras
    x, y = walk.journey.at(np.array([walk.journey.arrive - 3 * HOUR]))
    place = walk.journey.x[np.argmin(np.abs(walk.journey.x[: walk.journey.n_in] - x))], float(y[0])
    seen = chances_of(against(sealed, [walk], guard(sealed, watch=[(*place, 1.0)]))[0], figures)
    blind = chances_of(against(sealed, [walk], guard(sealed, watch=[(*place, 0.0)]))[0], figures)
    assert seen.in_time == pytest.approx(0.6)
    assert seen.stopped_before == pytest.approx(0.6 * 0.75 * 0.5)
    # a second picture on the way out: 1 − 0.4²
    assert seen.photographed == blind.photographed == pytest.approx(0.84)
    assert (blind.in_time, blind.stopped) == (0, 0)


def test_a_camera_at_the_target_is_too_late():
    sealed = two_ways()
    walk = one_walk(sealed)
    place = walk.journey.x[walk.journey.n_in - 1], walk.journey.y[walk.journey.n_in - 1]
    chances = chances_of(against(sealed, [walk], guard(sealed, watch=[(*place, 1.0)]))[0], sealed.params.cameras)
    assert chances.in_time == 0
    assert chances.photographed > 0.8


def test_signal_of_a_plan_is_not_believed_where_the_ground_has_none():
    sealed = two_ways()
    sealed.ground.signal[:] = 0
    plan = FieldPlan("cameras", (), cameras((8000, 5250, 1.0)))
    table = replay(sealed, [plan], FEW).table.groupby("plan").sum(numeric_only=True)
    assert table.loc["cameras", "photographed"] > 0
    assert table.loc["cameras", "photographed_in_time"] == 0


def test_expected_harm_is_the_mean_of_what_is_taken_from_what_is_left():
    sealed = two_ways(kind="snares")
    sealed.memory.left[:] = [5.0, 0.0]
    draws = np.random.default_rng(0).poisson(sealed.params.kind.harm_per_trip, 400_000)
    assert expected_harm(sealed) == pytest.approx([np.minimum(draws, 5).mean(), 0.0], abs=0.01)
    sealed.memory.left[:] = 60.0
    assert expected_harm(sealed) == pytest.approx(8.0, abs=1e-6)


def test_nothing_prevents_nothing_and_harm_is_that_of_its_walks():
    sealed = two_ways()
    table = replay(sealed, [], FEW).table
    assert set(table["plan"]) == {"nothing"}
    assert (table["harm_prevented"] == 0).all()
    assert table["harm"].to_numpy() == pytest.approx(table["walks"] * sealed.params.kind.harm_per_trip)


@pytest.mark.parametrize("kind", ["rosewood", "snares"])
@pytest.mark.parametrize("seed", range(4))
def test_one_more_outing_is_never_worse_in_any_replicate(kind, seed):
    sealed = random_park(seed, kind)
    fewer = plan_along(sealed, "fewer", 3)
    extra = Outing("another", "Middle", 0, "foot", np.array([3000.0, 16_000.0]), np.array([9000.0, 12_000.0]))
    more = FieldPlan("more", (*fewer.outings, extra))
    table = replay(sealed, [fewer, more], FEW).table.set_index(["plan", "replicate"])
    measures = ["interceptions", "harm_prevented", "signs_found"]
    gain = table.loc["more", measures] - table.loc["fewer", measures]
    assert (gain > -1e-12).all().all()
    assert gain["interceptions"].sum() > 0


def test_all_plans_meet_the_same_walks_when_groups_do_not_react():
    table = replay(random_park(1), [plan_along(random_park(1), "along", 4)], FEW).table
    walks = table.pivot(index="replicate", columns="plan", values="walks")
    assert (walks["along"] == walks["nothing"]).all()
    assert walks["nothing"].std() > 0


@pytest.mark.parametrize("react", [False, True])
def test_the_order_of_plans_does_not_matter(react):
    sealed = random_park(2)
    plans = [plan_along(sealed, "along", 4), plan_away(sealed, "away", 4)]
    params = ReplayParams(replays=6, react=react)
    one, other = replay(sealed, plans, params).table, replay(sealed, plans[::-1], params).table
    order = ["plan", "replicate"]
    assert one.sort_values(order, ignore_index=True).equals(other.sort_values(order, ignore_index=True))


def test_replaying_leaves_the_truth_as_it_was():
    sealed = random_park(2)
    before = {name: array.copy() for name, array in vars(sealed.memory).items()}
    replay(sealed, [plan_along(sealed, "along", 4)], ReplayParams(replays=6))
    for name, array in before.items():
        np.testing.assert_array_equal(getattr(sealed.memory, name), array)


def test_groups_that_react_leave_the_way_on_which_they_are_met():
    """Two ways alike; a wall of teams on the first: within two months the second is used more."""
    sealed = two_ways(walks_a_year=800, elasticity=0.0, arrest_days=0.0)
    t = DAY0 + np.arange(0, 60 * 86_400, 600.0)
    wall = guard(sealed, t, np.full(len(t), 8000.0), np.full(len(t), 5250.0), km=2.0)
    schedule = cycle_schedule(sealed, 60, 1, 0)
    calm = reacting_walks(sealed, sealed.minds(), schedule, nobody(sealed))
    feared = reacting_walks(sealed, sealed.minds(), schedule, wall)
    share = [np.mean([walk.way == 0 for walk in walks]) for walks in (calm, feared)]
    assert share[0] == pytest.approx(0.5, abs=0.1)
    assert share[1] < 0.3
    assert len(feared) == pytest.approx(len(calm), rel=0.02)


def test_groups_that_do_not_react_keep_to_it():
    sealed = two_ways(walks_a_year=800)
    schedule = cycle_schedule(sealed, 60, 1, 0)
    walks = steady_walks(sealed, sealed.minds(), schedule)
    wall = guard(sealed, DAY0 + np.arange(0, 60 * 86_400, 600.0), [8000.0] * 8640, [5250.0] * 8640, km=2.0)
    assert [walk.way for walk in against(sealed, walks, wall)] == [walk.way for walk in walks]


def test_teams_of_the_same_name_start_alike_and_always_fit_the_cycle():
    sealed = random_park(1)
    short = fielded(plan_along(sealed, "a", 2, days=4), sealed, 14)
    other = fielded(plan_along(sealed, "b", 3, days=4), sealed, 14)
    days = np.array([short.start_days(1, replicate, 14) for replicate in range(300)])
    more = np.array([other.start_days(1, replicate, 14) for replicate in range(300)])
    np.testing.assert_array_equal(days, more[:, :2])
    assert sorted(set(days.ravel())) == list(range(11))
    assert (np.diff(days, axis=1) != 0).any()


def test_outings_after_the_end_of_the_cycle_fall_out():
    sealed = two_ways()
    plan = FieldPlan("long", team_along(sealed, 0, 6.0, "T", 9))
    assert fielded(plan, sealed, 5).steps.total_km == pytest.approx(30.0, abs=0.01)


def test_old_signs_are_found_by_the_bell_curve_and_removed_snares_count_for_the_life_they_have_left():
    """A snare of 100 days set 50 days ago, 120 m beside a way that a team walks once; it was seen at a known moment."""
    sealed = two_ways(kind="snares", walks_a_year=0)
    start, life = DAY0 - 50 * 86_400, 100 * 86_400
    signs = OldSigns(*(np.array([value]) for value in (8000.0, 5370.0, start, start + life, 0.35)), np.array([True]))
    sealed = replace(sealed, signs=signs)
    way = np.linspace(5000, 11_000, 2)
    plan = FieldPlan("one day", (Outing("T", "Middle", 0, "foot", way, np.full(2, 5250.0)),))
    result = replay(sealed, [plan], ReplayParams(replays=3, days=1, react=False)).table
    row = result[result["plan"] == "one day"].iloc[0]
    # rate = 4 per km · 0.35 · bell(120 m aside) · km under the curve along the line (120 m · √2π), seen up to 360 m
    aged = 0.5 + (7 * HOUR + 1.5 * HOUR) / life
    age = 0.35 + 0.65 * np.exp(-2 * aged)
    rate = 4 * 0.35 * np.exp(-0.5) * 0.12 * np.sqrt(2 * np.pi) * age
    assert row["signs_found"] == pytest.approx(1 - np.exp(-rate), rel=0.01)
    assert row["harm"] == pytest.approx(0.5)
    assert row["harm_prevented"] == pytest.approx(row["signs_found"] * (1 - aged), rel=0.001)


def test_plans_of_one_name_and_odd_parameters_are_refused():
    sealed = two_ways()
    for names in (["a", "a"], ["nothing"]):
        with pytest.raises(ParameterError, match="a different name for each plan"):
            replay(sealed, [FieldPlan(name, ()) for name in names], FEW)
    for odd in ({"replays": 1}, {"days": 0}, {"seed": -1}):
        with pytest.raises(ParameterError):
            ReplayParams(**odd)


def test_the_user_can_stop():
    class Stop:
        def report(self, fraction, text=""):
            pass

        def cancelled(self):
            return True

    with pytest.raises(Cancelled):
        replay(two_ways(), [], FEW, Stop())
