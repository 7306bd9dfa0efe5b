from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import norm

from pawc_planner.analysis.hotspots import (
    HotspotParams,
    benjamini_hochberg,
    getis_ord_star,
    hotspots,
    neighbourhood_sum,
)
from pawc_planner.analysis.rates import encounter_rates
from pawc_planner.base.errors import ParameterError

from .parks import square_grid


def patrolled(seed: int, n: int = 30) -> np.ndarray:
    """Patchy effort: four cells in ten were never visited."""
    rng = np.random.default_rng(seed)
    return rng.gamma(0.6, 10.0, (n, n)) * (rng.random((n, n)) < 0.6)


def scattered(finds: int, km: np.ndarray, seed: int, risk: np.ndarray | float = 1.0) -> np.ndarray:
    chance = (km * risk) / (km * risk).sum()
    return np.random.default_rng(seed).multinomial(finds, chance.ravel()).reshape(km.shape).astype(float)


def test_gi_star_of_nine_cells_worked_by_hand():
    values = np.zeros((3, 3))
    values[0, 0] = 9.0
    z, p = getis_ord_star(values, np.ones((3, 3), bool))
    # Mean 1, variance 9 - 1 = 8; corner: 4 neighbours with itself, sum 9.
    expected = (9 - 4) / np.sqrt(8 * (9 * 4 - 16) / 8)
    assert z[0, 0] == pytest.approx(expected)
    assert p[0, 0] == pytest.approx(2 * norm.sf(expected))
    assert z[2, 2] == pytest.approx((0 - 4) / np.sqrt(20))
    assert (z[1, 1], p[1, 1]) == (0.0, 1.0)  # every cell is its neighbour: nothing to compare with


@pytest.mark.parametrize("radius", [1.5, 1.0, 2.3, 5.0, 13.2])
def test_gi_star_equals_esda_on_the_known_cells(radius):
    esda = pytest.importorskip("esda")
    libpysal = pytest.importorskip("libpysal")
    rng = np.random.default_rng(3)
    known = rng.random((18, 23)) < 0.7
    values = rng.gamma(0.3, 2.0, known.shape) + 100.0
    row, col = np.nonzero(known)
    near = np.hypot(row[:, None] - row, col[:, None] - col) <= radius
    neighbours = {i: [int(j) for j in np.flatnonzero(line)] for i, line in enumerate(near)}
    weights = libpysal.weights.W(neighbours, silence_warnings=True)
    peer = esda.G_Local(values[known], weights, transform="B", star=True, permutations=0)
    z, p = getis_ord_star(values, known, radius)
    np.testing.assert_allclose(z[known], peer.Zs, atol=1e-9)
    np.testing.assert_allclose(p[known], 2 * peer.p_norm, atol=1e-12)
    assert np.isnan(z[~known]).all() and np.isnan(p[~known]).all()


def test_gi_star_does_not_change_when_a_large_number_is_added_to_all_values():
    values, known = np.random.default_rng(3).integers(0, 9, (40, 40)).astype(float), np.ones((40, 40), bool)
    far, _ = getis_ord_star(values + 2.0**40, known)
    np.testing.assert_allclose(far, getis_ord_star(values, known)[0], atol=1e-9)


def test_one_known_cell_is_no_finding():
    known = np.zeros((3, 3), bool)
    known[1, 1] = True
    z, p = getis_ord_star(np.full((3, 3), 7.0), known)
    assert (z[1, 1], p[1, 1]) == (0.0, 1.0) and np.isnan(z).sum() == 8


def test_values_of_unknown_cells_change_nothing():
    known = np.random.default_rng(1).random((10, 10)) < 0.7
    values = np.random.default_rng(2).random((10, 10))
    changed = np.where(known, values, np.nan)
    np.testing.assert_array_equal(getis_ord_star(values, known)[0], getis_ord_star(changed, known)[0])


def test_equal_values_and_no_cells_are_no_finding():
    z, p = getis_ord_star(np.full((5, 5), 0.1), np.ones((5, 5), bool))
    assert (z == 0).all()
    assert (p == 1).all()
    assert np.isnan(getis_ord_star(np.zeros((5, 5)), np.zeros((5, 5), bool))[0]).all()


