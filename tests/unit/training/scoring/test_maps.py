"""Maps against the true intrusion: rank correlation, prediction accuracy, calibration, and the truth itself."""

from __future__ import annotations

import numpy as np
import pytest
import scipy.sparse
import scipy.stats

from pawc_planner.analysis.grid import GridSpec
from pawc_planner.base.errors import ParameterError
from pawc_planner.training.scoring.errors import MapShapeError
from pawc_planner.training.scoring.intrusion import TrueIntrusion, true_intrusion
from pawc_planner.training.scoring.map_measures import accuracy_index, hit_shares, ranks, spearman
from pawc_planner.training.scoring.maps import MapScoreParams, score_map

from .small_park import random_park, straight_ways, two_ways

LINE = GridSpec(0.0, 100.0, 100.0, 1, 10)


def truth_of(*replicates):
    """Truth on a row of ten cells; harm as walks."""
    counts = scipy.sparse.csr_matrix(np.array(replicates, float))
    return TrueIntrusion(LINE, counts, counts, np.zeros(LINE.size))


def test_rank_correlation_agrees_with_scipy_with_ties():
    rng = np.random.default_rng(0)
    for _ in range(20):
        a, b = rng.integers(0, 6, (2, 200)).astype(float)
        np.testing.assert_array_equal(ranks(a), scipy.stats.rankdata(a))
        assert spearman(a, b) == pytest.approx(scipy.stats.spearmanr(a, b).statistic)


def test_unknown_cells_rank_lowest_and_alike():
    np.testing.assert_array_equal(ranks(np.array([np.nan, 3.0, 1.0, np.nan])), [1.5, 4, 3, 1.5])
    assert np.isnan(spearman(np.ones(5), np.arange(5.0)))


def test_prediction_accuracy_by_hand():
    """Ten cells; the map's best cell has 4 of 10 walks: the highest 10 % hold 40 %, an index of 4."""
    walks = np.array([4, 3, 2, 1, 0, 0, 0, 0, 0, 0], float)
    values, area = np.arange(10.0)[::-1], np.ones(10)
    np.testing.assert_allclose(hit_shares(values, walks, area, (0.05, 0.1, 0.2)), [0.2, 0.4, 0.7])
    index, relative = accuracy_index(values, walks, area, (0.05, 0.1, 0.2))
    np.testing.assert_allclose(index, [4, 4, 3.5])
    np.testing.assert_allclose(relative, 1)
    worst, _ = accuracy_index(-values, walks, area, (0.1, 0.2))
    np.testing.assert_allclose(worst, 0)


def test_ties_are_shared_fairly_whatever_the_order_of_cells():
    walks = np.array([10, 0, 0, 0, 0, 0, 0, 0, 0, 0], float)
    for number in range(10):
        flat, _ = accuracy_index(np.ones(10), np.roll(walks, number), np.ones(10), (0.05, 0.1, 0.2))
        np.testing.assert_allclose(flat, 1)


def test_cells_count_by_their_area():
    """Two cells of area 3 and 1 with two walks per area each: half of the area holds half of the walks."""
    found = hit_shares(np.array([1.0, 2.0]), np.array([2.0, 2.0]), np.array([3.0, 1.0]), (0.25, 0.5, 1.0))
    np.testing.assert_allclose(found, [0.25, 0.5, 1.0])
    found = hit_shares(np.array([1.0, 2.0]), np.array([0.0, 2.0]), np.array([3.0, 1.0]), (0.125, 0.25))
    np.testing.assert_allclose(found, [0.5, 1.0])


def test_calibration_by_hand():
    """Probability 0.5 where two of four replicates are used is true; 0.9 where none is used is 0.9 wrong."""
    truth = truth_of([1, 0] + [0] * 8, [2, 0] + [0] * 8, [0] * 10, [0] * 10)
    values, weight = np.array([0.5, 0.9] + [np.nan] * 8), np.ones(10)
    score = score_map(values, truth, weight, true_chance=truth.used)
    assert score.calibration is not None
    assert (score.cells, score.unknown) == (10, 8)
    assert score.calibration.error == pytest.approx(0.45)
    assert score.calibration.brier == pytest.approx((0.25 + 0.81) / 2)
    rows = score.calibration.table.set_index("from_p")
    assert rows.loc[0.5, ["cells", "mean_p", "true_share"]].tolist() == [1, 0.5, 0.5]
    assert rows.loc[0.9, ["cells", "mean_p", "true_share"]].tolist() == [1, 0.9, 0.0]


def test_the_true_probabilities_are_perfectly_calibrated_and_lead_every_measure():
    sealed = random_park(5)
    truth = true_intrusion(sealed, sealed.spec, replays=60)
    score = score_map(truth.used, truth, np.ones(sealed.spec.shape), truth.used, MapScoreParams(resamples=20))
    assert score.calibration is not None
    assert score.calibration.error == pytest.approx(0, abs=1e-12)
    guess = score_map(np.random.default_rng(0).random(sealed.spec.size), truth, np.ones(sealed.spec.size))
    for name in ("spearman", "pai_5", "pai_10", "pai_20"):
        assert score.value(name) > guess.value(name) + 0.1
    assert score.value("pei_10") > 0.97
    assert abs(guess.value("spearman")) < 0.1
    rows = score.measures
    assert ((rows["low"] <= rows["value"]) & (rows["value"] <= rows["high"])).all()


def test_a_ranking_has_no_calibration_and_a_probability_must_be_one():
    truth, weight = truth_of([1] + [0] * 9, [1] + [0] * 9), np.ones(10)
    assert score_map(np.arange(10.0), truth, weight).calibration is None
    with pytest.raises(ParameterError, match="between 0 and 1"):
        score_map(np.arange(10.0), truth, weight, true_chance=truth.used)
    with pytest.raises(MapShapeError, match="same grid"):
        score_map(np.arange(9.0), truth, weight)
    with pytest.raises(ParameterError):
        MapScoreParams(of="anything")


def test_cells_outside_the_park_do_not_count():
    truth = truth_of([5, 1] + [0] * 8, [5, 0] + [0] * 8)
    weight = np.array([0.0] + [1.0] * 9)
    score = score_map(np.arange(10.0)[::-1], truth, weight)
    assert score.cells == 9
    assert score.value("pei_10") == pytest.approx(1)


def test_walks_and_harm_lie_where_the_only_way_leads():
    """One way along y = 5,250: every walk passes its 29 cells once; harm is spread about x = 15,000."""
    sealed = two_ways()
    ways = straight_ways([(0, 1000, 5250, 0, 15_000, 5250)])
    sealed.likings.liking[:, 1] = -50
    truth = true_intrusion(sealed, sealed.spec, replays=40)
    cells = np.unique(sealed.spec.cells_at(ways.x, ways.y))
    assert set(np.flatnonzero(truth.walks > 0)) == set(cells)
    assert len(cells) == 29
    assert np.ptp(truth.walks[cells]) == 0
    assert truth.used[cells].min() > 0.95
    total = truth.walks[cells[0]] * 0.16
    assert truth.harm.sum() == pytest.approx(total, rel=1e-4)
    x, y = sealed.spec.centres()
    assert (truth.harm * x).sum() / total == pytest.approx(15_000, abs=20)
    assert np.sqrt((truth.harm * (y - 5250) ** 2).sum() / total) == pytest.approx(600, abs=30)
