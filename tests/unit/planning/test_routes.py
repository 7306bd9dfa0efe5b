"""Patrol routes: kept limits, real ground, exact reward, and brute force on small cases."""

import numpy as np
import pytest
from shapely.geometry import LineString, box

from pawc_planner.analysis.grid import GridSpec
from pawc_planner.analysis.lines.crossings import split_segments
from pawc_planner.base.errors import Cancelled, ParameterError
from pawc_planner.planning.days import cut_into_days
from pawc_planner.planning.errors import DayTooShortError, PlanError, ShapeError
from pawc_planner.planning.movement import MovementParams, travel_graph
from pawc_planner.planning.orienteering import solve_team_orienteering
from pawc_planner.planning.plan import CyclePlan
from pawc_planner.planning.routes import RouteParams, RouteProblem, Team, plan_routes
from pawc_planner.planning.terrain import terrain

SPEC = GridSpec(0, 10_000, 250, 40, 40)
CELLS = GridSpec(0, 10_000, 1000, 10, 10)
CELL_OF_NODE = CELLS.cells_at(*SPEC.centres())
RIVER = LineString([(5100, -100), (4900, 5000), (5130, 10_100)])
ROAD = LineString([(2000, 6100), (8000, 6100)])
NO_GO = box(1000, 1000, 3000, 3000)
RAMP = np.add.outer(np.arange(40), np.arange(40)) * 8.0
GROUND = terrain(SPEC, elevation=RAMP, roads=[ROAD], rivers=[RIVER], no_go=[NO_GO])
GRAPH = travel_graph(GROUND, MovementParams())
STATION = int(SPEC.cells_at(np.array([2600.0]), np.array([7100.0]))[0])
TEAMS = (Team("A", "North", STATION, 2), Team("B", "North", STATION, 2))
QUICK = RouteParams(iterations=40, max_stops=60)


def reward() -> np.ndarray:
    return np.random.default_rng(5).gamma(0.5, 1.0, CELLS.size)


def problem(**more) -> RouteProblem:
    facts = {"teams": TEAMS, "hours_per_day": 4.0, **more}
    return RouteProblem(facts.pop("graph", GRAPH), CELL_OF_NODE, facts.pop("reward", reward()), **facts)


@pytest.fixture(scope="module")
def plan():
    return plan_routes(problem(), QUICK)


@pytest.mark.parametrize("may_camp", [True, False])
def test_days_keep_hours_ends_and_ground(may_camp):
    plan = plan_routes(problem(may_camp=may_camp), QUICK)
    CyclePlan(plan, None, 1, 4.0)
    assert plan.days
    for day in plan.days:
        assert GRAPH.leg_hours(day.nodes) == pytest.approx(day.hours)
        assert day.hours <= 4.0 + 1e-9
        assert GRAPH.leg_km(day.nodes) == pytest.approx(day.km)
        assert not GROUND.no_go.ravel()[day.nodes].any()
        assert may_camp or day.start == day.end == STATION
        line = LineString(np.column_stack(SPEC.centres(day.nodes)))
        for point in np.atleast_1d(line.intersection(RIVER)):
            assert point.is_empty or point.distance(ROAD.intersection(RIVER)) < 500
        kinds = [stop.kind for stop in day.stops]
        assert kinds[0] == "start" and kinds[-1] in ("camp", "end") and len(kinds) > 2
        assert [stop.km for stop in day.stops] == sorted(stop.km for stop in day.stops)


def test_served_share_is_recomputed_from_the_exact_length_in_every_cell(plan):
    km = np.zeros(CELLS.size)
    for day in plan.days:
        x, y = SPEC.centres(day.nodes)
        pieces = split_segments(x[:-1], y[:-1], x[1:], y[1:], CELLS)
        length = np.hypot(np.diff(x), np.diff(y))[pieces.segment] * pieces.share / 1000
        km += np.bincount(pieces.cell, length, minlength=CELLS.size)
    assert plan.cell_km == pytest.approx(km, abs=1e-9)
    expected = (reward() * (1 - np.exp(-0.7 * km))).sum() / reward().sum()
    assert plan.expected == pytest.approx(expected)
    assert sum(day.served for day in plan.days) == pytest.approx(expected)
    assert plan.expected < plan.bound <= 1


