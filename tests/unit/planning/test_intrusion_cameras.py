"""Intrusion paths, what cameras catch in time, and the best camera sites against brute force."""

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from pawc_planner.analysis.grid import GridSpec
from pawc_planner.planning.cameras import CameraParams, CameraProblem, catch_matrix, lead_matrix, place_cameras
from pawc_planner.planning.errors import ShapeError
from pawc_planner.planning.intrusion import IntrusionParams, IntrusionResult, intrusion_paths
from pawc_planner.planning.movement import MovementParams, travel_graph
from pawc_planner.planning.terrain import terrain

SPEC = GridSpec(0, 5000, 250, 20, 20)
LAND = np.ones((20, 20))
LAND[10, :8] = LAND[10, 11:] = 0  # a wall with a gap of three cells in the middle
GRAPH = travel_graph(terrain(SPEC, land_factor=LAND), MovementParams())
ENTRIES, TARGETS = np.array([19 * 20 + 2, 19 * 20 + 17]), np.array([5, 10, 15])


def draw(seed=1, **more) -> IntrusionResult:
    params = IntrusionParams(n_paths=60, seed=seed, rounds=6, **more)
    return intrusion_paths(GRAPH, ENTRIES, np.array([1.0, 3.0]), TARGETS, np.ones(3), params)


def test_paths_lead_through_the_gap_from_entries_in_proportion_to_their_weight():
    result = draw()
    assert result.weight.sum() == pytest.approx(1)
    assert result.flow[10, 8:11].sum() >= 1 - 1e-9  # every path passes the gap (a knight's move may touch two cells)
    assert result.flow.max() <= 1 + 1e-9
    assert np.mean(result.entries == ENTRIES[1]) == pytest.approx(0.75, abs=0.02)
    for path, hours in zip(result.paths, result.hours):
        assert hours[-1] == pytest.approx(GRAPH.leg_hours(path))
        assert path[0] in ENTRIES and path[-1] in TARGETS


def test_same_seed_same_paths_and_noise_spreads_them():
    one, same, other = draw(1), draw(1), draw(2)
    assert all(np.array_equal(a, b) for a, b in zip(one.paths, same.paths))
    assert not np.array_equal(one.flow, other.flow)
    assert np.count_nonzero(draw(noise=0.8).flow) > np.count_nonzero(draw(noise=0.0).flow)


def test_nothing_to_draw_is_a_note():
    none = np.empty(0, dtype=int)
    empty = intrusion_paths(GRAPH, none, none, TARGETS, np.ones(3), IntrusionParams())
    assert "No intrusion paths" in str(empty.notes[-1])
    walled = LAND.copy()
    walled[10] = 0
    cut = travel_graph(terrain(SPEC, land_factor=walled), MovementParams())
    result = intrusion_paths(cut, ENTRIES, np.ones(2), TARGETS, np.ones(3), IntrusionParams())
    assert not result.paths and "2 entry points reach no target" in str(result.notes[0])


def line_of_paths() -> IntrusionResult:
    """One path over five cells, an hour each."""
    nodes = np.arange(5)
    one = np.array([1.0])
    return IntrusionResult((nodes,), (np.arange(5.0),), one, np.zeros(SPEC.shape), nodes[:1], nodes[-1:])


def test_caught_only_when_a_team_is_ahead_of_the_intruder():
    team = np.full(SPEC.size, np.inf)
    team[4] = 2.5  # the team reaches the target alone, 2.5 h after it leaves; with 0.5 h of delay it needs 3 h of lead
    sites = np.array([0, 1, 2, 7])
    catch = catch_matrix(GRAPH, line_of_paths(), sites, team, alert_delay_hours=0.5)
    assert catch.toarray().ravel().tolist() == [1, 1, 0, 0]
    assert lead_matrix(GRAPH, line_of_paths(), sites).toarray().ravel().tolist() == [4, 3, 2, 0]
    team[3] = 0.5  # on the way at hour 3, 1 h needed: a picture at hour 2 is early enough
    assert catch_matrix(GRAPH, line_of_paths(), sites, team, 0.5).toarray().ravel().tolist() == [1, 1, 1, 0]
    wide = catch_matrix(GRAPH, line_of_paths(), np.array([20]), team, 0.5, detection_range_m=300)
    assert wide.toarray().ravel().tolist() == [1]


