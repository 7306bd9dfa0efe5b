"""Scan statistic beside a plain search of all windows, on any CSV of areas (cases, population) or of points.

Without a CSV: sudden infant deaths in North Carolina, 1974–84. Conventions of other programs: SaTScan and smerc look at
circles of at most half the population with two cases at least (the defaults here); their ellipses are --shapes
1,1.5,2,3,4,5 --compactness 0.5. Cases that are no whole numbers are cut to whole ones, as the examples of smerc do.
"""

from __future__ import annotations

import argparse
import math
import sys
import time
from pathlib import Path

import numpy as np

from benchmarks.points_csv import Areas, MissingColumn, TableError, add_arguments, read_areas, read_points
from pawc_planner.analysis.hotspots.scan import spatial_scan
from pawc_planner.analysis.hotspots.scan_params import ScanParams
from pawc_planner.analysis.hotspots.scan_windows import forms

SIDS = Path(__file__).parent / "data" / "north_carolina_sids.csv"
MOST_FOR_PEER = 500
MOST_NAMES = 12


def plain_windows(areas: Areas, params: ScanParams) -> list[tuple[float, list[int]]]:
    """Return the windows without a common area, the strongest first, by loops over middles, forms and sizes."""
    total, everyone = areas.cases.sum(), areas.population.sum()
    found: dict[frozenset, float] = {}
    for form in forms(params.shapes, params.compactness):
        for middle in range(len(areas.x)):
            reach = np.round(form.distances(areas.x, areas.y, middle), 6)
            for size in np.unique(reach):
                inside = reach <= size
                share, cases = areas.population[inside].sum() / everyone, areas.cases[inside].sum()
                if share > params.max_share + 1e-12:
                    break
                expected = total * share
                high, low = cases > expected and cases >= params.min_cases, cases < expected
                if not {"high": high, "low": low, "both": high or low}[params.side]:
                    continue
                ratio = cases * math.log(cases / expected) if cases else 0.0
                if total > cases:
                    ratio += (total - cases) * math.log((total - cases) / (total - expected))
                places = frozenset(np.flatnonzero(inside).tolist())
                found[places] = max(found.get(places, 0.0), ratio * form.penalty)
    chosen, taken = [], set()
    for places, value in sorted(found.items(), key=lambda one: -one[1]):
        if not places & taken:
            chosen.append((value, sorted(places)))
            taken |= places
    return chosen


def compare(areas: Areas, params: ScanParams) -> None:
    """Print our clusters, and the windows of the peer beside them."""
    print(f"{len(areas.x):,} areas, {areas.cases.sum():,.0f} cases, population {areas.population.sum():,.0f}")
    start = time.perf_counter()
    found = spatial_scan(areas.x, areas.y, areas.cases, areas.population, params)
    print(f"ours {time.perf_counter() - start:.2f} s with {params.permutations} random distributions")
    peer = []
    if len(areas.x) <= MOST_FOR_PEER:
        start = time.perf_counter()
        peer = plain_windows(areas, params)
        print(f"plain peer {time.perf_counter() - start:.2f} s without any")
    for number, one in enumerate(found.clusters):
        names = ", ".join(areas.names[place] for place in one.places[:MOST_NAMES])
        more = f" and {len(one.places) - MOST_NAMES} more" if len(one.places) > MOST_NAMES else ""
        print(f"{number + 1}. LLR {one.llr:.4f} statistic {one.statistic:.4f} p {one.p:.4g} Gumbel {one.p_gumbel:.2e}: "
              f"{one.cases:.0f} cases, {one.expected:.2f} expected, relative risk {one.relative_risk:.3f}, "
              f"{len(one.places)} areas within {one.radius_m:,.0f} of {areas.names[one.centre]}, "
              f"shape {one.shape:g} at {one.angle:g}°: {names}{more}")
        if number < len(peer):
            value, places = peer[number]
            same = set(places) == set(one.places.tolist())
            print(f"   peer statistic {value:.4f}, {'the same areas' if same else f'{len(places)} OTHER areas'}")
    print(found.sentence, "\n")


