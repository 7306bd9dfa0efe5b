from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import multivariate_normal

from pawc_planner.analysis.grid import GridSpec, PlanningGrid
from pawc_planner.analysis.hotspots import bandwidths, kernel_sums
from pawc_planner.analysis.hotspots.bandwidths import likelihood_bandwidth
from pawc_planner.analysis.hotspots.density import DensityParams, kernel_density, relative_density
from pawc_planner.analysis.hotspots.kernel_sums import kernel_share_inside
from pawc_planner.base.errors import ParameterError

from .parks import square_grid

GRID = square_grid(40)
NO_CORRECTION = {"edge_correction": False}


def points(n: int, seed: int = 0, spread: float = 5000.0) -> np.ndarray:
    return np.random.default_rng(seed).normal(20_000, spread, (2, n))


def test_one_find_gives_the_density_of_a_gaussian():
    found = kernel_density([20_500.0], [20_500.0], GRID, DensityParams(bandwidth_m=2000, **NO_CORRECTION))
    peak = 1 / (2 * np.pi * 2.0**2)
    assert found.density[19, 20] == pytest.approx(peak, rel=0.01)
    assert found.density[19, 24] == pytest.approx(peak * np.exp(-2), rel=0.02)
    assert found.density.sum() == pytest.approx(1.0, rel=1e-3)


def summed_one_by_one(x, y, weights, grid, bandwidths_m) -> np.ndarray:
    """Kernels summed point by point, per km²."""
    middles = np.column_stack(grid.spec.centres())
    widths = np.broadcast_to(bandwidths_m, len(x))
    total = sum(w * multivariate_normal.pdf(middles, [px, py], h * h) for px, py, w, h in zip(x, y, weights, widths))
    return np.reshape(total, grid.spec.shape) * 1e6


def off_by(found, exact) -> float:
    """Largest difference as a share of the peak."""
    return float(np.abs(found.density - exact).max() / exact.max())


PLACES = {
    "strewn": lambda n: points(n, seed=n),
    "at one spot": lambda n: np.full((2, n), 20_333.0),
    "at corners of cells": lambda n: np.random.default_rng(n).integers(1, 39, (2, n)) * 1000.0,
    "a heap and one far away": lambda n: np.column_stack([np.full((2, n), 8_400.0), [39_999.0, 1.0]]),
}


@pytest.mark.parametrize("bandwidth", [300.0, 1000.0, 1510.0, 2999.0, 7000.0, 40_000.0])
@pytest.mark.parametrize("n", [1, 300])
@pytest.mark.parametrize("places", PLACES)
def test_density_is_within_a_third_percent_of_the_peak_of_the_exact_sum(places, n, bandwidth, monkeypatch):
    x, y = PLACES[places](n)
    weights = np.random.default_rng(1).uniform(0.5, 2, len(x))
    exact = summed_one_by_one(x, y, weights, GRID, bandwidth)
    for cost in (0.0, kernel_sums.NODE_COST):  # by FFT even where adding kernels is quicker, and as it comes
        monkeypatch.setattr(kernel_sums, "NODE_COST", cost)
        assert off_by(kernel_density(x, y, GRID, DensityParams(bandwidth, **NO_CORRECTION), weights), exact) < 0.0033


@pytest.mark.parametrize("bandwidth", [300.0, 1300.0, 6000.0])
@pytest.mark.parametrize("places", PLACES)
def test_adaptive_density_follows_the_square_root_law(places, bandwidth):
    x, y = PLACES[places](150)
    weights = np.random.default_rng(1).uniform(0.5, 2, len(x))
    squared = (x[:, None] - x) ** 2 + (y[:, None] - y) ** 2
    pilot = np.exp(-squared / (2 * bandwidth**2)) @ weights
    typical = np.exp(np.average(np.log(pilot), weights=weights))
    exact = summed_one_by_one(x, y, weights, GRID, bandwidth * np.sqrt(typical / pilot))
    found = kernel_density(x, y, GRID, DensityParams(bandwidth, adaptive=True, **NO_CORRECTION), weights)
    assert off_by(found, exact) < 0.0033 and found.bandwidth_m == bandwidth


