"""Water on made-up ground: sinks, the area drained, rivers that run downhill."""

from __future__ import annotations

import numpy as np
import pytest
import scipy.sparse
from hypothesis import given, settings
from hypothesis import strategies as st

from pawc_planner.analysis.grid import GridSpec
from pawc_planner.training.ground.drainage import drain, river_lines, river_reaches

VALLEY = np.array(
    [
        [9, 9, 9, 9, 9],
        [9, 6, 7, 6, 9],
        [9, 7, 5, 7, 9],
        [9, 8, 4, 8, 9],
        [9, 9, 3, 9, 9],
    ],
    float,
)


def test_a_valley_gathers_its_slopes_by_hand():
    drainage = drain(VALLEY)
    assert drainage.below.reshape(5, 5)[1:4, 2].tolist() == [12, 17, 22]
    assert drainage.filled.reshape(5, 5).tolist() == VALLEY.tolist()
    km2 = drainage.drained_km2(1000.0)
    assert km2[22] == 10, "the outlet itself and the nine cells inside"
    assert km2[17] == 9 - 2 or km2[17] == 7
    assert km2.min() == 1


def test_a_pit_is_filled_to_its_sill():
    z = VALLEY.copy()
    z[2, 2], z[3, 2] = 1.0, 5.5
    filled = drain(z).filled.reshape(5, 5)
    assert filled[2, 2] == 5.5
    assert filled[1, 1] == 6


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 2**32))
def test_filling_is_the_lowest_pass_to_the_edge(seed):
    """Peer: the lowest highest point on any way to the edge, from a minimum spanning tree."""
    z = np.random.default_rng(seed).integers(0, 30, (9, 11)).astype(float)
    drainage = drain(z)
    number, rows, cols, weight = np.arange(99).reshape(9, 11), [], [], []
    for down, right in ((0, 1), (1, 0), (1, 1), (1, -1)):
        a = number[: 9 - down, max(0, -right) : 11 - max(0, right)].ravel()
        b = a + down * 11 + right
        rows, cols = [*rows, *a], [*cols, *b]
        weight = [*weight, *np.maximum(z.ravel()[a], z.ravel()[b]) + 1]
    edge = np.setdiff1d(number, number[1:-1, 1:-1])
    rows, cols, weight = [*rows, *edge], [*cols, *[99] * len(edge)], [*weight, *(z.ravel()[edge] + 1)]
    tree = scipy.sparse.csgraph.minimum_spanning_tree(scipy.sparse.csr_matrix((weight, (rows, cols)), shape=(100, 100)))
    order, before = scipy.sparse.csgraph.breadth_first_order(tree, 99, directed=False)
    expected = np.full(100, -1.0)
    both = tree + tree.T
    for cell in order[1:]:
        expected[cell] = max(expected[before[cell]], both[cell, before[cell]] - 1)
    assert drainage.filled.tolist() == expected[:99].tolist()
    inner = drainage.below >= 0
    assert (drainage.filled[drainage.below[inner]] <= drainage.filled[inner]).all()
    assert drainage.drained_km2(1000.0)[~inner].sum() == 99, "all water leaves at the edge"


def test_reaches_meet_at_confluences_and_lines_point_downstream():
    z = np.full((7, 7), 50.0)
    z[1, 1], z[2, 2] = 20, 15
    z[1, 5], z[2, 4] = 20, 15
    z[3:7, 3] = [10, 8, 6, 4]
    drainage = drain(z)
    river = np.zeros(49, bool)
    river[[8, 16, 12, 18, 24, 31, 38, 45]] = True
    reaches = river_reaches(drainage, river)
    assert sorted(cells.tolist() for cells in reaches) == [[8, 16, 24], [12, 18, 24], [24, 31, 38, 45]]
    lines = river_lines(GridSpec(0.0, 700.0, 100.0, 7, 7), reaches, drainage.drained_km2(100.0))
    main = next(line for line, facts in lines if facts["level"] == 1 and line.coords[0] == (350.0, 350.0))
    assert main.coords[-1] == pytest.approx((350.0, 50.0))
