"""The graph of walking: hours of a move by hand, both directions, closed cells, and lines that skip no cell."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pawc_planner.analysis.grid import GridSpec
from pawc_planner.training.ground import walk_graph
from pawc_planner.training.ground.terrain import Terrain, crossed_cells, densify, path_between, path_tree
from pawc_planner.training.ground.walk_graph import walk_network


def ground(z: np.ndarray, cell: float = 100.0) -> Terrain:
    spec = GridSpec(0.0, z.shape[0] * cell, cell, *z.shape)
    return Terrain(spec, z, np.zeros(z.shape), z == z, None)


def test_a_knights_move_uphill_takes_toblers_hours_times_the_mean_cost():
    z = np.zeros((3, 4))
    z[1, 2] = 30.0
    spec = GridSpec(0.0, 300.0, 100.0, 3, 4)
    cost = np.arange(12) / 2 + 1.0
    network = walk_network(spec, z, cost)
    # from row 2, column 0 (cell 8, cost 5) to row 1, column 2 (cell 6, cost 4): 223.6 m, 30 m up
    km = 0.1 * math.sqrt(5)
    up, down = 30 / (1000 * km), -30 / (1000 * km)
    assert network[8, 6] == pytest.approx(4.5 * km / (6 * math.exp(-3.5 * abs(up + 0.05))), abs=1e-9)
    assert network[6, 8] == pytest.approx(4.5 * km / (6 * math.exp(-3.5 * abs(down + 0.05))), abs=1e-9)
    assert network[8, 6] > network[6, 8]
    assert network[0, 11] == 0, "no move is that long"


@pytest.mark.parametrize("block", [1, 7, 10_000])
def test_every_cell_has_its_sixteen_moves_however_the_graph_is_cut_into_blocks(block, monkeypatch):
    monkeypatch.setattr(walk_graph, "BLOCK_CELLS", block)
    spec, z = GridSpec(0.0, 600.0, 100.0, 6, 7), np.random.default_rng(1).normal(0, 20, (6, 7))
    network = walk_network(spec, z, np.ones(42))
    assert network.indices.dtype == np.int32
    assert network.has_sorted_indices
    assert np.diff(network.indptr)[2 * 7 + 3] == 16
    assert np.diff(network.indptr)[0] == 3 + 2, "three of the king and two of the knight in a corner"
    shape = network.astype(bool)
    assert (shape != shape.T).nnz == 0
    (from_row, from_col), (to_row, to_col) = (np.divmod(cells, 7) for cells in network.nonzero())
    steps = np.sort(np.abs([to_row - from_row, to_col - from_col]), axis=0)
    assert set(map(tuple, steps.T.tolist())) == {(0, 1), (1, 1), (1, 2)}


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2**32), st.integers(3, 12), st.integers(3, 12))
def test_closed_cells_are_neither_entered_nor_left(seed, rows, cols):
    rng = np.random.default_rng(seed)
    cost = np.where(rng.random(rows * cols) < 0.3, np.inf, rng.uniform(1, 2, rows * cols))
    network = walk_network(GridSpec(0, 0, 50.0, rows, cols), rng.normal(0, 9, (rows, cols)), cost)
    closed = np.flatnonzero(~np.isfinite(cost))
    assert np.diff(network.indptr)[closed].sum() == 0
    assert not np.isin(network.indices, closed).any()
    assert np.isfinite(network.data).all()


def test_two_graphs_share_the_arrays_of_their_moves_but_not_their_hours():
    terrain = ground(np.random.default_rng(3).normal(0, 5, (8, 9)))
    one, two = terrain.network(np.ones(72)), terrain.network(np.full(72, 2.0))
    assert np.shares_memory(one.indices, two.indices)
    assert np.allclose(two.data, 2 * one.data, atol=2e-9)
    closed = np.ones(72)
    closed[40] = np.inf
    assert terrain.network(closed).nnz == one.nnz - 32


def test_a_path_found_in_a_window_is_the_one_found_on_the_whole_ground():
    rng = np.random.default_rng(5)
    terrain = ground(rng.normal(0, 2, (40, 50)))
    cost = rng.uniform(1, 1.3, 2000)
    tree = path_tree(terrain.network(cost), 20 * 50 + 5)
    for end in (20 * 50 + 40, 3 * 50 + 30, 39 * 50 + 49):
        assert path_between(terrain, cost, 20 * 50 + 5, end).tolist() == tree.path_to(end).tolist()


def test_a_path_that_leaves_the_first_window_is_found_and_one_that_does_not_exist_is_empty():
    terrain = ground(np.zeros((60, 60)))
    cost = np.ones((60, 60))
    cost[:58, 30:33] = np.inf
    path = path_between(terrain, cost.ravel(), 5 * 60 + 28, 5 * 60 + 35)
    assert path[0] == 5 * 60 + 28
    assert path[-1] == 5 * 60 + 35
    assert (path // 60).max() >= 58
    cost[:, 30:33] = np.inf
    assert path_between(terrain, cost.ravel(), 5 * 60 + 28, 5 * 60 + 35).size == 0


def test_a_knights_move_crosses_the_cells_between_and_a_dense_line_keeps_its_points():
    spec = GridSpec(0.0, 300.0, 100.0, 3, 4)
    x, y = spec.centres(np.array([8, 6]))
    assert crossed_cells(spec, x, y).tolist() in ([8, 9, 5, 6], [8, 5, 6], [8, 9, 6])
    dense_x, dense_y = densify(np.array([0.0, 30, 30]), np.array([0.0, 0, 25]), 10)
    assert dense_x.tolist() == pytest.approx([0, 10, 20, 30, 30, 30, 30])
    assert dense_y.tolist() == pytest.approx([0, 0, 0, 0, 25 / 3, 50 / 3, 25])