def areas_of_table(path: str, options: argparse.Namespace) -> Areas:
    """Read areas; a table without columns of cases and population is taken for points."""
    try:
        areas = read_areas(path, options.x, options.y, options.cases, options.population, options.crs)
    except MissingColumn:
        if options.cases or options.population:
            raise
        print("no columns of cases and population: each row is taken for a point (--points)")
        return areas_of_points(path, options)
    print(*areas.said, sep="\n")
    return areas


def areas_of_points(path: str, options: argparse.Namespace) -> Areas:
    """Count points in squares of ``--cell``, each of one share of the ground, as no effort is known."""
    points = read_points(path, options.x, options.y, None, options.crs)
    print(*points.said, sep="\n")
    cell = options.cell or max(np.ptp(points.x), np.ptp(points.y)) / 30
    column = ((points.x - points.x.min()) // cell).astype(int)
    row = ((points.y - points.y.min()) // cell).astype(int)
    counts = np.zeros((row.max() + 1, column.max() + 1))
    np.add.at(counts, (row, column), 1)
    x, y = np.meshgrid(np.arange(counts.shape[1]), np.arange(counts.shape[0]))
    names = np.array([f"row {r} column {c}" for r, c in zip(y.ravel(), x.ravel())])
    return Areas(points.x.min() + (x.ravel() + 0.5) * cell, points.y.min() + (y.ravel() + 0.5) * cell, counts.ravel(),
                 np.ones(counts.size), names, points.crs, ())


def whole(areas: Areas) -> Areas:
    """Cut cases to whole numbers, and leave out areas without people and cases."""
    cut = np.floor(areas.cases)
    if (cut != areas.cases).any():
        print("cases are no whole numbers; they are cut to whole ones")
    lost = (areas.population <= 0) & (cut > 0)
    if lost.any():
        print(f"{int(cut[lost].sum())} cases in {int(lost.sum())} areas without population are left out")
    return Areas(areas.x, areas.y, np.where(lost, 0, cut), areas.population, areas.names, areas.crs, areas.said)


def by_chance(runs: int, finds: int, seed: int) -> None:
    """Print how often finds strewn over patchy effort make a cluster."""
    rng, side, called = np.random.default_rng(seed), 12, 0
    x, y = (part.ravel() * 1000.0 for part in np.meshgrid(np.arange(side), np.arange(side)))
    for run in range(runs):
        effort = rng.gamma(0.5, 10.0, side * side) * (rng.random(side * side) < 0.7)
        cases = rng.multinomial(finds, effort / effort.sum())
        called += spatial_scan(x, y, cases, effort, ScanParams(permutations=39, seed=run)).significant > 0
    print(f"{finds} finds by chance on {side * side} cells: a cluster in {called / runs:.2%} of {runs:,} runs at 5 %")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("csv", nargs="?", default=str(SIDS))
    add_arguments(parser, time=False)
    parser.add_argument("--cases", help="column of cases")
    parser.add_argument("--population", help="column of people at risk, or effort")
    parser.add_argument("--points", action="store_true", help="the CSV holds points; they are counted in squares")
    parser.add_argument("--cell", type=float, help="side of the squares, metres; a thirtieth of the extent")
    parser.add_argument("--max-share", type=float, default=0.5)
    parser.add_argument("--max-m", type=float, default=math.inf, help="largest half axis")
    parser.add_argument("--shapes", type=lambda text: tuple(map(float, text.split(","))), default=(1.0,))
    parser.add_argument("--compactness", type=float, default=0.0)
    parser.add_argument("--side", choices=("high", "low", "both"), default="high")
    parser.add_argument("--min-cases", type=int, default=2)
    parser.add_argument("--level", type=float, default=0.05)
    parser.add_argument("--permutations", type=int, default=999)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--chance", type=int, help="runs of ten finds strewn by chance, to see what is called")
    options = parser.parse_args()
    if options.chance:
        by_chance(options.chance, 10, options.seed)
        return
    params = ScanParams(options.max_share, options.max_m, options.shapes, options.compactness, options.side,
                        options.permutations, options.min_cases, options.level, options.seed)
    try:
        areas = areas_of_points(options.csv, options) if options.points else areas_of_table(options.csv, options)
    except TableError as fault:
        sys.exit(str(fault))
    compare(whole(areas), params)


if __name__ == "__main__":
    main()