def random_problem(seed: int, n_sites=12, n_paths=40, shares=False, **more) -> CameraProblem:
    rng = np.random.default_rng(seed)
    catch = (rng.random((n_sites, n_paths)) < 0.2).astype(float)
    if shares:
        catch *= rng.choice([0.3, 0.6, 1.0], catch.shape)
    weight = rng.random(n_paths)
    none = np.zeros(n_paths, int)
    paths = IntrusionResult((none[:2],) * n_paths, (np.zeros(2),) * n_paths, weight / weight.sum(),
                            np.zeros(SPEC.shape), none, none)
    x, y = rng.uniform(0, 5000, (2, n_sites))
    facts = {"existing": np.empty(0, int), "number": 3, **more}
    return CameraProblem(np.arange(100, 100 + n_sites), x, y, paths, csr_matrix(catch), **facts)


def brute_force(problem: CameraProblem) -> float:
    fixed = [i for i, node in enumerate(problem.sites) if node in problem.existing]
    catch, best = problem.catch.toarray(), 0.0
    place = np.column_stack([problem.site_x, problem.site_y])
    apart = np.hypot(*(place[:, None] - place[None]).transpose(2, 0, 1)) >= problem.min_spacing_m
    for size in range(problem.number + 1):
        for new in combinations([i for i in range(len(catch)) if i not in fixed], size):
            if all(apart[i, j] for i in new for j in (*new, *fixed) if i != j):
                chosen = [*fixed, *new]
                share = catch[chosen].max(axis=0) if chosen else np.zeros(catch.shape[1])
                best = max(best, float(share @ problem.paths.weight))
    return best


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("more", [{}, {"existing": np.array([102, 105])}, {"min_spacing_m": 1800.0}, {"shares": True}])
def test_exact_answer_equals_brute_force(seed, more):
    problem = random_problem(seed, **more)
    best = brute_force(problem)
    plan = place_cameras(problem, CameraParams())
    assert plan.caught == pytest.approx(best, abs=1e-9)
    assert plan.proven and plan.bound == pytest.approx(best, abs=1e-6)
    assert sum(site.share for site in plan.sites) == pytest.approx(plan.caught)
    large = place_cameras(problem, CameraParams(max_exact=0))
    assert large.caught <= best + 1e-9 <= large.bound + 2e-9
    assert large.caught >= 0.9 * best


def test_existing_cameras_are_kept_and_those_without_signal_noted():
    plan = place_cameras(random_problem(1, existing=np.array([103, 7])), CameraParams())
    assert [site.node for site in plan.sites if site.kind == "keep"] == [103]
    assert sum(site.kind == "add" for site in plan.sites) == 3
    assert plan.caught_before <= plan.caught
    assert any("1 standing cameras" in str(note) for note in plan.notes)


def test_no_candidate_no_path_and_wrong_shapes_are_said():
    none = random_problem(1, n_sites=0)
    assert "no candidate site has cell signal" in str(place_cameras(none, CameraParams()).notes[0])
    no_paths = IntrusionResult((), (), np.empty(0), np.zeros(SPEC.shape), np.empty(0), np.empty(0))
    pathless = replace(random_problem(1), paths=no_paths, catch=csr_matrix((12, 0)))
    assert "no intrusion paths" in str(place_cameras(pathless, CameraParams()).notes[0])
    with pytest.raises(ShapeError):
        place_cameras(replace(none, catch=csr_matrix((3, 3))), CameraParams())


def test_same_problem_same_cameras():
    one, other = (place_cameras(random_problem(4), CameraParams()) for _ in range(2))
    assert str(one) == str(other)
