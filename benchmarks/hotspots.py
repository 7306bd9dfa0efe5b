"""Gi* beside esda, and kernel density beside scikit-learn; and how often chance alone makes a hotspot."""

from __future__ import annotations

import argparse
import time

import numpy as np

from pawc_planner.analysis.grid import GridSpec, PlanningGrid
from pawc_planner.analysis.hotspots import benjamini_hochberg, getis_ord_star, hotspots
from pawc_planner.analysis.hotspots.density import DensityParams, kernel_density
from pawc_planner.analysis.rates import encounter_rates


def timed(function, *arguments, **named):
    start = time.perf_counter()
    result = function(*arguments, **named)
    return result, time.perf_counter() - start


def square(n: int) -> PlanningGrid:
    return PlanningGrid(GridSpec(0.0, n * 1000.0, 1000.0, n, n), np.ones((n, n)))


def compare_gi(n: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    known = rng.random((n, n)) < 0.7
    values = rng.gamma(0.3, 2.0, known.shape)
    (z, _), ours = timed(getis_ord_star, values, known)
    print(f"{'Gi*, ours':34} {ours:9.3f} s {1.0:9.1f} x   {int(known.sum()):,} known cells")
    try:
        from esda import G_Local
        from libpysal.weights import WSP
    except ImportError:
        print("Gi*, esda                          not installed")
        return
    from scipy.sparse import csr_matrix
    from scipy.spatial import cKDTree

    def peer() -> np.ndarray:
        row, col = np.nonzero(known)
        pairs = cKDTree(np.column_stack([row, col])).query_pairs(1.5, output_type="ndarray")
        pairs = np.concatenate([pairs, pairs[:, ::-1], np.repeat(np.arange(len(row)), 2).reshape(-1, 2)])
        adjacent = csr_matrix((np.ones(len(pairs)), pairs.T), shape=(len(row), len(row)))
        weights = WSP(adjacent).to_W(silence_warnings=True)
        return G_Local(values[known], weights, transform="B", star=True, permutations=0).Zs

    expected, seconds = timed(peer)
    worst = np.abs(z[known] - expected).max()
    print(f"{'Gi*, esda':34} {seconds:9.3f} s {seconds / ours:9.1f} x   worst z {worst:.1e}")


def compare_density(n: int, points: int, seed: int) -> None:
    grid = square(n)
    x, y = np.random.default_rng(seed).normal(n * 500, n * 120, (2, points))
    params = DensityParams(bandwidth_m=2500.0, edge_correction=False)
    found, ours = timed(kernel_density, x, y, grid, params)
    print(f"{'density, ours':34} {ours:9.3f} s {1.0:9.1f} x   {points:,} finds, {grid.spec.size:,} cells")
    try:
        from sklearn.neighbors import KernelDensity
    except ImportError:
        print("density, scikit-learn              not installed")
        return
    cells = np.column_stack(grid.spec.centres())
    inside = grid.spec.cells_at(x, y) >= 0
    peer = KernelDensity(bandwidth=2500.0, rtol=1e-8).fit(np.column_stack([x, y])[inside])
    log_density, seconds = timed(peer.score_samples, cells)
    expected = np.exp(log_density) * inside.sum() * 1e6
    worst = np.abs(found.density.ravel() - expected).max() / expected.max()
    name = "density, scikit-learn (exact)"
    print(f"{name:34} {seconds:9.3f} s {seconds / ours:9.1f} x   worst {worst:.2%} of the peak")


def false_alarms(repeats: int, seed: int) -> None:
    rng, grid = np.random.default_rng(seed), square(45)
    print(f"{'finds strewn by chance':34} {'ours':>11} {'Gi* alone':>11}   runs with a hot or cold cell, of {repeats}")
    for finds in (10, 30, 100, 300):
        ours = alone = 0
        for _ in range(repeats):
            km = rng.gamma(0.5, 10.0, grid.spec.shape) * (rng.random(grid.spec.shape) < 0.6)
            count = rng.multinomial(finds, (km / km.sum()).ravel()).reshape(km.shape).astype(float)
            rates = encounter_rates(count, km, grid)
            called = hotspots(rates, grid)
            ours += called.n_hot + called.n_cold > 0
            alone += benjamini_hochberg(called.p[rates.known], 0.05) > 0
        print(f"{finds:34} {ours / repeats:11.1%} {alone / repeats:11.1%}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--side", type=int, default=150, help="cells along a side")
    parser.add_argument("--finds", type=int, default=2000)
    parser.add_argument("--repeats", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    compare_gi(options.side, options.seed)
    compare_density(options.side, options.finds, options.seed)
    false_alarms(options.repeats, options.seed)


if __name__ == "__main__":
    main()
