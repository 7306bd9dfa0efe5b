"""Emerging hotspots: each history gives its class, unknown periods are none, and chance is not called too often."""

from __future__ import annotations

import numpy as np
import pytest

from pawc_planner.analysis.grid import GridSpec, PlanningGrid
from pawc_planner.analysis.hotspots.emerging import EmergingParams, classes, emerging_hotspots, mann_kendall
from pawc_planner.base.errors import ParameterError


def square(n):
    return PlanningGrid(GridSpec(0.0, n * 1000.0, 1000.0, n, n), np.ones((n, n)))


def classed(history, scores=None):
    """Class one cell: H hot, C cold, . neither, ? nobody was there."""
    letters = np.array(list(history))[:, None, None]
    z = np.array([0.0] * len(history) if scores is None else scores, float)[:, None, None]
    z = np.where(letters == "?", np.nan, z)
    found = classes(letters == "H", letters == "C", z, square(1), EmergingParams())
    return found.pattern[0, 0], found.kind[0, 0]


@pytest.mark.parametrize(("history", "pattern", "kind"), [
    (".........H", "new", "hot"), ("..C......H", "new", "hot"), (".......HHH", "consecutive", "hot"),
    ("..H....H.H", "sporadic", "hot"), ("..H.C..H.H", "oscillating", "hot"), ("HHHHHHHHH.", "historical", "hot"),
    ("HHHHHHHHHH", "persistent", "hot"), ("..........", "no pattern", ""), ("..HH......", "no pattern", ""),
    (".........C", "new", "cold"), ("CCCCCCCCC.", "historical", "cold"), ("CCCCCCCCCC", "persistent", "cold"),
    ("C.C.H....C", "oscillating", "cold"), ("HHHHHHHHH?", "unknown", ""), ("?????????H", "new", "hot"),
    ("H?H?H?HHHH", "persistent", "hot"), ("....?H??HH", "consecutive", "hot"),
])
def test_a_history_has_its_class(history, pattern, kind):
    assert classed(history) == (pattern, kind)


def test_lasting_hotspots_rise_or_fall_with_their_scores():
    rising = np.arange(10) + 3.0
    assert classed("HHHHHHHHHH", rising)[0] == "intensifying"
    assert classed("HHHHHHHHHH", rising[::-1])[0] == "diminishing"
    assert classed("CCCCCCCCCC", -rising) == ("intensifying", "cold")


def test_mann_kendall_by_hand():
    # 1 2 2 3: five pairs rise, one is tied: S = 5; variance (4·3·13 − 2·1·9) / 18 = 7.667; z = 4 / 2.769.
    assert mann_kendall(np.array([1.0, 2, 2, 3]))[()] == pytest.approx(4 / np.sqrt(138 / 18))
    assert np.isnan(mann_kendall(np.array([1.0, 2, 3, np.nan])))
    assert mann_kendall(np.array([2.0, 2, 2, 2]))[()] == 0


def test_mann_kendall_agrees_with_kendalls_tau():
    stats = pytest.importorskip("scipy.stats")
    rng = np.random.default_rng(3)
    values = rng.integers(0, 6, 12).astype(float)
    n, ties = 12, np.unique(values, return_counts=True)[1]
    pairs = np.sign(values[None] - values[:, None])[np.triu_indices(12, 1)].sum()
    spread = (n * (n - 1) * (2 * n + 5) - (ties * (ties - 1) * (2 * ties + 5)).sum()) / 18
    assert mann_kendall(values)[()] == pytest.approx((pairs - np.sign(pairs)) / np.sqrt(spread))
    assert np.sign(pairs) == np.sign(stats.kendalltau(np.arange(12), values).statistic)


def test_a_place_that_turns_hot_is_new_or_consecutive_and_unvisited_cells_are_unknown():
    rng, grid = np.random.default_rng(2), square(12)
    km = np.full((8, 12, 12), 20.0)
    km[:, :, 10:] = 0
    finds = rng.poisson(0.05 * km / 20).astype(float)
    finds[6:, 2:5, 2:5] += rng.poisson(4, (2, 3, 3))
    found = emerging_hotspots(finds, km, grid)
    assert set(found.pattern[2:5, 2:5].ravel()) <= {"new", "consecutive"}
    assert (found.pattern[:, 10:] == "unknown").all() and found.n_unknown == 24
    assert found.sentence.facts["new"] >= 9 and "24" in str(found.sentence)


def test_more_patrol_makes_no_hotspot():
    rng, grid = np.random.default_rng(4), square(12)
    km = np.full((6, 12, 12), 5.0)
    km[:, 4:8, 4:8] = 100.0
    finds = rng.poisson(0.05 * km).astype(float)
    assert sum(emerging_hotspots(finds, km, grid).counts.values()) == 0


def test_few_finds_call_nothing():
    finds = np.zeros((4, 5, 5))
    finds[3, 2, 2] = 9
    assert sum(emerging_hotspots(finds, np.ones((4, 5, 5)), square(5)).counts.values()) == 0


def test_ten_finds_by_chance_are_called_at_most_at_the_level():
    rng, grid, called = np.random.default_rng(5), square(10), 0
    for _ in range(100):
        km = rng.gamma(0.5, 5.0, (4, 10, 10)) * (rng.random((4, 10, 10)) < 0.6)
        finds = rng.multinomial(10, (km / km.sum()).ravel()).reshape(km.shape)
        called += sum(emerging_hotspots(finds, km, grid).counts.values()) > 0
    assert called <= 11  # 5 expected at most; more than 11 has a chance of under 1 %


def test_one_period_or_another_grid_is_refused():
    with pytest.raises(ParameterError, match="finds, km"):
        emerging_hotspots(np.zeros((1, 5, 5)), np.ones((1, 5, 5)), square(5))
    with pytest.raises(ParameterError, match="finds, km"):
        emerging_hotspots(np.zeros((3, 4, 4)), np.ones((3, 4, 4)), square(5))
