"""Near repeats beside a plain count of all pairs (and pointpats where it is installed), on any CSV of points and times.

Without a CSV: cases of Burkitt's lymphoma where libpysal has them (13 pairs within 20 and 5, limits included), and made
finds of which half are followed by another.
"""

from __future__ import annotations

import argparse
import sys
import time

import numpy as np

from benchmarks.points_csv import Points, TableError, add_arguments, read_points
from pawc_planner.analysis.hotspots.near_repeat import NearRepeatParams, Visits, near_repeat

MOST_FOR_PEER = 4000  # finds of which the plain peer holds all pairs in memory


def plain_counts(metres: np.ndarray, days: np.ndarray, params: NearRepeatParams) -> np.ndarray:
    """Count pairs of each band by comparing each pair with each limit."""
    def inside(values: np.ndarray, limits: tuple[float, ...], band: int) -> np.ndarray:
        low, high = limits[band], limits[band + 1]
        if params.closed == "left":
            return (values >= low) & (values < high)
        return (values <= high) & ((values >= low) if band == 0 else (values > low))

    rows, columns = params.bands.shape
    near = [inside(metres, params.space_m, i) for i in range(rows)]
    soon = [inside(days, params.time_days, j) for j in range(columns)]
    return np.array([[np.count_nonzero(a & b) for b in soon] for a in near])


def plain_knox(points: Points, params: NearRepeatParams, permutations: int) -> tuple[np.ndarray, ...]:
    """Return observed, expected and p of each band, with the formula of Knox and a loop of shuffles."""
    known = np.isfinite(points.days)
    x, y, day = points.x[known], points.y[known], points.days[known]
    first, second = np.triu_indices(len(x), 1)
    along, across = np.abs(x[first] - x[second]), np.abs(y[first] - y[second])
    metres = np.hypot(along, across) if params.metric == "euclidean" else along + across
    observed = plain_counts(metres, np.abs(day[first] - day[second]), params)
    rng = np.random.default_rng(params.seed + 1)
    total, above = np.zeros(observed.shape), np.ones(observed.shape)
    for _ in range(permutations):
        shuffled = rng.permutation(day)
        counts = plain_counts(metres, np.abs(shuffled[first] - shuffled[second]), params)
        total += counts
        above += counts >= observed
    return observed, total / permutations, above / (permutations + 1)


def compare(points: Points, params: NearRepeatParams, peer_permutations: int) -> None:
    """Print ours, and the peer beside it."""
    start = time.perf_counter()
    found = near_repeat(points.x, points.y, points.days, params)
    ours = time.perf_counter() - start
    print(f"{found.events:,} finds; ours {ours:.2f} s with {params.permutations} shuffles")
    table = found.table[["space_from", "space_to", "time_from", "time_to", "observed", "expected", "ratio",
                         "ratio_median", "p", "p_holm"]].copy()
    if found.events <= MOST_FOR_PEER:
        start = time.perf_counter()
        observed, expected, p = plain_knox(points, params, peer_permutations)
        seconds = time.perf_counter() - start
        table["peer_observed"], table["peer_expected"], table["peer_p"] = observed.ravel(), expected.ravel(), p.ravel()
        same = (table["observed"] == table["peer_observed"]).all()
        print(f"plain peer {seconds:.2f} s with {peer_permutations} shuffles; counts {'equal' if same else 'DIFFER'}")
    print(table.round(3).to_string(index=False))
    print(found.sentence, "\n")


def burkitt() -> Points | None:
    """Return the cases of Burkitt's lymphoma in West Nile, Uganda, that libpysal holds."""
    try:
        import geopandas
        import libpysal
    except ImportError:
        print("Burkitt's lymphoma: libpysal is not installed\n")
        return None
    cases = geopandas.read_file(libpysal.examples.get_path("burkitt.shp"))
    return Points(*(cases[name].to_numpy(float) for name in "XYT"), "", 0, ())


def beside_pointpats(points: Points, delta: float, tau: float) -> None:
    try:
        from pointpats import Knox
    except ImportError:
        print("pointpats is not installed\n")
        return
    peer = Knox(np.column_stack([points.x, points.y]), points.days[:, None], delta=delta, tau=tau, permutations=99)
    print(f"pointpats: {peer.statistic_} pairs\n")