def test_the_pilot_of_a_large_site_is_the_same_in_bands_of_rows(monkeypatch):
    x, y = points(80)
    whole = bandwidths.pilot_density(x, y, np.ones(80), GRID.spec, 700.0, x, y)
    monkeypatch.setattr(bandwidths, "BAND", 1)
    np.testing.assert_allclose(bandwidths.pilot_density(x, y, np.ones(80), GRID.spec, 700.0, x, y), whole, rtol=1e-6)


def test_a_lattice_too_large_is_not_made(monkeypatch):
    x, y = points(50)
    monkeypatch.setattr(kernel_sums, "MAX_LATTICE", 10)
    monkeypatch.setattr(kernel_sums.Lattice, "over", None)
    found = kernel_density(x, y, GRID, DensityParams(2500.0, **NO_CORRECTION))
    assert off_by(found, summed_one_by_one(x, y, np.ones(50), GRID, 2500.0)) < 1e-3


def test_a_grid_of_one_cell_has_a_density():
    grid = PlanningGrid(GridSpec(0.0, 1000.0, 1000.0, 1, 1), np.ones((1, 1)))
    found = kernel_density([500.0], [500.0], grid, DensityParams(1000.0, adaptive=True, **NO_CORRECTION))
    assert found.density[0, 0] == pytest.approx(1 / (2 * np.pi))


def test_edge_correction_restores_an_even_density():
    x, y = np.meshgrid(np.arange(250, 40_000, 500.0), np.arange(250, 40_000, 500.0))
    corrected = kernel_density(x.ravel(), y.ravel(), GRID, DensityParams(3000)).density
    plain = kernel_density(x.ravel(), y.ravel(), GRID, DensityParams(3000, **NO_CORRECTION)).density
    np.testing.assert_allclose(corrected, 4.0, rtol=0.01)
    assert plain[0, 0] < 0.4 * 4.0


def test_share_of_the_kernel_inside():
    share = kernel_share_inside(GRID, 1000.0)
    assert share[20, 20] == pytest.approx(1.0)
    # Half a cell from two edges: the normal distribution up to 0.5, squared.
    assert share[0, 0] == pytest.approx(0.69146**2, rel=1e-4)


def test_cells_outside_the_boundary_hold_nothing():
    weight = np.ones((40, 40))
    weight[:, 20:] = 0.0
    x, y = points(30)
    found = kernel_density(x, y, PlanningGrid(GRID.spec, weight), DensityParams(2000))
    assert (found.density[:, 20:] == 0).all()
    assert found.density[:, :20].max() > 0


def test_cross_validation_takes_the_bandwidth_of_the_largest_leave_one_out_likelihood():
    x, y = points(120, seed=5)

    def score(h: float) -> float:
        squared = (x[:, None] - x) ** 2 + (y[:, None] - y) ** 2
        kernel = np.exp(-squared / (2 * h * h)) / (2 * np.pi * h * h)
        np.fill_diagonal(kernel, 0)
        return np.log(kernel.sum(axis=1) / (len(x) - 1)).sum()

    chosen = likelihood_bandwidth(x, y, GRID)
    trials = np.exp(np.linspace(np.log(500), np.log(10_000), 400))
    assert score(chosen) >= max(score(h) for h in trials) - 1e-3


def test_many_points_are_sorted_into_rings_without_another_answer(monkeypatch):
    x, y = points(1400, seed=6)
    x, y, weights = np.append(x, 39_990.0), np.append(y, 5.0), np.random.default_rng(2).uniform(0.1, 5, 1401)
    full = likelihood_bandwidth(x, y, GRID, weights)
    monkeypatch.setattr(bandwidths, "MAX_PAIRED", 500)
    assert likelihood_bandwidth(x, y, GRID, weights) == pytest.approx(full, rel=0.002)
    monkeypatch.setattr(bandwidths, "PAIRS", 1401 * 500)
    assert likelihood_bandwidth(x, y, GRID, weights) == pytest.approx(full, rel=0.2)


