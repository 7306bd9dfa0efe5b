"""What the scores of a map must be at their ends: for the truth itself, for its reverse, for a flat map, for chance."""

from __future__ import annotations

import numpy as np
import pytest
import scipy.sparse

from pawc_planner.analysis.grid import GridSpec
from pawc_planner.training.scoring.intrusion import TrueIntrusion
from pawc_planner.training.scoring.maps import AREAS, MapScoreParams, score_map

SPEC, POINT = GridSpec(0.0, 2000.0, 100.0, 20, 20), MapScoreParams(resamples=0)
SEEDS = pytest.mark.parametrize("seed", range(5))


def made_up(seed: int, replays: int = 30) -> tuple[TrueIntrusion, np.ndarray, np.ndarray]:
    """Truth on 400 cells drawn from skewed means, the chance of each cell to be used, and areas of cells."""
    rng = np.random.default_rng(seed)
    mean = rng.gamma(0.4, 1.0, SPEC.size)
    counts = scipy.sparse.csr_matrix(rng.poisson(mean, (replays, SPEC.size)).astype(float))
    weight = np.where(rng.random(SPEC.size) < 0.2, 0.0, rng.uniform(0.1, 1.0, SPEC.size))
    return TrueIntrusion(SPEC, counts, counts, np.zeros(SPEC.size)), -np.expm1(-mean), weight


@SEEDS
def test_the_truth_as_a_map_is_the_best_map_whatever_its_scale(seed):
    truth, _, weight = made_up(seed)
    for values in (truth.walks, 1000 * truth.walks**3):
        score = score_map(values, truth, weight, params=POINT)
        assert score.value("spearman") == pytest.approx(1)
        for area in AREAS:
            assert score.value(f"pei_{100 * area:.0f}") == pytest.approx(1)


@SEEDS
def test_the_index_of_the_truth_is_the_share_of_walks_in_the_busiest_area(seed):
    """Counted cell by cell: fill a fifth of the area with the busiest cells, the last of them in part."""
    truth, _, weight = made_up(seed)
    left, held = 0.2 * weight.sum(), 0.0
    for cell in sorted(range(SPEC.size), key=lambda cell: -truth.walks[cell]):
        taken = min(left, weight[cell])
        left, held = left - taken, held + taken * truth.walks[cell]
    score = score_map(truth.walks, truth, weight, params=POINT)
    assert score.value("pai_20") == pytest.approx(held / (truth.walks @ weight) / 0.2)


@SEEDS
def test_no_map_beats_the_truth_and_its_reverse_is_the_worst(seed):
    truth, _, weight = made_up(seed)
    best, worst = (score_map(sign * truth.walks, truth, weight, params=POINT) for sign in (1, -1))
    assert worst.value("spearman") == pytest.approx(-1)
    rng = np.random.default_rng(seed)
    for _ in range(10):
        other = score_map(truth.walks + rng.normal(0, rng.uniform(0, 3), SPEC.size), truth, weight, params=POINT)
        for name in ("spearman", "pai_5", "pai_10", "pai_20"):
            assert worst.value(name) - 1e-9 <= other.value(name) <= best.value(name) + 1e-9


@SEEDS
def test_a_flat_map_is_worth_exactly_chance(seed):
    truth, _, weight = made_up(seed)
    score = score_map(np.full(SPEC.size, 0.3), truth, weight, params=POINT)
    assert [score.value(f"pai_{100 * area:.0f}") for area in AREAS] == pytest.approx([1, 1, 1])
    assert np.isnan(score.value("spearman"))


@SEEDS
def test_the_chances_that_the_truth_was_drawn_from_are_calibrated_and_others_are_not(seed):
    """A bin of at least a few cells and 4,000 replicates leaves the error of drawing, about 0.5 / sqrt(4,000)."""
    truth, chance, weight = made_up(seed, replays=4000)
    drawn = score_map(chance, truth, weight, truth.used, POINT).calibration
    doubled = score_map(np.minimum(1, chance + 0.2), truth, weight, truth.used, POINT).calibration
    assert drawn is not None and doubled is not None
    assert drawn.error < 0.004
    assert 0.1 < doubled.error <= 0.2
    assert drawn.brier < doubled.brier