def made(number: int, seed: int) -> Points:
    rng = np.random.default_rng(seed)
    x, y, day = rng.uniform(0, 20_000, number), rng.uniform(0, 20_000, number), rng.integers(0, 700, number) * 1.0
    half = slice(0, number // 2)
    return Points(np.r_[x, x[half] + 150], np.r_[y, y[half] + 100], np.r_[day, day[half] + 3], "", 0, ())


def looking(years: int, seed: int) -> None:
    """Print how often patrols that come back to places are taken for repeats, by each reading, in years without any."""
    rng, side = np.random.default_rng(seed), 20
    called = np.zeros(3)
    for year in range(years):
        risk = rng.gamma(0.5, 2.0, side * side)
        cells, days, outings = walked(rng, side)
        finds = np.repeat(np.arange(len(cells)), rng.poisson(0.04 * risk[cells]))
        at, places = cells[finds], rng.random((2, len(finds)))
        visits, times = np.unique(np.column_stack([cells, days]), axis=0, return_counts=True)
        found = near_repeat(
            (at % side + places[0]) * 1000, (at // side + places[1]) * 1000, days[finds],
            NearRepeatParams(permutations=99, seed=year), party=outings[finds],
            visits=Visits(visits[:, 0], visits[:, 1].astype(float), times.astype(float), at))
        called += found.near["p"] <= 0.05, found.near["p_visits"] <= 0.05, found.repeats
    shares = called / years
    print(f"{years} years without repeats; called at 5 %: by shuffled days {shares[0]:.1%}, by the days of visits "
          f"{shares[1]:.1%}, by both {shares[2]:.1%}")


def walked(rng: np.random.Generator, side: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return cells, days and patrol-days of a hundred patrols of five days that wander from cell to cell."""
    visits = []
    for patrol in range(100):
        row, column, first = *rng.integers(0, side, 2), rng.integers(0, 360)
        for day in range(5):
            steps = np.clip(np.array([row, column]) + rng.integers(-1, 2, (8, 2)).cumsum(axis=0), 0, side - 1)
            row, column = steps[-1]
            visits += [(cell, first + day, patrol * 5 + day) for cell in np.unique(steps @ (side, 1))]
    cells, days, outings = np.array(visits).T
    return cells, days, outings


def numbers(text: str) -> tuple[float, ...]:
    return tuple(float(part) for part in text.split(","))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("csv", nargs="?")
    add_arguments(parser)
    parser.add_argument("--metres", type=numbers, default=(0, 250, 500, 1000, 2000), help="limits, such as 0,100,inf")
    parser.add_argument("--days", type=numbers, default=(0, 7, 14, 28, 56), help="limits, such as 0,7,14")
    parser.add_argument("--metric", choices=("euclidean", "manhattan"), default="euclidean")
    parser.add_argument("--closed", choices=("left", "right"), default="left", help="which end belongs to a band")
    parser.add_argument("--near", type=float, default=500.0)
    parser.add_argument("--soon", type=float, default=14.0)
    parser.add_argument("--permutations", type=int, default=999)
    parser.add_argument("--peer-permutations", type=int, default=99)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--looking", type=int, help="years of patrols without repeats, to see what is called")
    options = parser.parse_args()
    if options.looking:
        looking(options.looking, options.seed)
        return
    params = NearRepeatParams(options.metres, options.days, options.near, options.soon, options.closed, options.metric,
                              options.permutations, seed=options.seed)
    if options.csv:
        try:
            points = read_points(options.csv, options.x, options.y, options.time, options.crs)
        except TableError as fault:
            sys.exit(str(fault))
        print(*points.said, f"{points.skipped:,} rows without a place", sep="\n")
        compare(points, params, options.peer_permutations)
        return
    known = burkitt()
    if known is not None:
        print("Burkitt's lymphoma, Uganda 1961–75 (published: 13 pairs)")
        compare(known, NearRepeatParams((0, 20), (0, 5), 20, 5, "right"), options.peer_permutations)
        beside_pointpats(known, 20, 5)
    compare(made(200, options.seed), params, options.peer_permutations)


if __name__ == "__main__":
    main()