def test_a_find_far_from_all_others_widens_the_bandwidth_as_the_likelihood_says():
    x, y = points(30, spread=500.0)
    near, far = (likelihood_bandwidth(np.append(x, end), np.append(y, end), GRID) for end in (20_000.0, 39_900.0))
    # Its own term, -d²/2h² - 2 log h, alone would make h² = d²/2; 30 others hold it back.
    assert near < 1000 < 3 * near < far


def test_finds_recorded_twice_do_not_draw_the_bandwidth_to_nothing():
    x, y = points(20)
    assert likelihood_bandwidth(np.tile(x, 2), np.tile(y, 2), GRID) >= 500.0


@pytest.mark.parametrize("n", [0, 1, 2])
def test_hardly_any_finds_have_a_bandwidth_all_the_same(n):
    x, y = points(n)
    found = kernel_density(x, y, GRID)
    assert found.bandwidth_m == 2000.0
    assert found.n_points == n
    assert (found.density.max() > 0) == (n > 0)


def test_points_without_place_or_off_the_grid_are_left_out():
    found = kernel_density([np.nan, -5e6, 20_000.0], [1.0, 0.0, 20_000.0], GRID, DensityParams(2000))
    assert found.n_points == 1


def test_relative_density_takes_effort_out_and_knows_nothing_without_it():
    rng = np.random.default_rng(8)
    x, y = rng.uniform(0, 20_000, 4000), rng.uniform(0, 40_000, 4000)  # the western half was patrolled
    km, params = np.full(4000, 0.5), DensityParams(2000)
    effort = kernel_density(x, y, GRID, params, km)
    finds = kernel_density(x[::4], y[::4], GRID, params)  # one find each 2 km, wherever patrols were
    per_km = relative_density(finds, effort)
    known = np.isfinite(per_km)
    assert known[:, :20].all()
    assert not known[:, 30:].any()
    assert per_km[:, :20].mean() == pytest.approx(0.5, rel=0.02)


def test_finds_in_proportion_to_effort_are_even_also_where_bandwidths_differ():
    rng = np.random.default_rng(8)
    x, y = np.concatenate([rng.normal(12_000, 1500, (2, 3000)), rng.uniform(0, 40_000, (2, 3000))], axis=1)
    finds = kernel_density(x[::3], y[::3], GRID, DensityParams(2000, adaptive=True))
    effort = kernel_density(x, y, GRID, weights=np.full(6000, 1.5), like=finds)
    assert effort.law is finds.law and finds.law.low < 1500 < 2000 < finds.law.high
    per_km = relative_density(finds, effort)
    assert per_km[4:-4, 4:-4].std() < 0.05 and per_km.mean() == pytest.approx(1 / 4.5, rel=0.03)


def test_adaptive_edge_correction_restores_an_even_density():
    x, y = np.meshgrid(np.arange(250, 40_000, 500.0), np.arange(250, 40_000, 500.0))
    corrected = kernel_density(x.ravel(), y.ravel(), GRID, DensityParams(2000, adaptive=True)).density
    plain = kernel_density(x.ravel(), y.ravel(), GRID, DensityParams(2000, adaptive=True, **NO_CORRECTION)).density
    assert abs(corrected[0, 0] - 4) < 0.6 and plain[0, 0] < 2.0 and corrected[20, 20] == pytest.approx(4, rel=0.02)


def test_a_negative_weight_is_refused():
    with pytest.raises(ParameterError, match="weights is -1.*0 or more"):
        kernel_density([1.0, 2.0], [1.0, 2.0], GRID, weights=[1.0, -1.0])


def test_bandwidth_must_be_positive():
    with pytest.raises(ParameterError, match="bandwidth_m"):
        DensityParams(bandwidth_m=-1)
