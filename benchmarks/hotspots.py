"""Gi* beside esda, kernel density beside the heat map of QGIS, KDEpy and scikit-learn, and how often chance is called.

``--csv FILE`` takes any table of points (and times) in place of made-up ones. The heat map of QGIS needs its Python:
``tools/qgis-env python3 -m benchmarks.hotspots``. ``--false-alarms 2000`` strews finds by chance over patchy effort.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from scipy.stats import norm

from pawc_planner.analysis.grid import GridSpec, PlanningGrid
from pawc_planner.analysis.hotspots import benjamini_hochberg, getis_ord_star, hotspots
from pawc_planner.analysis.hotspots.density import DensityParams, kernel_density
from pawc_planner.analysis.hotspots.parties import party_counts
from pawc_planner.analysis.rates import encounter_rates

from .points_csv import add_arguments, read_points

REPEATS = 5
PARTY_M = 500.0
SAMPLED_KERNELS = 2e8  # of the peer that sums them one by one; more takes minutes


def timed(function: Callable[..., Any], *arguments: Any, repeats: int = 1, **named: Any) -> tuple[Any, float]:
    """Return the result and the least seconds of several runs."""
    best = float("inf")
    for _ in range(repeats):
        start = time.perf_counter()
        result = function(*arguments, **named)
        best = min(best, time.perf_counter() - start)
    return result, best


def line(name: str, seconds: float, ours: float, said: str) -> None:
    """Print one row."""
    print(f"{name:38} {seconds:9.4f} s {seconds / ours:9.1f} x   {said}", flush=True)


def square(n: int, size: float = 1000.0, west: float = 0.0, north: float | None = None) -> PlanningGrid:
    north = n * size if north is None else north
    return PlanningGrid(GridSpec(west, north, size, n, n), np.ones((n, n)))


def compare_gi(values: np.ndarray, known: np.ndarray, radius: float, peers: bool) -> None:
    """Gi* of cells, some of which are unknown."""
    (z, _), ours = timed(getis_ord_star, values, known, radius, repeats=REPEATS)
    line(f"Gi*, ours, radius {radius:g} cells", ours, ours, f"{int(known.sum()):,} known cells")
    if not peers:
        return
    try:
        from esda import G_Local
        from libpysal.weights import WSP
    except ImportError:
        print("Gi*, esda                              not installed")
        return
    from scipy.sparse import csr_matrix
    from scipy.spatial import cKDTree

    def peer() -> np.ndarray:
        row, col = np.nonzero(known)
        pairs = cKDTree(np.column_stack([row, col])).query_pairs(radius, output_type="ndarray")
        pairs = np.concatenate([pairs, pairs[:, ::-1], np.repeat(np.arange(len(row)), 2).reshape(-1, 2)])
        adjacent = csr_matrix((np.ones(len(pairs)), pairs.T), shape=(len(row), len(row)))
        weights = WSP(adjacent).to_W(silence_warnings=True)
        return G_Local(values[known], weights, transform="B", star=True, permutations=0).Zs

    expected, seconds = timed(peer)
    line("Gi*, esda", seconds, ours, f"largest difference of z {np.abs(z[known] - expected).max():.1e}")


def compare_density(x: np.ndarray, y: np.ndarray, grid: PlanningGrid, bandwidth: float) -> None:
    """Density of points on a grid, without edge correction, as the peers know none."""
    params = DensityParams(bandwidth_m=bandwidth, edge_correction=False)
    found, ours = timed(kernel_density, x, y, grid, params, repeats=REPEATS)
    exact, seconds = timed(exact_density, x, y, grid.spec, bandwidth)
    peak = exact.max()
    sample = max(1, int(SAMPLED_KERNELS / max(len(x) * grid.spec.n_cols, 1)))
    rows = np.unique(np.linspace(0, grid.spec.n_rows - 1, min(grid.spec.n_rows, sample)).astype(int))
    worst = np.abs(found.density - exact).max() / peak
    line("density, ours", ours, ours, f"{len(x):,} points, {grid.spec.size:,} cells, bandwidth {bandwidth:,.0f} m; "
         f"off by {worst:.3%} of the peak of the exact sum")
    line("density, exact sum as two products", seconds, ours, "")
    adaptive, seconds = timed(
        kernel_density, x, y, grid, DensityParams(bandwidth_m=bandwidth, edge_correction=False, adaptive=True))
    line("density, ours, adaptive", seconds, ours, f"peak {adaptive.density.max() / peak:.2f} times as high")
    for name, peer in (("KDEpy, FFTKDE", _kdepy), ("scikit-learn, some rows", _sklearn)):
        try:
            values, seconds = peer(x, y, grid, bandwidth, rows)
        except ImportError:
            print(f"density, {name:29} not installed")
            continue
        other = exact if values.shape == exact.shape else exact[rows]
        line(f"density, {name}", seconds * grid.spec.size / values.size, ours,
             f"off by {np.abs(values - other).max() / peak:.3%} of the peak")
    _heat_map(x, y, grid, bandwidth, ours)


def exact_density(x: np.ndarray, y: np.ndarray, spec: GridSpec, bandwidth: float) -> np.ndarray:
    """Return the plain sum of kernels per km²; a Gaussian of the plane is a product, so it is a product of matrices."""
    cell_x, cell_y = spec.centres()
    cell_x, cell_y = cell_x[: spec.n_cols], cell_y[:: spec.n_cols]
    total = np.zeros(spec.shape)
    for part in np.array_split(np.arange(len(x)), max(1, len(x) // 2000)):
        along_x = norm.pdf(cell_x[None, :], x[part, None], bandwidth)
        along_y = norm.pdf(cell_y[None, :], y[part, None], bandwidth)
        total += along_y.T @ along_x
    return total * 1e6


def _kdepy(x, y, grid: PlanningGrid, bandwidth: float, rows: np.ndarray) -> tuple[np.ndarray, float]:
    from KDEpy import FFTKDE

    spec = grid.spec
    margin = int(np.ceil(5 * bandwidth / spec.cell_size))
    # its grid must hold all points
    west = spec.west - margin * spec.cell_size
    south = spec.bounds[1] - margin * spec.cell_size
    east_steps = np.arange(spec.n_cols + 2 * margin)
    north_steps = np.arange(spec.n_rows + 2 * margin)
    grid_x = west + (east_steps + 0.5) * spec.cell_size
    grid_y = south + (north_steps + 0.5) * spec.cell_size
    inside = (x > grid_x[0]) & (x < grid_x[-1]) & (y > grid_y[0]) & (y < grid_y[-1])
    points = np.array([(one, other) for one in grid_x for other in grid_y])
    values, seconds = timed(
        lambda: FFTKDE(kernel="gaussian", bw=bandwidth).fit(np.column_stack([x[inside], y[inside]])).evaluate(points))
    full = values.reshape(len(grid_x), len(grid_y)).T[::-1] * inside.sum() * 1e6
    return full[margin:-margin, margin:-margin], seconds


def _sklearn(x, y, grid: PlanningGrid, bandwidth: float, rows: np.ndarray) -> tuple[np.ndarray, float]:
    from sklearn.neighbors import KernelDensity

    spec = grid.spec
    cells = (rows[:, None] * spec.n_cols + np.arange(spec.n_cols)).ravel()
    model = KernelDensity(bandwidth=bandwidth, rtol=1e-8).fit(np.column_stack([x, y]))
    log_density, seconds = timed(model.score_samples, np.column_stack(spec.centres(cells)))
    return np.exp(log_density).reshape(len(rows), spec.n_cols) * len(x) * 1e6, seconds


def _heat_map(x: np.ndarray, y: np.ndarray, grid: PlanningGrid, bandwidth: float, ours: float) -> None:
    """QGIS heat map (native kernel density) with the quartic kernel that reaches as far as the Gaussian to 3 σ."""
    try:
        from qgis.analysis import QgsKernelDensityEstimation
        from qgis.core import QgsApplication, QgsFeature, QgsGeometry, QgsPointXY, QgsVectorLayer
    except ImportError:
        print("density, QGIS heat map                 not importable here; start with tools/qgis-env python3 -m "
              "benchmarks.hotspots")
        return
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QgsApplication([], False)
    application.initQgis()
    layer = QgsVectorLayer("Point?crs=EPSG:32648", "points", "memory")
    features = []
    for one, other in zip(x, y):
        feature = QgsFeature()
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(float(one), float(other))))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    with tempfile.TemporaryDirectory() as folder:
        parameters = QgsKernelDensityEstimation.Parameters()
        parameters.source, parameters.radius = layer, 3 * bandwidth
        parameters.pixelSize, parameters.decayRatio = grid.spec.cell_size, 0.0
        parameters.shape = QgsKernelDensityEstimation.KernelQuartic
        parameters.outputValues = QgsKernelDensityEstimation.OutputRaw
        estimate = QgsKernelDensityEstimation(parameters, str(Path(folder) / "heat.tif"), "GTiff")
        _, seconds = timed(estimate.run)
    line("density, QGIS heat map", seconds, ours, "quartic kernel of three bandwidths")
    del layer, features
    application.exitQgis()


def false_alarms(repeats: int, seed: int) -> None:
    """Strew finds by chance, one by one or in threes by one patrol, and count the maps that call a cell."""
    print(f"{'finds strewn by chance over patchy effort':46} {'ours':>8} {'finds for parties':>18} {'Gi* alone':>10}"
          f"   maps with a hot or cold cell, of {repeats}")
    grid = square(45)
    for together in (1, 3):
        for finds in (10, 30, 100):
            called = np.zeros(3)
            rng = np.random.default_rng(seed)
            for _ in range(repeats):
                called += _one_map(rng, grid, finds, together)
            name = f"{finds}, " + ("one by one" if together == 1 else f"{together} of a party together")
            print(f"{name:46} {called[0] / repeats:8.2%} {called[1] / repeats:18.2%} {called[2] / repeats:10.2%}",
                  flush=True)


def _one_map(rng: np.random.Generator, grid: PlanningGrid, finds: int, together: int) -> np.ndarray:
    km = rng.gamma(0.5, 10.0, grid.spec.shape) * (rng.random(grid.spec.shape) < 0.6)
    cells = rng.choice(grid.spec.size, max(finds // together, 1), p=(km / km.sum()).ravel())
    cells = np.repeat(cells, together)
    x, y = grid.spec.centres(cells)
    count = np.bincount(cells, minlength=grid.spec.size).astype(float).reshape(km.shape)
    rates = encounter_rates(count, km, grid)
    walked = np.flatnonzero(km.ravel() > 0)
    party = np.repeat(np.arange(len(cells) // together), together)
    parties = party_counts(x, y, party, grid, walked, km.ravel()[walked], PARTY_M)
    with_parties, plain = hotspots(rates, grid, parties=parties), hotspots(rates, grid)
    alone = benjamini_hochberg(with_parties.p[rates.known], 0.05) > 0
    return np.array([with_parties.n_hot + with_parties.n_cold > 0, plain.n_hot + plain.n_cold > 0, alone], float)


def of_csv(options: argparse.Namespace) -> None:
    """Compare on the points of a table: counts per cell for Gi*, and their density."""
    points = read_points(options.csv, options.x, options.y, options.time, options.crs)
    for said in points.said:
        print(said)
    span = max(np.ptp(points.x), np.ptp(points.y), 1.0)
    size = options.cell or span / options.side
    spec = GridSpec.covering((points.x.min(), points.y.min(), points.x.max(), points.y.max()), size)
    grid = PlanningGrid(spec, np.ones(spec.shape))
    cells = spec.cells_at(points.x, points.y)
    counts = np.bincount(cells[cells >= 0], minlength=spec.size).astype(float).reshape(spec.shape)
    print(f"{len(points.x):,} points, {spec.n_rows} x {spec.n_cols} cells of {size:,.0f} m")
    compare_gi(counts, np.ones(spec.shape, bool), options.radius, peers=True)
    bandwidth = options.bandwidth or kernel_density(points.x, points.y, grid).bandwidth_m
    print(f"bandwidth by likelihood cross-validation: {bandwidth:,.1f} m" if not options.bandwidth else "")
    compare_density(points.x, points.y, grid, bandwidth)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--csv", type=Path, help="a table of points and times")
    add_arguments(parser)
    parser.add_argument("--cell", type=float, default=0.0, help="side of a cell of the table's grid, metres")
    parser.add_argument("--bandwidth", type=float, default=0.0, help="metres; 0: chosen by cross-validation")
    parser.add_argument("--radius", type=float, default=1.5, help="neighbourhood of Gi* in cells")
    parser.add_argument("--side", type=int, default=316, help="cells along a side, Gi*")
    parser.add_argument("--density-side", type=int, default=948, help="cells along a side, density")
    parser.add_argument("--points", type=int, default=93_000)
    parser.add_argument("--false-alarms", type=int, default=100, help="maps of each kind")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if options.csv:
        of_csv(options)
        return
    rng = np.random.default_rng(options.seed)
    known = rng.random((options.side, options.side)) < 0.95
    compare_gi(rng.gamma(0.3, 2.0, known.shape), known, options.radius, peers=True)
    n = options.density_side
    x, y = rng.normal(n * 125, n * 30, (2, options.points))
    compare_density(x, y, square(n, 250.0), 2500.0)
    if options.false_alarms:
        false_alarms(options.false_alarms, options.seed)


if __name__ == "__main__":
    main()
