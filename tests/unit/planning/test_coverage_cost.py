"""Cost of coverage: tours that can be walked, counted by hand, and never below the bound."""

from __future__ import annotations

import numpy as np
import pytest

from pawc_planner.analysis.grid import GridSpec
from pawc_planner.base.errors import Cancelled
from pawc_planner.planning.coverage_cost import cell_ways, coverage_cost
from pawc_planner.planning.movement import MovementParams, TravelGraph, travel_graph
from pawc_planner.planning.terrain import terrain

SIDE = 1000.0


def open_ground(n=6, fine=4, wall=None) -> tuple[TravelGraph, np.ndarray, GridSpec]:
    """Flat ground of n × n cells of 1 km with four movement cells along each side."""
    spec = GridSpec(0.0, n * SIDE, SIDE / fine, n * fine, n * fine)
    coarse = GridSpec(0.0, n * SIDE, SIDE, n, n)
    graph = travel_graph(terrain(spec, None, None), MovementParams())
    x, y = coarse.centres()
    nodes = spec.cells_at(x + 1, y - 1)
    return graph, nodes, coarse


@pytest.fixture(scope="module")
def ground():
    graph, nodes, spec = open_ground()
    return graph, cell_ways(graph, nodes, SIDE), spec


def test_ways_lead_to_the_eight_neighbours_at_the_real_hours(ground):
    graph, ways, spec = ground
    assert ways.hours[7].nnz == 8 and ways.hours[0].nnz == 3
    _, nodes, _ = open_ground()
    assert ways.hours[7, 8] == pytest.approx(graph.times(nodes[[7]])[0, nodes[8]])
    assert ways.km[7, 8] == pytest.approx(1.0) and ways.km[7, 14] == pytest.approx(np.sqrt(2), rel=0.01)


def test_every_tour_is_walked_within_its_hours_and_counts_what_it_crosses(ground):
    _, ways, spec = ground
    weight = np.ones(36)
    cost = coverage_cost(ways, [(0, 0.1, 0.2), (35, 0.0, 0.0)], weight, np.zeros(36, bool), 8.0, 1, SIDE)
    seen: set[int] = set()
    for tour, km in zip(cost.tours, np.diff(cost.km)):
        home, hours, length = (ways.cells[0], 0.2, 0.4) if tour.station == 0 else (ways.cells[35], 0.0, 0.0)
        assert tour.cells[0] == tour.cells[-1] == home and tour.hours <= 8.0 + 1e-9
        for a, b in zip(tour.cells, tour.cells[1:]):
            hours, length = hours + ways.hours[a, b], length + ways.km[a, b]
        assert tour.hours == pytest.approx(hours) and km == pytest.approx(length) == tour.km
        assert set(tour.first_visits) <= set(tour.cells) and not seen & set(tour.first_visits)
        seen |= set(tour.first_visits)
    assert seen == set(range(36)) and cost.share[-1] == pytest.approx(1) and len(cost.out_of_reach) == 0
    assert (np.diff(cost.share) > 0).all()
    assert all(cost.km[n] >= cost.least_km(cost.share[n]) for n in range(len(cost.km)))
    assert cost.days[-1] == len(cost.tours)
    assert cost.to_reach(0.6) <= cost.to_reach(0.9) and cost.to_reach(1.01) == -1 and cost.to_reach(0.0) == 0


def test_least_km_holds_for_the_largest_cells_and_for_a_line_along_corners(ground):
    _, ways, _ = ground
    weight = np.where(np.arange(36) < 18, 1.0, 0.1)
    cost = coverage_cost(ways, [(0, 0.0, 0.0)], weight, np.zeros(36, bool), 8.0, 2, SIDE)
    assert cost.least_km(18 / 19.8) == pytest.approx((18 - 4) * np.sqrt(2) / 3), "the 18 whole cells are enough"
    assert cost.least_km(0.0) == 0 and cost.least_km(4 / 19.8) == 0
    turn = np.linspace(0, 2 * np.pi, 41)
    loops = [np.column_stack([n + 1e-4 * np.cos(turn), n + 1e-4 * np.sin(turn)]) for n in range(20)]
    line = np.concatenate(loops)  # from corner to corner across the cells, once around each
    km = np.hypot(*np.diff(line, axis=0).T).sum()
    met = len(np.unique(np.floor(line), axis=0))
    assert met > 1 + np.sqrt(2) * km and met <= 4 + 3 * km / np.sqrt(2)


def test_many_cells_of_a_tour_cost_less_than_one_tour_for_each(ground):
    _, ways, _ = ground
    cost = coverage_cost(ways, [(0, 0.0, 0.0)], np.ones(36), np.zeros(36, bool), 8.0, 2, SIDE)
    from scipy.sparse.csgraph import dijkstra

    alone = dijkstra(ways.km, indices=0)
    assert cost.km[-1] < 0.4 * 2 * alone.sum()


def test_a_row_of_cells_is_walked_there_and_back(ground):
    _, ways, _ = ground
    weight = np.zeros(36)
    weight[:6] = 1
    cost = coverage_cost(ways, [(0, 0.0, 0.0)], weight, np.zeros(36, bool), 24.0, 1, SIDE)
    assert len(cost.tours) == 1 and cost.km[-1] == pytest.approx(10.0), "the shortest there is"


def test_visited_cells_are_not_visited_again_and_far_ones_are_told(ground):
    _, ways, _ = ground
    visited = np.zeros(36, bool)
    visited[:18] = True
    cost = coverage_cost(ways, [(0, 0.0, 0.0)], np.ones(36), visited, 3.0, 1, SIDE)
    assert cost.share[0] == pytest.approx(0.5)
    assert not any(np.isin(tour.first_visits, np.arange(18)).any() for tour in cost.tours)
    assert 35 in cost.out_of_reach and cost.share[-1] < 1
    none = coverage_cost(ways, [], np.ones(36), visited, 3.0, 1, SIDE)
    assert none.tours == () and len(none.out_of_reach) == 18


def test_the_same_site_gives_the_same_tours_and_the_search_can_be_stopped(ground):
    graph, ways, _ = ground
    first, second = (coverage_cost(ways, [(14, 0.0, 0.0)], np.ones(36), np.zeros(36, bool), 6.0, 1, SIDE)
                     for _ in range(2))
    assert [tuple(t.cells) for t in first.tours] == [tuple(t.cells) for t in second.tours]

    class Stop:
        def report(self, *_):
            pass

        def cancelled(self):
            return True

    with pytest.raises(Cancelled):
        coverage_cost(ways, [(14, 0.0, 0.0)], np.ones(36), np.zeros(36, bool), 6.0, 1, SIDE, Stop())
    with pytest.raises(Cancelled):
        cell_ways(graph, open_ground()[1], SIDE, Stop())
