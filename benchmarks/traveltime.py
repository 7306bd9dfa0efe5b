"""Compare travel times with other ways to compute them: the formula on level ground, 8 neighbours, scikit-image.

    python -m benchmarks.traveltime [--cells N]

Prints seconds per source and the error against the straight line on level ground (truth known), and how far an
isotropic least-cost path of scikit-image's MCP is from the directed times on rough ground, when it is installed.
"""

from __future__ import annotations

import argparse
import importlib.util
import time

import numpy as np
from scipy.ndimage import gaussian_filter
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra

from pawc_planner.analysis.grid import GridSpec
from pawc_planner.planning.movement import MovementParams, TravelGraph, travel_graph
from pawc_planner.planning.moves import tobler_kmh
from pawc_planner.planning.terrain import terrain

CELL_M = 250.0
PARAMS = MovementParams(off_trail_factor=1.0)


def timed_times(graph: TravelGraph, source: int) -> tuple[np.ndarray, float]:
    begin = time.perf_counter()
    hours = graph.times([source])[0]
    return hours, time.perf_counter() - begin


def eight_neighbours(graph: TravelGraph, source: int) -> np.ndarray:
    short = graph.metres.data < 1.5 * CELL_M
    start = np.repeat(np.arange(graph.spec.size), np.diff(graph.hours.indptr))
    moves = (graph.hours.data[short], (start[short], graph.hours.indices[short]))
    return dijkstra(csr_matrix(moves, shape=graph.hours.shape), indices=source)


def level_ground(spec: GridSpec, source: int) -> None:
    graph = travel_graph(terrain(spec), PARAMS)
    x, y = spec.centres()
    straight = np.hypot(x - x[source], y - y[source]) / 1000 / tobler_kmh(0.0)
    far = straight > 1.0
    ways = {"16 neighbours": timed_times(graph, source)[0], "8 neighbours": eight_neighbours(graph, source)}
    for name, hours in ways.items():
        error = 100 * (hours[far] / straight[far] - 1)
        print(f"level ground, {name:14s} too long by {error.mean():5.2f} % on average, {error.max():5.2f} % at most")


def rough_ground(spec: GridSpec, source: int) -> None:
    rng = np.random.default_rng(1)
    height = gaussian_filter(rng.standard_normal(spec.shape), 8)
    height *= 250 / height.std()
    begin = time.perf_counter()
    graph = travel_graph(terrain(spec, elevation=height), PARAMS)
    built = time.perf_counter() - begin
    hours, seconds = timed_times(graph, source)
    print(f"rough ground, {spec.size:,} cells: graph in {built:.2f} s, {seconds:.3f} s per source")
    if importlib.util.find_spec("skimage") is None:
        print("scikit-image is not installed: no comparison with its MCP")
        return
    from skimage.graph import MCP_Geometric

    slope = np.hypot(*np.gradient(height, CELL_M))
    begin = time.perf_counter()
    isotropic = MCP_Geometric(CELL_M / 1000 / tobler_kmh(slope)).find_costs([divmod(source, spec.n_cols)])[0].ravel()
    peer = time.perf_counter() - begin
    far = np.isfinite(hours) & (hours > 1)
    error = 100 * np.abs(isotropic[far] / hours[far] - 1)
    print(f"scikit-image MCP (isotropic): {peer:.3f} s per source, differs by {error.mean():.1f} % on average")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cells", type=int, default=240, help="rows and columns")
    n = parser.parse_args().cells
    spec = GridSpec(0.0, n * CELL_M, CELL_M, n, n)
    level_ground(spec, n // 2 * n + n // 2)
    rough_ground(spec, n // 2 * n + n // 2)


if __name__ == "__main__":
    main()
