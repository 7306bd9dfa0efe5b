"""Every planner with the same means: hours, ends, team-days, chance, and what each says of itself."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import shapely

from pawc_planner.base.errors import NoDataError, ParameterError, PawcError
from pawc_planner.base.progress import Silent
from pawc_planner.planning.errors import DayTooShortError
from pawc_planner.site.steps.starts import Station
from pawc_planner.training.references.errors import NotAskedError
from pawc_planner.training.references.known import PatrolLine
from pawc_planner.training.references.planners import PLANNERS, make_plan
from pawc_planner.training.references.repeated import places_of, station_of
from pawc_planner.training.references.tours import field_of
from pawc_planner.training.references.wandering import Nearest

from ...steps.conftest import CYCLE, NO_GO, PARK, STATIONS
from ...steps.walking import hours_along
from .conftest import ASKED

REFERENCES = [name for name in PLANNERS if not name.startswith("pawc")]
BY_CHANCE = ["random_walks", "effort_proportional", "paws_like_window"]


def line_of(outing):
    return shapely.LineString(np.column_stack([outing.x, outing.y]))


def at_station(outing, end):
    return (outing.x[end], outing.y[end]) == STATIONS[outing.station]


def days_of(plan):
    teams = sorted({outing.team for outing in plan.outings})
    return [[outing for outing in plan.outings if outing.team == team] for team in teams]


def ways(plan):
    return [(outing.team, outing.day, outing.x.tobytes(), outing.y.tobytes()) for outing in plan.outings]


def cells_crossed(known, plan):
    places = np.concatenate([
        shapely.get_coordinates(shapely.segmentize(line_of(outing), 50.0)) for outing in plan.outings
    ])
    cells = known.grid.spec.cells_at(*places.T)
    return np.unique(cells[cells >= 0])


def risk_collected(known, plan):
    return (known.risk * known.grid.weight).ravel()[cells_crossed(known, plan)].sum()


@pytest.mark.parametrize("name", PLANNERS)
def test_hours_recomputed_from_line_and_elevation_stay_within_the_day(made, plans, name):
    for outing in plans[name].outings:
        hours = hours_along(made, line_of(outing), at_station(outing, 0), at_station(outing, -1))
        assert hours == pytest.approx(outing.hours, rel=0.03, abs=0.02)
        assert 0 < outing.hours <= ASKED.hours_per_day + 1e-9


@pytest.mark.parametrize("name", PLANNERS)
def test_teams_leave_from_their_station_sleep_on_the_way_and_come_home(plans, name):
    for days in days_of(plans[name]):
        assert [outing.day for outing in days] == list(range(len(days)))
        assert at_station(days[0], 0) and at_station(days[-1], -1)
        for one, other in zip(days[:-1], days[1:]):
            assert (one.x[-1], one.y[-1]) == (other.x[0], other.y[0])


@pytest.mark.parametrize("name", REFERENCES)
def test_all_have_the_same_team_days_and_use_most_of_them(plans, name):
    assert plans[name].team_days == 9
    assert [len(days) for days in days_of(plans[name])] == [3, 3, 3]
    assert sorted(outing.station for outing in plans[name].outings) == ["East"] * 3 + ["West"] * 6
    assert sum(outing.hours for outing in plans[name].outings) > (0.25 if name == "last_cycle_repeated" else 0.9) * 54


def test_our_own_planner_has_no_more_team_days(plans):
    assert 0 < plans["pawc_planner"].team_days <= 9
    assert ways(plans["pawc_planner"]) == ways(plans["pawc_routes"])
    assert len(plans["pawc_planner"].cameras) == len(plans["pawc_routes"].cameras) + 3


@pytest.mark.parametrize("name", PLANNERS)
def test_no_route_enters_an_area_where_no_patrol_is_sent(plans, name):
    inner = NO_GO.buffer(-1.0)
    assert not any(line_of(outing).intersects(inner) for outing in plans[name].outings)


@pytest.mark.parametrize("name", REFERENCES)
def test_the_seed_alone_decides(known, plans, name):
    again = make_plan(known, name, ASKED)
    other = make_plan(known, name, replace(ASKED, seed=8))
    assert ways(again) == ways(plans[name])
    assert (ways(other) == ways(plans[name])) == (name not in BY_CHANCE)


def test_highest_risk_first_collects_more_risk_than_chance(known, plans):
    chance = [
        risk_collected(known, make_plan(known, "random_walks", replace(ASKED, seed=seed))) for seed in range(20)
    ]
    assert risk_collected(known, plans["highest_risk_first"]) > max(chance)


def test_highest_risk_first_visits_the_worst_cell_that_can_be_reached(known, plans):
    ground = field_of(known, ASKED)
    round_trip = np.min([
        ground.graph.times(np.array([team.node]))[0] + ground.home(team.node)[0] for team in ground.teams
    ], axis=0)[ground.nodes]
    reached = np.where(round_trip <= ground.hours_per_day, ground.worth, 0.0)
    assert ground.cells[np.argmax(reached)] in cells_crossed(known, plans["highest_risk_first"])


def test_effort_proportional_goes_where_patrols_went_more_than_chance_does(known):
    km = known.km.ravel()

    def walked_before(name):
        plans = [make_plan(known, name, replace(ASKED, seed=seed)) for seed in range(5)]
        return np.mean([km[cells_crossed(known, plan)].sum() / len(cells_crossed(known, plan)) for plan in plans])

    assert walked_before("effort_proportional") > 1.2 * walked_before("random_walks")


def test_nearest_first_begins_with_the_nearest_cell_worth_a_visit(known, plans):
    ground = field_of(known, ASKED)
    team = ground.teams[0]
    hours = ground.graph.times(np.array([team.node]))[0][ground.nodes]
    worth = (known.risk.ravel()[ground.cells] >= 1) & (ground.nodes != team.node)
    first = ground.nodes[np.argmin(np.where(worth, hours, np.inf))]
    way = plans["nearest_first"].outings[0]
    x, y = ground.graph.spec.centres(np.array([first]))
    at = np.flatnonzero((way.x == x[0]) & (way.y == y[0]))[0]
    before = known.grid.spec.cells_at(way.x[1 : at + 1], way.y[1 : at + 1])
    own = known.grid.spec.cells_at(*(np.array([v]) for v in STATIONS["West"]))[0]
    others = np.setdiff1d(before, [own, ground.cells[ground.nodes == first][0]])
    assert len(way.x[: at + 1]) > 1 and (known.risk.ravel()[others] < 1).all()


def test_nearest_first_goes_home_when_nothing_new_is_in_reach_and_begins_again_only_from_there(known):
    ground = field_of(known, ASKED)
    team, new = ground.teams[0], np.zeros(len(ground.cells), dtype=bool)
    nearest = Nearest(ground, team, new, np.ones(len(new), dtype=bool))
    out = int(ground.nodes[ground.nodes != team.node][np.argmin(ground.home(team.node)[0][ground.nodes[
        ground.nodes != team.node]])])
    assert nearest.choose(out, 4.0) is None and not new.any()
    node, leg = nearest.choose(team.node, 4.0)
    assert (leg[0], leg[-1]) == (team.node, node) and 0 < (~new).sum() < 5


@pytest.mark.parametrize("name", REFERENCES)
def test_vehicles_stay_on_the_road_and_within_the_day(known, name):
    plan = make_plan(known, name, replace(ASKED, transport="vehicle"))
    assert plan.team_days == 9 and {outing.transport for outing in plan.outings} == {"vehicle"}
    for outing in plan.outings:
        inner = slice(int(at_station(outing, 0)), -1 if at_station(outing, -1) else None)
        assert (outing.y[inner] == 1_604_125).all() and outing.hours <= ASKED.hours_per_day


def test_last_cycle_repeated_follows_the_recorded_lines(known, plans):
    """P2 drove along the road at y = 1 604 100 on 10 February; the cycle is 14 days, P1 of January is older."""
    assert [line.patrol for line in known.lines] == ["P2"]
    for outing in plans["last_cycle_repeated"].outings:
        off_road = np.abs(outing.y - 1_604_100) > 400
        assert off_road.sum() == 0


def test_a_patrol_belongs_to_the_station_it_names_else_to_the_nearest():
    x, y = np.array([211_000.0, 204_000.0]), np.array([1_604_000.0, 1_604_000.0])
    line = PatrolLine("P", "", "foot", CYCLE.start, x, y)
    assert station_of(line, STATIONS) == "East"
    assert station_of(replace(line, station="West"), STATIONS) == "West"


def test_places_of_a_line_lie_on_it_750_m_apart(known):
    line = PatrolLine("P", "", "foot", CYCLE.start, np.array([201_100.0, 204_100.0]), np.array([1_604_100.0] * 2))
    graph = known.graph()
    x, y = graph.spec.centres(places_of(line, graph))
    assert np.allclose(y, 1_604_125) and x[0] == 201_125 and x[-1] == 204_125
    assert np.allclose(np.diff(x), 750)


def test_more_hours_never_collect_less_risk_by_the_list(known, plans):
    longer = make_plan(known, "highest_risk_first", replace(ASKED, days=4))
    assert risk_collected(known, longer) > risk_collected(known, plans["highest_risk_first"])


@pytest.mark.parametrize("name", [name for name in REFERENCES if name != "last_cycle_repeated"])
def test_a_day_too_short_for_any_cell_says_how_long_it_must_be(known, name):
    """From 2 km outside the park the middle of the nearest cell is 2.5 km away: more than an hour there and back."""
    far = replace(known, stations=(Station("Far", 198_060.0, 1_605_060.0, 1),))
    with pytest.raises(DayTooShortError, match=r"takes (1\.[0-9]|2\.[0-9]) hours"):
        make_plan(far, name, replace(ASKED, hours_per_day=1.0, days=1))


@pytest.mark.parametrize("name", REFERENCES)
def test_teams_without_patrols_get_an_answer_or_a_sentence(known, name):
    nothing = replace(known.evidence, effort=replace(known.evidence.effort, km=np.zeros(known.grid.spec.shape)))
    empty = replace(known, lines=(), evidence=nothing)
    if name in ("last_cycle_repeated", "effort_proportional"):
        with pytest.raises(NoDataError, match="Import patrols first"):
            make_plan(empty, name, ASKED)
    else:
        assert make_plan(empty, name, ASKED).team_days == 9


def test_more_days_than_the_cycle_has_and_unknown_names_are_refused(known):
    with pytest.raises(ParameterError, match="DAYS"):
        make_plan(known, "random_walks", replace(ASKED, days=15))
    with pytest.raises(NotAskedError, match="nearest_first"):
        make_plan(known, "best", ASKED)
    with pytest.raises(NotAskedError, match="weighted_overlay"):
        make_plan(known, "random_walks+best", ASKED)


class Stopped(Silent):
    def cancelled(self):
        return True


@pytest.mark.parametrize("name", PLANNERS)
def test_every_planner_can_be_stopped(known, name):
    with pytest.raises(PawcError, match="Cancelled"):
        make_plan(known, name, ASKED, Stopped())


def test_routes_stay_on_the_map(plans):
    west, south, east, north = PARK
    for plan in plans.values():
        for outing in plan.outings:
            assert outing.x.min() > west - 3000 and outing.x.max() < east + 3000
            assert outing.y.min() > south - 3000 and outing.y.max() < north + 3000


@pytest.mark.parametrize("name", ["random_walks", "effort_proportional"])
def test_a_team_more_leaves_the_ways_of_the_others_as_they_are(known, name):
    fewer, more = (make_plan(known, name, replace(ASKED, teams=teams)) for teams in (1, 2))
    again = {(outing.team, outing.day): outing for outing in more.outings}
    assert len(more.outings) > len(fewer.outings)
    for outing in fewer.outings:
        same = again[outing.team, outing.day]
        np.testing.assert_array_equal(outing.x, same.x)
        np.testing.assert_array_equal(outing.y, same.y)