def test_most_of_the_time_is_used_and_teams_part(plan):
    assert sum(day.hours for day in plan.days) > 0.85 * 16
    own = {team: {int(n) for day in plan.days if day.team == team for n in day.nodes} for team in "AB"}
    assert len(own["A"] & own["B"]) < 0.2 * min(map(len, own.values()))


def test_same_seed_same_plan_and_search_beats_construction(plan):
    again = plan_routes(problem(), QUICK)
    assert [d.nodes.tobytes() for d in plan.days] == [d.nodes.tobytes() for d in again.days]
    assert plan_routes(problem(), RouteParams(iterations=0, max_stops=60)).expected < plan.expected


def test_required_camera_is_served_and_an_unreachable_one_noted():
    camera = int(SPEC.cells_at(np.array([1125.0]), np.array([9375.0]))[0])
    closed = int(SPEC.cells_at(np.array([2125.0]), np.array([2125.0]))[0])
    plan = plan_routes(problem(required=(camera, closed)), QUICK)
    stops = [stop.node for day in plan.days for stop in day.stops if stop.kind == "camera"]
    assert stops == [camera]
    assert any("out of reach of all teams" in str(note) for note in plan.notes)


def test_vehicle_team_keeps_to_the_road():
    car = travel_graph(GROUND, MovementParams("vehicle"))
    node = int(SPEC.cells_at(np.array([2125.0]), np.array([6125.0]))[0])
    teams = (TEAMS[0], Team("C", "Road", node, 1, "vehicle"))
    plan = plan_routes(problem(teams=teams, graphs={"vehicle": car}), QUICK)
    driven = [day for day in plan.days if day.team == "C"]
    assert driven and all(GROUND.road.ravel()[day.nodes].all() for day in driven)
    assert driven[0].hours == pytest.approx(car.leg_hours(driven[0].nodes))


def test_camps_stand_on_camp_ground():
    ground = np.zeros(SPEC.size, bool)
    ground[::3] = True
    plan = plan_routes(problem(camp_ground=ground), QUICK)
    camps = [day.end for day in plan.days if day.stops[-1].kind == "camp"]
    assert camps and ground[camps].all()


def test_what_cannot_be_planned_is_said():
    assert "zero everywhere" in str(plan_routes(problem(reward=np.zeros(100)), QUICK).notes[0])
    assert "no teams" in str(plan_routes(problem(teams=()), QUICK).notes[0])
    far = np.zeros(100)
    far[9] = 1.0
    with pytest.raises(DayTooShortError, match=r"0\.5 hours is too short.* there and back"):
        plan_routes(problem(reward=far, hours_per_day=0.5), QUICK)
    shut = travel_graph(terrain(SPEC, land_factor=np.zeros(SPEC.shape)), MovementParams())
    plan = plan_routes(problem(graph=shut), QUICK)
    assert not plan.days and "no ground that can be crossed by foot" in str(plan.notes[0])
    with pytest.raises(ShapeError):
        RouteProblem(GRAPH, np.zeros(3, int), reward(), TEAMS)
    with pytest.raises(ParameterError, match="reward"):
        problem(reward=np.full(100, np.nan))
    with pytest.raises(ParameterError, match="TEAMS"):
        problem(teams=(TEAMS[0], TEAMS[0]))


def test_reward_behind_a_river_without_bridge_is_no_reward():
    river = travel_graph(terrain(SPEC, rivers=[RIVER]), MovementParams())
    east = np.where(CELLS.centres()[0] > 6000, 1.0, 0.0)
    plan = plan_routes(problem(graph=river, reward=east), QUICK)
    assert not plan.days and any("nothing worth visiting is within its reach" in str(n) for n in plan.notes)


def test_cancel_stops_the_search():
    class Stop:
        def __init__(self):
            self.asked = 0

        def report(self, fraction, text=""):
            pass

        def cancelled(self):
            self.asked += 1
            return self.asked > 30

    with pytest.raises(Cancelled):
        plan_routes(problem(), QUICK, Stop())


