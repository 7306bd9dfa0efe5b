"""Response: teams and intruders hour by hour on a line, and by an independent search on open ground."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from pawc_planner.analysis.grid import GridSpec
from pawc_planner.planning.intrusion import IntrusionResult
from pawc_planner.planning.movement import TravelGraph
from pawc_planner.planning.response import driving_and_walking_hours, response


def line_of(n, hours_per_step, passable=None, allowed=None):
    """A corridor of n cells of 1 km; moves between neighbours, both of them ``allowed``."""
    spec = GridSpec(0.0, 1000.0, 1000.0, 1, n)
    allowed = np.ones(n, bool) if allowed is None else allowed
    steps = [(i, i + d) for i in range(n) for d in (-1, 1) if 0 <= i + d < n and allowed[i] and allowed[i + d]]
    row, col = (np.array(values, int) for values in zip(*steps)) if steps else (np.empty(0, int),) * 2
    hours = csr_matrix((np.full(len(row), hours_per_step), (row, col)), shape=(n, n))
    metres = csr_matrix((np.full(len(row), 1000.0), (row, col)), shape=(n, n))
    return TravelGraph(spec, hours, metres, allowed, np.zeros(n))


def walk(*ways, hours=1.0):
    paths = tuple(np.array(way) for way in ways)
    times = tuple(hours * np.arange(len(way)) for way in ways)
    weight = np.full(len(ways), 1 / len(ways))
    flow = np.zeros((1, 10))
    first, last = (np.array([path[at] for path in paths]) for at in (0, -1))
    return IntrusionResult(paths, times, weight, flow, first, last)


def test_a_team_meets_an_intruder_at_the_target_at_the_latest():
    graph = line_of(10, 0.5)
    found = response(walk(np.arange(7)), graph.times(np.array([9])), np.arange(10), 10, delay_hours=0.0)
    # noticed at hour 0; at the target (cell 6) the intruder is at hour 6, the team at 1.5
    assert found.margin[0] == pytest.approx(4.5) and found.station[0] == 0
    assert found.reached(4.5) == 1 and found.reached(4.6) == 0
    assert list(found.cell_late[:7]) == [0, 0, 0, 0, 0, 1, 1], "in cell 5 an hour is left"
    assert found.cell_minutes[5] == pytest.approx(30) and found.cell_minutes[6] == pytest.approx(90)


def test_what_is_first_noticed_late_leaves_less_time_and_what_is_never_noticed_none():
    graph = line_of(10, 0.5)
    noticed = np.zeros(10, bool)
    noticed[4] = True
    found = response(walk(np.arange(7)), graph.times(np.array([9])), np.arange(10), 10, noticed)
    assert found.margin[0] == pytest.approx(6 - 4 - 1.5)
    nothing = response(walk(np.arange(4)), graph.times(np.array([9])), np.arange(10), 10, noticed)
    assert nothing.margin[0] == -np.inf and nothing.station[0] == -1 and nothing.reached(0) == 0


def test_the_nearest_station_is_named_and_one_beyond_a_cliff_never_comes():
    graph = line_of(10, 0.5, allowed=np.arange(10) != 5)
    hours = graph.times(np.array([4, 9]))
    found = response(walk(np.arange(4), np.array([6, 7, 8])), hours, np.arange(10), 10)
    assert list(found.station) == [0, 1]
    alone = response(walk(np.arange(4)), hours[1:], np.arange(10), 10)
    assert alone.margin[0] == -np.inf and np.isnan(alone.cell_minutes[:4]).all()


def test_margins_are_those_of_a_search_over_every_later_place():
    rng = np.random.default_rng(4)
    hours = rng.gamma(2, 2, (3, 40))
    ways = [rng.choice(40, rng.integers(2, 15), replace=False) for _ in range(30)]
    paths = IntrusionResult(
        tuple(ways), tuple(np.cumsum(rng.random(len(way))) for way in ways), np.full(30, 1 / 30), np.zeros((4, 10)),
        np.array([w[0] for w in ways]), np.array([w[-1] for w in ways]))
    noticed = rng.random(40) < 0.5
    found = response(paths, hours, np.arange(40), 40, noticed)
    for p, way in enumerate(ways):
        seen = [i for i, node in enumerate(way) if noticed[node]]
        expected = -np.inf
        if seen:
            start = paths.hours[p][seen[0]]
            expected = max(
                paths.hours[p][j] - start - hours[s, way[j]] for s in range(3) for j in range(seen[0], len(way)))
        assert found.margin[p] == pytest.approx(expected)


def test_teams_drive_as_far_as_it_helps_and_walk_on():
    walking = line_of(10, 1.0)
    driving = line_of(10, 0.1, allowed=np.arange(10) < 5)
    hours = driving_and_walking_hours(walking, driving, [0])
    np.testing.assert_allclose(hours[0], [0, 0.1, 0.2, 0.3, 0.4, 1.4, 2.4, 3.4, 4.4, 5.4], atol=1e-6)
    np.testing.assert_allclose(driving_and_walking_hours(walking, driving, [7])[0], np.abs(np.arange(10) - 7.0))
    np.testing.assert_allclose(driving_and_walking_hours(walking, None, [0])[0], np.arange(10.0))
