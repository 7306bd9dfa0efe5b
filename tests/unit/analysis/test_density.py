from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import multivariate_normal

from pawc_planner.analysis.grid import PlanningGrid
from pawc_planner.analysis.hotspots import density as module
from pawc_planner.analysis.hotspots.density import (
    DensityParams,
    exact_density,
    kernel_density,
    kernel_share_inside,
    likelihood_bandwidth,
    relative_density,
)
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


@pytest.mark.parametrize("bandwidth", [400.0, 1000.0, 2345.0, 7000.0])
@pytest.mark.parametrize("n", [1, 2, 500])
def test_binned_density_is_within_one_percent_of_the_peak_of_the_exact_sum(bandwidth, n):
    x, y = points(n, seed=n)
    weights = np.random.default_rng(1).uniform(0.5, 2, n)
    found = kernel_density(x, y, GRID, DensityParams(bandwidth, **NO_CORRECTION), weights)
    middles = np.column_stack(GRID.spec.centres())
    exact = sum(w * multivariate_normal.pdf(middles, [px, py], bandwidth**2) for px, py, w in zip(x, y, weights))
    difference = np.abs(found.density.ravel() - exact * 1e6).max()
    assert difference < 0.01 * exact.max() * 1e6


def test_the_exact_sum_steps_in_where_the_lattice_would_be_too_large(monkeypatch):
    x, y = points(50)
    params = DensityParams(1000.0)
    binned = kernel_density(x, y, GRID, params).density
    monkeypatch.setattr(module, "MAX_LATTICE", 10)
    summed = kernel_density(x, y, GRID, params).density
    np.testing.assert_allclose(summed, binned, atol=0.01 * summed.max())
    raw = exact_density(x, y, np.ones(50), GRID, 1000.0)
    assert not np.array_equal(summed, binned)
    assert raw.sum() * 1e6 == pytest.approx(50, rel=0.01)


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


def test_thinned_cross_validation_stays_near_the_full_one(monkeypatch):
    x, y = points(1400, seed=6)
    full = likelihood_bandwidth(x, y, GRID)
    monkeypatch.setattr(module, "MAX_PAIRED", 500)
    assert likelihood_bandwidth(x, y, GRID) == pytest.approx(full, rel=0.25)


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


def test_bandwidth_must_be_positive():
    with pytest.raises(ParameterError, match="bandwidth_m"):
        DensityParams(bandwidth_m=-1)