@pytest.mark.parametrize("radius", [1.0, 1.5, 2.0, 5.0, 6.3, 12.9, 13.0, 30.0])
@pytest.mark.parametrize("shape", [(20, 25), (1, 1), (2, 40)])
def test_neighbourhoods_sum_all_cells_within_the_radius(shape, radius):
    values = np.random.default_rng(5).random(shape)
    found = neighbourhood_sum(values, radius)
    row, col = np.indices(shape)
    for at in [(0, 0), (shape[0] // 2, shape[1] - 1)]:
        near = np.hypot(row - at[0], col - at[1]) <= radius
        assert found[at] == pytest.approx(values[near].sum(), rel=1e-12)


def test_benjamini_hochberg_by_hand():
    # Limits at 5 %: 0.0125, 0.025, 0.0375, 0.05: the third p passes and takes the second with it.
    assert benjamini_hochberg(np.array([0.9, 0.001, 0.03, 0.036]), 0.05) == 0.036
    assert benjamini_hochberg(np.array([0.9, 0.5]), 0.05) == 0.0
    assert benjamini_hochberg(np.array([]), 0.05) == 0.0


def test_benjamini_hochberg_calls_what_scipy_calls():
    scipy_stats = pytest.importorskip("scipy.stats")
    for seed in range(50):
        rng = np.random.default_rng(seed)
        p = np.repeat(rng.random(100) ** 3, 2)  # ties too
        called = p <= benjamini_hochberg(p, 0.1) if benjamini_hochberg(p, 0.1) > 0 else np.zeros(200, bool)
        np.testing.assert_array_equal(called, scipy_stats.false_discovery_control(p) <= 0.1)


def test_a_true_cluster_is_hot_and_the_rest_is_not():
    km, risk = np.full((30, 30), 5.0), np.ones((30, 30))
    risk[10:16, 10:16] = 12.0
    found = hotspots(encounter_rates(scattered(300, km, 1, risk), km, square_grid(30)), square_grid(30))
    assert (found.label[10:16, 10:16] == "hot").mean() > 0.8
    outside = found.label.copy()
    outside[9:17, 9:17] = ""
    assert (outside == "hot").sum() <= 0.05 * found.n_hot
    assert found.n_hot == (found.label == "hot").sum()
    assert f"{found.n_hot} hot" in str(found.sentence)


def test_well_patrolled_ground_without_finds_is_cold_and_ground_nobody_visited_is_unknown():
    km, risk = np.full((30, 30), 20.0), np.ones((30, 30))
    risk[:10, :10] = 0.0
    km[:10, 25:] = 0.0
    found = hotspots(encounter_rates(scattered(2500, km, 2, risk), km, square_grid(30)), square_grid(30))
    assert (found.label[2:8, 2:8] == "cold").all()
    assert (found.label[:10, 25:] == "unknown").all()
    assert found.n_unknown == 50


def test_chance_alone_rarely_makes_a_hotspot_even_with_few_finds():
    alarms = plain_gi = 0
    for seed in range(60):
        km = patrolled(seed)
        rates = encounter_rates(scattered((12, 30, 100)[seed % 3], km, seed), km, square_grid(30))
        found = hotspots(rates, square_grid(30))
        alarms += found.n_hot + found.n_cold > 0
        plain_gi += benjamini_hochberg(found.p[rates.known], 0.05) > 0
    assert alarms <= 3  # 5 % of 60
    assert plain_gi > 30  # what the exact test guards against


@pytest.mark.parametrize("finds", [0, 1, 9])
def test_with_few_finds_nothing_is_claimed_and_the_sentence_says_so(finds):
    km = np.full((10, 10), 5.0)
    counts = np.zeros((10, 10))
    counts[4, 4] = finds
    found = hotspots(encounter_rates(counts, km, square_grid(10)), square_grid(10))
    assert (found.n_hot, found.n_cold, found.threshold_p) == (0, 0, 0.0)
    assert f"Finds on patrolled ground: {finds}; at least 10" in str(found.sentence)


def test_ten_finds_in_one_cell_are_a_hotspot():
    km = np.full((10, 10), 5.0)
    counts = np.zeros((10, 10))
    counts[4, 4] = 10
    found = hotspots(encounter_rates(counts, km, square_grid(10)), square_grid(10))
    assert found.label[4, 4] == "hot"


def test_no_tracks_and_a_grid_of_one_cell():
    nothing = hotspots(encounter_rates(np.zeros((4, 4)), np.zeros((4, 4)), square_grid(4)), square_grid(4))
    assert (nothing.label == "unknown").all()
    assert nothing.n_unknown == 16
    single = hotspots(encounter_rates(np.array([[50.0]]), np.array([[5.0]]), square_grid(1)), square_grid(1))
    assert single.label.tolist() == [["not significant"]]


def test_parameters_say_what_is_wrong():
    with pytest.raises(ParameterError, match="fdr"):
        HotspotParams(fdr=5)