def walks(graph, home: int, hours: float) -> np.ndarray:
    """Km per cell of every closed walk within the hours (each movement cell is a planning cell)."""
    back, found = graph.times_to([home])[0], {}

    def go(node, used, km):
        if node == home:
            found[tuple(np.round(km, 6))] = km
        for k in range(graph.hours.indptr[node], graph.hours.indptr[node + 1]):
            to, time = graph.hours.indices[k], used + graph.hours.data[k]
            if time + back[to] <= hours + 1e-12:
                x, y = graph.spec.centres(np.array([node, to]))
                pieces = split_segments(x[:1], y[:1], x[1:], y[1:], graph.spec)
                more = km.copy()
                np.add.at(more, pieces.cell, pieces.share * np.hypot(*np.diff([x, y])[:, 0]) / 1000)
                go(to, time, more)

    go(home, 0.0, np.zeros(graph.spec.size))
    return np.array(list(found.values()))


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("n_teams", [1, 2])
def test_bound_is_above_the_optimum_and_the_plan_near_it(seed, n_teams):
    rng = np.random.default_rng(seed)
    spec = GridSpec(0, 750, 250, 3, 3)
    graph = travel_graph(terrain(spec, elevation=rng.uniform(0, 40, (3, 3))), MovementParams())
    worth, hours, beta = rng.gamma(0.5, 1.0, 9), 0.45 if n_teams == 1 else 0.36, 12.0
    km = walks(graph, 4, hours)
    if n_teams == 2:
        km = (km[:, None] + km[None]).reshape(-1, 9)
    optimum = float(((1 - np.exp(-beta * km)) @ worth).max() / worth.sum())
    teams = tuple(Team(f"T{k}", "S", 4, 1) for k in range(n_teams))
    plan = plan_routes(
        RouteProblem(graph, np.arange(9), worth, teams, hours),
        RouteParams(seed=1, iterations=100, detection_per_km=beta),
    )
    assert plan.expected <= optimum + 1e-9 <= plan.bound + 2e-9
    assert plan.expected >= 0.85 * optimum


def test_day_cuts_by_hand():
    hours = np.array([0, 1, 2, 3.5, 4, 5, 6.5])
    assert cut_into_days(hours, 3.0, 3) == [(0, 2), (2, 5), (5, 6)]
    assert cut_into_days(hours, 3.0, 2) is None
    assert cut_into_days(np.array([0, 5.0]), 3.0, 9) is None
    ground = np.array([1, 1, 0, 0, 1, 1, 1], bool)
    assert cut_into_days(hours, 2.0, 6, ground) is None  # nowhere to camp between hours 2 and 3.5
    ground[2] = True
    assert cut_into_days(hours, 2.5, 9, ground) == [(0, 2), (2, 4), (4, 6)]
    ground[2] = False
    assert cut_into_days(hours, 3.0, 9, ground) == [(0, 1), (1, 4), (4, 6)]


def test_orienteering_equals_brute_force_on_a_small_case():
    from itertools import permutations

    rng = np.random.default_rng(2)
    xy, score = rng.uniform(0, 10, (8, 2)), rng.integers(1, 10, 8).astype(float)
    distance = np.hypot(*(xy[:, None] - xy[None]).transpose(2, 0, 1))
    best = 0.0
    for size in range(7):
        for order in permutations(range(1, 7), size):
            tour = [0, *order, 7]
            if distance[tour[:-1], tour[1:]].sum() <= 20:
                best = max(best, score[list(order)].sum())
    total, tours = solve_team_orienteering(distance, score, 20.0, 1, 0, 7, 60, 1)
    assert total == best
    assert distance[tours[0][:-1], tours[0][1:]].sum() <= 20 + 1e-9


def test_a_plan_that_contradicts_itself_is_refused(plan):
    with pytest.raises(PlanError, match="more than 1 h"):
        CyclePlan(plan, None, 1, 1.0)
    from dataclasses import replace

    with pytest.raises(PlanError, match="occurs twice"):
        CyclePlan(replace(plan, days=(plan.days[0], plan.days[0])), None, 1, 4.0)
