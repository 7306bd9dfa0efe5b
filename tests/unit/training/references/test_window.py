"""The window of one post, on grids small enough to enumerate."""

from __future__ import annotations

from itertools import product
from types import SimpleNamespace

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from pawc_planner.analysis.grid import GridSpec
from pawc_planner.training.references.paws_window import (
    best_window,
    sampled,
    step_hours,
    window_of,
    window_paths,
)
from pawc_planner.training.references.tours import field_of

from ...steps.conftest import RIVER
from .conftest import ASKED


def lattice(rows, cols, hours=1.0):
    """Steps to the four neighbours, all of the same time."""
    n = rows * cols
    row, col = np.divmod(np.arange(n), cols)
    apart = np.abs(row[:, None] - row) + np.abs(col[:, None] - col)
    return csr_matrix(np.where(apart == 1, hours, 0.0))


def best_by_enumeration(moves, risk, entry, budget):
    """The most that any walk of at most ``budget`` unit steps collects, by trying all."""
    near = [moves[n].indices.tolist() for n in range(moves.shape[0])]
    best, walks = risk[entry], [(entry, frozenset([entry]))]
    for _ in range(budget):
        walks = list({(to, seen | {to}) for at, seen in walks for to in near[at]})
        best = max([best, *(sum(risk[c] for c in sorted(seen)) for at, seen in walks if at == entry)])
    return best


@pytest.mark.parametrize("seed", range(6))
def test_on_a_small_grid_the_best_path_is_found(seed):
    risk = np.random.default_rng(seed).gamma(0.7, 1.0, 12)
    moves = lattice(3, 4)
    for budget in (2, 4, 6, 8):
        collected, path = window_paths(moves, risk, 5, float(budget))[0]
        assert collected == pytest.approx(best_by_enumeration(moves, risk, 5, budget))
        assert collected == pytest.approx(risk[list(set(path))].sum())
        assert path[0] == path[-1] == 5 and len(path) - 1 <= budget
        assert all(moves[one, other] == 1 for one, other in zip(path[:-1], path[1:]))


def test_the_worst_cell_out_of_reach_is_left_and_the_next_is_taken():
    """A row of seven cells, post in the middle: three steps either way; four hours reach two cells."""
    risk = np.array([100.0, 1.0, 1.0, 0.0, 1.0, 5.0, 0.0])
    assert window_paths(lattice(1, 7), risk, 3, 4.0)[0] == (6.0, (3, 4, 5, 4, 3))
    assert window_paths(lattice(1, 7), risk, 3, 6.0)[0] == (102.0, (3, 2, 1, 0, 1, 2, 3))


def test_paths_are_different_and_ordered_and_one_is_there_without_time():
    paths = window_paths(lattice(3, 3), np.arange(9.0), 4, 6.0)
    assert [risk for risk, _ in paths] == sorted((risk for risk, _ in paths), reverse=True)
    assert len({frozenset(path) for _, path in paths}) == len(paths) == 10
    assert window_paths(lattice(3, 3), np.arange(9.0), 4, 0.5) == [(4.0, (4,))]


def test_a_path_is_drawn_in_proportion_to_what_it_collects():
    rng = np.random.default_rng(3)
    drawn = [sampled([(3.0, (0,)), (1.0, (1,))], rng)[0] for _ in range(4000)]
    assert np.mean(drawn) == pytest.approx(0.25, abs=0.03)


def test_the_window_is_the_one_with_the_most_risk_that_holds_the_post():
    """A park of 30 by 30 cells; the post in the middle; risk to the south-west of it and, greater, out of reach."""
    spec = GridSpec(0.0, 30_000.0, 1000.0, 30, 30)
    worth = np.zeros((30, 30))
    worth[20, 10] = 5.0
    worth[2, 2] = 50.0
    ground = SimpleNamespace(
        cells=np.arange(900), worth=worth.ravel(), known=SimpleNamespace(grid=SimpleNamespace(spec=spec)))
    rows, cols = np.divmod(best_window(ground, 15 * 30 + 15), 30)
    assert (rows.max() - rows.min(), cols.max() - cols.min()) == (9, 9) and len(rows) == 100
    assert 15 in rows and 15 in cols and 20 in rows and 10 in cols


def test_steps_across_the_river_need_the_bridge(known):
    """The river runs at x = 207 600; the nodes of that column, at 207 375, are west of it."""
    ground = field_of(known, ASKED)
    cells = np.flatnonzero(ground.cells // 15 == 7)
    hours = step_hours(ground, cells).toarray()
    x = known.grid.spec.centres(ground.cells[cells])[0]
    for one, other in product(range(len(cells)), repeat=2):
        assert abs(x[one] - x[other]) != 1000 or hours[one, other]
        if hours[one, other]:
            assert abs(x[one] - x[other]) == 1000
            crosses = (x[one] - 125 < RIVER.coords[0][0]) != (x[other] - 125 < RIVER.coords[0][0])
            assert hours[one, other] > 2.0 if crosses else hours[one, other] < 1.0


def test_teams_of_one_post_share_what_is_left(known, plans):
    ground = field_of(known, ASKED)
    west = [outing for outing in plans["paws_like_window"].outings if outing.station == "West"]
    window = window_of(ground, ground.teams[0])
    inside = np.isin(known.grid.spec.cells_at(*ground.graph.spec.centres()), ground.cells[window.cells])
    ways = {}
    for outing in west:
        ways.setdefault(outing.team, set()).update(
            known.grid.spec.cells_at(outing.x[1:-1], outing.y[1:-1]).tolist())
    one, other = ways.values()
    assert inside.any() and len(one - other) > 3 and len(other - one) > 3
